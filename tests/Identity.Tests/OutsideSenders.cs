using Microsoft.Extensions.DependencyInjection;
using PayHall.Modules;
using PayHall.Notifications;

[assembly: Module(Id = "OutsideSenders", Name = "测试", Dependencies = ["Identity"])]

namespace PayHall.Identity.Tests.OutsideSenders;

/// <summary>A feature with a sender of its own, as an organisation with an e-mail gateway would add one.</summary>
public sealed class Startup : StartupBase
{
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton<Gateway>();
        services.AddScoped<IMessageSender, Sender>();
    }
}

/// <summary>The other end of the line.</summary>
public sealed class Gateway
{
    public List<OutsideMessage> Messages { get; } = [];

    public bool IsDown { get; set; }
}

public sealed class Sender(Gateway gateway) : IMessageSender
{
    public MessageChannel Channel => MessageChannel.Email;

    public bool Wants(string kind) => kind != "Quiet";

    public Task SendAsync(OutsideMessage message, CancellationToken cancellationToken)
    {
        if (gateway.IsDown)
            throw new HttpRequestException("The gateway is down.");
        gateway.Messages.Add(message);
        return Task.CompletedTask;
    }
}
