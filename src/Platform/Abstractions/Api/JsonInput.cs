using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using PayHall.Errors;

namespace PayHall.Api;

/// <summary>
/// Reads a JSON object field by field and collects everything that is wrong with it, unknown members included, so that
/// one answer names every wrong field. Read all fields, then call <see cref="ThrowIfInvalid"/> before using a value.
/// </summary>
public sealed class JsonInput
{
    private const int MaxBodyBytes = 1024 * 1024;
    private readonly JsonElement element;
    private readonly string path;
    private readonly InputErrors errors;
    private readonly List<JsonInput> children = [];
    private readonly Dictionary<string, JsonElement> members = new(StringComparer.Ordinal);
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    private JsonInput(JsonElement element, string path, InputErrors errors)
    {
        this.element = element;
        this.path = path;
        this.errors = errors;
        var repeated = new HashSet<string>(StringComparer.Ordinal);
        if (element.ValueKind != JsonValueKind.Object)
            return;
        foreach (var member in element.EnumerateObject())
        {
            if (NameOf(member) is not { } name)
                errors.Add(path.TrimEnd('.'), "字段名不能含有控制字符");
            else if (!members.TryAdd(name, member.Value))
                repeated.Add(name);
        }

        foreach (var name in repeated)
            errors.Add(path + name, "字段出现了多次");
    }

    /// <summary>What is wrong so far; a use case may add to it.</summary>
    public InputErrors Errors => errors;

    /// <summary>Reads a request's body.</summary>
    /// <exception cref="InputException">The body is not a JSON object.</exception>
    /// <exception cref="BadHttpRequestException">The body is too large, whether it says so beforehand or not.</exception>
    public static async Task<JsonInput> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var problems = new InputErrors();
        try
        {
            if (!request.HasJsonContentType())
                problems.Add("", "请求内容必须是 application/json");
            problems.ThrowIfAny();

            // Counted by the server as the body comes in: a chunked one doesn't say its length beforehand.
            if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
                limit.MaxRequestBodySize = MaxBodyBytes;
            // The document's memory is lent, and goes back; the copy is the request's own.
            using var document = await JsonDocument.ParseAsync(request.Body, new JsonDocumentOptions { MaxDepth = 32 }, cancellationToken);
            return Parse(document.RootElement.Clone());
        }
        catch (JsonException failure)
        {
            problems.Add("", "请求内容不是有效的 JSON：第 {0} 行第 {1} 字节", (failure.LineNumber ?? 0) + 1, (failure.BytePositionInLine ?? 0) + 1);
            throw new InputException(problems);
        }
    }

    /// <summary>Reads a JSON object.</summary>
    /// <exception cref="InputException">It is not an object.</exception>
    public static JsonInput Parse(JsonElement element)
    {
        var problems = new InputErrors();
        if (element.ValueKind != JsonValueKind.Object)
        {
            problems.Add("", "请求内容必须是 JSON 对象");
            problems.ThrowIfAny();
        }

        return new JsonInput(element, "", problems);
    }

    /// <summary>True if the member is there and not null.</summary>
    public bool Has(string name) => TryGet(name, out _);

    /// <summary>True if the member is there, even as null: callers take a value away with it, and keep one by leaving the member out.</summary>
    public bool IsGiven(string name)
    {
        known.Add(name);
        return members.ContainsKey(name);
    }

    /// <summary>A text that must be there, trimmed, not empty.</summary>
    public string RequiredText(string name, int maxLength)
        => Text(name, maxLength) is { Length: > 0 } text ? text : Missing(name, "");

    /// <summary>A text that may be absent, trimmed.</summary>
    public string? Text(string name, int maxLength)
    {
        if (!TryGet(name, out var value))
            return null;
        if (value.ValueKind != JsonValueKind.String)
            return Wrong<string?>(name, "应为文字", null);
        if (TextOf(value)?.Trim() is not { } text || !PlainText.IsLine(text))
            return Wrong<string?>(name, "不能含有控制字符", null);
        return text.Length > maxLength ? Wrong<string?>(name, "不能超过 {0} 个字符", null, maxLength) : text;
    }

    /// <summary>A text over several lines that may be absent, such as a script, untrimmed.</summary>
    public string? LongText(string name, int maxLength)
    {
        if (!TryGet(name, out var value))
            return null;
        if (value.ValueKind != JsonValueKind.String)
            return Wrong<string?>(name, "应为文字", null);
        if (TextOf(value) is not { } text)
            return Wrong<string?>(name, "不能含有控制字符", null);
        if (!PlainText.IsLines(text))
            return Wrong<string?>(name, "第 {0} 行含有控制字符，请删去", null, text.Split('\n').TakeWhile(line => PlainText.IsLines(line)).Count() + 1);
        return text.Length > maxLength ? Wrong<string?>(name, "不能超过 {0} 个字符", null, maxLength) : text;
    }

    /// <summary>An amount in yuan that must be there: a decimal string with at most two digits.</summary>
    public Money RequiredMoney(string name) => Money(name) ?? Missing(name, default(Money));

    /// <summary>An amount in yuan that may be absent.</summary>
    public Money? Money(string name)
    {
        if (!TryGet(name, out var value))
            return null;
        return TextOf(value) is { } text && IsPlainNumber(text) && PayHall.Money.TryParse(text, out var money)
            ? money
            : Wrong<Money?>(name, "应为以元为单位、至多两位小数的文字，如 \"2073.60\"", null);
    }

    /// <summary>A decimal that must be there, as a decimal string with at most so many digits after the point.</summary>
    public decimal RequiredDecimal(string name, int maxScale) => Decimal(name, maxScale) ?? Missing(name, 0m);

    /// <summary>A decimal that may be absent.</summary>
    public decimal? Decimal(string name, int maxScale)
    {
        if (!TryGet(name, out var value))
            return null;
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return TextOf(value) is { Length: <= 24 } text
            && decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out var number)
            && decimal.Round(number, maxScale) == number && Math.Abs(number) < 1_000_000_000_000m
            ? number
            : Wrong<decimal?>(name, "应为至多 {0} 位小数的数字文字，如 \"98.60\"", null, maxScale);
    }

    /// <summary>A whole number that may be absent.</summary>
    public int? Integer(string name, int min, int max)
    {
        if (!TryGet(name, out var value))
            return null;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= min && number <= max
            ? number
            : Wrong<int?>(name, "应为 {0} 到 {1} 之间的整数", null, min, max);
    }

    /// <summary>A boolean; absent counts as false.</summary>
    public bool Boolean(string name)
    {
        if (!TryGet(name, out var value))
            return false;
        return value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : Wrong(name, "应为 true 或 false", false);
    }

    /// <summary>A boolean that must be there.</summary>
    public bool RequiredBoolean(string name) => Has(name) ? Boolean(name) : Missing(name, false);

    /// <summary>A date that must be there, <c>yyyy-MM-dd</c>.</summary>
    public DateOnly RequiredDate(string name) => Date(name) ?? Missing(name, default(DateOnly));

    /// <summary>A date that may be absent.</summary>
    public DateOnly? Date(string name)
    {
        if (!TryGet(name, out var value))
            return null;
        if (!CalendarDays.TryParse(TextOf(value), out var day))
            return Wrong<DateOnly?>(name, "应为 yyyy-MM-dd 形式的日期", null);
        return CalendarDays.Contains(day) ? day : Wrong<DateOnly?>(name, "应为 {0} 至 {1} 年之间的日期", null, CalendarDays.FirstYear, CalendarDays.LastYear);
    }

    /// <summary>A term of an enumeration that must be there.</summary>
    public TEnum RequiredEnum<TEnum>(string name)
        where TEnum : struct, Enum
        => Enum<TEnum>(name) ?? Missing(name, default(TEnum));

    /// <summary>A term of an enumeration that may be absent; exactly as the specification writes it.</summary>
    public TEnum? Enum<TEnum>(string name)
        where TEnum : struct, Enum
    {
        if (!TryGet(name, out var value))
            return null;
        return TextOf(value) is { } text && System.Enum.GetNames<TEnum>().Contains(text, StringComparer.Ordinal)
            ? System.Enum.Parse<TEnum>(text)
            : Wrong<TEnum?>(name, "应为其中之一：{0}", null, string.Join("、", System.Enum.GetNames<TEnum>()));
    }

    /// <summary>A list of texts that must be there.</summary>
    public IReadOnlyList<string> RequiredTexts(string name, int maxCount, int maxLength)
    {
        if (!TryGet(name, out var value))
            return Missing<IReadOnlyList<string>>(name, []);
        return value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0 && value.GetArrayLength() <= maxCount
            ? TextsOf(name, value, maxLength)
            : Wrong<IReadOnlyList<string>>(name, "应为 1 到 {0} 项的列表", [], maxCount);
    }

    /// <summary>A list of texts that may be absent or empty.</summary>
    public IReadOnlyList<string>? Texts(string name, int maxCount, int maxLength)
    {
        if (!TryGet(name, out var value))
            return null;
        return value.ValueKind == JsonValueKind.Array && value.GetArrayLength() <= maxCount
            ? TextsOf(name, value, maxLength)
            : Wrong<IReadOnlyList<string>>(name, "应为至多 {0} 项的列表", [], maxCount);
    }

    /// <summary>A list of ids, which are whole numbers, that may be absent or empty.</summary>
    public IReadOnlyList<long>? Ids(string name, int maxCount)
    {
        if (!TryGet(name, out var value))
            return null;
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() > maxCount)
            return Wrong<IReadOnlyList<long>>(name, "应为至多 {0} 项的列表", [], maxCount);
        var ids = value.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Number && item.TryGetInt64(out var id) ? id : (long?)null).ToList();
        return ids.TrueForAll(id => id is not null) ? ids.ConvertAll(id => id!.Value) : Wrong<IReadOnlyList<long>>(name, "每一项应为整数", []);
    }

    /// <summary>An object that must be there; its fields are named <c>parent.child</c> in errors.</summary>
    public JsonInput RequiredObject(string name) => Object(name) ?? Missing(name, Child(default, name));

    /// <summary>An object that may be absent.</summary>
    public JsonInput? Object(string name)
    {
        if (!TryGet(name, out var value))
            return null;
        return value.ValueKind == JsonValueKind.Object ? Child(value, name) : Wrong<JsonInput?>(name, "应为 JSON 对象", null);
    }

    /// <summary>Reports a field's value as wrong, for rules that the readers don't know.</summary>
    public void Reject(string name, string message, params object[] arguments) => errors.Add(path + name, message, arguments);

    /// <summary>Throws if any field, here or in an object below, was wrong or is unknown.</summary>
    /// <exception cref="InputException">Something is wrong; it names every field.</exception>
    public void ThrowIfInvalid()
    {
        RejectUnknown();
        errors.ThrowIfAny();
    }

    private void RejectUnknown()
    {
        foreach (var name in members.Keys.Where(name => !known.Contains(name)))
            errors.Add(path + name, "没有这个字段，可用字段：{0}", string.Join("、", known));
        children.ForEach(child => child.RejectUnknown());
    }

    private static bool IsPlainNumber(string text) => text.All(c => char.IsAsciiDigit(c) || c is '.' or '-') && text.Length > 0;

    /// <summary>The text; null if the value is none, or holds half a character (<c>"\ud800"</c>), which JSON can write and .NET can't read.</summary>
    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string? NameOf(JsonProperty member)
    {
        try
        {
            return PlainText.IsLine(member.Name) ? member.Name : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private JsonInput Child(JsonElement value, string name)
    {
        var child = new JsonInput(value, path + name + ".", errors);
        children.Add(child);
        return child;
    }

    private bool TryGet(string name, out JsonElement value)
    {
        known.Add(name);
        return members.TryGetValue(name, out value) && value.ValueKind != JsonValueKind.Null;
    }

    private IReadOnlyList<string> TextsOf(string name, JsonElement value, int maxLength)
    {
        var texts = value.EnumerateArray().Select(item => TextOf(item)?.Trim()).ToList();
        if (value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) && !texts.TrueForAll(text => text is not null && PlainText.IsLine(text)))
            return Wrong<IReadOnlyList<string>>(name, "不能含有控制字符", []);
        return texts.TrueForAll(text => text?.Length <= maxLength)
            ? texts!
            : Wrong<IReadOnlyList<string>>(name, "每一项应为不超过 {0} 个字符的文字", [], maxLength);
    }

    private T Missing<T>(string name, T value)
    {
        if (element.ValueKind != JsonValueKind.Object || errors.Fields.ContainsKey(path + name))
            return value;
        errors.Add(path + name, "必填");
        return value;
    }

    private T Wrong<T>(string name, string message, T value, params object[] arguments)
    {
        errors.Add(path + name, message, arguments);
        return value;
    }
}
