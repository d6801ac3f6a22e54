# Completion of tiepcan in bash; in ~/.bashrc: eval "$(tiepcan completion bash)"
_tiepcan() {
    local line value word=${COMP_WORDS[COMP_CWORD]}
    COMPREPLY=()
    while IFS= read -r line; do
        value=${line%%$'\t'*}
        case $word in
            [\"\']*) ;; # the quotes that were typed hold the name together
            *) printf -v value '%q' "$value" ;;
        esac
        COMPREPLY+=("$value")
    done < <(
        _TIEPCAN_COMPLETE=bash _TIEPCAN_WORD=$word \
            command tiepcan "${COMP_WORDS[@]:1:COMP_CWORD-1}" 2>/dev/null </dev/null
    )
}
# Where nothing of ours fits, bash completes the names of files.
complete -o default -F _tiepcan tiepcan
