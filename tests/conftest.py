"""What every test stands on: no screen needed, and hypothesis without a stop-watch on a slow machine."""

from __future__ import annotations

import os

from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("sumu", deadline=None, print_blob=True)
settings.load_profile("sumu")
