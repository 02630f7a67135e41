namespace PayHall.Browser.Tests;

/// <summary>What a person works with.</summary>
public enum Hand
{
    Mouse,
    Keyboard,
}
