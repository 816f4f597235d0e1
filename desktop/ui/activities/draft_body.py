"""What stands in the form of an activity, as its draft keeps it, and as it was kept before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from desktop.services.activity_draft import Draft, draft_of_plain, hosts_of
from desktop.services.desk import Desk
from desktop.services.when import Span
from desktop.ui.activities.fields import Place


def plain_form(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of the form as plain JSON data; ids as hex."""
    place, when = values["place"], values["when"]
    return {
        **values,
        "place": [place.home.hex() if place.home else None, place.text] if place else None,
        "when": list(when) if isinstance(when, Span) else when,
        "hosts": [{"id": h.hex()} if isinstance(h, bytes) else h for h in values["hosts"] or ()],
    }


def form_of_plain(plain: Mapping[str, Any]) -> dict[str, Any]:
    """What ``plain_form`` gave."""
    place, when = plain.get("place"), plain.get("when")
    return {
        **plain,
        "place": Place(bytes.fromhex(place[0]) if place[0] else None, place[1]) if place else None,
        "when": Span(*when) if isinstance(when, list) else when,
        "hosts": [bytes.fromhex(h["id"]) if isinstance(h, dict) else h for h in plain.get("hosts") or ()],
    }


def of_first_version(body: dict[str, Any]) -> dict[str, Any]:
    """A draft of version 0.1.0: hosts were units only, and nothing told what the page held when it was opened."""
    hosts = [{"id": host} for host in body["form"].get("hosts") or ()]
    return {**body, "opened": None, "form": {**body["form"], "hosts": hosts}}


def shown_values(values: Mapping[str, Any], names: Sequence[str]) -> dict[str, Any]:
    """Values of a draft as the form takes them."""
    return {**{name: values.get(name) for name in names}, "hosts": hosts_of(values)}


def opened_of(desk: Desk, id: bytes, body: Mapping[str, Any]) -> Draft | None:
    """What the page held when the activity that a draft corrects was opened in it; None for a new one."""
    if not body["correcting"]:
        return None
    if body["opened"] is None:
        return desk.activities.draft_of(id) or Draft(id, {})
    opened = draft_of_plain(id, body["opened"])
    return replace(opened, sight=desk.records.sight_of(body.get("sight")))
