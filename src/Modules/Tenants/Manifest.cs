using PayHall.Modules;

[assembly: Module(
    Id = "Tenants",
    Name = "租户",
    Description = "默认站点：列出本主机上的组织；平台管理员在这里新建、启停、改址和删除它们，开关它们的功能。",
    Dependencies = ["Identity"],
    DefaultTenantOnly = true,
    StaysEnabled = true)]
