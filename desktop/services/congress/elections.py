"""选举 One election: candidates, typings of its count side by side, what is locked, and the posts that follow from it.

Figures are saved as they were typed, whatever a check says of them. Once an outcome is locked nothing that is typed
changes it: another election takes its place, with a reason.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from desktop.errors import FieldErrors, KnownError
from desktop.services.validation import check_date, check_number, clean_line
from desktop.store.changes import Changes, Edit, Label
from desktop.store.queries import owned_rows
from desktop.store.values import Record, Value
from protocol.election_checks import Beside, Finding, cells, check
from protocol.election_rows import ballots_of, elected_of, election_of, locked, tallies_of
from protocol.election_rules import NewerRules, Quorum, RuleSet, quorum
from protocol.elections import (
    Ballots,
    Election,
    Outcome,
    Tally,
    Undecided,
    chosen,
    decide,
    differing,
    joined,
    superseded,
)
from protocol.ids import derived_id, new_id
from protocol.records import APPOINTMENT, ELECTION_TALLY

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: What the hall knows once, and what each typing says of the box and of a name.
HALL: Final = ("due", "present", "printed", "issued", "exchanged", "destroyed")
BOX: Final = ("returned", "void")
OF_NAME: Final = ("votes", "against", "abstained")


@dataclass(frozen=True)
class Typing:
    """One person's typing of the count: its row, and its figures as they are decided."""

    id: bytes
    ballots: Ballots
    tallies: tuple[Tally, ...]

    @property
    def cells(self) -> dict[str, int | None]:
        """Its figures by the names of their cells (``protocol.election_checks.cells``)."""
        return cells(self.ballots, self.tallies)


@dataclass(frozen=True)
class Vote:
    """An election as it stands. ``plan``: None where a newer version wrote what cannot be read here; ``typings``: the
    oldest first; ``superseded_by``: the election that stands in its place."""

    id: bytes
    row: Record
    plan: Election | None
    candidates: dict[bytes, Record]
    typings: tuple[Typing, ...]
    superseded_by: bytes | None

    @property
    def locked(self) -> bool:
        """Whether its outcome is there."""
        return bool(self.row["outcome"])

    @property
    def quorum(self) -> Quorum | None:
        """Whether enough are present; None while it is not known who is due and who is here."""
        due, present = self.row["due"], self.row["present"]
        if self.plan is None or due is None or present is None:
            return None
        return quorum(self.plan.rules, due, present)

    @property
    def differing(self) -> list[str]:
        """The cells that the two latest typings do not give alike; [] of a single one."""
        if len(self.typings) < 2:
            return []
        return differing(self.typings[-2].cells, self.typings[-1].cells)


class Elections:
    """The elections of one desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    # --- read -------------------------------------------------------------------------------------------------------

    def of_congress(self, congress: bytes) -> list[bytes]:
        """Its elections, as they were written down, superseded ones too."""
        return owned_rows.standing(self._desk.db, "election", "congress", [congress])

    def get(self, id: bytes) -> Vote:
        """An election with all that was typed of it. Raises KnownError where it is gone."""
        row = self._row(id)
        candidates = self._children("candidate", "election", [id])
        counts = self._children("election_count", "election", [id])
        tallies = list(self._children("election_tally", "count", list(counts)).values())
        stands = self._desk.people.snapshot().survivors
        meant = [{**each, "person": stands.get(each["person"], each["person"])} for each in candidates.values()]
        typings = tuple(
            Typing(
                count,
                ballots_of(row, typed),
                tuple(tallies_of(row, meant, [each for each in tallies if each["count"] == count])),
            )
            for count, typed in counts.items()
        )
        try:
            plan = election_of(row)
        except NewerRules:
            plan = None
        return Vote(id, row, plan, candidates, typings, self._superseded(row).get(id))

    def findings(self, id: bytes) -> list[Finding]:
        """What is found in the latest typing, beside the one before it; [] where nothing was typed or it is of a newer
        version. None of it keeps anything from being saved."""
        vote = self.get(id)
        if vote.plan is None or not vote.typings:
            return []
        latest = vote.typings[-1]
        before = vote.typings[-2].cells if len(vote.typings) > 1 else None
        workers = self._children("election_worker", "election", [id]).values()
        beside = Beside(
            workers=self._desk.people.standing(each["person"] for each in workers if each["person"]),
            second=before,
        )
        return check(vote.plan, latest.ballots, latest.tallies, beside)

    # --- written ----------------------------------------------------------------------------------------------------

    def begin(
        self, congress: bytes, fields: Mapping[str, Value], rules: RuleSet, names: Sequence[tuple[bytes | None, str]]
    ) -> bytes:
        """A new election of a congress with its candidates in the order of its ballot, in one act; returns its id.
        ``names``: who each is, and as what she stands on the ballot; ``rules`` are frozen with it. Raises FieldErrors
        (seats)."""
        seats = fields.get("seats")
        if not isinstance(seats, int) or seats < 1:
            raise FieldErrors({"seats": "required"})
        id_ = new_id()
        rows = [(new_id(), person, clean_line(name)) for person, name in names]
        values = {**fields, "congress": congress, "rules": rules.frozen()}
        printed = {"candidates": [row.hex() for row, _, _ in rows]}
        edits = [Edit("election", id_, {**values, "ballot": printed})]
        edits += [
            Edit("candidate", row, {"election": id_, "person": person, "name": name, "position": at})
            for at, (row, person, name) in enumerate(rows, 1)
        ]
        self._desk.journal.write(edits, Label("election.add", ""))
        return id_

    def save_hall(self, id: bytes, typed: Mapping[str, str | None]) -> Changes:
        """Who is due and present, and where the ballots went, as text. Raises FieldErrors; of a locked election
        KnownError."""
        if self._row(id)["outcome"]:
            raise KnownError("election_locked")
        fields = _numbers({name: text for name, text in typed.items() if name in HALL})
        return self._desk.journal.write([Edit("election", id, fields)], Label("election.save", ""))

    def write_in(self, id: bytes, name: str, person: bytes | None = None) -> bytes:
        """另选人: a name that stood on no ballot but was written in; returns her row. Raises FieldErrors (name)."""
        clean = clean_line(name)
        if not clean:
            raise FieldErrors({"name": "required"})
        self._row(id)
        row = new_id()
        fields: dict[str, Value] = {"election": id, "name": clean, "person": person, "written": 1}
        self._desk.journal.write([Edit("candidate", row, fields)], Label("candidate.write_in", clean))
        return row

    def type_count(self, id: bytes, typed: Mapping[str, str | None], count: bytes | None = None) -> bytes:
        """One person's typing of the count, or more of it: ``returned``, ``void``, and ``KEY.votes``, ``KEY.against``,
        ``KEY.abstained`` by the candidates' keys, as text; empty is not 0. Returns its row. It is saved whatever the
        checks say, after locking too, where it changes nothing of the outcome. Raises FieldErrors by cell."""
        self._row(id)
        numbers = _numbers(typed)
        row = count or new_id()
        by_name: dict[bytes, dict[str, Value]] = {}
        for cell, number in numbers.items():
            key, _, figure = cell.rpartition(".")
            if key and figure in OF_NAME:
                by_name.setdefault(bytes.fromhex(key), {})[figure] = number
        box: dict[str, Value] = {name: number for name, number in numbers.items() if name in BOX}
        edits = [Edit("election_count", row, {"election": id, **box})]
        for candidate, figures in by_name.items():
            owned: dict[str, Value] = {"count": row, "candidate": candidate}
            tally = ELECTION_TALLY.derived_id(owned)
            assert tally is not None
            edits.append(Edit("election_tally", tally, {**owned, **figures}))
        self._desk.journal.write(edits, Label("election_count.save", ""))
        return row

    def preview(self, id: bytes, picked: Mapping[str, int] | None = None) -> tuple[Outcome, list[Tally], Ballots]:
        """What the two latest typings give: cells that differ as ``picked``. Raises KnownError with why there is no
        outcome."""
        vote = self.get(id)
        if vote.plan is None:
            raise KnownError("election_newer")
        if not vote.typings:
            raise KnownError("election_missing")
        latest = vote.typings[-1]
        before = vote.typings[-2] if len(vote.typings) > 1 else latest
        figures = chosen(before.cells, latest.cells, picked or {})
        ballots = Ballots(**{name: figures.get(name) for name in vars(latest.ballots)})
        tallies = joined(
            replace(
                each,
                votes=figures.get(f"{each.key}.votes"),
                against=figures.get(f"{each.key}.against"),
                abstained=figures.get(f"{each.key}.abstained"),
            )
            for each in latest.tallies
        )
        try:
            return decide(vote.plan, ballots, tallies), tallies, ballots
        except Undecided as told:
            raise KnownError(f"election_{told.obstacle.value}") from told

    def lock(self, id: bytes, picked: Mapping[str, int] | None = None) -> Changes:
        """Locks what ``preview`` gives, as one whole. Raises KnownError: locked already, superseded, or why there is
        no outcome."""
        vote = self.get(id)
        if vote.locked or vote.superseded_by is not None:
            raise KnownError("election_locked")
        outcome, tallies, ballots = self.preview(id, picked)
        assert vote.plan is not None
        rests_on = [each.id for each in vote.typings[-2:]]
        whole = locked(vote.plan, ballots, tallies, outcome, rests_on)
        return self._desk.journal.write([Edit("election", id, {"outcome": whole})], Label("election.lock", ""))

    def supersede(self, id: bytes, reason: str) -> bytes:
        """Another election in the place of one, with the same candidates and the same hall, nothing counted; returns
        its id. What it supersedes stays as it is. Raises FieldErrors (reason); KnownError where one did already."""
        why = clean_line(reason)
        if not why:
            raise FieldErrors({"reason": "required"})
        vote = self.get(id)
        if vote.superseded_by is not None:
            raise KnownError("election_superseded")
        kept = ("congress", "org", "activity", "office", "stage", "mode", "method", "seats", "parent", "rules", *HALL)
        new = new_id()
        rows = {old: new_id() for old in vote.candidates}
        printed = (vote.row["ballot"] or {}).get("candidates", [])
        order = [rows[old].hex() for key in printed if (old := bytes.fromhex(key)) in rows]
        values = {name: vote.row[name] for name in kept if vote.row[name] is not None}
        edits = [Edit("election", new, {**values, "ballot": {"candidates": order}, "supersedes": id, "reason": why})]
        for old, candidate in vote.candidates.items():
            same = {name: value for name, value in candidate.items() if name in _COPIED and value is not None}
            edits.append(Edit("candidate", rows[old], {**same, "election": new}))
        self._desk.journal.write(edits, Label("election.supersede", ""))
        return new

    # --- posts ------------------------------------------------------------------------------------------------------

    def proposed(self, id: bytes) -> dict[bytes, Record]:
        """The posts that a locked outcome makes: row → fields of an appointment. Who is no woman of the roster yet, or
        holds hers already, is left out; so is all of an election that was superseded."""
        vote = self.get(id)
        if not vote.locked or vote.superseded_by is not None:
            return {}
        congress = self._desk.journal.rows.get("congress", vote.row["congress"] or b"") or {}
        ordinal = congress.get("ordinal")
        elected = elected_of(vote.row["outcome"])  # [] of what a newer version wrote
        votes = {each["candidate"]: each.get("votes") for each in vote.row["outcome"]["results"]} if elected else {}
        fields = {
            "org": vote.row["org"] or congress.get("org"),
            "post": vote.row["office"],
            "term": congress.get("term"),
            "how": "elected",
            "made_by": f"第{ordinal}次妇女代表大会" if ordinal else None,
        }
        made = self._made(vote)
        found: dict[bytes, Record] = {}
        for candidate in elected:
            person = (vote.candidates.get(candidate) or {}).get("person")
            row = _post_of(candidate)
            if person is not None and row not in made:
                found[row] = {**fields, "person": person, "votes": votes.get(candidate.hex())}
        return found

    def appoint(self, id: bytes, day: str) -> Changes:
        """Makes all proposed posts from a day on, in one act. Two laptops that do so make the same rows. Raises
        FieldErrors (from_date); KnownError where nothing is proposed."""
        checked = check_date(day, self._desk.today(), partial=False, future=True)
        if checked.error or not checked.value:
            raise FieldErrors({"from_date": checked.error or "required"})
        proposed = self.proposed(id)
        if not proposed:
            raise KnownError("election_nothing_to_appoint")
        taken_out = self._desk.journal.rows.get_many("appointment", list(proposed))
        edits = [
            Edit("appointment", row, {**(_EMPTY if row in taken_out else {}), **fields, "from_date": checked.value})
            for row, fields in proposed.items()
        ]
        return self._desk.journal.write(edits, Label("election.appoint", str(len(edits))))

    def to_end(self, id: bytes) -> dict[bytes, Record]:
        """Posts that an election made and that are proposed for ending, because it was superseded: by row."""
        vote = self.get(id)
        if vote.superseded_by is None:
            return {}
        return {row: each for row, each in self._made(vote).items() if each["to_date"] is None}

    # --- inside -----------------------------------------------------------------------------------------------------

    def _row(self, id: bytes) -> Record:
        row = self._desk.journal.rows.get("election", id)
        if row is None or row["deleted"]:
            raise KnownError("record_gone")
        return row

    def _children(self, kind: str, by: str, owners: Sequence[bytes]) -> dict[bytes, Record]:
        ids = owned_rows.standing(self._desk.db, kind, by, owners) if owners else []
        rows = self._desk.journal.rows.get_many(kind, ids)
        return {id_: rows[id_] for id_ in ids}

    def _superseded(self, row: Record) -> dict[bytes, bytes]:
        ids = self.of_congress(row["congress"]) if row["congress"] else []
        rows = self._desk.journal.rows.get_many("election", ids, ("supersedes",))
        return superseded({id_: each["supersedes"] for id_, each in rows.items()})

    def _made(self, vote: Vote) -> dict[bytes, Record]:
        rows = self._desk.journal.rows.get_many("appointment", [_post_of(each) for each in vote.candidates])
        return {id_: row for id_, row in rows.items() if not row["deleted"]}


def _post_of(candidate: bytes) -> bytes:
    """The row of the post that a candidate gets: it follows from her, for she is elected once."""
    return derived_id("appointment", candidate)


#: A post that was made once and taken out stands again as if it were new.
_EMPTY: Final = {**dict.fromkeys(APPOINTMENT.names), "deleted": None}
#: What a candidate takes along into an election that supersedes hers.
_COPIED: Final = frozenset(
    ("person", "name", "written", "position", "nominated_by", "nominators", "checked", "withdrawn_on", "snapshot")
)


def _numbers(typed: Mapping[str, str | None]) -> dict[str, int | None]:
    checked = {name: check_number(text) for name, text in typed.items()}
    errors = {name: each.error for name, each in checked.items() if each.error}
    if errors:
        raise FieldErrors(errors)
    return {name: each.value for name, each in checked.items()}
