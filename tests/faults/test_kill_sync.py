"""kill -9 of laptop and server at random instants while syncing: nothing that was saved is lost, and all converge."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

from desktop.sync.client import Client
from desktop.sync.engine import Engine
from desktop.sync.enrolment import Enrolment
from tests.faults.processes import LONG, KilledServer, seeded
from tests.faults.syncing_laptop import open_journal, save_and_sync
from tests.replay import assert_replay_gives_rows

#: How often the laptop is killed; the server is at every fourth.
KILLS = 100 if LONG else 12
SERVER_EVERY = 4


def test_no_kill_loses_what_was_saved_and_all_copies_agree(tmp_path: Path) -> None:
    dice = seeded("kills while syncing")
    server = KilledServer(tmp_path / "server")
    try:
        path, notes = tmp_path / "a.db", tmp_path / "notes"
        connection = Enrolment(server.invite()).run()
        journal = open_journal(path)
        journal.sync.adopt_device(connection.device)
        journal.db.close_all()
        processes = multiprocessing.get_context("forkserver")
        processes.set_forkserver_preload(["tests.faults.syncing_laptop"])
        for kill in range(KILLS):
            laptop = processes.Process(target=save_and_sync, args=(path, connection, notes), daemon=True)
            laptop.start()
            laptop.join(dice.uniform(0.03, 0.25))
            if kill % SERVER_EVERY == 0:
                server.kill()
                laptop.join(dice.uniform(0.0, 0.1))
                server.start()
                laptop.join(dice.uniform(0.0, 0.1))
            assert laptop.exitcode is None, "the laptop gave up by itself"
            laptop.kill()
            laptop.join()
        saved = _saved(notes)
        assert len(saved) > KILLS, "too little was saved to mean anything"

        journal = open_journal(path)
        assert journal.db.value("PRAGMA integrity_check") == "ok"
        kept = dict(journal.db.rows("SELECT id, note FROM person"))
        for row, number in saved.items():
            assert int(kept[row]) >= number, "a saved act is gone"
        assert_replay_gives_rows(journal.db)

        assert Engine(journal, Client(connection)).exchange().whole
        other_connection = Enrolment(server.invite()).run()
        other = open_journal(tmp_path / "b.db")
        other.sync.adopt_device(other_connection.device)
        assert Engine(other, Client(other_connection)).exchange().whole
        assert other.digest == journal.digest
        assert journal.log.waiting() == (0, None)
        assert dict(other.db.rows("SELECT id, note FROM person")) == kept, "the copies differ"
        journal.db.close_all()
        other.db.close_all()
    finally:
        server.kill()


def _saved(notes: Path) -> dict[bytes, int]:
    """Row → the last number that was acknowledged for it; a torn last line counts for nothing."""
    found: dict[bytes, int] = {}
    for line in notes.read_text().split("\n")[:-1]:
        row, number = line.split()
        found[bytes.fromhex(row)] = int(number)
    return found
