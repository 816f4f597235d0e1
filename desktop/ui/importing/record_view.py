"""One row of the import that is a record and no woman: which of several is meant, what is doubtful, what is new."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from desktop.services.importing.activity_rows import GUESTS
from desktop.services.importing.plan import Act, Decision, Plan, Row
from desktop.services.importing.record_plan import RecordPlan
from desktop.services.importing.record_rows import Line
from desktop.services.importing.table_kinds import PEOPLE
from desktop.services.plain import ABOUT
from desktop.services.plain_kinds import PLAIN_BY_KIND
from desktop.ui.importing.row_view import AS_READ, OPEN, RowView
from desktop.ui.widgets import label

#: So many are offered whom a name may mean.
_MOST = 8


class RecordView(RowView):
    """The panel of one record."""

    def _kept_words(self) -> str:
        return self.tr("What is not read is kept in its note, under its head.")

    def _choices(self, body: QVBoxLayout, plan: Plan | RecordPlan, row: Row) -> None:
        line, decision = row.person, row.decision
        if not isinstance(line, Line) or not isinstance(plan, RecordPlan):
            return
        if decision.act is not Act.LEAVE:
            self._names(body, plan, line)
        if line.doubts and decision.accepted:
            self._button(body, "unaccept", self.tr("Leave it open"), OPEN)
        elif line.doubts:
            taken = "、".join(
                f"{self._shown.column(name)} {self._shown.value(name, doubt.value)}"
                for name, doubt in line.doubts.items()
            )
            words = self.tr("Take it as {values}")
            self._button(body, "accept", words.format(values=taken), AS_READ)
            self._other_way(body, row, words)
        codes = {reason.code for reason in row.reasons}
        if codes & {"several_records", "another_activity"}:
            for id_ in row.candidates[:_MOST]:
                words = self.tr("It is {name}").format(name=self._record(plan, id_))
                self._button(body, f"is-{id_.hex()}", words, {"act": Act.UPDATE, "who": id_})
        twice = bool(codes & {"row_twice", "rows_differ"})
        if (row.candidates or twice) and decision.act is not Act.ADD:
            self._button(body, "add", self.tr("Another record: add it"), {"act": Act.ADD, "who": None})
        if decision.act is not Act.LEAVE:
            self._button(body, "leave", self.tr("Leave this row out"), {"act": Act.LEAVE, "who": None})
        if decision != Decision():
            anew: dict[str, object] = {"act": None, "who": None, **OPEN, "means": {}}
            self._button(body, "anew", self.tr("As proposed"), anew)
        self._offer_alike(body, plan, row)

    def _names(self, body: QVBoxLayout, plan: RecordPlan, line: Line) -> None:
        """Who is meant by the first name of which nobody knows it; the next one follows."""
        first = next((reason for reason in line.blocks if reason.word), None)
        if first is None:
            return
        ids = line.several.get(first.word, ())
        women = plan.reader.directory.women
        if all(id_ in women for id_ in ids):
            for her, words in self._women(tuple(ids[:_MOST])):
                self._button(body, f"is-{her.hex()}", words, {"means": {first.word: her}})
        else:
            for id_ in ids[:_MOST]:
                words = self.tr("It is {name}").format(name=self._shown.value(first.field, id_))
                self._button(body, f"is-{id_.hex()}", words, {"means": {first.word: id_}})
        if len(ids) > _MOST:
            body.addWidget(
                label(self.tr("More are called so: write the gacha behind the name, in brackets."), wrap=True)
            )
        if plan.reader.may_be_new(first.field):
            words = self.tr("Not on the roster yet: write {name} down").format(name=first.word)
            self._button(body, "newcomer", words, {"means": {first.word: b""}})
        elif ids and not plan.reader.names_women(first.field):
            words = self.tr("Another one: keep “{name}” as it is written").format(name=first.word)
            self._button(body, "text", words, {"means": {first.word: b""}})

    def _read_words(self, row: Row, field: str) -> str:
        """What was read of a cell; whom it is about, and names beside names, stand in fields of their own."""
        values, plain = row.person.values, PLAIN_BY_KIND.get(self._shown.kind)
        own: tuple[str, ...] = tuple(plain.subjects) if plain is not None and field == ABOUT else ()
        beside = [field, plain.beside[field]] if plain is not None and field in plain.beside else []
        if field == PEOPLE:
            beside = [PEOPLE, GUESTS]
        if field == "hosts":
            beside = ["hosts", "hosts_text"]
        if field == "place" and values.get("home"):
            own = ("home",)
        found = [self._shown.value(name, values[name]) for name in (*own, *beside) if values.get(name)]
        return "、".join(found) if found else super()._read_words(row, field)

    def _record(self, plan: RecordPlan, id: bytes) -> str:
        return self._context.desk.records.named(plan.kind, id)

    def _decide(self, fields: dict[str, object]) -> None:
        code = str(self.alike.property("code")) if self.alike is not None and self.alike.isChecked() else ""
        self.decided.emit("" if fields.get("act") is Act.UPDATE else code, fields)
