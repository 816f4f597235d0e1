"""公文 Letters and forms of a re-election and of posts, filled from records by the wording that counts here; or blank.

Whatever no record says is left to be written by hand. Names on a posted list are whole: whoever is to be objected to
must be known by name. Identity numbers and phones stand on none.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from desktop.documents.federation_rosters import month_words
from desktop.documents.names import spaced_name
from desktop.documents.typesetter import Paper, Typesetter
from desktop.errors import KnownError
from desktop.services.codes import label
from desktop.services.federation import EXECUTIVE, Held, highest
from desktop.services.letters.declared import Letter
from desktop.services.letters.letters import Worded
from desktop.services.letters.template import BLANK, CELL, HEAD, SEAL, Shape, filled, table_of
from desktop.services.names import stroke_key, surname_stroke_key
from desktop.services.process.progress import Progress
from desktop.services.process.steps import APPROVED, CONGRESS, PLENARY, working_days
from desktop.services.units import Unit

if TYPE_CHECKING:
    from desktop.services.desk import Desk

TEMPLATE: Final = "letter"
#: More certificates are no paper that somebody hands out; rows of an empty table.
MOST_SHEETS, EMPTY_ROWS = 500, 8
_DAY: Final = "＿＿＿＿年＿＿月＿＿日"
_NUMBER: Final = "＿＿"
#: What is left for a value that is not known, by its name; BLANK for any other.
_BLANKS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("上届选举日", "届满日", "大会日期", "全会日期", "公示起", "公示止", "今日", "当选日期"), _DAY),
    **dict.fromkeys(
        ("次", "届", "上届", "代表名额", "妇女人数", "执委名额", "候选人数", "差额", "副主席人数"), _NUMBER
    ),
    **dict.fromkeys(("应到", "实到", "当选人数", "全会应到", "全会实到", "公示天数"), _NUMBER),
    "年": "＿＿＿＿",
    "执委": BLANK * 12,
    "大会": "第＿＿次妇女代表大会",
    "事项": "换届",
    "依据": "根据上级妇联工作安排",
}
#: Columns of the tables: heading, share of the page's width.
_POSTED: Final = (
    ("姓名", 22),
    ("性别", 12),
    ("民族", 20),
    ("出生年月", 22),
    ("政治面貌", 24),
    ("文化程度", 24),
    ("单位职务", 46),
)
_COMMITTEE: Final = (
    *(("姓名", 24), ("民族", 18), ("出生年月", 22), ("政治面貌", 24), ("学历", 22), ("职务", 20)),
    *(("专兼挂", 16), ("得票", 14)),
)
_QUOTA: Final = (("小组（单位）", 70), ("代表名额", 30), ("备注", 70))
_CALLED: Final[Mapping[str | None, str]] = {
    "F2": "妇女委员会",
    "F3": "妇女小组",
    "F4": "女职工委员会",
    "F5": "妇女工作委员会",
}


@dataclass(frozen=True)
class Table:
    """A table in a letter: its heads with shares of the width, and its rows."""

    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class LetterPaper:
    """One paper. ``sheets``: what stands on each of its letters, as ``letter.typ`` reads it; ``broken``: the township's
    own wording was broken, and the usual one was used."""

    title: str
    shape: Shape
    sheets: tuple[Mapping[str, Any], ...]
    printed_at: datetime
    broken: bool = False


@dataclass(frozen=True)
class _Known:
    """What records say: values by name, tables by name."""

    values: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, Table] = field(default_factory=dict)


def set_paper(paper: LetterPaper, typesetter: Typesetter) -> Paper:
    """The paper as a PDF. Raises KnownError ``paper_too_long``."""
    return typesetter.paper(TEMPLATE, template_data(paper))


def template_data(paper: LetterPaper) -> Mapping[str, Any]:
    """What ``letter.typ`` reads. Raises KnownError ``paper_too_long``."""
    if len(paper.sheets) > MOST_SHEETS:
        raise KnownError("paper_too_long", rows=len(paper.sheets), most=MOST_SHEETS)
    at = f"{paper.printed_at:%Y-%m-%d %H:%M}"
    return {"title": paper.title, "shape": paper.shape.value, "sheets": list(paper.sheets), "printed_at": at}


class LetterPapers:
    """The letters of one desk, filled as records stand today."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def blank(self, code: str) -> LetterPaper:
        """A letter with nothing filled in, to be written by hand."""
        return self._paper(self._desk.letters.worded(code), [_Known()])

    def of_process(self, code: str, process: bytes) -> LetterPaper:
        """A letter of a re-election. Raises KnownError record_gone."""
        record = self._desk.processes.get(process)
        if record is None:
            raise KnownError("record_gone")
        worded = self._desk.letters.worded(code)
        return self._paper(worded, [_Facts(self._desk, record, worded.letter).known()])

    def of_posts(self, code: str, orgs: Collection[bytes]) -> LetterPaper:
        """A certificate for each executive member of some organisations, in the order of posts."""
        standing, desk = self._desk.federation.today(), self._desk
        held = [each for each in highest(standing.of(orgs)) if each.post in EXECUTIVE]
        names = desk.people.names({each.person for each in held})
        held.sort(key=lambda each: (each.post, _stroke(names[each.person])))
        known = []
        for each in held:
            unit, term = desk.units.get(each.org), standing.terms.get(each.org)
            values = {
                **_of_unit(desk, unit),
                **_of_day(desk.today()),
                "姓名": names[each.person],
                "职务": label("post", each.post),
                "届": str(term.ordinal) if term is not None and term.ordinal else "",
                "当选日期": _day_words(each.since),
            }
            known.append(_Known(values))
        return self._paper(desk.letters.worded(code), known)

    def _paper(self, worded: Worded, known: Sequence[_Known]) -> LetterPaper:
        shape = worded.letter.shape
        sheets = tuple(_sheet(worded, each) for each in known)
        name = label("letter", worded.letter.code)
        return LetterPaper(name, shape, sheets, self._desk.now(), bool(worded.problems))


def _sheet(worded: Worded, known: _Known) -> Mapping[str, Any]:
    wording = worded.used

    def say(words: str) -> str:
        return _said(words, known.values)

    blocks: list[Mapping[str, Any]] = []
    for line in wording.body.split("\n"):
        if name := table_of(line):
            blocks.append(_table(known.tables.get(name) or _empty(name)))
        elif not line.strip():
            continue
        elif worded.letter.shape is Shape.FORM:
            blocks.append(_form_row(line, say))
        else:
            blocks.append({"text": say(line.strip())})
    return {
        "title": say(wording.title),
        "to": say(wording.to),
        "blocks": blocks,
        "attached": [say(line) for line in wording.attached.split("\n") if line.strip()],
        "signed": [say(line) for line in wording.signed.split("\n") if line.strip()],
    }


def _said(words: str, values: Mapping[str, str]) -> str:
    return filled(words, {**_BLANKS, **{name: value for name, value in values.items() if value}})


def _form_row(line: str, say: Any) -> Mapping[str, Any]:
    """A row of a form: cells with a head; a box for a seal; a head alone leaves room to write much."""
    words = line.strip()
    if words.startswith(SEAL):
        return {"seal": say(words.removeprefix(SEAL).strip())}
    cells = []
    for cell in words.split(CELL):
        head, _, value = cell.partition(HEAD)
        cells.append({"head": say(head.strip()), "value": say(value.strip())})
    return {"cells": cells, "tall": len(cells) == 1 and not cells[0]["value"]}


def _table(table: Table) -> Mapping[str, Any]:
    return {"heads": [head for head, _ in table.columns], "widths": [w for _, w in table.columns], "rows": table.rows}


def _empty(name: str) -> Table:
    columns = _QUOTA if name == "名额分配" else _COMMITTEE if name == "委员名单" else _POSTED
    rows = EMPTY_ROWS - 2 if columns is _QUOTA else EMPTY_ROWS
    return Table(columns, (("",) * len(columns),) * rows)


# --- what records say -------------------------------------------------------------------------------------------------


def _of_unit(desk: Desk, unit: Unit | None) -> dict[str, str]:
    top = desk.units.township()
    sumu = top.short if top is not None else desk.records.township_name()
    if unit is None:
        return {"苏木": sumu, "苏木妇联": f"{sumu}妇女联合会" if sumu else ""}
    above = desk.units.get(unit.parent)
    called = _CALLED.get(unit.form, "妇女联合会")
    return {
        "组织": unit.short,
        "组织妇联": unit.short if unit.short.endswith(called) else f"{unit.short}{called}",
        "苏木": sumu,
        "苏木妇联": f"{sumu}妇女联合会",
        "上级": above.short if above is not None else "",
        "上级妇联": f"{above.short}妇女联合会" if above is not None else "",
    }


def _of_day(today: date) -> dict[str, str]:
    return {"今日": f"{today.year}年{today.month}月{today.day}日", "年": str(today.year)}


def _day_words(iso: str | None) -> str:
    """2026-11-18 → 2026年11月18日; a month alone without its day; "" of none."""
    if not iso:
        return ""
    return "".join(f"{int(part)}{unit}" for part, unit in zip(iso.split("-"), "年月日", strict=False))


def _stroke(name: str) -> str:
    return surname_stroke_key(stroke_key(name))


class _Facts:
    """What is known of one re-election, for one of its letters."""

    def __init__(self, desk: Desk, record: Mapping[str, Any], letter: Letter) -> None:
        self._desk, self._record, self._letter = desk, record, letter
        self._progress: Progress = record["progress"]
        self._org: bytes | None = record["org"]
        self._congress = desk.letters.congress_of(record["id"])
        self._standing = desk.federation.today()

    def known(self) -> _Known:
        """Values and tables."""
        values = {**self._steps(), **self._seats(), **self._terms(), **self._chairs(), **_of_day(self._desk.today())}
        values |= _of_unit(self._desk, self._desk.units.get(self._org))
        values["填表人"] = self._desk.records.user_name(self._desk.records.user)
        facts = self._desk.units.facts(self._org) if self._org else None
        values["党组织"] = (facts or {}).get("party_org") or ""
        return _Known(values, self._tables())

    def _counted(self, code: str, name: str) -> str:
        number = self._progress.counted(code, name)
        return "" if number is None else str(number)

    def _document(self, code: str) -> str:
        return self._progress.rows.get(code, {}).get("document_no") or ""

    def _steps(self) -> dict[str, str]:
        progress, step = self._progress, self._letter.step
        row = progress.rows.get(step, {})
        held = progress.ended(CONGRESS)
        first, last = row.get("since"), row.get("done_on")
        days = ""
        if first and last and len(first) == len(last) == 10:
            days = str(working_days(date.fromisoformat(first), date.fromisoformat(last)))
        quota = self._counted("K05", "quota") or (_number(self._congress.quota) if self._congress else "")
        due = _number(self._congress.due) if self._congress else ""
        return {
            "事项": label("process_kind", self._record["kind"]),
            "大会日期": _day_words(held or self._record["planned_on"]),
            "代表名额": quota or self._counted("K06", "delegates"),
            "妇女人数": self._counted("K04", "women_18"),
            "应到": self._counted(CONGRESS, "due") or due,
            "实到": self._counted(CONGRESS, "present"),
            "当选人数": self._counted(CONGRESS, "elected"),
            "全会日期": _day_words(progress.ended(PLENARY)),
            "全会应到": self._counted(PLENARY, "due"),
            "全会实到": self._counted(PLENARY, "present"),
            "公示起": _day_words(first),
            "公示止": _day_words(last),
            "公示天数": days,
            "批复文号": self._document(APPROVED if step in ("K16", "K15") else "K03"),
            "请示文号": "",
            "文号": self._document(step),
        }

    def _seats(self) -> dict[str, str]:
        progress = self._progress
        planned = [line for line in self._standing.lines if line.org == self._org]
        executives = progress.counted("K07", "seats") or sum(e.planned for e in planned if e.post in EXECUTIVE) or None
        names = progress.counted("K07", "candidates") or len(self._candidates("P4")) or None
        surplus = names - executives if names is not None and executives is not None and names >= executives else None
        vice = sum(line.planned for line in planned if line.post == "P2") or progress.counted(PLENARY, "vice")
        return {
            "执委名额": _number(executives),
            "候选人数": _number(names),
            "差额": _number(surplus),
            "副主席人数": _number(vice or None),
        }

    def _terms(self) -> dict[str, str]:
        ordinal, kind = self._record["ordinal"], self._record["kind"]
        which = self._congress.ordinal if self._congress is not None and self._congress.ordinal else ordinal
        body = "妇女大会" if self._record["body"] == "all_women" else "妇女代表大会"
        held = self._progress.ended(CONGRESS)
        terms = self._desk.terms.of(self._org, self._desk.today()) if self._org else []
        before = [term for term in terms if term.days.start and term.days.start != held]
        last = before[-1] if before else None
        due = last.due if last is not None else None
        why = ""
        if kind == "R":
            why = "根据会改联工作安排"
        elif kind == "B":
            why = "因执行委员会委员出缺"
        elif last is not None and due is not None:
            number = f"第{last.ordinal}届" if last.ordinal else "本届"
            over = "已于" if due <= self._desk.today() else "将于"
            why = f"我会{number}执行委员会任期{over}{_day_words(due.isoformat())}届满"
        return {
            "届": _number(ordinal),
            "次": _number(which),
            "上届": _number(ordinal - 1 if ordinal else None),
            "大会": f"第{which}次{body}" if which else body,
            "上届选举日": _day_words(last.days.start if last is not None else None),
            "届满日": _day_words(due.isoformat() if due is not None else None),
            "依据": why,
        }

    # --- people -----------------------------------------------------------------------------------------------------

    def _candidates(self, office: str) -> list[tuple[bytes | None, str]]:
        if self._congress is None:
            return []
        return self._desk.letters.candidates(self._congress.id, office)

    @property
    def _elected(self) -> list[Held]:
        """Who came into office by the congress: posts since its day; by their post, then by 姓氏笔画."""
        held = self._progress.ended(CONGRESS)
        if self._org is None or held is None or not self._progress.done(CONGRESS):
            return []
        found = [e for e in highest(self._standing.of((self._org,))) if e.post in EXECUTIVE and (e.since or "") >= held]
        names = self._desk.people.names({each.person for each in found})
        return sorted(found, key=lambda each: (each.post, _stroke(names[each.person])))

    def _chairs(self) -> dict[str, str]:
        elected = self._elected
        names = self._desk.people.names({each.person for each in elected})
        if elected:
            of = {post: [names[each.person] for each in elected if each.post == post] for post in ("P1", "P2")}
            whole = sorted((names[each.person] for each in elected), key=_stroke)
        else:
            of = {post: self._named(self._candidates(post)) for post in ("P1", "P2")}
            whole = []
        return {
            "主席": "、".join(of["P1"]),
            "副主席": "、".join(of["P2"]),
            "执委": "、".join(spaced_name(name) for name in whole),
        }

    def _named(self, found: Sequence[tuple[bytes | None, str]]) -> list[str]:
        names = self._desk.people.names({person for person, _ in found if person is not None})
        return [name or (names.get(person, "") if person is not None else "") for person, name in found]

    def _tables(self) -> dict[str, Table]:
        candidates = self._candidates("P4")
        delegates = self._desk.letters.delegates(self._congress.id) if self._congress else []
        if not delegates and self._org is not None:
            delegates = [each.person for each in self._standing.of((self._org,)) if each.post == "P5"]
        elected, tables = self._elected, dict[str, Table]()
        names = self._desk.people.names(delegates)
        delegates.sort(key=lambda person: _stroke(names[person]))
        if candidates:
            called = self._named(candidates)
            rows = [self._posted(person, name) for (person, _), name in zip(candidates, called, strict=True)]
            tables["候选人名单"] = Table(_POSTED, tuple(rows))
        if delegates:
            tables["代表名单"] = Table(_POSTED, tuple(self._posted(person, names[person]) for person in delegates))
        if elected:
            names = self._desk.people.names({each.person for each in elected})
            posted = [self._posted(each.person, names[each.person], label("post", each.post)) for each in elected]
            tables["当选名单"] = Table(_POSTED, tuple(posted))
            tables["委员名单"] = Table(_COMMITTEE, tuple(self._member(each, names[each.person]) for each in elected))
        return tables

    def _posted(self, person: bytes | None, name: str, post: str = "") -> tuple[str, ...]:
        her = self._desk.people.records((person,)).get(person, {}) if person is not None else {}
        work = self._desk.units.name(her.get("gacha"))
        said = " ".join(part for part in (work, post or label("job", her.get("job"))) if part)
        return (
            spaced_name(name),
            {"1": "男", "2": "女"}.get(her.get("sex") or "", ""),
            label("ethnic", her.get("ethnic")),
            month_words(her.get("birth")),
            label("politics", her.get("politics")),
            label("education", her.get("education")),
            said,
        )

    def _member(self, held: Held, name: str) -> tuple[str, ...]:
        her = self._desk.people.records((held.person,)).get(held.person, {})
        votes = self._desk.letters.votes(held.org).get(held.id)
        coded = (label("politics", her.get("politics")), label("education", her.get("education")))
        facts = (spaced_name(name), label("ethnic", her.get("ethnic")), month_words(her.get("birth")), *coded)
        return (*facts, label("post", held.post), label("engagement", held.engagement), _number(votes))


def _number(count: int | None) -> str:
    return "" if count is None else str(count)
