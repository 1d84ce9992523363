# Completion of fixturectl for fish 3 and later.
function __fixturectl_complete
    set --local given (commandline --tokenize --cut-at-cursor --current-process)
    set --local typed (commandline --current-token --cut-at-cursor)
    set --local found (env _FIXTURECTL_COMPLETE=1 $given "$typed" 2>/dev/null)
    # Of --locale=fr only what follows the "=" is answered; fish wants the whole word.
    set --local option (string match --regex -- "^--[^=]+=" "$typed"; or echo '')
    if set --query found[1]
        printf '%s\n' $option$found
    else
        __fish_complete_path "$typed"
    end
end
complete --command fixturectl --no-files --arguments '(__fixturectl_complete)'
