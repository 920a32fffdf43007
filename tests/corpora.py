"""Small invented corpora on disk."""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

from typer.testing import Result

from claimx.corpus import COLUMNS
from claimx.grading.gold import COLUMNS as GOLD_COLUMNS

REVIEW = """\
How tumors slip away: an invented review

Abstract

Invented words on invented trials.

1. Escape

T790M confers resistance to gefitinib in NSCLC [1]. MET amplification does not confer resistance to crizotinib [2].

References

1. Doe J. An invented work. J Invent. 2011;1:1-2. doi:10.1000/one
2. Roe R. Another invented work. J Invent. 2012;2:3-4.
"""
GOLD = {
    "doc": "escape", "section": "1. Escape", "anchor": "T790M confers resistance", "type": "resistance",
    "drug": "gefitinib", "mutation": "T790M", "polarity": "affirmed", "certainty": "asserted",
}  # fmt: skip
Call = Callable[..., Result]


def write_corpus(folder: Path, texts: dict[str, bytes]) -> Path:
    """A corpus folder with a review of each text, and a manifest of them."""
    (folder / "reviews").mkdir(parents=True)
    lines = ["\t".join(COLUMNS)]
    for doc_id, content in texts.items():
        (folder / "reviews" / f"{doc_id}.txt").write_bytes(content)
        cells = {"id": doc_id, "file": f"{doc_id}.txt", "sha256": hashlib.sha256(content).hexdigest(), "curated": "all"}
        lines.append("\t".join(cells.get(column, "") for column in COLUMNS))
    (folder / "manifest.tsv").write_text("\n".join(lines) + "\n")
    return folder


def write_gold(path: Path, rows: Sequence[dict[str, str]]) -> Path:
    """A gold table of these rows."""
    lines = ["\t".join(GOLD_COLUMNS), *("\t".join(row.get(column, "") for column in GOLD_COLUMNS) for row in rows)]
    path.write_text("\n".join(lines) + "\n")
    return path
