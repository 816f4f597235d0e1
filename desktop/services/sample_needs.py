"""What women of the sample township asked for in two years, how it was answered, and disputes that were looked for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from desktop.services.sample_places import Row
from desktop.services.sample_work import Work
from protocol.ids import derived_id

#: What she said, kind, class of rights, how it came, what she asks for.
_SAID = (
    ("冬季饲草不够，想申请饲草补贴", "N1", "R9", "C1", "help"),
    ("想学刺绣，问有没有培训班", "N2", "R2", "C2", "consult"),
    ("在餐馆打工，三个月工资没结", "N2", "R2", "C4", "complaint"),
    ("草牧场承包合同没有写她的名字", "N6", "R41", "C2", "help"),
    ("孩子上高中，问助学金怎么申请", "N5", "R5", "C5", "consult"),
    ("老人去世后，兄弟不分给她房产", "N6", "R42", "C3", "complaint"),
    ("院里的水井冻坏了，没有人修", "N1", "R9", "C1", "help"),
    ("建议妇女之家晚上也开门", "N9", "R6", "C7", "proposal"),
    ("想办小额贷款买缝纫机", "N2", "R4", "C2", "help"),
    ("邻居的围栏占了她家的草场", "N6", "R41", "C4", "complaint"),
)
#: Where a matter goes.
_OFFICES = (("civil", "苏木民政办"), ("labour", "旗人社局"), ("justice", "苏木司法所"), ("gacha", "嘎查委员会"))
#: Kind, colour (none: settled), days ago.
_DISPUTES = (("R12", "green", 70), ("neighbours", "yellow", 34), ("R16", "red", 5), ("R41", "", 160))


class Asked(Work):
    """Rows on what ``Work`` laid out."""

    def _needs(self) -> Iterator[Row]:
        """Thirty needs of two years: most closed, some open in each state, one over its term."""
        numbers: dict[int, int] = {}
        referrals: dict[int, int] = {}
        for number in range(30):
            day = self.today - timedelta(days=3 + 24 * (29 - number) - (number * 5) % 11)
            said, kind, rights, channel, ask = _SAID[number % len(_SAID)]
            place = self.places[number % len(self.places)]
            numbers[day.year] = numbers.get(day.year, 0) + 1
            need = self._id(self._at(day, 10))
            fields: dict[str, object] = {
                "no": f"{day.year}-{numbers[day.year]:03}",
                "opened": day.isoformat(),
                "channel": channel,
                "person": place.people[number % len(place.people)],
                "petitioners": 6 if number == 9 else 1,
                "ask": ask,
                "kind": kind,
                "rights": rights,
                "level": "hard" if number % 7 == 3 else "usual",
                "may_refer": 1 if number % 3 else None,
                "owner": self.chair,
                "due_rule": "referral",
                "due": (day + timedelta(days=15)).isoformat(),
                "matter": said,
            }
            yield Row("need", need, {name: value for name, value in fields.items() if value is not None})
            if number == 29:
                continue  # nobody has decided yet
            to, office = _OFFICES[number % len(_OFFICES)]
            referrals[day.year] = referrals.get(day.year, 0) + 1
            reply = (day + timedelta(days=15)).isoformat()
            yield self._step(
                need,
                day,
                "refer",
                to_kind=to,
                to_text=office,
                no=f"{day.year}-{referrals[day.year]:03}",
                reply_on=reply,
                new_due=reply,
                old_due=reply,
                text=f"请核实并答复：{_OFFICES[number % 4][1]}职责范围内事项",
            )
            if number in (27, 28):
                continue
            yield self._step(need, day + timedelta(days=2), "signed")
            if number == 26:
                continue
            late = 19 if number % 8 == 2 else 9 + number % 5
            if number % 8 == 2:
                yield self._step(need, day + timedelta(days=16), "chase", to_text=office)
            yield self._step(need, day + timedelta(days=late), "answer", doc_no=f"复〔{day.year}〕{number + 1}号")
            if number == 25:
                continue
            yield self._step(need, day + timedelta(days=late + 1), "tell", satisfied="mostly" if number % 3 else "yes")
            yield self._step(
                need, day + timedelta(days=late + 1), "close", outcome=("O1", "O2", "O3")[number % 3], satisfied="yes"
            )
        yield from self._sealed_ones()
        yield from self._disputes()

    def _sealed_ones(self) -> Iterator[Row]:
        """Two sealed ones: their words are in no sample, so only that they are there shows."""
        for number, (kind, rights, days) in enumerate((("N3", "R9", 12), ("N4", "R11", 2))):
            day = self.today - timedelta(days=days)
            fields = {
                "no": f"{day.year}-9{number + 1:02}",
                "opened": day.isoformat(),
                "channel": "C1" if number else "C2",
                "ask": "help",
                "kind": kind,
                "rights": rights,
                "level": "urgent" if number else "hard",
                "sealed": 1,
                "owner": self.chair,
                "due_rule": "difficult",
                "due": (day + timedelta(days=30)).isoformat(),
            }
            need = self._id(self._at(day, 15))
            yield Row("need", need, fields)
            yield self._step(need, day, "accept")

    def _step(self, need: bytes, day: date, act: str, **more: object) -> Row:
        day = min(day, self.today)
        fields = {"need": need, "done_on": day.isoformat(), "act": act, "done_by": self.chair, **more}
        return Row("need_step", self._id(self._at(day, 16)), fields)

    def _disputes(self) -> Iterator[Row]:
        """Disputes in three gachas; of each month since summer most gachas have nothing to report."""
        for number, (kind, grade, days) in enumerate(_DISPUTES):
            place = self.places[number % 3]
            found = self.today - timedelta(days=days)
            dispute = self._id(self._at(found, 9))
            fields: dict[str, object] = {
                "no": f"{found.year}-{number + 1:03}",
                "household": place.households[number][0],
                "gacha": place.id,
                "kind": kind,
                "found_on": found.isoformat(),
                "found_by": place.officers[0],
                "owner": self.chair,
            }
            if not grade:
                fields |= {"resolved_on": (found + timedelta(days=40)).isoformat(), "outcome": "agreed"}
            yield Row("dispute", dispute, fields)
            if grade:
                again = {"red": 3, "yellow": 15, "green": 90}[grade]
                looked = {"dispute": dispute, "looked_on": found.isoformat(), "grade": grade, "looked_by": self.chair}
                yield Row(
                    "dispute_look",
                    self._id(self._at(found, 9)),
                    {**looked, "next_check": (found + timedelta(days=again)).isoformat()},
                )
        for back in range(4):
            first = (self.today.replace(day=1) - timedelta(days=28 * back)).replace(day=1)
            month = first.isoformat()[:7]
            for number, place in enumerate(self.places):
                if back == 0 and number % 4 == 1:
                    continue  # not asked yet
                fields = {"gacha": place.id, "month": month, "checked_by": self.chair}
                fields["checked_on"] = min(first + timedelta(days=19), self.today).isoformat()
                yield Row(
                    "dispute_check",
                    derived_id("dispute_check", place.id, month),
                    fields if number < 3 else {**fields, "none": 1},
                )
