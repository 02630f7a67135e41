using System.Diagnostics;
using PayHall.Testing;

namespace PayHall.Host.Tests;

/// <summary>What <c>./run</c> hands to the host.</summary>
public sealed class RunScriptTests
{
    [Theory]
    [InlineData("books", "{0}/books")]
    [InlineData("/var/lib/books", "/var/lib/books")]
    [InlineData(null, "{1}/App_Data")]
    public async Task The_data_folder_is_the_callers(string? asked, string expected)
    {
        var caller = Directory.CreateTempSubdirectory("payhall-run-").FullName;
        try
        {
            // Tools that only say what they were given, so that nothing is built or served.
            var tools = Directory.CreateDirectory(Path.Combine(caller, "tools")).FullName;
            foreach (var tool in new[] { "dotnet", "node", "npm" })
            {
                var file = Path.Combine(tools, tool);
                await File.WriteAllTextAsync(file, "#!/bin/sh\necho \"$PAYHALL_DATA\"\n");
                if (!OperatingSystem.IsWindows())
                    File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }

            var start = new ProcessStartInfo("bash", [Path.Combine(Repository.Root, "run")]) { WorkingDirectory = caller, RedirectStandardOutput = true, UseShellExecute = false };
            start.Environment["PATH"] = tools + ":" + Environment.GetEnvironmentVariable("PATH");
            start.Environment["PAYHALL_DATA"] = asked;
            using var process = Process.Start(start)!;
            var said = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Last().ShouldBe(string.Format(null, expected, caller, Repository.Root.TrimEnd('/')));
        }
        finally
        {
            Directory.Delete(caller, recursive: true);
        }
    }
}
