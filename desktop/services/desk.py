"""One township's open desk: every service on its file and journal. Made by ``app.py``, held by no global."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import KnownError
from desktop.store.changes import Journal
from desktop.store.database import open_database
from desktop.store.deriving import keep_derived
from desktop.store.driver import ENCRYPTS, Key
from desktop.store.new_kinds import take_in_kept
from desktop.store.township import Township
from desktop.store.values import Value

if TYPE_CHECKING:
    from desktop.services.access_log import AccessLog
    from desktop.services.activities import Activities
    from desktop.services.album import Album
    from desktop.services.backups import Backups
    from desktop.services.bulk import Bulk
    from desktop.services.conflicts import Conflicts
    from desktop.services.congress.ballots import Ballots
    from desktop.services.congress.congresses import Congresses
    from desktop.services.congress.delegates import Delegates
    from desktop.services.congress.elections import Elections
    from desktop.services.contact.care import Aid
    from desktop.services.contact.links import Links
    from desktop.services.dispatch.dispatching import Dispatch
    from desktop.services.drafts import Drafts
    from desktop.services.duty.records import Duty
    from desktop.services.erasure import Erasure
    from desktop.services.federation import Federation
    from desktop.services.federation_figures import FederationFigures
    from desktop.services.figures import Figures
    from desktop.services.files import Files
    from desktop.services.finding import Finding
    from desktop.services.findings.findings import Findings
    from desktop.services.forms_packs import FormsPacks
    from desktop.services.funds.records import Funds
    from desktop.services.home_months import HomeMonths
    from desktop.services.homes import Homes
    from desktop.services.importing.writing import Imports
    from desktop.services.letters.letters import Letters
    from desktop.services.meetings.records import Meetings
    from desktop.services.merging import Doubles
    from desktop.services.month import Month
    from desktop.services.named_lists import NamedLists
    from desktop.services.needs.disputes import Disputes
    from desktop.services.needs.records import Needs
    from desktop.services.office_forms.forms import OfficeForms
    from desktop.services.online import Accounts, Groups, Online
    from desktop.services.online_counts import OnlineCounts
    from desktop.services.owned_rows import OwnedRows
    from desktop.services.people import People
    from desktop.services.person_tags import PersonTags
    from desktop.services.photos import Photos
    from desktop.services.plain_records import PlainRecords
    from desktop.services.process.processes import Processes
    from desktop.services.records import Records
    from desktop.services.recycle_bin import RecycleBin
    from desktop.services.reporting.reports import Reports
    from desktop.services.rota.projects import Projects
    from desktop.services.rota.records import Rotas
    from desktop.services.sealing import Sealing
    from desktop.services.seats import Seats
    from desktop.services.sheets import Sheets
    from desktop.services.shut_out import ShutOut
    from desktop.services.terms import Terms
    from desktop.services.today import Today
    from desktop.services.township_settings import TownshipSettings
    from desktop.services.training import Training
    from desktop.services.units import Units
    from desktop.services.visits import Visits
    from desktop.services.volunteers import Services, Teams, Volunteers
    from desktop.services.work_books import WorkBooks
    from desktop.services.yearly_table import YearlyTables


#: Rises when ``derive_person`` or ``store.gathered`` make something else of the same records: each laptop then derives
#: its rows anew.
DERIVATION = 3


def _derive_person(record: Mapping[str, Value]) -> dict[str, Value]:
    """Sort keys and initials of a name; the tables for them are loaded with the first name written."""
    from desktop.services.names import derive_person

    return derive_person(record)


class Desk(Township):
    """The services of one open township. A service that needs no other one takes a ``Township``."""

    #: Whether this program can encrypt; a package that cannot is broken.
    encrypts = ENCRYPTS

    @classmethod
    def open(cls, folder: Path, now: Callable[[], datetime] = datetime.now, key: Key | None = None) -> Desk:
        """Opens (or makes) the township's file in ``folder``, an encrypted one under ``key``. Raises KnownError, see
        ``open_database``."""
        path = folder / "township.db"

        def keep_copy(_: Path) -> None:
            from desktop.store.copies import back_up_file

            back_up_file(path, folder / "backups", reason="migration", key=key)

        db = open_database(path, key, before_migration=keep_copy)
        try:
            journal = Journal(db, derive={"person": _derive_person})
            take_in_kept(journal)
            keep_derived(journal, DERIVATION)
        except BaseException:
            db.close_all()
            raise
        return cls(db, journal, folder, now)

    @cached_property
    def people(self) -> People:
        """The roster."""
        from desktop.services.people import People

        return People(self)

    @cached_property
    def doubles(self) -> Doubles:
        """Who is written down twice."""
        from desktop.services.merging import Doubles

        return Doubles(self)

    @cached_property
    def bulk(self) -> Bulk:
        """What is done to many women at once."""
        from desktop.services.bulk import Bulk

        return Bulk(self)

    @cached_property
    def access_log(self) -> AccessLog:
        """Who took whole identity numbers out, and why."""
        from desktop.services.access_log import AccessLog

        return AccessLog(self)

    @cached_property
    def units(self) -> Units:
        """The township, its gachas and what it links."""
        from desktop.services.units import Units

        return Units(self)

    @cached_property
    def homes(self) -> Homes:
        """The women's homes, a plain kind."""
        from desktop.services.homes import Homes
        from desktop.services.plain_kinds import HOME

        return Homes(self, HOME)

    @cached_property
    def home_months(self) -> HomeMonths:
        """What was held at each home, month by month."""
        from desktop.services.home_months import HomeMonths

        return HomeMonths(self)

    @cached_property
    def activities(self) -> Activities:
        """The activity log and who came."""
        from desktop.services.activities import Activities

        return Activities(self)

    @cached_property
    def visits(self) -> Visits:
        """Visits, a plain kind."""
        from desktop.services.plain_kinds import VISIT
        from desktop.services.visits import Visits

        return Visits(self, VISIT)

    @cached_property
    def tags(self) -> PersonTags:
        """Tags of women with their dates, a plain kind."""
        from desktop.services.person_tags import PersonTags
        from desktop.services.plain_kinds import PERSON_TAG

        return PersonTags(self, PERSON_TAG)

    @cached_property
    def terms(self) -> Terms:
        """Terms of organisations, a plain kind."""
        from desktop.services.plain_kinds import TERM
        from desktop.services.terms import Terms

        return Terms(self, TERM)

    @cached_property
    def seats(self) -> Seats:
        """Planned seats of organisations, a plain kind."""
        from desktop.services.plain_kinds import ESTABLISHMENT
        from desktop.services.seats import Seats

        return Seats(self, ESTABLISHMENT)

    @cached_property
    def federation(self) -> Federation:
        """Who is in office where, what is vacant, what is overdue."""
        from desktop.services.federation import Federation

        return Federation(self)

    @cached_property
    def findings(self) -> Findings:
        """What there is to look at in the federation's records."""
        from desktop.services.findings.findings import Findings

        return Findings(self)

    @cached_property
    def yearly_tables(self) -> YearlyTables:
        """基层组织建设统计表, each cell with the rows behind it."""
        from desktop.services.yearly_table import YearlyTables

        return YearlyTables(self)

    @cached_property
    def letters(self) -> Letters:
        """How letters of re-elections and posts are worded here."""
        from desktop.services.letters.letters import Letters

        return Letters(self)

    @cached_property
    def processes(self) -> Processes:
        """会改联, 换届 and by-elections, a plain kind."""
        from desktop.services.process.processes import Processes

        return Processes(self)

    @cached_property
    def meetings(self) -> Meetings:
        """Meetings, what they resolved and what is planned of a year, plain kinds."""
        from desktop.services.meetings.records import Meetings

        return Meetings(self)

    @cached_property
    def rotas(self) -> Rotas:
        """Who is on duty when, and the turns, plain kinds."""
        from desktop.services.rota.records import Rotas

        return Rotas(self)

    @cached_property
    def projects(self) -> Projects:
        """领办项目, a plain kind."""
        from desktop.services.rota.projects import Projects

        return Projects(self)

    @cached_property
    def duty(self) -> Duty:
        """执委履职: the years of executives, a plain kind, with what records show and their points."""
        from desktop.services.duty.records import Duty

        return Duty(self)

    @cached_property
    def congresses(self) -> Congresses:
        """妇女代表大会, a plain kind, with its day and its sittings."""
        from desktop.services.congress.congresses import Congresses

        return Congresses(self)

    @cached_property
    def delegates(self) -> Delegates:
        """Who sits in congresses."""
        from desktop.services.congress.delegates import Delegates

        return Delegates(self)

    @cached_property
    def ballots(self) -> Ballots:
        """Who stands on a ballot, who supervises and counts."""
        from desktop.services.congress.ballots import Ballots

        return Ballots(self)

    @cached_property
    def elections(self) -> Elections:
        """Elections of congresses: typed, locked, and the posts that follow."""
        from desktop.services.congress.elections import Elections

        return Elections(self)

    @cached_property
    def dispatch(self) -> Dispatch:
        """What each gacha has, month by month."""
        from desktop.services.dispatch.dispatching import Dispatch

        return Dispatch(self)

    @cached_property
    def federation_figures(self) -> FederationFigures:
        """Figures of organisations and officers on a day."""
        from desktop.services.federation_figures import FederationFigures

        return FederationFigures(self)

    @cached_property
    def groups(self) -> Groups:
        """Chat groups, a plain kind."""
        from desktop.services.online import Groups
        from desktop.services.plain_kinds import CHAT_GROUP

        return Groups(self, CHAT_GROUP)

    @cached_property
    def accounts(self) -> Accounts:
        """Public accounts, a plain kind."""
        from desktop.services.online import Accounts
        from desktop.services.plain_kinds import MEDIA_ACCOUNT

        return Accounts(self, MEDIA_ACCOUNT)

    @cached_property
    def online(self) -> Online:
        """Chat groups and public accounts as they stand, and what to look at."""
        from desktop.services.online import Online

        return Online(self)

    @cached_property
    def online_counts(self) -> OnlineCounts:
        """What groups and accounts count, typed on one page."""
        from desktop.services.online_counts import OnlineCounts

        return OnlineCounts(self)

    @cached_property
    def volunteers(self) -> Volunteers:
        """Volunteers, a plain kind."""
        from desktop.services.plain_kinds import VOLUNTEER
        from desktop.services.volunteers import Volunteers

        return Volunteers(self, VOLUNTEER)

    @cached_property
    def teams(self) -> Teams:
        """Teams of volunteers, a plain kind."""
        from desktop.services.plain_kinds import VOLUNTEER_TEAM
        from desktop.services.volunteers import Teams

        return Teams(self, VOLUNTEER_TEAM)

    @cached_property
    def services(self) -> Services:
        """What volunteers did, a plain kind."""
        from desktop.services.plain_kinds import VOLUNTEER_SERVICE
        from desktop.services.volunteers import Services

        return Services(self, VOLUNTEER_SERVICE)

    @cached_property
    def work_books(self) -> WorkBooks:
        """The books that are kept through a year, a plain kind."""
        from desktop.services.plain_kinds import WORK_BOOK
        from desktop.services.work_books import WorkBooks

        return WorkBooks(self, WORK_BOOK)

    @cached_property
    def links(self) -> Links:
        """Who is linked to whom, a plain kind."""
        from desktop.services.contact.links import Links
        from desktop.services.contact_kinds import LINK

        return Links(self, LINK)

    @cached_property
    def aid(self) -> Aid:
        """Who applied for help and had it, a plain kind."""
        from desktop.services.contact.care import Aid
        from desktop.services.contact_kinds import AID

        return Aid(self, AID)

    @cached_property
    def named_lists(self) -> NamedLists:
        """Lists of women under a name: asked anew each time, or fixed."""
        from desktop.services.named_lists import NamedLists

        return NamedLists(self)

    @cached_property
    def plain(self) -> dict[str, PlainRecords]:
        """The records of each plain kind, by kind."""
        from desktop.services.contact.care import Programmes, Screenings
        from desktop.services.funds.records import Budgets, FundEntries
        from desktop.services.plain_kinds import PLAIN
        from desktop.services.plain_records import PlainRecords

        own: dict[str, PlainRecords] = {"visit": self.visits, "home": self.homes, "person_tag": self.tags}
        own |= {"term": self.terms, "establishment": self.seats, "process": self.processes}
        own |= {"congress": self.congresses, "meeting": self.meetings}
        own |= {"resolution": self.meetings.resolutions, "meeting_plan": self.meetings.plans}
        own |= {"rota": self.rotas, "rota_turn": self.rotas.turns, "project": self.projects}
        own |= {"duty_year": self.duty}
        own |= {"chat_group": self.groups, "media_account": self.accounts, "volunteer": self.volunteers}
        own |= {"work_book": self.work_books}
        own |= {"volunteer_team": self.teams, "volunteer_service": self.services}
        own |= {"need": self.needs, "dispute": self.disputes}
        own |= {"link": self.links, "aid": self.aid}
        kinds = {"budget": Budgets, "fund_entry": FundEntries, "programme": Programmes, "screening": Screenings}
        return {p.kind: own.get(p.kind) or kinds.get(p.kind, PlainRecords)(self, p) for p in PLAIN}

    @cached_property
    def funds(self) -> Funds:
        """妇女人均一元钱: what is owed, came in and went out."""
        from desktop.services.funds.records import Funds

        return Funds(self)

    @cached_property
    def needs(self) -> Needs:
        """What women asked for, a plain kind."""
        from desktop.services.needs.records import Needs

        return Needs(self)

    @cached_property
    def disputes(self) -> Disputes:
        """Disputes, a plain kind, and that they were looked for."""
        from desktop.services.needs.disputes import Disputes

        return Disputes(self)

    @cached_property
    def training(self) -> Training:
        """Courses, and who is trained in turn."""
        from desktop.services.training import Training

        return Training(self)

    @cached_property
    def rows(self) -> dict[str, OwnedRows]:
        """The rows that records own, by their kind."""
        from desktop.services.owned_rows import OwnedRows
        from desktop.services.plain_kinds import ROWS

        return {kind: OwnedRows(self, rows) for kind, rows in ROWS.items()}

    @cached_property
    def imports(self) -> Imports:
        """The roster from files of tables."""
        from desktop.services.importing.writing import Imports

        return Imports(self)

    @cached_property
    def sheets(self) -> Sheets:
        """Printed sign-in sheets, as they were printed."""
        from desktop.services.sheets import Sheets

        return Sheets(self)

    @cached_property
    def photos(self) -> Photos:
        """Pictures and their files."""
        from desktop.services.photos import Photos

        return Photos(self)

    @cached_property
    def album(self) -> Album:
        """The photos of all records."""
        from desktop.services.album import Album

        return Album(self)

    @cached_property
    def files(self) -> Files:
        """Files of records: papers, tables, scans."""
        from desktop.services.files import Files

        return Files(self)

    @cached_property
    def figures(self) -> Figures:
        """What is counted, for reports."""
        from desktop.services.figures import Figures

        return Figures(self)

    @cached_property
    def month(self) -> Month:
        """What was done in a period."""
        from desktop.services.month import Month

        return Month(self)

    @cached_property
    def due(self) -> Today:
        """What is due today."""
        from desktop.services.today import Today

        return Today(self)

    @cached_property
    def drafts(self) -> Drafts:
        """Text being typed."""
        from desktop.services.drafts import Drafts

        return Drafts(self, self.sealing)

    @cached_property
    def sealing(self) -> Sealing:
        """Sealed words: who reads them, and that she did."""
        from desktop.services.sealing import Sealing

        return Sealing(self)

    @cached_property
    def records(self) -> Records:
        """Acts, undo, history and users: what all kinds share."""
        from desktop.services.records import Records

        return Records(self)

    @cached_property
    def township_settings(self) -> TownshipSettings:
        """What is set for the whole township."""
        from desktop.services.township_settings import TownshipSettings

        return TownshipSettings(self)

    @cached_property
    def reports(self) -> Reports:
        """Reports as they were frozen and went up."""
        from desktop.services.reporting.reports import Reports

        return Reports(self)

    @cached_property
    def forms_packs(self) -> FormsPacks:
        """How the township counts, from which month on."""
        from desktop.services.forms_packs import FormsPacks

        return FormsPacks(self)

    @cached_property
    def office_forms(self) -> OfficeForms:
        """Offices' own forms, and what their cells take."""
        from desktop.services.office_forms.forms import OfficeForms

        return OfficeForms(self)

    @cached_property
    def bin(self) -> RecycleBin:
        """What was deleted and can be brought back."""
        from desktop.services.recycle_bin import RecycleBin

        return RecycleBin(self)

    @cached_property
    def conflicts(self) -> Conflicts:
        """Where two people disagree."""
        from desktop.services.conflicts import Conflicts

        return Conflicts(self)

    @cached_property
    def erasure(self) -> Erasure:
        """Erasure on request."""
        from desktop.services.erasure import Erasure

        return Erasure(self)

    @cached_property
    def shut_out(self) -> ShutOut:
        """What came by stick of laptops that were shut out."""
        from desktop.services.shut_out import ShutOut

        return ShutOut(self)

    @cached_property
    def finding(self) -> Finding:
        """What the find box finds."""
        from desktop.services.finding import Finding, sources

        return Finding(sources(self))

    @cached_property
    def backups(self) -> Backups:
        """Copies of the file, on this laptop and on a stick."""
        from desktop.services.backups import Backups

        return Backups(self)

    def close(self) -> None:
        """Closes the file, once what was typed last is in it."""
        if "drafts" in self.__dict__:
            with suppress(KnownError):  # the window told it when it kept the same draft
                self.drafts.finish()
        if "office_forms" in self.__dict__:
            self.office_forms.close()
        super().close()
        if self.key is not None:  # what another program was given to open is plain
            from desktop.services.opened_copies import OpenedCopies

            OpenedCopies(self.folder).drop()
