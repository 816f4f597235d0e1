"""``python -m bench [PART …]``: measures, prints a table, writes ``build/bench.json``; parts not asked for are kept."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable

from bench import (
    congress,
    dispatch,
    doubles,
    encryption,
    exports,
    faults,
    findings,
    forms,
    funds,
    imports,
    kinds,
    month,
    needs,
    package,
    pages,
    papers,
    plots,
    printing,
    reconnect,
    registers,
    sealing,
    server_ops,
    siege,
    slow_disk,
    slow_line,
    store,
    sync,
    sync_lines,
    today,
    visits,
    whole_set,
    window,
)
from bench.figures import ROOT, Figure

PARTS: dict[str, Callable[[], list[Figure]]] = {
    "start": window.start,
    "unlock": window.unlocked,
    "window": window.tour,
    "pages": pages.first_opens,
    "store": store.save_durable,
    "encryption": encryption.costs,
    "month": month.summary,
    "import": imports.all_figures,
    "doubles": doubles.all_figures,
    "export": exports.roster,
    "forms": forms.fill,
    "dispatch": dispatch.matrix,
    "congress": congress.day,
    "funds": funds.book_year,
    "needs": needs.board,
    "sealing": sealing.opened,
    "findings": findings.everything,
    "today": today.opened,
    "registers": registers.year,
    "plots": plots.drawn,
    "papers": papers.warm_sheet,
    "printing": printing.three_hundred,
    "typing": slow_disk.typing,
    "visit": visits.typed,
    "sync": sync.sizes_and_times,
    "changes": sync_lines.changes,
    "line": slow_line.cut_and_uncut,
    "server": server_ops.operations_a_second,
    "reconnect": reconnect.reconnect,
    "siege": siege.siege,
    "faults": faults.histories,
    "tests": whole_set.seconds,
    "kind": kinds.cost_of_the_last,
    "package": package.packages,
}
OUTPUT = ROOT / "build" / "bench.json"


def main() -> None:
    """Measures the parts that are asked for, all by default."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure the product's figures.")
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="what to measure (default: everything)")
    parts = parser.parse_args().parts or list(PARTS)
    figures: dict[str, Figure] = {}
    if OUTPUT.exists():
        figures = {figure["name"]: figure for figure in json.loads(OUTPUT.read_text())}
    for part in parts:
        for figure in PARTS[part]():
            figures[figure["name"]] = figure
            print(
                "{name:32} {value:>14,.4f} {unit:3}  limit {limit:>14,.4f}  ratio {ratio:.2f}".format(**figure),
                flush=True,
            )
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    OUTPUT.write_text(json.dumps(list(figures.values()), indent=1) + "\n")


if __name__ == "__main__":
    main()
