"""What is being typed outlives the program."""

from __future__ import annotations

import contextlib
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.errors import KnownError
from desktop.services.desk import Desk
from desktop.store.queries import drafts as queries
from tests.replay import assert_replay_gives_rows

plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**40), 2**40) | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abc", max_size=3), inner, max_size=4),
    max_leaves=12,
)
bodies = st.dictionaries(st.sampled_from(["title", "content", "came", "home"]), plain)


def test_a_draft_stands_after_the_program_was_killed(tmp_path: Path) -> None:
    killed = Desk.open(tmp_path)  # never closed
    killed.drafts.put("activity.new", {"title": "团圆饭", "came": ["00ff"], "guests_unnamed": 3})
    desk = Desk.open(tmp_path)
    assert desk.drafts.get("activity.new") == {"title": "团圆饭", "came": ["00ff"], "guests_unnamed": 3}
    desk.close()
    killed.close()


def test_drafts_are_listed_the_latest_first_and_dropped(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path)
    desk.drafts.put("visit.new", {"place": "夏营地"})
    desk.drafts.put("activity.new", {"title": "一"})
    desk.drafts.put("activity.new", {"title": "二"})
    assert {kept.key: kept.body for kept in desk.drafts.all()} == {
        "visit.new": {"place": "夏营地"},
        "activity.new": {"title": "二"},
    }
    assert [kept.key for kept in desk.drafts.all("activity.")] == ["activity.new"]
    desk.drafts.drop("activity.new")
    desk.drafts.drop("activity.new")
    assert desk.drafts.get("activity.new") is None
    assert [kept.key for kept in desk.drafts.all()] == ["visit.new"]
    desk.close()


def test_drafts_do_not_travel(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path)
    desk.drafts.put("activity.new", {"title": "团圆饭"})
    assert desk.journal.head[0] == 0 and desk.journal.log.waiting() == (0, None)
    assert_replay_gives_rows(desk.db)
    desk.close()


def test_a_full_disk_leaves_the_former_draft(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path)
    desk.drafts.put("activity.new", {"content": "前"})
    desk.db.raw.execute(f"PRAGMA max_page_count = {desk.db.value('PRAGMA page_count')}")
    with pytest.raises(KnownError) as caught:
        desk.drafts.put("activity.new", {"content": "后" * 100_000})
    assert caught.value.code == "disk_full"
    assert desk.drafts.get("activity.new") == {"content": "前"}
    desk.close()


@given(body=bodies)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_draft_comes_back_as_it_went(tmp_path: Path, body: dict[str, object]) -> None:
    desk = Desk.open(tmp_path)
    desk.drafts.put("x", body)
    assert desk.drafts.get("x") == body
    desk.close()


def test_what_is_noted_is_read_at_once_and_written_later(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path)
    desk.drafts.put("activity.new", {"title": "一"})
    desk.drafts.put_soon("activity.new", {"title": "二"})
    desk.drafts.put_soon("visit.new", {"title": "三"})
    assert desk.drafts.get("activity.new") == {"title": "二"} and desk.drafts.count() == 2
    assert {kept.title for kept in desk.drafts.all()} == {"二", "三"}
    with contextlib.closing(Desk.open(tmp_path)) as other:
        assert other.drafts.get("activity.new") == {"title": "一"} and other.drafts.count() == 1
        desk.drafts.write_soon()
        assert {kept.title for kept in other.drafts.all()} == {"二", "三"}
        desk.drafts.put_soon("visit.new", {"title": "四"})
        desk.close()
        assert other.drafts.get("visit.new") == {"title": "四"}, "the last letters before the end"


def test_a_draft_that_was_dropped_never_comes_back(tmp_path: Path) -> None:
    """It is dropped while it waits to be written: the window holds the write lock, as it does in an act."""
    desk = Desk.open(tmp_path)
    desk.drafts.put_soon("visit.new", {"title": "三"})
    with desk.db.writing():
        late = threading.Thread(target=desk.drafts.write_soon)
        late.start()
        desk.drafts.drop("visit.new")
    late.join()
    assert desk.drafts.get("visit.new") is None and desk.drafts.count() == 0
    desk.close()


def test_what_could_not_be_written_stays_noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk.open(tmp_path)
    desk.drafts.put_soon("visit.new", {"title": "三"})
    with monkeypatch.context() as full:
        full.setattr(queries, "put", lambda *_: (_ for _ in ()).throw(KnownError("disk_full")))
        with pytest.raises(KnownError, match="disk_full"):
            desk.drafts.write_soon()
    assert desk.drafts.get("visit.new") == {"title": "三"}
    desk.drafts.write_soon()
    assert desk.db.value("SELECT count(*) FROM draft") == 1
    desk.close()
