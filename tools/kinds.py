"""What a kind of record needs: ``python tools/kinds.py …``

``migration KIND`` prints its migration, ``table KIND`` its line in the description of the protocol and in the frozen
table, ``missing [KIND…]`` what it still lacks, ``cost KIND`` what the commit that added it took.
"""

from __future__ import annotations

import re
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))
FROZEN, ERASED = "tests/unit/protocol/frozen_kinds.txt", "tests/kinds/erased.txt"


#: In what order a kind is added; what it lacks at the start.
_STEPS = (
    "protocol/records/: the kind, its fields (protocol/records/kinds.py), then import and __all__ of __init__.py, KINDS"
    " in the order of numbers, ADDED at its end",
    "desktop/services/plain_kinds.py: its Plain, also in PLAIN; a field that refers to what it is about is its OneOf",
    "desktop/ui/record_words.py: _KINDS (the page's name and what one record is called), words for its fields; from"
    " these follow the words of its acts, unless desktop/ui/act_words.py has better ones",
    "desktop/ui/PAGE.py: its LOOK (desktop/ui/awards.py is a simple one), desktop/ui/pages.py: its page",
    "a migration (tools/kinds.py migration), its lines in the papers (tools/kinds.py table), an icon (tools/icons.py)",
    "sample rows, translations (tools/i18n.py), help in both languages, the guide, CHANGELOG.md",
)


class Cost(NamedTuple):
    """What a commit added for a kind: files and lines of Python, and of everything else (words, help, guide)."""

    commit: str
    files: int
    lines: int
    other_files: int
    other_lines: int


def statements(kind: str) -> list[str]:
    """The SQL that makes a kind's table and indexes."""
    from desktop.store.models import schema_statements

    return [line for line in schema_statements() if re.search(rf'(CREATE TABLE|\bON) "{kind}"', line)]


def added_columns(kind: str) -> list[str]:
    """The SQL that adds what follows from a kind's rows to the table of their owner."""
    from desktop.store.gathered import GATHERED
    from desktop.store.models import schema_statements

    lines = []
    for owner, found in GATHERED.items():
        if found.rows == kind:
            lines += [f'ALTER TABLE "{owner}" ADD COLUMN "{column}" TEXT' for column in found.columns]
            lines += [
                line
                for line in schema_statements()
                if line.startswith("CREATE INDEX") and f'ON "{owner}"' in line and any(c in line for c in found.columns)
            ]
    return lines


def migration(kind: str) -> str:
    """A module that adds a kind's table, and the columns of its owner that follow from it, as a frozen copy."""
    parts = []
    for statement in (*statements(kind), *added_columns(kind)):
        pieces = textwrap.wrap(statement, 104, drop_whitespace=False, break_on_hyphens=False)
        quoted = "\n".join(f"        {_quoted(piece)}" for piece in pieces)
        parts.append(f"    (\n{quoted}\n    )," if len(pieces) > 1 else f"    {_quoted(statement)},")
    return (
        f'"""The table of the kind {kind}."""\n\nfrom typing import Any\n\nSTATEMENTS = (\n'
        + "\n".join(parts)
        + '\n)\n\n\ndef up(migrator: object, db: Any) -> None:\n    """Adds the table."""\n'
        + "    for statement in STATEMENTS:\n        db.execute_sql(statement)\n"
    )


def _quoted(text: str) -> str:
    """A string as the formatter writes it."""
    return repr(text) if '"' in text else f'"{text}"'


def next_migration(kind: str) -> str:
    """The file in which its migration is to stand."""
    last = max(int(path.name[:4]) for path in (ROOT / "desktop/store/migrations").glob("[0-9]*.py"))
    return f"desktop/store/migrations/{last + 1:04}_{kind}.py"


def protocol_line(kind: str) -> str:
    """A kind's line in ``docs/sync-protocol.md``."""
    from protocol.records import BY_NAME, Policy

    found = BY_NAME[kind]
    fields = [
        f"{field.number} {field.name}{'!' if field.policy is Policy.REVIEW else ''} {field.type.value}"
        + (f"→{field.to}" if field.to else "")
        for field in found.fields
    ]
    return f"| {found.number} {kind} | {' '.join(found.key) or '–'} | {', '.join(fields)} |"


def frozen_line(kind: str) -> str:
    """A kind's line in the table that freezes numbers, names and types."""
    from protocol.records import BY_NAME

    found = BY_NAME[kind]
    fields = ", ".join(f"{field.number} {field.name} {field.type.value}" for field in found.fields)
    return f"{found.number} {kind} [{' '.join(found.key)}]: {fields}"


def _read(name: str) -> str:
    path = ROOT / name
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _sample() -> str:
    return "".join(path.read_text(encoding="utf-8") for path in ROOT.glob("desktop/services/sample*.py"))


def lacks(kind: str) -> Iterator[str]:
    """What a plain kind, or one whose rows a record owns, still lacks, one line each."""
    from desktop.services import codes
    from desktop.services.plain_kinds import PLAIN_BY_KIND, ROWS
    from desktop.ui import record_words
    from protocol.records import BY_NAME

    if kind not in BY_NAME:
        yield from _STEPS
        return
    if kind in ROWS:
        yield from _owned_lacks(kind)
        return
    plain = PLAIN_BY_KIND.get(kind)
    if plain is None:
        yield "desktop/services/plain_kinds.py: what its fields take, or whose rows they are"
        return
    page = record_words.page_of_kind(kind)
    if not page:
        yield "desktop/ui/record_words.py: _KINDS, its page and what one record is called"
        page = f"{kind}s"
    shown = [field.name for field in BY_NAME[kind].fields] + (["about"] if plain.about else [])
    for field in shown:
        if record_words.field_words(field, kind) == field:
            yield f"desktop/ui/record_words.py: words for {field}"
    for field, rule in plain.rules.items():
        if rule.codes and rule.codes not in codes.TABLES:
            yield f"desktop/services/codes.py: the table {rule.codes} of {field}"
    wanted: list[tuple[str, Callable[[], bool]]] = [
        (
            f"desktop/ui/{page}.py: its LOOK",
            lambda: "LOOK = " in _read(f"desktop/ui/{page}.py") + _read(f"desktop/ui/{page}/page.py"),
        ),
        ("desktop/ui/pages.py: its page", lambda: f'"{page}"' in _read("desktop/ui/pages.py")),
        (
            f"resources/icons/{page}.svg: tools/icons.py add {page}=…",
            lambda: bool(_read(f"resources/icons/{page}.svg")),
        ),
        ("desktop/services/sample.py: sample rows", lambda: _in_sample(kind)),
        *(
            (
                f"resources/help/{language}/{page}.md, named in index.md",
                lambda language=language: _helped(language, page),
            )  # type: ignore[misc]
            for language in ("zh_CN", "en")
        ),
        ("docs/user-guide.zh-CN.md: a section", lambda: record_words_zh(page) in _read("docs/user-guide.zh-CN.md")),
    ]
    yield from (words for words, there in wanted if not there())
    if not plain.searched:
        yield "desktop/services/plain_kinds.py: searched, the fields that a typed text is looked up in"
    look = _read(f"desktop/ui/{page}.py") + _read(f"desktop/ui/{page}/page.py")
    if "book=" not in look:
        yield f"desktop/ui/{page}.py: its Book (book=), to be printed as a register"
    spec = re.search(rf'_spec\(\n +"{page}",.*?\n        \)', _read("desktop/ui/pages.py"), re.DOTALL)
    if spec is not None and f'kind="{kind}"' not in spec[0]:
        yield f'desktop/ui/pages.py: kind="{kind}" in its PageSpec, for the find box'
    yield from _lacks_words()
    yield from _lacks_papers(kind)
    yield from _lacks_migration(kind)


@cache
def _lacks_words() -> tuple[str, ...]:
    """What is not translated; all the words of the program are looked through, so once, not for each kind."""
    from tools import i18n

    return tuple(f"resources/i18n (tools/i18n.py update, fill): {problem}" for problem in i18n.problems())


def _lacks_migration(kind: str) -> Iterator[str]:
    made = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "desktop/store/migrations").glob("*.py"))
    if f'"{kind}"' not in made:
        yield "desktop/store/migrations/: its migration (tools/kinds.py migration)"


def _owned_lacks(kind: str) -> Iterator[str]:
    """What a kind still lacks that has no page of its own: its rows stand in the form of who owns them."""
    from desktop.services import codes
    from desktop.services.plain_kinds import ROWS
    from desktop.store.gathered import GATHERED
    from desktop.ui import record_words
    from protocol.records import BY_NAME

    rows, fields = ROWS[kind], BY_NAME[kind].by_name
    if not any(field.owner and field.to for field in fields.values()):
        yield "protocol/records/: the field that names its owner"
        return
    page = record_words.page_of_kind(kind)
    if not page or page != record_words.page_of_kind(rows.owner):
        yield "desktop/ui/record_words.py: _KINDS, the page of its owner and what one row is called"
    left_out = set(fields) - {"deleted", rows.by, *rows.columns}
    yield from (f"desktop/services/plain_kinds.py: {field} is no column" for field in sorted(left_out))
    if set(rows.searched) - set(rows.columns) or not rows.searched:
        yield "desktop/services/plain_kinds.py: what a search for its owner looks into"
    for field in (*fields, kind):
        if record_words.field_words(field, rows.owner if field == kind else kind) == field:
            yield f"desktop/ui/record_words.py: words for {field}"
    for field, rule in rows.rules.items():
        if rule.codes and rule.codes not in codes.TABLES:
            yield f"desktop/services/codes.py: the table {rule.codes} of {field}"
    for owner, found in GATHERED.items():
        if found.rows == kind and (owner, found.by) != (rows.owner, rows.by):
            yield f"desktop/store/gathered.py: its owner is {rows.owner} by {rows.by}"
    if f'"{kind}"' not in _sample():
        yield "desktop/services/sample.py: sample rows"
    yield from _lacks_papers(kind)
    yield from _lacks_migration(kind)


def _lacks_papers(kind: str) -> Iterator[str]:
    """The tables that freeze a kind and describe it."""
    from protocol.records import ADDED, BY_NAME, KINDS

    numbers = [known.number for known in KINDS]
    if numbers != sorted(numbers):
        yield "protocol/records/__init__.py: KINDS, in the order of numbers"
    if BY_NAME[kind].number not in ADDED:
        yield "protocol/records/__init__.py: ADDED, at its end"
    if protocol_line(kind) not in _read("docs/sync-protocol.md"):
        yield "docs/sync-protocol.md: its line (tools/kinds.py table), in the order of numbers"
    if frozen_line(kind) not in _read(FROZEN):
        yield f"{FROZEN}: its line (tools/kinds.py table), in the order of numbers"
    for field in BY_NAME[kind].fields:
        if field.erased and f"{kind}.{field.name} " not in _read(ERASED):
            yield f"{ERASED}: {kind}.{field.name} {field.erased.value}"


def _in_sample(kind: str) -> bool:
    return any(f'{made}("{kind}"' in _sample() for made in ("Row", "Made", "Told"))


def _helped(language: str, page: str) -> bool:
    return bool(_read(f"resources/help/{language}/{page}.md")) and f"({page}.md)" in _read(
        f"resources/help/{language}/index.md"
    )


def record_words_zh(page: str) -> str:
    """The title of a page's help in Chinese, under which the guide tells of it."""
    return _read(f"resources/help/zh_CN/{page}.md").partition("\n")[0].removeprefix("# ") or page


def _git(*words: str) -> str:
    return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60).stdout


def cost(kind: str) -> Cost | None:
    """What the commit took that put a kind on the frozen table; None where it is not committed."""
    found = _git("log", "--no-merges", "--reverse", "--format=%H", "-G", rf"^[0-9]+ {kind} \[", "--", FROZEN).split()
    if not found:
        return None
    files = lines = other_files = other_lines = 0
    for line in _git("show", "--numstat", "--format=", found[0]).splitlines():
        added, _, name = line.split("\t")
        count = int(added) if added.isdecimal() else 0
        if name.endswith(".py"):
            files, lines = files + 1, lines + count
        else:
            other_files, other_lines = other_files + 1, other_lines + count
    return Cost(found[0], files, lines, other_files, other_lines)


def _is_known(kind: str) -> bool:
    from protocol.records import BY_NAME

    return kind in BY_NAME


def main(argv: list[str]) -> int:
    match argv:
        case ["migration" | "table", kind] if not _is_known(kind):
            print(f"{kind} is not in protocol/records", file=sys.stderr)
            return 2
        case ["migration", kind]:
            print(f"save as {next_migration(kind)}", file=sys.stderr)
            print(migration(kind), end="")
        case ["table", kind]:
            print("docs/sync-protocol.md:", protocol_line(kind), f"{FROZEN}:", frozen_line(kind), sep="\n")
        case ["missing", *kinds]:
            from desktop.services.plain_kinds import PLAIN_BY_KIND, ROWS

            found = [f"{kind}: {line}" for kind in kinds or [*PLAIN_BY_KIND, *ROWS] for line in lacks(kind)]
            print("\n".join(found) or "Nothing is missing.")
            return 1 if found else 0
        case ["cost", kind]:
            spent = cost(kind)
            print(spent or f"{kind} is not committed")
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
