BeforeAll {
    $root = Split-Path (Split-Path $PSScriptRoot)

    # Starts a script as another shell does: each argument is one word. Returns the exit code and the output.
    function Invoke-Script([string] $Path, [string[]] $Arguments, [hashtable] $Environment = @{}) {
        $start = [System.Diagnostics.ProcessStartInfo]::new('pwsh')
        @('-NoProfile', '-NonInteractive', '-File', $Path) + $Arguments | ForEach-Object { $start.ArgumentList.Add($_) }
        $start.RedirectStandardOutput = $true
        $start.RedirectStandardError = $true
        $start.Environment['NO_COLOR'] = '1'
        $Environment.GetEnumerator() | ForEach-Object { $start.Environment[$_.Key] = $_.Value }
        $process = [System.Diagnostics.Process]::Start($start)
        $errors = $process.StandardError.ReadToEndAsync()
        $output = $process.StandardOutput.ReadToEnd()
        $process.WaitForExit()
        [pscustomobject]@{
            ExitCode = $process.ExitCode
            Lines = @($output -split '\r?\n' | Where-Object Length)
            Errors = @($errors.GetAwaiter().GetResult() -split '\r?\n' | Where-Object Length)
        }
        $process.Dispose()
    }
}

Describe 'build.ps1' {
    It 'takes its tasks as <Words>' -ForEach @(
        @{ Words = @('-Task', 'Build,', 'Nonsense') }
        @{ Words = @('-Task', 'Build,Nonsense') }
        @{ Words = @('-Task', 'Build', ',', 'Nonsense') }
        @{ Words = @('-Task', 'Build', 'Nonsense') }
        @{ Words = @('Build,', 'Nonsense', '-Full') }
    ) {
        # Names are checked before the first task runs, so nothing is built here.
        $run = Invoke-Script "$root/build.ps1" $Words
        $run.ExitCode | Should -Be 1
        $run.Lines | Should -BeNullOrEmpty
        $run.Errors | Should -BeLike "build.ps1: There is no task 'Nonsense'. The tasks are: Build, Demo, Test, *"
    }

    It 'runs the tasks in their order and ends with the first that fails' {
        $run = Invoke-Script "$root/build.ps1" '-Task', 'Publish,', 'Analyze' @{ PSModulePath = $TestDrive }
        $run.ExitCode | Should -Be 1
        $run.Lines | Should -BeLike 'LinkTools *: Publish'
        $run.Errors | Should -BeLike '*Publish needs -Repository*'
    }

    It 'says how to get PSScriptAnalyzer where it is absent' {
        $run = Invoke-Script "$root/build.ps1" '-Task', 'Analyze' @{ PSModulePath = $TestDrive }
        $run.ExitCode | Should -Be 1
        $run.Errors | Should -BeLike '*Install-PSResource PSScriptAnalyzer'
    }
}

Describe 'The demo' {
    It 'shows links, an error and the CSV file, and ends its site' {
        $run = Invoke-Script "$root/build/Show-Demo.ps1" @(
            '-Module', $env:LINKTOOLS_MODULE, '-Site', $env:LINKTOOLS_SITE, '-OutputFolder', "$TestDrive/demo")
        $run.ExitCode | Should -Be 0 -Because ($run.Errors -join "`n")
        $shown = $run.Lines -join "`n"
        $shown | Should -Match '(?m)^ *Line +Kind +Text +Url'
        $run.Errors -join ' ' | Should -BeLike '*/status/404*answered 404*'
        $rows = @(Import-Csv "$TestDrive/demo/links.csv")
        $rows.Count | Should -BeGreaterThan 10
        $run.Lines[-1] | Should -BeLike "$($rows.Count) links are in *links.csv."
        $address = [regex]::Match($shown, 'http://127\.0\.0\.1:\d+').Value
        { Invoke-WebRequest $address -ConnectionTimeoutSeconds 5 } | Should -Throw
    }
}

Describe 'The line of totals' {
    BeforeAll {
        $files = @{
            Good = "Describe 'a' { It 'passes' { 1 | Should -Be 1 }; It 'skipped' -Skip { }; It 'slow' -Tag Slow { } }"
            Bad = "Describe 'a' { It 'fails' { 1 | Should -Be 2 }; It 'passes' { 1 | Should -Be 1 } }"
            Broken = "throw 'before any test'"
            CleanUp = "Describe 'a' { AfterAll { throw 'after the tests' }; It 'passes' { 1 | Should -Be 1 } }"
            Dies = "Describe 'a' { It 'ends the process' { [Environment]::Exit(0) } }"
            Hangs = "Describe 'a' { It 'never ends' { while (`$true) { Start-Sleep 1 } } }"
            Unwritable = "Describe 'a' { It `"is named ``e, which no result file can hold`" { 1 | Should -Be 1 } }"
        }
        $null = New-Item -ItemType Directory "$TestDrive/files"
        $files.GetEnumerator() | ForEach-Object { Set-Content "$TestDrive/files/$($_.Key).Tests.ps1" $_.Value }

        function Invoke-Files([string] $Names, [string[]] $Options = @()) {
            # With names, xunit is left out.
            $script = "$TestDrive/run.ps1"
            $pester = Join-Path (Split-Path (Get-Module Pester).Path) 'Pester.psd1'
            Set-Content $script @"
param([switch] `$Full, [timespan] `$Limit = '00:02')
`$PSBoundParameters.Limit = `$Limit
& '$root/build/Invoke-Tests.ps1' -Folder '$TestDrive/files' -TestFile $Names -Results '$TestDrive/results' ``
    -Pester '$pester' -Module '$TestDrive' -Site '$TestDrive' @PSBoundParameters
"@
            Remove-Item "$TestDrive/results" -Recurse -ErrorAction Ignore
            Invoke-Script $script $Options
        }
    }

    Context 'of files of which most fail' {
        BeforeAll {
            $run = Invoke-Files 'Good, Bad, Broken, CleanUp, Dies, Unwritable'
        }

        It 'adds up the result files and stands last' {
            $run.Lines[-2..-1] | Should -Be '3 passed, 5 failed, 1 skipped', 'False'
            (Get-ChildItem "$TestDrive/results/*.xml").Name | Should -Be @(
                'pester.Bad.xml', 'pester.Broken.xml', 'pester.CleanUp.xml', 'pester.Good.xml', 'pester.Unwritable.xml')
        }

        It 'names above it each test that failed, and why' {
            @($run.Lines -like 'Failed: *fails: *Expected 2*').Count | Should -Be 1
        }

        It 'counts a failure where <Why>' -ForEach @(
            @{ Name = 'CleanUp'; Why = 'every test passed and the clean-up did not'; Like = 'no test failed, and yet*' }
            @{ Name = 'Dies'; Why = 'the process ends with 0 and no file'; Like = 'the process ended * code 0 *' }
            @{ Name = 'Unwritable'; Why = 'the file was cut off'; Like = 'the process ended*no whole result file.' }
        ) {
            @($run.Lines -like "${Name}: $Like That counts as a failure.").Count | Should -Be 1
        }
    }

    It 'has slow tests when they are asked for' {
        (Invoke-Files 'Good' '-Full').Lines[-2..-1] | Should -Be '2 passed, 0 failed, 1 skipped', 'True'
    }

    It 'counts a failure where a file never ends, and ends it' {
        $run = Invoke-Files 'Hangs' '-Limit', '00:00:06'
        $run.Lines[-2..-1] | Should -Be '0 passed, 1 failed, 0 skipped', 'False'
        $run.Lines | Should -Contain (
            'Hangs: the process was ended after 00:00:06 and left no whole result file. That counts as a failure.')
    }
}

Describe 'A build' {
    BeforeAll {
        # A copy, because other files test the module itself. Its path has a space.
        $copy = "$TestDrive/a copy"
        foreach ($part in 'src', 'module', 'build', 'docs', 'tests/Module', 'tests/LinkTools.TestSite') {
            Get-ChildItem "$root/$part" -Recurse -File -ErrorAction Ignore |
                Where-Object FullName -NotMatch '[\\/](bin|obj)[\\/]' | ForEach-Object {
                    $target = Join-Path $copy ([System.IO.Path]::GetRelativePath($root, $_.FullName))
                    $null = New-Item -ItemType Directory -Force (Split-Path $target)
                    Copy-Item $_.FullName $target
                }
        }

        Get-ChildItem $root -File -Force | Copy-Item -Destination $copy
        # The packages of this machine in a folder whose name has no slash at its end.
        $packages = (dotnet nuget locals global-packages --list) -replace '^.*?: ' -replace '[\\/]$'
        $link = New-Item -ItemType ($IsWindows ? 'Junction' : 'SymbolicLink') "$TestDrive/packages" -Target $packages
        $before = $env:NUGET_PACKAGES
        $env:NUGET_PACKAGES = $link.FullName
        try {
            $said = dotnet build "$copy/tests/Module" --nologo -v minimal
            $code = $LASTEXITCODE
            $pester = dotnet msbuild "$copy/tests/Module" -getProperty:PesterManifest
        }
        finally {
            $env:NUGET_PACKAGES = $before
        }

        $built = Get-ChildItem "$copy/output/LinkTools" -Directory -ErrorAction Ignore |
            Select-Object -First 1 -ExpandProperty FullName
    }

    AfterAll {
        # Only the link, before anything removes its target.
        [System.IO.Directory]::Delete("$TestDrive/packages")
    }

    It 'works where NUGET_PACKAGES names a folder without a slash at its end' {
        $code | Should -Be 0 -Because ($said -join "`n")
        $pester | Should -Be "$($link.FullName)/pester/$((Get-Module Pester).Version)/tools/Pester.psd1"
        $pester | Should -Exist
    }

    It 'lays out a module that can be imported, with its core compiled for this machine' {
        "$built/LinkTools.psd1", "$built/bin/core/LinkTools.Core.dll" | Should -Exist
        $script = "$TestDrive/use.ps1"
        Set-Content $script @"
Import-Module '$built/LinkTools.psd1'
(Get-PageLinks -Html '<a href=x>' -BaseUrl http://a.example/).Url
([System.AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { `$_.GetName().Name -eq 'LinkTools.Core' }).Location
"@
        $run = Invoke-Script $script
        $run.Lines[0] | Should -Be 'http://a.example/x'
        $run.Lines[1] | Should -BeLike "$built/bin/core/*-*/LinkTools.Core.dll"
    }
}
