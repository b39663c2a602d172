using System.Collections;
using System.Management.Automation;
using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace LinkTools.Commands;

/// <summary>
/// A session of Invoke-WebRequest, read by its public properties, because its type is in a library that the module does
/// not reference.
/// </summary>
internal sealed record WebSessionReader
{
    private static readonly string[] Known =
        [
            "Headers", "Cookies", "Credentials", "UseDefaultCredentials", "Certificates", "UserAgent", "Proxy",
            "MaximumRedirection", "MaximumRetryCount", "RetryIntervalInSeconds"];

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public CookieContainer? Cookies { get; private init; }

    public ICredentials? Credentials { get; private init; }

    public X509CertificateCollection? Certificates { get; private init; }

    public string? UserAgent { get; private init; }

    public IWebProxy? Proxy { get; private init; }

    public int? MaximumRedirection { get; private init; }

    public int? MaximumRetryCount { get; private init; }

    public double? RetryIntervalSec { get; private init; }

    /// <summary>The settings of the session; null for an object that is not a session.</summary>
    public static WebSessionReader? Read(object session)
    {
        var properties = PSObject.AsPSObject(session).Properties;
        if (!Known.Any(name => properties[name] is not null))
            return null;
        return new WebSessionReader
        {
            Headers = ReadHeaders(Get<IDictionary>("Headers")),
            Cookies = Get<CookieContainer>("Cookies"),
            Credentials = Get<object>("UseDefaultCredentials") is true
                ? CredentialCache.DefaultCredentials
                : Get<ICredentials>("Credentials"),
            Certificates = Get<X509CertificateCollection>("Certificates"),
            UserAgent = Get<string>("UserAgent") is { Length: > 0 } agent ? agent : null,
            Proxy = Get<IWebProxy>("Proxy"),
            // A session without settings has -1 and 0 here, which mean our own defaults.
            MaximumRedirection = Get<object>("MaximumRedirection") is int and >= 0 and var redirection
                ? redirection
                : null,
            MaximumRetryCount = Get<object>("MaximumRetryCount") is int and > 0 and var retries ? retries : null,
            RetryIntervalSec = Get<object>("RetryIntervalInSeconds") is int and > 0 and var seconds ? seconds : null,
        };

        T? Get<T>(string name) where T : class =>
            (properties[name]?.Value is PSObject wrapped ? wrapped.BaseObject : properties[name]?.Value) as T;
    }

    /// <summary>Names and values as text: a list becomes one line (RFC 9110, 5.3).</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> ReadHeaders(IDictionary? headers) =>
        headers is null
            ? []
            : [
                .. headers.Keys.Cast<object>().Select(
                    name => new KeyValuePair<string,
                    string>($"{name}", Join(headers[name])))];

    private static string Join(object? value) =>
        (value is PSObject wrapped ? wrapped.BaseObject : value) is IEnumerable list and not string
            ? string.Join(", ", list.Cast<object?>().Select(one => LanguagePrimitives.ConvertTo<string>(one)))
            : LanguagePrimitives.ConvertTo<string>(value) ?? "";
}
