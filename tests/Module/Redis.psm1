# A Redis server of a test's own, on a free loopback port and with a folder that goes with it.

$ErrorActionPreference = 'Stop'

function Test-Redis {
    [bool] (Get-Command redis-server -CommandType Application -ErrorAction Ignore)
}

# With -Tls it has a certificate for localhost, whose issuer is in the file issuer.crt of its folder.
function Open-Redis([string[]] $Option, [switch] $Tls) {
    $listener = [System.Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
    $listener.Start()
    $port = $listener.LocalEndpoint.Port
    $listener.Stop()
    $folder = Join-Path ([System.IO.Path]::GetTempPath()) "linktools-$([guid]::NewGuid())"
    $null = New-Item -ItemType Directory $folder
    if ($Tls) {
        New-RedisCertificate $folder
        $Option += '--port', '0', '--tls-port', $port, '--tls-auth-clients', 'no'
        $Option += '--tls-cert-file', "$folder/server.crt", '--tls-key-file', "$folder/server.key"
        $Option += '--tls-ca-cert-file', "$folder/issuer.crt"
    }

    $server = [pscustomobject]@{ Port = $port; Folder = $folder; Option = $Option; Process = $null }
    Start-Redis $server
    $server
}

# An issuer that nobody trusts, and a certificate of it, both for some days.
function New-RedisCertificate([string] $Folder) {
    $from, $to = [datetimeoffset]::UtcNow.AddDays(-1), [datetimeoffset]::UtcNow.AddDays(7)
    $request = {
        param($Name, $Key)
        [System.Security.Cryptography.X509Certificates.CertificateRequest]::new(
            "CN=$Name", $Key, [System.Security.Cryptography.HashAlgorithmName]::SHA256,
            [System.Security.Cryptography.RSASignaturePadding]::Pkcs1)
    }

    $issuerKey = [System.Security.Cryptography.RSA]::Create(2048)
    $key = [System.Security.Cryptography.RSA]::Create(2048)
    $issuer = & $request 'Test issuer' $issuerKey
    $issuer.CertificateExtensions.Add(
        [System.Security.Cryptography.X509Certificates.X509BasicConstraintsExtension]::new($true, $false, 0, $true))
    $issued = $issuer.CreateSelfSigned($from, $to)
    $server = & $request localhost $key
    $names = [System.Security.Cryptography.X509Certificates.SubjectAlternativeNameBuilder]::new()
    $names.AddDnsName('localhost')
    $server.CertificateExtensions.Add($names.Build())
    $certificate = $server.Create($issued, $from, $to, [byte[]] (1..8))
    Set-Content "$Folder/issuer.crt" $issued.ExportCertificatePem()
    Set-Content "$Folder/server.crt" $certificate.ExportCertificatePem()
    Set-Content "$Folder/server.key" $key.ExportPkcs8PrivateKeyPem()
    $issuerKey, $key, $issued, $certificate | ForEach-Object Dispose
}

# Starts it, also again with what it has kept.
function Start-Redis($Server) {
    $start = [System.Diagnostics.ProcessStartInfo]::new((Get-Command redis-server -CommandType Application)[0].Source)
    @('--port', $Server.Port, '--bind', '127.0.0.1', '--dir', $Server.Folder, '--save', '') + @($Server.Option) |
        Where-Object { $null -ne $_ } | ForEach-Object { $start.ArgumentList.Add($_) }
    # Nobody waits for what a server inherits, should it outlive its test. It writes to its log.
    $start.RedirectStandardOutput = $start.RedirectStandardError = $true
    $start.ArgumentList.Add('--logfile')
    $start.ArgumentList.Add((Join-Path $Server.Folder redis.log))
    $Server.Process = [System.Diagnostics.Process]::Start($start)
    for ($i = 0; $i -lt 600; $i++) {
        try {
            [System.Net.Sockets.TcpClient]::new('127.0.0.1', $Server.Port).Dispose()
            return
        }
        catch {
            Start-Sleep -Milliseconds 50
        }
    }

    throw 'redis-server does not listen.'
}

function Stop-Redis($Server) {
    $Server.Process.Kill()
    $Server.Process.WaitForExit()
}

function Close-Redis($Server) {
    if ($Server) {
        if (-not $Server.Process.HasExited) { Stop-Redis $Server }
        $Server.Process.Dispose()
        Remove-Item -Recurse $Server.Folder
    }
}

Export-ModuleMember -Function *-Redis
