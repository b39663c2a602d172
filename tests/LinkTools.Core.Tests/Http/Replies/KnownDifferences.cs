namespace LinkTools.Core.Tests.Http.Replies;

/// <summary>Replies that are handled differently from curl, and why.</summary>
internal static class KnownDifferences
{
    private const string Whole =
        "A coding's own end says that the body is whole (RFC 1950 to 1952, 7932); curl takes a cut one for whole.";

    public static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["a reason with CR"] = "RFC 9112, 2.2: a CR alone is invalid outside the body.",
        ["HTTP/1.2"] = "RFC 9110, 6.2: a higher minor version is read as the highest that is known.",
        ["HTTP/2 in clear"] = "RFC 9113, 3: HTTP/2 does not begin with a line of text; this is no HTTP at all.",
        ["HTTP in small letters"] = "RFC 9112, 2.3: the name is case-sensitive.",
        ["two spaces before the status"] = "RFC 9112, 4: there is one space.",
        [
            "status 099"] = "RFC 9110, 15: three digits; an unknown class is an error, which this test reads all the "
            + "same.",
        ["status 205 with a body"] = "RFC 9110, 15.3.6: no content; only a length of 0 or an empty chunk may say so.",
        ["CR in a value"] = "RFC 9112, 2.2: a CR alone is invalid outside the body.",
        ["cut at three quarters"] = Whole,
        ["cut before its last byte"] = Whole,
        ["cut before its last eight bytes"] = Whole,
        ["cut behind its first byte"] = Whole,
        ["a length that is too small"] = "Cuts a coded body: " + Whole,
        ["no name"] = "RFC 9110, 5.1: a name has a character at least.",
        ["bytes outside ASCII in a name"] = "RFC 9110, 5.6.2: a name is a token.",
        ["a name with a slash"] = "RFC 9110, 5.6.2: a name is a token.",
        ["a length with a plus"] = "RFC 9110, 8.6: digits alone; RFC 9112, 6.3, 5: what is no length is an error.",
        ["a hexadecimal length"] = "RFC 9112, 6.3, 5: no length; curl reads nothing and calls it whole.",
        ["a length in bare hexadecimal"] = "RFC 9112, 6.3, 5: no length; curl reads 4 bytes and calls it whole.",
        ["a length with a point"] = "RFC 9112, 6.3, 5: no length.",
        ["a length with a space inside"] = "RFC 9112, 6.3, 5: no length; curl reads 7 bytes and calls it whole.",
        ["a length beyond 63 bits"] = "RFC 9110, 8.6: a number too large for the reader is an error, not a guess.",
        ["a length beyond 64 bits"] = "RFC 9110, 8.6: a number too large for the reader is an error, not a guess.",
        ["a list of different lengths"] = "RFC 9112, 6.3, 5: an error that cannot be mended.",
        ["two different lengths"] = "RFC 9112, 6.3, 5: an error that cannot be mended.",
        ["chunked twice in one line"] = "RFC 9112, 6.1: chunked must not be applied more than once.",
        ["chunked twice in two lines"] = "RFC 9112, 6.1: chunked must not be applied more than once.",
        ["gzip cut short, then chunked"] = "RFC 1952, 2.3.1: a member ends in its checksum; curl reads it without.",
        ["gzip for the way and a length"] = "RFC 9112, 6.3, 3: may be meant to smuggle; to be handled as an error.",
        ["gzip in two members"] = "RFC 1952, 2.2: a gzip file is a series of members.",
        ["gzip with an empty member"] = "RFC 1952, 2.2: a gzip file is a series of members.",
        ["gzip with zeros behind"] = "The content is whole and its checksum right; servers pad, and browsers read it.",
        ["gzip with text behind"] = "The content is whole and its checksum right; browsers read it.",
        ["deflate with text behind"] = "The content is whole and its checksum right; browsers read it.",
        ["br with text behind"] = "The content has come to its own end; the same as for gzip.",
        ["gzip unsaid"] = "No page begins with the bytes of gzip: curl gives them as they are, we what is inside.",
        ["zlib said to be gzip"] = "RFC 9110, 8.4.1.3: gzip is the format of RFC 1952; curl guesses.",
        ["utf-8 as a coding"] = "RFC 9110, 16.6: no registered coding, so nothing was done to the bytes.",
        ["8bit as a coding"] = "RFC 9110, 16.6: no registered coding, so nothing was done to the bytes.",
        ["a coding in quotes"] = "RFC 9110, 16.6: no registered coding, so nothing was done to the bytes.",
    };

    /// <summary>The parts of a reply for which a reason is listed.</summary>
    public static string[] Of(Reply reply) => [.. reply.Oddities.Where(Reasons.ContainsKey)];
}
