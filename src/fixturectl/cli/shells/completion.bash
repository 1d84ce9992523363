# Completion of fixturectl for bash 4 and later.
_fixturectl() {
    # bash splits words at "=" and ":" too; what has no blank before it belongs to the word before.
    local rest=${COMP_LINE:0:COMP_POINT} part piece words=() last=-1
    for part in "${COMP_WORDS[@]:0:COMP_CWORD+1}"; do
        if ((last < 0)) || [[ $rest == [[:space:]]* ]]; then
            rest=${rest#"${rest%%[![:space:]]*}"}
            words[++last]=""
        fi
        piece=${rest:0:${#part}}
        rest=${rest:${#piece}}
        words[last]+=$piece
    done
    local current=${words[last]} line value
    words=("${words[@]//[\"\'\\]/}")
    words=("${words[@]/#\~\//$HOME/}")

    COMPREPLY=()
    while IFS= read -r line; do
        value=${line%%$'\t'*}
        COMPREPLY+=("${value#"${current%"${COMP_WORDS[COMP_CWORD]}"}"}")
        # After TENANT/ and NAME= there is more to type.
        [[ $value == *[/=] ]] && compopt -o nospace 2>/dev/null
    done < <(_FIXTURECTL_COMPLETE=1 "${words[@]}" 2>/dev/null)
}
complete -o bashdefault -o default -F _fixturectl fixturectl
