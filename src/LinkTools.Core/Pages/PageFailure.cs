namespace LinkTools.Core.Pages;

/// <summary>Why a page could not be read.</summary>
/// <param name="Reason">The reason; its name is the error's id.</param>
/// <param name="Message">A sentence: what happened, to which URL, and what to try.</param>
public sealed record PageFailure(FailureReason Reason, string Message)
{
    /// <summary>The exception that caused it; null for none.</summary>
    public Exception? Cause { get; init; }
}
