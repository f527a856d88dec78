/** The functions with which a generated PowerShell script does its steps. Nothing in them is from a file, or newer than PowerShell 2.0. */

/** The lines before the steps. */
export const powershellFunctions = `
$ErrorActionPreference = 'Stop'

function Show-Lines([string[]]$Lines, [string]$Before) {
    # PowerShell 2.0 goes through nothing once.
    if ($Lines) { foreach ($line in $Lines) { Write-Host ($Before + $line) } }
}

function Confirm-Answer([string]$Question) {
    do { $answer = Read-Host "$Question (y/n)" } until ($answer -match '^[yn]$')
    $answer -eq 'y'
}

function Assert-ExitCode {
    if ($LASTEXITCODE -ne 0) { throw "A program ended with exit code $LASTEXITCODE." }
}

# Whether the step is done already. Where that can't be told, it counts as not done.
function Test-StepDone([scriptblock]$Done) {
    try {
        $answers = @(& $Done)
        $answers.Length -gt 0 -and $answers[-1] -is [bool] -and $answers[-1]
    } catch {
        Write-Host "  Not known to be done: $($_.Exception.Message)"
        $false
    }
}

# For a line that fails where it has been entered before, as when its step failed halfway.
function Invoke-Once([scriptblock]$Done, [scriptblock]$Line) {
    if (Test-StepDone $Done) { Write-Host ('  There already, passed over:' + $Line) } else { & $Line }
}

function Invoke-RunbookStep {
    param(
        [int]$Number, [string]$Title, [string]$Where, [string]$Who, [string]$Kind,
        [string[]]$Before, [string[]]$Manual, [scriptblock]$Done, [scriptblock]$Action, [scriptblock]$Check,
        [string[]]$CheckByHand, [string[]]$Expect, [string[]]$Record
    )
    Write-Host ''
    Write-Host "Step \${Number}: $Title"
    Write-Host "  Where: $Where"
    Write-Host "  Who: $Who"
    Write-Host "  Kind: $Kind"
    if ($Done -ne $null -and (Test-StepDone $Done)) {
        Write-Host '  It is done already.'
        return
    }
    Show-Lines $Before '  First: '
    # This is the script's own $PSCmdlet: it knows -WhatIf and -Confirm.
    if (-not $PSCmdlet.ShouldProcess($Where, "Step \${Number}: $Title")) { return }
    if (($Before -or $Kind -eq 'disruptive') -and -not (Confirm-Answer '  Go on with this step?')) {
        throw "Stopped before step $Number. Nothing of it is done."
    }
    if ($Action -ne $null) {
        try {
            $global:LASTEXITCODE = 0
            & $Action | Out-Host
        } catch {
            throw "Step $Number failed: $($_.Exception.Message) See step $Number in runbook.md for its check and its undoing; then run this script again."
        }
    } else {
        Write-Host '  To do by hand:'
        Show-Lines $Manual '    '
        if (-not (Confirm-Answer '  Is it done?')) { throw "Stopped at step $Number, which is to be done by hand. Run this script again to go on." }
    }
    if ($Check -ne $null) {
        try { & $Check | Out-Host } catch { Write-Host "  The check failed: $($_.Exception.Message)" }
    }
    if ($CheckByHand) {
        Write-Host '  To look at, at a command prompt:'
        Show-Lines $CheckByHand '    '
    }
    Write-Host '  Expected:'
    Show-Lines $Expect '    '
    if ($Record) {
        Write-Host '  To write down:'
        Show-Lines $Record '    '
    }
    if ($Done -ne $null) {
        if (-not (Test-StepDone $Done)) { throw "Step $Number is not done: its check does not find what it makes. See step $Number in runbook.md; then run this script again." }
        Write-Host '  It is done.'
    } elseif (-not (Confirm-Answer '  Is everything as expected?')) {
        throw "Step $Number is not as expected. See step $Number in runbook.md for its undoing; then run this script again."
    }
}
`.trim();
