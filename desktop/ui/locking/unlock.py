"""The window of a locked laptop: who, and what opens it; what to do when that is forgotten."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop import jobs
from desktop.errors import KnownError
from desktop.services.locking import WHOEVER, Key, LaptopUser, Secret, TownshipLock, Way
from desktop.ui import theme
from desktop.ui.icons import pixmap
from desktop.ui.inputs import LineEdit
from desktop.ui.locking.secret_fields import SecretFields, secret_field
from desktop.ui.messages import words_of
from desktop.ui.screens import fit
from desktop.ui.steps import Step, stack
from desktop.ui.widgets import Chips, Scroll, button, label

#: How often a wait is counted down (ms).
SECOND_MS = 1000


class Unlock(QWidget):
    """``opened`` carries the data key, whose user, and what she typed (the recovery code's place is taken by the new
    secret). ``recent``: who was here last, as hex. Closed, it ends the program."""

    opened = Signal(object, object, object)

    def __init__(self, lock: TownshipLock, recent: str = "") -> None:
        super().__init__()
        self.setProperty("look", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self.tr("Sumu Home"))
        fit(self, theme.px(1000), theme.px(680))
        self.lock, self._users = lock, lock.users()
        self._key: Key | None = None
        self._busy = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(4 * [theme.px(24)]))
        self.back = button(self.tr("Back"), self.go_back, look="flat", icon_name="arrow-left")
        outer.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.steps = stack()
        scroll = Scroll()
        scroll.body.addWidget(self.steps, 1, Qt.AlignmentFlag.AlignHCenter)
        outer.addWidget(scroll, 1)
        self._clock = QTimer(self)
        self._clock.setInterval(SECOND_MS)
        self._clock.timeout.connect(self.count_down)
        self.ask, self.forgot, self.anew, self.lost = (
            self._make_ask(),
            self._make_forgot(),
            self._make_anew(),
            self._make_lost(),
        )
        for step in (self.ask, self.forgot, self.anew, self.lost):
            self.steps.addWidget(step)
        self.user = next((user.id for user in self._users if user.id.hex() == recent), self._first())
        self.show_users()
        self.show_step(self.ask)
        self.count_down()

    def _first(self) -> bytes:
        return self._users[0].id if self._users else WHOEVER

    # --- the steps --------------------------------------------------------------------------------------------------

    def _make_ask(self) -> Step:
        step = Step(self.tr("The records are locked"), self.tr("They lie encrypted on this laptop."))
        step.push_down(theme.px(72))
        picture = QLabel()
        picture.setPixmap(pixmap("lock-simple", theme.px(40), "accent", self.devicePixelRatioF()))
        step.body.addWidget(picture)
        self._who = QVBoxLayout()
        step.body.addLayout(self._who)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.secret = secret_field("")
        self.secret.submitted.connect(self.unlock)
        self.secret.textEdited.connect(lambda _text: self._on_typed(step))
        row.addWidget(self.secret, 1)
        self.unlock_button = button(self.tr("Unlock"), self.unlock, look="primary")
        row.addWidget(self.unlock_button)
        step.body.addLayout(row)
        self.other_way = button("", self._take_other_way, look="link")
        self.forgotten = button(self.tr("Forgotten…"), lambda: self.show_step(self.forgot), look="link")
        links = QHBoxLayout()
        for made in (self.other_way, self.forgotten):
            links.addWidget(made)
        links.addStretch(1)
        step.body.addWidget(step.error)
        step.body.addLayout(links)
        return step

    def _make_forgot(self) -> Step:
        step = Step(
            self.tr("With the recovery code"),
            self.tr("It stands on the paper that was made with the lock: six groups of five characters."),
        )
        self.code = LineEdit()
        self.code.setPlaceholderText(self.tr("The recovery code"))
        self.code.textEdited.connect(lambda _text: self._on_typed(step))
        self.code.submitted.connect(self.try_code)
        step.body.addWidget(self.code)
        step.body.addWidget(step.error)
        self.try_button = button(self.tr("Go on"), self.try_code, look="primary")
        lost = button(self.tr("I have nothing of all this…"), lambda: self.show_step(self.lost), look="link")
        row = QHBoxLayout()
        row.addWidget(lost)
        row.addStretch(1)
        row.addWidget(self.try_button)
        step.body.addLayout(row)
        return step

    def _make_anew(self) -> Step:
        step = Step(self.tr("What will open the records?"), self.tr("The recovery code stays as it is."))
        self._who_anew = QVBoxLayout()
        step.body.addLayout(self._who_anew)
        self.fields = SecretFields(self.lock.keyring.answers)
        self.fields.submitted.connect(self.set_anew)
        step.body.addWidget(self.fields)
        step.body.addWidget(step.error)
        self.set_button = button(self.tr("Unlock"), self.set_anew, look="primary")
        step.body.addWidget(self.set_button, 0, Qt.AlignmentFlag.AlignRight)
        return step

    def _make_lost(self) -> Step:
        step = Step(
            self.tr("Without PIN, passphrase and code nobody opens these records"),
            self.tr("Neither the makers of this program nor the banner office have another key; there is none."),
        )
        for words in (
            self.tr(
                "If this laptop joined a server, the server holds all that was sent. Ask the banner office for a new"
                " invitation, join with it on this laptop or another one, and everything that was sent comes back."
            ),
            self.tr(
                "What was not sent yet, drafts, and photos that had not gone up are lost with the key. Other laptops of"
                " the township have what reached them by the server or by a stick."
            ),
            self.tr(
                "Before you begin anew, look for the paper once more: with the documents of the office, in the safe, "
                "with whoever took over a second copy. The encrypted records stay on this laptop until somebody deletes"
                " them."
            ),
        ):
            step.body.addWidget(label(words, wrap=True))
        return step

    def _on_typed(self, step: Step) -> None:
        if not self._clock.isActive():
            step.say_error("")

    def show_step(self, step: Step) -> None:
        """Goes to a step, what was typed in another one gone."""
        for field in (self.secret, self.code):
            field.clear()
        self.fields.clear()
        for each in (self.ask, self.forgot, self.anew):
            each.say_error("")
        self.back.setVisible(step is not self.ask)
        self.steps.setCurrentWidget(step)
        first = {self.ask: self.secret, self.forgot: self.code, self.anew: self.fields}.get(step)
        if first is not None:
            first.setFocus()
        self.count_down()

    def go_back(self) -> None:
        """To the question who she is; a key that was found on the way is forgotten."""
        self._key = None
        self.show_step(self.forgot if self.steps.currentWidget() is self.lost else self.ask)

    # --- who --------------------------------------------------------------------------------------------------------

    def _name(self, user: LaptopUser) -> str:
        number = self._users.index(user) + 1
        return user.name or (self.tr("User {n}").format(n=number) if len(self._users) > 1 else "")

    def show_users(self) -> None:
        """Those who may open the records here; one alone needs no choice."""
        chips = Chips([(user.id.hex(), self._name(user)) for user in self._users], shown=12, may_be_empty=False)
        chips.set_value(self.user.hex())
        chips.chosen.connect(lambda chosen: self.choose(bytes.fromhex(chosen)))
        chips.setVisible(len(self._users) > 1)
        self._who.addWidget(chips)
        if len(self._users) == 1 and self._users[0].name:
            self._who.addWidget(label(self._users[0].name, "heading"))
        self.who = chips
        self.choose(self.user)

    def choose(self, user: bytes) -> None:
        """She is about to open them."""
        self.user = user
        ways = self._ways()
        self._take_way(ways[0])
        self.secret.setFocus()

    def _ways(self) -> tuple[Way, ...]:
        found = next((user.ways for user in self._users if user.id == self.user), ())
        return tuple(sorted(found, key=lambda way: way != "pin")) or ("passphrase",)

    def _take_way(self, way: Way) -> None:
        self.way = way
        names = {"pin": self.tr("PIN"), "passphrase": self.tr("Passphrase")}
        self.secret.clear()
        self.secret.setPlaceholderText(names[way])
        self.secret.setAccessibleName(names[way])
        others = [other for other in self._ways() if other != way]
        self.other_way.setVisible(bool(others))
        self.other_way.setText(
            self.tr("With the passphrase") if "passphrase" in others else self.tr("With the PIN") if others else ""
        )
        self.forgotten.setText(self.tr("PIN forgotten…") if way == "pin" else self.tr("Passphrase forgotten…"))

    def _take_other_way(self) -> None:
        self._take_way(next(way for way in self._ways() if way != self.way))
        self.secret.setFocus()

    @property
    def settled(self) -> bool:
        """Whether nothing is being tried."""
        return not self._busy

    # --- trying -----------------------------------------------------------------------------------------------------

    def unlock(self) -> None:
        """Tries what was typed."""
        secret, user = Secret(self.way, self.secret.text()), self.user
        if secret.text and not self._busy and not self._clock.isActive():
            self._work(
                partial(self.lock.open, user, secret), lambda key: self.opened.emit(key, user, secret), self.secret
            )

    def try_code(self) -> None:
        """Tries the recovery code; then something else is chosen to open the records by."""
        secret = Secret("recovery", self.code.text())
        if secret.text and not self._busy and not self._clock.isActive():
            self._work(partial(self._open_and_look, secret), self._on_code, self.code)

    def _open_and_look(self, secret: Secret) -> tuple[Key, list[tuple[bytes, str]]]:
        key = self.lock.open(b"", secret)
        return key, self.lock.users_in(key)

    def say_error(self, error: KnownError) -> None:
        """What was asked for before went wrong; the records are as they were."""
        self.ask.say_error(words_of(error))

    def go_on_with(self, key: Key) -> None:
        """An encrypted backup was put here by its recovery code: what opens it from now on is chosen."""
        self._on_code((key, self.lock.users_in(key)))

    def _on_code(self, found: tuple[Key, list[tuple[bytes, str]]]) -> None:
        key, users = found
        self._key = None
        self.show_step(self.anew)
        self._key = key
        while (item := self._who_anew.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        known = {user for user, _ in users}
        self.user = self.user if self.user in known else users[0][0] if users else WHOEVER
        chips = Chips([(user.hex(), name) for user, name in users], shown=12, may_be_empty=False)
        chips.set_value(self.user.hex())
        chips.chosen.connect(lambda chosen: setattr(self, "user", bytes.fromhex(chosen)))
        chips.setVisible(len(users) > 1)
        self._who_anew.addWidget(chips)
        self.who_anew = chips
        self.fields.setFocus()

    def set_anew(self) -> None:
        """What she chose opens the records from now on."""
        key, user, secret = self._key, self.user, self.fields.chosen()
        if key is not None and secret is not None and not self._busy:
            self._work(
                # A first run that was ended left a way in that is nobody's: it is hers now.
                lambda: self.lock.set_secret(key, user, secret, instead_of=None if user == WHOEVER else WHOEVER),
                lambda _: self.opened.emit(key, user, secret),
                self.fields,
            )

    def _work(self, work: object, done: object, field: QWidget) -> None:
        self._enable(False)
        assert callable(work) and callable(done)

        def right(result: object) -> None:
            self._enable(True)
            self.secret.clear()
            self.code.clear()
            self.fields.clear()
            done(result)

        def wrong(error: KnownError) -> None:
            self._enable(True)
            step = self.steps.currentWidget()
            assert isinstance(step, Step)
            step.say_error(words_of(error))
            if error.code == "secret_wrong":
                self.secret.clear()
            self.count_down()
            field.setFocus()

        jobs.run(lambda _task: work(), right, wrong, self)

    def _enable(self, enabled: bool) -> None:
        self._busy = not enabled
        for widget in (self.unlock_button, self.try_button, self.set_button, self.who):
            widget.setEnabled(enabled and not self._clock.isActive())

    def count_down(self) -> None:
        """After wrong tries: how long until the next one, second by second."""
        left = self.lock.wait()
        waits = left > 0
        step = self.steps.currentWidget()
        if waits and isinstance(step, Step) and step in (self.ask, self.forgot):
            minutes, seconds = divmod(int(left) + 1, 60)
            words = self.tr("Too many wrong tries. The next one can be made in {minutes}:{seconds}.")
            step.say_error(words.format(minutes=minutes, seconds=f"{seconds:02}"))
        elif self._clock.isActive() and isinstance(step, Step):
            step.say_error("")
        ended = self._clock.isActive() and not waits
        if waits:
            self._clock.start()
        else:
            self._clock.stop()
        self._enable(not self._busy)
        for field in (self.secret, self.code):
            field.setEnabled(not waits)
        if ended and self.steps.currentWidget() is self.ask:
            self.secret.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if not self.signalsBlocked():  # else the window follows
            QApplication.quit()
