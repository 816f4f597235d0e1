"""The sample township's ground: its places, who lives there, who has which post, its homes and lists.

What is done there stands in ``sample_work``; the whole is told by ``sample``.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from typing import Any, Literal, NamedTuple

from desktop.services import sample_texts as texts
from desktop.services.divisions import units_for
from desktop.services.mongolian_names import other_writing, propose_spelling
from desktop.services.sample_federation import GACHA
from desktop.services.sample_progress import UNREFORMED
from protocol.ids import derived_id

TOWNSHIP = "152221201"
TOWNSHIP_NAME = "乌兰毛都苏木"
#: The user who works on the sample: the chair.
CHAIR_USER = derived_id("sample", "user", "chair")
#: The day on which the story stands; its last entries are of three days before.
TODAY = date(2026, 11, 23)

Size = Literal["normal", "large"]
_CHINA = timezone(timedelta(hours=8))
#: Of the story: two and a half years.
DAYS = 915


class Row(NamedTuple):
    """One new row: fields that are empty are left out."""

    kind: str
    id: bytes
    fields: dict[str, Any]


@dataclass(frozen=True)
class Counts:
    """How much there is of everything. ``women``: on the roster and active; ``attendance``: rows."""

    women: int
    activities: int
    attendance: int
    visits: int
    camp_homes: int
    representative_homes: int


SIZES: dict[Size, Counts] = {
    "normal": Counts(1500, 420, 8000, 600, camp_homes=7, representative_homes=3),
    "large": Counts(5000, 7200, 180_000, 20_000, camp_homes=40, representative_homes=22),
}


@dataclass
class Place:
    """A gacha or community with who lives there."""

    id: bytes
    name: str
    people: list[bytes] = field(default_factory=list)
    households: list[tuple[bytes, str, str]] = field(default_factory=list)  # id, winter, summer place
    homes: list[bytes] = field(default_factory=list)
    officers: list[bytes] = field(default_factory=list)
    camps: list[tuple[str, str]] = field(default_factory=list)  # winter, summer place
    camp_words: list[str] = field(default_factory=list)  # for its homes, each used once


class Places:
    """Rows of what stands before anything is done; remembers what the rest refers to."""

    def __init__(self, counts: Counts, seed: int, today: date) -> None:
        self.counts = counts
        self.random = random.Random(seed)
        self.today = today
        self.first_day = today - timedelta(days=DAYS)
        self.places: list[Place] = []
        self.sumu = b""
        self.chair = b""
        self.names: dict[bytes, str] = {}
        self.executives: list[bytes] = []
        self.gacha_chairs: list[bytes] = []
        self.camp_keepers: list[bytes] = []
        self._last_ms = 0
        self._phone = 0
        self._surplus = 0  # rows of attendance written beyond the shares so far

    def _id(self, at: datetime) -> bytes:
        """A UUID of version 7 of that time, later than all before."""
        self._last_ms = max(self._last_ms + 1, round(at.replace(tzinfo=_CHINA).timestamp() * 1000))
        low = self.random.getrandbits(74)
        high = (self._last_ms << 16) | 0x7000 | (low >> 62)
        return ((high << 64) | (0b10 << 62) | (low & ((1 << 62) - 1))).to_bytes(16, "big")

    def _at(self, day: date, hour: int, minute: int = 0) -> datetime:
        return datetime(day.year, day.month, day.day, hour, minute)

    def _some(self, chance: float) -> bool:
        return self.random.random() < chance

    # --- places and people ------------------------------------------------------------------------------------

    def _units(self) -> Iterator[Row]:
        for unit in units_for(TOWNSHIP):
            fields = {name: value for name, value in unit.items() if name != "id"}
            if fields["level"] == "sumu":
                self.sumu = unit["id"]
                fields |= {"reformed_on": "2018-06", "field": "D2"}
            elif fields["level"] != "banner":
                fields["reformed_on"] = f"2018-{self.random.randint(7, 12):02}"
                if len(self.places) == UNREFORMED:
                    del fields["reformed_on"]
                self.places.append(Place(unit["id"], fields["short_name"]))
            yield Row("org_unit", unit["id"], GACHA | fields)

    def _people(self) -> Iterator[Row]:
        """Households and who lives in them; gachas are of different sizes, 萨仁台嘎查 among the large ones."""
        for place in self.places:
            words = self.random.sample(texts.CAMP_WORDS, len(texts.CAMP_WORDS))
            place.camps = [(f"{winter}冬营地", f"{summer}夏营地") for winter in words[:2] for summer in words[2:4]]
            place.camp_words = words
        weights = [
            2 if place.name.endswith("社区") else 4 if place.name == "萨仁台嘎查" else 3 for place in self.places
        ]
        entered = self._at(self.first_day - timedelta(days=30), 9)
        # The facts that stories rely on: two namesakes in two gachas, and the chair.
        known = {
            ("萨仁台嘎查", 0): ("其木格", "14004821234"),
            ("萨仁台嘎查", 1): ("萨仁高娃", "14004825501"),
            ("萨仁台嘎查", 2): ("王秀兰", "14004825502"),
            ("萨仁台嘎查", 3): ("乌云其木格", "14004825503"),
            ("草根台嘎查", 0): ("其木格", "14004828870"),
        }
        community = next(place for place in self.places if place.name.endswith("社区"))
        total = self.counts.women
        shares = [total * weight // sum(weights) for weight in weights]
        shares[0] += total - sum(shares)
        for place, share in zip(self.places, shares, strict=True):
            women = 0
            while women < share:
                household = self._id(entered)
                winter, summer = self.random.choice(place.camps)
                members = min(share - women, self.random.choice((1, 1, 2, 2, 2, 3)))
                ids = [self._id(entered) for _ in range(members)]
                extra = self._id(entered) if self._some(0.09) else None  # a man, or someone who left
                herding = place is not community and self._some(0.8)
                home: dict[str, Any] = {"head": extra or ids[0], "gacha": place.id}
                if herding:
                    home |= {"winter_place": winter, "summer_place": summer}
                yield Row("household", household, home)
                place.households.append((household, winter if herding else "", summer if herding else ""))
                for person in ids:
                    name, phone = known.get((place.name, women), (None, None))
                    if place is community and women == 0:
                        name, phone, self.chair = texts.CHAIR_NAME, "14004820001", person
                    yield from self._woman(person, place, household, name, phone, entered)
                    women += 1
                if extra:
                    yield self._other(extra, place, household)

    def _woman(
        self, id: bytes, place: Place, household: bytes, name: str | None, phone: str | None, entered: datetime
    ) -> Iterator[Row]:
        rng = self.random
        is_known = name is not None
        mongol = is_known or self._some(0.76)
        name = name or self._name(mongol)
        born = date(1940, 1, 1) + timedelta(days=int(rng.triangular(0, 24800, 13500)))
        age = self.today.year - born.year
        fields: dict[str, Any] = {"name_zh": name, "sex": "2", "gacha": place.id, "household": household}
        birth = born.isoformat()[: rng.choices((10, 7, 4, 0), (68, 17, 10, 5))[0]]
        if birth:
            fields["birth"] = birth
        if not self._some(0.03):
            fields["ethnic"] = "02" if mongol else rng.choice(("01", "01", "01", "11", "31"))
        spelling = propose_spelling(name)
        if spelling and self._some(0.45):
            fields["name_mn"] = spelling.mn
        if spelling and self._some(0.12):
            fields["name_latin"] = spelling.latin
        if self._some(0.07):
            fields["nickname"] = rng.choice(texts.NICKNAMES)
        fields["education"] = rng.choice(
            ("80", "80", "70", "70", "00") if age > 55 else ("70", "70", "60", "40", "30", "20")
        )
        fields["politics"] = rng.choices(("13", "01", "03" if age < 28 else "13"), (80, 14, 6))[0]
        fields["marital"] = "10" if age < 24 else rng.choices(("20", "30", "40"), (60, 18 if age > 60 else 2, 5))[0]
        fields["job"] = rng.choices(("27", "54", "70", "17", "13"), (80, 7, 5, 4, 4))[0]
        if is_known or self._some(0.84):
            self._phone += 1
            fields["phone"] = phone or f"140{self._phone * 7919 % 100_000_000:08}"
            fields["phone_of"] = "self" if is_known or not self._some(0.12) else "relative"
        fields["residence"] = (
            "resident" if is_known else rng.choices(("resident", "floating_out", "floating_in"), (84, 12, 4))[0]
        )
        if self._some(0.16):
            fields["tags"] = sorted(rng.sample(texts.TAGS, rng.choice((1, 1, 2))))
        if not is_known and ("birth" not in fields or "phone" not in fields) and self._some(0.4):
            fields["to_complete"] = 1
        if self._some(0.6):
            fields["consented_on"] = (self.first_day + timedelta(days=rng.randrange(DAYS - 10))).isoformat()
        if self._some(0.04):
            fields["note"] = rng.choice(texts.NOTES)
        fields["status"] = "active"
        self.names[id] = name
        place.people.append(id)
        yield Row("person", id, fields)
        other = other_writing(name)
        if other and (is_known or self._some(0.22)):
            yield Row("person_alias", self._id(entered), {"person": id, "text": other, "script": "zh"})
        if spelling and self._some(0.06):
            script, text = rng.choice((("mn", spelling.mn), ("latin", spelling.latin)))
            yield Row("person_alias", self._id(entered), {"person": id, "text": text, "script": script})

    def _other(self, id: bytes, place: Place, household: bytes) -> Row:
        """A man of a household, or a woman who moved or died: on the books, not among the women counted."""
        rng = self.random
        if self._some(0.7):
            fields = {"name_zh": rng.choice(texts.MENS_NAMES), "sex": "1", "status": "active"}
        else:
            fields = {"name_zh": self._name(True), "sex": "2", "status": rng.choice(("moved", "moved", "died"))}
        birth = str(rng.randint(1945, 1995))
        return Row("person", id, {**fields, "birth": birth, "gacha": place.id, "household": household})

    def _name(self, mongol: bool) -> str:
        rng = self.random
        if not mongol:
            return rng.choice(texts.HAN_SURNAMES) + rng.choice(texts.GIVEN_NAMES)
        form = rng.random()
        if form < 0.5:
            return rng.choice(texts.FIRST_WORDS) + rng.choice(texts.LAST_WORDS)
        if form < 0.78:
            return rng.choice(texts.SINGLE_NAMES)
        return rng.choice(texts.MONGOL_SURNAMES) + rng.choice(texts.GIVEN_NAMES)

    # --- posts, homes, lists ----------------------------------------------------------------------------------

    def _officers(self) -> Iterator[Row]:
        since = "2021-07-16"
        entered = self._at(self.first_day - timedelta(days=20), 10)

        def appoint(person: bytes, org: bytes, post: str, engagement: str, **more: Any) -> Row:
            fields = {"person": person, "org": org, "post": post, "engagement": engagement, "from_date": since}
            return Row("appointment", self._id(entered), {**fields, "how": "elected", **more})

        yield appoint(self.chair, self.sumu, "P1", "E1", rank="deputy_section", in_leading_group=1)
        self.executives.append(self.chair)
        gachas = [place for place in self.places if place.name.endswith("嘎查")]
        vices = [(gachas[0].people[5], "E2"), (gachas[1].people[5], "E2"), (self.places[0].people[5], "E3")]
        for person, engagement in vices:
            self.executives.append(person)
            yield appoint(person, self.sumu, "P2", engagement)
        for place in self.places:
            # Not the first four: they are the ones whose namesakes a story meets.
            chair, vice, *others = self.random.sample(place.people[6:], 15)
            place.officers = [chair, vice, *others[:3]]
            self.gacha_chairs.append(chair)
            yield appoint(chair, place.id, "P1", "E2")
            yield appoint(vice, place.id, "P2", "E2")
            for number, person in enumerate(others[:3]):
                yield appoint(person, place.id, "P4", "E5", duty=texts.DUTIES[number])
            for person in others[3:]:
                yield appoint(person, place.id, "P5", "E5")
            for person in [chair, vice, *others[:2]]:
                self.executives.append(person)
                yield appoint(person, self.sumu, "P4", "E2")
        # One who left within the term, and who came for her.
        gone, come = self.random.sample(gachas[2].people[6:], 2)
        yield appoint(gone, self.sumu, "P4", "E2", to_date="2024-09-01", ended_why="迁出")
        self.executives.append(come)
        yield appoint(come, self.sumu, "P4", "E2", from_date="2024-10-11", how="co_opted")

    def _homes(self) -> Iterator[Row]:
        rng = self.random
        entered = self._at(self.first_day - timedelta(days=10), 15)
        gachas = [place for place in self.places if place.name.endswith("嘎查")]
        today = self.today.isoformat()

        def home(place: Place, kind: str, carrier: str, name: str, keeper: bytes, **more: Any) -> Row:
            id = self._id(entered)
            place.homes.append(id)
            founded = (self.first_day - timedelta(days=rng.randrange(30, 1500))).isoformat()[:7]
            fields: dict[str, Any] = {
                "org": place.id,
                "kind": kind,
                "carrier": carrier,
                "name_zh": name,
                "keeper": keeper,
            }
            fields |= {
                "women_covered": rng.randint(15, 60),
                "founded_on": founded,
                "checklist": ["牌子", "制度", "活动记录"],
            }
            self._phone += 1
            fields["phone"] = f"140{self._phone * 7919 % 100_000_000:08}"
            if self._some(0.2):
                fields |= {"is_model": 1, "awarded_by": rng.choice(("旗妇联", "盟妇联"))}
            return Row("home", id, {**fields, **more})

        for place in self.places:
            kind = "H20" if place.name.endswith("社区") else "H10"
            yield home(place, kind, "place", f"{place.name}妇女之家", place.officers[0], area=rng.randint(40, 120))
        online = next(place for place in self.places if place.name.endswith("社区"))
        yield home(online, "H50", "online", f"{TOWNSHIP_NAME}网上妇女之家", self.chair)
        for number in range(self.counts.representative_homes):
            place = gachas[(number + 1) % len(gachas)]
            keeper = rng.choice(place.people)
            yield home(
                place,
                "H30",
                rng.choice(("representative", "party_member")),
                f"{place.name}{place.camp_words.pop()}北疆妇女代表之家",
                keeper,
                host_household=rng.choice(place.households)[0],
            )
        for number in range(self.counts.camp_homes):
            place = gachas[(number + 1) % len(gachas)]
            word = place.camp_words.pop()
            keeper = rng.choice(place.people[6:])
            self.camp_keepers.append(keeper)
            row = home(
                place,
                "H40",
                "ger",
                f"{place.name}{word}北疆流动妇女之家",
                keeper,
                host_household=rng.choice(place.households)[0],
                winter_place=rng.choice(place.camps)[0],
                summer_place=f"{word}夏营地",
                lat=round(46.3 + rng.random() * 0.4, 4),
                lon=round(121.2 + rng.random() * 0.6, 4),
            )
            yield row
            summer, winter = row.fields["summer_place"], row.fields["winter_place"]
            for day, camp, where in (
                ("05-10", "between_camp", f"{word}春秋营地"),
                ("06-15", "summer_camp", summer),
                ("10-20", "winter_camp", winter),
            ):
                years = (self.today.year - 1, self.today.year)
                since = max(f"{year}-{day}" for year in years if f"{year}-{day}" <= today)
                fields = {"home": row.id, "since": since, "kind": camp, "place": where, "confirmed_by": keeper}
                yield Row("home_place", derived_id("home_place", row.id, camp), fields)
            linked = rng.sample(place.people, rng.randint(7, 12))
            for order, person in enumerate(linked):
                fields = {"home": row.id, "person": person, "role": "volunteer" if order < 3 else "mobile"}
                yield Row("home_person", derived_id("home_person", row.id, person), fields)

    def _saved_lists(self) -> Iterator[Row]:
        entered = self._at(self.first_day - timedelta(days=5), 16)
        sarentai = next(place for place in self.places if place.name == "萨仁台嘎查")
        lists: Sequence[tuple[str, list[bytes]]] = (
            ("全体执委", self.executives),
            ("嘎查社区妇联主席", self.gacha_chairs),
            ("流动妇女之家负责人", sorted(set(self.camp_keepers))),
            ("萨仁台嘎查骨干", [*sarentai.officers, *sarentai.people[:12]]),
            ("刺绣班", [person for place in self.places for person in place.people[8:11]]),
        )
        for name, people in lists:
            yield Row("saved_list", self._id(entered), {"name": name, "people": list(dict.fromkeys(people))})
