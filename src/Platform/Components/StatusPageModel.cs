namespace PayHall.Components;

/// <summary>What a status page shows.</summary>
/// <param name="Code">HTTP status.</param>
/// <param name="Title">What happened, in the current language.</param>
/// <param name="RequestId">Id to quote to support.</param>
public sealed record StatusPageModel(int Code, string Title, string RequestId)
{
    /// <summary>What is wrong with which field or parameter; an empty name stands for the whole.</summary>
    public IReadOnlyList<(string Field, string Message)> Faults { get; init; } = [];
}
