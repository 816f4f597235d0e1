"""资料核对 All that there is to look at in the federation's records, each with one act that mends it.

Findings are computed when they are asked for and kept until a row changes or the day turns; they are no rows, and stand
in no report. That one is no fault here is a setting of the township: the finding stays away on every laptop.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from desktop.services.congress.appointing import unelected
from desktop.services.contact.care import CARE_TAGS
from desktop.services.contact.rules import contact_rules, link_target
from desktop.services.federation_rules import read_rules
from desktop.services.findings.congress_rules import TOLD_WITHIN, CongressRow
from desktop.services.findings.contact_rules import ContactRows
from desktop.services.findings.declared import DECLARED
from desktop.services.findings.finding import Found, Mend
from desktop.services.findings.meeting_rules import MeetingRows
from desktop.services.findings.need_rules import ASKED_BEFORE, NeedRows
from desktop.services.findings.rules import YEAR, Officer, Org, Rows, all_of
from desktop.services.findings.work_rules import WorkRows
from desktop.services.freshness import Freshness
from desktop.store.changes import Changes, Edit, Label
from desktop.store.queries import contact as contact_queries
from desktop.store.queries import federation as federation_queries
from desktop.store.queries import findings as queries
from desktop.store.queries import homes as home_queries
from desktop.store.queries import needs as need_queries
from desktop.store.queries import owned_rows
from desktop.store.values import Value
from protocol.ids import derived_id
from protocol.records import SETTING

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: What the findings rest on.
KINDS: Final = (
    *("org_unit", "appointment", "person", "term", "establishment", "org_count", "activity"),
    *("process", "process_step", "setting", "link", "visit", "person_tag", "aid", "programme"),
    *("home", "home_person", "home_place", "forms_pack", "training", "training_person", "training_day", "attendance"),
    *("need", "need_step", "dispute", "dispute_look", "dispute_check"),
    *("congress", "congress_sitting", "roll_call", "election", "candidate", "attachment"),
    *("meeting", "resolution", "rota", "rota_turn", "rota_log", "rota_swap", "project"),
)
#: The settings that say that a finding is none here begin so; what follows is its key.
NO_FAULT: Final = "no_fault."
EVER: Final = "2000-01-01"
#: The closing day of a township that set none.
USUAL_CLOSING: Final = 25


class Findings:
    """The findings of one desk. Threads may share it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._fresh = Freshness(desk, *KINDS)
        self._lock = threading.Lock()
        self._day: date | None = None
        self._kept: list[Found] = []
        self._passed: frozenset[str] = frozenset()

    def all(self, *, passed: bool = False) -> list[Found]:
        """What there is to look at today, or what was said to be no fault; in the order of ``DECLARED``,
        then as units stand in lists."""
        with self._lock:
            today, changed = self._desk.today(), self._fresh.changed()
            if changed is None or changed or today != self._day:
                order = {code: at for at, code in enumerate(DECLARED)}
                ranks = self._desk.units.ranks()
                self._kept = sorted(
                    all_of(self._rows(today)),
                    key=lambda found: (order[found.code], ranks.get(found.where or b"", len(ranks)), found.key),
                )
                self._passed = frozenset(queries.passed(self._desk.db, NO_FAULT))
                self._day = today
            away = need_queries.hidden(self._desk.db, self._desk.records.user)
            shown = [found for found in self._kept if found.about not in away]
            return [found for found in shown if (found.key in self._passed) is passed]

    def beside(self, *ids: bytes) -> list[Found]:
        """What there is to look at beside a record: about it, about a row of it, or of its organisation."""
        wanted = set(ids)
        return [found for found in self.all() if wanted & {found.about, found.where, *found.rows, *found.who}]

    def folded(self, most: int) -> list[list[Found]]:
        """For Today: alike ones together, at most so many lines."""
        found: dict[str, list[Found]] = defaultdict(list)
        for each in self.all():
            if DECLARED[each.code].today:
                found[each.code].append(each)
        return list(found.values())[:most]

    # --- acts ---------------------------------------------------------------------------------------------------------

    def pass_over(self, found: Sequence[Found]) -> Changes:
        """These are no faults here; remembered for the whole township. Raises KnownError role_may_not."""
        return self._desk.journal.write([self._setting(each, 1) for each in found], Label("finding.no_fault"))

    def look_again(self, found: Sequence[Found]) -> Changes:
        """They are to be looked at after all. Raises KnownError role_may_not."""
        return self._desk.journal.write([self._setting(each, 0) for each in found], Label("finding.look_again"))

    def mend(self, found: Found) -> Changes:
        """Does the one act that mends it. Raises KnownError role_may_not; ValueError for what somebody has to open."""
        return self._desk.journal.write(self._mended(found), Label("finding.mend", found.code))

    def _mended(self, found: Found) -> list[Edit]:
        rows = self._desk.journal.rows
        mend = DECLARED[found.code].mend
        if mend is Mend.END_POSTS:
            edits = []
            for id_ in found.rows:
                row = rows.get("appointment", id_) or {}
                why = self._why(found, row)
                # A post that began after the day on which it should have ended was held on no day.
                end = max(found.on, row.get("from_date") or "")
                fields: dict[str, Value] = {"to_date": end}
                edits.append(Edit("appointment", id_, fields | ({} if row.get("ended_why") else {"ended_why": why})))
            return edits
        if mend is Mend.END_LINKS:
            return [Edit("link", id_, self._link_ended(found, id_)) for id_ in found.rows]
        if mend is Mend.END_TERM:
            return [Edit("term", id_, {"ended_on": found.on}) for id_ in found.rows]
        if mend is Mend.SWAP_DAYS:
            held = rows.get("appointment", found.about) or {}
            return [Edit("appointment", found.about, {"from_date": held["to_date"], "to_date": held["from_date"]})]
        if mend is Mend.TAKE_DAY_OFF:
            return [Edit("org_unit", found.about, {"reformed_on": None})]
        if mend is Mend.UNDER_TOWNSHIP:
            top = self._desk.units.township()
            return [Edit("org_unit", found.about, {"parent": top.id if top and top.id != found.about else None})]
        raise ValueError(found.code)

    def _why(self, found: Found, post: Mapping[str, Value]) -> str:
        """Why a post ended, as the posts of others say it."""
        if found.code == "P4":
            her = self._desk.people.records([post["person"]]).get(post["person"], {})
            return "died" if her.get("status") == "died" else "moved"
        if found.code == "O14":
            unit = self._desk.units.get(found.about)
            return "org_merged" if unit is not None and unit.merged_into else "org_closed"
        return "secondment_end" if found.code == "O7" else "term_end"

    def _link_ended(self, found: Found, id_: bytes) -> dict[str, Value]:
        row = self._desk.journal.rows.get("link", id_) or {}
        her = self._desk.people.records([row["person"]]).get(row["person"], {})
        why = her.get("status") if her.get("status") in ("moved", "died") else "her_wish"
        return {"until": max(found.on, row.get("since") or ""), "ended_why": why}

    @staticmethod
    def _setting(found: Found, value: int) -> Edit:
        name = f"{NO_FAULT}{found.key}"
        fields = {"name": name, "since": EVER, "value": value, "deleted": None}
        return Edit(SETTING.name, derived_id(SETTING.name, name, EVER), fields)

    # --- rows ---------------------------------------------------------------------------------------------------------

    def _rows(self, day: date) -> Rows:
        """All that the rules want, each kind in one read."""
        desk, db = self._desk, self._desk.db
        year_ago = (day - YEAR).isoformat()
        quarter = day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1).isoformat()
        return Rows(
            desk.federation.on(day),
            {row[0]: Org(*row) for row in queries.units(db)},
            desk.terms.all(day),
            queries.post_details(db),
            {id_: Officer(*rest) for id_, rest in queries.officers(db).items()},
            dict(federation_queries.women(db, day.isoformat())),
            queries.last_together(db, year_ago),
            queries.joint_meetings(db, quarter),
            desk.processes.progress(desk.processes.ids()),
            desk.processes.rules(),
            read_rules(desk),
            self._contact(day),
            self._asked(day),
            self._work(day),
            self._congresses(day),
            self._meetings(),
        )

    def _meetings(self) -> MeetingRows:
        """What meetings are looked at by."""
        desk = self._desk
        working = frozenset(unit.id for unit in desk.units.all() if unit.works)
        gone = contact_queries.not_here(desk.db)
        board = desk.meetings.board()
        resolutions, roster, projects = desk.meetings.resolutions.rows(), desk.rotas.roster(board), desk.projects.rows()
        return MeetingRows(board, resolutions, gone, working, roster, projects)

    def _work(self, day: date) -> WorkRows:
        """What homes and training are looked at by."""
        desk, db = self._desk, self._desk.db
        members: dict[bytes, dict[str, int]] = {}
        for home, role, number in home_queries.members(db):
            members.setdefault(home, {})[role] = number
        return WorkRows(
            list(desk.journal.rows.get_many("home", home_queries.all_ids(db)).values()),
            contact_queries.not_here(db),
            members,
            home_queries.used_after_closing(db),
            desk.forms_packs.home_rules()["volunteers"],
            desk.training.findings(day),
        )

    def _congresses(self, day: date) -> list[CongressRow]:
        """The congresses of a year on which a roll was called or a result locked."""
        desk, db, since = self._desk, self._desk.db, (day - timedelta(days=TOLD_WITHIN)).isoformat()
        found = []
        for id_, row in desk.journal.rows.get_many("congress", desk.congresses.ids()).items():
            if not row["day"] or not since <= row["day"] <= day.isoformat():
                continue
            sittings = desk.congresses.sittings(id_)
            votes = [vote for vote in map(desk.elections.get, desk.elections.of_congress(id_)) if vote.locked]
            if not votes and not any(sitting.calls for sitting in sittings):
                continue
            meetings = [sitting.activity for sitting in sittings if sitting.activity is not None]
            held = desk.journal.rows.get_many("activity", meetings, ("content", "effect"))
            written = any(each["content"] or each["effect"] for each in held.values())
            written = written or bool(owned_rows.standing(db, "attachment", "owner", meetings) if meetings else ())
            missing = {post["person"] for vote in votes for post in desk.elections.proposed(vote.id).values()}
            others = unelected(desk, id_, row["day"])
            found.append(CongressRow(id_, row["org"], row["day"], written, len(missing), others))
        return found

    def _asked(self, day: date) -> NeedRows:
        """What needs, disputes and checks are looked at by. Of a township that asks no gacha none is missed."""
        desk, db, month = self._desk, self._desk.db, day.isoformat()[:7]
        closing = desk.township_settings.closing_day(day.replace(day=1), USUAL_CLOSING)
        checks = need_queries.checks(db, month)
        asks = need_queries.checked(db, "", month)
        late = day.day > closing - ASKED_BEFORE
        unasked = [unit.id for unit in desk.units.gachas() if unit.id not in checks] if asks and late else []
        red = [
            (id_, gacha, looked_on or found_on)
            for id_, gacha, found_on, resolved_on, grade, _, looked_on in need_queries.disputes(db)
            if grade == "red" and not resolved_on and (looked_on or found_on)
        ]
        colours = desk.disputes.rules.on
        return NeedRows(need_queries.needs(db), need_queries.spoken(db), red if colours else (), unasked)

    def _contact(self, day: date) -> ContactRows:
        """What serving women is looked at by."""
        desk, db, iso = self._desk, self._desk.db, day.isoformat()
        links = contact_queries.links(db, iso)
        cared = {her for held in desk.tags.held_on(day) if held.tag in CARE_TAGS for her in held.women} if links else ()
        due = desk.plain["person_tag"].due_today()
        tags = desk.journal.rows.get_many("person_tag", due)
        return ContactRows(
            links,
            desk.links.met(links),
            desk.federation.on(day).now,
            contact_queries.not_here(db),
            cared,
            [(id_, tags[id_]["review_on"]) for id_ in due if tags[id_]["tag"] in CARE_TAGS],
            contact_queries.aid(db),
            link_target(db),
            contact_rules(db).days,
        )
