"""The sample township's homes as they are worked in: keepers over time, checks, and the ten books."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from desktop.services.sample_places import Row
from desktop.services.sample_work import Work
from protocol.forms_pack import HOME_LIST_TITLE, SIX_THINGS
from protocol.ids import derived_id

#: What three homes were found to have, line by line: there, missing, not applying, not judged yet.
_FOUND = (("yes", "yes", "yes", "yes", "yes", "no"), ("yes",) * 6, ("yes", "yes", "na", "yes", None, None))
_BOOKS = (8, 10, 6)
#: The first books: name and source.
_TEN = (
    ("工作活动记录", "activities"),
    ("妇女培训登记", "training"),
    ("各类表彰登记", "awards"),
    ("来信来访登记", "letters"),
    ("重点帮扶对象登记", "helped"),
    ("妇女组织干部名册", "officers"),
    ("妇女代表、先进人物名册", "advanced"),
    ("妇女代表联系妇女群众名册", "linked"),
    ("结对帮扶名册", "paired"),
    ("巾帼志愿者名册", "volunteers"),
)


class HomesAtWork(Work):
    """Rows of homes and books, on what ``Work`` laid out."""

    def _homes_at_work(self) -> Iterator[Row]:
        at = self._at(self.today - timedelta(days=1), 16)
        for number, (place, results) in enumerate(zip(self.places, _FOUND, strict=False)):
            home = place.homes[0]
            before, since = place.officers[-1], self.today - timedelta(days=420 - 60 * number)
            first = (since - timedelta(days=800)).isoformat()
            kept = {"home": home, "person": before, "since": first, "until": since.isoformat()}
            yield Row("home_keeper", self._id(at), kept)
            check, day = self._id(at), self.today - timedelta(days=20 + 9 * number)
            fields: dict[str, object] = {"title": HOME_LIST_TITLE, "home": home, "checked_on": day.isoformat()}
            yield Row("home_check", check, {**fields, "checked_by": self.chair, "books": _BOOKS[number]})
            for item, result in zip(SIX_THINGS, results, strict=True):
                line: dict[str, object] = {"home_check": check, "item": item}
                if result is not None:
                    line["result"] = result
                if result == "no":
                    line["note"] = "年终总结还没有写"
                yield Row("home_check_item", self._id(at), line)
        for order, (title, source) in enumerate(_TEN, 1):
            row = {"title": title, "source": source, "place": order}
            yield Row("work_book", derived_id("work_book", source), row)
