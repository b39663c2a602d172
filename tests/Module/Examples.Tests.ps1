# Every example that a user may copy is valid PowerShell, uses existing commands, and runs against a small local site.

BeforeDiscovery {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    Import-Module "$PSScriptRoot/Redis.psm1" -Force
    Import-TestedModule
    $hasRedis = Test-Redis
    $root = Split-Path (Split-Path $PSScriptRoot)

    # Examples about the project itself, such as how to build it, are parsed but not run. The site of this test has no
    # login form; Scripts.Tests.ps1 has one.
    $isOther = 'dotnet |build\.ps1|Import-Module LinkTools|/login'

    # The code blocks of a Markdown file, with the heading above each.
    function Find-Example($File) {
        $heading = ''
        $code = $null
        $margin = 0
        foreach ($line in [System.IO.File]::ReadLines($File)) {
            if ($null -eq $code -and $line -match '^#+ (.+)') {
                $heading = $Matches[1]
            }
            elseif ($line -match '^```powershell') {
                $code = @()
            }
            elseif ($null -eq $code -and $line -match '^( +)run: \|$') {
                # The script of a workflow step, without its indentation.
                $code = @()
                $margin = $Matches[1].Length + 2
            }
            elseif ($null -ne $code -and $line -match '^```') {
                $code = $code -join "`n"
                @{ Page = Split-Path -Leaf $File; Heading = $heading; Code = $code; Runs = $code -notmatch $isOther }
                $code = $null
                $margin = 0
            }
            elseif ($null -ne $code) {
                $code += $margin -and $line.Length -ge $margin ? $line.Substring($margin) : $line
            }
        }
    }

    $examples = @(Get-Item "$root/docs/en-US/*.md", "$root/README.md" | ForEach-Object { Find-Example $_.FullName })
    $pages = @(Get-Item "$root/docs/en-US/*-*.md" | ForEach-Object {
            @{ Command = $_.BaseName; Titles = @(Find-Example $_.FullName | ForEach-Object Heading) }
        })
}

Describe 'The example <Page>, <Heading>' -ForEach $examples {
    It 'is PowerShell' {
        $problems = $null
        $null = [System.Management.Automation.Language.Parser]::ParseInput($Code, [ref] $null, [ref] $problems)
        $problems | Should -BeNullOrEmpty
    }

    It 'names commands and parameters that exist' {
        $tree = [System.Management.Automation.Language.Parser]::ParseInput($Code, [ref] $null, [ref] $null)
        foreach ($call in $tree.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true)) {
            if ($call.GetCommandName() -notmatch '^[a-z]+-[a-z]+$') {
                continue
            }

            $real = Get-Command $call.GetCommandName() -ErrorAction Stop
            foreach ($element in $call.CommandElements) {
                if ($element -is [System.Management.Automation.Language.CommandParameterAst]) {
                    { $real.ResolveParameter($element.ParameterName) } | Should -Not -Throw -Because "$call"
                }
            }
        }
    }
}

Describe 'The help of <Command>' -ForEach $pages {
    It 'shows every example of the page' {
        $titles = (Get-Help $Command -Full).Examples.Example.Title | ForEach-Object { $_.Trim('-', ' ') }
        $titles | Should -Be $Titles
        $titles.Count | Should -BeGreaterOrEqual 5
    }
}

Describe 'The examples' {
    BeforeAll {
        Import-Module "$PSScriptRoot/Redis.psm1" -Force
        $published = Join-Path $TestDrive 'published'
        $given = Join-Path $TestDrive 'given'
        $null = New-Item -ItemType Directory $published, $given, "$given/public"
        $site = Open-TestSite -Directory $published
        $url = "$($site.Url)/"

        # One page that is missing, one that is disallowed, and links to other hosts.
        $page = '<title>A page</title><a href="/docs/">Docs</a> <a href="/private/report.html">Report</a>
            <a href="/missing">Missing</a> <a href="https://elsewhere.example/">Elsewhere</a> <img src="a.png">
            <script src="a.js"></script><link rel="stylesheet" href="a.css">'
        foreach ($name in 'index', 'docs/index', 'data/index', 'search/index', 'download/index', 'private/report') {
            $null = New-Item -Force "$published/$name.html" -Value $page
        }

        $today = (Get-Date).ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture)
        $map = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">' +
            "<url><loc>${url}docs/</loc><lastmod>$today</lastmod></url>" +
            "<url><loc>${url}private/report.html</loc></url></urlset>"
        $feed = "<rss version='2.0'><channel><item><link>${url}docs/</link></item></channel></rss>"
        $robots = "User-agent: *`nDisallow: /private/`nCrawl-delay: 0.1`nSitemap: ${url}sitemap.xml`n"
        Set-Content "$published/sitemap.xml" $map
        Set-Content "$published/feed.xml" $feed
        Set-Content "$published/robots.txt" $robots

        # The files that the examples read from the current folder.
        Set-Content "$given/urls.txt" $url, "${url}docs/", "${url}missing"
        Set-Content "$given/pages.csv" 'Url', $url, "${url}docs/"
        Set-Content "$given/urls.csv" 'Url', $url, "${url}private/report.html"
        Get-PageLinks $url | Export-Csv "$given/links.csv"
        Test-PageLink $url | Export-Csv "$given/checked.csv"
        Copy-Item "$given/checked.csv" "$given/known.csv"
        Set-Content "$given/departments.csv" 'Department,Url', "Sales,$url", "Support,${url}docs/"
        Set-Content "$given/yesterday.csv" 'SourceUrl,Url', "$url,${url}gone"
        Set-Content "$given/page.html" $page
        Set-Content "$given/notes.md" "[Docs](${url}docs/)"
        Set-Content "$given/site.css" "body { background: url(${url}a.png) }"
        Set-Content "$given/feed.rss" $feed
        Set-Content "$given/public/index.html" $page
        Set-Content "$given/public/sitemap.xml" ($map -replace '</urlset>')
        Set-Content "$given/public/robots.txt" $robots
        Push-Location $given
        try {
            Get-PageLinks $url -Recurse -StatePath example.crawl -ErrorAction SilentlyContinue > $null
        }
        finally {
            Pop-Location
        }

        # The administrator types a token.
        function Read-Host([switch] $AsSecureString) {
            $AsSecureString | Should -BeTrue
            ConvertTo-SecureString 'token' -AsPlainText -Force
        }

        # The module is installed already.
        function Install-PSResource([string] $Name, [switch] $TrustRepository) {
            $Name | Should -Be LinkTools
            $TrustRepository | Should -BeTrue
        }

        function Get-Credential {
            [pscredential]::new('me', (Read-Host -AsSecureString))
        }

        # The local site has no trusted certificate.
        $PSDefaultParameterValues = @{ 'Get-PageLinks:AllowUnencryptedAuthentication' = $true }

        # The file for the summary of a GitHub job.
        $env:GITHUB_STEP_SUMMARY = Join-Path $TestDrive 'summary.md'

        # The server of shared crawls. The examples use the name and password of Get-Credential, or none.
        $redis = (Test-Redis) ? (Open-Redis '--user', 'me', 'on', '>token', '~*', '&*', '+@all') : $null

        # The variables that the examples expect.
        $urls = $url, "${url}docs/"
    }

    AfterAll {
        $env:GITHUB_STEP_SUMMARY = $null
        Close-TestSite $site
        Close-Redis $redis
    }

    It 'run: <Page>, <Heading>' -ForEach ($examples | Where-Object { $_.Runs }) {
        if ($Code -match 'redis://' -and -not $redis) {
            Set-ItResult -Skipped -Because 'redis-server is not installed'
            return
        }

        $folder = Join-Path $TestDrive ([guid]::NewGuid())
        Copy-Item -Recurse $given $folder
        if ($Code -match '-StatePath[^|]*-OutFile') {
            # A crawl that writes a file must write it from its first page on.
            Remove-Item "$folder/example.crawl"
        }

        Push-Location $folder
        try {
            $here = $Code -replace 'https?://(?:[\w-]+\.)*example(?:\.\w+)?/?(?=[^\w/.]|$)', $url `
                -replace 'https?://(?:[\w-]+\.)*example(?:\.\w+)?/', $url `
                -replace 'redis://crawl1/', "redis://127.0.0.1:$($redis.Port)/"
            if ($Code -match 'redis://' -and $Code -notmatch 'Get-PageLinks') {
                # The example shows a crawl that was started before.
                Get-PageLinks $url -Recurse -StatePath "redis://127.0.0.1:$($redis.Port)/docs" `
                    -ErrorAction SilentlyContinue > $null
            }

            $before = @(Get-ChildItem -Recurse -File | ForEach-Object { "$_ $($_.LastWriteTimeUtc.Ticks)" })
            $said = @(try {
                    & ([scriptblock]::Create($here)) 2>&1 3>$null
                }
                catch {
                    $_
                })
            $files = @(Get-ChildItem -Recurse -File | Where-Object {
                    $_.Length -gt 0 -and "$_ $($_.LastWriteTimeUtc.Ticks)" -notin $before
                })
        }
        finally {
            Pop-Location
        }

        # The missing page and the sitemap that is cut off are intended.
        $failed = @($said | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] } | Where-Object {
                "$($_.TargetObject)" -notmatch 'missing$|public.sitemap\.xml$' -and
                -not ($Code -match '-FailOn' -and $_.FullyQualifiedErrorId -match '^BrokenLinksFound,')
            })
        $failed | Should -BeNullOrEmpty -Because $here
        if ($Code -match '^Remove-CrawlState \./') {
            "$folder/example.crawl" | Should -Not -Exist
        }

        # A finished or removed crawl returns nothing, and the summary of a job is in another folder.
        if ($Code -notmatch 'Remove-CrawlState|\.Workers|\$state|-RetryFailed|GITHUB_STEP_SUMMARY|IsKnown|^\$\w+ = \S+$') {
            $said.Count + $files.Count | Should -BeGreaterThan 0 -Because $here
        }
    }
}
