"""Makes the tables of this folder with LibreOffice: ``python tests/tables/make.py`` (needs ``soffice``).

A roster as a township keeps it: a title, a head of two storeys with merged cells, a gacha that is merged beside its
women, births and phones in many ways, the head once more, sums and notes below. Every person in it is made up.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from datetime import date, datetime
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


#: The roster of the ninth story: 31 women who are on the roster already, 212 who are not, 9 born in January or October.
STORY_GACHAS: tuple[str, ...] = ("萨仁台嘎查", "草根台嘎查")
STORY_FILE = "2023花名册(最终)"


def story_women() -> list[tuple[str, str, object]]:
    """(name, gacha, born as it is written) of each row; those on the roster stand first."""
    first, second = "萨娜乌其高图斯敖哈孟宝苏塔诺阿山", "仁琴云木娃雅登根音德敏茹海花兰玉"
    names = [one + other for one in first for other in second][:252]
    born: list[object] = [round(1950 + at % 50 + (2 + at % 8) / 10, 1) for at in range(243)] + ["1980.1"] * 9
    return [(name, STORY_GACHAS[at % 2], day) for at, (name, day) in enumerate(zip(names, born, strict=True))]


def make_story(path: Path) -> None:
    """The workbook: a title, a head of two storeys, numbers of identity that a spreadsheet ended in 000."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("花名册")
    sheet.merge_range(0, 0, 0, 6, "乌兰毛都苏木妇女花名册")
    for column, words in {0: "序号", 1: "姓名", 2: "嘎查", 6: "备注"}.items():
        sheet.merge_range(1, column, 2, column, words)
    sheet.merge_range(1, 3, 1, 5, "基本情况")
    for column, words in enumerate(("民族", "出生年月", "身份证号"), 3):
        sheet.write(2, column, words)
    for at, (name, gacha, born) in enumerate(story_women()):
        number = f"1522231975{at % 9 + 1:02}{at % 28 + 1:02}0000"
        sheet.write_row(at + 3, 0, (at + 1, name, gacha, "蒙", born, number, ""))
    book.close()


#: Ledgers: (file, sheets of (name, title, heads, rows)); a date is a date, what begins with = is computed. The women of
#: the activities are those of the roster above.
LEDGERS: dict[str, list[tuple[str, str, str, list[tuple[object, ...]]]]] = {
    "visits": [
        (
            "走访",
            "萨仁台嘎查2026年走访台账",
            "序号 走访日期 走访对象 类别 走访人员 情况 困难 天气 联系电话",
            [
                (1, "2026.3.5", "高  娃", "低保户", "其木格、张三", "腿不好", "缺煤", "晴", 13800000001),
                (2, date(2026, 3, 6), "其木格", "困难", "张三", "好", "", "", ""),
                (3, "3月7日", "乌云家庭", "没见过", "", "老人住院", "", "阴", ""),
                (4, "=1/0", "萨仁花", "", "", "算不出来的日期", "", "", ""),
                (5, "1970.1.1", "图雅", "", "", "早于出生", "", "", ""),
                (6, "2026年3月9日", "查无此人", "", "", "不认识", "", "", ""),
                ("合计", "", "6户", "", "", "", "", "", ""),
            ],
        )
    ],
    "activities": [
        (
            "台账",
            "2026年萨仁台嘎查妇联活动台账",
            "序号 活动时间 活动名称 活动地点 主办单位 人数 其中妇女 参加人员",
            [
                (
                    1,
                    "3月8日上午9:00-11:30",
                    "三八节文艺演出",
                    "嘎查部",
                    "苏木妇联",
                    "32人",
                    30,
                    "高娃、其木格 乌  云，巴图等",
                ),
                (2, date(2026, 4, 1), "健康讲座", "卫生院", "", "=1+1", "", "1.萨仁花 2.王大夫主任"),
                (3, "五月", "不知道哪天的活动", "", "", "", "", ""),
            ],
        ),
        (
            "三八签到",
            "普法宣传活动签到表",
            "序号 姓名 嘎查 电话 签到",
            [
                (1, "高娃", "萨仁台嘎查", "", ""),
                (2, "图雅", "草根台嘎查", "", ""),
                (3, "其木格", "萨仁台嘎查", "", "请假"),
                (4, "新来的", "", "", ""),
            ],
        ),
    ],
    "units": [
        (
            "组织",
            "苏木妇联组织情况",
            "组织名称 类型 上级 主席 副主席 执委 任职时间",
            [
                ("萨仁台嘎查", "", "", "高娃", "其木格", "萨仁花、乌云", "2025年6月"),
                ("萌芽养殖合作社妇联", "企业", "萨仁台嘎查妇联", "王秀兰", "", "", "2024.3"),
                ("看不懂单位", "天书", "", "", "", "", ""),
            ],
        )
    ],
}
#: What a program of tables computed, as it stands in a file beside its formula.
COMPUTED: dict[str, object] = {"=1+1": 2, "=1/0": "#DIV/0!"}
#: What stands between the title of the list of names and its head.
ABOVE: dict[str, list[str]] = {"三八签到": ["活动时间：2026年4月15日  活动地点：草根台嘎查", "主办单位：苏木妇联"]}


def make_ledger(path: Path, sheets: list[tuple[str, str, str, list[tuple[object, ...]]]]) -> None:
    """A workbook of ledgers, each with a title that is merged over its columns."""
    book = xlsxwriter.Workbook(str(path))
    day = book.add_format({"num_format": "yyyy/m/d"})
    for name, title, heads, rows in sheets:
        sheet = book.add_worksheet(name)
        words = heads.split()
        sheet.merge_range(0, 0, 0, len(words) - 1, title)
        at = 1
        for line in ABOVE.get(name, ()):
            sheet.merge_range(at, 0, at, len(words) - 1, line)
            at += 1
        for y, row in enumerate([tuple(words), *rows], at):
            for x, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(y, x, datetime(cell.year, cell.month, cell.day), day)
                elif isinstance(cell, str) and cell.startswith("="):
                    sheet.write_formula(y, x, cell, None, COMPUTED[cell])
                elif cell != "":
                    sheet.write(y, x, cell)
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
        source = Path(folder) / f"{STORY_FILE}.xlsx"
        make_story(source)
        (HERE / f"{STORY_FILE}.xls").write_bytes(convert(source, "xls"))
        for name, sheets in LEDGERS.items():
            source = Path(folder) / f"{name}.xlsx"
            make_ledger(source, sheets)
            for kind in ("xlsx", "xls", "ods"):
                (HERE / f"{name}.{kind}").write_bytes(convert(source, kind))
            first = text.removesuffix("2") + "1"
            (HERE / f"{name}.csv").write_bytes(convert(source, "csv", first.format(76)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
