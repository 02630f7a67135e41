namespace PayHall.Settings;

/// <summary>Settings as they are stored.</summary>
/// <param name="Value">The settings; the defaults where nothing was saved yet.</param>
/// <param name="Version">Rises with every save; 0 where nothing was saved yet.</param>
public sealed record StoredSettings<T>(T Value, long Version);
