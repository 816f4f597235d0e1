"""What is to be looked at in a year's money. Nothing of it keeps a line from being saved. Pure.

Limits are the township's to change one day; here they stand in one table.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final, NamedTuple

from desktop.services.funds.book import SIGNS, Arrival, Entry, balances, in_order

#: Words that no office lets pass: whoever reads the purpose should know why it is there.
FORBIDDEN: Final = ("招待", "烟酒", "礼品卡", "购物卡", "津贴", "补贴", "旅游", "罚款", "宴请", "香烟", "白酒")


class Limits(NamedTuple):
    """``cash``, ``gift`` (a head) and ``round`` (multiples of it look guessed) in fen; ``voucher_days``: until a line
    has its voucher; ``unspent``: tenths of a per cent of what was there that may be left; ``closes``: (month, day) of
    the next year by which a year's lines are written."""

    cash: int = 100_000
    gift: int = 20_000
    round: int = 10_000
    voucher_days: int = 30
    unspent: int = 300
    closes: tuple[int, int] = (1, 31)


@dataclass(frozen=True)
class Finding:
    """One thing to look at. ``code``: words in ``ui.funds.words``; ``entries``: the lines that it is about;
    ``told``: what the words name (amounts in fen, days, levels)."""

    code: str
    entries: tuple[bytes, ...] = ()
    told: Mapping[str, Any] = field(default_factory=dict)


def findings(
    entries: Sequence[Entry],
    year: int,
    arrived: Sequence[Arrival],
    today: date,
    *,
    heads: Mapping[bytes, int] | None = None,
    without_papers: Collection[bytes] = (),
    limits: Limits | None = None,
) -> list[Finding]:
    """What there is to say of a year. ``heads``: how many came to an activity; ``without_papers``: activities beside
    which no scan lies."""
    bounds, given = limits or Limits(), in_order(entries)
    of_year = [entry for entry in given if (entry.date or "")[:4] == str(year)]
    spent = [entry for entry in of_year if entry.side == "out" and entry.counts and not entry.corrects]
    taken_back = {entry.corrects for entry in given if entry.corrects}
    spent = [entry for entry in spent if entry.id not in taken_back]
    return [
        *_negative(given, year),
        *_arriving(arrived, today),
        *_incomplete([entry for entry in given if (entry.date or str(year))[:4] == str(year)]),
        *_numbers(given, year),
        *_late_written(of_year, year, bounds),
        *_without_voucher(spent, today, bounds),
        *_invoices(given, of_year),
        *_of_activities(spent, heads or {}, without_papers, bounds),
        *_payments(spent, bounds),
        *_unspent(given, year, today, bounds),
    ]


def _negative(entries: Iterable[Entry], year: int) -> Iterable[Finding]:
    """A level that was below 0 at the end of a day of the year: its lowest point, and since when."""
    running: dict[str, int] = {}
    days: dict[str, list[tuple[str, int, bytes]]] = {}
    for entry in entries:
        if not entry.counts or not entry.date or not entry.level or entry.date[:4] > str(year):
            continue
        level = entry.whose
        running[level] = running.get(level, 0) + entry.effect
        held = days.setdefault(level, [])
        if held and held[-1][0] == entry.date:
            held.pop()
        held.append((entry.date, running[level], entry.id))
    for level, held in days.items():
        own = [day for day in held if day[0][:4] == str(year)]
        before = [day for day in held if day[0][:4] < str(year)]
        own = own or ([before[-1]] if before else [])
        low = [day for day in own if day[1] < 0]
        if low:
            worst = min(low, key=lambda day: day[1])
            yield Finding("balance_negative", (low[0][2],), {"level": level, "amount": -worst[1], "day": low[0][0]})


def _arriving(arrived: Iterable[Arrival], today: date) -> Iterable[Finding]:
    for each in arrived:
        budget, came = each.budget, each.received + each.later
        told = {"level": budget.level, "year": budget.year, "amount": abs(budget.due - came)}
        if budget.expected_by and budget.expected_by < today.isoformat() and came < budget.due:
            yield Finding("not_arrived", (), {**told, "day": budget.expected_by})
        elif came > budget.due:
            yield Finding("more_than_due", (), told)


def _incomplete(entries: Iterable[Entry]) -> Iterable[Finding]:
    lacks: dict[str, list[bytes]] = {}
    for entry in entries:
        for name in ("date", "side", "level", "amount"):
            if getattr(entry, name) is None:
                lacks.setdefault(name, []).append(entry.id)
    for name, ids in lacks.items():
        yield Finding("lacks", tuple(ids), {"field": "amount_fen" if name == "amount" else name})


def _numbers(entries: Iterable[Entry], year: int) -> Iterable[Finding]:
    by_no: dict[str, list[bytes]] = {}
    for entry in entries:
        if entry.no and (entry.date or entry.no)[:4] == str(year):
            by_no.setdefault(entry.no, []).append(entry.id)
    for no, ids in by_no.items():
        if len(ids) > 1:
            yield Finding("number_twice", tuple(ids), {"no": no})


def _late_written(entries: Iterable[Entry], year: int, limits: Limits) -> Iterable[Finding]:
    closed = datetime(year + 1, *limits.closes, tzinfo=UTC) + timedelta(days=1)
    late = [entry.id for entry in entries if (entry.created_at or 0) >= closed.timestamp() * 1000]
    if late:
        yield Finding("closed_year", tuple(late), {"year": year, "n": len(late)})


def _without_voucher(spent: Iterable[Entry], today: date, limits: Limits) -> Iterable[Finding]:
    since = (today - timedelta(days=limits.voucher_days)).isoformat()
    late = [entry.id for entry in spent if not entry.voucher_no and (entry.date or "") < since]
    if late:
        yield Finding("no_voucher", tuple(late), {"n": len(late), "days": limits.voucher_days})


def _invoices(entries: Iterable[Entry], of_year: Iterable[Entry]) -> Iterable[Finding]:
    """One invoice may pay for two activities: then day and payee are the same."""
    shown = {entry.id for entry in of_year}
    held: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.invoice_no and entry.counts and not entry.corrects:
            held.setdefault(entry.invoice_no, []).append(entry)
    corrected = {entry.corrects for entry in entries if entry.corrects}
    for no, each in held.items():
        rows = [entry for entry in each if entry.id not in corrected]
        if len({(entry.date, entry.payee) for entry in rows}) > 1 and any(entry.id in shown for entry in rows):
            yield Finding("invoice_twice", tuple(entry.id for entry in rows), {"no": no})


def _of_activities(
    spent: Iterable[Entry], heads: Mapping[bytes, int], without_papers: Collection[bytes], limits: Limits
) -> Iterable[Finding]:
    bare, no_scan = [], []
    gifts: dict[bytes, list[Entry]] = {}
    for entry in spent:
        if entry.category in ("2", "3") and entry.activity is None:
            bare.append(entry.id)
        if entry.activity is not None and entry.activity in without_papers:
            no_scan.append(entry.id)
        if entry.category == "3" and entry.activity is not None and heads.get(entry.activity):
            gifts.setdefault(entry.activity, []).append(entry)
    if bare:
        yield Finding("no_activity", tuple(bare), {"n": len(bare)})
    if no_scan:
        yield Finding("no_scan", tuple(no_scan), {"n": len(no_scan)})
    for activity, rows in gifts.items():
        whole = sum(entry.amount_counted for entry in rows)
        if whole > limits.gift * heads[activity]:
            told = {"amount": whole // heads[activity], "limit": limits.gift}
            yield Finding("gift_large", tuple(entry.id for entry in rows), told)


def _payments(spent: Sequence[Entry], limits: Limits) -> Iterable[Finding]:
    cash = [entry.id for entry in spent if entry.paid_how == "cash" and (entry.amount or 0) > limits.cash]
    if cash:
        yield Finding("cash_large", tuple(cash), {"n": len(cash), "limit": limits.cash})
    for entry in spent:
        word = next((word for word in FORBIDDEN if word in (entry.purpose or "")), "")
        if word:
            yield Finding("forbidden", (entry.id,), {"word": word, "purpose": entry.purpose})
    alike: dict[tuple[str, int], list[bytes]] = {}
    payees: dict[str, list[Entry]] = {}
    for entry in spent:
        if entry.amount and entry.amount % limits.round == 0:
            alike.setdefault((entry.date or "", entry.amount), []).append(entry.id)
        if entry.payee:
            payees.setdefault(entry.payee, []).append(entry)
    for (day, amount), ids in alike.items():
        if len(ids) > 1:
            yield Finding("round_sums", tuple(ids), {"day": day, "amount": amount, "n": len(ids)})
    for payee, rows in payees.items():
        for at, entry in enumerate(rows):
            if at and _within_a_week(rows[at - 1], entry):
                continue  # it stands with the one before
            week = [each for each in rows[at + 1 :] if _within_a_week(entry, each) and not _one_invoice(entry, each)]
            if week:
                together = (entry.id, *(each.id for each in week))
                yield Finding("split", together, {"payee": payee, "n": len(together), "day": entry.date})


def _within_a_week(first: Entry, second: Entry) -> bool:
    try:
        days = (date.fromisoformat(second.date or "") - date.fromisoformat(first.date or "")).days
    except ValueError:  # a partial date
        return False
    return 0 <= days < 7


def _one_invoice(first: Entry, second: Entry) -> bool:
    return bool(first.invoice_no) and first.invoice_no == second.invoice_no


def _unspent(entries: Sequence[Entry], year: int, today: date, limits: Limits) -> Iterable[Finding]:
    """At the end of a year, from its last day on."""
    last = f"{year}-12-31"
    if today.isoformat() < last:
        return
    left = sum(balances(entries, last).values())
    before = sum(balances(entries, f"{year - 1}-12-31").values())
    there = before + sum(
        entry.amount_counted
        for entry in entries
        if SIGNS.get(entry.side or "", 0) > 0 and (entry.date or "")[:4] == str(year)
    )
    if there > 0 and left * 1000 > there * limits.unspent:
        yield Finding("unspent", (), {"amount": left, "year": year, "tenths": left * 1000 // there})
