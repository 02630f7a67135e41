using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using PayHall.Api;
using PayHall.Platform.Localization;

namespace PayHall.Platform.Http;

/// <summary>What the host itself says where no tenant can: in both languages, without a tenant's look, files or data.</summary>
internal static class HostPage
{
    /// <summary>An administrator stopped the tenant.</summary>
    public static readonly HostAnswer Stopped = new(503, "本站已停用", "如需恢复，请联系平台管理员。");

    /// <summary>The tenant's recipe is running.</summary>
    public static readonly HostAnswer Preparing = new(503, "本站正在准备", "通常不到一分钟，请稍后刷新本页。");

    /// <summary>The tenant does not start. Why is for the administrator, not for everyone.</summary>
    public static readonly HostAnswer Failed = new(503, "本站暂时无法启动", "数据没有丢失。请稍后再试；仍不行时请联系平台管理员。");

    /// <summary>Not even the default site is there.</summary>
    public static readonly HostAnswer NoSite = new(404, "此地址没有站点", "请核对网址。");

    private const string Style = """
        body{margin:0;min-height:100vh;display:grid;place-items:center;font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;background:#f3f6f7;color:#16262b}
        main{max-width:30rem;margin:1rem;padding:2rem 2.25rem;background:#fff;border:1px solid #d8e1e4;border-radius:.5rem}
        h1{margin:0 0 .25rem;font-size:1.375rem;line-height:1.35}p{margin:.25rem 0 0}.en{color:#4f646b;font-size:.9375rem}.gap{margin-top:1.25rem}
        @media (prefers-color-scheme:dark){body{background:#10181b;color:#e6eef0}main{background:#182326;border-color:#2c3b40}.en{color:#a5b7bd}}
        """;

    // Where there is no tenant there is no chosen language either, so both are shown.
    private static readonly Dictionary<string, string> English = new CatalogLocalizer([typeof(HostPage).Assembly])
        .GetAllStrings(includeParentCultures: false).ToDictionary(text => text.Name, text => text.Value, StringComparer.Ordinal);

    private static readonly string Policy = string.Create(
        CultureInfo.InvariantCulture,
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");

    /// <summary>Answers a request that no tenant serves: a page for people, problem+json for the API.</summary>
    public static Task AnswerAsync(HttpContext context, HostAnswer answer)
    {
        context.Response.StatusCode = answer.Status;
        context.Response.Headers.CacheControl = "no-store";
        if (answer.Status == StatusCodes.Status503ServiceUnavailable)
            context.Response.Headers.RetryAfter = "5";
        if (IsApi(context.Request.Path))
            return Results.Problem(title: $"{English[answer.Title]} {answer.Title}", statusCode: answer.Status).ExecuteAsync(context);
        SecurityHeaders.Apply(context);
        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(Html(answer), context.RequestAborted);
    }

    // Which tenant's prefix comes first is not asked: the API has the same place in each.
    private static bool IsApi(PathString path)
        => ApiRoutes.IsApi(path) || ((path.Value ?? "").Split('/', 3) is [_, _, var rest] && ApiRoutes.IsApi("/" + rest));

    private static string Html(HostAnswer answer)
    {
        var text = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);
        return $"""
            <!doctype html>
            <html lang="zh-CN">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{text.Encode(answer.Title)}</title><style>{Style}</style></head>
            <body><main>
            <h1>{text.Encode(answer.Title)}</h1><p>{text.Encode(answer.Advice)}</p>
            <p class="en gap" lang="en"><b>{text.Encode(English[answer.Title])}</b></p><p class="en" lang="en">{text.Encode(English[answer.Advice])}</p>
            </main></body></html>
            """;
    }
}
