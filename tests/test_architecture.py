"""The rules of docs/architecture.md hold, and each of them can fail."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import house_rules, syntax
from tests.house_rules import RULES, Rule, unwanted_words

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module", autouse=True)
def trees() -> Iterator[None]:
    """The sources' trees go when all rules have looked at them."""
    yield
    syntax.forget()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps(rule: Rule) -> None:
    assert rule(ROOT) == []


def test_tracked_files_name_no_index_no_machine_and_no_neighbour() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert unwanted_words(ROOT, listed.stdout.rstrip("\0").split("\0")) == []


def test_each_room_is_a_package() -> None:
    """Without its __init__.py a room is invisible to the import linter; migrations are run from their files."""
    rooms = {path.parent for name in house_rules.PRODUCT for path in (ROOT / name).rglob("*.py")} - {
        ROOT / "desktop/store/migrations"
    }
    assert [str(room.relative_to(ROOT)) for room in rooms if not (room / "__init__.py").exists()] == []


# --- who may import whom -------------------------------------------------------------------------------------------


def lint_imports(tree: Path) -> str:
    """What import-linter says about ``tree``: its contracts come from the pyproject.toml there."""
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from importlinter.cli import lint_imports_command as c; sys.exit(c())",
            "--no-cache",
        ],
        cwd=tree,
        env={"PYTHONPATH": str(tree), "COLUMNS": "200", "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


def verdicts(report: str) -> dict[str, bool]:
    """Contract name → kept."""
    return {name: word == "KEPT" for name, word in re.findall(r"^(.+?) (KEPT|BROKEN)\b", report, re.MULTILINE)}


def contracts() -> list[dict[str, Any]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = settings["tool"]["importlinter"]["contracts"]
    return found


def contract_names() -> set[str]:
    return {contract["name"] for contract in contracts()}


def named_modules() -> set[str]:
    """Every module that some contract names."""
    keys = ("source_modules", "forbidden_modules", "protected_modules", "allowed_importers", "modules")
    return {module for contract in contracts() for key in keys for module in contract.get(key, ())}


def test_imports_keep_to_the_rooms() -> None:
    report = lint_imports(ROOT)
    assert verdicts(report) == dict.fromkeys(contract_names(), True), report


@pytest.fixture
def small_house(tmp_path: Path) -> Path:
    """A tree with all the rooms, empty, under the real contracts."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for room in ("desktop/ui", "desktop/documents", "desktop/services", "desktop/sync", "desktop/store"):
        (tmp_path / room).mkdir(parents=True)
    for package in ("protocol", "server"):
        (tmp_path / package).mkdir()
    for folder in [path for path in tmp_path.rglob("*") if path.is_dir()]:
        (folder / "__init__.py").touch()
    for module in ("desktop.__main__", "desktop.app", *named_modules()):
        path = tmp_path / module.replace(".", "/")
        if not path.exists() and module.startswith(house_rules.PRODUCT):
            path.with_suffix(".py").touch()
    return tmp_path


def test_an_empty_house_breaks_no_contract(small_house: Path) -> None:
    report = lint_imports(small_house)
    assert verdicts(report) == dict.fromkeys(contract_names(), True), report


BREACHES = [
    ("Rooms of the desktop stand in layers", "desktop/store/x.py", "import desktop.services"),
    ("Rooms of the desktop stand in layers", "desktop/services/x.py", "import desktop.documents"),
    ("Rooms of the desktop stand in layers", "desktop/services/x.py", "import desktop.sync"),
    ("Rooms of the desktop stand in layers", "desktop/sync/x.py", "import desktop.services"),
    ("Rooms of the desktop stand in layers", "desktop/ui/x.py", "import desktop.app"),
    ("The window reaches the tables only through services", "desktop/ui/x.py", "import desktop.store.rows"),
    ("The window reaches the tables only through services", "desktop/ui/x.py", "import protocol"),
    ("Papers are made from what services say", "desktop/documents/x.py", "import desktop.store"),
    ("Papers are made from what services say", "desktop/documents/x.py", "import desktop.sync"),
    ("Only the wiring imports the window", "desktop/jobs.py", "import desktop.ui"),
    ("Only the wiring imports the window", "desktop/__main__.py", "import desktop.ui"),
    ("Neither papers, services nor tables know Qt, settings or jobs", "desktop/services/x.py", "import PySide6"),
    ("Neither papers, services nor tables know Qt, settings or jobs", "desktop/store/x.py", "import desktop.settings"),
    ("Laptop and server never import each other", "desktop/services/x.py", "import server"),
    ("Laptop and server never import each other", "server/x.py", "import desktop.errors"),
    ("The protocol imports nothing of ours", "protocol/x.py", "import desktop.errors"),
    ("The protocol is pure: no database, no HTTP", "protocol/x.py", "import sqlite3"),
    ("Rows are written through the journal only", "desktop/services/x.py", "import desktop.store.rows"),
]


@pytest.mark.parametrize(("contract", "path", "line"), BREACHES)
def test_a_breach_of_a_contract_is_seen(small_house: Path, contract: str, path: str, line: str) -> None:
    (small_house / path).write_text(f"def late() -> None:\n    {line}\n", encoding="utf-8")
    report = lint_imports(small_house)
    assert verdicts(report)[contract] is False, report


def test_every_contract_has_its_breach() -> None:
    assert {contract for contract, _, _ in BREACHES} == contract_names()


# --- each of the other rules can fail -----------------------------------------------------------------------------

OFFENCES: list[tuple[Rule, str, str]] = [
    (house_rules.qt_outside_its_rooms, "desktop/sync/engine.py", "from PySide6.QtCore import QObject"),
    (house_rules.qt_outside_its_rooms, "desktop/__main__.py", "def f():\n    import PySide6.QtGui"),
    (
        house_rules.writes_outside_the_write_path,
        "desktop/services/people.py",
        "models.Person.update(name=1).execute(db)",
    ),
    (house_rules.writes_outside_the_write_path, "desktop/store/queries.py", "TABLES[kind].insert_many(rows)"),
    (house_rules.writes_outside_the_write_path, "desktop/store/queries.py", "db.execute_sql('DELETE FROM person')"),
    (house_rules.writes_outside_the_write_path, "desktop/sync/x.py", "db.execute('INSERT OR IGNORE INTO \"home\" ')"),
    (house_rules.writes_outside_the_write_path, "desktop/store/queries.py", "db.execute(f'UPDATE {table} SET x = 1')"),
    (house_rules.peewee_through_a_global_database, "server/store.py", "import peewee\nwith db.bind_ctx([Row]): pass"),
    (house_rules.peewee_through_a_global_database, "server/store.py", "import peewee\nRow.get(Row.id == 1)"),
    (house_rules.peewee_through_a_global_database, "server/store.py", "import peewee\nRow.select().where(a).get()"),
    (house_rules.peewee_through_a_global_database, "server/store.py", "import peewee\nx = ForeignKeyField(Row)"),
    (house_rules.globals_that_carry_the_program, "desktop/store/database.py", "db = SqliteDatabase(None)"),
    (house_rules.globals_that_carry_the_program, "desktop/app.py", "settings: Settings | None = None"),
    (house_rules.globals_that_carry_the_program, "desktop/store/models.py", "class Meta:\n    database = Proxy()"),
    (house_rules.globals_that_carry_the_program, "server/app.py", "def f():\n    global store\n    store = 1"),
    (house_rules.drawers, "desktop/ui/utils.py", ""),
    (house_rules.drawers, "server/misc/x.py", ""),
    (house_rules.built_strings_in_tr, "desktop/ui/x.py", "self.tr(f'{n} people')"),
    (house_rules.built_strings_in_tr, "desktop/ui/x.py", "QCoreApplication.translate('x', 'a' + b)"),
    (house_rules.built_strings_in_tr, "desktop/ui/x.py", "self.tr('{} people'.format(n))"),
    (house_rules.threads_outside_their_rooms, "desktop/services/x.py", "threading.Thread(target=f).start()"),
    (house_rules.second_sqlite_libraries, "desktop/store/x.py", "from sqlite3 import Connection"),
    (house_rules.shells_in_the_core, "desktop/sync/engine.py", "import requests"),
    (house_rules.shells_in_the_core, "server/exchange.py", "from litestar import Request"),
    (
        house_rules.counts_beside_the_contract,
        "desktop/store/queries/x.py",
        "SQL = f'SELECT count(*) FROM activity AS a WHERE {HELD}'",
    ),
    (
        house_rules.counts_beside_the_contract,
        "desktop/services/x.py",
        "db.value('SELECT count(DISTINCT t.person) FROM attendance AS t')",
    ),
    (house_rules.counts_beside_the_contract, "desktop/services/x.py", "from desktop.store.queries import month as q"),
    (house_rules.names_read_elsewhere, "desktop/services/x.py", "keeper = people[id]['name_zh']"),
    (house_rules.names_read_elsewhere, "desktop/ui/x.py", "name = person.get('name_mn') or ''"),
    (
        house_rules.names_read_elsewhere,
        "desktop/store/queries/x.py",
        "SQL = 'SELECT p.name_zh FROM a JOIN person AS p'",
    ),
    (house_rules.merged_persons_apart, "desktop/store/queries/x.py", "SQL = 'SELECT id FROM visit WHERE person = ?'"),
    (house_rules.merged_persons_apart, "desktop/services/x.py", "SQL = 'SELECT count(DISTINCT t.person) FROM t'"),
    (house_rules.unguarded_painting, "desktop/ui/x.py", "class Model(QAbstractListModel):\n    def data(self): pass"),
    (house_rules.markup_in_words, "desktop/ui/x.py", "widget.setToolTip(name)"),
    (house_rules.markup_in_words, "desktop/ui/x.py", "made = QLabel(name)"),
    (house_rules.markup_in_words, "desktop/ui/x.py", "def data(role):\n    return ToolTipRole and name"),
    (house_rules.past_the_services, "desktop/ui/x.py", "connection_of(context.desk.db)"),
    (house_rules.past_the_services, "desktop/documents/x.py", "def f(desk):\n    return desk.journal.rows"),
    (house_rules.past_the_services, "desktop/ui/x.py", "self._desk._journal.write(edits, label)"),
    (house_rules.sleeps_and_skips, "tests/test_x.py", "import time\ntime.sleep(1)"),
    (house_rules.sleeps_and_skips, "desktop/jobs.py", "from time import sleep"),
    (house_rules.sleeps_and_skips, "tests/test_x.py", "@pytest.mark.skipif(True)\ndef test_x(): pass"),
    (house_rules.long_files, "desktop/ui/x.py", "\n" * (house_rules.MAX_LINES + 1)),
    (house_rules.undeclared_imports, "server/x.py", "import requests"),
    (house_rules.undeclared_imports, "desktop/x.py", "def f():\n    import numpy"),
    (house_rules.writes_beside_act, "desktop/ui/x.py", "context.bus.changed.emit(changes)"),
    (house_rules.writes_beside_act, "desktop/ui/x.py", "self._desk.people.delete(woman)"),
    (house_rules.writes_beside_act, "desktop/ui/x.py", "self._desk.plain['award'].delete(award)"),
    (house_rules.writes_beside_act, "desktop/ui/x.py", "self._desk.visits.delete(visit)"),
    (house_rules.writes_beside_act, "desktop/ui/x.py", "def f(desk):\n    log = desk.activities\n    log.mark(1, {})"),
    (house_rules.writes_beside_act, "desktop/ui/x.py", "undo = lambda: context.desk.records.undo(act)"),
    (house_rules.writes_beside_act, "desktop/ui/x.py", "button(words, partial(context.desk.records.undo, act))"),
    (house_rules.writes_beside_act, "desktop/ui/x.py", "jobs.run(lambda task: start_township(desk, code))"),
]


@pytest.mark.parametrize(("rule", "path", "text"), OFFENCES, ids=lambda value: getattr(value, "__name__", None))
def test_an_offence_is_seen(tmp_path: Path, rule: Rule, path: str, text: str) -> None:
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    assert rule(tmp_path) == []
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_text(text, encoding="utf-8")
    assert len(rule(tmp_path)) == 1


def test_every_rule_has_its_offence() -> None:
    assert {rule for rule, _, _ in OFFENCES} == set(RULES)


@pytest.mark.parametrize(
    "line",
    [
        'open("/wo' + 'rk/x")',
        "see ../sha" + "red/design",
        "--index" + "-url https://example.org",
        "https://py" + "pi.org/simple",
        "/ro" + "ot/.cache",
        "cd /tm" + "p/x",
    ],
)
def test_an_unwanted_word_is_seen(tmp_path: Path, line: str) -> None:
    (tmp_path / "notes.md").write_text(line, encoding="utf-8")
    assert len(unwanted_words(tmp_path, ["notes.md"])) == 1
