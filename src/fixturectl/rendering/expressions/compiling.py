"""One closure for each kind of node in the tree; a kind that is missing here can't run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fixturectl.diagnostics import nearest
from fixturectl.rendering.expressions import functions, members, operators
from fixturectl.rendering.expressions import tree as nodes
from fixturectl.rendering.expressions.faults import (
    Comparison,
    ExpressionError,
    MissingMemberError,
    TextUse,
)
from fixturectl.rendering.expressions.filters import FILTERS
from fixturectl.rendering.expressions.predicates import TESTS, Missing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fixturectl.rendering.expressions.faults import Run, Uses
    from fixturectl.rendering.scope import Scope


def compile_node(node: nodes.Node, uses: Uses) -> Run:
    """Return the closure that computes `node`; what it reads is added to `uses`."""
    compiler = _COMPILERS.get(type(node))
    if compiler is None:
        raise ExpressionError(f"{type(node).__name__.lower()} is not available here", node.offset)
    return compiler(node, uses)


def _operand(node: nodes.Node, uses: Uses) -> Run:
    """Compile a node whose value is worked on: texts in it come unescaped, the result is escaped.

    Otherwise `t.title | upper` in a mrkdwn field would turn the entity of a value into `&AMP;`.
    """
    inner = compile_node(node, uses)
    if isinstance(node, nodes.Name | nodes.Const):
        return inner

    def run(scope: Scope) -> Any:
        kept, scope.kind = scope.kind, "plain"
        try:
            return inner(scope)
        finally:
            scope.kind = kept

    return run


def _const(node: nodes.Const, _: Uses) -> Run:
    value = node.value
    return lambda _scope: value


def _name(node: nodes.Name, uses: Uses) -> Run:
    uses.members.append((node.name,))
    return _looked_up(node, uses)


def _looked_up(node: nodes.Name, uses: Uses) -> Run:
    name, offset = node.name, node.offset
    if name in functions.FUNCTIONS or name in ("t", "_"):
        raise ExpressionError(
            f"{name} needs an argument", offset, "write t.key, _('Phrase') or name(...)"
        )
    uses.names.append((name, offset))

    def run(scope: Scope) -> Any:
        try:
            return scope.names[name]
        except KeyError:
            hint = nearest(name, scope.names)
            message = f"unknown name {name}"
            raise ExpressionError(message, offset, hint, "undefined-name") from None

    return run


def _getattr(node: nodes.Getattr, uses: Uses) -> Run:
    if isinstance(node.node, nodes.Name) and node.node.name == "t":
        return _text(node.attr, {}, _behind(node), uses)
    run, path = _reach(node, uses)
    if path:
        uses.members.append(path)
    return run


def _reach(node: nodes.Node, uses: Uses) -> tuple[Run, tuple[str, ...]]:
    """Compile `name.member.member` and return its path too, an empty one for anything else."""
    if isinstance(node, nodes.Name):
        return _looked_up(node, uses), (node.name,)
    if not isinstance(node, nodes.Getattr):
        return compile_node(node, uses), ()
    inner, path = _reach(node.node, uses)
    return members.run_member(inner, node.attr, _behind(node)), path and (*path, node.attr)


def _behind(node: nodes.Node) -> int:
    """Return where the name behind a dot begins, or the text behind an opening quote."""
    return node.offset + 1


def _text(key: str, arguments: dict[str, Run], offset: int, uses: Uses) -> Run:
    uses.texts.append(TextUse(key, frozenset(arguments), offset))
    if not arguments:
        nothing: dict[str, Any] = {}
        return lambda scope: scope.text(key, nothing, offset)
    return lambda scope: scope.text(
        key, {name: argument(scope) for name, argument in arguments.items()}, offset
    )


def _getitem(node: nodes.Getitem, uses: Uses) -> Run:
    key, offset = node.arg, node.offset
    if isinstance(key, nodes.Const) and isinstance(key.value, str):
        return _getattr(nodes.Getattr(node.node, key.value, offset=offset), uses)
    inner = _operand(node.node, uses)
    if isinstance(key, nodes.Slice):
        bounds = [
            _operand(bound or nodes.Const(None, offset=offset), uses)
            for bound in (key.start, key.stop, key.step)
        ]
        return members.run_slice(inner, bounds, offset)
    return members.run_item(inner, _operand(key, uses), offset)


def _call(node: nodes.Call, uses: Uses) -> Run:
    called, offset = node.node, node.offset
    if not isinstance(called, nodes.Name):
        hint = "use a filter: value | filter"
        raise ExpressionError("only functions can be called, not members of values", offset, hint)
    if called.name == "_":
        return _phrase(node, uses)
    if called.name == "t":
        # What fills a text stays what it is: a mention is one in there too.
        named = _named(node, uses, compile_node)
        key = _literal(node, "t('key', name=value)")
        return _text(key, named, _behind(node.args[0]), uses)
    function = functions.FUNCTIONS.get(called.name)
    if function is None:
        hint = nearest(called.name, [*functions.FUNCTIONS, "t", "_"])
        message = f"unknown function {called.name}"
        raise ExpressionError(message, called.offset, hint, "undefined-name")
    positional, named = _arguments(node, uses)
    return functions.run_call(function, called.name, positional, named, offset)


def _phrase(node: nodes.Call, uses: Uses) -> Run:
    phrase = _literal(node, "_('Phrase')")
    offset = _behind(node.args[0])
    if node.kwargs:
        raise ExpressionError(
            "a phrase has no arguments", node.offset, "use a text: t('key', name=value)"
        )
    uses.phrases.append((phrase, offset))
    return lambda scope: scope.phrase(phrase, offset)


def _literal(node: nodes.Call, shape: str) -> str:
    """Return the one literal argument: what a template reads must be known without running it."""
    only = node.args[0] if len(node.args) == 1 else None
    if not isinstance(only, nodes.Const) or not isinstance(only.value, str):
        raise ExpressionError("it takes one literal string first", node.offset, f"write {shape}")
    return only.value


def _arguments(
    node: nodes.Filter | nodes.Test | nodes.Call,
    uses: Uses,
    compile_one: Callable[[nodes.Node, Uses], Run] | None = None,
) -> tuple[list[Run], dict[str, Run]]:
    compile_one = compile_one or _operand
    positional = [compile_one(argument, uses) for argument in node.args]
    return positional, _named(node, uses, compile_one)


def _named(
    node: nodes.Filter | nodes.Test | nodes.Call,
    uses: Uses,
    compile_one: Callable[[nodes.Node, Uses], Run],
) -> dict[str, Run]:
    if node.dyn_args is not None or node.dyn_kwargs is not None:
        raise ExpressionError("* and ** are not available", node.offset)
    return {str(pair.key): compile_one(pair.value, uses) for pair in node.kwargs}


def _binary(node: nodes.Binary, uses: Uses) -> Run:
    left, right = _operand(node.left, uses), _operand(node.right, uses)
    return operators.run_binary(type(node), left, right, node.offset)


def _compare(node: nodes.Compare, uses: Uses) -> Run:
    left = node.expr
    for operand in node.ops:
        uses.comparisons += _literals(left, operand.op, operand.expr)
        left = operand.expr
    rest = [(operand.op, _operand(operand.expr, uses)) for operand in node.ops]
    return operators.run_compare(_operand(node.expr, uses), rest, node.offset)


def _literals(left: nodes.Node, op: str, right: nodes.Node) -> Iterator[Comparison]:
    """Yield the literal strings that a name may be equal to."""
    if op in ("eq", "ne"):
        pairs = [(left, right), (right, left)]
    elif op in ("in", "notin") and isinstance(right, nodes.List | nodes.Tuple):
        pairs = [(left, item) for item in right.items]
    else:
        return
    for name, other in pairs:
        literal = other.value if isinstance(other, nodes.Const) else None
        if isinstance(name, nodes.Name) and isinstance(literal, str):
            yield Comparison(name.name, literal, _behind(other))


def _unary(node: nodes.Neg | nodes.Pos, uses: Uses) -> Run:
    sign = -1 if isinstance(node, nodes.Neg) else 1
    return operators.run_sign(_operand(node.node, uses), sign, node.offset)


def _not(node: nodes.Not, uses: Uses) -> Run:
    inner = compile_node(node.node, uses)
    return lambda scope: not inner(scope)


def _both(node: nodes.And, uses: Uses) -> Run:
    left, right = compile_node(node.left, uses), compile_node(node.right, uses)
    return lambda scope: left(scope) and right(scope)


def _either(node: nodes.Or, uses: Uses) -> Run:
    left, right = compile_node(node.left, uses), compile_node(node.right, uses)
    return lambda scope: left(scope) or right(scope)


def _condition(node: nodes.CondExpr, uses: Uses) -> Run:
    test, yes = compile_node(node.test, uses), compile_node(node.expr1, uses)
    no = compile_node(node.expr2 or nodes.Const("", offset=node.offset), uses)
    return lambda scope: yes(scope) if test(scope) else no(scope)


def _concat(node: nodes.Concat, uses: Uses) -> Run:
    runs = [compile_node(inner, uses) for inner in node.nodes]
    return lambda scope: scope.concatenated([run(scope) for run in runs])


def _list(node: nodes.List | nodes.Tuple, uses: Uses) -> Run:
    runs = [_operand(item, uses) for item in node.items]
    return lambda scope: [item(scope) for item in runs]


def _dict(node: nodes.Dict, uses: Uses) -> Run:
    pairs = [(_operand(pair.key, uses), _operand(pair.value, uses)) for pair in node.items]
    return lambda scope: {str(key(scope)): value(scope) for key, value in pairs}


def _filter(node: nodes.Filter, uses: Uses) -> Run:
    offset, name = node.offset, node.name
    uses.filters.append(name)
    apply = FILTERS.get(name)
    if apply is None:
        hint = nearest(name, FILTERS)
        raise ExpressionError(f"unknown filter {name}", offset, hint, "undefined-name")
    if node.node is None:
        raise ExpressionError("a filter needs a value", offset)
    if name in ("default", "d"):
        # It chooses and changes nothing: a text that is chosen stays a text.
        inner = _unless_missing(compile_node(node.node, uses), None)
        positional, named = _arguments(node, uses, compile_node)
    else:
        inner = _operand(node.node, uses)
        positional, named = _arguments(node, uses)
    return functions.run_call(apply, name, [inner, *positional], named, offset)


def _unless_missing(inner: Run, instead: object) -> Run:
    """Let something stand in for a member that isn't there; a name must be known all the same."""

    def run(scope: Scope) -> Any:
        try:
            return inner(scope)
        except MissingMemberError:
            return instead

    return run


def _test(node: nodes.Test, uses: Uses) -> Run:
    offset, name = node.offset, node.name
    apply: Callable[..., bool] | None = TESTS.get(name)
    if apply is None:
        hint = nearest(name, TESTS)
        raise ExpressionError(f"unknown test {name}", offset, hint, "undefined-name")
    inner = _operand(node.node, uses)
    if name in ("defined", "undefined"):
        inner = _unless_missing(inner, Missing)
    positional, named = _arguments(node, uses)
    return functions.run_call(
        lambda _scope, *values: bool(apply(*values)), name, [inner, *positional], named, offset
    )


_COMPILERS: dict[type[nodes.Node], Callable[[Any, Uses], Run]] = {
    nodes.Const: _const,
    nodes.Name: _name,
    nodes.Getattr: _getattr,
    nodes.Getitem: _getitem,
    nodes.Call: _call,
    nodes.Filter: _filter,
    nodes.Test: _test,
    nodes.Neg: _unary,
    nodes.Pos: _unary,
    nodes.Not: _not,
    nodes.And: _both,
    nodes.Or: _either,
    nodes.CondExpr: _condition,
    nodes.Compare: _compare,
    nodes.Concat: _concat,
    nodes.List: _list,
    nodes.Tuple: _list,
    nodes.Dict: _dict,
    **dict.fromkeys(operators.BINARY, _binary),
}
