namespace PayHall.Benchmarks;

/// <summary>
/// A row of the table: something of ours beside its floor, the least that anything doing this work must take here. Both are
/// measured in the same run, one after the other, several rounds; what counts is the ratio of the medians.
/// </summary>
internal interface IBenchmarkRow : IAsyncDisposable
{
    /// <summary>What is measured, with its size: <c>tariff script, 1,000,000 evaluations</c>.</summary>
    string Name { get; }

    /// <summary>What the floor is.</summary>
    string Floor { get; }

    /// <summary>What the ratio must keep.</summary>
    Target Target { get; }

    /// <summary>Rounds; the median of each side counts.</summary>
    int Rounds => 5;

    /// <summary>Makes what both sides need. Not measured.</summary>
    Task PrepareAsync();

    /// <summary>One round of the floor.</summary>
    Task<Measure> MeasureFloorAsync();

    /// <summary>One round of ours.</summary>
    Task<Measure> MeasureOursAsync();
}
