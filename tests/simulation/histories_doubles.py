"""Histories of women who are written down twice: made one in all directions, told apart, taken apart, and the same
in the end for everybody."""

from __future__ import annotations

from desktop.errors import KnownError
from desktop.services.desk import Desk
from desktop.services.merging import Doubles
from desktop.store.changes import Edit
from desktop.store.queries import doubles as queries
from desktop.store.queries import people
from protocol.survivors import survivors
from tests.simulation.stage import Stage, history, shuffled
from tests.simulation.world import Laptop


class _Women:
    """Rows of one name, and what laptops decide of them."""

    def __init__(self, s: Stage, maker: Laptop) -> None:
        self._s, self._dice = s, s.world.dice
        self.rows = sorted(s.world.id() for _ in range(self._dice.randint(2, 4)))
        for at, row in enumerate(self.rows):
            maker.write(Edit("person", row, {"name_zh": "其木格", "phone": f"1380000000{at}", "sex": "2"}))

    @staticmethod
    def doubles(laptop: Laptop) -> Doubles:
        return Desk(laptop.db, laptop.journal, laptop.path.parent).doubles

    def merge(self, laptop: Laptop, winner: bytes, loser: bytes) -> None:
        """As from the page: who is one already is left alone."""
        doubles = self.doubles(laptop)
        seen = doubles.compare(winner, loser)
        if seen is not None:
            [stands] = people.counted_as(laptop.db, winner)[:1]
            doubles.merge(seen, stands, dict.fromkeys(seen.differ, seen.against(stands).id))

    def decide(self, laptop: Laptop) -> None:
        """One act of one person."""
        one, other = self._dice.sample(self.rows, 2)
        doubles = self.doubles(laptop)
        match self._dice.randrange(6):
            case 0:
                doubles.keep_apart(one, other)
            case 1:
                doubles.propose_again(one, other)
            case 2:
                try:
                    doubles.take_apart(one)
                except KnownError as error:
                    assert error.code == "pair_changed"
            case 3:
                laptop.set("person", one, phone=f"1390000{self._dice.randrange(10_000):04}")
            case _:
                self.merge(laptop, one, other)

    def stands(self, laptop: Laptop) -> dict[bytes, bytes]:
        """Who stands for each, as the laptop's lists have it."""
        found = people.survivors(laptop.db)
        return {row: found.get(row, row) for row in self.rows}

    def assert_agreed(self, *laptops: Laptop) -> None:
        """Everybody shows the same; nobody is gone, and what stands follows from what was written."""
        wanted = self.stands(laptops[0])
        for laptop in laptops:
            assert self.stands(laptop) == wanted, "two laptops show another woman"
            rows = laptop.journal.rows.get_many("person", self.rows)
            written = {row: rows[row]["merged_into"] for row in self.rows}
            assert survivors(written) == {row: her for row, her in wanted.items() if her != row}
            assert queries.apart(laptop.db) == queries.apart(laptops[0].db)
        assert all(wanted[her] == her for her in wanted.values()), "somebody stands for nobody"


def _rest(s: Stage, *laptops: Laptop) -> None:
    for laptop in shuffled(s, *laptops) * 2:
        laptop.sync()


@history(43)
def merged_in_opposite_directions(s: Stage) -> None:
    """One woman is left, the smaller id; taken apart by whomever, there are two with what they had."""
    a, b, *others = s.world.township_of()
    women = _Women(s, a)
    one, other, *_ = women.rows
    _rest(s, a, b, *others)
    before = {row: a.journal.rows.get("person", row) for row in (one, other)}
    women.merge(a, one, other)
    women.merge(b, other, one)
    for laptop in shuffled(s, a, b):
        s.noise.sync_in_bad_weather(laptop) if s.world.dice.random() < 0.3 else laptop.sync()
    _rest(s, a, b, *others)
    women.assert_agreed(a, b, *others)
    assert women.stands(a)[other] == one
    taker = s.world.dice.choice((a, b, *others))
    women.doubles(taker).take_apart(other)
    _rest(s, a, b, *others)
    women.assert_agreed(a, b, *others)
    for row in (one, other):
        record = a.journal.rows.get("person", row)
        assert record is not None and before[row] is not None
        assert [record[name] for name in ("merged_into", "phone")] == [None, before[row]["phone"]]


@history(43)
def merged_into_one_who_is_being_merged(s: Stage) -> None:
    """Two acts that do not know of each other make a chain: one stands for all of it."""
    a, b, *others = s.world.township_of()
    women = _Women(s, a)
    one, two, *_ = women.rows
    three = s.world.id()
    a.write(Edit("person", three, {"name_zh": "其木格", "sex": "2"}))
    women.rows.append(three)
    _rest(s, a, b, *others)
    women.merge(a, two, one)
    women.merge(b, one, three)
    _rest(s, a, b, *others)
    women.assert_agreed(a, b, *others)
    assert women.stands(a)[three] == two


@history(43)
def one_merges_while_another_tells_them_apart(s: Stage) -> None:
    """Both are kept, and everybody is shown that they disagree."""
    a, b, *others = s.world.township_of()
    women = _Women(s, a)
    one, other, *_ = women.rows
    _rest(s, a, b, *others)
    women.merge(a, other, one)
    women.doubles(b).keep_apart(one, other)
    _rest(s, a, b, *others)
    women.assert_agreed(a, b, *others)
    for laptop in (a, b, *others):
        assert women.doubles(laptop).disputed() == [(one, other)]


@history(43)
def women_decided_about_by_everybody(s: Stage) -> None:
    """Merges in rings and chains, taking apart, telling apart and edits, cut lines and killed programs between."""
    laptops = s.world.township_of()
    women = _Women(s, laptops[0])
    _rest(s, *laptops)
    for _ in range(s.world.dice.randint(4, 14)):
        laptop = s.world.dice.choice(laptops)
        women.decide(laptop)
        match s.world.dice.randrange(4):
            case 0:
                s.noise.killed_while_syncing(laptop)
            case 1:
                laptop.sync()
            case _:
                pass
    _rest(s, *laptops)
    women.assert_agreed(*laptops)
