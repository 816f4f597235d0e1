"""What keepers and checks of homes, books and their fields are called, for ``record_words``."""

from __future__ import annotations

from typing import Final

from desktop.ui.marked import QT_TRANSLATE_NOOP

#: Kind → the page where its records stand, and what one of them is called.
HOME_KINDS: Final[dict[str, tuple[str, str]]] = {
    "home_keeper": ("homes", QT_TRANSLATE_NOOP("kinds", "Keeper of a home")),
    "home_check": ("home_checks", QT_TRANSLATE_NOOP("kinds", "Check of a home")),
    "home_check_item": ("home_checks", QT_TRANSLATE_NOOP("kinds", "Line of a check")),
    "work_book": ("books", QT_TRANSLATE_NOOP("kinds", "Book")),
}

#: Field → words.
HOME_FIELDS: Final[dict[str, str]] = {
    "home_keeper": QT_TRANSLATE_NOOP("fields", "Keepers over time"),
    "home_keeper.person": QT_TRANSLATE_NOOP("fields", "Who kept it"),
    "home_keeper.since": QT_TRANSLATE_NOOP("fields", "Keeper since"),
    "home_keeper.how": QT_TRANSLATE_NOOP("fields", "How she came to it"),
    "home_keeper.until": QT_TRANSLATE_NOOP("fields", "Keeper until"),
    "home_check.title": QT_TRANSLATE_NOOP("fields", "Checklist"),
    "home_check.about": QT_TRANSLATE_NOOP("fields", "Home that was checked"),
    "home_check.home": QT_TRANSLATE_NOOP("fields", "Home that was checked"),
    "checked_on": QT_TRANSLATE_NOOP("fields", "Checked on"),
    "checked_by": QT_TRANSLATE_NOOP("fields", "Checked by"),
    "books": QT_TRANSLATE_NOOP("fields", "Books that were there"),
    "home_check": QT_TRANSLATE_NOOP("fields", "Check of a home"),
    "home_check_item": QT_TRANSLATE_NOOP("fields", "What was found there"),
    "home_check_item.item": QT_TRANSLATE_NOOP("fields", "What is asked"),
    "home_check_item.result": QT_TRANSLATE_NOOP("fields", "Found"),
    "work_book.title": QT_TRANSLATE_NOOP("fields", "Name of the book"),
    "work_book.source": QT_TRANSLATE_NOOP("fields", "Filled from"),
    "work_book.columns": QT_TRANSLATE_NOOP("fields", "Columns"),
    "work_book.place": QT_TRANSLATE_NOOP("fields", "Place among the books"),
    "work_book.until": QT_TRANSLATE_NOOP("fields", "Kept until"),
}
