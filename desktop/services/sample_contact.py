"""Links, help and screening of the sample township: a year of them, with what there is to look at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from desktop.services.sample_places import Row
from desktop.services.sample_work import Work

#: So many links an executive has; the last one has fewer, so that somebody is below the number.
_LINKS = 10
#: Name, kind, office, month and day of opening and closing, ages, once, yuan, papers.
_PROGRAMMES = (
    (
        *("农村牧区低收入妇女两癌救助", "two_cancers", "旗妇联", (3, 20), (4, 2), None, 1, 10_000),
        ("申请表", "身份证复印件", "低保或困难证明", "病理报告"),
    ),
    ("母亲邮包", "parcel", "旗妇联", (8, 1), (9, 10), None, 0, 200, ("申请表", "身份证复印件")),
    ("春蕾计划助学", "spring_bud", "盟妇联", (7, 1), (8, 20), (6, 18), 0, 1_200, ("申请表", "在校证明", "困难证明")),
    ("临时救助", "emergency", "苏木民政办", (1, 1), (12, 31), None, 0, 800, ("申请书", "身份证复印件")),
)
_ILL = "two_cancers"


class Contact(Work):
    """Rows on what ``Work`` did."""

    def _contact(self) -> Iterator[Row]:
        """Links of this year's January with visits by those who keep them, help of two years, a screening."""
        yield from self._links()
        yield from self._help()
        yield from self._screened()

    def _links(self) -> Iterator[Row]:
        """Executives' links, first to those whom each visited, then to others of her gacha; contact points of five
        levels, one pairing. Some were visited in time, some not for long, some never."""
        since = date(self.today.year, 1, 12)
        at = self._at(max(self.first_day, since), 15)
        taken: set[bytes] = set()
        number = 0
        for order, place in enumerate(self.places):
            for turn, linker in enumerate(place.officers[:2]):
                many = _LINKS - 4 * (order == 2 and turn == 1)
                met = [her for day, went, her in self.visited if linker in went and day >= since]
                rest = place.people[turn * _LINKS : (turn + 2) * _LINKS]
                wanted = [her for her in dict.fromkeys([*met[-many + 4 :], *rest]) if her not in taken][:many]
                for her in wanted:
                    taken.add(her)
                    number += 1
                    # whom nobody has met yet was mostly linked this autumn, as others left
                    late = self.today - timedelta(days=12 + number * 13 % 84)
                    begins = since if her in met or not number % 9 else max(since, late)
                    link = {"kind": "L1", "linker": linker, "person": her, "since": begins.isoformat()}
                    yield Row("link", self._id(at), link)
            if order < 4:
                level = ("region", "league", "banner", "sumu")[order]
                fields: dict[str, object] = {"kind": "L3", "org": place.id, "level": level, "since": "2024-03-08"}
                if level == "sumu":
                    fields |= {"linker": self.chair, "results": ["帮扶一批贫困妇女", "发展一批骨干"]}
                else:
                    fields["linker_text"] = f"{('自治区', '盟', '旗')[order]}妇联领导"
                yield Row("link", self._id(at), fields)
        household, *_ = self.places[0].households[0]
        paired = {"kind": "L2", "linker": self.chair, "household": household, "since": since.isoformat()}
        yield Row("link", self._id(at), {**paired, "reason": "重点困难户，每月走访", "every_days": 30})

    def _help(self) -> Iterator[Row]:
        """Four programmes of this year and the last, who applied, one of them helped before."""
        cared = [place.people[-3 - 7 * turn] for place in self.places for turn in range(3)]
        for back in (1, 0):
            year = self.today.year - back
            for order, (name, kind, office, opens, closes, ages, once, yuan, papers) in enumerate(_PROGRAMMES):
                begins, ends = date(year, *opens), date(year, *closes)
                if begins > self.today:
                    continue
                programme = self._id(self._at(begins, 9))
                fields: dict[str, object] = {
                    "name": name,
                    "kind": kind,
                    "year": year,
                    "office": office,
                    "opens_on": begins.isoformat(),
                    "closes_on": ends.isoformat(),
                    "amount_fen": yuan * 100,
                    "papers": list(papers),
                }
                if ages:
                    fields |= {"age_from": ages[0], "age_to": ages[1]}
                if once:
                    fields["once"] = 1
                yield Row("programme", programme, fields)
                for turn in range(3):
                    her = cared[(order * 3 + turn + (2 * back if kind != _ILL else 0)) % len(cared)]
                    yield from self._applied(programme, her, begins, yuan, turn, list(papers))

    def _applied(
        self, programme: bytes, her: bytes, begins: date, yuan: int, turn: int, papers: list[str]
    ) -> Iterator[Row]:
        day = begins + timedelta(days=4 + 3 * turn)
        if day > self.today:
            return
        fields: dict[str, object] = {"programme": programme, "person": her, "applied_on": day.isoformat()}
        fields["papers"] = papers[: len(papers) - (turn == 1)]
        decided, paid = day + timedelta(days=30), day + timedelta(days=45)
        if paid <= self.today and turn == 0:
            fields |= {"decided": "approved", "decided_on": decided.isoformat(), "paid_on": paid.isoformat()}
            fields |= {"amount_fen": yuan * 100, "public_notice_on": (day + timedelta(days=20)).isoformat()}
        elif decided <= self.today and turn == 2:
            fields |= {"decided": "refused", "decided_on": decided.isoformat()}
        else:
            fields["decided"] = "waiting"
        yield Row("aid", self._id(self._at(day, 10)), fields)

    def _screened(self) -> Iterator[Row]:
        """A screening of this year: every fourth woman of two gachas was asked, two of three went."""
        year = self.today.year
        asked = min(date(year, 5, 11), self.today - timedelta(days=3))
        for place in self.places[:2]:
            for number, her in enumerate(place.people[::4]):
                fields: dict[str, object] = {"person": her, "year": year, "kind": "cervix"}
                fields |= {"invited_on": asked.isoformat(), "place": "苏木卫生院"}
                if number % 3:
                    fields["done_on"] = (asked + timedelta(days=2)).isoformat()
                yield Row("screening", self._id(self._at(asked, 9)), fields)
