"""Two laptops that count the same day, and take the same hours, write the same row (decisions 85, 86)."""

from __future__ import annotations

from pathlib import Path

from desktop.store.changes import Edit, Label
from protocol.ids import derived_id
from tests.sync.laptops import World

GROUP = bytes(15) + b"\x07"


def test_two_who_count_a_day_write_one_row_and_a_corrected_day_is_asked_about(tmp_path: Path) -> None:
    world = World(tmp_path)
    a, b = world.laptop("a"), world.laptop("b")
    a.journal.write([Edit("chat_group", GROUP, {"name": "姐妹群", "kind": "G2"})], Label("test"))
    a.sync()
    b.sync()
    row = derived_id("group_count", GROUP, "2026-11-25")
    for laptop, fields in ((a, {"members": 52}), (b, {"posts": 7})):
        day = {"chat": GROUP, "counted_on": "2026-11-25"}
        laptop.journal.write([Edit("group_count", row, {**day, **fields})], Label("test"))
    for laptop in (a, b, a):
        laptop.sync()
    assert a.db.rows("SELECT members, posts FROM group_count WHERE deleted IS NULL") == [(52, 7)]
    # One corrects the day, the other counts it once more: nobody's number goes without a question.
    moved = derived_id("group_count", GROUP, "2026-11-24")
    corrected = {"chat": GROUP, "counted_on": "2026-11-24", "members": 52}
    a.journal.write([Edit("group_count", row, {"deleted": 1}), Edit("group_count", moved, corrected)], Label("test"))
    b.journal.write([Edit("group_count", row, {"members": 60})], Label("test"))
    for laptop in (a, b, a):
        laptop.sync()
    assert a.digest == b.digest == world.digest()
    shown = a.db.rows("SELECT counted_on, members FROM group_count WHERE id = ?", (moved,))
    asked = a.db.rows("SELECT kind, field FROM conflict WHERE state = 'open' AND row = ?", (row,))
    assert shown == [("2026-11-24", 52)] and asked == [("group_count", "deleted")]
    world.close()
