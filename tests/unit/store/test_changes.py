"""The write path: acts, and the log's outcomes laid under what waits."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desktop.errors import KnownError
from desktop.store.changes import Cursor, Edit, FirstRow, Journal, Label
from desktop.store.database import Database
from protocol.ids import new_id
from protocol.operations import REVIEW, SUPERSEDED, Entry, Operation, chain_next, chain_start
from protocol.records import ACTIVITY, PERSON
from tests.replay import assert_replay_gives_rows, confirmed_rows
from tests.unit.store.acting import HER, NAME, NOTE, OTHER, PHONE, SAVE, WOMAN, act_of, foreign, number_of
from tests.unit.store.conftest import NOW_MS
from tests.unit.store.township_log import EPOCH, TownshipLog, cursor

# --- writing --------------------------------------------------------------------------------------------------------


def test_an_act_changes_rows_and_appends_operations(db: Database, journal: Journal) -> None:
    journal.use_author(HER)
    woman, activity = new_id(), new_id()
    changes = journal.write(
        [
            Edit("person", woman, {"name_zh": "乌云", "tags": ["牧民"]}),
            Edit("activity", activity, {"title": "团圆饭", "expected": [woman]}),
        ],
        Label("activity.log", "团圆饭"),
    )
    assert changes.ids == {"person": frozenset([woman]), "activity": frozenset([activity])}
    assert (changes.act, changes.remote) == (1, False)
    assert changes.touches("visit", "person") and not changes.touches("visit")
    assert journal.rows.get("activity", activity) is not None
    first, second = journal.sync.pending()
    assert (first.number, second.number, first.act, second.act) == (1, 2, 1, 1)
    assert second.fields == {number_of(ACTIVITY, "title"): "团圆饭", number_of(ACTIVITY, "expected"): [woman]}
    record = journal.rows.get("person", woman)
    assert record is not None
    assert (record["tags"], record["created_at"], record["created_by"]) == (["牧民"], NOW_MS, HER)
    assert journal.log.waiting() == (2, NOW_MS)
    assert_replay_gives_rows(db)


def test_fields_that_do_not_differ_are_dropped(db: Database, journal: Journal) -> None:
    woman = new_id()
    journal.write([Edit("person", woman, {"name_zh": "乌云", "phone": "", "tags": []})], SAVE)
    assert journal.sync.pending()[0].fields == {NAME: "乌云"}
    journal.write([Edit("person", woman, {"name_zh": "乌云", "phone": "13948200001", "to_complete": 0})], SAVE)
    assert journal.sync.pending()[1].fields == {PHONE: "13948200001"}


def test_an_empty_act_leaves_no_trace(db: Database, journal: Journal) -> None:
    woman = new_id()
    journal.write([Edit("person", woman, {"name_zh": "乌云"})], SAVE)
    for edits in ([], [Edit("person", woman, {"name_zh": "乌云"})], [Edit("person", woman, {})]):
        changes = journal.write(edits, SAVE)
        assert not changes and changes.act is None
    assert journal.head[0] == 1
    assert len(journal.log.acts()) == 1
    assert_replay_gives_rows(db)


def test_a_field_that_no_kind_has_is_a_bug_and_stores_nothing(db: Database, journal: Journal) -> None:
    with pytest.raises(ValueError, match="shoe_size"):
        journal.write(
            [Edit("person", new_id(), {"name_zh": "乌云"}), Edit("person", new_id(), {"shoe_size": 37})], SAVE
        )
    with pytest.raises(TypeError):
        journal.write([Edit("person", new_id(), {"household": "no id"})], SAVE)
    assert journal.head[0] == 0
    assert db.value("SELECT count(*) FROM person") == 0
    journal.write([Edit("person", new_id(), {"name_zh": "乌云"})], SAVE)
    assert_replay_gives_rows(db)


@pytest.mark.parametrize(
    ("kind", "fields", "code"),
    [
        ("person", {"name_zh": "乌" * 3_000_000}, "too_much_written"),
        ("person", {"note": "a" * (64 * 1024 + 1)}, "too_much_written"),
        ("person", {"name_zh": "乌\ud800云"}, "no_text_written"),
        ("person", {"tags": [f"{n}" * 30_000 for n in range(10, 40)]}, "too_much_written"),
        ("person", {"tags": [f"{n}" for n in range(10_001)]}, "too_much_written"),
        ("forms_pack", {"pack": {"\ud800": 1}}, "no_text_written"),
        ("forms_pack", {"pack": {"x": "y" * (256 * 1024)}}, "too_much_written"),
        ("forms_pack", {"pack": [[1] * 9_000] * 20}, "too_much_written"),
    ],
)
def test_what_no_server_would_take_is_not_written(
    db: Database, journal: Journal, kind: str, fields: dict[str, object], code: str
) -> None:
    head = journal.head
    with pytest.raises(KnownError) as told:
        journal.write([Edit("person", new_id(), {"name_zh": "乌云"}), Edit(kind, new_id(), fields)], Label("test"))
    assert told.value.code == code and journal.head == head
    assert db.value("SELECT count(*) FROM operation") == db.value("SELECT count(*) FROM person") == 0
    journal.write([Edit("person", new_id(), {"name_zh": "乌云", "note": "字" * 20_000})], Label("test"))
    assert journal.head[0] == 1


def test_a_second_journal_goes_on_where_the_first_stopped(db: Database, journal: Journal) -> None:
    woman = new_id()
    journal.write([Edit("person", woman, {"name_zh": "乌云"})], SAVE)
    again = Journal(db, now_ms=lambda: 0)  # the laptop's clock fell back to 1970
    again.write([Edit("person", woman, {"phone": "13948200001"})], SAVE)
    first, second = again.sync.pending()
    assert second.stamp > first.stamp
    assert_replay_gives_rows(db)


def test_the_clock_keeps_what_it_saw_of_others_over_a_restart(db: Database, journal: Journal) -> None:
    ahead = (NOW_MS + 60_000) << 16
    journal.clock.observe(ahead, NOW_MS)
    log = TownshipLog()
    log.add(foreign(1, new_id(), {NAME: "其其格"}, minute=1))
    log.pull(journal)
    again = Journal(db, now_ms=lambda: NOW_MS)
    again.write([Edit("person", new_id(), {"name_zh": "乌云"})], SAVE)
    assert again.sync.pending()[0].stamp > ahead


def test_slices_are_one_act_between_which_others_save(
    db: Database, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.store.changes.SLICE_SECONDS", 0.0)
    ids = [new_id() for _ in range(120)]
    done: list[int] = []

    def progress(rows: int) -> None:
        done.append(rows)
        journal.write([Edit("person", new_id(), {"name_zh": f"另存 {rows}"})], SAVE)

    changes = journal.write_in_slices(
        (Edit("person", id_, {"name_zh": f"妇女{i}"}) for i, id_ in enumerate(ids)),
        Label("people.import", "名册.xlsx"),
        progress=progress,
    )
    assert done == [50, 100, 120, 120]
    assert changes.ids == {"person": frozenset(ids)}
    labels = {act.label.code: act for act in journal.log.acts()}
    assert labels["people.import"].number == changes.act == 1
    assert len(journal.undo(1).changes.ids["person"]) == 120
    assert db.value("SELECT count(*) FROM person WHERE deleted IS NULL") == 4
    assert_replay_gives_rows(db)


def test_what_a_cancelled_import_wrote_is_one_act(
    db: Database, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.store.changes.SLICE_SECONDS", 0.0)
    drawn = 0

    def edits() -> Iterator[Edit]:
        nonlocal drawn
        while True:
            drawn += 1
            yield Edit("person", new_id(), {"name_zh": f"妇女{drawn}"})

    changes = journal.write_in_slices(edits(), Label("people.import"), cancelled=lambda: drawn >= 100)
    assert db.value("SELECT count(*) FROM person") == 100 == len(changes.ids["person"])
    journal.undo(act_of(changes))
    assert db.value("SELECT count(*) FROM person WHERE deleted IS NULL") == 0
    assert_replay_gives_rows(db)


def test_an_import_that_breaks_keeps_its_whole_slices(
    db: Database, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.store.changes.SLICE_SECONDS", 0.0)

    def edits() -> Iterator[Edit]:
        for i in range(70):
            yield Edit("person", new_id(), {"name_zh": f"妇女{i}"})
        raise RuntimeError("the file ends in the middle of a line")

    with pytest.raises(RuntimeError):
        journal.write_in_slices(edits(), Label("people.import"))
    assert db.value("SELECT count(*) FROM person") == 50 == journal.head[0]
    journal.write([Edit("person", new_id(), {"name_zh": "乌云"})], SAVE)
    assert_replay_gives_rows(db)


# --- the log --------------------------------------------------------------------------------------------------------


def test_what_waits_stays_on_top_until_it_is_acknowledged(db: Database, journal: Journal) -> None:
    log, woman = TownshipLog(), new_id()
    log.add(foreign(1, woman, {NAME: "其其格", PHONE: "13948200009"}))
    log.pull(journal)
    journal.write([Edit("person", woman, {"phone": "13948200001"})], SAVE)
    log.add(foreign(2, woman, {PHONE: "13948200008", NOTE: "住院"}, minute=1))
    changes = log.pull(journal)
    assert changes.remote and changes.touches("person")
    record = journal.rows.get("person", woman)
    assert record is not None
    assert (record["phone"], record["note"]) == ("13948200001", "住院")
    assert confirmed_rows(db)[PERSON.number, woman].cells[PHONE] == "13948200008"
    log.add(journal.sync.pending()[0], {PHONE: REVIEW})
    log.pull(journal)
    record = journal.rows.get("person", woman)
    assert record is not None
    assert (record["phone"], record["updated_by"], record["updated_at"]) == ("13948200008", HER, NOW_MS + 60_000)
    assert journal.log.waiting() == (0, None)
    assert [(op.fields, outcomes) for op, outcomes, _ in journal.log.refused()] == [
        ({PHONE: "13948200001"}, {PHONE: REVIEW})
    ]
    assert_replay_gives_rows(db)


def test_an_acknowledgement_that_changes_nothing_announces_nothing(journal: Journal) -> None:
    log, woman = TownshipLog(), new_id()
    journal.write([Edit("person", woman, {"name_zh": "乌云"})], SAVE)
    log.add_all(journal.sync.pending())
    assert not log.pull(journal)


def test_part_of_what_waits_is_acknowledged(db: Database, journal: Journal) -> None:
    log, woman = TownshipLog(), new_id()
    for phone in ("13948200001", "13948200002", "13948200003"):
        journal.write([Edit("person", woman, {"name_zh": "乌云", "phone": phone})], SAVE)
    log.add_all(journal.sync.pending(limit=2))
    log.pull(journal)
    assert confirmed_rows(db)[PERSON.number, woman].cells == {NAME: "乌云", PHONE: "13948200002"}
    assert [op.number for op in journal.sync.pending()] == [3]
    record = journal.rows.get("person", woman)
    assert record is not None and record["phone"] == "13948200003"
    assert_replay_gives_rows(db)


def test_a_refused_making_takes_the_row_away_and_keeps_the_values_in_a_list(db: Database, journal: Journal) -> None:
    log, woman = TownshipLog(), new_id()
    journal.write([Edit("person", woman, {"name_zh": "乌云"})], SAVE)
    log.add(journal.sync.pending()[0], refused="role")
    changes = log.pull(journal)
    assert changes.ids == {"person": frozenset([woman])}
    assert journal.rows.get("person", woman) is None
    [(op, _, reason)] = journal.log.refused()
    assert (op.fields, reason) == ({NAME: "乌云"}, "role")
    assert_replay_gives_rows(db)


def test_a_row_may_be_made_without_values(db: Database, journal: Journal) -> None:
    log, mine = TownshipLog(), new_id()
    journal.write([Edit("saved_list", mine, {"name": ""})], SAVE)
    journal.write([Edit("saved_list", new_id(), {})], SAVE)
    made, refused = journal.sync.pending()
    log.add(made)
    log.add(refused, refused="role")
    log.add(foreign(1, new_id(), {}, kind=13))
    log.add(foreign(2, new_id(), {}, kind=13), refused="role")
    log.add(foreign(3, new_id(), {}, kind=4242))
    log.add(foreign(4, mine, {}, kind=13, minute=9))
    log.pull(journal)
    assert db.value("SELECT count(*) FROM saved_list") == 2
    assert db.value("SELECT count(*) FROM unknown_row") == 1
    assert_replay_gives_rows(db)


def test_an_edit_after_a_refused_making_makes_the_row_itself(db: Database, journal: Journal) -> None:
    log, woman = TownshipLog(), new_id()
    journal.write([Edit("person", woman, {"name_zh": "乌云"})], SAVE)
    journal.write([Edit("person", woman, {"phone": "13948200001"})], SAVE)
    making, edit = journal.sync.pending()
    log.add(making, refused="bad-value")
    log.pull(journal)
    record = journal.rows.get("person", woman)
    assert record is not None and (record["name_zh"], record["phone"]) == (None, "13948200001")
    assert_replay_gives_rows(db)
    log.add(edit)
    log.pull(journal)
    assert confirmed_rows(db)[PERSON.number, woman].cells == {PHONE: "13948200001"}
    assert_replay_gives_rows(db)


def test_a_superseded_value_gives_way(db: Database, journal: Journal) -> None:
    log, woman = TownshipLog(), new_id()
    journal.write([Edit("person", woman, {"name_zh": "乌云", "note": "旧"})], SAVE)
    log.add_all(journal.sync.pending())
    log.pull(journal)
    journal.write([Edit("person", woman, {"note": "我的"})], SAVE)
    mine = journal.sync.pending()[0]
    log.add(foreign(1, woman, {NOTE: "她的"}, minute=2))
    log.add(mine, {NOTE: SUPERSEDED})
    log.pull(journal)
    record = journal.rows.get("person", woman)
    assert record is not None and (record["note"], record["updated_by"]) == ("她的", HER)
    assert_replay_gives_rows(db)


def test_two_laptops_make_the_same_row(db: Database, journal: Journal) -> None:
    log, row = TownshipLog(), new_id()
    journal.write([Edit("attendance", row, {"state": "present", "role": "hers"})], SAVE)
    log.add(
        Operation(OTHER, 1, 9, row, {6: "leave"}, (NOW_MS - 5000) << 16, 1, HER),
    )
    log.pull(journal)
    record = journal.rows.get("attendance", row)
    assert record is not None
    assert (record["state"], record["created_by"], record["created_at"]) == ("present", HER, NOW_MS - 5000)
    assert_replay_gives_rows(db)
    log.add(journal.sync.pending()[0])
    log.pull(journal)
    assert_replay_gives_rows(db)


def test_fields_and_kinds_of_a_newer_version_are_kept(db: Database, journal: Journal) -> None:
    log, woman, thing = TownshipLog(), new_id(), new_id()
    log.add(foreign(1, woman, {NAME: "其其格", 900: ["新", {"a": 1}]}))
    log.add(foreign(2, thing, {1: None, 2: "什么"}, kind=4242))
    log.pull(journal)
    journal.write([Edit("person", woman, {"name_zh": "萨仁"})], SAVE)
    log.add_all(journal.sync.pending())
    log.add(foreign(3, thing, {3: 5}, kind=4242))
    log.pull(journal)
    rows = confirmed_rows(db)
    assert rows[PERSON.number, woman].cells == {NAME: "萨仁", 900: ["新", {"a": 1}]}
    assert rows[4242, thing].cells == {2: "什么", 3: 5}
    assert_replay_gives_rows(db)


def test_a_first_copy_is_put_under_what_waits(db: Database, journal: Journal) -> None:
    mine, theirs = new_id(), new_id()
    journal.write([Edit("person", mine, {"name_zh": "乌云"})], SAVE)
    journal.sync.begin_first_copy(Cursor(EPOCH, 40, bytes(16)))
    assert journal.sync.first_copy_phase == "running"
    journal.sync.apply_rows([FirstRow(PERSON.number, theirs, {NAME: "其其格"}, 5, HER, 6, HER)], b"a")
    assert journal.sync.first_copy_key == b"a"
    journal.sync.apply_rows([FirstRow(PERSON.number, mine, {NAME: "乌云毕力格", PHONE: "1"}, 5, HER, 6, HER)], b"b")
    journal.sync.apply_rows([FirstRow(77, new_id(), {2: "什么"}, 5, HER, 6, HER)], b"c")
    journal.sync.end_first_copy()
    assert (journal.sync.first_copy_phase, journal.sync.first_copy_key) == ("whole", None)
    record = journal.rows.get("person", mine)
    assert record is not None and (record["name_zh"], record["phone"]) == ("乌云", "1")
    base = confirmed_rows(db)
    assert_replay_gives_rows(db, base)
    log = TownshipLog()
    log.entries = [Entry(i, foreign(i, new_id(), {NAME: "先前"})) for i in range(1, 41)]
    log.add(foreign(41, theirs, {NOTE: "后来"}))
    log.add_all(journal.sync.pending())
    log.pull(journal)
    assert_replay_gives_rows(db, base)
    assert_replay_gives_rows(db)


def test_the_same_chunk_of_a_first_copy_twice_does_no_harm(db: Database, journal: Journal) -> None:
    row = FirstRow(PERSON.number, new_id(), {NAME: "其其格"}, 5, HER, 6, HER)
    journal.sync.begin_first_copy(cursor(3))
    journal.sync.apply_rows([row], b"a")
    digest = journal.digest
    assert not journal.sync.apply_rows([row], b"a")
    assert journal.digest == digest
    assert_replay_gives_rows(db)


def test_an_acknowledgement_of_what_was_never_written_changes_nothing(db: Database, journal: Journal) -> None:
    log = TownshipLog()
    journal.write([Edit("person", new_id(), {"name_zh": "乌云"})], SAVE)
    log.add_all(journal.sync.pending())
    stranger = foreign(2, new_id(), {NAME: "x"})
    log.add(Operation(journal.device, 2, stranger.kind, stranger.row, stranger.fields, stranger.stamp, 2, HER))
    with pytest.raises(ValueError, match="not in this journal"):
        log.pull(journal)
    assert journal.cursor.seq == 0 and len(journal.sync.pending()) == 1
    assert_replay_gives_rows(db)


def test_own_operations_from_before_a_restore_come_back(db: Database, journal: Journal) -> None:
    woman = new_id()
    journal.write([Edit("person", woman, {"name_zh": "乌云"})], SAVE)
    [first] = journal.sync.pending()
    lost = Operation(journal.device, 2, PERSON.number, woman, {NOTE: "丢失"}, first.stamp + 1, 2, HER)
    journal.sync.apply([Entry(1, first), Entry(2, lost)], cursor(2))
    assert journal.log.waiting() == (0, None)
    journal.write([Edit("person", woman, {"note": "以后"})], SAVE)
    assert journal.head[0] == 3
    assert_replay_gives_rows(db)
    with pytest.raises(ValueError, match="gap"):
        journal.sync.apply([Entry(3, msg_with_number(lost, 9))], cursor(3))
    assert_replay_gives_rows(db)


def msg_with_number(op: Operation, number: int) -> Operation:
    return Operation(op.device, number, op.kind, op.row, op.fields, op.stamp, number, op.author)


# --- a new device ---------------------------------------------------------------------------------------------------


def test_pending_operations_go_on_under_a_new_device(db: Database, journal: Journal) -> None:
    log, woman = TownshipLog(), new_id()
    act = journal.write(
        [Edit("person", new_id(), {"name_zh": "其其格"}), Edit("person", woman, {"name_zh": "乌云"})], SAVE
    )
    edit = journal.write([Edit("person", woman, {"phone": "13948200001"})], SAVE)
    journal.undo(act_of(edit))
    log.add_all(journal.sync.pending(limit=1))
    log.pull(journal)
    journal.sync.adopt_device(OTHER, number=10, chain=bytes(16))
    assert journal.device == OTHER
    assert [(op.number, op.act) for op in journal.sync.pending()] == [(11, 11), (12, 12), (13, 13)]
    assert journal.log.waiting()[0] == 3
    assert [(a.number, a.undone) for a in journal.log.acts()] == [(12, True)]
    again = Journal(db, now_ms=lambda: NOW_MS)
    assert (again.device, again.head, again.log.waiting()) == (OTHER, journal.head, journal.log.waiting())
    again.write([Edit("person", woman, {"note": "以后"})], SAVE)
    assert_replay_gives_rows(db)
    assert act.act == 1


def test_what_an_act_wrote_stays_one_act_under_a_new_device(journal: Journal) -> None:
    ids = [new_id() for _ in range(3)]
    journal.write([Edit("person", id_, {"name_zh": "乌云"}) for id_ in ids], SAVE)
    journal.sync.adopt_device(OTHER)
    [act] = journal.log.acts()
    assert journal.undo(act.number).changes.ids == {"person": frozenset(ids)}


def carried_note(number: int, note: str, *, at: int, seen: tuple[tuple[bytes, int], ...] = ()) -> Operation:
    """Another laptop's operation, ``at`` minutes from now."""
    return Operation(
        OTHER, number, PERSON.number, WOMAN, {NOTE: note}, (NOW_MS + at * 60_000) << 16, number, OTHER, 0, seen
    )


def note_of(journal: Journal) -> object:
    row = journal.rows.get("person", WOMAN)
    return row and row["note"]


def test_what_came_by_stick_shows_waits_and_leaves_when_the_log_brings_it(db: Database, journal: Journal) -> None:
    log = TownshipLog()
    journal.write([Edit("person", WOMAN, {"note": "a"})], Label("person.save"))
    log.add_all(journal.sync.pending())
    log.pull(journal)
    first, second = carried_note(1, "b", at=-5), carried_note(2, "c", at=5)
    before = chain_start(OTHER)
    changes = journal.sync.carry([first, second], before)
    assert changes.ids == {"person": frozenset([WOMAN])}
    assert note_of(journal) == "c"
    assert journal.knowledge == (1, ((OTHER, 2),))
    assert journal.log.waiting() == (0, None)
    assert not journal.sync.carry([first, second], before)  # twice is once
    (run,) = journal.sync.carried_runs()
    assert (run.before, run.operations) == (before, (first, second))
    journal = Journal(db, now_ms=lambda: NOW_MS)
    assert journal.knowledge == (1, ((OTHER, 2),))
    log.add_all([first, second])
    log.pull(journal)
    assert journal.sync.carried_runs() == []
    assert journal.knowledge == (3, ())
    assert_replay_gives_rows(db)


def test_an_edit_lies_above_what_its_author_saw_whatever_the_clocks_say(db: Database, journal: Journal) -> None:
    ahead = carried_note(1, "from next year", at=525_600)
    journal.sync.carry([ahead], chain_start(OTHER))
    journal.write([Edit("person", WOMAN, {"note": "corrected"})], Label("person.save"))
    (own,) = journal.sync.pending()
    assert own.seen == ((OTHER, 1),)
    journal.sync.carry([carried_note(2, "older", at=-9)], chain_next(chain_start(OTHER), ahead))
    assert note_of(journal) == "corrected"
    assert_replay_gives_rows(db)


def test_operations_that_the_server_holds_are_not_written_anew(db: Database, journal: Journal) -> None:
    for note in "abc":
        journal.write([Edit("person", WOMAN, {"note": note})], Label("person.save"))
    old, (first, second, third) = journal.device, journal.sync.pending()
    journal.sync.adopt_device(OTHER, held=2)
    (anew,) = journal.sync.pending()
    assert (anew.number, anew.fields, anew.stamp) == (1, third.fields, third.stamp)
    assert anew.seen == ((old, 2),)
    log = TownshipLog()
    log.add_all([first, second])
    log.add(anew)
    assert db.value("SELECT COUNT(*) FROM operation WHERE carried IS NOT NULL") == 2
    log.pull(journal)
    assert db.value("SELECT COUNT(*) FROM operation WHERE seq IS NULL") == 0
    assert_replay_gives_rows(db)


def test_rows_of_two_kinds_may_share_an_id(db: Database, journal: Journal) -> None:
    journal.write([Edit("person", WOMAN, {"note": "a"}), Edit("visit", WOMAN, {"place": "b"})], Label("t"))
    assert_replay_gives_rows(db)
    log = TownshipLog()
    log.add(journal.sync.pending()[0])
    log.pull(journal)
    assert_replay_gives_rows(db)


def test_what_the_author_may_not_write_is_refused_before_it_is_written(db: Database, journal: Journal) -> None:
    her = new_id()
    journal.use_author(her)
    journal.write([Edit("user", her, {"name": "乌云", "role": "gacha_chair"})], Label("test"))
    person = new_id()
    journal.write([Edit("person", person, {"name_zh": "其木格"})], Label("test"))
    head = journal.head
    for edits in (
        [Edit("person", person, {"name_zh": "斯琴"}), Edit("org_unit", new_id(), {"name_zh": "嘎查"})],
        [Edit("user", her, {"role": "chair"})],
    ):
        with pytest.raises(KnownError, match="role_may_not"):
            journal.write(edits, Label("test"))
    assert journal.head == head
    assert journal.rows.get("person", person)["name_zh"] == "其木格"
    db.put_meta(role="viewer")  # what the server certified this laptop for
    with pytest.raises(KnownError, match="role_may_not"):
        journal.write([Edit("person", person, {"name_zh": "斯琴"})], Label("test"))


def test_acts_are_read_by_their_names_alone(db: Database, journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """A laptop has written 200,000 operations, of which a few hundred begin an act."""
    asked: list[tuple[str, tuple[object, ...]]] = []
    rows = db.rows
    monkeypatch.setattr(db, "rows", lambda sql, values=(): asked.append((sql, tuple(values))) or rows(sql, values))
    journal.write([Edit("person", new_id(), {"name_zh": "其木格"})], Label("test"))
    assert [act.label.code for act in journal.log.acts()] == ["test"]
    plans = [" ".join(step[3] for step in rows(f"EXPLAIN QUERY PLAN {sql}", values)) for sql, values in asked]
    named = [plan for plan in plans if "operation" in plan]
    assert len(named) == 2 and all("INDEX operation_named" in plan for plan in named), named
