"""Whether this build encrypts: its library may be there and lack what it needs, or leave a file plain."""

from __future__ import annotations

from pathlib import Path

from desktop.errors import KnownError
from desktop.store.database import open_database
from desktop.store.driver import Key, is_plain
from desktop.store.keys import Keys, new_mixed

_PIN = "246810"


def encrypts(folder: Path) -> bool:
    """Makes a township's file and its keys in ``folder``, an empty one, and opens both again by a PIN.

    False where the library is missing, the file is plain, or it opens without its key. Raises what else goes wrong.
    """
    key, mixed, path = Key.new(), new_mixed(), folder / "township.db"
    try:
        made = open_database(path, key)
        made.put_meta(tried=1)
        made.close_all()
        Keys.new(key).with_slot(key, "pin", b"", _PIN, mixed).save(folder)
        kept = Keys.load(folder)
        again = open_database(path, kept.open(kept.slots[0], _PIN, mixed))
        whole = again.get_meta("tried") == 1
        again.close_all()
    except KnownError as error:
        if error.code == "encryption_missing":
            return False
        raise
    if not whole or is_plain(path):
        return False
    try:
        open_database(path, Key.new()).close_all()
    except KnownError as error:
        return error.code == "key_wrong"
    return False
