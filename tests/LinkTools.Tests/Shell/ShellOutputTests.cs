using System.Text.Json;
using LinkTools.TestSite;

namespace LinkTools.Tests.Shell;

/// <summary>What the shell shows and writes, and when.</summary>
public sealed class ShellOutputTests : IDisposable
{
    private const string OddObjects = """
        [pscustomobject]@{ Name = 'comma, "quote"'; Text = "two`r`nlines"; Number = 7; Truth = $true; Nothing = $null }
        [pscustomobject]@{ Name = ' Читальный зал 読書室 '; Text = '=1+2'; Number = -1.5; Truth = $false; Nothing = '' }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("linktools-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Links_are_shown_by_their_view_without_colours_and_without_cutting_when_redirected()
    {
        var url = "https://b.example/" + new string('x', 300);
        var outcome = await ShellProcess.RunAsync([$"Get-PageLinks -Html '<a href=\"{url}\">two words</a>' -BaseUrl https://a.example/"]);
        Assert.Equal("", outcome.Errors);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal("Page: https://a.example/", outcome.Lines[0]);
        Assert.Equal(["Line", "Kind", "Text", "Url"], outcome.Lines[1].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Matches($@"^\d+ Hyperlink +two words +{url}$", outcome.Lines[3]);
        Assert.DoesNotContain('\u001b', outcome.Output);
    }

    [Fact]
    public async Task Csv_gives_every_value_back_and_ends_records_as_RFC_4180_says()
    {
        var csv = Path.Combine(_folder.FullName, "odd.csv");
        var written = await ShellProcess.RunAsync(["--csv", csv, OddObjects, "--output", "none"]);
        Assert.Equal(new ShellOutcome(0, "", ""), written);
        Assert.Equal(
            "\"Name\",\"Text\",\"Number\",\"Truth\",\"Nothing\"\r\n"
            + "\"comma, \"\"quote\"\"\",\"two\r\nlines\",\"7\",\"True\",\"\"\r\n"
            + "\" Читальный зал 読書室 \",\"=1+2\",\"-1.5\",\"False\",\"\"\r\n",
            (await File.ReadAllTextAsync(csv, TestContext.Current.CancellationToken)).Replace(",,", ",\"\",", StringComparison.Ordinal).Replace(",\r\n", ",\"\"\r\n", StringComparison.Ordinal));

        var read = await ShellProcess.RunAsync(["--output", "json", $"Import-Csv '{csv}'"]);
        var records = read.Lines.Select(line => JsonSerializer.Deserialize<Dictionary<string, string>>(line)!).ToList();
        Assert.Equal(["comma, \"quote\"", " Читальный зал 読書室 "], records.Select(record => record["Name"]));
        Assert.Equal(["two\r\nlines", "=1+2"], records.Select(record => record["Text"]));
        Assert.Equal(["7", "-1.5"], records.Select(record => record["Number"]));
        Assert.Equal(["True", "False"], records.Select(record => record["Truth"]));
    }

    [Fact]
    public async Task Csv_of_links_is_the_same_by_option_by_output_and_by_Export_Csv()
    {
        await using var site = await Site.StartAsync();
        var (byOption, byCommand) = (Path.Combine(_folder.FullName, "a.csv"), Path.Combine(_folder.FullName, "b.csv"));
        var get = $"Get-PageLinks {site.Url("/page/1")}";
        var shown = await ShellProcess.RunAsync([get, "--csv", byOption, "--output", "csv"]);
        Assert.Equal("", (await ShellProcess.RunAsync([$"{get} | Export-Csv '{byCommand}'"])).Errors);
        var text = await File.ReadAllTextAsync(byOption, TestContext.Current.CancellationToken);
        Assert.Equal(text, shown.Output);
        Assert.Equal(text, await File.ReadAllTextAsync(byCommand, TestContext.Current.CancellationToken));
        Assert.Equal(site.KnownLinks("/page/1").Count + 1, shown.Lines.Length);
    }

    [Fact]
    public async Task Json_is_a_value_a_line_with_types_kept()
    {
        var outcome = await ShellProcess.RunAsync(["--output", "json", OddObjects + "; 5; 'text'; @{ List = 1, $null; Kind = [DayOfWeek]::Friday }"]);
        Assert.Equal("", outcome.Errors);
        Assert.Equal(
            [
                """{"Name":"comma, \"quote\"","Text":"two\r\nlines","Number":7,"Truth":true,"Nothing":null}""",
                """{"Name":" Читальный зал 読書室 ","Text":"=1+2","Number":-1.5,"Truth":false,"Nothing":""}""",
                "5",
                "\"text\"",
            ],
            outcome.Lines[..4]);
        using var last = JsonDocument.Parse(outcome.Lines[4]);
        Assert.Equal("[1,null]", last.RootElement.GetProperty("List").GetRawText());
        Assert.Equal("Friday", last.RootElement.GetProperty("Kind").GetString());
    }

    [Fact]
    public async Task A_list_has_a_property_a_line()
    {
        var outcome = await ShellProcess.RunAsync(["--output", "list", "[pscustomobject]@{ Name = 'x'; Longer = 2 }; 'text'"]);
        Assert.Equal(["Name   : x", "Longer : 2", "text"], outcome.Lines);
    }

    [Theory]
    [InlineData("table")]
    [InlineData("list")]
    [InlineData("csv")]
    [InlineData("json")]
    public async Task Links_of_one_page_are_out_while_another_is_held(string output)
    {
        await using var site = await Site.StartAsync();
        using var process = ShellProcess.Start([$"Get-PageLinks {site.Url("/held/slow")}, {site.Url("/page/7")}", "--output", output]);
        process.StandardInput.Close();
        string? line;
        do
        {
            line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            Assert.NotNull(line);
        }
        while (!line.Contains("/page/7/9", StringComparison.Ordinal));

        site.ReleaseAll();
        var rest = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Contains("/page/1/9", rest, StringComparison.Ordinal);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_an_error_before_anything_runs()
    {
        var outcome = await ShellProcess.RunAsync(["'ran'", "--csv", Path.Combine(_folder.FullName, "none", "x.csv")]);
        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("x.csv", outcome.Errors, StringComparison.Ordinal);
    }
}
