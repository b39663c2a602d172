using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace LinkTools.Commands;

/// <summary>Offers statuses that some sites return although their pages exist.</summary>
public sealed class AcceptStatusCompleter : IArgumentCompleter
{
    private static readonly (string Text, string Meaning)[] Known =
    [
        ("401", "Wants a login"), ("403", "Refuses, often only automatic requests"), ("405", "Refuses the method"),
        ("429", "Too many requests"), ("451", "Not available for legal reasons"), ("999", "Refuses automatic requests"),
        ("4xx", "All of the class"), ("400-499", "A range"),
    ];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst,
        IDictionary fakeBoundParameters) =>
        Known.Where(status => status.Text.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase))
            .Select(status => new CompletionResult(
                status.Text, status.Text, CompletionResultType.ParameterValue, status.Meaning));
}
