"""The reviews that the project carries: true references, own words, right gold rows, faithful PDFs."""

import csv
import hashlib
import re
from collections import Counter
from itertools import chain
from pathlib import Path

import pypdfium2
import pytest

from claimx.corpus import find_reviews, read_review
from claimx.grading.gold import lint_gold, read_gold
from claimx.pipeline import Extractor
from claimx.runs.observations import KEPT_APART, observe
from claimx.sources import read_document
from scripts.make_pdfs import LOOKS, Block, main, parse_blocks, render_pdf

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
PRIMERS = tuple(LOOKS)
APART = ("growth-and-vessel-primer", "blood-and-marrow-primer")
APART_BEFORE = ("hormone-and-repair-primer", "poison-and-immunity-primer")
ROUND = ("antibody-resistance-primer", "poison-and-immunity-primer")
TUNED_ON = ("solid-tumour-primer", "cytotoxic-and-blood-primer")
OWN = PRIMERS + APART_BEFORE + TUNED_ON + APART
GOLD = CORPUS / "gold.tsv"
RUN = 12


def source_of(name: str) -> str:
    return (CORPUS / "reviews" / f"{name}.md").read_text(encoding="utf-8")


def references_of(name: str) -> dict[int, str]:
    entries = [block.text for block in parse_blocks(source_of(name)) if block.kind == "reference"]
    return {int(re.sub(r"\D", "", entry.split()[0])): entry.split(maxsplit=1)[1] for entry in entries}


def parts_of(name: str) -> dict[str, str]:
    """The text under every heading and, under its caption, of every table."""
    parts: dict[str, str] = {}
    place = caption = ""
    for block in parse_blocks(source_of(name)):
        if block.kind in ("title", "heading", "subheading"):
            place = block.text
        elif block.kind == "table":
            parts[caption] = flat(" ".join(chain.from_iterable(block.rows)))
        elif block.kind == "caption":
            caption = block.text
        else:
            parts[place] = parts.get(place, "") + " " + flat(block.text)
    return parts


def running_text(name: str) -> str:
    kinds = ("title", "heading", "subheading", "paragraph", "item")
    return " ".join(block.text for block in parse_blocks(source_of(name)) if block.kind in kinds)


def flat(text: str) -> str:
    return " ".join(text.replace("<br>", " ").replace("**", "").split())


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def runs(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[i : i + RUN]) for i in range(len(found) - RUN + 1)}


def cited(text: str, brackets: str) -> set[int]:
    """Every number that the markers of a text name, ranges written out."""
    opening, closing = map(re.escape, brackets)
    markers = re.findall(rf"{opening}(\d+(?:[,–]\s?\d+)*){closing}", text)
    numbers: set[int] = set()
    for part in chain.from_iterable(re.split(r",\s?", marker) for marker in markers):
        first, _, last = part.partition("–")
        numbers.update(range(int(first), int(last or first) + 1))
    return numbers


def known_works(shared: Path) -> dict[str, set[tuple[str, str]]]:
    """Identifiers of real papers, each with the first author's surname and the year that are printed beside it."""
    works: dict[str, set[tuple[str, str]]] = {}
    with (shared / "data" / "civic" / "dev.tsv").open(encoding="utf-8", errors="replace", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            match = re.fullmatch(r"(.+?)(?: et al\.)?, (\d{4})", row["citation"])
            if match:
                works.setdefault(row["citation_id"], set()).add((match[1], match[2]))
    review = (shared / "corpus" / "003_31926395e4237f26.txt").read_text(encoding="utf-8")
    for entry in re.findall(r"^- \(\d+\) .+$", review, re.MULTILINE):
        match = re.search(r"\) ([^,]+),.*?\((\d{4}).*https://doi\.org/(\S+)$", entry)
        if match:
            works.setdefault(match[3].rstrip("."), set()).add((match[1], match[2]))
    return works


@pytest.mark.parametrize("name", PRIMERS)
def test_every_identifier_is_that_of_the_printed_work(name: str, shared: Path) -> None:
    works = known_works(shared)
    for number, entry in references_of(name).items():
        identifier = re.search(r"PMID:? (\d+)|doi: ?(\S+?)\.?$", entry)
        assert identifier, f"reference {number} has no identifier"
        found = works.get(identifier[1] or identifier[2])
        assert found, f"reference {number}: {identifier[0]} is in neither source"
        year = re.search(r"\b((?:19|20)\d\d);", entry)
        assert year, f"reference {number} has no year"
        assert any(entry.startswith(author + " ") and year[1] == when for author, when in found), (number, found)


@pytest.mark.parametrize("name", APART_BEFORE)
def test_no_identifier_is_that_of_another_work(name: str, shared: Path) -> None:
    works = known_works(shared)
    known = [
        (entry, works[found[1]])
        for entry in references_of(name).values()
        if (found := re.search(r"PMID:? (\d+)", entry)) and found[1] in works
    ]
    assert len(known) >= 3
    for entry, found in known:
        assert any(entry.startswith(author + " ") and f"{when};" in entry for author, when in found), (entry, found)


@pytest.mark.parametrize(("name", "brackets"), [(name, "()" if name in ROUND else "[]") for name in OWN])
def test_markers_and_bibliography_agree(name: str, brackets: str) -> None:
    references = references_of(name)
    assert 25 <= len(references) <= 50
    assert list(references) == list(range(1, len(references) + 1))
    text = source_of(name).split("## References")[0]
    assert cited(text, brackets) == set(references)


@pytest.mark.parametrize("name", OWN)
def test_length(name: str) -> None:
    assert 1500 <= len(running_text(name).split()) <= 4000


@pytest.mark.parametrize("name", OWN)
def test_own_words(name: str, shared: Path) -> None:
    foreign: set[tuple[str, ...]] = set()
    for path in (shared / "corpus").glob("*.txt"):
        foreign |= runs(path.read_text(encoding="utf-8"))
    with (shared / "data" / "civic" / "dev.tsv").open(encoding="utf-8", errors="replace", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            foreign |= runs(row["evidence_statement"])
    assert not runs(source_of(name)) & foreign


@pytest.mark.parametrize(
    ("name", "tuned_on"),
    [
        *((name, {False}) for name in APART),
        (APART_BEFORE[0], {True}),
        (PRIMERS[0], {True}),
        (TUNED_ON[0], {True, False}),
    ],
)
def test_which_text_rules_were_written_for(name: str, tuned_on: set[bool]) -> None:
    review = next(review for review in find_reviews(CORPUS).present if review.row.id == name)
    extractor = Extractor.load()
    observed = observe(extractor.extract(read_review(review)), read_gold(GOLD), extractor.lexicon, {name})
    assert {one.tuned_on for one in observed} == tuned_on
    assert (name in KEPT_APART) == (tuned_on == {False})


def test_gold_table_is_free_of_faults() -> None:
    assert lint_gold(GOLD) == []


@pytest.mark.parametrize("name", OWN)
def test_gold_anchors_stand_in_their_sections(name: str) -> None:
    parts = parts_of(name)
    rows = [row for row in read_gold(GOLD) if row.doc == name]
    assert len(rows) >= 90
    assert [row.section for row in rows if row.section not in parts] == []
    assert [row.anchor for row in rows if flat(row.anchor) not in parts[row.section]] == []


@pytest.mark.parametrize("name", OWN)
def test_gold_citations_are_in_the_bibliography(name: str) -> None:
    references = references_of(name)
    labels = {int(label) for row in read_gold(GOLD) if row.doc == name for label in row.citations}
    assert labels <= set(references)


@pytest.mark.parametrize("name", OWN)
def test_manifest_lists_the_file(name: str) -> None:
    lines = (CORPUS / "manifest.tsv").read_text(encoding="utf-8").splitlines()
    rows = {row["id"]: row for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)}
    content = (CORPUS / "reviews" / rows[name]["file"]).read_bytes()
    assert rows[name]["sha256"] == hashlib.sha256(content).hexdigest()
    assert source_of(name).startswith(f"# {rows[name]['title']}\n")


def page_texts(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    return [page.get_textpage().get_text_bounded() for page in document]


def letters(text: str) -> Counter[str]:
    return Counter(character for character in text if character.isalnum())


@pytest.mark.parametrize("name", PRIMERS)
def test_the_committed_pdf_is_what_the_script_makes(name: str, tmp_path: Path) -> None:
    main([str(CORPUS / "reviews"), "--out", str(tmp_path)])
    made, committed = (folder / f"{name}.pdf" for folder in (tmp_path, CORPUS / "reviews"))
    assert page_texts(made.read_bytes()) == page_texts(committed.read_bytes())
    assert committed.stat().st_size < 200_000


@pytest.mark.parametrize("name", PRIMERS)
def test_the_pdf_holds_every_letter_of_the_source(name: str) -> None:
    pages = page_texts(render_pdf(source_of(name), LOOKS[name]))
    heads = letters(LOOKS[name].running_head + "claimx primers, 2026")
    printed = sum((letters(page) - heads - letters(str(n)) for n, page in enumerate(pages, start=1)), Counter())
    assert printed == letters(source_of(name).replace("<br>", " "))


@pytest.mark.parametrize("name", PRIMERS)
def test_the_same_source_gives_the_same_bytes(name: str) -> None:
    assert render_pdf(source_of(name), LOOKS[name]) == render_pdf(source_of(name), LOOKS[name])


@pytest.mark.parametrize(
    ("markdown", "blocks"),
    [
        ("# A title\n\nSomebody\n", (Block("title", "A title"), Block("paragraph", "Somebody"))),
        ("- one\n  and more\n- two\n", (Block("item", "one and more"), Block("item", "two"))),
        ("1. First, et al.\n   A paper.\n2. Second.\n", (
            Block("reference", "1. First, et al. A paper."), Block("reference", "2. Second."))),
        ("Table 1: Things\n\n| a | b |\n|---|---|\n| c | 1. d<br>2. e |\n", (
            Block("caption", "Table 1: Things"), Block("table", rows=(("a", "b"), ("c", "1. d<br>2. e"))))),
    ],
)  # fmt: skip
def test_parse_blocks(markdown: str, blocks: tuple[Block, ...]) -> None:
    assert parse_blocks(markdown) == blocks


@pytest.mark.parametrize("name", PRIMERS)
def test_markdown_and_pdf_make_the_same_claims(name: str) -> None:
    extractor = Extractor.load()
    printed = [
        {claim.claim_id for claim in extractor.extract(read_document(CORPUS / "reviews" / f"{name}.{suffix}")).claims}
        for suffix in ("md", "pdf")
    ]
    assert len(printed[0] & printed[1]) >= 0.95 * max(map(len, printed))
