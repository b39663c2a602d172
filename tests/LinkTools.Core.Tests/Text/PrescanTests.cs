using System.Text;
using CsCheck;
using LinkTools.Core.Text;

namespace LinkTools.Core.Tests.Text;

/// <summary>Whole tags are skipped at once; what is declared does not depend on how the bytes come.</summary>
public sealed class PrescanTests
{
    private static readonly string[] Pieces =
    [
        "<", "<a", "</a", "<meta", "<META", "<!--", "-->", ">", ">", ">", " ", "\n", "/", "=", "\"", "\"", "'", "x",
        " href=\"x\"", " href=\">\"", " b='\"'", " c=d", " charset=\"koi8-r\"", " charset=big5", "?", "!",
        " http-equiv=\"content-type\" content=\"text/html; charset=koi8-r\"", "<meta charset=\"koi8-r\">",
    ];

    [Fact]
    public void Bytes_declare_the_same_at_once_and_one_by_one() =>
        Gen.Int[0, Pieces.Length - 1].Array[0, 20].Sample(
            numbers =>
            {
                var bytes = Encoding.ASCII.GetBytes(string.Concat(numbers.Select(number => Pieces[number])));
                var single = new MetaPrescan();
                string? expected = null;
                for (var i = 0; i < bytes.Length && expected is null; i++)
                    expected = single.Feed(bytes.AsSpan(i, 1));
                Assert.Equal(expected, new MetaPrescan().Feed(bytes));
            },
            iter: 20_000);
}
