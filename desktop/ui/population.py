"""人口 Population: how many women and households a gacha has, by whom it was counted and for which day."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.documents.register import Book, RegisterColumn
from desktop.ui.plain_page import Look, Words


def _words() -> Words:
    return Words(
        title=QCoreApplication.translate("population", "Population"),
        new=QCoreApplication.translate("population", "Write down a count"),
        search=QCoreApplication.translate("population", "Gacha or note"),
        empty=QCoreApplication.translate("population", "No count yet"),
        first=QCoreApplication.translate(
            "population",
            "How many women each gacha has, from the police yearbook or the census. The yuan a woman that is due in a "
            "year goes by the last count of the year before.",
        ),
        deleted=QCoreApplication.translate("population", "Count deleted"),
        count=lambda n: QCoreApplication.translate("population", "%n counts", "", n),
    )


LOOK = Look(
    "population",
    icon="population",
    words=_words,
    columns={"about": 200, "day": 136, "source": 136, "basis": 128, "women": 88, "women_18": 128, "households": 104},
    form=("about", "day", "source", "basis", "households", "people", "women", "women_14", "women_18", "note"),
    half=frozenset({"households", "people", "women", "women_14", "women_18"}),
    filters=("source", "basis"),
    narrow=("basis", "women_18", "households"),
    heads={
        "about": ("嘎查", "嘎查村（社区）", "单位"),
        "day": ("截止日期", "统计日期"),
        "source": ("数据来源",),
        "basis": ("统计口径",),
        "households": ("户数", "总户数"),
        "people": ("总人口", "人口数"),
        "women": ("女性人口", "妇女数"),
        "women_14": ("14岁以上妇女",),
        "women_18": ("18岁以上妇女",),
    },
    book=Book(
        "妇女人口登记册",
        (
            ("about", RegisterColumn("嘎查村（社区）", 50, "left")),
            ("day", RegisterColumn("截止日期", 34)),
            ("source", RegisterColumn("来源", 28)),
            ("basis", RegisterColumn("口径", 24)),
            ("households", RegisterColumn("户数", 22)),
            ("people", RegisterColumn("人口", 22)),
            ("women", RegisterColumn("妇女", 22)),
            ("women_14", RegisterColumn("14岁以上", 22)),
            ("women_18", RegisterColumn("18岁以上", 22)),
            ("note", RegisterColumn("备注", 27, "left")),
        ),
    ),
)
