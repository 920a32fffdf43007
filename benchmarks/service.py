"""A service on this machine that knows the papers of a folder and what they cite, in the shape of Europe PMC's.

It answers what `claimx add` asks, of the publishers' XML: the record of a paper by its DOI or PMCID, the list of what
it cites, and the DOIs of works by their PMIDs. As in the service's own lists, a work with a PMID is told by that, and
its DOI has to be asked for.
"""

import json
import re
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from listed import service_entries

from claimx.sources.jats import front_of_jats

Record = Mapping[str, object]
_ASKED = re.compile(r"(DOI|PMCID|EXT_ID):\"?([^\"\s)]+)")
_FIELDS = {"DOI": "doi", "PMCID": "pmcid", "EXT_ID": "pmid"}


@contextmanager
def serve(papers: Sequence[Path]) -> Iterator[str]:
    """The service while it runs: its address. ``papers`` are JATS files."""
    records, lists = [], {}
    for path in papers:
        record, entries = _record(path), list(service_entries(path))
        records.append(record)
        records += [{"pmid": entry["id"], "doi": entry["doi"]} for entry in entries if {"id", "doi"} <= entry.keys()]
        lists[f"/{record['source']}/{record['id']}/references"] = [_by_pmid(entry) for entry in entries]
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(records, lists))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def _record(path: Path) -> Record:
    front = front_of_jats(path.read_bytes(), str(path))
    source, number = ("MED", front.pmid) if front.pmid else ("PMC", front.pmcid)
    ids = {"doi": front.doi, "pmid": front.pmid, "pmcid": front.pmcid}
    return {"source": source, "id": number, "title": front.title} | {
        kind: value for kind, value in ids.items() if value
    }


def _by_pmid(entry: Record) -> Record:
    return {name: value for name, value in entry.items() if name != "doi" or "id" not in entry}


def _handler(records: Sequence[Record], lists: Mapping[str, Sequence[Record]]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = urlsplit(self.path)
            if asked.path == "/search":
                found = _found(parse_qs(asked.query)["query"][0], records)
                self._answer({"hitCount": len(found), "resultList": {"result": found}})
            elif asked.path in lists:
                entries = lists[asked.path]
                self._answer({"hitCount": len(entries), "referenceList": {"reference": entries}})
            else:
                self.send_error(404)

        def _answer(self, body: Mapping[str, object]) -> None:
            data = json.dumps(body).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    return Handler


def _found(query: str, records: Sequence[Record]) -> list[Record]:
    """The records that have one of the identifiers of a query."""
    asked = {(_FIELDS[name], value.casefold()) for name, value in _ASKED.findall(query)}
    return [
        record for record in records if any((kind, str(value).casefold()) in asked for kind, value in record.items())
    ]
