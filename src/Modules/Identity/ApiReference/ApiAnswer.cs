namespace PayHall.Identity.ApiReference;

/// <summary>One way in which an operation answers.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Description">When; may be empty.</param>
/// <param name="Fields">Fields of the answer; none for errors, which all look alike.</param>
/// <param name="Example">An example, or an empty text.</param>
internal sealed record ApiAnswer(string Status, string Description, IReadOnlyList<ApiField> Fields, string Example);
