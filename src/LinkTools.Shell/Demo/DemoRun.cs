using System.Diagnostics;
using LinkTools.Shell.CommandLine;
using LinkTools.Shell.Hosting;
using LinkTools.Shell.Running;

namespace LinkTools.Shell.Demo;

/// <summary>Shows the main job on the bundled site: links as a table while they come, one page that fails, the CSV that was written.</summary>
internal static class DemoRun
{
    private const int CsvLinesShown = 5;
    private const string Indent = "    ";

    public static int Run(Terminal terminal)
    {
        using var process = SiteProcess.Start();
        var csv = Path.Combine(ModuleLocator.Repository!, "artifacts", "demo", "links.csv");
        Directory.CreateDirectory(Path.GetDirectoryName(csv)!);
        var site = $"$site = '{process.Address}'";
        const string get = "Get-PageLinks $site/, $site/page/1, $site/status/404 -Ordered";

        Say(terminal, $"LinkTools {Application.Version}", ConsoleColor.White);
        Say(terminal, $"A test site runs on this machine, and nothing leaves it. Two of its pages, and one that is not there:");
        Say(terminal, "");
        Say(terminal, Indent + site, ConsoleColor.Cyan);
        Say(terminal, $"{Indent}{get} | Export-Csv links.csv", ConsoleColor.Cyan);

        var watch = Stopwatch.StartNew();
        var code = Application.RunScript(new ShellOptions { Script = $"{site}; {get}", CsvFile = csv }, terminal);
        if (code > Application.Failed)
            return code;

        var lines = File.ReadAllLines(csv);
        Say(terminal, $"{lines.Length - 1} links in {watch.Elapsed.TotalSeconds:0.0} s, the start of the engine included. The page that failed is one error; the others arrived.");
        Say(terminal, "");
        Say(terminal, csv, ConsoleColor.White);
        foreach (var line in lines.Take(CsvLinesShown))
            Say(terminal, CellWidth.Cut(Indent + line, Terminal.Width));
        Say(terminal, $"{Indent}...");
        // One page is missing on purpose; only links that are missing too would be a failure.
        return lines.Length > 1 ? 0 : Application.Failed;
    }

    private static void Say(Terminal terminal, string line, ConsoleColor? colour = null)
    {
        terminal.Write(line, colour);
        terminal.Write(Environment.NewLine);
    }
}
