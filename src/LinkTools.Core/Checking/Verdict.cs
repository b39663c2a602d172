namespace LinkTools.Core.Checking;

/// <summary>What is said of a link.</summary>
/// <param name="Status">The verdict.</param>
/// <param name="Reason">Why, as a word that never changes; empty for Ok.</param>
/// <param name="Message">A sentence: what happened, and what to try; empty for Ok.</param>
/// <param name="Suggestion">Where the link should point; empty where nothing better is known.</param>
internal readonly record struct Verdict(CheckStatus Status, string Reason, string Message, string Suggestion = "");
