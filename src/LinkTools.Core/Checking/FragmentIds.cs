using System.Runtime.InteropServices;
using System.Text;
using LinkTools.Core.Pages;

namespace LinkTools.Core.Checking;

/// <summary>
/// The places of a document that a fragment can name: its ids and the names of its anchors, eight bytes each. It only
/// matters whether there is one, not which of several a browser would choose.
/// </summary>
/// <param name="hashes">The hash of each id and each name, sorted.</param>
internal readonly struct FragmentIds(ulong[] hashes)
{
    /// <summary>The hashes, sorted.</summary>
    public ulong[] Hashes => hashes;

    /// <param name="hashes">The hash of each id and each name, by <see cref="PagePlaces.HashOf"/>, in any
    /// order.</param>
    public static FragmentIds Of(IEnumerable<ulong> hashes)
    {
        // A page may choose names whose hashes are hard on a hash table; sorting does not mind.
        ulong[] all = [.. hashes];
        Array.Sort(all);
        return new FragmentIds([.. all.Where((hash, i) => i == 0 || hash != all[i - 1])]);
    }

    /// <summary>Those that another process has found.</summary>
    /// <param name="bytes">What <see cref="ToBytes"/> gave there.</param>
    public static FragmentIds FromBytes(ReadOnlySpan<byte> bytes) =>
        Of(MemoryMarshal.Cast<byte, ulong>(bytes).ToArray());

    /// <summary>Eight bytes for each.</summary>
    public byte[] ToBytes() => MemoryMarshal.AsBytes(hashes.AsSpan()).ToArray();

    /// <summary>The number of bytes that are kept.</summary>
    public int Size => hashes.Length * sizeof(ulong);

    /// <summary>
    /// True if the document has the indicated part (HTML Standard, 7.4.6.3): the id as written, then percent-decoded,
    /// then the top. Case matters, except for "top".
    /// </summary>
    public bool Contains(string fragment)
    {
        if (fragment.Length == 0 || Has(fragment))
            return true;
        var decoded = Decode(fragment);
        return Has(decoded) || decoded.Equals("top", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// True if a Markdown document has a heading with that id, whose letters are all small: sites that show Markdown
    /// also find it by capitals.
    /// </summary>
    public bool ContainsHeading(string fragment) => Has(Decode(fragment).ToLowerInvariant());

    /// <summary>True if the document has this id, or an anchor with this name.</summary>
    public bool Has(string id) => Array.BinarySearch(hashes, PagePlaces.HashOf(id)) >= 0;

    /// <summary>A percent-decoded fragment. Its bytes are UTF-8; invalid ones become U+FFFD.</summary>
    public static string Decode(string fragment)
    {
        if (!fragment.Contains('%', StringComparison.Ordinal))
            return fragment;
        var bytes = Encoding.UTF8.GetBytes(fragment);
        var length = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == '%' && i + 2 < bytes.Length && char.IsAsciiHexDigit((char)bytes[i + 1])
                && char.IsAsciiHexDigit((char)bytes[i + 2]))
            {
                bytes[length++] = (byte)((Convert.ToInt32($"{(char)bytes[i + 1]}", 16) << 4)
                    | Convert.ToInt32($"{(char)bytes[i + 2]}", 16));
                i += 2;
            }
            else
            {
                bytes[length++] = bytes[i];
            }
        }

        return Encoding.UTF8.GetString(bytes, 0, length);
    }
}
