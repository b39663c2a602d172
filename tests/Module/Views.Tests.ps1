BeforeDiscovery {
    $sitemap = @'
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://a.example/</loc>
<lastmod>2024-05-01</lastmod><changefreq>monthly</changefreq><priority>0.8</priority></url>
<url><loc>https://a.example/b</loc><lastmod>2024-05-01T12:33:01+02:00</lastmod></url>
</urlset>
'@
    $long = 'l' * 60
    $links = @"
<a href=/x>two words</a>
<a href=//b.example/>b</a> <a href=/q rel=nofollow>q</a>
<script type="application/ld+json">{"@id":"/$long"}</script>
<a href=//b.example/$long rel=nofollow>both</a> <a href="http://[bad">z</a> <a href="http://[bad$long">y</a>
"@
    $crawl = 'Get-PageLinks http://127.0.0.1:1/ -Recurse -StatePath a.crawl -Force ' +
        '-MaximumRetryCount 0 -ErrorAction Ignore -WarningAction Ignore'
    # Each script returns objects of one type. No request leaves the machine.
    $views = @(
        @{
            Name = 'PageLink'
            Script = "Get-PageLinks -Kind All -BaseUrl https://a.example/ -Html '$links'"
            Shown = @(
                '   Page: https://a.example/'
                ' Line Kind           Text                     Url'
                ' ---- ----           ----                     ---'
                '    1 Hyperlink      two words                https://a.example/x'
                '    2 Hyperlink      b                        https://b.example/ (external)'
                '    2 Hyperlink      q                        https://a.example/q (nofollow)'
                '    3 StructuredData                          https://a.example/lllllllllllllll…'
                '    4 Hyperlink      both                     (external, nofollow) https://b.ex…'
                '    4 Hyperlink      z                        http://[bad (unresolvable)'
                '    4 Hyperlink      y                        (unresolvable) http://[badlllllll…'
            )
        }
        @{
            Name = 'LinkCheck'
            Script = "Get-PageLinks -Kind All -BaseUrl https://a.example/page -Html '" +
                "<a href=mailto:a@b.example>m</a> <a href=tel:$long>t</a>' | Test-PageLink -Ordered"
            Shown = @(
                'Status          Code Url                           Source'
                '------          ---- ---                           ------'
                'Unverified           mailto:a@b.example            https://a.example/page:1'
                'Unverified           tel:llllllllllllllllllllllll… https://a.example/page:1'
            )
        }
        @{
            Name = 'SitemapUrl'
            Script = "Set-Content sitemap.xml '$sitemap'; Get-SitemapUrl -LiteralPath sitemap.xml"
            Shown = @(
                '   Sitemap: *sitemap.xml'
                'LastModified      Frequency Priority Url'
                '------------      --------- -------- ---'
                # PowerShell writes numbers in a table as the culture does.
                "2024-05-01        monthly        $((0.8).ToString()) https://a.example/"
                '2024-05-01 10:33Z                    https://a.example/b'
            )
        }
        @{
            Name = 'RobotsAnswer'
            Script = "Test-RobotsUrl https://a.example/, https://a.example/private/x, https://a.example/robots.txt " +
                "-RobotsText 'User-agent: *', 'Disallow: /private', 'Allow: /'"
            Shown = @(
                'Allowed  Line Rule                       Url'
                '-------  ---- ----                       ---'
                'True        3 Allow: /                   https://a.example/'
                'False       2 Disallow: /private         https://a.example/private/x'
                'True                                     https://a.example/robots.txt'
            )
        }
        @{
            Name = 'CrawlState'
            Script = "$crawl; Get-CrawlState a.crawl"
            Shown = @(
                'Path           : *a.crawl'
                'Seeds          : http://127.0.0.1:1/'
                'Rules          : Depth: unlimited'
                '                 IgnoreNoFollow: False'
                '                 Kind: Hyperlink'
                '                 Scope: Host'
                'Created        : *'
                'LastTouched    : *'
                'Completed      : 0'
                'Pending        : 0'
                'InFlight       : 0'
                'Failed         : 1'
                'Skipped        : 0'
                'Links          : 0'
                'Hosts          : 1 × 127.0.0.1:1'
                'FailureReasons : 1 × ConnectionRefused'
            )
        }
        @{
            Name = 'CrawlFailure'
            Script = "$crawl; Get-CrawlState a.crawl -Failed"
            Shown = @(
                'Reason             Status Depth Url'
                '------             ------ ----- ---'
                'ConnectionRefused             0 http://127.0.0.1:1/'
            )
        }
        @{
            Name = 'CrawlPage'
            Script = "$crawl; Get-CrawlState a.crawl -Pages"
            Shown = @(
                'State     Status Depth Links Url'
                '-----     ------ ----- ----- ---'
                'Failed               0     0 http://127.0.0.1:1/'
            )
        }
        @{
            Name = 'CrawlSummary'
            Script = 'Get-PageLinks http://127.0.0.1:1/, http://127.0.0.1:1/b -MaximumRetryCount 0 -Summary ' +
                '-InformationVariable said -InformationAction Ignore -ErrorAction Ignore; $said.MessageData'
            Shown = @(
                'Pages          : 0'
                'Failed         : 2'
                'Skipped        : 0'
                'Links          : 0'
                'Bytes          : 0 bytes'
                'Elapsed        : ??:??:??.? (0 pages/s)'
                'Hosts          : '
                'StatusCodes    : '
                'FailureReasons : 2 × ConnectionRefused'
            )
        }
    )

    # A session whose administrator forbids scripts to call .NET, from its start or after the import.
    $sessions = @(
        @{ Session = 'of its own'; Before = 'FullLanguage'; After = 'FullLanguage' }
        @{ Session = 'that is constrained after the import'; Before = 'FullLanguage'; After = 'ConstrainedLanguage' }
        @{ Session = 'that was constrained before it'; Before = 'ConstrainedLanguage'; After = 'ConstrainedLanguage' }
    )
    $cases = foreach ($view in $views) { foreach ($session in $sessions) { $view + $session } }
}

BeforeAll {
    $module = $env:LINKTOOLS_MODULE
    if (-not $module) {
        $module = Get-ChildItem "$PSScriptRoot/../../output/LinkTools" -Directory |
            Sort-Object { [version] $_.Name } | Select-Object -Last 1 -ExpandProperty FullName
    }

    $manifest = Join-Path $module 'LinkTools.psd1'
    Import-Module $manifest

    # The lines that a view shows, without empty ones.
    function Get-Shown([Parameter(ValueFromPipeline)] $Text) {
        process { $Text -split '\r?\n' | ForEach-Object TrimEnd | Where-Object Length }
    }

    # Each line is like its pattern; [ and ] stand for themselves.
    function Assert-Shown([string[]] $Lines, [string[]] $Patterns) {
        $Lines.Count | Should -Be $Patterns.Count -Because ($Lines -join "`n")
        for ($i = 0; $i -lt $Lines.Count; $i++) {
            $Lines[$i] | Should -BeLike ($Patterns[$i] -replace '([\[\]])', '`$1').TrimEnd()
        }
    }

    # Runs a script in its own runspace, in the given language modes.
    function Invoke-InSession([string] $Script, [string] $Before = 'FullLanguage', [string] $After = 'FullLanguage') {
        $state = [initialsessionstate]::CreateDefault2()
        $state.LanguageMode = $Before
        $runspace = [runspacefactory]::CreateRunspace($state)
        $runspace.Open()
        try {
            $shell = [powershell]::Create($runspace)
            $null = $shell.AddScript("Set-Location '$TestDrive'; Import-Module '$manifest'").Invoke()
            $shell.Streams.Error | Should -BeNullOrEmpty
            $runspace.SessionStateProxy.LanguageMode = $After
            $shell.Commands.Clear()
            $shell.AddScript($Script).Invoke()
            $shell.Streams.Error | Should -BeNullOrEmpty
        }
        finally {
            $runspace.Dispose()
        }
    }

    # Runs a script in its own process, whose output is a pipe: the bytes that it writes.
    function Invoke-InProcess([string] $Script, [hashtable] $Environment = @{}) {
        $start = [System.Diagnostics.ProcessStartInfo]::new('pwsh')
        '-NoProfile', '-NonInteractive', '-Command', "Import-Module '$manifest'; $Script" |
            ForEach-Object { $start.ArgumentList.Add($_) }
        $start.RedirectStandardOutput = $true
        $start.WorkingDirectory = $TestDrive
        $null = $start.Environment.Remove('NO_COLOR')
        $Environment.GetEnumerator() | ForEach-Object { $start.Environment[$_.Key] = $_.Value }
        $process = [System.Diagnostics.Process]::Start($start)
        $process.StandardOutput.ReadToEnd()
        $process.WaitForExit()
        $process.Dispose()
    }

    $marked = "Get-PageLinks -BaseUrl https://a.example/ -Html '" +
        '<a href="http://[bad">z</a><a href=//b.example/>b</a><a href=/q rel=nofollow>q</a>' + "'"
    $marks = 'http://[bad (unresolvable)', 'https://b.example/ (external)', 'https://a.example/q (nofollow)'
}

Describe 'A view' {
    It 'shows <Name> in a session <Session>' -ForEach $cases {
        $lines = Invoke-InSession "& { $Script } | Out-String -Width 80" $Before $After | Get-Shown
        Assert-Shown $lines $Shown
    }

    It 'of checks shows whole URLs where there is room' {
        $url = "https://a.example/$('l' * 65)"
        $lines = [LinkTools.LinkCheck] @{ Status = 'Broken'; Url = $url; SourceUrl = $url; Line = 3 } |
            Out-String -Width 200 | Get-Shown
        $lines[-1] | Should -Be "Broken               $($url.PadRight(89)) ${url}:3"
    }

    It 'has no column of <Name> that a script block makes' -ForEach $views {
        $definition = Get-FormatData "LinkTools.$Name" -PowerShellVersion $PSVersionTable.PSVersion
        $controls = $definition.FormatViewDefinition.Control
        $cells = @($controls.Rows.Columns.DisplayEntry) + @($controls.Entries.Items.DisplayEntry) | Where-Object { $_ }
        $cells.ValueType | Select-Object -Unique | Should -Be 'Property'
    }

    It 'exists for every type that the commands give, and for what a job makes of it' {
        $types = (Get-Command -Module LinkTools -CommandType Cmdlet).OutputType.Name -like 'LinkTools.*'
        $types += 'LinkTools.CrawlSummary'
        $format = [xml](Get-Content -Raw (Join-Path $module 'LinkTools.Format.ps1xml'))
        $definitions = $format.Configuration.ViewDefinitions.View
        $definitions.Name | Sort-Object | Should -Be ($types | Sort-Object -Unique)
        foreach ($view in $definitions) {
            $view.ViewSelectedBy.TypeName | Should -Be $view.Name, "Deserialized.$($view.Name)"
        }
    }

    It 'shows a long row whole where there is room' {
        $shown = Invoke-InSession "$marked | Out-String -Width 200"
        foreach ($mark in $marks) { $shown | Should -BeLike "*$($mark.Replace('[', '`['))*" }
    }
}

Describe 'What colour says' {
    It 'is also there as text by <Way>' -ForEach @(
        @{ Way = 'Out-String'; Then = ' | Out-String -Width 80 | Write-Output' }
        @{ Way = 'Out-File'; Then = ' | Out-File shown.txt; Get-Content shown.txt' }
        @{ Way = 'a redirection'; Then = ' > shown.txt; Get-Content shown.txt' }
        @{ Way = 'NO_COLOR'; Then = ''; Environment = @{ NO_COLOR = '1' } }
        @{ Way = 'OutputRendering PlainText'; First = "`$PSStyle.OutputRendering = 'PlainText'; "; Then = '' }
        @{ Way = 'TERM=dumb'; Then = ''; Environment = @{ TERM = 'dumb' } }
    ) {
        $written = Invoke-InProcess "$First$marked$Then" ($Environment ?? @{})
        foreach ($mark in $marks) { $written | Should -BeLike "*$($mark.Replace('[', '`['))*" }
        $written.Contains("`e") | Should -BeFalse
    }

    It 'is coloured where colour is rendered, and the text stays' {
        $answer = "Test-RobotsUrl https://a.example/x -RobotsText 'User-agent: *'"
        $written = Invoke-InProcess "`$PSStyle.OutputRendering = 'Ansi'; $marked | Out-Host; $answer | Out-Host"
        # A result file cannot hold an escape character.
        $written = $written.Replace("`e", '<ESC>')
        $written | Should -BeLike '*<ESC>`[31mhttp://`[bad (unresolvable)<ESC>`[0m*'
        $written | Should -BeLike '*<ESC>`[36mhttps://b.example/ (external)<ESC>`[0m*'
        $written | Should -BeLike '*<ESC>`[2mhttps://a.example/q (nofollow)<ESC>`[0m*'
        $written | Should -BeLike '*<ESC>`[32mTrue<ESC>`[0m*'
    }

    It 'gives nobody else a way to write to the terminal' {
        $written = Invoke-InProcess @'
$PSStyle.OutputRendering = 'PlainText'
Get-PageLinks -Html "<a href='http://[`e]0;title`a'>te`e[31mxt</a>" -BaseUrl https://a.example/ | Out-Host
Test-RobotsUrl https://a.example/x -RobotsText 'User-agent: *', "Disallow: /x # `e[31mred `u{9b}32m" | Out-Host
'@
        $written | Should -BeLike '*http://`[`]0;title (unresolvable)*'
        $written | Should -BeLike '*Disallow: /x # `[31mred*'
        $written -replace '[\r\n]' -match '\p{Cc}' | Should -BeFalse
    }
}

Describe 'A cell' {
    It 'shows <Cell> of <Type> as promised' -ForEach @(
        @{ Type = 'CrawlSummary'; Cell = 'Bytes'; Values = @{ Bytes = 1023 }; Expected = '1023 bytes' }
        @{ Type = 'CrawlSummary'; Cell = 'Bytes'; Values = @{ Bytes = 1536 }; Expected = '1.5 KiB' }
        @{ Type = 'CrawlSummary'; Cell = 'Bytes'; Values = @{ Bytes = 5tb * 1024 }; Expected = '5120.0 TiB' }
        @{
            Type = 'CrawlSummary'; Cell = 'Elapsed'; Values = @{ Elapsed = [timespan] '01:00:00'; Pages = 7200 }
            Expected = '01:00:00.0 (2 pages/s)'
        }
        @{
            Type = 'CrawlSummary'; Cell = 'Hosts'; Values = @{ Hosts = @{ few = 9; many = 1200; alike = 9 } }
            Expected = "1200 × many`n   9 × alike`n   9 × few"
        }
        @{
            Type = 'CrawlState'; Cell = 'Rules'; Values = @{ Rules = @{ Scope = 'Host'; Include = ''; Depth = 3 } }
            Expected = "Depth: 3`nScope: Host"
        }
        @{
            Type = 'CrawlState'; Cell = 'Seeds'; Values = @{ Seeds = 1..12 }
            Expected = "$(1..10 -join "`n")`nand 2 more"
        }
        @{ Type = 'CrawlState'; Cell = 'FailureReasons'; Values = @{ }; Expected = '' }
        @{ Type = 'RobotsAnswer'; Cell = 'Line'; Values = @{ Line = 0 }; Expected = '' }
        @{ Type = 'RobotsAnswer'; Cell = 'Allowed'; Values = @{ Allowed = $false }; Expected = "`e[31mFalse`e[0m" }
        @{ Type = 'SitemapUrl'; Cell = 'LastModified'; Values = @{ LastModified = $null }; Expected = '' }
        @{
            Type = 'SitemapUrl'; Cell = 'LastModified'
            Values = @{ LastModified = [datetimeoffset] '2024-12-31T23:59:59-01:00' }; Expected = '2025-01-01 00:59Z'
        }
    ) {
        $here = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = [cultureinfo]::InvariantCulture
            foreach ($prefix in '', 'Deserialized.') {
                $item = [pscustomobject] ($Values + @{ PSTypeName = "${prefix}LinkTools.$Type" })
                $item."${Cell}Cell" | Should -BeExactly $Expected
            }
        }
        finally {
            [cultureinfo]::CurrentCulture = $here
        }
    }

    # Each view has an object, made in this session.
    Context 'of <Name>' -ForEach $views {
        BeforeAll {
            Push-Location $TestDrive
            $item = @(. ([scriptblock]::Create($Script)))[0]
            Pop-Location
            $properties = $item.GetType().GetProperties().Name
            $job = Start-Job {
                Set-Location $using:TestDrive
                Import-Module $using:manifest
                . ([scriptblock]::Create($using:Script))
            }
            $all = @($job | Receive-Job -Wait -AutoRemoveJob)
            $received = $all[0]
            $added = 'PSComputerName', 'RunspaceId', 'PSShowComputerName', 'PSSourceJobInstanceId'
        }

        It 'is the same when it comes from a job' {
            $received.PSTypeNames[0] | Should -Be "Deserialized.LinkTools.$Name"
            Assert-Shown ($all | Out-String -Width 80 | Get-Shown) $Shown
        }

        It 'is no property that Export-Csv, Select-Object, Get-Member or ConvertTo-Json gives' {
            $csv = ($item | ConvertTo-Csv)[0].Trim('"') -split '","'
            $csv | Should -Be $properties
            ($item | Select-Object *).psobject.Properties.Name | Should -Be $properties
            ($item | Get-Member -MemberType Properties).Name | Should -Be ($properties | Sort-Object)
            ($item | ConvertTo-Json -WarningAction Ignore | ConvertFrom-Json -AsHashtable).Keys | Should -Be $properties
        }

        It 'is no property of what comes from a job, or from there out of a file' {
            $received.psobject.Properties.Name | Where-Object { $_ -notin $added } | Should -Be $properties
            foreach ($item in $item, $received) {
                Export-Clixml -InputObject $item "$TestDrive/item.xml"
                (Import-Clixml "$TestDrive/item.xml").psobject.Properties.Name | Where-Object { $_ -notin $added } |
                    Should -Be $properties
            }
        }
    }
}
