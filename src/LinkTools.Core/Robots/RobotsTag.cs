namespace LinkTools.Core.Robots;

/// <summary>
/// Reads X-Robots-Tag headers, whose values may be for everybody or for one user agent (<c>googlebot: nofollow</c>).
/// </summary>
internal static class RobotsTag
{
    public static bool SaysNoFollow(IReadOnlyList<string> values, string userAgent)
    {
        foreach (var value in values)
        {
            var rules = value;
            var colon = value.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && !value[..colon].Contains("unavailable_after", StringComparison.OrdinalIgnoreCase)
                && !value[..colon].Contains(','))
            {
                if (!userAgent.StartsWith(value[..colon].Trim(), StringComparison.OrdinalIgnoreCase))
                    continue;
                rules = value[(colon + 1)..];
            }

            if (
                rules.Split(',', StringSplitOptions.TrimEntries).Any(
                    rule =>
                    rule.Equals("nofollow", StringComparison.OrdinalIgnoreCase)
                    || rule.Equals("none", StringComparison.OrdinalIgnoreCase)))
                return true;
        }

        return false;
    }
}
