using System.Text;

namespace LinkTools.Benchmarks.Fuzzing;

/// <summary>Texts that change how a parser reads what follows.</summary>
internal static class Tokens
{
    /// <summary>For pages.</summary>
    public static byte[][] Page { get; } =
    [
        .. new[]
        {
            "<", ">", "</", "<!--", "-->", "--!>", "<!", "<?", "]]>", "<![CDATA[", "&", "&#", "&#x", "&#x110000;",
            "&#0000000000000000000000000000000000000000000065;",
            "&notit;", "&amp", "\"", "'", "=", "/", "\0", "\r", "\n", "\r\n", "\t", "\f", " ", "<a href=", "<a href=x>",
            "</a>", "<b>", "</b>", "<p>", "<div>", "</div>",
            "<script>", "</script", "</script>", "<script "
                + "type=application/ld+json>", "<style>", "</style>", "<title>", "<textarea>", "<plaintext>", "<xmp>",
            "<noscript>", "<template>", "</template>", "<svg>", "<math>", "<mi>", "</svg>", "<foreignObject>",
            "<table>", "<tr>", "<td>", "</table>", "<caption>",
            "<select>", "<option>", "<form>", "</form>", "<button>", "<frameset>", "<frame src=f>", "<body>", "</body>",
            "<html>", "<head>", "</head>",
            "<iframe srcdoc=\"", "&lt;a href=i&gt;", "<base href=/o/>", "<base href='//'>", "<meta charset=shift_jis>",
            "<meta charset=iso-2022-jp>", "<meta charset=utf-16>",
            "<meta charset=gb18030>", "<meta charset=euc-kr>", "<meta http-equiv=content-type content='text/html; "
                + "charset=big5'>", "<?xml version='1.0' encoding='euc-jp'?>",
            " srcset='a 1x, b 2x'", " style='background:url(", "url(", "@import", "/*", "*/", "\\", " rel=nofollow",
            " ping='a b'", "{\"url\":\"", "[[[[", "}", "\u00e9", "\u65e5", "\U0001F600",
            "<meta http-equiv=refresh "
                + "content='0;url=", "<meta name=robots content=none>", "<img alt=x src=", "<area href=y>", " title=",
                " aria-label=",
        }.Select(Encoding.UTF8.GetBytes),
        [
            0xED, 0xA0,
            0x80], [0xED, 0xB0, 0x80], [0xC0, 0x80], [0xFF], [0x80], [0xEF, 0xBB, 0xBF], [0xFE, 0xFF], [0xFF,
            0xFE], [0xF0, 0x9F],
        [0x1B, 0x24, 0x42], [0x1B, 0x28, 0x42], [0x1B, 0x28, 0x49], [0x1B], [
            0x81, 0x30, 0x81, 0x30], [0x8F, 0xA2, 0xB7], [0x82, 0xA0], [0x88, 0x62], [0x00, 0x3C],
    ];

    /// <summary>For URLs.</summary>
    public static string[] Url { get; } =
    [
        ":", "/", "//", "\\", "@", "?", "#", "%", "%2e", "%2F", "%00", "%zz", "..", ".", "[", "]", "[::", "::1",
        "1.2.3.4", "0x", "0xffffffff", ":80", ":443", ":99999",
        "xn--", "xn--a", "\u00df", "\u3002", "\u00ad", "\u200d", "\u0130", "\uFF0E", "\uFF05", "\t", "\n", "\r", "\0",
        " ", "\u00a0", "\ud800", "\udc00", "\U0001F600", "C:", "C|", "/C|/", "/.//",
        "http:", "https:", "file:", "file://", "ftp:", "ws:", "data:", "javascript:", "blob:", "localhost", "|", "^",
        "<", ">", "`", "{", "}", "\"", "'", "~", "\u007f", "\ufffd", "\ufdd0",
    ];

    /// <summary>Content-Type headers.</summary>
    public static string?[] ContentTypes { get; } =
    [
        null, null, null, "text/html", "text/html; charset=utf-8", "text/html;charset=windows-1252",
        "text/html;charset=shift_jis", "text/html;charset=iso-2022-jp",
        "text/html;charset=gb18030", "text/html;charset=gbk", "text/html;charset=big5", "text/html;charset=euc-jp",
        "text/html;charset=euc-kr", "text/html;charset=utf-16le",
        "text/html;charset=utf-16be", "text/html;charset=iso-2022-kr", "text/html;charset=x-user-defined",
        "text/html;charset=koi8-r", "application/xhtml+xml", "text/html;charset=\"", ";;=",
    ];
}
