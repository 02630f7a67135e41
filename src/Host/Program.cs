using PayHall.Platform.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddPayHall(typeof(Program).Assembly);
var app = builder.Build();
app.UsePayHall();
await app.RunAsync();
