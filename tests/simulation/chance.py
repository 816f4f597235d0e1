"""One seed decides everything: ids, secrets, epochs, and whatever the simulator rolls dice for."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from types import SimpleNamespace
from unittest.mock import patch

import uuid_utils


@contextmanager
def determined(seed: int | str) -> Iterator[random.Random]:
    """While it lasts, all randomness of this process comes from ``seed``; gives the dice for what is done."""
    entropy = random.Random(f"entropy {seed}")

    def some_bytes(count: int) -> bytes:
        return entropy.randbytes(count)

    def some_id() -> SimpleNamespace:
        return SimpleNamespace(bytes=entropy.randbytes(16))

    with ExitStack() as patches:
        patches.enter_context(patch.object(os, "urandom", some_bytes))
        # What the secrets module draws from.
        patches.enter_context(patch.object(random, "_urandom", some_bytes))
        patches.enter_context(patch.object(uuid_utils, "uuid7", some_id))
        yield random.Random(f"dice {seed}")
