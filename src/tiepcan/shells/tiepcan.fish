# Completion of tiepcan in fish; in ~/.config/fish/config.fish: tiepcan completion fish | source
function __tiepcan_complete
    set -l before (commandline -opc)
    set -l word (commandline -ct)
    set -l found (_TIEPCAN_COMPLETE=fish _TIEPCAN_WORD="$word" command tiepcan $before[2..-1] 2>/dev/null </dev/null)
    if test (count $found) -gt 0
        printf '%s\n' $found
    else
        __fish_complete_path "$word" # nothing of ours fits
    end
end
complete -c tiepcan -f -a '(__tiepcan_complete)'
