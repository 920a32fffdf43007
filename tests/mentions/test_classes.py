"""Drug classes as reviews name them: by what they do, by a mutation of their target, side by side, in the plural."""

from functools import cache

import pytest

from claimx.annotate import Annotator
from claimx.sources import document_from_text


@cache
def annotator() -> Annotator:
    return Annotator.load()


def classes_of(text: str) -> list[str]:
    mentions = annotator().annotate(document_from_text(text, "invented")).mentions
    return [mention.name for mention in mentions if mention.label == "DRUG_CLASS"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Tubulin-binding drugs and antimitotic chemotherapy failed.", ["tubulin inhibitor", "tubulin inhibitor"]),
        ("Antihormonal drugs failed, and endocrine ablation.", ["endocrine therapy", "endocrine therapy"]),
        ("Platinum-containing regimens and vinca drugs failed.", ["platinum-based chemotherapy", "vinca alkaloid"]),
        ("Targeted anticancer therapies and naked antibodies failed.", ["targeted therapy", "monoclonal antibody"]),
        ("RAS G12X inhibitors and MET exon 14 inhibitors failed.", ["RAS inhibitor", "MET inhibitor"]),
        ("KIT-targeted and MEK-directed therapies failed.", ["KIT inhibitor", "MEK inhibitor"]),
        ("SIRPα antibodies and smoothened antagonism failed.", ["anti-SIRPA antibody", "Hedgehog inhibitor"]),
        ("CD20×CD3 bispecific antibodies failed.", ["anti-CD20 bispecific antibody"]),
        (
            "BCMA/CD3 bispecifics and CD3xCD19 bispecifics failed.",
            [f"anti-{a} bispecific antibody" for a in ("BCMA", "CD19")],
        ),
        ("PD-1×CTLA-4 bispecific antibodies failed.", ["bispecific antibody"]),
        ("Bispecific antibodies against BCMA and CD3 failed.", ["bispecific antibody"]),
        ("DLL3-by-CD3 bispecifics failed.", ["anti-DLL3 bispecific antibody"]),
        ("CAR T-cell products raised against CD19 failed.", ["CD19 CAR-T therapy"]),
        ("ADCs that bind TROP2 failed.", ["TROP2-directed ADC"]),
        (
            "HGF-neutralising antibodies and inhibitors of the kinase SYK failed.",
            ["anti-HGF antibody", "SYK inhibitor"],
        ),
        ("Blockers that antagonise CXCR4 and agonists of STING failed.", ["CXCR4 inhibitor", "STING agonist"]),
        ("Drugs against FGFR and agents acting on BCL2 failed.", ["FGFR inhibitor", "BCL2 inhibitor"]),
        ("Drugs against KIT-mutant tumors failed.", []),
        ("Small molecules against IDH1 failed.", ["IDH1 inhibitor"]),
        ("GPRC5D-directed therapy and ROR1-targeted therapy failed.", ["anti-GPRC5D antibody", "ROR1 inhibitor"]),
        ("Switch-control inhibitors and SF3B1 modulators failed.", ["KIT inhibitor", "splicing modulator"]),
        ("Inhibitors of polymerase θ and PI3Kβ inhibitors failed.", ["POLQ inhibitor", "PI3K inhibitor"]),
        (
            "Camptothecins, auristatins and maytansinoids failed.",
            ["camptothecin derivative", "auristatin", "maytansinoid"],
        ),
    ],
)
def test_classes_by_their_wording(text: str, names: list[str]) -> None:
    assert classes_of(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "The actin crosslinker was mutated.",
        "Bcl-2/p53 antagonism was studied.",
        "Camptothecin and auristatin were given.",
        "Immune checkpoint molecules were stained.",
    ],
)
def test_what_names_no_class(text: str) -> None:
    assert classes_of(text) == []
