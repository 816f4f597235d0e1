"""Makes the tables of this folder with LibreOffice: ``python tests/tables/make.py`` (needs ``soffice``).

A roster as a township keeps it: a title, a head of two storeys with merged cells, a gacha that is merged beside its
women, births and phones in many ways, the head once more, sums and notes below. Every person in it is made up.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import xlsxwriter

HERE = Path(__file__).resolve().parent
#: (name, ethnic, born, phone, landline, education, note); the gacha is merged over its rows.
GACHAS: dict[str, list[tuple[object, ...]]] = {
    "萨仁台嘎查": [
        ("高  娃", "蒙", 1975.3, 13800000001, "", "初中", "低保"),
        ("其木格", "蒙古族", "75-3-2", "13800000002/13900000002", "", "大专毕业", ""),
        ("萨仁花", "汉", 1975.1, "13800000003", "", "高中", ""),
        ("乌云", "达斡尔族", "1967、8", "无", "6401234", "文盲", ""),
        ("图雅", "蒙", "二〇〇一年三月", 13800000005, "", "本科", ""),
    ],
    "草根台嘎查": [
        ("图雅", "满", "88年6月", 13800000006, "", "小学", "与上一嘎查的图雅不是同一人"),
        ("王秀兰", "汉族", 19640512, "儿子13800000007", "", "初中", ""),
        ("古丽•买买提", "维吾尔族", "1990年11月", "", "0482-6401234", "高中", ""),
    ],
}


HEADS = "序号 嘎查 姓名 民族 出生年月 手机 固定电话 文化程度 备注"


def make(path: Path) -> None:
    """The roster as a workbook of two sheets, the first one without a roster."""
    book = xlsxwriter.Workbook(str(path))
    book.add_worksheet("说明").write(0, 0, "请各嘎查按时上报。")
    sheet = book.add_worksheet("花名册")
    sheet.merge_range(0, 0, 0, 8, "乌兰毛都苏木妇女花名册（2026年）")
    for column, words in {0: "序号", 1: "嘎查", 2: "姓名", 8: "备注"}.items():
        sheet.merge_range(1, column, 2, column, words)
    sheet.merge_range(1, 3, 1, 4, "基本情况")
    sheet.merge_range(1, 5, 1, 6, "联系方式")
    sheet.merge_range(1, 7, 2, 7, "文化程度")
    for column, words in enumerate(("民族", "出生年月", "手机", "固定电话"), 3):
        sheet.write(2, column, words)
    row, number = 3, 1
    for gacha, women in GACHAS.items():
        if row > 3:  # the head stands once more on the second page
            for column, words in enumerate(
                ["序号", "嘎查", "姓名", "民族", "出生年月", "手机", "固定电话", "文化程度", "备注"]
            ):
                sheet.write(row, column, words)
            row += 1
        sheet.merge_range(row, 1, row + len(women) - 1, 1, gacha)
        for name, ethnic, born, phone, landline, education, note in women:
            for column, cell in enumerate((number, None, name, ethnic, born, phone, landline, education, note)):
                if column != 1 and cell != "":
                    sheet.write(row, column, cell)
            row, number = row + 1, number + 1
    sheet.write(row, 0, "合计")
    sheet.write(row, 2, f"{number - 1}人")
    sheet.write(row + 1, 0, "注：民族一栏可简写。")
    sheet.write(row + 2, 0, "填表人：王秀兰")
    book.close()


def convert(source: Path, kind: str, options: str = "") -> bytes:
    """What LibreOffice saves ``source`` as."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [
                *("soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile"),
                *("--convert-to", kind + options, "--outdir", folder, str(source)),
            ],
            check=True,
            capture_output=True,
            timeout=180,
        )
        return next(path for path in Path(folder).glob(f"*.{kind}")).read_bytes()


def main() -> int:
    """Writes the files anew."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "roster.xlsx"
        make(source)
        for kind in ("xlsx", "xls", "ods"):
            (HERE / f"roster.{kind}").write_bytes(convert(source, kind))
        # A table of text holds one sheet: of several the second, here the roster's, is asked for by its number.
        text = ":Text - txt - csv (StarCalc):44,34,{},1,,0,false,true,false,false,false,2"
        for name, charset in (("utf8", 76), ("gb18030", 85)):
            (HERE / f"roster_{name}.csv").write_bytes(convert(source, "csv", text.format(charset)))
        plain = (HERE / "roster_utf8.csv").read_bytes()
        (HERE / "roster_utf8_mark.csv").write_bytes(b"\xef\xbb\xbf" + plain)
    return 0


if __name__ == "__main__":
    sys.exit(main())
