BeforeAll {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    Import-TestedModule
    $site = Open-TestSite
    $harbour = "$($site.Url)/harbour"
}

AfterAll {
    Close-TestSite $site
}

Describe 'Test-RobotsUrl' {
    It 'says <allowed> for <path>, by line <line>' -ForEach @(
        @{ path = '/harbour/'; allowed = $true; line = 0; rule = '' }
        @{ path = '/harbour/private/ledger'; allowed = $false; line = 3; rule = 'Disallow: /harbour/private/' }
        @{ path = '/harbour/private/notice'; allowed = $true; line = 4; rule = 'Allow: /harbour/private/notice' }
    ) {
        $answer = Test-RobotsUrl -Url "$($site.Url)$path"
        $answer | Should -BeOfType LinkTools.RobotsAnswer
        $answer.Allowed | Should -Be $allowed
        $answer.Line | Should -Be $line
        $answer.Rule | Should -BeExactly $rule
        $answer.Sitemaps | Should -Be "$harbour/sitemap-index.xml"
        $answer.CrawlDelay | Should -BeNullOrEmpty
    }

    It 'asks for another user agent' {
        $answer = Test-RobotsUrl "$harbour/" -UserAgent 'SlowBot/2.1 (+https://slow.example/)'
        $answer.Allowed | Should -BeFalse
        $answer.Group | Should -Be 'slowbot'
        $answer.CrawlDelay | Should -Be ([timespan]::FromSeconds(5))
    }

    It 'gives a Boolean with -Quiet' {
        Test-RobotsUrl "$harbour/" -Quiet | Should -BeExactly $true
        if (Test-RobotsUrl "$harbour/private/ledger" -Quiet) { throw 'It is forbidden.' }
    }

    It 'asks a file, a text and lines at hand' {
        $file = Join-Path $TestDrive robots.txt
        Set-Content $file "User-agent: *`nDisallow: /x"
        Test-RobotsUrl http://a.example/x -RobotsPath $file -Quiet | Should -BeFalse
        Test-RobotsUrl http://a.example/x -RobotsText (Get-Content $file -Raw) -Quiet | Should -BeFalse
        Test-RobotsUrl http://a.example/x -RobotsText (Get-Content $file) -Quiet | Should -BeFalse
        Push-Location $TestDrive
        (Test-RobotsUrl http://a.example/x -RobotsPath robots.txt).Line | Should -Be 2
        Pop-Location
    }

    It 'allows all without a file, and nothing where it cannot be read' {
        Test-RobotsUrl 'http://127.0.0.1:1/' -MaximumRetryCount 0 -WarningAction SilentlyContinue -WarningVariable warnings | ForEach-Object Allowed | Should -BeFalse
        "$warnings" | Should -Match 'ConnectionRefused'
    }

    It 'asks each site once' {
        $before = (Get-TestSiteLog $site).targets.Where({ $_ -eq '/robots.txt' }).Count
        (1..50 | ForEach-Object { "$harbour/boats/$_" } | Test-RobotsUrl).Count | Should -Be 50
        (Get-TestSiteLog $site).targets.Where({ $_ -eq '/robots.txt' }).Count | Should -Be ($before + 1)
    }

    It 'takes links, and pipes into Get-PageLinks' {
        $pages = (Get-PageLinks "$harbour/" | Where-Object Scheme -eq http | Test-RobotsUrl | Where-Object Allowed | Get-PageLinks -ErrorAction SilentlyContinue).SourceUrl | Select-Object -Unique
        $pages | Should -Contain "$harbour/private/notice"
        $pages | Should -Not -Contain "$harbour/private/ledger"
    }

    It 'gives one error for <given>' -ForEach @(
        @{ given = $null; id = 'InvalidUrl' }, @{ given = ''; id = 'InvalidUrl' }, @{ given = 'ftp://a.example/'; id = 'UnsupportedScheme' }
    ) {
        $answers = @(@($given, "$harbour/") | Test-RobotsUrl -ErrorAction SilentlyContinue -ErrorVariable problems)
        $answers.Count | Should -Be 1
        $problems.FullyQualifiedErrorId | Should -Be "$id,LinkTools.Commands.TestRobotsUrlCommand"
    }

    It 'writes a CSV that shows it whole' {
        $row = Test-RobotsUrl "$harbour/private/ledger" | ConvertTo-Csv | ConvertFrom-Csv
        $row.Allowed | Should -Be 'False'
        $row.Sitemaps | Should -Be "$harbour/sitemap-index.xml"
    }

    It 'leaves nothing running when the pipeline ends early' {
        foreach ($i in 1..10) {
            "$harbour/", 'http://127.0.0.1:1/' | Test-RobotsUrl | Select-Object -First 1 | Should -Not -BeNullOrEmpty
            Assert-SiteQuiet $site
        }
    }
}
