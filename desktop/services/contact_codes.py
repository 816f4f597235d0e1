"""Codes of 联系服务: links, visits, help, screening. As ``codes`` says of all tables."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from desktop.services.code_tables import Table, table

LINK_KIND: Table = table(
    L1=("An executive's link", "执委联系"),
    L2=("Paired help", "结对帮扶"),
    L3=("A leader's contact point", "领导联系点"),
    L4=("A delegate's link", "代表联系"),
    L5=("A volunteer's pairing", "志愿者结对"),
)
#: 五级示范引领: the federation whose contact point it is.
LINK_LEVEL: Table = table(
    region=("Autonomous region", "自治区级"),
    league=("League", "盟市级"),
    banner=("Banner", "旗县级"),
    sumu=("Sumu", "苏木级"),
    gacha=("Gacha", "嘎查级"),
)
LINK_ENDED: Table = table(
    moved=("Moved away", "迁出"),
    died=("Died", "去世"),
    term_end=("The linker's post ended", "联系人届满离任"),
    handed_over=("Handed over to another", "移交他人"),
    her_wish=("She wished it", "本人意愿"),
    helped=("Not needed any more", "困难已解决"),
)
VISIT_MODE: Table = table(
    M1=("At her home", "上门"),
    M2=("By telephone", "电话"),
    M3=("By WeChat", "微信"),
    M4=("She came to us", "来访接待"),
    M5=("Many together", "集中走访"),
    M6=("Nobody was at home", "上门未遇"),
)
AID_KIND: Table = table(
    two_cancers=("Help with the two cancers", "两癌救助"),
    parcel=("Mother's parcel", "母亲邮包"),
    spring_bud=("Spring Bud", "春蕾计划"),
    emergency=("Emergency help", "临时救助"),
    gift=("Visits with gifts", "走访慰问"),
    loan=("Loan", "贷款"),
    other=("Another", "其他"),
)
#: What is said of these is said of an illness.
OF_ILLNESS: Final = "two_cancers"
AID_DECIDED: Table = table(waiting=("Waiting", "待审批"), approved=("Approved", "批准"), refused=("Refused", "未批准"))
SCREENING_KIND: Table = table(cervix=("Cervix", "宫颈"), breast=("Breast", "乳腺"))

#: Those of ``codes.TABLES`` that stand here, by their names.
CONTACT_TABLES: Final[Mapping[str, Table]] = MappingProxyType(
    {
        "link_kind": LINK_KIND,
        "link_level": LINK_LEVEL,
        "link_ended": LINK_ENDED,
        "visit_mode": VISIT_MODE,
        "aid_kind": AID_KIND,
        "aid_decided": AID_DECIDED,
        "screening_kind": SCREENING_KIND,
    }
)
