"""Claims by section and passage, and where their values come from."""

from dataclasses import replace

import pytest

from claimx.pages.claims import view_review
from claimx.pages.values import NOWHERE, Value
from claimx.schema import Block, Citation, CitedReference, Document, Evidence, EvidenceMention, Section, Span
from tests.grading.graded import PROSE, claim, document, evidence, extraction, mention

REVIEW = document()
CHANGES = PROSE.split(". ")[1]
FIRST = evidence(REVIEW, "Alphatinib blocks KRX.")
SECOND = evidence(REVIEW, CHANGES)
ROW = evidence(REVIEW, "LMX", table="Table 1", row=2, column=1)


def filled(role: str, words: str, name: str, via: str = "") -> EvidenceMention:
    """What fills a role, at the first place of some words."""
    start = REVIEW.text.index(words)
    return EvidenceMention(role, start, start + len(words), words, name, via)


def beside(slot: str, name: str, whence: str, words: str = "", at: str = "") -> Value:
    """A value that the evidence has no mention of, and which words name it last."""
    start = REVIEW.text.find(at)
    return Value(slot, name, whence, words, told=False, named=Span(start, start + len(at)) if at else None)


def test_passages_stand_in_their_sections_in_order() -> None:
    late = claim("indication", "gammastat", evidence(REVIEW, "Gammastat helps against melanoma."), claim_id="a")
    read = extraction(REVIEW, late, claim("target", "betamab", ROW, FIRST, claim_id="b"))
    review = view_review(read)
    assert (review.claims, review.passages) == (2, 3)
    assert [section.headings for section in review.sections] == [("One",), ("Two",), ("Three",)]
    quoted = ["".join(s.text for part in v.quote.parts for s in part) for p in review.sections for v in p.passages]
    assert quoted == [PROSE, "BetamabLMXGlioma", "Gammastat helps against melanoma."]
    assert [view.table for section in review.sections for view in section.passages] == ["", "Table 1", ""]


@pytest.mark.parametrize(
    ("levels", "headings"),
    [
        ((1, 1, 1), ("Three",)),
        ((1, 2, 3), ("One", "Two", "Three")),
        ((1, 2, 2), ("One", "Three")),
        ((2, 1, 2), ("Two", "Three")),
    ],
)
def test_headings_from_the_top_one_down(levels: tuple[int, ...], headings: tuple[str, ...]) -> None:
    sections = tuple(replace(s, level=level) for s, level in zip(REVIEW.sections, levels, strict=True))
    review = replace(REVIEW, sections=sections)
    read = extraction(review, claim("indication", "gammastat", evidence(review, "Gammastat helps")))
    assert [section.headings for section in view_review(read).sections] == [headings]


def test_before_the_first_heading_there_is_none() -> None:
    review = Document("r1", "Alphatinib blocks KRX.\n\nOne", sections=(Section("One", 1, "body", 24, 27),))
    (section,) = view_review(extraction(review, claim("target", "alphatinib", evidence(review, "blocks")))).sections
    assert section.headings == ()


def test_stretches_of_evidence_are_numbered_in_order() -> None:
    read = extraction(REVIEW, claim("resistance", "z", SECOND, claim_id="a"), claim("target", "y", FIRST, claim_id="b"))
    ((view,),) = (section.passages for section in view_review(read).sections)
    assert [(one.claim.drug, one.number) for one in view.said] == [("y", 1), ("z", 2)]
    marked = {number: "" for number in (1, 2)}
    for segment in view.quote.parts[0]:
        for number in segment.marks:
            marked[number] += segment.text
    assert (view.marks, marked) == (2, {1: FIRST.text, 2: SECOND.text})
    assert [segment.ends for segment in view.quote.parts[0] if segment.ends] == [(1,), (2,)]


def test_evidence_that_goes_on_is_quoted_whole() -> None:
    start, end = REVIEW.text.index("Changes"), REVIEW.text.index("It restores")
    over = replace(FIRST, start=start, end=end, text=REVIEW.text[start:end])
    ((view,),) = (s.passages for s in view_review(extraction(REVIEW, claim("target", "y", over))).sections)
    assert view.quote.spans[0].of(REVIEW.text).endswith(over.text)


def test_evidence_in_no_passage_is_its_own() -> None:
    gap = replace(REVIEW, blocks=(Block("heading", 0, 3, 0),), tables=())
    ((view,),) = (s.passages for s in view_review(extraction(gap, claim("target", "y", SECOND))).sections)
    assert view.quote.spans[0].of(gap.text) == SECOND.text


PRINTED = filled("drug", "Alphatinib", "alphatinib")
HEADED = filled("drug", "One", "alphatinib", "heading")


@pytest.mark.parametrize(
    ("slots", "passage", "told", "value"),
    [
        ({}, FIRST, (PRINTED,), Value("drug", "alphatinib", "", "Alphatinib")),
        ({}, FIRST, (HEADED,), Value("drug", "alphatinib", "from heading", "One")),
        ({}, FIRST, (HEADED, PRINTED), Value("drug", "alphatinib", "", "Alphatinib")),
        ({}, FIRST, (replace(PRINTED, role="agent"),), beside("drug", "alphatinib", NOWHERE)),
        ({"cancer": ("sarcoma",)}, FIRST, (), beside("cancer", "sarcoma", "same paragraph", "sarcoma", "sarcoma")),
        ({"cancer": ("sarcoma",)}, SECOND, (), beside("cancer", "sarcoma", "", "sarcoma", "sarcoma")),
        ({"cancer": ("glioma",)}, ROW, (), beside("cancer", "glioma", "same row", "Glioma", "Glioma")),
        ({"cancer": ("sarcoma",)}, ROW, (), beside("cancer", "sarcoma", NOWHERE, at="sarcoma")),
        ({"cancer": ("glioma",)}, FIRST, (), beside("cancer", "glioma", NOWHERE)),
        ({"cancer": ("melanoma",)}, FIRST, (), beside("cancer", "melanoma", NOWHERE)),
        ({"gene": ("KRX",)}, FIRST, (filled("gene", "KRX", "KRX"),), Value("gene", "KRX", "", "KRX", "KXR")),
    ],
)
def test_values_say_where_they_come_from(
    slots: dict[str, tuple[str, ...]], passage: Evidence, told: tuple[EvidenceMention, ...], value: Value
) -> None:
    mentions = (
        mention(REVIEW, "sarcoma", "CANCER", "sarcoma"),
        mention(REVIEW, "Glioma", "CANCER", "glioma"),
        replace(mention(REVIEW, "KRX", "GENE", "KRX"), corrected_from="KXR"),
    )
    read = extraction(
        REVIEW, claim("resistance", "alphatinib", replace(passage, mentions=told), **slots), mentions=mentions
    )
    ((view,),) = (section.passages for section in view_review(read).sections)
    assert value in view.said[0].values


def test_the_parts_of_a_combination_are_told_apart() -> None:
    read = extraction(REVIEW, claim("resistance", "alphatinib + betamab", FIRST, agent="gammastat"))
    ((view,),) = (section.passages for section in view_review(read).sections)
    named = [(value.slot, value.name) for value in view.said[0].values]
    assert named == [("drug", "alphatinib"), ("drug", "betamab"), ("agent", "gammastat")]


def test_a_work_is_told_once_a_passage() -> None:
    works = tuple(CitedReference(label, title=f"Work {label}") for label in "12")
    one, two = (Citation(f"[{w.label}]", place, place + 3, (w.label,), (w,)) for place, w in enumerate(works))
    said = [replace(FIRST, citations=(two, one)), replace(SECOND, citations=(one, replace(one, start=50, end=53)))]
    read = extraction(REVIEW, claim("target", "y", *said))
    ((view,),) = (section.passages for section in view_review(read).sections)
    assert [citation.marker for citation in view.citations] == ["[1]", "[2]"]
    assert [one.markers for one in view.said] == [("[2]", "[1]"), ("[1]",)]
