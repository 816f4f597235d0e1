"""The documents say what is there: commands, files, links, options."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path

import pytest

from protocol.records import KINDS, Kind, Policy
from tools.figures import filled, goals

ROOT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.zh-CN.md")
#: Made by commands, so not in a fresh clone.
MADE = ("build/", "dist/", ".venv")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def commands(text: str) -> list[str]:
    """The make targets that a text names as commands, in its order."""
    return re.findall(r"(?:^|`|[A-Z]+=\S+ )make ([a-z0-9-]+)", text, re.MULTILINE)


def targets(makefile: str) -> dict[str, str]:
    """Target → what its help line says."""
    return dict(re.findall(r"^([a-z0-9-]+):.*?## (.+)$", makefile, re.MULTILINE))


def paths(text: str) -> list[str]:
    """Files and folders that a text names in backticks."""
    return re.findall(r"`([\w.-]+/[\w./-]*|[\w-]+\.(?:py|md|toml|spec))`", text)


@pytest.mark.parametrize("name", READMES)
def test_every_command_named_exists(name: str) -> None:
    assert set(commands(read(name))) <= set(targets(read("Makefile")))


@pytest.mark.parametrize("name", READMES)
def test_every_command_is_named(name: str) -> None:
    assert set(targets(read("Makefile"))) - {"help", "setup"} <= set(commands(read(name)))


def test_both_readmes_name_the_same_commands_files_and_options() -> None:
    english, chinese = (read(name) for name in READMES)
    assert commands(english) == commands(chinese)
    assert paths(english) == paths(chinese)
    assert set(re.findall(r"--[a-z]+", english)) == set(re.findall(r"--[a-z]+", chinese))


@pytest.mark.parametrize("name", READMES)
def test_the_first_commands_are_demo_and_test(name: str) -> None:
    assert commands(read(name))[:2] == ["demo", "test"]


def test_ci_runs_the_readmes_test_command() -> None:
    assert commands(read("README.md"))[1] == commands(read(".ci/run"))[-1] == "test"


@pytest.mark.parametrize("name", READMES)
def test_every_path_named_exists(name: str) -> None:
    assert [path for path in paths(read(name)) if not path.startswith(MADE) and not (ROOT / path).exists()] == []


def test_every_link_between_documents_leads_somewhere() -> None:
    documents = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    lost = []
    for document in documents:
        for target in re.findall(r"\]\((?!\w+:|#)([^)#]+)", document.read_text(encoding="utf-8")):
            if not (document.parent / target).exists():
                lost.append(f"{document.relative_to(ROOT)}: {target}")
    assert lost == []


def test_every_decision_is_listed() -> None:
    listed = set(re.findall(r"\((\d{4}-[\w-]+\.md)\)", read("docs/decisions/README.md")))
    assert listed == {path.name for path in (ROOT / "docs" / "decisions").glob("[0-9]*.md")}


@pytest.mark.parametrize("name", READMES)
def test_every_program_option_named_is_known(name: str) -> None:
    """Options in the settings section belong to the program and to the server."""
    parts = read(name).split("\n## ")
    section = next(part for part in parts if part.startswith(("Settings\n", "设置\n")))
    options = set(re.findall(r"--[a-z]+", section))
    assert options
    for program in ("desktop", "server"):
        known = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / program).glob("*.py")))
        assert [option for option in options if f'"{option}"' not in known] == [], program


def test_entry_points_exist() -> None:
    scripts = tomllib.loads(read("pyproject.toml"))["project"]["scripts"]
    for target in scripts.values():
        module, function = target.split(":")
        assert re.search(rf"^def {function}\(", read(module.replace(".", "/") + ".py"), re.MULTILINE), target


def test_rooms_of_the_architecture_exist() -> None:
    rooms = re.findall(r"^\| `((?:desktop|server|protocol)[\w/.]*)` \|", read("docs/architecture.md"), re.MULTILINE)
    assert len(rooms) >= 8
    assert [room for room in rooms if not (ROOT / room).exists()] == []


def line_of(kind: Kind) -> str:
    """A kind as its line in the description of the protocol."""
    fields = [
        f"{field.number} {field.name}{'!' if field.policy is Policy.REVIEW else ''} {field.type.value}"
        + (f"→{field.to}" if field.to else "")
        for field in kind.fields
    ]
    return f"| {kind.number} {kind.name} | {' '.join(kind.key) or '–'} | {', '.join(fields)} |"


def test_the_protocol_describes_every_kind_and_field() -> None:
    described = re.findall(r"^\| \d+ \w+ \|.*$", read("docs/sync-protocol.md"), re.MULTILINE)
    assert described == [line_of(kind) for kind in KINDS]


@pytest.mark.parametrize("name", ["docs/architecture.md", "docs/benchmarks.md"])
def test_every_path_of_a_description_exists(name: str) -> None:
    text = read(name)
    assert [path for path in paths(text) if not path.startswith(MADE) and not (ROOT / path).exists()] == []


def test_every_figure_is_described() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "bench").glob("*.py")))
    named = set(re.findall(r'figure\(\s*"([\w.]+)"', sources))
    assert named
    assert named == set(goals(read("docs/benchmarks.md")))


def test_the_last_figures_are_put_into_their_document() -> None:
    document = read("docs/benchmarks.md")
    figures = [{"name": "start.window", "value": 0.4, "unit": "s", "limit": 0.2, "ratio": 2.0}]
    after = filled(document, figures, date(2026, 11, 23), "9.9.9")
    assert after.endswith("2026-11-23, version 9.9.9.\n\n" + "\n".join(after.splitlines()[-3:]) + "\n")
    assert after.splitlines()[-1] == "| `start.window` | 0.400 s | 0.200 s | 2.00 | 3 |"
    assert goals(after) == goals(document)


def test_the_lock_names_no_address_and_hashes_everything() -> None:
    for path in sorted((ROOT / "requirements").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        assert "://" not in text and not re.search(r"^\s*-(?!-hash)", text, re.MULTILINE), path.name
        pins = re.split(r"\n(?=\S)", text.strip())
        loose = [pin for pin in pins if not re.match(r"[\w.-]+(\[\w+\])?==[^ ]+.*--hash=sha256:", pin, re.DOTALL)]
        assert loose == [], path.name


def test_the_lock_holds_what_the_input_asks_for() -> None:
    for lock, inputs in {"desktop": ("base", "desktop"), "server": ("base", "server"), "dev": ("dev",)}.items():
        pinned = {
            name.replace("_", "-") for name in re.findall(r"^([\w.-]+)==", read(f"requirements/{lock}.txt"), re.M)
        }
        for name in inputs:
            asked = re.findall(r"^([\w.-]+)", read(f"requirements/{name}.in"), re.MULTILINE)
            assert {word.lower().replace("_", "-") for word in asked} <= pinned, name


def test_the_server_guide_shows_every_command_of_the_server_and_no_other() -> None:
    helped = subprocess.run(
        [sys.executable, "-m", "server", "--help"], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    ).stdout
    there = set(re.findall(r"^    ([a-z-]+)\b", helped, flags=re.MULTILINE))
    assert "rotate-ca" in there
    assert set(re.findall(r"^sumu-server ([a-z-]+)", read("docs/server-guide.zh-CN.md"), flags=re.MULTILINE)) == there


def test_every_word_of_the_glossary_is_used() -> None:
    """In a docstring or a comment of the rooms that it is for; a word of the past goes."""
    table = read("docs/architecture.md").partition("## Glossary")[2].partition("\n## ")[0]
    words = {
        word for line in table.splitlines() if line.startswith("| **") for word in re.findall(r"\*\*(.+?)\*\*", line)
    }
    rooms = ("desktop/store", "desktop/sync", "server", "protocol")
    code = " ".join(
        path.read_text(encoding="utf-8").lower() for room in rooms for path in sorted((ROOT / room).rglob("*.py"))
    )
    code = re.sub(r"\s+", " ", code)
    assert 20 <= len(words) <= 35
    assert [word for word in sorted(words) if not re.search(rf"\b{re.escape(word.rstrip('s'))}s?\b", code)] == []
