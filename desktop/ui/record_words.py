"""Kinds, fields and values in words, for histories, conflicts, drafts and whatever shows a field by its name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from desktop.services.called import CALLED_BY_WHOSE
from desktop.services.money import amount_words
from desktop.services.plain import ABOUT, Rows, Type, field_type, refers_to
from desktop.services.plain_kinds import PLAIN_BY_KIND, ROWS
from desktop.services.validation import tenths_words
from desktop.ui import called, duty_words, meeting_words, need_words, privacy_words, rota_words
from desktop.ui.called import shown_name
from desktop.ui.code_words import options as options
from desktop.ui.code_words import sealed_words, table_of
from desktop.ui.code_words import term as term
from desktop.ui.congress_words import CONGRESS_FIELDS, CONGRESS_KINDS
from desktop.ui.contact_words import CONTACT_FIELDS, CONTACT_KINDS
from desktop.ui.dates import show_date, show_moment
from desktop.ui.home_words import HOME_FIELDS, HOME_KINDS
from desktop.ui.list_words import query_words
from desktop.ui.marked import QT_TRANSLATE_NOOP
from desktop.ui.roles import PRIVATE, shown_private

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: Kind → the page where its records stand ("": none), and what one of them is called.
_KINDS: dict[str, tuple[str, str]] = {
    **privacy_words.KINDS,
    "person": ("people", QT_TRANSLATE_NOOP("kinds", "Person")),
    "activity": ("activities", QT_TRANSLATE_NOOP("kinds", "Activity")),
    "visit": ("visits", QT_TRANSLATE_NOOP("kinds", "Visit")),
    "home": ("homes", QT_TRANSLATE_NOOP("kinds", "Women's home")),
    "org_unit": ("units", QT_TRANSLATE_NOOP("kinds", "Organisation")),
    "appointment": ("people", QT_TRANSLATE_NOOP("kinds", "Post")),
    "household": ("", QT_TRANSLATE_NOOP("kinds", "Household")),
    "saved_list": ("", QT_TRANSLATE_NOOP("kinds", "List of people")),
    "attachment": ("", QT_TRANSLATE_NOOP("kinds", "Photo")),
    "file": ("", QT_TRANSLATE_NOOP("kinds", "File")),
    "award": ("awards", QT_TRANSLATE_NOOP("kinds", "Award")),
    "person_tag": ("tags", QT_TRANSLATE_NOOP("kinds", "Tag")),
    "budget": ("budgets", QT_TRANSLATE_NOOP("kinds", "Budget")),
    "budget_change": ("budgets", QT_TRANSLATE_NOOP("kinds", "Change of a budget")),
    "fund_entry": ("funds", QT_TRANSLATE_NOOP("kinds", "Line of the book")),
    "training": ("training", QT_TRANSLATE_NOOP("kinds", "Course")),
    "training_person": ("training", QT_TRANSLATE_NOOP("kinds", "Who was at a course")),
    "training_day": ("training", QT_TRANSLATE_NOOP("kinds", "Day of a course")),
    "incoming": ("incoming", QT_TRANSLATE_NOOP("kinds", "Incoming document")),
    "term": ("terms", QT_TRANSLATE_NOOP("kinds", "Term of office")),
    "establishment": ("seats", QT_TRANSLATE_NOOP("kinds", "Planned seats")),
    "org_count": ("org_counts", QT_TRANSLATE_NOOP("kinds", "Count of women")),
    "chat_group": ("groups", QT_TRANSLATE_NOOP("kinds", "Chat group")),
    "group_count": ("groups", QT_TRANSLATE_NOOP("kinds", "Count of a group")),
    "media_account": ("media", QT_TRANSLATE_NOOP("kinds", "Public account")),
    "media_count": ("media", QT_TRANSLATE_NOOP("kinds", "Count of an account")),
    "month_counts": ("counts", QT_TRANSLATE_NOOP("kinds", "Counts of the month")),
    "volunteer_team": ("teams", QT_TRANSLATE_NOOP("kinds", "Team of volunteers")),
    "volunteer": ("volunteers", QT_TRANSLATE_NOOP("kinds", "Volunteer")),
    "volunteer_service": ("service_hours", QT_TRANSLATE_NOOP("kinds", "Voluntary service")),
    "named_list": ("people", QT_TRANSLATE_NOOP("kinds", "Live list of women")),
    "home_place": ("homes", QT_TRANSLATE_NOOP("kinds", "Place of a home")),
    "access_log": ("settings", QT_TRANSLATE_NOOP("kinds", "Taken out")),
    "import_batch": ("import", QT_TRANSLATE_NOOP("kinds", "Import")),
    "report": ("month", QT_TRANSLATE_NOOP("kinds", "Report")),
    "report_basis": ("", QT_TRANSLATE_NOOP("kinds", "What a report was counted from")),
    "report_event": ("", QT_TRANSLATE_NOOP("kinds", "What was done with a report")),
    "report_answer": ("", QT_TRANSLATE_NOOP("kinds", "An office's answer")),
    "forms_pack": ("settings", QT_TRANSLATE_NOOP("kinds", "Forms pack")),
    "form_template": ("forms", QT_TRANSLATE_NOOP("kinds", "Office's form")),
    "form_filling": ("", QT_TRANSLATE_NOOP("kinds", "What was typed into a form")),
    "process": ("processes", QT_TRANSLATE_NOOP("kinds", "Re-election")),
    "process_step": ("processes", QT_TRANSLATE_NOOP("kinds", "Step of a re-election")),
    "dispatch_entry": ("dispatch", QT_TRANSLATE_NOOP("kinds", "Typed into a month's dispatch")),
    "population": ("population", QT_TRANSLATE_NOOP("kinds", "Population")),
    **CONGRESS_KINDS,
    **CONTACT_KINDS,
    **HOME_KINDS,
    "person_pair": ("doubles", QT_TRANSLATE_NOOP("kinds", "Perhaps one woman")),
    **need_words.KINDS,
    **meeting_words.KINDS,
    **rota_words.KINDS,
    **duty_words.KINDS,
}

#: Field → words, for all kinds; where a kind says it otherwise, ``kind.field`` stands first.
_FIELDS: dict[str, str] = {
    **privacy_words.FIELDS,
    "consented_on": QT_TRANSLATE_NOOP("fields", "Consented on"),
    "deleted": QT_TRANSLATE_NOOP("fields", "Deleted"),
    "name_zh": QT_TRANSLATE_NOOP("fields", "Name"),
    "home.last_held": QT_TRANSLATE_NOOP("fields", "Last held"),
    "home.name_zh": QT_TRANSLATE_NOOP("fields", "Name of the home"),
    "org_unit.name_zh": QT_TRANSLATE_NOOP("fields", "Official name"),
    "home.name_mn": QT_TRANSLATE_NOOP("fields", "Mongolian name of it"),
    "org_unit.name_mn": QT_TRANSLATE_NOOP("fields", "Mongolian name of it"),
    "org_unit.closed_on": QT_TRANSLATE_NOOP("fields", "Out of use since"),
    "appointment.from_date": QT_TRANSLATE_NOOP("fields", "In office from"),
    "appointment.to_date": QT_TRANSLATE_NOOP("fields", "In office until"),
    "appointment.person": QT_TRANSLATE_NOOP("fields", "Holder"),
    **CONTACT_FIELDS,
    **HOME_FIELDS,
    "attendance.role": QT_TRANSLATE_NOOP("fields", "Part in it"),
    "named_list.name": QT_TRANSLATE_NOOP("fields", "Name of the list"),
    "query": QT_TRANSLATE_NOOP("fields", "What the list asks"),
    "saved_list.name": QT_TRANSLATE_NOOP("fields", "Name of the list"),
    "form_template.name": QT_TRANSLATE_NOOP("fields", "Name of the form"),
    "setting.name": QT_TRANSLATE_NOOP("fields", "Setting"),
    "name_mn": QT_TRANSLATE_NOOP("fields", "Mongolian name"),
    "name_latin": QT_TRANSLATE_NOOP("fields", "Latin name"),
    "nickname": QT_TRANSLATE_NOOP("fields", "Called"),
    "id_no": QT_TRANSLATE_NOOP("fields", "Identity number"),
    "sex": QT_TRANSLATE_NOOP("fields", "Sex"),
    "birth": QT_TRANSLATE_NOOP("fields", "Born"),
    "ethnic": QT_TRANSLATE_NOOP("fields", "Ethnic group"),
    "education": QT_TRANSLATE_NOOP("fields", "Education"),
    "politics": QT_TRANSLATE_NOOP("fields", "Political status"),
    "marital": QT_TRANSLATE_NOOP("fields", "Marital status"),
    "job": QT_TRANSLATE_NOOP("fields", "Occupation"),
    "phone": QT_TRANSLATE_NOOP("fields", "Phone"),
    "phone_of": QT_TRANSLATE_NOOP("fields", "Whose phone"),
    "gacha": QT_TRANSLATE_NOOP("fields", "Gacha"),
    "household": QT_TRANSLATE_NOOP("fields", "Household"),
    "residence": QT_TRANSLATE_NOOP("fields", "Residence"),
    "tags": QT_TRANSLATE_NOOP("fields", "Tags"),
    "to_complete": QT_TRANSLATE_NOOP("fields", "To be completed"),
    "status": QT_TRANSLATE_NOOP("fields", "Status"),
    "merged_into": QT_TRANSLATE_NOOP("fields", "Merged into"),
    "note": QT_TRANSLATE_NOOP("fields", "Note"),
    "person": QT_TRANSLATE_NOOP("fields", "Person"),
    "about": QT_TRANSLATE_NOOP("fields", "Whom or what"),
    "text": QT_TRANSLATE_NOOP("fields", "Spelling"),
    "script": QT_TRANSLATE_NOOP("fields", "Script"),
    "head": QT_TRANSLATE_NOOP("fields", "Head of the household"),
    "summer_place": QT_TRANSLATE_NOOP("fields", "Summer place"),
    "winter_place": QT_TRANSLATE_NOOP("fields", "Winter place"),
    "org": QT_TRANSLATE_NOOP("fields", "Organisation"),
    "post": QT_TRANSLATE_NOOP("fields", "Post"),
    "engagement": QT_TRANSLATE_NOOP("fields", "Engagement"),
    "rank": QT_TRANSLATE_NOOP("fields", "Rank"),
    "in_leading_group": QT_TRANSLATE_NOOP("fields", "In the leading group"),
    "from_date": QT_TRANSLATE_NOOP("fields", "From"),
    "to_date": QT_TRANSLATE_NOOP("fields", "Until"),
    "how": QT_TRANSLATE_NOOP("fields", "How appointed"),
    "ended_why": QT_TRANSLATE_NOOP("fields", "Why it ended"),
    "duty": QT_TRANSLATE_NOOP("fields", "Duty"),
    "code": QT_TRANSLATE_NOOP("fields", "Code"),
    "level": QT_TRANSLATE_NOOP("fields", "Level"),
    "parent": QT_TRANSLATE_NOOP("fields", "Belongs to"),
    "short_name": QT_TRANSLATE_NOOP("fields", "Short name"),
    "closed_on": QT_TRANSLATE_NOOP("fields", "Closed on"),
    "kind": QT_TRANSLATE_NOOP("fields", "Kind"),
    "carrier": QT_TRANSLATE_NOOP("fields", "Carrier"),
    "host_household": QT_TRANSLATE_NOOP("fields", "Host household"),
    "keeper": QT_TRANSLATE_NOOP("fields", "Keeper"),
    "area": QT_TRANSLATE_NOOP("fields", "Area (m²)"),
    "women_covered": QT_TRANSLATE_NOOP("fields", "Women covered"),
    "founded_on": QT_TRANSLATE_NOOP("fields", "Founded on"),
    "awarded_by": QT_TRANSLATE_NOOP("fields", "Awarded by"),
    "is_model": QT_TRANSLATE_NOOP("fields", "Model home"),
    "lat": QT_TRANSLATE_NOOP("fields", "Latitude"),
    "lon": QT_TRANSLATE_NOOP("fields", "Longitude"),
    "plaque": QT_TRANSLATE_NOOP("fields", "Plaque"),
    "checklist": QT_TRANSLATE_NOOP("fields", "What hangs on the wall"),
    "home": QT_TRANSLATE_NOOP("fields", "Women's home"),
    "role": QT_TRANSLATE_NOOP("fields", "Role"),
    "title": QT_TRANSLATE_NOOP("fields", "Title"),
    "start": QT_TRANSLATE_NOOP("fields", "Begins"),
    "end": QT_TRANSLATE_NOOP("fields", "Ends"),
    "place": QT_TRANSLATE_NOOP("fields", "Place"),
    "hosts": QT_TRANSLATE_NOOP("fields", "Hosts"),
    "hosts_text": QT_TRANSLATE_NOOP("fields", "Other hosts"),
    "hosts_text_first": QT_TRANSLATE_NOOP("fields", "Another is the host"),
    "speaker": QT_TRANSLATE_NOOP("fields", "Speaker"),
    "recorder": QT_TRANSLATE_NOOP("fields", "Recorder"),
    "content": QT_TRANSLATE_NOOP("fields", "Content"),
    "effect": QT_TRANSLATE_NOOP("fields", "Effect"),
    "expected": QT_TRANSLATE_NOOP("fields", "Expected"),
    "guests_unnamed": QT_TRANSLATE_NOOP("fields", "Unnamed guests"),
    "women_among_guests": QT_TRANSLATE_NOOP("fields", "Women among the guests"),
    "activity": QT_TRANSLATE_NOOP("fields", "Activity"),
    "guest": QT_TRANSLATE_NOOP("fields", "Guest"),
    "state": QT_TRANSLATE_NOOP("fields", "State"),
    "date": QT_TRANSLATE_NOOP("fields", "Date"),
    "visitors": QT_TRANSLATE_NOOP("fields", "Who went"),
    "visitors_text": QT_TRANSLATE_NOOP("fields", "Others who went"),
    "target": QT_TRANSLATE_NOOP("fields", "Target"),
    "situation": QT_TRANSLATE_NOOP("fields", "Situation"),
    "difficulty": QT_TRANSLATE_NOOP("fields", "Difficulty"),
    "measure": QT_TRANSLATE_NOOP("fields", "Measure"),
    "caption": QT_TRANSLATE_NOOP("fields", "Caption"),
    "people": QT_TRANSLATE_NOOP("fields", "People"),
    "award.title": QT_TRANSLATE_NOOP("fields", "Honour"),
    "award.about": QT_TRANSLATE_NOOP("fields", "Given to"),
    "award.level": QT_TRANSLATE_NOOP("fields", "Level of the award"),
    "giver": QT_TRANSLATE_NOOP("fields", "Given by"),
    "given_on": QT_TRANSLATE_NOOP("fields", "Given on"),
    "document_no": QT_TRANSLATE_NOOP("fields", "Document number"),
    "incoming.title": QT_TRANSLATE_NOOP("fields", "Title of the document"),
    "from_office": QT_TRANSLATE_NOOP("fields", "From which office"),
    "received_on": QT_TRANSLATE_NOOP("fields", "Received on"),
    "demand": QT_TRANSLATE_NOOP("fields", "What it asks for"),
    "incoming.due_on": QT_TRANSLATE_NOOP("fields", "To be answered by"),
    "handled_by": QT_TRANSLATE_NOOP("fields", "Who sees to it"),
    "incoming.done_on": QT_TRANSLATE_NOOP("fields", "Answered on"),
    "incoming.done_how": QT_TRANSLATE_NOOP("fields", "How it was answered"),
    "chat_group.name": QT_TRANSLATE_NOOP("fields", "Name of the group"),
    "chat_group.kind": QT_TRANSLATE_NOOP("fields", "Kind of group"),
    "chat_group.org": QT_TRANSLATE_NOOP("fields", "Whose group"),
    "platform": QT_TRANSLATE_NOOP("fields", "Platform"),
    "owner": QT_TRANSLATE_NOOP("fields", "Owner of the group"),
    "managers": QT_TRANSLATE_NOOP("fields", "Managers"),
    "gachas": QT_TRANSLATE_NOOP("fields", "For which gachas"),
    "chat_group.theme": QT_TRANSLATE_NOOP("fields", "Theme of the group"),
    "opened_on": QT_TRANSLATE_NOOP("fields", "Opened on"),
    "rule_posted": QT_TRANSLATE_NOOP("fields", "Rules of the group posted"),
    "group_count": QT_TRANSLATE_NOOP("fields", "Counts"),
    "chat": QT_TRANSLATE_NOOP("fields", "Chat group"),
    "members": QT_TRANSLATE_NOOP("fields", "Members"),
    "group_count.women": QT_TRANSLATE_NOOP("fields", "Women among them"),
    "group_count.posts": QT_TRANSLATE_NOOP("fields", "Messages posted"),
    "handled": QT_TRANSLATE_NOOP("fields", "Needs handled"),
    "as_shown": QT_TRANSLATE_NOOP("fields", "As the platform shows it"),
    "media_account.name": QT_TRANSLATE_NOOP("fields", "Name of the account"),
    "media_account.org": QT_TRANSLATE_NOOP("fields", "Whose account"),
    "run_by": QT_TRANSLATE_NOOP("fields", "Who runs it"),
    "media_count": QT_TRANSLATE_NOOP("fields", "Counts by month"),
    "account": QT_TRANSLATE_NOOP("fields", "Public account"),
    "month": QT_TRANSLATE_NOOP("fields", "Month"),
    "followers": QT_TRANSLATE_NOOP("fields", "Followers"),
    "media_count.posts": QT_TRANSLATE_NOOP("fields", "Pieces published"),
    "reads": QT_TRANSLATE_NOOP("fields", "Reads in the month"),
    "likes": QT_TRANSLATE_NOOP("fields", "Likes in the month"),
    "adopted": QT_TRANSLATE_NOOP("fields", "Adopted from above"),
    "adopted_by": QT_TRANSLATE_NOOP("fields", "Adopted by whom"),
    "volunteer_team.name": QT_TRANSLATE_NOOP("fields", "Name of the team"),
    "volunteer_team.kind": QT_TRANSLATE_NOOP("fields", "Kind of service"),
    "volunteer_team.org": QT_TRANSLATE_NOOP("fields", "Whose team"),
    "leader": QT_TRANSLATE_NOOP("fields", "Leader"),
    "platform_no": QT_TRANSLATE_NOOP("fields", "Number on the platform"),
    "volunteer.about": QT_TRANSLATE_NOOP("fields", "Who is a volunteer"),
    "volunteer.since": QT_TRANSLATE_NOOP("fields", "Volunteer since"),
    "volunteer.until": QT_TRANSLATE_NOOP("fields", "Volunteer until"),
    "teams": QT_TRANSLATE_NOOP("fields", "Teams"),
    "registered_no": QT_TRANSLATE_NOOP("fields", "Volunteer's number"),
    "skills": QT_TRANSLATE_NOOP("fields", "Skills"),
    "free_time": QT_TRANSLATE_NOOP("fields", "When she has time"),
    "carried_tenths": QT_TRANSLATE_NOOP("fields", "Hours proven elsewhere"),
    "carried_paper": QT_TRANSLATE_NOOP("fields", "Paper that proves them"),
    "guardian": QT_TRANSLATE_NOOP("fields", "Guardian (under 18)"),
    "volunteer_service.about": QT_TRANSLATE_NOOP("fields", "Who served"),
    "volunteer_service.person": QT_TRANSLATE_NOOP("fields", "Who served"),
    "volunteer_service.date": QT_TRANSLATE_NOOP("fields", "Day of service"),
    "volunteer_service.kind": QT_TRANSLATE_NOOP("fields", "Kind of service"),
    "volunteer_service.confirmed_by": QT_TRANSLATE_NOOP("fields", "Confirmed by"),
    "began": QT_TRANSLATE_NOOP("fields", "Began at"),
    "tenths": QT_TRANSLATE_NOOP("fields", "Hours"),
    "served_person": QT_TRANSLATE_NOOP("fields", "Whom it served"),
    "served_household": QT_TRANSLATE_NOOP("fields", "Household served"),
    "what": QT_TRANSLATE_NOOP("fields", "What was done in it"),
    "hours": QT_TRANSLATE_NOOP("fields", "Hours in all"),
    "stars": QT_TRANSLATE_NOOP("fields", "Stars"),
    "budget.title": QT_TRANSLATE_NOOP("fields", "Name of the budget"),
    "budget.level": QT_TRANSLATE_NOOP("fields", "Which level owes it"),
    "budget.counted_on": QT_TRANSLATE_NOOP("fields", "Women counted on"),
    "budget.women": QT_TRANSLATE_NOOP("fields", "Women counted"),
    "year": QT_TRANSLATE_NOOP("fields", "Year"),
    "base": QT_TRANSLATE_NOOP("fields", "Whom it counts"),
    "budget.basis": QT_TRANSLATE_NOOP("fields", "By which register"),
    "women_source": QT_TRANSLATE_NOOP("fields", "Who counted them"),
    "rate_fen": QT_TRANSLATE_NOOP("fields", "For each woman (yuan)"),
    "spent_by": QT_TRANSLATE_NOOP("fields", "Who spends it"),
    "expected_by": QT_TRANSLATE_NOOP("fields", "Expected by"),
    "budget.due": QT_TRANSLATE_NOOP("fields", "Due (yuan)"),
    "received": QT_TRANSLATE_NOOP("fields", "Arrived (yuan)"),
    "arrival": QT_TRANSLATE_NOOP("fields", "Share that arrived"),
    "budget": QT_TRANSLATE_NOOP("fields", "Budget"),
    "budget_change": QT_TRANSLATE_NOOP("fields", "Changes of the budget"),
    "changed_on": QT_TRANSLATE_NOOP("fields", "Changed on"),
    "change_fen": QT_TRANSLATE_NOOP("fields", "By how much (yuan)"),
    "fund_entry.level": QT_TRANSLATE_NOOP("fields", "Whose money"),
    "fund_entry.state": QT_TRANSLATE_NOOP("fields", "How far it is"),
    "fund_entry.activity": QT_TRANSLATE_NOOP("fields", "For which activity"),
    "purpose": QT_TRANSLATE_NOOP("fields", "What for"),
    "no": QT_TRANSLATE_NOOP("fields", "Running number"),
    "side": QT_TRANSLATE_NOOP("fields", "Direction"),
    "category": QT_TRANSLATE_NOOP("fields", "Category"),
    "amount_fen": QT_TRANSLATE_NOOP("fields", "Amount (yuan)"),
    "voucher_no": QT_TRANSLATE_NOOP("fields", "Voucher number"),
    "payee": QT_TRANSLATE_NOOP("fields", "Paid to"),
    "invoice_no": QT_TRANSLATE_NOOP("fields", "Invoice number"),
    "invoice_date": QT_TRANSLATE_NOOP("fields", "Date of the invoice"),
    "handler": QT_TRANSLATE_NOOP("fields", "Handled by"),
    "witness": QT_TRANSLATE_NOOP("fields", "Witnessed by"),
    "approver": QT_TRANSLATE_NOOP("fields", "Approved by"),
    "paid_how": QT_TRANSLATE_NOOP("fields", "Paid how"),
    "budget_year": QT_TRANSLATE_NOOP("fields", "Of which year's budget"),
    "corrects": QT_TRANSLATE_NOOP("fields", "Takes back"),
    "course": QT_TRANSLATE_NOOP("fields", "Course"),
    "training.from_date": QT_TRANSLATE_NOOP("fields", "Begins on"),
    "training.to_date": QT_TRANSLATE_NOOP("fields", "Ends on"),
    "training.place": QT_TRANSLATE_NOOP("fields", "Where it was"),
    "training_person.person": QT_TRANSLATE_NOOP("fields", "Who was there"),
    "training_day.activity": QT_TRANSLATE_NOOP("fields", "Activity of the day"),
    "organiser_level": QT_TRANSLATE_NOOP("fields", "Level that gave it"),
    "mode": QT_TRANSLATE_NOOP("fields", "How it was given"),
    "theme": QT_TRANSLATE_NOOP("fields", "Theme"),
    "days": QT_TRANSLATE_NOOP("fields", "Days"),
    "training.hours": QT_TRANSLATE_NOOP("fields", "Hours of lessons"),
    "teacher": QT_TRANSLATE_NOOP("fields", "Teacher"),
    "for_group": QT_TRANSLATE_NOOP("fields", "For whom"),
    "certificate": QT_TRANSLATE_NOOP("fields", "Certificate"),
    "training": QT_TRANSLATE_NOOP("fields", "Course"),
    "training_day": QT_TRANSLATE_NOOP("fields", "Days of ours, as activities"),
    "training_person": QT_TRANSLATE_NOOP("fields", "People (others' courses)"),
    "topic": QT_TRANSLATE_NOOP("fields", "What was taught"),
    "outcome": QT_TRANSLATE_NOOP("fields", "Finished it"),
    "certificate_no": QT_TRANSLATE_NOOP("fields", "Certificate number"),
    "issued_on": QT_TRANSLATE_NOOP("fields", "Issued on"),
    "home_place": QT_TRANSLATE_NOOP("fields", "Where it stands"),
    "home_place.since": QT_TRANSLATE_NOOP("fields", "Since"),
    "home_place.kind": QT_TRANSLATE_NOOP("fields", "Kind of place"),
    "tag": QT_TRANSLATE_NOOP("fields", "Tag"),
    "person_tag.about": QT_TRANSLATE_NOOP("fields", "Whose tag"),
    "person_tag.since": QT_TRANSLATE_NOOP("fields", "Holds since"),
    "until": QT_TRANSLATE_NOOP("fields", "Held until"),
    "source": QT_TRANSLATE_NOOP("fields", "Who said so"),
    "review_on": QT_TRANSLATE_NOOP("fields", "Look again on"),
    "term.about": QT_TRANSLATE_NOOP("fields", "Whose term"),
    "term.start": QT_TRANSLATE_NOOP("fields", "Congress held on"),
    "ordinal": QT_TRANSLATE_NOOP("fields", "Which term"),
    "congress_ordinal": QT_TRANSLATE_NOOP("fields", "Which congress"),
    "length_years": QT_TRANSLATE_NOOP("fields", "Years"),
    "due": QT_TRANSLATE_NOOP("fields", "Due on another day"),
    "due_on": QT_TRANSLATE_NOOP("fields", "Due on"),
    "left": QT_TRANSLATE_NOOP("fields", "Days left"),
    "extended_to": QT_TRANSLATE_NOOP("fields", "Extended to"),
    "extension_doc": QT_TRANSLATE_NOOP("fields", "Document of the extension"),
    "ended_on": QT_TRANSLATE_NOOP("fields", "Ended on"),
    "approved_doc": QT_TRANSLATE_NOOP("fields", "Document of approval"),
    "approved_on": QT_TRANSLATE_NOOP("fields", "Approved on"),
    "filed_on": QT_TRANSLATE_NOOP("fields", "Filed above on"),
    "establishment.about": QT_TRANSLATE_NOOP("fields", "Whose seats"),
    "establishment.since": QT_TRANSLATE_NOOP("fields", "Planned since"),
    "establishment.until": QT_TRANSLATE_NOOP("fields", "Planned until"),
    "establishment.term": QT_TRANSLATE_NOOP("fields", "For which term"),
    "establishment.unit": QT_TRANSLATE_NOOP("fields", "Seat of the unit"),
    "planned": QT_TRANSLATE_NOOP("fields", "Planned"),
    "vacant": QT_TRANSLATE_NOOP("fields", "Vacant"),
    "seat_kind": QT_TRANSLATE_NOOP("fields", "Kind of seat"),
    "field": QT_TRANSLATE_NOOP("fields", "Field of work"),
    "org_count.about": QT_TRANSLATE_NOOP("fields", "Counted where"),
    "counted_on": QT_TRANSLATE_NOOP("fields", "Counted on"),
    "org_count.women": QT_TRANSLATE_NOOP("fields", "Women"),
    "workers": QT_TRANSLATE_NOOP("fields", "Workers in all"),
    "org_unit.form": QT_TRANSLATE_NOOP("fields", "Its women's organisation"),
    "setup": QT_TRANSLATE_NOOP("fields", "How it was set up"),
    "is_new": QT_TRANSLATE_NOOP("fields", "New economic or social organisation"),
    "link": QT_TRANSLATE_NOOP("fields", "Link with the federation"),
    "party_org": QT_TRANSLATE_NOOP("fields", "Party organisation"),
    "established_on": QT_TRANSLATE_NOOP("fields", "Established on"),
    "plaque_on": QT_TRANSLATE_NOOP("fields", "Plaque put up on"),
    "closed_why": QT_TRANSLATE_NOOP("fields", "Why it was closed"),
    "liaison": QT_TRANSLATE_NOOP("fields", "Liaison"),
    "joined_on": QT_TRANSLATE_NOOP("fields", "Group member since"),
    "joined_how": QT_TRANSLATE_NOOP("fields", "How it joined"),
    "left_on": QT_TRANSLATE_NOOP("fields", "Left on"),
    "exists_since": QT_TRANSLATE_NOOP("fields", "The unit itself is there since"),
    "fund_entry.org": QT_TRANSLATE_NOOP("fields", "For which gacha"),
    "pilot_since": QT_TRANSLATE_NOOP("fields", "Pilot since"),
    "area_type": QT_TRANSLATE_NOOP("fields", "Kind of area"),
    "registration_no": QT_TRANSLATE_NOOP("fields", "Registration number"),
    "appointment.term": QT_TRANSLATE_NOOP("fields", "In which term"),
    "seat": QT_TRANSLATE_NOOP("fields", "Seat"),
    "unit": QT_TRANSLATE_NOOP("fields", "Comes from"),
    "sector": QT_TRANSLATE_NOOP("fields", "Sector"),
    "made_by": QT_TRANSLATE_NOOP("fields", "By which meeting"),
    "votes": QT_TRANSLATE_NOOP("fields", "Votes for her"),
    "village_seat": QT_TRANSLATE_NOOP("fields", "Seat in the committees"),
    "paid": QT_TRANSLATE_NOOP("fields", "Is paid for it"),
    "secondment_until": QT_TRANSLATE_NOOP("fields", "Seconded until"),
    "confirmed_by": QT_TRANSLATE_NOOP("fields", "Told by"),
    "stands_since": QT_TRANSLATE_NOOP("fields", "Stands there since"),
    "stands_kind": QT_TRANSLATE_NOOP("fields", "Stands today"),
    "stands_place": QT_TRANSLATE_NOOP("fields", "Stands today at"),
    "process.about": QT_TRANSLATE_NOOP("fields", "Whose"),
    "process.kind": QT_TRANSLATE_NOOP("fields", "What it is"),
    "process.planned_on": QT_TRANSLATE_NOOP("fields", "Day of the congress"),
    "process.reason": QT_TRANSLATE_NOOP("fields", "Why it is off schedule"),
    "process.state": QT_TRANSLATE_NOOP("fields", "How far"),
    "process.late": QT_TRANSLATE_NOOP("fields", "Late"),
    "body": QT_TRANSLATE_NOOP("fields", "Who elects"),
    "process": QT_TRANSLATE_NOOP("fields", "Re-election"),
    "process_step.code": QT_TRANSLATE_NOOP("fields", "Step"),
    "process_step.planned_on": QT_TRANSLATE_NOOP("fields", "Planned for"),
    "process_step.since": QT_TRANSLATE_NOOP("fields", "First day"),
    "done_on": QT_TRANSLATE_NOOP("fields", "Done on"),
    "process_step.who": QT_TRANSLATE_NOOP("fields", "By whom"),
    "not_applicable": QT_TRANSLATE_NOOP("fields", "Does not apply"),
    "result": QT_TRANSLATE_NOOP("fields", "What was counted"),
    **CONGRESS_FIELDS,
    **meeting_words.FIELDS,
    **rota_words.FIELDS,
    **duty_words.FIELDS,
    "period": QT_TRANSLATE_NOOP("fields", "Month"),
    "item": QT_TRANSLATE_NOOP("fields", "Item"),
    "dispatch_entry.value": QT_TRANSLATE_NOOP("fields", "Typed"),
    "population.about": QT_TRANSLATE_NOOP("fields", "Where"),
    "population.day": QT_TRANSLATE_NOOP("fields", "As of"),
    "population.source": QT_TRANSLATE_NOOP("fields", "Source"),
    "basis": QT_TRANSLATE_NOOP("fields", "Who is counted"),
    "households": QT_TRANSLATE_NOOP("fields", "Households"),
    "population.people": QT_TRANSLATE_NOOP("fields", "Population"),
    "population.women": QT_TRANSLATE_NOOP("fields", "Women"),
    "women_14": QT_TRANSLATE_NOOP("fields", "Women of 14 and over"),
    "women_18": QT_TRANSLATE_NOOP("fields", "Women of 18 and over"),
    "report": QT_TRANSLATE_NOOP("fields", "Report"),
    "office": QT_TRANSLATE_NOOP("fields", "Office"),
    "pack": QT_TRANSLATE_NOOP("fields", "How the township counts"),
    "mapping": QT_TRANSLATE_NOOP("fields", "What its cells take"),
    "template": QT_TRANSLATE_NOOP("fields", "Form"),
    "typed": QT_TRANSLATE_NOOP("fields", "Typed by hand"),
    "form": QT_TRANSLATE_NOOP("fields", "Form"),
    "term": QT_TRANSLATE_NOOP("fields", "Period"),
    "version": QT_TRANSLATE_NOOP("fields", "Version"),
    "frozen": QT_TRANSLATE_NOOP("fields", "Frozen figures"),
    "act": QT_TRANSLATE_NOOP("fields", "What became of it"),
    "day": QT_TRANSLATE_NOOP("fields", "Day"),
    "who": QT_TRANSLATE_NOOP("fields", "Who"),
    "channel": QT_TRANSLATE_NOOP("fields", "How it went up"),
    "reason": QT_TRANSLATE_NOOP("fields", "Reason"),
    "files": QT_TRANSLATE_NOOP("fields", "Files"),
    "lines": QT_TRANSLATE_NOOP("fields", "Rows read"),
    "added": QT_TRANSLATE_NOOP("fields", "Added"),
    "changed": QT_TRANSLATE_NOOP("fields", "Changed"),
    "listed": QT_TRANSLATE_NOOP("fields", "Which list"),
    "count": QT_TRANSLATE_NOOP("fields", "How many records"),
    "access_log.reason": QT_TRANSLATE_NOOP("fields", "What for"),
    "shown": QT_TRANSLATE_NOOP("fields", "What went out whole"),
    "age": QT_TRANSLATE_NOOP("fields", "Age"),
    "posts": QT_TRANSLATE_NOOP("fields", "Posts"),
    "women": QT_TRANSLATE_NOOP("fields", "Women here"),
    "heads": QT_TRANSLATE_NOOP("fields", "Who came"),
    "photos": QT_TRANSLATE_NOOP("fields", "Pictures"),
    "name": QT_TRANSLATE_NOOP("fields", "Name"),
    "since": QT_TRANSLATE_NOOP("fields", "Counts from"),
    "value": QT_TRANSLATE_NOOP("fields", "Set to"),
    **need_words.FIELDS,
}

MOST_NAMES = 6


def kind_words(kind: str) -> str:
    """What one record of a kind is called; the kind itself where a newer version made it."""
    _, source = _KINDS.get(kind, ("", ""))
    return QCoreApplication.translate("kinds", source) if source else kind


def page_of_kind(kind: str) -> str:
    """The page where records of a kind stand; "" where there is none."""
    return _KINDS.get(kind, ("", ""))[0]


def field_words(field: str, kind: str = "") -> str:
    """What a field is called; the field itself where nothing is said of it."""
    source = _FIELDS.get(f"{kind}.{field}") or _FIELDS.get(field)
    return QCoreApplication.translate("fields", source) if source else field


def about_name(kind: str, name: str) -> str:
    """What a record is about, by the name that services give it: a household is called by its head."""
    if kind == "household" and name:
        return QCoreApplication.translate("fields", "{name}'s household").format(name=shown_name(name))
    return shown_name(name)


def whom_words(row: Mapping[str, Any]) -> str:
    """Whom or what a record of a plain kind (as its service gives it) is about, told from namesakes."""
    kind, name = row["about_kind"], row["about_name"]
    if not name and kind == "household":
        return QCoreApplication.translate("fields", "A household")
    if kind == "household":
        return about_name(kind, called.name_apart(name, row["about_apart"]))  # the year is its head's, not its own
    return f"{about_name(kind, name)} {called.apart_words(row['about_apart'])}".rstrip()


def value_words(desk: Desk, kind: str, field: str, value: Any, today: date) -> str:
    """A field's value as a person reads it; "–" where it is empty."""
    type_ = field_type(kind, field)
    if type_ is Type.FLAG:
        return QCoreApplication.translate("fields", "Yes") if value else QCoreApplication.translate("fields", "No")
    if value is None or value == "" or value == []:
        return "–"
    if type_ is Type.SEALED:
        return sealed_words()
    if field == ABOUT and isinstance(value, dict):
        return next((value_words(desk, kind, name, part, today) for name, part in value.items()), "–")
    if field in ROWS and isinstance(value, list):
        return "；".join(row_words(desk, ROWS[field], row, today) for row in value)
    if _is_money(kind, field) and isinstance(value, int):
        return amount_words(value)
    table = table_of(kind, field)
    if table and isinstance(value, str):
        return term(table, value)
    if type_ is Type.REF and isinstance(value, str):
        return value  # typed, and nobody was chosen yet
    stated = PLAIN_BY_KIND.get(kind) or (ROWS[kind].plain if kind in ROWS else None)
    if stated is not None and stated.rule(field).tenths and isinstance(value, int):
        return tenths_words(value)
    if type_ in (Type.REF, Type.REFS):
        return _referred(desk, refers_to(kind, field), value)
    if type_ in (Type.DATE, Type.TIME) and isinstance(value, str):
        return show_moment(value, today) if "T" in value else show_date(value, today, week=False)
    if kind == "named_list" and field == "query" and isinstance(value, dict):
        return query_words(desk, value)
    if field == "tag" and isinstance(value, str):
        return term("tag", value)
    if field == "tags":
        return "、".join(term("tag", word) for word in value)
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return "、".join(value)
    if field in PRIVATE and isinstance(value, str):
        return shown_private(desk.records.sees_private, value)
    if isinstance(value, (bytes, list, dict)):
        return QCoreApplication.translate("fields", "changed")
    return str(value)


def _is_money(kind: str, field: str) -> bool:
    stated = PLAIN_BY_KIND.get(kind) or (ROWS[kind].plain if kind in ROWS else None)
    return stated is not None and stated.rule(field).money


#: Columns of a row that say what it is in one line.
_IN_A_LINE = 3


def row_words(desk: Desk, rows: Rows, row: Mapping[str, Any], today: date) -> str:
    """A row that a record owns in one line: its first columns; "" of an empty one."""
    held = [name for name in rows.columns[:_IN_A_LINE] if row.get(name) not in (None, "", [])]
    return " · ".join(value_words(desk, rows.kind, name, row[name], today) for name in held)


def _referred(desk: Desk, to: str | None, value: Any) -> str:
    """What other records are called that a field refers to."""
    if to == "org_unit":
        return _names([desk.units.name(id_) for id_ in _ids(value)])
    if to == "person":
        names = desk.people.names(id_ for id_ in _ids(value) if isinstance(id_, bytes))
        return _names([shown_name(names.get(id_, str(id_))) for id_ in _ids(value)])
    if to == "home":
        return desk.activities.home_name(value) or "–"
    if to in CALLED_BY_WHOSE:
        return desk.plain[to].name(value) or "–"
    if to == "establishment":
        return desk.seats.name(value) or "–"
    if to == "household":
        return about_name(to, desk.records.household_name(value)) or "–"
    if to is not None:
        return _names([desk.records.row_name(to, id_) for id_ in _ids(value)])
    return QCoreApplication.translate("fields", "changed")


def apart_words(desk: Desk, kind: str, record: Mapping[str, Any], today: date) -> str:
    """What tells a record from others of the same name: a woman's gacha and year of birth, a home's gacha, an
    activity's day and place; "" where nothing is known."""
    parts = [desk.units.name(record.get("gacha") or record.get("org"))]
    born = record.get("birth")
    if kind == "person" and born:
        parts.append(QCoreApplication.translate("fields", "born {year}").format(year=born[:4]))
    elif kind == "person" and record.get("phone"):
        parts.append(QCoreApplication.translate("fields", "phone …{tail}").format(tail=record["phone"][-4:]))
    elif kind == "activity":
        parts = [value_words(desk, kind, "start", record["start"], today)] if record.get("start") else []
        parts.append(desk.activities.home_name(record["home"]) if record.get("home") else record.get("place") or "")
    return " · ".join(part for part in parts if part)


def _ids(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _names(names: list[str]) -> str:
    known = [name for name in names if name]
    shown = "、".join(known[:MOST_NAMES])
    if len(names) > MOST_NAMES:
        return QCoreApplication.translate("fields", "{names} and others, {n} in all").format(names=shown, n=len(names))
    return shown or "–"
