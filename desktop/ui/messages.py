"""Error codes into words in the user's language: what happened, and what to do about it.

One table. A code's words may hold places in braces that the error's details fill. A new code gets its line here.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.errors import KnownError
from desktop.ui.congress_words import CONGRESS_ERRORS
from desktop.ui.marked import QT_TRANSLATE_NOOP
from desktop.ui.way_words import WAY_ERRORS

#: code → words
WORDS: dict[str, str] = {
    **CONGRESS_ERRORS,
    **WAY_ERRORS,
    # fields (desktop.services.validation)
    "required": QT_TRANSLATE_NOOP("errors", "Please fill this in."),
    "id_no_format": QT_TRANSLATE_NOOP("errors", "An identity number has 17 digits and then a digit or X."),
    "id_no_15": QT_TRANSLATE_NOOP(
        "errors", "The old 15-digit number is no longer valid; type the 18 characters of the card."
    ),
    "id_no_damaged": QT_TRANSLATE_NOOP("errors", "A spreadsheet has cut this number off; type it from the card."),
    "id_no_region": QT_TRANSLATE_NOOP("errors", "The first two digits are no province; compare it with the card."),
    "id_no_birth": QT_TRANSLATE_NOOP("errors", "The birth date in this number cannot be; compare it with the card."),
    "id_no_checksum": QT_TRANSLATE_NOOP("errors", "This number does not add up; compare it with the card."),
    "id_no_maybe_damaged": QT_TRANSLATE_NOOP("errors", "It ends in 000: a spreadsheet may have cut it off."),
    "id_no_sex_differs": QT_TRANSLATE_NOOP("errors", "The identity number says another sex."),
    "id_no_birth_differs": QT_TRANSLATE_NOOP("errors", "The identity number says another birth date."),
    "sealed_words_apart": QT_TRANSLATE_NOOP("errors", "It is sealed: write this into the sealed field below."),
    "owner_is_concerned": QT_TRANSLATE_NOOP(
        "errors", "It concerns her: somebody else answers for it. Choose another one."
    ),
    "before_it_was_opened": QT_TRANSLATE_NOOP("errors", "This day is before the need came."),
    "extended_already": QT_TRANSLATE_NOOP("errors", "Its term was extended once already; it is not extended twice."),
    "name_in_referral": QT_TRANSLATE_NOOP(
        "errors", "Her name stands in it, and she has not agreed that it goes out. Take it out, or ask her first."
    ),
    "step_not_now": QT_TRANSLATE_NOOP("errors", "This step does not follow on how the need stands now."),
    "phone_format": QT_TRANSLATE_NOOP("errors", "Not a phone number: 11 digits, or a landline with its area code."),
    "phone_damaged": QT_TRANSLATE_NOOP("errors", "A spreadsheet has damaged this number; please type it again."),
    "date_format": QT_TRANSLATE_NOOP("errors", "Not a date. Write it like 2026-11-24 or 11-24."),
    "date_impossible": QT_TRANSLATE_NOOP("errors", "There is no such day."),
    "date_partial": QT_TRANSLATE_NOOP("errors", "The whole date is needed: year, month and day."),
    "date_future": QT_TRANSLATE_NOOP("errors", "This day has not come yet."),
    "date_too_early": QT_TRANSLATE_NOOP("errors", "This is too long ago: 1900 at the earliest."),
    "time_format": QT_TRANSLATE_NOOP("errors", "Not a time. Write it like 18:00 or 1800."),
    "time_impossible": QT_TRANSLATE_NOOP("errors", "There is no such time."),
    "end_before_start": QT_TRANSLATE_NOOP("errors", "The end is before the beginning."),
    "when_format": QT_TRANSLATE_NOOP("errors", "Write a day and hours, like 11-24 18:00-20:30."),
    "across_midnight": QT_TRANSLATE_NOOP("errors", "It cannot go on past midnight. Write the end on the same day."),
    "more_than_guests": QT_TRANSLATE_NOOP("errors", "This is more than the guests without a name."),
    "already_corrected": QT_TRANSLATE_NOOP(
        "errors", "This line was taken back in red already and stays in the book with its red line."
    ),
    "not_corrected": QT_TRANSLATE_NOOP(
        "errors", "Only a line that counts can be taken back in red: none in red, void or planned."
    ),
    "more_present_than_due": QT_TRANSLATE_NOOP("errors", "This is more than were due."),
    "holder_by_hand": QT_TRANSLATE_NOOP(
        "errors", "Write 是 or 否. Who she is, is read from her post: add it on her page or the unit's."
    ),
    "number_format": QT_TRANSLATE_NOOP("errors", "Please write a whole number."),
    "number_negative": QT_TRANSLATE_NOOP("errors", "This cannot be less than 0."),
    "amount_format": QT_TRANSLATE_NOOP("errors", "Not an amount. Write it like 1,200 or 1.2万."),
    "amount_negative": QT_TRANSLATE_NOOP(
        "errors", "An amount is never below 0. What goes back to an office is Returned; a mistake is corrected in red."
    ),
    "amount_rough": QT_TRANSLATE_NOOP("errors", "Write the exact amount; what is rough belongs into the note."),
    "amount_parts": QT_TRANSLATE_NOOP("errors", "There is nothing smaller than a fen: two digits after the point."),
    "written_stays": QT_TRANSLATE_NOOP(
        "errors", "What was written here stays as it is. Put a mistake right by a further line."
    ),
    "ends_before_it_begins": QT_TRANSLATE_NOOP("errors", "This is before the day on which it begins."),
    "exists_already": QT_TRANSLATE_NOOP("errors", "There is one already of this year and level. Open that one."),
    "never_corrected": QT_TRANSLATE_NOOP(
        "errors", "This says which one it is and stays. Delete it and write down a new one."
    ),
    "number_too_large": QT_TRANSLATE_NOOP("errors", "This number is too large."),
    "letter_too_long": QT_TRANSLATE_NOOP("errors", "This is too long for a letter; please make it shorter."),
    "years_wrong": QT_TRANSLATE_NOOP("errors", "A term has from 1 to 20 years."),
    "young_wrong": QT_TRANSLATE_NOOP("errors", "Write an age from 18 to 80."),
    "warning_wrong": QT_TRANSLATE_NOOP("errors", "Write from 1 to 730 days, each time fewer than before."),
    "share_wrong": QT_TRANSLATE_NOOP("errors", "Write a per cent from 0 to 100."),
    "stars_wrong": QT_TRANSLATE_NOOP(
        "errors", "Five whole numbers of hours are needed, each more than the one before."
    ),
    "number_wrong": QT_TRANSLATE_NOOP("errors", "Such a number cannot stand here."),
    "points_wrong": QT_TRANSLATE_NOOP(
        "errors", "Please write a whole number from 0 to 1000, and at least 1 of a thing."
    ),
    "grades_wrong": QT_TRANSLATE_NOOP("errors", "Three numbers are needed, each smaller than the one before."),
    "tenths_format": QT_TRANSLATE_NOOP("errors", "Please write hours as 2 or 2.5."),
    "year_format": QT_TRANSLATE_NOOP("errors", "Please write the year with four digits: 2026."),
    "month_needed": QT_TRANSLATE_NOOP("errors", "Please write the month too: 2026-11."),
    "text_too_long": QT_TRANSLATE_NOOP("errors", "This is too long here. Nothing was cut off; please shorten it."),
    "letters_not_chosen": QT_TRANSLATE_NOOP(
        "errors", "No characters were chosen for the letters yet. Write them anew; Done once more takes the letters."
    ),
    "person_not_chosen": QT_TRANSLATE_NOOP(
        "errors", "Choose her in the list below the name, or write her whole name; or empty the line."
    ),
    "person_not_added": QT_TRANSLATE_NOOP(
        "errors", "She is not on the roster. Press Enter to add her, or choose another; or empty the line."
    ),
    "attendee_not_chosen": QT_TRANSLATE_NOOP(
        "errors", "Choose her in the list below the name, or write her down as a newcomer; or empty the line."
    ),
    "name_taken": QT_TRANSLATE_NOOP("errors", "This name is taken already."),
    "gacha_unknown": QT_TRANSLATE_NOOP("errors", "There is no such gacha in the township."),
    "word_unknown": QT_TRANSLATE_NOOP("errors", "This word is not known here."),
    "pasted_twice": QT_TRANSLATE_NOOP("errors", "The same row stands further up."),
    "unit_into_itself": QT_TRANSLATE_NOOP("errors", "A unit cannot be merged into itself."),
    "woman_erased": QT_TRANSLATE_NOOP(
        "errors", "She was erased at her own wish; nothing about her can be written down any more."
    ),
    "activity_gone": QT_TRANSLATE_NOOP(
        "errors", "This activity was deleted meanwhile. What you typed stays here as a draft."
    ),
    "changed_meanwhile": QT_TRANSLATE_NOOP(
        "errors", "Something else was written here meanwhile. Look at both and press Done once more."
    ),
    "rota_without_members": QT_TRANSLATE_NOOP(
        "errors", "Write down first who takes turns, the year and how long a turn is."
    ),
    "home_has_no_meeting": QT_TRANSLATE_NOOP("errors", "A home's rota has no meeting: meetings are an organisation's."),
    "record_gone": QT_TRANSLATE_NOOP("errors", "This record is no longer there."),
    # papers
    "sheet_code_wrong": QT_TRANSLATE_NOOP(
        "errors", "This is not the code of a sheet; compare it with the corner of the paper."
    ),
    "rows_unreadable": QT_TRANSLATE_NOOP("errors", "Row numbers look like 1-17 19 22-40; see character {position}."),
    "rows_reversed": QT_TRANSLATE_NOOP("errors", "The smaller number comes first; see character {position}."),
    "rows_unprinted": QT_TRANSLATE_NOOP(
        "errors", "Rows {rows} stand on a page of this sheet that was not printed. Look at the paper again."
    ),
    "rows_outside": QT_TRANSLATE_NOOP("errors", "This sheet has rows 1 to {last}; see character {position}."),
    "paper_menksoft": QT_TRANSLATE_NOOP(
        "errors", "Mongolian names in Menksoft's own codes, printed as they are, in rows {rows}."
    ),
    "duty_points_off": QT_TRANSLATE_NOOP("errors", "Points are switched off. Take a table under Points and papers."),
    "several_units": QT_TRANSLATE_NOOP(
        "errors", "These are of several organisations or years. Narrow the list to one: a ballot is of one meeting."
    ),
    "name_several": QT_TRANSLATE_NOOP("errors", "More than one is called so. Please write this row down by hand."),
    "name_unknown": QT_TRANSLATE_NOOP("errors", "Nobody and nothing here is called so."),
    "paper_too_long": QT_TRANSLATE_NOOP(
        "errors", "{rows} rows are too many for one paper (at most {most}). Narrow the list first."
    ),
    "paper_unshown": QT_TRANSLATE_NOOP(
        "errors",
        "No font on this laptop has {characters}: they come out as boxes. Write them by hand, or install a font that "
        "has them.",
    ),
    "paper_unshown_rows": QT_TRANSLATE_NOOP(
        "errors",
        "No font on this laptop has {characters}: they come out as boxes, in rows {rows}. Write them by hand, or "
        "install a font that has them.",
    ),
    # the laptop
    "bug": QT_TRANSLATE_NOOP(
        "errors", "Something went wrong in the program. What you typed is kept; please try again."
    ),
    "fields": QT_TRANSLATE_NOOP("errors", "Something here needs another look; see beside the fields."),
    "disk_full": QT_TRANSLATE_NOOP(
        "errors", "The disk is full, so this was not saved. What you typed stays here: free some space and try again."
    ),
    "disk_read_only": QT_TRANSLATE_NOOP("errors", "This disk cannot be written to. What you typed stays here."),
    "disk_error": QT_TRANSLATE_NOOP(
        "errors", "The disk did not answer properly. What you typed stays here; make a backup soon."
    ),
    "data_is_file": QT_TRANSLATE_NOOP(
        "errors",
        "A file lies where the folder of the records should be. Nothing was changed: move it away, or start the "
        "program with another folder.",
    ),
    "data_read_only": QT_TRANSLATE_NOOP(
        "errors",
        "The folder of the records cannot be written to. Nothing was changed: take its write protection away, or "
        "ask whoever set up this laptop.",
    ),
    "data_of_another": QT_TRANSLATE_NOOP(
        "errors",
        "Another user of this computer began to work in this folder, and it is not for you to write to. Nothing "
        "was changed: log in as that user, or ask whoever set up this laptop.",
    ),
    "data_unreachable": QT_TRANSLATE_NOOP(
        "errors", "The folder of the records cannot be reached. Is its disk, stick or share connected?"
    ),
    "database_busy": QT_TRANSLATE_NOOP("errors", "The records are in use for a moment. Please try again."),
    "database_unreadable": QT_TRANSLATE_NOOP("errors", "The file of records cannot be opened. Nothing was changed."),
    "database_foreign": QT_TRANSLATE_NOOP("errors", "This file belongs to another program. Nothing was changed."),
    "database_newer": QT_TRANSLATE_NOOP(
        "errors",
        "These records were written by a newer version of the program. Nothing was changed: install the newer version.",
    ),
    "database_damaged": QT_TRANSLATE_NOOP(
        "errors", "The file of records is damaged. Nothing was changed: go on with the last good backup."
    ),
    # encryption (desktop.store.driver)
    "sealed_plain": QT_TRANSLATE_NOOP("errors", "Sealed words need encrypted records: see Settings, lock."),
    "sealed_role": QT_TRANSLATE_NOOP("errors", "Only the chair, and whom she names, reads and writes this."),
    "sealed_no_key": QT_TRANSLATE_NOOP("errors", "This laptop was not given the key to sealed words."),
    "sealed_damaged": QT_TRANSLATE_NOOP("errors", "These words do not open: they are damaged or of another record."),
    "key_needed": QT_TRANSLATE_NOOP("errors", "The records are encrypted and locked. Nothing was changed."),
    "key_wrong": QT_TRANSLATE_NOOP(
        "errors", "These records were encrypted with another key, perhaps another laptop's. Nothing was changed."
    ),
    "file_not_encrypted": QT_TRANSLATE_NOOP(
        "errors",
        "Encrypted records are expected here, and this file is not encrypted: somebody may have put it in their place. "
        "Nothing was changed.",
    ),
    "encryption_missing": QT_TRANSLATE_NOOP(
        "errors",
        "This system is too old for what opens encrypted records. Nothing was changed: ask whoever set up this laptop.",
    ),
    # the lock (desktop.store.keys, desktop.store.lock)
    "user_gone": QT_TRANSLATE_NOOP(
        "errors", "These records do not know her any more. Open them by the recovery code and say who you are."
    ),
    "last_user": QT_TRANSLATE_NOOP("errors", "Nobody else opens the records here, so she stays."),
    "secret_wrong": QT_TRANSLATE_NOOP("errors", "This does not open the records. Try again, or use another way."),
    "try_later": QT_TRANSLATE_NOOP("errors", "Too many wrong tries. The next one can be made in {seconds} seconds."),
    "no_such_way": QT_TRANSLATE_NOOP("errors", "There is no such way to open these records. Use another one."),
    "keyring_missing": QT_TRANSLATE_NOOP(
        "errors",
        "This system's keyring, which belongs to the PIN, cannot be reached. Use the passphrase or the recovery code.",
    ),
    "keyring_other": QT_TRANSLATE_NOOP(
        "errors",
        "This system's keyring is not the one that the PIN was made with, so no PIN opens the records. Use the "
        "passphrase or the recovery code, then choose a PIN anew.",
    ),
    "keys_missing": QT_TRANSLATE_NOOP(
        "errors",
        "The keys of these records are gone. A backup on a stick has them too: restore it with the recovery code.",
    ),
    "keys_damaged": QT_TRANSLATE_NOOP(
        "errors",
        "The keys of these records are damaged, and their spare is too. A backup on a stick has them: restore it with "
        "the recovery code.",
    ),
    "keys_newer": QT_TRANSLATE_NOOP(
        "errors", "These keys were written by a newer version of the program. Install the newer version first."
    ),
    "already_encrypted": QT_TRANSLATE_NOOP("errors", "These records are encrypted already. Nothing was changed."),
    "repair_since": QT_TRANSLATE_NOOP(
        "errors",
        "Something was written since it was carried on the stick. Nothing was locked: carry everything once more.",
    ),
    "pin_short": QT_TRANSLATE_NOOP("errors", "A PIN has at least {least} digits."),
    "pin_digits": QT_TRANSLATE_NOOP("errors", "A PIN has digits only. What has letters too is a passphrase."),
    "pin_repeats": QT_TRANSLATE_NOOP(
        "errors", "This PIN repeats the same digits, which anybody tries first. Choose another one."
    ),
    "pin_sequence": QT_TRANSLATE_NOOP(
        "errors", "The digits of this PIN follow one another, which anybody tries first. Choose another one."
    ),
    "pin_date": QT_TRANSLATE_NOOP(
        "errors", "This PIN looks like a date, and dates of birth are known to many. Choose another one."
    ),
    "passphrase_short": QT_TRANSLATE_NOOP(
        "errors",
        "A passphrase has at least {least} characters. A few words that belong together only for you are best.",
    ),
    "passphrase_digits": QT_TRANSLATE_NOOP(
        "errors",
        "Digits alone are searched through quickly. A passphrase has words: a few that belong together for you.",
    ),
    "passphrase_repeats": QT_TRANSLATE_NOOP(
        "errors", "This repeats itself, which makes it longer and not safer. Add other words."
    ),
    "passphrase_sequence": QT_TRANSLATE_NOOP(
        "errors", "Most of this follows the alphabet or the keys, which anybody tries first. Take words of your own."
    ),
    "secret_long": QT_TRANSLATE_NOOP("errors", "This is too long: at most {most} characters."),
    "recovery_code_length": QT_TRANSLATE_NOOP(
        "errors", "A recovery code has {all} characters, and {number} were typed. Compare it with the paper."
    ),
    "recovery_code_group": QT_TRANSLATE_NOOP(
        "errors", "Group {group} of the recovery code is not right. Compare it with the paper."
    ),
    "file_unreadable": QT_TRANSLATE_NOOP("errors", "This file cannot be read."),
    "file_unwritable": QT_TRANSLATE_NOOP("errors", "The file cannot be written there. Choose another folder."),
    # updates (desktop.update_file)
    "file_no_room": QT_TRANSLATE_NOOP(
        "errors", "There is no room left on that disk. Nothing was written; choose another place."
    ),
    "file_in_use": QT_TRANSLATE_NOOP(
        "errors",
        "A file of this name is open in another program, or may not be replaced. Close it, or take another name.",
    ),
    "list_name_taken": QT_TRANSLATE_NOOP("errors", "There is a list of this name already; choose another name."),
    "list_too_long": QT_TRANSLATE_NOOP("errors", "A fixed list holds {most} women at most; keep the filters instead."),
    "list_is_newer": QT_TRANSLATE_NOOP(
        "errors",
        "The list “{name}” was narrowed in a newer version by something that this one does not know. It is not shown,"
        " so that nobody stands on it by mistake. Update the program on this laptop.",
    ),
    "export_too_long": QT_TRANSLATE_NOOP(
        "errors", "These are {rows} records, at most {most} go into one table. Narrow the list first."
    ),
    "update_foreign": QT_TRANSLATE_NOOP("errors", "This file is no update of this program. Nothing was changed."),
    "update_truncated": QT_TRANSLATE_NOOP(
        "errors", "This update is not whole: it was cut off while it was copied. Nothing was changed: copy it again."
    ),
    "update_tampered": QT_TRANSLATE_NOOP(
        "errors", "What is in this update is not what its maker signed. Nothing was changed: get the file anew."
    ),
    "update_stranger": QT_TRANSLATE_NOOP(
        "errors",
        "This update was not signed by the maker of this program, or was changed since. Nothing was changed: do not "
        "use it, and ask where it came from.",
    ),
    "update_no_key": QT_TRANSLATE_NOOP(
        "errors", "This copy of the program cannot check who made an update, so it takes none. Nothing was changed."
    ),
    "update_format": QT_TRANSLATE_NOOP(
        "errors",
        "This update is for later versions of the program. Nothing was changed: an update in between is needed.",
    ),
    "update_other_system": QT_TRANSLATE_NOOP(
        "errors", "This update is for another system ({system}). Nothing was changed: get the one for this laptop."
    ),
    "update_needs": QT_TRANSLATE_NOOP(
        "errors",
        "Version {version} needs a newer system than this laptop has ({needs}, here {has}). Nothing was changed; this "
        "version goes on working.",
    ),
    "pair_changed": QT_TRANSLATE_NOOP(
        "errors", "Somebody has decided about these two meanwhile. Look at them again, please."
    ),
    "update_same": QT_TRANSLATE_NOOP("errors", "Version {version} is what runs here already. Nothing was changed."),
    "update_older": QT_TRANSLATE_NOOP(
        "errors",
        "This update is older ({version}) than what runs here ({here}). Nothing was changed: an older program could "
        "not read the records.",
    ),
    "update_gone": QT_TRANSLATE_NOOP(
        "errors", "The server has put another version in its place meanwhile. Ask it once more. Nothing was changed."
    ),
    "update_not_packaged": QT_TRANSLATE_NOOP(
        "errors", "This program runs from its sources; whoever set it up updates it. Nothing was changed."
    ),
    "file_kind": QT_TRANSLATE_NOOP(
        "errors",
        "Files ending in {ending} are not taken, so that no program ever comes in with them. Documents, tables, "
        "slides, pictures and recordings are.",
    ),
    "file_without_kind": QT_TRANSLATE_NOOP(
        "errors", "This file's name does not say what it is (it has no ending such as .pdf), so it was not taken."
    ),
    "file_folder": QT_TRANSLATE_NOOP("errors", "This is a folder. Open it and add the files in it."),
    "file_empty": QT_TRANSLATE_NOOP(
        "errors", "This file is empty (0 bytes). Save it once more in the program it comes from, then add it again."
    ),
    "file_too_large": QT_TRANSLATE_NOOP(
        "errors",
        "This file has {size}; the server takes at most {limit} a file. Scan it with less detail, or split it, and add "
        "it again.",
    ),
    "file_gone": QT_TRANSLATE_NOOP("errors", "This file is no longer there. Is its stick still in?"),
    "file_not_here": QT_TRANSLATE_NOOP(
        "errors", "This file is not on this laptop (yet). It comes with a sync; if you have it, add it again."
    ),
    "file_name_only": QT_TRANSLATE_NOOP(
        "errors", "A file of this kind is shown by its name only and never opened here, for it could be a program."
    ),
    "file_no_program": QT_TRANSLATE_NOOP(
        "errors", "No program on this laptop opens this file. Save it to a stick and open it elsewhere."
    ),
    "folder_full": QT_TRANSLATE_NOOP(
        "errors", "There is no room left in this folder. What was written stays; free some space or choose another one."
    ),
    "table_too_large": QT_TRANSLATE_NOOP(
        "errors",
        "This table is too large to be read here (50 MB, or far too many cells). Keep the roster alone in a file of "
        "its own.",
    ),
    "table_damaged": QT_TRANSLATE_NOOP(
        "errors", "This file is damaged. Open it in WPS or Excel, save it as .xlsx once more and take that one."
    ),
    "table_encrypted": QT_TRANSLATE_NOOP(
        "errors", "This file has a password. Open it, save it without one and take that file."
    ),
    "table_hostile": QT_TRANSLATE_NOOP(
        "errors", "This file holds parts that belong in no table, so it was not read. Ask whoever sent it for another."
    ),
    "table_none": QT_TRANSLATE_NOOP(
        "errors", "This is no table, whatever its name says. Save it as .xlsx in WPS or Excel and take that file."
    ),
    "table_slow": QT_TRANSLATE_NOOP("errors", "This file could not be read within a minute, so it was left."),
    "table_in_use": QT_TRANSLATE_NOOP(
        "errors", "This file is open in another program, or not yours to read. Close it there and try again."
    ),
    "too_much_written": QT_TRANSLATE_NOOP(
        "errors", "This is more than one record can hold, so nothing was kept. Shorten it and try again."
    ),
    "no_text_written": QT_TRANSLATE_NOOP(
        "errors", "This holds broken characters that cannot be kept, so nothing was kept. Type those places again."
    ),
    "pack_shape": QT_TRANSLATE_NOOP(
        "errors", "This is no forms pack, or it is damaged. Ask whoever sent it for another."
    ),
    "pack_newer": QT_TRANSLATE_NOOP(
        "errors", "A newer version of the program made this forms pack; update to take it."
    ),
    "pack_newer_here": QT_TRANSLATE_NOOP(
        "errors", "A newer version of the program set the forms pack of this month; update, then freeze the report."
    ),
    "pack_name": QT_TRANSLATE_NOOP("errors", "The forms pack has no name, or one that is too long."),
    "pack_version": QT_TRANSLATE_NOOP("errors", "The version of the forms pack is too long, or no text."),
    "pack_office": QT_TRANSLATE_NOOP("errors", "The office of the forms pack is too long, or no text."),
    "pack_closing": QT_TRANSLATE_NOOP("errors", "The closing day of the forms pack is no day from 1 to 31."),
    "pack_due": QT_TRANSLATE_NOOP(
        "errors", "The forms pack is due on no day from 1 to 31, or at no time such as 18:00."
    ),
    "pack_targets": QT_TRANSLATE_NOOP("errors", "A target of the forms pack is no whole number from 1 to 10,000,000."),
    "pack_homes": QT_TRANSLATE_NOOP("errors", "A rule of women's homes is no whole number from 0 to 1,000."),
    "pack_closings": QT_TRANSLATE_NOOP(
        "errors", "A form of the forms pack closes on no day from 1 to 31, or its name is no line of words."
    ),
    "pack_asks": QT_TRANSLATE_NOOP("errors", "What a report asks for is damaged in this forms pack."),
    "pack_checklists": QT_TRANSLATE_NOOP(
        "errors", "A checklist of the forms pack has more than 60 lines, or a line of more than 80 characters."
    ),
    "pack_codes": QT_TRANSLATE_NOOP(
        "errors", "The forms pack has more than 60 own words for a field, or one of more than 80 characters."
    ),
    "pack_form": QT_TRANSLATE_NOOP("errors", "A form in this forms pack is damaged, so nothing of it was taken."),
    "pack_too_large": QT_TRANSLATE_NOOP("errors", "This forms pack is too large: at most 40 MB and 40 forms."),
    "form_old": QT_TRANSLATE_NOOP(
        "errors",
        "Only .xlsx forms can be filled. Open this one in WPS or Excel, save it once as .xlsx and take that file.",
    ),
    "form_too_large": QT_TRANSLATE_NOOP("errors", "This form is larger than 10 MB. Take large pictures out of it."),
    "form_newer": QT_TRANSLATE_NOOP("errors", "A newer version of this program made this form; update to fill it."),
    "form_not_here": QT_TRANSLATE_NOOP(
        "errors", "The file of this form has not come to this laptop yet. Sync, or open the file again."
    ),
    "form_too_many": QT_TRANSLATE_NOOP("errors", "A form can have at most 600 cells and columns that take something."),
    "form_typed_much": QT_TRANSLATE_NOOP(
        "errors", "That is too much text: at most 2,000 characters in a cell and 400 cells in a form."
    ),
    "form_text_long": QT_TRANSLATE_NOOP("errors", "A text is longer than a cell of Excel can hold."),
    "form_formula": QT_TRANSLATE_NOOP(
        "errors", "{cell} holds a formula of the office, which is never written over. Take it out of the form's cells."
    ),
    "form_sheet_gone": QT_TRANSLATE_NOOP("errors", "The sheet “{sheet}” is not in this file."),
    "form_otherwise": QT_TRANSLATE_NOOP(
        "errors", "The filled form did not read back as it was written, so it was not saved: {cells}"
    ),
    "table_no_roster": QT_TRANSLATE_NOOP(
        "errors", "No names were found in it. The column with the names needs a head such as “姓名”."
    ),
    "table_no_kind": QT_TRANSLATE_NOOP(
        "errors", "No table of this kind was found in it. One row at its top must say what the columns are."
    ),
    "table_other_kind": QT_TRANSLATE_NOOP(
        "errors", "It holds other records ({kind}). Take it in by itself, after these tables were put away."
    ),
    "picture_unreadable": QT_TRANSLATE_NOOP("errors", "This file is not a picture that can be read."),
    "picture_unreadable_phone": QT_TRANSLATE_NOOP(
        "errors",
        "This photo is in the phone's own format (HEIC or AVIF) and cannot be read here. Save it as JPEG on the phone, "
        "or send it to yourself by WeChat, and add that one.",
    ),
    "picture_too_large": QT_TRANSLATE_NOOP("errors", "This picture is too large to open."),
    "print_service_gone": QT_TRANSLATE_NOOP(
        "errors", "The print service of this laptop does not answer. Save the paper as a PDF, or start the laptop anew."
    ),
    "printer_none": QT_TRANSLATE_NOOP(
        "errors",
        "No printer is set up on this laptop. Save the paper as a PDF, or add a printer in the system's settings.",
    ),
    "printer_gone": QT_TRANSLATE_NOOP(
        "errors", "The printer “{printer}” is not there any more. Choose another one, or save the paper as a PDF."
    ),
    "printer_refuses": QT_TRANSLATE_NOOP(
        "errors",
        "The printer “{printer}” takes no jobs at present. Nothing was printed; save the paper as a PDF, or try again.",
    ),
    "printer_failed": QT_TRANSLATE_NOOP("errors", "The printer did not take it. Save it as a PDF, or try again."),
    "role_may_not": QT_TRANSLATE_NOOP("errors", "Your role may not change this; ask the township's chair."),
    "dispatch_frozen": QT_TRANSLATE_NOOP(
        "errors",
        "This month's report is frozen, and its dispatch with it. Take the report back first, or type it next month.",
    ),
    "report_frozen_meanwhile": QT_TRANSLATE_NOOP(
        "errors", "Somebody froze this report meanwhile; look at that version first."
    ),
    "report_went_up": QT_TRANSLATE_NOOP(
        "errors",
        "It is noted already that this report went up, was taken back or was answered: freezing it cannot be undone. "
        "“Take it back…” stands in the report.",
    ),
    "report_received": QT_TRANSLATE_NOOP("errors", "It was received already: it can no longer be taken back."),
    "report_adopted": QT_TRANSLATE_NOOP(
        "errors", "The office has added it up; ask the office to open it again before you correct it."
    ),
    "link_target_wrong": QT_TRANSLATE_NOOP("errors", "An executive is to have from {least} to {most} links."),
    "words_of_illness": QT_TRANSLATE_NOOP(
        "errors", "This help is for an illness: nothing is written about it in an open field. Leave the note empty."
    ),
    "no_days": QT_TRANSLATE_NOOP("errors", "At least one day."),
    "ages_reversed": QT_TRANSLATE_NOOP("errors", "The second age is below the first."),
}


def words_for(code: str, **details: str | int) -> str:
    """The words for ``code``; for a code without words a plain sentence that names it."""
    source = WORDS.get(code)
    if source is None:
        return QCoreApplication.translate("errors", "This did not work ({code}).").format(code=code)
    text = QCoreApplication.translate("errors", source)
    return text.format_map(_Places(details)) if "{" in text else text


def words_of(error: KnownError) -> str:
    """The words for an error."""
    return words_for(error.code, **error.details)


class _Places(dict[str, str | int]):
    """Details that are missing leave a dash rather than a failure in the middle of telling a failure."""

    def __missing__(self, key: str) -> str:
        return "–"
