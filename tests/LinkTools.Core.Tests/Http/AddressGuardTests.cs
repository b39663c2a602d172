using System.Net;
using LinkTools.Core.Http;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;
using LinkTools.TestSite;

namespace LinkTools.Core.Tests.Http;

/// <summary>Which addresses a page may lead to.</summary>
public sealed class AddressGuardTests
{
    [Theory]
    [InlineData("8.8.8.8", "Public")]
    [InlineData("2606:4700::1111", "Public")]
    [InlineData("127.0.0.1", "Private")]
    [InlineData("127.8.9.10", "Private")]
    [InlineData("0.0.0.0", "Private")]
    [InlineData("10.1.2.3", "Private")]
    [InlineData("172.16.0.1", "Private")]
    [InlineData("172.32.0.1", "Public")]
    [InlineData("192.168.1.1", "Private")]
    [InlineData("100.64.0.1", "Private")]
    [InlineData("224.0.0.1", "Private")]
    [InlineData("255.255.255.255", "Private")]
    [InlineData("169.254.169.254", "Metadata")]
    [InlineData("169.254.0.1", "Metadata")]
    [InlineData("100.100.100.200", "Metadata")]
    [InlineData("fd00:ec2::254", "Metadata")]
    [InlineData("fe80::1", "Metadata")]
    [InlineData("::1", "Private")]
    [InlineData("::", "Private")]
    [InlineData("fc00::1", "Private")]
    [InlineData("ff02::1", "Private")]
    [InlineData("::ffff:127.0.0.1", "Private")]
    [InlineData("::ffff:169.254.169.254", "Metadata")]
    [InlineData("::ffff:8.8.8.8", "Public")]
    [InlineData("::127.0.0.1", "Private")]
    [InlineData("64:ff9b::7f00:1", "Private")]
    [InlineData("64:ff9b::a9fe:a9fe", "Metadata")]
    [InlineData("2002:7f00:1::", "Private")]
    [InlineData("2002:a9fe:a9fe::", "Metadata")]
    [InlineData("2001:0:0:0:0:0:80ff:fffe", "Private")]
    public void Addresses_are_told_apart(string address, string expected) =>
        Assert.Equal(expected, AddressGuard.Classify(IPAddress.Parse(address)).ToString());

    [Fact]
    public void A_public_page_leads_to_public_addresses_only_and_a_private_one_to_private_too()
    {
        Assert.True(AddressGuard.Allows(AddressClass.Public, AddressClass.Public));
        Assert.False(AddressGuard.Allows(AddressClass.Private, AddressClass.Public));
        Assert.False(AddressGuard.Allows(AddressClass.Metadata, AddressClass.Public));
        Assert.True(AddressGuard.Allows(AddressClass.Private, AddressClass.Private));
        Assert.False(AddressGuard.Allows(AddressClass.Metadata, AddressClass.Private));
    }

    [Theory]
    [InlineData("http://127.0.0.1/", "127.0.0.1")]
    [InlineData("http://2130706433/", "127.0.0.1")]
    [InlineData("http://0177.0.0.1/", "127.0.0.1")]
    [InlineData("http://0x7f.1/", "127.0.0.1")]
    [InlineData("http://[::ffff:7f00:1]/", "[::ffff:7f00:1]")]
    public void Other_spellings_of_an_address_are_seen_through(string url, string host) =>
        Assert.Equal(host, WebUrl.Parse(url)!.Host);

    [Theory]
    [InlineData("http://127.0.0.1:{0}/page/1")]
    [InlineData("http://2130706433:{0}/page/1")]
    [InlineData("http://0177.0.0.1:{0}/page/1")]
    [InlineData("http://localhost:{0}/page/1")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/page/1")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    public async Task A_public_page_cannot_make_us_connect_inside(string target)
    {
        // Both addresses are loopback: the one that the page lies at stands for a public one.
        await using var site = await Site.StartAsync(new SiteOptions { Listen = ["http://127.0.0.2:0"] });
        await using var inside = await Site.StartAsync();
        target = string.Format(System.Globalization.CultureInfo.InvariantCulture, target, new Uri(inside.BaseUrl).Port);
        var start = site.Url("/redirect-to?url=" + Uri.EscapeDataString(target));
        var options = new FetchOptions
        {
            MaximumRetryCount = 0,
            Timeout = TimeSpan.FromSeconds(10),
            AddressClassifier = address =>
                address.MapToIPv4().Equals(IPAddress.Parse("127.0.0.2"))
                ? AddressClass.Public
                : AddressGuard.Classify(address),
        };

        var refused = await Crawls.RunAsync(start, options);
        Assert.Equal(FailureReason.AddressNotAllowed, refused.Failure?.Reason);
        Assert.Contains("-AllowPrivateNetwork", refused.Failure!.Message, StringComparison.Ordinal);
        Assert.Equal(0, inside.Log.Count);

        if (target.Contains("169.254", StringComparison.Ordinal) || target.Contains("::ffff", StringComparison.Ordinal))
            return;
        Assert.Equal(10, (await Crawls.RunAsync(start, options with { AllowsPrivateNetwork = true })).Links.Count);
        Assert.Equal(1, inside.Log.Count);
    }

    [Fact]
    public async Task A_host_that_several_pages_name_at_once_is_known_to_each_of_them()
    {
        var url = WebUrl.Parse("http://127.0.0.1:8080/")!;
        for (var i = 0; i < 20_000; i++)
        {
            var trusted = new TrustedOrigins();
            using var start = new Barrier(2);
            var both = await Task.WhenAll(Task.Run(Name), Task.Run(Name));
            Assert.Equal([true, true], both);

            bool Name()
            {
                start.SignalAndWait();
                trusted.Trust(url);
                return trusted.ContainsHost(url.Host);
            }
        }
    }

    [Fact]
    public async Task The_guard_looks_at_the_address_that_is_connected_to_and_lets_named_hosts_pass()
    {
        var trusted = new TrustedOrigins();
        var guard = new GuardedConnector(trusted, new FetchOptions());
        using var http = new HttpMessageInvoker(new SocketsHttpHandler { ConnectCallback = guard.ConnectAsync });
        // localhost is a name: what counts is where it leads.
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://localhost:1/");
        var refused = await Assert.ThrowsAnyAsync<Exception>(
            () => http.SendAsync(request, TestContext.Current.CancellationToken));
        Assert.Equal(FailureReason.AddressNotAllowed, FailureClassifier.ReasonOf(refused));

        trusted.Trust(WebUrl.Parse("http://localhost:1/")!);
        using var again = new HttpRequestMessage(HttpMethod.Get, "http://localhost:1/");
        var tried = await Assert.ThrowsAnyAsync<Exception>(
            () => http.SendAsync(again, TestContext.Current.CancellationToken));
        Assert.Equal(FailureReason.ConnectionRefused, FailureClassifier.ReasonOf(tried));
    }
}
