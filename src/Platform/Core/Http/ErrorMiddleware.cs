using System.Data.Common;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;
using Npgsql;
using PayHall.Api;
using PayHall.Errors;
using SQLitePCL;

namespace PayHall.Platform.Http;

/// <summary>
/// Turns what a request throws into an answer: RFC 9457 problem+json for the API, a page for people. Input errors and broken
/// rules say what to do; anything unknown is logged and answered with a request id only.
/// </summary>
internal sealed class ErrorMiddleware(RequestDelegate next, IStringLocalizer localizer, ILogger<ErrorMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!IsUtf8(context.Request))
        {
            await AnswerAsync(context, StatusCodes.Status415UnsupportedMediaType, DefaultTitle(415), "UnsupportedCharset", errors: null);
            return;
        }

        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // For the log: nobody reads the answer any more. Where it has begun, it already has a status.
            if (!context.Response.HasStarted)
                context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return;
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            SecurityHeaders.Apply(context);
            await AnswerAsync(context, failure);
        }

        if (!context.Response.HasStarted && context.Response.StatusCode >= 400 && context.Response.ContentLength is null && context.Response.ContentType is null)
            await AnswerAsync(context, context.Response.StatusCode, DefaultTitle(context.Response.StatusCode), code: null, errors: null);
    }

    private Task AnswerAsync(HttpContext context, Exception failure)
    {
        switch (failure)
        {
            case InputException input:
                var errors = input.Errors.Fields
                    .GroupBy(field => Member(context, field.Key) ?? field.Key, field => field.Value.Select(message => localizer.Of(message)), StringComparer.Ordinal)
                    .ToDictionary(field => field.Key, field => field.SelectMany(messages => messages).ToArray(), StringComparer.Ordinal);
                return AnswerAsync(context, StatusCodes.Status400BadRequest, localizer["输入有误，请按提示修改"], "InvalidInput", errors);
            case ExplainedException refusal:
                var message = localizer.Of(refusal);
                return AnswerAsync(
                    context, refusal.StatusCode, message, refusal.Code, refusal.Field is null ? null : new(StringComparer.Ordinal) { [Member(context, refusal.Field) ?? JsonNamingPolicy.CamelCase.ConvertName(refusal.Field)] = [message] });
            case AntiforgeryValidationException:
                return AnswerAsync(context, StatusCodes.Status400BadRequest, localizer["页面已过期，请刷新后重试"], "Antiforgery", errors: null);
            case BadHttpRequestException bad:
                return AnswerAsync(context, bad.StatusCode, DefaultTitle(bad.StatusCode), "BadRequest", errors: null);
            case InvalidDataException or IOException when context.Request.HasFormContentType:
                logger.LogInformation(failure, "Request {RequestId} {Method} {Path} brought a form that can't be read", context.TraceIdentifier, context.Request.Method, context.Request.Path);
                return AnswerAsync(context, StatusCodes.Status400BadRequest, DefaultTitle(400), "BadRequest", errors: null);
            case DbException database when IsConflict(database):
                // Two did at the same moment what excludes the other, past what each had found before.
                logger.LogWarning(failure, "Request {RequestId} {Method} {Path} met a change by somebody else", context.TraceIdentifier, context.Request.Method, context.Request.Path);
                return AnswerAsync(context, StatusCodes.Status409Conflict, localizer["与别人同时的修改冲突，没有保存；请返回刷新后重试"], "ConcurrentChange", errors: null);
            default:
                logger.LogError(failure, "Request {RequestId} {Method} {Path} failed", context.TraceIdentifier, context.Request.Method, context.Request.Path);
                return AnswerAsync(context, StatusCodes.Status500InternalServerError, DefaultTitle(500), code: null, errors: null);
        }
    }

    private static bool IsUtf8(HttpRequest request)
        => !MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase);

    private static bool IsConflict(DbException failure)
        => failure is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.UniqueViolation }
            or SqliteException { SqliteErrorCode: raw.SQLITE_CONSTRAINT };

    /// <summary>The field as callers of the endpoint write it, where the endpoint says so.</summary>
    private static string? Member(HttpContext context, string property)
        => context.GetEndpoint()?.Metadata.GetOrderedMetadata<ApiFieldName>().FirstOrDefault(field => field.Property == property)?.Member;

    private static Task AnswerAsync(HttpContext context, int status, string title, string? code, Dictionary<string, string[]>? errors)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        return ApiRoutes.IsApi(context.Request.Path)
            ? Problem(context, status, title, code, errors).ExecuteAsync(context)
            : StatusPage.RenderAsync(context, status, title, errors ?? []);
    }

    private static IResult Problem(HttpContext context, int status, string title, string? code, Dictionary<string, string[]>? errors)
    {
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["requestId"] = context.TraceIdentifier };
        if (code is not null)
            extensions["code"] = code;
        if (errors is not null)
            extensions["errors"] = errors;
        return Results.Problem(title: title, statusCode: status, extensions: extensions);
    }

    private string DefaultTitle(int status) => status switch
    {
        400 => localizer["请求有误"],
        401 => localizer["请先登录"],
        403 => localizer["您没有这项权限"],
        404 => localizer["没有这个页面"],
        405 => localizer["不支持这种请求方式"],
        413 => localizer["提交的内容过大"],
        415 => localizer["不支持这种内容类型"],
        429 => localizer["请求过于频繁，请稍后再试"],
        >= 500 => localizer["系统出现错误，请稍后再试"],
        _ => localizer["请求未能完成"],
    };
}
