namespace LinkTools.Core.Checking;

/// <summary>The result of checking a link.</summary>
/// <param name="Status">The status.</param>
/// <param name="Reason">The reason, as a word that never changes; empty for Ok.</param>
/// <param name="Message">A sentence: what happened, and what to try; empty for Ok.</param>
/// <param name="Suggestion">Where the link should lead; empty if nothing better is known.</param>
internal readonly record struct Verdict(CheckStatus Status, string Reason, string Message, string Suggestion = "");
