# Secrets are sent only to the sites that they were given for, whichever command sends them.

BeforeAll {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    Import-TestedModule
    $site = Open-TestSite
    $url = "$($site.Url)/page/1"
    $withUser = $url -replace '://', '://someone:hidden@'
    $user = [pscredential]::new('me', (ConvertTo-SecureString 'pass' -AsPlainText -Force))
}

AfterAll {
    Close-TestSite $site
}

Describe 'User names and passwords in URLs' {
    It 'are shown nowhere: <Name>' -ForEach @(
        @{ Name = 'a page'; Path = '/page/1' }
        @{ Name = 'a redirect'; Path = '/redirect/2' }
        @{ Name = 'a failure'; Path = '/status/404' }
        @{ Name = 'a page that wants to be signed in to'; Path = '/status/401' }
    ) {
        $asked = "$($site.Url)$Path" -replace '://', '://someone:hidden@'
        $all = Get-PageLinks $asked -Verbose -Debug -ErrorVariable failed -ErrorAction SilentlyContinue *>&1
        $text = ($all | ConvertTo-Csv | Out-String) + ($failed | Format-List * -Force | Out-String) +
            ($failed | ForEach-Object { "$($_.TargetObject) $($_.Exception.Message) $($_.ErrorDetails)" })
        $text | Should -Match ([regex]::Escape($site.Url))
        # The command line belongs to the caller.
        ($text -split "`n" | Where-Object { $_ -notmatch 'asked' }) -join "`n" | Should -Not -Match 'hidden'
    }

    It 'are hidden in the error of <Text>' -ForEach @(
        @{ Text = 'http://someone:hidden@/'; Id = 'InvalidUrl' }
        @{ Text = 'http://someone:hid/hidden@a.example/'; Id = 'InvalidUrl' }
        @{ Text = 'someone:hidden@a.example/'; Id = 'UnsupportedScheme' }
        @{ Text = 'ftp://someone:hidden@a.example/'; Id = 'UnsupportedScheme' }
    ) {
        foreach ($command in 'Get-PageLinks', 'Get-SitemapUrl', 'Test-RobotsUrl') {
            & $command $Text -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed | Should -HaveCount 1
            $failed.FullyQualifiedErrorId | Should -BeLike "$Id,*"
            "$failed $($failed.TargetObject) $($failed.Exception)" | Should -Not -Match 'hidden'
        }
    }

    It 'are hidden in the errors of parameters' {
        { Get-PageLinks -Html x -BaseUrl 'http://someone:hidden@/' } | Should -Throw -ErrorId 'InvalidBaseUrl,*'
        { Get-PageLinks $url -Proxy 'someone:hidden@proxy.example:8080' } | Should -Throw -ErrorId 'InvalidProxy,*'
        { Get-PageLinks $url -Proxy 'ftp://someone:hidden@a' } | Should -Throw -ErrorId 'InvalidProxy,*'
        foreach ($failed in $Error[0..2]) {
            "$($failed.Exception.Message) $($failed.TargetObject)" | Should -Not -Match 'hidden'
        }
    }

    It 'are hidden in what the other commands give' {
        (Test-RobotsUrl $withUser).Url | Should -Be $url
        Get-SitemapUrl $withUser -Verbose -ErrorVariable failed -ErrorAction SilentlyContinue *>&1 | Out-String |
            Should -Not -Match 'hidden@'
        "$failed $($failed.TargetObject)" | Should -Not -Match 'hidden'
        (Get-PageLinks -Html '<a href=b>' -BaseUrl $withUser).Url | Should -Be ($url -replace '1$', 'b')
    }

    It 'are in no state file' {
        $state = Join-Path $TestDrive 'users.crawl'
        Get-PageLinks $withUser -Recurse -Depth 0 -StatePath $state | Should -Not -BeNullOrEmpty
        [Text.Encoding]::Latin1.GetString([IO.File]::ReadAllBytes($state)) | Should -Not -Match 'hidden@'
        (Get-CrawlState $state).Seeds | Should -Be $url
    }
}

Describe 'Parameters that say who asks' {
    It 'are those of <_>' -ForEach 'Get-PageLinks', 'Get-SitemapUrl', 'Test-RobotsUrl' {
        (Get-Command $_).Parameters.Keys | Should -Contain 'PreserveAuthorizationOnRedirect'
    }

    It 'take a user name and password of -Proxy for the proxy alone' {
        $asked = $site.Url -replace '://', '://someone:hid%20den@'
        $before = (Get-TestSiteLog $site).count
        # The test site is not a proxy, but it answers requests for a proxy.
        $all = Get-PageLinks http://a.example/page/1 -Proxy $asked -Verbose *>&1 | Out-String
        (Get-TestSiteLog $site).count | Should -BeGreaterThan $before
        $all | Should -Not -Match 'hid'
    }

    It 'refuse -Authentication over http, and ask with -Credential all the same' {
        Get-PageLinks $url -Authentication Basic -Credential $user -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.FullyQualifiedErrorId | Should -BeLike 'UnencryptedAuthentication,*'
        Get-PageLinks $url -Credential $user | Should -HaveCount 10
    }
}
