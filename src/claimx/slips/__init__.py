"""Slips of the sources, repaired openly: a misprinted name is matched to the one name that it can be."""

from claimx.slips.index import SlipIndex, looks_like
from claimx.slips.misprints import SHORTEST
from claimx.slips.records import Slip

__all__ = ["SHORTEST", "Slip", "SlipIndex", "looks_like"]
