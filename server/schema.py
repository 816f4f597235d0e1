"""The server's tables, and how a database of an older version comes to them: steps by number, in order."""

from __future__ import annotations

from typing import Final

_TABLES: Final = (
    "CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    """CREATE TABLE IF NOT EXISTS township (
        code TEXT PRIMARY KEY, name TEXT NOT NULL, epoch {blob} NOT NULL, turn BIGINT NOT NULL, head BIGINT NOT NULL,
        log_hash {blob} NOT NULL, digest {blob} NOT NULL, server_number BIGINT NOT NULL, server_chain {blob} NOT NULL,
        compacted_to BIGINT NOT NULL DEFAULT 0, refilling_until BIGINT NOT NULL DEFAULT 0
    )""",
    """CREATE TABLE IF NOT EXISTS device (
        township TEXT NOT NULL, id {blob} NOT NULL, secret {blob} NOT NULL, secret_next {blob},
        public_key {blob} NOT NULL, digits TEXT NOT NULL, role TEXT NOT NULL, number BIGINT NOT NULL,
        chain {blob} NOT NULL, enrolled_at BIGINT NOT NULL, revoked_at BIGINT, clock_ahead_at BIGINT, knows_ca TEXT,
        origin {blob}, origin_number BIGINT, followed BIGINT NOT NULL DEFAULT 0, PRIMARY KEY (township, id)
    ){clustered}""",
    "CREATE UNIQUE INDEX IF NOT EXISTS device_secret ON device (township, secret)",
    "CREATE INDEX IF NOT EXISTS device_secret_next ON device (township, secret_next)",
    """CREATE TABLE IF NOT EXISTS township_key (
        township TEXT NOT NULL, id {blob} NOT NULL, key {blob} NOT NULL, made_at BIGINT NOT NULL,
        PRIMARY KEY (township, id)
    ){clustered}""",
    """CREATE TABLE IF NOT EXISTS quarantine (
        township TEXT NOT NULL, device {blob} NOT NULL, number BIGINT NOT NULL, chain {blob} NOT NULL,
        operation {blob} NOT NULL, received_at BIGINT NOT NULL, PRIMARY KEY (township, device, number)
    ){clustered}""",
    """CREATE TABLE IF NOT EXISTS log (
        township TEXT NOT NULL, seq BIGINT NOT NULL, device {blob} NOT NULL, number BIGINT NOT NULL,
        chain {blob} NOT NULL, log_hash {blob} NOT NULL, row_id {blob} NOT NULL, body {blob} NOT NULL, decided {blob},
        PRIMARY KEY (township, seq)
    ){clustered}""",
    "CREATE UNIQUE INDEX IF NOT EXISTS log_identity ON log (township, device, number)",
    """CREATE TABLE IF NOT EXISTS record (
        township TEXT NOT NULL, kind BIGINT NOT NULL, id {blob} NOT NULL, state {blob} NOT NULL,
        PRIMARY KEY (township, kind, id)
    ){clustered}""",
    """CREATE TABLE IF NOT EXISTS archive (
        township TEXT NOT NULL, kind BIGINT NOT NULL, id {blob} NOT NULL, seq BIGINT NOT NULL, at BIGINT NOT NULL,
        entries {blob} NOT NULL, PRIMARY KEY (township, kind, id, seq)
    ){clustered}""",
    """CREATE TABLE IF NOT EXISTS sweep (
        township TEXT NOT NULL, at BIGINT NOT NULL, head BIGINT NOT NULL, done BIGINT NOT NULL,
        PRIMARY KEY (township, at)
    ){clustered}""",
    """CREATE TABLE IF NOT EXISTS invitation (
        township TEXT NOT NULL, salt {blob} NOT NULL, hash {blob} NOT NULL, role TEXT NOT NULL,
        expires_at BIGINT NOT NULL, tries BIGINT NOT NULL, device {blob}, PRIMARY KEY (township, salt)
    ){clustered}""",
    """CREATE TABLE IF NOT EXISTS photo (
        township TEXT NOT NULL, sha256 {blob} NOT NULL, size BIGINT NOT NULL, PRIMARY KEY (township, sha256)
    ){clustered}""",
)
#: What each version makes beyond the one before. A new one comes last, and none that was shipped changes.
STEPS: Final = (
    _TABLES,
    # A record's history, and what was done to a list meanwhile, without reading the whole log.
    ("CREATE INDEX IF NOT EXISTS log_row ON log (township, row_id)",),
    # What a township's records take of the disk (``server.room``); counted at the next sweep.
    ("ALTER TABLE township ADD COLUMN bytes BIGINT NOT NULL DEFAULT 0",),
    # Keys of sealed words and who gets them (``server.sealing``); what a laptop is told to do with its own keys.
    (
        """CREATE TABLE IF NOT EXISTS seal_key (
            township TEXT NOT NULL, id {blob} NOT NULL, key {blob} NOT NULL, place BIGINT NOT NULL,
            since {blob} NOT NULL, PRIMARY KEY (township, id)
        ){clustered}""",
        "ALTER TABLE device ADD COLUMN reads_sealed BIGINT NOT NULL DEFAULT 0",
        "ALTER TABLE device ADD COLUMN ordered TEXT",
    ),
)
#: Every table's name, in the order in which they are made.
TABLES: Final = tuple(
    statement.split()[5] for step in STEPS for statement in step if statement.startswith("CREATE TABLE")
)
SCHEMA_VERSION: Final = len(STEPS)
