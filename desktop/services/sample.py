"""The sample township: 乌兰毛都苏木 on its real gachas, with made-up people and a made-up life.

``sample()`` gives the same records for the same arguments on every machine, row by row, what is referred to before
what refers to it (but for a household's head, who names it in turn). The ids of rows without a natural key are UUIDs
of version 7 that follow the story's time, so that indexes fill as they do with real work.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from desktop.services import sample_federation
from desktop.services import sample_texts as texts
from desktop.services.sample_congress import Congresses
from desktop.services.sample_contact import Contact
from desktop.services.sample_duty import ExecutivesYears
from desktop.services.sample_funds import Money
from desktop.services.sample_homes import HomesAtWork
from desktop.services.sample_meetings import MeetingsHeld
from desktop.services.sample_needs import Asked
from desktop.services.sample_places import CHAIR_USER, SIZES, TODAY, TOWNSHIP, Counts, Row, Size
from desktop.services.sample_progress import Place, progress
from desktop.services.sample_rota import OnDuty
from desktop.services.sample_service import Service

__all__ = ["CHAIR_USER", "SIZES", "TODAY", "TOWNSHIP", "Counts", "Row", "Size", "sample"]


def sample(size: Size | Counts = "normal", seed: int = 20260601, today: date = TODAY) -> Iterator[Row]:
    """The rows of the sample township, as seen on ``today``; the same arguments give the same rows."""
    return _Story(size if isinstance(size, Counts) else SIZES[size], seed, today).rows()


class _Story(Service, Money, Contact, HomesAtWork, Asked, MeetingsHeld, OnDuty, ExecutivesYears):
    def rows(self) -> Iterator[Row]:
        """A new generator stands last, so that earlier ids stay; a long one in a module ``sample_…`` of its own."""
        yield from self._units()
        yield from self._people()
        yield Row("user", CHAIR_USER, {"name": texts.CHAIR_NAME, "role": "chair", "person": self.chair})
        yield from self._officers()
        yield from self._homes()
        yield from self._saved_lists()
        yield from self._days()
        yield from self._plans()
        yield from self._awards()
        yield from self._tags()
        yield from self._incoming()
        yield from (Row(*row) for row in sample_federation.rows(self.sumu, self.places, self.today, self._id))
        yield from self._progress()
        yield from self._service()
        yield from self._funds()
        yield from self._training()
        yield from self._contact()
        yield from self._consents()
        yield from self._congresses()
        yield from self._homes_at_work()
        yield from self._needs()
        yield from self._meetings()
        yield from self._on_duty()
        yield from self._duty()

    def _awards(self) -> Iterator[Row]:
        """Of the last two years, at each level, to women, households, homes and units."""
        for number, (title, giver, level, to) in enumerate(texts.AWARDS):
            day = self.today - timedelta(days=20 + 47 * number)
            place = self.places[number % len(self.places)]
            named = {"person": place.officers[0], "household": place.households[0][0]}
            given = {**named, "home": place.homes[0], "org": place.id}[to]
            fields = {"title": title, "giver": giver, "level": level, "given_on": day.isoformat(), to: given}
            if level != "gacha":
                fields["document_no"] = f"妇发〔{day.year}〕{number + 3}号"
            yield Row("award", self._id(self._at(self.today - timedelta(days=3), 18)), fields)

    def _tags(self) -> Iterator[Row]:
        """In two places some who have been in difficulty, live alone or lead others, since when, one of them no more;
        and the list of all who are in difficulty."""
        at = self._at(self.today - timedelta(days=2), 9)
        for number, (tag, source, months, review, over) in enumerate(texts.DATED_TAGS):
            woman = self.places[number % 2].people[-2 - number // 2]
            since = self.today - timedelta(days=30 * months)
            fields = {"person": woman, "tag": tag, "since": since.isoformat(), "source": source}
            if over:
                fields["until"] = (self.today - timedelta(days=over)).isoformat()
            else:
                fields["review_on"] = (self.today + timedelta(days=review)).isoformat()
            yield Row("person_tag", self._id(at), fields)
        query = {"status": "active", "who": "women", "tag": "困难", "sort": "gacha"}
        yield Row("named_list", self._id(at), {"name": "困难妇女", "query": query})

    def _training(self) -> Iterator[Row]:
        """Courses that other levels gave: some of the chairs and keepers were there; and one of ours of two days."""
        at = self._at(self.today - timedelta(days=1), 9)
        for number, (name, level, theme, group, years, ago, days) in enumerate(_COURSES):
            last = self.today - timedelta(days=365 * years + ago)
            training = self._id(at)
            fields = {"course": name, "organiser_level": level, "theme": theme, "for_group": group, "mode": "gathered"}
            first = last - timedelta(days=days - 1)
            span = {"from_date": first.isoformat(), "to_date": last.isoformat(), "days": days, "hours": days * 6}
            yield Row(
                "training", training, {**fields, **span, "place": "旗委党校" if level == "banner" else "呼和浩特"}
            )
            for person in (self.gacha_chairs[number::2] or self.gacha_chairs)[:6]:
                certified = {"person": person, "certificate_no": f"妇培{last.year}-{number}{person[-1]:03}"}
                yield Row("training_person", self._id(at), {"training": training, **certified, "outcome": "finished"})
        ours = self._id(at)
        yield Row("training", ours, {"course": "刺绣技能培训班", "organiser_level": "sumu", "theme": "business"})
        for number, day in enumerate(self.held_courses[-2:], 1):
            held: dict[str, object] = {
                "training": ours,
                "activity": day,
                "topic": f"第{number}天",
                "teacher": "巴音其其格",
            }
            yield Row("training_day", self._id(at), held)

    def _consents(self) -> Iterator[Row]:
        """Of officers, some with a photo; one took hers back."""
        at = self._at(self.today - timedelta(days=1), 9)
        for number, place in enumerate(self.places[:6]):
            given: dict[str, object] = {
                "person": place.officers[0],
                "covers": "photos" if number % 3 == 2 else "roster",
                "given_on": (self.today - timedelta(days=200 - 9 * number)).isoformat(),
                "how": "thumb" if number == 4 else "signed",
                "language": "mn" if number % 2 else "zh",
                "wording": "个人信息告知书（2026年版）",
            }
            if number == 2:
                given |= {"withdrawn_on": (self.today - timedelta(days=15)).isoformat(), "withdrawn_how": "spoken"}
            yield Row("consent", self._id(at), given)

    def _incoming(self) -> Iterator[Row]:
        """What offices sent: one due, one to come, some that were done."""
        at = self._at(self.today - timedelta(days=2), 10)
        for number, (title, office, demand, ago, days, done) in enumerate(_DOCUMENTS):
            received = self.today - timedelta(days=ago)
            fields: dict[str, object] = {
                "title": title,
                "from_office": office,
                "document_no": f"{office[-2:]}发〔{received.year}〕{11 + 6 * number}号",
                "received_on": received.isoformat(),
                "demand": demand,
                "due_on": (received + timedelta(days=days)).isoformat(),
                "handled_by": self.chair,
            }
            if done:
                fields |= {"done_on": (received + timedelta(days=days - 2)).isoformat(), "done_how": done}
            yield Row("incoming", self._id(at), fields)

    def _congresses(self) -> Iterator[Row]:
        """A gacha's congress that was held, and the sumu's that is prepared."""
        at = self._at(self.today - timedelta(days=1), 10)
        first = self.places[0]
        women = list(dict.fromkeys([*first.officers, *first.people]))
        groups = [(f"{place.name.removesuffix('嘎查')}代表团", place.people[2:]) for place in self.places]
        told = Congresses(self.names, self.today, lambda: self._id(at)).rows(first.id, women, self.sumu, groups)
        yield from (Row(*row) for row in told)

    def _progress(self) -> Iterator[Row]:
        """Re-elections in all states, what was typed of the dispatch, the population."""
        at = self._at(self.today - timedelta(days=2), 11)
        places = [Place(place.id, len(place.people)) for place in self.places]
        for kind, id_, fields in progress(places, self.today, lambda: self._id(at)):
            yield Row(kind, id_, fields)


#: Name, level, theme, for whom, years and days ago, days.
_COURSES = (
    ("嘎查妇联主席能力提升班", "banner", "work", "G2", 1, 40, 2),
    ("妇女之家负责人骨干培训班", "league", "family", "G3", 0, 160, 3),
    ("基层妇联干部业务培训班", "region", "reform", "G1", 4, 300, 5),
)

#: Title, office, what it asks for, days ago, days that it gives, what was done.
_DOCUMENTS = (
    ("关于报送2026年度妇女之家活动情况的通知", "旗妇联", "填报活动情况统计表，附照片三张", 12, 11, ""),
    ("关于开展冬季走访慰问困难妇女活动的通知", "旗妇联", "每个嘎查走访不少于三户，报走访小结", 4, 25, ""),
    ("关于推荐“最美家庭”候选家庭的通知", "盟妇联", "推荐两户，附事迹材料", 40, 20, "推荐两户，材料已报"),
    ("关于做好“两癌”筛查组织工作的函", "旗卫健委", "通知适龄妇女，报人数", 75, 15, "各嘎查已通知，人数已报"),
)
