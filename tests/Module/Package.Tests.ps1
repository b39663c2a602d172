# The package: what is in it, and what a user does with it: find, install, use and remove it.

BeforeAll {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    $root = Split-Path (Split-Path $PSScriptRoot)
    $module = Split-Path (Get-TestedManifest)
    $version = (Import-PowerShellDataFile "$module/LinkTools.psd1").ModuleVersion
    $package = & "$root/build/New-ModulePackage.ps1" -Module $module -Destination "$TestDrive/packages"
    $content = "$TestDrive/content"
    [System.IO.Compression.ZipFile]::ExtractToDirectory($package, $content)

    # Without a folder for settings, .NET gives none, and NuGet then writes a NuGet folder into the current one.
    $null = New-Item -ItemType Directory "$TestDrive/home/.local/share", "$TestDrive/home/.config"
    $atStart = Get-ChildItem $root -Name -Force

    # A PowerShell whose own folders are below the test's, so that no repository or module of the user is touched.
    function Invoke-Apart([string] $Script) {
        $start = [System.Diagnostics.ProcessStartInfo]::new('pwsh')
        $Script = "`$ErrorActionPreference = 'Stop'; `$ProgressPreference = 'SilentlyContinue'; $Script"
        '-NoProfile', '-NonInteractive', '-Command', $Script | ForEach-Object { $start.ArgumentList.Add($_) }
        $start.RedirectStandardOutput = $start.RedirectStandardError = $true
        'HOME', 'USERPROFILE', 'LOCALAPPDATA', 'APPDATA' |
            ForEach-Object { $start.Environment[$_] = "$TestDrive/home" }
        $start.Environment['XDG_DATA_HOME'] = "$TestDrive/home/.local/share"
        $start.Environment['XDG_CONFIG_HOME'] = "$TestDrive/home/.config"
        $start.WorkingDirectory = $root
        $start.Environment['NO_COLOR'] = '1'
        $null = $start.Environment.Remove('PSModulePath')
        $process = [System.Diagnostics.Process]::Start($start)
        $errors = $process.StandardError.ReadToEndAsync()
        $output = $process.StandardOutput.ReadToEnd()
        $process.WaitForExit()
        $code = $process.ExitCode
        $process.Dispose()
        $code | Should -Be 0 -Because $errors.GetAwaiter().GetResult()
        @($output -split '\r?\n' | Where-Object Length)
    }
}

Describe 'The package' {
    It 'is named by the module and its version' {
        Split-Path -Leaf $package | Should -Be "LinkTools.$version.nupkg"
    }

    It 'says what a gallery shows' {
        $about = ([xml] (Get-Content -Raw "$content/LinkTools.nuspec")).package.metadata
        $about.id | Should -Be 'LinkTools'
        $about.version | Should -Be $version
        $about.description.Length | Should -BeGreaterThan 40
        $about.projectUrl | Should -Match '^https://'
        $about.licenseUrl | Should -Match '^https://'
        -split $about.tags | Should -Contain 'PSEdition_Core'
        -split $about.tags | Should -Contain 'LinkChecker'
        $about.releaseNotes | Should -Match 'Get-PageLinks'
        # The manifest says the same, and is complete.
        $notes = (Import-PowerShellDataFile "$content/LinkTools.psd1").PrivateData.PSData.ReleaseNotes
        $notes -replace '\r' | Should -Be ($about.releaseNotes -replace '\r')
        $changes = (Get-Content -Raw "$root/CHANGELOG.md") -replace '\r'
        $changes.Contains($notes) | Should -BeTrue
    }

    It 'has the licence, the changes and the help, and nothing of the build' {
        foreach ($name in 'LICENSE', 'CHANGELOG.md', 'THIRD-PARTY-NOTICES.txt', 'en-US/LinkTools.dll-Help.xml') {
            "$content/$name" | Should -Exist
        }

        (Get-ChildItem $content -Recurse -File).Name | Should -Not -Match '\.pdb$|\.deps\.json$|\.tmp$'
    }

    It 'has the full text of each licence that asks for it' {
        $notices = Get-Content -Raw "$content/THIRD-PARTY-NOTICES.txt"
        foreach ($sentence in 'Permission is hereby granted, free of charge, to any person obtaining a copy',
            'Redistributions in binary form must reproduce the above copyright notice',
            'Apache License\s+Version 2\.0, January 2004', 'END OF TERMS AND CONDITIONS',
            'Mozilla Public License Version 2\.0', 'Incompatible With Secondary Licenses', 'UNICODE LICENSE V3') {
            $notices | Should -Match $sentence
        }
    }

    It 'names each library of others with its licence' {
        $rows = (Get-Content "$content/THIRD-PARTY-NOTICES.txt") -match '^\S.* {2,}(MIT|BSD|Apache|MPL|public|Unicode)'
        $names = $rows | ForEach-Object { ($_ -split ' {2,}| \(')[0] }
        $names.Count | Should -BeGreaterThan 5
        $libraries = Get-ChildItem "$content/bin/core" -Filter *.dll | Where-Object Name -NotLike 'LinkTools*'
        foreach ($library in $libraries) {
            $names | Where-Object { $library.BaseName -like "$_*" } |
                Should -Not -BeNullOrEmpty -Because "THIRD-PARTY-NOTICES.txt must name $($library.Name)"
        }
    }

    It 'has SQLite for the platforms that README names, and for no other' {
        (Get-ChildItem "$content/bin/core/runtimes").Name | Sort-Object |
            Should -Be 'linux-arm64', 'linux-x64', 'osx-arm64', 'osx-x64', 'win-arm64', 'win-x64'
        (Get-Content -Raw "$root/README.md") -replace '\s+', ' ' |
            Should -BeLike '*Windows, macOS and Linux with glibc, on x64 and arm64*'
    }

    It 'is published, found, installed, used and removed' {
        $folder = New-Item -ItemType Directory "$TestDrive/gallery"
        $lines = Invoke-Apart @"
Register-PSResourceRepository -Name LinkToolsTest -Uri '$folder' -Trusted
Publish-PSResource -NupkgPath '$package' -Repository LinkToolsTest
`$found = Find-PSResource LinkTools -Repository LinkToolsTest
"found `$(`$found.Version) `$(`$found.Tags -contains 'LinkChecker')"
Install-PSResource LinkTools -Repository LinkToolsTest
Import-Module LinkTools
"from `$((Get-Module LinkTools).ModuleBase)"
(Get-PageLinks -Html '<a href=x>' -BaseUrl http://a.example/).Url
(Get-Help Get-PageLinks).Synopsis
[LinkTools.LinkCheck]@{ Url = 'https://b.example/'; Status = 'Ok' } | Export-LinkReport '$TestDrive/r.xml'
"report `$(Test-Path '$TestDrive/r.xml')"
"@
        $lines[0] | Should -Be "found $version True"
        $lines[1] | Should -BeLike "from $TestDrive*LinkTools*$version"
        $lines[2] | Should -Be 'http://a.example/x'
        $lines[3] | Should -Not -Match '^Get-PageLinks \['
        $lines[-1] | Should -Be 'report True'
        # In another process, because Windows does not delete files that are loaded.
        Invoke-Apart @'
Uninstall-PSResource LinkTools
"left $(@(Get-PSResource LinkTools -ErrorAction Ignore).Count) $(@(Get-Module -ListAvailable LinkTools).Count)"
Unregister-PSResourceRepository LinkToolsTest
'@ | Should -Be 'left 0 0'
    }

    It 'leaves nothing in the current folder when it is published or installed' {
        Get-ChildItem $root -Name -Force | Should -Be $atStart
    }

    It 'says what to do on a system that it has no SQLite for' {
        $copy = "$TestDrive/other system"
        Copy-Item -Recurse $content $copy
        Remove-Item -Recurse "$copy/bin/core/runtimes"
        $lines = Invoke-Apart @"
Import-Module '$copy/LinkTools.psd1'
try { Get-PageLinks http://127.0.0.1:9/ -Recurse -StatePath '$TestDrive/x.crawl' }
catch { "`$_"; `$_.FullyQualifiedErrorId }
(Get-PageLinks -Html '<a href=x>' -BaseUrl http://a.example/).Url
"@
        $lines[0] | Should -BeLike '*SQLite is not shipped for this system*Crawl without -StatePath.'
        $lines[1] | Should -BeLike 'StateFileUnusable,*'
        $lines[2] | Should -Be 'http://a.example/x'
    }

    It 'is what the tasks Package and Publish make' -Tag Slow {
        $copy = "$TestDrive/tree"
        foreach ($part in 'src', 'module', 'build', 'docs') {
            Get-ChildItem "$root/$part" -Recurse -File | Where-Object FullName -NotMatch '[\\/](bin|obj)[\\/]' |
                ForEach-Object {
                    $target = Join-Path $copy ([System.IO.Path]::GetRelativePath($root, $_.FullName))
                    $null = New-Item -ItemType Directory -Force (Split-Path $target)
                    Copy-Item $_.FullName $target
                }
        }

        Get-ChildItem $root -File -Force | Copy-Item -Destination $copy
        $shelf = New-Item -ItemType Directory "$TestDrive/shelf"
        $packages = (dotnet nuget locals global-packages --list) -replace '^.*?: '
        $lines = Invoke-Apart @"
`$env:NUGET_PACKAGES = '$packages'
Register-PSResourceRepository -Name LinkToolsShelf -Uri '$shelf' -Trusted
& '$copy/build.ps1' -Task Publish -Repository LinkToolsShelf
Unregister-PSResourceRepository LinkToolsShelf
"@
        $lines | Should -Contain "LinkTools $version is published to LinkToolsShelf."
        $made = "$copy/artifacts/LinkTools.$version.nupkg"
        $made | Should -Exist
        (Get-ChildItem $shelf -Recurse -File).Name | Should -Be "LinkTools.$version.nupkg"
        $zip = [System.IO.Compression.ZipFile]::OpenRead($made)
        $cores = $zip.Entries.FullName -like 'bin/core/*/LinkTools.Core.dll'
        $zip.Dispose()
        $platforms = 'linux-arm64', 'linux-x64', 'osx-arm64', 'win-x64'
        $cores | Sort-Object | Should -Be @($platforms | ForEach-Object { "bin/core/$_/LinkTools.Core.dll" })
    }
}

Describe 'The Public Suffix List' {
    BeforeAll {
        $copy = "$TestDrive/suffixes"
        $shipped = 'src/LinkTools.Core/Urls/public_suffix_list.dat'
        foreach ($file in $shipped, 'module/THIRD-PARTY-NOTICES.txt', 'docs/en-US/about_LinkTools.md') {
            $null = New-Item -ItemType Directory -Force (Split-Path "$copy/$file")
            Copy-Item "$root/$file" "$copy/$file"
        }

        $update = "$root/build/Update-PublicSuffixList.ps1"
        $text = Get-Content -Raw "$root/$shipped"
    }

    It 'says its date, and the notices and the help say the same' {
        $text -match '(?m)^// VERSION: (\d{4}-\d\d-\d\d)_' | Should -BeTrue
        $date = ([datetime] $Matches[1]).ToString('d MMMM yyyy', [cultureinfo]::InvariantCulture)
        foreach ($file in 'module/THIRD-PARTY-NOTICES.txt', 'docs/en-US/about_LinkTools.md') {
            (Get-Content -Raw "$root/$file") -replace '\s+', ' ' | Should -BeLike "*Public Suffix List*of $date*"
        }
    }

    It 'is brought up to date with its date by the script, from a file or a server' {
        $newer = $text -replace '(?m)^// VERSION: .*$', '// VERSION: 2031-02-03_04-05-06_UTC'
        Set-Content "$TestDrive/new.dat" $newer -NoNewline
        & $update -Path "$TestDrive/new.dat" -Root $copy | Should -BeLike '* rules of 3 February 2031'
        Get-Content -Raw "$copy/$shipped" | Should -BeExactly $newer
        foreach ($file in 'module/THIRD-PARTY-NOTICES.txt', 'docs/en-US/about_LinkTools.md') {
            Get-Content -Raw "$copy/$file" | Should -Match 'Public Suffix List.* of 3 February 2031'
        }

        $null = New-Item -ItemType Directory "$TestDrive/served"
        Set-Content "$TestDrive/served/list.dat.txt" ($newer -replace '2031-02', '2031-03') -NoNewline
        $site = Open-TestSite -Directory "$TestDrive/served"
        try {
            & $update -Url "$($site.Url)/list.dat.txt" -Root $copy | Should -BeLike '* rules of 3 March 2031'
        }
        finally {
            Close-TestSite $site
        }
    }

    It 'is left alone by a list that is <What>' -ForEach @(
        @{ What = 'older'; Change = { $args[0] -replace 'VERSION: 20\d\d', 'VERSION: 2020' }; Like = '*ours is newer*' }
        @{ What = 'cut off'; Change = { $args[0].Substring(0, 90000) }; Like = '*not whole*' }
        @{ What = 'without a date'; Change = { $args[0] -replace '(?m)^// VERSION: .*$' }; Like = '*-Date*' }
        @{ What = 'something else'; Change = { '<html>' }; Like = '*not whole*' }
    ) {
        Set-Content "$TestDrive/other.dat" (& $Change $text) -NoNewline
        $before = (Get-FileHash "$copy/$shipped").Hash
        { & $update -Path "$TestDrive/other.dat" -Root $copy } | Should -Throw $Like
        (Get-FileHash "$copy/$shipped").Hash | Should -Be $before
    }
}
