"""What a plain kind costs: the Python that the commit took which added the latest one, tests and migration included."""

from __future__ import annotations

from bench.figures import Figure, figure
from desktop.services.plain_kinds import PLAIN
from tools.kinds import cost

FILES, LINES = 10, 200


def cost_of_the_last() -> list[Figure]:
    """``kind.code_files`` and ``kind.code_lines``; nothing where its commit is not known, as in a shallow clone."""
    found = cost(PLAIN[-1].kind) if PLAIN else None
    if found is None:
        return []
    print(f"{PLAIN[-1].kind}: besides {found.other_lines} lines of words, help and guide in {found.other_files} files")
    return [
        figure("kind.code_files", found.files, "", FILES),
        figure("kind.code_lines", found.lines, "", LINES),
    ]
