"""LibreOffice without a window, and a form as an office draws it up in LibreOffice Calc.

The form is written as flat OpenDocument, which LibreOffice itself saves as .xlsx: so the file that the program fills is
all LibreOffice's. What each sheet shows is read back the same way, as flat OpenDocument.
"""

from __future__ import annotations

import base64
import io
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

from PIL import Image

#: One conversion takes 2 to 5 seconds, the first one of a profile longer.
SECONDS: Final = 120
_SPACES: Final = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
    "of": "urn:oasis:names:tc:opendocument:xmlns:of:1.2",
}


class LibreOffice:
    """With a profile of its own in ``folder``, so that no other one is touched."""

    def __init__(self, folder: Path) -> None:
        found = shutil.which("soffice")
        if found is None:
            raise RuntimeError("no soffice: make libreoffice-test installs it")
        self._command, self._folder = found, folder
        self._profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"

    def convert(self, source: Path, ending: str, how: str = "") -> Path:
        """The file as LibreOffice saves it with another ending (``how``: its filter); formulas are worked out anew."""
        out = self._folder / f"{source.stem}-{ending}"
        out.mkdir(exist_ok=True)
        wanted = f"{ending}:{how}" if how else ending
        done = subprocess.run(
            [self._command, self._profile, "--headless", "--convert-to", wanted, "--outdir", str(out), str(source)],
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=True,
        )
        made = out / f"{source.stem}.{ending}"
        if not made.exists():
            raise RuntimeError(done.stdout + done.stderr)
        return made

    def locked(self, source: Path, how: str, *, password: str = "", sheets: str = "") -> Path:
        """The file as LibreOffice saves it with a password (``how``: its filter), or with one on all its sheets.
        Only a macro of its own can do that without a window."""
        out = self._folder / "locked" / source.name
        out.parent.mkdir(exist_ok=True)
        library = self._folder / "profile" / "user" / "basic" / "Standard"
        library.mkdir(parents=True, exist_ok=True)
        for name, body in _macro(source.as_uri(), out.as_uri(), how, password, sheets).items():
            (library / name).write_text(body, encoding="utf-8")
        subprocess.run(
            [self._command, self._profile, "--headless", "macro:///Standard.Locking.SaveIt"],
            capture_output=True,
            timeout=SECONDS,
            check=True,
        )
        if not out.exists():
            raise RuntimeError(f"LibreOffice did not save {out.name}")
        return out


def _macro(source: str, target: str, how: str, password: str, sheets: str) -> dict[str, str]:
    """The files of a library with one macro: opens, protects, saves, and ends LibreOffice."""
    code = f"""
Function Given(name As String, value) As Object
    Dim property As New com.sun.star.beans.PropertyValue
    property.Name = name
    property.Value = value
    Given = property
End Function

Function Named(name As String, value) As Object
    Dim pair As New com.sun.star.beans.NamedValue
    pair.Name = name
    pair.Value = value
    Named = pair
End Function

Sub SaveIt
    document = StarDesktop.loadComponentFromURL("{source}", "_blank", 0, Array(Given("Hidden", True)))
    If "{sheets}" <> "" Then
        For at = 0 To document.Sheets.Count - 1
            document.Sheets(at).unprotect("")
            document.Sheets(at).protect("{sheets}")
        Next
    End If
    If "{password}" = "" Then
        document.storeToURL("{target}", Array(Given("FilterName", "{how}")))
    Else
        secret = Array(Named("OOXPassword", "{password}"), Named("CryptoType", "Standard"))
        secret = CreateUnoValue("[]com.sun.star.beans.NamedValue", secret)
        document.storeToURL("{target}", Array(Given("FilterName", "{how}"), Given("EncryptionData", secret)))
    End If
    document.close(True)
    StarDesktop.terminate()
End Sub
"""
    head, space = '<?xml version="1.0" encoding="UTF-8"?>', "http://openoffice.org/2000"
    doctype = '<!DOCTYPE {0} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{1}.dtd">'
    return {
        "Locking.xba": f"{head}{doctype.format('script:module', 'module')}"
        f'<script:module xmlns:script="{space}/script" script:name="Locking" script:language="StarBasic">'
        f"{escape(code)}</script:module>",
        "script.xlb": f"{head}{doctype.format('library:library', 'library')}"
        f'<library:library xmlns:library="{space}/library" library:name="Standard" library:readonly="false"'
        ' library:passwordprotected="false"><library:element library:name="Locking"/></library:library>',
        "dialog.xlb": f"{head}{doctype.format('library:library', 'library')}"
        f'<library:library xmlns:library="{space}/library" library:name="Standard" library:readonly="false"'
        ' library:passwordprotected="false"/>',
    }


def cell(words: str = "", style: str = "box", *, columns: int = 1, rows: int = 1, more: str = "") -> str:
    """A cell of text, over several columns and rows where it is merged; the covered ones follow by themselves."""
    spans = (
        f' table:number-columns-spanned="{columns}" table:number-rows-spanned="{rows}"' if columns * rows > 1 else ""
    )
    told = f' office:value-type="string"><text:p>{escape(words)}</text:p>{more}' if words else f">{more}"
    return f'<table:table-cell table:style-name="{style}"{spans}{told}</table:table-cell>' + (
        f'<table:covered-table-cell table:number-columns-repeated="{columns - 1}"/>' if columns > 1 else ""
    )


def worked_out(formula: str, style: str = "box") -> str:
    """A cell with a formula."""
    return f'<table:table-cell table:style-name="{style}" table:formula="of:={escape(formula)}"/>'


def row(*cells: str) -> str:
    """A row of cells."""
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def frame(inside: str, name: str, x: float, y: float, width: float, height: float) -> str:
    """Something that lies over the sheet (cm)."""
    place = f'svg:x="{x}cm" svg:y="{y}cm" svg:width="{width}cm" svg:height="{height}cm"'
    return f'<draw:frame draw:name="{name}" {place}>{inside}</draw:frame>'


def picture() -> str:
    """A seal, as an image inside the document."""
    body = io.BytesIO()
    Image.new("RGB", (60, 60), (200, 30, 30)).save(body, "PNG")
    return (
        "<draw:image><office:binary-data>" + base64.b64encode(body.getvalue()).decode() + "</office:binary-data>"
        "</draw:image>"
    )


def flat(sheets: Sequence[str], validations: str = "") -> bytes:
    """A flat OpenDocument spreadsheet."""
    declared = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in _SPACES.items())
    edge = "0.5pt solid #000000"
    styles = (
        f'<style:style style:name="box" style:family="table-cell"><style:table-cell-properties fo:border="{edge}"/>'
        "</style:style>"
        '<style:style style:name="free" style:family="table-cell" style:parent-style-name="Default">'
        f'<style:table-cell-properties fo:border="{edge}" style:cell-protect="none"/></style:style>'
        '<style:style style:name="head" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid'
        ' #000000" fo:background-color="#dddddd"/><style:paragraph-properties fo:text-align="center"/>'
        '<style:text-properties fo:font-weight="bold"/></style:style>'
        '<number:percentage-style style:name="N1"><number:number number:decimal-places="1"'
        ' number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>'
        '<style:style style:name="share" style:family="table-cell" style:data-style-name="N1">'
        f'<style:table-cell-properties fo:border="{edge}"/></style:style>'
        '<number:date-style style:name="N2"><number:year number:style="long"/><number:text>-</number:text>'
        '<number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/>'
        "</number:date-style>"
        '<style:style style:name="day" style:family="table-cell" style:data-style-name="N2">'
        f'<style:table-cell-properties fo:border="{edge}"/></style:style>'
        '<style:style style:name="hidden" style:family="table"><style:table-properties table:display="false"/>'
        "</style:style>"
    )
    text = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {declared} office:version="1.3"'
        ' office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{validations}{''.join(sheets)}</office:spreadsheet></office:body>"
        "</office:document>"
    )
    return text.encode()


def month_form(gachas: Sequence[str]) -> bytes:
    """月报 as a banner's clerk draws it up: merged heads in two rows, a row a gacha with the sum of two columns;
    totals, shares and a day below; a text box, a seal, a note at a cell, a list to choose from, a hidden sheet; all
    protected but the cells to be filled."""
    validations = (
        '<table:content-validations><table:content-validation table:name="val1" table:condition="of:'
        'cell-content-is-in-list(&quot;是&quot;;&quot;否&quot;)" table:allow-empty-cell="true"'
        ' table:base-cell-address="月报.D5"/></table:content-validations>'
    )
    note = "<office:annotation><dc:creator>旗妇联</dc:creator><text:p>只填本月</text:p></office:annotation>"
    first, last = 5, 4 + len(gachas)
    rows = [
        row(cell("基层妇联工作月报表", "head", columns=7)),
        row(cell("填报单位：", "head"), cell("", "free", columns=6)),
        row(
            cell("序号", "head", rows=2),
            cell("嘎查", "head", rows=2),
            cell("活动", "head", columns=3),
            cell("走访户次", "head", rows=2),
            cell("是否公示", "head", rows=2),
        ),
        row(
            *("<table:covered-table-cell/>" * 2,),
            cell("活动场次", "head", more=note),
            cell("参加人次", "head"),
            cell("合计", "head"),
            "<table:covered-table-cell/><table:covered-table-cell/>",
        ),
    ]
    for at, name in enumerate(gachas):
        number = first + at
        rows.append(
            row(
                cell(str(at + 1)),
                cell(name),
                cell("", "free"),
                cell("", "free"),
                worked_out(f"[.C{number}]+[.D{number}]"),
                cell("", "free"),
                '<table:table-cell table:style-name="free" table:content-validation-name="val1"/>',
            )
        )
    total = [worked_out(f"SUM([.{column}{first}:.{column}{last}])") for column in "CDEF"]
    rows.append(row(cell("合计", "head", columns=2), *total, cell()))
    rows.append(
        row(cell("会改联完成率", "head", columns=2), cell("", "share"), cell("累计活动场次", "head"), cell("", "free"))
    )
    rows.append(row(cell("填报日期", "head", columns=2), cell("", "day"), worked_out(f"[.C{last + 1}]*2")))
    shapes = (
        "<table:shapes>"
        + frame(
            "<draw:text-box><text:p>填表说明：每月25日前报送，联办活动只计一次。</text:p></draw:text-box>",
            "说明",
            1,
            6.5,
            8,
            1.5,
        )
        + frame(picture(), "章", 11, 6.5, 2, 2)
        + "</table:shapes>"
    )
    shown = f'<table:table table:name="月报" table:protected="true" table:print-ranges="月报.A1:月报.G{last + 16}">'
    shown += shapes + '<table:table-column table:number-columns-repeated="7"/>' + "".join(rows) + "</table:table>"
    lists = '<table:table table:name="字典" table:style-name="hidden">' + row(cell("是"), cell("否")) + "</table:table>"
    later = (
        '<table:table table:name="汇总">'
        + row(cell("全苏木场次"), worked_out(f"[月报.C{last + 1}]"))
        + "</table:table>"
    )
    return flat([shown, lists, later], validations)


def things_of(source: bytes) -> dict[str, list[str]]:
    """What a flat OpenDocument has beside its cells' values: shapes with their words, notes, merged areas, protection,
    lists to choose from, print ranges, hidden sheets, formulas."""
    tree = ET.fromstring(source)

    def named(tag: str) -> str:
        prefix, name = tag.split(":")
        return f"{{{_SPACES[prefix]}}}{name}"

    def words(element: ET.Element) -> str:
        return "".join(element.itertext()).strip()

    found: dict[str, list[str]] = {}
    body = tree.find(named("office:body"))
    assert body is not None
    for element in body.iter():
        given = element.attrib
        if element.tag == named("draw:image"):
            found.setdefault("pictures", []).append(words(element)[:4000])
        elif element.tag in (named("draw:text-box"), named("draw:custom-shape")):
            found.setdefault("boxes", []).append(words(element))
        elif element.tag == named("office:annotation"):
            found.setdefault("notes", []).append(words(element))
        elif element.tag == named("table:content-validation"):
            found.setdefault("lists", []).append(given.get(named("table:condition"), ""))
        elif element.tag == named("table:table"):
            told = [given.get(named(f"table:{each}"), "") for each in ("name", "protected", "print-ranges")]
            found.setdefault("sheets", []).append(" ".join(told))
        elif element.tag == named("table:table-cell"):
            spans = [given.get(named(f"table:number-{each}-spanned"), "1") for each in ("columns", "rows")]
            if spans != ["1", "1"]:
                found.setdefault("merged", []).append("×".join(spans))
            if named("table:formula") in given:
                found.setdefault("formulas", []).append(given[named("table:formula")])
    return found
