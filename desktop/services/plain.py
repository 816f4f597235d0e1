"""Plain kinds: one form, one list, and no rules but those that a ``Plain`` states beside the table of kinds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from protocol.records import BY_NAME, Erased, Type

__all__ = ["ABOUT", "LINE", "LONG", "OneOf", "Plain", "Rows", "Rule", "Type", "about_whom", "field_type", "refers_to"]

#: The field of a form that stands for the fields of a ``OneOf``: {field: id}, or None.
ABOUT: Final = "about"
#: Most characters of a line, and of a text of several lines.
LINE, LONG = 120, 4000


@dataclass(frozen=True)
class Rule:
    """What a field takes beyond its type.

    ``codes``: its table of ``services.codes``; ``long``: several lines; ``limit``: most characters, 0 for the usual;
    ``whole``: a date needs its day; ``future``: days to come are taken; ``today``: a new record proposes it.
    """

    needed: bool = False
    codes: str = ""
    long: bool = False
    limit: int = 0
    whole: bool = False
    future: bool = False
    today: bool = False


_USUAL: Final = Rule()


@dataclass(frozen=True)
class OneOf:
    """References of which one says whom or what a record is about; the form shows them as one field."""

    fields: tuple[str, ...]
    needed: bool = True


@dataclass(frozen=True)
class Plain:
    """A plain kind. ``named_by``: the field that is its name; ``newest``: the date by which a list begins, the latest
    first; ``searched``: texts that a search looks into, besides the names of whom it is about; ``rules``: by field;
    ``rows``: what it owns and shows in one form with itself."""

    kind: str
    named_by: str
    newest: str = ""
    searched: tuple[str, ...] = ()
    about: OneOf | None = None
    rules: Mapping[str, Rule] = field(default_factory=dict)
    rows: tuple[Rows, ...] = ()

    def rule(self, name: str) -> Rule:
        """What a field takes; of one that nothing is said about, what its type does."""
        return self.rules.get(name, _USUAL)

    def type(self, name: str) -> Type:
        """What a field holds."""
        return BY_NAME[self.kind].by_name[name].type

    def to(self, name: str) -> str | None:
        """The kind that a reference points to."""
        return BY_NAME[self.kind].by_name[name].to

    @property
    def subjects(self) -> dict[str, str]:
        """The fields that say whom it is about → the kinds that they name."""
        found = BY_NAME[self.kind].by_name
        return {name: found[name].to or "" for name in (self.about.fields if self.about else ())}


@dataclass(frozen=True)
class Rows:
    """Rows that a record owns, in one form, draft, act and history with it; their field in the form bears the name of
    their kind. ``columns``: in the order of a form, the first ones stand in a line; ``named_by``: what says most of it;
    ``order``: fields by which they follow each other, the last one counts today; ``grows``: more come year after year,
    so the earlier ones are folded; ``searched``: texts that a search for the owner looks into; ``rules`` by column."""

    kind: str
    columns: tuple[str, ...]
    named_by: str
    order: tuple[str, ...]
    grows: bool = False
    searched: tuple[str, ...] = ()
    rules: Mapping[str, Rule] = field(default_factory=dict)

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
        return Plain(self.kind, named_by=self.named_by, newest=self.order[0], searched=self.searched, rules=self.rules)


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
