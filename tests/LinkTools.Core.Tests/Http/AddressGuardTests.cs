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
    [InlineData("1.0.0.1", "Public")]
    [InlineData("11.0.0.1", "Public")]
    [InlineData("100.63.255.255", "Public")]
    [InlineData("100.128.0.1", "Public")]
    [InlineData("172.15.255.255", "Public")]
    [InlineData("172.32.0.1", "Public")]
    [InlineData("192.0.1.1", "Public")]
    [InlineData("192.88.98.1", "Public")]
    [InlineData("192.167.255.255", "Public")]
    [InlineData("198.17.255.255", "Public")]
    [InlineData("198.20.0.1", "Public")]
    [InlineData("223.255.255.255", "Public")]
    [InlineData("192.0.0.9", "Public")]
    [InlineData("192.0.0.10", "Public")]
    [InlineData("192.31.196.1", "Public")]
    [InlineData("192.52.193.1", "Public")]
    [InlineData("192.175.48.1", "Public")]
    [InlineData("168.63.129.15", "Public")]
    [InlineData("0.1.2.3", "Private")]
    [InlineData("10.1.2.3", "Private")]
    [InlineData("100.64.0.1", "Private")]
    [InlineData("172.16.0.1", "Private")]
    [InlineData("172.31.255.255", "Private")]
    [InlineData("192.0.0.1", "Private")]
    [InlineData("192.0.0.8", "Private")]
    [InlineData("192.0.0.170", "Private")]
    [InlineData("192.0.2.1", "Private")]
    [InlineData("192.88.99.1", "Private")]
    [InlineData("192.168.1.1", "Private")]
    [InlineData("198.18.0.1", "Private")]
    [InlineData("198.19.255.255", "Private")]
    [InlineData("198.51.100.1", "Private")]
    [InlineData("203.0.113.1", "Private")]
    [InlineData("224.0.0.1", "Private")]
    [InlineData("240.0.0.1", "Private")]
    [InlineData("255.255.255.255", "Private")]
    [InlineData("127.0.0.1", "Loopback")]
    [InlineData("127.8.9.10", "Loopback")]
    [InlineData("0.0.0.0", "Loopback")]
    [InlineData("::1", "Loopback")]
    [InlineData("::", "Loopback")]
    [InlineData("169.254.169.254", "Metadata")]
    [InlineData("169.254.0.1", "Metadata")]
    [InlineData("100.100.100.200", "Metadata")]
    [InlineData("168.63.129.16", "Metadata")]
    [InlineData("192.0.0.192", "Metadata")]
    [InlineData("fd00:ec2::254", "Metadata")]
    [InlineData("fd20:ce::254", "Metadata")]
    [InlineData("fd00:42::42", "Metadata")]
    [InlineData("fe80::1", "Metadata")]
    [InlineData("fe80::1%1", "Metadata")]
    [InlineData("febf::1", "Metadata")]
    [InlineData("2606:4700::1111", "Public")]
    [InlineData("2001:4860:4860::8888", "Public")]
    [InlineData("2001:1::1", "Public")]
    [InlineData("2001:1::2", "Public")]
    [InlineData("2001:1::3", "Public")]
    [InlineData("2001:3::1", "Public")]
    [InlineData("2001:4:112::1", "Public")]
    [InlineData("2001:20::1", "Public")]
    [InlineData("2001:30::1", "Public")]
    [InlineData("2001:200::1", "Public")]
    [InlineData("2620:4f:8000::1", "Public")]
    [InlineData("3ffe::1", "Public")]
    [InlineData("3fff:1000::1", "Public")]
    [InlineData("2001:1::4", "Private")]
    [InlineData("2001:2::1", "Private")]
    [InlineData("2001:4::1", "Private")]
    [InlineData("2001:10::1", "Private")]
    [InlineData("2001:1f:ffff::1", "Private")]
    [InlineData("2001:40::1", "Private")]
    [InlineData("2001:db8::1", "Private")]
    [InlineData("3fff::1", "Private")]
    [InlineData("3fff:fff::1", "Private")]
    [InlineData("4000::1", "Private")]
    [InlineData("5f00::1", "Private")]
    [InlineData("8000::1", "Private")]
    [InlineData("100::1", "Private")]
    [InlineData("100:0:0:1::1", "Private")]
    [InlineData("64:ff9b:1::808:808", "Private")]
    [InlineData("64:ff9b:0:0:1::808:808", "Private")]
    [InlineData("1::1", "Private")]
    [InlineData("fc00::1", "Private")]
    [InlineData("fd12::1", "Private")]
    [InlineData("fec0::1", "Private")]
    [InlineData("ff02::1", "Private")]
    [InlineData("::ffff:8.8.8.8", "Public")]
    [InlineData("::ffff:127.0.0.1", "Loopback")]
    [InlineData("::ffff:10.0.0.1", "Private")]
    [InlineData("::ffff:169.254.169.254", "Metadata")]
    [InlineData("::8.8.8.8", "Private")]
    [InlineData("::127.0.0.1", "Loopback")]
    [InlineData("::169.254.169.254", "Metadata")]
    [InlineData("64:ff9b::808:808", "Public")]
    [InlineData("64:ff9b::7f00:1", "Loopback")]
    [InlineData("64:ff9b::a00:1", "Private")]
    [InlineData("64:ff9b::a9fe:a9fe", "Metadata")]
    [InlineData("2002:808:808::1", "Private")]
    [InlineData("2002:7f00:1::", "Loopback")]
    [InlineData("2002:a9fe:a9fe::", "Metadata")]
    [InlineData("2001:0:0:0:0:0:f7f7:f7f7", "Private")]
    [InlineData("2001:0:0:0:0:0:80ff:fffe", "Loopback")]
    [InlineData("2606:4700::5efe:808:808", "Private")]
    [InlineData("fe80::5efe:808:808", "Metadata")]
    [InlineData("2606:4700::5efe:a00:1", "Private")]
    [InlineData("2606:4700::200:5efe:7f00:1", "Loopback")]
    [InlineData("2606:4700::200:5efe:a9fe:a9fe", "Metadata")]
    public void Addresses_are_told_apart(string address, string expected) =>
        Assert.Equal(expected, AddressGuard.Classify(IPAddress.Parse(address)).ToString());

    [Theory]
    [InlineData("Public", "Public")]
    [InlineData("Private", "Public Private")]
    [InlineData("Loopback", "Public Private Loopback")]
    [InlineData("Metadata", "Public")]
    public void A_page_leads_to_places_as_open_as_its_own_or_more_and_nobodys_to_metadata(
        string from, string targets) =>
        Assert.Equal(
            targets,
            string.Join(
                ' ',
                Enum.GetValues<AddressClass>()
                    .Where(target => AddressGuard.Allows(target, Enum.Parse<AddressClass>(from)))));

    [Theory]
    [InlineData("localhost", "Loopback")]
    [InlineData("LOCALHOST.", "Loopback")]
    [InlineData("a.b.localhost", "Loopback")]
    [InlineData("ip6-localhost", "Loopback")]
    [InlineData("metadata.google.internal", "Metadata")]
    [InlineData("[::1]", "Loopback")]
    [InlineData("10.0.0.1", "Private")]
    [InlineData("8.8.8.8", "Public")]
    [InlineData("example.com", null)]
    [InlineData("notlocalhost", null)]
    public void What_needs_no_name_server_is_known_beforehand(string host, string? expected) =>
        Assert.Equal(expected, AddressGuard.ClassOfName(host, AddressGuard.Classify)?.ToString());

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
        // Both addresses are loopback; that of the page stands for a public one.
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
}
