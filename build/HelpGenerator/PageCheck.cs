using Markdig.Syntax;

namespace HelpGenerator;

/// <summary>Compares a page with its command.</summary>
internal static class PageCheck
{
    /// <summary>Yields a problem for everything that is missing, superfluous or misspelled.</summary>
    public static IEnumerable<Problem> Check(CommandPage page, Command command)
    {
        var told = page.Parameters.ToLookup(section => section.Title, StringComparer.Ordinal);
        foreach (var parameter in command.Parameters.Where(parameter => !told.Contains($"-{parameter.Name}")))
        {
            if (MamlWriter.StandardText(parameter) is null)
            {
                yield return new Problem(
                    page.File,
                    FollowerOf(page, parameter.Name),
                    $"{command.Name} has a parameter -{parameter.Name}. Describe it below '### -{parameter.Name}'.");
            }
        }

        var names = command.Parameters.Select(parameter => $"-{parameter.Name}").ToHashSet(StringComparer.Ordinal);
        foreach (var section in page.Parameters)
        {
            if (!names.Contains(section.Title))
            {
                yield return new Problem(page.File, section.Line, $"{command.Name} has no parameter {section.Title}.");
            }
            else if (told[section.Title].First() != section)
            {
                yield return new Problem(page.File, section.Line, $"{section.Title} is described twice.");
            }
            else if (!section.Blocks.OfType<ParagraphBlock>().Any())
            {
                yield return new Problem(page.File, section.Line, $"{section.Title} needs a description.");
            }
        }

        foreach (var example in page.Examples.Where(example => !example.Blocks.OfType<FencedCodeBlock>().Any()))
        {
            yield return new Problem(page.File, example.Line, "An example needs a ```powershell block.");
        }

        IEnumerable<Block>[] prose =
        [
            page.Synopsis, page.Description, page.Notes,
            .. page.Parameters.Concat(page.Inputs).Concat(page.Outputs).Select(section => section.Blocks),
        ];
        var faults = PlainText
            .Faults(page.File, page.Examples.SelectMany(example => example.Blocks), MamlWriter.ExampleWidth)
            .Concat(PlainText.Faults(
                page.File, prose.SelectMany(blocks => blocks), MamlWriter.Width - PlainText.CodeIndentation));
        foreach (var problem in faults.Concat(CheckNoEffect(page, command)))
        {
            yield return problem;
        }
    }

    private static IEnumerable<Problem> CheckNoEffect(CommandPage page, Command command)
    {
        foreach (var (set, name, line) in page.NoEffect)
        {
            if (!command.Sets.Contains(set))
            {
                var sets = string.Join(", ", command.Sets);
                yield return new Problem(page.File, line, $"{command.Name} has no parameter set {set}, only {sets}.");
                continue;
            }

            var use = command.Parameters.FirstOrDefault(parameter => parameter.Name == name)?.UseIn(set);
            if (use is null)
            {
                yield return new Problem(page.File, line, $"The parameter set {set} has no parameter {name}.");
            }
            else if (use.IsMandatory)
            {
                yield return new Problem(
                    page.File, line, $"The parameter set {set} needs {name}, so it has an effect.");
            }
        }
    }

    /// <summary>The line where the description should be: before the next name of the alphabet.</summary>
    private static int FollowerOf(CommandPage page, string name) =>
        page.Parameters.FirstOrDefault(
            section => string.Compare(section.Title, $"-{name}", StringComparison.OrdinalIgnoreCase) > 0)?.Line
        ?? (page.Parameters is [.., var last] ? last.Line : 1);
}
