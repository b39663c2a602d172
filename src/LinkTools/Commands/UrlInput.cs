using System.Management.Automation;
using LinkTools.Core.Frontiers;
using LinkTools.Core.Urls;

namespace LinkTools.Commands;

/// <summary>
/// Turns the input of commands that take URLs into absolute URLs: typed ones, and those in properties. Input that is
/// not a URL is one error. For the pipeline thread.
/// </summary>
/// <param name="cmdlet">Its errors are used.</param>
internal sealed class UrlInput(FetchCmdlet cmdlet)
{
    private readonly TypedUrls _typed = new(cmdlet);
    private readonly SeenPages _seen = new();

    /// <summary>
    /// True for URLs given by name. A script block that returns the URL of each object has no value yet. URLs given
    /// twice, or not at all, end the command.
    /// </summary>
    public static bool IsNamed(PSCmdlet cmdlet, string?[]? url)
    {
        var given = cmdlet.MyInvocation.BoundParameters;
        var isPiped = cmdlet.MyInvocation.ExpectingInput;
        var isNamed = given.ContainsKey("Url") && (url is not null || !isPiped);
        if (isNamed && isPiped)
            cmdlet.ThrowTerminatingError(InputErrors.UrlGivenTwice());
        if (!isNamed && !isPiped && !given.ContainsKey("InputObject"))
            cmdlet.ThrowTerminatingError(InputErrors.UrlNotSpecified());
        return isNamed;
    }

    /// <summary>The URLs that were given by name. A null is an input like any other: it is one error.</summary>
    public IEnumerable<string?> ReadNamed(string?[]? urls) =>
        urls is null ? Typed("", isNamed: true) : urls.SelectMany(url => Typed(url ?? "", isNamed: true));

    /// <summary>The URLs of an object of the pipeline.</summary>
    /// <param name="input">The object.</param>
    /// <param name="url">The value that a property or a script block returned for it; null for none.</param>
    /// <param name="takePath">Handles the path of a file; null if files are not allowed.</param>
    public IEnumerable<string?> Read(object? input, string?[]? url, Action<string>? takePath = null)
    {
        var items = InputItem.Of(input).ToList();
        // A link is recognised by its type, whichever of its properties was bound.
        return url is null || items is [{ Kind: InputKind.Link }]
            ? items.SelectMany(item => Read(item, takePath))
            : url;
    }

    private IEnumerable<string?> Read(InputItem item, Action<string>? takePath)
    {
        switch (item.Kind)
        {
            case InputKind.Text:
                return Typed((string)item.Value!, isNamed: false);
            case InputKind.Nothing:
                return [""];
            case InputKind.Url:
                return [(string?)item.Value];
            case InputKind.Link when WebUrl.Parse((string)item.Value!) is not { IsHttp: true } url || !_seen.Add(url):
                cmdlet.WriteVerbose(
                    $"Ignored the link '{item.Source}': it leads to no page, or to one that came before.");
                return [];
            case InputKind.Link:
                return [(string?)item.Value];
            case InputKind.Path when takePath is not null:
                takePath((string)item.Value!);
                return [];
            default:
                cmdlet.WriteError(InputErrors.NoUrlInObject(item.Source!));
                return [];
        }
    }

    private IEnumerable<string?> Typed(string text, bool isNamed)
    {
        foreach (var line in TypedUrls.Lines(text))
        {
            if (_typed.IsPassedOver(line, isNamed))
                continue;
            if (_typed.Complete(line) is { } url)
                yield return url.TrimStart('\uFEFF');
        }
    }
}
