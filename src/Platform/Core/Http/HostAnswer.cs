namespace PayHall.Platform.Http;

/// <summary>What the host says in place of a tenant.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Title">What is the matter; the key of its English.</param>
/// <param name="Advice">What to do; the key of its English.</param>
internal sealed record HostAnswer(int Status, string Title, string Advice);
