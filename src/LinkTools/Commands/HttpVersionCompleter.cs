using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace LinkTools.Commands;

/// <summary>Completes -HttpVersion.</summary>
public sealed class HttpVersionCompleter : IArgumentCompleter
{
    private static readonly string[] Versions = ["1.0", "1.1", "2.0", "3.0"];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst,
        IDictionary fakeBoundParameters) =>
        Versions.Where(
            version =>
            version.StartsWith(wordToComplete, StringComparison.Ordinal)).Select(version =>
            new CompletionResult(version));
}
