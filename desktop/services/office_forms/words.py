"""What the words around a cell of a form mean: its head above, its label to the left, and which figure they ask for.

Proposals only: a person confirms each. The synonyms are those of forms that offices sent (场次, 人次, 参与妇女 …).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from desktop.services.office_forms.template import BEFORE, TERM, TO_DATE, Binding, Place, What
from desktop.table_files.grids import Grid

#: Figure → how forms call it; the longest words that fit decide.
_FIGURES: Final = (
    ("act.women_heads", "妇女人次|参与妇女|参加妇女|惠及妇女|覆盖妇女|服务妇女|妇女参与"),
    ("act.heads", "参加人次|参与人次|受益人次|覆盖人次|活动人次|人次"),
    ("act.women", "妇女人数|参与妇女人数|参加妇女人数|不同妇女"),
    ("act.people", "参加人数|参与人数|活动人数|人数"),
    ("act.newcomers", "新参加|首次参加|新增妇女|新人"),
    ("act.count", "活动次数|活动场次|开展活动|举办活动|组织活动|活动数|场次|次数|场数"),
    ("visit.household_days", "走访户次|入户次数|户次"),
    ("visit.households", "走访户数|走访家庭|慰问户数|入户户数|走访户"),
    ("visit.women", "走访妇女|慰问妇女|走访人数|慰问人数"),
    ("visit.count", "走访次数|走访慰问次数|走访慰问|走访"),
    ("home.active", "活动率|正常活动的妇女之家|有活动的妇女之家"),
    ("home.count", "妇女之家数|妇女之家个数|妇女之家总数|建成妇女之家|妇女之家|阵地数"),
    ("org.reformed", "已会改联|已改联|会改联|完成改革|完成率|改建数"),
    ("org.gachas", "嘎查村数|嘎查社区数|嘎查数|社区数|应改数|应会改联"),
    ("officers.people", "执委人数|执委数|执委"),
    ("pop.women", "妇女人口|女性人口|妇女总人口|女性总人口|妇女总数"),
    ("pop.households", "总户数|家庭户数|户籍户数"),
    ("grp.contact", "联系群数|妇女联系群|联系群|姐妹群"),
    ("grp.work", "工作群数|妇联工作群|工作群"),
    ("grp.seats", "群成员数|群成员|群人数|群覆盖人次"),
    ("media.followers", "粉丝数|粉丝量|关注人数|粉丝"),
    ("media.posts", "发文数|发布信息|推送条数|发文|推文"),
    ("media.reads", "阅读量|阅读数|浏览量|阅读"),
    ("media.adopted", "采用条数|被采用|采用"),
    ("vol.teams", "志愿服务队数|志愿队伍数|志愿服务队|志愿队"),
    ("vol.registered", "注册志愿者|志愿者人数|志愿者数|巾帼志愿者"),
    ("vol.services", "志愿服务次数|志愿服务场次|志愿服务活动|志愿服务"),
    ("vol.heads", "志愿服务人次|志愿人次"),
    ("vol.hours", "志愿服务时长|志愿服务小时|服务时长|服务小时"),
    ("vol.served", "志愿服务户数|服务家庭|服务户数"),
    ("train.courses", "培训期数|培训班次|举办培训|培训场次"),
    ("train.heads", "培训人次|参训人次"),
    ("train.people", "培训人数|参训人数"),
    ("link.women", "联系妇女数|执委联系妇女|结对妇女|联系妇女"),
    ("link.households", "联系户数|结对户数|执委联系户"),
    ("served", "联系服务妇女|服务妇女人数|服务妇女"),
    ("aid.people", "救助人数|救助妇女|受助人数"),
    ("aid.amount", "救助金额|发放救助金|救助资金"),
    ("screening.rate", "两癌筛查人数|筛查人数|两癌筛查"),
    ("need.opened", "受理诉求|诉求件数|来信来访件数|来信来访|信访件数|信访受理"),
    ("need.closed", "办结件数|办结数"),
    ("need.close_rate", "诉求办结率|信访办结率|办结率"),
    ("need.on_time", "按期办结率|按时办结率"),
    ("dispute.new", "排查矛盾纠纷|排查纠纷|矛盾纠纷数|矛盾纠纷"),
    ("dispute.resolved", "化解矛盾纠纷|调处纠纷|化解率|调处成功率|化解数|调处数"),
    ("dispute.open_red", "红色纠纷|红色等级|红色"),
    ("dispute.open_yellow", "黄色纠纷|黄色等级|黄色"),
    ("dispute.open_green", "绿色纠纷|绿色等级|绿色"),
    ("train.coverage", "轮训覆盖率|培训覆盖率|轮训率|轮训覆盖"),
    ("train.coverage_g2", "嘎查主席轮训率|嘎查妇联主席轮训率|嘎查妇联主席培训率"),
    ("train.completed", "轮训完成数|完成轮训人数|累计轮训人数"),
    ("grp.avg", "群均人数|平均群人数|平均每群"),
    ("grp.coverage", "群席位比|群覆盖率"),
    ("fund.due", "应拨经费|应到位经费|应拨资金|应拨数|应到位"),
    ("fund.arrival", "经费到位率|资金到位率|到位率"),
    ("fund.in", "到位经费|经费到位|到位资金|资金到位|已到位|到位金额"),
    ("fund.out", "支出经费|经费支出|支出金额|使用经费|经费使用|支出"),
    ("home.met", "达标妇女之家|达标阵地|达标数"),
    ("home.books_ok", "簿册齐全|台账齐全"),
    ("need.opened", "诉求受理件数|信访受理|受理件数|来信来访件数|诉求件数|受理诉求|受理信访|来信来访|信访件数|受理"),
    ("need.closed", "诉求办结|信访·办结|信访办结|办结件数|已办结|办结数|办结"),
    ("need.on_time", "按期办结率|按时办结率|按期办结"),
    ("need.close_rate", "诉求办结率|信访办结率|办结率"),
    ("need.stock", "未办结件数|未办结|在办件数"),
    ("dispute.new", "矛盾纠纷·新增|新增矛盾纠纷|排查矛盾纠纷|矛盾纠纷排查|矛盾排查|纠纷排查|排查出"),
    ("dispute.open", "未化解|在册矛盾纠纷|现有矛盾纠纷"),
    ("dispute.resolved", "矛盾纠纷·化解率|矛盾纠纷化解率|化解率|矛盾纠纷化解|矛盾化解|化解数|已化解|化解"),
    ("check.complete", "排查嘎查数|已排查嘎查|零报告"),
    ("train.days", "培训人天|参训人天|人天"),
    ("fund.per_woman", "人均支出|妇女人均支出"),
    ("screening.eligible", "应筛查人数|应筛人数|应筛查|适龄妇女"),
    ("screening.rate", "两癌筛查率|筛查率"),
    ("link.coverage", "联系妇女覆盖率|联系覆盖率|联系面"),
    ("link.per_exec", "联系达标执委|执委联系达标|执委达标率|执委达标"),
    ("home.per_gacha", "有妇女之家的嘎查数|妇女之家覆盖嘎查|妇女之家覆盖率|阵地覆盖率"),
    ("home.women_covered", "覆盖妇女数|覆盖妇女|阵地覆盖妇女"),
    ("home.quiet", "未开展活动的妇女之家|无活动妇女之家|未开展活动阵地"),
    ("home.model_complete", "模式完整|服务模式完整"),
    ("meet.held", "召开会议|会议次数|召开会议次数"),
    ("meet.attendance", "执委出席率|执委出席人次|执委到会率"),
    ("res.passed", "议定事项数|议定事项"),
    ("res.closed", "销号数|议定事项销号"),
    ("rota.kept", "轮值次数|开展轮值"),
    ("project.claimed", "领办项目数|认领项目|领办项目"),
    ("project.done", "完成项目|办结项目"),
    ("fund.balance", "经费结余|结余金额|账面结余|结余"),
    ("org.should", "应建组织|应建数|应建"),
    ("org.built", "已建组织|已建数|已建"),
    ("org.covered", "组织覆盖率|妇女组织覆盖率|组织覆盖"),
    ("org.members", "团体会员数|团体会员"),
    ("org.overdue", "届满未换届|超期未换届"),
    ("post.chairs", "妇联主席数|主席人数|主席"),
    ("post.chairs_leading", "主席进两委|主席进班子|进两委|进“两委”"),
    ("post.vice", "副主席人数|副主席"),
    ("post.vice_full_time", "专职副主席"),
    ("post.vice_part_time", "兼职副主席"),
    ("post.vice_seconded", "挂职副主席"),
    ("post.standing", "常委人数|常委"),
    ("post.delegates", "妇女代表人数|妇女代表|代表人数"),
    ("post.vacant", "空缺率|职数空缺|空缺"),
    ("post.new", "新任执委|新吸纳执委"),
)
_TEXTS: Final = (
    ("township", "填报单位|报送单位|上报单位|填表单位|单位名称|苏木乡镇|单位"),
    ("filled_by", "填表人|填报人|制表人|经办人"),
    ("today", "填报日期|填表日期|报送日期|报出日期|上报日期|制表日期|填报时间|报送时间"),
    ("term", "报告期|报表期|所属月份|月份|所属期|统计时间"),
)
_TO_DATE = re.compile("累计|年初以来|1[—–~至到-].{0,3}月|全年")
_BEFORE = re.compile("同期|上年|去年")
_TOTAL = re.compile("合计|总计|总数|全苏木|全镇|全乡|本苏木|小计")
_NUMBER = re.compile(r"[-+−]?[0-9][0-9,.]*\s*%?|—|/")
_UNIT = re.compile(r"[（(][^）)]{1,6}[）)]|[：:\s]")
#: So many heads above each other are read.
_MOST_HEADS: Final = 3


def is_words(text: str) -> bool:
    """Whether a cell says something, rather than holding a number."""
    return bool(text) and _NUMBER.fullmatch(text) is None


def is_title(grid: Grid, place: Place) -> bool:
    """Whether a cell is merged over most of the sheet: a title says nothing about one column."""
    for top, left, bottom, right in grid.merged:
        if top <= place[0] <= bottom and left <= place[1] <= right:
            return right - left + 1 >= max(4, 0.7 * grid.columns)
    return False


def head_of(grid: Grid, place: Place) -> str:
    """The words above a cell, the upper ones first: 走访·户数."""
    row, column = place
    found: list[str] = []
    at = row - 1
    while at >= 0 and not is_words(grid.text((at, column))):
        at -= 1
    while at >= 0 and len(found) < _MOST_HEADS:
        text = grid.text((at, column))
        if not is_words(text) or text.endswith(("：", ":")) or is_title(grid, (at, column)):
            break
        if not found or found[-1] != text:
            found.append(text)
        at -= 1
    return "·".join(reversed(found))


def label_of(grid: Grid, place: Place) -> str:
    """The nearest words to the left of a cell."""
    row, column = place
    own = grid.target(place)
    for at in range(column - 1, -1, -1):
        if grid.target((row, at)) != own and is_words(text := grid.text((row, at))):
            return text
    return ""


def ranked(head: str, label: str) -> list[str]:
    """The figures that these words may ask for, the likeliest first."""
    return [id_ for _, id_ in sorted(_scores(head, label), key=lambda each: -each[0])]


def _scores(head: str, label: str) -> Iterator[tuple[int, str]]:
    own, whole = _UNIT.sub("", head), _UNIT.sub("", f"{head}·{label}")
    last = own.rpartition("·")[2]
    for id_, pattern in _FIGURES:
        best = max((len(found[0]) for found in re.finditer(pattern, whole)), default=0)
        if best:  # the words right above a cell say more than those further off
            yield best * 2 + bool(re.search(pattern, last)), id_


Block = tuple[int, int, int]


def around(grid: Grid, place: Place, block: Block | None) -> tuple[str, str]:
    """The head and the label that speak for a cell. ``block``: where gachas stand below each other: of what stands
    below them only a row of sums goes by the heads above."""
    head, label = head_of(grid, place), label_of(grid, place)
    if block is not None and place[0] > block[2] and not _TOTAL.search(label):
        head = ""
    return head, label


def meant(grid: Grid, place: Place, block: Block | None = None) -> What | None:
    """What a cell is likely to take by the words around it; None where they say nothing."""
    head, label = around(grid, place, block)
    beside = _UNIT.sub("", grid.text((place[0], place[1] - 1))) if place[1] else ""
    for text, pattern in _TEXTS:
        if re.fullmatch(pattern, beside):
            return What(text=text)
    figures = ranked(head, label)
    if not figures:
        return None
    words = f"{head}·{label}"
    period = BEFORE if _BEFORE.search(words) else TO_DATE if _TO_DATE.search(words) else TERM
    return What(((1, figures[0]),), period=period)


Find = Callable[[str], bool]


def gacha_rows(grid: Grid, is_gacha: Find) -> Block | None:
    """(column, first row, last row) where gachas stand below each other; None where they do not."""
    best: tuple[int, int, int, int] | None = None
    for column in range(grid.columns):
        rows = [
            row
            for row in range(grid.rows)
            if grid.target((row, column)) == (row, column) and is_gacha(grid.text((row, column)))
        ]
        if len(rows) > 1 and (best is None or len(rows) > best[0]):
            best = (len(rows), column, rows[0], rows[-1])
    return best[1:] if best else None


def proposals(grid: Grid, is_gacha: Find, check: Callable[[], object] = bool) -> list[Binding]:
    """Bindings for the empty cells of a sheet whose words are understood. Formulas and cells with a text are left.
    ``check`` is called again and again, so that it may end this by an error."""
    found: list[Binding] = []
    block = gacha_rows(grid, is_gacha)
    inside = range(0)
    if block is not None:
        key, first, last = block
        inside = range(first, last + 1)
        for column in range(grid.columns):
            place = (first, column)
            cells = [grid.cell((row, column)) for row in inside]
            if column == key or any(cell.formula or is_words(cell.text) for cell in cells):
                continue
            what = meant(grid, place) if head_of(grid, place) else None
            if what is not None and what.terms:
                found.append(Binding(grid.name, first, column, what, last, key, head_of(grid, place)))
    for place in sorted(grid.cells):
        cell = grid.cells[place]
        if cell.formula or cell.text or grid.target(place) != place or place[0] in inside:
            continue
        check()
        head, label = around(grid, place, block)
        what = meant(grid, place, block)
        if what is not None and (what.text or label):
            found.append(Binding(grid.name, *place, what, head=head, label=label))
    return found
