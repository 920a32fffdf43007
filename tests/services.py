"""A web service on this machine that answers as it is told, for tests of what fetches."""

import json
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

JATS = (
    "<article><front><article-meta><article-id pub-id-type='pmcid'>PMC{number}</article-id>"
    "<article-id pub-id-type='doi'>10.1000/{number}</article-id>"
    "<title-group><article-title>An invented review</article-title></title-group>"
    "<contrib-group><contrib><name><surname>Doe</surname><given-names>J</given-names></name></contrib></contrib-group>"
    "<pub-date><year>2019</year></pub-date></article-meta></front>"
    "<body><sec><title>Escape</title><p>T790M blocks gefitinib.</p></sec></body></article>"
)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: ``length`` is the length that it claims; ``stall`` the seconds before its last byte."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    length: int | None = None
    stall: float = 0.0


@dataclass
class Script:
    """What a service answers, path by path, and what it was asked. The last answer of a path is repeated."""

    answers: dict[str, list[Answer]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    queries: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)
    url: str = ""

    def next(self, path: str) -> Answer:
        """The next answer for a path."""
        left = self.answers.get(path, [Answer(404, b"nothing here")])
        return left.pop(0) if len(left) > 1 else left[0]


def found(*records: Mapping[str, object]) -> Answer:
    """A search's answer with these records."""
    body = {"version": "6.9", "hitCount": len(records), "resultList": {"result": list(records)}}
    return Answer(body=json.dumps(body).encode())


def listing(*entries: Mapping[str, object], total: int | None = None) -> Answer:
    """A page of a list of references with these entries, of a list of ``total``."""
    count = len(entries) if total is None else total
    body = {"version": "6.9", "hitCount": count, "referenceList": {"reference": list(entries)}}
    return Answer(body=json.dumps(body).encode())


def cited(order: int, **fields: object) -> dict[str, object]:
    """An invented entry of a list of references in the shape of the service's; fields that are None are left out."""
    plain: dict[str, object] = {
        "id": str(9000 + order), "source": "MED", "citationType": "JOURNAL ARTICLE", "title": f"Invented work {order}.",
        "authorString": f"Doe {'ABCDEFGH'[order % 8]}, Roe R.", "journalAbbreviation": "J Invent", "issue": "2",
        "pubYear": 2000 + order, "volume": str(order), "pageInfo": f"{order}1-{order}9", "citedOrder": order,
        "match": "Y",
    }  # fmt: skip
    return {name: value for name, value in (plain | fields).items() if value is not None}


def record(number: int, **fields: object) -> dict[str, object]:
    """An invented record in the shape of the service's."""
    plain: dict[str, object] = {
        "id": str(number), "source": "MED", "pmid": str(number), "pmcid": f"PMC{number}", "doi": f"10.1000/{number}",
        "title": "An invented review.", "authorString": "Doe J, Roe R.", "journalInfo": {"yearOfPublication": 2019},
        "isOpenAccess": "Y", "license": "cc by",
    }  # fmt: skip
    return plain | fields


@contextmanager
def serve(script: Script) -> Iterator[Script]:
    """A service on this machine that follows a script."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            script.asked.append(parts.path)
            asked = parse_qs(parts.query)
            script.queries.append(asked.get("query", [""])[0])
            script.pages.append(asked.get("page", [""])[0])
            script.agents.append(self.headers.get("User-Agent", ""))
            answer = script.next(parts.path)
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if answer.length != -1:
                self.send_header("Content-Length", str(len(answer.body) if answer.length is None else answer.length))
            self.end_headers()
            self.wfile.write(answer.body[: -1 if answer.stall else None])
            if answer.stall:
                self.wfile.flush()
                time.sleep(answer.stall)
                self.wfile.write(answer.body[-1:])

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    script.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield script
    finally:
        server.shutdown()
        server.server_close()
