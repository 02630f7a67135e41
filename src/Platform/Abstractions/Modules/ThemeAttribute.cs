namespace PayHall.Modules;

/// <summary>
/// The manifest of a theme (主题): a module whose layouts win over every other module's views. A tenant uses the
/// one theme among its enabled features.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class ThemeAttribute : ModuleAttribute;
