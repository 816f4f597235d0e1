"""The one page that tells what happened."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

Pair = tuple[str, str]


def write_summary(
    path: Path, seconds: float, facts: Sequence[Pair], papers: Sequence[Pair], pictures: Sequence[Pair]
) -> None:
    """Markdown: what was done in figures, the papers, the pictures."""
    lines = [
        "# Sumu Home 苏木之家: the main job, acted out",
        "",
        "A chair logs a dinner without a connection, syncs in town, a second laptop has it too, the sheets are made, "
        f"the signed rows are typed back. {seconds:.0f} s on this machine.",
        "",
        "| what | came about |",
        "|---|---|",
        *(f"| {name} | {value.replace('|', '/')} |" for name, value in facts),
        "",
        "## Papers",
        "",
        *(f"- [{about}]({name})" for name, about in papers),
        "",
        "## Pictures",
        "",
    ]
    for name, about in pictures:
        lines += [f"### {about}", "", f"![{about}]({name})", ""]
    path.write_text("\n".join(lines), encoding="utf-8")
