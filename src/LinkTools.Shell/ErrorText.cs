using System.Management.Automation;

namespace LinkTools.Shell;

/// <summary>How an error reads: who says it, then the sentence.</summary>
internal static class ErrorText
{
    public static string Of(ErrorRecord error)
    {
        var message = error.ErrorDetails?.Message is { Length: > 0 } details ? details : error.Exception.Message;
        return error.InvocationInfo?.MyCommand?.Name is { Length: > 0 } name ? $"{name}: {message}" : message;
    }
}
