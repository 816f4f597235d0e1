"""Friday in town, and what a week may bring besides: a conflict, a cut line, sticks, a laptop that broke.

Real windows, a real server process, a real line between them that is cut at a byte.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget

from demo.hands import button_of, click, make_lock, press, settle, type_keys, until
from demo.place import second_laptop
from desktop.app import Program
from desktop.services.desk import Desk
from desktop.services.starting import start_township
from desktop.sync.enrolment import Enrolment
from desktop.sync.joined import connection_of, join
from desktop.ui import translation
from desktop.ui.drives import Stick
from desktop.ui.people.page import PeoplePage
from desktop.ui.sync_page.page import SyncPage
from desktop.ui.welcome.window import Welcome
from tests.faults.processes import KilledServer, Proxy
from tests.stories.laptops import CODE, Laptops, StoryServer, desk_of, fit, sync, window_of
from tests.sync.bad_line import picture

WOMEN = 37
PHOTOS = 4


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StoryServer]:
    made = StoryServer(tmp_path_factory.mktemp("place") / "server")
    yield made
    made.close()


class Township(NamedTuple):
    """A township of its own on the server, the line to it, and its chair's laptop, joined and synced."""

    code: str
    server: StoryServer
    line: Proxy
    chair: Program
    women: list[bytes]
    folder: Path

    def invite(self) -> str:
        return self.server.invite(self.line.port, township=self.code)

    def colleague(self, laptops: Laptops) -> Program:
        """The vice chair's laptop, with its first copy."""
        second_laptop(self.folder / "colleague" / "township", self.invite(), "娜仁")
        program = laptops.start(self.folder / "colleague")
        sync(program)
        return program


@pytest.fixture
def laptops(qapp: QApplication) -> Iterator[Laptops]:
    made = Laptops(qapp)
    yield made
    made.end()
    translation.install(qapp, "en")


_codes = count(int(CODE))


@pytest.fixture
def township(tmp_path: Path, server: StoryServer, laptops: Laptops) -> Iterator[Township]:
    code = str(next(_codes))
    with Proxy(server.port) as line:
        chair, women = chairs_laptop(laptops, tmp_path, code, server.invite(line.port, township=code))
        yield Township(code, server, line, chair, women, tmp_path)
        laptops.end()  # before the line goes


def chairs_laptop(laptops: Laptops, folder: Path, code: str, invitation: str) -> tuple[Program, list[bytes]]:
    """Where a township begins: joined and synced, with all its women."""
    desk = Desk.open(folder / "chair" / "township")
    start_township(desk, code)
    desk.records.add_user("乌云")
    women = [desk.people.save(None, {"name_zh": f"其木格{n}"}).id for n in range(WOMEN)]
    join(desk.journal, Enrolment(invitation).run())
    desk.close()
    chair = laptops.start(folder / "chair")
    sync(chair)
    return chair, women


@pytest.fixture
def sticks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A stick; the window is told that it is plugged in, wherever it looks."""
    stick = tmp_path / "KINGSTON"
    stick.mkdir()
    monkeypatch.setattr("desktop.ui.sync_page.stick.plugged_sticks", lambda: [Stick(stick, "KINGSTON")])
    return stick


def sync_page(program: Program) -> SyncPage:
    """By a click in the side bar."""
    window = window_of(program)
    entry = window.sidebar.entry("sync")
    assert entry is not None
    click(entry)
    page = window.current()
    assert isinstance(page, SyncPage)
    return page


def said(widget: QWidget) -> str:
    """All words that can be read there."""
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def ended(program: Program, act: Callable[[], object]) -> None:
    """Does it; until an exchange that it began has ended, well or not."""
    phases: list[str] = []

    def note(state: object) -> None:
        phases.append(getattr(state, "phase", ""))

    program.worker.state_changed.connect(note)
    act()
    until(lambda: phases[-1:] == ["idle"], "the end of an exchange")
    program.worker.state_changed.disconnect(note)


def pick(page: SyncPage, at: QPushButton) -> None:
    """The button of the stick card, then the stick in its menu: two clicks; until it is done."""
    click(at)
    until(lambda: any(each.isVisible() for each in page.stick_card.findChildren(QMenu)), "the sticks")
    menu = next(each for each in page.stick_card.findChildren(QMenu) if each.isVisible())
    menu.actions()[0].trigger()
    menu.close()
    until(lambda: page.stick_card.bar.isHidden(), "the stick")
    settle()


def takes(page: SyncPage) -> list[QPushButton]:
    """The buttons that say which version holds, from left to right."""
    made = page.conflicts.detail.findChildren(QPushButton)
    return [each for each in made if each.text() == "以此为准" and each.isVisible()]


def phones(program: Program, women: list[bytes]) -> list[str]:
    return [row.phone or "" for row in desk_of(program).people.rows(women)]


def give_phones(program: Program, women: list[bytes], start: str) -> list[str]:
    """Each woman another phone; the phones."""
    for number, woman in enumerate(women):
        desk_of(program).people.save(woman, {"phone": f"{start}{number:02}"})
    return phones(program, women)


def test_one_click_decides_between_two_phones_and_is_undone(township: Township, laptops: Laptops) -> None:
    chair, woman = township.chair, township.women[0]
    colleague = township.colleague(laptops)
    desk_of(colleague).people.save(woman, {"phone": "13900000001"})
    desk_of(chair).people.save(woman, {"phone": "13900000002"})
    page = sync_page(chair)
    sync(colleague)
    ended(chair, lambda: click(page.now_button))
    assert page.conflict_card.isVisible() and "有 1 处两人写的不一样" in said(page)
    click(page.decide_button)
    words = said(page.conflicts.detail)
    assert all(each in words for each in ("您写的", "娜仁写的", "13900000001", "13900000002", "记录中现在的内容"))
    assert phones(chair, [woman]) == ["13900000001"]  # what came first holds until she decides
    press(page.conflicts.table, Qt.Key.Key_Return)  # by keyboard alone: among the versions, to the other one
    theirs, mine = takes(page)
    assert window_of(chair).focusWidget() is theirs
    press(mine, Qt.Key.Key_Return)
    assert phones(chair, [woman]) == ["13900000002"] and desk_of(chair).conflicts.count() == 0
    toast = window_of(chair).toast
    click(button_of(toast, "撤销"))
    assert phones(chair, [woman]) == ["13900000001"] and desk_of(chair).conflicts.count() == 1
    click(page.decide_button)
    click(takes(page)[1])
    sync(chair)
    sync(colleague)
    assert phones(colleague, [woman]) == ["13900000002"] and desk_of(colleague).conflicts.count() == 0
    window_of(colleague).go("people", id=woman)
    people = window_of(colleague).current()
    assert isinstance(people, PeoplePage)
    click(button_of(people, "修改记录"))
    assert "13900000001" in said(people) and "13900000002" in said(people)  # neither is lost
    assert desk_of(chair).journal.digest == desk_of(colleague).journal.digest


def test_the_line_drops_at_sixty_per_cent_and_the_rest_follows(township: Township, laptops: Laptops) -> None:
    chair, line = township.chair, township.line
    desk = desk_of(chair)
    given = give_phones(chair, township.women, "139000001")
    owner = desk.units.gachas()[0].id
    desk.photos.attach("org_unit", owner, [desk.photos.add(picture(seed, 560)) for seed in range(PHOTOS)])
    page = sync_page(chair)
    size = desk.photos.waiting().to_send.size
    assert f"{WOMEN + PHOTOS} 项修改未上传" in said(page) and f"{PHOTOS} 个照片或文件待上传" in said(page)
    line.tell("reset")
    line.tell("set", cut_up=size * 6 // 10)
    ended(chair, lambda: click(page.photo_card.now_button))
    assert "传到一半网络断了" in page.error.text() and "刚才没传通" in window_of(chair).status.text()
    left = desk.photos.waiting().to_send
    assert desk.records.waiting()[0] == 0 and 0 < left.number < PHOTOS
    assert f"还有 {left.number} 个照片或文件没传" in page.waiting.text()
    line.tell("heal")
    line.tell("reset")
    ended(chair, lambda: click(page.photo_card.now_button))
    assert not page.error.isVisible() and page.agreed.text() == "已核对，完全一致"
    assert "没有待上传的内容，全部已在服务器上。" in said(page) and "照片和文件都已传好" in said(page)
    assert "刚才没传通" not in window_of(chair).status.text()
    assert line.tell("stats")["up"] < left.size + 30_000  # what had come was not sent again
    colleague = township.colleague(laptops)
    ended(colleague, lambda: click(sync_page(colleague).photo_card.now_button))
    assert phones(colleague, township.women) == given
    assert desk_of(colleague).photos.waiting().to_fetch.number == 0


def test_sticks_go_from_laptop_to_laptop_to_server_and_back(township: Township, laptops: Laptops, sticks: Path) -> None:
    chair, women = township.chair, township.women
    colleague = township.colleague(laptops)
    township.line.tell("down")
    given = give_phones(chair, women[:12], "139000002")
    page, hers = sync_page(chair), sync_page(colleague)
    pick(page, page.stick_card.write_button)  # one: write
    assert "未上传的修改 12 项" in said(page) and "可以拔出 U 盘了" in said(page)
    pick(hers, hers.stick_card.read_button)  # two: put in; three: read
    assert "来自乌云的电脑" in said(hers) and "新修改 12 项" in said(hers)
    assert phones(colleague, women[:12]) == given
    until(lambda: "U 盘带来的 12 项下次同步时一起上传" in said(hers), "what came is counted")
    assert not hers.agreed.isVisible()
    give_phones(colleague, women[20:23], "139000003")
    pick(hers, hers.stick_card.write_button)
    files = sorted(sticks.glob("*.sumu"))
    hers_only = next(path for path in files if "15 项" in said(hers) and path.name in said(hers))
    assert "15 new operations" in township.server.command("import", str(hers_only))
    township.server.command("export", "--township", township.code, str(sticks / "回执.sumu"))
    pick(page, page.stick_card.read_button)
    assert "您的修改有 12 项已到服务器" in said(page)
    until(lambda: "全部已在服务器上" in said(page), "what arrived is counted")
    assert "未上传" not in window_of(chair).status.text()
    pick(hers, hers.stick_card.read_button)
    assert "您的修改有 3 项已到服务器" in said(hers)
    until(lambda: "全部已在服务器上" in said(hers), "what arrived is counted")
    assert desk_of(chair).journal.digest == desk_of(colleague).journal.digest
    refuse_broken_files(page, sticks, hers_only)


def refuse_broken_files(page: SyncPage, stick: Path, good: Path) -> None:
    """One cut short, one changed, one of something else: each refused by its name, in plain words."""
    body = good.read_bytes()
    for path in stick.iterdir():
        path.unlink()
    (stick / "截断.sumu").write_bytes(body[: len(body) // 2])
    (stick / "改过.sumu").write_bytes(body[:-40] + bytes([body[-40] ^ 1]) + body[-39:])
    (stick / "外来.sumu").write_bytes(b"PK\x03\x04" + bytes(900))
    pick(page, page.stick_card.read_button)
    words = page.stick_card.error.text().splitlines()
    assert [line.partition("：")[0] for line in words] == ["外来.sumu", "截断.sumu", "改过.sumu"]
    for line, said_of_it in zip(words, ("不是数据交换文件", "文件不完整", "损坏或被改动"), strict=True):
        assert said_of_it in line


def test_a_broken_laptop_is_replaced_from_server_and_last_stick(
    township: Township, laptops: Laptops, sticks: Path
) -> None:
    women = township.women
    colleague = township.colleague(laptops)
    sent = give_phones(township.chair, women[:5], "139000004")
    sync(township.chair)
    township.line.tell("down")
    kept = give_phones(township.chair, women[5:9], "139000005")
    page = sync_page(township.chair)
    pick(page, page.stick_card.write_button)
    laptops.break_down(township.chair)
    shutil.rmtree(township.folder / "chair")
    township.line.tell("heal")
    new = laptops.first_run(township.folder / "new")
    welcome = new.front
    assert isinstance(welcome, Welcome)
    click(welcome.begin_buttons["join"])
    type_keys(welcome.line, township.invite())
    click(welcome.join_button)
    make_lock(welcome.lock_steps)
    until(lambda: welcome.steps.currentWidget() is welcome.who, "the first copy")
    listed = [line for line in township.server.command("devices").splitlines() if line.startswith(township.code)]
    assert welcome.digits_card.isVisible() and any(welcome.digits.text() in line for line in listed)
    click(button_of(welcome.who, "乌云"))
    until(lambda: new.window is not None, "the window")
    fit(new)
    page = sync_page(new)
    connection = connection_of(desk_of(new).db)
    assert connection is not None and f"八位数字 {connection.digits}" in said(page)
    assert "尚未同步" not in said(page)  # the first copy was one
    pick(page, page.stick_card.read_button)
    assert "新修改 4 项" in said(page)
    assert phones(new, women[:9]) == sent + kept
    ended(new, lambda: click(page.now_button))
    assert page.agreed.text() == "已核对，完全一致"
    sync(colleague)
    assert phones(colleague, women[:9]) == sent + kept
    assert desk_of(new).journal.digest == desk_of(colleague).journal.digest


def test_a_server_put_back_by_copied_files_gets_all_from_whoever_comes_first(laptops: Laptops, tmp_path: Path) -> None:
    server, code = KilledServer(tmp_path / "server"), CODE
    try:
        chair, women = chairs_laptop(laptops, tmp_path, code, server.invite(code))
        give_phones(chair, women[:20], "139000005")
        sync(chair)
        second_laptop(tmp_path / "colleague" / "township", server.invite(code), "娜仁")
        colleague = laptops.start(tmp_path / "colleague")
        sync(colleague)
        server.kill()
        shutil.copytree(server.data, tmp_path / "copied")
        server.start()
        give_phones(chair, women, "139000006")
        given = give_phones(chair, women, "139000007")
        sync(chair)
        sync(colleague)
        server.kill()
        shutil.rmtree(server.data)
        shutil.copytree(tmp_path / "copied", server.data)
        server.start()
        hers = sync_page(colleague)
        ended(colleague, lambda: click(hers.now_button))
        assert "服务器恢复到了以前某一天" in said(hers) and "不需要您做什么" in said(hers)
        assert hers.agreed.text().startswith("已核对") and "没有待上传的内容" in said(hers)
        second_laptop(tmp_path / "third" / "township", server.invite(code), "斯琴")
        third = laptops.start(tmp_path / "third")
        assert phones(third, women) == given  # though the chair, who wrote them, has not come yet
        page = sync_page(chair)
        ended(chair, lambda: click(page.now_button))
        assert page.agreed.text().startswith("已核对") and not page.conflict_card.isVisible()
        for program in (third, colleague, chair):
            sync(program)
        for program in (third, colleague, chair):
            assert phones(program, women) == given and desk_of(program).conflicts.count() == 0
            assert desk_of(program).journal.digest == desk_of(chair).journal.digest
        window_of(third).go("people", id=women[0])
        people = window_of(third).current()
        assert isinstance(people, PeoplePage)
        click(button_of(people, "修改记录"))
        assert "13900000600" in said(people) and "乌云" in said(people)
    finally:
        laptops.end()
        server.kill()
