"""What is written down of an organisation besides its names: form, setup, field, link and the days that go with them.

Stated as a plain kind is, for its form, checks and changes to many at once; the page 组织 is of its own making, for its
tree, mergers and names that no two may share.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop.services.plain import Plain, Rule

UNIT: Final = Plain(
    "org_unit",
    named_by="name_zh",
    rules={
        "level": Rule(codes="org_level"),
        "form": Rule(codes="org_form"),
        "setup": Rule(codes="org_setup"),
        "field": Rule(codes="org_field"),
        "link": Rule(codes="org_link"),
        "joined_how": Rule(codes="joined_how"),
        "area_type": Rule(codes="area_type"),
        "party_org": Rule(limit=80),
        "approved_doc": Rule(limit=80),
        "registration_no": Rule(limit=40),
        "closed_why": Rule(limit=200),
    },
)
#: Fields of codes → their tables.
UNIT_TABLES: Final[Mapping[str, str]] = {name: rule.codes for name, rule in UNIT.rules.items() if rule.codes}
#: In the order of its page.
FACTS: Final = (
    *("form", "setup", "field", "is_new", "link", "party_org", "liaison"),
    *("established_on", "approved_doc", "filed_on", "plaque_on", "registration_no"),
    *("exists_since", "pilot_since", "area_type"),
)
#: Asked of those that are 团体会员.
MEMBER: Final = ("joined_on", "joined_how", "left_on")
#: What may be set for many at once.
FOR_MANY: Final = ("level", "parent", *(name for name in (*FACTS, *MEMBER) if name != "registration_no"))
