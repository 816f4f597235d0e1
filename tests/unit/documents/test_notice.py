"""隐私文书: one page each, true to what is set on this laptop."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from desktop.documents.notice import set_notice
from desktop.documents.typesetter import Typesetter
from desktop.services import privacy_papers as papers
from desktop.services.desk import Desk
from desktop.services.privacy_papers import Around, Notice, Server
from desktop.services.starting import start_township

JOINED, ALONE = Around(Server("https://qi.example:8443", "12345678"), 5), Around(None, 0)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk.open(tmp_path / "township", lambda: datetime(2026, 12, 1, 9))
    start_township(made, "152221201")
    made.records.add_user("王兰")
    yield made
    made.close()


def text_of(notice: Notice) -> str:
    paper = set_notice(notice, Typesetter())
    [page] = PdfReader(io.BytesIO(paper.pdf)).pages
    assert paper.unshown == ()
    return "".join(page.extract_text().replace("\u200b", "").split())


@pytest.mark.parametrize(
    ("make", "around"),
    [
        (lambda desk, around: papers.lost_laptop(desk, around), JOINED),
        (lambda desk, around: papers.consent(desk, around), JOINED),
        (lambda desk, around: papers.register(desk, around), JOINED),
        (lambda desk, around: papers.assessment(desk, around), ALONE),
    ],
    ids=["lost", "consent", "register", "assessment"],
)
def test_each_is_one_page_of_this_township(desk: Desk, make: Callable[[Desk, Around], Notice], around: Around) -> None:
    notice = make(desk, around)
    text = text_of(notice)
    assert notice.title in text and desk.records.township_name() in text and "*" not in text
    assert all(part.heading in text for part in notice.parts)


def test_the_card_says_whom_to_call_and_what_is_to_be_shut_out(desk: Desk) -> None:
    text = text_of(papers.lost_laptop(desk, JOINED))
    assert "王兰" in text and "12345678" in text and "https://qi.example:8443" in text
    assert ("没有加密" in text) is (desk.key is None)
    assert "没有加入服务器" in text_of(papers.lost_laptop(desk, ALONE))


def test_only_what_is_asked_here_is_listed(desk: Desk) -> None:
    assert "身份证号" not in str(papers.register(desk, ALONE).parts[0].facts[2:4])
    desk.township_settings.ask_fields({"id_no", "education"})
    facts = dict(papers.register(desk, ALONE).parts[0].facts)
    assert "身份证号" in facts["个人信息种类"] and "文化程度" in facts["个人信息种类"]
    assert "民族" not in facts["个人信息种类"] and "身份证号" in facts["敏感个人信息"]
