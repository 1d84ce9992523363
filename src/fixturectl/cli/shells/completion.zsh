#compdef fixturectl
# Completion of fixturectl for zsh 5 and later.
_fixturectl() {
    local line value
    local -a given done_words done_texts open_words open_texts
    given=("${(@Q)words[1,CURRENT]}")
    given[1]=${~words[1]}
    for line in "${(@f)$(_FIXTURECTL_COMPLETE=1 "${given[@]}" 2>/dev/null)}"; do
        value=${line%%$'\t'*}
        [[ -n $value ]] || continue
        # After TENANT/ and NAME= there is more to type: no blank behind them.
        if [[ $value == *[/=] ]]; then
            open_words+=("$value") open_texts+=("${line/$'\t'/  -- }")
        else
            done_words+=("$value") done_texts+=("${line/$'\t'/  -- }")
        fi
    done
    # Of --locale=fr only what follows the "=" is completed.
    [[ ${words[CURRENT]} == --*=* ]] && compset -P '*='
    if ((${#open_words} + ${#done_words} == 0)); then
        _files
        return
    fi
    compadd -l -d open_texts -S '' -a open_words
    compadd -l -d done_texts -a done_words
}
if [[ $funcstack[1] == _fixturectl ]]; then
    _fixturectl "$@"
else
    compdef _fixturectl fixturectl
fi
