using System.Text;

namespace LinkTools.Benchmarks.Fuzzing;

/// <summary>Generates one random input from the seeds.</summary>
internal sealed class Mutator(Random random, Seeds seeds)
{
    private const int MaxBytes = 1 << 20;

    /// <summary>One of this number of inputs is made large, to find work that grows faster than its input.</summary>
    private const int RepeatOneIn = 150;

    public byte[] NextPage()
    {
        var page = Pick(seeds.Pages);
        for (var left = random.Next(1, 12); left > 0; left--)
            page = Mutate(page);
        return random.Next(RepeatOneIn) == 0 ? Repeat(page) : page;
    }

    public string NextUrl()
    {
        var url = new StringBuilder(Pick(seeds.Urls));
        for (var left = random.Next(0, 6); left > 0; left--)
        {
            var at = random.Next(url.Length + 1);
            switch (random.Next(5))
            {
                case 0 when url.Length > 0:
                    url.Remove(Math.Min(at, url.Length - 1), 1);
                    break;
                case 1:
                    url.Insert(at, (char)random.Next(random.Next(2) == 0 ? 0x80 : 0x10000));
                    break;
                case 2:
                    var other = Pick(seeds.Urls);
                    url.Length = at;
                    url.Append(other.AsSpan(random.Next(other.Length + 1)));
                    break;
                default:
                    url.Insert(at, Pick(Tokens.Url));
                    break;
            }
        }

        return url.ToString();
    }

    public T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    private byte[] Mutate(byte[] page)
    {
        var at = random.Next(page.Length + 1);
        var length = random.Next(Math.Min(page.Length - at, 64) + 1);
        switch (random.Next(8))
        {
            case 0 when page.Length > at:
                var flipped = (byte[])page.Clone();
                flipped[at] ^= (byte)(1 << random.Next(8));
                return flipped;
            case 1:
                return Replace(page, at, length, []);
            case 2:
                return Replace(page, random.Next(page.Length + 1), 0, page.AsSpan(at, length));
            case 3:
                var other = Pick(seeds.Pages);
                var start = random.Next(other.Length);
                return Replace(page, at, length, other.AsSpan(start, random.Next(other.Length - start) + 1));
            case 4:
                return [.. page.AsSpan(0, at), .. Pick(seeds.Pages)];
            case 5:
                return Replace(page, at, 0, [(byte)random.Next(256)]);
            default:
                return Replace(page, at, 0, Pick(Tokens.Page));
        }
    }

    private byte[] Repeat(byte[] page)
    {
        var at = random.Next(page.Length + 1);
        byte[] block = [.. page.AsSpan(at, random.Next(Math.Min(page.Length - at, 80) + 1)), .. Pick(Tokens.Page)];
        var size = random.Next(10_000, MaxBytes);
        var repeated = new byte[size];
        for (var i = 0; i < size; i++)
            repeated[i] = block[i % block.Length];
        return Replace(page, at, 0, repeated);
    }

    private static byte[] Replace(ReadOnlySpan<byte> page, int at, int length, ReadOnlySpan<byte> inserted) =>
        [.. page[..at], .. inserted, .. page[(at + length)..]];
}
