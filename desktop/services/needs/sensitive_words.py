"""Words that are mostly said in confidence. Where they stand in an open field a page hints that they can be sealed:
nothing is kept from being saved, and nothing follows from it. Pure."""

from __future__ import annotations

import re
from typing import Final

#: Of violence, of harm to oneself, of a marriage, of an illness.
_SAID_IN_CONFIDENCE: Final = re.compile(
    "家暴|家庭暴力|施暴|殴打|毒打|打她|打我|动手打|打老婆|打媳妇|被打|强奸|性侵|猥亵|拐卖|囚禁|威胁"
    "|自杀|轻生|寻短见|不想活|喝农药|外遇|出轨|婚外情|闹离婚|离婚|流产|堕胎|性病|艾滋|宫颈|乳腺|癌|抑郁|精神病"
)


def sounds_confidential(*texts: object) -> bool:
    """Whether what is typed says such a thing."""
    return any(isinstance(text, str) and _SAID_IN_CONFIDENCE.search(text) for text in texts)
