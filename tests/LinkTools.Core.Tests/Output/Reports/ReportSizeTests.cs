using System.Globalization;
using LinkTools.Core.Output.Reports;

namespace LinkTools.Core.Tests.Output.Reports;

/// <summary>How much memory a report of very many links needs, and whether it is complete.</summary>
[Collection(Alone)]
[Trait("Category", "Long")]
public sealed class ReportSizeTests : IDisposable
{
    /// <summary>Tests that measure the memory of the process, and so cannot run beside others.</summary>
    public const string Alone = "alone";

    private readonly string _folder = Directory.CreateTempSubdirectory("linktools-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("json")]
    [InlineData("sarif")]
    [InlineData("gitlab")]
    [InlineData("md")]
    [InlineData("xml")]
    [InlineData("html")]
    public void A_million_links_leave_memory_flat(string ending)
    {
        // The full run takes a million links; a short one shows the same with fewer.
        var full = Environment.GetEnvironmentVariable("LINKTOOLS_FULL") is { Length: > 0 };
        var count = full ? 1_000_000 : 60_000;
        var path = Path.Combine(_folder, $"report.{ending}");
        using var export = new ReportExport(new ReportOptions { IncludesOk = true }, [])
        {
            OnFailed = (_, exception) => throw new InvalidOperationException(exception.Message, exception),
        };
        var format = ending == "gitlab" ? ReportFormat.GitLab : ReportFormats.Find(path)!.Value;
        export.Open(path, format, false);
        var (added, start, most) = (0, 0L, 0L);
        foreach (var check in GeneratedChecks.Make(count, "https://beacon.example/", pages: 50_000))
        {
            export.Add(check);
            if (++added % (count / 5) != 0)
                continue;
            var held = GC.GetTotalMemory(forceFullCollection: true);
            start = start == 0 ? held : start;
            most = Math.Max(most, held - start);
        }

        export.Complete();
        TestContext.Current.SendDiagnosticMessage(
            string.Create(CultureInfo.InvariantCulture, $"{ending}: {most >> 10} KB more for {count} links"));
        // If the rows stayed in memory, they would be more than a hundred megabytes for 60,000 links.
        Assert.InRange(most, 0, 24 << 20);
        AssertWhole(path, format, count);
    }

    private static void AssertWhole(string path, ReportFormat format, int count)
    {
        var length = new FileInfo(path).Length;
        switch (format)
        {
            case ReportFormat.Markdown:
                Assert.InRange(length, 50_000, 65_000 * 3);
                break;
            case ReportFormat.JUnit:
                using (var reader = System.Xml.XmlReader.Create(path))
                {
                    var cases = 0;
                    while (reader.Read())
                        cases += reader is { NodeType: System.Xml.XmlNodeType.Element, Name: "testcase" } ? 1 : 0;
                    Assert.Equal(count, cases);
                }

                break;
            case ReportFormat.Html:
                var rows = File.ReadLines(path).Count(line => line.StartsWith("[\"", StringComparison.Ordinal));
                Assert.Equal(Math.Min(count, 200_000), rows);
                break;
            case ReportFormat.Sarif:
                Assert.Contains(
                    string.Create(CultureInfo.InvariantCulture, $"{count - 25_000} more links are not in this file"),
                    File.ReadAllText(path), StringComparison.Ordinal);
                break;
            default:
                using (var file = File.OpenRead(path))
                using (var reader = new StreamReader(file))
                {
                    // One object for each link; read as text, because a tree of a million of them needs a gigabyte.
                    var name = format == ReportFormat.Json ? "\"CheckedAt\"" : "\"check_name\"";
                    Assert.Equal(count, CountOf(reader, name));
                }

                break;
        }
    }

    private static int CountOf(StreamReader reader, string name)
    {
        var buffer = new char[1 << 20];
        var (count, kept) = (0, 0);
        while (reader.Read(buffer, kept, buffer.Length - kept) is > 0 and var read)
        {
            var text = buffer.AsSpan(0, kept + read);
            for (var at = text.IndexOf(name); at >= 0; at = text.IndexOf(name))
            {
                count++;
                text = text[(at + name.Length)..];
            }

            // A name may be split between two parts.
            kept = Math.Min(text.Length, name.Length - 1);
            text[^kept..].CopyTo(buffer);
        }

        return count;
    }
}
