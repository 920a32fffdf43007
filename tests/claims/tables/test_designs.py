"""Designs: the tables that reviews on resistance print, each with the claims that a curator reads in its rows.

They stand in ``designs.txt``: name, caption and rows of a table, then the claims of each type that it is asked for.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.claims.reviews import Said, check, said, table


@dataclass
class Design:
    """A table, and its claims by type."""

    name: str
    caption: str = ""
    rows: list[str] = field(default_factory=list)
    claims: dict[str, list[Said]] = field(default_factory=dict)

    def add(self, line: str) -> None:
        """Take in a line of the file."""
        if line.startswith("caption: "):
            self.caption = line.removeprefix("caption: ")
        elif line.startswith("-> no "):
            self.claims[line.removeprefix("-> no ")] = []
        elif line.startswith("-> "):
            kind, _, claim = line.removeprefix("-> ").partition(": ")
            drug, *values = claim.split(", ")
            self.claims.setdefault(kind, []).append(said(drug, **dict(value.split("=") for value in values)))
        else:
            self.rows.append(line)


def read_designs(text: str) -> Iterator[Design]:
    """The designs of a file, each below its name."""
    for block in text.removeprefix("# ").split("\n\n# "):
        name, *lines = block.rstrip("\n").split("\n")
        design = Design(name)
        for line in lines:
            design.add(line)
        yield design


DESIGNS = tuple(read_designs((Path(__file__).parent / "designs.txt").read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("design", "kind"),
    [pytest.param(design, kind, id=f"{kind}: {design.name}") for design in DESIGNS for kind in design.claims],
)
def test_claims_of_designs(design: Design, kind: str) -> None:
    check(kind, table(*design.rows, caption=design.caption), design.claims[kind])
