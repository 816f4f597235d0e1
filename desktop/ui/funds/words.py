"""What there is to look at in the money, in words."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop.services.funds.findings import Finding
from desktop.services.money import amount_words
from desktop.ui.dates import show_date
from desktop.ui.marked import QT_TRANSLATE_NOOP
from desktop.ui.record_words import field_words, term

#: Finding → words; what stands in braces is named by the finding.
WORDS: dict[str, str] = {
    "balance_negative": QT_TRANSLATE_NOOP("funds", "{level}: the balance is {amount} yuan short, since {day}."),
    "not_arrived": QT_TRANSLATE_NOOP("funds", "{level}: {amount} yuan of {year} have not arrived; expected by {day}."),
    "more_than_due": QT_TRANSLATE_NOOP("funds", "{level}: {amount} yuan more than due came for {year}."),
    "lacks": QT_TRANSLATE_NOOP("funds", "Not written yet: {field}."),
    "number_twice": QT_TRANSLATE_NOOP("funds", "The running number {no} stands twice."),
    "closed_year": QT_TRANSLATE_NOOP("funds", "{n} lines of {year} were written after that year was closed."),
    "no_voucher": QT_TRANSLATE_NOOP("funds", "{n} payments have no voucher number after {days} days."),
    "invoice_twice": QT_TRANSLATE_NOOP("funds", "The invoice {no} was used on two days or for two payees."),
    "no_activity": QT_TRANSLATE_NOOP("funds", "{n} payments for training or gifts name no activity."),
    "no_scan": QT_TRANSLATE_NOOP("funds", "{n} payments are for an activity without a scanned sheet or a photo."),
    "gift_large": QT_TRANSLATE_NOOP("funds", "Gifts of {amount} yuan a head, more than {limit}."),
    "cash_large": QT_TRANSLATE_NOOP("funds", "{n} payments of more than {limit} yuan in cash."),
    "forbidden": QT_TRANSLATE_NOOP("funds", "“{word}” stands in what it was for: {purpose}"),
    "round_sums": QT_TRANSLATE_NOOP("funds", "{n} payments of {amount} yuan on {day}."),
    "split": QT_TRANSLATE_NOOP("funds", "{n} payments to {payee} within a week from {day}."),
    "unspent": QT_TRANSLATE_NOOP("funds", "{amount} yuan of {year} are left, {share} of what was there."),
}


def finding_words(finding: Finding, today: date) -> str:
    """A finding in one sentence; one of a newer version by its code."""
    source = WORDS.get(finding.code)
    if source is None:
        return finding.code
    told = dict(finding.told)
    for name in ("amount", "limit"):
        if name in told:
            told[name] = amount_words(told[name])
    if "level" in told:
        told["level"] = level_words(told["level"])
    if told.get("day"):
        told["day"] = show_date(told["day"], today, week=False)
    if "field" in told:
        told["field"] = field_words(told["field"], "fund_entry")
    if "tenths" in told:
        told["share"] = f"{told['tenths'] // 10}.{told['tenths'] % 10} %"
    return QCoreApplication.translate("funds", source).format(**told)


def level_words(level: str) -> str:
    """Whose money it is."""
    return term("fund_level", level) if level else QCoreApplication.translate("funds", "Of nobody yet")
