"""What the sample township's bodies met about: plenaries and regular meetings, what they resolved, the year's plan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from desktop.services.sample_places import Row
from desktop.services.sample_work import Work

#: What stood on the agendas, and how it was taken.
_ITEMS = (
    ("听取上半年妇联工作报告", "report", "", ""),
    ("讨论妇女之家规范化建设方案", "discuss", "", "passed"),
    ("增补执行委员会委员", "vote", "hands", "passed"),
    ("学习妇女权益保障法", "study", "", ""),
    ("通报走访联系妇女情况", "tell", "", ""),
)
#: What was resolved, days that it gives, how it stands, what was last said of it.
_RESOLVED = (
    ("冬季前走访全部独居老年妇女", 40, "closed", "已走访，名单存档"),
    ("为三个嘎查妇女之家补齐图书", 60, "done", "图书已送到"),
    ("开办蒙古族刺绣培训班", 75, "working", "已联系授课老师"),
    ("更新妇女之家制度牌", 50, "working", "报价两家"),
    ("建立流动妇女联系群", 90, "open", ""),
)
_TOPICS = {"M2": "听取审议工作报告", "M8": "调度当月工作"}
#: Bodies and the months in which they are to meet.
_PLANNED = (("M2", (3, 11)), ("M8", (1, 4, 7, 10)), ("M6", (5, 10)))


class MeetingsHeld(Work):
    """Rows on what ``Work`` laid out: its meetings of the sumu are those that are counted here."""

    def _meetings(self) -> Iterator[Row]:
        """Two plenaries and a few regular meetings a year; what the last ones resolved; the plan of two years."""
        plenaries: list[tuple[bytes, date]] = []
        taken: dict[tuple[str, int, int], int] = {}
        for scope, activity, day in self.met:
            body, span = ("M2", (day.month - 1) // 6) if scope == "sumu" else ("M8", (day.month - 1) // 3)
            key = (body, day.year, span)
            taken[key] = taken.get(key, 0) + 1
            if taken[key] > 1:
                continue
            meeting = self._id(self._at(day, 18))
            fields = {"org": self.sumu, "body": body, "day": day.isoformat(), "activity": activity}
            if body == "M2":
                plenaries.append((meeting, day))
            yield Row("meeting", meeting, {**fields, **self._kept(body, day)})
            for number, (title, kind, method, result) in enumerate(_ITEMS[: 3 if body == "M2" else 2], 1):
                item: dict[str, object] = {"meeting": meeting, "position": number, "title": title, "kind": kind}
                if method:
                    item |= {"method": method, "votes_for": 24, "against": 0, "abstained": 1}
                yield Row(
                    "agenda_item", self._id(self._at(day, 18)), {**item, **({"result": result} if result else {})}
                )
        yield from self._resolved(plenaries[-2:])
        yield from self._year_plan()

    def _kept(self, body: str, day: date) -> dict[str, object]:
        title = "听取工作报告，讨论妇女之家建设" if body == "M2" else "调度当月工作"
        minutes = "会议听取了工作情况，讨论了下一阶段安排。\n与会人员就妇女之家建设和走访联系提出了意见。"
        recent = (self.today - day).days < 5
        held: dict[str, object] = {
            "title": title,
            "chaired_by": self.chair,
            "recorder": self.executives[1],
            **({} if recent else {"minutes": minutes}),
        }
        return held

    def _resolved(self, meetings: list[tuple[bytes, date]]) -> Iterator[Row]:
        for number, (text, days, state, last) in enumerate(_RESOLVED):
            if not meetings:
                return
            meeting, day = meetings[0 if number < 2 else -1]
            due = day + timedelta(days=days)
            told = min(day + timedelta(days=days - 10), self.today)
            fields: dict[str, object] = {"meeting": meeting, "text": text, "due": due.isoformat(), "state": state}
            fields["owner"] = self.executives[1 + number % 3]
            fields["helpers"] = [self.gacha_chairs[number % len(self.gacha_chairs)]]
            if state in ("done", "closed"):
                fields["done_on"] = told.isoformat()
            if state == "closed":
                fields |= {"closed_on": told.isoformat(), "closed_by": "执委会"}
            resolution = self._id(self._at(day, 19))
            yield Row("resolution", resolution, fields)
            if last:
                note = {
                    "resolution": resolution,
                    "noted_on": told.isoformat(),
                    "text": last,
                    "noted_by": self.names[self.chair],
                }
                yield Row("resolution_note", self._id(self._at(told, 9)), note)

    def _year_plan(self) -> Iterator[Row]:
        at = self._at(self.today - timedelta(days=2), 15)
        for year in (self.today.year - 1, self.today.year):
            for body, months in _PLANNED:
                for month in months:
                    fields = {"org": self.sumu, "body": body, "month": f"{year}-{month:02}"}
                    topic = {"topic": _TOPICS[body]} if body in _TOPICS else {}
                    yield Row("meeting_plan", self._id(at), {**fields, **topic})
