import json
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from claimx.grading.grade import Grade, grade
from claimx.grading.report import MATCH_COLUMNS, match_rows, render_html, render_json, render_markdown
from claimx.schema import Document, Extraction
from tests.grading.graded import claim, evidence, extraction, mention, row
from tests.grading.test_grading import GOLD, READ, REVIEW

GRADED = grade([READ], GOLD, GOLD[:3])
EMPTY = grade([], ())


class Reader(HTMLParser):
    """Collects the elements, addresses and text of a page, and checks that elements are closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.addresses: list[str] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href", "action")]
        if tag not in ("meta", "input", "br", "link"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.mark.parametrize("graded", [GRADED, EMPTY, grade([READ], GOLD), grade([], GOLD)])
def test_the_page_is_whole_and_needs_nothing_else(graded: Grade) -> None:
    page = Reader(render_html(graded))
    assert page.open == [] and page.addresses == []
    assert not {"link", "img", "iframe"} & page.tags
    assert "@import" not in page.words and "url(" not in page.words


def test_the_page_shows_scores_errors_and_passages() -> None:
    words = Reader(render_html(GRADED)).words
    for shown in ("0.600", "second curator 0.889", "slot missed", "added value", "gold line", "Review <r1>"):
        assert shown in words, shown


def test_the_page_escapes_what_reviews_say() -> None:
    text = 'One\n\nAlphatinib <script>alert(1)</script> & "KRX" is blocked.'
    review = replace(Document("r1", text, title="<b>", curated="all"))
    said = evidence(review, "<script>alert(1)</script>")
    read = extraction(
        review,
        claim("target", "<i>x</i>", said, gene=("&amp",)),
        mentions=(mention(review, "<script>", "GENE", "<u>"),),
    )
    gold = [row("target", "alphatinib", "Alphatinib", gene=("<KRX>",))]
    page = render_html(grade([read], gold))
    assert "<script>alert" not in page and "<i>x" not in page and "<KRX>" not in page and "<u>" not in page
    assert "&lt;script&gt;" in page and "&amp;amp" in page
    assert Reader(page).open == []


@pytest.mark.parametrize("graded", [GRADED, EMPTY, grade([READ], GOLD), grade([], GOLD)])
def test_markdown_tables_have_one_width(graded: Grade) -> None:
    text = render_markdown(graded)
    for block in text.split("\n\n"):
        widths = {line.count("|") for line in block.splitlines() if line.startswith("|")}
        assert len(widths) <= 1, block
    assert "\n\n\n" not in text


def test_markdown_shows_the_errors() -> None:
    text = render_markdown(GRADED)
    assert "**F1 0.600**" in text and "**0.889**" in text
    assert "partial, slot missed: resistance · **alphatinib**: gene KRX, mutation G12Q, +alteration loss" in text
    assert "−cancer sarcoma" in text and "claim r)" in text


def test_json_holds_counts_and_rates() -> None:
    report = json.loads(render_json(GRADED))
    whole = next(one for one in report["scores"]["pairs"] if not (one["doc"] or one["part"] or one["type"]))
    assert (whole["tp"], whole["fp"], whole["fn"], whole["f1"]) == (3, 2, 2, 0.6)
    assert len(whole["interval"]) == 2
    assert len(report["findings"]) == 5 and report["human"]["claims"]
    assert json.loads(render_json(EMPTY))["human"] is None


def test_matches_fill_every_column() -> None:
    rows = match_rows(GRADED)
    assert all(tuple(one) == MATCH_COLUMNS for one in rows)
    partial = next(one for one in rows if one["outcome"] == "partial")
    assert partial["differing"] == "alteration;cancer"
    assert partial["missing"] == "cancer=sarcoma (slot missed)"
    assert partial["extra"] == "alteration=loss (added value)"
    assert (partial["claim_id"], partial["confidence"], partial["gene"]) == ("r", "0.500", "KRX")
    assert REVIEW.text[int(partial["start"]) : int(partial["end"])] == partial["anchor"]


def test_quotes_are_exact_slices() -> None:
    assert GRADED.quotes
    for quote in GRADED.quotes:
        printed = ["".join(segment.text for segment in part) for part in quote.parts]
        assert printed == [span.of(REVIEW.text) for span in quote.spans]
    row_quote = next(quote for quote in GRADED.quotes if quote.headings)
    assert row_quote.headings == ("Drug", "Target", "Tumor")


def test_overlapping_mentions_do_not_break_a_quote() -> None:
    long, short = mention(REVIEW, "loss of response", "MECHANISM", "x"), mention(REVIEW, "response to", "GENE", "y")
    read: Extraction = replace(READ, mentions=(short, long))
    quote = next(quote for quote in grade([read], GOLD).quotes if not quote.headings and "Changes" in str(quote))
    assert [segment.text for part in quote.parts for segment in part if segment.mention] == ["loss of response"]


def test_reports_are_the_same_bytes_each_time() -> None:
    again = grade([READ], tuple(reversed(GOLD)), GOLD[:3])
    for render in (render_html, render_markdown, render_json):
        assert render(again) == render(GRADED)
