"""选票 What stands on a ballot before it is printed, who supervises and counts, and how many ballots there are.

Once ballots are printed their candidates and their order never change: who falls out is marked as withdrawn, with the
ballots reprinted; a further name needs another election in the place of this one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from desktop.errors import FieldErrors, KnownError
from desktop.services.congress.elections import Vote, in_order, told_apart
from desktop.store.changes import Changes, Edit, Label
from desktop.store.queries import owned_rows
from desktop.store.values import Record
from protocol.election_rules import RuleSet
from protocol.ids import new_id

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: 总监票人, 监票人, 总计票人, 计票人, 唱票人.
ROLES: Final = ("W1", "W2", "W3", "W4", "W5")


class Worker(NamedTuple):
    """Who supervises or counts at a vote."""

    id: bytes
    person: bytes
    name: str
    role: str


class Ballots:
    """The ballots of one desk's elections."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    # --- who counts -------------------------------------------------------------------------------------------------

    def workers(self, election: bytes) -> list[Worker]:
        """Who supervises and counts, by their roles."""
        ids = owned_rows.standing(self._desk.db, "election_worker", "election", [election])
        rows = self._desk.journal.rows.get_many("election_worker", ids)
        names = self._desk.people.names(row["person"] for row in rows.values() if row["person"])
        found = [
            Worker(id_, rows[id_]["person"], names.get(rows[id_]["person"], ""), rows[id_]["role"] or "")
            for id_ in ids
            if rows[id_]["person"]
        ]
        return sorted(found, key=lambda each: each.role)

    def add_worker(self, election: bytes, person: bytes, role: str) -> Changes:
        """One who supervises or counts. A candidate never does. Raises FieldErrors (person)."""
        vote = self._desk.elections.get(election)
        if any(row["person"] == person and not row["written"] for row in vote.candidates.values()):
            raise FieldErrors({"person": "worker_is_candidate"})
        if any(each.person == person for each in self.workers(election)):
            raise FieldErrors({"person": "exists_already"})
        fields = {"election": election, "person": person, "role": role}
        name = self._desk.people.name(person)
        return self._desk.journal.write([Edit("election_worker", new_id(), fields)], Label("election_worker.add", name))

    def take_worker_out(self, row: bytes, name: str) -> Changes:
        """She does not after all."""
        return self._desk.journal.write(
            [Edit("election_worker", row, {"deleted": 1})], Label("election_worker.delete", name)
        )

    # --- who stands -------------------------------------------------------------------------------------------------

    def open(self, vote: Vote) -> bool:
        """Whether its candidates may still change: nothing is printed, counted or locked."""
        return not vote.locked and not vote.typings and vote.row["printed"] is None and vote.superseded_by is None

    def add(self, election: bytes, names: Iterable[tuple[bytes | None, str]]) -> Changes:
        """Further candidates; the ballot is put in order anew. Raises KnownError where it was printed."""
        vote = self._open(election)
        there = [(row["person"], row["name"] or "") for row in self._standing(vote).values()]
        known = {person for person, _ in there if person is not None}
        fresh = [(person, name) for person, name in names if person is None or person not in known]
        rows = {new_id(): each for each in fresh}
        edits = [
            Edit("candidate", row, {"election": election, "person": person, "name": name})
            for row, (person, name) in rows.items()
        ]
        held = {key: (row["person"], row["name"] or "") for key, row in self._standing(vote).items()} | rows
        return self._desk.journal.write([*edits, *self._ordered(vote, held)], Label("candidate.add", ""))

    def take_out(self, election: bytes, candidate: bytes) -> Changes:
        """A name that was put there by mistake. Raises KnownError where ballots were printed."""
        vote = self._open(election)
        held = {
            key: (row["person"], row["name"] or "") for key, row in self._standing(vote).items() if key != candidate
        }
        edits = [Edit("candidate", candidate, {"deleted": 1}), *self._ordered(vote, held)]
        name = vote.candidates[candidate]["name"] or ""
        return self._desk.journal.write(edits, Label("candidate.delete", name))

    def set_rules(self, election: bytes, rules: RuleSet) -> Changes:
        """Other rules, with the order of names that they ask for. Raises KnownError where ballots were printed."""
        vote = self._open(election)
        held = {key: (row["person"], row["name"] or "") for key, row in self._standing(vote).items()}
        edits = [Edit("election", election, {"rules": rules.frozen()}), *self._ordered(vote, held, rules)]
        return self._desk.journal.write(edits, Label("election.rules", ""))

    def withdraw(self, election: bytes, candidate: bytes, *, back: bool = False) -> Changes:
        """She stands no more (or does after all). Ballots that were printed count as destroyed: they are to be printed
        again without her."""
        vote = self._desk.elections.get(election)
        if vote.locked:
            raise KnownError("election_locked")
        day = None if back else self._desk.today().isoformat()
        edits = [Edit("candidate", candidate, {"withdrawn_on": day})]
        name = vote.candidates[candidate]["name"] or ""
        return self._desk.journal.write(edits, Label("candidate.withdraw", name))

    def identify(self, candidate: bytes, name: str, person: bytes | None = None) -> Changes:
        """Whom a written name means: a woman of the roster, or (None) a newcomer typed in one line, who is put there by
        the same act. Also after locking: what is locked names candidates by their rows. Raises FieldErrors (name)."""
        edits: list[Edit] = []
        if person is None:
            person, edits = self._desk.people.newcomer_edits(self._desk.people.newcomer(name))
        edits.append(Edit("candidate", candidate, {"person": person}))
        return self._desk.journal.write(edits, Label("candidate.identify", name))

    def reprint(self, election: bytes, printed: int) -> Changes:
        """The ballots are printed anew after a name fell out: those of before count as destroyed."""
        row = self._desk.elections.get(election).row
        before = row["printed"] or 0  # those destroyed by now are among them
        fields = {"printed": before + printed, "destroyed": before}
        return self._desk.journal.write([Edit("election", election, fields)], Label("election.reprint", ""))

    def set_mode(self, election: bytes, mode: str, note: str) -> Changes:
        """差额 becomes 等额 where a candidate fell out and the party agreed: ``note`` says by what. Raises FieldErrors
        (note)."""
        if not note.strip():
            raise FieldErrors({"note": "required"})
        fields = {"mode": mode, "note": note.strip()}
        return self._desk.journal.write([Edit("election", election, fields)], Label("election.mode", ""))

    # --- inside -----------------------------------------------------------------------------------------------------

    def _open(self, election: bytes) -> Vote:
        vote = self._desk.elections.get(election)
        if not self.open(vote):
            raise KnownError("ballot_printed")
        return vote

    @staticmethod
    def _standing(vote: Vote) -> dict[bytes, Record]:
        return {key: row for key, row in vote.candidates.items() if not row["written"]}

    def _ordered(
        self, vote: Vote, held: dict[bytes, tuple[bytes | None, str]], rules: RuleSet | None = None
    ) -> Sequence[Edit]:
        """The ballot in the order of its rules."""
        if vote.plan is None:
            raise KnownError("election_newer")
        # the position of what was there, then of what is new, so that "as given" stays as it was given
        names = [(key, held[key][1]) for key in held]
        ordered = in_order(names, (rules or vote.plan.rules).order)
        ballot = {"candidates": [key.hex() for key, _ in ordered if key is not None]}
        apart = told_apart(self._desk, held)
        edits = [Edit("election", vote.id, {"ballot": ballot})]
        for at, (key, _) in enumerate(ordered, 1):
            if key is not None:
                edits.append(Edit("candidate", key, {"position": at, "name": apart[key]}))
        return edits
