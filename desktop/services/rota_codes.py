"""Codes of rotas and of projects that executive members take up. As ``codes`` says of all tables."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from desktop.services.code_tables import Table, table

#: How long a turn is.
ROTA_UNIT: Table = table(
    month=("Month", "按月"),
    quarter=("Quarter", "按季度"),
    half_month=("Half-month", "按半月"),
    week=("Week", "按周"),
)
#: How a turn stands on a day; computed.
TURN_STATE: Table = table(
    coming=("To come", "未到"),
    running=("On duty", "轮值中"),
    handed=("Handed over", "已交接"),
    kept=("Kept", "已轮值"),
    bare=("Nothing written", "没有记录"),
    vacant=("Nobody", "空缺"),
)
#: 妇女提议 → 村妇联商议 → 镇妇联审议 → 认领 → 实施 → 验收 → 评价.
PROJECT_STAGE: Table = table(
    proposed=("Proposed", "妇女提议"),
    discussed=("Discussed", "村妇联商议"),
    reviewed=("Reviewed", "苏木妇联审议"),
    claimed=("Taken up", "已认领"),
    working=("In hand", "实施中"),
    accepted=("Accepted as done", "已验收"),
    judged=("Judged", "已评价"),
    declined=("Not taken up", "不予采纳"),
    stopped=("Given up", "终止"),
)

#: Those of ``codes.TABLES`` that stand here, by their names.
ROTA_TABLES: Final[Mapping[str, Table]] = MappingProxyType(
    {"rota_unit": ROTA_UNIT, "turn_state": TURN_STATE, "project_stage": PROJECT_STAGE}
)
