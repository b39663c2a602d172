using System.Globalization;
using System.Text;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Frontiers.Redis;

/// <summary>
/// A waiting page, as it is in the server's lists: the 8 bytes of its hash, a letter for seeds, a digit for the class
/// of the address that led there, its URL, and the link that first led there, whose page is written as its difference
/// from the URL.
/// </summary>
internal static class QueueEntry
{
    /// <summary>The most characters of a link's text that are stored.</summary>
    private const int TextLength = 256;

    private const char Separator = '\t';

    public static byte[] Write(in FoundPage page, ulong hash, WebUrl? referrer)
    {
        var text = new StringBuilder();
        var url = page.Url.HrefWithoutFragment;
        text.Append(page.IsSeed ? 's' : 'p').Append((char)('0' + (int)page.FoundOn)).Append(url);
        if (referrer is not null)
        {
            var from = referrer.HrefWithoutFragment;
            var shared = url.AsSpan().CommonPrefixLength(from);
            text.Append(Separator).Append(CultureInfo.InvariantCulture, $"{shared}")
                .Append(Separator).Append(from.AsSpan(shared))
                .Append(Separator).Append(CultureInfo.InvariantCulture, $"{page.Line}")
                .Append(Separator).Append(Shorten(page.Text ?? ""));
        }

        var entry = new byte[sizeof(ulong) + Encoding.UTF8.GetMaxByteCount(text.Length)];
        UrlBucket.BytesOf(hash).CopyTo(entry, 0);
        var length = Encoding.UTF8.GetBytes(text.ToString(), entry.AsSpan(sizeof(ulong)));
        return entry[..(sizeof(ulong) + length)];
    }

    /// <summary>The page of an entry; null for an entry that no crawl has written.</summary>
    public static FrontierPage? Read(ReadOnlySpan<byte> entry, int depth)
    {
        var fields = FieldsOf(entry);
        if (fields is null || WebUrl.Parse(fields[0][2..]) is not { } url)
            return null;
        var foundOn = (AddressClass)(fields[0][1] - '0');
        return new FrontierPage
        {
            Id = (long)UrlBucket.Read(entry),
            Url = url,
            Depth = depth,
            IsSeed = fields[0][0] == 's',
            // Text that somebody else wrote there must not name an address class.
            FoundOn = foundOn is AddressClass.Private or AddressClass.Loopback ? foundOn : AddressClass.Public,
        };
    }

    /// <summary>The link that first led to the page of an entry; null for none.</summary>
    public static PageReferrer? ReferrerOf(ReadOnlySpan<byte> entry)
    {
        if (FieldsOf(entry) is not { Length: 5 } fields
            || !int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var shared)
            || !int.TryParse(fields[3], NumberStyles.None, CultureInfo.InvariantCulture, out var line)
            || shared > fields[0].Length - 2)
            return null;
        return new PageReferrer(string.Concat(fields[0].AsSpan(2, shared), fields[2]), line, fields[4]);
    }

    private static string[]? FieldsOf(ReadOnlySpan<byte> entry)
    {
        if (entry.Length < sizeof(ulong) + 3)
            return null;
        return Encoding.UTF8.GetString(entry[sizeof(ulong)..]).Split(Separator);
    }

    private static string Shorten(string text) =>
        (text.Length <= TextLength ? text : text[..TextLength]).Replace(Separator, ' ');
}
