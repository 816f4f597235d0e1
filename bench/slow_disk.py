"""Typing on a disk where each sync takes a second more."""

from __future__ import annotations

import json
import shutil
import subprocess
from contextlib import closing
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from bench.figures import ROOT, Figure, figure, process

SYNC_MS = 1000
BLOCK_MS = 50.0
TOWNSHIP = "152221201"


def typing() -> list[Figure]:
    """``typing.slow_disk``: how long the window does nothing at a time while a name is typed; none where nothing can
    compile the shim that makes a disk slow."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    if compiler is None:
        print("typing on a slow disk was not measured: no C compiler here")
        return []
    root = Path(mkdtemp(prefix="sumu-slow-"))
    try:
        shim = root / "shim.so"
        source = ROOT / "tests" / "faults" / "shim.c"
        subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", shim, source, "-ldl"], check=True)
        _make_township(root / "data")
        said: dict[str, Any] = {}
        environment = {"LD_PRELOAD": str(shim), "DISK_SYNC_MS": str(SYNC_MS)}
        with process("-m", "bench.slow_typing", str(root / "data"), **environment) as child:
            assert child.stdout is not None
            for line in child.stdout:
                said |= json.loads(line)
        return [figure("typing.slow_disk", said["blocks"]["typing"] * 1000, "ms", BLOCK_MS)]
    finally:
        shutil.rmtree(root)


def _make_township(root: Path) -> None:
    from desktop.services.desk import Desk
    from desktop.services.starting import start_township
    from desktop.settings import Settings

    Settings(root / "settings.json", language="en", township=TOWNSHIP).save()
    with closing(Desk.open(root / "township")) as desk:
        start_township(desk, TOWNSHIP)
        desk.records.add_user("王兰")
