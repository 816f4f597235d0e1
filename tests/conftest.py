"""What every test stands on: no screen needed, and hypothesis without a stop-watch on a slow machine.

``make test`` gives hypothesis the same examples each time, so that a change is judged by what it changed;
``FAULTS=long`` (``make faults``) lets it look for new ones.
"""

from __future__ import annotations

import os

from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("sumu", deadline=None, print_blob=True, derandomize=os.environ.get("FAULTS") != "long")
settings.load_profile("sumu")
