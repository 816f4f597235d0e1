"""What is done in the sample township: activities with who came, visits, and what is planned."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from desktop.services import sample_texts as texts
from desktop.services.codes import VISIT_TARGET
from desktop.services.sample_places import DAYS, Place, Places, Row
from protocol.ids import derived_id

_LAST_OPEN = 12
#: How those of the last months met, by the day: earlier visits say nothing of it, as before it was asked.
_MODES = ("M1", "M1", "M2", "M1", "M3", "M1", "M4")


class _Plan(NamedTuple):
    days: int  # from today
    hour: int
    kind: str
    title: str
    host: bytes
    expected: list[bytes]


class Work(Places):
    """Rows of two and a half years, on what ``Places`` laid out."""

    def _days(self) -> Iterator[Row]:
        """Activities with who came, and visits, day by day up to three days before today."""
        rng = self.random
        self.held_courses: list[bytes] = []  # activities of the training kind
        self.visited: list[tuple[date, list[bytes], bytes]] = []  # when, who went, whom
        span = DAYS - 3
        held = self.counts.activities - len(self._planned())
        activities = sorted(rng.randrange(span + 1) for _ in range(held))
        visits = sorted(rng.randrange(span + 1) for _ in range(self.counts.visits))
        # The last ones are open, so that they even out what earlier meetings had more or less than their share.
        cancelled = {number for number in range(held - _LAST_OPEN) if self._some(0.015)}
        shares = iter(_shares(rng, held - len(cancelled), self.counts.attendance))
        done = seen = 0
        for offset in range(span + 1):
            day = self.first_day + timedelta(days=offset)
            while seen < len(visits) and visits[seen] == offset:
                seen += 1
                yield self._visit(day)
            while done < held and activities[done] == offset:
                if done in cancelled:
                    yield self._cancelled(day)
                else:
                    yield from self._activity(day, next(shares), must_be_open=done >= held - _LAST_OPEN)
                done += 1

    def _occasion(self, month: int) -> texts.ActivityText:
        while True:
            occasion = self.random.choice(texts.OCCASIONS)
            if not occasion.months or month in occasion.months:
                return occasion

    def _cancelled(self, day: date) -> Row:
        occasion = self._occasion(day.month)
        fields = self._activity_fields(occasion, self.random.choice(self.places), day, 10)
        fields.pop("effect", None)
        return Row("activity", self._id(self._at(day, 8)), {**fields, "status": "cancelled"})

    def _activity(self, day: date, share: int, must_be_open: bool) -> Iterator[Row]:
        """One that was held, with about ``share`` rows of who came; over all of them the sum is exact."""
        rng = self.random
        occasion = self._occasion(day.month)
        while must_be_open and occasion.kind == "A11":
            occasion = self._occasion(day.month)
        place = rng.choices(self.places, [len(place.people) for place in self.places])[0]
        hour = rng.choice((9, 9, 10, 14, 14, 15, 18))
        expected: list[bytes] = []
        if occasion.scope == "sumu":
            expected = list(dict.fromkeys(self.executives))
        elif occasion.scope == "chairs":
            expected = self.gacha_chairs
        elif occasion.scope == "gacha_meeting":
            expected = place.officers
        elif occasion.kind == "A02" and not must_be_open and self._some(0.5):
            expected = rng.sample(place.people, share)
        heads = len(expected) + rng.choice((0, 0, 1, 2)) if expected else max(3, share - self._surplus)
        self._surplus += heads - share
        fields = self._activity_fields(occasion, place, day, hour)
        if expected:
            fields["expected"] = list(expected)
        elif self._some(0.18):
            unnamed = rng.randint(1, 12)
            fields |= {"guests_unnamed": unnamed, "women_among_guests": rng.randint(0, unnamed)}
        at = self._at(day, hour + 2)
        activity = self._id(at)
        yield Row("activity", activity, fields)
        if occasion.kind == "A02":
            self.held_courses.append(activity)
        yield from self._attendance(activity, place, expected, heads, at)

    def _activity_fields(self, occasion: texts.ActivityText, place: Place, day: date, hour: int) -> dict[str, Any]:
        rng = self.random
        at_sumu = occasion.scope in ("sumu", "chairs")
        kept = sorted(rng.sample(range(len(occasion.contents)), min(len(occasion.contents), rng.choice((1, 2, 2, 3)))))
        fields: dict[str, Any] = {
            "kind": occasion.kind,
            "title": occasion.title.replace("{g}", place.name),
            "start": self._at(day, hour).isoformat(timespec="minutes"),
            "end": self._at(day, hour + rng.choice((1, 2, 2, 3)), 30).isoformat(timespec="minutes"),
            "hosts": [self.sumu] if at_sumu else [self.sumu, place.id] if self._some(0.35) else [place.id],
            "content": "".join(occasion.contents[number] for number in kept),
            "recorder": self.names[self.chair if at_sumu else rng.choice(place.officers)],
            "status": "held",
        }
        if self._some(0.85):
            fields["effect"] = rng.choice(occasion.effects)
        if occasion.speaker:
            fields["speaker"] = occasion.speaker
        if at_sumu:
            fields["place"] = "苏木会议室"
        elif occasion.scope == "camp":
            fields["place"] = rng.choice(place.camps)[0 if day.month in (10, 11, 12, 1, 2, 3, 4) else 1]
        elif self._some(0.8):
            fields["home"] = rng.choice(place.homes)
        else:
            fields["place"] = f"{place.name}活动室"
        return fields

    def _attendance(
        self, activity: bytes, place: Place, expected: Sequence[bytes], heads: int, at: datetime
    ) -> Iterator[Row]:
        """Exactly ``heads`` rows: those expected with what became of each, then others, at last labelled guests."""
        rng = self.random
        rows = 0
        listed = set(expected)
        for number, person in enumerate(expected, 1):
            state = rng.choices(("present", "late", "leave", "absent", "unknown"), (84, 5, 6, 3, 2))[0]
            yield self._attends(activity, person, {"state": state, "row": number})
            rows += 1
        guests = 1 if heads - rows > 3 and self._some(0.2) else 0
        wanted = heads - rows - guests
        pool = place.people if wanted * 3 < len(place.people) else [p for other in self.places for p in other.people]
        for person in rng.sample(pool, min(wanted + len(listed), len(pool))):
            if rows == heads - guests:
                break
            if person in listed:
                continue
            fields: dict[str, Any] = {"state": "present"}
            if self._some(0.015):
                fields["newcomer"] = 1
            yield self._attends(activity, person, fields)
            rows += 1
        for _ in range(heads - rows):
            guest = rng.choice(texts.GUESTS).replace("{name}", self.names[rng.choice(place.people)])
            yield Row("attendance", self._id(at), {"activity": activity, "guest": guest, "state": "present"})

    def _attends(self, activity: bytes, person: bytes, fields: dict[str, Any]) -> Row:
        fields = {"activity": activity, "person": person, **fields}
        return Row("attendance", derived_id("attendance", activity, person), fields)

    def _visit(self, day: date) -> Row:
        rng = self.random
        place = rng.choice(self.places)
        target = rng.choice(tuple(VISIT_TARGET))
        detail = rng.choice(texts.VISIT_DETAILS).replace("{n}", str(rng.randint(3, 90)))
        fields: dict[str, Any] = {
            "date": day.isoformat(),
            "visitors": rng.sample([self.chair, *place.officers], rng.choice((1, 1, 2))),
            "target": target,
            "situation": rng.choice(texts.SITUATIONS[target]) + detail,
            "measure": rng.choice(texts.MEASURES),
        }
        if self._some(0.75):
            fields["difficulty"] = rng.choice(texts.DIFFICULTIES)
        household, winter, summer = rng.choice(place.households)
        if self._some(0.3):
            fields["household"] = household
        else:
            fields["person"] = rng.choice(place.people)
            self.visited.append((day, fields["visitors"], fields["person"]))
        if day > self.today - timedelta(days=120):
            fields["mode"] = _MODES[day.day % len(_MODES)]
        camp = winter if day.month in (10, 11, 12, 1, 2, 3, 4) else summer
        fields["place"] = camp or place.name
        return Row("visit", self._id(self._at(day, rng.randint(9, 19), rng.randrange(60))), fields)

    def _planned(self) -> list[_Plan]:
        """What is due: tomorrow, this week, next month."""
        sarentai = next(place for place in self.places if place.name == "萨仁台嘎查")
        caogentai = next(place for place in self.places if place.name == "草根台嘎查")
        executives = list(dict.fromkeys(self.executives))
        return [
            _Plan(1, 10, "A01", "草根台嘎查草原防火与用电安全宣传", caogentai.id, []),
            _Plan(3, 9, "A11", "苏木妇联执委会议", self.sumu, executives),
            _Plan(4, 14, "A10", "萨仁台嘎查妇女健康讲座", sarentai.id, []),
            _Plan(8, 14, "A02", "萨仁台嘎查蒙古族刺绣培训", sarentai.id, sarentai.people[:18]),
            _Plan(12, 9, "A11", "嘎查妇联主席例会", self.sumu, self.gacha_chairs),
            _Plan(29, 10, "A06", "冬营地送温暖", self.sumu, []),
        ]

    def _plans(self) -> Iterator[Row]:
        for days, hour, kind, title, host, expected in self._planned():
            start = self._at(self.today + timedelta(days=days), hour)
            fields: dict[str, Any] = {
                "kind": kind,
                "title": title,
                "start": start.isoformat(timespec="minutes"),
                "end": (start + timedelta(hours=2)).isoformat(timespec="minutes"),
                "place": "苏木会议室" if host == self.sumu else "嘎查活动室",
                "hosts": [host],
                "status": "planned",
            }
            if expected:
                fields["expected"] = list(expected)
            yield Row("activity", self._id(self._at(self.today - timedelta(days=3), 17)), fields)


def _shares(rng: random.Random, parts: int, total: int) -> list[int]:
    """``total`` in ``parts`` numbers around their mean, each 3 or more."""
    mean = total // parts
    shares = [rng.randint(max(3, mean // 3), mean * 2 - max(3, mean // 3)) for _ in range(parts)]
    rest = total - sum(shares)
    step = 1 if rest > 0 else -1
    while rest:
        place = rng.randrange(parts)
        if shares[place] + step >= 3:
            shares[place] += step
            rest -= step
    return shares
