namespace PayHall.Settlement.Demo;

/// <summary>A made-up deposit.</summary>
internal sealed record DemoDeposit(DemoMember Member, Money Amount, DateTimeOffset At, string Bank);
