using LinkTools.Core.Sitemaps;

namespace LinkTools.Core.Tests.Sitemaps;

/// <summary>Dates as sitemaps and feeds write them.</summary>
public sealed class DateTests
{
    [Theory]
    [InlineData("2024", "2024-01-01T00:00:00.0000000+00:00")]
    [InlineData("2024-02", "2024-02-01T00:00:00.0000000+00:00")]
    [InlineData(" 2024-02-29\n", "2024-02-29T00:00:00.0000000+00:00")]
    [InlineData("2024-02-29T12:30Z", "2024-02-29T12:30:00.0000000+00:00")]
    [InlineData("2024-02-29T12:30:15+05:30", "2024-02-29T12:30:15.0000000+05:30")]
    [InlineData("2024-02-29T12:30:15.25-08:00", "2024-02-29T12:30:15.2500000-08:00")]
    [InlineData("2024-02-29T12:30:15.123456789Z", "2024-02-29T12:30:15.1234567+00:00")]
    [InlineData("2024-02-29 12:30:15", "2024-02-29T12:30:15.0000000+00:00")]
    [InlineData("2024-02-29T12:30:15+0100", "2024-02-29T12:30:15.0000000+01:00")]
    [InlineData("2024-02-29 12:30:15 UTC", "2024-02-29T12:30:15.0000000+00:00")]
    [InlineData("2023-02-29", null)]
    [InlineData("2024-13-01", null)]
    [InlineData("2024-02-29T25:00Z", null)]
    [InlineData("2024-02-29T12:00+15:00", null)]
    [InlineData("0001-01-01T00:00:00+14:00", null)]
    [InlineData("9999-12-31T23:59:59-14:00", null)]
    [InlineData("0000", null)]
    [InlineData("29/02/2024", null)]
    [InlineData("yesterday", null)]
    [InlineData("", null)]
    public void W3c_dates_are_read_from_the_year_to_the_fraction(string text, string? expected) =>
        Assert.Equal(expected, W3CDate.Parse(text)?.ToString("O"));

    [Theory]
    [InlineData("Wed, 02 Oct 2002 13:00:00 GMT", "2002-10-02T13:00:00.0000000+00:00")]
    [InlineData("Mon, 2 Oct 2002 13:00 +0200", "2002-10-02T13:00:00.0000000+02:00")]
    [InlineData("02 Oct 2002 13:00:00 PDT", "2002-10-02T13:00:00.0000000-07:00")]
    [InlineData("02 October 2002 13:00:00", "2002-10-02T13:00:00.0000000+00:00")]
    [InlineData("02 Oct 2002", "2002-10-02T00:00:00.0000000+00:00")]
    [InlineData("31 Feb 2002 13:00:00 GMT", null)]
    [InlineData("Wed,", null)]
    [InlineData("", null)]
    public void Mail_dates_are_read(string text, string? expected) =>
        Assert.Equal(expected, MailDate.Parse(text)?.ToString("O"));
}
