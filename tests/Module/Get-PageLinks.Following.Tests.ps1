BeforeAll {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    Import-TestedModule
    $site = Open-TestSite
    $url = $site.Url
}

AfterAll {
    Close-TestSite $site
}

Describe 'What Get-PageLinks -Recurse follows' {
    BeforeEach {
        Reset-TestSite $site
    }

    It 'holds redirects to -Exclude' {
        Set-TestSitePage $site @{
            '/start'  = '<a href="/redirect-to?url=/logout">x</a>'
            '/logout' = '<a href=/x>x</a>'
        }

        $links = Get-PageLinks "$url/start" -Depth 1 -Exclude */logout
        $links.Href | Should -Be '/redirect-to?url=/logout'
        (Get-TestSiteLog $site).targets | Should -Not -Contain /logout
    }

    It 'holds a URL to -Include and -Exclude however its ordinary characters are written: <Link>, <Pattern>' -ForEach @(
        @{ Link = '/log%6Fut'; Pattern = '*/logout' }
        @{ Link = '/logout'; Pattern = '*/log%6Fut' }
        @{ Link = '/%7Eu/a'; Pattern = '*/~u/*' }
        @{ Link = '/~u/a'; Pattern = '*/%7Eu/*' }
        @{ Link = '/%7eu/a'; Pattern = '*/%7Eu/*' }
        @{ Link = '/caf%c3%a9'; Pattern = '*/caf%C3%A9' }
    ) {
        Set-TestSitePage $site @{ '/start' = "<a href='$Link'>x</a>" }
        $null = Get-PageLinks "$url/start" -Depth 1 -Exclude $Pattern
        (Get-TestSiteLog $site).targets | Should -Be /start
        Clear-TestSiteLog $site
        $null = Get-PageLinks "$url/start" -Depth 1 -Include $Pattern -ErrorAction Ignore
        (Get-TestSiteLog $site).targets | Should -Contain $Link
    }

    It 'goes where a page refreshes to, at its own level' {
        Set-TestSitePage $site @{
            '/start' = '<meta http-equiv=refresh content="0; url=/en/">'
            '/en/'   = '<a href=/x>x</a>'
        }

        $links = Get-PageLinks "$url/start" -Recurse -Depth 0
        $links.SourceUrl | Should -Be "$url/en/"
        $links.Depth | Should -Be 0
    }

    It 'warns of another port once, and stays away from it with -Scope Origin' {
        $other = Open-TestSite
        try {
            Set-TestSitePage $other @{ '/a' = ''; '/b' = '' }
            Set-TestSitePage $site @{ '/start' = "<a href=$($other.Url)/a>x</a><a href=$($other.Url)/b>x</a>" }
            $null = Get-PageLinks "$url/start" -Recurse -WarningVariable warnings -WarningAction SilentlyContinue
            $told = "The crawl also follows another port of 127.0.0.1*'$($other.Url)/a'*-Scope Origin*"
            "$warnings" | Should -BeLike $told
            $warnings.Count | Should -Be 1
            Reset-TestSite $other
            $null = Get-PageLinks "$url/start" -Recurse -Scope Origin -WarningVariable warnings
            $warnings | Should -BeNullOrEmpty
            (Get-TestSiteLog $other).count | Should -Be 0
        }
        finally {
            Close-TestSite $other
        }
    }

    It 'says on which page, line and with what text a page that fails is linked' {
        Set-TestSitePage $site @{ '/start' = "<p>`n<a href=/status/404>our <b>prices</b></a>" }
        $state = Join-Path $TestDrive linked.crawl
        $null = Get-PageLinks "$url/start" -Recurse -ErrorVariable problems -ErrorAction SilentlyContinue
        "$problems" | Should -BeLike "*It is linked on '$url/start', line 2 (`"our prices`")."
        $null = Get-PageLinks "$url/start" -Recurse -StatePath $state -ErrorVariable problems `
            -ErrorAction SilentlyContinue
        "$problems" | Should -BeLike "*It is linked on '$url/start', line 2 (`"our prices`")."
    }

    It 'ends with StateFileRemoved when somebody removes the file' {
        Set-TestSitePage $site @{ '/start' = '<a href=/next>x</a>'; '/next' = '<a href=/held/x>x</a>' }
        $state = Join-Path $TestDrive removed.crawl
        $problem = {
            Get-PageLinks "$url/start" -Recurse -StatePath $state | ForEach-Object {
                Remove-Item $state -ErrorAction Ignore
                if ($_.Url -like '*/held/x') { Resume-TestSite $site x }
            }
        } | Should -Throw -PassThru
        $problem.FullyQualifiedErrorId | Should -Be 'StateFileRemoved,LinkTools.Commands.GetPageLinksCommand'
        $problem.CategoryInfo.Category | Should -Be WriteError
    }
}
