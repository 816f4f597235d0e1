"""The plain chain that sync is measured against: read rows, compress, POST, decompress, insert; nothing is merged.

Both ends use the product's own tables with all their indexes. ``python -m bench.plain FILE TABLES`` serves one file:
POST /rows inserts what comes, GET /rows sends all.
"""

from __future__ import annotations

import http.server
import json
import sqlite3
import sys
import urllib.request
from pathlib import Path
from typing import Any

import zstandard

from desktop.store.models import schema_statements

LEVEL = 3


def open_tables(path: Path) -> sqlite3.Connection:
    """The product's tables in a new file, durable as the product's."""
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode = wal")
    connection.execute("PRAGMA synchronous = full")
    if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        for statement in schema_statements():
            connection.execute(statement)
    return connection


def read_rows(connection: sqlite3.Connection, tables: list[str]) -> bytes:
    """All rows of some tables as compressed JSON lines, grouped by table."""
    lines = []
    for table in tables:
        cursor = connection.execute(f"SELECT * FROM {table}")
        names = [column[0] for column in cursor.description]
        for row in cursor:
            values = {
                name: value.hex() if isinstance(value, bytes) else value
                for name, value in zip(names, row, strict=True)
                if value is not None
            }
            lines.append(json.dumps([table, values], ensure_ascii=False, separators=(",", ":")))
    return zstandard.ZstdCompressor(level=LEVEL).compress("\n".join(lines).encode())


def insert_rows(connection: sqlite3.Connection, body: bytes) -> int:
    """Inserts what ``read_rows`` made, in one durable transaction; how many rows."""
    by_table: dict[str, list[dict[str, Any]]] = {}
    for line in zstandard.ZstdDecompressor().decompress(body).decode().split("\n"):
        table, values = json.loads(line)
        by_table.setdefault(table, []).append(values)
    connection.execute("BEGIN IMMEDIATE")
    count = 0
    for table, rows in by_table.items():
        columns = connection.execute(f"SELECT name, type FROM pragma_table_info('{table}')").fetchall()
        names = [name for name, _ in columns]
        blobs = {name for name, type_ in columns if type_ == "BLOB"}
        connection.executemany(
            f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",
            (
                [bytes.fromhex(row[name]) if name in blobs and name in row else row.get(name) for name in names]
                for row in rows
            ),
        )
        count += len(rows)
    connection.execute("COMMIT")
    return count


def post(url: str, body: bytes) -> None:
    """Sends a body and waits for the answer."""
    with urllib.request.urlopen(urllib.request.Request(f"{url}/rows", data=body, method="POST")) as answer:
        answer.read()


def get(url: str) -> bytes:
    """Everything that the server has."""
    with urllib.request.urlopen(f"{url}/rows") as answer:
        body: bytes = answer.read()
    return body


def main(path: Path, tables: list[str]) -> None:
    """Serves until the process is ended; prints the port first."""
    connection = open_tables(path)

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _answer(self, body: bytes) -> None:
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self) -> None:
            insert_rows(connection, self.rfile.read(int(self.headers["Content-Length"])))
            self._answer(b"")

        def do_GET(self) -> None:
            self._answer(read_rows(connection, tables))

        def log_message(self, format: str, *args: Any) -> None:
            """Nothing is logged."""

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    print(server.server_port, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2].split(","))
