"""The sample township's executives' years: last year's reports and votes, this year's page with what was done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from desktop.services.sample_places import Row
from desktop.services.sample_work import Work

#: What was written down of this year: days ago, item, what, what proves it, whether it was confirmed.
_DONE = (
    (20, "self_study", "学习妇女权益保障法、家庭教育促进法", "学习笔记", "confirmed"),
    (45, "survey", "牧区留守妇女冬季就医情况调研", "调研报告", "confirmed"),
    (60, "real", "为三户联系家庭代办医保缴费", "缴费凭证", "confirmed"),
    (75, "project", "领办蒙古族刺绣培训项目，结业 18 人", "签到表、照片", "confirmed"),
    (8, "real", "帮助联系妇女修缮棚圈", "", "claimed"),
)
_REPORT = (
    "一年来，按要求参加执委会和组内活动，联系走访牧区妇女，及时反映诉求，领办刺绣培训项目。不足是对偏远浩特走访还不够。"
)
#: Of last year: votes for excellent, competent, basically competent, not competent; what was decided.
_VOTES = ((19, 4, 1, 0, "excellent"), (12, 9, 2, 0, "competent"), (8, 12, 3, 1, "competent"))


class ExecutivesYears(Work):
    """Rows on what ``Work`` laid out: the years of the sumu's executives."""

    def _duty(self) -> Iterator[Row]:
        """Of three executives last year with the vote, and of five this year with what they did."""
        executives = list(dict.fromkeys(self.executives))[1:6]
        at = self._at(self.today - timedelta(days=1), 16)
        for number, her in enumerate(executives[: len(_VOTES)]):
            *votes, level = _VOTES[number]
            year = self.today.year - 1
            fields: dict[str, object] = {"org": self.sumu, "person": her, "year": year, "report": _REPORT}
            fields |= dict(zip(("excellent", "competent", "basic", "failing"), votes, strict=True))
            fields |= {"voted_on": f"{year}-12-20", "ballots": 24, "level": level}
            yield Row("duty_year", self._id(at), fields)
        for number, her in enumerate(executives):
            row = self._id(at)
            yield Row("duty_year", row, {"org": self.sumu, "person": her, "year": self.today.year})
            for ago, item, text, evidence, state in _DONE[: len(_DONE) - number]:
                day = (self.today - timedelta(days=ago + number)).isoformat()
                entry = {"duty_year": row, "done_on": day, "item": item, "text": text, "state": state}
                yield Row("duty_entry", self._id(at), {**entry, **({"evidence": evidence} if evidence else {})})
