from __future__ import annotations

import io
import re
from datetime import datetime

import pytest
from PIL import Image
from pypdf import PdfReader

from desktop.documents.activity_record import ActivityRecordData, Photo, typeset
from desktop.documents.typesetter import Typesetter


def photo(colour: str) -> Photo:
    drawn = io.BytesIO()
    Image.new("RGB", (1600, 1200), colour).save(drawn, "JPEG")
    return Photo(drawn.getvalue())


@pytest.mark.parametrize("length", [0, 100, 3000])
@pytest.mark.parametrize("photos", [0, 1, 3])
def test_it_is_one_page_whatever_was_written(typesetter: Typesetter, length: int, photos: int) -> None:
    content, effect = "宣讲家庭教育" * (length // 6), "妇女踊跃参与" * (length // 12)
    data = ActivityRecordData(
        "团圆饭",
        datetime(2026, 11, 23, 14, 3),
        place="流动妇女之家",
        hosts=("苏木妇联", "嘎查妇联"),
        recorder="王兰",
        content=content,
        effect=effect,
        photos=tuple(photo(colour) for colour in ("red", "green", "blue")[:photos]),
    )
    reader = PdfReader(io.BytesIO(typeset(data, typesetter)))
    assert len(reader.pages) == 1
    flat = re.sub(r"\s", "", reader.pages[0].extract_text())
    for text in ("活动记录表", "团圆饭", "苏木妇联、嘎查妇联", "流动妇女之家", content, effect, "单位（章）"):
        assert text in flat
    assert flat.count("照片粘贴处") == max(0, 2 - photos)


def test_photos_are_shown_whole_in_their_colours(typesetter: Typesetter) -> None:
    from desktop.documents.activity_record import TEMPLATE, template_data

    data = ActivityRecordData("团圆饭", datetime(2026, 11, 23), photos=(photo("red"), photo("blue")))
    picture = Image.open(io.BytesIO(typesetter.pictures(TEMPLATE, template_data(data), 60)[0])).convert("RGB")
    colours = {colour for _, colour in picture.getcolors(1 << 20) or []}
    assert any(r > 240 and g < 20 and b < 20 for r, g, b in colours)
    assert any(b > 240 and g < 20 and r < 20 for r, g, b in colours)
