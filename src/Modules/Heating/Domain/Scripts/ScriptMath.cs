using System.Globalization;

namespace PayHall.Heating.Domain.Scripts;

/// <summary>What compiled scripts call. The <c>…At</c> twins compute the same and name the place of a failure.</summary>
internal static class ScriptMath
{
    /// <summary><c>Math.round</c>: half up, also below zero, as JavaScript has it.</summary>
    public static decimal Round(decimal value) => decimal.Floor(value + 0.5m);

    /// <summary>A number in a label.</summary>
    public static string Text(decimal value) => value.ToString("0.##########", CultureInfo.InvariantCulture);

    /// <summary>Two parts of a label.</summary>
    public static string Join(string left, string right) => left + right;

    /// <summary>+</summary>
    public static decimal AddAt(decimal left, decimal right, int place) => At(left, right, place, static (a, b) => a + b);

    /// <summary>−</summary>
    public static decimal SubtractAt(decimal left, decimal right, int place) => At(left, right, place, static (a, b) => a - b);

    /// <summary>×</summary>
    public static decimal MultiplyAt(decimal left, decimal right, int place) => At(left, right, place, static (a, b) => a * b);

    /// <summary>÷</summary>
    public static decimal DivideAt(decimal left, decimal right, int place) => At(left, right, place, static (a, b) => a / b);

    /// <summary>Remainder with the sign of the dividend.</summary>
    public static decimal ModuloAt(decimal left, decimal right, int place) => At(left, right, place, static (a, b) => a % b);

    /// <summary><c>Math.round</c>.</summary>
    public static decimal RoundAt(decimal value, int place) => At(value, 0m, place, static (a, _) => Round(a));

    private static decimal At(decimal left, decimal right, int place, Func<decimal, decimal, decimal> compute)
    {
        try
        {
            return compute(left, right);
        }
        catch (DivideByZeroException)
        {
            throw ScriptRun.Fail(place, "第 {0} 行第 {1} 列：除数为 0");
        }
        catch (OverflowException)
        {
            throw ScriptRun.Fail(place, "第 {0} 行第 {1} 列：数字太大，超出可计算的范围");
        }
    }
}
