"""The window runs a write of a service in ``Context.act``, ``act_later`` or ``keep`` alone, and emits no change itself.

Which methods write is read off the services: those that call the journal, a table of this laptop's own, or each other.
A write in the window is right inside what is handed to one of the three, or to a method that hands it on to them.
"""

from __future__ import annotations

import ast
from pathlib import Path

from tests.syntax import sources, walk

HOUSE = Path(__file__).resolve().parent.parent
SERVICES, WINDOW = "desktop/services", "desktop/ui"
#: The way there, and the first run, which has no window yet and says on its own steps what went wrong.
EXEMPT = ("desktop/ui/acting.py", "desktop/ui/welcome/")
RUNS = frozenset({"act", "act_later", "keep", "keep_soon"})
#: Are handed a save and run it in ``act``.
_FORMS = frozenset({"FormDraft", "RecordEditor", "make_record"})
#: What writes in the layer below: (last word of the receiver, method).
_BELOW = {
    *((journal, name) for journal in ("journal", "_journal") for name in ("write", "write_in_slices", "undo", "redo")),
    *((journal, "use_author") for journal in ("journal", "_journal")),
    ("queries", "put"),
    ("queries", "drop"),
    ("queries", "note"),
    ("queries", "note_page"),
}


def _last(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _methods(node: ast.ClassDef) -> dict[str, ast.FunctionDef]:
    return {part.name: part for part in node.body if isinstance(part, ast.FunctionDef)}


def _writes_below(function: ast.FunctionDef) -> bool:
    calls = (node.func for node in ast.walk(function) if isinstance(node, ast.Call))
    return any(isinstance(func, ast.Attribute) and (_last(func.value), func.attr) in _BELOW for func in calls)


def _calls_of_self(function: ast.FunctionDef) -> set[str]:
    return {
        node.func.attr
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and _last(node.func.value) == "self"
    }


def _made(returns: ast.expr) -> str:
    """The class that a property of the desk gives: ``People``; of ``dict[str, PlainRecords]`` what it holds."""
    if isinstance(returns, ast.Subscript) and isinstance(returns.slice, ast.Tuple):
        return _last(returns.slice.elts[-1])
    return _last(returns)


def writing_methods(root: Path = HOUSE) -> dict[str, set[str]]:
    """Service as the desk names it → its methods that write; under "" the functions that do."""
    desk = ast.parse((root / SERVICES / "desk.py").read_text(encoding="utf-8"))
    names = {
        _made(node.returns): node.name
        for node in ast.walk(desk)
        if isinstance(node, ast.FunctionDef)
        and node.returns
        and any(_last(d) == "cached_property" for d in node.decorator_list)
    }
    found: dict[str, set[str]] = {"": set()}
    trees = list(sources(root, SERVICES))
    classes = {part.name: part for _, tree in trees for part in tree.body if isinstance(part, ast.ClassDef)}
    for _, tree in trees:
        for part in tree.body:
            if isinstance(part, ast.FunctionDef) and _writes_below(part):
                found[""].add(part.name)
            if isinstance(part, ast.ClassDef) and part.name in names:
                methods = _with_inherited(part, classes)
                writing = {name for name, method in methods.items() if _writes_below(method)}
                while more := {n for n, m in methods.items() if n not in writing and _calls_of_self(m) & writing}:
                    writing |= more
                found[names[part.name]] = {name for name in writing if not name.startswith("_")}
    return found


def _with_inherited(part: ast.ClassDef, classes: dict[str, ast.ClassDef]) -> dict[str, ast.FunctionDef]:
    """A service's methods, those of the services that it extends among them."""
    found: dict[str, ast.FunctionDef] = {}
    for base in part.bases:
        if _last(base) in classes:
            found |= _with_inherited(classes[_last(base)], classes)
    return found | _methods(part)


def _service_of(node: ast.AST, services: set[str], aliases: dict[str, str]) -> str:
    """The service that an expression names: ``desk.people``, ``desk.plain[kind]``, or what was called so in this file;
    "" for none."""
    if isinstance(node, ast.Subscript):
        node = node.value
    if isinstance(node, ast.Attribute) and node.attr in services and _last(node.value) in ("desk", "_desk"):
        return node.attr
    return aliases.get(_last(node), "")


def _aliases(tree: ast.Module, services: set[str]) -> dict[str, str]:
    found = {}
    for node in walk(tree):
        if isinstance(node, ast.Assign):
            service = _service_of(node.value, services, {})
            found.update({_last(target): service for target in node.targets if service})
    return found


def _runners(tree: ast.Module) -> set[str]:
    """The three, and functions of this file that are handed a callable and hand it on to them."""
    runs = set(RUNS)
    for node in walk(tree):
        if isinstance(node, ast.FunctionDef):
            takes = any(arg.annotation and "Callable" in ast.unparse(arg.annotation) for arg in node.args.args)
            called = {_last(call.func) for call in ast.walk(node) if isinstance(call, ast.Call)}
            if takes and called & RUNS:
                runs.add(node.name)
    return runs


def _partial_of(node: ast.AST) -> ast.expr | None:
    """What ``partial(f, …)`` will call; None for anything else."""
    is_one = isinstance(node, ast.Call) and _last(node.func) == "partial" and node.args
    return node.args[0] if is_one and isinstance(node, ast.Call) else None


def _handed_over(tree: ast.Module, runs: set[str]) -> set[ast.AST]:
    """The lambdas and local functions that are handed to one who runs them."""
    by_name = {node.name: node for node in walk(tree) if isinstance(node, ast.FunctionDef)}
    found: set[ast.AST] = set()
    for node in walk(tree):
        if isinstance(node, ast.Call) and _last(_partial_of(node) or node.func) in runs | _FORMS:
            for argument in [*node.args, *(word.value for word in node.keywords)]:
                if isinstance(argument, ast.Lambda) or _partial_of(argument) is not None:
                    found.add(argument)
                elif _last(argument) in by_name:
                    found.add(by_name[_last(argument)])
    return found


def writes_beside_act(root: Path) -> list[str]:
    """Every write of the window goes through Context.act; the journal alone announces it."""
    writing = writing_methods()
    services = set(writing) - {""}
    found = []
    for path, tree in sources(root, WINDOW):
        if path.startswith(EXEMPT):
            continue
        aliases = _aliases(tree, services)
        inside = {part for handed in _handed_over(tree, _runners(tree)) for part in ast.walk(handed)}
        for node in walk(tree):
            if not isinstance(node, ast.Call):
                continue
            func = _partial_of(node) or node.func
            what = ast.unparse(func)
            if what.endswith("bus.changed.emit"):
                found.append(f"{path}:{node.lineno}: the journal announces what was written; call context.act")
            elif node in inside:
                continue
            elif isinstance(func, ast.Attribute):
                service = _service_of(func.value, services, aliases)
                if service and func.attr in writing[service]:
                    found.append(f"{path}:{node.lineno}: {what}() writes beside context.act")
            elif _last(func) in writing[""]:
                found.append(f"{path}:{node.lineno}: {what}() writes beside context.act")
    return found
