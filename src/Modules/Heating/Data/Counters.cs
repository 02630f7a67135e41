using PayHall.Data;

namespace PayHall.Heating.Data;

/// <summary>Numbers that count within a local day, without gaps: a number is taken in the transaction that uses it.</summary>
internal static class Counters
{
    /// <summary>The day's next number, from 1.</summary>
    public static Task<int> NextAsync(WriteTransaction transaction, string name, DateOnly day, CancellationToken cancellationToken)
        => transaction.ScalarAsync<int>(
            """
            INSERT INTO heating_counters (name, day, value) VALUES (@name, @day, 1)
            ON CONFLICT (name, day) DO UPDATE SET value = heating_counters.value + 1 RETURNING value
            """,
            new { name, day = DateConverter.ToNumber(day) }, cancellationToken);
}
