using System.Globalization;

namespace PayHall.Settlement.Domain;

/// <summary>A field of a document in which a repeated registration differs from the first.</summary>
/// <param name="Field">The field as the API names it.</param>
/// <param name="Registered">What was registered.</param>
internal sealed record FieldDifference(string Field, string Registered)
{
    /// <summary>The fields whose two values differ.</summary>
    public static IReadOnlyList<FieldDifference> Among(params (string Field, object Registered, object Now)[] fields)
        => [.. fields.Where(field => !field.Registered.Equals(field.Now)).Select(field => new FieldDifference(field.Field, Text(field.Registered)))];

    /// <inheritdoc />
    public override string ToString() => $"{Field}={Registered}";

    private static string Text(object value)
        => value is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
