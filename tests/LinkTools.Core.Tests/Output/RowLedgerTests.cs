using LinkTools.Core.Frontiers;
using LinkTools.Core.Output.Rows;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Tests.Output;

/// <summary>A page is recorded with the length of the file after its rows.</summary>
public sealed class RowLedgerTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ledger");
    private readonly List<(int Pages, long Bytes)> _recorded = [];

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("a.jsonl")]
    [InlineData("a.jsonl.gz")]
    public async Task Pages_are_recorded_together_with_the_end_of_their_rows(string name)
    {
        using var file = Open(name);
        var ledger = Ledger(file);
        End(ledger, file, "1");
        End(ledger, file, "2");
        await ledger.RecordAsync();
        Assert.Empty(_recorded);

        ledger.Deliver();
        await ledger.RecordAsync();
        // They are in one batch: a crawl that continues from its end must not read the second page again.
        Assert.Empty(_recorded);

        ledger.Deliver();
        End(ledger, file, "3");
        ledger.Deliver();
        await ledger.RecordAsync();
        Assert.Equal([2, 1], _recorded.Select(static batch => batch.Pages));
        Assert.Equal(new FileInfo(Path.Combine(_folder.FullName, name)).Length, _recorded[^1].Bytes);
        Assert.True(_recorded[0].Bytes > 0 && _recorded[0].Bytes < _recorded[1].Bytes);
    }

    [Fact]
    public async Task A_page_that_is_being_written_is_not_counted_in()
    {
        using var file = Open("a.jsonl");
        var ledger = Ledger(file);
        End(ledger, file, "1");
        ledger.Deliver();
        var whole = file.WholeBytes;
        Write(file, "2");
        await ledger.RecordAsync();
        Assert.Equal([(1, whole)], _recorded);
    }

    [Fact]
    public async Task A_fault_of_the_state_ends_the_recording()
    {
        using var file = Open("a.jsonl");
        var ledger = new RowLedger(
            file, new OutputMark("a", "jsonl", 0),
            static (_, _) => throw new CrawlStateException(CrawlStateProblem.StateFileFull, "full"),
            TimeProvider.System);
        End(ledger, file, "1");
        ledger.Deliver();
        await Assert.ThrowsAsync<CrawlStateException>(() => ledger.RunAsync(TestContext.Current.CancellationToken));
    }

    private static void End(RowLedger ledger, RowFile file, string value)
    {
        var page = PageResult.Read(PageRequest.ForUrl(WebUrl.Parse("https://example.com/")!, 0));
        ledger.End(page, () =>
        {
            Write(file, value);
            file.EndUnit();
        });
    }

    private static void Write(RowFile file, string value)
    {
        using var writer = file.NewWriter();
        writer.Write(value);
        writer.EndRow();
        file.Write(writer);
    }

    private RowLedger Ledger(RowFile file) =>
        new(
            file, new OutputMark("a", "jsonl", 0),
            (pages, mark) =>
            {
                _recorded.Add((pages.Count, mark.Bytes));
                return default;
            },
            TimeProvider.System);

    private RowFile Open(string name)
    {
        Assert.True(RowFileName.TryParse(name, out var parsed));
        return RowFiles.Open(new()
        {
            Path = Path.Combine(_folder.FullName, name),
            Name = parsed,
            Columns = ["A"],
        });
    }
}
