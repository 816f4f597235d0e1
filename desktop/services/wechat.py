"""复制为微信文字: an activity in plain words, for a group where anybody may read along."""

from __future__ import annotations

import re
from datetime import date

from desktop.services.activities import Activity
from desktop.services.codes import ACTIVITY_KIND
from desktop.services.roster import Snapshot
from desktop.services.when import when_words

#: What stands for a name; the groups are Chinese whatever the window speaks.
SOMEBODY = "一位姐妹"
_MOBILE = re.compile(r"(?<![0-9])1[3-9][0-9]{9}(?![0-9])")


def activity_text(activity: Activity, today: date, roster: Snapshot) -> str:
    """Kind, name, when, where, hosts, how many came, content and effect: no names, no telephone numbers."""
    values, counts = activity.values, activity.counts
    kind = ACTIVITY_KIND.get(values["kind"] or "")
    lines = [f"【{kind.zh}】{values['title'] or ''}" if kind else values["title"] or ""]
    lines.append(f"时间：{when_words(values['start'], values['end'], today)}")
    lines += [f"地点：{activity.place}"] if activity.place else []
    hosts = [name for _, name in activity.hosts if name]
    lines += [f"主办：{hosts[0]}"] if hosts else []
    lines += [f"联办：{'、'.join(hosts[1:])}"] if hosts[1:] else []
    if values["status"] == "planned":
        lines += [f"邀请 {counts.expected} 人参加"] if counts.expected else []
    elif values["status"] == "cancelled":
        lines.append("活动已取消")
    else:
        new = f"，其中新增 {counts.newcomers} 人" if counts.newcomers else ""
        lines.append(f"参加：{counts.heads} 人{new}")
    lines += [text for text in (values["content"], values["effect"]) if text]
    return _without_names("\n".join(lines), {line.name for line in activity.lines}, roster)


def _without_names(text: str, there: set[str], roster: Snapshot) -> str:
    """Without names of who came or is on the roster; two characters of somebody else may be a plain word (白云)."""
    names = {name for name in there if len(name) > 1}
    names |= {woman.name for woman in roster.women.values() if len(woman.name) > 2}
    for name in sorted((name for name in names if name in text), key=len, reverse=True):
        text = text.replace(name, SOMEBODY)
    return _MOBILE.sub("", text)
