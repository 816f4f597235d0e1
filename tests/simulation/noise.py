"""A week in the township by dice: people work, lines break, programs and the server are killed, clocks jump."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from desktop.errors import KnownError
from tests.replay import assert_replay_gives_rows
from tests.simulation.deeds import Township
from tests.simulation.fate import Killed, came_second, disk_full
from tests.simulation.network import TROUBLES, Weather
from tests.simulation.world import Laptop, World

#: Reasons for which an exchange may end without being whole.
PASSING: Final = frozenset(
    ("", "line_cut", "captive_portal", "server_slow", "server_busy", "server_failed", "offline", "disk_full")
)
_YEAR_MS: Final = 365 * 86_400_000


class Noise:
    """Single things that happen by chance; ``happen`` draws one of them."""

    def __init__(self, world: World, township: Township) -> None:
        self._world, self._dice, self.township = world, world.dice, township
        self._weights: dict[Callable[[Laptop], None], float] = {
            township.act: 12,
            self.sync: 6,
            self.sync_in_bad_weather: 6,
            township.decide: 2,
            township.undo: 1.5,
            township.bring_back: 1,
            township.open_form: 2,
            township.save_form: 2.5,
            self.old_request: 1.5,
            self.late_request: 1,
            self.edit_while_pushing: 1,
            self.killed_while_saving: 1,
            self.killed_while_syncing: 1.5,
            self.server_killed: 1.5,
            self.came_second: 1,
            self.disk_full: 1,
            self.clock_jumps: 0.7,
            self.reopen: 0.7,
            self.time_passes: 1,
            self.look: 1,
            self.write_stick: 1.5,
            self.read_stick: 2,
            self.killed_with_a_stick: 0.7,
            self.stick_at_the_server: 0.7,
            self.stick_from_the_server: 0.7,
            self.compact: 1,
        }

    def happen(self, times: int) -> None:
        """So many things, each to a laptop of the world."""
        deeds, weights = zip(*self._weights.items(), strict=True)
        for _ in range(times):
            laptop = self._dice.choice(self._world.active)
            deed = self._dice.choices(deeds, weights)[0]
            self._world.tell(f"{laptop.name}: {deed.__name__.strip('_')}")
            deed(laptop)

    def sync(self, laptop: Laptop) -> None:
        """A good line."""
        laptop.sync()

    def sync_in_bad_weather(self, laptop: Laptop) -> None:
        """One exchange whose first request meets something."""
        self.troubled(laptop, Weather(self._dice.choice(TROUBLES), self._dice.choice((20, 200, 2000, 60_000))))

    def troubled(self, laptop: Laptop, weather: Weather) -> None:
        """One exchange in this weather; a byte up to ``weather.at`` is drawn."""
        laptop.line.weather = Weather(weather.trouble, self._dice.randrange(weather.at + 1))
        self._attempt(laptop)

    def _attempt(self, laptop: Laptop) -> None:
        code = laptop.try_sync()
        laptop.line.weather = None
        assert code in PASSING, f"an exchange of {laptop.name} ended with {code}"

    def old_request(self, laptop: Laptop) -> None:
        """A request that was answered long ago comes once more."""
        if laptop.line.requests:
            laptop.line.arrive(self._dice.choice(laptop.line.requests))

    def late_request(self, laptop: Laptop) -> None:
        """A request that its sender gave up arrives."""
        late = laptop.line.late
        if late:
            laptop.line.arrive(late.pop(self._dice.randrange(len(late))))

    def edit_while_pushing(self, laptop: Laptop) -> None:
        """The person goes on writing while an exchange runs."""
        left = self._dice.randint(1, 3)

        def write(_: object) -> None:
            nonlocal left
            if left:
                left -= 1
                self.township.act(laptop)

        laptop.try_sync(write)

    def killed_while_saving(self, laptop: Laptop) -> None:
        """kill -9 between two statements of a save; what was saved before is there."""
        laptop.survives(lambda: self.township.act(laptop), self._dice.randrange(30))

    def killed_while_syncing(self, laptop: Laptop) -> None:
        """kill -9 between two statements of an exchange."""
        laptop.survives(lambda: laptop.try_sync(), self._dice.randrange(60))

    def server_killed(self, laptop: Laptop) -> None:
        """The server dies while it serves; before, within or after a COMMIT."""
        self._world.server.fate.strike(self._dice.randrange(30))
        self._attempt(laptop)
        self._world.server.spare()

    def came_second(self, laptop: Laptop) -> None:
        """Another transaction is in the server's way."""
        self._world.server.contention.strike(self._dice.randrange(30), came_second)
        self.sync(laptop)
        self._world.server.spare()

    def disk_full(self, laptop: Laptop) -> None:
        """The laptop's disk is full for one statement of an exchange."""
        laptop.fate.strike(self._dice.randrange(40), disk_full)
        self._attempt(laptop)
        laptop.fate.spare()

    def clock_jumps(self, laptop: Laptop) -> None:
        """The laptop's clock is set, or its battery is dead."""
        now = self._world.clock.now_ms
        laptop.ahead_ms = self._dice.choice((0, 0, 60_000, -3_600_000, 10 * _YEAR_MS, -now, 400_000))

    def reopen(self, laptop: Laptop) -> None:
        """The program is closed and started again."""
        laptop.close()
        laptop.open()

    def write_stick(self, laptop: Laptop) -> None:
        """Somebody takes what this laptop has to another one."""
        self._written(laptop)

    def _written(self, laptop: Laptop) -> Path | None:
        """A stick of this laptop; None where it was set back and has no id of its own yet."""
        if not laptop.db.get_meta("restored"):
            return laptop.write_stick()
        try:
            laptop.write_stick()
        except KnownError as error:
            assert error.code == "bundle_restored"
            return None
        raise AssertionError("a laptop that was set back wrote a stick under the old one's id")

    def read_stick(self, laptop: Laptop) -> None:
        """Any of the sticks that lie about is put in, one of today or an old one."""
        if self._world.bundles:
            laptop.read_stick(self._dice.choice(self._world.bundles))

    def killed_with_a_stick(self, laptop: Laptop) -> None:
        """kill -9 between two statements while a stick is read."""
        laptop.survives(lambda: self.read_stick(laptop), self._dice.randrange(60))

    def stick_at_the_server(self, laptop: Laptop) -> None:
        """Somebody carries this laptop's stick to the server."""
        stick = self._written(laptop)
        if stick is not None:
            self._world.stick_to_server(stick)

    def stick_from_the_server(self, laptop: Laptop) -> None:
        """The server writes its log on a stick, all of it or its end."""
        self._world.stick_from_server(self._dice.choice((0, laptop.journal.cursor.seq)))

    def compact(self, _: Laptop) -> None:
        """The server moves superseded values to its archive, all at once or until it is broken off or killed."""
        world, ends = self._world, self._dice.randrange(4)
        if ends == 0:
            world.server.fate.strike(self._dice.randrange(25))
        try:
            world.compact(young=True, stopped=lambda: ends == 1 and self._dice.random() < 0.5)
        except Killed:
            world.server.restart()
        world.server.spare()

    def look(self, laptop: Laptop) -> None:
        """What the laptop shows is the log as far as it follows it, with what waits on top."""
        assert_replay_gives_rows(laptop.db)

    def time_passes(self, laptop: Laptop) -> None:
        """Nobody does anything for a while."""
        self._world.clock.advance(self._dice.choice((1_000, 600_000, 86_400_000)))
