using PayHall.Modules;

[assembly: Module(Id = "Tenants", Name = "租户", Description = "默认站点：列出本主机上的组织。")]
