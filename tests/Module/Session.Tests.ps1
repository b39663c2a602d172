# A session of Invoke-WebRequest goes in, and what servers set comes back, however the run ends.

BeforeAll {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    Import-TestedModule
    $site = (Get-Command Open-TestSite).Parameters.ContainsKey('Hostile') ?
        (Open-TestSite -Hostile) : (Open-TestSite '--hostile')
    $renews = (Invoke-RestMethod "$($site.Url)/_about").scenarios | Where-Object name -eq 'a redirect that renews a cookie'

    function New-Session {
        $null = Invoke-WebRequest "$($site.Url)/page/1" -SessionVariable session
        $session
    }
}

AfterAll {
    Close-TestSite $site
}

Describe 'A session' {
    It 'has the cookies of the run when it is left by <How>' -ForEach @(
        @{ How = 'its end'; Leave = { param($u, $s) $null = Get-PageLinks $u -WebSession $s } }
        @{ How = 'Select-Object -First'; Leave = { param($u, $s) $null = Get-PageLinks $u -WebSession $s | Select-Object -First 1 } }
        @{ How = 'break'; Leave = { param($u, $s) foreach ($i in 1) { Get-PageLinks $u -WebSession $s | ForEach-Object { break } } } }
        @{ How = 'throw'; Leave = { param($u, $s) try { Get-PageLinks $u -WebSession $s | ForEach-Object { throw 'x' } } catch { $null = $_ } } }
        @{ How = '-ErrorAction Stop'; Leave = { param($u, $s) try { "$u", 'http://127.0.0.1:1/' | Get-PageLinks -Ordered -WebSession $s -ErrorAction Stop } catch { $null = $_ } } }
    ) {
        $session = New-Session
        & $Leave $renews.url $session
        $session.Cookies.GetAllCookies() | Where-Object Name -eq renew | ForEach-Object Value | Should -Be 'renewed'
    }

    It 'has them after <Command>' -ForEach @(
        @{ Command = 'Get-SitemapUrl' }
        @{ Command = 'Test-RobotsUrl' }
    ) {
        $session = New-Session
        & $Command $renews.url -WebSession $session -ErrorAction SilentlyContinue -WarningAction SilentlyContinue | Out-Null
        # What is asked there is robots.txt or a sitemap, which sets nothing; what was in the session stays.
        $session.Cookies.Add([System.Net.Cookie]::new('mine', '1', '/', '127.0.0.1'))
        & $Command $renews.url -WebSession $session -ErrorAction SilentlyContinue -WarningAction SilentlyContinue | Out-Null
        $session.Cookies.GetAllCookies() | Where-Object Name -eq mine | Should -HaveCount 1
    }

    It 'may not carry what no request can: <Name>' -ForEach @(
        @{ Name = 'a line end in its user agent'; Spoil = { param($s) $s.UserAgent = "x`r`nInjected: yes" } }
        @{ Name = 'a line end in a header'; Spoil = { param($s) $s.Headers['X-A'] = "x`nInjected: yes" } }
        @{ Name = 'a user agent outside ASCII'; Spoil = { param($s) $s.UserAgent = "b$([char]0xFC)cher" } }
        @{ Name = 'NUL in a header'; Spoil = { param($s) $s.Headers['X-A'] = "x`0" } }
        @{ Name = 'a name with a space'; Spoil = { param($s) $s.Headers['X A'] = 'x' } }
    ) {
        $session = New-Session
        & $Spoil $session
        $before = (Get-TestSiteLog $site).count
        foreach ($command in 'Get-PageLinks', 'Get-SitemapUrl', 'Test-RobotsUrl') {
            { & $command "$($site.Url)/page/1" -WebSession $session } | Should -Throw -ErrorId 'InvalidHeader,*'
        }

        (Get-TestSiteLog $site).count | Should -Be $before
    }
}
