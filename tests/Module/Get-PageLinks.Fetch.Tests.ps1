BeforeAll {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    Import-TestedModule
    # The second https address has another port, so it is another origin.
    $site = Open-TestSite -Listen 'http://127.0.0.1:0', 'https://127.0.0.1:0', 'https://127.0.0.1:0'
    $plain, $encrypted, $other = $site.Urls
    $secret = [securestring]::new()
    'pass'.ToCharArray() | ForEach-Object { $secret.AppendChar($_) }
    $user = [pscredential]::new('user', $secret)
    $trust = @{ SkipCertificateCheck = $true }
}

AfterAll {
    Close-TestSite $site
}

Describe 'Get-PageLinks' {
    BeforeEach {
        Reset-TestSite $site
    }

    It 'ends with <Id> for <Parameters>, before any request' -ForEach @(
        @{ Parameters = "-Authentication Basic"; Id = 'CredentialNotSupplied' }
        @{ Parameters = "-Authentication Bearer"; Id = 'TokenNotSupplied' }
        @{ Parameters = "-Authentication OAuth"; Id = 'TokenNotSupplied' }
        @{ Parameters = '-Token $secret'; Id = 'TokenNotUsed' }
        @{ Parameters = '-Authentication Basic -Credential $user -Token $secret'; Id = 'TokenNotUsed' }
        @{
            Parameters = '-Authentication Basic -Credential $user -UseDefaultCredentials'
            Id = 'AuthenticationConflict'
        }
        @{ Parameters = '-Credential $user -UseDefaultCredentials'; Id = 'CredentialConflict' }
        @{ Parameters = '-NoProxy -Proxy http://127.0.0.1:1'; Id = 'ProxyConflict' }
        @{
            Parameters = '-Proxy http://127.0.0.1:1 -ProxyUseDefaultCredentials -ProxyCredential $user'
            Id = 'ProxyCredentialConflict'
        }
        @{ Parameters = '-ProxyUseDefaultCredentials'; Id = 'ProxyNotSupplied' }
        @{ Parameters = '-ProxyCredential $user'; Id = 'ProxyNotSupplied' }
        @{ Parameters = '-HttpVersion 7.0'; Id = 'HttpVersionNotSupported' }
        @{ Parameters = '-Proxy 127.0.0.1:3128'; Id = 'InvalidProxy' }
        @{ Parameters = "-WebSession 'abc'"; Id = 'InvalidWebSession' }
        @{ Parameters = "-Headers @{ 'X Y' = 'b' }"; Id = 'InvalidHeader' }
        @{ Parameters = "-Headers @{ '' = 'b' }"; Id = 'InvalidHeader' }
        @{ Parameters = '-Headers @{ X = "a`r`nEvil: 1" }'; Id = 'InvalidHeader' }
        @{ Parameters = '-UserAgent "a`nb"'; Id = 'InvalidHeader' }
        @{ Parameters = '-TimeoutSec -1'; Id = 'ParameterArgumentValidationError' }
        @{ Parameters = '-ThrottleLimit 0'; Id = 'ParameterArgumentValidationError' }
        @{ Parameters = '-MaximumPageBytes 0'; Id = 'ParameterArgumentValidationError' }
        @{ Parameters = '-Kind Hyperlnk'; Id = 'UnknownKind' }
    ) {
        $script = [scriptblock]::Create("param(`$user, `$secret) Get-PageLinks $plain/page/1 $Parameters")
        $run = Invoke-Recorded $script $user, $secret
        $run.FatalId | Should -Be "$Id,LinkTools.Commands.GetPageLinksCommand"
        $run.Output | Should -BeNullOrEmpty
        (Get-TestSiteLog $site).count | Should -Be 0
    }

    It 'takes no -BaseUrl that is no URL' {
        { Get-PageLinks -Html '<a href=x>' -BaseUrl nowhere } | Should -Throw -ErrorId 'InvalidBaseUrl,*'
    }

    It 'sends credentials in clear only when that is said' {
        $basic = @{ Authentication = 'Basic'; Credential = $user }
        $run = Invoke-Recorded { Get-PageLinks "$plain/secret" @basic -ErrorAction Continue }
        $run.Ids | Should -Be 'UnencryptedAuthentication'
        (Get-TestSiteLog $site).count | Should -Be 0
        (Get-PageLinks "$plain/secret" @basic -AllowUnencryptedAuthentication).Count | Should -Be 10
        (Get-TestSiteLog $site).count | Should -Be 1
    }

    It 'answers a challenge with a credential' {
        (Get-PageLinks "$plain/secret" -Credential $user -AllowUnencryptedAuthentication).Count | Should -Be 10
        (Get-TestSiteLog $site).count | Should -Be 2
        (Get-PageLinks "$encrypted/secret" -Credential $user @trust).Count | Should -Be 10
    }

    It 'sends <Expected>' -ForEach @(
        @{
            With = @{ Headers = @{ 'X-One' = 'a'; 'Accept-Language' = 'nn' } }
            Expected = 'X-One: a', 'Accept-Language: nn'
        }
        @{ With = @{ Headers = @{ 'X-List' = 'a', 'b'; 'Content-Type' = 'text/plain' } }; Expected = 'X-List: a, b' }
        @{ With = @{ UserAgent = 'Probe/2' }; Expected = 'User-Agent: Probe/2' }
        @{ With = @{}; Expected = 'User-Agent: LinkTools/<version> (+https://github.com/linktools/linktools)' }
    ) {
        $headers = (Get-PageLinks "$plain/headers" @With).Text
        foreach ($line in $Expected) {
            $headers | Should -Contain $line.Replace('<version>', (Get-Module LinkTools).Version)
        }
    }

    It 'reads a session of Invoke-WebRequest, and keeps the cookies that pages set in it' {
        $null = Invoke-WebRequest "$plain/set-cookie/oat" -SessionVariable session
        $session.Headers['X-From-Session'] = 'yes'
        $headers = (Get-PageLinks "$plain/headers" -WebSession $session).Text
        $headers | Should -Contain 'Cookie: flavour=oat'
        $headers | Should -Contain 'X-From-Session: yes'
        $headers | Should -Contain "User-Agent: $($session.UserAgent)"
        $null = Get-PageLinks "$plain/set-cookie/rye" -WebSession $session
        $session.Cookies.GetCookies("$plain/")['flavour'].Value | Should -Be 'rye'
    }

    It 'takes a splat made for Invoke-WebRequest' {
        $splat = @{
            Headers = @{ 'X-One' = 'a' }; UserAgent = 'Probe/2'; Authentication = 'Bearer'; Token = $secret
            AllowUnencryptedAuthentication = $true; MaximumRedirection = 3; MaximumRetryCount = 1; RetryIntervalSec = 1
            TimeoutSec = 10; NoProxy = $true; HttpVersion = '1.1'; SslProtocol = 'Tls12'; SkipCertificateCheck = $true
        }
        $null = Invoke-WebRequest "$plain/headers" @splat
        $headers = (Get-PageLinks "$plain/headers" @splat).Text
        $headers | Should -Contain 'X-One: a'
        $headers | Should -Contain 'Authorization: Bearer pass'
    }

    It 'asks a proxy for hosts that it alone knows' {
        (Get-PageLinks http://no-such-host.invalid/page/3 -Proxy $plain)[0].Url |
            Should -Be 'http://no-such-host.invalid/page/4'
        $run = Invoke-Recorded { Get-PageLinks http://no-such-host.invalid/page/3 -NoProxy -ErrorAction Continue }
        $run.Ids | Should -Be 'NameResolution'
    }

    It 'gives one error for a proxy that <What>' -ForEach @(
        @{ What = 'wants a password'; Proxy = ''; Said = "* answered 407 *Check -Proxy and its credentials." }
        @{ What = 'is not there'; Proxy = 'http://127.0.0.1:1'; Said = '*127.0.0.1:1*' }
    ) {
        Set-TestSitePage $site -Page @{ Path = '/asks'; Status = 407 }
        $at = $Proxy ? $Proxy : $plain
        $run = Invoke-Recorded { Get-PageLinks http://no-such-host.invalid/asks -Proxy $at -ErrorAction Continue }
        $run.Ids | Should -Be 'ProxyFailure'
        "$($run.Errors)" | Should -BeLike $Said
    }

    It 'follows redirects up to -MaximumRedirection' {
        (Get-PageLinks "$plain/redirect/3" -MaximumRedirection 3).Count | Should -Be 10
        $run = Invoke-Recorded { Get-PageLinks "$plain/redirect/3" -MaximumRedirection 2 -ErrorAction Continue }
        $run.Ids | Should -Be 'TooManyRedirects'
    }

    It 'reads the page of an error status when asked to' {
        $run = Invoke-Recorded { Get-PageLinks "$plain/status/404" -ErrorAction Continue }
        $run.Ids | Should -Be 'HttpStatus'
        $run.Output | Should -BeNullOrEmpty
        $run.Errors[0].CategoryInfo.Category | Should -Be 'InvalidResult'
        $run.Errors[0].TargetObject | Should -Be "$plain/status/404"
        (Get-PageLinks "$plain/status/404" -SkipHttpErrorCheck).Count | Should -Be 10
    }

    It 'completes <Line> with <Expected>' -ForEach @(
        @{ Line = '-Kind Hy'; Expected = 'Hyperlink' }, @{ Line = '-Kind Im'; Expected = 'Image' }
        @{ Line = '-HttpVersion 2'; Expected = '2.0' }, @{ Line = '-Authentication Ba'; Expected = 'Basic' }
        @{ Line = '-SslProtocol Tls1'; Expected = 'Tls12' }
    ) {
        $text = "Get-PageLinks http://a.example $Line"
        (TabExpansion2 $text $text.Length).CompletionMatches.CompletionText | Should -Contain $Expected
    }
}

Describe 'Get-PageLinks over TLS' {
    BeforeEach {
        Reset-TestSite $site
    }

    It 'trusts no certificate that nobody vouches for, unless it is told to' {
        $run = Invoke-Recorded { Get-PageLinks "$encrypted/page/1" -ErrorAction Continue }
        $run.Ids | Should -Be 'TlsFailure'
        $run.Errors[0].CategoryInfo.Category | Should -Be 'SecurityError'
        (Get-TestSiteLog $site).count | Should -Be 0
        (Get-PageLinks "$encrypted/page/1" @trust).Count | Should -Be 10
    }

    It 'speaks <Protocol> with <Name>' -ForEach @(
        @{ Name = 'no -HttpVersion'; With = @{}; Protocol = 'HTTP/1.1' }
        @{ Name = '-HttpVersion 1.1'; With = @{ HttpVersion = '1.1' }; Protocol = 'HTTP/1.1' }
        @{ Name = '-HttpVersion 2.0'; With = @{ HttpVersion = '2.0' }; Protocol = 'HTTP/2' }
    ) {
        (0..39 | ForEach-Object { "$encrypted/page/$_" } | Get-PageLinks @trust @With).Count | Should -Be 400
        (Get-TestSiteLog $site -Full).entries.protocol | Select-Object -Unique | Should -Be $Protocol
    }

    It 'speaks <_> when that alone is allowed' -ForEach 'Tls12', 'Tls13' {
        $null = Get-PageLinks "$encrypted/page/1" @trust -SslProtocol $_
        (Get-TestSiteLog $site -Full).entries.tls | Should -Be $_
    }

    It 'shows a client certificate to the origin that it was given for, and to no other' {
        $key = [System.Security.Cryptography.RSA]::Create(2048)
        $request = [System.Security.Cryptography.X509Certificates.CertificateRequest]::new(
            'CN=client.example', $key, 'SHA256', [System.Security.Cryptography.RSASignaturePadding]::Pkcs1)
        $mine = $request.CreateSelfSigned([datetimeoffset]::Now.AddDays(-1), [datetimeoffset]::Now.AddDays(1))
        $urls = "$encrypted/client-certificate",
            "$encrypted/redirect-to?url=$([uri]::EscapeDataString("$other/page/2"))"
        (Get-PageLinks $urls @trust -Certificate $mine).Count | Should -Be 20
        $entries = (Get-TestSiteLog $site -Full).entries
        $there = $entries | Where-Object host -eq ([uri] $other).Authority
        $there.target | Should -Be '/page/2'
        $there.clientCertificate | Should -BeNullOrEmpty
        $here = $entries | Where-Object host -eq ([uri] $encrypted).Authority
        $here.clientCertificate | Should -Be $mine.Thumbprint, $mine.Thumbprint

        $run = Invoke-Recorded { Get-PageLinks "$other/client-certificate" @trust -ErrorAction Continue }
        $run.Ids | Should -Be 'HttpStatus'
        $session = [Microsoft.PowerShell.Commands.WebRequestSession]::new()
        $session.Certificates = [System.Security.Cryptography.X509Certificates.X509CertificateCollection]::new()
        $null = $session.Certificates.Add($mine)
        (Get-PageLinks "$other/client-certificate" @trust -WebSession $session).Count | Should -Be 10
    }

    It 'follows a redirect to http without credentials, and says so' {
        $url = "$encrypted/redirect-to?url=$([uri]::EscapeDataString("$plain/page/2"))"
        $run = Invoke-Recorded {
            Get-PageLinks $url @trust -Authentication Basic -Credential $user -AllowInsecureRedirect -Verbose
        }
        $run.Output.Count | Should -Be 10
        $first, $second = (Get-TestSiteLog $site -Full).entries
        $first.headers.Authorization | Should -BeLike 'Basic *'
        $second.headers.psobject.Properties.Name | Should -Not -Contain 'Authorization'
        "$($run.Verbose)" | Should -BeLike "*$plain/page/2*not encrypted: no credentials*"
    }
}
