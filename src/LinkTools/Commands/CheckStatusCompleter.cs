using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using LinkTools.Core.Checking;

namespace LinkTools.Commands;

/// <summary>Completes the names of statuses, each with its meaning.</summary>
public sealed class CheckStatusCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        var start = wordToComplete.Trim('\'', '"');
        foreach (var status in CheckStatuses.WorstFirst)
        {
            var name = status.ToString();
            if (name.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                yield return new CompletionResult(
                    name, name, CompletionResultType.ParameterValue, CheckStatuses.Explain(status));
            }
        }
    }
}
