"""``python -m demo``: acts out the main job, leaves papers, pictures and a summary, says where they are."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from demo.hands import NotSeen
from demo.pictures import publish
from demo.place import ROOT
from demo.story import Story, clean
from demo.summary import write_summary

#: What Qt's platform without a screen says of itself; it is about that platform, not about this program.
_OF_THE_PLATFORM = "This plugin does not support"


class Watch:
    """Notes what Qt and Python complain of during the run."""

    def __init__(self) -> None:
        self.complaints: list[str] = []

    def on_message(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        """Qt's messages."""
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and _OF_THE_PLATFORM not in text:
            self.complaints.append(f"Qt: {text}")

    def on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Errors in the window's handlers, which Qt would swallow."""
        self.complaints.append("".join(traceback.format_exception(kind, error, trace)))


def has_screen() -> bool:
    """Whether somebody may be looking: a display that was not made for this run."""
    display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    made_for_it = "xvfb-run" in os.environ.get("XAUTHORITY", "")
    return bool(display) and not made_for_it and os.environ.get("QT_QPA_PLATFORM") != "offscreen"


def main(argv: Sequence[str] | None = None) -> int:
    """The exit code: 0 where every act came about and nothing complained."""
    parser = argparse.ArgumentParser(prog="demo", description="Acts out a chair's main job on the sample township.")
    parser.add_argument(
        "--pictures", type=Path, metavar="FOLDER", help="also put the pictures, made small, into FOLDER"
    )
    parser.add_argument("--close", action="store_true", help="close the window at the end, also with a screen")
    options = parser.parse_args(argv)
    out = ROOT / "build" / "demo"
    clean(out)
    started = perf_counter()

    def say(words: str) -> None:
        print(f"[{perf_counter() - started:5.1f} s] {words}", flush=True)

    watch = Watch()
    qInstallMessageHandler(watch.on_message)
    sys.excepthook = watch.on_exception
    app = QApplication(["sumu"])
    app.setApplicationName("Sumu Home")
    app.setQuitOnLastWindowClosed(False)
    stays = has_screen() and not options.close and options.pictures is None
    with tempfile.TemporaryDirectory(prefix="sumu-demo-") as work:
        story = Story(app, Path(work), out, say)
        try:
            story.run()
            if options.pictures is not None:
                publish((out / name for name, _ in story.pictures), options.pictures)
            write_summary(out / "summary.md", perf_counter() - started, story.facts, story.papers, story.pictures)
            say("Done. Look at:")
            for name in ("summary.md", *(name for name, _ in story.papers)):
                print(f"    {out / name}")
            print(f"    {len(story.pictures)} pictures in {out}", flush=True)
            if stays and not watch.complaints:
                print("The window stays open; close it to end.", flush=True)
                app.exec()
        except NotSeen as missing:
            watch.complaints.append(f"did not come: {missing}")
        except Exception:  # told at the end with the rest, after what was started has ended
            watch.complaints.append(traceback.format_exc())
        finally:
            story.close()
    for complaint in watch.complaints:
        print(complaint, file=sys.stderr)
    return 1 if watch.complaints else 0


if __name__ == "__main__":
    sys.exit(main())
