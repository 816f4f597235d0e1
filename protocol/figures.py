"""数字 What is counted, declared once: page, paper, spreadsheet and plot all show these, and no other count.

A figure is an integer (or two, for a ratio) counted from rows that a click opens. Its declaration says which date puts
a row into a period, how months become a quarter and gachas a township, and who may see it. A per cent is made when it
is shown, never stored. What is counted where stands in ``desktop.services.figures``.

Source of the rules: the domain's figure contract; 人次 and 人数 as the offices' forms use them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from statistics import median
from typing import Final, NamedTuple


class Time(Enum):
    """How the figure of a longer period comes from those of shorter ones."""

    FLOW = "flow"  # the sum
    STOCK = "stock"  # the value of the last day
    DISTINCT = "distinct"  # counted anew from the rows: a sum would count somebody twice
    RATIO = "ratio"  # sums of both parts, or both counted anew


class Space(Enum):
    """How the figure of a township comes from those of its gachas."""

    SUM = "sum"
    RATIO = "ratio"  # sums of both parts
    NONE = "none"  # counted anew


class Sensitivity(Enum):
    """Who may see small numbers of it."""

    OPEN = "open"
    WORK = "work"
    PERSON = "person"
    SEALED = "sealed"


class Unit(Enum):
    """What a figure counts; its word is the form's (场, 人次 …)."""

    SESSIONS = "sessions"  # 场
    HEADS = "heads"  # 人次
    PEOPLE = "people"  # 人
    VISITS = "visits"  # 次
    VISIT_DAYS = "visit_days"  # 户次
    HOUSEHOLDS = "households"  # 户
    PLACES = "places"  # 个
    SEATS = "seats"  # 席: members of groups put together
    TIMES = "times"  # 次: pieces, reads
    FOLLOWERS = "followers"  # 粉丝, of all accounts put together
    TENTHS = "tenths"  # tenths of an hour, shown as 小时
    PERSON_DAYS = "person_days"  # 人天
    CASES = "cases"  # 件
    FEN = "fen"  # money, shown as 元
    DAYS = "days"  # 天

    @property
    def parts(self) -> int:
        """How many of what is counted are one of what is shown: 10 tenths of an hour, 100 fen."""
        return {"tenths": 10, "fen": 100}.get(self.value, 1)


class Taken(Enum):
    """How one number comes from what the rows behind a figure give."""

    SUM = "sum"
    MEDIAN = "median"  # the middle one; of two the mean, half rounded up
    LONGEST = "longest"


#: Of how many rows a middle or an end is told: of fewer it would say how it went with somebody.
FEWEST: Final = 5


@dataclass(frozen=True)
class Figure:
    """One figure. ``opens``: the kind of the rows behind it; ``dated_by``: their field that puts them into a period
    ("" for a stock: what stands on the last day); ``of``: the denominator of a ratio; ``rule`` rises when it is counted
    otherwise, and a frozen report keeps the one it was counted by. ``each``: a ratio that is no share: members a group,
    money a woman; it is shown as a number. ``taken``: all but sums are counted anew, and known from ``FEWEST`` rows on.
    """

    id: str
    unit: Unit
    opens: str
    dated_by: str
    time: Time
    space: Space
    sensitivity: Sensitivity = Sensitivity.OPEN
    of: str | None = None
    rule: int = 1
    each: bool = False
    taken: Taken = Taken.SUM

    def __post_init__(self) -> None:
        if (self.time is Time.STOCK) != (not self.dated_by) and self.of is None:
            raise ValueError(f"{self.id}: a stock alone has no date")
        if (self.of is None) != (self.time is not Time.RATIO):
            raise ValueError(f"{self.id}: a ratio has a denominator, nothing else has")
        if self.taken is not Taken.SUM and (self.time is not Time.DISTINCT or self.space is not Space.NONE):
            raise ValueError(f"{self.id}: what is no sum is counted anew")

    def number(self, given: Collection[int]) -> int | None:
        """The figure (of a ratio what is above the line) of what its rows give; None of too few."""
        if self.taken is Taken.SUM:
            return sum(given)
        if len(given) < FEWEST:
            return None
        return max(given) if self.taken is Taken.LONGEST else int(median(given) + 0.5)


def _days(id: str, taken: Taken) -> Figure:
    return Figure(id, Unit.DAYS, "need", "done_on", Time.DISTINCT, Space.NONE, Sensitivity.WORK, taken=taken)


_FIGURES: Final = (
    # Activities that were held, by the day they began.
    Figure("act.count", Unit.SESSIONS, "activity", "start", Time.FLOW, Space.NONE),
    Figure("act.heads", Unit.HEADS, "activity", "start", Time.FLOW, Space.NONE),
    Figure("act.heads_unnamed", Unit.HEADS, "activity", "start", Time.FLOW, Space.NONE),
    Figure("act.women_heads", Unit.HEADS, "activity", "start", Time.FLOW, Space.NONE),
    Figure("act.women_heads_sex_unknown", Unit.HEADS, "activity", "start", Time.FLOW, Space.NONE),
    Figure("act.people", Unit.PEOPLE, "person", "start", Time.DISTINCT, Space.NONE),
    Figure("act.women", Unit.PEOPLE, "person", "start", Time.DISTINCT, Space.NONE),
    Figure("act.women_sex_unknown", Unit.PEOPLE, "person", "start", Time.DISTINCT, Space.NONE),
    Figure("act.newcomers", Unit.PEOPLE, "person", "start", Time.DISTINCT, Space.NONE, Sensitivity.WORK),
    # Visits, by their day.
    Figure("visit.count", Unit.VISITS, "visit", "date", Time.FLOW, Space.SUM, Sensitivity.WORK),
    Figure("visit.household_days", Unit.VISIT_DAYS, "visit", "date", Time.FLOW, Space.SUM, Sensitivity.WORK),
    Figure("visit.households", Unit.HOUSEHOLDS, "household", "date", Time.DISTINCT, Space.NONE, Sensitivity.WORK),
    Figure("visit.women", Unit.PEOPLE, "person", "date", Time.DISTINCT, Space.NONE, Sensitivity.WORK),
    # What stands on the last day.
    Figure("home.count", Unit.PLACES, "home", "", Time.STOCK, Space.SUM),
    Figure("home.open_throughout", Unit.PLACES, "home", "founded_on", Time.DISTINCT, Space.SUM),
    Figure("home.active", Unit.PLACES, "home", "start", Time.RATIO, Space.RATIO, of="home.open_throughout"),
    # 2: one that was merged counts up to the day of that
    Figure("org.gachas", Unit.PLACES, "org_unit", "", Time.STOCK, Space.SUM, rule=2),
    Figure("org.reformed", Unit.PLACES, "org_unit", "", Time.RATIO, Space.RATIO, of="org.gachas", rule=2),
    Figure("officers.people", Unit.PEOPLE, "person", "", Time.STOCK, Space.NONE, rule=2),  # 2: the last day counts
    # Of each gacha the last count up to the last day; what nobody counted is no figure.
    Figure("pop.women", Unit.PEOPLE, "population", "", Time.STOCK, Space.SUM),
    Figure("pop.households", Unit.HOUSEHOLDS, "population", "", Time.STOCK, Space.SUM),
    # Groups owned by somebody of the federation, and accounts. A group for two gachas stands with both.
    Figure("grp.work", Unit.PLACES, "chat_group", "", Time.STOCK, Space.NONE),
    Figure("grp.contact", Unit.PLACES, "chat_group", "", Time.STOCK, Space.NONE),
    Figure("grp.seats", Unit.SEATS, "chat_group", "", Time.STOCK, Space.NONE),
    Figure("grp.coverage_gacha", Unit.PLACES, "org_unit", "", Time.RATIO, Space.RATIO, of="org.gachas"),
    # Members a group; seats to the women that there are (群席位比, maybe over 100 %).
    Figure("grp.avg", Unit.SEATS, "chat_group", "", Time.RATIO, Space.RATIO, of="grp.contact", each=True),
    Figure("grp.coverage", Unit.SEATS, "chat_group", "", Time.RATIO, Space.RATIO, of="pop.women"),
    Figure("media.followers", Unit.FOLLOWERS, "media_account", "", Time.STOCK, Space.SUM),
    Figure("media.posts", Unit.TIMES, "media_count", "month", Time.FLOW, Space.SUM),
    Figure("media.reads", Unit.TIMES, "media_count", "month", Time.FLOW, Space.SUM),
    Figure("media.adopted", Unit.TIMES, "media_count", "month", Time.FLOW, Space.SUM),
    # Volunteers, men among them, and what they did.
    Figure("vol.teams", Unit.PLACES, "volunteer_team", "", Time.STOCK, Space.SUM),
    Figure("vol.registered", Unit.PEOPLE, "person", "", Time.STOCK, Space.NONE),
    Figure("vol.women", Unit.PEOPLE, "person", "", Time.STOCK, Space.NONE),
    Figure("vol.active", Unit.PEOPLE, "person", "", Time.STOCK, Space.NONE),
    Figure("vol.starred", Unit.PEOPLE, "person", "", Time.STOCK, Space.NONE),
    Figure("vol.services", Unit.VISITS, "volunteer_service", "date", Time.FLOW, Space.NONE),
    Figure("vol.heads", Unit.HEADS, "volunteer_service", "date", Time.FLOW, Space.SUM),
    Figure("vol.hours", Unit.TENTHS, "volunteer_service", "date", Time.FLOW, Space.SUM),
    Figure("vol.served", Unit.HOUSEHOLDS, "household", "date", Time.DISTINCT, Space.NONE),
    Figure("vol.homes", Unit.PLACES, "home", "", Time.RATIO, Space.RATIO, of="home.count"),
    Figure("vol.social_workers", Unit.PEOPLE, "person", "", Time.STOCK, Space.NONE),
    # Courses of ours, by the day they ended: each stands at its last day's activity.
    Figure("train.courses", Unit.SESSIONS, "activity", "start", Time.FLOW, Space.NONE),
    Figure("train.heads", Unit.HEADS, "activity", "start", Time.FLOW, Space.NONE),
    Figure("train.people", Unit.PEOPLE, "person", "start", Time.DISTINCT, Space.NONE),
    Figure("train.days", Unit.PERSON_DAYS, "activity", "start", Time.FLOW, Space.NONE),
    # 轮训: in office on the last day, each once, and of these who finished a course within the years that one counts.
    *(
        figure
        for group in ("", "_g1", "_g2", "_g3", "_g4")
        for figure in (
            Figure(f"train.office{group}", Unit.PEOPLE, "person", "", Time.STOCK, Space.NONE),
            Figure(
                f"train.coverage{group}", Unit.PEOPLE, "person", "", Time.RATIO, Space.NONE, of=f"train.office{group}"
            ),
        )
    ),
    # Whoever was in a group in these years and was trained in them; whose office began in the last day's year.
    Figure("train.completed", Unit.PEOPLE, "person", "", Time.STOCK, Space.NONE),
    Figure("train.new", Unit.PEOPLE, "person", "", Time.STOCK, Space.NONE),
    Figure("train.new_within", Unit.PEOPLE, "person", "", Time.RATIO, Space.NONE, of="train.new"),
    # Money by the day of its voucher: of the year's budgets what is owed and what came; spent; left.
    Figure("fund.due", Unit.FEN, "budget", "", Time.STOCK, Space.SUM),
    Figure("fund.arrival", Unit.FEN, "fund_entry", "", Time.RATIO, Space.RATIO, of="fund.due"),
    Figure("fund.in", Unit.FEN, "fund_entry", "date", Time.FLOW, Space.SUM),
    Figure("fund.out", Unit.FEN, "fund_entry", "date", Time.FLOW, Space.SUM),
    Figure("fund.balance", Unit.FEN, "fund_entry", "", Time.STOCK, Space.SUM),
    Figure("fund.per_woman", Unit.FEN, "fund_entry", "", Time.RATIO, Space.RATIO, of="pop.women", each=True),
    # 联系: links of executives and of paired help that are kept on the last day; a woman who has several is one.
    Figure("link.count", Unit.PLACES, "link", "", Time.STOCK, Space.NONE, Sensitivity.WORK),
    Figure("link.women", Unit.PEOPLE, "person", "", Time.STOCK, Space.NONE, Sensitivity.WORK),
    Figure("link.households", Unit.HOUSEHOLDS, "household", "", Time.STOCK, Space.NONE, Sensitivity.WORK),
    Figure("link.coverage", Unit.PEOPLE, "person", "", Time.RATIO, Space.RATIO, Sensitivity.WORK, of="pop.women"),
    Figure("link.per_exec", Unit.PEOPLE, "person", "", Time.RATIO, Space.NONE, Sensitivity.WORK, of="officers.people"),
    # Links of all kinds that are older than the days within which each wants a visit; of these, those that had one.
    Figure("link.owed", Unit.PLACES, "link", "", Time.STOCK, Space.SUM, Sensitivity.WORK),
    Figure("visit.linked_on_time", Unit.PLACES, "link", "", Time.RATIO, Space.RATIO, Sensitivity.WORK, of="link.owed"),
    # Help that was paid in the period.
    Figure("aid.people", Unit.PEOPLE, "person", "paid_on", Time.DISTINCT, Space.NONE, Sensitivity.PERSON),
    Figure("aid.amount", Unit.FEN, "aid", "paid_on", Time.FLOW, Space.SUM, Sensitivity.PERSON),
    # Asked to and gone to in the year of the last day.
    Figure("screening.eligible", Unit.PEOPLE, "person", "", Time.STOCK, Space.NONE, Sensitivity.PERSON),
    Figure(
        "screening.rate",
        Unit.PEOPLE,
        "person",
        "",
        Time.RATIO,
        Space.RATIO,
        Sensitivity.PERSON,
        of="screening.eligible",
    ),
    # 联系服务妇女: visited or reached, came to where women are served, or were helped: each once.
    Figure("served", Unit.PEOPLE, "person", "date", Time.DISTINCT, Space.NONE, Sensitivity.WORK),
    # Needs by the day of the step: one that was taken up again is opened, due and closed once more.
    Figure("need.opened", Unit.CASES, "need", "opened", Time.FLOW, Space.SUM, Sensitivity.WORK),
    Figure("need.closed", Unit.CASES, "need", "done_on", Time.FLOW, Space.SUM, Sensitivity.WORK),
    Figure("need.on_time", Unit.CASES, "need", "done_on", Time.RATIO, Space.RATIO, Sensitivity.WORK, "need.closed"),
    Figure("need.due", Unit.CASES, "need", "due", Time.FLOW, Space.SUM, Sensitivity.WORK),
    Figure("need.close_rate", Unit.CASES, "need", "due", Time.RATIO, Space.RATIO, Sensitivity.WORK, "need.due"),
    Figure("need.stock", Unit.CASES, "need", "", Time.STOCK, Space.SUM, Sensitivity.WORK),
    # Disputes of all colours together; handled: those open when the period began, and new ones.
    Figure("dispute.new", Unit.CASES, "dispute", "found_on", Time.FLOW, Space.SUM, Sensitivity.PERSON),
    Figure("dispute.open", Unit.CASES, "dispute", "", Time.STOCK, Space.SUM, Sensitivity.PERSON),
    Figure("dispute.handled", Unit.CASES, "dispute", "found_on", Time.DISTINCT, Space.SUM, Sensitivity.PERSON),
    Figure(
        *("dispute.resolved", Unit.CASES, "dispute", "resolved_on", Time.RATIO, Space.RATIO, Sensitivity.PERSON),
        of="dispute.handled",
    ),
    # 零报告 counts as done.
    Figure("check.complete", Unit.PLACES, "org_unit", "month", Time.RATIO, Space.RATIO, of="org.gachas"),
    # Homes on the last day: who belongs to them, and what their last check of twelve months found.
    Figure("home.model_complete", Unit.PLACES, "home", "", Time.RATIO, Space.RATIO, of="home.count"),
    Figure("home.checked", Unit.PLACES, "home", "", Time.RATIO, Space.RATIO, of="home.count"),
    Figure("home.items", Unit.PLACES, "home", "", Time.STOCK, Space.SUM),
    Figure("home.items_ok", Unit.PLACES, "home", "", Time.RATIO, Space.RATIO, of="home.items"),
    Figure("home.met", Unit.PLACES, "home", "", Time.RATIO, Space.RATIO, of="home.count"),
    Figure("home.books_ok", Unit.PLACES, "home", "", Time.RATIO, Space.RATIO, of="home.count"),
    # Gachas with a home of a place; women covered as homes say, added up, and those who are written down, each once;
    # homes where nothing was held for so many days as the forms pack says, of kinds that owe something.
    Figure("home.per_gacha", Unit.PLACES, "org_unit", "", Time.RATIO, Space.RATIO, of="org.gachas"),
    Figure("home.women_covered", Unit.HEADS, "home", "", Time.STOCK, Space.SUM),
    Figure("home.women_named", Unit.PEOPLE, "person", "", Time.STOCK, Space.NONE),
    Figure("home.quiet", Unit.PLACES, "home", "", Time.STOCK, Space.SUM),
    # Meetings that were held; those planned for the months of a period, and of these those that a meeting filled.
    Figure("meet.held", Unit.SESSIONS, "meeting", "day", Time.FLOW, Space.SUM),
    Figure("meet.planned", Unit.SESSIONS, "meeting_plan", "month", Time.DISTINCT, Space.SUM),
    Figure("meet.kept", Unit.SESSIONS, "meeting_plan", "month", Time.RATIO, Space.RATIO, of="meet.planned"),
    # 执委出席率: due at plenaries since her own post began, leave counted as due; of these those who came.
    Figure("meet.due", Unit.HEADS, "meeting", "day", Time.FLOW, Space.SUM, Sensitivity.WORK),
    Figure("meet.attendance", Unit.HEADS, "meeting", "day", Time.RATIO, Space.RATIO, Sensitivity.WORK, "meet.due"),
    # 议定事项 by the day of their meeting, of closing, of being done; open and past its day on the last one.
    Figure("res.passed", Unit.CASES, "resolution", "day", Time.FLOW, Space.SUM),
    Figure("res.closed", Unit.CASES, "resolution", "closed_on", Time.FLOW, Space.SUM),
    Figure("res.done", Unit.CASES, "resolution", "done_on", Time.FLOW, Space.SUM),
    Figure("res.on_time", Unit.CASES, "resolution", "done_on", Time.RATIO, Space.RATIO, of="res.done"),
    Figure("res.overdue", Unit.CASES, "resolution", "", Time.STOCK, Space.SUM),
    # 轮值 by a turn's last day; 领办项目.
    Figure("rota.planned", Unit.VISITS, "rota_turn", "ends", Time.FLOW, Space.SUM),
    Figure("rota.kept", Unit.VISITS, "rota_turn", "ends", Time.RATIO, Space.RATIO, of="rota.planned"),
    Figure("project.claimed", Unit.PLACES, "project", "taken_on", Time.FLOW, Space.SUM),
    Figure("project.done", Unit.PLACES, "project", "done_on", Time.FLOW, Space.SUM),
    Figure("project.served", Unit.HEADS, "project", "done_on", Time.FLOW, Space.SUM),
    # From a need's opening (again) to its closing: the middle of those closed in the period, and the longest.
    _days("need.days", Taken.MEDIAN),
    _days("need.days_longest", Taken.LONGEST),
    # Of the disputes open when the period began, and new ones, those with a colour by the last day; of these, open.
    Figure("dispute.graded", Unit.CASES, "dispute", "found_on", Time.DISTINCT, Space.SUM, Sensitivity.PERSON),
    Figure("dispute.open_red", Unit.CASES, "dispute", "", Time.STOCK, Space.SUM, Sensitivity.PERSON),
    Figure("dispute.open_yellow", Unit.CASES, "dispute", "", Time.STOCK, Space.SUM, Sensitivity.PERSON),
    Figure("dispute.open_green", Unit.CASES, "dispute", "", Time.STOCK, Space.SUM, Sensitivity.PERSON),
)

#: 信访: needs by how they came and which class of rights; times count each coming again. Small numbers say who it was.
PETITIONS: Final = {
    figure.id: figure
    for figure in (
        Figure("petition.items", Unit.CASES, "need", "opened", Time.FLOW, Space.SUM, Sensitivity.PERSON),
        Figure("petition.times", Unit.VISITS, "need", "done_on", Time.FLOW, Space.SUM, Sensitivity.PERSON),
    )
}
#: Figures that are not known, which is not 0, until there is a row behind another one (often themselves): what was
#: counted elsewhere and typed, a book that nobody keeps, groups of nobody.
TOLD: Final[Mapping[str, str]] = {
    "pop.women": "pop.women",
    "pop.households": "pop.households",
    "grp.avg": "grp.contact",
    "grp.coverage": "pop.women",
    **{
        f"train.{name}{group}": f"train.office{group}"
        for group in ("", "_g1", "_g2", "_g3", "_g4")
        for name in ("office", "coverage")
    },
    "train.completed": "train.office",
    "train.new": "train.office",
    "train.new_within": "train.new",
    **dict.fromkeys(("home.checked", "home.items", "home.items_ok", "home.met", "home.books_ok"), "home.checked"),
    "home.women_covered": "home.women_covered",
    "home.women_named": "home.women_named",
    "fund.due": "fund.due",
    "fund.arrival": "fund.due",
    "fund.in": "fund.balance",
    "fund.out": "fund.balance",
    "fund.balance": "fund.balance",
    "fund.per_woman": "fund.balance",
    **dict.fromkeys(("link.count", "link.women", "link.households", "link.coverage", "link.per_exec"), "link.count"),
    "link.owed": "link.owed",
    "visit.linked_on_time": "link.owed",
    "screening.eligible": "screening.eligible",
    "screening.rate": "screening.eligible",
    "need.on_time": "need.closed",
    "need.close_rate": "need.due",
    **dict.fromkeys(("dispute.handled", "dispute.resolved"), "dispute.handled"),
    "check.complete": "check.complete",
    **dict.fromkeys(("meet.planned", "meet.kept"), "meet.planned"),
    **dict.fromkeys(("meet.due", "meet.attendance"), "meet.due"),
    "res.on_time": "res.done",
    **dict.fromkeys(("rota.planned", "rota.kept"), "rota.planned"),
    **dict.fromkeys(("need.days", "need.days_longest"), "need.days"),
    **{f"dispute.{name}": "dispute.graded" for name in ("graded", "open_red", "open_yellow", "open_green")},
}
#: Every figure of a period's report by its id.
FIGURES: Final = {figure.id: figure for figure in _FIGURES}


def _stood(id: str, unit: Unit, opens: str, of: str | None = None) -> Figure:
    """What stands on a day, counted anew for every part of the township: whoever sits in two organisations is one."""
    return Figure(id, unit, opens, "", Time.RATIO if of else Time.STOCK, Space.RATIO if of else Space.NONE, of=of)


_FEDERATION: Final = (
    # Organisations that work on the day; by level, form, setup and field each opens to its own.
    _stood("org.units", Unit.PLACES, "org_unit"),
    _stood("org.should", Unit.PLACES, "org_unit"),  # 应建: where women are
    _stood("org.built", Unit.PLACES, "org_unit"),  # 已建: with a women's organisation of its own
    _stood("org.covered", Unit.PLACES, "org_unit", of="org.should"),  # 覆盖: built, or covered by another's
    _stood("org.members", Unit.PLACES, "org_unit"),  # 团体会员
    _stood("org.two_new", Unit.PLACES, "org_unit"),  # 两新
    _stood("org.three_new", Unit.PLACES, "org_unit"),  # 三新
    _stood("org.due", Unit.PLACES, "org_unit"),  # 半年内届满, overdue ones among them
    _stood("org.overdue", Unit.PLACES, "org_unit"),
    # Officers in office on the day. People are different persons; posts count each organisation by itself.
    _stood("post.chairs", Unit.PEOPLE, "person"),
    _stood("post.chairs_full_time", Unit.PEOPLE, "person"),
    _stood("post.chairs_leading", Unit.PEOPLE, "person"),  # 进两委/班子
    _stood("post.vice", Unit.PEOPLE, "person"),
    _stood("post.vice_full_time", Unit.PEOPLE, "person"),
    _stood("post.vice_part_time", Unit.PEOPLE, "person"),
    _stood("post.vice_seconded", Unit.PEOPLE, "person"),
    _stood("post.standing", Unit.PEOPLE, "person"),
    _stood("post.delegates", Unit.PEOPLE, "person"),
    _stood("post.executives", Unit.PEOPLE, "person"),  # 人数
    _stood("post.seats", Unit.PLACES, "appointment"),  # 职数
    _stood("post.planned", Unit.PLACES, "establishment"),
    _stood("post.vacant", Unit.PLACES, "establishment", of="post.planned"),
    # Of the executives.
    _stood("post.party", Unit.PEOPLE, "person", of="post.executives"),
    _stood("post.minority", Unit.PEOPLE, "person", of="post.executives"),
    _stood("post.mongol", Unit.PEOPLE, "person", of="post.executives"),
    _stood("post.young", Unit.PEOPLE, "person", of="post.executives"),  # 35岁以下
    _stood("post.age_unknown", Unit.PEOPLE, "person"),
    _stood("post.college", Unit.PEOPLE, "person", of="post.executives"),  # 大专以上
    _stood("post.front_line", Unit.PEOPLE, "person", of="post.executives"),  # 基层一线
    _stood("post.new", Unit.PEOPLE, "person", of="post.executives"),  # 新任
)
#: What stands of organisations and officers on a day, for ``desktop.services.federation_figures``.
FEDERATION: Final = {figure.id: figure for figure in _FEDERATION}
#: Whatever an office's form may ask for.
DECLARED: Final = {**FIGURES, **FEDERATION}


class Cell(NamedTuple):
    """What was counted, as a report keeps it: integers only. ``den``: the denominator of a ratio, else None."""

    num: int
    den: int | None = None


def rolled_up(figure: Figure, cells: Iterable[Cell]) -> Cell:
    """The figure of a longer period from those of the shorter ones that it is made of, in their order.

    Raises ValueError where that would be wrong: what counts different people has to be counted anew from the rows.
    """
    given = list(cells)
    if figure.time is Time.DISTINCT or not given:
        raise ValueError(f"{figure.id} is counted anew, never added")
    if figure.time is Time.STOCK:
        return given[-1]
    if figure.time is Time.RATIO:
        assert figure.of is not None
        if DECLARED[figure.of].time is not Time.FLOW:
            raise ValueError(f"{figure.id} is counted anew: so is what it is a share of")
        return Cell(sum(cell.num for cell in given), sum(cell.den or 0 for cell in given))
    return Cell(sum(cell.num for cell in given))


def tenths(cell: Cell) -> int | None:
    """A ratio in tenths of a per cent, as it is shown; None of nothing (shown as —).

    Half is rounded up. Only all of them is 100.0 and only none of them 0.0: 9,996 of 10,000 is 99.9, 1 of 5,000 is 0.1.
    Over 100 stays what it is.
    """
    if not cell.den:
        return None
    exact = Fraction(cell.num * 1000, cell.den)
    rounded = int(exact + Fraction(1, 2))
    if 0 < exact < 1000:
        return min(max(rounded, 1), 999)
    return rounded


def percent(cell: Cell) -> str:
    """``87.7 %``, or — of nothing."""
    found = tenths(cell)
    return "—" if found is None else f"{found // 10}.{found % 10} %"


def quotient(cell: Cell, unit: Unit) -> Fraction | None:
    """So many of what is shown (元, members) for each of what it is of; None of nothing."""
    return Fraction(cell.num, cell.den * unit.parts) if cell.den else None


def change(now: Cell, before: Cell) -> int | None:
    """Growth on an earlier figure, in tenths of a per cent, half rounded away from 0; None where there was nothing."""
    if now.den is not None or before.num <= 0:
        return None
    exact = Fraction((now.num - before.num) * 1000, before.num)
    return int(exact + Fraction(1, 2)) if exact >= 0 else -int(-exact + Fraction(1, 2))
