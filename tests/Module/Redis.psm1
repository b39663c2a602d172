# A Redis server of a test's own, on a free loopback port and with a folder that goes with it.

$ErrorActionPreference = 'Stop'

function Test-Redis {
    [bool] (Get-Command redis-server -CommandType Application -ErrorAction Ignore)
}

function Open-Redis([string[]] $Option) {
    $listener = [System.Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
    $listener.Start()
    $port = $listener.LocalEndpoint.Port
    $listener.Stop()
    $folder = Join-Path ([System.IO.Path]::GetTempPath()) "linktools-$([guid]::NewGuid())"
    $null = New-Item -ItemType Directory $folder
    $server = [pscustomobject]@{ Port = $port; Folder = $folder; Option = $Option; Process = $null }
    Start-Redis $server
    $server
}

# Starts it, also again with what it has kept.
function Start-Redis($Server) {
    $start = [System.Diagnostics.ProcessStartInfo]::new((Get-Command redis-server -CommandType Application)[0].Source)
    @('--port', $Server.Port, '--bind', '127.0.0.1', '--dir', $Server.Folder, '--save', '') + @($Server.Option) |
        Where-Object { $null -ne $_ } | ForEach-Object { $start.ArgumentList.Add($_) }
    # Nobody waits for what a server inherits, should it outlive its test. It writes to its log.
    $start.RedirectStandardOutput = $start.RedirectStandardError = $true
    $start.ArgumentList.Add('--logfile')
    $start.ArgumentList.Add((Join-Path $Server.Folder redis.log))
    $Server.Process = [System.Diagnostics.Process]::Start($start)
    for ($i = 0; $i -lt 600; $i++) {
        try {
            [System.Net.Sockets.TcpClient]::new('127.0.0.1', $Server.Port).Dispose()
            return
        }
        catch {
            Start-Sleep -Milliseconds 50
        }
    }

    throw 'redis-server does not listen.'
}

function Stop-Redis($Server) {
    $Server.Process.Kill()
    $Server.Process.WaitForExit()
}

function Close-Redis($Server) {
    if ($Server) {
        if (-not $Server.Process.HasExited) { Stop-Redis $Server }
        $Server.Process.Dispose()
        Remove-Item -Recurse $Server.Folder
    }
}

Export-ModuleMember -Function *-Redis
