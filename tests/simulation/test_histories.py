"""Each history once, and hypothesis as the weather: what ``make faults`` does ten thousand times, for every change."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from tests.faults.processes import LONG
from tests.simulation.chance import determined
from tests.simulation.closing import come_to_rest
from tests.simulation.deeds import Township
from tests.simulation.histories import HISTORIES
from tests.simulation.network import TROUBLES, Trouble, Weather
from tests.simulation.noise import Noise
from tests.simulation.runner import play
from tests.simulation.world import Laptop, World

SEED = 1
LAPTOPS = st.integers(0, 4)
#: Backups and copied disks of one week; and so many laptops stay let in.
MOST = 2


@pytest.mark.parametrize("name", sorted(HISTORIES))
def test_a_history_ends_well(name: str) -> None:
    result = play(SEED, name)
    assert not result.failure, result.failure


def test_a_seed_plays_the_same_twice() -> None:
    def bytes_of(seed: int) -> list[bytes]:
        with determined(seed) as dice:
            world = World(dice)
            world.township_of(2)
            Noise(world, Township(world)).happen(20)
            come_to_rest(world)
            requests = [request for laptop in world.laptops for request in laptop.line.requests]
            world.end()
        return requests

    assert bytes_of(5) == bytes_of(5) != bytes_of(6)


class Weeks(RuleBasedStateMachine):
    """Three laptops and a server; hypothesis looks for the order of things that breaks them, and shrinks it."""

    @initialize(seed=st.integers(0, 1 << 16))
    def begin(self, seed: int) -> None:
        self._open = ExitStack()
        dice = self._open.enter_context(determined(seed))
        self.world = World(dice)
        self._open.callback(self.world.end)
        self.world.township_of(3)
        self.township = Township(self.world, rows=2)
        self.noise = Noise(self.world, self.township)
        self.backups: list[Path] = []
        self.disks: list[tuple[Laptop, Path]] = []
        #: Whose device id stands on another disk too, or stood on one.
        self.twins: set[Laptop] = set()

    def teardown(self) -> None:
        if hasattr(self, "world"):
            with self._open:
                come_to_rest(self.world)

    def laptop(self, who: int) -> Laptop:
        """One that the server lets in."""
        active = self.world.active
        return active[who % len(active)]

    @rule(who=LAPTOPS)
    def a_person_writes(self, who: int) -> None:
        self.township.act(self.laptop(who))

    @rule(who=LAPTOPS)
    def a_person_decides(self, who: int) -> None:
        self.township.decide(self.laptop(who))

    @rule(who=LAPTOPS)
    def a_person_undoes(self, who: int) -> None:
        self.township.undo(self.laptop(who))

    @rule(who=LAPTOPS)
    def an_exchange(self, who: int) -> None:
        self.noise.sync(self.laptop(who))

    @rule(who=LAPTOPS, trouble=st.sampled_from(TROUBLES), at=st.integers(0, 3000))
    def an_exchange_in_bad_weather(self, who: int, trouble: Trouble, at: int) -> None:
        self.noise.troubled(self.laptop(who), Weather(trouble, at))

    @rule(who=LAPTOPS)
    def an_edit_during_a_push(self, who: int) -> None:
        self.noise.edit_while_pushing(self.laptop(who))

    @rule(who=LAPTOPS)
    def an_old_request_comes_again(self, who: int) -> None:
        self.noise.old_request(self.laptop(who))
        self.noise.late_request(self.laptop(who))

    @rule(who=LAPTOPS)
    def a_kill(self, who: int) -> None:
        self.noise.killed_while_syncing(self.laptop(who))

    @rule(who=LAPTOPS)
    def the_server_dies(self, who: int) -> None:
        self.noise.server_killed(self.laptop(who))

    @rule(who=LAPTOPS)
    def a_clock_jumps(self, who: int) -> None:
        self.noise.clock_jumps(self.laptop(who))

    @rule(who=LAPTOPS)
    def a_stick_is_written(self, who: int) -> None:
        self.noise.write_stick(self.laptop(who))

    @rule(who=LAPTOPS, killed=st.booleans())
    def a_stick_is_read(self, who: int, killed: bool) -> None:
        (self.noise.killed_with_a_stick if killed else self.noise.read_stick)(self.laptop(who))

    @rule(who=LAPTOPS, from_server=st.booleans())
    def a_stick_goes_to_the_server_or_comes(self, who: int, from_server: bool) -> None:
        (self.noise.stick_from_the_server if from_server else self.noise.stick_at_the_server)(self.laptop(who))

    @rule(young=st.booleans())
    def the_server_compacts(self, young: bool) -> None:
        self.world.compact(young=young)

    @rule(days=st.sampled_from((1, 100, 420)))
    def days_pass(self, days: int) -> None:
        self.world.days_pass(days)

    @precondition(lambda self: len(self.backups) < MOST)
    @rule()
    def the_server_is_backed_up(self) -> None:
        self.backups.append(self.world.back_up())

    @precondition(lambda self: self.backups)
    @rule(which=st.integers(0, MOST), declared=st.booleans())
    def the_server_is_set_back(self, which: int, declared: bool) -> None:
        self.world.set_back(self.backups[which % len(self.backups)], declared=declared)

    @precondition(lambda self: len(self.disks) < MOST)
    @rule(who=LAPTOPS, goes_on=st.booleans())
    def a_disk_is_copied(self, who: int, goes_on: bool) -> None:
        laptop = self.laptop(who)
        self.twins.add(laptop)
        self.disks.append((laptop, laptop.disk()))
        if goes_on:
            self.twins.add(self.world.copy_of(laptop))

    @precondition(lambda self: self.disks)
    @rule(which=st.integers(0, MOST), declared=st.booleans())
    def a_laptop_is_set_back(self, which: int, declared: bool) -> None:
        laptop, disk = self.disks[which % len(self.disks)]
        laptop.set_back(disk, declared=declared)

    @precondition(lambda self: len(self.world.active) > MOST)
    @rule(who=LAPTOPS)
    def a_laptop_is_shut_out(self, who: int) -> None:
        laptop = self.laptop(who)
        if laptop not in self.twins:
            self.world.revoke(laptop)

    @rule(taken_in=st.booleans())
    def somebody_decides_about_a_laptop_that_was_shut_out(self, taken_in: bool) -> None:
        for laptop in self.world.laptops:
            if laptop.shut_out:
                laptop.hand_over()
                (self.world.accept if taken_in else self.world.discard)(laptop)


TestWeeks = Weeks.TestCase
TestWeeks.settings = settings(
    max_examples=400 if LONG else 20,
    stateful_step_count=40 if LONG else 25,
    suppress_health_check=list(HealthCheck),
    deadline=None,
    report_multiple_bugs=False,
)
