namespace PayHall.Settings;

/// <summary>The setting is a secret: the audit trail says that it was changed, and never what it is.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretSettingAttribute : Attribute;
