"""Reviews taken into a corpus: what is written, what is refused, and that nothing else changes."""

import hashlib
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from claimx.acquisition import add_review, look_up_command
from claimx.acquisition.facts import front_of, make_row, slug
from claimx.corpus import COLUMNS, ManifestRow, find_reviews, read_manifest, read_review
from claimx.errors import InputError
from claimx.sources import document_from_text
from claimx.sources.download import Manners
from claimx.sources.europepmc import Record, Service
from claimx.sources.jats import Front
from tests.conftest import PROJECT
from tests.corpora import REVIEW, Call, write_corpus
from tests.services import JATS, Answer, Script, cited, found, listing, record, serve

SMALL = PROJECT / "tests" / "data" / "jats" / "small.xml"
OFFLINE = Service("http://127.0.0.1:1", Manners(tries=1))
ARTICLE = JATS.format(number=1).encode()
MARKDOWN = """\
# Loss and gain: an invented review

Jane Doe, Richard Roe

doi: 10.1000/loss.1 (2021)

## Abstract

Words, and 10.1000/loss.1 again.

## Escape

T790M blocks gefitinib [1]; see also doi 10.1000/other.

## References

1. Doe J. An invented work. J Invent. 2011;1:1-2. doi:10.1000/one
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus of one review."""
    return write_corpus(tmp_path / "corpus", {"escape": REVIEW.encode()})


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Script]:
    """A service that knows an open article and a closed one, set as the service to ask."""
    answers = {
        "/search": [found(record(42), record(7, isOpenAccess="N"))],
        "/PMC42/fullTextXML": [Answer(body=JATS.format(number=42).encode())],
    }
    with serve(Script(answers)) as running:
        monkeypatch.setenv("CLAIMX_EUROPEPMC_URL", running.url)
        monkeypatch.setenv("CLAIMX_CACHE", str(tmp_path / "cache"))
        monkeypatch.setenv("no_proxy", "*")
        yield running


def write(path: Path, text: str) -> Path:
    """A file with this text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def rows_of(corpus: Path) -> tuple[ManifestRow, ...]:
    """The rows of a corpus."""
    return read_manifest(corpus / "manifest.tsv")


@pytest.mark.parametrize(
    ("authors", "year", "title", "expected"),
    [
        ("Müller-Roe JA, Doe R", "2019", "Escape by EGFR: a tale", "muller-roe-2019-escape-egfr-tale"),
        ("van der Roe J", "2020", "How the BRAF V600E is lost", "roe-2020-braf-v600e-lost"),
        ("Øster-Łowicz A", "", "On ways", "oster-lowicz-ways"),
        ("", "", "Targeted therapy", "targeted-therapy"),
        ("", "", "耐药", "review"),
        ("claimx contributors", "2026", "How tumors escape", "claimx-2026-tumors-escape"),
        ("The Invented Atlas Research Network, Doe J", "", "On ways", "invented-atlas-research-ways"),
        ("Working Group", "2019", "On ways", "working-2019-ways"),
        ("Jane van der Roe, Richard Doe", "2020", "On ways", "roe-2020-ways"),
        ("Jane A. Doe Jr, Richard Roe", "", "On ways", "doe-ways"),
        ("J. A. Doe-Poe", "", "On ways", "doe-poe-ways"),
        ("Doe JA Jr, Roe R", "", "On ways", "doe-ways"),
        ("Doe J", "2001", "Pneumonoultramicroscopic" * 4, "doe-2001-" + ("pneumonoultramicroscopic" * 4)[:51]),
    ],
)
def test_readable_ids(authors: str, year: str, title: str, expected: str) -> None:
    assert slug(authors, year, title) == expected


def test_an_article_s_xml(corpus: Path) -> None:
    row = add_review(str(SMALL), corpus, OFFLINE)
    assert row == ManifestRow(
        "muller-roe-2019-escape-egfr-invented", "small.xml", hashlib.sha256(SMALL.read_bytes()).hexdigest(),
        "Escape by EGFR: an invented tale", "Müller-Roe JA, Doe RB, The Invented Group", "2019", "10.1000/small.1",
        "1234567", "PMC7654321", "CC BY-NC 4.0",
    )  # fmt: skip
    assert rows_of(corpus)[-1] == row
    review = find_reviews(corpus).present[-1]
    assert review.path == corpus / "reviews" / "small.xml" and review.path.read_bytes() == SMALL.read_bytes()
    assert read_review(review).doc_id == row.id


def test_a_text_tells_what_it_can(corpus: Path, tmp_path: Path) -> None:
    row = add_review(str(write(tmp_path / "given.md", MARKDOWN)), corpus, OFFLINE)
    assert (row.id, row.file, row.title) == (
        "doe-2021-loss-gain-invented", "given.md", "Loss and gain: an invented review",
    )  # fmt: skip
    assert (row.authors, row.year, row.doi, row.licence) == (
        "Jane Doe, Richard Roe", "2021", "10.1000/loss.1", "not stated",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("said", "licence", "year"),
    [
        ("Copyright © 2020 Doe. Creative Commons Attribution License.", "CC BY", "2020"),
        ("© The Authors 2019, CC BY-NC 4.0", "CC BY-NC 4.0", "2019"),
        ("Hohhot 020190, first 2019, then 2020", "not stated", ""),
    ],
)
def test_licence_and_year_of_a_text(corpus: Path, tmp_path: Path, said: str, licence: str, year: str) -> None:
    text = MARKDOWN.replace("doi: 10.1000/loss.1 (2021)", said)
    row = add_review(str(write(tmp_path / "given.md", text)), corpus, OFFLINE)
    assert (row.licence, row.year) == (licence, year)


def printed(path: Path, authors: str, small: str) -> Path:
    """A PDF of one page: title, authors (what is behind a ^ is raised), small print, abstract and a section."""
    canvas = Canvas(str(path), invariant=1)
    canvas.setFont("Times-Bold", 18)
    canvas.drawString(60, 760, "Harbors, canals and the slow return of lanterns")
    line = canvas.beginText(60, 730)
    for at, part in enumerate(authors.split("^")):
        line.setFont("Times-Roman", 7 if at % 2 else 11)
        line.setRise(4 if at % 2 else 0)
        line.textOut(part)
    canvas.drawText(line)
    canvas.setFont("Times-Roman", 7)
    canvas.drawString(60, 700, small)
    canvas.setFont("Times-Bold", 12)
    canvas.drawString(60, 660, "Abstract")
    canvas.drawString(60, 560, "1. Introduction")
    canvas.setFont("Times-Roman", 10)
    for at in range(5):
        canvas.drawString(
            60, 640 - 12 * at, f"Keepers wrote {at} notes on the lanterns that pilots had seen along the canal."
        )
    for at in range(20):
        canvas.drawString(
            60, 540 - 12 * at, f"Pilots told {at} tales of canals that no keeper had seen before the harvest."
        )
    canvas.save()
    return path


@pytest.mark.parametrize(
    ("authors", "small", "names", "doc_id", "year", "licence"),
    [
        ("Jane Doe^a^, Richard Roe^a,b^, and Poe Li^b^",
         "Received 3 June 2015; Accepted 2 August 2016. Copyright \u00a9 2017 J. Doe. Distributed under CC BY 4.0.",
         "Jane Doe, Richard Roe, Poe Li", "doe-2017-harbors-canals-slow", "2017", "CC BY 4.0"),
        ("claimx contributors", "Received 3 June 2015; Accepted 2 August 2016; Published 9 January 2017.",
         "claimx contributors", "claimx-2017-harbors-canals-slow", "2017", "not stated"),
        ("Jane Doe and Richard Roe", "Received 3 June 2015; Accepted 2 August 2016.",
         "Jane Doe, Richard Roe", "doe-harbors-canals-slow", "", "not stated"),
        ("Jane Doe and Richard Roe", "Journal of Lanterns, Volume 2018, Article ID 17. Received 3 June 2015.",
         "Jane Doe, Richard Roe", "doe-2018-harbors-canals-slow", "2018", "not stated"),
        ("Jane Doe and Richard Roe", "https://doi.org/10.1000/j.lanterns.2016.05.001 is what it is called by.",
         "Jane Doe, Richard Roe", "doe-2016-harbors-canals-slow", "2016", "not stated"),
    ],
)  # fmt: skip
def test_facts_of_a_pdf(
    corpus: Path, tmp_path: Path, authors: str, small: str, names: str, doc_id: str, year: str, licence: str
) -> None:
    row = add_review(str(printed(tmp_path / "given.pdf", authors, small)), corpus, OFFLINE)
    assert (row.title, row.authors) == ("Harbors, canals and the slow return of lanterns", names)
    assert (row.id, row.year, row.licence) == (doc_id, year, licence)


@pytest.mark.parametrize(
    ("front", "told", "year"),
    [
        (Front(year=2019, doi="10.1000/2018/7"), Record(year="2020"), "2019"),
        (Front(doi="10.1000/2018/7"), Record(year="2020"), "2020"),
        (Front(doi="10.1000/2018/7"), Record(year="soon"), "2018"),
        (Front(), Record(doi="10.1000/j.x.2018.01.002"), "2018"),
        (Front(doi="10.1000/20187"), Record(), ""),
        (Front(doi="10.1000/2018.2019.7"), Record(), ""),
    ],
)
def test_the_year_is_that_of_the_file_then_of_the_record_then_of_the_doi(front: Front, told: Record, year: str) -> None:
    assert make_row(front, told).year == year


def test_odd_blanks_in_a_file_s_name(corpus: Path, tmp_path: Path) -> None:
    row = add_review(str(write(tmp_path / "my  own\tfile\u2028x.md", MARKDOWN)), corpus, OFFLINE)
    assert row.file == "my own file x.md" and len(find_reviews(corpus).present) == 2


def test_a_text_that_tells_nothing_is_called_by_its_file(corpus: Path, tmp_path: Path) -> None:
    row = add_review(str(write(tmp_path / "Some Notes.txt", "gefitinib fails where T790M is.\n")), corpus, OFFLINE)
    assert (row.id, row.title, row.doi) == ("some-notes", "", "")


def test_of_several_dois_none_is_taken() -> None:
    document = document_from_text(MARKDOWN.replace("and 10.1000/loss.1", "and 10.1000/loss.2"), "x")
    assert front_of(document).doi == ""


@pytest.mark.parametrize("asked", ["10.1000/42", "https://doi.org/10.1000/42", "PMC42", "pmc42"])
def test_an_article_by_its_identifier(script: Script, corpus: Path, asked: str) -> None:
    row = add_review(asked, corpus, Service(script.url))
    assert (row.id, row.file) == ("doe-2019-invented-review", "doe-2019-invented-review.xml")
    assert (row.authors, row.doi, row.pmid, row.pmcid) == ("Doe J", "10.1000/42", "42", "PMC42")
    assert row.licence == "CC BY"
    assert (corpus / "reviews" / row.file).read_bytes() == JATS.format(number=42).encode()


@pytest.mark.parametrize("column", ["doi", "pmcid"])
def test_what_the_corpus_has_is_not_fetched_again(script: Script, corpus: Path, column: str) -> None:
    row = add_review("PMC42", corpus, Service(script.url))
    asked = len(script.asked)
    with pytest.raises(InputError, match=f"already: {row.id} .*manifest.tsv line 3"):
        add_review(getattr(row, column).lower(), corpus, Service(script.url))
    assert len(script.asked) == asked


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (REVIEW, r"has this text already: escape \(.*manifest.tsv line 2\)"),
        (MARKDOWN.replace("Words", "Other words"), r"has the DOI 10.1000/loss.1 already: doe-2021-.* line 3\)"),
        (MARKDOWN.replace("10.1000/loss.1", "10.1000/LOSS.1"), "has the DOI 10.1000/LOSS.1 already"),
    ],
)
def test_duplicates_are_refused_by_name(corpus: Path, tmp_path: Path, text: str, words: str) -> None:
    add_review(str(write(tmp_path / "first.md", MARKDOWN)), corpus, OFFLINE)
    before = snapshot(corpus)
    with pytest.raises(InputError, match=words):
        add_review(str(write(tmp_path / "again.md", text)), corpus, OFFLINE)
    assert snapshot(corpus) == before


NEAR = "# Loss and gain: an invented review"


@pytest.mark.parametrize(
    ("title", "others", "is_one"),
    [
        (NEAR, "", True),
        ("# Loss & Gain \u2013 an invented  review", "", True),
        ("# Loss and gains: an inventd review", "", True),
        ("# Loss and gain: an invented review of ways out", "", True),
        ("# Loss and gain: an invented review, part 2", "", False),
        ("# Loss and gain: three invented trials", "", False),
        (NEAR, "doi: 10.1000/loss.2 (2021)", False),
        (NEAR, "(2019)", False),
        (NEAR, "(2020)", True),
    ],
)
def test_a_title_that_is_nearly_the_same_is_refused(
    call: Call, corpus: Path, tmp_path: Path, title: str, others: str, is_one: bool
) -> None:
    """Unless identifiers or years tell the two apart, or the user insists."""
    add_review(str(write(tmp_path / "first.md", MARKDOWN)), corpus, OFFLINE)
    text = MARKDOWN.replace(NEAR, title).replace("doi: 10.1000/loss.1 (2021)", others).replace("and 10.1000/loss.1", "")
    given = write(tmp_path / "again.md", text)
    told = call("add", given, "--corpus", corpus)
    assert told.exit_code == is_one and len(rows_of(corpus)) == 3 - is_one
    if is_one:
        assert "has the title 'Loss and gain: an invented review' already: doe-2021-loss-gain-invented" in told.stderr
        assert "--anyway adds it all the same" in told.stderr
        assert call("add", given, "--anyway", "--corpus", corpus).exit_code == 0 and len(rows_of(corpus)) == 3


def test_short_titles_are_one_where_they_are_equal(corpus: Path, tmp_path: Path) -> None:
    for at, title in enumerate(("Lost ways", "Lost ways 2", "Lost days", "Lost ways")):
        text = MARKDOWN.replace(NEAR, f"# {title}").replace("10.1000/loss.1", f"some {at}")
        path = write(tmp_path / f"{at}.md", text)
        if at < 3:
            add_review(str(path), corpus, OFFLINE)
        else:
            with pytest.raises(InputError, match="the title 'Lost ways' already"):
                add_review(str(path), corpus, OFFLINE)


def test_a_pdf_and_the_markdown_that_it_was_made_of_are_one_review(corpus: Path) -> None:
    reviews = PROJECT / "corpus" / "reviews"
    row = add_review(str(reviews / "tki-resistance-primer.pdf"), corpus, OFFLINE)
    assert (row.id, row.authors) == ("claimx-resistance-kinase-inhibitors", "claimx contributors")
    with pytest.raises(InputError, match=f"already: {row.id}"):
        add_review(str(reviews / "tki-resistance-primer.md"), corpus, OFFLINE)


@pytest.mark.parametrize("asked", ["10.1000/42", "PMC42"])
def test_who_insists_gets_what_has_the_same_doi(
    call: Call, script: Script, corpus: Path, tmp_path: Path, asked: str
) -> None:
    """Of a review from its file, also the publisher's XML; but never the same bytes twice."""
    add_review(str(write(tmp_path / "given.md", MARKDOWN.replace("10.1000/loss.1", "10.1000/42"))), corpus, OFFLINE)
    if asked.startswith("10."):
        told = call("add", asked, "--corpus", corpus)
        assert told.exit_code == 1 and "--anyway adds it all the same" in told.stderr and not script.asked
    arguments = ("add", asked, "--anyway", "--no-identifiers", "--corpus", corpus)
    assert call(*arguments).exit_code == 0 and len(rows_of(corpus)) == 3
    told = call(*arguments)
    assert told.exit_code == 1 and "has this text already" in told.stderr and len(rows_of(corpus)) == 3


def snapshot(folder: Path) -> dict[Path, bytes]:
    """Every file under a folder with its bytes."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("empty.txt", " \n", "empty"),
        ("page.xml", "<html><body>x</body></html>", "HTML page"),
        ("table.xlsx", "x", "cannot read .xlsx"),
        ("missing.txt", None, "no such file"),
        ("neither", None, "no DOI or PMCID"),
    ],
)
def test_what_cannot_be_read_leaves_no_trace(
    corpus: Path, tmp_path: Path, name: str, text: str | None, words: str
) -> None:
    path = tmp_path / name if text is None else write(tmp_path / name, text)
    before = snapshot(corpus)
    with pytest.raises(InputError, match=words):
        add_review(str(path), corpus, OFFLINE)
    assert snapshot(corpus) == before


def test_files_are_never_overwritten(corpus: Path, tmp_path: Path) -> None:
    other = write(corpus / "reviews" / "given.md", "Something else.")
    row = add_review(str(write(tmp_path / "given.md", MARKDOWN)), corpus, OFFLINE)
    assert row.file == "doe-2021-loss-gain-invented.md" and other.read_text() == "Something else."


def test_a_file_that_lies_in_the_corpus_stays_where_it_is(corpus: Path) -> None:
    path = write(corpus / "reviews" / "given.md", MARKDOWN)
    assert add_review(str(path), corpus, OFFLINE).file == "given.md"
    assert len(list((corpus / "reviews").iterdir())) == 2


def test_equal_ids_are_numbered(corpus: Path, tmp_path: Path) -> None:
    ids = []
    for number in range(1, 4):
        text = MARKDOWN.replace("loss.1", f"loss.{number}").replace("Words", f"Words {number}")
        ids.append(add_review(str(write(tmp_path / str(number) / "given.md", text)), corpus, OFFLINE).id)
    assert ids == [f"doe-2021-loss-gain-invented{end}" for end in ("", "-2", "-3")]
    assert len({row.file for row in rows_of(corpus)}) == 4


@pytest.mark.parametrize(
    ("header", "end"),
    [
        (COLUMNS, "\n"),
        (COLUMNS, "\r\n"),
        (("note", *reversed(COLUMNS), "own"), "\n"),
    ],
)
def test_other_rows_stay_byte_for_byte(tmp_path: Path, header: tuple[str, ...], end: str) -> None:
    corpus = tmp_path / "corpus"
    cells = {"id": "old", "file": "old.txt", "sha256": "0" * 64, "title": " odd  blanks ", "note": "kept"}
    line = "\t".join(cells.get(column, "") for column in header)
    old = "\ufeff" + end.join(("\t".join(header), "", line))  # no line end at the last
    write(corpus / "manifest.tsv", "").write_bytes(old.encode())
    row = add_review(str(SMALL), corpus, OFFLINE)
    new = (corpus / "manifest.tsv").read_bytes().decode()
    assert new.startswith(old + end) and new.count(end) == 4 and new.endswith(end)
    assert rows_of(corpus)[-1] == row


def test_a_corpus_without_manifest_gets_one(tmp_path: Path) -> None:
    add_review(str(SMALL), tmp_path, OFFLINE)
    assert [row.file for row in rows_of(tmp_path)] == ["small.xml"]


def test_a_damaged_manifest_is_not_added_to(corpus: Path) -> None:
    path = corpus / "manifest.tsv"
    path.write_text(path.read_text() + "half a row\n")
    before = snapshot(corpus)
    with pytest.raises(InputError, match="line 3"):
        add_review(str(SMALL), corpus, OFFLINE)
    assert snapshot(corpus) == before


def test_two_at_a_time_are_kept_apart(corpus: Path) -> None:
    lock = corpus / ".manifest.tsv.lock"
    lock.touch()
    with pytest.raises(InputError, match="another claimx is writing"):
        add_review(str(SMALL), corpus, OFFLINE)
    assert lock.exists() and not (corpus / "reviews" / "small.xml").exists()


def test_a_failed_write_leaves_no_file_behind(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(descriptor: int) -> None:
        raise OSError(28, "No space left on device", "manifest.tsv")

    before = snapshot(corpus)
    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(OSError, match="No space"):
        add_review(str(SMALL), corpus, OFFLINE)
    assert snapshot(corpus) == before


def test_the_command_goes_on_after_a_failure(call: Call, script: Script, corpus: Path, tmp_path: Path) -> None:
    given = write(tmp_path / "given.md", MARKDOWN)
    told = call("add", given, "no.txt", "rubbish", "10.1000/7", "PMC42", given, "--corpus", corpus)
    assert told.exit_code == 1
    lines = [line.split("\t") for line in told.stdout.splitlines()]
    assert [(line[0], line[1]) for line in lines] == [
        ("doe-2021-loss-gain-invented", "given.md"),
        ("doe-2019-invented-review", "doe-2019-invented-review.xml"),
    ]
    for words in ("no such file", "no DOI or PMCID", "not open access", "this text already", "2 of 6 added"):
        assert words in told.stderr
    assert len(rows_of(corpus)) == 3


FAILURES = {
    "stalls": (Answer(body=ARTICLE, stall=0.5), "no answer within"),
    "wrong-length": (Answer(body=ARTICLE[:50], length=len(ARTICLE)), "broke off: 50 of"),
    "redirect": (Answer(302, headers={"Location": "http://localhost:1/x"}), "redirected elsewhere"),
    "not-there": (Answer(404), "gives out no full text"),
    "too-often": (Answer(429), "too many requests"),
    "broken": (Answer(500), "the service fails (500)"),
    "page": (Answer(body=b"<html>Maintenance</html>"), "HTML page"),
    "garbage": (Answer(body=b"<<garbage>>"), "not well-formed"),
    "too-long": (Answer(body=b"x" * 9000), "larger than 8,000 bytes"),
}


def test_the_command_goes_on_whatever_the_service_does(
    call: Call, script: Script, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One call asks for an article that fails in every way, one that is closed, one that is unknown, and a good one."""
    for number, (answer, _) in enumerate(FAILURES.values(), start=100):
        script.answers["/search"][:0] = [found(record(number))]
        script.answers[f"/PMC{number}/fullTextXML"] = [answer]
    script.answers["/search"][:-1] = script.answers["/search"][-2::-1]
    manners = Manners(timeout=0.1, most_bytes=8000, tries=2, sleep=lambda seconds: None)
    monkeypatch.setattr("claimx.sources.europepmc.read_service", lambda: Service(script.url, manners))
    asked = [f"PMC{number}" for number in range(100, 100 + len(FAILURES))]
    told = call("add", *asked, "PMC7", "PMC8", "PMC42", "--corpus", corpus)
    assert told.exit_code == 1 and told.stdout.startswith("doe-2019-invented-review\t")
    lines = told.stderr.splitlines()
    for number, (_, words) in zip(asked, FAILURES.values(), strict=True):
        assert any(words in line and number.removeprefix("PMC") in line for line in lines), (number, words)
    assert any("PMC7 is not open access" in line for line in lines)
    assert any("PMC8: Europe PMC knows no such article" in line for line in lines)
    assert f"1 of {len(FAILURES) + 3} added" in lines[-1] and "Traceback" not in told.output


def test_the_command_when_all_is_well(call: Call, corpus: Path) -> None:
    told = call("add", SMALL, "--corpus", corpus)
    assert (told.exit_code, told.stdout.count("\n")) == (0, 1)


@pytest.mark.parametrize("arguments", [(), ("--corpus", "no/such/folder", "x.txt"), ("--frobnicate", "x.txt")])
def test_a_wrong_call(call: Call, arguments: tuple[str, ...]) -> None:
    assert call("add", *arguments).exit_code == 2


def test_the_help_shows_an_example(call: Call) -> None:
    assert "Example: claimx add PMC4706941" in " ".join(call("add", "--help").stdout.split())


CITING = MARKDOWN.replace("10.1000/loss.1", "10.1000/42").replace(
    "doi:10.1000/one\n",
    """doi:10.1000/one
2. Doe C. Invented work 2. J Invent. 2002;2(2):21-29.
3. Doe D. Invented work 3. J Invent. 2003;3(2):31-39.
4. Doe E. Invented work 4. J Invent. 2004;4(2):41-49.
5. Roe F. A work that nobody lists. J Invent. 2005;5:51.
6. Doe G. Invented work 6. J Invent. 2006;6(2):61-69.
""",
)
LISTED = "/MED/42/references"
ENTRIES = (
    cited(1, id="1", title="An invented work.", authorString="Doe J.", pubYear=2011, pageInfo="1", doi="10.1000/else"),
    cited(2),
    cited(3),
    cited(4, id=None, source=None),
    cited(6),
    cited(6, id="77", citedOrder=7),
)


@pytest.fixture
def lists(script: Script) -> Script:
    """The service, which also lists what the open article cites, and knows the DOI of one work of it."""
    more = found(record(9002, doi="10.1000/two", pmcid="PMC2"))
    script.answers |= {LISTED: [listing(*ENTRIES[:3], total=6), listing(*ENTRIES[3:], total=6)]}
    script.answers["/search"] = [found(record(42)), more]
    return script


def test_identifiers_of_what_a_review_cites(call: Call, lists: Script, corpus: Path, tmp_path: Path) -> None:
    """From the command to the reference: added, looked up, kept, told, and read without asking again."""
    given = write(tmp_path / "given.md", CITING)
    told = call("add", given, "--identifiers", "--corpus", corpus)
    assert told.exit_code == 0, told.output
    doc_id = "doe-2021-loss-gain-invented"
    assert told.stdout.startswith(f"{doc_id}\tgiven.md\t")
    for words in (
        f"{corpus}/reviews/{doc_id}.references.tsv: 6 references\n",
        "contradicted, so left as it is: 1. Doe J. An invented work.",
        "(doi:10.1000/one, in the list doi:10.1000/else pmid:1)",
        "ambiguous, so left as it is: 6. Doe G.",
        "(may be number 5, 6 of the list)",
        "3 of 6 references identified, 2 with a DOI (1 before), 1 ambiguous, 1 contradicted, 1 not in the list, 1 with",
        "1 of 1 added",
    ):
        assert words in told.stderr, words
    assert lists.asked == ["/search", LISTED, LISTED, "/search"]
    review = find_reviews(corpus).present[-1]
    printed, known = document_from_text(CITING, doc_id), read_review(review)
    assert known.text == printed.text and len(known.references) == 6
    assert [(one.doi, one.pmid, one.pmcid) for one in known.references[:3]] == [
        ("10.1000/one", "", ""),
        ("10.1000/two", "9002", "PMC2"),
        ("", "9003", ""),
    ]
    assert not any(one.doi or one.pmid or one.pmcid for one in known.references[3:])
    assert call("lint", "--corpus", corpus).exit_code == 0


@pytest.mark.parametrize("asked", ["doe-2021-loss-gain-invented", "10.1000/42", "given.md"])
def test_identifiers_of_a_review_that_is_there(
    call: Call, lists: Script, corpus: Path, tmp_path: Path, asked: str
) -> None:
    given = write(tmp_path / "given.md", CITING)
    add_review(str(given), corpus, OFFLINE)
    manifest = (corpus / "manifest.tsv").read_bytes()
    named = given if asked == "given.md" else asked
    told = call("add", named, "--identifiers", "--corpus", corpus)
    assert told.exit_code == 0 and "3 of 6 references identified" in told.stderr
    assert "0 of 1 added" in told.stderr and "1 there before" in told.stderr
    kept = snapshot(corpus)
    assert (corpus / "manifest.tsv").read_bytes() == manifest
    again = call("add", named, "--identifiers", "--corpus", corpus)
    assert again.exit_code == 0 and "kept as they are; delete it to look them up again" in again.stderr
    assert "3 of 6 references identified" in again.stderr
    assert snapshot(corpus) == kept and len(lists.asked) == 4


def test_identifiers_of_an_article(call: Call, lists: Script, corpus: Path) -> None:
    lists.answers["/search"][:0] = [found(record(42))]
    told = call("add", "PMC42", "--identifiers", "--corpus", corpus)
    assert told.exit_code == 0 and "0 of 0 references identified" in told.stderr
    assert (corpus / "reviews" / "doe-2019-invented-review.references.tsv").exists()


def test_identifiers_of_a_review_whose_file_is_away(call: Call, lists: Script, corpus: Path) -> None:
    row = add_review("PMC42", corpus, Service(lists.url))
    (corpus / "reviews" / row.file).unlink()
    lists.answers["/search"] = [found(record(42)), found()]
    told = call("add", row.id, "--identifiers", "--corpus", corpus)
    assert told.exit_code == 0 and "not at hand, so nothing was compared" in told.stderr


def test_a_review_without_identifiers(call: Call, lists: Script, corpus: Path, tmp_path: Path) -> None:
    given = write(tmp_path / "given.md", MARKDOWN.replace("10.1000/loss.1", ""))
    told = call("add", given, "--identifiers", "--corpus", corpus)
    assert told.exit_code == 1 and "1 of 1 added" in told.stderr
    assert "error: doe-2021-loss-gain-invented: it has no DOI, PMCID or PMID" in told.stderr
    assert "write one into its row of the manifest, then: claimx add doe-2021-loss-gain-invented --ide" in told.stderr
    assert lists.asked == [] and len(rows_of(corpus)) == 2


@pytest.mark.parametrize(
    ("path", "answer", "words"),
    [
        ("/search", Answer(404), "there is no such thing"),
        ("/search", found(record(43)), "Europe PMC knows no such article; check it in the manifest, then: claimx add"),
        (LISTED, Answer(404), "Europe PMC lists no references of it; try again when it does, then: claimx add"),
        (LISTED, listing(), "lists no references"),
        (LISTED, Answer(429), "too many requests"),
        (LISTED, Answer(500), "the service fails (500)"),
        (LISTED, Answer(body=b"<html>Maintenance</html>"), "expected JSON"),
        (LISTED, Answer(body=b"{" * 99, stall=0.5), "no answer within"),
        (LISTED, Answer(body=b"x" * 9000), "larger than 8,000 bytes"),
    ],
)
def test_a_list_that_cannot_be_had(
    call: Call, lists: Script, corpus: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
    path: str, answer: Answer, words: str,
) -> None:  # fmt: skip
    """The review is safe, nothing half is written, and the word says how to go on."""
    manners = Manners(timeout=0.1, most_bytes=8000, tries=2, sleep=lambda seconds: None)
    monkeypatch.setattr("claimx.sources.europepmc.read_service", lambda: Service(lists.url, manners))
    add_review(str(write(tmp_path / "given.md", CITING)), corpus, OFFLINE)
    before = snapshot(corpus)
    lists.answers[path] = [answer]
    told = call("add", "doe-2021-loss-gain-invented", "escape", "--identifiers", "--corpus", corpus)
    assert told.exit_code == 1 and snapshot(corpus) == before
    assert "doe-2021-loss-gain-invented: its references could not be looked up" in told.stderr
    assert (
        words in told.stderr
        and f"then: claimx add doe-2021-loss-gain-invented --identifiers --corpus {corpus}" in told.stderr
    )
    assert "escape: it has no DOI" in told.stderr and "Traceback" not in told.output


def test_a_damaged_list_is_named(call: Call, lists: Script, corpus: Path, tmp_path: Path) -> None:
    row = add_review(str(write(tmp_path / "given.md", CITING)), corpus, OFFLINE)
    path = write(corpus / "reviews" / f"{row.id}.references.tsv", "order\tdoi\n")
    told = call("add", row.id, "--identifiers", "--corpus", corpus)
    assert told.exit_code == 1 and f"{path} line 1: other columns" in told.stderr and lists.asked == []
    with pytest.raises(InputError, match="line 1: other columns"):
        read_review(find_reviews(corpus).present[-1])
    stranger = write(corpus / "reviews" / "nobody.references.tsv", "")
    told = call("lint", "--corpus", corpus)
    assert told.exit_code == 1
    for words in (f"{path} line 1: other", f"{stranger} line 1: other", f"{stranger}: manifest.tsv lists no review"):
        assert words in told.stderr, words


def test_without_the_option_nothing_is_looked_up(call: Call, lists: Script, corpus: Path, tmp_path: Path) -> None:
    """But the user hears how to, and the command that is named does it."""
    told = call("add", write(tmp_path / "given.md", CITING), "--corpus", corpus)
    assert told.exit_code == 0
    assert lists.asked == [] and not list(corpus.rglob("*.references.tsv"))
    line = next(line for line in told.stderr.splitlines() if "1 of 6 references have a DOI; for the others, " in line)
    _, *named = shlex.split(line.partition("for the others, ")[2])
    assert named == ["add", "doe-2021-loss-gain-invented", "--identifiers", "--corpus", str(corpus)]
    assert call(*named).exit_code == 0 and list(corpus.rglob("*.references.tsv"))
    assert call("add", "doe-2021-loss-gain-invented", "--corpus", corpus).exit_code == 1


def test_who_has_no_doi_hears_what_is_missing(call: Call, corpus: Path, tmp_path: Path) -> None:
    told = call("add", write(tmp_path / "given.md", CITING.replace("10.1000/42", "")), "--corpus", corpus)
    assert (
        "for the others, write its own DOI into its row of the manifest, then claimx add doe-2021-loss" in told.stderr
    )


def test_a_fetched_review_is_looked_up_at_once(call: Call, lists: Script, corpus: Path) -> None:
    lists.answers["/search"][:0] = [found(record(42))]
    told = call("add", "PMC42", "--corpus", corpus)
    assert told.exit_code == 0 and "0 of 0 references identified" in told.stderr
    assert (corpus / "reviews" / "doe-2019-invented-review.references.tsv").exists()


def test_a_fetched_review_is_not_looked_up_where_that_is_not_wanted(call: Call, lists: Script, corpus: Path) -> None:
    told = call("add", "PMC42", "--no-identifiers", "--corpus", corpus)
    assert told.exit_code == 0 and lists.asked == ["/search", "/PMC42/fullTextXML"]
    assert not list(corpus.rglob("*.references.tsv"))


@pytest.mark.parametrize("answer", [Answer(404), Answer(500), listing(), Answer(body=b"garbage")])
def test_a_failure_of_that_only_warns(
    call: Call, lists: Script, corpus: Path, monkeypatch: pytest.MonkeyPatch, answer: Answer
) -> None:
    manners = Manners(tries=1)
    monkeypatch.setattr("claimx.sources.europepmc.read_service", lambda: Service(lists.url, manners))
    lists.answers |= {"/search": [found(record(42))], LISTED: [answer]}
    told = call("add", "PMC42", "--corpus", corpus)
    assert told.exit_code == 0 and "1 of 1 added" in told.stderr and "error:" not in told.stderr
    assert "warning: doe-2019-invented-review: its references could not be looked up: " in told.stderr
    assert f"then: claimx add doe-2019-invented-review --identifiers --corpus {corpus}" in told.stderr
    assert not list(corpus.rglob("*.references.tsv"))


def test_commands_that_are_named_leave_out_the_usual_corpus() -> None:
    row = ManifestRow("doe-2019", "", "")
    assert look_up_command(row, Path("corpus")) == "claimx add doe-2019 --identifiers"
    assert look_up_command(row, Path("my reviews")) == "claimx add doe-2019 --identifiers --corpus 'my reviews'"


def test_a_wrong_service_address(call: Call, corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMX_EUROPEPMC_URL", "nonsense")
    told = call("add", SMALL, "--corpus", corpus)
    assert told.exit_code == 1 and "CLAIMX_EUROPEPMC_URL" in told.stderr


def test_real_papers(shared: Path, corpus: Path) -> None:
    papers = shared / "data" / "papers"
    added = [add_review(str(path), corpus, OFFLINE) for path in sorted(papers.glob("*.*ml"))]
    assert len(added) == 7 and len({row.id for row in added}) == 7
    assert all(row.title and row.authors and row.year and row.doi and row.licence.startswith("CC BY") for row in added)
    assert [row.id for row in rows_of(corpus)[1:]] == [row.id for row in added]
    assert len(find_reviews(corpus).present) == 8
