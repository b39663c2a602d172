namespace LinkTools.Core.Links;

/// <summary>The links of a Link header: RFC 8288, section 3 and appendix B.2.</summary>
/// <param name="Target">The URI reference between the angle brackets.</param>
/// <param name="Rel">Lower case, one space between the relation types.</param>
/// <param name="Title">The title* parameter, or else the title parameter (section 3.4.1); empty if both are
/// missing.</param>
internal readonly record struct LinkHeader(string Target, string Rel, string Title)
{
    /// <summary>Parses the value of one header. A link with an anchor is about another page and is left out.</summary>
    public static IEnumerable<LinkHeader> Parse(string value)
    {
        var position = 0;
        while (true)
        {
            while (position < value.Length && (IsSpace(value[position]) || value[position] == ','))
                position++;
            if (position == value.Length || value[position] != '<')
                yield break;
            var end = value.IndexOf('>', position);
            if (end < 0)
                yield break;
            var target = value[(position + 1)..end];
            position = end + 1;
            string? rel = null, title = null, encodedTitle = null;
            var hasAnchor = false;
            while (ReadParameter(value, ref position, out var name, out var text))
            {
                if (name == "rel")
                    rel ??= text;
                else if (name == "title")
                    title ??= text;
                else if (name == "title*")
                    encodedTitle ??= ExtendedValue.Decode(text);
                hasAnchor |= name == "anchor";
            }

            if (!hasAnchor)
                yield return new LinkHeader(target, RelKinds.Normalize(rel), encodedTitle ?? title ?? "");

            // A stray character instead of a comma: the next link begins after the next comma.
            while (position < value.Length && value[position] != ',')
                position++;
        }
    }

    /// <summary>Adds the links of a response's headers to those of its page.</summary>
    public static void AddTo(LinkDrafts drafts, ExtractionContext context)
    {
        // A Link header is resolved against the URL of the page; the base element of the page does not matter.
        var documentOnly = new DocumentBase(context.DocumentUrl);
        foreach (var link in context.LinkHeaders.SelectMany(Parse))
        {
            var kind = RelKinds.KindOf(link.Rel);
            // Nothing is fetched by an empty address; what only says something of the page may name the page itself.
            if (!context.Kinds.Contains(kind) || (link.Target.Length == 0 && IsFetched(kind)))
                continue;
            drafts.AddPlace("header", link.Rel, documentOnly, LinkText.Clean(link.Title), 0, 0);
            drafts.Add(link.Target, LinkDraft.HeaderAttribute, kind);
        }
    }

    private static bool IsFetched(LinkKind kind) => kind is LinkKind.Stylesheet or LinkKind.Preload or LinkKind.Script
        or LinkKind.Icon or LinkKind.Manifest or LinkKind.HostHint;

    private static bool ReadParameter(string value, ref int position, out string name, out string text)
    {
        (name, text) = ("", "");
        SkipSpace(value, ref position);
        if (position >= value.Length || value[position] != ';')
            return false;
        position++;
        SkipSpace(value, ref position);
        var start = position;
        while (position < value.Length && value[position] is not ('=' or ';' or ',') && !IsSpace(value[position]))
            position++;
        name = value[start..position].ToLowerInvariant();
        SkipSpace(value, ref position);
        if (position >= value.Length || value[position] != '=')
            return true;
        position++;
        SkipSpace(value, ref position);
        text = position < value.Length
            && value[position] == '"' ? ReadQuoted(value, ref position) : ReadToken(value, ref position);
        return true;
    }

    private static string ReadToken(string value, ref int position)
    {
        var start = position;
        while (position < value.Length && value[position] is not (';' or ',') && !IsSpace(value[position]))
            position++;
        return value[start..position];
    }

    private static string ReadQuoted(string value, ref int position)
    {
        var text = new System.Text.StringBuilder();
        for (position++; position < value.Length && value[position] != '"'; position++)
        {
            if (value[position] == '\\' && position + 1 < value.Length)
                position++;
            text.Append(value[position]);
        }

        position = Math.Min(position + 1, value.Length);
        return text.ToString();
    }

    private static void SkipSpace(string value, ref int position)
    {
        while (position < value.Length && IsSpace(value[position]))
            position++;
    }

    private static bool IsSpace(char c) => c is ' ' or '\t';
}
