BeforeAll {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    Import-TestedModule
    $site = Open-TestSite
    $url = $site.Url
    $hash = { param($Path) (Get-FileHash $Path).Hash }

    # The content of a file, whether it is compressed or not.
    function Read-Text([string] $Path) {
        $stream = [IO.File]::OpenRead($Path)
        try {
            $plain = $stream
            if ($Path -like '*.gz') {
                $plain = [IO.Compression.GZipStream]::new($stream, [IO.Compression.CompressionMode]::Decompress)
            }

            [IO.StreamReader]::new($plain).ReadToEnd()
        }
        finally {
            $stream.Dispose()
        }
    }
}

AfterAll {
    Close-TestSite $site
}

Describe 'Get-PageLinks -OutFile' {
    BeforeEach {
        Reset-TestSite $site
        $file = Join-Path $TestDrive "$([guid]::NewGuid()).csv"
        $html = '<a href="/a?b=1&amp;c=2">He said "hi"</a><a href="=1+1">-x</a>' +
            '<img src="ü.png" alt="日本&#10;語"><a href="http://other.test/" rel="nofollow noopener"></a><a href="">@</a>'
        $page = @{ Html = $html; BaseUrl = 'https://example.com/'; Kind = '*' }
    }

    It 'writes what Export-Csv writes, over odd values' {
        # Characters with a special meaning in CSV, UTF-8 or a spreadsheet, combined at random.
        $parts = '"', '""', ',', "`r`n", "`n", "`t", ' ', '=', '+1', '-', '@', "'", ';', '|', 'é', '日本語', '😀',
            '&#0;', '&#x202E;', '&#x85;', '&#xFEFF;', '&lt;', 'a', 'Z9', '\', '%22', '&quot;', '&#13;', '#', '/',
            '?x=', 'data:,'
        $seed = Get-Random
        $random = [Random]::new($seed)
        $value = { -join (1..$random.Next(1, 8) | ForEach-Object { $parts[$random.Next($parts.Count)] }) }
        $pages = foreach ($n in 1..40) {
            -join (1..$random.Next(0, 12) | ForEach-Object {
                    $href = (& $value) -replace '"', '&quot;'
                    "<a href=`"$href`" rel=`"$((& $value) -replace '"', '&quot;')`">$(& $value)</a>"
                })
        }

        $given = @{ Html = $pages; BaseUrl = 'https://example.com/d/'; Ordered = $true }
        Get-PageLinks @given | Export-Csv "$file.expected"
        Get-PageLinks @given -OutFile $file
        & $hash $file | Should -Be (& $hash "$file.expected") -Because "of the seed $seed"
        (Import-Csv $file).Count | Should -Be @(Get-PageLinks @given).Count
    }

    It 'has the columns of <Type>, in their order' -ForEach @(
        @{ Type = 'LinkTools.PageLink'; Columns = 'LinkColumns' }
        @{ Type = 'LinkTools.SitemapUrl'; Columns = 'SitemapColumns' }
        @{ Type = 'LinkTools.LinkCheck'; Columns = 'CheckColumns' }
    ) {
        $null = Get-PageLinks @page
        $context = [System.Runtime.Loader.AssemblyLoadContext]::All | Where-Object Name -EQ 'LinkTools'
        $core = $context.Assemblies | Where-Object { $_.GetName().Name -eq 'LinkTools.Core' }
        $names = $core.GetType("LinkTools.Core.Output.Rows.$Columns", $true).GetProperty('Names').GetValue($null)
        $names -join ' ' | Should -Be (($Type -as [type]).GetProperties().Name -join ' ')
    }

    It 'writes and adds in the encoding <Encoding> as Export-Csv does' -ForEach @(
        @{ Encoding = 'ascii' }, @{ Encoding = 'unicode' }, @{ Encoding = 'bigendianunicode' }
        @{ Encoding = 'utf8BOM' }, @{ Encoding = 'utf32' }, @{ Encoding = 1252 }, @{ Encoding = 'iso-8859-1' }
    ) {
        Get-PageLinks @page | Export-Csv "$file.expected" -Encoding $Encoding
        Get-PageLinks @page -OutFile $file -Encoding $Encoding
        & $hash $file | Should -Be (& $hash "$file.expected")
        Get-PageLinks @page | Export-Csv "$file.expected" -Encoding $Encoding -Append
        Get-PageLinks @page -OutFile $file -Encoding $Encoding -Append
        & $hash $file | Should -Be (& $hash "$file.expected")
    }

    It 'finds the encoding of a file that it adds to by its mark' {
        Get-PageLinks @page | Export-Csv $file -Encoding unicode
        Copy-Item $file "$file.expected"
        Get-PageLinks @page | Export-Csv "$file.expected" -Append
        Get-PageLinks @page -OutFile $file -Append
        & $hash $file | Should -Be (& $hash "$file.expected")
    }

    It 'compresses with gzip, and adds another member' {
        Get-PageLinks @page -OutFile "$file.gz"
        Get-PageLinks @page -OutFile "$file.gz" -Append
        Get-PageLinks @page | Export-Csv $file
        Get-PageLinks @page | Export-Csv $file -Append
        Read-Text "$file.gz" | Should -BeExactly (Get-Content -Raw $file)
    }

    It 'writes a line of JSON for each link as <Extension>' -ForEach @(
        @{ Extension = 'jsonl' }, @{ Extension = 'ndjson' }, @{ Extension = 'jsonl.gz' }
    ) {
        Get-PageLinks @page -OutFile "$file.$Extension"
        $lines = (Read-Text "$file.$Extension").TrimEnd("`n") -split "`n"
        $read = @($lines | ConvertFrom-Json)
        $links = @(Get-PageLinks @page)
        $read | Should -HaveCount $links.Count
        for ($n = 0; $n -lt $links.Count; $n++) {
            foreach ($name in $links[$n].psobject.Properties.Name) {
                $read[$n].$name | Should -Be $links[$n].$name
            }
        }

        $lines[0] | Should -Match '"IsExternal":false,"IsNoFollow":false,"Depth":0,"Line":1,"Column":1'
    }

    It 'gives nothing, or with -PassThru the objects' {
        Get-PageLinks @page -OutFile $file | Should -BeNullOrEmpty
        $links = Get-PageLinks @page -OutFile $file -PassThru
        $links | Should -HaveCount 5
        $links | ConvertTo-Csv | Should -Be (Get-Content -Raw $file | ConvertFrom-Csv | ConvertTo-Csv)
    }

    It 'puts an apostrophe before what a spreadsheet runs' {
        Get-PageLinks @page -OutFile $file -EscapeFormula
        $rows = Import-Csv $file
        $rows.Href | Should -Be '/a?b=1&c=2', "'=1+1", 'ü.png', 'http://other.test/', ''
        $rows.Text | Should -Be 'He said "hi"', "'-x", '日本 語', '', "'@"
        $rows[1].Url | Should -Be 'https://example.com/=1+1'
    }

    It 'keeps the rows of a page together and, with -Ordered, the order of the pages' {
        $paths = 0..29 | ForEach-Object { "/m/$_" }
        Set-TestSitePage $site -Page @(foreach ($path in $paths) {
                @{ Path = $path; Delay = Get-Random -Maximum 50; Body = '<a href=/1>1</a>' * 50 }
            })
        $paths | ForEach-Object { "$url$_" } | Get-PageLinks -OutFile $file
        $sources = (Import-Csv $file).SourceUrl
        $sources | Should -HaveCount 1500
        # The rows of each page are together.
        $runs = 0..1499 | Where-Object { $_ -eq 0 -or $sources[$_] -ne $sources[$_ - 1] }
        $runs | Should -HaveCount 30
        $paths | ForEach-Object { "$url$_" } | Get-PageLinks -OutFile $file -Ordered
        (Import-Csv $file).SourceUrl | Select-Object -Unique | Should -Be ($paths | ForEach-Object { "$url$_" })
    }

    It 'writes a page with very many links as it would a small one' {
        $large = @{ Html = '<a href="/x" title="a">1</a>' * 30000; BaseUrl = 'https://example.com/' }
        Get-PageLinks @large | Export-Csv "$file.expected"
        Get-PageLinks @large -OutFile $file
        & $hash $file | Should -Be (& $hash "$file.expected")
        (Get-PageLinks @large -OutFile $file -PassThru).Count | Should -Be 30000
        & $hash $file | Should -Be (& $hash "$file.expected")
    }

    It 'writes a million rows that read back as what -PassThru gave' -Tag Slow {
        $rows = -join (0..9999 | ForEach-Object {
                "<a href='/p/${_}?q=&quot;$_&quot;' rel=nofollow>No. $_, `"quoted`"</a>"
            })
        $folder = New-Item -ItemType Directory "$TestDrive/million"
        1..100 | ForEach-Object { [IO.File]::WriteAllText("$folder/$_.html", $rows) }
        $given = @{ LiteralPath = $folder; Recurse = $true; BaseUrl = 'https://example.com/'; Ordered = $true }
        $hash = {
            begin { $sum = [Security.Cryptography.IncrementalHash]::CreateHash('SHA256'); $count = 0 }
            process { $sum.AppendData([Text.Encoding]::UTF8.GetBytes($_)); $count++ }
            end { "$count $([convert]::ToHexString($sum.GetHashAndReset()))" }
        }
        $passed = Get-PageLinks @given -OutFile $file -PassThru | ConvertTo-Csv | & $hash
        $passed | Should -BeLike '1000001 *'
        Import-Csv $file | ConvertTo-Csv | & $hash | Should -Be $passed
    }

    It 'crawls, reports errors and warnings, and counts' {
        Set-TestSitePage $site @{ '/c' = '<a href=/c1>1</a><a href=/missing>2</a>'; '/c1' = '<a href=/c>0</a>' }
        $run = Invoke-Recorded { Get-PageLinks "$url/c" -Recurse -OutFile $file -Summary -MaximumRetryCount 0 }
        $run.Fatal | Should -BeNullOrEmpty
        $run.Output | Should -BeNullOrEmpty
        $run.Ids | Should -Be 'HttpStatus'
        $run.Information.MessageData.Links | Should -Be 3
        $run.Information.MessageData.Pages | Should -Be 2
        (Import-Csv $file).Url | Sort-Object | Should -Be (@("$url/c", "$url/c1", "$url/missing") | Sort-Object)
    }

    It 'writes the links of a page that was cut' {
        Set-TestSitePage $site @{ '/p' = '<a href=/1>1</a>' * 9000 }
        $run = Invoke-Recorded { Get-PageLinks "$url/p" -AllowPartial -MaximumPageBytes 100000 -OutFile $file }
        $run.Ids | Should -Be 'PageTooLarge'
        (Import-Csv $file).Count | Should -BeGreaterThan 0
    }

    It 'writes an empty file where there is no link, which gzip can read' {
        Get-PageLinks -Html '<p>' -BaseUrl https://example.com/ -OutFile $file
        (Get-Item $file).Length | Should -Be 0
        Get-PageLinks -Html '<p>' -BaseUrl https://example.com/ -OutFile "$file.gz"
        (Get-Item "$file.gz").Length | Should -BeGreaterThan 0
        Read-Text "$file.gz" | Should -Be ''
    }

    It 'adds to <What>, in the order of its columns' -ForEach @(
        @{ What = 'chosen columns'; Before = '"Kind","Url"' + [Environment]::NewLine }
        @{ What = 'a file whose last line is not ended'; Before = '"Kind","Url"' }
    ) {
        [IO.File]::WriteAllText($file, $Before)
        Get-PageLinks @page -OutFile $file -Append
        $rows = Import-Csv $file
        $rows | Should -HaveCount 5
        $rows[0].psobject.Properties.Name | Should -Be Kind, Url
        $rows[2].Kind, $rows[2].Url | Should -Be 'Image', 'https://example.com/%C3%BC.png'
    }

    It 'takes the path as it is typed' {
        Push-Location $TestDrive
        try {
            Get-PageLinks @page -OutFile './a[1].csv'
            Test-Path -LiteralPath './a[1].csv' | Should -BeTrue
        }
        finally {
            Pop-Location
        }
    }

    It 'asks before it writes: <Why>' -ForEach @(
        @{ Why = '-WhatIf'; Parameters = @{ WhatIf = $true } }
        @{ Why = '-WhatIf over an existing file'; Parameters = @{ WhatIf = $true }; Content = 'x' }
    ) {
        if ($Content) { [IO.File]::WriteAllText($file, $Content) }
        Clear-TestSiteLog $site
        "$url/one", "$url/two" | Get-PageLinks -OutFile $file @Parameters | Should -BeNullOrEmpty
        Get-PageLinks "$url/one" -Recurse -StatePath "$file.crawl" -OutFile $file @Parameters | Should -BeNullOrEmpty
        (Get-TestSiteLog $site).targets | Should -BeNullOrEmpty
        Test-Path "$file.crawl" | Should -BeFalse
        Test-Path $file | Should -Be ([bool] $Content)
        if ($Content) { Get-Content -Raw $file | Should -Be $Content }
    }

    It 'reads pages all the same with -WhatIf alone' {
        @(Get-PageLinks @page -WhatIf) | Should -HaveCount 5
    }

    It 'ends with <Id> where <Why>' -ForEach @(
        @{ Id = 'UnknownOutFileFormat'; Why = 'the extension is another'; Parameters = @{ OutFile = 'links.txt' } }
        @{ Id = 'UnknownOutFileFormat'; Why = 'only gzip is named'; Parameters = @{ OutFile = 'links.gz' } }
        @{ Id = 'UnknownOutFileFormat'; Why = 'there is none'; Parameters = @{ OutFile = 'links' } }
        @{ Id = 'OutFileNotWritten'; Why = 'the folder is missing'; Parameters = @{ OutFile = 'no/links.csv' } }
        @{ Id = 'OutFileNotWritten'; Why = 'it is a folder'; Parameters = @{ OutFile = 'folder.csv' } }
        @{ Id = 'OutFileExists'; Why = 'it is there'; Parameters = @{ OutFile = 'there.csv'; NoClobber = $true } }
        @{ Id = 'OutFileReadOnly'; Why = 'it is read-only'; Parameters = @{ OutFile = 'locked.csv' } }
        @{ Id = 'OutFileReadOnly'; Why = 'it is read-only and grows'
            Parameters = @{ OutFile = 'locked.csv'; Append = $true }
        }
        @{ Id = 'OutFileColumnsDiffer'; Why = 'it has other columns'
            Parameters = @{ OutFile = 'there.csv'; Append = $true }
        }
        @{ Id = 'OutFileColumnsDiffer'; Why = 'it is not gzip'
            Parameters = @{ OutFile = 'no.csv.gz'; Append = $true }
        }
        @{ Id = 'OutFileColumnsDiffer'; Why = 'it was cut'
            Parameters = @{ OutFile = 'cut.csv.gz'; Append = $true }
        }
        @{ Id = 'OutFileNotSpecified'; Why = '-PassThru stands alone'; Parameters = @{ PassThru = $true } }
        @{ Id = 'OutFileNotSpecified'; Why = '-Append stands alone'; Parameters = @{ Append = $true } }
        @{ Id = 'OutFileNotSpecified'; Why = '-Encoding stands alone'; Parameters = @{ Encoding = 'utf8' } }
        @{ Id = 'OutFileConflict'; Why = 'JSON has no formulas'
            Parameters = @{ OutFile = 'links.jsonl'; EscapeFormula = $true }
        }
        @{ Id = 'PathNotFile'; Why = 'it is a variable'; Parameters = @{ OutFile = 'variable:a.csv' } }
        @{ Id = 'PathNotFound'; Why = 'there is no such drive'; Parameters = @{ OutFile = 'nodrive:a.csv' } }
    ) {
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))
        Push-Location $folder
        try {
            $null = New-Item -ItemType Directory folder.csv
            Set-Content there.csv '"Url","Price"'
            Set-Content no.csv.gz 'text'
            Set-Content locked.csv '"Url"'
            Set-ItemProperty locked.csv IsReadOnly $true
            Get-PageLinks @page -OutFile cut.csv.gz
            $bytes = [IO.File]::ReadAllBytes("$folder/cut.csv.gz")
            [IO.File]::WriteAllBytes("$folder/cut.csv.gz", $bytes[0..($bytes.Count - 20)])
            $before = Get-ChildItem -File | Get-FileHash
            Clear-TestSiteLog $site
            $run = Invoke-Recorded { Get-PageLinks "$url/one" @Parameters }
            $run.FatalId | Should -Be "$Id,LinkTools.Commands.GetPageLinksCommand"
            (Get-TestSiteLog $site).targets | Should -BeNullOrEmpty
            # The file has not changed.
            (Get-ChildItem -File | Get-FileHash).Hash | Should -Be $before.Hash
        }
        finally {
            Set-ItemProperty locked.csv IsReadOnly $false
            Pop-Location
        }
    }

    It 'names the endings that there are' {
        { Get-PageLinks @page -OutFile links.xlsx } |
            Should -Throw '*.csv, .jsonl and .ndjson, each also with .gz*'
    }

    It 'ends when its file is removed on the way' -Skip:$IsWindows {
        $gate = @{ Path = '/g'; Hold = 'g'; Body = '<a href=/x>x</a>' }
        Set-TestSitePage $site -Page @{ Path = '/f'; Body = '<a href=/x>x</a>' }, $gate
        $run = Start-Shell {
            param($Url, $File)
            try { "$Url/f", "$Url/g" | Get-PageLinks -OutFile $File; 'none' } catch { $_.FullyQualifiedErrorId }
        } $url, $file
        Wait-Until { (Test-Path $file) -and (Get-Item $file).Length -gt 0 }
        Remove-Item $file
        Resume-TestSite $site g
        Wait-Shell $run
        $run.Output | Should -Be 'OutFileNotWritten,LinkTools.Commands.GetPageLinksCommand'
    }

    It 'keeps whole pages when it is stopped by <Way>' -ForEach @(
        @{ Way = 'Select-Object -First'; Leave = { Get-PageLinks @crawl | Select-Object -First 60 } }
        @{ Way = 'throw'; Leave = { try { Get-PageLinks @crawl | ForEach-Object { throw 'x' } } catch { $null = $_ } } }
    ) {
        $paths = 0..49 | ForEach-Object { "$url/s/$_" }
        Set-TestSitePage $site -Page @(foreach ($n in 0..49) {
                @{ Path = "/s/$n"; Delay = 20; Body = '<a href=/1>1</a>' * 40 }
            })
        foreach ($name in $file, "$file.gz") {
            $crawl = @{ Url = $paths; OutFile = $name; PassThru = $true }
            $null = & $Leave
            $rows = Read-Text $name | ConvertFrom-Csv
            @($rows | Group-Object SourceUrl | Where-Object Count -NE 40) | Should -BeNullOrEmpty
        }
    }

    It 'says as much by -Verbose as without a file' {
        Set-TestSitePage $site @{ '/v' = '<a href=/1>1</a>' }
        $told = { (Invoke-Recorded $args[0]).Verbose -notlike 'Performing the operation*' -replace '\d+ ms' }
        $expected = & $told { Get-PageLinks "$url/v" -Verbose }
        $expected | Should -HaveCount 1
        & $told { Get-PageLinks "$url/v" -OutFile $file -Verbose } | Should -Be $expected
        $VerbosePreference = 'Continue'
        & $told { Get-PageLinks "$url/v" -OutFile $file } | Should -Be $expected
    }
}

Describe 'Get-SitemapUrl -OutFile' {
    BeforeAll {
        $xml = Join-Path $TestDrive 'sitemap.xml'
        Set-Content $xml ('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" ' +
            'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1" ' +
            'xmlns:xhtml="http://www.w3.org/1999/xhtml">' +
            '<url><loc>https://example.com/a,"b"</loc><lastmod>2026-01-02T03:04:05+02:00</lastmod><priority>0.5' +
            '</priority><image:image><image:loc>https://example.com/1.png</image:loc></image:image><image:image>' +
            '<image:loc>https://example.com/2.png</image:loc></image:image>' +
            '<xhtml:link rel="alternate" hreflang="de" href="https://example.com/de"/></url>' +
            '<url><loc>https://example.com/b</loc></url></urlset>')
    }

    It 'writes what Export-Csv writes, also where dates and fractions look different (<Culture>)' -ForEach @(
        @{ Culture = 'en-US' }, @{ Culture = 'de-DE' }, @{ Culture = 'ar-SA' }
    ) {
        $file = Join-Path $TestDrive "$Culture.csv"
        $before = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = $Culture
            Get-SitemapUrl -Path $xml | Export-Csv "$file.expected"
            Get-SitemapUrl -Path $xml -OutFile $file | Should -BeNullOrEmpty
        }
        finally {
            [cultureinfo]::CurrentCulture = $before
        }

        & $hash $file | Should -Be (& $hash "$file.expected")
    }

    It 'writes JSON lines with lists, nulls and numbers as such; -PassThru gives the objects, too' {
        $file = Join-Path $TestDrive 'sitemap.jsonl'
        Get-SitemapUrl -Path $xml -OutFile $file -PassThru | Should -HaveCount 2
        $rows = Get-Content $file | ConvertFrom-Json
        $rows[0].Priority | Should -Be 0.5
        $rows[0].Images | Should -Be 'https://example.com/1.png', 'https://example.com/2.png'
        $rows[0].Alternates.de | Should -Be 'https://example.com/de'
        $rows[0].LastModified.ToUniversalTime() | Should -Be ([datetime] '2026-01-02T01:04:05')
        Get-Content $file -Tail 1 | Should -BeLike '*"LastModified":null*"Priority":null*"Images":`[`]*'
    }

    It 'ends with <Id>' -ForEach @(
        @{ Id = 'UnknownOutFileFormat'; Parameters = @{ OutFile = 'x.xml' } }
        @{ Id = 'OutFileNotWritten'; Parameters = @{ OutFile = 'no/x.csv' } }
        @{ Id = 'OutFileNotSpecified'; Parameters = @{ NoClobber = $true } }
    ) {
        (Invoke-Recorded { Get-SitemapUrl -Path $xml @Parameters }).FatalId |
            Should -Be "$Id,LinkTools.Commands.GetSitemapUrlCommand"
    }

    It 'writes nothing with -WhatIf' {
        $file = Join-Path $TestDrive 'whatif.csv'
        Get-SitemapUrl -Path $xml -OutFile $file -WhatIf | Should -BeNullOrEmpty
        Test-Path $file | Should -BeFalse
    }
}
