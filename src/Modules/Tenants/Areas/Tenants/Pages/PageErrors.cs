using PayHall.Errors;

namespace PayHall.Tenants.Areas.Tenants.Pages;

/// <summary>Use cases name fields as the API does; forms begin them with a capital.</summary>
internal static class PageErrors
{
    /// <summary>The same errors under the form's names.</summary>
    public static InputException ForForm(this InputException exception)
    {
        var renamed = new InputErrors();
        foreach (var (field, messages) in exception.Errors.Fields)
        {
            foreach (var message in messages)
                renamed.Add(field.Length == 0 ? field : char.ToUpperInvariant(field[0]) + field[1..], message.Key, message.Arguments);
        }

        return new InputException(renamed);
    }
}
