using System.ComponentModel;
using System.Globalization;
using System.Management.Automation;

namespace LinkTools;

/// <summary>
/// The cells of the module's views. <c>LinkTools.Types.ps1xml</c> makes a hidden property of each method, because a
/// session in Constrained Language Mode cannot run a script block that calls a type of the module. Objects from a job
/// or a remote session have the same properties with other types, and get the same cells.
/// </summary>
/// <remarks>
/// Color is always written: PowerShell removes it if <c>$PSStyle.OutputRendering</c> or the output's destination ask
/// for plain text. So color never says anything that the text does not say.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ViewCells
{
    private const string Dim = "\u001b[2m";
    private const string Cyan = "\u001b[36m";
    private const string Green = "\u001b[32m";
    private const string Red = "\u001b[31m";
    private const string Reset = "\u001b[0m";

    // The width of the Url column in a terminal with 80 columns.
    private const int UrlColumns = 33;

    /// <summary>
    /// The URL of a link, or the address in the page if it cannot be resolved. Marks say so, and mark external and
    /// nofollow links.
    /// </summary>
    public static string Url(PSObject link)
    {
        var url = Text(link, "Url");
        if (url.Length == 0)
            return $"{Red}{Marked(Text(link, "Href"), "unresolvable")}{Reset}";
        return (Value(link, "IsExternal") is true, Value(link, "IsNoFollow") is true) switch
        {
            (true, true) => $"{Cyan}{Marked(url, "external, nofollow")}{Reset}",
            (true, false) => $"{Cyan}{Marked(url, "external")}{Reset}",
            (false, true) => $"{Dim}{Marked(url, "nofollow")}{Reset}",
            _ => url,
        };
    }

    /// <summary>The status of a link: green for one that works, red for a broken one.</summary>
    public static string Status(PSObject check)
    {
        var status = Text(check, "Status");
        var colour = status switch
        {
            "Ok" => Green,
            "Broken" or "Unreachable" or "FragmentMissing" => Red,
            "Skipped" or "Unverified" => Dim,
            _ => Cyan,
        };
        return $"{colour}{status}{Reset}";
    }

    /// <summary>Where a checked link leads, or the address in the page if it cannot be resolved.</summary>
    public static string Target(PSObject check) =>
        Text(check, "Url") is { Length: > 0 } url ? url : Text(check, "Href");

    /// <summary>The page that contains a checked link, and the line; empty for a URL that the user gave.</summary>
    public static string Source(PSObject check)
    {
        var source = Text(check, "SourceUrl");
        return source.Length > 0 && Number(check, "Line") is > 0 and var line ? $"{source}:{line}" : source;
    }

    /// <summary>When a page last changed: to the minute in UTC, or only the day. At most 17 columns wide.</summary>
    public static string LastModified(PSObject page) =>
        Value(page, "LastModified") is { } value
            && LanguagePrimitives.TryConvertTo<DateTimeOffset>(value, CultureInfo.InvariantCulture, out var time)
            ? CellText.Moment(time)
            : "";

    /// <summary>How often a page changes, as its sitemap says.</summary>
    public static string ChangeFrequency(PSObject page) => Text(page, "ChangeFrequency");

    /// <summary>True in green, False in red.</summary>
    public static string Allowed(PSObject answer) =>
        Value(answer, "Allowed") is true ? $"{Green}{true}{Reset}" : $"{Red}{false}{Reset}";

    /// <summary>The number of the line that decided; empty if none did.</summary>
    public static string Line(PSObject answer) => Number(answer, "Line") is > 0 and var line ? $"{line}" : "";

    /// <summary>The rule that decided.</summary>
    public static string Rule(PSObject answer) => Text(answer, "Rule");

    /// <summary>The seeds of a crawl, one on each line.</summary>
    public static string Seeds(PSObject state) => CellText.Lines(Value(state, "Seeds"));

    /// <summary>The rules of a crawl, one on each line.</summary>
    public static string Rules(PSObject state) => CellText.Rules(Value(state, "Rules"));

    /// <summary>Pages by host.</summary>
    public static string Hosts(PSObject counts) => CellText.Counts(Value(counts, "Hosts"));

    /// <summary>Pages by HTTP status.</summary>
    public static string StatusCodes(PSObject counts) => CellText.Counts(Value(counts, "StatusCodes"));

    /// <summary>Failed pages by reason.</summary>
    public static string FailureReasons(PSObject counts) => CellText.Counts(Value(counts, "FailureReasons"));

    /// <summary>The processes that share a crawl, one on each line; empty for a crawl in a file.</summary>
    public static string Workers(PSObject state) => CellText.Lines(Value(state, "Workers"));

    /// <summary>Bytes read, with a unit.</summary>
    public static string Bytes(PSObject summary) => CellText.Size(Number(summary, "Bytes"));

    /// <summary>How long a run took, and how many pages it read in a second.</summary>
    public static string Elapsed(PSObject summary) => CellText.Pace(
        Value(summary, "Elapsed") is TimeSpan elapsed ? elapsed : TimeSpan.Zero, Number(summary, "Pages"));

    /// <summary>
    /// The mark is at the end, or at the beginning of a text that is so long that its end may be cut off.
    /// </summary>
    private static string Marked(string text, string mark) =>
        text.Sum(character => character < '\u1100' ? 1 : 2) + mark.Length + " ()".Length <= UrlColumns
            ? $"{text} ({mark})"
            : $"({mark}) {text}";

    private static string Text(PSObject item, string property) => CellText.Clean($"{Value(item, property)}");

    private static long Number(PSObject item, string property) =>
        LanguagePrimitives.TryConvertTo<long>(Value(item, property), CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;

    private static object? Value(PSObject item, string property)
    {
        ArgumentNullException.ThrowIfNull(item);
        return CellText.Plain(item.Properties[property]?.Value);
    }
}
