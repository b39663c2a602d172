using System.Globalization;
using LinkTools.Core.Streams;

namespace LinkTools.Core.Http;

/// <summary>
/// The length of a response's body and its transfer codings (RFC 9112, 6), for the cases in which .NET accepts what a
/// client should refuse, or does not support what it should.
/// </summary>
internal sealed class ResponseFraming
{
    private long? _length;

    private ResponseFraming()
    {
    }

    /// <summary>Why the response is refused, as a clause whose subject is its URL; null for a valid one.</summary>
    public string? Problem { get; private init; }

    /// <summary>
    /// True for a response without a body, whatever its headers say (RFC 9110, 15.3.5, 15.3.6, 15.4.5).
    /// </summary>
    public bool IsEmpty { get; private init; }

    /// <summary>The transfer codings except chunked, in the order in which they were applied.</summary>
    public IReadOnlyList<string> TransferCodings { get; private init; } = [];

    /// <summary>Reads the headers of a response to GET or HEAD.</summary>
    public static ResponseFraming Of(HttpResponseMessage response)
    {
        if ((int)response.StatusCode is 204 or 205 or 304 || response.RequestMessage?.Method == HttpMethod.Head)
            return new ResponseFraming { IsEmpty = true };
        // HTTP/2 and HTTP/3 end a body in other ways, and have no Transfer-Encoding (RFC 9113, 8.2.2).
        if (response.Version.Major > 1)
            return new ResponseFraming();
        var codings = ListOf(response, "Transfer-Encoding");
        var chunked = Array.FindIndex(codings, IsChunked);
        if (chunked >= 0 && chunked != codings.Length - 1)
            return new ResponseFraming { Problem = "has a transfer coding after chunked, which cannot be decoded" };
        var lengths = ListOf(response, "Content-Length");
        if (lengths.Length > 0 && codings.Length > 0 && chunked < 0)
            return new ResponseFraming { Problem = "has both a Content-Length and a transfer coding" };
        if (lengths.Length == 0 && response.Content.Headers.NonValidated.Contains("Content-Length"))
            return new ResponseFraming { Problem = "has an empty Content-Length" };
        return FromLengths(response, lengths, codings, isChunked: chunked >= 0);
    }

    /// <summary>The body as it was sent, limited to its length.</summary>
    public Stream Frame(Stream body) =>
        IsEmpty ? Stream.Null
        : _length is { } length ? new ExactLengthStream(
            body, length, () => new HttpIOException(
                HttpRequestError.ResponseEnded, $"the connection ended before all {length} bytes of the body had come"))
        : body;

    /// <summary>The values of a list header, one by one (RFC 9110, 5.6.1).</summary>
    public static string[] ListOf(HttpResponseMessage response, string name)
    {
        if (!response.Headers.NonValidated.TryGetValues(name, out var values)
            && !response.Content.Headers.NonValidated.TryGetValues(name, out values))
            return [];
        return [.. values.SelectMany(value => value.Split(
            ',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
    }

    // RFC 9112, 6.3: a client that guessed which of two lengths is right could be made to take another page's bytes.
    private static ResponseFraming FromLengths(
        HttpResponseMessage response, string[] lengths, string[] codings, bool isChunked)
    {
        long? length = null;
        foreach (var text in lengths)
        {
            if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
                return new ResponseFraming { Problem = $"gives '{Shorten(text)}' as its Content-Length, which "
                    + "is not a number" };
            if (length is { } other && other != value)
                return new ResponseFraming { Problem = $"has two different lengths, {other} and {value}" };
            length = value;
        }

        return new ResponseFraming
        {
            TransferCodings = [.. codings.Where(coding => !IsChunked(coding))],
            // .NET handles a single number; it ignores a list of equal numbers.
            _length = isChunked || length == response.Content.Headers.ContentLength ? null : length,
        };
    }

    private static bool IsChunked(string coding) => coding.Equals("chunked", StringComparison.OrdinalIgnoreCase);

    private static string Shorten(string text) => text.Length > 40 ? text[..40] + "..." : text;
}
