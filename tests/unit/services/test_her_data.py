"""What is held about a woman, for herself: all of it, in words; nobody else's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from python_calamine import load_workbook

from desktop.documents.her_data import set_paper, template_data
from desktop.documents.typesetter import Typesetter
from desktop.services import her_data
from desktop.services.desk import Desk
from desktop.services.her_data import HerData, all_about, xlsx_of
from desktop.services.plain_kinds import PLAIN_BY_KIND
from desktop.store.changes import Edit, Label
from protocol.ids import new_id
from protocol.records import KINDS, PERSON
from tests.ui.deskside import open_desk

#: Valid by its check digit; nobody's.
NUMBER = "11010519491231" + "002X"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = open_desk(tmp_path)
    yield made
    made.close()


def words(data: HerData | None) -> str:
    assert data is not None
    told = []
    for section in data.sections:
        told += [section.title, *(f"{what}={value}" for what, value in section.facts)]
        told += [" ".join(row) for row in section.rows]
        told += [] if section.facts or section.rows else [section.empty]
    return "\n".join(told)


def full(desk: Desk) -> bytes:
    """A woman about whom something is written in every kind that may name her."""
    gacha, home, visit = new_id(), new_id(), new_id()
    write = desk.journal.write
    write([Edit("org_unit", gacha, {"name_zh": "萨仁台嘎查", "level": "gacha"})], Label("test"))
    values = {"name_zh": "其木格", "name_mn": "ᠴᠢᠮᠡᠭ", "birth": "1949-12-31", "gacha": gacha, "phone": "13800001234"}
    more = {"id_no": NUMBER, "tags": ["骨干"], "politics": "01", "note": "会唱长调"}
    camps = {"summer_place": "宝格达山夏营地", "winter_place": "南沟冬营地"}
    her = desk.people.save(None, {**values, **more}, ["琪木格", "Chimeg"], camps).id
    twice = desk.people.save(None, {"name_zh": "其木格", "phone": "13800001234"}).id
    seen = desk.doubles.compare(her, twice)
    assert seen is not None
    desk.doubles.merge(seen, her, {})
    other = desk.people.save(None, {"name_zh": "乌日娜", "phone": "13900005678"}).id
    desk.people.join_household(other, her)
    desk.people.appoint(her, {"org": gacha, "post": "P1", "from_date": "2021-11"})
    desk.tags.save(None, {"person": her, "tag": "困难", "since": "2026-03", "source": "gacha"})
    desk.plain["award"].save(None, {"person": twice, "title": "好婆婆", "given_on": "2025"})
    desk.plain["visit"].save(None, {"person": her, "date": "2026-01-05", "situation": "腰疼", "visitors": [other]})
    desk.plain["visit"].save(visit, {"person": other, "date": "2026-02-06", "visitors": [her], "situation": "别人的事"})
    desk.plain["incoming"].save(None, {"title": "三八节材料", "handled_by": twice, "due_on": "2026-03-01"})
    desk.plain["incoming"].save(None, {"title": "别人承办的文", "handled_by": other})
    desk.plain["home"].save(home, {"name_zh": "萨仁台妇女之家", "keeper": her})
    place = {"home": home, "since": "2026-06", "kind": "summer_camp", "place": "河边", "confirmed_by": her}
    edits = [
        Edit("home_place", new_id(), place),
        Edit("home_keeper", new_id(), {"home": home, "person": her, "since": "2025-04", "until": "2026-02"}),
        Edit("home_check", new_id(), {"home": home, "title": "六有", "checked_on": "2026-06-01", "checked_by": twice}),
        Edit("activity", (came := new_id()), {"title": "三八节", "start": "2026-03-08T10:00", "status": "held"}),
        Edit("activity", new_id(), {"title": "缝纫班", "start": "2026-04-01T09:00", "expected": [her]}),
        Edit("attendance", new_id(), {"activity": came, "person": her, "state": "present"}),
        Edit("user", new_id(), {"name": "其木格", "role": "gacha_chair", "person": her}),
        Edit("congress", (congress := new_id()), {"org": gacha, "day": "2026-05-20"}),
        Edit("delegate", new_id(), {"congress": congress, "person": her, "category": "C1", "delegation": "牧区团"}),
        Edit("election", (vote := new_id()), {"congress": congress, "office": "P2"}),
        Edit("candidate", new_id(), {"election": vote, "person": her, "name": "其木格"}),
        Edit("candidate", new_id(), {"election": vote, "person": other, "name": "乌日娜", "written": 1}),
        Edit("election_worker", new_id(), {"election": vote, "person": twice, "role": "W2"}),
        Edit("file", new_id(), {"owner_kind": "person", "owner": her, "name": "证书.pdf", "sha256": bytes(32)}),
    ]
    write(edits, Label("test"))
    desk.bulk.to_home([her], home)
    desk.named_lists.fix("合唱队", [her, other])
    return her


def test_all_that_is_held_is_told_in_words(desk: Desk) -> None:
    told = words(all_about(desk, full(desk)))
    for piece in (
        *("姓名=其木格", "蒙古文姓名=ᠴᠢᠮᠡᠭ", "出生日期=1949年12月31日", "嘎查（社区）=萨仁台嘎查", "政治面貌=中共党员"),
        *("标签（不记日期）=女骨干", "备注=会唱长调", "琪木格 汉字", "Chimeg 拉丁字母", "夏营地=宝格达山夏营地"),
        *("冬营地=南沟冬营地", "同户的人=乌日娜", "户主=其木格", "萨仁台嘎查 主席", "2021年11月", "困难妇女 2026年3月"),
        *("好婆婆", "2025年", "萨仁台妇女之家 流动妇女", "说明过地点 2026年6月 河边", "2026年3月8日 10:00 三八节"),
        *(
            "到",
            "缝纫班",
            "应到",
            "2026年1月5日",
            "腰疼",
            "走访过别人1次=2026年2月6日",
            "承办的收文\n三八节材料",
            "在这些名单里=合唱队",
            "文件=证书.pdf",
        ),
        *("负责人 2025年4月—2026年2月", "2026年6月1日 萨仁台妇女之家 六有"),
        *("2026年5月20日 正式代表 牧区团", "2026年5月20日 候选人 副主席", "2026年5月20日 监票人 副主席"),
        *("登记过2份，已合并为一人", "使用本程序=其木格（嘎查妇联主席）", "修改记录", "没有登记的=", "1949年"),
    ):
        assert piece in told, piece
    assert (
        "别人的事" not in told and "别人承办的文" not in told and "13900005678" not in told and "另选人" not in told
    ), "what is another's is not hers"


def test_all_rows_that_were_merged_into_hers_are_told(desk: Desk) -> None:
    """Found by a fresh review: the second row's own phone, household and history were not."""
    her = desk.people.save(None, {"name_zh": "其木格", "phone": "13800001234"}).id
    place = {"winter_place": "南沟冬营地"}
    twice = desk.people.save(None, {"name_zh": "琪木格", "phone": "13911112222", "id_no": NUMBER}, [], place).id
    third = desk.people.save(None, {"name_zh": "其木格", "nickname": "大姐"}).id
    for loser in (third, twice):
        seen = desk.doubles.compare(her, loser)
        assert seen is not None
        desk.doubles.merge(seen, her, dict.fromkeys(seen.differ, her))
    data = all_about(desk, her)
    told = words(data)
    for piece in ("第2份登记（已合并）", "第3份登记（已合并）", "电话=13911112222", "常用称呼=大姐", "姓名=琪木格"):
        assert piece in told, piece
    assert "南沟冬营地" in told and "姓名：琪木格" in told and NUMBER not in told
    assert all_about(desk, twice) == data, "asked for by whichever id"


def test_what_of_her_history_is_left_out_is_said(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(her_data, "MOST_CHANGES", 3)
    her = desk.people.save(None, {"name_zh": "其木格"}).id
    data = all_about(desk, her)
    assert data is not None and template_data(data)["foot"].endswith("修改记录只有这台电脑上有的。")
    for number in range(5):
        desk.people.save(her, {"note": f"第{number}次"})
    data = all_about(desk, her)
    assert data is not None and data.earlier == 3 and len(data.sections[-1].rows) == 3
    assert "更早的3条没有列出" in template_data(data)["foot"]
    (tmp_path / "hers.xlsx").write_bytes(xlsx_of(data))
    cells = load_workbook(str(tmp_path / "hers.xlsx")).get_sheet_by_name("资料").to_python()
    assert any("更早的3条没有列出" in str(cell) for row in cells for cell in row)


def test_her_number_is_whole_only_where_that_was_noted(desk: Desk) -> None:
    her = full(desk)
    masked = words(all_about(desk, her))
    assert "身份证号=…002X" in masked and NUMBER not in masked
    noted = desk.access_log.note("person", 1, "herself")
    whole = all_about(desk, her, noted)
    assert f"身份证号={NUMBER}" in words(whole) and desk.access_log.lines()[0].reason == "herself"
    part = all_about(desk, her)
    assert whole is not None and part is not None
    assert "末四位" not in template_data(whole)["foot"] and "末四位" in template_data(part)["foot"]


def test_one_of_whom_little_is_known_has_every_section(desk: Desk) -> None:
    her = desk.people.save(None, {"name_zh": "萨仁"}).id
    data = all_about(desk, her)
    assert data is not None and all(section.facts or section.rows or section.empty for section in data.sections)
    assert "没有登记家庭。" in words(data) and "没有标签" not in words(data)
    desk.people.delete(her)
    assert all_about(desk, her) is None


def test_every_reference_to_a_woman_is_told_or_has_its_reason() -> None:
    every = {f"{kind.name}.{field.name}" for kind in KINDS for field in kind.fields if field.erased is not None}
    assert every == her_data.TOLD | set(her_data.NOT_TOLD)
    own = {field.name for field in PERSON.fields}
    assert own == set(her_data._OWN) | {"deleted", "household", "merged_into"}
    for kind, (_, columns, _) in her_data._PLAIN.items():
        fields = {
            *PLAIN_BY_KIND[kind].refs,
            *(rows.kind for rows in PLAIN_BY_KIND[kind].rows),
            *(f.name for k in KINDS if k.name == kind for f in k.fields),
            "about",
            "who",
        }
        assert set(columns) <= fields
    assert her_data._PLAIN.keys() == {kind for kind, plain in PLAIN_BY_KIND.items() if "person" in plain.refs.values()}


def test_the_paper_and_the_workbook_hold_it(desk: Desk, tmp_path: Path) -> None:
    data = all_about(desk, full(desk))
    assert data is not None
    paper = set_paper(data, Typesetter())
    assert paper.pdf.startswith(b"%PDF") and paper.unshown == ()
    (tmp_path / "hers.xlsx").write_bytes(xlsx_of(data))
    book = load_workbook(str(tmp_path / "hers.xlsx"))
    assert book.sheet_names[0] == "资料" and "走访" in book.sheet_names
    cells = [cell for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row]
    assert {"其木格", "ᠴᠢᠮᠡᠭ", "腰疼", "1949年12月31日"} <= set(cells)
