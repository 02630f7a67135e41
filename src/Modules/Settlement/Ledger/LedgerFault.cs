using System.Text.Json.Serialization;
using PayHall.Errors;

namespace PayHall.Settlement.Ledger;

/// <summary>A row of the ledger that disagrees with the others.</summary>
/// <param name="Table">The row's table.</param>
/// <param name="Id">The row's id, or its number or position in the chain.</param>
/// <param name="Journal">The journal to which it belongs, or null.</param>
/// <param name="Document">The journal's source document, or null.</param>
/// <param name="Message">What disagrees.</param>
public sealed record LedgerFault(string Table, long Id, long? Journal, string? Document, [property: JsonIgnore] InputMessage Message)
{
    /// <summary>What disagrees, in Chinese.</summary>
    public string Reason => Message.ToString();

    internal static LedgerFault Of(string table, long id, long? journal, string? document, string message, params object[] arguments)
        => new(table, id, journal, document, new InputMessage(message, arguments));
}
