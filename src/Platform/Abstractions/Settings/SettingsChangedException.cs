using PayHall.Errors;

namespace PayHall.Settings;

/// <summary>Somebody else saved the settings since they were read for editing.</summary>
public sealed class SettingsChangedException()
    : RuleException("这些设置刚被别人修改过，本次没有保存；请刷新页面，核对后再改");
