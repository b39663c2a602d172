BeforeDiscovery {
    $browser = Get-Command chromium-headless-shell, chromium -ErrorAction Ignore | Select-Object -First 1
    $npm = Get-Command npm -ErrorAction Ignore
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestSite.psm1", "$PSScriptRoot/Reports.psm1" -Force
    Import-TestedModule
    $manifest = (Get-Module LinkTools).Path -replace 'LinkTools\.dll$', 'LinkTools.psd1'

    function New-Link([string] $Status, [hashtable] $More = @{}) {
        $values = @{ SourceUrl = 'https://a.example/'; Url = 'https://b.example/x'; Status = $Status }
        $More.Keys | ForEach-Object { $values[$_] = $More[$_] }
        [LinkTools.LinkCheck] $values
    }
}

Describe 'Export-LinkReport' {
    BeforeEach { Push-Location $TestDrive }
    AfterEach { Pop-Location; Get-ChildItem $TestDrive | Remove-Item -Recurse -Force }

    It 'writes several reports in one pass, each of the kind that its name says' {
        New-Check 300 | Export-LinkReport r.html, r.md, r.sarif, r.sarif.json, r.junit.xml, r.xml, r.json
        Get-Content r.html -TotalCount 1 | Should -Be '<!DOCTYPE html>'
        Get-Content r.md -TotalCount 1 | Should -Be '# Link report'
        (Get-Content -Raw r.sarif | ConvertFrom-Json).version | Should -Be '2.1.0'
        (Get-Content -Raw r.sarif.json | ConvertFrom-Json).version | Should -Be '2.1.0'
        ([xml] (Get-Content -Raw r.junit.xml)).testsuites.tests | Should -BeGreaterThan 100
        (Get-Content -Raw r.json | ConvertFrom-Json).Count | Should -BeGreaterThan 100
        (Get-ChildItem).Name | Should -Not -Match 'tmp'
    }

    It 'refuses what makes no sense, before anything is written: <Arguments>' -ForEach @(
        @{ Arguments = @{ Path = 'r.unknown' }; Id = 'UnknownReportFormat' }
        @{ Arguments = @{ Path = 'a.json', 'b.json'; Format = 'GitLab' }; Id = 'FormatConflict' }
        @{ Arguments = @{ Path = 'a.json', './a.json' }; Id = 'PathGivenTwice' }
        @{ Arguments = @{ Path = 'a*.json' }; Id = 'WildcardInPath' }
        @{ Arguments = @{ Path = 'variable:x.json' }; Id = 'PathNotFile' }
        @{ Arguments = @{ Path = 'nodrive:\x.json' }; Id = 'PathNotFound' }
        @{ Arguments = @{ Path = 'a.json'; FailOn = 'Nonsense' }; Id = 'UnknownStatus' }
    ) {
        { New-Link Ok | Export-LinkReport @Arguments } | Should -Throw -ErrorId "$Id,*"
        Get-ChildItem | Should -BeNullOrEmpty
    }

    It 'takes rows of a CSV and objects of another session as it takes the objects' {
        $checks = New-Check 200
        $checks | Export-LinkReport direct.json -IncludeOk
        $checks | Export-Csv rows.csv
        Import-Csv rows.csv | Export-LinkReport rows.json -IncludeOk
        [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($checks)) |
            Export-LinkReport copies.json -IncludeOk
        $direct = Get-Content -Raw direct.json | ConvertFrom-Json
        foreach ($name in 'rows.json', 'copies.json') {
            $other = Get-Content -Raw $name | ConvertFrom-Json
            $other.Count | Should -Be 200
            foreach ($property in 'SourceUrl', 'Status', 'StatusCode', 'Line', 'IsKnown', 'Suggestion', 'Reason') {
                ($other.$property -join '|') | Should -Be ($direct.$property -join '|') -Because "$name has the same $property"
            }
        }
    }

    It 'takes links that were not checked, and lists them' {
        Get-PageLinks -Html '<a href=/x>Text</a>' -BaseUrl https://a.example/ | Export-LinkReport r.json
        $row = Get-Content -Raw r.json | ConvertFrom-Json
        $row.Url | Should -Be 'https://a.example/x'
        $row.Status | Should -BeExactly ''
    }

    It 'says of what is no link that it is none, and goes on' {
        1, (New-Link Broken), 'text', $null, (Get-Item .) | Export-LinkReport r.json -ErrorVariable faults -ErrorAction SilentlyContinue
        $faults.FullyQualifiedErrorId | Should -Be (@('NotALink,LinkTools.Commands.ExportLinkReportCommand') * 4)
        "$($faults[0])" | Should -BeExactly ("'1' is not a link: it has neither a Url nor an Href. " +
            'Give objects of Test-PageLink or Get-PageLinks, or rows of their CSV files.')
        @(Get-Content -Raw r.json | ConvertFrom-Json).Count | Should -Be 1
    }

    It 'loses nothing of ten thousand rows' {
        $checks = New-Check 10000
        $checks | Export-LinkReport r.json, r.junit.xml -IncludeOk
        $checks | Export-LinkReport gl.json -IncludeOk -Format GitLab
        $rows = Get-Content -Raw r.json | ConvertFrom-Json
        ($rows.Url -join "`n") | Should -BeExactly ($checks.Url -join "`n")
        ($rows.Status -join "`n") | Should -BeExactly ($checks.Status -join "`n")
        # A lone surrogate is not a character; JSON has the replacement character instead.
        ($rows.Text -join '|') | Should -BeExactly (($checks.Text -join '|').Replace("`u{D800}", "`u{FFFD}"))
        $suites = ([xml] (Get-Content -Raw r.junit.xml)).testsuites
        $suites.tests | Should -Be 10000
        @($suites.testsuite).Count | Should -Be @($checks.SourceUrl | Sort-Object -Unique -CaseSensitive).Count
        @($suites.testsuite.testcase).Count | Should -Be 10000
        $failed = @($checks | Where-Object { $_.Status -notin 'Ok', 'Skipped', 'Unverified' -and -not $_.IsKnown }).Count
        $suites.failures | Should -Be $failed
        @($suites.SelectNodes('//failure')).Count | Should -Be $failed
        @(Get-Content -Raw gl.json | ConvertFrom-Json).Count | Should -Be 10000
    }

    It 'keeps Markdown within what a pull request takes, the worst first, and says what was left out' {
        New-Check 5000 | Export-LinkReport r.md
        $text = Get-Content -Raw r.md
        $text.Length | Should -BeLessOrEqual 65000
        $text.Length | Should -BeGreaterThan 60000
        $text | Should -Match '\d+ more are not shown'
        $rows = @($text -split "`n" | Where-Object { $_ -match '^\| \w+.* \| .* \| .* \| \d* \| ' })
        $rows.Count | Should -BeGreaterThan 50
        $rows[0] | Should -Match '^\| Broken'
        $text | Should -Not -Match '<(img|svg|script)'
        $text | Should -Not -Match '\]\(javascript'
        # Every row has the six bars around its five cells, and no others.
        $rows | ForEach-Object { ($_ -replace '[^|]').Length | Should -Be 6 }
    }

    It 'keeps SARIF within what services take, and says what was left out' -Tag Slow {
        New-Check 60000 | Export-LinkReport r.sarif
        $run = (Get-Content -Raw r.sarif | ConvertFrom-Json).runs[0]
        $run.results.Count | Should -Be 25000
        $run.invocations[0].toolExecutionNotifications[0].message.text | Should -Match '^\d+ more links'
    }

    It 'writes SARIF by the schema of the standard' -Skip:(-not $npm) {
        $package = npm pack '@microsoft/jest-sarif@1.0.0-beta.0' --silent 2> $null
        if (-not $package) {
            Set-ItResult -Skipped -Because 'the package with the schema could not be had'
            return
        }

        tar xzf $package
        $schema = Get-ChildItem package -Recurse -Filter sarif-2.1.0*.json | Get-Content -Raw | ConvertFrom-Json -AsHashtable
        # References to the schema's own address cannot be resolved here.
        'id', '$id', '$schema' | ForEach-Object { $schema.Remove($_) }
        $schema | ConvertTo-Json -Depth 100 | Set-Content schema.json
        New-Check 500 | Export-LinkReport r.sarif -IncludeOk
        New-Link Broken @{ SourceUrl = "$TestDrive/a folder/page.html"; Line = 3; Column = 4 } | Export-LinkReport local.sarif
        Get-Content -Raw r.sarif | Test-Json -SchemaFile schema.json | Should -BeTrue
        Get-Content -Raw local.sarif | Test-Json -SchemaFile schema.json | Should -BeTrue
        $place = (Get-Content -Raw local.sarif | ConvertFrom-Json).runs[0].results[0].locations[0].physicalLocation
        $place.artifactLocation.uri | Should -Be 'a%20folder/page.html'
        $place.region.startLine | Should -Be 3
        $place.region.startColumn | Should -Be 4
    }

    It 'gives a finding the same fingerprint in every run, and another to another' {
        $one = New-Link Broken @{ Href = '/x'; Line = 3 }
        $moved = New-Link Broken @{ Href = '/x'; Line = 9 }
        $other = New-Link Broken @{ Href = '/y'; Line = 3 }
        $one, $moved, $other | Export-LinkReport r.json -Format GitLab
        $prints = (Get-Content -Raw r.json | ConvertFrom-Json).fingerprint
        $prints[0] | Should -Be $prints[1]
        $prints[0] | Should -Not -Be $prints[2]
    }

    It 'names a page of the disk by its path below the current folder, wherever that is checked out' {
        $prints = foreach ($folder in 'one', 'two') {
            $null = New-Item -ItemType Directory $folder
            Push-Location $folder
            New-Link Broken @{ SourceUrl = "$TestDrive/$folder/docs/a b.html"; Href = '/x'; Line = 3 } |
                Export-LinkReport quality.json -Format GitLab
            $row = Get-Content -Raw quality.json | ConvertFrom-Json
            Pop-Location
            $row.location.path | Should -Be 'docs/a b.html'
            $row.location.lines.begin | Should -Be 3
            $row.fingerprint
        }
        $prints[0] | Should -Be $prints[1]
    }

    It 'takes whatever a table of somebody else has for a status' {
        $rows = 1..9000 | ForEach-Object {
            [pscustomobject]@{ Url = "https://b.example/$_"; Status = "$([char] 7)$_ <b>"; Reason = "x`0"; Message = 'm' }
        }
        $rows | Export-LinkReport r.md, r.xml, r.html, r.sarif, r.json
        (Get-Content -Raw r.md).Length | Should -BeLessOrEqual 65000
        (Get-Content r.md) -match '^\| other \| \d+ \|$' | Should -HaveCount 1
        ([xml] (Get-Content -Raw r.xml)).testsuites.tests | Should -Be 9000
        { $rows | Export-LinkReport r.md -FailOn Broken } | Should -Throw -ErrorId 'LinkNotChecked,*'
        # The case of a known status does not matter.
        { [pscustomobject]@{ Url = 'https://b.example/'; Status = 'BROKEN' } | Export-LinkReport r.json -FailOn broken } |
            Should -Throw -ErrorId 'BrokenLinksFound,*'
        (Get-Content -Raw r.json | ConvertFrom-Json).Status | Should -BeExactly 'Broken'
    }

    Context 'the page' {
        It 'runs no stranger''s text, asks for nothing, and counts right' -Skip:(-not $browser) {
            $checks = New-Check 2000
            $checks | Export-LinkReport r.html -Title 'Docs </title><script>alert(1)</script>'
            $dom = Get-Rendered "$TestDrive/r.html" --dump-dom | Out-String
            $listed = @($checks | Where-Object Status -NotIn 'Ok', 'Skipped', 'Unverified')
            $dom | Should -Match "<p id=`"count`" role=`"status`">$($listed.Count.ToString('N0', [cultureinfo]::InvariantCulture)) links</p>"
            $broken = @($checks | Where-Object Status -EQ Broken).Count
            $dom | Should -Match "<strong>$broken</strong> <span>Broken</span>"
            $dom | Should -Match "Broken \($broken\)"
            # The page in the browser has no element from the text of a stranger.
            $page = $dom.Substring($dom.IndexOf('<body')) -replace '(?s)<script.*?</script>'
            $page | Should -Not -Match '<(img|svg)'
            $page | Should -Not -Match 'onerror=alert\(1\)>'
            [regex]::Matches($page, 'href="(?!https?:)').Count | Should -Be 0
            $page | Should -Match '&lt;/script&gt;&lt;img src=x onerror=alert\(1\)&gt;'
        }

        It 'loads nothing from outside' {
            New-Check 50 | Export-LinkReport r.html
            $text = Get-Content -Raw r.html
            $head = $text.Substring(0, $text.IndexOf('</head>'))
            $head | Should -Match "default-src 'none'"
            $head | Should -Not -Match '<link|src='
            [regex]::Matches($text, '<script').Count | Should -Be 2
        }

        It 'stays usable with 100,000 links' -Skip:(-not $browser) -Tag Slow {
            New-Check 100000 -Pages 2000 | Export-LinkReport r.html -IncludeOk
            $dom = Get-Rendered "$TestDrive/r.html" --dump-dom | Out-String
            $dom | Should -Match '>100,000 links<'
            [regex]::Matches($dom, 'class="row"').Count | Should -Be 200
        }
    }

    Context '-FailOn' {
        It 'fails after everything is written, with the counts and where to look' {
            $links = (New-Link Broken), (New-Link Broken @{ SourceUrl = 'https://c.example/' }), (New-Link FragmentMissing), (New-Link Ok)
            $fault = { $links | Export-LinkReport r.sarif, r.md -FailOn Broken } | Should -Throw -ErrorId 'BrokenLinksFound,*' -PassThru
            $fault.Exception.Message | Should -Be '2 links are broken on 2 pages; see r.sarif, r.md'
            (Get-ChildItem).Name | Should -Be 'r.md', 'r.sarif'
            { $links | Export-LinkReport r.md -FailOn FragmentMissing } | Should -Throw '1 link is FragmentMissing on 1 page; see r.md'
        }

        It 'does not fail on what the baseline has' {
            New-Link Broken @{ IsKnown = $true } | Export-LinkReport r.md -FailOn Broken
            Get-Content -Raw r.md | Should -Match 'known'
        }

        It 'fails when nothing was checked: <Case>' -ForEach @(
            @{ Case = 'no input'; Links = @() }
            @{ Case = 'all left alone'; Links = 'Skipped', 'Unverified' }
        ) {
            { $Links | ForEach-Object { New-Link $_ } | Export-LinkReport r.md -FailOn Broken } |
                Should -Throw -ErrorId 'NothingChecked,*'
        }

        It 'refuses links that were not checked' {
            { Get-PageLinks -Html '<a href=/x>' -BaseUrl https://a.example/ | Export-LinkReport r.md -FailOn Broken } |
                Should -Throw -ErrorId 'LinkNotChecked,*'
            Get-ChildItem | Should -BeNullOrEmpty
        }

        It 'ends a process with <Code>: <Way>' -ForEach @(
            @{ Way = 'pwsh -Command, the export last'; Code = 1; Stop = $false; After = ''; File = $false }
            @{ Way = 'pwsh -Command, a statement behind it'; Code = 0; Stop = $false; After = '; "on"'; File = $false }
            @{ Way = 'pwsh -File'; Code = 0; Stop = $false; After = ''; File = $true }
            @{ Way = 'pwsh -File with $ErrorActionPreference = Stop'; Code = 1; Stop = $true; After = ''; File = $true }
        ) {
            $lines = "Import-Module '$manifest'", ($Stop ? '$ErrorActionPreference = "Stop"' : ''),
                "[LinkTools.LinkCheck]@{ Url = 'https://b.example/'; Status = 'Broken' } | Export-LinkReport '$TestDrive/r.md' -FailOn Broken$After"
            if ($File) {
                Set-Content "$TestDrive/job.ps1" $lines
                & pwsh -NoProfile -NonInteractive -File "$TestDrive/job.ps1" *> $null
            }
            else {
                & pwsh -NoProfile -NonInteractive -Command ($lines -join '; ') *> $null
            }

            $LASTEXITCODE | Should -Be $Code
            "$TestDrive/r.md" | Should -Exist
        }
    }

    Context 'files' {
        It 'leaves the old report whole when the export is interrupted' {
            Set-Content r.json 'old'
            { New-Check 500 | ForEach-Object -Begin { $n = 0 } -Process { if (++$n -eq 400) { throw 'enough' }; $_ } | Export-LinkReport r.json, r.html, r.xml } |
                Should -Throw 'enough'
            Get-Content r.json | Should -Be 'old'
            (Get-ChildItem).Name | Should -Be 'r.json'
        }

        It 'leaves nothing behind on Ctrl+C' {
            Set-Content r.json 'old'
            $shell = [powershell]::Create()
            $null = $shell.AddScript('param($manifest, $folder) Import-Module $manifest; Set-Location $folder; & { while ($true) { [LinkTools.LinkCheck]@{ Url = "https://b.example/"; Status = "Broken" } } } | Export-LinkReport r.json, r.html').
                AddArgument($manifest).AddArgument("$TestDrive")
            $running = $shell.BeginInvoke()
            while (-not (Test-Path r.html.*.tmp)) { [System.Threading.Thread]::Sleep(20) }
            $shell.Stop()
            { $shell.EndInvoke($running) } | Should -Throw
            $shell.Dispose()
            (Get-ChildItem).Name | Should -Be 'r.json'
            Get-Content r.json | Should -Be 'old'
        }

        It 'writes the other report when one target fails, with one error' {
            $null = New-Item -ItemType Directory taken.md
            New-Link Broken | Export-LinkReport missing/r.html, taken.md, r.json -ErrorVariable faults -ErrorAction SilentlyContinue
            $faults.FullyQualifiedErrorId | Should -Be (@('ReportNotWritten,LinkTools.Commands.ExportLinkReportCommand') * 2)
            $faults.TargetObject | Should -Be "$TestDrive/missing/r.html", "$TestDrive/taken.md"
            'r.json' | Should -Exist
        }

        It 'writes the other report even when the first error is to end the command' {
            {
                # The target does not exist when the export begins, and exists when it ends.
                & { New-Link Broken; $null = New-Item -ItemType Directory r.md } |
                    Export-LinkReport r.json, r.md -ErrorAction Stop
            } | Should -Throw -ErrorId 'ReportNotWritten,*'
            @(Get-Content -Raw r.json | ConvertFrom-Json).Count | Should -Be 1
            (Get-ChildItem -File).Name | Should -Be 'r.json'
        }

        It 'leaves a read-only report alone unless forced' {
            Set-Content r.json 'old'
            Set-ItemProperty r.json IsReadOnly $true
            New-Link Broken | Export-LinkReport r.json -ErrorVariable faults -ErrorAction SilentlyContinue
            $faults.FullyQualifiedErrorId | Should -Be 'ReportNotWritten,LinkTools.Commands.ExportLinkReportCommand'
            Get-Content r.json | Should -Be 'old'
            New-Link Broken | Export-LinkReport r.json -Force
            Get-Content r.json | Should -Not -Be 'old'
        }

        It 'obeys -NoClobber and -WhatIf' {
            Set-Content r.json 'old'
            New-Link Broken | Export-LinkReport r.json, n.json -NoClobber -ErrorVariable faults -ErrorAction SilentlyContinue
            $faults.FullyQualifiedErrorId | Should -Be 'ReportExists,LinkTools.Commands.ExportLinkReportCommand'
            Get-Content r.json | Should -Be 'old'
            'n.json' | Should -Exist
            New-Link Broken | Export-LinkReport w.json -WhatIf
            'w.json' | Should -Not -Exist
        }

        It 'hands the links on with -PassThru, and nothing without' {
            $link = New-Link Broken
            $link | Export-LinkReport r.json | Should -BeNullOrEmpty
            $link | Export-LinkReport r.json -PassThru | Should -Be $link
        }

        It 'warns of a report without links' {
            @() | Export-LinkReport r.md -WarningVariable warnings -WarningAction SilentlyContinue
            $warnings | Should -Match 'no link came'
            'r.md' | Should -Exist
        }

        It 'writes names with brackets by -LiteralPath' {
            New-Link Broken | Export-LinkReport -LiteralPath 'r[1].json'
            Test-Path -LiteralPath 'r[1].json' | Should -BeTrue
        }
    }

    It 'annotates under GitHub Actions, ten of a kind, whatever the texts hold' {
        $job = {
            param($Manifest, $Folder)
            $env:GITHUB_ACTIONS = 'true'
            Import-Module $Manifest
            Set-Location $Folder
            1..12 | ForEach-Object {
                [LinkTools.LinkCheck]@{ SourceUrl = "$Folder/docs/a,b.html"; Url = 'https://b.example/'; Status = 'Broken'; Line = 3; Column = 4; Message = "no`n::error::boom 5%`e[2J" }
            } | Export-LinkReport r.json -Annotate
        }
        $lines = & pwsh -NoProfile -NonInteractive -Command $job -args $manifest, "$TestDrive"
        $errors = @($lines | Where-Object { $_ -like '::error*' })
        $errors.Count | Should -Be 10
        $errors[0] | Should -Be '::error file=docs/a%2Cb.html,line=3,col=4,title=Link Broken::https://b.example/: no%0A::error::boom 5%25[2J'
        $lines | Should -Contain '::notice::2 more of kind error are in the report.'
    }

    It 'completes the statuses' {
        (TabExpansion2 'Export-LinkReport x.md -FailOn Bro').CompletionMatches.CompletionText | Should -Be 'Broken'
    }
}
