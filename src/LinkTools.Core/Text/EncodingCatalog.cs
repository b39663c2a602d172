using System.Collections.Concurrent;
using System.Text;
using LinkTools.Core.Text.Legacy;

namespace LinkTools.Core.Text;

/// <summary>The encodings of the Encoding Standard by name, created on first use.</summary>
internal static class EncodingCatalog
{
    private static readonly ConcurrentDictionary<string, Encoding> Known = new(StringComparer.Ordinal);

    /// <summary>
    /// An encoding by its standard name (see <see cref="EncodingLabels.Find"/>). Its encoder has no best-fit mappings,
    /// and is the one for URL queries; that of "replacement" is UTF-8 ("get an output encoding").
    /// </summary>
    public static Encoding Get(string name) => Known.GetOrAdd(name, Create);

    /// <summary>A decoder for the encoding that <see cref="Get"/> returns for the same name.</summary>
    public static Decoder GetDecoder(string name) =>
        name == "replacement" ? new ReplacementDecoder() : Get(name).GetDecoder();

    private static Encoding Create(string name) => name switch
    {
        "UTF-8" or "replacement" => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        "UTF-16LE" => new UnicodeEncoding(bigEndian: false, byteOrderMark: false),
        "UTF-16BE" => new UnicodeEncoding(bigEndian: true, byteOrderMark: false),
        "gb18030" => Gb18030.Create(),
        "GBK" => Gb18030.CreateGbk(),
        "Big5" => Big5.Create(),
        "EUC-JP" => EucJp.Create(),
        "ISO-2022-JP" => Iso2022Jp.Create(),
        "Shift_JIS" => ShiftJis.Create(),
        "EUC-KR" => EucKr.Create(),
        "x-user-defined" => SingleByte.UserDefined(),
        "IBM866" => SingleByte.FromCodePage(name, 866),
        "ISO-8859-2" => SingleByte.FromCodePage(name, 28592),
        "ISO-8859-3" => SingleByte.FromCodePage(name, 28593),
        "ISO-8859-4" => SingleByte.FromCodePage(name, 28594),
        "ISO-8859-5" => SingleByte.FromCodePage(name, 28595),
        "ISO-8859-6" => SingleByte.FromCodePage(name, 28596),
        "ISO-8859-7" =>
            SingleByte.FromCodePage(name, 28597, (0xA1, '‘'), (0xA2, '’'), (0xA4, '€'), (0xA5, '₯'), (0xAA, 'ͺ')),
        // Visual and logical order differ only in how the text is displayed.
        "ISO-8859-8" or "ISO-8859-8-I" =>
            SingleByte.FromCodePage(name, 28598, (0xAF, '\u00AF'), (0xFD, '\u200E'), (0xFE, '\u200F')),
        "ISO-8859-10" => SingleByte.FromText(name, 28600,
            "\u00A0ĄĒĢĪĨĶ§ĻĐŠŦŽ\u00ADŪŊ°ąēģīĩķ·ļđšŧž―ūŋĀÁÂÃÄÅÆĮČÉĘËĖÍÎÏÐŅ"
            + "ŌÓÔÕÖŨØŲÚÛÜÝÞßāáâãäåæįčéęëėíîïðņōóôõöũøųúûüýþĸ"),
        "ISO-8859-13" => SingleByte.FromCodePage(name, 28603),
        "ISO-8859-14" => SingleByte.FromText(name, 28604,
            "\u00A0Ḃḃ£ĊċḊ§Ẁ©ẂḋỲ\u00AD®ŸḞḟĠġṀṁ¶ṖẁṗẃṠỳẄẅṡÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏŴÑ"
            + "ÒÓÔÕÖṪØÙÚÛÜÝŶßàáâãäåæçèéêëìíîïŵñòóôõöṫøùúûüýŷÿ"),
        "ISO-8859-15" => SingleByte.FromCodePage(name, 28605),
        "ISO-8859-16" => SingleByte.FromText(name, 28606,
            "\u00A0ĄąŁ€„Š§š©Ș«Ź\u00ADźŻ°±ČłŽ”¶·žčș»ŒœŸżÀÁÂĂÄĆÆÇÈÉÊËÌÍÎÏĐŃ"
            + "ÒÓÔŐÖŚŰÙÚÛÜĘȚßàáâăäćæçèéêëìíîïđńòóôőöśűùúûüęțÿ"),
        "KOI8-R" => SingleByte.FromCodePage(name, 20866),
        "KOI8-U" => SingleByte.FromCodePage(name, 21866),
        "macintosh" => SingleByte.FromCodePage(name, 10000, (0xBD, '\u03A9'), (0xF0, '\uF8FF')),
        "windows-874" => SingleByte.FromCodePage(name, 874),
        "windows-1250" => SingleByte.FromCodePage(name, 1250),
        "windows-1251" => SingleByte.FromCodePage(name, 1251),
        "windows-1252" => SingleByte.FromCodePage(name, 1252),
        "windows-1253" => SingleByte.FromCodePage(name, 1253),
        "windows-1254" => SingleByte.FromCodePage(name, 1254),
        "windows-1255" => SingleByte.FromCodePage(name, 1255),
        "windows-1256" => SingleByte.FromCodePage(name, 1256),
        "windows-1257" => SingleByte.FromCodePage(name, 1257),
        "windows-1258" => SingleByte.FromCodePage(name, 1258),
        "x-mac-cyrillic" => SingleByte.FromCodePage(name, 10007, (0xA2, 'Ґ'), (0xB6, 'ґ'), (0xFF, '€')),
        _ =>
            throw new ArgumentOutOfRangeException(
                nameof(name), name, "No encoding of the Encoding Standard has this name."),
    };
}
