using PayHall.Modules;

[assembly: Module(
    Id = "Settlement",
    Name = "药品交易结算",
    Description = "会员资金账户、发票支付与复核、代付、资金分配、回单。",
    Dependencies = ["Identity"])]
