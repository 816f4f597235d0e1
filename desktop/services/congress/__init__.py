"""妇女代表大会 The congress and its elections in the records; what the window and papers hold of a vote."""

from protocol.election_checks import Finding
from protocol.election_rules import Order, Quorum, RuleSet, quorum
from protocol.elections import Ballots, Method, Tally

__all__ = ["Ballots", "Finding", "Method", "Order", "Quorum", "RuleSet", "Tally", "quorum"]
