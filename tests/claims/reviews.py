"""Small invented reviews: what is claimed in them, written down so that a curator can read it."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import pytest

from claimx.claims.discourse.anaphora import Memory
from claimx.claims.passages.passage import Passage, find_passages
from claimx.mentions import Annotation, known_names
from claimx.pipeline import Extractor
from claimx.schema import Claim, Document, Evidence, Extraction
from claimx.sources import document_from_text

SLOTS = ("gene", "mutation", "alteration", "mechanism", "cancer")
Said = Mapping[str, str]


def said(drug: str = "", **values: str) -> Said:
    """A claim as a curator notes it; several values of a slot are joined by ``;``. Slots left out are not compared."""
    return {"drug": drug, **values}


def cases(*rows: tuple[Any, ...]) -> list[Any]:
    """Rows of (text, claim, claim ...) as parameters ``text, expected``, each named by its text."""
    return [pytest.param(text, expected, id=_name(text)) for text, *expected in rows]


def wishes(*rows: tuple[Any, ...]) -> list[Any]:
    """Cases that claimx does not manage yet; the last cell of each says why a curator decides otherwise."""
    return [pytest.param(text, expected, id=_name(text), marks=wish(reason)) for text, *expected, reason in rows]


def wish(reason: str) -> pytest.MarkDecorator:
    """The mark of a case that claimx does not manage yet."""
    return pytest.mark.xfail(strict=True, reason=reason)


@cache
def extractor() -> Extractor:
    """The extractor with the packaged lexicons, built once for all tests."""
    return Extractor.load()


def extract(text: str, doc_id: str = "invented") -> Extraction:
    """What claimx makes of a text."""
    return extractor().extract(document_from_text(text, doc_id))


def annotate(document: Document) -> Annotation:
    """Mentions and cues of a document."""
    return extractor().annotator.annotate(document)


def passages(text: str) -> list[Passage]:
    """The sentences of a text, with the mentions of their pointers ("both drugs")."""
    document = document_from_text(text, "invented")
    memory = Memory()
    return [memory.resolve(passage) for passage in find_passages(document, known_names(annotate(document)))]


def passage(text: str) -> Passage:
    """The first sentence of a text."""
    return passages(text)[0]


def claims(kind: str, text: str) -> tuple[Claim, ...]:
    """The claims of one type in a text."""
    return tuple(claim for claim in extract(text).claims if claim.type == kind)


def table(*rows: str, caption: str = "") -> str:
    """A Markdown table of rows whose cells are joined by ``|``; the first row is the header."""
    header, *body = [f"| {row} |" for row in rows]
    divider = "|" + "---|" * (rows[0].count("|") + 1)
    return "\n".join(([caption, ""] if caption else []) + [header, divider, *body])


def check(kind: str, text: str, expected: Sequence[Said]) -> None:
    """Every claim of this type is expected, and every expected claim is there.

    Raises:
        AssertionError: lists the claims that were made.
    """
    found = claims(kind, text)
    told = "\n".join(["claimed:", *map(brief, found)])
    for wanted in expected:
        assert sum(agrees(claim, wanted) for claim in found) == 1, f"wanted once: {dict(wanted)}\n{told}"
    assert len(found) == len(expected), told


def agrees(claim: Claim, wanted: Said) -> bool:
    """Whether a claim and one of its passages say what is wanted."""
    told = {"drug": claim.drug, "agent": claim.agent, **{slot: ";".join(getattr(claim, slot)) for slot in SLOTS}}
    own = {key: value for key, value in wanted.items() if key in told}
    return all(told[key] == _sorted(value) for key, value in own.items()) and any(
        all(getattr(passage, key) == value for key, value in wanted.items() if key not in told)
        for passage in claim.evidence
    )


def brief(claim: Claim) -> str:
    """A claim in one line."""
    values = [f"{slot}={';'.join(getattr(claim, slot))}" for slot in (*SLOTS,) if getattr(claim, slot)]
    passages = {(e.direction, e.certainty, e.setting) for e in claim.evidence}
    return f"  {claim.type} {claim.drug!r} {' '.join(values)} agent={claim.agent!r} {sorted(passages)}"


def evidence(kind: str, text: str) -> Evidence:
    """The first passage of the only claim of this type."""
    (claim,) = claims(kind, text)
    return claim.evidence[0]


def _sorted(value: str) -> str:
    return ";".join(sorted(value.split(";"))) if ";" in value else value


def _name(text: str) -> str:
    return text.replace("\n", " ")[:70]
