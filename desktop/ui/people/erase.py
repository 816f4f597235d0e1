"""Erasing a woman on request: what goes, what stays, why, and her name typed so that it is no slip of the hand."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import KnownError
from desktop.services.called import NoName
from desktop.services.comparing import alike
from desktop.services.erasure import Extent
from desktop.ui import theme
from desktop.ui.called import shown_name
from desktop.ui.inputs import LineEdit
from desktop.ui.messages import words_of
from desktop.ui.page import Context
from desktop.ui.record_words import kind_words
from desktop.ui.widgets import Chips, Scroll, button, label, shortened


class EraseDialog(QDialog):
    """Asks whether a woman is to be forgotten everywhere; accepted once the request is written."""

    def __init__(self, context: Context, woman: bytes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._woman = context, woman
        called = context.desk.people.name(woman)
        name = shown_name(called)
        self._confirmation = self.tr("erase") if called in set(NoName) else name
        title = self.tr("Erase {name} on request").format(name=name)
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(600))
        body = QVBoxLayout(self)
        body.setContentsMargins(*(4 * [theme.px(24)]))
        body.setSpacing(theme.px(12))
        body.addWidget(label(title, "heading", wrap=True))
        self.told = Scroll()
        for words in self._paragraphs(context.desk.erasure.extent(woman)):
            self.told.body.addWidget(label(words, "", wrap=True))
        body.addWidget(self.told, 1)
        body.addWidget(label(self.tr("Why"), "section"))
        reasons = [
            ("her_wish", self.tr("She asks for it")),
            ("consent_withdrawn", self.tr("She takes her consent back")),
            ("purpose_ended", self.tr("No longer needed")),
            ("entered_wrongly", self.tr("Should never have been written down")),
        ]
        self.reason = Chips(reasons, may_be_empty=False)
        self.reason.set_value("her_wish")
        body.addWidget(self.reason)
        body.addWidget(label(self.tr("To confirm, type {name}").format(name=self._confirmation), "", wrap=True))
        self.typed = LineEdit()
        self.typed.textChanged.connect(self._on_typed)
        body.addWidget(self.typed)
        self.error = label("", "error", wrap=True)
        self.error.hide()
        body.addWidget(self.error)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(self.tr("Leave it"), self.reject))
        self.erase_button = button(self.tr("Erase for good"), self.erase, look="danger")
        self.erase_button.setEnabled(False)
        row.addWidget(self.erase_button)
        body.addLayout(row)
        self.typed.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its words need: Qt gives a window two thirds of the screen at first and cuts them off there. Where
        the screen has no room, what goes and what stays scrolls."""
        super().showEvent(event)
        layout = self.layout()
        assert layout is not None
        margins = layout.contentsMargins()
        needs = self.told.body.totalHeightForWidth(self.width() - margins.left() - margins.right())
        self.told.setMinimumHeight(0)
        rest = layout.totalHeightForWidth(self.width()) - self.told.sizeHint().height()
        room = self.screen().availableGeometry().height() - theme.px(48) - rest
        self.told.setMinimumHeight(max(theme.px(120), min(needs, room)))
        self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def _paragraphs(self, extent: Extent) -> list[str]:
        goes = [self.tr("her name, phone and everything else on her page")]
        if extent.spellings:
            goes.append(self.tr("%n other spellings", "", extent.spellings))
        if extent.visits:
            goes.append(self.tr("the words of %n visits", "", extent.visits))
        if extent.photos:
            goes.append(self.tr("%n photos", "", extent.photos))
        if extent.files:
            goes.append(self.tr("%n files", "", extent.files))
        goes += [f"{kind_words(kind)} ({count})" for kind, count in extent.others.items()]
        stays = []
        if extent.attendances:
            stays.append(self.tr("%n attendances", "", extent.attendances))
        if extent.visits:
            stays.append(self.tr("day, target and visitors on the roster of %n visits", "", extent.visits))
        if extent.posts:
            stays.append(self.tr("%n posts", "", extent.posts))
        separator = self.tr(", ")
        told = [self.tr("This goes for good, with its history: {what}.").format(what=separator.join(goes))]
        if stays:
            told.append(
                self.tr("So that past figures stay true, this stays under a number, without a name: {what}.").format(
                    what=separator.join(stays)
                )
            )
        told.append(
            self.tr("It goes from the server and every laptop with their next sync. It cannot be taken back.")
            if self._context.desk.records.joined
            else self.tr(
                "This laptop has no server: she leaves the roster now, and the rest goes once the laptop has joined "
                "one and synced. It cannot be taken back."
            )
        )
        told.append(
            self.tr(
                "Names inside the words of activities, names and searches of lists, what was typed into offices' forms "
                "and their files, sign-in sheets on paper and earlier backup copies are not touched: remove those "
                "yourself. Settings, Backup shows which copies hold her and deletes them."
            )
        )
        if lists := self._context.desk.named_lists.telling_of(self._woman):
            quoted = self.tr("“{name}”")
            names = separator.join(quoted.format(name=shortened(name)) for name in lists)
            told.append(self.tr("These lists tell of her; rename or delete them: {names}.").format(names=names))
        return told

    def _on_typed(self, text: str) -> None:
        self.erase_button.setEnabled(alike(text, self._confirmation))

    def erase(self) -> None:
        """Writes the request; what goes wrong is said here."""
        reason = str(self.reason.value())
        if self._context.act(lambda: self._context.desk.erasure.ask(self._woman, reason), failed=self._failed):
            self.accept()

    def _failed(self, error: KnownError) -> None:
        self.error.setText(words_of(error))
        self.error.show()
