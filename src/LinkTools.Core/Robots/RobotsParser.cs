using System.Globalization;
using LinkTools.Core.Text;

namespace LinkTools.Core.Robots;

/// <summary>Groups the lines of a robots.txt (RFC 9309, 2.1 and 2.2).</summary>
internal sealed class RobotsParser
{
    private readonly List<RobotsGroup> _current = [];
    private bool _isNaming;

    /// <summary>The groups, by their agent's product token in lower case; "*" for the others.</summary>
    public Dictionary<string, RobotsGroup> Groups { get; } = new(StringComparer.Ordinal);

    public List<string> Sitemaps { get; } = [];

    /// <summary>The number of the last line.</summary>
    public int LastLine { get; private set; }

    /// <summary>How many lines have a known field.</summary>
    public int DirectiveCount { get; private set; }

    public void Read(string text)
    {
        var start = 0;
        while (start < text.Length)
        {
            var length = text.AsSpan(start).IndexOfAny('\n', '\r');
            var end = length < 0 ? text.Length : start + length;
            ReadLine(text[start..end], ++LastLine);
            start = end + 1;
            if (end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n')
                start++;
        }
    }

    /// <summary>
    /// The leading letters, hyphens and underscores in lower case (RFC 9309, 2.2.1); "*" stays as it is.
    /// </summary>
    public static string ProductToken(string agent)
    {
        if (agent.StartsWith('*') && (agent.Length == 1 || char.IsWhiteSpace(agent[1])))
            return "*";
        var length = 0;
        while (length < agent.Length && (char.IsAsciiLetter(agent[length]) || agent[length] is '-' or '_'))
            length++;
        return agent[..length].ToLowerInvariant();
    }

    private void ReadLine(string text, int number)
    {
        if (RobotsLine.Parse(text) is not { } line)
            return;
        if (line.Field is not (RobotsField.Other or RobotsField.Foreign))
            DirectiveCount++;
        switch (line.Field)
        {
            case RobotsField.UserAgent:
                Name(line.Value);
                break;
            case RobotsField.Allow or RobotsField.Disallow:
                _isNaming = false;
                // An empty value disallows nothing and allows nothing.
                if (line.Value.Length > 0)
                    _current.ForEach(
                        group =>
                        group.Rules.Add(
                            new RobotsRule(line.Field == RobotsField.Allow, line.Value, text.Trim(), number)));
                break;
            case RobotsField.CrawlDelay when double.TryParse(
                line.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
                && seconds is >= 0 and < 1e6:
                _current.ForEach(group => group.CrawlDelay = TimeSpan.FromSeconds(seconds));
                break;
            case RobotsField.Sitemap when line.Value.Length > 0:
                Sitemaps.Add(SafeText.Clean(line.Value));
                break;
        }
    }

    // Consecutive agents share the rules that follow; other fields between them do not separate them.
    private void Name(string agent)
    {
        if (!_isNaming)
            _current.Clear();
        _isNaming = true;
        var token = ProductToken(agent);
        if (token.Length == 0)
            return;
        if (!Groups.TryGetValue(token, out var group))
            Groups.Add(token, group = new RobotsGroup(SafeText.Clean(agent)));
        _current.Add(group);
    }
}
