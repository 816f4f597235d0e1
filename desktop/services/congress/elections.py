"""选举 One election: candidates, typings of its count side by side, what is locked, and the posts that follow from it.

Figures are saved as they were typed, whatever a check says of them. Once an outcome is locked nothing that is typed
changes it: another election takes its place, with a reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeVar

from desktop.errors import FieldErrors, KnownError
from desktop.services.congress.appointing import elected_posts, ended_posts, filled_steps
from desktop.services.names import stroke_key, surname_stroke_key
from desktop.services.validation import check_date, check_number, check_time, clean_line
from desktop.services.written import Written
from desktop.store.changes import Changes, Edit, Label
from desktop.store.queries import owned_rows
from desktop.store.values import Record, Value
from protocol.election_checks import Beside, Finding, cells, check
from protocol.election_rows import ballots_of, elected_of, election_of, locked, tallies_of
from protocol.election_rules import NewerRules, Order, Quorum, RuleSet, quorum
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

K = TypeVar("K", bound=Hashable)
#: Posts that the first plenary of the executive committee fills, of its own members.
OF_PLENARY: Final = ("P1", "P2", "P3")
#: Why a vote of which more ballots came back than were given out is held again.
VOID_VOTE: Final = "收回选票多于发出选票，选举无效"
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
    def readable(self) -> bool:
        """Whether its outcome can be read here: a newer version may have written it in a way that is not known."""
        whole = self.row["outcome"]
        return isinstance(whole, Mapping) and isinstance(whole.get("results"), list) and "threshold" in whole

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

    def congress_of(self, id: bytes) -> bytes | None:
        """The congress of an election; None of a row that is none."""
        row = self._desk.journal.rows.get("election", id)
        found: bytes | None = row["congress"] if row is not None else None
        return found

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
        return self.checked(vote, latest.ballots, latest.tallies, before)

    def before_count(self, vote: Vote) -> list[Finding]:
        """What is found of the ballot itself, before anything is counted: too few names, a worker among them, one whom
        the plenary cannot elect, rules other than those adopted."""
        tallies = [
            Tally(key.hex(), person=row["person"], withdrawn=row["withdrawn_on"] is not None)
            for key, row in vote.candidates.items()
            if not row["written"]
        ]
        found = self.checked(vote, Ballots(), tallies)
        return [each for each in found if each.code in ("F11", "F12", "P5", "W3", "W7")]

    def checked(
        self,
        vote: Vote,
        ballots: Ballots,
        tallies: Sequence[Tally],
        second: Mapping[str, int | None] | None = None,
    ) -> list[Finding]:
        """What stands beside figures that somebody types; ``second``: the cells of the other typing."""
        if vote.plan is None:
            return []
        workers = self._children("election_worker", "election", [vote.id]).values()
        congress = self._row_of_congress(vote.row["congress"])
        adopted = RuleSet.of(congress["rules"]) if congress.get("rules") and _readable(congress["rules"]) else None
        written = {
            key.hex(): row["name"] for key, row in vote.candidates.items() if row["written"] and not row["person"]
        }
        beside = Beside(
            workers=self._desk.people.standing(each["person"] for each in workers if each["person"]),
            second=second,
            adopted=adopted,
            matches={key: len(self._desk.people.named(name)) for key, name in written.items()},
            executives=self._executives(vote),
        )
        return check(vote.plan, ballots, tallies, beside)

    def _elected_higher(self, vote: Vote) -> set[bytes]:
        """Who of the executive members was elected chair, vice chair or standing member by the same congress: that post
        is an executive member's already."""
        if vote.row["office"] != "P4":
            return set()
        return self._elected_to(vote, OF_PLENARY)

    def _elected_to(self, vote: Vote, offices: Collection[str]) -> set[bytes]:
        found: set[bytes] = set()
        for id_ in self._beside(vote):
            other = self.get(id_)
            if other.row["office"] in offices and other.locked and other.superseded_by is None:
                people = (other.candidates[key]["person"] for key in elected_of(other.row["outcome"]))
                found |= {each for each in people if each is not None}
        return found

    def _executives(self, vote: Vote) -> set[bytes] | None:
        """Who may be elected to the posts of the plenary: the executive members that this congress elected. None where
        anybody may, or none were elected yet."""
        if vote.row["office"] not in OF_PLENARY:
            return None
        return set(self._desk.people.standing(self._elected_to(vote, ("P4",)))) or None

    # --- written ----------------------------------------------------------------------------------------------------

    def begin(
        self, congress: bytes, fields: Mapping[str, Value], rules: RuleSet, names: Sequence[tuple[bytes | None, str]]
    ) -> Written:
        """A new election of a congress with its candidates in the order that its rules name, in one act. ``names``: who
        each is, and as what she stands on the ballot; ``rules`` are frozen with it. Raises FieldErrors (seats)."""
        seats = fields.get("seats")
        if not isinstance(seats, int) or seats < 1:
            raise FieldErrors({"seats": "required"})
        id_ = new_id()
        ordered = in_order(names, rules.order)
        apart = told_apart(self._desk, dict(enumerate((person, clean_line(name) or "") for person, name in ordered)))
        rows = [(new_id(), person, apart[at]) for at, (person, _) in enumerate(ordered)]
        values = {**fields, "congress": congress, "rules": rules.frozen()}
        printed = {"candidates": [row.hex() for row, _, _ in rows]}
        edits = [Edit("election", id_, {**values, "ballot": printed})]
        edits += [
            Edit("candidate", row, {"election": id_, "person": person, "name": name, "position": at})
            for at, (row, person, name) in enumerate(rows, 1)
        ]
        return Written(id_, self._desk.journal.write(edits, Label("election.add", "")))

    def save_hall(self, id: bytes, typed: Mapping[str, str | None]) -> Changes:
        """Who is due and present, and where the ballots went, as text. Raises FieldErrors; of a locked election
        KnownError."""
        if self._row(id)["outcome"]:
            raise KnownError("election_locked")
        fields = _numbers({name: text for name, text in typed.items() if name in HALL})
        return self._desk.journal.write([Edit("election", id, fields)], Label("election.save", ""))

    def write_in(self, id: bytes, name: str, person: bytes | None = None) -> Written:
        """另选人: a name that stood on no ballot but was written in. Raises FieldErrors (name)."""
        clean = clean_line(name)
        if not clean:
            raise FieldErrors({"name": "required"})
        self._row(id)
        row = new_id()
        fields: dict[str, Value] = {"election": id, "name": clean, "person": person, "written": 1}
        return Written(
            row, self._desk.journal.write([Edit("candidate", row, fields)], Label("candidate.write_in", clean))
        )

    def type_count(
        self, id: bytes, typed: Mapping[str, str | None], count: bytes | None = None, at: str = ""
    ) -> Written:
        """One person's typing of the count, or more of it: ``returned``, ``void``, and ``KEY.votes``, ``KEY.against``,
        ``KEY.abstained`` by the candidates' keys, as text; empty is not 0. ``at``: when it was counted by the paper,
        HH:MM. It is saved whatever the checks say, after locking too, where it changes nothing of the outcome. Raises
        FieldErrors by cell."""
        row, edits = self._typing(id, typed, count, at)
        return Written(row, self._desk.journal.write(edits, Label("election_count.save", "")))

    def type_pass(
        self,
        id: bytes,
        hall: Mapping[str, str | None],
        typed: Mapping[str, str | None],
        count: bytes | None,
        at: str = "",
    ) -> Written:
        """A typing with what the hall knows (``save_hall``), in one act; of a locked election the typing alone."""
        present = self._row(id)
        numbers = _numbers(hall)
        changed = {name: number for name, number in numbers.items() if name in HALL and present[name] != number}
        row, edits = self._typing(id, typed, count, at)
        if changed and not present["outcome"]:
            edits.insert(0, Edit("election", id, changed))
        return Written(row, self._desk.journal.write(edits, Label("election_count.save", "")))

    def _typing(
        self, id: bytes, typed: Mapping[str, str | None], count: bytes | None, at: str
    ) -> tuple[bytes, list[Edit]]:
        self._row(id)
        numbers = _numbers(typed)
        moment = self._moment(id, "counted_at", at)
        row = count or new_id()
        by_name: dict[bytes, dict[str, Value]] = {}
        for cell, number in numbers.items():
            key, _, figure = cell.rpartition(".")
            if key and figure in OF_NAME:
                by_name.setdefault(bytes.fromhex(key), {})[figure] = number
        box: dict[str, Value] = {name: number for name, number in numbers.items() if name in BOX}
        edits = [Edit("election_count", row, {"election": id, **box, **moment})]
        for candidate, figures in by_name.items():
            owned: dict[str, Value] = {"count": row, "candidate": candidate}
            tally = ELECTION_TALLY.derived_id(owned)
            assert tally is not None
            edits.append(Edit("election_tally", tally, {**owned, **figures}))
        return row, edits

    def announce(self, id: bytes, at: str) -> Changes:
        """When the result was read out, by the paper: HH:MM. Raises FieldErrors (announced_at)."""
        moment = self._moment(id, "announced_at", at)
        return self._desk.journal.write(
            [Edit("election", id, moment or {"announced_at": None})], Label("election.announce", "")
        )

    def _moment(self, id: bytes, field: str, at: str) -> dict[str, Value]:
        """A time of the congress's day; {} where none was typed."""
        if not at.strip():
            return {}
        checked = check_time(at)
        if checked.error:
            raise FieldErrors({field: checked.error})
        congress = self._row_of_congress(self._row(id)["congress"])
        return {field: f"{congress.get('day') or self._desk.today().isoformat()}T{checked.value}"}

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

    def supersede(self, id: bytes, reason: str) -> Written:
        """Another election in the place of one, with the same candidates and the same hall, nothing counted. What it
        supersedes stays as it is. Raises FieldErrors (reason); KnownError where one did already."""
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
        return Written(new, self._desk.journal.write(edits, Label("election.supersede", "")))

    def follow(self, id: bytes) -> Written:
        """The vote that follows from one: among names that are equal at the last seat (E3), for open seats where the
        rules have such a vote (E4), or all of it again after a void one (E5), on paper of another colour. Raises
        KnownError where none follows."""
        vote = self.get(id)
        stage, seats, keys = self.following(vote)
        if not stage:
            raise KnownError("election_nothing_follows")
        kept = ("congress", "org", "activity", "office", "method", "due", "rules")
        values = {name: vote.row[name] for name in kept if vote.row[name] is not None}
        values |= {"stage": stage, "seats": seats, "parent": id, "mode": "more" if len(keys) > seats else "equal"}
        if stage == "E5":
            values |= {"supersedes": id, "reason": VOID_VOTE}
        new, rows = new_id(), {key: new_id() for key in keys}
        edits = [Edit("election", new, {**values, "ballot": {"candidates": [rows[key].hex() for key in keys]}})]
        for at, key in enumerate(keys, 1):
            candidate = vote.candidates[bytes.fromhex(key)]
            same = {name: value for name, value in candidate.items() if name in _COPIED and value is not None}
            edits.append(Edit("candidate", rows[key], {**same, "written": None, "position": at, "election": new}))
        return Written(new, self._desk.journal.write(edits, Label("election.follow", "")))

    def following(self, vote: Vote) -> tuple[str, int, list[str]]:
        """Stage, seats and names of the vote that follows from one; ("", 0, []) where none does."""
        order = (vote.row["ballot"] or {}).get("candidates", [])
        if vote.superseded_by is not None or any(self._row(each)["parent"] == vote.id for each in self._beside(vote)):
            return "", 0, []
        if not vote.locked:
            if self.why_not(vote) == "election_void_vote":
                stands = {key.hex() for key, row in vote.candidates.items() if not row["withdrawn_on"]}
                return "E5", vote.row["seats"] or 0, [key for key in order if key in stands]
            return "", 0, []
        if not vote.readable:
            return "", 0, []
        results, seats = vote.row["outcome"]["results"], vote.row["outcome"]["seats"]
        elected = len(elected_of(vote.row["outcome"]))
        tied = {each["candidate"] for each in results if each["why"] == "tied"}
        if tied:
            return "E3", seats - elected, sorted(tied, key=lambda key: order.index(key) if key in order else len(order))
        open_, rules = seats - elected, vote.plan.rules if vote.plan is not None else None
        if open_ and rules is not None and rules.open_seats.value == "voted":
            left = {each["candidate"] for each in results if each["why"] == "below"}
            return "E4", open_, [key for key in order if key in left]
        return "", 0, []

    def why_not(self, vote: Vote) -> str:
        """The code of what keeps a vote from being decided; "" where it can be."""
        try:
            self.preview(vote.id)
        except KnownError as error:
            return error.code
        return ""

    def _beside(self, vote: Vote) -> list[bytes]:
        return self.of_congress(vote.row["congress"]) if vote.row["congress"] else []

    # --- posts ------------------------------------------------------------------------------------------------------

    def proposed(self, id: bytes) -> dict[bytes, Record]:
        """The posts that a locked outcome makes: row → fields of an appointment. Who is no woman of the roster yet, or
        holds hers already, is left out; so is all of an election that was superseded."""
        vote = self.get(id)
        if not vote.locked or vote.superseded_by is not None:
            return {}
        congress = self._row_of_congress(vote.row["congress"])
        elected = elected_of(vote.row["outcome"])  # [] of what a newer version wrote
        votes = {each["candidate"]: each.get("votes") for each in vote.row["outcome"]["results"]} if elected else {}
        fields = elected_posts(vote.row, congress)
        made, higher = self._made(vote), self._elected_higher(vote)
        found: dict[bytes, Record] = {}
        for candidate in elected:
            person = (vote.candidates.get(candidate) or {}).get("person")
            row = _post_of(candidate)
            if person is not None and row not in made and person not in higher:
                found[row] = {**fields, "person": person, "votes": votes.get(candidate.hex())}
        return found

    def appoint(self, id: bytes, day: str) -> Changes:
        """Makes all proposed posts of one vote; see ``appoint_all``."""
        return self._appoint([id], day)

    def appoint_all(self, congress: bytes, day: str) -> Changes:
        """Makes all proposed posts of a congress's votes from a day on in one act, ends those of the same office that
        they follow, and fills the steps of the re-election. Two laptops that do so make the same rows. Raises
        FieldErrors (from_date); KnownError where nothing is proposed."""
        return self._appoint(self.of_congress(congress), day)

    def _appoint(self, ids: Sequence[bytes], day: str) -> Changes:
        checked = check_date(day, self._desk.today(), partial=False, future=True)
        if checked.error or not checked.value:
            raise FieldErrors({"from_date": checked.error or "required"})
        edits: list[Edit] = []
        made = 0
        congress = self._row(ids[0])["congress"] if ids else None
        beside = [self.get(id_) for id_ in self.of_congress(congress)] if congress else []
        # Open and equal seats are voted again, perhaps on a later day: who was elected before stays.
        own = {row for vote in beside if vote.superseded_by is None for row in self._made(vote)}
        for id_ in ids:
            proposed, vote = self.proposed(id_), self.get(id_)
            if not proposed:
                continue
            made += len(proposed)
            taken_out = self._desk.journal.rows.get_many("appointment", list(proposed))
            edits += [
                Edit("appointment", row, {**(_EMPTY if row in taken_out else {}), **fields, "from_date": checked.value})
                for row, fields in proposed.items()
            ]
            edits += ended_posts(self._desk, proposed, own | self._made(vote).keys(), checked.value)
        if not edits:
            raise KnownError("election_nothing_to_appoint")
        if congress:
            rows = [vote.row for vote in beside if vote.locked and vote.superseded_by is None]
            edits += filled_steps(self._desk, self._desk.congresses.process_of(congress), rows, checked.value)
        return self._desk.journal.write(edits, Label("election.appoint", str(made)))

    def to_end(self, id: bytes) -> dict[bytes, Record]:
        """Posts that an election made and that are proposed for ending, because it was superseded: by row."""
        vote = self.get(id)
        if vote.superseded_by is None:
            return {}
        return {row: each for row, each in self._made(vote).items() if each["to_date"] is None}

    def end_made(self, id: bytes) -> Changes:
        """Takes the posts back that an election made which was superseded: they were never held by right."""
        edits = [Edit("appointment", row, {"deleted": 1}) for row in self.to_end(id)]
        return self._desk.journal.write(edits, Label("election.end", str(len(edits)))) if edits else Changes()

    # --- inside -----------------------------------------------------------------------------------------------------

    def _row(self, id: bytes) -> Record:
        row = self._desk.journal.rows.get("election", id)
        if row is None or row["deleted"]:
            raise KnownError("record_gone")
        return row

    def _row_of_congress(self, congress: bytes | None) -> Record:
        return self._desk.journal.rows.get("congress", congress or b"") or {}

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


def in_order(names: Sequence[tuple[bytes | None, str]], order: Order) -> list[tuple[bytes | None, str]]:
    """Names as a ballot has them: by strokes of the surname or of the name, or as they were given."""
    if order is Order.GIVEN:
        return list(names)

    def key(each: tuple[bytes | None, str]) -> str:
        own = stroke_key(each[1])
        return surname_stroke_key(own) if order is Order.SURNAME else own

    return sorted(names, key=key)


def told_apart(desk: Desk, names: Mapping[K, tuple[bytes | None, str]]) -> dict[K, str]:
    """Names as they stand on a ballot: namesakes with their gachas behind, so that a voter knows whom she marks."""
    plain = {key: name.partition("（")[0] if person is not None else name for key, (person, name) in names.items()}
    counted = Counter(plain.values())
    people = desk.people.records({person for person, _ in names.values() if person is not None})
    found = dict(plain)
    for key, (person, _) in names.items():
        if person is not None and counted[plain[key]] > 1:
            place = desk.units.name(people.get(person, {}).get("gacha"))
            found[key] = f"{plain[key]}（{place}）" if place else plain[key]
    return found


def _readable(rules: Mapping[str, object]) -> bool:
    try:
        RuleSet.of(rules)
    except NewerRules:
        return False
    return True


def _numbers(typed: Mapping[str, str | None]) -> dict[str, int | None]:
    checked = {name: check_number(text) for name, text in typed.items()}
    errors = {name: each.error for name, each in checked.items() if each.error}
    if errors:
        raise FieldErrors(errors)
    return {name: each.value for name, each in checked.items()}
