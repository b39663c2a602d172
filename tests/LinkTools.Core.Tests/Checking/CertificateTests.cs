using LinkTools.TestSite;

namespace LinkTools.Core.Tests.Checking;

public sealed class CertificateTests
{
    [Theory]
    [InlineData(null, "Ok")]
    [InlineData(0, "Ok")]
    [InlineData(30, "Insecure")]
    public async Task A_certificate_that_ends_soon_is_reported(int? days, string verdict)
    {
        await using var site = await Site.StartAsync(
            new SiteOptions { Listen = ["https://127.0.0.1:0", "http://127.0.0.1:0"] });
        var options = Checks.Quick(seconds: 30) with { CertificateExpiryDays = days };
        options = options with
        {
            Crawl = options.Crawl with { Fetch = options.Crawl.Fetch with { SkipsCertificateCheck = true } },
        };
        var checks = await Checks.RunAsync(
            options, site.BaseUrls[0] + "/page/1", site.BaseUrls[0] + "/page/2#x", site.BaseUrls[1] + "/page/1");
        var encrypted = checks.Where(check => check.Url.StartsWith("https", StringComparison.Ordinal)).ToList();
        Assert.All(encrypted, check => Assert.Equal(
            Certificates.SelfSigned.NotAfter.ToUniversalTime(), check.CertificateExpires!.Value.UtcDateTime));
        var page = encrypted.Single(check => check.Url.EndsWith("/1", StringComparison.Ordinal));
        Assert.Equal((verdict, verdict == "Ok" ? "" : "CertificateExpiry"), (page.Status, page.Reason));
        if (verdict == "Insecure")
            Assert.Matches(@"expires on \d{4}-\d\d-\d\d, in (1 day|\d+ days)\.$", page.Message);
        // The worse status decides.
        Assert.Contains(encrypted, check => check.Status == "FragmentMissing");
        var plain = checks.Single(check => check.Url.StartsWith("http:", StringComparison.Ordinal));
        Assert.Equal(("Ok", null), (plain.Status, plain.CertificateExpires));
    }
}
