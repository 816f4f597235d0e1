"""What all kinds share: acts and undo, a record's history, who uses this laptop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.errors import KnownError
from desktop.services.called import BY_NUMBER as CALLED_BY_NUMBER
from desktop.services.called import record_name, row_name, unit_name
from desktop.services.plain_kinds import PLAIN, PLAIN_BY_KIND, ROWS, rows_of
from desktop.store.aside import RELEASED, laid_aside
from desktop.store.changes import Act, Changes, Edit, HistoryLine, Label, Sight, Undone
from desktop.store.queries import finding as finding_queries
from desktop.store.queries import owned_rows, units
from desktop.store.queries import reports as report_queries
from desktop.store.recovery import ANEW
from desktop.store.values import Value
from protocol.clock import milliseconds_of
from protocol.ids import new_id
from protocol.records import BY_NAME, BY_NUMBER, kinds_known
from protocol.roles import ROLES, VICE_CHAIR, VIEWER, least_role
from protocol.wire import Refusal

if TYPE_CHECKING:
    from desktop.store.township import Township

#: Acts with which a copy begins; Ctrl+Z never reaches them.
BEGINNINGS = frozenset({"township.start", "sample.load", "user.add"})
#: Acts that nobody takes back: they are on their way to every laptop, or others wrote what they say.
_LASTING = frozenset({"person.erase", "access_log.write", ANEW, RELEASED})

#: Kind → its fields that say of whom and what a record is, and the kinds that they name.
_NAMED: dict[str, dict[str, str]] = {
    "attendance": {"person": "person", "activity": "activity"},
    "appointment": {"person": "person", "org": "org_unit"},
    "person_alias": {"person": "person"},
    "home_person": {"person": "person", "home": "home"},
    "household": {"head": "person"},
    "sheet": {"activity": "activity"},
    "dispatch_entry": {"org": "org_unit"},
    "need_step": {"need": "need"},
    "dispute_look": {"dispute": "dispute"},
    "dispute_check": {"gacha": "org_unit"},
    **{plain.kind: plain.subjects for plain in PLAIN if plain.kind not in CALLED_BY_NUMBER},
    **{rows.kind: {rows.by: rows.owner} for rows in ROWS.values()},
}


@dataclass(frozen=True)
class NotTaken:
    """A change that the server did not take: of what, which fields, when (ms UTC), and why (a
    reason's code of ``protocol.limits``)."""

    kind: str
    id: bytes
    subject: str
    fields: tuple[str, ...]
    at: int
    reason: str


class Records:
    """Acts, undo, history and users of one desk."""

    def __init__(self, township: Township) -> None:
        self._journal = township.journal
        self._db = township.db

    def acts(self, limit: int = 50, before: int | None = None) -> list[Act]:
        """This laptop's acts, newest first, to be taken back by name."""
        return self._journal.log.acts(limit, before)

    def last_act(self) -> Act | None:
        """The newest act that Ctrl+Z takes back; None where the last 50 are taken back or the copy began with it."""
        acts = self._journal.log.acts()
        act = next((act for act in acts if not act.undone and not self._lasts(act)), None)
        return None if act is None or act.label.code in BEGINNINGS else act

    def next_to_redo(self) -> Act | None:
        """The act that Ctrl+Y does again: the one taken back last, unless something else was done since."""
        number = self._journal.log.next_to_redo()
        return None if number is None else next(iter(self._journal.log.acts(1, number + 1)), None)

    def may_undo(self, act: Act) -> bool:
        """Whether an act can be taken back, by somebody who may write."""
        return self.may_write and not act.undone and act.label.code not in BEGINNINGS and not self._lasts(act)

    def may_redo(self, act: Act) -> bool:
        """Whether an act that was taken back can be done again, by somebody who may write."""
        return self.may_write and act.undone and act.label.code not in BEGINNINGS | _LASTING

    def undo(self, act: int) -> Undone:
        """Takes an act back; cells that someone changed since stay as they are and are named. Raises KnownError
        report_went_up: a report that went up is taken back as such (撤回), for all to see."""
        found = next(iter(self._journal.log.acts(1, act + 1)), None)
        if found is not None and found.number == act and self._froze_what_went_on(found):
            raise KnownError("report_went_up")
        return self._journal.undo(act)

    def _lasts(self, act: Act) -> bool:
        return act.label.code in _LASTING or self._froze_what_went_on(act)

    def _froze_what_went_on(self, act: Act) -> bool:
        return act.label.code == "report.freeze" and report_queries.froze_what_went_on(
            self._db, self._journal.device, act.number
        )

    def sight(self) -> Sight:
        """What this copy knows now. A form asks before it reads what it shows, and says it again when it saves."""
        return self._journal.sight()

    @staticmethod
    def sight_of(plain: Any) -> Sight | None:
        """The sight that a draft keeps as plain data; None where it keeps none."""
        return Sight.of_plain(plain)

    def redo(self, act: int) -> Undone:
        """Does an act again that was taken back; cells that someone changed since stay as they are and are named."""
        return self._journal.redo(act)

    def size_of(self, act: int) -> int:
        """How many rows an act wrote, each as often as it wrote it."""
        return self._journal.log.size_of(act)

    def history(self, kind: str, id: bytes) -> list[HistoryLine]:
        """What was written to a record and to the rows that it owns, newest first."""
        return self._journal.log.history(kind, id, self._owned(kind, id))

    def history_rows(self, kind: str, id: bytes) -> list[tuple[str, bytes]]:
        """The rows whose writing makes up a record's history (kind and id): itself, then those that it owns."""
        return [(kind, id), *((own, row) for own, rows in self._owned(kind, id).items() for row in rows)]

    def _owned(self, kind: str, id: bytes) -> dict[str, list[bytes]]:
        return {rows.kind: owned_rows.ids(self._db, rows.kind, rows.by, id) for rows in rows_of(kind)}

    def user_name(self, user: bytes) -> str:
        """The name of a user; "" where it is not known."""
        return self._db.value("SELECT name FROM user WHERE id = ?", (user,)) or ""

    def users(self) -> list[tuple[bytes, str, str]]:
        """Who may use this township's laptops: id, name, role, by name."""
        found = self._db.rows("SELECT id, name, role FROM user WHERE deleted IS NULL ORDER BY name")
        return [(id_, name or "", role or "chair") for id_, name, role in found]

    @property
    def user(self) -> bytes:
        """Who uses this laptop now; zeros before someone said so."""
        return self._journal.author

    @property
    def role(self) -> str:
        """What who uses this laptop may be here: her own role, at most this laptop's."""
        return self._journal.role

    @property
    def busy(self) -> bool:
        """Whether a write of the window's waits for the disk: what happens there meanwhile writes nothing."""
        return self._db.busy

    @property
    def may_write(self) -> bool:
        """Whether who uses this laptop may change records: a viewer only looks."""
        return self._journal.role != VIEWER

    @property
    def sees_private(self) -> bool:
        """Whether who uses this laptop sees phones and identity numbers whole: she calls these women, or writes them
        down. A viewer does neither."""
        return self._journal.role != VIEWER

    def may_change(self, kind: str) -> bool:
        """Whether who uses this laptop may write records of a kind at all."""
        return ROLES.index(self._journal.role) >= ROLES.index(least_role(BY_NAME[kind].number))

    def holds(self, kind: str) -> bool:
        """Whether there is a record of a kind."""
        return finding_queries.holds(self._db, kind)

    def is_offered(self, kind: str) -> bool:
        """Whether records of a kind may be made here: a laptop that joined a server offers no kind that the server does
        not know yet; it says so with each exchange."""
        known = kinds_known(self._db.get_meta("server_knows"), self._db.get_meta("server_kinds"))
        return not self.joined or BY_NAME[kind].number in known

    def knows_role(self, role: str) -> bool:
        """Whether the server of a laptop that joined one knows this role: to those of before, who is a vice chair is a
        viewer, and what she writes is refused. A server that knows 收文 knows her, for the kind came with the role."""
        return role != VICE_CHAIR or self.is_offered("incoming")

    def use(self, user: bytes) -> None:
        """Sets who uses this laptop."""
        self._journal.use_author(user)

    def add_user(self, name: str, role: str = "chair") -> Changes:
        """A new user, who uses this laptop from now on and is the author of her own record. Raises KnownError
        role_may_not where she would be more than this laptop is."""
        user, before = new_id(), self.user
        self._journal.use_author(user)
        try:
            return self._journal.write([Edit("user", user, {"name": name, "role": role})], Label("user.add", name))
        except KnownError:
            self._journal.use_author(before)
            raise

    def new_user(self, name: str, role: str) -> Changes:
        """A new user, written by whoever is at the desk and stays there. Raises KnownError role_may_not."""
        return self._journal.write([Edit("user", new_id(), {"name": name, "role": role})], Label("user.add", name))

    def change_user(self, user: bytes, name: str, role: str) -> Changes:
        """What a user is called, and what she may. Raises KnownError role_may_not."""
        return self._journal.write([Edit("user", user, {"name": name, "role": role})], Label("user.save", name))

    def township_name(self) -> str:
        """The short name of the sumu whose records these are; "" before it was chosen."""
        return unit_name(units.township(self._db))

    @property
    def joined(self) -> bool:
        """Whether this laptop exchanges with a server at all."""
        return self._db.get_meta("connection") is not None

    def waiting(self) -> tuple[int, int | None]:
        """How many changes are not sent yet, and since when (ms UTC)."""
        return self._journal.log.waiting()

    def carried(self) -> int:
        """How many changes of other laptops came by stick and are not known to be at the server. What it lays aside,
        as its laptop was shut out, is there (``services.shut_out``)."""
        return self._journal.log.carried() - sum(each.number for each in laid_aside(self._db))

    def waiting_kinds(self) -> dict[str, int]:
        """How many of the changes that wait belong to which kind, the most first."""
        counted = self._journal.log.waiting_kinds()
        return {BY_NUMBER[kind].name: count for kind, count in counted if kind in BY_NUMBER}

    def subject(self, kind: str, record: Mapping[str, Value]) -> str:
        """What a record is about, in the words that it holds: a name, a title, whose and of what; "" where it says
        nothing."""
        if not record:
            return ""
        stated = PLAIN_BY_KIND.get(kind) or ROWS.get(kind)
        own = record_name(kind, record) or (str(record.get(stated.named_by) or "") if stated else "")
        parts = [own] if own else []
        for field, table in _NAMED.get(kind, {}).items():
            if record.get(field):
                parts.append(self.called(table, record[field]))
        parts.append(str(record.get("date") or "") if not own else "")
        return " · ".join(part for part in parts if part)

    def named(self, kind: str, id: bytes) -> str:
        """What a record is about, as ``subject``, of one that may be deleted."""
        return self.subject(kind, self._journal.rows.get(kind, id) or {})

    def household_name(self, id: bytes) -> str:
        """The name of a household's head; "" where none is known."""
        return self.called("household", id)

    def household_head(self, id: bytes) -> bytes | None:
        """Who heads a household; None where nobody is written down for it."""
        head: bytes | None = (self._journal.rows.get("household", id) or {}).get("head")
        return head

    def called(self, kind: str, id: bytes) -> str:
        """What a record that another refers to is called; a household by its head."""
        record = self._journal.rows.get(kind, id)
        if kind == "household":
            head = record["head"] if record else None
            return self.called("person", head) if head else ""
        return record_name(kind, record or {"deleted": 1})

    def row_name(self, kind: str, id: bytes) -> str:
        """What a row is called where it is chosen among others; an activity with its day."""
        return row_name(kind, self._journal.rows.get(kind, id) or {})

    def row_names(self, kind: str, ids: Sequence[bytes]) -> dict[bytes, str]:
        """What rows are called where one is chosen among them, in the order of ``ids``."""
        records = self._journal.rows.get_many(kind, ids)
        return {id_: row_name(kind, records.get(id_, {})) for id_ in ids}

    def erased_again(self) -> int:
        """How many changes of this laptop the server refused because they were about somebody who was erased at her
        wish. Nobody has to do anything about them: their values are gone here too."""
        found = self._db.value(
            # The first term is that of the index, word for word: without it the whole log is read.
            "SELECT count(*) FROM operation WHERE (refused IS NOT NULL OR outcomes IS NOT NULL)"
            " AND refused = ? AND device = ?",
            (Refusal.ERASED, self._journal.device),
        )
        return int(found)

    def not_taken(self, limit: int = 50) -> list[NotTaken]:
        """Changes of this laptop that the server refused, newest first; without those of ``erased_again``."""
        found = []
        for op, _, reason in self._journal.log.refused(limit):
            kind = BY_NUMBER.get(op.kind)
            if kind is None or reason in ("", Refusal.ERASED) or op.device != self._journal.device:
                continue
            row = self._journal.rows.get(kind.name, op.row) or {}
            fields = tuple(kind.by_number[n].name for n in op.fields if n in kind.by_number)
            subject = self.subject(kind.name, row)
            found.append(NotTaken(kind.name, op.row, subject, fields, milliseconds_of(op.stamp), reason))
        return found
