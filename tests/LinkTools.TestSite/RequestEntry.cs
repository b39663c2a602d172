using System.Security.Authentication;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace LinkTools.TestSite;

/// <summary>One request in the log of the site.</summary>
public sealed class RequestEntry
{
    /// <summary>When its headers had been read.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The method, e.g. GET.</summary>
    public required string Method { get; init; }

    /// <summary>The port that it arrived at; a proxy's own port, if it was sent to a proxy.</summary>
    public int LocalPort { get; init; }

    /// <summary>The Host header.</summary>
    public required string Host { get; init; }

    /// <summary>Path and query exactly as in the request line.</summary>
    public required string Target { get; init; }

    /// <summary>The headers.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The HTTP version, e.g. HTTP/2.</summary>
    public required string Protocol { get; init; }

    /// <summary>The version of TLS; null if the connection was not encrypted.</summary>
    public SslProtocols? Tls { get; init; }

    /// <summary>The thumbprint of the client certificate; null for none.</summary>
    public string? ClientCertificate { get; init; }

    /// <summary>True if the client disconnected before the response was complete.</summary>
    public bool IsAborted { get; internal set; }

    /// <summary>True if the response was complete.</summary>
    public bool IsFinished { get; internal set; }

    internal static RequestEntry Of(HttpContext context, DateTimeOffset time) => new()
    {
        Time = time,
        Method = context.Request.Method,
        LocalPort = context.Connection.LocalPort,
        Host = context.Request.Host.Value ?? "",
        Target = context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget,
        Protocol = context.Request.Protocol,
        Tls = context.Features.Get<ITlsHandshakeFeature>()?.Protocol,
        ClientCertificate = context.Connection.ClientCertificate?.Thumbprint,
        Headers = context.Request.Headers.ToDictionary(
            h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
    };
}
