"""What people did, in words: the label code of an act and what it was about → one line of a list."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.ui.called import shown_name
from desktop.ui.marked import QT_TRANSLATE_NOOP
from desktop.ui.record_words import kind_words

#: Label code → words; ``{subject}`` is what the act was about.
ACTS: dict[str, str] = {
    "access_log.write": QT_TRANSLATE_NOOP("acts", "Took out {subject} records with whole identity numbers"),
    "activity.plan": QT_TRANSLATE_NOOP("acts", "Planned the activity {subject}"),
    "activity.log": QT_TRANSLATE_NOOP("acts", "Wrote down the activity {subject}"),
    "activity.correct": QT_TRANSLATE_NOOP("acts", "Corrected the activity {subject}"),
    "activity.hold": QT_TRANSLATE_NOOP("acts", "Marked as held: {subject}"),
    "activity.cancel": QT_TRANSLATE_NOOP("acts", "Called off the activity {subject}"),
    "activity.delete": QT_TRANSLATE_NOOP("acts", "Deleted the activity {subject}"),
    "activity.mark": QT_TRANSLATE_NOOP("acts", "Marked who came: {subject}"),
    "appointment.edit": QT_TRANSLATE_NOOP("acts", "Corrected a post of {subject}"),
    "appointment.add": QT_TRANSLATE_NOOP("acts", "Added a post of {subject}"),
    "appointment.end": QT_TRANSLATE_NOOP("acts", "Ended a post of {subject}"),
    "appointment.delete": QT_TRANSLATE_NOOP("acts", "Deleted a post of {subject}"),
    "bin.restore": QT_TRANSLATE_NOOP("acts", "Brought back {subject}"),
    "bin.restore_several": QT_TRANSLATE_NOOP("acts", "Brought back {subject} records"),
    "conflict.decide": QT_TRANSLATE_NOOP("acts", "Decided which version holds: {subject}"),
    "conflict.decide_all": QT_TRANSLATE_NOOP("acts", "Decided which versions hold in {subject} records"),
    "home.save": QT_TRANSLATE_NOOP("acts", "Wrote down the home {subject}"),
    "home.delete": QT_TRANSLATE_NOOP("acts", "Deleted the home {subject}"),
    "home.person": QT_TRANSLATE_NOOP("acts", "Changed who belongs to a home"),
    "household.save": QT_TRANSLATE_NOOP("acts", "Changed the household of {subject}"),
    "household.join": QT_TRANSLATE_NOOP("acts", "Put {subject} into a household"),
    "household.leave": QT_TRANSLATE_NOOP("acts", "Took {subject} out of a household"),
    "person.add": QT_TRANSLATE_NOOP("acts", "Added {subject}"),
    "person.edit": QT_TRANSLATE_NOOP("acts", "Changed the record of {subject}"),
    "person.delete": QT_TRANSLATE_NOOP("acts", "Deleted {subject}"),
    "person.merge": QT_TRANSLATE_NOOP("acts", "Made one woman: {subject}"),
    "person.apart": QT_TRANSLATE_NOOP("acts", "Made two women again: {subject}"),
    "person_pair.apart": QT_TRANSLATE_NOOP("acts", "Said that they are two women: {subject}"),
    "person_pair.again": QT_TRANSLATE_NOOP("acts", "Took back that they are two women: {subject}"),
    "person.erase": QT_TRANSLATE_NOOP("acts", "Asked for a woman to be erased"),
    "person.tag": QT_TRANSLATE_NOOP("acts", "Tagged women: {subject}"),
    "person.untag": QT_TRANSLATE_NOOP("acts", "Took a tag off: {subject}"),
    "person.move": QT_TRANSLATE_NOOP("acts", "Moved women to {subject}"),
    "person.completed": QT_TRANSLATE_NOOP("acts", "Nothing is missing any more of {subject} women"),
    "household.together": QT_TRANSLATE_NOOP("acts", "Put women into the household of {subject}"),
    "home.people": QT_TRANSLATE_NOOP("acts", "Women belong to the home {subject}"),
    "saved_list.more": QT_TRANSLATE_NOOP("acts", "Put women on the list {subject}"),
    "person_tag.end": QT_TRANSLATE_NOOP("acts", "A tag ended: {subject}"),
    "named_list.save": QT_TRANSLATE_NOOP("acts", "Saved the live list {subject}"),
    "named_list.delete": QT_TRANSLATE_NOOP("acts", "Deleted the live list {subject}"),
    "saved_list.less": QT_TRANSLATE_NOOP("acts", "Took women off the list {subject}"),
    "person.paste": QT_TRANSLATE_NOOP("acts", "Pasted {subject} women from a table"),
    "file.add": QT_TRANSLATE_NOOP("acts", "Added files: {subject}"),
    "file.remove": QT_TRANSLATE_NOOP("acts", "Took a file away: {subject}"),
    "import_batch.write": QT_TRANSLATE_NOOP("acts", "Imported {subject}"),
    "fund_entry.correct": QT_TRANSLATE_NOOP("acts", "Took a line of the book back in red: {subject}"),
    "forms_pack.save": QT_TRANSLATE_NOOP("acts", "Set how the township counts: {subject}"),
    "forms_pack.delete": QT_TRANSLATE_NOOP("acts", "Took a forms pack away: {subject}"),
    "form_template.save": QT_TRANSLATE_NOOP("acts", "Wrote down the form {subject}"),
    "form_template.delete": QT_TRANSLATE_NOOP("acts", "Deleted the form {subject}"),
    "form_filling.save": QT_TRANSLATE_NOOP("acts", "Typed into the form {subject}"),
    "photo.add": QT_TRANSLATE_NOOP("acts", "Added photos: {subject}"),
    "photo.remove": QT_TRANSLATE_NOOP("acts", "Removed a photo: {subject}"),
    "process.replan": QT_TRANSLATE_NOOP("acts", "Planned the congress of {subject} for another day"),
    "process.accept": QT_TRANSLATE_NOOP("acts", "Took over what the congress made of {subject}"),
    "process_step.tick": QT_TRANSLATE_NOOP("acts", "Ticked a step of {subject} re-elections"),
    "process_step.save": QT_TRANSLATE_NOOP("acts", "Wrote down a step of {subject}"),
    "election.add": QT_TRANSLATE_NOOP("acts", "Began an election"),
    "election.save": QT_TRANSLATE_NOOP("acts", "Wrote down who is present and where the ballots went"),
    "candidate.write_in": QT_TRANSLATE_NOOP("acts", "Wrote in {subject}"),
    "election_count.save": QT_TRANSLATE_NOOP("acts", "Typed the count of an election"),
    "election.lock": QT_TRANSLATE_NOOP("acts", "Locked the result of an election"),
    "election.supersede": QT_TRANSLATE_NOOP("acts", "Began an election in the place of another"),
    "election.appoint": QT_TRANSLATE_NOOP("acts", "Made posts of an election: {subject}"),
    "dispatch_entry.save": QT_TRANSLATE_NOOP("acts", "Typed into the month's dispatch of {subject}"),
    "dispatch_entry.clear": QT_TRANSLATE_NOOP("acts", "Took back what was typed into the dispatch of {subject}"),
    "setting.process_rules": QT_TRANSLATE_NOOP("acts", "Set days and numbers of re-elections"),
    "finding.mend": QT_TRANSLATE_NOOP("acts", "Mended what was found in the records ({subject})"),
    "finding.no_fault": QT_TRANSLATE_NOOP("acts", "Said that something found in the records is no fault"),
    "finding.look_again": QT_TRANSLATE_NOOP("acts", "Put something back to be looked at"),
    "setting.dispatch_target": QT_TRANSLATE_NOOP("acts", "Set the day by which all are federations"),
    "report.freeze": QT_TRANSLATE_NOOP("acts", "Froze the report {subject}"),
    "report.send": QT_TRANSLATE_NOOP("acts", "Noted that the report {subject} went up"),
    "report.withdraw": QT_TRANSLATE_NOOP("acts", "Took the report {subject} back"),
    "report.carry": QT_TRANSLATE_NOOP("acts", "Put what changed in {subject} into the next report"),
    "sample.load": QT_TRANSLATE_NOOP("acts", "Loaded the sample township"),
    "saved_list.save": QT_TRANSLATE_NOOP("acts", "Saved the list {subject}"),
    "saved_list.delete": QT_TRANSLATE_NOOP("acts", "Deleted the list {subject}"),
    "setting.letter": QT_TRANSLATE_NOOP("acts", "Set how a letter is worded: {subject}"),
    "setting.federation_rules": QT_TRANSLATE_NOOP("acts", "Set terms and ages"),
    "setting.closing_day": QT_TRANSLATE_NOOP("acts", "Set the day on which a month's report ends: {subject}"),
    "setting.person_fields": QT_TRANSLATE_NOOP("acts", "Set what is asked of a woman"),
    "sheet.print": QT_TRANSLATE_NOOP("acts", "Made the sign-in sheet of {subject}"),
    "stick.release": QT_TRANSLATE_NOOP("acts", "Answered for a stick of a laptop that was shut out"),
    "sync.anew": QT_TRANSLATE_NOOP("acts", "Wrote again what the server had lost"),
    "township.start": QT_TRANSLATE_NOOP("acts", "Began {subject}"),
    "unit.add": QT_TRANSLATE_NOOP("acts", "Added the unit {subject}"),
    "unit.rename": QT_TRANSLATE_NOOP("acts", "Renamed the unit {subject}"),
    "unit.save": QT_TRANSLATE_NOOP("acts", "Wrote down facts of the unit {subject}"),
    "unit.set": QT_TRANSLATE_NOOP("acts", "Set facts of {subject} organisations"),
    "unit.merge": QT_TRANSLATE_NOOP("acts", "Merged the unit {subject} into another"),
    "unit.close": QT_TRANSLATE_NOOP("acts", "Closed the unit {subject}"),
    "unit.reopen": QT_TRANSLATE_NOOP("acts", "Opened the unit {subject} again"),
    "user.add": QT_TRANSLATE_NOOP("acts", "Added the user {subject}"),
    "user.save": QT_TRANSLATE_NOOP("acts", "Changed the user {subject}"),
    "group_count.month": QT_TRANSLATE_NOOP("acts", "Typed the counts of {subject}"),
    "setting.volunteer_stars": QT_TRANSLATE_NOOP("acts", "Set from how many hours volunteers have stars: {subject}"),
    "volunteer.stars": QT_TRANSLATE_NOOP("acts", "Awarded stars to {subject} volunteers"),
    "volunteer_service.take": QT_TRANSLATE_NOOP("acts", "Took the hours of {subject} services from activities"),
    "need.save": QT_TRANSLATE_NOOP("acts", "Wrote down the need {subject}"),
    "need.delete": QT_TRANSLATE_NOOP("acts", "Deleted the need {subject}"),
    "need.open": QT_TRANSLATE_NOOP("acts", "Opened the need {subject} from a visit"),
    "need.void": QT_TRANSLATE_NOOP("acts", "Made the need {subject} void"),
    "need.step": QT_TRANSLATE_NOOP("acts", "Wrote down a step of the need {subject}"),
    "need_step.void": QT_TRANSLATE_NOOP("acts", "Made a step of the need {subject} void"),
    "need_step.count": QT_TRANSLATE_NOOP("acts", "Let a step of the need {subject} count again"),
    "dispute.save": QT_TRANSLATE_NOOP("acts", "Wrote down the dispute {subject}"),
    "dispute.delete": QT_TRANSLATE_NOOP("acts", "Deleted the dispute {subject}"),
    "dispute.look": QT_TRANSLATE_NOOP("acts", "Looked at the dispute {subject}"),
    "dispute_check.save": QT_TRANSLATE_NOOP("acts", "Asked {subject} gachas for disputes"),
    "dispute_check.none": QT_TRANSLATE_NOOP("acts", "Took down that {subject} gachas have nothing to report"),
    "setting.need_rules": QT_TRANSLATE_NOOP("acts", "Set the terms of needs"),
    "setting.dispute_rules": QT_TRANSLATE_NOOP("acts", "Set the colours of disputes"),
    "link.propose": QT_TRANSLATE_NOOP("acts", "Linked {subject} women to an executive"),
    "link.hand_over": QT_TRANSLATE_NOOP("acts", "Handed links over: {subject}"),
    "link.end": QT_TRANSLATE_NOOP("acts", "Ended {subject} links"),
    "setting.link_target": QT_TRANSLATE_NOOP("acts", "Set how many links an executive is to have: {subject}"),
    "visit.save": QT_TRANSLATE_NOOP("acts", "Wrote down a visit to {subject}"),
    "visit.delete": QT_TRANSLATE_NOOP("acts", "Deleted the visit to {subject}"),
}


#: What any kind's records are written or deleted by, where ACTS has no words of its own for it.
_OF_ANY: dict[str, str] = {
    "save": QT_TRANSLATE_NOOP("acts", "Wrote down {kind} {subject}"),
    "delete": QT_TRANSLATE_NOOP("acts", "Deleted {kind} {subject}"),
    "paste": QT_TRANSLATE_NOOP("acts", "Took {subject} rows of {kind} from a table"),
}


def act_words(code: str, subject: str) -> str:
    """One line for an act; an act of a newer version is named by its code."""
    source = ACTS.get(code)
    kind, _, deed = code.rpartition(".")
    if source is None and deed in _OF_ANY and kind_words(kind) != kind:
        words = QCoreApplication.translate("acts", _OF_ANY[deed])
        return words.format(kind=kind_words(kind), subject=shown_name(subject) or "–")
    if source is None:
        return QCoreApplication.translate("acts", "Changed records ({code})").format(code=code)
    return QCoreApplication.translate("acts", source).format(subject=shown_name(subject) or "–")
