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
            using var schedule = new WorkSchedule(paths, new HastyClock());
            for (var round = 0; round < 3000; round++)
            {
                schedule.Mark("one");
                await Task.WhenAll(Task.Run(() => schedule.Clear("one")), Task.Run(() => schedule.Mark("one")));
                File.Exists(file).ShouldBe(schedule.IsMarked("one"), $"round {round}");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Each look at it is ten seconds after the last, so that no mark is fresh.</summary>
    private sealed class HastyClock : TimeProvider
    {
        private long seconds;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Interlocked.Add(ref seconds, 10);
    }
}
