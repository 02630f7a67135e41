using PayHall.Modules;

[assembly: Module(Id = "Identity", Name = "用户与权限", Description = "登录、账号、角色、机构、数据范围与支付密码。", StaysEnabled = true)]
