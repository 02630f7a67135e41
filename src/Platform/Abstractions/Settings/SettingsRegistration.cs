namespace PayHall.Settings;

/// <summary>Settings that recipes may set.</summary>
/// <param name="Name">Unique name, e.g. <c>settlement</c>.</param>
/// <param name="Type">The settings record.</param>
public sealed record SettingsRegistration(string Name, Type Type);
