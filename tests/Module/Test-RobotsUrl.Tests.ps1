BeforeAll {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    Import-TestedModule
    $site = Open-TestSite -Listen 'http://127.0.0.1:0', 'http://127.0.0.2:0'
    $harbour = "$($site.Url)/harbour"
}

AfterAll {
    Close-TestSite $site
}

Describe 'Test-RobotsUrl' {
    BeforeEach {
        Reset-TestSite $site
    }

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
        $answer.Group | Should -Be '*'
        $answer.RobotsUrl | Should -Be "$($site.Url)/robots.txt"
        $answer.Sitemaps | Should -Be "$harbour/sitemap-index.xml"
        "$($answer.Sitemaps)" | Should -Be "$harbour/sitemap-index.xml"
        $answer.CrawlDelay | Should -BeNullOrEmpty
    }

    It 'asks for another user agent' {
        $answer = Test-RobotsUrl "$harbour/" -UserAgent 'SlowBot/2.1 (+https://slow.example/)'
        $answer.Allowed | Should -BeFalse
        $answer.Group | Should -Be 'slowbot'
        $answer.Line | Should -Be 8
        $answer.Rule | Should -Be 'Disallow: /harbour/'
        $answer.CrawlDelay | Should -Be ([timespan]::FromSeconds(5))
        $answer = Test-RobotsUrl "$($site.Url)/page/1" -UserAgent SlowBot/1.0
        $answer.Allowed, $answer.Line, $answer.Group | Should -Be $true, 0, 'slowbot'
    }

    It 'gives a Boolean with -Quiet' {
        Test-RobotsUrl "$harbour/" -Quiet | Should -BeExactly $true
        if (Test-RobotsUrl "$harbour/private/ledger" -Quiet) { throw 'It is forbidden.' }
    }

    It 'asks a file at hand' {
        $file = Join-Path $TestDrive robots.txt
        Set-Content $file "User-agent: *`r`nDisallow: /x"
        Test-RobotsUrl http://a.example/x -RobotsPath $file -Quiet | Should -BeFalse
        Push-Location $TestDrive
        $answer = Test-RobotsUrl http://a.example/x -RobotsPath robots.txt
        Pop-Location
        $answer.Allowed, $answer.Line, $answer.RobotsUrl | Should -Be $false, 2, $file
    }

    It 'ends with <Id> for the file <File>' -ForEach @(
        @{ File = 'none.txt'; Id = 'PathNotFound' }, @{ File = 'nodrive:x'; Id = 'PathNotFound' }
        @{ File = '/'; Id = 'FileUnreadable' }
    ) {
        { Test-RobotsUrl http://a.example/ -RobotsPath $File } |
            Should -Throw -ErrorId "$Id,LinkTools.Commands.TestRobotsUrlCommand"
    }

    It 'asks a text at hand without any request: <Text>' -ForEach @(
        @{ Text = "User-agent: *`nDisallow: /private"; Allowed = $false }
        @{ Text = 'User-agent: *', 'Disallow: /private'; Allowed = $false }
        @{ Text = 'User-agent: *', '', '# none', 'Disallow: /private'; Allowed = $false }
        @{ Text = ''; Allowed = $true }, @{ Text = @(); Allowed = $true }
    ) {
        $answer = Test-RobotsUrl http://a.example/private/x -RobotsText $Text
        $answer.Allowed | Should -Be $Allowed
        $answer.Rule | Should -Be ($Allowed ? '' : 'Disallow: /private')
        $answer.RobotsUrl | Should -Be ''
    }

    It 'says <Allowed> where the file answers <Status>' -ForEach @(
        @{ Status = 404; Allowed = $true }, @{ Status = 403; Allowed = $true }
        @{ Status = 410; Allowed = $true }, @{ Status = 429; Allowed = $false }
        @{ Status = 500; Allowed = $false }, @{ Status = 503; Allowed = $false }
    ) {
        Set-TestSitePage $site -Page @{ Path = '/robots.txt'; Status = $Status }
        $run = Invoke-Recorded { "$harbour/1", "$harbour/2" | Test-RobotsUrl -MaximumRetryCount 0 }
        $run.Output.Allowed | Should -Be $Allowed, $Allowed
        if ($Allowed) {
            $run.Warnings | Should -BeNullOrEmpty
        }
        else {
            $run.Warnings | Should -BeLike "$($site.Url)/robots.txt could not be read (status $Status)*"
            $run.Warnings.Count | Should -Be 1
        }
    }

    It 'says that rules beyond 500 KiB do not apply: <Name>' -ForEach @(
        @{ Name = 'the site''s'; Ask = { Test-RobotsUrl "$($site.Url)/early", "$($site.Url)/late" } }
        @{ Name = 'a file'; Ask = { Test-RobotsUrl http://a.example/early, http://a.example/late -RobotsPath $file } }
        @{ Name = 'a text'; Ask = { Test-RobotsUrl http://a.example/early, http://a.example/late -RobotsText $text } }
    ) {
        $text = "User-agent: *`nDisallow: /early`n$("# nothing`n" * 51200)Disallow: /late`n"
        $file = Join-Path $TestDrive long.txt
        Set-Content $file $text
        Set-TestSitePage $site -Page @{ Path = '/robots.txt'; Type = 'text/plain'; Body = $text }
        $run = Invoke-Recorded $Ask
        $run.Output.Allowed | Should -Be $false, $true
        $run.Warnings.Count | Should -Be 1
        $run.Warnings | Should -BeLike '* is larger than 500 KiB*'
    }

    It 'compares <Url> with Disallow: <Rule> as URLs' -ForEach @(
        @{ Rule = '/*/{{url}}'; Url = 'http://a.example/x/{{url}}' }, @{ Rule = '/a b'; Url = 'http://a.example/a b' }
        @{ Rule = '/a%20b'; Url = 'http://a.example/a b' }, @{ Rule = '/"x"'; Url = 'http://a.example/"x"' }
        @{ Rule = "/it's"; Url = "http://a.example/it's" }, @{ Rule = "/?q='x'"; Url = "http://a.example/?q='x'" }
        @{ Rule = '/a^b'; Url = 'http://a.example/a^b' }, @{ Rule = '/?a^b'; Url = 'http://a.example/?a^b' }
        @{ Rule = '/a`b'; Url = 'http://a.example/a`b' }, @{ Rule = '/<x>'; Url = 'http://a.example/<x>' }
        @{ Rule = '/%7Be%7D'; Url = 'http://a.example/{e}' }, @{ Rule = '/x|y'; Url = 'http://a.example/x%7Cy' }
        @{ Rule = '/x[1]'; Url = 'http://a.example/x%5B1%5D' }, @{ Rule = '/é'; Url = 'http://a.example/%c3%a9' }
        @{ Rule = '/?u=http://b/'; Url = 'http://a.example/?u=http%3A%2F%2Fb%2F' }
        @{ Rule = '/?u=http%3a%2f%2fb'; Url = 'http://a.example/?u=http://b' }
        @{ Rule = '*http://b'; Url = 'http://a.example/?u=http%3A%2F%2Fb%2F' }
        @{ Rule = '/?u=*%3A'; Url = 'http://a.example/?u=http%3A%2F%2Fb%2F' }
        @{ Rule = '/100%'; Url = 'http://a.example/100%' }
    ) {
        Test-RobotsUrl $Url -RobotsText "User-agent: *`nDisallow: $Rule" -Quiet | Should -BeFalse
        Test-RobotsUrl http://a.example/other -RobotsText "User-agent: *`nDisallow: $Rule" -Quiet | Should -BeTrue
    }

    It 'keeps a slash and its percent-encoding apart in a path' {
        Test-RobotsUrl http://a.example/a%2Fb -RobotsText "User-agent: *`nDisallow: /a/b" -Quiet | Should -BeTrue
        Test-RobotsUrl http://a.example/a/b -RobotsText "User-agent: *`nDisallow: /a%2Fb" -Quiet | Should -BeTrue
    }

    It 'says no where the site cannot be reached' {
        $run = Invoke-Recorded { Test-RobotsUrl 'http://127.0.0.1:1/' -MaximumRetryCount 0 }
        $run.Output.Allowed | Should -BeFalse
        $run.Warnings | Should -BeLike '*ConnectionRefused*'
    }

    It 'asks each site once, and keeps the order' {
        $urls = 0..99 | ForEach-Object { "$($site.Urls[$_ % 2])/page/$_" }
        ($urls | Test-RobotsUrl).Url | Should -Be $urls
        (Get-TestSiteLog $site).targets | Should -Be '/robots.txt', '/robots.txt'
    }

    It 'takes links, and pipes into Get-PageLinks' {
        $allowed = Get-PageLinks "$harbour/" | Where-Object Scheme -EQ http | Test-RobotsUrl | Where-Object Allowed
        $pages = ($allowed | Get-PageLinks -ErrorAction SilentlyContinue).SourceUrl | Select-Object -Unique
        $pages | Should -Contain "$harbour/private/notice"
        $pages | Should -Not -Contain "$harbour/private/ledger"
    }

    It 'gives one error for <given>' -ForEach @(
        @{ given = $null; id = 'InvalidUrl' }
        @{ given = 'page.html'; id = 'InvalidUrl' }, @{ given = 'ftp://a.example/'; id = 'UnsupportedScheme' }
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

    It 'ends with <Id> for <Parameters>, before any request' -ForEach @(
        @{ Parameters = "-RobotsText 'x' -RobotsPath 'y'"; Id = 'AmbiguousParameterSet' }
        @{ Parameters = '-Authentication Basic'; Id = 'CredentialNotSupplied' }
    ) {
        $run = Invoke-Recorded ([scriptblock]::Create("Test-RobotsUrl $($site.Url)/ $Parameters"))
        $run.FatalId | Should -Be "$Id,LinkTools.Commands.TestRobotsUrlCommand"
        (Get-TestSiteLog $site).count | Should -Be 0
    }
}
