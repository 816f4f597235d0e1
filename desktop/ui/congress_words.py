"""Kinds, fields and errors of congresses and elections, in words."""

from __future__ import annotations

from desktop.ui.marked import QT_TRANSLATE_NOOP

#: As ``record_words`` says of all kinds.
CONGRESS_KINDS: dict[str, tuple[str, str]] = {
    "congress": ("congresses", QT_TRANSLATE_NOOP("kinds", "Congress")),
    "congress_sitting": ("congresses", QT_TRANSLATE_NOOP("kinds", "Sitting of a congress")),
    "roll_call": ("congresses", QT_TRANSLATE_NOOP("kinds", "Roll call")),
    "delegate": ("congresses", QT_TRANSLATE_NOOP("kinds", "Delegate")),
    "election": ("congresses", QT_TRANSLATE_NOOP("kinds", "Election")),
    "candidate": ("congresses", QT_TRANSLATE_NOOP("kinds", "Candidate")),
    "election_count": ("congresses", QT_TRANSLATE_NOOP("kinds", "Typing of a count")),
    "election_tally": ("congresses", QT_TRANSLATE_NOOP("kinds", "Votes of a candidate")),
    "election_worker": ("congresses", QT_TRANSLATE_NOOP("kinds", "Supervisor or counter")),
    "congress_item": ("congresses", QT_TRANSLATE_NOOP("kinds", "Item of the day")),
}
#: As ``record_words`` says of all fields.
CONGRESS_FIELDS: dict[str, str] = {
    "congress": QT_TRANSLATE_NOOP("fields", "Congress"),
    "congress.ordinal": QT_TRANSLATE_NOOP("fields", "Which congress"),
    "congress.term": QT_TRANSLATE_NOOP("fields", "In which term"),
    "congress.day": QT_TRANSLATE_NOOP("fields", "Day of the congress"),
    "congress.about": QT_TRANSLATE_NOOP("fields", "Whose congress"),
    "congress.state": QT_TRANSLATE_NOOP("fields", "How far"),
    "congress_item.code": QT_TRANSLATE_NOOP("fields", "Item of the day"),
    "done_at": QT_TRANSLATE_NOOP("fields", "Done at"),
    "quota": QT_TRANSLATE_NOOP("fields", "Delegates planned"),
    "congress.due": QT_TRANSLATE_NOOP("fields", "How many are due"),
    "report_on": QT_TRANSLATE_NOOP("fields", "Credentials report passed on"),
    "rules": QT_TRANSLATE_NOOP("fields", "Rules of the vote"),
    "congress_sitting.kind": QT_TRANSLATE_NOOP("fields", "Kind of sitting"),
    "sitting": QT_TRANSLATE_NOOP("fields", "Sitting"),
    "taken_at": QT_TRANSLATE_NOOP("fields", "Counted at"),
    "roll_call.due": QT_TRANSLATE_NOOP("fields", "How many are due"),
    "present": QT_TRANSLATE_NOOP("fields", "How many are present"),
    "on_leave": QT_TRANSLATE_NOOP("fields", "How many are on leave"),
    "delegation": QT_TRANSLATE_NOOP("fields", "Delegation"),
    "delegate.category": QT_TRANSLATE_NOOP("fields", "Kind of delegate"),
    "vote": QT_TRANSLATE_NOOP("fields", "Has a vote"),
    "origin": QT_TRANSLATE_NOOP("fields", "How she became one"),
    "credential": QT_TRANSLATE_NOOP("fields", "Credential"),
    "replaces": QT_TRANSLATE_NOOP("fields", "In place of"),
    "is_head": QT_TRANSLATE_NOOP("fields", "Heads the delegation"),
    "snapshot": QT_TRANSLATE_NOOP("fields", "As she was on that day"),
    "election.office": QT_TRANSLATE_NOOP("fields", "Elected to"),
    "stage": QT_TRANSLATE_NOOP("fields", "Which vote"),
    "election.mode": QT_TRANSLATE_NOOP("fields", "More names than seats"),
    "method": QT_TRANSLATE_NOOP("fields", "How it is voted"),
    "seats": QT_TRANSLATE_NOOP("fields", "Seats"),
    "election.parent": QT_TRANSLATE_NOOP("fields", "Follows from"),
    "ballot": QT_TRANSLATE_NOOP("fields", "Ballot as printed"),
    "election.due": QT_TRANSLATE_NOOP("fields", "How many are due"),
    "printed": QT_TRANSLATE_NOOP("fields", "Ballots printed"),
    "issued": QT_TRANSLATE_NOOP("fields", "Ballots handed out"),
    "exchanged": QT_TRANSLATE_NOOP("fields", "Ballots exchanged"),
    "destroyed": QT_TRANSLATE_NOOP("fields", "Ballots destroyed"),
    "election.outcome": QT_TRANSLATE_NOOP("fields", "Locked result"),
    "supersedes": QT_TRANSLATE_NOOP("fields", "Takes the place of"),
    "election.reason": QT_TRANSLATE_NOOP("fields", "Why it takes its place"),
    "announced_at": QT_TRANSLATE_NOOP("fields", "Announced at"),
    "election": QT_TRANSLATE_NOOP("fields", "Election"),
    "candidate.name": QT_TRANSLATE_NOOP("fields", "Name on the ballot"),
    "written": QT_TRANSLATE_NOOP("fields", "Written in"),
    "position": QT_TRANSLATE_NOOP("fields", "Place on the ballot"),
    "nominated_by": QT_TRANSLATE_NOOP("fields", "Nominated by"),
    "nominators": QT_TRANSLATE_NOOP("fields", "How many nominated her"),
    "checked": QT_TRANSLATE_NOOP("fields", "Checked by the offices"),
    "withdrawn_on": QT_TRANSLATE_NOOP("fields", "Withdrawn on"),
    "returned": QT_TRANSLATE_NOOP("fields", "Ballots returned"),
    "void": QT_TRANSLATE_NOOP("fields", "Void ballots"),
    "counted_at": QT_TRANSLATE_NOOP("fields", "Counted at"),
    "election_tally.count": QT_TRANSLATE_NOOP("fields", "Typing of a count"),
    "candidate": QT_TRANSLATE_NOOP("fields", "Candidate"),
    "against": QT_TRANSLATE_NOOP("fields", "Votes against"),
    "abstained": QT_TRANSLATE_NOOP("fields", "Abstentions"),
}
#: As ``messages`` says of all codes.
CONGRESS_ERRORS: dict[str, str] = {
    "election_locked": QT_TRANSLATE_NOOP(
        "errors",
        "The result of this election is locked. A correction is another election in its place.",
    ),
    "election_superseded": QT_TRANSLATE_NOOP("errors", "Another election has already taken the place of this one."),
    "election_newer": QT_TRANSLATE_NOOP(
        "errors",
        "A newer version of the program wrote this election. Its figures are kept; update this laptop to decide it.",
    ),
    "election_missing": QT_TRANSLATE_NOOP(
        "errors",
        "Figures are still missing or differ. An empty field is not 0: type the zeros too.",
    ),
    "election_impossible": QT_TRANSLATE_NOOP(
        "errors",
        "These figures cannot be: more void ballots than came back, or a number below 0.",
    ),
    "election_no_quorum": QT_TRANSLATE_NOOP("errors", "Too few were present for a vote."),
    "election_void_vote": QT_TRANSLATE_NOOP(
        "errors",
        "More ballots came back than were handed out: the vote is void. Vote again on other paper.",
    ),
    "election_no_seats": QT_TRANSLATE_NOOP("errors", "It is not written how many seats are voted for."),
    "election_twice": QT_TRANSLATE_NOOP("errors", "The same name stands there twice. Say who each of them is."),
    "election_not_locked": QT_TRANSLATE_NOOP(
        "errors", "No result is locked yet; the sheet is printed from a locked one."
    ),
    "election_nothing_follows": QT_TRANSLATE_NOOP("errors", "No vote follows from this one."),
    "congress_voted": QT_TRANSLATE_NOOP(
        "errors", "A result of this congress is locked: its ballots, candidates and votes are never deleted."
    ),
    "ballot_printed": QT_TRANSLATE_NOOP(
        "errors",
        "Ballots were printed: names and order stay. Who falls out is marked; another name needs another election.",
    ),
    "worker_is_candidate": QT_TRANSLATE_NOOP("errors", "She is a candidate; who counts is never one."),
    "election_nothing_to_appoint": QT_TRANSLATE_NOOP("errors", "There is nobody to make a post for."),
}
