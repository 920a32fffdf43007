"""Agreement: which other passages of a document fit a claim."""

from dataclasses import dataclass

import pytest

from claimx.claims.judgement.agreement import Agreement, Saying, agreements
from claimx.schema import ClaimType, Direction


@dataclass(frozen=True)
class Told:
    """A saying in few words: genes and cancers, in the passage that begins at ``at``."""

    genes: tuple[str, ...] = ("MET",)
    cancers: tuple[str, ...] = ("melanoma",)
    at: int = 0
    type: ClaimType = "resistance"
    drug: str = "gefitinib"
    direction: Direction = "supports"

    @property
    def saying(self) -> Saying:
        return Saying(
            self.type, self.drug, "", (self.genes, (), (), (), self.cancers), self.direction, self.at, self.at + 9
        )


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (Told(("MET", "EGFR"), at=10), Agreement(alike=1)),
        (Told(at=10), Agreement()),
        (Told(("MET", "EGFR")), Agreement()),
        (Told(("EGFR",), at=10), Agreement()),
        (Told(("MET", "EGFR"), at=10, drug="afatinib"), Agreement()),
        (Told(("MET", "EGFR"), at=10, direction="disputes"), Agreement()),
        (Told(cancers=(), at=10, type="target"), Agreement(related=1)),
        (Told((), at=10, type="indication"), Agreement()),
    ],
)
def test_another_claim_of_the_therapy_elsewhere_agrees_if_a_value_is_shared(other: Told, expected: Agreement) -> None:
    assert agreements([Told().saying, other.saying])[0] == expected


def test_a_use_turns_on_its_cancers_alone() -> None:
    use, failure = Told((), type="indication").saying, Told(at=10).saying
    assert agreements([use, failure]) == [Agreement(related=1), Agreement()]


def test_every_passage_counts_once() -> None:
    sayings = [Told().saying, Told(("MET", "EGFR"), at=10).saying, Told(("MET", "HGF"), at=10).saying]
    assert agreements(sayings)[0] == Agreement(alike=1)
    assert agreements([*sayings, Told(("MET", "HGF"), at=20).saying])[0] == Agreement(alike=2)
    assert agreements([]) == []
