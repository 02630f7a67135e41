namespace PayHall.Platform.Tests;

/// <summary>Waits for what happens in the background.</summary>
internal static class Eventually
{
    public static Task HappensAsync(Func<bool> condition) => HappensAsync(() => Task.FromResult(condition()));

    public static async Task HappensAsync(Func<Task<bool>> condition)
    {
        for (var attempt = 0; attempt < 600; attempt++)
        {
            if (await condition())
                return;
            await Task.Delay(50);
        }

        throw new TimeoutException("It did not happen within half a minute.");
    }
}
