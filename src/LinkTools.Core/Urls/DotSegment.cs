namespace LinkTools.Core.Urls;

/// <summary>Single-dot and double-dot URL path segments (URL Standard, 4.3). A dot may be written as %2e.</summary>
internal static class DotSegment
{
    /// <summary>1 or 2 for such a segment, 0 for any other.</summary>
    public static int Dots(ReadOnlySpan<char> segment)
    {
        if (segment.Length is 0 or > 6)
            return 0;
        var dots = 0;
        while (!segment.IsEmpty && dots < 3)
        {
            var length = segment[0] == '.' ? 1 : segment.StartsWith("%2e", StringComparison.OrdinalIgnoreCase) ? 3 : 0;
            if (length == 0)
                return 0;
            segment = segment[length..];
            dots++;
        }
        return dots < 3 ? dots : 0;
    }
}
