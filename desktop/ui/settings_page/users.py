"""Who uses this laptop: chosen by a click where it has no lock; with one, each by her own PIN."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop import jobs
from desktop.errors import KnownError
from desktop.ui import theme
from desktop.ui.inputs import LineEdit
from desktop.ui.locking.dialogs import LockDialog, NewSecret
from desktop.ui.messages import words_of
from desktop.ui.page import Context
from desktop.ui.roles import offered_roles, roles
from desktop.ui.widgets import Ask, Card, Chips, Pill, button, emptied, label


class UsersCard(Card):
    """``changed``: another one works here, or is called or is something else."""

    changed = Signal()
    switched = Signal()  # another one wants to work here: the lock asks for her PIN

    def __init__(self, context: Context) -> None:
        super().__init__(self.tr("Who uses this laptop"))
        self._context = context
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(4))
        self.body.addLayout(self._rows)
        self.adding = QWidget()
        row = QHBoxLayout(self.adding)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        self.new_name = LineEdit()
        self.new_name.setPlaceholderText(self.tr("Somebody else: her name"))
        self.new_name.submitted.connect(self.add)
        self.new_role = Chips(offered_roles(context.desk), may_be_empty=False)
        self.new_role.set_value("gacha_chair")
        row.addWidget(self.new_name, 1)
        row.addWidget(self.new_role, 2)
        row.addWidget(button(self.tr("Add"), self.add, icon_name="user-plus"))
        self.body.addWidget(self.adding)
        if self._locks:
            self.action_row.addWidget(button(self.tr("Somebody else works now"), self.switched.emit, tip="F12"))

    @property
    def _locks(self) -> bool:
        return self._context.lock is not None and self._context.desk.key is not None

    def refresh(self) -> None:
        """Reads them anew."""
        emptied(self._rows)
        records = self._context.desk.records
        self.new_role.set_options(offered_roles(self._context.desk))
        self.adding.setVisible(not self._locks or records.may_change("user"))
        if self._locks:
            self._show_lines()
            return
        known = dict(roles())
        users = [(user.hex(), f"{name} · {known.get(role, role)}") for user, name, role in records.users()]
        if users:
            chips = Chips(users, shown=12, may_be_empty=False)
            chips.set_value(records.user.hex() if records.user.hex() in dict(users) else None)
            chips.chosen.connect(lambda chosen: self.use(bytes.fromhex(chosen)))
            self._rows.addWidget(chips)

    def use(self, user: bytes) -> None:
        """She works here from now on; a laptop with a lock asks for her PIN instead."""
        if not self._locks:
            self._context.keep(lambda: self._context.desk.records.use(user))
            self.changed.emit()

    # --- with a lock ------------------------------------------------------------------------------------------------

    def _show_lines(self) -> None:
        lock, records, known = self._context.lock, self._context.desk.records, dict(roles())
        assert lock is not None
        try:
            here = {user.id for user in lock.users()}
        except KnownError as error:
            self._rows.addWidget(label(words_of(error), "error", wrap=True))
            return
        for user, name, role in records.users():
            self._rows.addWidget(self._line(user, name, known.get(role, role), user in here))

    def _line(self, user: bytes, name: str, role: str, here: bool) -> QWidget:
        records = self._context.desk.records
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(label(name))
        row.addWidget(label(role, "muted"), 1)
        if user == records.user:
            row.addWidget(Pill(self.tr("works here now"), "accent"), 0, Qt.AlignmentFlag.AlignVCenter)
        elif not here:
            row.addWidget(Pill(self.tr("does not open it here")), 0, Qt.AlignmentFlag.AlignVCenter)
        if records.may_change("user"):
            row.addWidget(button(self.tr("Name and role…"), partial(self.ask_change, user), look="link"))
            if user != records.user and role != dict(roles())["chair"]:
                row.addWidget(self._sealed_button(user))
            if user != records.user:
                words = self.tr("Another PIN…") if here else self.tr("Give her a PIN…")
                row.addWidget(button(words, partial(self.give_secret, user, name), look="link"))
            if here and user != records.user:
                row.addWidget(button(self.tr("Remove here…"), partial(self.ask_remove, user, name), look="link"))
        return made

    def _sealed_button(self, user: bytes) -> QWidget:
        """Names her as one who reads sealed words, or no longer."""
        settings = self._context.desk.township_settings
        reads = user in settings.sealed_readers()
        words = self.tr("Reads sealed words: no longer") if reads else self.tr("May read sealed words")

        def turn() -> None:
            self._context.act(lambda: settings.let_read_sealed(user, reads=not reads), self.tr("Saved"))
            self.refresh()

        return button(words, turn, look="link")

    def add(self) -> None:
        """Another user. Without a lock she works here from now on; with one she chooses her PIN first."""
        name, role = self.new_name.text().strip(), str(self.new_role.value())
        records = self._context.desk.records
        if not name:
            self.new_name.setFocus()
            return
        if self._locks:
            changes = self._context.act(lambda: records.new_user(name, role), undo=False)
            if changes is not None:
                self.new_name.clear()
                self.refresh()
                self.give_secret(next(iter(changes.ids["user"])), name)
        elif self._context.act(lambda: records.add_user(name, role), undo=False) is not None:
            self.new_name.clear()
            self.refresh()
            self.changed.emit()

    def give_secret(self, user: bytes, name: str) -> None:
        """She types what opens the records for her."""
        lock, key = self._context.lock, self._context.desk.key
        if lock is None or key is None:
            return
        text = self.tr("Let her type it herself: with it she is {name}, and what she writes stands under her name.")
        title = self.tr("What opens the records for {name}").format(name=name)
        dialog = NewSecret(self, lock, key, user, title, text.format(name=name))
        dialog.kept.connect(self._note)
        dialog.open()

    def _note(self, gone: bytes | None = None) -> None:
        """Their names stand where they are asked for; ``gone`` opens the records here no more."""
        lock, desk = self._context.lock, self._context.desk
        key, user, users = desk.key, desk.records.user, desk.records.users()
        if lock is None or key is None:
            return

        def work(_task: object) -> None:
            if gone is not None:
                lock.remove(gone)
            lock.note(key, user, users)

        def done(_: object) -> None:
            self.refresh()
            self.changed.emit()

        jobs.run(work, done, self._context.window.notify.error, self)

    def ask_change(self, user: bytes) -> None:
        """Another name, another role."""
        records = self._context.desk.records
        found = next((each for each in records.users() if each[0] == user), None)
        if found is None:
            return
        dialog = LockDialog(self, self.tr("Name and role"))
        name, role = LineEdit(), Chips(offered_roles(self._context.desk, found[2]), may_be_empty=False)
        name.setText(found[1])
        name.setAccessibleName(self.tr("Name"))
        name.submitted.connect(dialog.accept)
        role.set_value(found[2])
        role.setEnabled(user != records.user)  # nobody makes herself less by mistake
        dialog.body.addWidget(name)
        dialog.body.addWidget(role)
        dialog.accepted.connect(lambda: self.change(user, name.text().strip() or found[1], str(role.value())))
        dialog.open()
        self.asked = dialog, name, role

    def change(self, user: bytes, name: str, role: str) -> None:
        """Writes it."""
        records = self._context.desk.records
        if self._context.act(lambda: records.change_user(user, name, role), self.tr("Saved")) is not None:
            self._note()

    def ask_remove(self, user: bytes, name: str) -> None:
        """She no longer opens the records here; what she wrote stays under her name."""
        answers = [("no", self.tr("Leave it"), ""), ("yes", self.tr("Remove"), "danger")]
        text = self.tr(
            "{name} no longer opens the records on this laptop. What she wrote stays, under her name. If she knows the"
            " recovery code, make a new one."
        )
        if Ask.question(self, self.tr("Remove her here?"), text.format(name=name), answers) == "yes":
            self.remove(user)

    def remove(self, user: bytes) -> None:
        """Without asking."""
        self._note(user)
