using System.Runtime.InteropServices;
using System.Text;
using LinkTools.Core.Pages;

namespace LinkTools.Core.Checking;

/// <summary>
/// The places of a document that a fragment can name: its ids and its anchors' names, eight bytes each. Which of them a
/// browser would choose does not matter here, only that there is one.
/// </summary>
internal sealed class FragmentIds
{
    private readonly ulong[] _hashes;

    /// <param name="hashes">What <see cref="PagePlaces.HashOf"/> gives for each id and each name; in any order.</param>
    public FragmentIds(IEnumerable<ulong> hashes)
    {
        // A page may choose names whose hashes are hard on a hash table; sorting does not mind.
        ulong[] all = [.. hashes];
        Array.Sort(all);
        _hashes = [.. all.Where((hash, i) => i == 0 || hash != all[i - 1])];
    }

    /// <summary>Those that another process has found.</summary>
    /// <param name="bytes">What <see cref="ToBytes"/> gave there.</param>
    public static FragmentIds FromBytes(ReadOnlySpan<byte> bytes) =>
        new(MemoryMarshal.Cast<byte, ulong>(bytes).ToArray());

    /// <summary>Eight bytes for each.</summary>
    public byte[] ToBytes() => MemoryMarshal.AsBytes(_hashes.AsSpan()).ToArray();

    /// <summary>Bytes kept.</summary>
    public int Size => _hashes.Length * sizeof(ulong);

    /// <summary>
    /// True when the document has the indicated part (HTML Standard, 7.4.6.3): the id as written, then percent-decoded,
    /// then the top. Case matters, but for "top".
    /// </summary>
    public bool Contains(string fragment)
    {
        if (fragment.Length == 0 || Has(fragment))
            return true;
        var decoded = Decode(fragment);
        return Has(decoded) || decoded.Equals("top", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// True when a Markdown document has a heading of that id, whose letters are all small: a host of Markdown finds it
    /// by capitals as well.
    /// </summary>
    public bool ContainsHeading(string fragment) => Has(Decode(fragment).ToLowerInvariant());

    /// <summary>True when the document has this id, or an anchor with this name.</summary>
    public bool Has(string id) => Array.BinarySearch(_hashes, PagePlaces.HashOf(id)) >= 0;

    /// <summary>A fragment percent-decoded, its bytes as UTF-8 with replacement of what is none.</summary>
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
