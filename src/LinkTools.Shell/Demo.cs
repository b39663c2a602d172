using System.Diagnostics;

namespace LinkTools.Shell;

/// <summary>Shows the main job on the bundled test site: starts it, asks it, shows the links and the CSV, and ends it.</summary>
internal static class Demo
{
    private const int CsvLinesShown = 6;

    public static async Task<int> RunAsync()
    {
        if (FindSite() is not { } siteAssembly)
        {
            Console.Error.WriteLine("linktools: the demo needs the bundled test site, which is in the repository only: dotnet run --project src/LinkTools.Shell -- --demo");
            return ExitCode.Misuse;
        }

        using var site = Process.Start(new ProcessStartInfo("dotnet", [siteAssembly]) { RedirectStandardOutput = true, RedirectStandardInput = true })!;
        try
        {
            var greeting = await site.StandardOutput.ReadLineAsync() ?? throw new IOException("the test site did not start");
            var address = greeting[greeting.LastIndexOf("http", StringComparison.Ordinal)..];
            var csv = Path.Combine(Path.GetTempPath(), "linktools-demo.csv");
            var script = $"Get-PageLinks -Url {address}/, {address}/page/1, {address}/status/404 -Ordered";
            Console.WriteLine($"A test site runs at {address}. Asking two of its pages, and one that is not there, for their links:");
            Console.WriteLine();
            Console.WriteLine($"  {script} | Export-Csv {csv}");

            var code = ScriptRunner.Run(CommandLine.Parse(["--csv", csv, script]));
            var lines = await File.ReadAllLinesAsync(csv);
            Console.WriteLine($"The CSV, {lines.Length} lines in {csv}:");
            Console.WriteLine();
            foreach (var line in lines.Take(CsvLinesShown))
                Console.WriteLine($"  {line}");
            Console.WriteLine("  ...");
            // The missing page is part of the show: its error does not make the demo a failure.
            return code == ExitCode.Failure ? ExitCode.Success : code;
        }
        finally
        {
            site.Kill();
            await site.WaitForExitAsync();
        }
    }

    private static string? FindSite()
    {
        if (ModuleLocator.FindRepository() is not { } root)
            return null;
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var path = Path.Combine(root, "tests", "LinkTools.TestSite", "bin", configuration, "net10.0", "LinkTools.TestSite.dll");
        return File.Exists(path) ? path : null;
    }
}
