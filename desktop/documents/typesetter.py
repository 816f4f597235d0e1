"""Sets papers with typst: a template of ``resources/documents`` and plain data become a PDF or pictures.

Data reaches the template as JSON, never as markup, so that nothing a person typed can be read as an instruction.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from desktop.resources import resource_path

if TYPE_CHECKING:
    import typst

#: typst keeps what it laid out until ten later runs had no use for it: 25 MB for a sheet of 300 names, 300 MB after a
#: dozen of them. Empty papers in between (3 ms each) make it forget sooner; with four, it keeps about 60 MB.
_EMPTY_RUNS = 4
#: The kind of PDF that an archive keeps.
_ARCHIVED: Final = "a-2b"
#: How typst names a character without a shape, and how it writes one that it does not show.
_NO_SHAPE = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-fA-F]{1,6})\}")


class Paper(NamedTuple):
    """A paper that was set. ``unshown``: characters of it that no font of this machine has, which stand there as
    boxes."""

    pdf: bytes
    unshown: tuple[str, ...]


class Typesetter:
    """One kept compiler, made at the first paper (0.3 s for the machine's fonts); any thread may call it."""

    def __init__(self, documents: Path | None = None) -> None:
        self._documents = documents or resource_path("documents")
        self._lock = threading.Lock()
        self._compiler: typst.Compiler | None = None

    def paper(self, template: str, data: Mapping[str, Any]) -> Paper:
        """The paper as one PDF; ``template`` is a file's name without ``.typ``, ``data`` anything JSON can say."""
        import typst

        with self._compiling(template, data) as compile_:
            try:
                # PDF/A wants a shape for every character; typst sets a box for one that no font has, and says nothing.
                return Paper(_one(compile_(format="pdf", pdf_standards=_ARCHIVED)), ())
            except typst.TypstError as error:
                return Paper(_one(compile_(format="pdf")), _unshown(error.diagnostic))

    def pdf(self, template: str, data: Mapping[str, Any]) -> bytes:
        """``paper`` without what is wrong with it."""
        return self.paper(template, data).pdf

    def pictures(self, template: str, data: Mapping[str, Any], ppi: float = 96) -> list[bytes]:
        """The paper as one PNG a page."""
        with self._compiling(template, data) as compile_:
            pages = compile_(format="png", ppi=ppi)
        return [pages] if isinstance(pages, bytes) else list(pages)

    def wordings(self) -> dict[str, tuple[str, str]]:
        """The fixed words on papers: key → (Chinese, Mongolian, which may be empty)."""
        table = json.loads((self._documents / "wordings.json").read_text(encoding="utf-8"))
        return {key: (words[0], words[1]) for key, words in table.items() if not key.startswith("_")}

    @contextmanager
    def _compiling(self, template: str, data: Mapping[str, Any]) -> Iterator[Callable[..., Any]]:
        """typst's ``compile`` for one paper; what it laid out is kept until the end of the block."""
        source = json.dumps(data, ensure_ascii=False)
        with self._lock:
            compiler = self._compiler or self._new_compiler()
            self._compiler = compiler
            try:
                yield partial(
                    compiler.compile,
                    input=str(self._documents / f"{template}.typ"),
                    sys_inputs={"data": source},
                    pdf_tags=False,
                )
            finally:
                for _ in range(_EMPTY_RUNS):
                    compiler.compile(input=b"", format="pdf", sys_inputs={})

    def _new_compiler(self) -> typst.Compiler:
        import typst  # 80 MB of library: only when a paper is wanted

        return typst.Compiler(root=str(self._documents))


def _one(pdf: object) -> bytes:
    assert isinstance(pdf, bytes)  # a PDF is one file whatever its pages, and no output file is named
    return pdf


def _unshown(diagnostic: str) -> tuple[str, ...]:
    """The characters that typst's words on a paper name as those that no font has, each once."""
    texts = (_ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) for text in _NO_SHAPE.findall(diagnostic))
    return tuple(dict.fromkeys(one for text in texts for one in text if not one.isspace()))
