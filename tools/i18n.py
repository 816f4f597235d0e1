"""The translations: ``python tools/i18n.py update [AREA…] | fill FILE [AREA…] | compile | check``.

Each area of the window has its own file of words, so that two people hardly ever meet in one:
``desktop/ui/people/*.py`` → ``resources/i18n/zh_CN/people.ts``, ``desktop/ui/form.py`` → ``…/form.ts``.
All of a language are compiled into the one ``resources/i18n/sumu_zh_CN.qm``. English needs words only for plurals.

``update`` reads the sources, ``fill`` takes ``{"source": "translation"}`` (for plurals a list) from a JSON file into
what is still unfinished, ``compile`` makes the .qm files, ``check`` fails with a list of what is missing.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Collection, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORDS = ROOT / "resources" / "i18n"
LANGUAGES = ("zh_CN", "en")
_MARKS = re.compile(r"\btr\(|\btranslate\(|QT_TRANSLATE_NOOP|QT_TR_NOOP")
#: What Chinese takes as it is.
_AS_IT_IS = ("PIN",)
_PLACES = re.compile(r"%L?\d+|%n|\{\w*\}")


def areas() -> dict[str, list[Path]]:
    """The source files that hold words, by area."""
    found: dict[str, list[Path]] = defaultdict(list)
    window = ROOT / "desktop" / "ui"
    for path in sorted((ROOT / "desktop").rglob("*.py")):
        if not _MARKS.search(path.read_text(encoding="utf-8")):
            continue
        inside = path.relative_to(window) if path.is_relative_to(window) else path.relative_to(ROOT / "desktop")
        found[inside.parts[0] if len(inside.parts) > 1 else inside.stem].append(path)
    return found


def _program(name: str) -> str:
    import PySide6

    folder = Path(PySide6.__file__).parent
    return str(next(path for path in (folder / name, folder / f"{name}.exe") if path.exists()))


def _run(*command: str) -> str:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{Path(command[0]).name}: {done.stdout}{done.stderr}")
    return done.stdout + done.stderr


def update(folder: Path | None = None, only: Collection[str] = ()) -> None:
    """Bring the .ts files in ``folder`` (of the areas ``only``, if any) up to date; words out of use go."""
    folder = folder or WORDS
    lupdate = _program("lupdate")
    known = areas()
    for language in LANGUAGES:
        (folder / language).mkdir(parents=True, exist_ok=True)
        plural = ["-pluralonly"] if language == "en" else []
        for area, sources in known.items():
            if only and area not in only:
                continue
            target = folder / language / f"{area}.ts"
            options = ["-no-obsolete", "-locations", "none", "-source-language", "en", "-target-language", language]
            # lupdate resolves relative source names against its working directory, which is the project's
            names = [str(source.relative_to(ROOT)) for source in sources]
            _run(lupdate, "-extensions", "py", *plural, *options, *names, "-ts", str(target))
            if not list(_messages(target)):
                target.unlink()
        for stray in (folder / language).glob("*.ts"):
            if stray.stem not in known:
                stray.unlink()


def _messages(path: Path) -> Iterator[tuple[str, ET.Element]]:
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name", ""), message


def _translations(message: ET.Element) -> list[str]:
    translation = message.find("translation")
    if translation is None:
        return [""]
    return [form.text or "" for form in translation.findall("numerusform")] or [translation.text or ""]


def fill(words: Path, only: Collection[str] = ()) -> None:
    """Take translations into the unfinished messages of zh_CN (and of en, where plural forms are given as a list)."""
    given = json.loads(words.read_text(encoding="utf-8"))
    for language in LANGUAGES:
        for path in sorted((WORDS / language).glob("*.ts")):
            if only and path.stem not in only:
                continue
            tree = ET.parse(path)
            for message in tree.getroot().iter("message"):
                translation = message.find("translation")
                word = given.get(message.findtext("source", ""))
                forms = [] if translation is None else translation.findall("numerusform")
                if word is None or translation is None or isinstance(word, list) != (language == "en"):
                    continue
                if translation.get("type") != "unfinished":
                    continue
                if forms:
                    for form, text in zip(forms, word if isinstance(word, list) else [word], strict=True):
                        form.text = text
                else:
                    translation.text = word
                del translation.attrib["type"]
            body = ET.tostring(tree.getroot(), encoding="unicode")
            head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
            path.write_text(head + body + "\n", encoding="utf-8")
    update(only=only)  # lets Qt's own program write the files, so that they always look alike


def outdated() -> list[str]:
    """Languages whose compiled file is older than one of its .ts files."""
    late = []
    for language in LANGUAGES:
        compiled = WORDS / f"sumu_{language}.qm"
        sources = list((WORDS / language).glob("*.ts"))
        newest = max((path.stat().st_mtime for path in sources), default=0.0)
        if sources and (not compiled.exists() or compiled.stat().st_mtime < newest):
            late.append(language)
    return late


def compile_all(languages: tuple[str, ...] | list[str] = LANGUAGES) -> None:
    """Make ``sumu_<language>.qm`` of all .ts files of each language."""
    lrelease = _program("lrelease")
    for language in languages:
        sources = [str(path) for path in sorted((WORDS / language).glob("*.ts"))]
        if sources:
            _run(lrelease, "-silent", *sources, "-qm", str(WORDS / f"sumu_{language}.qm"))


def problems() -> list[str]:
    """What is missing or wrong in the translations, one line each; [] when all is complete."""
    found: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        fresh = Path(name)
        for language in LANGUAGES:
            (fresh / language).mkdir()
            for path in (WORDS / language).glob("*.ts"):
                (fresh / language / path.name).write_bytes(path.read_bytes())
        update(fresh)
        for language in LANGUAGES:
            for path in sorted((fresh / language).glob("*.ts")):
                for context, message in _messages(path):
                    found += [f"{language}/{path.name}: {line}" for line in _check(context, message, language)]
            now = {path.name for path in (fresh / language).glob("*.ts")}
            for path in sorted((WORDS / language).glob("*.ts")):
                if path.name not in now:
                    found.append(f"{language}/{path.name}: no source uses it any more")
                    continue
                fresh_keys = {(c, m.findtext("source")) for c, m in _messages(fresh / language / path.name)}
                gone = {(c, m.findtext("source")) for c, m in _messages(path)} - fresh_keys
                found += [f"{language}/{path.name}: obsolete: {source!r} in {context}" for context, source in gone]
    return found


def _check(context: str, message: ET.Element, language: str) -> Iterator[str]:
    source = message.findtext("source", "")
    translation = message.find("translation")
    texts = _translations(message)
    if translation is None or translation.get("type") == "unfinished" or not all(texts):
        yield f"not translated: {source!r} in {context}"
        return
    for text in texts:
        wanted, given = set(_PLACES.findall(source)), set(_PLACES.findall(text))
        if wanted != given and not (language == "en" and given | {"%n"} == wanted | {"%n"}):
            yield f"places differ: {source!r} → {text!r} in {context}"
        if (
            language == "zh_CN"
            and re.search(r"[A-Za-z]{3}", _PLACES.sub("", source))
            and text == source not in _AS_IT_IS
        ):
            yield f"still English: {source!r} in {context}"


def main(argv: list[str]) -> int:
    match argv:
        case ["update", *only]:
            update(only=only)
        case ["fill", words, *only]:
            update(only=only)
            fill(Path(words), only)
        case ["compile"]:
            compile_all(outdated())
        case ["check"]:
            lines = problems()
            print("\n".join(lines) if lines else "Translations are complete.")
            return 1 if lines else 0
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
