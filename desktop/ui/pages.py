"""The pages of the window: what each is called, found by and made of, in the order of the side bar.

One more page is one more entry here: ``card`` tells in one sentence what it is for, for it begins on 更多工作.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.ui.marked import QT_TRANSLATE_NOOP
from desktop.ui.page import Context, Page, PageSpec

Make = Callable[[Context], Page]


def page_specs(sync: Make, settings: Make) -> list[PageSpec]:
    """Those of the first day, 更多工作, the pages that have their card there, and what stands at the foot."""
    return [
        _spec(
            "today",
            "today",
            QT_TRANSLATE_NOOP("pages", "Today"),
            QT_TRANSLATE_NOOP("pages", "start due tasks"),
            _late("today.page", "TodayPage"),
        ),
        _spec(
            "people",
            "people",
            QT_TRANSLATE_NOOP("pages", "People"),
            QT_TRANSLATE_NOOP("pages", "roster women members"),
            _late("people.page", "PeoplePage"),
            kind="person",
        ),
        _spec(
            "activities",
            "activities",
            QT_TRANSLATE_NOOP("pages", "Activities"),
            QT_TRANSLATE_NOOP("pages", "log meetings sheets attendance photos"),
            _late("activities.page", "ActivitiesPage"),
            kind="activity",
            find=_late("sheets.find", "find_sheet"),
        ),
        _spec(
            "visits",
            "visits",
            QT_TRANSLATE_NOOP("pages", "Visits"),
            QT_TRANSLATE_NOOP("pages", "calls households"),
            _late("visits.page", "VisitsPage"),
            kind="visit",
        ),
        _spec(
            "homes",
            "homes",
            QT_TRANSLATE_NOOP("pages", "Women's homes"),
            QT_TRANSLATE_NOOP("pages", "places register"),
            _late("homes.page", "HomesPage"),
            kind="home",
        ),
        _spec(
            "units",
            "organisations",
            QT_TRANSLATE_NOOP("pages", "Organisations"),
            QT_TRANSLATE_NOOP("pages", "gachas posts units"),
            _late("units.page", "UnitsPage"),
            kind="org_unit",
        ),
        _spec(
            "month",
            "reports",
            QT_TRANSLATE_NOOP("pages", "Reports"),
            QT_TRANSLATE_NOOP("pages", "month figures statistics"),
            _late("month.page", "MonthPage"),
        ),
        _spec(
            "more",
            "squares-four",
            QT_TRANSLATE_NOOP("pages", "More work"),
            QT_TRANSLATE_NOOP("pages", "all pages others"),
            _late("more.page", "MorePage"),
        ),
        _spec(
            "awards",
            "awards",
            QT_TRANSLATE_NOOP("pages", "Awards"),
            QT_TRANSLATE_NOOP("pages", "honours commendations register"),
            _plain("awards"),
            kind="award",
            card=QT_TRANSLATE_NOOP("pages", "Who was honoured, by whom and when; the register is printed from it."),
        ),
        _spec(
            "tags",
            "tags",
            QT_TRANSLATE_NOOP("pages", "Tags"),
            QT_TRANSLATE_NOOP("pages", "labels difficulty capable left behind alone review"),
            _plain("tags"),
            kind="person_tag",
            card=QT_TRANSLATE_NOOP(
                "pages", "Who is in difficulty, lives alone, leads others: since when, and when to look again."
            ),
        ),
        _spec(
            "links",
            "links",
            QT_TRANSLATE_NOOP("pages", "Links"),
            QT_TRANSLATE_NOOP("pages", "executives women contact points pairing hand over unvisited"),
            _plain("links"),
            kind="link",
            card=QT_TRANSLATE_NOOP("pages", "Who is linked to whom, who was not visited, and whom to link next."),
        ),
        _spec(
            "aid",
            "aid",
            QT_TRANSLATE_NOOP("pages", "Help"),
            QT_TRANSLATE_NOOP("pages", "aid relief applications parcel grant two cancers"),
            _plain("aid"),
            kind="aid",
            card=QT_TRANSLATE_NOOP(
                "pages", "Who applied for help, what was decided and paid, which papers are missing."
            ),
        ),
        _spec(
            "programmes",
            "programmes",
            QT_TRANSLATE_NOOP("pages", "Programmes of help"),
            QT_TRANSLATE_NOOP("pages", "aid programmes window age papers notice"),
            _plain("programmes"),
            kind="programme",
            card=QT_TRANSLATE_NOOP("pages", "What there is to apply for: until when, for whom, with which papers."),
        ),
        _spec(
            "screening",
            "screening",
            QT_TRANSLATE_NOOP("pages", "Screening"),
            QT_TRANSLATE_NOOP("pages", "two cancers check-up invited cervix breast"),
            _plain("screening"),
            kind="screening",
            card=QT_TRANSLATE_NOOP(
                "pages", "Who was asked to a screening and who went; what was found stands nowhere."
            ),
        ),
        _spec(
            "incoming",
            "incoming",
            QT_TRANSLATE_NOOP("pages", "Incoming"),
            QT_TRANSLATE_NOOP("pages", "documents letters offices deadlines notices demands"),
            _plain("incoming"),
            kind="incoming",
            card=QT_TRANSLATE_NOOP("pages", "What offices sent, what they ask for and by when; what is due."),
        ),
        _spec(
            "consents",
            "consents",
            QT_TRANSLATE_NOOP("pages", "Consents"),
            QT_TRANSLATE_NOOP("pages", "agreed consent withdrawn taken back privacy"),
            _plain("consents"),
            kind="consent",
            card=QT_TRANSLATE_NOOP("pages", "Who agreed to what is written down of her, and who took it back."),
        ),
        _spec(
            "terms",
            "terms",
            QT_TRANSLATE_NOOP("pages", "Terms"),
            QT_TRANSLATE_NOOP("pages", "election congress due overdue countdown"),
            _plain("terms"),
            kind="term",
            card=QT_TRANSLATE_NOOP("pages", "When each organisation was elected, when it is due, what is overdue."),
        ),
        _spec(
            "seats",
            "seats",
            QT_TRANSLATE_NOOP("pages", "Planned seats"),
            QT_TRANSLATE_NOOP("pages", "establishment quota vacancies posts"),
            _plain("seats"),
            kind="establishment",
            card=QT_TRANSLATE_NOOP("pages", "How many of each post were approved, and which stand vacant."),
        ),
        _spec(
            "org_counts",
            "org_counts",
            QT_TRANSLATE_NOOP("pages", "Counts of women"),
            QT_TRANSLATE_NOOP("pages", "women workers number headcount"),
            _plain("org_counts"),
            kind="org_count",
            card=QT_TRANSLATE_NOOP("pages", "How many women each organisation has, by the day of the count."),
        ),
        _spec(
            "processes",
            "processes",
            QT_TRANSLATE_NOOP("pages", "Re-elections"),
            QT_TRANSLATE_NOOP("pages", "congress term election steps reform federation filing"),
            _plain("processes"),
            kind="process",
            card=QT_TRANSLATE_NOOP(
                "pages", "Gachas that become federations or elect anew: the steps of each, and which are late."
            ),
        ),
        _spec(
            "congresses",
            "congresses",
            QT_TRANSLATE_NOOP("pages", "Congresses and elections"),
            QT_TRANSLATE_NOOP("pages", "congress delegates quorum ballot vote count election candidates hall"),
            _plain("congresses"),
            kind="congress",
            card=QT_TRANSLATE_NOOP(
                "pages", "The women's congress: delegates, roll calls, ballots, the count typed twice, who is elected."
            ),
        ),
        _spec(
            "meetings",
            "meetings",
            QT_TRANSLATE_NOOP("pages", "Meetings"),
            QT_TRANSLATE_NOOP("pages", "executive committee plenary quorum minutes agenda attendance"),
            _plain("meetings"),
            kind="meeting",
            card=QT_TRANSLATE_NOOP(
                "pages", "What bodies meet, who came, the minutes, and what returns to the next one."
            ),
        ),
        _spec(
            "resolutions",
            "resolutions",
            QT_TRANSLATE_NOOP("pages", "Resolutions"),
            QT_TRANSLATE_NOOP("pages", "resolved decided follow up ledger supervise owner due"),
            _plain("resolutions"),
            kind="resolution",
            card=QT_TRANSLATE_NOOP("pages", "What meetings resolved: who answers for it, by when, how far it is."),
        ),
        _spec(
            "duty",
            "duty",
            QT_TRANSLATE_NOOP("pages", "Executives' duty"),
            QT_TRANSLATE_NOOP("pages", "executives duty file points review ballot report year statistics"),
            _plain("duty"),
            kind="duty_year",
            card=QT_TRANSLATE_NOOP(
                "pages", "A page a year for each executive: what she did, her report, the vote on it."
            ),
        ),
        _spec(
            "meeting_plans",
            "meeting_plans",
            QT_TRANSLATE_NOOP("pages", "Meeting plan"),
            QT_TRANSLATE_NOOP("pages", "year plan months meetings missed"),
            _plain("meeting_plans"),
            kind="meeting_plan",
            card=QT_TRANSLATE_NOOP("pages", "Which body meets in which month of the year; what was held and missed."),
        ),
        _spec(
            "calendar",
            "calendar-blank",
            QT_TRANSLATE_NOOP("pages", "Calendar"),
            QT_TRANSLATE_NOOP("pages", "month week day meetings activities schedule when"),
            _late("month_calendar", "CalendarPage"),
            card=QT_TRANSLATE_NOOP("pages", "A month of meetings and activities, day by day."),
        ),
        _spec(
            "turns",
            "turns",
            QT_TRANSLATE_NOOP("pages", "Turns on duty"),
            QT_TRANSLATE_NOOP("pages", "rotating chair duty log hand-over swap whose turn"),
            _plain("turns"),
            kind="rota_turn",
            card=QT_TRANSLATE_NOOP(
                "pages", "Whose turn it is, what was done in it, swaps, and how it was handed over."
            ),
        ),
        _spec(
            "rotas",
            "rotas",
            QT_TRANSLATE_NOOP("pages", "Rotas"),
            QT_TRANSLATE_NOOP("pages", "rotating chair duty year order women's home"),
            _plain("rotas"),
            kind="rota",
            card=QT_TRANSLATE_NOOP(
                "pages", "Who takes turns through the year: rotating chairs, duty in women's homes."
            ),
        ),
        _spec(
            "projects",
            "projects",
            QT_TRANSLATE_NOOP("pages", "Projects taken up"),
            QT_TRANSLATE_NOOP("pages", "proposal suggestion executive member owner result served"),
            _plain("projects"),
            kind="project",
            card=QT_TRANSLATE_NOOP("pages", "What women proposed and who took it up, from the proposal to the result."),
        ),
        _spec(
            "dispatch",
            "dispatch",
            QT_TRANSLATE_NOOP("pages", "Monthly dispatch"),
            QT_TRANSLATE_NOOP("pages", "progress matrix gachas organisations people places funds rate"),
            _late("dispatch.page", "DispatchPage"),
            kind="dispatch_entry",
            card=QT_TRANSLATE_NOOP(
                "pages", "What each gacha has by the month's end: organisations, people, places, funds, and why."
            ),
        ),
        _spec(
            "yearly_table",
            "table",
            QT_TRANSLATE_NOOP("pages", "Yearly table of organisations"),
            QT_TRANSLATE_NOOP("pages", "statistics year officers executives homes volunteers columns names"),
            _late("yearly_table", "YearlyTablePage"),
            card=QT_TRANSLATE_NOOP(
                "pages",
                "Organisations, officers and work by kind of unit, as the office asks yearly; cells open to names.",
            ),
        ),
        _spec(
            "findings",
            "check-circle",
            QT_TRANSLATE_NOOP("pages", "Checking the records"),
            QT_TRANSLATE_NOOP("pages", "findings faults doubts mend posts terms two chairs"),
            _late("findings.page", "FindingsPage"),
            card=QT_TRANSLATE_NOOP(
                "pages", "What does not fit together in organisations, terms and posts, each with one act to mend it."
            ),
        ),
        _spec(
            "population",
            "population",
            QT_TRANSLATE_NOOP("pages", "Population"),
            QT_TRANSLATE_NOOP("pages", "women households census count"),
            _plain("population"),
            kind="population",
            card=QT_TRANSLATE_NOOP("pages", "How many women and households each gacha has, by whom counted and when."),
        ),
        _spec(
            "counts",
            "counts",
            QT_TRANSLATE_NOOP("pages", "Counts of the month"),
            QT_TRANSLATE_NOOP("pages", "groups members followers reads month numbers online"),
            _late("online.counts", "CountsPage"),
            card=QT_TRANSLATE_NOOP("pages", "What all groups and accounts count, typed on one page in ten minutes."),
        ),
        _spec(
            "groups",
            "groups",
            QT_TRANSLATE_NOOP("pages", "Chat groups"),
            QT_TRANSLATE_NOOP("pages", "WeChat online members owner contact work"),
            _plain("groups"),
            kind="chat_group",
            card=QT_TRANSLATE_NOOP("pages", "Work groups and contact groups: who owns them, how many sit in them."),
        ),
        _spec(
            "media",
            "media",
            QT_TRANSLATE_NOOP("pages", "Public accounts"),
            QT_TRANSLATE_NOOP("pages", "official account Douyin video followers reads online media"),
            _plain("media"),
            kind="media_account",
            card=QT_TRANSLATE_NOOP("pages", "Accounts through which the federation speaks: followers, pieces, reads."),
        ),
        _spec(
            "volunteers",
            "volunteers",
            QT_TRANSLATE_NOOP("pages", "Volunteers"),
            QT_TRANSLATE_NOOP("pages", "register stars hours certificate helpers"),
            _plain("volunteers"),
            kind="volunteer",
            card=QT_TRANSLATE_NOOP("pages", "Who is a volunteer, in which team, with how many hours and stars."),
        ),
        _spec(
            "service_hours",
            "service_hours",
            QT_TRANSLATE_NOOP("pages", "Voluntary service"),
            QT_TRANSLATE_NOOP("pages", "hours service record confirmed volunteers"),
            _plain("service_hours"),
            kind="volunteer_service",
            card=QT_TRANSLATE_NOOP("pages", "What volunteers did and how long; activities propose the hours."),
        ),
        _spec(
            "teams",
            "teams",
            QT_TRANSLATE_NOOP("pages", "Teams of volunteers"),
            QT_TRANSLATE_NOOP("pages", "team leader service kinds"),
            _plain("teams"),
            kind="volunteer_team",
            card=QT_TRANSLATE_NOOP("pages", "Teams of volunteers: what they do, who leads them, how many they are."),
        ),
        _spec(
            "books",
            "books",
            QT_TRANSLATE_NOOP("pages", "Books of the year"),
            QT_TRANSLATE_NOOP("pages", "five books registers filing year"),
            _plain("books"),
            kind="work_book",
            card=QT_TRANSLATE_NOOP("pages", "The five books and five registers: filled from the records, or blank."),
        ),
        _spec(
            "home_checks",
            "home_checks",
            QT_TRANSLATE_NOOP("pages", "Checks of homes"),
            QT_TRANSLATE_NOOP("pages", "inspection checklist what a home has"),
            _plain("home_checks"),
            kind="home_check",
            card=QT_TRANSLATE_NOOP("pages", "What each home has and lacks, by the township's checklist, with photos."),
        ),
        _spec(
            "needs",
            "needs",
            QT_TRANSLATE_NOOP("pages", "Needs"),
            QT_TRANSLATE_NOOP("pages", "petitions letters visitors referral asked help rights due closed"),
            _plain("needs"),
            kind="need",
            card=QT_TRANSLATE_NOOP(
                "pages", "What women asked for, who answers, by when, and that they were told: on one board."
            ),
        ),
        _spec(
            "disputes",
            "disputes",
            QT_TRANSLATE_NOOP("pages", "Disputes"),
            QT_TRANSLATE_NOOP("pages", "quarrels conflicts check nothing to report colours"),
            _plain("disputes"),
            kind="dispute",
            card=QT_TRANSLATE_NOOP(
                "pages", "Disputes that were found in the gachas, the next look at each, and the month's check."
            ),
        ),
        _spec(
            "training",
            "training",
            QT_TRANSLATE_NOOP("pages", "Training"),
            QT_TRANSLATE_NOOP("pages", "courses turns coverage missing certificate"),
            _plain("training"),
            kind="training",
            card=QT_TRANSLATE_NOOP(
                "pages", "Courses of ours and of other levels, who is trained in turn, and who is to come next."
            ),
        ),
        _spec(
            "funds",
            "funds",
            QT_TRANSLATE_NOOP("pages", "Money"),
            QT_TRANSLATE_NOOP("pages", "funds book balance spent received voucher invoice yuan"),
            _plain("funds"),
            kind="fund_entry",
            card=QT_TRANSLATE_NOOP(
                "pages", "What came in and what was spent, the balance of each level, and the papers for a bill."
            ),
        ),
        _spec(
            "budgets",
            "funds",
            QT_TRANSLATE_NOOP("pages", "Budgets"),
            QT_TRANSLATE_NOOP("pages", "one yuan a woman due arrived levels"),
            _plain("budgets"),
            kind="budget",
            card=QT_TRANSLATE_NOOP(
                "pages", "One yuan for each woman: what each level owes for a year, and how much of it arrived."
            ),
        ),
        _spec(
            "home_months",
            "table",
            QT_TRANSLATE_NOOP("pages", "Months of the homes"),
            QT_TRANSLATE_NOOP("pages", "matrix activities year quiet"),
            _late("homes.months", "HomeMonthsPage"),
            card=QT_TRANSLATE_NOOP("pages", "What each women's home held, month by month, and which months are empty."),
        ),
        _spec(
            "forms",
            "clipboard-text",
            QT_TRANSLATE_NOOP("pages", "Offices' forms"),
            QT_TRANSLATE_NOOP("pages", "Excel form template fill in report upward xlsx"),
            _late("forms.page", "FormsPage"),
            kind="form_template",
            card=QT_TRANSLATE_NOOP(
                "pages", "The Excel forms that offices send: say once what their cells take, fill them by one click."
            ),
        ),
        _spec(
            "import",
            "download-simple",
            QT_TRANSLATE_NOOP("pages", "Import"),
            QT_TRANSLATE_NOOP("pages", "roster Excel WPS table file paste csv xlsx"),
            _late("importing.page", "ImportPage"),
            kind="import_batch",
            card=QT_TRANSLATE_NOOP(
                "pages", "Rosters from Excel and WPS: what is new and what changes, before it is written."
            ),
        ),
        _spec(
            "doubles",
            "git-merge",
            QT_TRANSLATE_NOOP("pages", "Perhaps twice"),
            QT_TRANSLATE_NOOP("pages", "doubles duplicates merge same woman namesakes"),
            _late("people.doubles", "DoublesPage"),
            card=QT_TRANSLATE_NOOP(
                "pages", "Women who may be written down twice: look at them side by side, make them one."
            ),
        ),
        _spec(
            "photos",
            "image",
            QT_TRANSLATE_NOOP("pages", "Photos"),
            QT_TRANSLATE_NOOP("pages", "pictures export"),
            _late("photos.page", "PhotosPage"),
            card=QT_TRANSLATE_NOOP("pages", "All photos by month, home and words, and a folder of them for a report."),
        ),
        _spec(
            "bin",
            "trash",
            QT_TRANSLATE_NOOP("pages", "Recycle bin"),
            QT_TRANSLATE_NOOP("pages", "deleted trash restore"),
            _late("bin.page", "BinPage"),
            card=QT_TRANSLATE_NOOP("pages", "What was deleted, on every laptop: find it and bring it back."),
        ),
        _spec(
            "sync",
            "sync",
            QT_TRANSLATE_NOOP("pages", "Sync"),
            QT_TRANSLATE_NOOP("pages", "server upload stick conflicts"),
            sync,
            foot=True,
        ),
        _spec(
            "settings",
            "settings",
            QT_TRANSLATE_NOOP("pages", "Settings"),
            QT_TRANSLATE_NOOP("pages", "backup language size users"),
            settings,
            foot=True,
        ),
    ]


def _late(module: str, name: str) -> Callable[..., Any]:
    """What is called so in a module of the window, imported when it is first asked."""
    return lambda *given: getattr(importlib.import_module(f"desktop.ui.{module}"), name)(*given)


def _plain(key: str) -> Make:
    """The page of a plain kind, whose module states its ``LOOK``."""
    make = _late("plain_page", "page_at")
    return lambda context: make(context, key)


def _spec(
    key: str, icon: str, title: object, synonyms: object, make: Make, *, card: object = "", **more: Any
) -> PageSpec:
    """A page whose words (as QT_TRANSLATE_NOOP types them) are said in the window's language."""

    def say(words: object) -> Callable[[], str]:
        return lambda: QCoreApplication.translate("pages", str(words))

    return PageSpec(key, say(title), icon, make, card=say(card) if card else None, synonyms=say(synonyms), **more)
