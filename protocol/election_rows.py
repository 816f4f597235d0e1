"""Rows of a vote as the values that ``protocol.elections`` decides, and what is locked of one as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from protocol.election_rules import NewerRules, RuleSet
from protocol.elections import Ballots, Election, Method, Mode, Outcome, Stage, Tally, figures_code

Row = Mapping[str, Any]


def election_of(row: Row) -> Election:
    """What is voted, of a row of ``election``. Raises NewerRules where a newer version wrote what cannot be read here:
    nothing may be decided then."""
    try:
        return Election(
            seats=row.get("seats") or 0,
            rules=RuleSet.of(row.get("rules") or {}),
            stage=Stage(row.get("stage") or Stage.FORMAL.value),
            mode=Mode(row.get("mode") or Mode.MORE.value),
            method=Method(row.get("method") or Method.BALLOT.value),
        )
    except ValueError as error:
        raise NewerRules(str(error)) from error


def ballots_of(election: Row, count: Row) -> Ballots:
    """The counts of people and papers: what the hall knew once, and what this typing says of the box."""
    once = ("due", "present", "printed", "issued", "exchanged", "destroyed")
    return Ballots(
        **{name: election.get(name) for name in once}, returned=count.get("returned"), void=count.get("void")
    )


def tallies_of(election: Row, candidates: Iterable[Row], tallies: Iterable[Row]) -> list[Tally]:
    """One typing's tallies: candidates as they were printed, those who are not on the ballot by their position, then
    written names. A candidate of whom nothing was typed has no figures, which are not 0."""
    printed = {key: at for at, key in enumerate((election.get("ballot") or {}).get("candidates", ()))}
    typed = {row["candidate"]: row for row in tallies if not row.get("deleted")}

    def place(row: Row) -> tuple[bool, int, int, bytes]:
        at = printed.get(row["id"].hex(), len(printed))
        return bool(row.get("written")), at, row.get("position") or 0, row["id"]

    found = []
    for row in sorted((row for row in candidates if not row.get("deleted")), key=place):
        figures = typed.get(row["id"], {})
        found.append(
            Tally(
                key=row["id"].hex(),
                votes=figures.get("votes"),
                against=figures.get("against"),
                abstained=figures.get("abstained"),
                person=row.get("person"),
                written=bool(row.get("written")),
                withdrawn=row.get("withdrawn_on") is not None,
            )
        )
    return found


def locked(
    election: Election, ballots: Ballots, tallies: Iterable[Tally], outcome: Outcome, counts: Iterable[bytes]
) -> dict[str, Any]:
    """What is locked of a decided vote: figures, results, the typings that it rests on, and the code of its sheet. It
    names candidates by id alone, so that nothing of a woman is left in it when she is erased."""
    cast = ballots.cast(election.method)
    return {
        "seats": outcome.seats,
        "threshold": outcome.threshold,
        "rules": election.rules.frozen(),
        "ballots": dict(vars(ballots)),
        "results": [
            {
                "candidate": each.tally.key,
                "votes": each.tally.votes,
                "against": each.tally.against,
                "abstained": each.tally.abstaining(cast),
                "why": each.why.value,
            }
            for each in outcome.results
        ],
        "counts": [count.hex() for count in counts],
        "code": figures_code(election, ballots, tallies),
    }


def elected_of(whole: Mapping[str, Any]) -> list[bytes]:
    """The candidates elected by a locked outcome; [] where a newer version wrote it in a way that is not known."""
    won = {"majority", "most_votes", "fewer_against"}
    results = whole.get("results")
    if not isinstance(results, list):
        return []
    return [bytes.fromhex(each["candidate"]) for each in results if each.get("why") in won]
