BeforeAll {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    Import-TestedModule
    $site = Open-TestSite
}

AfterAll {
    Close-TestSite $site
}

Describe 'Get-PageLinks' {
    It 'gives the links of a page as PageLink objects' {
        $links = Get-PageLinks "$($site.Url)/page/7"
        $links.Count | Should -Be 10
        $links[0] | Should -BeOfType LinkTools.PageLink
        $links[0].Url | Should -Be "$($site.Url)/page/8"
        $links[0].Text | Should -Be 'Next page'
        $links[1].IsExternal | Should -BeTrue
    }

    It 'is known by its singular too' {
        (Get-PageLink "$($site.Url)/page/7").Count | Should -Be 10
    }

    It 'reads the URLs of a text file' {
        $list = Join-Path $TestDrive urls.txt
        1..20 | ForEach-Object { "$($site.Url)/page/$_" } | Set-Content $list
        (Get-Content $list | Get-PageLinks -ThrottleLimit 64 -TimeoutSec 10 | Group-Object SourceUrl).Count | Should -Be 20
    }

    It 'binds <property> from Import-Csv' -ForEach @{ property = 'Url' }, @{ property = 'Uri' } {
        $csv = Join-Path $TestDrive pages.csv
        1..3 | ForEach-Object { [pscustomobject]@{ Name = "n$_"; $property = "$($site.Url)/page/$_" } } | Export-Csv $csv
        (Import-Csv $csv | Get-PageLinks).Count | Should -Be 30
    }

    It 'reads files from Get-ChildItem, wildcards and literal paths' {
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive 'public')
        Set-Content (Join-Path $folder 'a.html') '<a href="x">one</a>'
        Set-Content -LiteralPath (Join-Path $folder '[b].html') '<a href="y">two</a>'
        (Get-ChildItem $folder | Get-PageLinks).Text | Sort-Object | Should -Be 'one', 'two'
        (Get-PageLinks -Path "$folder/*.html" -BaseUrl http://a.example/).Url | Sort-Object | Should -Be 'http://a.example/x', 'http://a.example/y'
        (Get-PageLinks -LiteralPath "$folder/[b].html").Text | Should -Be 'two'
    }

    It 'reads markup at hand' {
        (Get-PageLinks -Html '<base href="/d/"><a href="e">f</a>' -BaseUrl https://a.example/).Url | Should -Be 'https://a.example/d/e'
    }

    It 'keeps the order that was asked for with -Ordered' {
        $urls = "$($site.Url)/delay/300", "$($site.Url)/page/1", "$($site.Url)/delay/100"
        (Get-PageLinks $urls -Ordered).SourceUrl | Select-Object -Unique | Should -Be $urls
    }

    It 'gives one error for <given>' -ForEach @(
        @{ given = $null; id = 'InvalidUrl' }, @{ given = ''; id = 'InvalidUrl' }, @{ given = 'page.html'; id = 'InvalidUrl' }
        @{ given = 'ftp://a.example/'; id = 'UnsupportedScheme' }, @{ given = 'javascript:void(0)'; id = 'UnsupportedScheme' }
    ) {
        $links = @($given, "$($site.Url)/page/1") | Get-PageLinks -ErrorAction SilentlyContinue -ErrorVariable problems
        $links.Count | Should -Be 10
        $problems.Count | Should -Be 1
        $problems[0].FullyQualifiedErrorId | Should -Be "$id,LinkTools.Commands.GetPageLinksCommand"
        $problems[0].TargetObject | Should -Be "$given"
    }

    It 'says status, bytes, links and milliseconds of each page on Verbose' {
        $lines = Get-PageLinks "$($site.Url)/page/1" -Verbose 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }
        "$lines" | Should -Match '/page/1: 200, \d+ bytes, 10 links, \d+ ms'
    }

    It 'reads a session of Invoke-WebRequest, and keeps the cookies that pages set in it' {
        $null = Invoke-WebRequest "$($site.Url)/set-cookie/oat" -SessionVariable session
        $session.Headers['X-From-Session'] = 'yes'
        $headers = (Get-PageLinks "$($site.Url)/headers" -WebSession $session).Text
        $headers | Should -Contain 'Cookie: flavour=oat'
        $headers | Should -Contain 'X-From-Session: yes'
        $headers | Should -Contain "User-Agent: $($session.UserAgent)"
        $null = Get-PageLinks "$($site.Url)/set-cookie/rye" -WebSession $session
        $session.Cookies.GetCookies("$($site.Url)/")['flavour'].Value | Should -Be 'rye'
    }

    It 'takes a splat made for Invoke-WebRequest' {
        $token = [securestring]::new()
        'pass'.ToCharArray() | ForEach-Object { $token.AppendChar($_) }
        $splat = @{
            Headers = @{ 'X-One' = 'a' }; UserAgent = 'Probe/2'; Authentication = 'Bearer'; Token = $token
            AllowUnencryptedAuthentication = $true; MaximumRedirection = 3; MaximumRetryCount = 1; RetryIntervalSec = 1
            TimeoutSec = 10; NoProxy = $true; HttpVersion = '1.1'; SslProtocol = 'Tls12'; SkipCertificateCheck = $true
        }
        $null = Invoke-WebRequest "$($site.Url)/headers" @splat
        $headers = (Get-PageLinks "$($site.Url)/headers" @splat).Text
        $headers | Should -Contain 'X-One: a'
        $headers | Should -Contain 'Authorization: Bearer pass'
    }

    It 'completes -Kind' {
        $line = 'Get-PageLinks http://a.example -Kind Hy'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Contain 'Hyperlink'
    }
}
