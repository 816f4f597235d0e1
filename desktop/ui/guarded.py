"""What Qt calls while it paints, measures or sorts.

A Python exception cannot travel through Qt's own frames: raised in ``data()`` while a table is painted, it ended the
program on every laptop that showed the row. Such methods are ``guarded``: the exception goes the way of any other bug,
to ``sys.excepthook``, and one cell stays blank. ``tests/house_rules.py`` finds one without a guard.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from PySide6.QtGui import QPainter

P = ParamSpec("P")
T = TypeVar("T")
Self = TypeVar("Self")


def report(error: Exception) -> None:
    """Hands a bug to the program's report of bugs; the caller goes on."""
    sys.excepthook(type(error), error, error.__traceback__)
    traceback.clear_frames(error.__traceback__)  # a painter that lives on in a frame would never end its painting


def guarded(instead: T) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """A function that gives ``instead`` where it raised; the exception is reported."""

    def around(function: Callable[P, T]) -> Callable[P, T]:
        @wraps(function)
        def call(*args: P.args, **kwargs: P.kwargs) -> T:
            try:
                return function(*args, **kwargs)
            except Exception as error:
                report(error)
                return instead

        return call

    return around


def guarded_paint(
    method: Callable[Concatenate[Self, QPainter, P], None],
) -> Callable[Concatenate[Self, QPainter, P], None]:
    """As ``guarded`` for a method that paints with somebody else's painter, which is left as it was."""

    @wraps(method)
    def call(self: Self, painter: QPainter, /, *args: P.args, **kwargs: P.kwargs) -> None:
        painter.save()
        try:
            method(self, painter, *args, **kwargs)
        except Exception as error:
            report(error)
        finally:
            painter.restore()

    return call
