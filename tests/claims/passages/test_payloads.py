"""What a conjugate carries, and the conjugate that it stands for."""

import pytest

from tests.claims.reviews import claims


@pytest.mark.parametrize(
    ("heading", "text", "drugs"),
    [
        ("Enfortumab vedotin", "ABCB1 confers resistance to MMAE.", {"enfortumab vedotin"}),
        ("Antibodies", "ABCB1 confers resistance to MMAE.", {"monomethyl auristatin E"}),
        ("Antibodies", "Loss of NECTIN4 confers resistance to enfortumab vedotin. ABCB1 confers resistance to MMAE.",
         {"enfortumab vedotin"}),
        ("Polatuzumab vedotin and brentuximab vedotin", "ABCB1 confers resistance to MMAE and paclitaxel.",
         {"paclitaxel"}),
        ("Enfortumab vedotin", "ABCB1 confers resistance to free MMAE.", {"monomethyl auristatin E"}),
        ("Sacituzumab govitecan", "Mutations of TOP1 confer resistance to SN-38.", {"sacituzumab govitecan"}),
        ("Irinotecan", "Mutations of TOP1 confer resistance to SN-38.", {"SN-38"}),
    ],
)  # fmt: skip
def test_a_payload_tells_of_its_conjugate(heading: str, text: str, drugs: set[str]) -> None:
    made = claims("resistance", f"# Notes\n\n## {heading}\n\n{text}")
    assert {claim.drug for claim in made} == drugs


def test_the_evidence_shows_the_payload_as_printed() -> None:
    (claim,) = claims("resistance", "# Notes\n\n## Enfortumab vedotin\n\nABCB1 confers resistance to MMAE.")
    (drug,) = [m for m in claim.evidence[0].mentions if m.role == "drug"]
    assert (drug.text, drug.name) == ("MMAE", "enfortumab vedotin")
