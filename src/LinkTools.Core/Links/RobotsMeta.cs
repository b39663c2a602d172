using LinkTools.Core.Markup;

namespace LinkTools.Core.Links;

/// <summary>meta name=robots.</summary>
internal static class RobotsMeta
{
    /// <summary>True if the meta element tells robots not to follow the page's links: nofollow, or none.</summary>
    public static bool SaysNoFollow(in TagToken meta)
    {
        if (!meta.Has(AttributeId.Name) || !meta.Has(AttributeId.Content)
            || !meta.Value(AttributeId.Name).Trim().Equals("robots", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        foreach (var directive in meta.Value(AttributeId.Content).Split([',', ' ', '\t', '\n', '\f']))
        {
            if (directive.Equals("nofollow", StringComparison.OrdinalIgnoreCase)
                || directive.Equals("none", StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
