# Completion of tiepcan in PowerShell; in $PROFILE: tiepcan completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName tiepcan -ScriptBlock {
    param($word, $line, $cursor)
    $before = @($line.CommandElements | Select-Object -Skip 1 | Where-Object {
            $_.Extent.EndOffset -lt $cursor
        } | ForEach-Object { if ($null -ne $_.Value) { "$($_.Value)" } else { $_.Extent.Text } })
    $encoding = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = [Text.Encoding]::UTF8
        $env:_TIEPCAN_COMPLETE = 'powershell'
        $env:_TIEPCAN_WORD = "$word".Trim("'", '"')
        tiepcan @before 2>$null | ForEach-Object {
            $value, $meaning = $_ -split "`t", 2
            $text = if ($value -match '[\s,@]') { "'$value'" } else { $value }
            if (-not $meaning) { $meaning = $value }
            [Management.Automation.CompletionResult]::new($text, $value, 'ParameterValue', $meaning)
        }
    } finally {
        [Console]::OutputEncoding = $encoding
        Remove-Item -ErrorAction Ignore Env:_TIEPCAN_COMPLETE, Env:_TIEPCAN_WORD
    }
}
