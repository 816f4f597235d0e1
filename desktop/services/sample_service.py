"""What the sample township has online, and its volunteers: groups with ten months of counts, accounts, teams, hours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from desktop.services.sample_places import Place, Row
from desktop.services.sample_work import Work

#: Months that were counted, the last one before today's.
_MONTHS = 10
#: Name, platform, followers at first and more each month, pieces, reads and likes of a month.
_ACCOUNTS = (
    ("乌兰毛都巾帼", "official", 905, 31, 9, 1_450, 88),
    ("草原姐妹", "channels", 420, 52, 6, 3_900, 210),
    ("乌兰毛都妇联", "douyin", 1_300, -9, 4, 5_200, 340),
)
#: Name, what it does, how many are in it, of which place its members are.
_TEAMS = (
    ("乌兰毛都苏木巾帼宣讲志愿服务队", "telling", 6, 0),
    ("草原流动帮办代办志愿服务队", "errands", 5, 1),
    ("牧区卫生保健志愿服务队", "health", 4, 2),
)
_SKILLS = ("蒙语宣讲", "刺绣", "开车", "量血压", "写材料", "剪纸", "调解", "拍照", "理发")
_FREE = ("周末", "冬季农闲", "每周二", "晚上", "随时")
#: What was done on days of their own: kind, what, hours in tenths.
_SERVICES = (
    ("errands", "代买药品、代交电费", 20),
    ("environment", "清理嘎查路边垃圾", 30),
    ("family", "陪伴留守儿童写作业", 15),
    ("health", "入户为老人量血压", 25),
    ("telling", "入户宣讲妇女权益保障法", 20),
    ("emergency", "暴雪天送饲草、清雪", 60),
)


class Service(Work):
    """Rows on what ``Work`` did."""

    def _service(self) -> Iterator[Row]:
        """All of it, written two days before today."""
        at = self._at(self.today - timedelta(days=2), 11)
        months = [_months_before(self.today, by) for by in range(_MONTHS, 0, -1)]
        yield from self._chat_groups(at, months)
        yield from self._media_accounts(at, months)
        yield from self._volunteering(at)

    def _chat_groups(self, at: datetime, months: list[date]) -> Iterator[Row]:
        """A work group of the township, contact groups of most gachas; one owner is no officer, one group too large."""
        work = self._id(at)
        own = {"name": "乌兰毛都苏木妇联干部群", "kind": "G1", "platform": "wechat", "org": self.sumu}
        yield Row("chat_group", work, {**own, "owner": self.chair, "opened_on": "2019-03-08", "rule_posted": 1})
        yield from self._counts(at, work, months, 34, 1)
        for number, place in enumerate(self.places):
            if number % 5 == 4:
                continue  # a gacha without one
            group = self._id(at)
            owner = place.people[-1] if number == 3 else place.officers[0]
            fields: dict[str, object] = {
                "name": f"{place.name}姐妹联系群",
                "kind": "G2",
                "platform": "wechat",
                "org": place.id,
                "owner": owner,
                "gachas": [place.id, self.places[4].id] if number == 0 else [place.id],
                "opened_on": f"{2018 + number % 5}-0{1 + number % 9}",
            }
            if number % 3:
                fields["rule_posted"] = 1
            yield Row("chat_group", group, fields)
            yield from self._counts(at, group, months, 512 if number == 1 else 48 + 23 * number, 2 + number % 3)

    def _counts(self, at: datetime, group: bytes, months: list[date], last: int, more: int) -> Iterator[Row]:
        for number, month in enumerate(months):
            members = last - more * (len(months) - 1 - number)
            fields = {"chat": group, "counted_on": month.replace(day=25).isoformat(), "members": members}
            fields |= {"posts": 6 + (number * 7 + last) % 19, "handled": (number + last) % 4}
            yield Row("group_count", self._id(at), fields)

    def _media_accounts(self, at: datetime, months: list[date]) -> Iterator[Row]:
        for name, platform, followers, more, pieces, reads, likes in _ACCOUNTS:
            account = self._id(at)
            fields = {"name": name, "platform": platform, "org": self.sumu, "run_by": self.executives[1]}
            yield Row("media_account", account, {**fields, "opened_on": "2021-05"})
            for number, month in enumerate(months):
                swing = (number * 37 + len(name) * 11) % 40 - 20
                counts = {
                    "account": account,
                    "month": month.isoformat()[:7],
                    "followers": followers + more * number,
                    "posts": max(1, pieces + swing // 8),
                    "reads": reads + reads * swing // 100,
                    "likes": likes + likes * swing // 100,
                }
                if number % 4 == 1:
                    counts |= {"adopted": 1, "adopted_by": "旗妇联公众号"}
                yield Row("media_count", self._id(at), counts)

    def _volunteering(self, at: datetime) -> Iterator[Row]:
        """Teams, who is in them, what they did on days of their own; hours of activities are left to be taken over."""
        number = 0
        for name, kind, many, where in _TEAMS:
            place: Place = self.places[where]
            team, people = self._id(at), [*place.officers[:1], *place.people[-2 - many : -2]][:many]
            fields = {"name": name, "kind": kind, "org": self.sumu if where == 0 else place.id, "leader": people[0]}
            yield Row("volunteer_team", team, {**fields, "founded_on": f"20{19 + where}-03-08"})
            for person in people:
                number += 1
                own: dict[str, object] = {
                    "person": person,
                    "teams": [team],
                    "since": f"20{21 + number % 4}-0{1 + number % 9}-05",
                    "skills": _SKILLS[number % len(_SKILLS)],
                    "free_time": _FREE[number % len(_FREE)],
                }
                if number % 3 == 0:
                    own["registered_no"] = f"15222100{number:06}"
                if number % 4 == 1:
                    own |= {"carried_tenths": 120 + 65 * number, "carried_paper": "中国志愿服务网时长证明"}
                yield Row("volunteer", self._id(at), own)
                for turn in range(1 + number % 4):
                    service, what, tenths = _SERVICES[(number + turn) % len(_SERVICES)]
                    day = self.today - timedelta(days=9 + 23 * turn + number)
                    done = {"person": person, "date": day.isoformat(), "kind": service, "what": what, "tenths": tenths}
                    done |= {"place": place.name, "confirmed_by": self.chair}
                    if service in ("errands", "health"):
                        done["served_household"] = place.households[number % len(place.households)][0]
                    yield Row("volunteer_service", self._id(at), done)


def _months_before(day: date, by: int) -> date:
    number = day.year * 12 + day.month - 1 - by
    return date(number // 12, number % 12 + 1, 1)
