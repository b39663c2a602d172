BeforeAll {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    Import-TestedModule
    $site = Open-TestSite
    $url = $site.Url

    # The sorted rows of a file, whether it is compressed or not. A line that was cut off fails the test.
    function Read-Row([string] $Path) {
        $stream = [IO.File]::OpenRead($Path)
        try {
            $plain = $stream
            if ($Path -like '*.gz') {
                $plain = [IO.Compression.GZipStream]::new($stream, [IO.Compression.CompressionMode]::Decompress)
            }

            $text = [IO.StreamReader]::new($plain).ReadToEnd()
        }
        finally {
            $stream.Dispose()
        }

        $text.EndsWith("`n") | Should -BeTrue
        $lines = [string[]] $text.TrimEnd("`r", "`n").Split("`n")
        [array]::Sort($lines, [StringComparer]::Ordinal)
        $lines
    }

    # Each page leads to three others after a delay; the rest of their links is the same on all pages.
    function Set-Tree([int] $Count, [int] $Links, [int] $Delay) {
        $rest = '<a href="/empty#x" title="Näher">"quoted", and 日本</a>' * $Links
        Set-TestSitePage $site -Page @(foreach ($n in 0..($Count - 1)) {
                $next = (3 * $n + 1)..(3 * $n + 3) | Where-Object { $_ -lt $Count }
                @{
                    Path = "/t/$n"; Delay = $Delay
                    Body = -join @($next | ForEach-Object { "<a href=/t/$_>$n</a>" }) + $rest
                }
            }
            @{ Path = '/empty'; Body = '' }
            @{ Path = '/robots.txt'; Status = 404 })
    }
}

AfterAll {
    Close-TestSite $site
}

Describe 'Get-PageLinks -StatePath -OutFile' {
    BeforeEach {
        Reset-TestSite $site
        $file = Join-Path $TestDrive "$([guid]::NewGuid()).csv"
        $state = "$file.crawl"
        $crawl = @{ Url = "$url/t/0"; Recurse = $true; StatePath = $state; OutFile = $file }
    }

    It 'writes each link once over many runs (<Extension>)' -ForEach @(
        @{ Extension = '' }, @{ Extension = '.gz' }
    ) {
        Set-Tree 40 3 0
        Get-PageLinks "$url/t/0" -Recurse | Export-Csv "$file.expected"
        $crawl.OutFile = "$file$Extension"
        foreach ($most in 3, 4, 10, 25, 100) {
            Get-PageLinks @crawl -MaximumPages $most -WarningAction Ignore | Should -BeNullOrEmpty
            # The file ends with a complete line at any time.
            $null = Read-Row $crawl.OutFile
        }

        Read-Row $crawl.OutFile | Should -Be (Read-Row "$file.expected")
    }

    It 'cuts what is behind the pages that were completed' {
        Set-Tree 20 3 0
        Get-PageLinks "$url/t/0" -Recurse | Export-Csv "$file.expected"
        Get-PageLinks @crawl -MaximumPages 5 -WarningAction Ignore
        Add-Content $file '"half a li' -NoNewline
        Get-PageLinks @crawl
        Read-Row $file | Should -Be (Read-Row "$file.expected")
    }

    It 'goes on after the pipeline was left, with what was not delivered' {
        Set-Tree 40 30 0
        Get-PageLinks "$url/t/0" -Recurse | Export-Csv "$file.expected"
        $given = @()
        foreach ($run in 1..3) {
            $given += @(Get-PageLinks @crawl -PassThru | Select-Object -First 200)
        }

        $given += @(Get-PageLinks @crawl -PassThru)
        Read-Row $file | Should -Be (Read-Row "$file.expected")
        # Nothing was lost for the pipeline either.
        $given | ConvertTo-Csv | Sort-Object -Unique | Should -HaveCount (
            Get-Content "$file.expected" | Sort-Object -Unique).Count
    }

    It 'begins with <What>' -ForEach @(
        @{ What = 'a new file in place of the old one'; Parameters = @{}; Kept = 0 }
        @{ What = 'what is there, with -Append'; Parameters = @{ Append = $true }; Kept = 1 }
    ) {
        Set-Tree 20 3 0
        $old = '"Url","Href"', '"old","old"'
        Set-Content $file $old
        $expected = @((Get-PageLinks "$url/t/0" -Recurse).Url) + @('old') * $Kept | Sort-Object
        Get-PageLinks @crawl @Parameters -MaximumPages 4 -WarningAction Ignore
        Get-PageLinks @crawl @Parameters
        (Import-Csv $file).Url | Sort-Object | Should -Be $expected
    }

    It 'keeps a file with -NoClobber at first, and goes on with its own' {
        Set-Tree 20 3 0
        Set-Content $file 'old'
        (Invoke-Recorded { Get-PageLinks @crawl -NoClobber }).FatalId |
            Should -Be 'OutFileExists,LinkTools.Commands.GetPageLinksCommand'
        Get-Content $file | Should -Be 'old'
        Remove-Item $file
        Get-PageLinks @crawl -NoClobber -MaximumPages 4 -WarningAction Ignore
        Get-PageLinks @crawl -NoClobber
        (Read-Row $file).Count | Should -Be (@(Get-PageLinks "$url/t/0" -Recurse).Count + 1)
    }

    It 'does not go on with <What>' -ForEach @(
        @{ What = 'a file that is missing'; Change = { Remove-Item $file } }
        @{ What = 'a shorter file'; Change = { Set-Content $file '"Url"' } }
        @{ What = 'a file with other columns'; Change = { Set-Content $file "`"Nothing`"`n$('x' * 9999)" } }
        @{ What = 'another file'; Change = { $crawl.OutFile = "$file.2.csv" } }
        @{ What = 'another format'; Change = { $crawl.OutFile = "$file.jsonl" } }
        @{ What = 'another encoding'; Change = { $crawl.Encoding = 'unicode' } }
        @{ What = 'escapes from now on'; Change = { $crawl.EscapeFormula = $true } }
        @{ What = 'no file'; Change = { $crawl.Remove('OutFile') } }
        @{ What = 'another file, not even with -Force'
            Change = { $crawl.OutFile = "$file.2.csv"; $crawl.Force = $true }
        }
        @{ What = 'a file when it had none'
            Before = { $crawl.Remove('OutFile') }; Change = { $crawl.OutFile = $file }
        }
    ) {
        Set-Tree 20 3 0
        if ($Before) { & $Before }
        $null = Get-PageLinks @crawl -MaximumPages 4 -WarningAction Ignore
        & $Change
        $look = { Get-ChildItem "$file*" -Exclude *.crawl* | Get-FileHash | ForEach-Object Hash }
        $before = & $look
        Clear-TestSiteLog $site
        $run = Invoke-Recorded { Get-PageLinks @crawl }
        $run.FatalId | Should -Be 'OutFileMismatch,LinkTools.Commands.GetPageLinksCommand'
        (Get-TestSiteLog $site).targets | Should -BeNullOrEmpty
        & $look | Should -Be $before
    }

    It 'goes on with the same rules or with -Force' {
        Set-Tree 20 3 0
        Get-PageLinks @crawl -MaximumPages 4 -WarningAction Ignore
        (Invoke-Recorded { Get-PageLinks @crawl -Depth 9 }).FatalId |
            Should -Be 'StateFileMismatch,LinkTools.Commands.GetPageLinksCommand'
        Get-PageLinks @crawl -Depth 9 -Force
        (Read-Row $file).Count | Should -Be (@(Get-PageLinks "$url/t/0" -Recurse).Count + 1)
    }

    It 'refuses to write links of failed pages twice' {
        $conflict = 'OutFileConflict,LinkTools.Commands.GetPageLinksCommand'
        (Invoke-Recorded { Get-PageLinks @crawl -RetryFailed -AllowPartial }).FatalId | Should -Be $conflict
        $crawl.StatePath = $file
        (Invoke-Recorded { Get-PageLinks @crawl }).FatalId | Should -Be $conflict
        $crawl.StatePath = $state
        Set-TestSitePage $site @{ '/t/0' = '<a href=/t/1>1</a>' * 9000; '/robots.txt' = '' }
        Get-PageLinks @crawl -AllowPartial -MaximumPageBytes 100000 -ErrorAction Ignore
        (Invoke-Recorded { Get-PageLinks @crawl -RetryFailed }).FatalId |
            Should -Be 'OutFileMismatch,LinkTools.Commands.GetPageLinksCommand'
        (Get-CrawlState $state).Failed | Should -BeGreaterThan 0
    }

    It 'writes the links of pages that failed before' {
        Set-TestSitePage $site -Page @{ Path = '/t/0'; Body = '<a href=/t/1>1</a>' }, @{ Path = '/t/1'; Status = 404 },
        @{ Path = '/robots.txt'; Status = 404 }
        Get-PageLinks @crawl -ErrorAction Ignore
        Set-TestSitePage $site @{ '/t/1' = '<a href=/t/0>0</a>' }
        Get-PageLinks @crawl -RetryFailed
        (Import-Csv $file).SourceUrl | Should -Be "$url/t/0", "$url/t/1"
    }

    It 'ends when the disk is full, and goes on when there is room (<Extension>)' -Skip:(-not $IsLinux) -ForEach @(
        @{ Extension = 'csv'; Size = '120k' }, @{ Extension = 'jsonl.gz'; Size = '8k' }
    ) {
        $disk = New-Item -ItemType Directory "$file.disk"
        mount -t tmpfs -o size=$Size none $disk 2>$null
        if ($LASTEXITCODE) {
            Set-ItResult -Skipped -Because 'only root may mount a small disk'
            return
        }

        try {
            Set-Tree 100 20 0
            $crawl.OutFile = "$disk/links.$Extension"
            $run = Invoke-Recorded { Get-PageLinks @crawl }
            $run.FatalId | Should -Be 'OutFileNotWritten,LinkTools.Commands.GetPageLinksCommand'
            $run.Fatal.CategoryInfo.Category | Should -Be 'WriteError'
            # No line is cut off, and pages whose rows were written are completed.
            $rows = Read-Row $crawl.OutFile
            $rows.Count | Should -BeGreaterThan 0
            mount -o remount,size=16m $disk
            Get-PageLinks @crawl
            $expected = Join-Path $TestDrive "expected.$Extension"
            Get-PageLinks "$url/t/0" -Recurse -OutFile $expected
            Read-Row $crawl.OutFile | Should -Be (Read-Row $expected)
        }
        finally {
            umount $disk
        }
    }
}

Describe 'A crawl that is killed while it writes' {
    BeforeAll {
        function Assert-OnceEach([int] $Kills, [int] $Count, [string] $Extension) {
            Reset-TestSite $site
            Set-Tree $Count 100 10
            $file = Join-Path $TestDrive "killed$Kills.$Extension"
            Get-PageLinks "$url/t/0" -Recurse -IgnoreRobots -WarningAction Ignore -OutFile "$TestDrive/whole.$Extension"
            $expected = Read-Row "$TestDrive/whole.$Extension"
            $crawl = "Get-PageLinks $url/t/0 -Recurse -StatePath '$file.crawl' -IgnoreRobots -WarningAction Ignore"
            $script = "Import-Module '$(Get-TestedManifest)'; Set-Content '$file.pid' `$PID; $crawl -OutFile '$file'"
            $share = [int] ((Get-Item "$TestDrive/whole.$Extension").Length / ($Kills + 1))
            $behind = 0
            foreach ($run in 1..$Kills) {
                $before = [IO.File]::Exists($file) ? [IO.FileInfo]::new($file).Length : 0
                $wanted = $before + (Get-Random -Maximum $share)
                $process = Start-Engine $script
                # As soon as the file has grown: in the middle of a write, or before the write is recorded.
                while (-not $process.HasExited -and
                    ([IO.File]::Exists($file) ? [IO.FileInfo]::new($file).Length : 0) -le $wanted) {
                    [Threading.Thread]::Sleep(1)
                }

                $process.HasExited | Should -BeFalse -Because "run $run must not be over"
                $process.Kill()
                $process.WaitForExit()
                $process.Dispose()
                Get-Process -Id (Get-Content "$file.pid") -ErrorAction Ignore | Should -BeNullOrEmpty
                $mark = Get-OutputMark "$file.crawl"
                $behind += [IO.FileInfo]::new($file).Length -gt $mark
            }

            $process = Start-Engine $script
            $process.WaitForExit(120000) | Should -BeTrue
            $process.ExitCode | Should -Be 0
            $rows = Read-Row $file
            $rows.Count | Should -Be $expected.Count
            Compare-Object $rows $expected | Should -BeNullOrEmpty
            $behind
        }

        # How much of the file belongs to completed pages, read from a copy, so that the state does not change.
        function Get-OutputMark([string] $Path) {
            $copy = New-Item -ItemType Directory "$TestDrive/$([guid]::NewGuid())"
            Get-ChildItem (Split-Path $Path) -Filter "$(Split-Path $Path -Leaf)*" | Where-Object Name -NotLike *-lock |
                Copy-Item -Destination $copy
            $context = [System.Runtime.Loader.AssemblyLoadContext]::All | Where-Object Name -EQ 'LinkTools'
            $core = $context.Assemblies | Where-Object { $_.GetName().Name -eq 'LinkTools.Core' }
            $reader = $core.GetType('LinkTools.Core.Frontiers.StateReader', $true)
            $marks = $reader.GetMethod('ReadOutputs').Invoke($null, [object[]] [string] (Join-Path $copy (Split-Path $Path -Leaf)))
            Remove-Item -Recurse $copy
            $marks.Count ? $marks[0].Bytes : 0
        }
    }

    It 'a few times leaves one file with each link once (<Extension>)' -ForEach @(
        @{ Extension = 'csv' }, @{ Extension = 'jsonl.gz' }
    ) {
        Assert-OnceEach 2 300 $Extension | Should -BeGreaterOrEqual 0
    }

    It 'thirty times leaves one file with each link once (<Extension>)' -Tag Slow -ForEach @(
        @{ Extension = 'csv' }, @{ Extension = 'csv.gz' }
    ) {
        Assert-OnceEach 30 2000 $Extension | Should -BeGreaterOrEqual 10
    }
}
