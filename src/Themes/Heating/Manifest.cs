using PayHall.Modules;

[assembly: Theme(Id = "HeatingTheme", Name = "热力缴费主题", Description = "热力缴费系统的版式，暖色。")]
