# Installs the setup silently, tries the installed program, removes it; the records must still be there. On Windows.
$ErrorActionPreference = "Stop"
$setup = Get-ChildItem build/packages/sumu-home-setup-*.exe | Select-Object -Last 1
$place = "$env:LOCALAPPDATA\Programs\SumuHome"
$data = "$env:LOCALAPPDATA\sumu-home"

function Run($file, $arguments) {
    $done = Start-Process -FilePath $file -ArgumentList $arguments -Wait -PassThru
    if ($done.ExitCode -ne 0) { throw "$file $arguments ended with $($done.ExitCode)" }
}

Run $setup.FullName "/S"
$uninstall = Get-ItemProperty "HKCU:\Software\Microsoft\Windows\CurrentVersion\Uninstall\SumuHome"
$name = -join [char[]](0x82CF, 0x6728, 0x4E4B, 0x5BB6)
if ($uninstall.DisplayName -ne $name) { throw "the display name is $($uninstall.DisplayName)" }
foreach ($ending in ".sumu", ".sumubak", ".sumuinv", ".sumuup") {
    if (-not (Test-Path "HKCU:\Software\Classes\$ending")) { throw "$ending opens nothing" }
}
if (-not (Test-Path "$env:APPDATA\Microsoft\Windows\Start Menu\Programs\$name.lnk")) { throw "no shortcut" }
Run "$place\sumu.exe" "--self-test"

$program = Start-Process "$place\sumu.exe" "--sample normal" -PassThru
$seen = $false
foreach ($second in 1..120) {
    Start-Sleep 1
    $program.Refresh()
    if ($program.HasExited) { throw "the program ended with $($program.ExitCode)" }
    if ($program.MainWindowHandle -ne 0) { $seen = $true; break }
}
if (-not $seen) { throw "no window" }
$program.CloseMainWindow() | Out-Null
if (-not $program.WaitForExit(30000)) { $program.Kill() }

Start-Process "$place\uninstall.exe" "/S" -Wait
foreach ($second in 1..30) { if (-not (Test-Path "$place\sumu.exe")) { break }; Start-Sleep 1 }
if (Test-Path "$place\sumu.exe") { throw "not removed" }
if (-not (Test-Path "$data\sample\township.db")) { throw "the records went with the program" }
Write-Output "setup: installed, started, removed"
