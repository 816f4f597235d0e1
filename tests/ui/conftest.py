"""What the tests of widgets share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop.settings import Settings
from desktop.ui import theme, translation
from tests.collecting import collected_here

__all__ = ["collected_here"]


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """The application in the light theme and in Chinese, whatever a test did before."""
    theme.apply(qapp, "light")
    translation.install(qapp, "zh_CN")
    yield qapp
    translation.install(qapp, "en")


@pytest.fixture
def settings() -> Settings:
    """Settings in memory."""
    return Settings()
