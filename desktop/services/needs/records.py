"""诉求 The needs of a township: registered, triaged, referred, answered, told, closed.

Words of a sealed need stand sealed, and nowhere else; whom it is about is told only to who may open it. How a need
stands follows from its steps (``protocol.needs``), which are only added to.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from desktop.errors import FieldErrors, KnownError
from desktop.services import codes
from desktop.services.called import PERSON_NAMES
from desktop.services.need_kinds import NEED
from desktop.services.needs import rules
from desktop.services.plain import ABOUT, joined
from desktop.services.plain_records import PlainFilter, PlainRecords
from desktop.services.reporting.need_rows import Petitions, petitions
from desktop.services.sealing import HIDDEN, Clear, Sealed, wrapped
from desktop.services.seen import Seen
from desktop.services.serial_numbers import SerialNumbers, number_key
from desktop.services.validation import age, check_date
from desktop.services.written import Written
from desktop.store.changes import Changes, Edit, Label
from desktop.store.queries import needs as queries
from desktop.store.values import Record, Value
from protocol.ids import new_id
from protocol.needs import (
    ACTS,
    AGAIN_WITHIN,
    CLOSE,
    EXTEND,
    MERGE,
    OPEN,
    OVER,
    REFER,
    REOPEN,
    RETURNED,
    followed_by,
    is_late,
    is_sealed,
    rule_for,
)
from protocol.periods import Period

if TYPE_CHECKING:
    from desktop.services.desk import Desk

__all__ = ["OPEN", "OVER", "SOON", "FromVisit", "NeedFilter", "Needs", "Referral", "Reminder", "is_sealed"]

#: Under this age nobody is found by her name: her guardian speaks for her.
CHILD: Final = 14
#: Fields whose words a sealed need keeps in ``sealed_matter``, and in ``sealed_who``.
MATTER: Final = ("matter", "note")
WHO: Final = ("about_label", "petitioner_label", "petitioner_phone")
#: What a step may say besides its need and day.
_STEP_FIELDS: Final = (
    *(
        "done_by",
        "to_text",
        "to_kind",
        "doc_no",
        "text",
        "sealed_text",
        "new_due",
        "reply_on",
        "outcome",
        "satisfied",
        "merged_into",
    ),
)
#: The words of a visit, and their heads in a need.
WORDS_OF_A_VISIT: Final = {"situation": "情况", "difficulty": "困难诉求", "measure": "措施"}
#: So many days before its end a term is told of.
SOON: Final = 2
LINE, LONG = 120, 4000


@dataclass(frozen=True)
class NeedFilter(PlainFilter):
    """Which needs a list shows. ``states``: of which they have one; ``late``: only those whose term is over;
    ``untouched``: only those that nobody has triaged yet; ``pressing``: what Today tells of."""

    states: Collection[str] = ()
    late: bool = False
    untouched: bool = False
    pressing: bool = False


class Referral(NamedTuple):
    """What goes out on a 转办单: ``name`` "" unless she agreed that it does."""

    no: str
    to: str
    day: str
    reply_on: str
    matter: str
    name: str = ""


class Reminder(NamedTuple):
    """What goes out on a 催办单: of the referral that it reminds of, and how many days that is over."""

    no: str
    to: str
    day: str
    sent_on: str
    reply_on: str
    days_over: int


class FromVisit(NamedTuple):
    """A need that a visit opens: its id, its row, and the fields that the visit's own row is written with instead."""

    need: bytes
    edit: Edit
    visit: dict[str, Value]


class Needs(PlainRecords):
    """The needs of one desk."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, NEED)
        self._numbers = SerialNumbers(desk, "need")
        self._referrals = SerialNumbers(desk, "need_step")

    # --- lists ------------------------------------------------------------------------------------------------------

    def ids(self, filter: PlainFilter | None = None, order: str = "", descending: bool | None = None) -> list[bytes]:
        """As of any plain kind, without those that are hidden from who uses this laptop. A typed text finds no sealed
        one but by its number, and no child; nor is a sealed one found by a household, or by a woman or visit where who
        asks may not open it: its number beside her name would tell. By ``due`` those come first whose term is over
        first."""
        wanted = filter or PlainFilter()
        found = super().ids(
            wanted, "" if order in ("due", "state") else order, None if order in ("due", "state") else descending
        )
        away = queries.hidden(self._desk.db, self._desk.records.user)
        found = [id_ for id_ in found if id_ not in away]
        if "household" in wanted.of or (not self.opens_sealed and {"person", "visit"} & wanted.of.keys()):
            sealed = queries.sealed(self._desk.db)
            found = [id_ for id_ in found if id_ not in sealed]
        if wanted.text.strip():
            found = self._open_to_search(found, wanted.text.strip())
        more = wanted if isinstance(wanted, NeedFilter) else NeedFilter()
        if more.pressing:
            pressing = {row.id for row in self.pressing()}
            found = [id_ for id_ in found if id_ in pressing]
        if not (more.states or more.late or more.untouched or order in ("due", "state")):
            return found
        rows = {row.id: row for row in queries.needs(self._desk.db)}
        today = self._desk.today().isoformat()
        found = [id_ for id_ in found if id_ in rows and (not more.states or rows[id_].state in more.states)]
        if more.late:
            found = [id_ for id_ in found if is_late(rows[id_].state, rows[id_].due, today)]
        if more.untouched:
            found = [id_ for id_ in found if rows[id_].state == OPEN[0] and not rows[id_].last_on]
        if order == "due":
            found.sort(key=lambda id_: rows[id_].due or "9999", reverse=bool(descending))
        elif order == "state":
            ranks = {state: rank for rank, state in enumerate((*OPEN, *OVER))}
            found.sort(
                key=lambda id_: (ranks.get(rows[id_].state, 99), rows[id_].due or "9999"), reverse=bool(descending)
            )
        return found

    def _open_to_search(self, found: list[bytes], text: str) -> list[bytes]:
        rows = self._desk.journal.rows.get_many("need", found)
        women = {row["person"] for row in rows.values() if row["person"]}
        births = {id_: her.get("birth") for id_, her in self._desk.people.records(women).items()} if women else {}
        today = self._desk.today()

        def is_open(row: Mapping[str, Any]) -> bool:
            if text in (row["no"] or ""):
                return True
            years = age(births.get(row["person"]), today)
            return not row["sealed"] and (years is None or years >= CHILD)

        return [id_ for id_ in found if is_open(rows[id_])]

    def to_find(self) -> list[bytes]:
        sealed = queries.sealed(self._desk.db)
        return self._open_to_search([id_ for id_ in self.ids() if id_ not in sealed], "\0")

    def page(self, ids: Sequence[bytes]) -> list[Record | None]:
        """As of any plain kind, each with ``due_now`` (its term with what steps made of it) and ``late``. Of a sealed
        one nobody is told whom it is about, of one that is hidden nothing at all."""
        records, today = super().page(ids), self._desk.today().isoformat()
        away = queries.hidden(self._desk.db, self._desk.records.user)
        opens = self.opens_sealed
        found: list[Record | None] = []
        for record in records:
            if record is None or record["id"] in away:
                found.append(None)
                continue
            record["due_now"] = record["step_due"] or record["due"]
            record["late"] = is_late(record["state"], record["due_now"], today)
            if record["sealed"]:
                record[ABOUT], record["about_name"], record["about_apart"] = None, HIDDEN, None
                if not opens:
                    record.update(dict.fromkeys(("person", "household"), None))
            elif not record["about_name"]:
                record["about_name"] = record["about_label"] or ""
            found.append(record)
        return found

    def form(self, id: bytes) -> Record | None:
        """One need as a form shows it; whom a sealed one is about only to who may open it."""
        record = self.get(id)
        if record is None:
            return None
        if record["sealed"]:
            record[ABOUT] = next(({name: record[name]} for name in ("person", "household") if record[name]), None)
        record["sealed"] = 1 if record["sealed"] else 0
        return joined(self.plain, record)

    def not_told(self, id: bytes) -> Collection[str]:
        """Of a sealed one whom it is about, and what stood open before it was sealed, to who may not open it; of one
        that is hidden from her all."""
        row = self._desk.journal.rows.get("need", id) or {}
        if row.get("hidden_from") == self._desk.records.user:
            return self._kind.names
        return () if not row.get("sealed") or self.opens_sealed else ("person", "household", *MATTER, *WHO)

    @property
    def opens_sealed(self) -> bool:
        """Whether who uses this laptop may open sealed needs."""
        return self._desk.sealing.may

    def steps(self, id: bytes) -> list[Record]:
        """The steps of a need in their order, void ones too."""
        ids = queries.steps_of(self._desk.db, id)
        held = self._desk.journal.rows.get_many("need_step", ids)
        return [wrapped("need_step", step, held[step]) for step in ids]

    def next_acts(self, id: bytes) -> tuple[str, ...]:
        """The acts that may be written of it now, the likeliest first; () where it is gone."""
        record = self.get(id)
        return () if record is None else followed_by(record["state"])

    def register(self, ids: Sequence[bytes]) -> list[Record]:
        """Needs as their register has them, by day and number: each with ``her`` (her record, {} where she is not on
        the roster or it is sealed), ``place`` and ``handled`` (what was decided first)."""
        records = [record for record in self.page(ids) if record is not None]
        women = self._desk.people.records({record["person"] for record in records if record["person"]})
        stands = {id_: next(iter(self._desk.people.standing([id_])), id_) for id_ in women}
        women |= self._desk.people.records(stands.values())
        first: dict[bytes, str] = {}
        wanted = {record["id"] for record in records}
        for need, step in sorted(queries.steps(self._desk.db), key=lambda each: each[1].order):
            if need in wanted:
                first.setdefault(need, step.act)
        for record in records:
            her = women.get(stands.get(record["person"], b""), {}) if record["person"] and not record["sealed"] else {}
            record["her"] = her
            record["place"] = self._desk.units.name(her.get("gacha")) if her else ""
            record["handled"] = codes.label("need_act", first.get(record["id"]))
        return sorted(records, key=lambda record: (record["opened"] or "", number_key(record["no"])))

    def petitions(self, period: Period) -> dict[tuple[str, str], Petitions]:
        """``petition.items`` and ``petition.times`` of a period, by channel and class of rights."""
        return petitions(self._desk.db, period)

    def solved(self, year: int) -> list[bytes]:
        """办实事: those that were closed in a year as solved, whole or in part."""
        found = self.ids(PlainFilter(codes={"outcome": ("O1", "O2")}))
        rows = self._desk.journal.rows.get_many("need", found)
        return [id_ for id_ in found if (rows[id_]["closed_on"] or "")[:4] == str(year) and not rows[id_]["void"]]

    def referral(self, step: bytes) -> Referral:
        """What goes out with a referral. Without her consent the reader of names is not even asked. Raises KnownError
        ``record_gone``."""
        row, need = self._step_and_need(step)
        name = self._whom(need) if need["may_refer"] else ""
        return Referral(*self._sent(row), self._matter_for_others(row, need), name)

    def reminder(self, step: bytes) -> Reminder:
        """What goes out with 催办: of the last referral before it. Raises KnownError ``record_gone``."""
        row, need = self._step_and_need(step)
        before = [each for each in self.steps(need["id"]) if each["act"] == REFER and not each["void"]]
        before = [each for each in before if (each["done_on"] or "") <= (row["done_on"] or "")]
        if not before:
            raise KnownError("record_gone")
        no, to, sent, reply_on = self._sent(before[-1])
        over = (date.fromisoformat(row["done_on"]) - date.fromisoformat(reply_on)).days if reply_on else 0
        return Reminder(no, to, row["done_on"], sent, reply_on, over)

    def _step_and_need(self, step: bytes) -> tuple[Record, Record]:
        row = self._desk.journal.rows.get("need_step", step)
        need = self._desk.journal.rows.get("need", row["need"]) if row is not None else None
        away = queries.hidden(self._desk.db, self._desk.records.user)
        if row is None or need is None or row["deleted"] or need["deleted"] or need["id"] in away:
            raise KnownError("record_gone")
        return row, need

    @staticmethod
    def _sent(row: Mapping[str, Any]) -> tuple[str, str, str, str]:
        to = row["to_text"] or codes.label("referred_to", row["to_kind"])
        return row["no"] or "", to, row["done_on"] or "", row["reply_on"] or ""

    def _whom(self, need: Mapping[str, Any]) -> str:
        if need["person"]:
            return self._desk.people.name(need["person"])
        return self._desk.records.household_name(need["household"]) if need["household"] else need["about_label"] or ""

    def _matter_for_others(self, row: Mapping[str, Any], need: Mapping[str, Any]) -> str:
        """What the receiver needs to know: what was written for it, else only what class of matter it is. Sealed words
        are read for it, and that is written down."""
        if row["sealed_text"]:
            sealed = Sealed("need_step", "sealed_text", row["id"], row["sealed_text"])
            return self._desk.sealing.unseal(sealed, "refer") or ""
        return row["text"] or codes.label("need_rights", need["rights"]) or codes.label("need_kind", need["kind"])

    def board(self, *, over: bool = False) -> dict[str, list[queries.NeedRow]]:
        """State → needs in it, those whose term ends first in front; also those that are over where it is asked."""
        found: dict[str, list[queries.NeedRow]] = {state: [] for state in ((*OPEN, *OVER) if over else OPEN)}
        me = self._desk.records.user
        for row in queries.needs(self._desk.db) if over else queries.open_needs(self._desk.db):
            if row.hidden_from != me and row.state in found:
                found[row.state].append(row)
        for rows in found.values():
            rows.sort(key=lambda row: (row.due or "9999", row.no, row.id))
        return found

    def pressing(self) -> list[queries.NeedRow]:
        """For Today: what nobody has decided since the day before, what ends within two days, what is over its term;
        those whose term ends first in front."""
        today = self._desk.today()
        here, soon = today.isoformat(), (today + timedelta(days=SOON)).isoformat()
        me = self._desk.records.user
        rows = [row for row in queries.open_needs(self._desk.db) if row.hidden_from != me]
        found = [
            row
            for row in rows
            if (row.due and row.due <= soon) or (row.state == OPEN[0] and not row.last_on and row.opened < here)
        ]
        return sorted(found, key=lambda row: (row.due or "9999", row.no, row.id))

    # --- what is written --------------------------------------------------------------------------------------------

    @property
    def rules(self) -> rules.NeedRules:
        """How terms are reckoned here."""
        return rules.need_rules(self._desk)

    def proposal(self) -> dict[str, Value]:
        me = self._desk.journal.rows.get("user", self._desk.records.user) or {}
        today = self._desk.today().isoformat()
        found: dict[str, Value] = {
            "channel": "C2",
            "ask": "help",
            "level": "usual",
            "due_rule": "simple",
            "petitioners": 1,
        }
        found |= {"due": self.rules.due(today, "simple")}
        return {**super().proposal(), **found, **({"owner": me["person"]} if me.get("person") else {})}

    def made(self, values: Mapping[str, Value]) -> tuple[bytes, dict[str, Value]]:
        row, clean = super().made(values)
        return row, clean if clean.get("no") else {**clean, "no": self._numbers.next(str(clean.get("opened") or ""))}

    def checked(self, values: Mapping[str, Value], present: Mapping[str, Value] | None = None) -> dict[str, Value]:
        """As of any plain kind: the term follows from its rule until somebody sets it, and words of a sealed need go
        into its sealed fields. Raises FieldErrors."""
        clean = super().checked(values, present)
        whole = {**(present or {}), **clean}
        errors: dict[str, str] = {}
        if whole.get("owner") and whole["owner"] in self._concerned(whole):
            errors["owner"] = "owner_is_concerned"
        self._reckon(clean, whole)
        sealed = bool(whole.get("sealed")) or is_sealed(whole.get("kind"), whole.get("rights"))
        if sealed:
            clean["sealed"] = 1
            errors |= self._seal_words(clean, whole, present)
            if present is None:
                clean = {name: value for name, value in clean.items() if value is not None}
        elif whole.get("repeat_of") in queries.sealed(self._desk.db):
            clean["repeat_of"] = None  # beside her name the number of a sealed one would tell
        if errors:
            raise FieldErrors(errors)
        return clean

    def _concerned(self, record: Mapping[str, Value]) -> set[bytes]:
        """Who may not answer for it: whom it is hidden from."""
        user = self._desk.journal.rows.get("user", record["hidden_from"]) if record.get("hidden_from") else None
        her = (user or {}).get("person")
        return {her, *self._desk.people.standing([her])} if her else set()

    def _reckon(self, clean: dict[str, Value], whole: Mapping[str, Value]) -> None:
        if clean.get("due") or not {"opened", "due_rule", "due"} & clean.keys():
            return
        rule = whole.get("due_rule") or rule_for(whole.get("ask"), whole.get("level"))
        due = self.rules.due(str(whole.get("opened") or ""), str(rule))
        if due is not None:
            clean["due"], clean["due_rule"] = due, rule

    def _seal_words(
        self, clean: dict[str, Value], whole: Mapping[str, Value], present: Mapping[str, Value] | None
    ) -> dict[str, str]:
        """Moves what was typed into open fields into the sealed ones; what is wrong where it cannot be sealed."""
        why, errors = self._desk.sealing.why_not, dict[str, str]()
        for into, names in (("sealed_matter", MATTER), ("sealed_who", WHO)):
            typed = {name: str(whole[name]) for name in names if whole.get(name)}
            if not typed:
                continue
            if why or whole.get(into):
                errors |= dict.fromkeys(typed, why or "sealed_words_apart")
                continue
            clean[into] = Clear("\n".join(typed.values()))
            clean |= dict.fromkeys(typed, None)
        if present is None:
            return errors
        return {(name if name in clean else "sealed"): code for name, code in errors.items()}

    def save(self, id: bytes | None, values: Mapping[str, Value], seen: Seen | None = None) -> Written:
        held = (self._desk.journal.rows.get("need", id) or {}) if id is not None else {}
        if held.get("hidden_from") not in (None, b"") and held["hidden_from"] == self._desk.records.user:
            raise KnownError("record_gone")
        return super().save(id, values, seen)

    def of_visit(self, visit: bytes) -> list[bytes]:
        """The needs that were opened from a visit."""
        return self.ids(PlainFilter(of={"visit": visit}))

    def is_sealed_from(self, visit: bytes) -> bool:
        """Whether a sealed need was opened from a visit, also one that was deleted."""
        return queries.is_sealed_from(self._desk.db, visit)

    def from_visit(self, visit: Mapping[str, Any], values: Mapping[str, Value]) -> FromVisit:
        """What opens a need from a visit (its record with its ``id``), for the act that writes both: whom it is about
        and what was found are the visit's until ``values``, as a form holds them, say otherwise. The words of a visit
        from which a sealed need is opened go over to the need. Raises FieldErrors."""
        words = [(head, visit.get(name)) for name, head in WORDS_OF_A_VISIT.items() if visit.get(name)]
        about = next(({name: visit[name]} for name in ("person", "household") if visit.get(name)), None)
        day = str(visit.get("date") or self._desk.today().isoformat())
        found = {**self.proposal(), "channel": "C1", "opened": day, ABOUT: about, **values, "visit": visit["id"]}
        given = str(found.get("matter") or "")
        forced = bool(found.get("sealed")) or is_sealed(found.get("kind"), found.get("rights"))
        if forced:
            told = "\n".join(f"{head}：{text}" for head, text in words if text != given)
            found["matter"] = "\n".join(filter(None, (given, told)))
        elif not given:
            found["matter"] = next((text for name in ("difficulty", "situation") if (text := visit.get(name))), None)
        if "due" not in values:
            found["due"] = None
        row, clean = self.made(self.checked(found))
        hidden: dict[str, Value] = dict.fromkeys((n for n in WORDS_OF_A_VISIT if visit.get(n)), None) if forced else {}
        return FromVisit(row, Edit("need", row, self._desk.sealing.sealed_for("need", row, clean)), hidden)

    def open_from_visit(self, visit: bytes, values: Mapping[str, Value]) -> Written:
        """``from_visit`` of a visit that was written, as an act of its own. Raises FieldErrors, KnownError
        ``record_gone``."""
        held = self._desk.journal.rows.get("visit", visit)
        if held is None or held["deleted"]:
            raise KnownError("record_gone")
        made = self.from_visit({**held, "id": visit}, values)
        edits = [made.edit, *([Edit("visit", visit, made.visit)] if made.visit else [])]
        label = Label("need.open", str(made.edit.fields.get("no") or ""))
        return Written(made.need, self._desk.journal.write(edits, label))

    def repeats(self, values: Mapping[str, Any]) -> list[tuple[bytes, str]]:
        """(id, number) of what a need, as a form holds it with its ``id`` where it has one, may be 再次来访 of: of the
        same woman with the same class of rights, at most ``AGAIN_WITHIN`` days before, the latest first. A sealed one
        is offered to a sealed one alone: a number beside her name would tell."""
        her, rights, day = (values.get(ABOUT) or {}).get("person"), values.get("rights"), values.get("opened")
        if not isinstance(her, bytes) or not rights or not day:
            return []
        stands, sealed = self._desk.people.snapshot().survivors, bool(values.get("sealed"))
        first = (date.fromisoformat(str(day)) - timedelta(days=AGAIN_WITHIN)).isoformat()
        me, opens = self._desk.records.user, self.opens_sealed
        rows = [row for row in queries.needs(self._desk.db, str(day)) if row.opened >= first and row.person]
        found = [
            row
            for row in rows
            if row.rights[:2] == str(rights)[:2]
            and row.id != values.get("id")
            and row.hidden_from != me
            and (not row.sealed or (sealed and opens))
            and row.person is not None
            and stands.get(row.person, row.person) == stands.get(her, her)
        ]
        return [(row.id, row.no) for row in sorted(found, key=lambda row: (row.opened, row.no), reverse=True)]

    def subject(self, record: Mapping[str, Value]) -> str:
        """Its number alone: an act is read by others than the need."""
        return str(record.get("no") or "")

    def step(self, id: bytes, act: str, values: Mapping[str, Value] | None = None) -> Written:
        """Writes one step, its day today where none is given. ``values``: as a form of it holds them. Raises
        FieldErrors, KnownError ``record_gone``, ``step_not_now`` for what cannot follow."""
        record = self.get(id)
        if record is None:
            raise KnownError("record_gone")
        if act not in ACTS or act not in followed_by(record["state"]):
            raise KnownError("step_not_now")
        clean = self._step(record, act, dict(values or {}))
        row, label = new_id(), Label("need.step", self.subject(record))
        clean = self._desk.sealing.sealed_for("need_step", row, clean)
        return Written(row, self._desk.journal.write([Edit("need_step", row, clean)], label))

    def _step(self, record: Mapping[str, Any], act: str, values: dict[str, Value]) -> dict[str, Value]:
        today, errors = self._desk.today(), dict[str, str]()
        clean: dict[str, Value] = {"need": record["id"], "act": act}
        given = {
            "done_on": today.isoformat(),
            **{name: value for name, value in values.items() if value not in (None, "")},
        }
        for name in ("done_on", "new_due", "reply_on"):
            if name in given:
                day = check_date(given[name], today, partial=False, future=name != "done_on")
                clean[name] = day.value
                if day.error:
                    errors[name] = day.error
        for name in _STEP_FIELDS:
            if name in given and name not in clean:
                clean[name] = given[name].strip() if isinstance(given[name], str) else given[name]
        for name, most in (("to_text", LINE), ("doc_no", LINE), ("text", LONG)):
            if len(str(clean.get(name) or "")) > most:
                errors[name] = "text_too_long"
        on = str(clean.get("done_on") or "")
        if on and record["opened"] and on < record["opened"]:
            errors.setdefault("done_on", "before_it_was_opened")
        if act == REFER and not (clean.get("to_text") or clean.get("to_kind")):
            errors["to_text"] = "required"
        if act == REFER and not record["may_refer"] and self._names_her(record["id"], clean):
            errors["text"] = "name_in_referral"
        if act == CLOSE and not clean.get("outcome"):
            errors["outcome"] = "required"
        if act == MERGE and clean.get("merged_into") in (None, record["id"]):
            errors["merged_into"] = "required"
        if act == EXTEND and self._was_extended(record):
            errors["done_on"] = "extended_already"
        if record["sealed"] and clean.get("text"):
            clean["sealed_text"] = Clear(str(clean.pop("text")))
        if clean.get("sealed_text") and self._desk.sealing.why_not:
            errors["sealed_text"] = self._desk.sealing.why_not
        if errors:
            raise FieldErrors(errors)
        return {
            name: value
            for name, value in {**clean, **self._term(record, act, clean, on)}.items()
            if value not in (None, "")
        }

    def _names_her(self, id: bytes, clean: Mapping[str, Value]) -> bool:
        """Whether what goes out names her, who did not agree to that."""
        need = self._desk.journal.rows.get("need", id) or {}
        head = self._desk.records.household_head(need["household"]) if need.get("household") else None
        women = self._desk.people.records(each for each in (need.get("person"), head) if each)
        names = [her.get(name) for her in women.values() for name in PERSON_NAMES] + [need.get("about_label")]
        sealed = clean.get("sealed_text")
        told = sealed.text if isinstance(sealed, Clear) else ""
        words = f"{clean.get('text') or ''} {told} {clean.get('to_text') or ''}"
        return any(name and len(name) > 1 and name in words for name in names)

    def _was_extended(self, record: Mapping[str, Any]) -> bool:
        """Whether its term was prolonged since it was opened or reopened last."""
        acts = [step["act"] for step in self.steps(record["id"]) if not step["void"]]
        last = len(acts) - acts[::-1].index(REOPEN) if REOPEN in acts else 0
        return EXTEND in acts[last:]

    def _term(self, record: Mapping[str, Any], act: str, clean: Mapping[str, Value], on: str) -> dict[str, Value]:
        """What a step does to the term: a referral, a return and a reopening begin one, 延期 adds to it."""
        found: dict[str, Value] = {}
        due = record["due_now"]
        if act == REFER:
            found["no"] = self._referrals.next(on)
            found["reply_on"] = clean.get("reply_on") or self.rules.due(on, "referral")
            found["new_due"] = clean.get("new_due") or found["reply_on"]
        elif act in (RETURNED, REOPEN):
            found["new_due"] = clean.get("new_due") or self.rules.due(on, record["due_rule"] or "simple")
        elif act == EXTEND:
            longer = replace(self.rules, days={**self.rules.days, "extension": self.rules.extension})
            found["new_due"] = clean.get("new_due") or longer.due(due or on, "extension")
        if clean.get("new_due") or found.get("new_due"):
            found["old_due"] = due
        return found

    def void_step(self, step: bytes, *, void: bool = True) -> Changes:
        """作废: a step that was written by mistake, or that it counts after all. A number that it bore is not given
        again."""
        row = self._desk.journal.rows.get("need_step", step) or {}
        need = self._desk.journal.rows.get("need", row.get("need") or b"") or {}
        label = Label("need_step.void" if void else "need_step.count", self.subject(need))
        return self._desk.journal.write([Edit("need_step", step, {"void": 1 if void else None})], label)

    def void(self, id: bytes) -> Changes:
        """作废: it stays in the register by its number and counts nowhere."""
        record = self._desk.journal.rows.get("need", id) or {}
        label = Label("need.void", self.subject(record))
        return self._desk.journal.write([Edit("need", id, {"void": 1})], label)

    def delete(self, id: bytes) -> Changes:
        """Takes a need out with its steps; they come back with it."""
        record = self._desk.journal.rows.get("need", id) or {}
        steps = [Edit("need_step", step, {"deleted": 1}) for step in queries.steps_of(self._desk.db, id)]
        label = Label("need.delete", self.subject(record))
        return self._desk.journal.write([Edit("need", id, {"deleted": 1}), *steps], label)
