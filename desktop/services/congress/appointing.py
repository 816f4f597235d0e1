"""What a locked vote makes: the posts of the elected, the end of those before them, the step of the re-election."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from desktop.services.process.steps import CONGRESS, PLENARY
from desktop.store.changes import Edit
from desktop.store.values import Record, Value
from protocol.election_rows import elected_of

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: Office → the step of a re-election that its vote is, and what the step calls the number of elected.
_STEPS: Final[Mapping[str, tuple[str, str]]] = {
    "P4": (CONGRESS, "elected"),
    "P2": (PLENARY, "vice"),
    "P1": (PLENARY, ""),
}
#: Why a post ends that another is elected to.
TERM_END: Final = "term_end"


def elected_posts(vote: Mapping[str, Any], congress: Mapping[str, Any]) -> dict[str, Value]:
    """What the posts of all elected of one vote share."""
    ordinal = congress.get("ordinal")
    return {
        "org": vote["org"] or congress.get("org"),
        "post": vote["office"],
        "term": congress.get("term"),
        "how": "elected",
        "made_by": f"第{ordinal}次妇女代表大会" if ordinal else None,
    }


def ended_posts(desk: Desk, proposed: Mapping[bytes, Record], own: Collection[bytes], day: str) -> list[Edit]:
    """The posts of the same office in the same organisation that began before and have no end: they end on the day on
    which the new ones begin."""
    one = next(iter(proposed.values()))
    found = []
    for held in desk.federation.posts():
        if held.org != one["org"] or held.post != one["post"] or held.id in proposed or held.id in own:
            continue
        if held.until is None and (held.since or "") < day:
            found.append(Edit("appointment", held.id, {"to_date": day, "ended_why": TERM_END}))
    return found


def filled_steps(desk: Desk, process: bytes | None, votes: Iterable[Mapping[str, Any]], day: str) -> list[Edit]:
    """The steps of the re-election with what was counted in locked votes; what somebody wrote there stays."""
    if process is None:
        return []
    rows, found = desk.processes.steps([process])[process], dict[str, dict[str, Any]]()
    for vote in votes:
        code, counted = _STEPS.get(vote["office"] or "", ("", ""))
        if not code or vote["stage"] not in (None, "E2"):
            continue
        known = {"due": vote["due"], "present": vote["present"], counted: len(elected_of(vote["outcome"]))}
        result = found.setdefault(code, {})
        result.update({name: number for name, number in known.items() if name and number is not None})
    edits = []
    for code, result in found.items():
        row = rows.get(code, {})
        fields: dict[str, Value] = {"process": process, "code": code, "result": result | (row.get("result") or {})}
        if not row.get("done_on"):
            fields["done_on"] = day
        edits.append(Edit("process_step", desk.processes.step_id(process, code), {**fields, "deleted": None}))
    return edits
