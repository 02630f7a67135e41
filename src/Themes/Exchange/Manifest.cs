using PayHall.Modules;

[assembly: Theme(Id = "ExchangeTheme", Name = "结算门户主题", Description = "药品交易结算门户的版式，蓝绿色。")]
