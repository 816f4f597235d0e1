"""Sets papers with typst: a template of ``resources/documents`` and plain data become a PDF or pictures.

Data reaches the template as JSON, never as markup, so that nothing a person typed can be read as an instruction.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from desktop.resources import resource_path

if TYPE_CHECKING:
    import typst

#: typst keeps what it laid out until ten later runs had no use for it: 25 MB for a sheet of 300 names, 300 MB after a
#: dozen of them. Empty papers in between (3 ms each) make it forget sooner; with four, it keeps about 60 MB.
_EMPTY_RUNS = 4


class Typesetter:
    """One kept compiler, made at the first paper (0.3 s for the machine's fonts); any thread may call it."""

    def __init__(self, documents: Path | None = None) -> None:
        self._documents = documents or resource_path("documents")
        self._lock = threading.Lock()
        self._compiler: typst.Compiler | None = None

    def pdf(self, template: str, data: Mapping[str, Any]) -> bytes:
        """The paper as one PDF; ``template`` is a file's name without ``.typ``, ``data`` anything JSON can say."""
        pdf = self._compile(template, data, "pdf", None)
        assert isinstance(pdf, bytes)
        return pdf

    def pictures(self, template: str, data: Mapping[str, Any], ppi: float = 96) -> list[bytes]:
        """The paper as one PNG a page."""
        pages = self._compile(template, data, "png", ppi)
        return [pages] if isinstance(pages, bytes) else list(pages)

    def wordings(self) -> dict[str, tuple[str, str]]:
        """The fixed words on papers: key → (Chinese, Mongolian, which may be empty)."""
        table = json.loads((self._documents / "wordings.json").read_text(encoding="utf-8"))
        return {key: (words[0], words[1]) for key, words in table.items() if not key.startswith("_")}

    def _compile(
        self, template: str, data: Mapping[str, Any], form: Literal["pdf", "png"], ppi: float | None
    ) -> bytes | list[bytes]:
        source = json.dumps(data, ensure_ascii=False)
        with self._lock:
            compiler = self._compiler or self._new_compiler()
            self._compiler = compiler
            result = compiler.compile(
                input=str(self._documents / f"{template}.typ"),
                format=form,
                ppi=ppi,
                sys_inputs={"data": source},
                pdf_tags=False,
            )
            for _ in range(_EMPTY_RUNS):
                compiler.compile(input=b"", format="pdf", sys_inputs={})
        assert result is not None  # it is only where an output file is named
        return result

    def _new_compiler(self) -> typst.Compiler:
        import typst  # 80 MB of library: only when a paper is wanted

        return typst.Compiler(root=str(self._documents))
