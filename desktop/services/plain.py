"""Plain kinds: one form, one list, and no rules but those that a ``Plain`` states beside the table of kinds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from desktop.services.validation import clean_line
from protocol.records import BY_NAME, Erased, Type

__all__ = [
    "ABOUT",
    "LINE",
    "LONG",
    "OneOf",
    "Plain",
    "Rows",
    "Rule",
    "Type",
    "about_whom",
    "field_type",
    "joined",
    "parted",
    "refers_to",
]

#: The field of a form that stands for the fields of a ``OneOf``: {field: id}, or None.
ABOUT: Final = "about"
#: Most characters of a line, and of a text of several lines.
LINE, LONG = 120, 4000


@dataclass(frozen=True)
class Rule:
    """What a field takes beyond its type.

    ``codes``: its table of ``services.codes``; ``offers``: a table of which it holds a code, or any other word;
    ``long``: several lines; ``limit``: most characters, 0 for the usual; ``whole``: a date needs its day; ``future``:
    days to come are taken; ``today``: a new record proposes it; ``phone``: a telephone number, seen whole only by those
    who write; ``month``: a date that is a month, its day left out; ``tenths``: a number of tenths, shown and typed as
    2.5; ``clock``: a time of day, HH:MM; ``money``: a whole number of fen, typed and shown as an amount, below 0 only
    where ``signed``; ``year``: a number that is a year.
    """

    needed: bool = False
    codes: str = ""
    offers: str = ""
    long: bool = False
    limit: int = 0
    whole: bool = False
    future: bool = False
    today: bool = False
    phone: bool = False
    month: bool = False
    tenths: bool = False
    clock: bool = False
    money: bool = False
    signed: bool = False
    year: bool = False


_USUAL: Final = Rule()


@dataclass(frozen=True)
class OneOf:
    """References of which one says whom or what a record is about; the form shows them as one field."""

    fields: tuple[str, ...]
    needed: bool = True


@dataclass(frozen=True)
class Plain:
    """A plain kind. ``named_by``: the field that is its name, ABOUT where it is called by whom it is about; ``newest``:
    the date by which a list begins, the latest first; ``searched``: texts that a search looks into, besides the names
    of whom it is about; ``rules``: by field.

    ``beside``: a list of women → the list of names of others, which a form shows as one. ``ends``: the date with which
    a record ends; lists show it no more unless they are asked. ``same``: the fields by which two rows of a table are
    one record, as a form shows them; its name, its day and whom it is about where none is stated. ``rows``: what it
    owns and shows in one form with itself. ``due``: the date on which something is to be done about one that goes on.
    """

    kind: str
    named_by: str
    newest: str = ""
    searched: tuple[str, ...] = ()
    about: OneOf | None = None
    rules: Mapping[str, Rule] = field(default_factory=dict)
    beside: Mapping[str, str] = field(default_factory=dict)
    ends: str = ""
    same: tuple[str, ...] = ()
    rows: tuple[Rows, ...] = ()
    due: str = ""

    def __post_init__(self) -> None:
        # What a list, a search, a title or a file's name would tell is never sealed.
        told = {self.named_by, *self.searched, *self.same}
        sealed = {field.name for field in BY_NAME[self.kind].fields if field.type is Type.SEALED}
        if told & sealed:
            raise ValueError(f"{self.kind}: sealed words in {sorted(told & sealed)}")

    def rule(self, name: str) -> Rule:
        """What a field takes; of one that nothing is said about, what its type does."""
        return self.rules.get(name, _USUAL)

    def type(self, name: str) -> Type:
        """What a field holds; TEXT for what is worked out from others, as ABOUT."""
        declared = BY_NAME[self.kind].by_name.get(name)
        return declared.type if declared else Type.TEXT

    def to(self, name: str) -> str | None:
        """The kind that a reference points to; None of what is none."""
        declared = BY_NAME[self.kind].by_name.get(name)
        return declared.to if declared else None

    @property
    def subjects(self) -> dict[str, str]:
        """The fields that say whom it is about → the kinds that they name."""
        found = BY_NAME[self.kind].by_name
        return {name: found[name].to or "" for name in (self.about.fields if self.about else ())}

    @property
    def refs(self) -> dict[str, str]:
        """The fields that refer to one row each → the kinds that they name, those that say whom it is about first."""
        others = {field.name: field.to or "" for field in BY_NAME[self.kind].fields if field.type is Type.REF}
        return {**self.subjects, **others}

    @property
    def lists(self) -> dict[str, str]:
        """The fields that refer to several rows of a kind each → that kind; without those that a form shows with the
        names of others."""
        found = (field for field in BY_NAME[self.kind].fields if field.type is Type.REFS)
        return {field.name: field.to or "" for field in found if field.name not in self.beside}


def joined(plain: Plain, values: Mapping[str, Any]) -> dict[str, Any]:
    """Values of a record, as far as they are given, as forms and drafts hold them: ABOUT in the place of the fields of
    a ``OneOf``, the names of others in the list that they stand beside."""
    subjects, beside = plain.subjects, plain.beside
    found = {name: value for name, value in values.items() if name not in subjects and name not in beside.values()}
    if values.keys() & subjects.keys() and ABOUT not in values:
        found[ABOUT] = next(({name: values[name]} for name in subjects if values.get(name)), None)
    for name, text in beside.items():
        if text in values:
            found[name] = [*(values.get(name) or ()), *(values[text] or ())] or None
    return found


def parted(plain: Plain, values: Mapping[str, Any]) -> dict[str, Any]:
    """What ``joined`` put together, field by field: of several references at most one is set, names are clean lines."""
    found = dict(values)
    for name, text in plain.beside.items():
        if name in found and text not in found:
            either = found[name] or ()
            words = [line for one in either if isinstance(one, str) and (line := clean_line(one))]
            found[name] = list(dict.fromkeys(one for one in either if isinstance(one, bytes))) or None
            found[text] = list(dict.fromkeys(words)) or None
    if ABOUT in found and plain.about is not None:
        chosen = found.pop(ABOUT) or {}
        found.update({name: chosen.get(name) for name in plain.about.fields})
    return found


@dataclass(frozen=True)
class Rows:
    """Rows that a record owns, in one form, draft, act and history with it; their field in the form bears the name of
    their kind. ``columns``: in the order of a form, the first ones stand in a line; ``named_by``: what says most of
    it; ``order``: fields by which they follow each other, the last one counts today; () as they were written;
    ``grows``: more come year after year, so the earlier ones are folded; ``searched``: texts that a search for the
    owner looks into; ``rules`` by column.
    ``adds_only``: what was written stays as it was written, a correction is a further row; only an undo takes one back.
    ``day``: the column that makes the id of a row that is written first, with its owner: two laptops that count the
    same day write the same row (decision 85); "" where each row is one of its own."""

    kind: str
    columns: tuple[str, ...]
    named_by: str
    order: tuple[str, ...]
    grows: bool = False
    searched: tuple[str, ...] = ()
    rules: Mapping[str, Rule] = field(default_factory=dict)
    adds_only: bool = False
    day: str = ""

    @property
    def by(self) -> str:
        """The field that names the owner."""
        return next(field.name for field in BY_NAME[self.kind].fields if field.owner)

    @property
    def owner(self) -> str:
        """The owner's kind."""
        return BY_NAME[self.kind].by_name[self.by].to or ""

    @property
    def plain(self) -> Plain:
        """What one row takes, as of a record."""
        return Plain(
            self.kind,
            named_by=self.named_by,
            newest=self.order[0] if self.order else "",
            searched=self.searched,
            rules=self.rules,
        )


def about_whom(kind: str, values: Mapping[str, Any]) -> list[Any]:
    """The rows that a form's values are about: with a woman among them the whole goes when she is erased."""
    given = {**values, **(values.get(ABOUT) or {})}
    fields = BY_NAME[kind].fields if kind in BY_NAME else ()
    return [given.get(field.name) for field in fields if field.erased in (Erased.HERS, Erased.ABOUT)]


def field_type(kind: str, name: str) -> Type | None:
    """What a field of any kind holds; None of a field that is not on the table of kinds."""
    declared = BY_NAME[kind].by_name.get(name) if kind in BY_NAME else None
    return declared.type if declared else None


def refers_to(kind: str, name: str) -> str | None:
    """The kind that a field of any kind refers to; None where it refers to none, or to any."""
    declared = BY_NAME[kind].by_name.get(name) if kind in BY_NAME else None
    return declared.to if declared else None
