"""What there is to look at in needs and disputes, on a day: pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from desktop.services.findings.finding import Found
from desktop.store.queries.needs import NeedRow
from protocol.needs import AGAIN_WITHIN, CLOSED, OPEN, REFERRED, TO_SIGN

#: A term is told of so many days before it ends; a red dispute without a look after so many.
SOON: Final = 2
RED_DAYS: Final = 3
#: 无法联系: she died, or nobody knows where she is.
NOT_REACHED: Final = "O7"
#: What was closed longer ago is told no more.
CLOSED_WITHIN: Final = 365
#: So many days before the month closes every gacha is to have been asked.
ASKED_BEFORE: Final = 3


@dataclass(frozen=True)
class NeedRows:
    """``spoken``: needs that are sealed though the visit from which they came still tells its words; ``red``: (dispute,
    its gacha, last look or finding) of open red ones, where the township has colours; ``unasked``: gachas that were not
    asked in the month, once it is time."""

    needs: Sequence[NeedRow] = ()
    spoken: Collection[bytes] = ()
    red: Sequence[tuple[bytes, bytes | None, str]] = ()
    unasked: Sequence[bytes] = ()


def need_findings(rows: NeedRows, day: date) -> Iterator[Found]:
    """F1.1, F1.2, F1.8 to F1.10, F1.14, F1.16."""
    here, soon = day.isoformat(), (day + timedelta(days=SOON)).isoformat()
    year_ago = (day - timedelta(days=CLOSED_WITHIN)).isoformat()
    for row in rows.needs:
        if row.state in OPEN and row.due and row.due <= soon:
            over = max(0, (day - date.fromisoformat(row.due)).days)
            yield Found("F1.1", row.id, over, on=row.due)
        if row.state == REFERRED and row.referred_on and not row.signed_on:
            days = (day - date.fromisoformat(row.referred_on)).days
            if days > TO_SIGN:
                yield Found("F1.2", row.id, days)
        told = row.told_on or row.outcome == NOT_REACHED
        if row.state == CLOSED and not told and year_ago <= row.closed_on <= here:
            yield Found("F1.14", row.id, on=row.closed_on)
        if row.id in rows.spoken:
            yield Found("F1.16", row.id)
    yield from _again(rows.needs)
    for gacha in rows.unasked:
        yield Found("F1.8", gacha, where=gacha)
    for dispute, of, last in rows.red:
        days = (day - date.fromisoformat(last)).days
        if days > RED_DAYS:
            yield Found("F1.9", dispute, days, RED_DAYS, where=of)


def _again(needs: Sequence[NeedRow]) -> Iterator[Found]:
    """F1.10: one person with one class of rights again, which nobody said is a repetition."""
    before: dict[tuple[bytes, str], NeedRow] = {}
    for row in sorted(needs, key=lambda each: (each.opened, each.id)):
        if row.person is None or not row.rights or not row.opened:
            continue
        key = row.person, row.rights[:2]
        last = before.get(key)
        if last is not None and row.repeat_of is None:
            days = (date.fromisoformat(row.opened) - date.fromisoformat(last.opened)).days
            if days <= AGAIN_WITHIN:
                yield Found("F1.10", row.id, days, rows=(last.id,))
        before[key] = row
