using PayHall.Errors;

namespace PayHall.Settlement.Data;

/// <summary>Adds a rule's message only where the field's form was right.</summary>
internal static class InputErrorsAddOnce
{
    public static void AddOnce(this InputErrors errors, string field, string message, params object[] arguments)
    {
        if (!errors.Fields.ContainsKey(field))
            errors.Add(field, message, arguments);
    }
}
