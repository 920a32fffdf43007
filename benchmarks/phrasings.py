"""What is read of passages written to try the linking, one by one: pair F1 of each file beside it.

    python benchmarks/phrasings.py [FILE…] [--errors]      (default: every file of benchmarks/phrasings/)

A file holds passages and, under each, the claims that a curator would note: ``- type | drug | slot: value;value``,
``- not type`` for a claim that the passage denies. Each passage is read as a review of its own, under its heading
(``## …``) or one that says nothing. ``paragraphs.txt`` and all that is named ``development`` were tuned on. What is
named ``independent`` was written before the linking was changed for it, and only its score was looked at.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimx.grading.scoring import Tally, compare
from claimx.grading.statements import Pair, statement_of_evidence, statement_of_row
from claimx.pipeline import Extractor
from claimx.schema import GoldRow
from claimx.sources import document_from_text

HERE = Path(__file__).parent / "phrasings"
LISTS = ("gene", "mutation", "alteration", "mechanism", "cancer")


@dataclass(frozen=True, slots=True)
class Phrasing:
    """A passage and what it claims."""

    text: str
    rows: tuple[GoldRow, ...]


def read_phrasings(path: Path) -> Iterator[Phrasing]:
    """The passages of a file; paragraphs of lines that begin with ``# `` are remarks."""
    for number, paragraph in enumerate(path.read_text(encoding="utf-8").split("\n\n")):
        lines = [line for line in paragraph.strip().split("\n") if line and not line.startswith("# ")]
        if lines:
            text = "\n".join(line for line in lines if not line.startswith("- "))
            yield Phrasing(text, tuple(_row(line, number) for line in lines if line.startswith("- ")))


def _row(line: str, number: int) -> GoldRow:
    head, *fields = [part.strip() for part in line.removeprefix("- ").split("|")]
    values: dict[str, Any] = {"drug": "", "agent": ""}
    for field in fields:
        slot, colon, value = field.partition(": ")
        values.update({slot: tuple(value.split(";")) if slot in LISTS else value} if colon else {"drug": field})
    denied = head.startswith("not ")
    return GoldRow(
        line=number,
        doc="phrasing",
        section="",
        anchor="",
        type=head.removeprefix("not "),  # type: ignore[arg-type]
        polarity="negated" if denied else "affirmed",
        certainty="asserted",
        setting="",
        citations=(),
        **{**dict.fromkeys(LISTS, ()), **values},
    )


def score(phrasing: Phrasing, extractor: Extractor) -> tuple[Tally, frozenset[Pair], frozenset[Pair]]:
    """The counts of one passage, what was missed and what was too much."""
    heading, _, text = phrasing.text.rpartition("\n")
    document = document_from_text(f"# Notes\n\n{heading or '## Passage'}\n\n{text}\n", "phrasing")
    claims = extractor.extract(document).claims
    wanted = {pair for row in phrasing.rows for pair in statement_of_row(row).pairs}
    found = {pair for c in claims for e in c.evidence for pair in statement_of_evidence(c, e).pairs}
    return compare(wanted, found), frozenset(wanted - found), frozenset(found - wanted)


def main() -> None:
    """Print the figures, by type and for all, and the errors if they are asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--errors", action="store_true", help="print what was missed and what was too much")
    options = parser.parse_args()
    extractor = Extractor.load()
    for path in options.files or sorted(HERE.glob("*.txt")):
        phrasings = list(read_phrasings(path))
        scored = [score(phrasing, extractor) for phrasing in phrasings]
        whole = sum((tally for tally, _, _ in scored), Tally())
        right = sum(not missed and not extra for _, missed, extra in scored)
        print(
            f"{path.name}: {len(phrasings)} passages, {right} without an error; pairs {whole.gold}, "
            f"P {whole.precision or 0:.3f} R {whole.recall or 0:.3f} F1 {whole.f1 or 0:.3f}"
        )
        if options.errors:
            for phrasing, (_, missed, extra) in zip(phrasings, scored, strict=True):
                if missed or extra:
                    print(f"\n{phrasing.text}")
                    for sign, pairs in (("missed", missed), ("extra ", extra)):
                        for p in sorted(pairs):
                            print(f"  {sign} {p.polarity} {p.type}: {p.drug} {p.slot}={p.value}")


if __name__ == "__main__":
    main()
