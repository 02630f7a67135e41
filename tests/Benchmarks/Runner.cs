namespace PayHall.Benchmarks;

/// <summary>Measures rows: a warm-up, then floor and ours in turn, so that a busy machine slows both.</summary>
internal sealed class Runner(TextWriter output, string day)
{
    public async Task<Outcome> RunAsync(IBenchmarkRow row)
    {
        await using (row)
        {
            await output.WriteLineAsync($"# {row.Name}");
            await row.PrepareAsync();
            await row.MeasureFloorAsync();
            await row.MeasureOursAsync();
            var (floors, ours) = (new List<Measure>(), new List<Measure>());
            for (var round = 1; round <= row.Rounds; round++)
            {
                floors.Add(await row.MeasureFloorAsync());
                ours.Add(await row.MeasureOursAsync());
                await output.WriteLineAsync($"  round {round}: floor {floors[^1]}, ours {ours[^1]}, ratio {ours[^1].Value / floors[^1].Value:0.00}");
            }

            var outcome = new Outcome(row, Median(floors), Median(ours), day);
            await output.WriteLineAsync($"  median : floor {outcome.Floor}, ours {outcome.Ours}, ratio {outcome.Ratio:0.00}, target {row.Target}: {(outcome.IsMet ? "met" : "MISSED")}");
            return outcome;
        }
    }

    private static Measure Median(List<Measure> measures) => measures.OrderBy(measure => measure.Value).ElementAt(measures.Count / 2);
}
