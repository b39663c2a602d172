using System.IO.Compression;
using System.Text;
using LinkTools.Core.Frontiers;
using LinkTools.Core.Output.Rows;

namespace LinkTools.Core.Tests.Output;

/// <summary>A file of rows has complete units, however it is closed.</summary>
public sealed class RowFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rows");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("links.csv")]
    [InlineData("links.jsonl.gz")]
    public void A_unit_that_was_not_ended_leaves_nothing(string name)
    {
        var settings = Settings(name);
        using (var file = RowFiles.Open(settings))
        {
            Add(file, "1", endsUnit: false);
            Add(file, "2", endsUnit: true);
            file.Flush();
            Add(file, "3", endsUnit: false);
        }

        Assert.Equal(["1", "2"], Read(settings));
    }

    [Fact]
    public void Whole_units_of_a_compressed_file_are_kept_when_it_is_left_without_completing_it()
    {
        var settings = Settings("links.csv.gz");
        using (var file = RowFiles.Open(settings))
        {
            Add(file, "1", endsUnit: true);
            Add(file, "2", endsUnit: true);
        }

        Assert.Equal(["1", "2"], Read(settings));
    }

    [Theory]
    [InlineData("links.csv")]
    [InlineData("links.csv.gz")]
    [InlineData("links.jsonl")]
    [InlineData("links.jsonl.gz")]
    public void A_file_goes_on_behind_what_was_whole(string name)
    {
        var settings = Settings(name);
        long whole;
        using (var file = RowFiles.Open(settings))
        {
            Add(file, "1", endsUnit: true);
            whole = file.Flush();
            Add(file, "lost", endsUnit: true);
            file.Complete();
        }

        using (var file = RowFiles.GoOn(settings, whole, isFirst: false))
        {
            Add(file, "2", endsUnit: true);
            file.Complete();
        }

        Assert.Equal(["1", "2"], Read(settings));
    }

    [Fact]
    public void A_file_that_is_missing_shorter_or_another_is_not_gone_on_with()
    {
        var settings = Settings("links.csv");
        Assert.Equal(CrawlStateProblem.OutFileMismatch, Problem(() => RowFiles.GoOn(settings, 10, isFirst: false)));
        Assert.False(File.Exists(settings.Path));
        File.WriteAllText(settings.Path, "\"A\"\n\"1");
        Assert.Equal(CrawlStateProblem.OutFileMismatch, Problem(() => RowFiles.GoOn(settings, 10, isFirst: false)));
        File.WriteAllText(settings.Path, "\"Other\"\n\"12345\"\n");
        Assert.Equal(CrawlStateProblem.OutFileMismatch, Problem(() => RowFiles.GoOn(settings, 10, isFirst: false)));
        using (RowFiles.GoOn(settings, 0, isFirst: false))
            Assert.Equal(0, new FileInfo(settings.Path).Length);
    }

    [Fact]
    public void Nothing_of_a_unit_is_kept_when_the_disk_is_full()
    {
        const string Full = "/dev/full";
        Assert.SkipUnless(File.Exists(Full), "There is no device that is always full.");
        var settings = Settings("links.csv");
        // A link to a device: a file that is not regular is refused before anything is written.
        File.CreateSymbolicLink(settings.Path, Full);
        var fault = Assert.Throws<RowFileException>(() =>
        {
            using var file = RowFiles.Open(settings);
            Add(file, "1", endsUnit: true);
        });
        Assert.Equal(RowFileProblem.OutFileNotWritten, fault.Problem);
        Assert.IsAssignableFrom<IOException>(fault.InnerException);
    }

    [Fact]
    public void A_file_that_is_added_to_keeps_what_was_there_when_a_unit_is_lost()
    {
        var settings = Settings("links.csv") with { Appends = true };
        File.WriteAllText(settings.Path, "\"A\"\n\"0\"");
        using (var file = RowFiles.Open(settings))
            Add(file, "lost", endsUnit: false);
        Assert.Equal("\"A\"\n\"0\"", File.ReadAllText(settings.Path));
        using (var file = RowFiles.Open(settings))
        {
            Add(file, "1", endsUnit: true);
            file.Complete();
        }

        Assert.Equal(["0", "1"], Read(settings));
    }

    [Fact]
    public void Text_in_another_encoding_has_its_mark_once()
    {
        var settings = Settings("links.csv") with { Encoding = Encoding.Unicode };
        foreach (var appends in new[] { false, true })
        {
            using var file = RowFiles.Open(settings with { Appends = appends });
            Add(file, "日本 😀", endsUnit: true);
            file.Complete();
        }

        var bytes = File.ReadAllBytes(settings.Path);
        var line = $"\"日本 😀\"{Environment.NewLine}";
        Assert.Equal(
            [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes($"\"A\"{Environment.NewLine}{line}{line}")],
            bytes);
    }

    [Fact]
    public void A_file_that_was_removed_is_missed()
    {
        var settings = Settings("links.csv");
        using var file = RowFiles.Open(settings);
        Add(file, "1", endsUnit: true);
        file.Sync();
        File.Delete(settings.Path);
        Assert.Equal(RowFileProblem.OutFileNotWritten, Assert.Throws<RowFileException>(file.Sync).Problem);
        Assert.Equal(RowFileProblem.OutFileNotWritten, Assert.Throws<RowFileException>(file.Complete).Problem);
    }

    [Fact]
    public void Members_of_a_compressed_file_hold_many_small_units()
    {
        var settings = Settings("links.csv.gz");
        using (var file = RowFiles.Open(settings))
        {
            foreach (var number in Enumerable.Range(0, 20_000))
                Add(file, $"{number}", endsUnit: true);
            file.Complete();
        }

        Assert.Equal(Enumerable.Range(0, 20_000).Select(number => $"{number}"), Read(settings));
        Assert.True(new FileInfo(settings.Path).Length < 100_000);
    }

    private static CrawlStateProblem Problem(Func<RowFile> open) =>
        Assert.Throws<CrawlStateException>(() => open().Dispose()).Problem;

    private static void Add(RowFile file, string value, bool endsUnit)
    {
        using var writer = file.NewWriter();
        writer.Write(value);
        writer.EndRow();
        file.Write(writer);
        if (endsUnit)
            file.EndUnit();
    }

    private static IEnumerable<string> Read(RowFileSettings settings)
    {
        using Stream file = File.OpenRead(settings.Path);
        using var plain = settings.Name.IsCompressed ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(plain);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return settings.Name.Format == RowFormat.Csv
            ? [.. lines.Skip(1).Select(static line => line.Trim('\r', '"'))]
            : [.. lines.Select(static line => line.Split('"')[3])];
    }

    private RowFileSettings Settings(string name)
    {
        Assert.True(RowFileName.TryParse(name, out var parsed));
        return new() { Path = Path.Combine(_folder.FullName, name), Name = parsed, Columns = ["A"] };
    }
}
