"""The township's laptops, as far as what they wrote is here, and whether this one reads sealed words.

Which others have the key of sealed words only the server knows: its office gives it by the eight digits.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from desktop.store import seal_keys
from desktop.store.queries import laptops as queries

if TYPE_CHECKING:
    from desktop.services.desk import Desk


class Laptop(NamedTuple):
    """``who``: the user who wrote last there, "" where she is not known; ``last``: when; ``here``: it is this one."""

    who: str
    last: datetime
    here: bool


class Laptops:
    """Of one desk's township."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def all(self) -> list[Laptop]:
        """This one first, then who wrote last."""
        names = {id_: name for id_, name, _ in self._desk.records.users()}
        own = self._desk.journal.device
        found = [
            Laptop(names.get(author, ""), datetime.fromtimestamp(at / 1000), device == own)
            for device, author, at in queries.last_of_each(self._desk.db)
        ]
        return sorted(found, key=lambda each: (not each.here, -each.last.timestamp()))

    @property
    def has_seal_key(self) -> bool:
        """Whether sealed words open on this laptop, for who may read them."""
        return bool(seal_keys.held(self._desk.db))
