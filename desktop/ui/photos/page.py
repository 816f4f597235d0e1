"""照片 Photos: those of all records by month, home and words; chosen ones go into a folder as files with names."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    QUrl,
)
from PySide6.QtGui import QDesktopServices, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QListView,
    QProgressBar,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop import jobs
from desktop.errors import KnownError
from desktop.services.album import Exported, Shot
from desktop.services.photos import Photos
from desktop.ui import theme
from desktop.ui.dates import show_date
from desktop.ui.file_dialogs import stick_folder
from desktop.ui.guarded import guarded, guarded_paint
from desktop.ui.icons import icon
from desktop.ui.page import Context, Page
from desktop.ui.page_header import Header
from desktop.ui.pick_box import PickBox
from desktop.ui.picture_bytes import picture_of
from desktop.ui.roles import may_carry_off
from desktop.ui.tips import plain_tip
from desktop.ui.widgets import Empty, button, label

Index = QModelIndex | QPersistentModelIndex

#: Side of a thumbnail and width of its cell, at scale 1.
SIDE, WIDTH = 132, 160
#: Thumbnails that are kept decoded.
KEPT: Final = 400
#: Kind of a record → the page that shows it.
_PAGES: Final = {"activity": "activities", "visit": "visits", "home": "homes", "person": "people", "org_unit": "units"}


class ShotModel(QAbstractListModel):
    """Photos with their thumbnails, which are read when they are painted."""

    def __init__(self, context: Context, photos: Photos) -> None:
        super().__init__()
        self._context, self._photos = context, photos
        self.shots: Sequence[Shot] = ()
        self._drawn: OrderedDict[bytes, QIcon] = OrderedDict()

    def show(self, shots: Sequence[Shot]) -> None:
        """Other photos; thumbnails may have come since."""
        self.beginResetModel()
        self.shots = shots
        self._drawn.clear()
        self.endResetModel()

    @guarded(0)
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.shots)

    @guarded(None)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        shot = self.shots[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            day = show_date(shot.day, self._context.today(), week=False) if shot.day else ""
            return "\n".join(filter(None, (day, shot.title)))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(shot.title)
        if role == Qt.ItemDataRole.DecorationRole:
            return self._drawing(shot)
        return None

    def _drawing(self, shot: Shot) -> QIcon:
        drawn = self._drawn.pop(shot.sha256, None)
        if drawn is None:
            body = self._photos.thumbnail(shot.sha256)
            drawn = icon("image", "muted") if body is None else QIcon(_within(picture_of(body), theme.px(SIDE)))
        self._drawn[shot.sha256] = drawn
        while len(self._drawn) > KEPT:
            self._drawn.popitem(last=False)
        return drawn


def _within(picture: QPixmap, side: int) -> QPixmap:
    return picture.scaled(
        QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


class ShotDelegate(QStyledItemDelegate):
    """A thumbnail over its day and its title, each in a line of its own; what is chosen stands on the accent's tint."""

    @guarded_paint
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, gap = theme.tokens(), theme.px(8)
        room = option.rect.adjusted(theme.px(4), theme.px(4), -theme.px(4), -theme.px(4))
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_HasFocus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour(tokens.accent), theme.px(2)))
            painter.setBrush(theme.colour(tokens.accent_tint) if chosen else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(room, theme.px(8), theme.px(8))
        inner = room.adjusted(gap, gap, -gap, -gap)
        side = theme.px(SIDE)
        drawn = index.data(Qt.ItemDataRole.DecorationRole)
        place = QRect(inner.x(), inner.y(), inner.width(), side)
        if isinstance(drawn, QIcon):
            drawn.paint(painter, place, Qt.AlignmentFlag.AlignCenter)
        metrics = option.fontMetrics
        words = QRect(inner.x(), place.bottom() + theme.px(4), inner.width(), metrics.height())
        day, _, title = str(index.data()).rpartition("\n")
        for text, tone in ((day, tokens.muted), (title, tokens.text)):
            if text:
                painter.setPen(theme.colour(tone))
                shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, words.width())
                painter.drawText(words, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, shown)
                words.translate(0, metrics.height())

    @guarded(QSize())
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.px(WIDTH), theme.px(SIDE + 4 + 24) + 2 * option.fontMetrics.height())


class PhotosPage(Page):
    """The photos of one township. What is chosen is exported, or all that is shown where nothing is."""

    watches = frozenset({"attachment", "activity", "visit", "home", "person"})
    help_topic = "photos"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._album = context.desk.album
        self._stop = threading.Event()
        self._folder: Path | None = None
        self.exporting = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(12))
        outer.setSpacing(theme.px(12))
        self.header = Header(self.tr("Photos"), search=self.tr("Activity, place, or a word of it"))
        assert self.header.search is not None, "asked for"
        self.search = self.header.search
        self.search.setAccessibleName(self.tr("Activity, place, or a word of it"))
        self.search.textChanged.connect(lambda _text: self.reload())
        self.export_button = button("", self._choose_folder, look="primary", icon_name="export")
        self.header.action_row.addWidget(self.export_button)
        self.export_button.setVisible(may_carry_off(context.desk))
        outer.addWidget(self.header)
        outer.addLayout(self._make_filters())
        outer.addWidget(self._make_progress())
        self.model = ShotModel(context, context.desk.photos)
        self.grid = self._make_grid()
        self.empty = Empty("image", "", "")
        self._stack = QStackedWidget()
        for widget in (self.grid, self.empty):
            self._stack.addWidget(widget)
        outer.addWidget(self._stack, 1)
        self._fill_filters()
        self.reload()

    def _make_filters(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.month, self.home = PickBox(), PickBox()
        self.month.setAccessibleName(self.tr("Month"))
        self.home.setAccessibleName(self.tr("Women's home"))
        for box in (self.month, self.home):
            box.setMinimumWidth(theme.px(136))
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(10)
            box.activated.connect(lambda _index: self.reload())
            row.addWidget(box)
        self.hint = label(
            self.tr("Ctrl or Shift chooses several; a double click opens the record."), "small", wrap=True
        )
        row.addWidget(self.hint, 1)
        return row

    def _make_progress(self) -> QWidget:
        self._progress = QWidget()
        row = QHBoxLayout(self._progress)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        self.said = label("", "muted", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("How far the export is"))
        self.stop_button = button(self.tr("Stop"), self._stop.set)
        self.open_button = button(self.tr("Open the folder"), self._open_folder, icon_name="folder-open")
        row.addWidget(self.said, 1)
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop_button)
        row.addWidget(self.open_button)
        self._progress.hide()
        return self._progress

    def _make_grid(self) -> QListView:
        grid = QListView()
        grid.setModel(self.model)
        grid.setViewMode(QListView.ViewMode.IconMode)
        grid.setResizeMode(QListView.ResizeMode.Adjust)
        grid.setMovement(QListView.Movement.Static)
        grid.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        grid.setUniformItemSizes(True)
        grid.setItemDelegate(ShotDelegate(grid))
        grid.setSpacing(theme.px(4))
        grid.setAccessibleName(self.tr("Photos"))
        grid.activated.connect(self._open_record)
        grid.selectionModel().selectionChanged.connect(lambda *_: self._say_count())
        return grid

    # --- what is shown ----------------------------------------------------------------------------------------------

    def _fill_filters(self) -> None:
        months = [(month.replace("-", "."), month) for month in self._album.months()]
        homes = [(name or "–", id_) for id_, name in self._album.homes()]
        for box, every, choices in (
            (self.month, self.tr("All months"), months),
            (self.home, self.tr("All homes"), homes),
        ):
            chosen = box.currentData()
            with QSignalBlocker(box):
                box.clear()
                box.addItem(every, None)
                for words, data in choices:
                    box.addItem(words, data)
                box.setCurrentIndex(next((n for n, (_, data) in enumerate(choices, 1) if data == chosen), 0))

    def reload(self) -> None:
        """Reads anew what the filters ask for."""
        kept = {shot.id for shot in self.chosen()}
        found = self._album.find(self.month.currentData() or "", self.home.currentData(), self.search.text())
        self.model.show(found)
        for row, shot in enumerate(found):
            if shot.id in kept:
                flag = self.grid.selectionModel().SelectionFlag.Select
                self.grid.selectionModel().select(self.model.index(row), flag)
        if self._is_filtered():
            self.empty.say(self.tr("No photo fits"), self.tr("Choose another month or home, or fewer words."))
        else:
            self.empty.say(self.tr("No photo yet"), self.tr("Photos of activities, visits and homes stand here."))
        self._stack.setCurrentIndex(0 if found else 1)
        self._say_count()

    def _is_filtered(self) -> bool:
        return bool(self.month.currentData() or self.home.currentData() or self.search.text().strip())

    def chosen(self) -> list[Shot]:
        """The photos that are selected, in their order."""
        rows = sorted(index.row() for index in self.grid.selectionModel().selectedIndexes())
        return [self.model.shots[row] for row in rows]

    def _say_count(self) -> None:
        number, chosen = len(self.model.shots), len(self.grid.selectionModel().selectedIndexes())
        self.header.count.setText(self.tr("%n photos", "", number))
        if chosen:
            self.export_button.setText(self.tr("Export %n chosen…", "", chosen))
        else:
            self.export_button.setText(self.tr("Export all %n…", "", number))
        self.export_button.setEnabled(bool(number) and not self.exporting)

    def refresh(self, changes: Any) -> None:
        self._fill_filters()
        self.reload()

    def focus_search(self, text: str = "") -> None:
        self.search.setFocus()
        if text:
            self.search.setText(text)

    def go_back(self) -> bool:
        if self.search.text():
            self.search.clear()
            return True
        return False

    def _open_record(self, index: QModelIndex) -> None:
        shot = self.model.shots[index.row()]
        page = _PAGES.get(shot.owner_kind)
        if page is not None:
            self.context.window.go(page, id=shot.owner)

    # --- export -----------------------------------------------------------------------------------------------------

    def _choose_folder(self) -> None:
        start = str(self._folder) if self._folder is not None and self._folder.is_dir() else stick_folder()
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Into which folder?"), start)
        if chosen:
            self.export(Path(chosen))

    def export(self, folder: Path) -> None:
        """Writes what is chosen, or all that is shown, into a folder, off the window's thread."""
        shots = self.chosen() or list(self.model.shots)
        if self.exporting or not shots:
            return
        self._folder, self.exporting = folder, True
        self._stop.clear()
        self._on_progress(0, len(shots))
        self._show_progress()
        jobs.run(
            lambda task: self._album.export(shots, folder, task.report, self._stop.is_set),
            self._on_exported,
            self._on_failed,
            self,
            self._on_progress,
        )

    def _show_progress(self) -> None:
        self._progress.show()
        self.bar.setVisible(self.exporting)
        self.stop_button.setVisible(self.exporting)
        self.open_button.setVisible(not self.exporting)
        self._say_count()

    def _on_progress(self, done: int, total: int) -> None:
        if self.exporting:
            self.bar.setRange(0, total)
            self.bar.setValue(done)
            self.said.setText(self.tr("Writing photo {n} of {total}").format(n=min(done + 1, total), total=total))

    def _on_exported(self, exported: Exported) -> None:
        self.exporting = False
        parts = [self.tr("%n photos exported", "", exported.written)]
        if exported.there:
            parts.append(self.tr("%n were there already", "", exported.there))
        if exported.missing:
            parts.append(self.tr("%n are not on this laptop yet: sync first", "", exported.missing))
        if self._stop.is_set():
            parts.insert(0, self.tr("Stopped"))
        self.said.setText(self.tr("; ").join(parts))
        self._show_progress()

    def _on_failed(self, error: KnownError) -> None:
        self.exporting = False
        self._progress.hide()
        self._say_count()
        self.context.window.notify.error(error)

    def _open_folder(self) -> None:
        if self._folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
