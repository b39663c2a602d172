# What a row of a table may lead to, and what belongs to a typed URL alone.

BeforeAll {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    Import-TestedModule
    $site = Open-TestSite
    $url = $site.Url

    function Get-Row([string] $SourceUrl, [string] $Href, [string] $Url = $Href) {
        [pscustomobject]@{ SourceUrl = $SourceUrl; Href = $Href; Url = $Url; Line = 1 }
    }

    function Get-Authorization([string] $Target) {
        (Get-TestSiteLog $site -Full).entries | Where-Object target -EQ $Target |
            ForEach-Object { $_.headers.Authorization } | Where-Object Length | Select-Object -Unique
    }
}

AfterAll {
    Close-TestSite $site
}

Describe 'A row' {
    BeforeEach {
        Reset-TestSite $site
    }

    It 'of a public page does not lead to a private address, unless that is allowed' {
        # A file may come from anywhere, so what it leads to is judged like a link of a public page.
        $row = Get-Row /site/index.html "$url/page/1"
        $check = $row | Test-PageLink
        $check.Status, $check.Reason | Should -Be Blocked, AddressNotAllowed
        (Get-TestSiteLog $site).count | Should -Be 0
        ($row | Test-PageLink -AllowPrivateNetwork).Status | Should -Be Ok
    }

    It 'of a page on loopback leads to loopback, and a URL that is typed leads anywhere' {
        (Get-Row "$url/" "$url/page/1" | Test-PageLink).Status | Should -Be Ok
        (Test-PageLink "$url/page/1").Status | Should -Be Ok
        ("$url/page/1" | Test-PageLink).Status | Should -Be Ok
    }

    It 'of a public page leads to an origin that is also typed' {
        $checks = "$url/page/1", (Get-Row /site/index.html "$url/page/1") | Test-PageLink -Ordered
        $checks.Status | Should -Be Ok, Ok
        $checks.SourceUrl | Should -Be '', /site/index.html
    }

    It 'is sent no credentials, which go to the origins of -Url alone' {
        $secret = @{ Headers = @{ Authorization = 'Bearer hush' } }
        $null = Get-Row "$url/" "$url/page/2" | Test-PageLink @secret
        (Get-TestSiteLog $site).targets | Should -Contain /page/2
        $null = Test-PageLink "$url/page/3" @secret
        Get-Authorization /page/2 | Should -BeNullOrEmpty
        Get-Authorization /page/3 | Should -Be 'Bearer hush'
    }

    It 'binds by name although it has a text of its own' {
        $row = Get-Row "$url/" '/page/4' "$url/page/4"
        $row | Add-Member -Force ScriptMethod ToString { 'http://127.0.0.1:1/not-this' }
        ($row | Test-PageLink).Url | Should -Be "$url/page/4"
    }

    It 'without a URL is Broken with an address, and an error without one' {
        $run = Invoke-Recorded {
            (Get-Row "$url/" 'http://[' ''), ([pscustomobject]@{ Other = 1 }), (Get-Row "$url/" "$url/page/5") |
                Test-PageLink -Ordered
        }
        $run.Output.Status | Should -Be Broken, Ok
        $run.Output[0].Reason | Should -Be InvalidUrl
        $run.Ids | Should -HaveCount 1
    }
}

Describe 'Results of before' {
    It 'make known what has not changed, from <From>' -ForEach @(
        @{ From = 'a CSV file' }, @{ From = 'objects' }
    ) {
        Reset-TestSite $site
        Set-TestSitePage $site @{ '/old' = '<a href=/gone/1>a</a><a href=/page/1>b</a>' }
        $before = Test-PageLink "$url/old" -Recurse -Depth 0
        if ($From -eq 'a CSV file') {
            $before | Export-Csv ($before = Join-Path $TestDrive known.csv)
        }

        Set-TestSitePage $site @{ '/old' = '<a href=/gone/1>a</a><a href=/page/1>b</a><a href=/gone/2>c</a>' }
        $now = Test-PageLink "$url/old" -Recurse -Depth 0 -Baseline $before
        $now | Where-Object IsKnown | ForEach-Object Href | Should -Be /gone/1
        $now | Where-Object { -not $_.IsKnown -and $_.Status -eq 'Broken' } | ForEach-Object Href | Should -Be /gone/2
    }
}

Describe 'What is asked' {
    BeforeEach {
        Reset-TestSite $site
        Set-TestSitePage $site @{ '/a/start' = '<a href=/a/in>i</a><a href=/b/out>o</a><a href=/c/not>n</a>' } @(
            @{ Path = '/a/in'; Body = '<a href=/a/deep>d</a>' }, @{ Path = '/b/out'; Body = '<a href=/b/deep>d</a>' }
            @{ Path = '/a/deep' }, @{ Path = '/robots.txt'; Status = 404 })
    }

    It 'follows -Include, asks what it leaves out, and skips -Exclude' {
        $checks = Test-PageLink "$url/a/start" -Recurse -Include '*/a/*' -Exclude '*/c/*'
        $checks | Where-Object SourceUrl | Sort-Object Href | ForEach-Object { "$($_.Href) $($_.Status)" } |
            Should -Be '/a/deep Ok', '/a/in Ok', '/b/out Ok', '/c/not Skipped'
        (Get-TestSiteLog $site).targets | Should -Not -Contain /c/not
        (Get-TestSiteLog $site).targets | Should -Not -Contain /b/deep
    }

    It 'is asked with <Method> and nothing else' -ForEach @(@{ Method = 'Head' }, @{ Method = 'Get' }) {
        (Test-PageLink "$url/a/in" -Method $Method).Status | Should -Be Ok
        (Get-TestSiteLog $site -Full).entries | Where-Object target -EQ /a/in | ForEach-Object method |
            Should -Be $Method.ToUpperInvariant()
    }

    It 'is another place with -Rewrite, reported as it is written' {
        $check = Get-Row '' 'https://www.example/a/in' |
            Test-PageLink -Rewrite @{ 'https://www.example/' = "$url/" } -AllowPrivateNetwork
        $check.Url, $check.Status | Should -Be 'https://www.example/a/in', Ok
        (Get-TestSiteLog $site).targets | Should -Contain /a/in
    }
}
