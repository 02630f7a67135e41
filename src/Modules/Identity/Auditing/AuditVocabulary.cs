using System.Collections.Frozen;
using PayHall.Auditing;

namespace PayHall.Identity.Auditing;

/// <summary>The audit words of all features enabled in this tenant.</summary>
internal sealed class AuditVocabulary(IEnumerable<AuditWords> words)
{
    private readonly FrozenDictionary<string, string> subjects = Merge(words, part => part.Subjects);
    private readonly FrozenDictionary<string, string> fields = Merge(words, part => part.Fields);
    private readonly FrozenDictionary<string, string> values = Merge(words, part => part.Values);

    /// <summary>Actions with their names, localisation keys.</summary>
    public FrozenDictionary<string, string> Actions { get; } = Merge(words, part => part.Actions);

    /// <summary>Name of an action, or the action itself.</summary>
    public string Action(string action) => Actions.GetValueOrDefault(action, action);

    /// <summary>Name of the kind of subject, or null if it has none.</summary>
    public string? SubjectKind(string kind) => subjects.GetValueOrDefault(kind);

    /// <summary>Name of a field: of the whole path, else of its last part.</summary>
    public string Field(string path)
        => fields.GetValueOrDefault(path) ?? fields.GetValueOrDefault(path[(path.LastIndexOf('.') + 1)..]) ?? path;

    /// <summary>Name of a value, or null if it is shown as it is.</summary>
    public string? Value(string value) => values.GetValueOrDefault(value);

    private static FrozenDictionary<string, string> Merge(IEnumerable<AuditWords> words, Func<AuditWords, IReadOnlyDictionary<string, string>> part)
        => words.SelectMany(part).DistinctBy(pair => pair.Key, StringComparer.Ordinal).ToFrozenDictionary(StringComparer.Ordinal);
}
