"""The story's pictures made small, for the READMEs and the guide: a few kilobytes of a repository, not megabytes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from PIL import Image

#: Colours that a picture keeps: more than a calm window has, few enough to be small.
COLOURS = 128
MOST_BYTES = 300_000


def publish(pictures: Iterable[Path], folder: Path) -> list[Path]:
    """Each picture into ``folder`` under its name without the number before it, so that its name stays when the story
    grows. Raises ValueError where one does not get under ``MOST_BYTES``."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for path in pictures:
        target = folder / re.sub(r"^\d+-", "", path.name)
        with Image.open(path) as picture:
            small = picture.convert("RGB").quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
            small.save(target, optimize=True)
        if target.stat().st_size > MOST_BYTES:
            raise ValueError(f"{target.name} is too large: {target.stat().st_size} bytes")
        made.append(target)
    return made
