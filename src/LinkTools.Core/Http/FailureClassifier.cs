using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using LinkTools.Core.Pages;

namespace LinkTools.Core.Http;

/// <summary>Finds the reason of a failure from an exception of HttpClient.</summary>
internal static class FailureClassifier
{
    /// <summary>True for exceptions that a page may cause. Any other exception is a bug in the module.</summary>
    public static bool IsPageFault(Exception exception) =>
        exception is HttpRequestException or IOException or SocketException or InvalidDataException
            or PageTooLargeException or TimeoutException
            or AuthenticationException or AddressNotAllowedException or ContentDecodingException;

    /// <summary>True if the certificate of the server is not trusted; false for every other failure of TLS.</summary>
    public static bool IsCertificateFault(Exception exception)
    {
        // SslStream says it in no other way, and .NET's messages are English in every culture.
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is AuthenticationException
                && inner.Message.StartsWith("The remote certificate", StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    public static FailureReason ReasonOf(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case PageTooLargeException:
                    return FailureReason.PageTooLarge;
                case TimeoutException:
                    return FailureReason.Timeout;
                case ProxyUnreachableException:
                    return FailureReason.ProxyFailure;
                case AddressNotAllowedException:
                    return FailureReason.AddressNotAllowed;
                case ContentDecodingException or InvalidDataException:
                    return FailureReason.ContentDecoding;
                case AuthenticationException:
                    return FailureReason.TlsFailure;
                case SocketException socket:
                    return ReasonOf(socket.SocketErrorCode);
            }
        }

        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            HttpRequestError? error = inner is HttpRequestException http
                ? http.HttpRequestError
                : inner is HttpIOException io ? io.HttpRequestError : null;
            if (error is { } known and not HttpRequestError.Unknown)
                return ReasonOf(known);
        }

        // A retry cannot repair an error that did not come from a connection.
        return exception is HttpRequestException { InnerException: not IOException }
            ? FailureReason.Unexpected
            : FailureReason.ConnectionReset;
    }

    private static FailureReason ReasonOf(SocketError error) => error switch
    {
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain or SocketError.NoRecovery =>
            FailureReason.NameResolution,
        SocketError.ConnectionRefused => FailureReason.ConnectionRefused,
        SocketError.NetworkUnreachable or SocketError.HostUnreachable or SocketError.NetworkDown or SocketError.HostDown
            or SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported =>
                FailureReason.NetworkUnreachable,
        SocketError.TimedOut => FailureReason.Timeout,
        _ => FailureReason.ConnectionReset,
    };

    private static FailureReason ReasonOf(HttpRequestError error) => error switch
    {
        HttpRequestError.NameResolutionError => FailureReason.NameResolution,
        HttpRequestError.ConnectionError => FailureReason.ConnectionRefused,
        HttpRequestError.SecureConnectionError => FailureReason.TlsFailure,
        HttpRequestError.ProxyTunnelError => FailureReason.ProxyFailure,
        HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError
            or HttpRequestError.ConfigurationLimitExceeded
            or HttpRequestError.VersionNegotiationError or HttpRequestError.ExtendedConnectNotSupported =>
                FailureReason.InvalidResponse,
        _ => FailureReason.ConnectionReset,
    };
}
