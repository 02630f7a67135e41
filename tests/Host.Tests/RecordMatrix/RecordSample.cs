namespace PayHall.Host.Tests.RecordMatrix;

/// <summary>Which record an input names.</summary>
/// <param name="Kind">Key of <see cref="RecordSite.Records"/>.</param>
/// <param name="Use">What the call does with it.</param>
internal sealed record RecordSample(string Kind, RecordUse Use)
{
    /// <summary>Reads <c>kind</c>, <c>~kind</c> for a choice or <c>?kind</c> for a filter.</summary>
    public static RecordSample Read(string text) => text[0] switch
    {
        '~' => new RecordSample(text[1..], RecordUse.Choice),
        '?' => new RecordSample(text[1..], RecordUse.Filter),
        _ => new RecordSample(text, RecordUse.Subject),
    };

    public string Own(RecordSite site) => site.Records[Kind].Own;

    public string Foreign(RecordSite site) => site.Records[Kind].Foreign;
}
