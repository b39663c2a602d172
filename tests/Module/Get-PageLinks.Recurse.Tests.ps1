BeforeAll {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    Import-TestedModule
    $site = Open-TestSite -Listen 'http://127.0.0.1:0', 'http://127.0.0.2:0'
    $url = $site.Url
    $there = $site.Urls[1]
    $harbour = "$url/harbour"
    $quiet = @{ ErrorAction = 'SilentlyContinue'; WarningAction = 'SilentlyContinue' }
    # Level by level.
    $tree = @{
        '/a/' = '<a href=b/>b</a> <a href=/top>top</a> <a href=other>other</a> <iframe src=frame></iframe> ' +
            '<img src=pic.png> <link rel=stylesheet href=s.css>'
        '/a/b/' = '<a href=c>c</a> <a href=../>up</a> <a href=c#part>c</a> <a href=https://example.org/>out</a>'
        '/a/b/c' = '<a href=d>d</a>'
        '/a/b/d' = '<a href=/a/>home</a>'
        '/a/other' = '<a href=hidden rel=nofollow>hidden</a>'
        '/a/frame' = '<a href=framed>framed</a>'
        '/a/framed' = ''
        '/a/hidden' = '<a href=/a/>home</a>'
        '/top' = '<a href=/a/>home</a>'
    }
}

AfterAll {
    Close-TestSite $site
}

Describe 'Get-PageLinks -Recurse' {
    BeforeEach {
        Reset-TestSite $site
    }

    It 'reads each page of the site once, and gives every link with its depth' {
        $run = Invoke-Recorded { Get-PageLinks "$harbour/" -Recurse -ErrorAction Continue }
        $links = $run.Output
        ($links | Group-Object SourceUrl).Count | Should -Be 11
        ($links | Where-Object SourceUrl -eq "$harbour/").Depth | Select-Object -Unique | Should -Be 0
        ($links | Where-Object SourceUrl -eq "$harbour/boats/3").Depth | Select-Object -Unique | Should -Be 2
        $links.Url | Should -Contain 'https://example.org/'
        $links.Url | Should -Contain 'mailto:desk@harbour.example'
        $links.SourceUrl | Should -Not -Contain "$harbour/private/ledger"
        $links.SourceUrl | Should -Not -Contain "$harbour/behind"
        $run.Errors.TargetObject | Should -Be "$harbour/gone"
        $run.Errors.FullyQualifiedErrorId | Should -Be 'HttpStatus,LinkTools.Commands.GetPageLinksCommand'
        $run.Fatal | Should -BeNullOrEmpty
    }

    It 'follows as <Name> says, each page once' -ForEach @(
        @{ Name = '-Recurse'; With = @{}; Pages = '/a/ /a/b/ /a/b/c /a/b/d /a/frame /a/framed /a/other /top' }
        @{ Name = '-Depth 0'; With = @{ Depth = 0 }; Pages = '/a/' }
        @{ Name = '-Depth 1'; With = @{ Depth = 1 }; Pages = '/a/ /a/b/ /a/frame /a/other /top' }
        @{
            Name = '-Depth 2'; With = @{ Depth = 2 }
            Pages = '/a/ /a/b/ /a/b/c /a/frame /a/framed /a/other /top'
        }
        @{ Name = '-Scope Page'; With = @{ Scope = 'Page' }; Pages = '/a/' }
        @{
            Name = '-Scope Path'; With = @{ Scope = 'Path' }
            Pages = '/a/ /a/b/ /a/b/c /a/b/d /a/frame /a/framed /a/other'
        }
        @{
            Name = '-Scope Host'; With = @{ Scope = 'Host' }
            Pages = '/a/ /a/b/ /a/b/c /a/b/d /a/frame /a/framed /a/other /top'
        }
        @{ Name = '-Include'; With = @{ Include = '*/a/b/*' }; Pages = '/a/ /a/b/ /a/b/c /a/b/d' }
        @{ Name = 'two of -Include'; With = @{ Include = '*A/B/', '*/top' }; Pages = '/a/ /a/b/ /top' }
        @{ Name = '-Exclude'; With = @{ Exclude = '*/b/*', '*/top' }; Pages = '/a/ /a/frame /a/framed /a/other' }
        @{ Name = 'both'; With = @{ Include = '*/b/*'; Exclude = '*/d' }; Pages = '/a/ /a/b/ /a/b/c' }
        @{
            Name = '-IgnoreNoFollow'; With = @{ IgnoreNoFollow = $true }
            Pages = '/a/ /a/b/ /a/b/c /a/b/d /a/frame /a/framed /a/hidden /a/other /top'
        }
        @{
            Name = '-Kind'; With = @{ Kind = 'Image' }
            Pages = '/a/ /a/b/ /a/b/c /a/b/d /a/frame /a/framed /a/other /top'
        }
        @{
            Name = '-MaximumPathDepth'; With = @{ MaximumPathDepth = 2; WarningAction = 'SilentlyContinue' }
            Pages = '/a/ /a/frame /a/framed /a/other /top'
        }
    ) {
        Set-TestSitePage $site $tree
        $null = Get-PageLinks "$url/a/" -Recurse @With
        Get-RequestedPage $site | Should -Be ($Pages -split ' ' | Sort-Object -CaseSensitive)
    }

    It 'crawls with -Depth alone' {
        Set-TestSitePage $site $tree
        $null = Get-PageLinks "$url/top" -Depth 1
        Get-RequestedPage $site | Should -Be '/a/', '/top'
    }

    It 'gives every link that it finds, in scope or not' {
        Set-TestSitePage $site $tree
        $links = Get-PageLinks "$url/a/" -Recurse | ForEach-Object { "$($_.Depth) $($_.SourceUrl) $($_.Href)" }
        $expected = '0 /a/ /top', '0 /a/ b/', '0 /a/ other', '1 /a/b/ ../', '1 /a/b/ c', '1 /a/b/ c#part',
            '1 /a/b/ https://example.org/', '1 /a/frame framed', '1 /a/other hidden', '1 /top /a/', '2 /a/b/c d',
            '3 /a/b/d /a/'
        $links.Replace($url, '') | Sort-Object -CaseSensitive | Should -Be ($expected | Sort-Object -CaseSensitive)
    }

    It 'gives the kinds asked for, whatever is followed' {
        Set-TestSitePage $site $tree
        (Get-PageLinks "$url/a/" -Recurse -Kind Image, Stylesheet).Href | Should -Be 'pic.png', 's.css'
        (Get-PageLinks "$url/a/" -Recurse -Kind All).Count | Should -Be 15
    }

    It 'honours nofollow wherever it stands' {
        Set-TestSitePage $site @{
            '/start' = "<a href=/meta>x</a><a href=/header>x</a><a href=/rel-only rel='external nofollow'>x</a>"
            '/meta' = "<meta name=robots content='noindex, nofollow'><a href=/from-meta>x</a>"
        } @{ Path = '/header'; Headers = @{ 'X-Robots-Tag' = 'nofollow' }; Body = '<a href=/from-header>x</a>' }
        $links = Get-PageLinks "$url/start" -Recurse
        Get-RequestedPage $site | Should -Be '/header', '/meta', '/start'
        ($links | Where-Object IsNoFollow).Count | Should -Be 3

        Clear-TestSiteLog $site
        $run = Invoke-Recorded { Get-PageLinks "$url/start" -Recurse -IgnoreNoFollow -ErrorAction Continue }
        Get-RequestedPage $site | Should -Be '/from-header', '/from-meta', '/header', '/meta', '/rel-only', '/start'
        $run.Ids | Should -Be 'HttpStatus', 'HttpStatus', 'HttpStatus'
    }

    It 'goes to <Hosts> with <Name>' -ForEach @(
        @{ Name = '-Scope Host'; With = @{ Scope = 'Host' }; Hosts = '127.0.0.1' }
        @{ Name = '-Scope Domain'; With = @{ Scope = 'Domain' }; Hosts = '127.0.0.1' }
        @{ Name = '-Scope Any'; With = @{ Scope = 'Any'; AllowPrivateNetwork = $true }; Hosts = '127.0.0.1 127.0.0.2' }
    ) {
        Set-TestSitePage $site @{ '/start' = "<a href=$there/there>x</a>"; '/there' = '' }
        $null = Get-PageLinks "$url/start" -Recurse @With
        (Get-TestSiteLog $site -Full).entries.host -replace ':.*' | Sort-Object -Unique |
            Should -Be ($Hosts -split ' ')
    }

    It 'says once that it leaves a site alone whose robots.txt cannot be read: status <_>' -ForEach 500, 503 {
        Set-TestSitePage $site @{ '/start' = "<a href=$there/page/1>x</a><a href=$there/page/2>x</a>" } @{
            Path = '/robots.txt'; Host = '127.0.0.2'; Status = $_; Type = 'text/plain'
        }
        $run = Invoke-Recorded { Get-PageLinks "$url/start" -Recurse -Scope Any -MaximumRetryCount 0 }
        $run.Warnings | Should -BeLike "$there/robots.txt could not be read (status $_), *"
        $run.Output.Count | Should -Be 2
    }

    It 'asks robots.txt as <Name> says' -ForEach @(
        @{ Name = 'no parameter'; With = @{}; Pages = '/open', '/start'; Skipped = '/shut' }
        @{ Name = '-RespectRobots'; With = @{ RespectRobots = $true }; Pages = @(); Skipped = '/start' }
        @{ Name = '-IgnoreRobots'; With = @{ IgnoreRobots = $true }; Pages = '/open', '/shut', '/start'; Skipped = '' }
    ) {
        Set-TestSitePage $site @{
            '/start' = '<a href=/open>x</a><a href=/shut>x</a>'; '/open' = ''; '/shut' = ''
        } @{ Path = '/robots.txt'; Type = 'text/plain'; Body = "User-agent: *`nDisallow: /shut`nDisallow: /start" }
        $run = Invoke-Recorded { Get-PageLinks "$url/start", "$url/start" -Recurse -Verbose @With }
        @(Get-RequestedPage $site) | Should -Be $Pages
        $asked = (Get-TestSiteLog $site).targets.Where({ $_ -eq '/robots.txt' }).Count
        if ($Skipped) {
            "$($run.Verbose)" | Should -BeLike "*Skipped $url${Skipped}: robots.txt disallows it in line *"
            $run.Warnings | Should -BeNullOrEmpty
            $asked | Should -Be 1
        }
        else {
            $run.Warnings | Should -BeLike '*-IgnoreRobots*'
            $asked | Should -Be 0
        }
    }

    It 'is not needed for -RespectRobots' {
        $robots = @{ Path = '/robots.txt'; Type = 'text/plain'; Body = "User-agent: *`nDisallow: /page/1" }
        Set-TestSitePage $site -Page $robots
        $run = Invoke-Recorded { Get-PageLinks "$url/page/1", "$url/page/2" -RespectRobots -Verbose }
        $run.Output.SourceUrl | Select-Object -Unique | Should -Be "$url/page/2"
        "$($run.Verbose)" | Should -BeLike '*robots.txt disallows it in line 2*'
    }

    It 'takes seeds from the pipeline, and gives one error for each bad one' {
        Set-TestSitePage $site $tree
        $run = Invoke-Recorded {
            $null, 'nowhere', 'ftp://a.example/', "$url/a/", "$url/top" | Get-PageLinks -Depth 0 -ErrorAction Continue
        }
        $run.Ids | Sort-Object | Should -Be 'InvalidUrl', 'InvalidUrl', 'UnsupportedScheme'
        $run.Output.SourceUrl | Sort-Object -Unique | Should -Be "$url/a/", "$url/top"
    }

    It 'ends with <Id> for <Parameters>, before any request' -ForEach @(
        @{ Parameters = '-MaximumPages 5'; Id = 'RecurseNotSpecified' }
        @{ Parameters = '-Scope Any'; Id = 'RecurseNotSpecified' }
        @{ Parameters = '-Include *'; Id = 'RecurseNotSpecified' }
        @{ Parameters = '-Exclude *'; Id = 'RecurseNotSpecified' }
        @{ Parameters = '-IgnoreNoFollow'; Id = 'RecurseNotSpecified' }
        @{ Parameters = '-FromSitemap'; Id = 'RecurseNotSpecified' }
        @{ Parameters = '-MaximumHostPages 5'; Id = 'RecurseNotSpecified' }
        @{ Parameters = '-MaximumPathDepth 5'; Id = 'RecurseNotSpecified' }
        @{ Parameters = '-StatePath $state'; Id = 'RecurseNotSpecified' }
        @{ Parameters = '-Recurse -Force'; Id = 'StatePathNotSpecified' }
        @{ Parameters = '-Recurse -RetryFailed'; Id = 'StatePathNotSpecified' }
        @{ Parameters = '-Recurse -RespectRobots -IgnoreRobots'; Id = 'RobotsConflict' }
        @{ Parameters = '-RespectRobots -IgnoreRobots'; Id = 'RobotsConflict' }
        @{ Parameters = '-Recurse -Ordered'; Id = 'OrderedConflict' }
        @{ Parameters = '-Depth 2 -Ordered'; Id = 'OrderedConflict' }
        @{ Parameters = '-Recurse -Kind Nonsense'; Id = 'UnknownKind' }
        @{ Parameters = "-Recurse -Kind '['"; Id = 'UnknownKind' }
        @{ Parameters = "-Recurse -Include http://a.example/*, 'http://[a'"; Id = 'InvalidPattern' }
        @{ Parameters = "-Recurse -Exclude '['"; Id = 'InvalidPattern' }
        @{ Parameters = '-Recurse -StatePath Variable:crawl'; Id = 'PathNotFile' }
        @{ Parameters = '-Recurse -StatePath nodrive:crawl.db'; Id = 'DriveNotFound' }
        @{ Parameters = '-Recurse -NoProxy -Proxy http://127.0.0.1:1'; Id = 'ProxyConflict' }
        @{ Parameters = '-Depth -1'; Id = 'ParameterArgumentValidationError' }
        @{ Parameters = '-Recurse -MaximumPages 0'; Id = 'ParameterArgumentValidationError' }
        @{ Parameters = '-Recurse -MaximumHostPages 0'; Id = 'ParameterArgumentValidationError' }
        @{ Parameters = '-Recurse -MaximumPathDepth 0'; Id = 'ParameterArgumentValidationError' }
        @{ Parameters = "-Recurse -Include ''"; Id = 'ParameterArgumentValidationError' }
        @{ Parameters = "-Recurse -StatePath ''"; Id = 'ParameterArgumentValidationError' }
        @{ Parameters = '-Recurse -Scope Planet'; Id = 'CannotConvertArgumentNoMessage' }
    ) {
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))
        $script = [scriptblock]::Create("param(`$state) Get-PageLinks $url/page/1 $Parameters")
        $run = Invoke-Recorded $script (Join-Path $folder crawl.db)
        $run.FatalId | Should -Be "$Id,LinkTools.Commands.GetPageLinksCommand"
        $run.Output | Should -BeNullOrEmpty
        $run.Warnings | Should -BeNullOrEmpty
        (Get-TestSiteLog $site).count | Should -Be 0
        Get-ChildItem $folder | Should -BeNullOrEmpty
    }

    It 'crawls neither files nor markup' {
        { Get-PageLinks -Html '<a href=x>' -BaseUrl http://a.example/ -Recurse } |
            Should -Throw -ErrorId 'AmbiguousParameterSet,*'
        { Get-PageLinks -Path x.html -Depth 2 } | Should -Throw -ErrorId 'AmbiguousParameterSet,*'
    }
}

Describe 'Get-PageLinks -Recurse -FromSitemap' {
    BeforeEach {
        Reset-TestSite $site
        $map = @{ Path = '/sitemap.xml'; Type = 'application/xml' }
        # Without that of the harbour, which names its own sitemap.
        Set-TestSitePage $site -Page @{ Path = '/robots.txt'; Status = 404 }
    }

    It 'reads pages that only the sitemap names' {
        Reset-TestSite $site
        $run = Invoke-Recorded { Get-PageLinks "$harbour/" -Recurse -FromSitemap -ErrorAction Continue }
        ($run.Output | Group-Object SourceUrl).Count | Should -Be 14
        ($run.Output | Where-Object SourceUrl -Like '*/regatta').Depth | Select-Object -Unique | Should -Be 0
        $run.Warnings | Should -BeNullOrEmpty
    }

    It 'reads <Count> pages with <Name>' -ForEach @(
        @{ Name = 'no limit'; With = @{}; Count = 30 }
        @{ Name = '-Include'; With = @{ Include = '*/page/?' }; Count = 10 }
        @{ Name = '-MaximumPages'; With = @{ MaximumPages = 5 }; Count = 4 }
        @{ Name = '-MaximumHostPages'; With = @{ MaximumHostPages = 5 }; Count = 4 }
    ) {
        $entries = -join (0..29 | ForEach-Object { "<url><loc>/page/$_</loc></url>" })
        $map.Body = "<urlset>$entries<url><loc>http://a.example/</loc></url></urlset>"
        Set-TestSitePage $site @{ '/start' = '' } $map
        $run = Invoke-Recorded { Get-PageLinks "$url/start" -Depth 0 -FromSitemap @With }
        @($run.Output | Group-Object SourceUrl).Count | Should -Be $Count
        if ($With.MaximumHostPages) { $run.Warnings | Should -BeLike '*more than 5 pages*' }
    }

    It 'reads the sitemaps of a site once, however many seeds it has' {
        $map.Body = '<urlset><url><loc>/page/9</loc></url></urlset>'
        Set-TestSitePage $site -Page $map
        $null = 1..5 | ForEach-Object { "$url/page/$_" } | Get-PageLinks -Depth 0 -FromSitemap -IgnoreRobots @quiet
        (Get-TestSiteLog $site).targets.Where({ $_ -eq '/sitemap.xml' }).Count | Should -Be 1
    }

    It 'says that a sitemap cannot be read' {
        Set-TestSitePage $site @{ '/start' = '<a href=/text>x</a>' }
        $run = Invoke-Recorded { Get-PageLinks "$url/start" -Recurse -FromSitemap }
        $run.Warnings | Should -BeLike "*'$url/sitemap.xml' answered 404*"
        $run.Output.Count | Should -Be 1
    }

    It 'knows where the seed is redirected to before it reads the sitemaps' {
        # The page answers long after robots.txt would have answered.
        $pages = foreach ($path in '/start', '/robots.txt', '/sitemap.xml') {
            @{
                Path = $path; Host = '127.0.0.1'; Status = 302; Headers = @{ Location = "$there$path" }
                Delay = $path -eq '/start' ? 200 : 0
            }
        }
        $map.Body = '<urlset><url><loc>/page/1</loc></url></urlset>'
        Set-TestSitePage $site @{ '/start' = '' } (@($map) + $pages)
        $links = Get-PageLinks "$url/start" -Depth 0 -FromSitemap -AllowPrivateNetwork
        $links.SourceUrl | Select-Object -Unique | Should -Be "$there/page/1"
    }

    It 'reads pages while the sitemap is still arriving' {
        $map.Body = '<urlset><url><loc>/page/1</loc></url><url><loc>/page/2</loc></url>' + ' ' * 20000
        $map.Rest = '<url><loc>/page/3</loc></url></urlset>'
        $map.Hold = 'map'
        Set-TestSitePage $site @{ '/start' = '<a href=/page/1>x</a>' } $map
        $run = Start-Shell 'Get-PageLinks $args -Depth 0 -FromSitemap' "$url/start"
        Wait-TestSiteRequest $site /page/1
        Resume-TestSite $site map
        Wait-Shell $run
        $run.Output.SourceUrl | Sort-Object -Unique |
            Should -Be "$url/page/1", "$url/page/2", "$url/page/3", "$url/start"
    }
}
