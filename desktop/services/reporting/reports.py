"""定稿、上报 Reports as they go up: frozen as they were counted, versions, what became of them, what changed since.

Rows stay as open as before: a frozen report holds its own cells. What differs later is a list (``differences``); it
goes up as the next version (补报) or as a line of the next report (并入下期), so that the year adds up and says how.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from desktop.errors import KnownError
from desktop.services.dispatch.frozen import FORM as DISPATCH
from desktop.services.dispatch.frozen import FrozenMonth
from desktop.services.figures import Span, Term
from desktop.services.reporting import basis as bases
from desktop.services.reporting.basis import Packed
from desktop.services.reporting.checks import Check, checks
from desktop.services.reporting.confidence import told
from desktop.services.reporting.differences import Differences, between
from desktop.store.changes import Changes, Edit, Label
from desktop.store.queries import reports as queries
from desktop.store.queries.reports import Told
from protocol.figures import FIGURES, Time
from protocol.forms_pack import REPORT_LIST
from protocol.frozen import WORK, Carried, Frozen, FrozenCell
from protocol.ids import new_id
from protocol.records import REPORT, REPORT_BASIS, REPORT_EVENT

if TYPE_CHECKING:
    from desktop.services.desk import Desk

__all__ = [
    "CARRIED",
    "CHANNELS",
    "SMALL",
    "Frozen",
    "Look",
    "Prepared",
    "Reports",
    "State",
    "Tie",
    "Version",
]

#: Up to so many units a difference goes into the next report without a question.
SMALL: Final = 5
#: So many terms back differences are looked for.
TERMS_BACK: Final = 24
#: How a report leaves the house; by sync only where the server says that an office reads there, which none says yet.
CHANNELS: Final = ("paper", "pdf", "xlsx")
#: What can be told afterwards in a line of another report: what is added up, and different people and households.
CARRIED: Final = tuple(
    id_
    for id_, figure in FIGURES.items()
    if figure.time is Time.FLOW or (figure.time is Time.DISTINCT and figure.opens in ("person", "household"))
)


class State(Enum):
    """Where a report is, by what was done with it and answered."""

    FROZEN = "frozen"
    SENT = "sent"
    WITHDRAWN = "withdrawn"
    RECEIVED = "received"
    RETURNED = "returned"
    ADOPTED = "adopted"


@dataclass(frozen=True)
class Version:
    """One version of a term's report. ``frozen`` None: a newer program froze it."""

    id: bytes
    term: Term
    number: int
    frozen: Frozen | None
    events: tuple[Told, ...]
    answers: tuple[Told, ...]

    @property
    def state(self) -> State:
        """An office's last word counts; before there is one, what was done here."""
        acts = {event.act for event in self.events}
        if "withdrew" in acts:
            return State.WITHDRAWN
        known = [answer.act for answer in self.answers if answer.act in ("received", "returned", "adopted")]
        return State(known[-1]) if known else State.SENT if "sent" in acts else State.FROZEN

    @property
    def may_be_withdrawn(self) -> bool:
        """Until it was received."""
        return self.state in (State.FROZEN, State.SENT)

    @property
    def may_be_corrected(self) -> bool:
        """Whether a further version may follow: once an office has added it up, the office opens it again."""
        return self.state is not State.ADOPTED

    @property
    def is_to_be_carried(self) -> bool:
        """Whether somebody chose 并入下期 for what changed since."""
        return any(event.act == "carry" for event in self.events)


@dataclass(frozen=True)
class Prepared:
    """A report that is about to be frozen, as it is shown before. ``after``: the version that it follows; ``listed``:
    what the forms pack wants looked through; ``left``: what of it nobody ticked; ``dispatch``: the month's dispatch,
    which is kept with it; None of a longer term."""

    term: Term
    version: int
    after: bytes | None
    frozen: Frozen
    basis: Packed
    checks: tuple[Check, ...]
    listed: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    dispatch: FrozenMonth | None = None

    @property
    def id(self) -> bytes:
        """The id of its row, the same on every laptop."""
        return _id_of(self.key)

    @property
    def key(self) -> dict[str, Any]:
        """What its row is found by."""
        return _key_of(self.term, self.version)


@dataclass(frozen=True)
class Tie:
    """How a longer period's figure comes from its months: ``frozen`` + ``carried`` + ``open`` − ``twice`` + ``days`` =
    ``whole``. ``open``: what no frozen report tells yet; ``twice``: who was counted in several months; ``days``: what
    days make that are the period's and no month's, less what those make that are a month's only (a year to 31 December
    of months that close on the 25th)."""

    figure: str
    frozen: int
    carried: int
    open: int
    twice: int
    whole: int
    days: int = 0


@dataclass(frozen=True)
class Look:
    """Everything about a term's report: its ``versions``, the number of the ``following`` one, the ``standing`` one and
    what differs from it, which later reports ``told`` of that (by term and figure), and how it comes from its
    months."""

    term: Term
    versions: tuple[Version, ...]
    following: int
    standing: Version | None
    differences: Differences | None
    told: Mapping[Term, Mapping[str, int]]
    ties: tuple[Tie, ...]

    @property
    def untold(self) -> dict[str, int]:
        """By figure what neither this report nor a later one tells, of what can be told in a line."""
        lines = () if self.differences is None else self.differences.lines
        told = {id_: sum(cells.get(id_, 0) for cells in self.told.values()) for id_ in CARRIED}
        left = {line.figure: line.delta - told[line.figure] for line in lines if line.figure in told}
        return {id_: number for id_, number in left.items() if number}


class Reports:
    """The reports of one desk's township. ``own``: this laptop's closing day, see ``TownshipSettings``."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def versions(self, term: Term) -> list[Version]:
        """The versions of a term's report, the first first."""
        return [self._version(row, term) for row in queries.reports(self._desk.db, WORK, term.key)]

    def standing(self, term: Term) -> Version | None:
        """The version that counts: the last one that was not withdrawn."""
        return next((each for each in reversed(self.versions(term)) if each.state is not State.WITHDRAWN), None)

    def look(self, term: Term, own: int) -> Look:
        """All that stands about a term's report. Counts its rows where it is frozen; a year with its months anew."""
        versions, standing = self.versions(term), self.standing(term)
        found = None if standing is None or standing.frozen is None else self.differences(standing)
        told = {} if standing is None else self.told_elsewhere(standing)
        following = self._following(term, versions)
        return Look(term, tuple(versions), following, standing, found, told, tuple(self.ties(term, own)))

    def prepare(self, term: Term, own: int) -> Prepared:
        """What would be frozen now. Takes as long as a count of the term, the year before and the year."""
        desk = self._desk
        report = desk.figures.report(term, own)
        basis = bases.read(desk.db, report.period)
        packed, counted = bases.pack(basis), basis.counted()
        pack = desk.forms_packs.at(report.period.last)
        whole_is_now = report.to_date == report.period
        cells = {
            line.figure.id: FrozenCell(
                line.figure.rule,
                counted[line.figure.id],
                None if line.before is None else line.before.cell,
                counted[line.figure.id] if whole_is_now else line.to_date.cell,
            )
            for line in report.asked_lines
        }
        carried, undecided = self._to_carry(term)
        frozen = Frozen(
            report.period,
            cells,
            basis.kinds() if report.tells_kinds else {},
            basis.targets() if report.tells_targets else {},
            tuple(carried),
            desk.now().isoformat(timespec="minutes"),
            desk.records.user_name(desk.records.user),
            packed.digest,
            pack.title if pack is not None else "",
        )
        before = self.versions(term)
        number, after = self._following(term, before), before[-1].id if before else None
        found = checks(desk, report, basis, own, undecided)
        listed = () if pack is None else pack.checklists.get(REPORT_LIST, ())
        dispatch = desk.dispatch.freeze(term, own) if term.span is Span.MONTH else None
        return Prepared(term, number, after, frozen, packed, found, listed, dispatch=dispatch)

    def freeze(self, prepared: Prepared) -> Changes:
        """Keeps just what was shown, as one act. Raises KnownError: role_may_not; report_frozen_meanwhile where another
        version came in between; report_adopted where an office has added it up; pack_newer_here where the month counts
        by a forms pack that a newer program set."""
        if self._desk.forms_packs.needs_update(prepared.frozen.period.last):
            raise KnownError("pack_newer_here")
        last = next(reversed(self.versions(prepared.term)), None)
        if (None if last is None else last.id) != prepared.after:
            raise KnownError("report_frozen_meanwhile")
        if last is not None and not last.may_be_corrected:
            raise KnownError("report_adopted")
        report = prepared.id
        edits = [Edit(REPORT.name, report, {**prepared.key, "frozen": prepared.frozen.plain(), "deleted": None})]
        for part, counted in enumerate(prepared.basis.parts):
            of = {"report": report, "digest": prepared.basis.digest, "part": part}
            id_ = REPORT_BASIS.derived_id(of)
            assert id_ is not None
            edits.append(Edit(REPORT_BASIS.name, id_, {**of, "counted": counted, "deleted": None}))
        if prepared.dispatch is not None and prepared.dispatch.lines:
            key = {**prepared.key, "form": DISPATCH}
            edits.append(Edit(REPORT.name, _id_of(key), {**key, "frozen": prepared.dispatch.plain(), "deleted": None}))
        unticked = f"未核对：{'；'.join(prepared.left)}" if prepared.left else None
        edits.append(self._event(report, "froze", self._desk.today(), reason=unticked))
        return self._desk.journal.write(edits, Label("report.freeze", prepared.term.key))

    def send(self, version: Version, channel: str, on: date) -> Changes:
        """Notes that a report left the house, how and on which day."""
        event = self._event(version.id, "sent", on, channel=channel)
        return self._desk.journal.write([event], Label("report.send", version.term.key))

    def withdraw(self, version: Version, reason: str) -> Changes:
        """Takes a report back before it was received; the version before counts again. Raises KnownError
        report_received."""
        if not version.may_be_withdrawn:
            raise KnownError("report_received")
        event = self._event(version.id, "withdrew", self._desk.today(), reason=reason.strip() or None)
        return self._desk.journal.write([event], Label("report.withdraw", version.term.key))

    def carry(self, version: Version) -> Changes:
        """What changed since goes as a line into the next report (并入下期)."""
        event = self._event(version.id, "carry", self._desk.today())
        return self._desk.journal.write([event], Label("report.carry", version.term.key))

    def differences(self, version: Version) -> Differences:
        """What a frozen report's figures would be now. Empty of one that a newer program froze."""
        frozen = version.frozen
        if frozen is None:
            return Differences((), False, 0)
        then = bases.unpack(frozen.basis, queries.parts(self._desk.db, version.id, frozen.basis))
        now = bases.read(self._desk.db, frozen.period)
        return told(self._desk, between(self._desk.db, frozen, then, now), then, now)

    def told_elsewhere(self, version: Version) -> dict[Term, Mapping[str, int]]:
        """Which later reports tell what changed in this one, and by how much."""
        return {
            other.term: each.cells
            for other in self._all(version.term.span)
            if other.frozen is not None
            for each in other.frozen.carried
            if each.term == version.term
        }

    def ties(self, term: Term, own: int) -> list[Tie]:
        """How a quarter's, half's or year's figures come from its frozen months; [] where no month is frozen."""
        if term.span is Span.MONTH:
            return []
        months = [
            Term(Span.MONTH, term.year, n) for n in range(term.last_month - term.span.value + 1, term.last_month + 1)
        ]
        standing = {each.term: each for each in self._all(Span.MONTH) if each.frozen is not None}
        if not any(month in standing for month in months):
            return []
        settings = self._desk.township_settings
        closing, period = settings.closing(own), settings.period(term, own)
        whole = bases.read(self._desk.db, period).counted()
        their_days = term.period(closing)  # of the months
        theirs = whole if their_days == period else bases.read(self._desk.db, their_days).counted()
        live = [bases.read(self._desk.db, month.period(closing)).counted() for month in months]
        ties = []
        for id_ in CARRIED:
            frozen = sum(_frozen_number(standing.get(month), id_) for month in months)
            carried = sum(
                each.cells.get(id_, 0)
                for other in standing.values()
                if other.frozen is not None
                for each in other.frozen.carried
                if each.term in months
            )
            counted = sum(cells[id_].num for cells in live)
            twice, days = counted - theirs[id_].num, whole[id_].num - theirs[id_].num
            ties.append(Tie(id_, frozen, carried, counted - frozen - carried, twice, whole[id_].num, days))
        return ties

    # --- what goes into the next report -------------------------------------------------------------------------------

    def _to_carry(self, term: Term) -> tuple[list[Carried], int]:
        """The lines of earlier terms that this report takes with it, and how many terms nobody decided about."""
        standing = self._all(term.span)
        lines, undecided = [], 0
        first = term.step(-TERMS_BACK)
        for version in standing:
            if version.frozen is None or not _order(first) <= _order(version.term) < _order(term):
                continue
            cells = self._untold(version, [each for each in standing if each.term != term])
            if not cells:
                continue
            if version.is_to_be_carried or max(map(abs, cells.values())) <= SMALL:
                lines.append(Carried(version.term, cells))
            else:
                undecided += 1
        return lines, undecided

    def _untold(self, version: Version, standing: list[Version]) -> dict[str, int]:
        """By figure what a frozen report lacks and no other report tells."""
        assert version.frozen is not None
        live = bases.read(self._desk.db, version.frozen.period).counted()
        told: dict[str, int] = {}
        for other in standing:
            for each in other.frozen.carried if other.frozen is not None else ():
                if each.term == version.term:
                    told = {id_: told.get(id_, 0) + each.cells.get(id_, 0) for id_ in {*told, *each.cells}}
        cells = {
            id_: live[id_].num - version.frozen.cells[id_].now.num - told.get(id_, 0)
            for id_ in CARRIED
            if id_ in version.frozen.cells
        }
        return {id_: number for id_, number in cells.items() if number}

    def _all(self, span: Span) -> list[Version]:
        """The versions that count, of every term as long as this, the earliest first."""
        found: dict[Term, Version] = {}
        for row in queries.reports(self._desk.db, WORK):
            term = Term.of_key(row.term)
            if term is not None and term.span is span:
                version = self._version(row, term)
                if version.state is not State.WITHDRAWN:
                    found[term] = version
        return [found[term] for term in sorted(found, key=_order)]

    def _following(self, term: Term, versions: list[Version]) -> int:
        """The number of the next version. One whose freezing was undone keeps its number: what was noted of it, here or
        on a laptop that did not sync yet, must not become the fate of another."""
        number = versions[-1].number + 1 if versions else 1
        while queries.is_taken(self._desk.db, _id_of(_key_of(term, number))):
            number += 1
        return number

    def _version(self, row: queries.Row, term: Term) -> Version:
        db = self._desk.db
        events, answers = tuple(queries.events(db, row.id)), tuple(queries.answers(db, row.id))
        return Version(row.id, term, row.version, Frozen.of_plain(row.frozen), events, answers)

    def _event(self, report: bytes, act: str, on: date, **more: Any) -> Edit:
        name = self._desk.records.user_name(self._desk.records.user)
        fields = {"report": report, "act": act, "day": on.isoformat(), "who": name or None, **more}
        return Edit(REPORT_EVENT.name, new_id(), fields)


def _key_of(term: Term, version: int) -> dict[str, Any]:
    return {"form": WORK, "term": term.key, "version": version}


def _id_of(key: Mapping[str, Any]) -> bytes:
    found = REPORT.derived_id(key)
    assert found is not None
    return found


def _order(term: Term) -> tuple[int, int]:
    return term.year, term.number


def _frozen_number(version: Version | None, figure: str) -> int:
    if version is None or version.frozen is None or figure not in version.frozen.cells:
        return 0
    return version.frozen.cells[figure].now.num
