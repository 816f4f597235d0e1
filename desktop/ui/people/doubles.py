"""疑似重复: the pairs of the roster that may be one woman, those known to be two, and those that were made one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import Signal

from desktop import jobs
from desktop.services.doubles import Pair, pair_of
from desktop.services.giving_back import row_of
from desktop.ui.called import shown_name
from desktop.ui.list_page import ListPage
from desktop.ui.page import Context
from desktop.ui.people.merge_view import MergeView
from desktop.ui.people.words import reason_words
from desktop.ui.table_model import Column, Sort
from desktop.ui.widgets import Segments

OPEN, APART, MERGED = "open", "apart", "merged"


class Row(NamedTuple):
    """One line: two women, by the id of their pair."""

    id: bytes
    one: bytes
    other: bytes
    names: str
    reasons: str
    births: str
    gachas: str


class DoublesPage(ListPage):
    """Pairs of women. ``go_to(pair=(one, other))`` shows two women side by side, whoever they are; ``(about=id)`` the
    pairs of one woman."""

    watches = frozenset({"person", "person_alias", "person_pair", "org_unit"})
    help_topic = "doubles"
    found = Signal()  # the pairs were looked for anew

    def __init__(self, context: Context) -> None:
        self._doubles, self._people = context.desk.doubles, context.desk.people
        self._pairs: dict[bytes, Pair] = {}
        self._women: dict[bytes, tuple[bytes, bytes]] = {}  # pair → the two, of all that were shown
        self._looking: jobs.Job | None = None
        self._again = False
        self.part = OPEN
        super().__init__(
            context,
            "doubles",
            title=self.tr("Perhaps twice"),
            columns=self._columns(),
            sort=Sort("weight"),
            search=self.tr("Name, initials or phone tail"),
            empty=(
                self.tr("Nobody seems to be written down twice"),
                self.tr("Namesakes are normal: a pair is shown here only where phone, birth or spelling speak for it."),
                "",
            ),
            icon_name="people",
        )
        self.parts = Segments(
            [(OPEN, self.tr("To look at")), (APART, self.tr("Two women")), (MERGED, self.tr("Made one"))]
        )
        self.parts.chosen.connect(self._on_part)
        self.add_filter(self.parts)
        self.view = MergeView(context)
        self.view.settled.connect(self._next)
        self.view.later.connect(self._next)
        self.panel.set_content(self.view)
        self.look()

    def _columns(self) -> list[Column]:
        return [
            Column("names", self.tr("Names"), lambda row: row.names, 224),
            Column("reasons", self.tr("What speaks for it"), lambda row: row.reasons, 320, stretch=True),
            Column("births", self.tr("Born"), lambda row: row.births, 184, muted=True, drop=1),
            Column("gachas", self.tr("Gacha"), lambda row: row.gachas, 160, muted=True, drop=2),
        ]

    # --- the pairs ----------------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Looks for the pairs anew, on another thread; ``found`` follows."""
        if self._looking is not None:
            self._again = True
            return
        self._again = False
        self._looking = jobs.run(lambda task: self._doubles.pairs(task.check), self._on_pairs, self._on_failed, self)

    def _on_pairs(self, pairs: list[Pair]) -> None:
        self._looking = None
        self._pairs = {row_of(*pair.key): pair for pair in pairs}
        if self._again:
            self.look()
            return
        self.parts.set_words(OPEN, self.tr("To look at %n", "", len(pairs)))
        self.reload()
        self.found.emit()

    def _on_failed(self, error: Any) -> None:
        self._looking = None
        self.context.window.notify.error(error)

    @property
    def settled(self) -> bool:
        return self._looking is None

    def _on_part(self, part: str) -> None:
        self.part = part
        self.side.close_panel()
        self.reload()

    def ids(self, sort: Sort) -> Sequence[bytes]:
        pairs = list(self._listed())
        if self.search_text:
            meant = self._people.meant(self.search_text)
            pairs = [pair for pair in pairs if meant & set(pair)]
        found = [(row_of(*pair), pair) for pair in pairs]
        self._women |= dict(found)
        return [id_ for id_, _ in found]

    def _listed(self) -> list[tuple[bytes, bytes]]:
        """The pairs of the part that is shown."""
        if self.part == APART:
            return self._doubles.told_apart()
        if self.part == MERGED:
            return self._doubles.merged()
        disputed = [pair_of(*pair) for pair in self._doubles.disputed()]
        return disputed + [pair.key for pair in self._doubles.still(self._pairs.values())]

    def page(self, ids: Sequence[bytes]) -> Sequence[Row | None]:
        pairs = [self._women.get(id_) for id_ in ids]
        both = [id_ for pair in pairs if pair is not None for id_ in pair]
        records = self._people.records(both)
        names, disputed = self._doubles.own_names(both), {pair_of(*pair) for pair in self._doubles.disputed()}
        units = self.context.desk.units.names()
        found: list[Row | None] = []
        for id_, pair in zip(ids, pairs, strict=True):
            if pair is None or any(one not in records for one in pair):
                found.append(None)
                continue
            told = [records[one] for one in pair]
            known = self._pairs.get(id_)
            gachas = dict.fromkeys(units.get(one["gacha"] or b"", "") for one in told)
            found.append(
                Row(
                    id_,
                    *pair,
                    " / ".join(shown_name(names[one]) for one in pair),
                    self._why(known.reasons if known is not None else (), pair in disputed),
                    " / ".join(dict.fromkeys(one["birth"] or "–" for one in told)),
                    " / ".join(gacha for gacha in gachas if gacha),
                )
            )
        return found

    def _why(self, reasons: Sequence[str], disputed: bool) -> str:
        return self.tr("One of you says one woman, another two") if disputed else reason_words(reasons)

    def count_words(self, count: int) -> str:
        return self.tr("%n pairs", "", count)

    def filtered(self) -> bool:
        return bool(self.search_text)

    def refresh(self, changes: Any) -> None:
        self.reload()
        self.look()

    # --- two of them --------------------------------------------------------------------------------------------------

    def go_to(self, **where: Any) -> None:
        if where.get("pair") is not None:
            one, other = (self._people.standing([id_])[0] for id_ in where["pair"])
            self._women[row_of(*pair_of(one, other))] = pair_of(one, other)
            self.parts.set_value(OPEN)
            self._on_part(OPEN)
            self.open_record(row_of(*pair_of(one, other)))
            return
        super().go_to(**where)

    def show_record(self, id: bytes) -> bool:
        pair = self._women.get(id)
        if pair is None:
            return False
        merged = self._doubles.who_was_merged(pair)
        self.panel.title.setText(self.tr("One woman or two?") if merged is None else self.tr("Made one"))
        if merged is not None:
            return self.view.show_merged(*merged)
        apart = self._doubles.are_apart(pair)
        return self.view.show_pair(*pair, apart=apart)

    def _next(self) -> None:
        """Something was decided, or left for later: the next pair of the list is shown, or the list."""
        current = self.table.current_id()
        ids = list(self.ids(Sort("weight")))
        at = ids.index(current) + 1 if current in ids else 0
        if not self.view.isVisible() or at >= len(ids) or self.part != OPEN:
            self.side.close_panel()
            self.table.setFocus()
            return
        self.open_record(ids[at])
