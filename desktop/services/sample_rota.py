"""Who is on duty in the sample township, month by month, what was written of it, and projects that were taken up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from desktop.services.rota.turns import Span, shared_out, spans
from desktop.services.sample_places import Row
from desktop.services.sample_work import Work
from protocol.ids import derived_id

_THEMES = ("走访慰问困难妇女", "妇女权益宣传", "家庭教育", "巾帼志愿服务", "妇女之家规范化", "庭院经济")
#: What was done on duty, how many women came.
_DONE = (("接待来访，整理妇女之家台账", 3), ("入户走访，了解春羔生产情况", 6), ("召开轮值主席会议，调度当月工作", 0))
#: Title, who proposed it, so many days ago, steps with days after it, women served.
_PROJECTS = (
    ("民族刺绣订单对接", "刺绣小组妇女", 260, (("discussed", 9), ("reviewed", 20), ("claimed", 24), ("working", 40),
     ("accepted", 190), ("judged", 200)), 32),
    ("牧区妇女两癌筛查接送", "嘎查妇女议事会", 150, (("discussed", 6), ("claimed", 15), ("working", 30)), 0),
    ("草原儿童假期托管", "萨仁台嘎查妇女", 21, (("discussed", 8),), 0),
    ("冬季取暖安全入户提示", "联席会议成员单位", 8, (), 0),
)  # fmt: skip


class OnDuty(Work):
    """Rows on what ``Work`` laid out: its officers are those who take turns."""

    def _on_duty(self) -> Iterator[Row]:
        """The sumu's rotating chairs and a home's duty of this year; four projects at different stages."""
        at, year = self._at(self.today - timedelta(days=1), 16), self.today.year
        chairs = [self.chair, *self.executives[1:4]]
        rota = self._id(at)
        fields = {"org": self.sumu, "year": year, "unit": "month", "members": chairs, "reception": "每周三上午"}
        yield Row("rota", rota, fields)
        yield from self._turns(rota, spans(year, "month"), chairs)
        place, home_rota = self.places[0], self._id(at)
        women = place.officers[:3]
        yield Row(
            "rota",
            home_rota,
            {"home": place.homes[0], "year": year, "unit": "quarter", "members": list(women), "reception": "每天下午"},
        )
        for span, her in shared_out(spans(year, "quarter"), women):
            yield Row(
                "rota_turn", derived_id("rota_turn", home_rota, span.starts.isoformat()), _of(home_rota, span, her)
            )
        yield from self._taken_up()

    def _turns(self, rota: bytes, those: Sequence[Span], chairs: Sequence[bytes]) -> Iterator[Row]:
        ids = [derived_id("rota_turn", rota, span.starts.isoformat()) for span in those]
        shared = shared_out(those, chairs)
        for at, (span, her) in enumerate(shared):
            over = span.ends < self.today
            more: dict[str, object] = {"theme": _THEMES[at % len(_THEMES)]}
            if over:
                following = shared[(at + 1) % len(shared)][1]
                more |= {"finished": "按计划完成走访和接待", "handed_on": span.ends.isoformat(), "handed_to": following}
            if over and at % 3 == 1:
                more["left_open"] = "两户低保边缘家庭的材料待补"
            yield Row("rota_turn", ids[at], {**_of(rota, span, her), **more})
            for number, (text, came) in enumerate(_DONE):
                day = span.starts + timedelta(days=3 + 7 * number)
                if day <= self.today:
                    line = {"turn": ids[at], "day": day.isoformat(), "text": text, "received": came, "hours": 30}
                    yield Row("rota_log", self._id(self._at(day, 17)), line)
        day = those[4].starts - timedelta(days=5)
        if day <= self.today:
            swap = {"turn": ids[4], "swapped_on": day.isoformat(), "person": chairs[2], "why": "外出培训"}
            yield Row("rota_swap", self._id(self._at(day, 10)), swap)

    def _taken_up(self) -> Iterator[Row]:
        for number, (title, proposer, ago, steps, served) in enumerate(_PROJECTS):
            day = self.today - timedelta(days=ago)
            project, who = self._id(self._at(day, 9)), self.executives[1 + number % 3]
            stage = steps[-1][0] if steps else "proposed"
            days = {code: (day + timedelta(days=after)).isoformat() for code, after in steps}
            fields: dict[str, object] = {"org": self.sumu, "title": title, "proposer": proposer, "stage": stage}
            fields["proposed_on"] = day.isoformat()
            if "claimed" in days:
                due = day + timedelta(days=240)
                fields |= {"owner": who, "start_on": days["claimed"], "due": due.isoformat()}
            if "accepted" in days:
                fields |= {"done_on": days["accepted"], "over_on": days["judged"], "served": served}
                fields |= {"cost_fen": 350_000, "result": "对接订单46件，参加妇女人均增收1200元"}
            yield Row("project", project, fields)
            for code, on in days.items():
                step = {"project": project, "taken_on": on, "stage": code, "taken_by": self.names[self.chair]}
                yield Row("project_step", self._id(self._at(date.fromisoformat(on), 11)), step)


def _of(rota: bytes, span: Span, her: bytes | None) -> dict[str, object]:
    named = {"rota": rota, "starts": span.starts.isoformat(), "ends": span.ends.isoformat(), "name": span.name}
    return {**named, "planned": her}
