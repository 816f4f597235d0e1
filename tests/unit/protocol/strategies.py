"""Operations as hypothesis makes them, shared by the protocol's tests."""

from __future__ import annotations

from hypothesis import strategies as st

from protocol.operations import Operation, Value
from protocol.records import KINDS

ids = st.integers(0, 40).map(lambda n: bytes([n]) * 16)
values: st.SearchStrategy[Value] = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.text(max_size=12) | st.binary(max_size=20) | ids,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)
kinds = st.sampled_from([kind.number for kind in KINDS] + [900])
fields = st.dictionaries(st.integers(1, 30), values | st.lists(ids, max_size=3), max_size=5)


@st.composite
def runs(draw: st.DrawFn, device: bytes = bytes(16), first: int | None = None) -> list[Operation]:
    """A run of one device's operations."""
    number = draw(st.integers(1, 5000)) if first is None else first
    out = []
    for offset in range(draw(st.integers(1, 8))):
        out.append(
            Operation(
                device,
                number + offset,
                draw(kinds),
                draw(ids),
                draw(fields),
                draw(st.integers(0, 2**62)),
                draw(st.integers(-3, number + offset)),
                draw(ids),
                draw(st.integers(0, 3)),
                tuple(draw(st.lists(st.tuples(ids, st.integers(1, 9)), max_size=2))),
            )
        )
    return out
