using PayHall.Modules;

[assembly: Module(
    Id = "Heating",
    Name = "热力缴费管理",
    Description = "小区与户室、业主、收费标准、签约、账单、收费台、回单与报表。",
    Dependencies = ["Identity"])]
