BeforeDiscovery {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    # A build may leave out the core that is compiled ahead of time.
    $compiled = @(Get-ChildItem (Join-Path (Split-Path (Get-TestedManifest)) bin/core/*/LinkTools.Core.dll))
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    Import-TestedModule
    $manifest = Get-TestedManifest
    $use = "(Get-PageLinks -Html '<a href=x>&hellip;</a>' -BaseUrl http://a.example/).Url"
    $link = 'http://a.example/x'
    $import = "Import-Module '$manifest'"

    # Every loaded copy of a library, with its version.
    function Get-Loaded([string[]] $Name) {
        "[AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object { `$_.GetName() } | " +
            "Where-Object Name -In '$($Name -join "', '")' | ForEach-Object { `"`$(`$_.Name) `$(`$_.Version)`" }"
    }
}

Describe 'The module' {
    It 'has a valid manifest with explicit exports' {
        $data = Import-PowerShellDataFile $manifest
        Test-ModuleManifest $manifest -ErrorAction Stop | Should -Not -BeNullOrEmpty
        $exports = $data.CmdletsToExport + $data.AliasesToExport + $data.FunctionsToExport + $data.VariablesToExport
        $exports | Should -Not -Contain '*'
        $exports | Sort-Object | Should -Be ((Get-Command -Module LinkTools).Name | Sort-Object)
        $exports | Should -Contain Get-PageLinks
        (Get-Alias Get-PageLink).Definition | Should -Be Get-PageLinks
    }

    It 'can be imported by force, and removed and imported again' {
        $again = "Import-Module '$manifest' -Force; $use; Remove-Module LinkTools; Import-Module '$manifest'; $use"
        Invoke-Engine "$import; $("$again; " * 3)" | Should -Be (@($link) * 6)
    }

    It 'works in a background job' {
        $job = Start-Job { Import-Module $using:manifest; & ([scriptblock]::Create($using:use)) }
        $job | Receive-Job -Wait -AutoRemoveJob | Should -Be $link
    }

    It 'works in many runspaces at once, also when it is removed from some' {
        1..8 | ForEach-Object -ThrottleLimit 8 -Parallel {
            Import-Module $using:manifest
            & ([scriptblock]::Create($using:use))
            if ($_ % 2) { Remove-Module LinkTools }
        } | Should -Be (@($link) * 8)
    }

    It 'works in a runspace that a script starts' {
        $run = Start-Shell $use
        Wait-Shell $run
        $run.Output | Should -Be $link
    }

    It 'shows its type in a param block' {
        function Show-Link { param([Parameter(ValueFromPipeline)] [LinkTools.PageLink] $Link) process { $Link.Href } }
        Get-PageLinks -Html '<a href=x>' -BaseUrl http://a.example/ | Show-Link | Should -Be 'x'
    }
}

Describe 'What the module loads' {
    BeforeAll {
        # Another version than that of the module, to be loaded beside it.
        $folder = dotnet msbuild $PSScriptRoot -getProperty:OtherAngleSharp
        $other = Resolve-Path $folder -ErrorAction Stop
        $loadOther = "`$null = [Reflection.Assembly]::LoadFrom('$other')"
        $useOther = "[AngleSharp.Html.Parser.HtmlParser]::new().ParseDocument('<p>other works</p>').Body.TextContent"
        $loaded = Get-Loaded AngleSharp, LinkTools.Core
    }

    It 'is neither the core nor third-party code at import' {
        # What an import needs is loaded each time. On a busy machine the core was seen once in a while, so one of
        # three sessions without it is enough.
        $sessions = foreach ($n in 1..3) { (Invoke-Engine "$import; $loaded; 'end'") -join ' ' }
        $sessions | Should -Contain 'end'
    }

    It 'goes with another AngleSharp, loaded <When>' -ForEach @(
        @{ When = 'before'; Order = 'LUMU'; Expected = 'UMU' }, @{ When = 'after'; Order = 'MLUM'; Expected = 'MUM' }
    ) {
        $parts = @{ L = $loadOther; U = $useOther; M = $use }
        $results = @{ U = 'other works'; M = $link }
        $lines = Invoke-Engine "$import; $($Order.ToCharArray().ForEach({ $parts["$_"] }) -join '; '); $loaded"
        $lines[0..2] | Should -Be $Expected.ToCharArray().ForEach({ $results["$_"] })
        $versions = @($lines -like 'AngleSharp *' | Sort-Object -Unique)
        $versions.Count | Should -Be 2
        $versions | Should -Contain 'AngleSharp 1.8.6.0'
    }

    It 'is the core that was compiled for this platform, or else the portable one' -Skip:(-not $compiled) {
        $copy = Join-Path $TestDrive LinkTools
        Copy-Item -Recurse (Split-Path $manifest) $copy
        $script = "Import-Module '$copy/LinkTools.psd1'; $use; " +
            "[AppDomain]::CurrentDomain.GetAssemblies().Where({ `$_.GetName().Name -eq 'LinkTools.Core' }).Location"
        $portable = Join-Path $copy bin core LinkTools.Core.dll
        $fast = (Get-ChildItem "$copy/bin/core/*/LinkTools.Core.dll").FullName
        $line = Invoke-Engine $script
        $line[0] | Should -Be $link
        $line[1] | Should -BeIn $fast
        Set-Content $line[1] 'of another platform'
        Invoke-Engine $script | Should -Be $link, $portable
        Remove-Item $fast
        Invoke-Engine $script | Should -Be $link, $portable
    }
}
