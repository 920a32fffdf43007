"""Europe PMC's client against a service on this machine: what it asks, what it makes of every kind of answer."""

import json
from collections.abc import Iterator
from dataclasses import replace
from email.utils import formatdate
from pathlib import Path

import pytest

from claimx.errors import InputError
from claimx.sources.download import Manners, fetch
from claimx.sources.europepmc import (
    PUBLIC,
    Identifier,
    Record,
    Service,
    fetch_article,
    find_identifier,
    find_record,
    read_service,
)
from tests.services import JATS, Answer, Script, found, record, serve

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
        ("http://127.0.0.1:1", "connection failed"),
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
        fetch(service.url, bytes, replace(service.manners, tries=0))


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
