"""本人同意 Consents: who agreed to what is written down of her, in which words, and who took it back."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.documents.register import Book, RegisterColumn
from desktop.ui.plain_page import Look, Words


def _words() -> Words:
    return Words(
        title=QCoreApplication.translate("consents", "Consents"),
        new=QCoreApplication.translate("consents", "Write down a consent"),
        search=QCoreApplication.translate("consents", "Name, form of words, guardian"),
        empty=QCoreApplication.translate("consents", "No consent yet"),
        first=QCoreApplication.translate(
            "consents",
            "Who agreed to what, when, and in which language it was read to her; the signed paper is a file of the"
            " record. To take it back, one date is enough.",
        ),
        deleted=QCoreApplication.translate("consents", "Consent deleted"),
        count=lambda n: QCoreApplication.translate("consents", "%n consents", "", n),
        ended=QCoreApplication.translate("consents", "Also those that were taken back"),
    )


LOOK = Look(
    "consent",
    icon="consents",
    words=_words,
    columns={"about": 160, "covers": 176, "given_on": 136, "how": 120, "language": 120, "wording": 160},
    form=(
        *("about", "covers", "given_on", "how", "language", "wording", "guardian"),
        *("withdrawn_on", "withdrawn_how", "reason", "note"),
    ),
    filters=("covers",),
    narrow=("how", "language", "wording"),
    heads={
        "about": ("姓名", "本人姓名"),
        "covers": ("同意的内容", "同意事项"),
        "given_on": ("同意日期", "签字日期"),
        "how": ("同意方式",),
        "language": ("告知语言", "语言"),
        "wording": ("告知书", "告知书版本"),
        "guardian": ("监护人",),
        "withdrawn_on": ("撤回日期",),
        "withdrawn_how": ("撤回方式",),
    },
    book=Book(
        "本人同意登记簿",
        (
            ("about", RegisterColumn("姓名", 30)),
            ("covers", RegisterColumn("同意的内容", 48)),
            ("given_on", RegisterColumn("同意日期", 32)),
            ("how", RegisterColumn("方式", 30)),
            ("language", RegisterColumn("语言", 26)),
            ("wording", RegisterColumn("告知书", 46, "left")),
            ("withdrawn_on", RegisterColumn("撤回日期", 32)),
            ("note", RegisterColumn("备注", 30, "left")),
        ),
    ),
)
