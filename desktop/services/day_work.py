"""今天要办 What there is to do today, one line for all that is alike, the most pressing first.

``WORK`` is the one list of who contributes a line: to add one, write one ``Work`` with what it reads. A line has one
way to be done: the record where there is one of them, the list of them where its page can show just these, else it
unfolds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from desktop.services.homes import HomeFilter
from desktop.store.queries import people as people_queries
from desktop.store.queries import reports as report_queries
from desktop.store.queries import today as queries
from desktop.store.values import from_column
from protocol.frozen import WORK as REPORTS
from protocol.periods import Term, month_of

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: So many names stand in a line, and are read for it.
NAMES: Final = 3
#: What was planned or printed so many days ago is no more asked for.
DAYS_BACK: Final = 60
#: Changes that wait for longer than so many days are spoken of; so is a backup that is older.
WAITED_DAYS, BACKUP_DAYS = 3, 7
#: So many days before a month closes its dispatch is to be looked through.
DISPATCH_DAYS: Final = 3


class Item(NamedTuple):
    """One thing of a line. ``day``: the ISO day by which it is to be done, if there is one; ``where``: what its page is
    asked beside its id; a month's report has the ``term`` there, which is also its name."""

    name: str = ""
    id: bytes | None = None
    day: str = ""
    where: Mapping[str, Any] = {}


@dataclass(frozen=True)
class Due:
    """All that is alike and to be done: how many, and the first of them (all of them where a line unfolds)."""

    count: int
    items: Sequence[Item] = ()


@dataclass(frozen=True)
class Work:
    """A line of Today. ``en``, ``zh``: what is to be done, with ``{n}`` for how many; ``do_en``, ``do_zh``: the words
    of its button; ``page``: where it is done, asked ``where`` for all of them, None where the page has no such list and
    the line unfolds; ``kinds``: what it rests on; ``writes``: a kind that whoever sees it must be allowed to write;
    ``read``: what is due at a desk, with this laptop's own closing day."""

    code: str
    en: str
    zh: str
    do_en: str
    do_zh: str
    page: str
    where: Mapping[str, Any] | None
    kinds: tuple[str, ...]
    read: Callable[[Desk, int], Due | None]
    writes: str = ""
    tone: str = "warn"

    def words(self, language: Literal["en", "zh"], count: int) -> str:
        """What is to be done."""
        return (self.zh if language == "zh" else self.en).format(n=count)

    def do(self, language: Literal["en", "zh"]) -> str:
        """What its button says."""
        return self.do_zh if language == "zh" else self.do_en


@dataclass(frozen=True)
class ToDo:
    """A line with what is due of it."""

    work: Work
    due: Due = field(default_factory=lambda: Due(0))


def due_of(items: Iterable[Item]) -> Due:
    """Things that are all known by name."""
    found = list(items)
    return Due(len(found), found)


def to_do(desk: Desk, own: int, work: Sequence[Work] | None = None) -> list[ToDo]:
    """What is due at a desk, in the order of ``WORK``. ``own``: this laptop's closing day, see ``TownshipSettings``."""
    found = []
    for each in WORK if work is None else work:
        kind = each.writes
        if kind and not (desk.records.may_change(kind) and desk.records.is_offered(kind)):
            continue
        due = each.read(desk, own)
        if due is not None and due.count:
            found.append(ToDo(each, due))
    return found


# --- activities -----------------------------------------------------------------------------------------------------


class Unfinished(NamedTuple):
    """A past activity that still needs a hand: ``why`` is ``planned`` (held or not?) or ``unaccounted`` (who came?)."""

    id: bytes
    title: str
    start: str
    why: str
    missing: int


def unfinished(desk: Desk) -> list[Unfinished]:
    """Past activities that nobody said were held, and held ones with women on their sheet of whom nobody knows."""
    now = desk.now()
    since = (now.date() - timedelta(days=DAYS_BACK)).isoformat()
    return [
        Unfinished(id_, title or "", start, "planned" if status == "planned" else "unaccounted", missing)
        for id_, title, start, status, missing in queries.unfinished(desk.db, since, now.isoformat(timespec="minutes"))
    ]


def _held_or_not(desk: Desk, own: int) -> Due:
    return due_of(Item(each.title, each.id, each.start[:10]) for each in unfinished(desk) if each.why == "planned")


def _unaccounted(desk: Desk, own: int) -> Due:
    return due_of(
        Item(each.title, each.id, each.start[:10], {"typing": True})
        for each in unfinished(desk)
        if each.why != "planned"
    )


def waited_for(desk: Desk, expected: str | None) -> int:
    """How many of those who are expected are still on the roster. ``expected``: as it stands in its column."""
    people = from_column("activity", "expected", expected) or []
    return len(people) - len(people_queries.gone(desk.db, people))


# --- reports and the month ------------------------------------------------------------------------------------------


def _last_month(desk: Desk, own: int) -> Term:
    return month_of(desk.today(), desk.township_settings.closing(own)).step(-1)


def _report(desk: Desk, own: int) -> Due | None:
    term = _last_month(desk, own)
    if not any(queries.begun(desk.db)[1:]) or report_queries.reports(desk.db, REPORTS, term.key):
        return None
    period = desk.township_settings.period(term, own)
    if not queries.worked(desk.db, period.first.isoformat(), period.last.isoformat()):
        return None
    pack = desk.forms_packs.at(period.last)
    due = pack.due_on(period.last) if pack is not None else None
    return due_of([Item("", None, due[0].isoformat() if due else "", {"term": term})])


def _dispatch(desk: Desk, own: int) -> Due | None:
    term = _last_month(desk, own).step(1)
    last = desk.township_settings.period(term, own).last
    if not 0 <= (last - desk.today()).days < DISPATCH_DAYS or not desk.units.gachas() or desk.dispatch.is_frozen(term):
        return None
    return due_of([Item("", None, last.isoformat(), {"term": term})])


def _terms(desk: Desk, own: int) -> Due:
    due = desk.terms.due(desk.today())
    return due_of(Item(each.name, each.term.org, each.term.due.isoformat() if each.term.due else "") for each in due)


# --- what is plain --------------------------------------------------------------------------------------------------


def _plain(kind: str, called: str) -> Callable[[Desk, int], Due]:
    """What is due of a plain kind, by the names of the first few."""

    def read(desk: Desk, own: int) -> Due:
        records = desk.plain[kind]
        ids = records.due_today()
        due = records.plain.due
        rows = desk.journal.rows.get_many(kind, ids[:NAMES])
        return Due(len(ids), [Item(str(row[called] or ""), id_, str(row[due] or "")) for id_, row in rows.items()])

    return read


def _needs(desk: Desk, own: int) -> Due:
    return due_of(Item(row.no, row.id, row.due) for row in desk.needs.pressing())


def _disputes(desk: Desk, own: int) -> Due:
    return due_of(Item(no, id_, day) for id_, no, day in desk.disputes.due())


def _homes(desk: Desk, own: int) -> Due:
    ids = desk.homes.ids(HomeFilter(quiet=True), "last")
    return Due(len(ids), [Item(name, id_) for id_, name, _ in desk.homes.last_held(ids[:NAMES])])


def _no_home(desk: Desk, own: int) -> Due:
    women, homes, activities = queries.begun(desk.db)
    return Due(int(women and activities and not homes))


#: From this month on the books of the year before are to lie filed.
FILING_MONTH: Final = 3


def _turns(desk: Desk, own: int) -> Due:
    """Whose turn it is today, by her name; a turn that nobody has by its own."""
    roster = desk.rotas.roster()
    names = desk.people.names({turn.holder for turn in roster.running() if turn.holder is not None})
    found = []
    for turn in roster.running():
        her = "" if turn.holder is None or roster.out_of_hands(turn) else names[turn.holder]
        whose = desk.rotas.name(turn.rota)
        found.append(Item(" · ".join(filter(None, (her, whose))), turn.id, turn.ends.isoformat()))
    return due_of(found)


def _books(desk: Desk, own: int) -> Due | None:
    today = desk.today()
    year = today.year - 1
    if today.month < FILING_MONTH or not desk.work_books.count() or year in desk.township_settings.books_filed():
        return None
    return due_of([Item("", None, f"{today.year}-{FILING_MONTH:02}-31")])


def _conflicts(desk: Desk, own: int) -> Due:
    return Due(queries.open_conflicts(desk.db))


def _to_complete(desk: Desk, own: int) -> Due:
    return Due(queries.to_complete(desk.db))


# --- this laptop ----------------------------------------------------------------------------------------------------


def is_unsent(desk: Desk) -> bool:
    """Whether something waits for so long that it is to be carried to where there is a line."""
    count, since = desk.journal.log.waiting()
    if not desk.records.joined or not count or since is None:
        return False
    return (desk.today() - datetime.fromtimestamp(since / 1000).date()).days >= WAITED_DAYS


def is_unsaved(desk: Desk) -> bool:
    """Whether the last backup is so old that another one is to be made."""
    age = desk.backups.age()
    return desk.backups.ahead() is None and age is not None and age.days >= BACKUP_DAYS


def _unsent(desk: Desk, own: int) -> Due | None:
    return Due(desk.journal.log.waiting()[0]) if is_unsent(desk) else None


def _backup(desk: Desk, own: int) -> Due | None:
    age = desk.backups.age()
    return Due(age.days) if age is not None and is_unsaved(desk) else None


#: All lines, in the order in which they are to be done; more than a page holds are asked for.
WORK: Final[tuple[Work, ...]] = (
    Work(
        *("held_or_not", "Past activities: held or not? ({n})", "{n} 项活动已过时间：办了吗？", "Answer", "去确认"),
        *("activities", None, ("activity", "attendance", "sheet"), _held_or_not),
    ),
    Work(
        *("unaccounted", "Sheets not typed back: {n}", "{n} 份签到表没有登记完", "Type them in", "去登记"),
        *("activities", None, ("activity", "attendance", "sheet"), _unaccounted),
    ),
    Work(
        *("conflicts", "Entries that differ between two people: {n}", "{n} 处两人填写不一致", "Decide", "去选定"),
        *("sync", {"part": "conflicts"}, ("conflict",), _conflicts),
    ),
    Work(
        *(
            "needs",
            "Needs to be decided, due or over their term: {n}",
            "{n} 件诉求待研判、将到期或超期",
            "Look",
            "去办理",
        ),
        *("needs", {"pressing": True}, ("need", "need_step"), _needs, "need"),
    ),
    Work(
        *("disputes", "Disputes to be looked at again: {n}", "{n} 件矛盾纠纷该回访了", "Look", "去看看"),
        *("disputes", None, ("dispute", "dispute_look"), _disputes, "dispute"),
    ),
    Work(
        *("incoming", "Documents to be answered: {n}", "{n} 件收文该办结了", "Answer", "去办理"),
        *("incoming", {"due": True}, ("incoming",), _plain("incoming", "title")),
    ),
    Work(
        *("report", "The month's report is to be frozen", "月报还没有定稿", "To the report", "去定稿"),
        *("month", {}, ("report", "report_event", "activity", "visit"), _report, "report"),
    ),
    Work(
        *("dispatch", "The month's dispatch is to be looked through", "本月调度表该看一遍了", "Look", "去调度"),
        *("dispatch", {}, ("report", "org_unit"), _dispatch, "dispatch_entry"),
    ),
    Work(
        *("terms", "Terms over or soon over: {n}", "{n} 个组织届满或将届满", "Look", "去看看"),
        *("units", {"due": True}, ("term", "org_unit", "setting"), _terms),
    ),
    Work(
        *("turns", "On duty now: {n}", "{n} 人正在轮值", "To the turn", "去轮值"),
        *("turns", None, ("rota", "rota_turn", "rota_swap", "person", "appointment"), _turns),
        tone="neutral",
    ),
    Work(
        *("homes", "Homes where nothing was held for long: {n}", "{n} 个妇女之家久未活动", "Look", "去看看"),
        *("homes", {"quiet": True}, ("home", "activity"), _homes),
    ),
    Work(
        *("no_home", "No women's home is in the register yet", "还没有登记妇女之家", "Add a home", "登记妇女之家"),
        *("homes", {"new": True}, ("home", "activity", "person"), _no_home, "home"),
    ),
    Work(
        *("books", "Last year's books are to be filed", "去年的簿册该归档了", "To the books", "去归档"),
        *("books", {}, ("work_book", "setting"), _books, "setting"),
    ),
    Work(
        *("tags", "Tags to be looked at again: {n}", "{n} 个标签该复核了", "Look", "去复核"),
        *("tags", {"due": True}, ("person_tag",), lambda desk, own: Due(len(desk.tags.due_today()))),
    ),
    Work(
        *("to_complete", "Women whose record is incomplete: {n}", "{n} 位妇女的资料待补全", "Complete", "去补全"),
        *("people", {"to_complete": True}, ("person",), _to_complete),
    ),
    Work(
        *("unsent", "Changes that are not sent yet: {n}", "{n} 处修改还没有上传", "Send", "去上传"),
        *("sync", {}, (), _unsent),
    ),
    Work(
        *("backup", "The last backup is {n} days old", "上次备份是 {n} 天前", "Back up", "去备份"),
        *("settings", {"part": "backup"}, (), _backup),
    ),
)
