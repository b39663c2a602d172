namespace LinkTools.Core.Tests.Links;

/// <summary>One case of an html5lib tree-construction file.</summary>
/// <param name="Id">File and number.</param>
/// <param name="Markup">The document.</param>
/// <param name="Elements">The names of the tree's elements in order, with "svg" or "math" and a space before those of
/// other namespaces.</param>
internal sealed record DatFile(string Id, string Markup, IReadOnlyList<string> Elements)
{
    /// <summary>
    /// The cases of a file, without fragments (there is always a document here) and those that need scripting.
    /// </summary>
    public static IEnumerable<DatFile> Read(string path)
    {
        var number = 0;
        foreach (var block in File.ReadAllText(path).Split("#data\n", StringSplitOptions.RemoveEmptyEntries))
        {
            number++;
            var markup = block[..Math.Max(0, block.IndexOf("\n#errors", StringComparison.Ordinal))];
            if (block.Contains("\n#document-fragment") || block.Contains("\n#script-on"))
                continue;
            var tree = block[block.IndexOf("\n#document\n", StringComparison.Ordinal)..];
            var elements = tree.Split('\n')
                .Where(line => line.StartsWith('|'))
                .Select(line => line[1..].TrimStart())
                .Where(
                    line =>
                    line.StartsWith('<') && line.EndsWith('>') && !line.StartsWith("<!", StringComparison.Ordinal))
                .Select(line => line[1..^1].ToLowerInvariant());
            yield return new DatFile($"{Path.GetFileName(path)}#{number}", markup, elements.ToArray());
        }
    }
}
