from dataclasses import replace

import pytest

from claimx.errors import InputError
from claimx.grading.anchors import AnchorIndex, alphanumeric, find_curated, find_regions
from claimx.pages.passages import find_passages
from claimx.schema import Span
from tests.grading.graded import document

REVIEW = document()
INDEX = AnchorIndex(REVIEW, find_passages(REVIEW))


@pytest.mark.parametrize(
    ("section", "anchor", "found"),
    [
        ("One", "Changes of KRX such", "Changes of KRX such"),
        ("One", "changes  of K\u2010RX, such", "Changes of KRX such"),
        ("One", "cau\u2011 se loss", "cause loss"),
        ("Two", "restores the response", "restores the response"),
        ("Two", "blocks KRX", "blocks KRX"),
        ("Unheard", "given next", "given next"),
        ("Table 1", "Betamab", "Betamab"),
        ("Table 1", "KRX Sarcoma", "KRX\tSarcoma"),
    ],
)
def test_anchors_are_found_whatever_the_blanks_and_dashes(section: str, anchor: str, found: str) -> None:
    place = INDEX.find(section, anchor)
    assert place and place.anchor and place.anchor.of(REVIEW.text) == found
    assert place.passage.start <= place.anchor.start < place.passage.end


def test_an_anchor_is_looked_for_in_its_section_first() -> None:
    prose, table = INDEX.find("Two", "Betamab"), INDEX.find("Table 1", "Betamab")
    assert prose and table and not prose.passage.in_table and table.passage.in_table


def test_words_of_one_row_that_do_not_stand_together_are_placed_in_the_row() -> None:
    place = INDEX.find("Table 1", "Betamab Glioma")
    assert place and place.anchor is None
    assert REVIEW.text[place.passage.start : place.passage.end].startswith("Betamab\tLMX")


@pytest.mark.parametrize(("section", "anchor"), [("One", "nothing of this"), ("Unheard", "nor here"), ("One", "...")])
def test_anchors_that_are_not_there(section: str, anchor: str) -> None:
    assert INDEX.find(section, anchor) is None


@pytest.mark.parametrize(
    ("curated", "first", "last"),
    [
        ("", 0, None),
        ("all", 0, None),
        ("One -> Two", 0, 1),
        ("Two->Two", 1, 1),
        ("three", 2, 2),
        ("TWO -> Three", 1, 2),
    ],
)
def test_the_curated_part(curated: str, first: int, last: int | None) -> None:
    end = REVIEW.sections[last].end if last is not None else len(REVIEW.text)
    assert find_curated(replace(REVIEW, curated=curated)) == Span(REVIEW.sections[first].start, end)


@pytest.mark.parametrize("curated", ["Zero -> Two", "One -> Nine", "Two -> One"])
def test_a_curated_part_with_an_unknown_heading_is_refused(curated: str) -> None:
    with pytest.raises(InputError, match="there is no heading"):
        find_curated(replace(REVIEW, curated=curated))


def test_regions_prefer_the_caption_over_the_label() -> None:
    table = REVIEW.tables[0]
    captioned = replace(table, label="Table 1", caption=Span(table.start, table.start + 4), start=table.start + 5)
    review = replace(REVIEW, tables=(table, captioned))
    assert find_regions(review, "Drug")[0].start == table.start + 5
    assert find_regions(review, "Table 1")[0].start == table.start


def test_letters_and_digits_alone_are_compared() -> None:
    assert alphanumeric("T790 M (αβ)\u2011A\n") == "t790mαβa"
