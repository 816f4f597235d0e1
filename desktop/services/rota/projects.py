"""领办项目 From what a woman proposed to how it came out: a plain kind; how far it is says its last step.

Steps are only added: a mistake is put right by a further one. The days on which it was done and over follow from them
where nobody wrote them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from desktop.services.plain_records import PlainRecords
from desktop.services.rota_kinds import PROJECT
from desktop.services.rows import ID
from desktop.services.seen import Seen
from desktop.services.written import Written
from desktop.store.queries import rota as queries
from desktop.store.values import Value

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: Stages in which nothing is to be done any more; in which it was carried out; in which somebody has it.
OVER: Final = ("judged", "declined", "stopped")
DONE: Final = ("accepted", "judged")
TAKEN_UP: Final = ("claimed", "working", *DONE)
#: How a proposal begins.
FIRST: Final = "proposed"


class Row(NamedTuple):
    """A project as it is counted; days are ISO or None. ``steps``: how many were written down."""

    id: bytes
    org: bytes | None
    owner: bytes | None
    stage: str
    proposed_on: str | None
    start_on: str | None
    due: str | None
    done_on: str | None
    over_on: str | None
    served: int | None
    steps: int


class Projects(PlainRecords):
    """The projects of one desk."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, PROJECT)

    def rows(self) -> list[Row]:
        """Every one."""
        return [Row(*line) for line in queries.projects(self._desk.db)]

    def proposal(self) -> dict[str, Value]:
        """Proposed today."""
        return {**super().proposal(), "stage": FIRST}

    def save(self, id: bytes | None, values: Mapping[str, Value], seen: Seen | None = None) -> Written:
        """As of any plain kind; a step that is added says how far it is."""
        steps = values.get("project_step")
        rows: list[Any] = steps if isinstance(steps, list) else []
        new = [row for row in rows if not row.get(ID) and row.get("stage")]
        if new and "stage" not in values:
            last = max(enumerate(new), key=lambda each: (each[1].get("taken_on") or "", each[0]))[1]
            values = {**values, "stage": last["stage"]}
        return super().save(id, values, seen)

    def checked(self, values: Mapping[str, Value], present: Mapping[str, Value] | None = None) -> dict[str, Value]:
        """The days follow the stage where nobody wrote them: done today, over today; taken up again takes them off."""
        filled: dict[str, Any] = dict(values)
        was = present or {}
        if present is None and not filled.get("stage"):
            filled["stage"] = FIRST
        if "stage" in filled and filled["stage"] != was.get("stage"):
            stage, today = filled["stage"], self._desk.today().isoformat()
            for name, those in (("done_on", DONE), ("over_on", OVER)):
                if stage in those and not filled.get(name, was.get(name)):
                    filled[name] = today
                elif stage not in those and was.get(name) and (name not in filled or filled[name] == was[name]):
                    filled[name] = None
        return super().checked(filled, present)
