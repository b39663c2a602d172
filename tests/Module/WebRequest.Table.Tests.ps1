# The table of about_LinkTools, row by row: what it says about each parameter of Invoke-WebRequest, compared with
# Invoke-WebRequest at the same server.

BeforeDiscovery {
    $about = Get-Content -Raw "$PSScriptRoot/../../docs/en-US/about_LinkTools.md"
    $rows = [regex]::Matches($about, '(?m)^\| -(\w+) \| (same|differs|not here)\b') |
        ForEach-Object { @{ Name = $_.Groups[1].Value; Says = $_.Groups[2].Value } }
    $absent = $rows | Where-Object Says -eq 'not here'
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    Import-TestedModule
    $site = Open-TestSite -Listen 'http://127.0.0.1:0', 'https://127.0.0.1:0', 'http://127.0.0.2:0'
    $plain, $secure, $other = $site.Urls
    $headers = "$plain/headers"
    $secret = ConvertTo-SecureString 'pass' -AsPlainText -Force
    $user = [pscredential]::new('user', $secret)
    $trust = @{ SkipCertificateCheck = $true }
    $clear = @{ AllowUnencryptedAuthentication = $true }
    $key = [System.Security.Cryptography.RSA]::Create(2048)
    $request = [System.Security.Cryptography.X509Certificates.CertificateRequest]::new(
        'CN=client.example', $key, 'SHA256', [System.Security.Cryptography.RSASignaturePadding]::Pkcs1)
    $certificate = $request.CreateSelfSigned([datetimeoffset]::Now.AddDays(-1), [datetimeoffset]::Now.AddDays(1))

    # What both commands do with the same splat: the headers of the last request, or nothing if they fail.
    function Get-Both([string] $Url, [hashtable] $With = @{}) {
        foreach ($command in 'Invoke-WebRequest', 'Get-PageLinks') {
            Clear-TestSiteLog $site
            $failed = $false
            try {
                $null = & $command $Url @With -ErrorAction Stop
            }
            catch {
                $failed = $true
            }

            $entries = (Get-TestSiteLog $site -Full).entries
            [pscustomobject]@{
                Failed = $failed
                Requests = @($entries).Count
                Last = $entries | Select-Object -Last 1
                Headers = ($entries | Select-Object -Last 1).headers
            }
        }
    }
}

AfterAll {
    Close-TestSite $site
}

Describe 'The table of the parameters of Invoke-WebRequest' {
    BeforeEach {
        Reset-TestSite $site
    }

    It 'names each of them, in README, too' {
        $common = [System.Management.Automation.PSCmdlet]::CommonParameters
        $all = (Get-Command Invoke-WebRequest).Parameters.Keys | Where-Object { $_ -notin $common } | Sort-Object
        $all.Count | Should -Be 42
        foreach ($file in 'docs/en-US/about_LinkTools.md', 'README.md') {
            $text = Get-Content -Raw "$PSScriptRoot/../../$file"
            $named = [regex]::Matches($text, '(?m)^\| -(\w+) \| (?:same|differs|not here)\b')
            $named | ForEach-Object { $_.Groups[1].Value } | Sort-Object | Should -Be $all -Because $file
        }
    }

    It 'says of -<Name> that it is <Says>, and Get-PageLinks has it or not' -ForEach $rows {
        # If a command has -OutFile and -PassThru, they mean something else.
        if ($Name -notin 'OutFile', 'PassThru') {
            $has = (Get-Command Get-PageLinks).Parameters.Values |
                Where-Object { $_.Name -eq $Name -or $_.Aliases -contains $Name }
            [bool] $has | Should -Be ($Says -ne 'not here')
        }
    }

    It 'is right that -<Name> is not here: a splat with it is refused before any request' -ForEach $absent {
        $with = @{ $Name = 'Post' }
        { Get-PageLinks "$plain/page/1" @with } | Should -Throw -ErrorId 'NamedParameterNotFound,*'
        (Get-TestSiteLog $site).count | Should -Be 0
    }

    It 'is right about -AllowUnencryptedAuthentication, -Authentication, -Token: <Scheme>' -ForEach @(
        @{ Scheme = 'Basic'; Sent = 'Basic dXNlcjpwYXNz' }, @{ Scheme = 'Bearer'; Sent = 'Bearer pass' }
        @{ Scheme = 'OAuth'; Sent = 'Bearer pass' }
    ) {
        $with = @{ Authentication = $Scheme }
        $with += $Scheme -eq 'Basic' ? @{ Credential = $user } : @{ Token = $secret }
        (Get-Both $headers $with).Failed | Should -Be $true, $true
        (Get-TestSiteLog $site).count | Should -Be 0
        (Get-Both $headers ($with + $clear)).Headers.Authorization | Should -Be $Sent, $Sent
    }

    It 'is right about -Certificate' {
        $with = $trust + @{ Certificate = $certificate }
        (Get-Both "$secure/client-certificate" $trust).Failed | Should -Be $true, $true
        (Get-Both "$secure/client-certificate" $with).Last.clientCertificate |
            Should -Be $certificate.Thumbprint, $certificate.Thumbprint
    }

    It 'is right about -CertificateThumbprint' {
        $mine = [System.Security.Cryptography.X509Certificates.X509CertificateLoader]::LoadPkcs12(
            $certificate.Export('Pfx'), $null, 'PersistKeySet, Exportable')
        $store = [System.Security.Cryptography.X509Certificates.X509Store]::new('My', 'CurrentUser')
        $store.Open('ReadWrite')
        try {
            $store.Add($mine)
            (Get-Both "$secure/client-certificate" ($trust + @{ CertificateThumbprint = $mine.Thumbprint })).Failed |
                Should -Be $false, $false
        }
        finally {
            $store.Remove($mine)
            $store.Dispose()
        }
    }

    It 'is right about -Credential, which differs: Basic over http is refused there before, here after the challenge' {
        (Get-Both "$secure/secret" ($trust + @{ Credential = $user })).Failed | Should -Be $false, $false
        (Get-Both "$plain/secret" ($clear + @{ Credential = $user })).Failed | Should -Be $false, $false
        $both = Get-Both "$plain/secret" @{ Credential = $user }
        $both.Failed | Should -Be $true, $true
        $both.Requests | Should -Be 0, 1
        $both[1].Headers.Authorization | Should -BeNullOrEmpty
    }

    It 'is right about -Headers' {
        $with = @{ Headers = @{ 'X-One' = 'a'; 'Accept-Language' = 'nn'; 'X-List' = 'a, b' } }
        $both = Get-Both $headers $with
        foreach ($name in $with.Headers.Keys) {
            $both.Headers.$name | Should -Be $with.Headers[$name], $with.Headers[$name]
        }

        # There, a list becomes the name of its type.
        $both = Get-Both $headers @{ Headers = @{ 'X-List' = 'a', 'b' } }
        $both[1].Headers.'X-List' | Should -Be 'a, b'
    }

    It 'is right about -HttpVersion' {
        (Get-Both "$secure/page/1" ($trust + @{ HttpVersion = '2.0' })).Last.protocol | Should -Be 'HTTP/2', 'HTTP/2'
    }

    It 'is right about -MaximumRedirection' {
        (Get-Both "$plain/redirect/3" @{ MaximumRedirection = 3 }).Failed | Should -Be $false, $false
        (Get-Both "$plain/redirect/3" @{ MaximumRedirection = 2 }).Failed | Should -Be $true, $true
        (Get-Both "$plain/redirect/10").Failed | Should -Be $false, $false
        (Get-Both "$plain/redirect/11").Failed | Should -Be $false, $true
        (Get-Both "$plain/redirect/51").Failed | Should -Be $true, $true
    }

    It 'is right about -MaximumRetryCount and -RetryIntervalSec' {
        $with = @{ MaximumRetryCount = 1; RetryIntervalSec = 1 }
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        (Get-Both "$plain/status/503" $with).Requests | Should -Be 2, 2
        $watch.Elapsed.TotalSeconds | Should -BeGreaterThan 1.5
        # A retry does not help for a missing page.
        (Get-Both "$plain/status/404" $with).Requests | Should -Be 2, 1
        $null = Get-PageLinks "$plain/status/503" -RetryIntervalSec 0.1 -ErrorAction Ignore
    }

    It 'is right about -NoProxy, and about the proxy of the environment with each form of NO_PROXY' {
        $port = ([uri] $other).Port
        # For each list: whether the proxy is used for 127.0.0.2.
        $lists = [ordered]@{
            '' = $true; 'other.example' = $true; '*' = $false; '127.0.0.0/8' = $false; '127.0.0.2' = $false
            '127.0.0.2:1' = $true; "127.0.0.2:$port" = $false; 'x.example, 127.0.0.2' = $false
            '10.0.0.0/8,127.0.0.3' = $true; "127.0.0.0/30:$port" = $false; '.0.0.2' = $true; '[::1]' = $true
            '127.0.0.2/33' = $true; ' 127.0.0.2 ' = $false; '*,x.example' = $true
        }
        $names = ($lists.Keys | ForEach-Object { "'$_'" }) -join ', '
        Invoke-Engine @"
            `$env:http_proxy = '$plain'
            Import-Module '$(Get-TestedManifest)'
            foreach (`$list in $names) {
                `$env:no_proxy = `$list
                `$null = Get-PageLinks '$other/page/1'
                `$null = Get-PageLinks '$other/page/1' -NoProxy
            }

            Remove-Item env:no_proxy
            `$null = Invoke-WebRequest '$other/page/1'
            `$null = Invoke-WebRequest '$other/page/1' -NoProxy
"@ | Should -BeNullOrEmpty
        # Requests to a proxy arrive at its port.
        $ports = (Get-TestSiteLog $site -Full).entries.localPort
        $proxy = ([uri] $plain).Port
        $expected = @($lists.Values) + $true | ForEach-Object { ($_ ? $proxy : $port), $port }
        $ports | Should -Be $expected
    }

    It 'is right about -OperationTimeoutSeconds' {
        Set-TestSitePage $site -Page @{ Path = '/half'; Body = '<p>'; Rest = '</p>'; Hold = 'half' }
        (Get-Both "$plain/half" @{ OperationTimeoutSeconds = 1 }).Failed | Should -Be $true, $true
        $run = Invoke-Recorded { Get-PageLinks "$plain/half" -OperationTimeoutSeconds 1 -MaximumRetryCount 0 }
        $run.Ids | Should -Be 'Timeout'
        "$($run.Errors)" | Should -BeLike '*Raise -OperationTimeoutSeconds*'
        $run = Invoke-Recorded {
            Set-TestSitePage $site -Page @{ Path = '/none'; Hold = 'none' }
            Get-PageLinks "$plain/none" -ConnectionTimeoutSeconds 1 -MaximumRetryCount 0
        }
        "$($run.Errors)" | Should -BeLike '*Raise -ConnectionTimeoutSeconds*'
    }

    It 'is right about -PreserveAuthorizationOnRedirect, which differs in never serving links' {
        $url = "$plain/redirect-to?url=$([uri]::EscapeDataString("$other/headers"))"
        $with = $clear + @{ Authentication = 'Bearer'; Token = $secret }
        (Get-Both $url $with).Headers.Authorization -ne $null | Should -BeNullOrEmpty
        (Get-Both $url ($with + @{ PreserveAuthorizationOnRedirect = $true })).Headers.Authorization |
            Should -Be 'Bearer pass', 'Bearer pass'
        Set-TestSitePage $site @{ '/links' = "<a href=$url>x</a>" }
        Clear-TestSiteLog $site
        $null = Get-PageLinks "$plain/links" -Depth 1 -Scope Any -PreserveAuthorizationOnRedirect @with
        $there = (Get-TestSiteLog $site -Full).entries | Where-Object target -eq '/headers'
        $there | Should -HaveCount 1
        $there.headers.Authorization | Should -BeNullOrEmpty
    }

    It 'is right about -Proxy, -ProxyCredential and -ProxyUseDefaultCredentials: <Name>' -ForEach @(
        @{ Name = 'in the URL'; With = { @{ Proxy = $plain -replace '//', '//user:pass@' } } }
        @{ Name = 'a credential'; With = { @{ Proxy = $plain; ProxyCredential = $user } } }
    ) {
        Set-TestSitePage $site -Page @{
            Path = '/asks'; Status = 407; Headers = @{ 'Proxy-Authenticate' = 'Basic realm="p"' }
        }
        $both = Get-Both 'http://no-such-host.invalid/asks' ((& $With) + @{ MaximumRetryCount = 0 })
        $both.Failed | Should -Be $true, $true
        # Invoke-WebRequest ignores the user name and password in the URL of a proxy.
        $both[1].Headers.'Proxy-Authorization' | Should -Be 'Basic dXNlcjpwYXNz'
        if ($Name -eq 'a credential') {
            $both[0].Headers.'Proxy-Authorization' | Should -Be 'Basic dXNlcjpwYXNz'
        }

        (Get-Both 'http://no-such-host.invalid/page/1' @{ Proxy = $plain; ProxyUseDefaultCredentials = $true }).Failed |
            Should -Be $false, $false
        # Invoke-WebRequest does not use it for loopback addresses.
        (Get-Both "$other/page/1" @{ Proxy = $plain }).Last.localPort | Should -Be ([uri] $other).Port, ([uri] $plain).Port
    }

    It 'is right about -SkipCertificateCheck, -SslProtocol and -SkipHttpErrorCheck' {
        (Get-Both "$secure/page/1").Failed | Should -Be $true, $true
        foreach ($version in 'Tls12', 'Tls13') {
            (Get-Both "$secure/page/1" ($trust + @{ SslProtocol = $version })).Last.tls | Should -Be $version, $version
        }

        (Get-Both "$plain/status/404").Failed | Should -Be $true, $true
        (Get-Both "$plain/status/404" @{ SkipHttpErrorCheck = $true }).Failed | Should -Be $false, $false
    }

    It 'is right about -Uri, -UseDefaultCredentials and -UserAgent' {
        foreach ($command in 'Invoke-WebRequest', 'Get-PageLinks') {
            & $command -Uri "$plain/page/1" | Should -Not -BeNullOrEmpty
        }

        (Get-Both "$secure/page/1" ($trust + @{ UseDefaultCredentials = $true })).Failed | Should -Be $false, $false
        (Get-Both $headers @{ UserAgent = 'Probe/4' }).Headers.'User-Agent' | Should -Be 'Probe/4', 'Probe/4'
        (Get-Both $headers).Headers.'User-Agent' | Should -BeLike '*/*'
        (Get-Both $headers)[1].Headers.'User-Agent' | Should -BeLike 'LinkTools/*'
    }

    It 'is right about -WebSession' {
        $null = Invoke-WebRequest "$plain/set-cookie/oat" -SessionVariable session
        (Get-Both $headers @{ WebSession = $session }).Headers.Cookie | Should -Be 'flavour=oat', 'flavour=oat'
    }

    It 'is right that -TimeoutSec is the deadline of a whole page here, and not an alias' {
        Set-TestSitePage $site -Page @{ Path = '/half'; Body = '<p>'; Rest = '</p>'; Hold = 'deadline' }
        (Get-Command Invoke-WebRequest).Parameters['ConnectionTimeoutSeconds'].Aliases | Should -Contain 'TimeoutSec'
        (Get-Command Get-PageLinks).Parameters['ConnectionTimeoutSeconds'].Aliases | Should -Not -Contain 'TimeoutSec'
        (Invoke-Recorded { Get-PageLinks "$plain/half" -TimeoutSec 1 }).Ids | Should -Be 'Timeout'
    }
}
