"""The offices' forms of one township: opened, remembered with what their cells take, filled for a term, written out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from desktop.errors import FieldErrors, KnownError
from desktop.file_names import bare_name, ending_of
from desktop.services.comparing import half_width, squeezed
from desktop.services.divisions import short_name
from desktop.services.figures import FIGURES, Count, Span, Term
from desktop.services.office_forms.by_gacha import counted_by_gacha
from desktop.services.office_forms.filling import Counted, Plan, Trouble, Typed, figures_of, periods_of, planned
from desktop.services.office_forms.fitting import Fit, fitted, named
from desktop.services.office_forms.template import BEFORE, MOST, TERM, TO_DATE, Binding, Mapped, Place
from desktop.services.office_forms.words import proposals
from desktop.services.reporting import basis as bases
from desktop.services.reporting.reports import Version
from desktop.services.validation import clean_line
from desktop.services.written import Written
from desktop.store.changes import Changes, Edit, Label
from desktop.store.queries import month as month_queries
from desktop.store.queries import office_forms as queries
from desktop.store.queries import reports as report_queries
from desktop.table_files.forms import Filled, FormReader
from desktop.table_files.grids import MOST_FORM_BYTES, Book
from protocol.figures import FEDERATION, Cell
from protocol.frozen import Frozen
from protocol.ids import derived_id, new_id
from protocol.periods import Period
from protocol.records import FILE, FORM_FILLING, FORM_TEMPLATE

if TYPE_CHECKING:
    from desktop.services.desk import Desk

__all__ = ["MOST_TYPED", "Form", "Numbers", "OfficeForms", "Opened"]

#: The most characters that are typed into one cell, and cells of one term.
MOST_TYPED: Final = 2_000
_MOST_CELLS: Final = 400
#: All that is typed for one term together (characters): what a value on the wire may have.
_MOST_ALL: Final = 60_000
#: What forms write around the name of a gacha: a number before it, its federation behind it.
_AROUND = re.compile(r"^\s*[0-9]{1,2}\s*[.、．)]\s*|(妇女联合会|妇联)\s*$")


@dataclass(frozen=True)
class Form:
    """A form that the township keeps. ``mapped`` None: a newer version of the program made it."""

    id: bytes
    name: str
    office: str
    mapped: Mapped | None


@dataclass(frozen=True)
class Opened:
    """A file that was read and not kept yet."""

    name: str
    raw: bytes
    book: Book

    @property
    def sha256(self) -> str:
        """Its hash, as ``Mapped`` has it."""
        return hashlib.sha256(self.raw).hexdigest()


@dataclass(frozen=True)
class Numbers:
    """What was counted for a form's term; ``frozen``: the version of the report that the term's own numbers are from,
    None where they are as the records stand now; ``own_days``: the form closes on another day than that report."""

    term: Term
    period: Period
    counted: Counted
    frozen: Version | None
    own_days: bool = False


class OfficeForms:
    """The forms of one desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._db, self._journal = desk.db, desk.journal

    @cached_property
    def reader(self) -> FormReader:
        """The process that reads forms."""
        return FormReader()

    def close(self) -> None:
        """Ends the process that waits for the next form, if one was started."""
        if "reader" in self.__dict__:
            self.reader.close()

    # --- reading --------------------------------------------------------------------------------------------------

    def all(self) -> list[Form]:
        """The forms, by office and name."""
        return [
            Form(id_, name, office, Mapped.of_plain(mapping))
            for id_, name, office, mapping in queries.templates(self._db)
        ]

    def get(self, id: bytes) -> Form | None:
        """A form; None where it was deleted."""
        return next((form for form in self.all() if form.id == id), None)

    def open(self, path: Path) -> Opened:
        """Reads a file; nothing is kept yet. Raises KnownError: form_old for what is no .xlsx, form_too_large,
        file_gone, file_unreadable, and what ``FormReader.look`` does."""
        name = bare_name(path.name)
        try:
            size = path.stat().st_size
            raw = path.read_bytes() if size <= MOST_FORM_BYTES else b""
        except FileNotFoundError:
            raise KnownError("file_gone") from None
        except PermissionError:
            raise KnownError("table_in_use") from None
        except OSError:
            raise KnownError("file_unreadable") from None
        if size > MOST_FORM_BYTES:
            raise KnownError("form_too_large")
        if not raw:
            raise KnownError("file_empty")
        book = self.reader.look(raw)
        if ending_of(name) != "xlsx":  # a workbook with macros, or a name that says something else
            raise KnownError("form_old")
        return Opened(name, raw, book)

    def kept(self, form: Form) -> Opened:
        """The file of a form that the township keeps. Raises KnownError: form_newer, form_not_here, and what ``look``
        does."""
        if form.mapped is None:
            raise KnownError("form_newer")
        raw = self._desk.photos.body(bytes.fromhex(form.mapped.sha256))
        if raw is None:
            raise KnownError("form_not_here")
        return Opened(form.mapped.file, raw, self.reader.look(raw))

    # --- gachas by the words of a cell ------------------------------------------------------------------------------

    def gacha_of(self, words: str) -> bytes | None:
        """The gacha that a cell names: 萨仁台, 3.萨仁台嘎查, 萨仁台嘎查妇联; None where it names none or may be two."""
        return self.names()(words)

    def names(self) -> Callable[[str], bytes | None]:
        """``gacha_of`` for many cells: the gachas are read once, and each words looked at once."""
        gachas = [
            (unit.id, squeezed(unit.short), {squeezed(n) for n in (unit.short, unit.name, short_name(unit.name))})
            for unit in self._desk.units.gachas()
        ]

        @cache
        def gacha_of(words: str) -> bytes | None:
            wanted = squeezed(short_name(_AROUND.sub("", half_width(words))))
            found = [id_ for id_, _, names in gachas if wanted in names]
            if not found and len(wanted) > 1:
                found = [id_ for id_, short, _ in gachas if short.startswith(wanted)]
            return found[0] if len(found) == 1 else None

        return gacha_of

    def proposals(self, book: Book, check: Callable[[], object] = bool) -> list[Binding]:
        """What the cells of a form are likely to take, by the words around them. ``check``: as in
        ``words.proposals``."""
        named = self.names()
        return [each for grid in book.grids for each in proposals(grid, lambda words: named(words) is not None, check)]

    @staticmethod
    def named(mapped: Mapped, book: Book) -> Mapped:
        """The bindings of a form, each with what its file calls the cell."""
        return named(mapped, book)

    def fit(self, mapped: Mapped, book: Book) -> Fit:
        """How the bindings of a form stand in a newer file of it."""
        named = self.names()
        return fitted(mapped, book, lambda words: named(words) is not None)

    # --- writing ----------------------------------------------------------------------------------------------------

    def save(self, id: bytes | None, name: str, office: str, mapped: Mapped, opened: Opened | None = None) -> Written:
        """Keeps a form; with ``opened`` its file too, in place of the one before. One act.

        Raises FieldErrors for ``name``, KnownError form_too_many, disk_full.
        """
        row, edits = self.edits(id, name, office, mapped, opened)
        return Written(row, self._journal.write(edits, Label("form_template.save", clean_line(name) or "")))

    def edits(
        self, id: bytes | None, name: str, office: str, mapped: Mapped, opened: Opened | None
    ) -> tuple[bytes, list[Edit]]:
        """The form's id and what ``save`` writes, for an act that keeps several. A file that is not kept yet is."""
        title = clean_line(name)
        if not title:
            raise FieldErrors({"name": "required"})
        if len(mapped.bindings) > MOST:
            raise KnownError("form_too_many")
        row = id or new_id()
        values = {"name": title, "office": clean_line(office), "mapping": mapped.plain()}
        edits = [Edit(FORM_TEMPLATE.name, row, values), *self._in_packs(id, title)]
        if opened is not None:
            sha256 = self._desk.photos.keep_file(opened.raw)
            edits += [
                Edit(FILE.name, file.id, {"deleted": 1}) for file in self._desk.files.of(row) if file.sha256 != sha256
            ]
            fields = {"owner_kind": FORM_TEMPLATE.name, "owner": row, "sha256": sha256, "name": opened.name}
            more = {"size": len(opened.raw), "deleted": None}
            edits.append(Edit(FILE.name, derived_id(FILE.name, row, sha256), {**fields, **more}))
        return row, edits

    def rename(self, form: Form, name: str, office: str) -> Changes:
        """Calls a form otherwise; what its cells take stays as it is by now. Raises FieldErrors for ``name``."""
        title = clean_line(name)
        if not title:
            raise FieldErrors({"name": "required"})
        values = {"name": title, "office": clean_line(office)}
        edits = [Edit(FORM_TEMPLATE.name, form.id, values), *self._in_packs(form.id, title)]
        return self._journal.write(edits, Label("form_template.save", title))

    def _in_packs(self, id: bytes | None, now: str) -> list[Edit]:
        """What keeps a form, called ``now`` from here on, on the closing day that a pack has for it."""
        forms = self.all() if id is not None else []
        before = next((form.name for form in forms if form.id == id), now)
        shared = any(form.name == before and form.id != id for form in forms)
        return self._desk.forms_packs.renamed(before, now, shared=shared)

    def delete(self, form: Form) -> Changes:
        """Takes a form away; its file and what was typed stay, so that it can be brought back."""
        return self._journal.write(
            [Edit(FORM_TEMPLATE.name, form.id, {"deleted": 1})], Label("form_template.delete", form.name)
        )

    # --- what was typed by hand ---------------------------------------------------------------------------------------

    def typed(self, form: Form, term: Term) -> dict[tuple[str, Place], str]:
        """What was typed for a term."""
        return next((_typed(value) for key, value in queries.typed(self._db, form.id) if key == term.key), {})

    def typed_before(self, form: Form, term: Term) -> dict[tuple[str, Place], str]:
        """What was typed for the last term as long before this one: offered again, never taken over unseen."""
        found: tuple[tuple[int, int], dict[tuple[str, Place], str]] = ((0, 0), {})
        for key, value in queries.typed(self._db, form.id):
            other = Term.of_key(key)
            if other is None or other.span is not term.span:
                continue
            if found[0] < (other.year, other.number) < (term.year, term.number) and (typed := _typed(value)):
                found = ((other.year, other.number), typed)
        return found[1]

    def keep_typed(self, form: Form, term: Term, typed: Typed) -> Changes:
        """Keeps what was typed for a term. Raises KnownError form_typed_much."""
        plain = [[sheet, list(place), text.strip()] for (sheet, place), text in sorted(typed.items()) if text.strip()]
        if (
            len(plain) > _MOST_CELLS
            or any(len(str(text)) > MOST_TYPED for *_, text in plain)
            or sum(len(str(text)) for *_, text in plain) > _MOST_ALL
        ):
            raise KnownError("form_typed_much")
        key = {"template": form.id, "term": term.key}
        row = FORM_FILLING.derived_id(key)
        assert row is not None
        fields = {**key, "typed": plain, "deleted": None}
        return self._journal.write([Edit(FORM_FILLING.name, row, fields)], Label("form_filling.save", form.name))

    # --- filling ------------------------------------------------------------------------------------------------------

    def numbers(self, mapped: Mapped, term: Term, own: int, called: str = "") -> Numbers:
        """Counts what a form (``called`` so) asks for. Where the report of just these days is frozen the township's
        numbers are the very cells that went up, and the gachas' are counted from its rows as they were then."""
        closing = self._desk.township_settings.closing_for(term, own, called)
        periods = {
            TERM: term.period(closing),
            TO_DATE: term.to_date(closing),
            BEFORE: term.a_year_before().period(closing),
        }
        begins = month_queries.begins(self._db)
        gachas = [unit.id for unit in self._desk.units.gachas()]
        counted: dict[tuple[str, bytes | None], Mapping[str, Cell]] = {}
        wanted = periods_of(mapped)
        frozen, then = self._frozen(term)
        report = frozen.frozen if frozen is not None else None
        own_days = periods[TERM] != self._desk.township_settings.period(term, own)
        if own_days:  # no report is of these days
            frozen = report = then = None
        elif report is not None:
            periods[TERM] = report.period
        for name in sorted({name for name, _ in wanted}):
            period = periods[name]
            if name == BEFORE and (begins is None or begins > period.last.isoformat()):
                continue
            basis = None
            if name == TERM and report is not None:
                basis = then
            elif (name, True) in wanted:
                basis = bases.read(self._db, period)
            if report is not None:
                counted[name, None] = self._beside(report, name, figures_of(mapped, name), period, basis)
            elif basis is not None:
                counted[name, None] = basis.told()
            else:  # the same counts, sooner
                counted[name, None] = self._desk.figures.cells(period, figures_of(mapped, name))
            if basis is not None and (name, True) in wanted:
                for gacha, cells in counted_by_gacha(self._desk, basis, period.last.isoformat(), gachas).items():
                    counted[name, gacha] = cells
            self._of_federation(
                counted, name, figures_of(mapped, name), period, gachas if (name, True) in wanted else []
            )
        return Numbers(term, periods[TERM], counted, frozen if report is not None else None, own_days)

    def _of_federation(
        self,
        counted: dict[tuple[str, bytes | None], Mapping[str, Cell]],
        name: str,
        wanted: set[str],
        period: Period,
        gachas: Sequence[bytes],
    ) -> None:
        """Puts beside the numbers what a form asks of organisations and posts: as their dates say on the period's last
        day, in a frozen term too, for no report freezes it."""
        if wanted.isdisjoint(FEDERATION):
            return
        figures = self._desk.federation_figures
        parts: list[tuple[bytes | None, Mapping[str, Count]]] = [(None, figures.counted(period.last))]
        if gachas:
            parts += figures.by_gacha(period.last, gachas).items()
        for part, counts in parts:
            cells = {id_: counts[id_].cell for id_ in wanted & FEDERATION.keys()}
            counted[name, part] = {**counted.get((name, part), {}), **cells}

    def _beside(
        self, report: Frozen, name: str, wanted: set[str], period: Period, then: bases.Basis | None
    ) -> dict[str, Cell]:
        """The cells of a frozen report, and beside them the figures that it did not ask for: of the term itself from
        what it was counted from, where that is here."""
        cells = _as_frozen(report, name)
        missing = wanted & FIGURES.keys() - cells.keys()
        if name != TERM:
            return cells | (self._desk.figures.cells(period, missing) if missing else {})
        known = then.told() if then is not None and missing else {}
        return cells | {id_: known[id_] for id_ in missing & known.keys()}

    def _frozen(self, term: Term) -> tuple[Version | None, bases.Basis | None]:
        version = self._desk.reports.standing(term)
        if version is None or version.frozen is None:
            return None, None
        parts = report_queries.parts(self._db, version.id, version.frozen.basis)
        return version, bases.unpack(version.frozen.basis, parts)

    def plan(self, mapped: Mapped, book: Book, numbers: Numbers, words: Mapping[str, str], typed: Typed) -> Plan:
        """What goes into a form's cells. ``words``: the term and its days as the window says them."""
        texts = {
            "township": self._desk.records.township_name(),
            "filled_by": self._desk.records.user_name(self._desk.records.user),
            **words,
        }
        gachas = {unit.id: unit.short for unit in self._desk.units.gachas()}
        plan = planned(mapped, book, numbers.counted, texts, typed, self._desk.today(), self.names(), gachas)
        if numbers.frozen is None or any(period == TERM and gacha for period, gacha in numbers.counted):
            return plan
        troubles = [each if each.code != "unknown_then" else self._without_rows(mapped, each) for each in plan.troubles]
        return replace(plan, troubles=tuple(troubles))

    @staticmethod
    def _without_rows(mapped: Mapped, trouble: Trouble) -> Trouble:
        """The report is frozen and what it was counted from is not here (yet): nobody knows the gachas' numbers."""
        binding = mapped.at(trouble.sheet, trouble.place)
        missing = binding is not None and binding.by_gacha and binding.what.period == TERM
        return trouble._replace(code="no_basis") if missing else trouble

    def fill(self, raw: bytes, plan: Plan) -> Filled:
        """The file with its cells set, read back and compared."""
        return self.reader.fill(raw, plan.values())

    @staticmethod
    def first_span(form: Form) -> Span:
        """How long the terms of a form are, by its name: 月报, 季报, 半年报, 年报."""
        for span, words in ((Span.HALF, "半年"), (Span.QUARTER, "季"), (Span.YEAR, "年报"), (Span.YEAR, "年度")):
            if words in form.name:
                return span
        return Span.MONTH


def _as_frozen(report: Frozen, period: str) -> dict[str, Cell]:
    """The township's numbers of a frozen report for one of PERIODS."""
    found = {}
    for id_, frozen in report.cells.items():
        cell = {TERM: frozen.now, TO_DATE: frozen.to_date, BEFORE: frozen.before}[period]
        if cell is not None:
            found[id_] = cell
    return found


def _typed(value: Any) -> dict[tuple[str, Place], str]:
    """What a row holds; nothing of what a newer program wrote otherwise."""
    found: dict[tuple[str, Place], str] = {}
    try:
        for sheet, (row, column), text in value or ():
            if type(row) is int and type(column) is int:
                found[str(sheet), (row, column)] = str(text)
    except (TypeError, ValueError):
        return {}
    return found
