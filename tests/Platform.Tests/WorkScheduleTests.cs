using PayHall.Platform.Background;
using PayHall.Platform.Tenants;

namespace PayHall.Platform.Tests;

/// <summary>A mark outlives the process, or a job that was queued waits until somebody comes by.</summary>
public sealed class WorkScheduleTests
{
    [Fact]
    public async Task A_mark_that_comes_while_another_goes_keeps_its_file()
    {
        var folder = Directory.CreateTempSubdirectory("payhall-test-");
        try
        {
            var paths = new TenantPaths(folder.FullName, folder.FullName);
            var file = Path.Combine(Directory.CreateDirectory(paths.Folder("one")).FullName, "jobs-queued");
            var clock = new InterruptedClock();
            using var schedule = new WorkSchedule(paths, clock);
            using var cleared = new ManualResetEventSlim();
            schedule.Mark("one");
            var clear = Task.CompletedTask;
            clock.Interruption = () =>
            {
                // The other one gets half a second to come between, which it must not take.
                clear = Task.Run(() =>
                {
                    schedule.Clear("one");
                    cleared.Set();
                });
                cleared.Wait(TimeSpan.FromMilliseconds(500));
            };
            schedule.Mark("one");
            await clear;
            File.Exists(file).ShouldBe(schedule.IsMarked("one"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Each look at it is ten seconds after the last, so that no mark is fresh; at the next one something else happens first.</summary>
    private sealed class InterruptedClock : TimeProvider
    {
        private long seconds;

        public Action? Interruption { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp()
        {
            var interruption = Interruption;
            Interruption = null;
            interruption?.Invoke();
            return Interlocked.Add(ref seconds, 10);
        }
    }
}
