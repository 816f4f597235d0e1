"""The demo's pictures for the guide: small, and named so that a link to one lasts."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from PIL import Image

from demo.pictures import publish


def test_pictures_lose_their_number_and_weight_and_keep_their_size(tmp_path: Path) -> None:
    source = tmp_path / "07-activities.png"
    Image.linear_gradient("L").resize((640, 360)).convert("RGB").save(source)
    (made,) = publish([source], tmp_path / "pictures")
    assert made.name == "activities.png"
    with Image.open(made) as picture:
        assert picture.size == (640, 360)
        assert picture.mode == "P"


def test_a_picture_that_stays_large_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "01-noise.png"
    noise = random.Random(1).randbytes(900 * 900 * 3)
    Image.frombytes("RGB", (900, 900), noise).save(source)
    with pytest.raises(ValueError, match="too large"):
        publish([source], tmp_path / "pictures")
