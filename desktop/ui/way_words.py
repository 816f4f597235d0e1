"""What a person is told where records do not get on their way: backups, sticks, files of changes, the server."""

from __future__ import annotations

from desktop.ui.marked import QT_TRANSLATE_NOOP

#: As ``messages`` says of all codes.
WAY_ERRORS: dict[str, str] = {
    # backups and sticks
    "backup_unreadable": QT_TRANSLATE_NOOP("errors", "This backup cannot be read. Is the stick still in?"),
    "backup_foreign": QT_TRANSLATE_NOOP("errors", "This file is not a backup of this program."),
    "backup_damaged": QT_TRANSLATE_NOOP("errors", "This backup is damaged and was not used. Choose another one."),
    "backup_newer": QT_TRANSLATE_NOOP(
        "errors", "This backup was made by a newer version of the program. Install the newer version first."
    ),
    "backup_last": QT_TRANSLATE_NOOP(
        "errors", "This is the last whole backup on this laptop, so it stays. Make another one first."
    ),
    "stick_full": QT_TRANSLATE_NOOP("errors", "There is not enough room on the stick. Nothing was left on it."),
    "stick_gone": QT_TRANSLATE_NOOP("errors", "The stick is gone. Put it in again and start once more."),
    "stick_read_only": QT_TRANSLATE_NOOP(
        "errors", "This stick cannot be written to. Look for its lock, or take another."
    ),
    "stick_file_too_large": QT_TRANSLATE_NOOP(
        "errors", "This stick cannot hold a file this large. Take another stick."
    ),
    "stick_failed": QT_TRANSLATE_NOOP("errors", "The stick does not keep what is written to it. Take another one."),
    # bundles
    "bundle_foreign": QT_TRANSLATE_NOOP("errors", "This is not a file of changes. Nothing was read from it."),
    "bundle_newer": QT_TRANSLATE_NOOP(
        "errors", "A newer version of the program wrote this file. Install the newer version first."
    ),
    "bundle_too_large": QT_TRANSLATE_NOOP("errors", "This file is too large to be one of changes. Nothing was read."),
    "bundle_truncated": QT_TRANSLATE_NOOP(
        "errors", "This file is not whole: the stick was pulled out too early. Please write it once more."
    ),
    "bundle_tampered": QT_TRANSLATE_NOOP(
        "errors", "This file was damaged or changed on its way. Nothing was read; please write it once more."
    ),
    "bundle_other_township": QT_TRANSLATE_NOOP("errors", "This file belongs to another township. Nothing was read."),
    "bundle_stranger": QT_TRANSLATE_NOOP(
        "errors", "This file comes from a laptop that your server does not know. Nothing was read."
    ),
    "bundle_no_key": QT_TRANSLATE_NOOP(
        "errors", "Sync over the network once first: then this laptop can write and read files on sticks."
    ),
    "bundle_restored": QT_TRANSLATE_NOOP(
        "errors",
        "These records were restored from a backup. This laptop can write to sticks after its next sync over the"
        " network; it can read from them now.",
    ),
    # the server
    "offline": QT_TRANSLATE_NOOP("errors", "No connection to the server. Work goes on here; it will be tried again."),
    "server_slow": QT_TRANSLATE_NOOP("errors", "The server did not answer in time. It will be tried again."),
    "server_busy": QT_TRANSLATE_NOOP("errors", "The server is busy. It will be tried again in a moment."),
    "server_failed": QT_TRANSLATE_NOOP("errors", "The server had a failure of its own. It will be tried again."),
    "line_cut": QT_TRANSLATE_NOOP(
        "errors", "The line broke in the middle. What arrived is kept; the rest follows at the next try."
    ),
    "captive_portal": QT_TRANSLATE_NOOP(
        "errors", "This network asks for a log-in first. Open a web page, log in there, then try again."
    ),
    "wrong_server": QT_TRANSLATE_NOOP(
        "errors",
        "What answers at this address is not your server. Nothing was sent. If this network asks for a log-in, do that"
        " on a web page first.",
    ),
    "other_version": QT_TRANSLATE_NOOP(
        "errors", "The server speaks another version. Work goes on here; please bring the program up to date."
    ),
    "revoked": QT_TRANSLATE_NOOP("errors", "The server no longer knows this laptop. Ask the banner office."),
    "revoked_kept": QT_TRANSLATE_NOOP(
        "errors",
        "This laptop was shut out from syncing. The {count} changes it had not sent are kept at the server for review. "
        "Ask the banner office.",
    ),
    "token_unknown": QT_TRANSLATE_NOOP("errors", "The server no longer knows this laptop. Ask the banner office."),
    "copies_differ": QT_TRANSLATE_NOOP(
        "errors",
        "This laptop and the server do not hold the same records. Nothing was overwritten; tell the banner office.",
    ),
    "sync_stuck": QT_TRANSLATE_NOOP("errors", "Syncing does not get on. What waits is kept; it will be tried again."),
    "invitation_wrong": QT_TRANSLATE_NOOP(
        "errors", "This invitation is not right; please compare it letter by letter."
    ),
    "invitation_used": QT_TRANSLATE_NOOP("errors", "This invitation was used before. Ask for a new one."),
    "invitation_expired": QT_TRANSLATE_NOOP("errors", "This invitation has run out. Ask for a new one."),
    "invitation_locked": QT_TRANSLATE_NOOP(
        "errors", "There were too many wrong tries with this invitation. Ask for a new one."
    ),
    "other_township": QT_TRANSLATE_NOOP("errors", "These records are of another township. Nothing was joined."),
    "not_found": QT_TRANSLATE_NOOP("errors", "The server does not know this address. Please compare the invitation."),
    "records_full": QT_TRANSLATE_NOOP(
        "errors",
        "The server has no room left for your township's records. What was not sent is kept on this laptop and goes"
        " out once there is room; what others wrote still arrives. Tell the banner office.",
    ),
    "township_full": QT_TRANSLATE_NOOP(
        "errors",
        "The server has no room left for your township's photos and files. They are kept on this laptop; records still"
        " go out. Tell the banner office.",
    ),
}
