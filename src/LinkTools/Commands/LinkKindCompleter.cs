using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace LinkTools.Commands;

/// <summary>Completes -Kind with the names of the kinds, and All.</summary>
public sealed class LinkKindCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        var pattern = WildcardPattern.Get(
            $"{wordToComplete.Trim('\'', '"')}*", WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        foreach (var name in KindSelection.Names)
        {
            if (pattern.IsMatch(name))
                yield return new CompletionResult(name);
        }
    }
}
