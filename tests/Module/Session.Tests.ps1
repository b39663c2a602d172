# A session of Invoke-WebRequest is used, and gets the cookies that servers set, however the run ends.

BeforeAll {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    Import-TestedModule
    $site = Open-TestSite -Hostile
    $renews = $site.Scenarios | Where-Object name -eq 'a redirect that renews a cookie'

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
        @{ How = 'its end'; Leave = { $null = Get-PageLinks $url -WebSession $session } }
        @{ How = 'Select-Object'; Leave = { $null = Get-PageLinks $url -WebSession $session | Select-Object -First 1 } }
        @{
            How   = 'break'
            Leave = { foreach ($once in 1) { Get-PageLinks $url -WebSession $session | ForEach-Object { break } } }
        }
        @{
            How   = 'throw'
            Leave = { { Get-PageLinks $url -WebSession $session | ForEach-Object { throw 'x' } } | Should -Throw 'x' }
        }
        @{
            How   = '-ErrorAction Stop'
            Leave = {
                { $url, 'http://127.0.0.1:1/' | Get-PageLinks -Ordered -WebSession $session -ErrorAction Stop } |
                    Should -Throw -ErrorId 'ConnectionRefused,*'
            }
        }
    ) {
        $session = New-Session
        $url = $renews.url
        . $Leave
        $session.Cookies.GetAllCookies() | Where-Object Name -eq renew | ForEach-Object Value | Should -Be 'renewed'
    }

    It 'has them after <Command>' -ForEach @(
        @{ Command = 'Get-SitemapUrl' }
        @{ Command = 'Test-RobotsUrl' }
    ) {
        $robots = @{
            path = '/robots.txt'; type = 'text/plain'; headers = @{ 'Set-Cookie' = 'seen=1; Path=/' }
            body = "User-agent: *`nSitemap: /no.xml"
        }
        $null = Invoke-RestMethod "$($site.Url)/_pages" -Method Post -ContentType application/json -Body (
            ConvertTo-Json @($robots) -Depth 4)
        $session = New-Session
        & $Command "$($site.Url)/" -WebSession $session -ErrorAction Ignore -WarningAction Ignore | Out-Null
        $session.Cookies.GetAllCookies() | Where-Object Name -eq seen | ForEach-Object Value | Should -Be '1'
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
