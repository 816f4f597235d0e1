from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader
from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.documents.sheet import Layout, SheetData, SheetGroup, SheetPerson, page_count, typeset
from desktop.documents.typesetter import Typesetter
from desktop.errors import KnownError
from desktop.ui import theme
from desktop.ui.paper_pages import BAND_POINTS, Paper
from desktop.ui.printing import PrintPreview, print_paper


def sheet(women: int = 42, layout: Layout = Layout.PORTRAIT) -> SheetData:
    people = tuple(SheetPerson(number.to_bytes(16, "big"), "王秀兰", "ᠴᠡᠴᠡᠭ") for number in range(women))
    return SheetData(
        "团圆饭签到表", "K7M2QX4", datetime(2026, 11, 23, 14, 3), (SheetGroup("第一嘎查", people),), layout=layout
    )


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return Typesetter()


@pytest.fixture(scope="module")
def pdf(typesetter: Typesetter) -> bytes:
    return typeset(sheet(), typesetter)


@pytest.fixture
def preview(qtbot: QtBot) -> Iterator[PrintPreview]:
    made = PrintPreview(QLabel("options"))
    qtbot.addWidget(made)
    made.resize(1100, 700)
    with qtbot.waitExposed(made):
        made.show()
    yield made


def button(preview: PrintPreview, words: str) -> QPushButton:
    return next(one for one in preview.findChildren(QPushButton) if one.text() == words)


def labels(preview: PrintPreview) -> list[str]:
    return [label.text() for label in preview.findChildren(QLabel) if label.isVisible()]


def pdf_printer(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


@pytest.mark.parametrize("factor", [1.0, 2.0])
def test_options_and_pages_are_in_reach_at_every_size_of_text(
    dressed: QApplication, qtbot: QtBot, pdf: bytes, factor: float
) -> None:
    theme.apply(dressed, "light", factor)
    try:
        options = QLabel("选项")
        options.setFixedWidth(theme.px(272))
        preview = PrintPreview(options)
        qtbot.addWidget(preview)
        preview.resize(1142, 560)
        preview.show()
        preview.show_paper(pdf, "x")
        QApplication.processEvents()
        for made in preview.findChildren(QPushButton):
            if made.isVisible():
                at = made.mapTo(preview, made.rect().topLeft())
                assert made.width() >= made.sizeHint().width() and at.x() + made.width() <= 1142, made.text()
        if factor == 1.0:
            assert options.isVisible() and preview._pages.isVisible() and not preview.turn.isVisible()
            return
        assert not options.isVisible() and preview._pages.isVisible()
        preview.turn.click()
        assert options.isVisible() and not preview._pages.isVisible()
        preview.turn_back.click()
        assert not options.isVisible() and preview._pages.isVisible()
    finally:
        theme.apply(dressed, "light")


def test_without_a_paper_there_is_nothing_to_print(preview: PrintPreview) -> None:
    assert preview.page_count == 0
    assert not button(preview, "Print…").isEnabled()
    assert not button(preview, "Save as PDF…").isEnabled()


def test_pages_are_shown_and_turned(preview: PrintPreview, pdf: bytes, qtbot: QtBot) -> None:
    preview.show_paper(pdf, "团圆饭", notes=["Row 3 is in Menksoft's codes."])
    assert preview.page_count == 3
    assert "Page 1 of 3" in labels(preview)
    assert "Row 3 is in Menksoft's codes." in labels(preview)
    assert button(preview, "Print…").isEnabled()
    qtbot.mouseClick(preview._forward, Qt.MouseButton.LeftButton)
    assert "Page 2 of 3" in labels(preview)
    qtbot.keyClick(preview._pages, Qt.Key.Key_End)
    assert "Page 3 of 3" in labels(preview)
    assert not preview._forward.isEnabled()
    qtbot.keyClick(preview._pages, Qt.Key.Key_Home)
    assert "Page 1 of 3" in labels(preview)
    assert not preview._back.isEnabled()


def test_a_page_on_the_screen_is_the_page_that_will_be_printed(preview: PrintPreview, pdf: bytes, qtbot: QtBot) -> None:
    preview.show_paper(pdf, "团圆饭")
    while preview._pages.zoom < 2:
        qtbot.mouseClick(preview._larger, Qt.MouseButton.LeftButton)
    preview._pages.horizontalScrollBar().setValue(preview._pages.horizontalScrollBar().maximum())
    assert read_qr(preview.grab().toImage()) == ["K7M2QX4-1"]


def read_qr(image: object) -> list[str]:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[attr-defined]
    return [code.text for code in zxingcpp.read_barcodes(Image.open(io.BytesIO(buffer.data().data())))]


def test_zoom_follows_the_width_until_it_is_chosen(preview: PrintPreview, pdf: bytes, qtbot: QtBot) -> None:
    preview.show_paper(pdf, "团圆饭")
    narrow = preview._pages.zoom
    preview.resize(1500, 700)
    assert preview._pages.zoom > narrow
    qtbot.mouseClick(preview._smaller, Qt.MouseButton.LeftButton)
    chosen = preview._pages.zoom
    preview.resize(1100, 700)
    assert preview._pages.zoom == chosen
    qtbot.mouseClick(button(preview, "Fit width"), Qt.MouseButton.LeftButton)
    assert preview._pages.zoom == pytest.approx(narrow)


@pytest.mark.parametrize("layout", list(Layout))
def test_what_is_painted_for_a_printer_is_the_paper_in_its_true_size(
    typesetter: Typesetter, tmp_path: Path, layout: Layout
) -> None:
    data = sheet(30, layout)
    print_paper(Paper(typeset(data, typesetter)), pdf_printer(tmp_path / "out.pdf"))
    out = PdfReader(tmp_path / "out.pdf")
    assert len(out.pages) == page_count(data)
    breadth, height = (297, 210) if layout is Layout.BILINGUAL else (210, 297)
    box = out.pages[0].mediabox
    assert (float(box.width) / 72 * 25.4, float(box.height) / 72 * 25.4) == pytest.approx((breadth, height), abs=1)
    printed = Paper((tmp_path / "out.pdf").read_bytes())
    image = printed.picture(1, QSize(breadth * 6, height * 6))
    assert read_qr(image) == ["K7M2QX4-2"]
    # The corner mark stands where the sheet has it: 7 to 11 mm from the paper's corner.
    assert image.pixelColor(9 * 6, 9 * 6).lightness() < 40
    assert image.pixelColor(5 * 6, 5 * 6).lightness() > 220
    assert image.pixelColor(13 * 6, 13 * 6).lightness() > 220


@pytest.mark.parametrize("size", [QSize(1653, 2339), QSize(3307, 4677), QSize(701, 496)])
def test_a_page_is_drawn_for_a_printer_in_bands_that_make_the_same_picture(pdf: bytes, size: QSize) -> None:
    paper, joined = Paper(pdf), QImage(size, QImage.Format.Format_RGB32)
    painter = QPainter(joined)
    for top, band in paper.bands(0, size):
        assert band.width() * band.height() <= BAND_POINTS, "the window waits for each"
        painter.drawImage(0, top, band)
    painter.end()
    picture = paper.picture(0, size)
    ours, whole = bytes(joined.constBits()), bytes(picture.constBits())
    if ours != whole:
        assert max(abs(one - other) for one, other in zip(ours, whole, strict=True)) <= 3  # rounding


def test_a_page_is_painted_with_at_least_three_hundred_dots_an_inch(pdf: bytes, tmp_path: Path) -> None:
    print_paper(Paper(pdf), pdf_printer(tmp_path / "out.pdf"))
    pictures = PdfReader(tmp_path / "out.pdf").pages[0].images
    assert max(picture.image.width for picture in pictures if picture.image) >= 8.27 * 300


def test_only_the_pages_asked_for_are_printed(pdf: bytes, tmp_path: Path) -> None:
    printer = pdf_printer(tmp_path / "out.pdf")
    printer.setFromTo(2, 3)
    print_paper(Paper(pdf), printer)
    assert len(PdfReader(tmp_path / "out.pdf").pages) == 2


@pytest.mark.qt_log_ignore("QPainter::begin")  # what Qt says where the file cannot be opened
def test_a_printer_that_fails_is_said_and_nothing_counts_as_printed(
    preview: PrintPreview, pdf: bytes, tmp_path: Path, qtbot: QtBot
) -> None:
    preview.show_paper(pdf, "团圆饭")
    printer = pdf_printer(tmp_path / "no such folder" / "out.pdf")
    printer.setFromTo(1, 2)
    with qtbot.assertNotEmitted(preview.printed), qtbot.captureExceptions() as caught:
        preview.print_on(printer)
        qtbot.waitUntil(lambda: any("printer did not take it" in text for text in labels(preview)))
    assert not caught


def test_a_file_in_place_of_a_printer_is_the_paper_itself_and_some_pages_of_it_are_painted(
    preview: PrintPreview, pdf: bytes, tmp_path: Path, qtbot: QtBot
) -> None:
    preview.show_paper(pdf, "团圆饭")
    with qtbot.waitSignal(preview.saved):
        preview.print_on(pdf_printer(tmp_path / "whole.pdf"))
    assert (tmp_path / "whole.pdf").read_bytes() == pdf
    printer = pdf_printer(tmp_path / "part.pdf")
    printer.setFromTo(2, 3)
    with qtbot.waitSignal(preview.printed, timeout=20_000) as printed:
        preview.print_on(printer)
        assert not button(preview, "Print…").isEnabled()
    assert printed.args == [[2, 3]]
    assert len(PdfReader(tmp_path / "part.pdf").pages) == 2
    qtbot.waitUntil(button(preview, "Print…").isEnabled)


def test_the_saved_file_is_the_paper_byte_for_byte(
    preview: PrintPreview, pdf: bytes, tmp_path: Path, qtbot: QtBot
) -> None:
    preview.show_paper(pdf, "团圆饭")
    with qtbot.waitSignal(preview.saved) as saved:
        preview.save_to(tmp_path / "团圆饭")
    assert saved.args == [str(tmp_path / "团圆饭.pdf")]
    assert (tmp_path / "团圆饭.pdf").read_bytes() == pdf


def test_a_file_that_cannot_be_written_is_said(preview: PrintPreview, pdf: bytes, tmp_path: Path) -> None:
    preview.show_paper(pdf, "团圆饭")
    preview.save_to(tmp_path / "none" / "a.pdf")
    assert any("cannot be written there" in text for text in labels(preview))


def test_while_a_new_paper_is_made_the_old_one_cannot_be_printed(preview: PrintPreview, pdf: bytes) -> None:
    preview.show_paper(pdf, "团圆饭")
    preview.show_busy()
    assert not button(preview, "Print…").isEnabled()
    assert "Making the pages …" in labels(preview)
    preview.show_paper(pdf, "团圆饭")
    assert button(preview, "Print…").isEnabled()
    assert "Making the pages …" not in labels(preview)


def test_bytes_that_are_no_paper_are_refused(preview: PrintPreview) -> None:
    with pytest.raises(KnownError, match="file_unreadable"):
        preview.show_paper(b"none", "x")
