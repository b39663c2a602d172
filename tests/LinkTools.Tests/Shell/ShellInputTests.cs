namespace LinkTools.Tests.Shell;

/// <summary>Where scripts, their arguments and their input come from.</summary>
public sealed class ShellInputTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("linktools-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_file_gets_its_arguments_and_gives_its_exit_code()
    {
        var file = Script("param([string]$Name, [switch]$Loud, $Other)\n\"$Name|$Loud|$Other|$($args -join ',')\"\nexit 5");
        var outcome = await ShellProcess.RunAsync(["-File", file, "it's", "-Loud", "-Other:a b", "$HOME", "-5"]);
        Assert.Equal("", outcome.Errors);
        Assert.Equal(["it's|True|a b|$HOME,-5"], outcome.Lines);
        Assert.Equal(5, outcome.ExitCode);
    }

    [Fact]
    public async Task An_error_in_a_file_names_its_place()
    {
        var file = Script("'before'\nthrow 'no further'\n'after'");
        var outcome = await ShellProcess.RunAsync(["-File", file]);
        Assert.Equal((1, "before"), (outcome.ExitCode, outcome.Output.Trim()));
        Assert.Contains("no further", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains($"{file}:2", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_an_error()
    {
        var outcome = await ShellProcess.RunAsync(["-File", Path.Combine(_folder.FullName, "none.ps1")]);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("none.ps1", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Script_text_comes_from_standard_input()
    {
        var outcome = await ShellProcess.RunAsync(["-"], "$x = 'Grüße'\n\"$x, 読書\"\nexit 3\n");
        Assert.Equal((3, "Grüße, 読書"), (outcome.ExitCode, outcome.Output.Trim()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Lines_of_standard_input_are_the_input(bool fromFile)
    {
        const string script = "$input | ForEach-Object { \"<$_>\" }";
        var outcome = await ShellProcess.RunAsync(fromFile ? ["-File", Script(script)] : [script], "one\nдва\n\nthree");
        Assert.Equal(["<one>", "<два>", "<>", "<three>"], outcome.Lines);
    }

    [Fact]
    public async Task Lines_reach_the_script_while_more_are_coming()
    {
        using var process = ShellProcess.Start(["$input | ForEach-Object { \"<$_>\" }"]);
        process.StandardInput.AutoFlush = true;
        for (var i = 0; i < 3; i++)
        {
            await process.StandardInput.WriteLineAsync($"{i}");
            Assert.Equal($"<{i}>", await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        }

        process.StandardInput.Close();
        Assert.Null(await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_script_that_asks_for_no_input_does_not_wait_for_any()
    {
        using var process = ShellProcess.Start(["'done'"]);
        Assert.Equal("done", await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Files_and_CSV_feed_the_pipeline()
    {
        await using var site = await TestSite.Site.StartAsync();
        var lines = Path.Combine(_folder.FullName, "urls.txt");
        var csv = Path.Combine(_folder.FullName, "urls.csv");
        await File.WriteAllTextAsync(lines, site.Url("/page/1") + "\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(csv, $"Name,Url\n\"a, b\",{site.Url("/page/1")}\n", TestContext.Current.CancellationToken);
        var outcome = await ShellProcess.RunAsync([$"Get-Content '{lines}' | Get-PageLinks | ForEach-Object Url; Import-Csv '{csv}' | Get-PageLinks | ForEach-Object Url"]);
        var urls = site.KnownLinks("/page/1").Select(link => link.Url).ToList();
        Assert.Equal("", outcome.Errors);
        Assert.Equal([.. urls, .. urls], outcome.Lines);
    }

    private string Script(string text)
    {
        var file = Path.Combine(_folder.FullName, "it is a script.ps1");
        File.WriteAllText(file, text);
        return file;
    }
}
