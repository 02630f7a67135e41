namespace PayHall.Platform.Modules;

/// <summary>Features that can't be enabled as asked: an unknown id, a cycle, two themes, or an id declared twice.</summary>
/// <param name="message">What is wrong and with which feature.</param>
public sealed class FeatureException(string message) : Exception(message);
