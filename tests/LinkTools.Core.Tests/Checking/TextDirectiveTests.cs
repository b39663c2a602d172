using LinkTools.Core.Checking;
using LinkTools.TestSite;

namespace LinkTools.Core.Tests.Checking;

public sealed class TextDirectiveTests
{
    private const string Page =
        "The quick brown fox. Jumps over the lazy dog, and the quick red fox jumps too. Äpfel und Öl. 東京都に行く";

    [Theory]
    [InlineData("text=quick", true)]
    [InlineData("text=QUICK%20Brown", true)]
    [InlineData("text=quic", false)]
    [InlineData("text=uick", false)]
    [InlineData("text=apfel%20und", true)]
    [InlineData("text=%C3%96l", true)]
    [InlineData("text=lazy-", true)]
    [InlineData("text=the,dog", true)]
    [InlineData("text=dog,brown", false)]
    [InlineData("text=quick-,red", true)]
    [InlineData("text=slow-,red", false)]
    [InlineData("text=fox,-jumps", true)]
    [InlineData("text=fox,-flies", false)]
    [InlineData("text=the-,quick,fox,-jumps%20too", true)]
    [InlineData("text=the-,quick,fox,-jumps%20high", false)]
    [InlineData("text=%E6%9D%B1%E4%BA%AC", true)]
    [InlineData("text=quick&text=lazy", true)]
    [InlineData("text=quick&text=absent", false)]
    [InlineData("text=a,b,c,d,e", true)]
    [InlineData("text=", true)]
    [InlineData("other=absent", true)]
    public void A_text_is_found_as_a_browser_finds_it(string directive, bool isThere) =>
        Assert.Equal(isThere, new DocumentText(Page).FindMissing(directive) is null);

    [Fact]
    public async Task Texts_are_looked_for_where_asked_and_the_page_is_read_once()
    {
        await using var site = await Site.StartAsync();
        site.MapHtml(
            "/page",
            "<title>titled</title><p>one &amp; two<p>three <b>fo</b>ur<script>hidden</script><template>kept</template>"
            + "<p id=there>");
        string[] fragments =
        [
            "#:~:text=one%20%26%20two", "#:~:text=four", "#there:~:text=three", "#:~:text=two,three",
            "#:~:text=titled", "#:~:text=hidden", "#:~:text=kept", "#there:~:text=five", "#gone:~:text=four",
        ];
        string[] urls = [.. fragments.Select(fragment => site.Url("/page") + fragment)];
        var checks = await Checks.RunAsync(Checks.Quick() with { ChecksTextFragments = true }, urls);
        Assert.Equal(
            ["Ok", "Ok", "Ok", "Ok", "FragmentMissing", "FragmentMissing", "FragmentMissing", "FragmentMissing",
                "FragmentMissing"],
            urls.Select(url => checks.Single(check => check.Url == url).Status));
        Assert.Equal(1, site.Log.Entries.Count(entry => entry.Method == "GET"));
        var without = await Checks.RunAsync(Checks.Quick(), site.Url("/page#:~:text=five"));
        Assert.Equal("Ok", Assert.Single(without).Status);
    }
}
