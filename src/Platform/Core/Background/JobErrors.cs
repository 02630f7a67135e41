using System.Globalization;
using System.Text.Json;
using PayHall.Background;
using PayHall.Errors;

namespace PayHall.Platform.Background;

/// <summary>
/// Why jobs fail, as their rows keep it: the message's key and arguments. An unknown exception's own words, such as SQL and paths, are
/// for the log alone.
/// </summary>
internal static class JobErrors
{
    private const string Unknown = "系统出现错误，这项工作没有完成。原因在系统日志里，请把工作编号 {0} 告诉管理员";
    private const string NoHandler = "没有功能能做这项工作（{0}），可能已被关闭；请管理员启用后重新开始";

    /// <summary>Of a refusal, which explains itself.</summary>
    public static string Of(ExplainedException refusal) => Write(refusal.MessageKey, refusal.Arguments);

    /// <summary>Of anything else.</summary>
    public static string OfUnknown(long job) => Write(Unknown, [job]);

    /// <summary>Of a kind of job that no enabled feature runs.</summary>
    public static string OfNoHandler(string kind) => Write(NoHandler, [kind]);

    /// <summary>Reads what is stored with a job; what is not of this form was stored before there was one, and is not shown.</summary>
    public static JobError? Read(long job, string? stored)
    {
        if (stored is null)
            return null;
        try
        {
            if (JsonSerializer.Deserialize<Stored>(stored, JsonSerializerOptions.Web) is { Key.Length: > 0 } error)
                return new JobError(error.Key, [.. error.Arguments.Select(Value)]);
        }
        catch (JsonException)
        {
            // As said above.
        }

        return new JobError(Unknown, [job]);
    }

    private static string Write(string key, IEnumerable<object> arguments)
        => JsonSerializer.Serialize(new Stored(key, [.. arguments.Select(argument => JsonSerializer.SerializeToElement(Plain(argument)))]), JsonSerializerOptions.Web);

    private static object Plain(object argument) => argument switch
    {
        string or int or long or decimal => argument,
        IFormattable formattable => formattable.ToString(format: null, CultureInfo.InvariantCulture),
        _ => argument.ToString() ?? "",
    };

    private static object Value(JsonElement argument) => argument.ValueKind switch
    {
        JsonValueKind.Number when argument.TryGetInt64(out var whole) => whole,
        JsonValueKind.Number => argument.GetDecimal(),
        _ => argument.ToString(),
    };

    private sealed record Stored(string Key, IReadOnlyList<JsonElement> Arguments);
}
