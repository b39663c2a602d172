using LinkTools.Core.Urls;

namespace LinkTools.Core.Tests;

public sealed class WebUrlTests
{
    [Fact]
    public void A_relative_reference_is_resolved_against_its_base() =>
        Assert.Equal("http://a.example/b/d", WebUrl.Parse("d", WebUrl.Parse("http://a.example/b/c"))!.Href);
}
