"""Europe PMC's client against a service on this machine: what it asks, what it makes of every kind of answer."""

import json
from collections.abc import Iterator
from dataclasses import replace
from email.utils import formatdate
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from claimx.errors import InputError
from claimx.schema import ListedReference
from claimx.sources.download import Manners, Request, fetch
from claimx.sources.europepmc import (
    PUBLIC,
    Identifier,
    Record,
    Service,
    fetch_article,
    fetch_references,
    find_identifier,
    find_record,
    read_service,
)
from tests.services import JATS, Answer, Script, cited, found, listing, record, serve

DOI = Identifier("doi", "10.1000/42")
OPEN = Record(pmcid="PMC42", doi="10.1000/42", open_access=True)
XML = JATS.format(number=42).encode()
TEXT = "/PMC42/fullTextXML"
NOW = 1_700_000_000.0


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """The service on this machine is asked directly."""
    monkeypatch.setenv("no_proxy", "*")


@pytest.fixture
def script() -> Iterator[Script]:
    """A service that knows one open article."""
    with serve(Script({"/search": [found(record(42))], TEXT: [Answer(body=XML)]})) as running:
        yield running


@pytest.fixture
def pauses() -> list[float]:
    """The seconds that the client would have waited."""
    return []


@pytest.fixture
def service(script: Script, pauses: list[float]) -> Service:
    """The client's view of the service: it never really waits."""
    return Service(script.url, Manners(timeout=0.3, deadline=0.6, sleep=pauses.append, now=lambda: NOW))


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("10.1186/s40880-015-0047-1", "doi", "10.1186/s40880-015-0047-1"),
        ("doi:10.1000/A(1)2", "doi", "10.1000/A(1)2"),
        ("https://doi.org/10.1000/x.y", "doi", "10.1000/x.y"),
        ("http://dx.doi.org/10.1000/x", "doi", "10.1000/x"),
        ("PMC4706941", "pmcid", "PMC4706941"),
        (" pmc12 ", "pmcid", "PMC12"),
        ("PMCID: PMC12", "pmcid", "PMC12"),
        ("https://europepmc.org/articles/PMC12/", "pmcid", "PMC12"),
    ],
)
def test_identifiers_however_written(text: str, kind: str, value: str) -> None:
    identifier = find_identifier(text)
    assert identifier and (identifier.kind, identifier.value) == (kind, value)


@pytest.mark.parametrize("text", ["", "review.txt", "10.1", "10.1000/", "PMC", "PMCx1", "4706941", "10.1000/a b"])
def test_what_is_no_identifier(text: str) -> None:
    assert find_identifier(text) is None


def test_a_record_is_asked_for_and_read(script: Script, service: Service) -> None:
    assert find_record(DOI, service) == Record(
        "An invented review", "Doe J, Roe R", "2019", "10.1000/42", "42", "PMC42", "CC BY", True, "MED", "42"
    )
    assert (script.asked, script.queries) == (["/search"], ['DOI:"10.1000/42"'])


@pytest.mark.parametrize("number", ["PMC4706941", "PMC4709619", "PMC4709662", "PMC4745278"])
def test_the_service_s_own_records(shared: Path, script: Script, service: Service, number: str) -> None:
    kept = json.loads((shared / "data" / "papers" / f"{number}_eupmc_result.json").read_text(encoding="utf-8"))
    script.answers["/search"] = [found(kept)]
    read = find_record(Identifier("pmcid", number), service)
    assert (read.pmcid, read.doi, read.pmid) == (number, kept["doi"][0], kept["pmid"][0])
    assert read.title and read.authors and read.year == "2016" and read.open_access
    xml = (shared / "data" / "papers" / f"{number}_hindawi.xml").read_bytes()
    script.answers[f"/{number}/fullTextXML"] = [Answer(body=xml)]
    assert fetch_article(read, service) == xml


def test_of_several_records_the_open_one_is_taken(script: Script, service: Service) -> None:
    preprint = record(7, doi="10.1000/42", pmcid="", isOpenAccess="N")
    script.answers["/search"] = [found(preprint, record(8), record(42))]
    assert find_record(DOI, service).pmcid == "PMC42"


def test_the_text_comes_as_it_is(service: Service) -> None:
    assert fetch_article(OPEN, service) == XML


@pytest.mark.parametrize(
    ("wanted", "problem"),
    [
        (Record(doi="10.1000/1", open_access=True), "has no full text"),
        (replace(OPEN, open_access=False), "is not open access"),
        (replace(OPEN, pmcid="PMC1"), "gives out no full text"),
    ],
)
def test_articles_that_are_not_given_out(service: Service, wanted: Record, problem: str) -> None:
    with pytest.raises(InputError, match=problem) as refused:
        fetch_article(wanted, service)
    assert "from the publisher" in refused.value.remedy


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (found(), "knows no such article"),
        (found(record(43)), "knows no such article"),
        (Answer(body=b"<html>Maintenance</html>"), "expected JSON"),
        (Answer(body=b"[" * 100_000), "expected JSON"),
        (Answer(body=b""), "expected JSON"),
        (Answer(body=b"\xff\xfe\x00"), "expected JSON"),
        (Answer(body=b"[]"), "no list of results"),
        (Answer(body=b'{"resultList": null}'), "no list of results"),
        (Answer(body=b'{"resultList": {"result": ["x", 3]}}'), "knows no such article"),
        (Answer(400, b"bad query"), "refuses"),
        (Answer(403, b"no"), "refuses"),
        (Answer(404), "no such thing"),
    ],
)
def test_answers_to_a_search_that_are_none(script: Script, service: Service, answer: Answer, problem: str) -> None:
    script.answers["/search"] = [answer]
    with pytest.raises(InputError, match=problem) as refused:
        find_record(DOI, service)
    assert refused.value.remedy and len(script.asked) == 1


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"<!DOCTYPE html><html>Sorry</html>", "HTML page"),
        (b"{}", "expected XML"),
        (b"", "empty"),
        (XML[:200], "breaks off"),
        (b"<error>no</error>", "found XML of <error>"),
        (XML.replace(b"PMC42", b"PMC43"), "found the article PMC43"),
        (b'<!DOCTYPE a [<!ENTITY a "b">]>' + XML, "declares the entity"),
    ],
)
def test_texts_that_are_none(script: Script, service: Service, body: bytes, problem: str) -> None:
    script.answers[TEXT] = [Answer(body=body)]
    with pytest.raises(InputError, match=problem):
        fetch_article(OPEN, service)


GOOD = Answer(body=XML)


@pytest.mark.parametrize(
    ("answers", "waited"),
    [
        ([Answer(500), GOOD], [1.0]),
        ([Answer(502), Answer(503), Answer(504), GOOD], [1.0, 2.0, 4.0]),
        ([Answer(429, headers={"Retry-After": "7"}), GOOD], [7.0]),
        ([Answer(503, headers={"Retry-After": formatdate(NOW + 30, usegmt=True)}), GOOD], [30.0]),
        ([Answer(503, headers={"Retry-After": formatdate(NOW - 30, usegmt=True)}), GOOD], [1.0]),
        ([Answer(429, headers={"Retry-After": "soon"}), GOOD], [1.0]),
        ([Answer(429, headers={"Retry-After": "0"}), GOOD], [1.0]),
        ([Answer(body=XML[:100], length=len(XML)), GOOD], [1.0]),
        ([Answer(body=XML, stall=0.7), GOOD], [1.0]),
    ],
)
def test_passing_failures_are_tried_again(
    script: Script, service: Service, pauses: list[float], answers: list[Answer], waited: list[float]
) -> None:
    script.answers[TEXT] = list(answers)
    assert fetch_article(OPEN, service) == XML
    assert pauses == waited


@pytest.mark.parametrize(
    ("answer", "problem", "tries"),
    [
        (Answer(500), r"the service fails \(500\) \(4 tries\)", 4),
        (Answer(429), "too many requests", 4),
        (Answer(429, headers={"Retry-After": "3600"}), "asks to wait 3600 seconds", 1),
        (Answer(body=XML[:50], length=len(XML)), "broke off: 50 of", 4),
        (Answer(body=XML, stall=0.5), "no answer within", 4),
        (Answer(302, headers={"Location": TEXT}), "redirected without end", 0),
        (Answer(302, headers={"Location": "file:///etc/hosts"}), "redirected", 1),
        (Answer(302, headers={"Location": "ftp://127.0.0.1/x"}), "cannot be fetched|redirected", 1),
        (Answer(302, headers={"Location": "http://localhost:1/x"}), "redirected elsewhere, to http://localhost:1", 1),
        (Answer(302), "redirected", 1),
        (Answer(body=b"x" * 2000, length=-1), "larger than 1,500 bytes", 1),
        (Answer(body=b"x" * 2000), "larger than 1,500 bytes", 1),
    ],
)
def test_failures_that_stay_are_told(
    script: Script, service: Service, answer: Answer, problem: str, tries: int
) -> None:
    script.answers[TEXT] = [answer]
    service = replace(service, manners=replace(service.manners, timeout=0.1, most_bytes=1500))
    with pytest.raises(InputError, match=problem) as refused:
        fetch_article(OPEN, service)
    assert refused.value.remedy and (not tries or len(script.asked) == tries)


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("/search", "the record of DOI 10.1000/42"),
        (TEXT, "the text of PMC42"),
        ("/MED/42/references", "the references of DOI 10.1000/42"),
    ],
)
@pytest.mark.parametrize("answer", [Answer(500), Answer(403), Answer(body=b"garbage"), Answer(302)])
def test_errors_name_the_host_and_what_was_asked(
    script: Script, service: Service, path: str, asked: str, answer: Answer
) -> None:
    script.answers[path] = [answer]
    with pytest.raises(InputError) as refused:
        record = find_record(DOI, service)
        fetch_article(record, service)
        fetch_references(record, service)
    assert refused.value.place == f"{asked} ({urlsplit(script.url).netloc})"
    assert "?" not in str(refused.value) and len(str(refused.value)) < 150


def test_a_trickle_is_cut_at_the_deadline(script: Script, service: Service) -> None:
    script.answers[TEXT] = [Answer(body=XML, stall=0.2)]
    service = replace(service, manners=replace(service.manners, deadline=0.1, tries=1))
    with pytest.raises(InputError, match="not complete after"):
        fetch_article(OPEN, service)


def test_a_redirect_is_followed(script: Script, service: Service) -> None:
    script.answers[TEXT] = [Answer(301, headers={"Location": "/elsewhere"})]
    script.answers["/elsewhere"] = [GOOD]
    assert fetch_article(OPEN, service) == XML


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        (
            "http://127.0.0.1:1",
            r"the text of PMC42 \(127.0.0.1:1\): the connection failed \(Connection refused\) \(4 tri",
        ),
        ("http://name.invalid", "connection failed"),
        ("file:///etc", "cannot"),
    ],
)
def test_services_that_cannot_be_reached(service: Service, url: str, problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        fetch_article(OPEN, replace(service, url=url))


def test_the_client_says_who_it_is(script: Script, service: Service) -> None:
    manners = replace(service.manners, contact="mailto:doe@example.org\r\nX: y")
    fetch_article(OPEN, replace(service, manners=manners))
    fetch_article(OPEN, service)
    assert script.agents[0].startswith("claimx/0.1.0 (") and "mailto:doe@example.org" in script.agents[0]
    assert "no contact given" in script.agents[1]


def test_answers_are_kept_on_disk(tmp_path: Path, script: Script, service: Service) -> None:
    kept = replace(service, manners=replace(service.manners, cache=tmp_path / "kept", now=lambda: NOW))
    for _ in range(2):
        assert fetch_article(OPEN, kept) == XML
    assert len(script.asked) == 1
    (path,) = (tmp_path / "kept").iterdir()
    path.write_bytes(XML[:99])
    assert fetch_article(OPEN, kept) == XML and path.read_bytes() == XML
    stale = replace(kept, manners=replace(kept.manners, now=lambda: path.stat().st_mtime + 8 * 86_400))
    assert fetch_article(OPEN, stale) == XML
    assert len(script.asked) == 3


@pytest.mark.parametrize("answer", [Answer(404), Answer(body=XML[:99]), Answer(500)])
def test_failures_are_not_kept(tmp_path: Path, script: Script, service: Service, answer: Answer) -> None:
    kept = replace(service, manners=replace(service.manners, cache=tmp_path / "kept"))
    script.answers[TEXT] = [answer]
    with pytest.raises(InputError):
        fetch_article(OPEN, kept)
    assert not list(tmp_path.rglob("*"))


def test_a_cache_that_cannot_be_written_is_no_failure(tmp_path: Path, service: Service) -> None:
    (tmp_path / "file").write_text("x")
    kept = replace(service, manners=replace(service.manners, cache=tmp_path / "file"))
    assert fetch_article(OPEN, kept) == XML


def test_no_try_at_all(service: Service) -> None:
    with pytest.raises(InputError, match="no try was allowed"):
        fetch(Request(service.url, "nothing"), bytes, replace(service.manners, tries=0))


@pytest.mark.parametrize(
    ("environment", "url", "contact", "cache"),
    [
        ({"XDG_CACHE_HOME": "/c"}, PUBLIC, "", "/c/claimx/europepmc"),
        ({"CLAIMX_EUROPEPMC_URL": "http://localhost:9/r/", "CLAIMX_CACHE": "/k"}, "http://localhost:9/r", "",
         "/k/europepmc"),
        ({"CLAIMX_CONTACT": "doe@example.org", "CLAIMX_CACHE": "/k"}, PUBLIC, "doe@example.org", "/k/europepmc"),
    ],
)  # fmt: skip
def test_settings(environment: dict[str, str], url: str, contact: str, cache: str) -> None:
    service = read_service(environment)
    assert (service.url, service.manners.contact, service.manners.cache) == (url, contact, Path(cache))


@pytest.mark.parametrize("url", ["ftp://example.org", "example.org/rest", "http://", "file:///etc"])
def test_an_address_that_is_none(url: str) -> None:
    with pytest.raises(InputError, match="CLAIMX_EUROPEPMC_URL"):
        read_service({"CLAIMX_EUROPEPMC_URL": url})


LISTED = "/MED/42/references"
KNOWN = Record(pmid="42", doi="10.1000/42", source="MED", number="42")


def test_references_page_by_page(script: Script, service: Service) -> None:
    script.answers[LISTED] = [
        listing(cited(3), cited(1), total=5),
        listing(cited(2), cited(5), total=5),
        listing(cited(4), total=5),
    ]
    script.answers["/search"] = [found(record(9001, doi="10.1000/a", pmcid=""), record(9003, doi="", pmcid="PMC3"))]
    listed = fetch_references(KNOWN, service)
    assert [entry.order for entry in listed] == [1, 2, 3, 4, 5]
    assert listed[0] == ListedReference(
        1, "Doe B, Roe R", 2001, "Invented work 1", "J Invent", "1", "2", "11-19", "10.1000/a", "9001", ""
    )
    assert (listed[2].doi, listed[2].pmcid) == ("", "PMC3")
    assert script.asked == [LISTED, LISTED, LISTED, "/search"]
    assert script.pages == ["1", "2", "3", ""]
    assert script.queries[-1] == "SRC:MED AND (EXT_ID:9001 OR EXT_ID:9002 OR EXT_ID:9003 OR EXT_ID:9004 OR EXT_ID:9005)"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"doi": "https://doi.org/10.1000/B.", "id": None, "source": None}, {"doi": "10.1000/B", "pmid": ""}),
        ({"doi": "n/a", "id": "PPR5", "source": "PPR"}, {"doi": "", "pmid": "", "pmcid": ""}),
        ({"id": "PMC77", "source": "PMC"}, {"pmid": "", "pmcid": "PMC77"}),
        ({"id": 77, "pubYear": "1999", "volume": 4}, {"pmid": "77", "year": 1999, "volume": "4"}),
        ({"pubYear": 0, "title": ["Lists\tof", "two"]}, {"year": None, "title": ""}),
        ({"title": "An <i>EGFR</i> &lt;b&gt;tale&lt;/b&gt; &amp; p < 1 \n."}, {"title": "An EGFR tale & p < 1"}),
        ({"title": None, "publicationTitle": "A book"}, {"title": "A book", "journal": "J Invent"}),
        ({"title": None, "unstructuredInformation": "Doe A. Said."}, {"title": "Doe A. Said"}),
        ({"citedOrder": None}, {"order": 1}),
        ({"authorString": None}, {"authors": ""}),
    ],
)  # fmt: skip
def test_entries_however_told(
    script: Script, service: Service, fields: dict[str, object], expected: dict[str, object]
) -> None:
    script.answers |= {LISTED: [listing(cited(7, **fields))], "/search": [found()]}
    (entry,) = fetch_references(KNOWN, service)
    wanted = {name: value for name, value in expected.items() if name != "order"}
    assert {name: getattr(entry, name) for name in wanted} == wanted and entry.order == 1


@pytest.mark.parametrize(
    ("known", "path"),
    [
        (KNOWN, LISTED),
        (Record(pmcid="PMC5", source="PMC", number="PMC5"), "/PMC/PMC5/references"),
        (Record(doi="10.1000/p", source="PPR", number="PPR5"), "/PPR/PPR5/references"),
        (Record(pmid="6"), "/MED/6/references"),
        (Record(pmcid="PMC6"), "/PMC/PMC6/references"),
    ],
)
def test_what_the_service_calls_an_article(script: Script, service: Service, known: Record, path: str) -> None:
    script.answers |= {path: [listing(cited(1))], "/search": [found()]}
    assert len(fetch_references(known, service)) == 1 and script.asked[0] == path


def test_identifiers_are_completed_by_the_hundred(script: Script, service: Service) -> None:
    """Each PMID once, in requests short enough for a server; what has no PMID, or lacks nothing, is not asked for."""
    entries = [cited(order) for order in range(1, 252)]
    entries += [cited(252, id="9001"), cited(253, id=None, source=None), cited(254, doi="10.1000/own")]
    script.answers |= {LISTED: [listing(*entries)], "/search": [found(record(9254, doi="10.1000/else", pmcid="PMC4"))]}
    listed = fetch_references(KNOWN, service)
    queries = script.queries[1:]
    assert [query.count("EXT_ID") for query in queries] == [100, 100, 52]
    assert sum(query.count("EXT_ID:9001") for query in queries) == 1
    assert (listed[-1].doi, listed[-1].pmcid) == ("10.1000/own", "PMC4")


def test_nothing_to_complete(script: Script, service: Service) -> None:
    script.answers[LISTED] = [listing(cited(1, id=None, source=None, doi="10.1000/a"))]
    assert fetch_references(KNOWN, service)[0].doi == "10.1000/a" and script.asked == [LISTED]


@pytest.mark.parametrize(
    ("answers", "problem", "asked"),
    [
        ([listing()], "lists no references", 1),
        ([Answer(body=b'{"hitCount": 0}')], "lists no references", 1),
        ([Answer(404)], "lists no references", 1),
        ([listing(cited(1), total=3), listing(total=3)], "breaks off: 1 of 3 references", 2),
        ([listing(cited(1), total=3), Answer(500)], r"the service fails \(500\)", 5),
        ([Answer(body=b"<html>Maintenance</html>")], "expected JSON", 1),
        ([Answer(body=b"")], "expected JSON", 1),
        ([Answer(body=b"[]")], "no list of references", 1),
        ([Answer(body=b'{"hitCount": 2}')], "no list of references", 1),
        ([Answer(body=b'{"hitCount": 2, "referenceList": {"reference": ["x", 3]}}')], "no list of references", 1),
        ([Answer(body=b'{"referenceList": {"reference": []}}')], "no list of references", 1),
        ([Answer(body=b'{"errCode": 404, "errMsg": "Invalid page size"}')], r"refuses \(Invalid page size\)", 1),
        ([Answer(403)], "refuses", 1),
        ([Answer(429)], "too many requests", 4),
        ([Answer(503, headers={"Retry-After": "9000"})], "asks to wait 9000 seconds", 1),
        ([Answer(body=b"{}" * 50, length=7000)], "broke off", 4),
        ([replace(listing(cited(1)), stall=0.5)], "no answer within", 4),
        ([Answer(body=b"x" * 9000)], "larger than 8,000 bytes", 1),
    ],
)
def test_lists_that_are_none(script: Script, service: Service, answers: list[Answer], problem: str, asked: int) -> None:
    script.answers[LISTED] = answers
    service = replace(service, manners=replace(service.manners, timeout=0.1, most_bytes=8000))
    with pytest.raises(InputError, match=problem) as refused:
        fetch_references(KNOWN, service)
    assert refused.value.remedy and len(script.asked) == asked


@pytest.mark.parametrize("answer", [Answer(500), Answer(body=b"garbage"), Answer(404)])
def test_a_list_that_cannot_be_completed_is_none(script: Script, service: Service, answer: Answer) -> None:
    script.answers |= {LISTED: [listing(cited(1))], "/search": [answer]}
    with pytest.raises(InputError):
        fetch_references(KNOWN, service)


def test_a_record_by_its_pmid(script: Script, service: Service) -> None:
    assert find_record(Identifier("pmid", "42"), service).doi == "10.1000/42"
    assert script.queries == ['EXT_ID:"42" AND SRC:MED']
    with pytest.raises(InputError, match="PMID 43: Europe PMC knows no such article; look at it"):
        find_record(Identifier("pmid", "43"), service, "look at it")
