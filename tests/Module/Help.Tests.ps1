# Get-Help is complete, and agrees with the commands.

BeforeDiscovery {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    Import-TestedModule
    $commands = @(Get-Command -Module LinkTools -CommandType Cmdlet | ForEach-Object { @{ Command = $_.Name } })
}

BeforeAll {
    $docs = "$(Split-Path (Split-Path $PSScriptRoot))/docs/en-US"
    $common = [System.Management.Automation.Cmdlet]::CommonParameters
    $table = (Get-Command Get-PageLinks).ImplementingType.Assembly.GetType('LinkTools.ErrorIds')
    $all = $table.GetProperty('All').GetValue($null)

    # What the help must say about a default value; nothing if it is decided elsewhere.
    function Get-DefaultText($Value) {
        switch ($Value) {
            { $_ -is [int] -and $_ -eq [int]::MaxValue } { return 'No limit' }
            { $_ -is [long] -and $_ -eq [long]::MaxValue } { return 'No limit' }
            { $_ -is [switch] } { return 'False' }
            { $_ -is [enum] } { return [int] $_ -eq 0 -and "$_" -eq 'None' ? $null : "$_" }
            { $_ -is [System.IFormattable] } { return $_.ToString($null, [cultureinfo]::InvariantCulture) }
        }
    }
}

Describe 'The help of <Command>' -ForEach $commands {
    BeforeAll {
        $real = Get-Command $Command
        $help = Get-Help $Command -Full
        $shown = @($help.Syntax.SyntaxItem)
        $shownParameters = @($real.Parameters.Values | Where-Object Name -notin $common)
    }

    It 'says what the command does, takes, returns and reports' {
        $help.Synopsis | Should -MatchExactly '^[A-Z]\w+ \w+.*\.$'
        foreach ($text in @($help.Description.Text) + @($help.AlertSet.Alert.Text)) {
            $text | Should -MatchExactly '(?s)^([A-Z-]|\d\. ).* .*[.:]$|^\$'
        }

        foreach ($part in $help.InputTypes.InputType, $help.ReturnValues.ReturnValue) {
            $part | Should -Not -BeNullOrEmpty
            foreach ($item in $part) {
                "$($item.Description.Text)" | Should -Match '\w+ \w+'
            }
        }
    }

    It 'describes every parameter in sentences, with its type and default value' {
        $instance = [System.Activator]::CreateInstance($real.ImplementingType)
        foreach ($parameter in $shownParameters) {
            $said = $help.Parameters.Parameter | Where-Object Name -eq $parameter.Name
            $said | Should -HaveCount 1 -Because $parameter.Name
            foreach ($text in $said.Description.Text) {
                $text | Should -MatchExactly '(?s)^[A-Z-].*\w \w.*[.:]$' -Because $parameter.Name
            }

            $said.Type.Name | Should -Not -BeNullOrEmpty -Because $parameter.Name
            $said.DefaultValue | Should -Not -BeNullOrEmpty -Because $parameter.Name
            if ($expected = Get-DefaultText $instance.($parameter.Name)) {
                $said.DefaultValue | Should -BeExactly $expected -Because $parameter.Name
            }
        }
    }

    It 'has the syntax of the command, without what has no effect' {
        $shown.Count | Should -Be $real.ParameterSets.Count
        $text = Get-Content -Raw "$docs/$Command.md"
        foreach ($set in $real.ParameterSets) {
            # The set whose mandatory parameters are the same.
            $needed = @($set.Parameters | Where-Object IsMandatory | ForEach-Object Name | Sort-Object) -join ','
            $item = $shown | Where-Object {
                $mandatory = $_.Parameter | Where-Object Required -eq 'true' | ForEach-Object Name | Sort-Object
                $mandatory -join ',' -eq $needed
            }
            $item | Should -HaveCount 1 -Because $set.Name
            $own = @($set.Parameters.Name | Where-Object { $_ -in $shownParameters.Name } | Sort-Object)
            $names = @($item.Parameter | ForEach-Object Name | Sort-Object)
            $names | Where-Object { $_ -notin $own } | Should -BeNullOrEmpty
            $hidden = @($own | Where-Object { $_ -notin $names })
            if ($text -match "(?m)^  $($set.Name):") {
                $hidden.Count | Should -BeGreaterThan 5
                foreach ($name in $hidden) {
                    $text | Should -Match "(?m)^    - $name$"
                }
            }
            else {
                $hidden | Should -BeNullOrEmpty -Because $set.Name
            }
        }
    }

    It 'says of each parameter what the command says' {
        foreach ($parameter in $shownParameters) {
            $said = Get-Help $Command -Parameter $parameter.Name
            $type = $parameter.ParameterType
            $said.Type.Name | Should -Be ([System.Nullable]::GetUnderlyingType($type) ?? $type).Name
            $aliases = $parameter.Aliases ? ($parameter.Aliases -join ', ') : 'none'
            $said.Aliases | Should -Be $aliases
            $sets = @($parameter.ParameterSets.Values)
            $said.Required | Should -Be "$($sets.IsMandatory -notcontains $false)"
            $isPiped = $sets.ValueFromPipeline -contains $true
            $isNamed = $sets.ValueFromPipelineByPropertyName -contains $true
            $ways = @(if ($isPiped) { 'ByValue' }; if ($isNamed) { 'ByPropertyName' })
            $said.PipelineInput | Should -Be ($ways ? "True ($($ways -join ', '))" : 'False')
            $wildcards = $parameter.Attributes.TypeId.Name -contains 'SupportsWildcardsAttribute'
            $said.Globbing | Should -Be "$wildcards"
        }
    }

    It 'names the types that the command returns, and their properties' {
        $types = @($real.OutputType.Type)
        $values = @($help.ReturnValues.ReturnValue)
        $values.Type.Name | Should -Be ($types ? $types.FullName : 'None')
        for ($i = 0; $i -lt $types.Count; $i++) {
            $named = [regex]::Matches($values[$i].Description.Text -join "`n", '(?m)^- ((?:\w+, )*\w+):') |
                ForEach-Object { $_.Groups[1].Value -split ', ' } | Sort-Object
            $properties = $types[$i].Namespace -eq 'LinkTools' ? ($types[$i].GetProperties().Name | Sort-Object) : $null
            # A type is described once, with the command that creates it.
            if ("$($values[$i].Description.Text)" -notmatch ' See (\w+-\w+)\.$' -or $Matches[1] -eq $Command) {
                $named | Should -Be $properties
            }
        }
    }

    It 'names no error that does not exist' {
        $texts = $help.Parameters.Parameter.Description.Text -join "`n"
        $named = @([regex]::Matches($texts, '(?<=\berrors? )[A-Z][a-z]+[A-Z]\w+').Value)
        $lists = @($help.AlertSet.Alert.Text | Where-Object { $_ -match '^These errors' }) -join "`n"
        $words = [regex]::Matches($lists, '(?<![-\w.])[A-Z][a-z]+[A-Z]\w+').Value
        $named += @($words | Where-Object { $_ -ne 'TargetObject' })
        $named | Should -Not -BeNullOrEmpty
        $named | Where-Object { -not $all.ContainsKey($_) } | Should -BeNullOrEmpty
    }

    It 'leads to the project first, and then only to what has help' {
        $links = @($help.RelatedLinks.NavigationLink)
        $links[0].Uri | Should -Be $real.HelpUri
        foreach ($link in $links | Select-Object -Skip 1) {
            Get-Help $link.LinkText | Should -Not -BeNullOrEmpty
        }
    }
}

Describe 'about_LinkTools' {
    BeforeAll {
        $about = Get-Help about_LinkTools
    }

    It 'is found, and fits a terminal' {
        $about | Should -Match 'SHORT DESCRIPTION'
        foreach ($line in $about -split '\r?\n') {
            $line.Length | Should -BeLessOrEqual 79 -Because $line
            $line | Should -Not -Match '\s$|\t'
        }
    }

    It 'explains <What>' -ForEach @(
        @{ What = 'every property of a link'; Names = { [LinkTools.PageLink].GetProperties().Name } }
        @{ What = 'every scope'; Names = { [enum]::GetNames([LinkTools.CrawlScope]) } }
        @{
            What  = 'every kind of link'
            Names = {
                $line = 'Get-PageLinks x -Kind '
                (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Where-Object { $_ -ne 'All' }
            }
        }
        @{
            What  = 'every command'
            Names = { (Get-Command -Module LinkTools -CommandType Cmdlet).Name -ne 'Get-PageLinks' }
        }
    ) {
        $found = @(& $Names)
        $found.Count | Should -BeGreaterThan 2
        foreach ($name in $found) {
            $about | Should -MatchExactly "(?m)^ {4}$name {2,}\S"
        }
    }

    It 'lists every error of the module with its category' {
        foreach ($row in $all.GetEnumerator()) {
            $about | Should -Match "(?m)^ {4}$($row.Key) {2,}\S"
            if ($row.Value -ne 'InvalidArgument') {
                $about | Should -Match "(?m)^ {4}$($row.Key) {2,}$($row.Value) {2,}\S"
            }
        }
    }

    It 'lists no error that does not exist, and none twice' {
        $section = $about -replace '(?s)^.*\n +Errors *\r?\n' -replace '(?s)\n +How the module is loaded.*$'
        $rows = [regex]::Matches($section, '(?m)^ {4}([A-Z][a-z]+(?:[A-Z][a-z]+)+)(?=\s{2,}\S)')
        $listed = $rows.ForEach({ $_.Groups[1].Value })
        $listed.Count | Should -BeGreaterThan 30
        $listed | Where-Object { -not $all.ContainsKey($_) } | Should -BeNullOrEmpty
        $listed | Sort-Object -Unique | Should -HaveCount $listed.Count
    }

    It 'names no parameter that does not exist' {
        $known = Get-Command -Module LinkTools -CommandType Cmdlet | ForEach-Object { $_.Parameters.Keys }
        # Examples of Export-Csv and Invoke-WebRequest.
        $others = 'Invoke-WebRequest', 'Import-Csv', 'Compare-Object', 'Select-Object', 'Group-Object'
        $known += @('Append') + @((Get-Command $others).Parameters.Keys)
        [regex]::Matches($about, '(?<=[\s(])-([A-Z][A-Za-z]+)') | ForEach-Object { $_.Groups[1].Value } |
            Where-Object { $_ -notin $known } | Should -BeNullOrEmpty
    }
}
