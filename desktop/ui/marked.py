"""Words that stand in a table and are translated where they are shown.

PySide6's own ``QT_TRANSLATE_NOOP`` gives what it was handed and is typed as giving any object; this one has its name,
by which the collector of words finds it.
"""

from __future__ import annotations


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """``text`` as it stands; ``QCoreApplication.translate(context, text)`` has it in the language in force."""
    return text
