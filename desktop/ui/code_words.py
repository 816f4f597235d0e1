"""Codes in the window's language, and which fields hold one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.services import codes
from desktop.services.plain_kinds import PLAIN, ROWS
from desktop.services.unit_facts import UNIT_TABLES
from desktop.ui import translation

#: (kind, field) or field → table of ``services.codes``.
_TABLES: dict[str, str] = {
    **{name: name for name in ("sex", "ethnic", "education", "politics", "marital", "job", "phone_of", "residence")},
    **{name: name for name in ("script", "post", "engagement", "rank")},
    "person.status": "person_status",
    "activity.status": "activity_status",
    "activity.kind": "activity_kind",
    "access_log.reason": "access_reason",
    "home_person.role": "home_role",
    "user.role": "role",
    "appointment.how": "appointed",
    "appointment.ended_why": "ended_why",
    "appointment.village_seat": "village_seat",
    "appointment.sector": "org_field",
    **{f"org_unit.{name}": table for name, table in UNIT_TABLES.items()},
    "attendance.state": "attendance",
    "org_unit.level": "org_level",
    "report_event.act": "report_act",
    "report_event.channel": "report_channel",
    "report_answer.act": "report_answer",
    "process_step.code": "process_step",
    "process.state": "process_state",
    "need_step.act": "need_act",
    "need_step.to_kind": "referred_to",
    "need_step.outcome": "need_outcome",
    "need_step.satisfied": "need_satisfied",
    "dispute_look.grade": "dispute_grade",
    "dispatch_entry.item": "dispatch_item",
    "dispatch_entry.state": "dispatch_state",
    "meeting.state": "meeting_state",
    "meeting_plan.state": "plan_state",
    "rota_turn.state": "turn_state",
    "congress_item.code": "congress_item",
    "congress_sitting.kind": "sitting",
    "delegate.category": "delegate_category",
    "delegate.vote": "delegate_vote",
    "delegate.origin": "delegate_origin",
    "delegate.credential": "credential",
    "election.office": "post",
    "election.stage": "election_stage",
    "election.mode": "election_mode",
    "election.method": "election_method",
    "candidate.nominated_by": "nominated_by",
    "candidate.checked": "candidate_checked",
    "election_worker.role": "worker_role",
    **{f"{plain.kind}.{name}": rule.codes for plain in PLAIN for name, rule in plain.rules.items() if rule.codes},
    **{f"{kind}.{name}": rule.codes for kind, rows in ROWS.items() for name, rule in rows.rules.items() if rule.codes},
}


def term(table: str, code: str | None) -> str:
    """What a code is called in the window's language."""
    return codes.label(table, code, "en" if translation.current() == "en" else "zh")


def sealed_words() -> str:
    """What stands in the place of sealed words."""
    return QCoreApplication.translate("fields", "Sealed")


def options(table: str) -> list[tuple[str, str]]:
    """(code, words) of a table in the window's language, in the order to offer."""
    return codes.choices(table, "en" if translation.current() == "en" else "zh")


def table_of(kind: str, field: str) -> str:
    """The table of codes of a field; "" where it holds none."""
    return _TABLES.get(f"{kind}.{field}") or _TABLES.get(field) or ""
