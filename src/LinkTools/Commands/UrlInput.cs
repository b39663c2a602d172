using System.Management.Automation;
using LinkTools.Core.Frontiers;
using LinkTools.Core.Urls;

namespace LinkTools.Commands;

/// <summary>
/// Turns what commands of URLs are given into absolute URLs: typed ones, and those that objects name. What is none is
/// one error each. For the pipeline thread.
/// </summary>
/// <param name="cmdlet">Whose errors they are.</param>
internal sealed class UrlInput(FetchCmdlet cmdlet)
{
    private readonly TypedUrls _typed = new(cmdlet);
    private readonly SeenPages _seen = new();

    /// <summary>
    /// True for URLs given by name; a script block that gives the URL of each object has no value yet. What is given
    /// twice, or not at all, ends the command.
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

    /// <summary>The URLs that were given by name. A null is an input like any other.</summary>
    public IEnumerable<string?> ReadNamed(string?[]? urls) =>
        urls is null ? Typed("", isNamed: true) : urls.SelectMany(url => Typed(url ?? "", isNamed: true));

    /// <summary>The URLs of an object of the pipeline.</summary>
    /// <param name="input">The object.</param>
    /// <param name="url">What a property or a script block gave for it; null for nothing.</param>
    /// <param name="takePath">Takes the path of a file; null where files are no input.</param>
    public IEnumerable<string?> Read(object? input, string?[]? url, Action<string>? takePath = null)
    {
        var items = InputItem.Of(input).ToList();
        // Links are known by what they are, whichever of their properties was bound.
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
                    $"Passed over the link '{item.Source}': it leads to no page, or to one that came before.");
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
