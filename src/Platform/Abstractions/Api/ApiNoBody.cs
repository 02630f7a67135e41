namespace PayHall.Api;

/// <summary>An endpoint that writes and takes no body; metadata, so that one whose body nobody has described is told from it.</summary>
public sealed record ApiNoBody;
