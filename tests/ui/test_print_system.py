"""Papers go to a real print service: what it says of them is told in words, and only what it took counts as printed."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

import pytest
from PIL import Image
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from bench.print_service import Cups, missing
from desktop import print_system
from desktop.documents.sheet import Layout, typeset
from desktop.documents.typesetter import Typesetter
from desktop.errors import KnownError
from desktop.print_system import Taken, Wish, hand_over, pages_text
from desktop.ui.printing import PrintPreview
from tests.ui.test_printing import labels, sheet

pytestmark = pytest.mark.skipif(bool(missing()), reason=missing())

QUEUE = "办公室打印机"
PATIENCE = 20_000  # ms that the print service may take


@pytest.fixture(scope="module")
def service() -> Iterator[Cups]:
    # Not below pytest's own folder: nobody but its owner may look in there, and the print service works as another.
    root = Path(mkdtemp(prefix="sumu-cups-", dir="/tmp"))
    made = Cups(root)
    try:
        made.start()
    except AssertionError:
        made.stop()
        pytest.skip("the print service does not start on this machine")
    made.add(QUEUE)
    yield made
    made.stop()
    shutil.rmtree(root)


@pytest.fixture
def cups(service: Cups, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cups]:
    for name, value in service.environment.items():
        monkeypatch.setenv(name, value)
    yield service
    service.ask("cancel", "-a", QUEUE, check=False)
    service.ask("cupsaccept", QUEUE)
    service.ask("cupsenable", QUEUE)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return typeset(sheet(300), Typesetter())


@pytest.fixture
def preview(qtbot: QtBot, pdf: bytes) -> PrintPreview:
    made = PrintPreview(QLabel("options"))
    qtbot.addWidget(made)
    made.show_paper(pdf, "团圆饭签到表")
    with qtbot.waitExposed(made):
        made.show()
    return made


class Chosen(QPrinter):
    """What the system's dialog gives. The system's library looks for its service once a process: where another test
    printed before, Qt does not know the queues of this one."""

    def printerName(self) -> str:
        return QUEUE

    def outputFileName(self) -> str:
        return ""


def printer() -> QPrinter:
    return Chosen(QPrinter.PrinterMode.HighResolution)


def wish(**chosen: object) -> Wish:
    return Wish(QUEUE, "团圆饭")._replace(**chosen)


def test_pages_copies_and_sides_reach_the_printer_and_the_paper_goes_as_it_is(cups: Cups, pdf: bytes) -> None:
    taken = hand_over(pdf, wish(pages=(2, 3), copies=2, sides="two-sided-long-edge", media="A4"))
    assert re.fullmatch(rf"{QUEUE}-\d+", taken.number) and not taken.stopped
    assert cups.printed(taken.number) == ["4", "A4", "two-sided-long-edge"]
    assert 0 < cups.spooled() <= len(pdf) < 1_000_000


def test_a_lying_page_is_turned_and_keeps_its_true_size(cups: Cups, tmp_path: Path) -> None:
    lying = typeset(sheet(5, Layout.BILINGUAL), Typesetter())
    cups.printed(hand_over(lying, wish(media="A4")).number)
    shown = tmp_path / "shown.png"
    command = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=pnggray", "-r254", f"-sOutputFile={shown}"]
    subprocess.run([*command, str(cups.paper_of(QUEUE))], check=True)
    with Image.open(shown) as page:  # ten points a millimetre
        assert page.size == pytest.approx((2100, 2970), abs=10)
        # The marks stand 7 to 11 mm from the four corners, as on the paper on the screen.
        for x, y in ((90, 90), (2010, 90), (90, 2880), (2010, 2880)):
            assert page.getpixel((x, y)) < 100


def test_a_queue_that_refuses_says_so_and_nothing_counts_as_printed(
    cups: Cups, preview: PrintPreview, qtbot: QtBot
) -> None:
    cups.ask("cupsreject", QUEUE)
    with qtbot.assertNotEmitted(preview.printed):
        preview.print_on(printer())
        qtbot.waitUntil(lambda: any("takes no jobs" in words for words in labels(preview)), timeout=PATIENCE)
    assert any(QUEUE in words for words in labels(preview))


def test_a_stopped_printer_says_that_the_job_waits(cups: Cups, preview: PrintPreview, qtbot: QtBot) -> None:
    cups.ask("cupsdisable", QUEUE)
    with qtbot.waitSignal(preview.printed, timeout=PATIENCE) as printed:
        preview.print_on(printer())
    assert len(printed.args[0]) == preview.page_count
    assert any("is stopped" in words and f"{QUEUE}-" in words for words in labels(preview))


def test_only_the_pages_that_were_asked_for_count_as_printed(cups: Cups, preview: PrintPreview, qtbot: QtBot) -> None:
    chosen = printer()
    chosen.setFromTo(2, 2)
    with qtbot.waitSignal(preview.printed, timeout=PATIENCE) as printed:
        preview.print_on(chosen)
    assert printed.args[0] == [2]
    said = next(words for words in labels(preview) if "Handed to the printer" in words)
    assert cups.printed(re.findall(rf"{QUEUE}-\d+", said)[0])[0] == "1"


def test_words_about_printing_stay_while_the_paper_is_made_anew(
    cups: Cups, preview: PrintPreview, pdf: bytes, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(preview.printed, timeout=PATIENCE):
        preview.print_on(printer())
    preview.show_busy()
    preview.show_paper(pdf, "团圆饭签到表")
    assert any("Handed to the printer" in words for words in labels(preview))
    preview.show_paper(pdf, "另一张")
    assert not any("Handed to the printer" in words for words in labels(preview))


def test_a_printer_that_is_gone_and_a_service_that_is_gone(cups: Cups, pdf: bytes) -> None:
    with pytest.raises(KnownError, match="printer_gone"):
        hand_over(pdf, wish(printer="没有这台"))
    cups.stop()
    try:
        assert not print_system.runs()
        with pytest.raises(KnownError, match="print_service_gone"):
            hand_over(pdf, wish())
    finally:
        cups.start()


def test_without_any_printer_it_says_what_to_do_instead_of_a_dialog(
    cups: Cups, preview: PrintPreview, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("PySide6.QtPrintSupport.QPrinterInfo.availablePrinterNames", list)
    preview.ask_and_print()
    qtbot.waitUntil(lambda: any("No printer is set up" in words for words in labels(preview)), timeout=PATIENCE)
    monkeypatch.setenv("CUPS_SERVER", str(cups.root / "nobody.sock"))
    qtbot.waitUntil(preview._print.isEnabled, timeout=PATIENCE)
    preview.ask_and_print()
    qtbot.waitUntil(lambda: any("print service" in words for words in labels(preview)), timeout=PATIENCE)


def test_the_window_answers_while_three_hundred_names_are_handed_over(
    cups: Cups, preview: PrintPreview, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(preview.printed, timeout=PATIENCE):
        preview.print_on(printer())
        assert not preview._print.isEnabled()  # it came back at once, and is not pressed twice
    qtbot.waitUntil(preview._print.isEnabled, timeout=PATIENCE)
    assert preview.page_count > 5


@pytest.mark.parametrize(
    ("pages", "text"), [((1,), "1"), ((1, 2, 3), "1-3"), ((5, 1, 2, 2), "1-2,5"), ((2, 4, 6), "2,4,6")]
)
def test_pages_in_words(pages: tuple[int, ...], text: str) -> None:
    assert pages_text(pages) == text


def test_what_a_print_system_may_answer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A command that hangs or is not there is told like a service that is not there."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not print_system.is_here()
    with pytest.raises(KnownError, match="print_service_gone"):
        hand_over(b"%PDF", wish())
    assert Taken("a-1", stopped=False).number == "a-1"
