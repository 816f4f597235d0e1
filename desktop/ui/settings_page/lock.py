"""这台电脑的锁 The lock of this laptop: making one, what opens it, after how long it locks by itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout

from desktop.ui import theme
from desktop.ui.locking.dialogs import NewCode, NewSecret, OwnSecret
from desktop.ui.page import Context
from desktop.ui.widgets import Card, button, label

#: Minutes without a key before the records are locked.
LOCK_AFTER = (1, 2, 5, 10, 15, 30)


class LockCard(Card):
    """``asked``: a lock is to be made; ``now``: the records are to be locked; ``away`` carries the proof
    with which the keys may be destroyed."""

    asked = Signal()
    now = Signal()
    away = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(self.tr("The lock of this laptop"))
        self._context = context
        if context.lock is None:
            words = self.tr("The sample township holds made-up people: it is not encrypted and asks for nothing.")
            self.body.addWidget(label(words, "muted", wrap=True))
        elif context.desk.key is None:
            self._fill_plain()
        else:
            self._fill_locked()

    def _fill_plain(self) -> None:
        words = self.tr(
            "The records lie in the clear: whoever has this laptop, or takes out its disk, reads all of them. With a"
            " lock they are encrypted and open by your PIN only."
        )
        self.body.addWidget(label(words, "", wrap=True))
        self.make = button(self.tr("Give this laptop a lock…"), self.asked.emit, icon_name="lock-simple")
        self.make.setEnabled(self._context.desk.encrypts and self._context.desk.records.may_write)
        self.action_row.addWidget(self.make)
        if not self._context.desk.encrypts:
            missing = self.tr("This system is too old for it: nothing here can encrypt.")
            self.body.addWidget(label(missing, "muted", wrap=True))

    def _fill_locked(self) -> None:
        words = self.tr("The records are encrypted. F12 locks them at once; so does the lock of the system's screen.")
        self.body.addWidget(label(words, "muted", wrap=True))
        settings = self._context.settings
        self.after = QComboBox()
        for minutes in sorted({*LOCK_AFTER, settings.lock_after}):
            self.after.addItem(self.tr("%n minutes", "", minutes), minutes)
        self.after.setCurrentIndex(self.after.findData(settings.lock_after))
        self.after.activated.connect(lambda _index: self._set_after(self.after.currentData()))
        line = QHBoxLayout()
        line.setSpacing(theme.px(12))
        said = label(self.tr("Locked after"))
        said.setMinimumWidth(theme.px(180))
        said.setBuddy(self.after)
        line.addWidget(said)
        line.addWidget(self.after)
        line.addStretch(1)
        self.body.addLayout(line)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.change = button(self.tr("Change my PIN or passphrase…"), self.change_secret, icon_name="key")
        self.new_code = button(self.tr("A new recovery code…"), self.change_code)
        self.new_code.setVisible(self._context.desk.records.may_change("user"))
        self.send_away = button(self.tr("To be repaired…"), self.ask_away, icon_name="lifebuoy")
        self.send_away.setVisible(self._context.desk.records.may_change("user"))
        for made in (self.change, self.new_code, self.send_away):
            row.addWidget(made)
        row.addStretch(1)
        self.body.addLayout(row)
        self.action_row.addWidget(button(self.tr("Lock now"), self.now.emit, icon_name="lock-simple", tip="F12"))

    def _set_after(self, minutes: int) -> None:
        self._context.settings.lock_after = minutes
        self._context.settings.save_soon()

    def change_secret(self) -> None:
        """Another PIN, after that of before."""
        lock, key, user = self._context.lock, self._context.desk.key, self._context.desk.records.user
        if lock is None or key is None:
            return
        title = self.tr("Change my PIN or passphrase")
        first = OwnSecret(self, lock, user, title)
        then = NewSecret(self, lock, key, user, title)
        then.kept.connect(lambda: self._context.window.notify.toast(self.tr("It opens the records from now on.")))
        first.proved.connect(then.open)
        first.open()

    def ask_away(self) -> None:
        """送修: everything on a stick, proved, then the keys here are destroyed."""
        from desktop.ui.locking.repair import SendAway

        dialog = SendAway(self, self._context)
        dialog.away.connect(self.away)
        dialog.open()

    def change_code(self) -> None:
        """Another recovery code, after her own PIN."""
        lock, key, records = self._context.lock, self._context.desk.key, self._context.desk.records
        if lock is None or key is None:
            return
        unit = records.township_name()

        def show() -> None:
            then = NewCode(self, lock, key, unit)
            then.kept.connect(lambda: self._context.window.notify.toast(self.tr("The new code counts from now on.")))
            then.open()

        first = OwnSecret(self, lock, records.user, self.tr("A new recovery code"))
        first.proved.connect(show)
        first.open()
