"""An .xlsx taken apart: its parts by name, unpacked under a bound, and what they say of sheets and cell formats.

What a file from WeChat declares may lie, so sizes are counted as bytes come out, a document type or an entity in a part
refuses the file, and nothing here follows a link out of it. Both namespaces of the format are read (transitional and
strict). Of the child process only.
"""

from __future__ import annotations

import io
import posixpath
import re
import xml.etree.ElementTree as ET
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from desktop.errors import KnownError
from desktop.table_files.sheets import MOST_UNPACKED

_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
#: The format's own namespaces; elements of others are passed over.
MAIN: Final = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
#: Built-in number formats (ECMA-376 part 1, 18.8.30) that show days or times, those of East Asia among them.
_DATE_IDS: Final = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
#: A part that was packed to more than this share of itself is left unpacked.
_PACKS: Final = 0.95
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')


@dataclass(frozen=True)
class Style:
    """How a cell shows what it holds. ``shows``: "percent", "date", "text" or "" (all else)."""

    shows: str = ""
    locked: bool = True


@dataclass
class Package:
    """``parts``: every part's bytes by name, in the file's order. ``sheets``: (name, part, hidden)."""

    parts: dict[str, bytes]
    infos: dict[str, zipfile.ZipInfo]
    workbook: str = ""
    sheets: list[tuple[str, str, bool]] = field(default_factory=list)
    styles: list[Style] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    date1904: bool = False

    def part_of(self, sheet: str) -> str:
        """The part of a sheet by its name. Raises KnownError form_sheet_gone."""
        for name, part, _ in self.sheets:
            if name == sheet:
                return part
        raise KnownError("form_sheet_gone", sheet=sheet)

    def style(self, index: int) -> Style:
        """The format that a cell names; the plain one where it names none that is there."""
        return self.styles[index] if 0 <= index < len(self.styles) else Style()


def opened(raw: bytes) -> Package:
    """Takes a file apart. Raises KnownError: table_none, table_encrypted, table_damaged, table_hostile,
    table_too_large, form_old (a workbook, but no .xlsx)."""
    if raw.startswith(_OLE):
        encrypted = "EncryptedPackage".encode("utf-16-le") in raw
        books = any(name.encode("utf-16-le") + b"\0\0" in raw for name in ("Workbook", "Book"))
        raise KnownError("table_encrypted" if encrypted else "form_old" if books else "table_none")
    if not raw.startswith(b"PK"):
        raise KnownError("table_none")
    try:
        package = _unpacked(raw)
        _read_workbook(package)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, ET.ParseError):
        raise KnownError("table_damaged") from None
    except RuntimeError:  # zipfile: a password is needed
        raise KnownError("table_encrypted") from None
    return package


def _unpacked(raw: bytes) -> Package:
    parts: dict[str, bytes] = {}
    infos: dict[str, zipfile.ZipInfo] = {}
    left = MOST_UNPACKED
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        for info in package.infolist():
            if info.filename in parts:  # which of two readers takes which one is anybody's guess
                raise KnownError("table_hostile")
            with package.open(info) as part:
                body = part.read(left + 1)
            left -= len(body)
            if left < 0:
                raise KnownError("table_too_large")
            parts[info.filename], infos[info.filename] = body, info
    if "mimetype" in parts or "xl/workbook.bin" in parts:
        raise KnownError("form_old")
    return Package(parts, infos)


def utf8(body: bytes) -> bytes:
    """An XML part in UTF-8. Raises KnownError table_hostile where it declares a document type or entities, ValueError
    for an encoding that the format does not have."""
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        body = re.sub(r"^\s*<\?xml[^>]*\?>", "", body.decode("utf-16")).encode()
    found = _ENCODING.match(body.removeprefix(b"\xef\xbb\xbf"))
    if found is not None and found[1].lower() not in (b"utf-8", b"us-ascii", b"ascii"):
        raise ValueError(found[1])
    if b"<!DOCTYPE" in body or b"<!ENTITY" in body:
        raise KnownError("table_hostile")
    return body


def _tree(package: Package, part: str) -> ET.Element:
    return ET.fromstring(utf8(package.parts[part]))


def local(tag: str) -> str:
    """The name of an element without its namespace."""
    return tag.rpartition("}")[2]


def _named(root: ET.Element, name: str) -> Iterator[ET.Element]:
    return (element for element in root.iter() if local(element.tag) == name)


def _relations(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """id → (type's last word, part) of what a part refers to inside the file."""
    folder, name = posixpath.split(part)
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    if rels not in package.parts:
        return {}
    found = {}
    for each in _named(_tree(package, rels), "Relationship"):
        target = each.get("Target", "")
        if each.get("TargetMode") != "External" and target:
            inside = (
                target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            )
            found[each.get("Id", "")] = (each.get("Type", "").rpartition("/")[2], inside)
    return found


def _read_workbook(package: Package) -> None:
    books = [part for kind, part in _relations(package, "").values() if kind == "officeDocument"]
    package.workbook = next((part for part in [*books, "xl/workbook.xml"] if part in package.parts), "")
    if not package.workbook.endswith(".xml"):
        raise KnownError("table_none")
    root = _tree(package, package.workbook)
    if not root.tag.endswith("}workbook") or root.tag[1:].partition("}")[0] not in MAIN:
        raise KnownError("table_none")
    relations = _relations(package, package.workbook)
    for sheet in _named(root, "sheet"):
        id_ = next((value for name, value in sheet.attrib.items() if name.endswith("}id")), "")
        kind, part = relations.get(id_, ("", ""))
        if kind == "worksheet" and part in package.parts:
            package.sheets.append((sheet.get("name", ""), part, sheet.get("state", "visible") != "visible"))
    if not package.sheets:
        raise KnownError("table_none")
    package.date1904 = any(each.get("date1904") in ("1", "true") for each in _named(root, "workbookPr"))
    for kind, part in relations.values():
        if part not in package.parts:
            continue
        if kind == "styles":
            package.styles = _styles(_tree(package, part))
        elif kind == "sharedStrings":
            package.texts = [text_of(item) for item in _tree(package, part) if local(item.tag) == "si"]


def text_of(item: ET.Element) -> str:
    """The text of a string with or without runs; how it is read aloud (``rPh``) is none of it."""
    parts = []
    for child in item:
        if local(child.tag) == "t":
            parts.append(child.text or "")
        elif local(child.tag) == "r":
            parts.append(text_of(child))
    return "".join(parts)


def _styles(root: ET.Element) -> list[Style]:
    codes = {each.get("numFmtId", ""): each.get("formatCode", "") for each in _named(root, "numFmt")}
    found = []
    for formats in (element for element in root if local(element.tag) == "cellXfs"):
        for each in formats:
            id_ = each.get("numFmtId", "0")
            protection = next((child for child in each if local(child.tag) == "protection"), None)
            locked = protection is None or protection.get("locked", "1") not in ("0", "false")
            found.append(Style(shown_as(int(id_) if id_.isdecimal() else 0, codes.get(id_, "")), locked))
    return found


def shown_as(id_: int, code: str) -> str:
    """What a number format makes of a number: "percent", "date", "text" or ""."""
    bare = _QUOTED.sub("", code)
    if id_ in (9, 10) or "%" in bare:
        return "percent"
    if id_ == 49 or bare.strip() == "@":
        return "text"
    if id_ in _DATE_IDS or (id_ > 163 and re.search(r"[ymdhse]", bare.lower().replace("general", ""))):
        return "date"
    return ""


def zipped(package: Package, changed: dict[str, bytes]) -> bytes:
    """The file put together again, in its order, with some parts changed. What packing hardly made smaller (pictures)
    is not packed again: that took most of the time."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        for name, body in package.parts.items():
            old = package.infos[name]
            info = zipfile.ZipInfo(name, old.date_time)
            packs = old.compress_type != zipfile.ZIP_STORED and old.compress_size < _PACKS * old.file_size
            info.compress_type = zipfile.ZIP_DEFLATED if packs else zipfile.ZIP_STORED
            info.external_attr, info.create_system = old.external_attr, old.create_system
            out.writestr(info, changed.get(name, body))
    return made.getvalue()
