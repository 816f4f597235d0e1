"""隐私文书 Papers about the data that is held: a card for a lost laptop, consent, register and assessment, to print."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout

from desktop.services import privacy_papers as papers
from desktop.services.privacy_papers import Around, Notice, Server
from desktop.sync.membership import server_of
from desktop.ui import theme
from desktop.ui.page import Context
from desktop.ui.screens import fit
from desktop.ui.widgets import Card, button, label


class PrivacyCard(Card):
    """Each paper is filled from what is set now."""

    def __init__(self, context: Context) -> None:
        super().__init__(self.tr("Papers about the data that is held"))
        self._context = context
        words = self.tr(
            "Filled from what is set here; the rest is written by hand. Keep the card for a lost laptop away from it."
        )
        self.body.addWidget(label(words, "muted", wrap=True))
        grid = QGridLayout()
        grid.setSpacing(theme.px(8))
        grid.setColumnStretch(2, 1)
        made = (
            (self.tr("If the laptop is lost…"), lambda: papers.lost_laptop(context.desk, self._around())),
            (self.tr("Form of consent…"), lambda: papers.consent(context.desk, self._around())),
            (self.tr("Register of processing…"), lambda: papers.register(context.desk, self._around())),
            (self.tr("Impact assessment…"), lambda: papers.assessment(context.desk, self._around())),
        )
        for number, (text, make) in enumerate(made):
            grid.addWidget(button(text, partial(self.show_paper, make), icon_name="printer"), *divmod(number, 2))
        self.body.addLayout(grid)

    def _around(self) -> Around:
        connection, locked = server_of(self._context.desk), self._context.desk.key is not None
        server = None if connection is None else Server(connection.url, connection.digits)
        return Around(server, self._context.settings.lock_after if locked else 0)

    def show_paper(self, make: Callable[[], Notice]) -> None:
        """The paper in a window of its own, to be printed or saved."""
        from desktop.documents.notice import set_notice
        from desktop.ui.paper_view import PaperView

        notice, dialog = make(), QDialog(self)
        dialog.setWindowTitle(notice.title)
        fit(dialog, theme.px(820), theme.px(680))
        outer = QVBoxLayout(dialog)
        view = PaperView()
        view.left.connect(dialog.reject)
        outer.addWidget(view)
        view.show_paper(notice.title, "", lambda setter: set_notice(notice, setter))
        dialog.open()
