# Every error id of the module with its category, as the module itself gives them.

$sources = Join-Path (Split-Path (Split-Path $PSScriptRoot)) src/LinkTools

function Get-ErrorMethod([string] $Name) {
    # The core is there once it has been used.
    $null = Get-PageLinks -Html '<a href=x>' -BaseUrl http://a.example/
    $type = (Get-Command Get-PageLinks).ImplementingType.Assembly.GetType('LinkTools.Errors', $true)
    $type.GetMethod($Name, [System.Reflection.BindingFlags] 'Static, Public, NonPublic')
}

# Of a page that could not be read: from the enumeration, and the categories that the errors get.
function Get-PageErrorId {
    $method = Get-ErrorMethod CategoryOf
    foreach ($reason in [enum]::GetValues($method.GetParameters()[0].ParameterType)) {
        [pscustomobject]@{ Id = "$reason"; Category = "$($method.Invoke($null, @($reason.psobject.BaseObject)))" }
    }
}

# Of a state file that cannot be used: from the errors themselves.
function Get-StateErrorId {
    $method = Get-ErrorMethod State
    $exception = $method.GetParameters()[0].ParameterType
    foreach ($problem in [enum]::GetValues($exception.GetProperty('Problem').PropertyType)) {
        $fault = [Activator]::CreateInstance($exception, @($problem, '', $null))
        $made = $method.Invoke($null, @($fault.psobject.BaseObject, 'a'))
        [pscustomobject]@{ Id = $made.FullyQualifiedErrorId; Category = "$($made.CategoryInfo.Category)" }
    }
}

function Find-Source([string] $Pattern) {
    Get-ChildItem $sources -Recurse -Filter *.cs | Where-Object FullName -NotMatch '[\\/]obj[\\/]' |
        ForEach-Object { [regex]::Matches((Get-Content -Raw $_.FullName), $Pattern) } |
        ForEach-Object { $_.Groups[1].Value } | Sort-Object -Unique
}

# Of parameters that make no sense: every check in the sources of the cmdlets.
function Get-ParameterErrorId {
    Find-Source '\b(?:Check|InvalidParameter)\([^;]*?"([A-Z][A-Za-z]+)",\s*\$?"'
}

# Those that are none of these: every other error that is made by name.
function Get-InputErrorId {
    Find-Source '"([A-Z][A-Za-z]+)",\s*ErrorCategory\.'
}
