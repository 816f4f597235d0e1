"""口径包 The forms pack of a township: which one counts when, set here, given to others as a file, taken from one.

A file is JSON: the pack and the offices' forms that go with it (their mappings and their .xlsx in base64).
"""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from desktop.errors import KnownError
from desktop.file_names import bare_name, ending_of
from desktop.services.validation import clean_line
from desktop.store.changes import Changes, Edit, Label
from desktop.store.database import Database
from desktop.store.queries import settings as queries
from protocol.forms_pack import (
    HOME_LIST,
    HOME_RULES,
    REPORT_LIST,
    WITH_LOCAL,
    WITH_TARGET,
    Pack,
    PackError,
    is_line,
    span_name,
)
from protocol.records import FORMS_PACK

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.services.office_forms.forms import Form, Opened
    from desktop.services.office_forms.template import Mapped

__all__ = [
    "HOME_LIST",
    "HOME_RULES",
    "MOST_FILE",
    "REPORT_LIST",
    "WITH_LOCAL",
    "WITH_TARGET",
    "FormsPacks",
    "Given",
    "Pack",
    "PackError",
    "span_name",
]

#: A pack with its forms is at most so large as a file (bytes).
MOST_FILE: Final = 40 * 1024 * 1024
#: … and has at most so many forms.
MOST_FORMS: Final = 40
_KIND: Final = "sumu-forms-pack"


@dataclass(frozen=True)
class Given:
    """What a file holds: a pack and forms, each with name, office, mapping and its file as it was looked at."""

    pack: Pack
    forms: tuple[tuple[str, str, Mapped, Opened], ...]


def packs_of(db: Database) -> list[tuple[date, Pack]]:
    """(the first day from which it counts, pack), the oldest first; those of a newer program are left out."""
    found = []
    for since, value in queries.packs(db):
        try:
            found.append((date.fromisoformat(since), Pack.of_plain(value)))
        except ValueError:
            continue
    return found


def home_rules_on(db: Database, day: date) -> dict[str, int]:
    """The rules of women's homes that count for the month of a day."""
    first = day.replace(day=1)
    counting = [pack for since, pack in packs_of(db) if since <= first]
    return {**HOME_RULES, **(counting[-1].homes if counting else {})}


class FormsPacks:
    """The packs of one desk's township."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def all(self) -> list[tuple[date, Pack]]:
        """(the first day from which it counts, pack), the oldest first; those of a newer program are left out."""
        return packs_of(self._desk.db)

    def at(self, day: date) -> Pack | None:
        """The pack that counts for the month of a day; None before the first, and where there is none: then the
        township's setting and the program's own rules do."""
        first = day.replace(day=1)
        counting = [pack for since, pack in self.all() if since <= first]
        return counting[-1] if counting else None

    def own_words(self, table: str) -> tuple[str, ...]:
        """The township's own words for a table of codes, as they count today: each is its own code."""
        pack = self.at(self._desk.today())
        return () if pack is None else pack.codes.get(table, ())

    def checklist(self, name: str) -> tuple[str, ...]:
        """REPORT_LIST, HOME_LIST: what is looked through today; () where nobody says."""
        pack = self.at(self._desk.today())
        return () if pack is None else pack.checklists.get(name, ())

    def home_rules(self) -> dict[str, int]:
        """The rules of women's homes as they count today: those of the pack upon ``HOME_RULES``."""
        return home_rules_on(self._desk.db, self._desk.today())

    def needs_update(self, day: date) -> bool:
        """Whether the pack that counts for the month of a day is of a newer program, so that nobody here can count by
        it."""
        first = day.replace(day=1).isoformat()
        counting = [value for since, value in queries.packs(self._desk.db) if since <= first]
        try:
            if counting:
                Pack.of_plain(counting[-1])
        except PackError as error:
            return error.part == "newer"
        return False

    def save(self, pack: Pack, since: date) -> Changes:
        """From the month of a day on. Raises KnownError pack_wrong, role_may_not."""
        return self._desk.journal.write([self._edit(pack, since)], Label("forms_pack.save", pack.title))

    def delete(self, pack: Pack, since: date) -> Changes:
        """Takes the pack of a month away: the one before it counts on, or the township's setting. Reports that were
        frozen by it stay. Raises KnownError role_may_not."""
        edit = Edit(FORMS_PACK.name, self._id_of(since), {"deleted": 1})
        return self._desk.journal.write([edit], Label("forms_pack.delete", pack.title))

    def renamed(self, before: str, now: str, *, shared: bool) -> list[Edit]:
        """What keeps an office's form on its closing day when it is called otherwise: packs know it by its name.
        ``shared``: another form is still called so, and goes on as before."""
        edits = []
        for since, pack in self.all():
            if before == now or before not in pack.closings or now in pack.closings:
                continue
            closings = {now if name == before and not shared else name: day for name, day in pack.closings.items()}
            edits.append(self._edit(replace(pack, closings={**closings, now: pack.closings[before]}), since))
        return edits

    @staticmethod
    def _id_of(since: date) -> bytes:
        id_ = FORMS_PACK.derived_id({"since": since.replace(day=1).isoformat()})
        assert id_ is not None
        return id_

    def _edit(self, pack: Pack, since: date) -> Edit:
        try:
            checked = Pack.of_plain(pack.plain())
        except PackError as error:
            raise KnownError(f"pack_{error.part}") from None
        fields = {"since": since.replace(day=1).isoformat(), "pack": checked.plain(), "deleted": None}
        return Edit(FORMS_PACK.name, self._id_of(since), fields)

    # --- as a file --------------------------------------------------------------------------------------------------

    def to_file(self, pack: Pack) -> bytes:
        """A pack with the forms whose files are here, to be given to another township. Nothing that was typed or
        counted is in it."""
        forms = [part for form in self._desk.office_forms.all() if (part := self._form(form)) is not None]
        return json.dumps({"kind": _KIND, "pack": pack.plain(), "forms": forms}, ensure_ascii=False).encode()

    def _form(self, form: Form) -> dict[str, Any] | None:
        raw = None if form.mapped is None else self._desk.photos.body(bytes.fromhex(form.mapped.sha256))
        if raw is None or form.mapped is None:
            return None
        file = base64.b64encode(raw).decode()
        return {"name": form.name, "office": form.office, "mapping": form.mapped.plain(), "file": file}

    def of_file(self, path: Path) -> Given:
        """Reads a pack; nothing is kept yet. Each form is looked at by the guarded process.

        Raises KnownError: pack_too_large, pack_shape, pack_newer, pack_name …, pack_form, file_gone, file_unreadable,
        and what looking at a form does.
        """
        try:
            size = path.stat().st_size
            raw = path.read_bytes() if size <= MOST_FILE else b""
        except FileNotFoundError:
            raise KnownError("file_gone") from None
        except OSError:
            raise KnownError("file_unreadable") from None
        if size > MOST_FILE:
            raise KnownError("pack_too_large")
        try:
            value = json.loads(raw)
            json.dumps(value, ensure_ascii=False).encode()  # halves of characters are no text, wherever they stand
        except (ValueError, RecursionError):
            raise KnownError("pack_shape") from None
        if not isinstance(value, dict) or value.get("kind") != _KIND or not isinstance(value.get("forms"), list):
            raise KnownError("pack_shape")
        try:
            pack = Pack.of_plain(value.get("pack"))
        except PackError as error:
            raise KnownError(f"pack_{error.part}") from None
        if len(value["forms"]) > MOST_FORMS:
            raise KnownError("pack_too_large")
        return Given(pack, tuple(self._read_form(form) for form in value["forms"]))

    def _read_form(self, plain: Any) -> tuple[str, str, Mapped, Opened]:
        # Offices' forms are loaded here, not by a start, which asks for the closing day of the pack.
        from desktop.services.office_forms.forms import Opened
        from desktop.services.office_forms.template import Mapped

        mapped = Mapped.of_plain(plain.get("mapping")) if isinstance(plain, dict) else None
        if mapped is None or not all(isinstance(plain.get(part), str) for part in ("name", "office", "file")):
            raise KnownError("pack_form")
        try:
            raw = base64.b64decode(plain["file"], validate=True)
        except (binascii.Error, ValueError):
            raise KnownError("pack_form") from None
        name, office = clean_line(plain["name"]), clean_line(plain["office"]) or ""
        file = bare_name(mapped.file)
        if not name or not is_line(name) or not is_line(office) or ending_of(file) != "xlsx":
            raise KnownError("pack_form")
        opened = Opened(file, raw, self._desk.office_forms.reader.look(raw))
        if opened.sha256 != mapped.sha256:
            raise KnownError("pack_form")
        return name, office, replace(mapped, file=file), opened

    def take(self, given: Given, since: date) -> Changes:
        """A pack that was read counts from the month of a day on, and its forms are kept; one of the same name and
        office takes the place of the township's. One act."""
        edits = [self._edit(given.pack, since)]
        known = {(form.name, form.office): form.id for form in self._desk.office_forms.all()}
        for name, office, mapped, opened in given.forms:
            edits += self._desk.office_forms.edits(known.get((name, office)), name, office, mapped, opened)[1]
        return self._desk.journal.write(edits, Label("forms_pack.save", given.pack.title))
