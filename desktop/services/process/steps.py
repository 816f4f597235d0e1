"""The steps of a 会改联 or 换届: what is done, on which paper, who signs it, how many days from the congress.

The days are usual ones that no office prescribes (``organisation.md`` 2a): a township sets its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final


@dataclass(frozen=True)
class Step:
    """One step. ``days``: from the congress (before it: below 0); ``papers``: what it leaves in the file, in Chinese as
    offices call it; ``signer``: who signs; ``short``: whether the short form of a gacha shows it; ``lasts``: whether it
    has a first day and a last one; ``after``: the steps that it rests on; ``counts``: the numbers that are typed with
    it."""

    code: str
    days: int
    papers: str
    signer: str
    short: bool = False
    lasts: bool = False
    after: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()


STEPS: Final = (
    Step("K01", -45, "成立筹备组的通知", "党组织"),
    Step("K02", -42, "实施方案（附名额分配表）", "党组织、妇联", short=True, after=("K01",)),
    Step("K03", -35, "请示、批复、书面报告", "同级党组织、上级妇联", after=("K02",)),
    Step("K04", -35, "公告、妇女花名册", "筹备组", counts=("women_18",)),
    Step("K05", -25, "代表推荐表、代表登记表", "各小组、单位", after=("K04",), counts=("quota",)),
    Step("K06", -20, "代表资格审查表、代表公示", "筹备组", lasts=True, after=("K05",), counts=("delegates",)),
    Step("K07", -20, "候选人推荐表、登记表", "党组织", counts=("candidates", "seats")),
    Step("K08", -15, "联审表", "各联审单位", after=("K07",)),
    Step("K09", -12, "候选人公示", "党组织", short=True, lasts=True, after=("K08",)),
    Step("K10", -8, "主席、副主席人选的请示、批复", "上级党委", after=("K07",)),
    Step("K11", -5, "工作报告、选举办法、选票、议程、主持词、通知", "筹备组"),
    Step(
        "K12",
        0,
        "大会签到册、选举结果单",
        "大会主席团",
        short=True,
        after=("K09",),
        counts=("due", "present", "elected"),
    ),
    Step(
        "K13",
        0,
        "执委会选举办法、选票、结果单",
        "执委会",
        short=True,
        after=("K12",),
        counts=("due", "present", "vice"),
    ),
    Step("K14", 10, "选举结果的报告、批复", "同级党组织、上级妇联", short=True, after=("K13",)),
    Step("K15", 10, "当选公示、挂牌照片", "党组织", lasts=True, after=("K14",)),
    Step("K16", 15, "备案表及一套材料", "上级妇联", short=True, after=("K14",)),
    Step("K17", 30, "档案目录、执委分工表", "妇联", after=("K16",)),
)
BY_CODE: Final[Mapping[str, Step]] = {step.code: step for step in STEPS}
CODES: Final = tuple(BY_CODE)
SHORT: Final = tuple(step.code for step in STEPS if step.short)
#: Steps before the congress that the short form leaves out: where one is in use, all are.
LONG_FORM: Final = frozenset(step.code for step in STEPS if step.days < 0 and not step.short)
#: The congress and the first plenary; approval, plaque and filing.
CONGRESS, PLENARY, APPROVED, PLAQUE, FILED = "K12", "K13", "K14", "K15", "K16"
POSTED: Final = "K09"
#: Every number that is typed with a step, in the order of the forms.
COUNTS: Final = tuple(dict.fromkeys(name for step in STEPS for name in step.counts))


def planned(congress: date, code: str, days: Mapping[str, int] | None = None) -> date:
    """The day on which a step is planned where the congress is on ``congress``. ``days``: the township's own."""
    return congress + timedelta((days or {}).get(code, BY_CODE[code].days))


def working_days(first: date, last: date) -> int:
    """Mondays to Fridays from one day to another, both counted."""
    return sum((first + timedelta(n)).weekday() < 5 for n in range((last - first).days + 1))
