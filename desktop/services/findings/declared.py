"""资料核对 Every finding, declared once, in the order of the list.

A finding never holds anybody up and is never stored. O: organisations; R: terms and re-elections; P: people in office;
C: congresses; F: serving women; M: meetings.
The codes are those of the domain's list; what follows them in each letter is what else rows can say by mistake.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop.services.findings.declared_federation import FEDERATION
from desktop.services.findings.declared_work import WORK
from desktop.services.findings.finding import Declared, by_code
from desktop.services.findings.meeting_declared import MEETINGS

#: In the order of the list.
DECLARED: Final[Mapping[str, Declared]] = {**FEDERATION, **WORK, **by_code(*(Declared(*said) for said in MEETINGS))}
#: Findings of the specification that another one already says: two chairs (P1) and a secondment that is over (P8).
SAME: Final[Mapping[str, str]] = {"P1": "O9", "P8": "O7"}
