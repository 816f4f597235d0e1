"""What is done to many women at once, each as one act that is taken back as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from desktop.errors import FieldErrors
from desktop.services.comparing import alike
from desktop.services.person_tags import tag_code
from desktop.services.validation import clean_line
from desktop.store.changes import Changes, Edit, Label, ListChange
from desktop.store.values import Record, Value
from protocol.ids import new_id
from protocol.records import HOME_PERSON

if TYPE_CHECKING:
    from desktop.services.desk import Desk

Progress = Callable[[int], None] | None


class Bulk:
    """Acts on many women of one desk. Who has what is asked for already is left as she is. Threads may share it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def _write(self, edits: Iterable[Edit], code: str, subject: str, progress: Progress) -> Changes:
        return self._desk.journal.write_in_slices(edits, Label(code, subject), progress=progress)

    def tag(self, ids: Sequence[bytes], tag: str, *, on: bool = True, progress: Progress = None) -> Changes:
        """Gives them a tag without dates, or takes it off: one with dates ended yesterday. Raises FieldErrors (tags).

        Who has it with dates that end, be it today, is given it: it goes on."""
        word = clean_line(tag)
        if not word:
            raise FieldErrors({"tags": "required"})
        word = tag_code(word)
        dated = self._desk.tags.going_on(word) if on else set()
        ended = [] if on else list(self._desk.tags.ended(ids, word))

        def edits() -> Iterator[Edit]:
            for id_, record in self._records(ids):
                listed = word in (record["tags"] or ())
                if on and not listed and id_ not in dated:
                    yield Edit("person", id_, {"tags": ListChange(added=(word,))})
                elif not on and listed:
                    yield Edit("person", id_, {"tags": ListChange(taken=(word,))})
            yield from ended

        return self._write(edits(), "person.tag" if on else "person.untag", word, progress)

    def tag_from(self, ids: Sequence[bytes], values: Mapping[str, Value], progress: Progress = None) -> Changes:
        """Gives them a tag with its dates (``tag``, ``since``, ``source``, ``review_on``, ``note``); one that some have
        without dates says them from now on. Raises FieldErrors."""
        edits = self._desk.tags.given(ids, values)
        return self._write(edits, "person.tag", tag_code(str(values["tag"]).strip()), progress)

    def move(self, ids: Sequence[bytes], gacha: bytes, progress: Progress = None) -> Changes:
        """They belong to another gacha."""
        edits = (
            Edit("person", id_, {"gacha": gacha}) for id_, record in self._records(ids) if record["gacha"] != gacha
        )
        return self._write(edits, "person.move", self._desk.units.name(gacha), progress)

    def completed(self, ids: Sequence[bytes], progress: Progress = None) -> Changes:
        """What is known of them is enough: 待补全 goes."""
        of = [id_ for id_, record in self._records(ids) if record["to_complete"]]
        edits = (Edit("person", id_, {"to_complete": None}) for id_ in of)
        return self._write(edits, "person.completed", str(len(of)), progress)

    def same_household(self, ids: Sequence[bytes], of: bytes, progress: Progress = None) -> Changes:
        """They are one household with ``of``, hers where she has one, else a new one with her at its head."""
        [of] = self._desk.people.standing([of])
        her = self._desk.people.records([of])[of]
        household = self._desk.people.household_of(her)

        def edits() -> Iterator[Edit]:
            joined = household or new_id()
            if household is None:
                yield Edit("household", joined, {"head": of, "gacha": her["gacha"]})
            for id_, record in self._records([of, *ids]):
                if record["household"] != joined:
                    yield Edit("person", id_, {"household": joined})

        return self._write(edits(), "household.together", self._desk.people.name(of), progress)

    def to_home(self, ids: Sequence[bytes], home: bytes, progress: Progress = None) -> Changes:
        """They belong to a women's home, as women who move about with it."""

        def edits() -> Iterator[Edit]:
            for id_ in self._desk.people.standing(ids):
                row = HOME_PERSON.derived_id({"home": home, "person": id_})
                assert row is not None, "both are there"
                there = self._desk.journal.rows.get(HOME_PERSON.name, row)
                if there is None or there["deleted"]:
                    yield Edit(HOME_PERSON.name, row, {"home": home, "person": id_, "role": "mobile", "deleted": None})

        return self._write(edits(), "home.people", self._desk.activities.home_name(home), progress)

    def to_list(self, ids: Sequence[bytes], name: str, progress: Progress = None) -> Changes:
        """They stand on the saved list of this name, which is made where there is none. Raises FieldErrors (name)."""
        title = clean_line(name)
        if not title:
            raise FieldErrors({"name": "required"})
        known = next(((id_, people) for id_, other, people in self._desk.units.lists() if alike(other, title)), None)
        row, there = known or (new_id(), [])
        listed = set(self._desk.people.standing(there))  # a list keeps the ids that were written
        more = [id_ for id_ in self._desk.people.standing(ids) if id_ not in listed]
        fields = {"people": ListChange(added=tuple(more))} if known else {"name": title, "people": more}
        edits = [Edit("saved_list", row, fields)] if more else []
        return self._write(edits, "saved_list.more", title, progress)

    def _records(self, ids: Sequence[bytes]) -> Iterator[tuple[bytes, Record]]:
        """The records that stand for these women, each once."""
        records = self._desk.people.records(standing := self._desk.people.standing(ids))
        return ((id_, records[id_]) for id_ in standing if id_ in records and not records[id_]["deleted"])
