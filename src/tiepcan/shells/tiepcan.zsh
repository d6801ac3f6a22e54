#compdef tiepcan
# Completion of tiepcan in zsh; in ~/.zshrc, after compinit: eval "$(tiepcan completion zsh)"
_tiepcan() {
    local line before=$(( CURRENT - 1 ))
    local -a values shown
    while IFS= read -r line; do
        values+=("${line%%$'\t'*}")
        shown+=("${line/$'\t'/  -- }")
    done < <(
        _TIEPCAN_COMPLETE=zsh _TIEPCAN_WORD=${(Q)PREFIX} \
            command tiepcan "${(@Q)words[2,before]}" 2>/dev/null </dev/null
    )
    if (( $#values )); then
        compadd -l -d shown -a values
    else
        _files # nothing of ours fits
    fi
}
if [[ ${funcstack[1]} == _tiepcan ]]; then
    _tiepcan "$@"
else
    compdef _tiepcan tiepcan
fi
