"""The activity record 活动记录表: one page with the facts, what was done, what came of it, and two photos."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desktop.documents.names import spaced_name
from desktop.documents.typesetter import Paper, Typesetter

TEMPLATE = "activity_record"
PHOTOS = 2

_PHOTO_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 700 500">'
    '<image width="700" height="500" preserveAspectRatio="xMidYMid meet" xlink:href="data:{mime};base64,{content}"/>'
    "</svg>"
)


@dataclass(frozen=True)
class Photo:
    """One photo as it is stored: ``content`` is a JPEG or PNG, ``mime`` says which."""

    content: bytes
    mime: str = "image/jpeg"


@dataclass(frozen=True)
class ActivityRecordData:
    """Everything on one activity record; texts may be empty, paragraphs are parted by line breaks.

    ``unit`` is who keeps the record; ``head_count`` is text (23 人，其中来宾 1 人); of ``photos`` two are shown.
    """

    title: str
    printed_at: datetime
    unit: str = ""
    kind: str = ""
    time: str = ""
    place: str = ""
    hosts: tuple[str, ...] = ()
    speaker: str = ""
    recorder: str = ""
    head_count: str = ""
    content: str = ""
    effect: str = ""
    filled_by: str = ""
    photos: tuple[Photo, ...] = ()


def photo_svg(photo: Photo) -> str:
    """A photo as a template shows it: in a frame of 7 : 5, nothing of it cut off."""
    return _PHOTO_SVG.format(mime=photo.mime, content=base64.b64encode(photo.content).decode())


def typeset(data: ActivityRecordData, typesetter: Typesetter) -> bytes:
    """The record as a PDF of one page."""
    return set_paper(data, typesetter).pdf


def set_paper(data: ActivityRecordData, typesetter: Typesetter) -> Paper:
    """The record as a PDF of one page, and what of it no font has."""
    return typesetter.paper(TEMPLATE, template_data(data))


def template_data(data: ActivityRecordData) -> Mapping[str, Any]:
    """What ``activity_record.typ`` reads."""
    facts = [
        ("activity_title", data.title, True),
        ("activity_kind", data.kind, False),
        ("head_count", data.head_count, False),
        ("time", data.time, True),
        ("place", data.place, True),
        ("hosts", "、".join(data.hosts), True),
        ("speaker", spaced_name(data.speaker), False),
        ("recorder", spaced_name(data.recorder), False),
    ]
    written, both = len(data.content), len(data.content) + len(data.effect)
    return {
        "title": data.title,
        "unit": data.unit,
        "printed_at": f"{data.printed_at:%Y-%m-%d %H:%M}",
        "facts": [{"key": key, "value": value, "wide": wide} for key, value, wide in facts],
        "content": data.content,
        "effect": data.effect,
        # The longer text gets the larger box, neither less than a third.
        "content_share": min(0.67, max(0.4, written / both)) if both else 0.6,
        "filled_by": spaced_name(data.filled_by),
        "photos": [photo_svg(photo) for photo in data.photos[:PHOTOS]],
    }
