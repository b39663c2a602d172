using System.Text;
using System.Xml;

namespace HelpGenerator;

/// <summary>Generates en-US/ of the module: HelpGenerator DOCS ASSEMBLY REFERENCES OUTPUT.</summary>
/// <remarks>
/// DOCS is a folder of pages, ASSEMBLY the one with the cmdlets, REFERENCES a file with the path of an assembly on each
/// line, and OUTPUT the folder to write to. The exit code is 1 if a page has a fault; then nothing is written.
/// </remarks>
internal static class Program
{
    private static int Main(string[] args)
    {
        if (args is not [var docs, var assembly, var references, var output])
        {
            Console.Error.WriteLine("Usage: HelpGenerator DOCS ASSEMBLY REFERENCES OUTPUT");
            return 2;
        }

        // With full paths, a message leads to the page from any folder.
        docs = Path.GetFullPath(docs);
        var problems = new List<Problem>();
        var commands = CommandReader.Read(assembly, File.ReadAllLines(references));
        var files = Generate(docs, commands, Path.GetFileName(assembly), problems);
        foreach (var problem in problems)
        {
            Console.Error.WriteLine(problem);
        }

        if (problems.Count > 0)
        {
            return 1;
        }

        Directory.CreateDirectory(output);
        foreach (var (name, text) in files)
        {
            File.WriteAllText(Path.Combine(output, name), text);
        }

        return 0;
    }

    /// <summary>Turns all pages into files of help, by name.</summary>
    private static Dictionary<string, string> Generate(
        string docs, IReadOnlyList<Command> commands, string assembly, List<Problem> problems)
    {
        var made = new Dictionary<string, string>();
        var maml = new List<System.Xml.Linq.XElement>();
        var pages = Directory.GetFiles(docs, "*.md").Order(StringComparer.Ordinal).ToList();
        foreach (var file in pages)
        {
            var name = Path.GetFileNameWithoutExtension(file);
            try
            {
                if (name.StartsWith("about_", StringComparison.Ordinal))
                {
                    made.Add($"{name}.help.txt", AboutWriter.Write(file, problems));
                    continue;
                }

                var page = PageReader.Read(file);
                if (commands.FirstOrDefault(item => item.Name == name) is not { } command)
                {
                    problems.Add(new Problem(file, 1, $"{assembly} has no command {name}."));
                    continue;
                }

                problems.AddRange(PageCheck.Check(page, command));
                if (problems.Count == 0)
                {
                    maml.Add(MamlWriter.Write(page, command));
                }
            }
            catch (PageException e)
            {
                problems.Add(e.Problem);
            }
        }

        var named = pages.Select(file => Path.GetFileNameWithoutExtension(file)).ToHashSet(StringComparer.Ordinal);
        problems.AddRange(commands.Where(command => !named.Contains(command.Name)).Select(command => new Problem(
            Path.Combine(docs, $"{command.Name}.md"), 1, $"The command {command.Name} has no page. Write one.")));
        made.Add($"{assembly}-Help.xml", ToText(MamlWriter.File(maml)));
        return made;
    }

    private static string ToText(System.Xml.Linq.XDocument document)
    {
        using var text = new Utf8Writer();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n" }))
        {
            document.Save(writer);
        }

        return text + "\n";
    }

    /// <summary>The XML declaration must name the encoding of the file.</summary>
    private sealed class Utf8Writer() : StringWriter(System.Globalization.CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
