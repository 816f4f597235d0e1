"""隐私文书 What a township's federation keeps on paper about the data it holds: a card for a lost laptop, a form of
consent, the register of processing and the assessment of its impact; filled from what is set here, the rest blank.

They are in Chinese, as papers are. They say what this program does and no more: what only people can promise is left
to be filled in by hand.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from desktop.services import codes
from desktop.services.her_data import field_words
from desktop.services.township_settings import OPTIONAL_FIELDS

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: To be filled in by hand.
BLANK: Final = "＿" * 12
#: What is always asked of a woman.
_ALWAYS: Final = ("name_zh", "sex", "birth", "phone", "gacha")


class Server(NamedTuple):
    """Where this laptop syncs: the address, and the eight digits by which the server's office knows this laptop."""

    url: str
    digits: str


class Around(NamedTuple):
    """What the desk itself does not know. ``server``: None before this laptop joined one; ``lock_after``: minutes, 0
    never."""

    server: Server | None
    lock_after: int


class Part(NamedTuple):
    """A heading with ``lines`` of text, or with ``facts`` (what, said of it)."""

    heading: str
    lines: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()


class Notice(NamedTuple):
    """One page. ``signed``: who signs at its foot."""

    title: str
    unit: str
    day: date
    parts: tuple[Part, ...]
    signed: tuple[str, ...] = ()


def lost_laptop(desk: Desk, around: Around) -> Notice:
    """丢失电脑应急卡: whom to call, what to have shut out, what the finder can read. To lie away from the laptop."""
    encrypted = desk.key is not None
    if encrypted:
        read = "记录、照片、文件和备份都已加密，没有 PIN、口令或恢复码打不开。已经打印、导出、另存的文件不在其内。"
    else:
        read = "*这台电脑没有加密*，捡到的人可以看到全部内容。请按个人信息泄露处理，并尽快在新电脑上“给这台电脑上锁”。"
    if around.server is None:
        revoke = "这台电脑没有加入服务器，没有可以停用的；记录只在这台电脑和带走的备份上。"
        back = "在新电脑上安装程序，选“恢复备份”，插上 U 盘，输入恢复码。" if encrypted else "在新电脑上用备份恢复。"
    else:
        revoke = (
            f"请旗妇联在服务器（{around.server.url}）上停用这台电脑，核对码 {around.server.digits or BLANK}。"
            "停用以后，它再也取不到新内容；它带来的 U 盘文件，要主席确认才算数。"
        )
        back = "请旗妇联发新的邀请，在新电脑上加入，已上传的都会回来；没有上传的，用 U 盘备份和恢复码恢复。"
    people = "、".join(name for _, name, role in desk.records.users() if role == "chair") or BLANK
    return Notice(
        "电脑丢失应急卡",
        desk.records.township_name(),
        desk.today(),
        (
            Part(
                "马上打电话", facts=(("本苏木负责人", f"{people}　电话 {BLANK}"), ("旗妇联", BLANK), ("派出所", "110"))
            ),
            Part("请旗妇联停用这台电脑", (revoke,)),
            Part("捡到的人能看到什么", (read,)),
            Part("怎样接着工作", (back,)),
            Part(
                "事后",
                (
                    "写下丢失的时间、地点、里面有多少人的信息；可能泄露的，按规定告知本人和主管部门。",
                    "电脑找回来以后，没有检查过不要再用；换新的 PIN 和新的恢复码。",
                ),
                (("丢失时间、地点", BLANK), ("报告人", BLANK)),
            ),
        ),
    )


def consent(desk: Desk, around: Around) -> Notice:
    """同意书: what a woman agrees to, with what is asked here, and how she takes it back."""
    kept = "" if around.server is None else "记录在旗里的服务器上也保存一份，管理服务器的人可能接触到。"
    unit = desk.records.township_name()
    return Notice(
        "个人信息登记同意书",
        unit,
        desk.today(),
        (
            Part("登记什么", (f"{_fields(desk)}；参加活动、接受走访的情况。不登记宗教信仰，不拍身份证照片。",)),
            Part("用来做什么", ("联系您参加活动、走访和帮助您，统计妇女工作。不用于别的事，不给单位和个人用于推销。",)),
            Part("谁能看到", (f"本苏木妇联的工作人员。报给上级的只有汇总的数字，没有您的姓名和电话。{kept}",)),
            Part(
                "您可以",
                (
                    "随时要一份关于您的全部内容，要求改正，要求删除。",
                    "随时撤回同意，告诉妇联任何一位工作人员就行，不用说理由，也不影响您参加活动和得到帮助。",
                ),
            ),
            Part(
                "本人意见",
                (
                    "上面的内容已经用　□汉语　□蒙古语　读给我听，或者我自己看过，我同意登记。"
                    "不满十四周岁的，由监护人签字。",
                ),
                (("姓名", BLANK), ("电话", BLANK), ("撤回同意的日期", BLANK)),
            ),
        ),
        ("本人（监护人）签字", "经办人签字", "日期"),
    )


def register(desk: Desk, around: Around) -> Notice:
    """个人信息处理活动登记表."""
    roles = Counter(role for _, _, role in desk.records.users())
    users = "、".join(f"{codes.label('role', role)}{number}人" for role, number in roles.items())
    return Notice(
        "个人信息处理活动登记表",
        desk.records.township_name(),
        desk.today(),
        (
            Part(
                "处理活动",
                facts=(
                    ("处理目的", "妇女名册、活动签到、走访帮扶、妇女之家和妇联组织工作，汇总统计"),
                    ("涉及人数", f"{len(desk.people.ids())}名妇女"),
                    ("个人信息种类", _fields(desk)),
                    ("敏感个人信息", _sensitive(desk)),
                    ("来源", "本人提供，走访了解，原有名册导入"),
                    ("使用人", users or BLANK),
                    ("保存在哪里", _kept_where(desk, around)),
                    (
                        "对外提供",
                        "报给上级的只有汇总数字；名单打印和导出由使用人决定，导出完整身份证号要选理由并记入日志",
                    ),
                    ("保存期限", _kept_for(desk)),
                ),
            ),
            Part("安全措施", _measures(desk, around)),
        ),
        ("负责人", "填表人", "日期"),
    )


def assessment(desk: Desk, around: Around) -> Notice:
    """个人信息保护影响评估: what could go wrong, what stands against it, what is left to decide."""
    stolen = "已加密，打不开" if desk.key is not None else "*没有加密，全部内容可读，应当立即上锁*"
    return Notice(
        "个人信息保护影响评估",
        desk.records.township_name(),
        desk.today(),
        (
            Part("是否必要", (f"登记的内容：{_fields(desk)}。每一项都应当用得着，用不着的在“设置”里关掉。",)),
            Part(
                "对个人的影响和措施",
                facts=(
                    ("电脑丢失、被盗、送修", stolen),
                    ("旁人看到屏幕", f"F9 遮住，F12 锁上{_idle(around)}"),
                    (
                        "内部人员多看",
                        "各人有自己的 PIN 和角色，每次修改都记下是谁；打开过谁的页面、看过哪段封存的话，"
                        "在那台电脑上记下是谁、什么时候、为什么；*别的列表和打印不逐条记录*",
                    ),
                    ("名单外流", "完整身份证号导出要选理由并记入日志；打印和导出的文件由持有人保管"),
                    ("本人要查、要改、要删", "本人资料可以打印；删除到达每台电脑，备份到期后也没有了"),
                    ("上级看到个人", _above(around)),
                ),
            ),
            Part("措施", _measures(desk, around)),
            Part("结论", (), (("风险", "□低　□中　□高"), ("还要做的", BLANK))),
        ),
        ("评估人", "负责人", "日期"),
    )


def _kept_for(desk: Desk) -> str:
    years = desk.retention.years()
    withdrawn = f"撤回同意满{years['withdrawn']}年的" if years["withdrawn"] else "撤回同意的"
    return (
        f"迁出满{years['moved']}年、去世满{years['died']}年、{withdrawn}，由主席一次清除或写明留存理由；"
        "报表、届次、会议、经费等档案长期保存，清除的人不再留姓名"
    )


def _fields(desk: Desk) -> str:
    asked = desk.township_settings.fields_asked()
    return "、".join(field_words(name) for name in (*_ALWAYS, *(each for each in OPTIONAL_FIELDS if each in asked)))


def _sensitive(desk: Desk) -> str:
    number = "身份证号，" if "id_no" in desk.township_settings.fields_asked() else ""
    return f"{number}不满十四周岁的人的信息，走访了解到的困难和诉求"


def _kept_where(desk: Desk, around: Around) -> str:
    here = "这台电脑（已加密）" if desk.key is not None else "这台电脑（*未加密*）"
    return here if around.server is None else f"{here}，旗里的服务器 {around.server.url}"


def _above(around: Around) -> str:
    if around.server is None:
        return "没有加入服务器，报上去的只有汇总数字"
    return "报上去的只有汇总数字；*记录和封存的话的钥匙在旗里的服务器上各保存一份*，由旗里管好谁能接触服务器"


def _idle(around: Around) -> str:
    return f"，{around.lock_after}分钟无人操作自动锁上" if around.lock_after else ""


def _measures(desk: Desk, around: Around) -> tuple[str, ...]:
    last = desk.backups.last_to_stick()
    trial = desk.backups.trial()
    told = [
        f"加密：记录、照片、文件和备份{'都已加密' if desk.key is not None else '*都没有加密*'}。",
        "封存的话：另用一把钥匙加密，只有主席和她指定的人能看；列表、查找、打印、导出里只写“封存”。"
        if desk.key is not None
        else "封存的话：*没有加密的电脑不能写*。",
        f"锁屏：按 F12{_idle(around)}。" if desk.key is not None else "锁屏：没有上锁，F12 只遮住窗口。",
        f"备份：{'上次存到 U 盘是' + f'{last:%Y-%m-%d}' if last else '还没有存到过 U 盘'}"
        + (f"；{trial.at:%Y-%m-%d} 试着恢复过，" + ("没有成功" if trial.code else "可以恢复") if trial else "")
        + "。",
    ]
    return tuple(told)
