"""Makes the offices' forms of this folder with LibreOffice: ``python tests/tables/make_forms.py`` (needs ``soffice``);
``… check FILE`` opens a filled one with LibreOffice again and prints what it shows, formulas worked out.

A month's report as a banner sends it: merged heads of two storeys, sums, a share, a date, a text box with 填表说明, a
picture, a comment, a list to choose from, colours by value, a print area, protection with unlocked cells.
"""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path

import xlsxwriter
from PIL import Image

from tests.tables.make import HERE, convert

GACHAS = ("萨仁台嘎查", "草根台嘎查", "勿布林嘎查", "敖包嘎查")


def make(path: Path, *, protected: bool = False) -> None:
    """The form as a workbook."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("月报")
    box = {"border": 1}
    plain, whole = book.add_format({**box, "locked": False}), book.add_format({**box, "align": "center", "bold": True})
    share = book.add_format({**box, "num_format": "0.0%"})
    text = book.add_format({**box, "num_format": "@"})
    day = book.add_format({**box, "num_format": 'yyyy"年"m"月"d"日"'})
    sheet.merge_range("A1:H1", "基层妇联工作月报表", whole)
    sheet.write("A2", "填报单位：")
    sheet.merge_range("B2:D2", "", plain)
    sheet.write("E2", "填报日期：")
    sheet.merge_range("F2:H2", "", day)
    for area, words in (("A3:A4", "序号"), ("B3:B4", "嘎查"), ("C3:D3", "活动"), ("E3:F3", "走访"), ("G3:G4", "合计")):
        sheet.merge_range(area, words, whole)
    sheet.merge_range("H3:H4", "备注", whole)
    for cell, words in (("C4", "场次"), ("D4", "参与妇女（人次）"), ("E4", "走访户次"), ("F4", "走访妇女")):
        sheet.write(cell, words, whole)
    for at, gacha in enumerate(GACHAS):
        row = 4 + at
        sheet.write(row, 0, at + 1, whole)
        sheet.write(row, 1, gacha, whole)
        for column in range(2, 6):
            sheet.write_blank(row, column, None, plain)
        sheet.write_formula(row, 6, f"=C{row + 1}+E{row + 1}", whole)
        sheet.write_blank(row, 7, None, text)
    sheet.merge_range("A9:B9", "合计", whole)
    for column in range(2, 7):
        letter = chr(65 + column)
        sheet.write_formula(8, column, f"=SUM({letter}5:{letter}8)", whole)
    sheet.write("A10", "会改联完成率")
    sheet.write_blank("C10", None, share)
    sheet.write("D10", "本年累计活动场次")
    sheet.write_blank("E10", None, plain)
    sheet.merge_range("A11:B11", "工作亮点", whole)
    sheet.merge_range("C11:H11", "", plain)
    sheet.write("A12", "填表人：")
    sheet.write_blank("B12", None, plain)
    sheet.insert_textbox("J2", "填表说明：每月27日前报送。人次按到场人数计。", {"width": 240, "height": 120})
    sheet.write_comment("C4", "只计已举办的活动")
    sheet.data_validation("H5:H8", {"validate": "list", "source": ["按时", "迟报"]})
    sheet.conditional_format("C5:C8", {"type": "data_bar"})
    picture = io.BytesIO()
    Image.effect_noise((160, 160), 80).save(picture, "PNG")
    sheet.insert_image("J10", "seal.png", {"image_data": picture})
    sheet.print_area("A1:H12")
    sheet.set_landscape()
    if protected:
        sheet.protect("")
    other = book.add_worksheet("汇总")
    other.write("A1", "全苏木活动场次")
    other.write_formula("B1", "=月报!C9")
    book.close()


def main(argv: list[str]) -> int:
    if argv[:1] == ["check"]:
        sys.stdout.buffer.write(
            convert(Path(argv[1]), "csv", ":Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1")
        )
        return 0
    with tempfile.TemporaryDirectory() as folder:
        for name, protected in (("form_month", False), ("form_protected", True)):
            source = Path(folder) / f"{name}_source.xlsx"
            make(source, protected=protected)
            (HERE / f"{name}.xlsx").write_bytes(convert(source, "xlsx"))
        (HERE / "form_month.xls").write_bytes(convert(Path(folder) / "form_month_source.xlsx", "xls"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
