using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LinkTools.TestSite;

/// <summary>Self-signed certificates that are created when they are needed.</summary>
public static class Certificates
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;
    private static readonly Lazy<X509Certificate2> LazyExpired = new(
        () => Make("127.0.0.1", Now.AddYears(-2), Now.AddYears(-1)));
    private static readonly Lazy<X509Certificate2> LazySelfSigned = new(
        () => Make("127.0.0.1", Now.AddDays(-1), Now.AddDays(1)));
    private static readonly Lazy<X509Certificate2> LazyOtherHost = new(
        () => Make("other.example", Now.AddDays(-1), Now.AddDays(1)));

    public static X509Certificate2 Expired => LazyExpired.Value;

    public static X509Certificate2 SelfSigned => LazySelfSigned.Value;

    public static X509Certificate2 OtherHost => LazyOtherHost.Value;

    /// <summary>A certificate for a host name or address, with its key.</summary>
    public static X509Certificate2 Make(string host, DateTimeOffset from, DateTimeOffset until)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        if (System.Net.IPAddress.TryParse(host, out var address))
            names.AddIpAddress(address);
        else
            names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(from, until);
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }
}
