from __future__ import annotations

import io
import re
import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader
from pypdf._text_extraction import mult

from desktop.documents import sheet as papers
from desktop.documents.sheet import (
    Layout,
    NameOrder,
    SheetColumns,
    SheetData,
    SheetGroup,
    SheetPerson,
    Tally,
    page_count,
    pictures,
    printed_rows,
    rows_with,
    set_paper,
    template_data,
    typeset,
    warnings,
)
from desktop.documents.typesetter import Typesetter

Make = Callable[..., SheetData]
MM = 72 / 25.4


def read(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def spots(reader: PdfReader, page: int) -> dict[str, tuple[float, float]]:
    """Text → where it stands, in mm from the top left."""
    found: dict[str, tuple[float, float]] = {}
    height = float(reader.pages[page].mediabox.height)

    def visit(text: str, page_matrix: list[float], text_matrix: list[float], *_: object) -> None:
        if text.strip():
            x, y = mult(text_matrix, page_matrix)[4:]
            found[text.strip()] = (x / MM, (height - y) / MM)

    reader.pages[page].extract_text(visitor_text=visit)
    return found


def test_every_name_stands_on_the_sheet_and_every_page_says_which_it_is(
    make_sheet: Make, typesetter: Typesetter
) -> None:
    data = make_sheet(42)
    pages = read(typeset(data, typesetter))
    assert len(pages) == page_count(data) == 3
    for number, text in enumerate(pages, start=1):
        flat = re.sub(r"\s", "", text)
        assert f"第{number}页共3页" in flat
        assert "团圆饭活动签到表" in flat and "K7M2-QX4" in flat and "打印时间2026-11-2314:03" in flat
        assert "签名/手印" in flat  # the head row on every page
    whole = "".join(pages)
    assert whole.count("王\u3000兰") == 9 + 1  # and once as the recorder
    assert whole.count("阿拉坦其其格") == 8
    assert "应到" in pages[2] and "应到" not in pages[0]


def test_fonts_are_embedded(make_sheet: Make, typesetter: Typesetter) -> None:
    reader = PdfReader(io.BytesIO(typeset(make_sheet(20, layout=Layout.BILINGUAL), typesetter)))
    fonts = [font.get_object() for font in reader.pages[0]["/Resources"]["/Font"].values()]  # type: ignore[index]
    assert fonts
    for font in fonts:
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert "/FontFile2" in descriptor or "/FontFile3" in descriptor
    assert any("Mongolian" in str(font["/BaseFont"]) for font in fonts)


@pytest.mark.parametrize("layout", list(Layout))
def test_each_page_carries_its_code_and_number_as_a_qr_and_four_corner_marks(
    make_sheet: Make, typesetter: Typesetter, layout: Layout
) -> None:
    drawn = pictures(make_sheet(30, layout=layout), typesetter, ppi=150)
    assert len(drawn) >= 2
    for number, png in enumerate(drawn, start=1):
        picture = Image.open(io.BytesIO(png)).convert("L")
        found = zxingcpp.read_barcodes(picture)
        assert [code.text for code in found] == [f"K7M2QX4-{number}"]
        dots = 150 / 25.4
        for x in (9, picture.width / dots - 9):
            for y in (9, picture.height / dots - 9):
                assert picture.getpixel((round(x * dots), round(y * dots))) == 0, "inside the mark"
                assert picture.getpixel((round((x - 3) * dots), round(y * dots))) == 255, "beside it"


def test_rows_have_their_height_and_twenty_stand_on_a_page(make_sheet: Make, typesetter: Typesetter) -> None:
    places = spots(PdfReader(io.BytesIO(typeset(make_sheet(42), typesetter))), 0)
    assert [number for number in range(1, 51) if str(number) in places] == list(range(1, 21))
    assert places["20"][1] - places["1"][1] == pytest.approx(19 * 9.5, abs=0.1)


def test_rows_of_the_bilingual_sheet_are_high_enough_for_a_thumb(make_sheet: Make, typesetter: Typesetter) -> None:
    reader = PdfReader(io.BytesIO(typeset(make_sheet(42, layout=Layout.BILINGUAL), typesetter)))
    assert len(reader.pages) == 4
    places = spots(reader, 0)
    assert places["12"][1] - places["1"][1] == pytest.approx(11 * 10.5, abs=0.1)


@given(
    women=st.integers(0, 90),
    gachas=st.integers(1, 9),
    blank=st.none() | st.integers(5, 10),
    layout=st.sampled_from(Layout),
    order=st.sampled_from(NameOrder),
)
def test_rows_are_numbered_without_gaps_and_every_woman_has_one(
    women: int, gachas: int, blank: int | None, layout: Layout, order: NameOrder
) -> None:
    groups = tuple(
        SheetGroup(f"g{gacha}", tuple(SheetPerson(bytes([0] * 15 + [n]), "王兰") for n in range(gacha, women, gachas)))
        for gacha in range(gachas)
    )
    data = SheetData("t", "K7M2QX4", papers.datetime(2026, 1, 1), groups, layout=layout, order=order, blank_rows=blank)
    rows = printed_rows(data)
    assert [row for row, _ in rows] == list(range(1, len(rows) + 1))
    assert sorted(person for _, person in rows if person) == sorted(p.id for g in groups for p in g.people)
    assert rows[women:] == [(row, None) for row in range(women + 1, len(rows) + 1)]
    assert len(rows) - women == blank if blank else len(rows) - women >= 3
    words = Typesetter().wordings()
    made = template_data(data, words)
    assert len(made["pages"]) == page_count(data)
    assert sum(len(page["rows"]) for page in made["pages"]) == len(rows)
    for page in made["pages"]:
        # A unit's cell covers exactly the rows of its women on that page.
        assert sum(row["span"] or 0 for row in page["rows"]) == sum(row["span"] is not None for row in page["rows"])


@given(
    columns=st.builds(
        SheetColumns,
        unit=st.booleans(),
        duty=st.booleans(),
        phone=st.booleans(),
        note=st.booleans(),
        free=st.sampled_from(["", "是否住宿"]),
    ),
    layout=st.sampled_from(Layout),
    order=st.sampled_from(NameOrder),
)
def test_columns_fill_the_frame_and_keep_their_least_widths(
    columns: SheetColumns, layout: Layout, order: NameOrder
) -> None:
    data = SheetData("t", "K7M2QX4", papers.datetime(2026, 1, 1), columns=columns, layout=layout, order=order)
    made = template_data(data, Typesetter().wordings())
    widths = {column["key"]: column["width"] for column in made["columns"]}
    assert sum(widths.values()) == pytest.approx(made["width"])
    assert widths["number"] == 12 and widths["name"] >= 30 and widths["signature"] >= 42
    assert widths.get("note", 20) >= 20 and widths.get("phone", 30) >= 30 and widths.get("unit", 28) >= 28
    assert not (columns.phone and "note" in widths)
    assert ("name_mn" in widths) == (layout is Layout.BILINGUAL and order is not NameOrder.ZH_ONLY)


def test_the_usual_portrait_columns(make_sheet: Make, typesetter: Typesetter) -> None:
    made = template_data(make_sheet(1), typesetter.wordings())
    assert [(column["zh"], column["width"]) for column in made["columns"]] == [
        ("序号", 12),
        ("姓名", 30),
        ("单位/嘎查", 40),
        ("职务", 28),
        ("签名/手印", 42),
        ("备注", 28),
    ]


def test_which_script_comes_first_is_a_choice(make_sheet: Make, typesetter: Typesetter) -> None:
    for order, first in ((NameOrder.MN_FIRST, "name_mn"), (NameOrder.ZH_FIRST, "name")):
        made = template_data(make_sheet(1, layout=Layout.BILINGUAL, order=order), typesetter.wordings())
        assert made["columns"][1]["key"] == first


def test_long_texts_shrink_and_wrap_but_nothing_is_lost(make_sheet: Make, typesetter: Typesetter) -> None:
    name, duty, unit = "额尔敦其其格" * 4, "妇联副主席、网格员、代表" * 5, "很长的嘎查名字" * 6
    group = SheetGroup(unit, (SheetPerson(bytes(16), name, "ᠴᠡᠴᠡᠭ " * 6, duty),))
    for layout in Layout:
        data = make_sheet(0, title="长标题" * 40, groups=(group,), place="地点" * 60, layout=layout)
        pages = read(typeset(data, typesetter))
        assert len(pages) == page_count(data)
        flat = re.sub(r"\s", "", "".join(pages))
        for text in (name, duty, unit, "长标题" * 40, "地点" * 60):
            assert text in flat


def test_the_controls_in_mongolian_names_keep_their_effect(make_sheet: Make, typesetter: Typesetter) -> None:
    def drawn(name_mn: str) -> bytes:
        group = SheetGroup("", (SheetPerson(bytes(16), "", name_mn),))
        return pictures(make_sheet(0, groups=(group,), layout=Layout.BILINGUAL), typesetter, ppi=150)[0]

    # They give the letters beside them other forms, which only a run that is shaped as a whole can show.
    for before, control, after in (("ᠨᠡᠷ", "\u180e", "ᠡ"), ("ᠨᠡᠷ", "\u202f", "ᠶᠢᠨ"), ("ᠠᠨ", "\u180b", "ᠠ")):
        kept = drawn(before + control + after)
        assert kept != drawn(before + after)
        assert kept != drawn(f"{before} {after}")


def test_what_was_typed_is_never_read_as_markup(make_sheet: Make, typesetter: Typesetter) -> None:
    title = '#pagebreak() *a* $x$ "<b>" \\ [c]'
    assert title.replace(" ", "") in re.sub(r"\s", "", read(typeset(make_sheet(0, title=title), typesetter))[0])


def test_a_unit_that_goes_on_over_the_page_is_named_again_as_continued(
    make_sheet: Make, typesetter: Typesetter
) -> None:
    pages = read(typeset(make_sheet(42, gachas=2), typesetter))
    first, second, _ = (re.sub(r"\s", "", text) for text in pages)
    assert "第1嘎查" in first and "（续）" not in first
    assert "第1嘎查（续）" in second and "第2嘎查" in second and "第2嘎查（续）" not in second


def test_counts_are_printed_where_they_are_known(make_sheet: Make, typesetter: Typesetter) -> None:
    data = make_sheet(20, tally=Tally(expected=20, present=17, leave=2, absent=1))
    flat = re.sub(r"\s", "", read(typeset(data, typesetter))[-1])
    assert "应到20人实到17人请假2人缺席1人" in flat


def test_names_in_private_codes_are_said_and_kept(make_sheet: Make) -> None:
    group = SheetGroup("", (SheetPerson(bytes(16), "王兰"), SheetPerson(bytes(16), "其木格", "\ue234\ue2b5")))
    data = make_sheet(0, groups=(group,))
    assert [(warning.code, warning.rows) for warning in warnings(data)] == [("paper_menksoft", (2,))]
    assert warnings(make_sheet(3)) == []


def test_fewer_than_no_blank_rows_are_a_bug(make_sheet: Make) -> None:
    with pytest.raises(ValueError, match="blank_rows"):
        make_sheet(3, blank_rows=-1)


@pytest.mark.parametrize(
    ("women", "blank", "pages"),
    [(0, 20, 1), (1, 5, 1), (10, 5, 1), (15, 5, 1), (17, 3, 1), (18, 7, 2), (20, 5, 2), (42, 9, 3), (60, 5, 4)],
)
def test_blank_rows_are_a_sensible_number_and_no_page_of_them_alone_while_there_is_room(
    make_sheet: Make, women: int, blank: int, pages: int
) -> None:
    data = make_sheet(women)
    assert sum(person is None for _, person in printed_rows(data)) == blank
    assert page_count(data) == pages


@pytest.mark.parametrize("layout", Layout)
def test_three_hosts_stand_whole_and_large_in_the_head(
    make_sheet: Make, typesetter: Typesetter, layout: Layout
) -> None:
    hosts = ("乌兰毛都苏木妇联", "草根台嘎查妇联", "科尔沁右翼前旗民政局")
    data = make_sheet(9, layout=layout, hosts=hosts, place="草根台嘎查流动妇女之家")
    sizes: dict[str, float] = {}

    def visit(text: str, page_matrix: list[float], text_matrix: list[float], font: object, size: float) -> None:
        matrix = mult(text_matrix, page_matrix)
        for part in text.split():
            sizes[part] = abs(matrix[0]) * size

    PdfReader(io.BytesIO(typeset(data, typesetter))).pages[0].extract_text(visitor_text=visit)
    for wanted in ("、".join(hosts), "草根台嘎查流动妇女之家", "18:00–20:30"):
        assert next(size for text, size in sizes.items() if wanted in text) >= 10.5, sizes


def test_the_wordings_say_that_a_native_reader_must_check_them(typesetter: Typesetter) -> None:
    import json

    from desktop.resources import resource_path

    table = json.loads(resource_path("documents/wordings.json").read_text(encoding="utf-8"))
    assert "to be checked by a native reader" in table["_status"]
    for _, mongolian in typesetter.wordings().values():
        assert re.fullmatch("[\u1800-\u18aa\u180b-\u180f\u202f ]*", mongolian)


def test_papers_are_set_from_several_threads(make_sheet: Make, typesetter: Typesetter) -> None:
    made: dict[int, int] = {}

    def work(women: int) -> None:
        made[women] = len(read(typeset(make_sheet(women), typesetter)))

    threads = [threading.Thread(target=work, args=(women,)) for women in (5, 25, 45, 65)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == {women: page_count(make_sheet(women)) for women in (5, 25, 45, 65)}


@pytest.mark.parametrize("layout", list(Layout))
def test_characters_that_no_font_has_are_named_with_their_rows(
    make_sheet: Make, typesetter: Typesetter, layout: Layout
) -> None:
    """A character of Unicode 15's last plane, one of a private area, and one that nobody has given a meaning."""
    data = make_sheet(5, gachas=1, layout=layout)
    assert set_paper(data, typesetter).unshown == ()
    names = list(data.groups[0].people)
    names[1] = replace(names[1], name_zh="萨仁\U000323af娃")
    names[3] = replace(names[3], name_zh="\ue863英")
    odd = replace(data, groups=(replace(data.groups[0], people=tuple(names)),), title="会议\U0002fffd")
    made = set_paper(odd, typesetter)
    assert sorted(made.unshown) == ["\ue863", "\U0002fffd", "\U000323af"]
    assert rows_with(odd, made.unshown) == (2, 4)
    assert len(read(made.pdf)) == len(read(typeset(data, typesetter)))  # printed all the same


def test_no_sign_that_people_type_is_taken_for_one_without_a_shape(make_sheet: Make, typesetter: Typesetter) -> None:
    title = '“苏木”·（第2次）—— 100%\u00a0℃ ①Ⅱ\u3000娜仁·图雅\u200b\u200d\u202f\u180e\ufe0f\\ "引" ‘号’'
    assert set_paper(make_sheet(2, title=title), typesetter).unshown == ()
