"""Tags of women: what one is or is counted among, from a day to a day, and who was on any day.

A woman's tags stand in two places: rows of the kind ``person_tag``, which say dates, and the list ``person.tags``,
which says none and is all that earlier versions know. Both are read as one. What stands in the list is held, since
nobody knows when; a row that is written takes its word off the list in the same act.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from desktop.errors import FieldErrors
from desktop.services import codes
from desktop.services.plain_records import PlainFilter, PlainRecords
from desktop.services.validation import check_date, check_span, clean_line
from desktop.store.changes import Changes, Edit, Label, ListChange
from desktop.store.queries import people as people_queries
from desktop.store.queries import tags as queries
from desktop.store.values import Record, Value
from protocol.ids import new_id
from protocol.records import PERSON_TAG


class HeldTag(NamedTuple):
    """One tag of a woman. ``id`` None: it stands in her list of tags, without dates. Dates may be partial."""

    id: bytes | None
    tag: str
    since: str | None = None
    until: str | None = None
    source: str | None = None
    review_on: str | None = None
    note: str | None = None

    def on(self, day: date) -> bool:
        """Whether it is held on a day."""
        return _held(self.since, self.until, day.isoformat())

    def due(self, day: date) -> bool:
        """Whether somebody was to look at it by a day."""
        return bool(self.review_on and not self.until and self.review_on <= day.isoformat()[: len(self.review_on)])


class TagCount(NamedTuple):
    """Who held a tag on a day; ``undated``: those among them of whom nobody wrote since when."""

    tag: str
    women: frozenset[bytes]
    undated: frozenset[bytes]


def _held(since: str | None, until: str | None, day: str) -> bool:
    return (not since or since <= day[: len(since)]) and (not until or until >= day[: len(until)])


def _as_long(until: str | None, end: str | None) -> bool:
    """Whether what ends then holds until an end at least; None: it goes on."""
    return not until or bool(end and end[: len(until)] <= until)


def tag_code(words: str) -> str:
    """A tag as it is stored: the code of a word that the list of tags has, any other word as it is."""
    return codes.code_of("tag", words) or words


class PersonTags(PlainRecords):
    """The dated tags of one township, and both ways of tagging read as one."""

    # --- what is held -----------------------------------------------------------------------------------------------

    def of(self, person: bytes) -> list[HeldTag]:
        """A woman's tags: those that go on first, those without dates after them, then those that ended."""
        same = people_queries.counted_as(self._desk.db, person)
        rows = [HeldTag(*row) for row in queries.lines(self._desk.db, same)]
        goes_on = {row.tag for row in rows if row.on(self._desk.today())}
        record = self._desk.journal.rows.get("person", same[0]) or {}
        undated = [HeldTag(None, tag) for tag in record.get("tags") or () if tag not in goes_on]
        return [*(row for row in rows if not row.until), *undated, *(row for row in rows if row.until)]

    def held_on(self, day: date) -> list[TagCount]:
        """Who held which tag on a day, the most frequent first. Of today those on the roster; of an earlier day also
        who left since, for nobody writes down when. A tag without dates counts on any day, if it ended once before
        then only on later ones."""
        snapshot = self._desk.people.snapshot()
        women = snapshot.women
        today = day >= self._desk.today()
        iso = day.isoformat()
        dated: dict[str, set[bytes]] = {}
        undated: dict[str, set[bytes]] = {}
        ends = {
            (snapshot.survivors.get(person, person), tag): until for person, tag, until in queries.ended(self._desk.db)
        }

        def counts(id_: bytes) -> bool:
            return id_ in women and not women[id_].man and (not today or women[id_].status == "active")

        for person, tag, _ in queries.held(self._desk.db, iso):
            if counts(her := snapshot.survivors.get(person, person)):
                dated.setdefault(tag, set()).add(her)
        for id_, tags in people_queries.listed_tags(self._desk.db):
            for tag in tags:
                end = ends.get((id_, tag))
                if counts(id_) and id_ not in dated.get(tag, ()) and (end is None or end < iso[: len(end)]):
                    undated.setdefault(tag, set()).add(id_)
        found = [
            TagCount(tag, frozenset(dated.get(tag, set()) | undated.get(tag, set())), frozenset(undated.get(tag, ())))
            for tag in dated.keys() | undated.keys()
        ]
        return sorted(found, key=lambda count: (-len(count.women), count.tag))

    # --- lists ------------------------------------------------------------------------------------------------------

    def ids(self, filter: PlainFilter | None = None, order: str = "", descending: bool | None = None) -> list[bytes]:
        wanted = filter or PlainFilter()
        found = super().ids(wanted, order, descending)
        text = wanted.text.strip().casefold()
        called = [
            code
            for code, term in codes.TABLES["tag"].items()
            if text and any(text in words.casefold() for words in (term.zh, term.en))
        ]
        if called and "tag" not in wanted.codes:  # a code is found by what it is called as well
            more = {**wanted.__dict__, "text": "", "codes": {**wanted.codes, "tag": called}}
            either = {*found, *super().ids(type(wanted)(**more), order, descending)}
            everything = super().ids(type(wanted)(**{**wanted.__dict__, "text": ""}), order, descending)
            found = [id_ for id_ in everything if id_ in either]
        return found

    def choices(self, name: str) -> list[tuple[bytes | str, str]]:
        if name != "tag":
            return super().choices(name)
        known = list(dict.fromkeys([*codes.TABLES["tag"], *self._desk.people.tags()]))
        used = set(self._used())
        tags = [*(tag for tag in known if tag in used), *sorted(used - set(known))]
        return [(tag, codes.label("tag", tag)) for tag in tags]

    def _used(self) -> list[str]:
        from desktop.store.kind_queries import referred

        return [tag for tag in referred(self._desk.db, PERSON_TAG.name, "tag") if isinstance(tag, str)]

    # --- what is written --------------------------------------------------------------------------------------------

    def checked(self, values: Mapping[str, Value], present: Mapping[str, Value] | None = None) -> dict[str, Value]:
        clean = super().checked(values, present)
        if clean.get("tag"):
            clean["tag"] = tag_code(clean["tag"])
        whole = {**(present or {}), **clean}
        if span := check_span(whole.get("since"), whole.get("until")):
            raise FieldErrors({"until" if "until" in clean else "since": span})
        return clean

    def beside(self, record: Mapping[str, Value]) -> list[Edit]:
        """The word goes off the list that says no dates where the row says it of today, or said it until now: what was
        once, and ended, says nothing of what she is."""
        stood = self._desk.journal.rows.get(PERSON_TAG.name, record["id"]) if record.get("id") else None
        today = self._desk.today().isoformat()
        rows = [row for row in (record, stood) if row and row.get("person") and row.get("tag")]
        if not any(_held(row.get("since"), row.get("until"), today) for row in rows):
            return []
        return self._undated_off(record)

    def _undated_off(self, record: Mapping[str, Value]) -> list[Edit]:
        if not record.get("person") or not record.get("tag"):
            return []
        her = self._desk.people.standing([record["person"]])
        return list(self._off_the_list(self._desk.people.records(her), record["tag"]))

    @staticmethod
    def _off_the_list(women: Mapping[bytes, Record], tag: str) -> Iterator[Edit]:
        for id_, record in women.items():
            if not record["deleted"] and tag in (record["tags"] or ()):
                yield Edit("person", id_, {"tags": ListChange(taken=(tag,))})

    def end(self, id: bytes, on: str = "") -> Changes:
        """It holds no longer; ``on``: its last day, today where empty. Raises FieldErrors (until)."""
        row = self._desk.journal.rows.get(PERSON_TAG.name, id) or {}
        day = check_date(on or self._desk.today().isoformat(), self._desk.today())
        error = day.error or check_span(row.get("since"), day.value)
        if error:
            raise FieldErrors({"until": error})
        edits = [Edit(PERSON_TAG.name, id, {"until": day.value}), *self._undated_off(row)]
        return self._desk.journal.write(edits, Label("person_tag.end", self.subject(row)))

    # --- many at once -----------------------------------------------------------------------------------------------

    def given(self, ids: Sequence[bytes], values: Mapping[str, Value]) -> list[Edit]:
        """Edits that give these women a tag with its dates (fields of a row, without the person). Who holds it with
        dates from then on already, and as long, is left as she is. Raises FieldErrors."""
        asked = {name: value for name, value in values.items() if name != "person"}
        clean = {name: self._check(self._kind.by_name[name], value) for name, value in asked.items()}
        errors = {name: error for name, (_, error) in clean.items() if error}
        if not clean_line(asked.get("tag")):
            errors["tag"] = "required"
        fields = {name: value for name, (value, _) in clean.items() if value not in (None, "")}
        if not errors and (span := check_span(fields.get("since"), fields.get("until"))):
            errors["until"] = span
        if errors:
            raise FieldErrors(errors)
        tag = fields["tag"] = tag_code(fields["tag"])
        people, today = self._desk.people, self._desk.today().isoformat()
        day = fields.get("since") or today
        on = day if len(day) == len(today) else today
        end = fields.get("until")
        holding = {
            her for _, her, since, until in self._rows_of(tag) if _held(since, until, on) and _as_long(until, end)
        }
        standing = people.standing(ids)
        to_be_erased = self._desk.erasure.all_asked()
        edits = [
            Edit(PERSON_TAG.name, new_id(), {"person": id_, **fields})
            for id_ in standing
            if id_ not in holding and id_ not in to_be_erased
        ]
        if not _held(fields.get("since"), end, today):
            return edits
        return [*edits, *self._off_the_list(people.records(standing), tag)]

    def going_on(self, tag: str) -> set[bytes]:
        """Who holds a tag with dates today, and without an end."""
        today = self._desk.today().isoformat()
        return {her for _, her, since, until in self._rows_of(tag) if not until and _held(since, until, today)}

    def _rows_of(self, tag: str) -> Iterator[tuple[bytes, bytes, str | None, str | None]]:
        """(id, who stands for whom it names, since, until) of all rows of one tag."""
        survivors = self._desk.people.snapshot().survivors
        for id_, person, since, until in queries.rows_of(self._desk.db, tag):
            yield id_, survivors.get(person, person), since, until

    def ended(self, ids: Iterable[bytes], tag: str) -> Iterator[Edit]:
        """Edits that take a tag of these women off, where it says dates: its last day is yesterday, for the last day
        still counts. What began today, or was to begin later, is deleted."""
        wanted, today = set(self._desk.people.standing(ids)), self._desk.today().isoformat()
        yesterday = (self._desk.today() - timedelta(days=1)).isoformat()
        for id_, her, since, until in self._rows_of(tag):
            if her not in wanted or (until and until < today[: len(until)]):
                continue
            begun = not since or since <= yesterday[: len(since)]
            yield Edit(PERSON_TAG.name, id_, {"until": yesterday} if begun else {"deleted": 1})
