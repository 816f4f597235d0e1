"""What is said of a congress and its votes: quorum, findings beside a field, outcomes with their reasons."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from desktop.services.congress import Finding, Quorum
from desktop.services.congress.elections import Vote
from desktop.ui.dates import show_date
from desktop.ui.marked import QT_TRANSLATE_NOOP
from desktop.ui.messages import words_for
from desktop.ui.record_words import field_words, term

#: Finding → what is the matter and what to do; ``{0}`` … are its numbers in the order that each check states.
_FINDINGS: Final[Mapping[str, str]] = {
    "F1": QT_TRANSLATE_NOOP(
        "congresses", "{0} present of {1} due: more than can be. Count again, or correct who is due."
    ),
    "F2": QT_TRANSLATE_NOOP("congresses", "{0} present, {1} are needed: {2} are missing. No vote may be held yet."),
    "F3": QT_TRANSLATE_NOOP(
        "congresses", "{0} ballots handed out to {1} present. Write down why, or correct a number."
    ),
    "F4": QT_TRANSLATE_NOOP(
        "congresses", "{0} printed, but handed out, exchanged and destroyed are {1} together. Look for the difference."
    ),
    "F5": QT_TRANSLATE_NOOP(
        "congresses", "{0} came back of {1} handed out: the vote is void. Hold it again on paper of another colour."
    ),
    "F6": QT_TRANSLATE_NOOP("congresses", "{0} void of {1} that came back: more than can be."),
    "F7": QT_TRANSLATE_NOOP(
        "congresses", "For and against are {0} together, of {1} valid ballots. Count this name again."
    ),
    "F8": QT_TRANSLATE_NOOP(
        "congresses",
        "All votes for are {0} together; with this many ballots and seats at most {1}. Look at the high ones.",
    ),
    "F9": QT_TRANSLATE_NOOP("congresses", "Row {0} is not filled in. An empty field is not 0: type the zero too."),
    "F10": QT_TRANSLATE_NOOP("congresses", "The two typings differ here. Look at the sheet and pick one."),
    "F11": QT_TRANSLATE_NOOP("congresses", "She supervises or counts and is a candidate. Name somebody else to count."),
    "F12": QT_TRANSLATE_NOOP(
        "congresses",
        "{0} candidates for {1} seats: add a name through the presidium, or vote on as many names as seats.",
    ),
    "F13": QT_TRANSLATE_NOOP("congresses", "She is a candidate and was written in too; her votes are added together."),
    "F14": QT_TRANSLATE_NOOP("congresses", "The printed sheet carries other figures. Print it again."),
    "P5": QT_TRANSLATE_NOOP(
        "congresses", "She was not elected to the executive committee: the plenary cannot elect her."
    ),
    "H1": QT_TRANSLATE_NOOP("congresses", "{0} of those present are not counted yet."),
    "W1": QT_TRANSLATE_NOOP(
        "congresses", "{0} of {1} ballots are void: more than a tenth. Was the way to mark explained?"
    ),
    "W2": QT_TRANSLATE_NOOP("congresses", "{0} ballots did not come back."),
    "W3": QT_TRANSLATE_NOOP("congresses", "{0} more candidates than seats; the rules ask for {1}."),
    "W4": QT_TRANSLATE_NOOP("congresses", "Every candidate has {0} votes. Was the sheet filled in for each?"),
    "W5": QT_TRANSLATE_NOOP("congresses", "Not a single vote. Is that so?"),
    "W6": QT_TRANSLATE_NOOP("congresses", "{0} women on the roster bear this name. Choose whom the ballots mean."),
    "W7": QT_TRANSLATE_NOOP("congresses", "The rules of this vote are not those that the congress adopted."),
}
#: What became of a name.
_WHY: Final[Mapping[str, str]] = {
    "majority": QT_TRANSLATE_NOOP("congresses", "elected"),
    "most_votes": QT_TRANSLATE_NOOP("congresses", "elected by the most votes"),
    "fewer_against": QT_TRANSLATE_NOOP("congresses", "elected: as many votes as another, fewer against"),
    "below": QT_TRANSLATE_NOOP("congresses", "not enough votes"),
    "seats_filled": QT_TRANSLATE_NOOP("congresses", "enough votes, but the seats are filled"),
    "tied": QT_TRANSLATE_NOOP("congresses", "equal at the last seat: a new vote"),
    "withdrawn": QT_TRANSLATE_NOOP("congresses", "withdrew"),
}


def say(source: object) -> str:
    """A marked string in the window's language."""
    return QCoreApplication.translate("congresses", str(source))


def finding_words(finding: Finding) -> str:
    """What is the matter, with its code: F8 · …"""
    return f"{finding.code} · {say(_FINDINGS[finding.code]).format(*finding.numbers)}"


def why_words(why: str) -> str:
    """What became of a name; a reason of a newer version as it is."""
    return say(_WHY[why]) if why in _WHY else why


def quorum_words(due: int, present: int, held: Quorum) -> str:
    """应到 65，实到 61，须到 44：可以开会，多 17 人."""
    words = (
        QCoreApplication.translate("congresses", "Due {due}, present {present}, {needed} needed: enough, {n} more")
        if held.met
        else QCoreApplication.translate("congresses", "Due {due}, present {present}, {needed} needed: {n} are missing")
    )
    return words.format(due=due, present=present, needed=held.needed, n=abs(held.margin))


def vote_words(vote: Vote) -> str:
    """Office and stage of a vote: 执委 · 正式选举."""
    parts = [term("post", vote.row["office"]), term("election_stage", vote.row["stage"] or "E2")]
    return " · ".join(part for part in parts if part)


def state_words(vote: Vote) -> tuple[str, str]:
    """How far a vote is, and its tone."""
    if vote.superseded_by is not None:
        return QCoreApplication.translate("congresses", "another stands in its place"), "warn"
    if vote.locked:
        return QCoreApplication.translate("congresses", "result locked"), "accent"
    if len(vote.typings) > 1:
        return QCoreApplication.translate("congresses", "typed twice"), "link"
    if vote.typings:
        return QCoreApplication.translate("congresses", "typed once"), "link"
    return QCoreApplication.translate("congresses", "in preparation"), "neutral"


def cell_words(vote: Vote, cell: str) -> str:
    """A cell of a typing: whose votes, or which ballots."""
    key, _, figure = cell.rpartition(".")
    if not key:
        return field_words(cell, "election")
    name = (vote.candidates.get(bytes.fromhex(key)) or {}).get("name") or ""
    return f"{name} {figure_words(figure)}"


def figure_words(figure: str) -> str:
    """For, against, abstaining."""
    return {
        "votes": QCoreApplication.translate("congresses", "For"),
        "against": QCoreApplication.translate("congresses", "Against"),
        "abstained": QCoreApplication.translate("congresses", "Abstaining"),
    }[figure]


def outcome_words(vote: Vote, whole: Mapping[str, Any]) -> str:
    """The outcome in a sentence: who is elected by how many votes at least, what stays open, and why."""
    if not vote.readable:
        return words_for("election_newer")
    results, seats = whole["results"], whole["seats"]
    elected = [each for each in results if each["why"] in ("majority", "most_votes", "fewer_against")]
    parts = [
        QCoreApplication.translate("congresses", "{n} elected of {seats} seats").format(n=len(elected), seats=seats)
    ]
    if whole["threshold"] is not None:
        words = QCoreApplication.translate("congresses", "{n} votes elect")
        parts.append(words.format(n=whole["threshold"]))
    else:
        parts.append(QCoreApplication.translate("congresses", "the most votes win, however few"))
    tied = [each for each in results if each["why"] == "tied"]
    if tied:
        names = "、".join((vote.candidates.get(bytes.fromhex(e["candidate"])) or {}).get("name") or "" for e in tied)
        words = QCoreApplication.translate(
            "congresses", "{names} have equal votes for the last {n}: a new vote among them, no lot is drawn"
        )
        parts.append(words.format(names=names, n=seats - len(elected)))
    elif len(elected) < seats:
        voted = vote.plan is not None and vote.plan.rules.open_seats.value == "voted"
        words = (
            QCoreApplication.translate("congresses", "{n} seats open: another vote for them")
            if voted
            else QCoreApplication.translate("congresses", "{n} seats stay open by the rules of the vote")
        )
        parts.append(words.format(n=seats - len(elected)))
    return "；".join(parts)


def moment_words(text: str, today: date) -> str:
    """A moment in a line; HH:MM where it is today."""
    if "T" not in text:
        return text
    day, _, time = text.partition("T")
    return time[:5] if day == today.isoformat() else f"{show_date(day, today, week=False)} {time[:5]}"
