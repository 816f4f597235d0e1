"""Each history once, and hypothesis as the weather: what ``make faults`` does ten thousand times, for every change."""

from __future__ import annotations

from contextlib import ExitStack

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from tests.simulation.chance import determined
from tests.simulation.closing import come_to_rest
from tests.simulation.deeds import Township
from tests.simulation.histories import HISTORIES
from tests.simulation.network import TROUBLES, Trouble, Weather
from tests.simulation.noise import Noise
from tests.simulation.runner import play
from tests.simulation.world import World

SEED = 1
LAPTOPS = st.integers(0, 2)


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

    def teardown(self) -> None:
        if hasattr(self, "world"):
            with self._open:
                come_to_rest(self.world)

    @rule(who=LAPTOPS)
    def a_person_writes(self, who: int) -> None:
        self.township.act(self.world.laptops[who])

    @rule(who=LAPTOPS)
    def a_person_decides(self, who: int) -> None:
        self.township.decide(self.world.laptops[who])

    @rule(who=LAPTOPS)
    def a_person_undoes(self, who: int) -> None:
        self.township.undo(self.world.laptops[who])

    @rule(who=LAPTOPS)
    def an_exchange(self, who: int) -> None:
        self.noise.sync(self.world.laptops[who])

    @rule(who=LAPTOPS, trouble=st.sampled_from(TROUBLES), at=st.integers(0, 3000))
    def an_exchange_in_bad_weather(self, who: int, trouble: Trouble, at: int) -> None:
        self.noise.troubled(self.world.laptops[who], Weather(trouble, at))

    @rule(who=LAPTOPS)
    def an_edit_during_a_push(self, who: int) -> None:
        self.noise.edit_while_pushing(self.world.laptops[who])

    @rule(who=LAPTOPS)
    def an_old_request_comes_again(self, who: int) -> None:
        self.noise.old_request(self.world.laptops[who])
        self.noise.late_request(self.world.laptops[who])

    @rule(who=LAPTOPS)
    def a_kill(self, who: int) -> None:
        self.noise.killed_while_syncing(self.world.laptops[who])

    @rule(who=LAPTOPS)
    def the_server_dies(self, who: int) -> None:
        self.noise.server_killed(self.world.laptops[who])

    @rule(who=LAPTOPS)
    def a_clock_jumps(self, who: int) -> None:
        self.noise.clock_jumps(self.world.laptops[who])


TestWeeks = Weeks.TestCase
TestWeeks.settings = settings(
    max_examples=25,
    stateful_step_count=25,
    suppress_health_check=list(HealthCheck),
    deadline=None,
    report_multiple_bugs=False,
)
