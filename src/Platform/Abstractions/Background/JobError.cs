namespace PayHall.Background;

/// <summary>Why a job failed, for people: shown in the language of whoever looks.</summary>
/// <param name="Key">Chinese text with placeholders, the localisation key.</param>
/// <param name="Arguments">Values of the placeholders: texts and numbers.</param>
public sealed record JobError(string Key, IReadOnlyList<object> Arguments);
