"""会议计划 What a year is to have of meetings: a plain kind, each with how it came out, and last year's copied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.services.meeting_kinds import MEETING_PLAN
from desktop.services.meetings.planning import Held, Outcome, Plan, copied, outcomes
from desktop.services.plain_records import PlainRecords
from desktop.store.changes import Changes, Edit, Label
from desktop.store.queries import meetings as queries
from desktop.store.values import Record, Value
from protocol.ids import new_id

if TYPE_CHECKING:
    from desktop.services.desk import Desk


class MeetingPlans(PlainRecords):
    """The planned meetings of one desk."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, MEETING_PLAN)

    def plans(self) -> list[Plan]:
        """Every one."""
        return [Plan(id_, org, body, month) for id_, org, body, month, _ in queries.plans(self._desk.db)]

    def outcomes(self) -> dict[bytes, Outcome]:
        """Plan → how it came out by today."""
        board = self._desk.meetings.board()
        held = [Held(row.id, row.org, row.body, row.day) for row in board.held()]
        return outcomes(self.plans(), held, board.day.isoformat())

    def page(self, ids: Sequence[bytes]) -> list[Record | None]:
        """As of any plain kind, each with ``state`` (plan_state) and ``meeting``: what filled it, or None."""
        records = super().page(ids)
        found = self.outcomes() if any(records) else {}
        for record in records:
            if record is not None:
                out = found.get(record["id"], Outcome("planned"))
                record |= {"state": out.state, "meeting": out.meeting}
        return records

    def proposal(self) -> dict[str, Value]:
        """This month."""
        return {**super().proposal(), "month": self._desk.today().isoformat()[:7]}

    def to_copy(self, year: int) -> int:
        """How many of the year before are not in ``year`` yet."""
        return len(copied(self.plans(), year))

    def copy_year(self, year: int) -> Changes:
        """The plan of the year before, month by month, as one act; what stands already is left as it is."""
        rows = self._desk.journal.rows
        edits = []
        for id_, month in copied(self.plans(), year):
            held = rows.get("meeting_plan", id_) or {}
            fields = {name: held[name] for name in ("org", "body", "topic") if held.get(name)}
            edits.append(Edit("meeting_plan", new_id(), {**fields, "month": month}))
        return self._desk.journal.write(edits, Label("meeting_plan.copy_year", str(year)))
