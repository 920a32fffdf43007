"""The tables of a run: records as rows of text, and TSV files of such rows.

A cell never holds a raw tab or line end: they are written ``\\t``, ``\\n`` and so on, a backslash as two.
Lists within a cell are joined by ``;``.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict

import pandas as pd

from claimx.errors import InputError
from claimx.linked import cited_reference
from claimx.pages.rows import Grids
from claimx.runs.differences import Change
from claimx.schema import Citation, CitedReference, Claim, Document, Evidence, Extraction, Reference, Rejection

Row = Mapping[str, object]

CLAIM_COLUMNS = (
    "claim_id", "type", "drug", "gene", "mutation", "alteration", "mechanism", "cancer", "agent",
    "confidence", "passages", "reviews", "works", "disputed",
)  # fmt: skip
EVIDENCE_COLUMNS = (
    "claim_id", "doc_id", "section", "page", "table", "row", "column", "start", "end", "text",
    "direction", "certainty", "setting", "citations", "references", "mentions", "extractor", "score", "context",
)  # fmt: skip
PASSAGE_COLUMNS = (*CLAIM_COLUMNS[:10], *EVIDENCE_COLUMNS[1:])
REJECTION_COLUMNS = ("rejection_id", "kind", "doc_id", "start", "end", "text", "what", "reason")
CHANGE_COLUMNS = ("change", "cause", "old_claim_id", *CLAIM_COLUMNS[:9], "old_confidence", "confidence", "details")
CITATION_COLUMNS = ("doc_id", "section", "start", "end", "marker", "labels", "references", "identifiers", "problem")

_ESCAPES = {c: f"\\u{ord(c):04x}" for c in (*map(chr, range(32)), "\x85", "\u2028", "\u2029")}
_ESCAPES |= {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_UNESCAPES = {escaped: c for c, escaped in _ESCAPES.items()}
_ESCAPED = re.compile(r"\\(?:u[0-9a-f]{4}|.)", re.DOTALL)


def render_table(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """Rows as TSV text with a header line; None and missing cells are empty."""
    cells = [[_cell(row.get(column)) for column in columns] for row in rows]
    frame = pd.DataFrame(cells, columns=list(columns), dtype=str)
    return frame.to_csv(sep="\t", index=False, quoting=csv.QUOTE_NONE, lineterminator="\n")


def parse_table(text: str, columns: Sequence[str], place: str) -> list[dict[str, str]]:
    """The rows of a TSV text that :func:`render_table` made. Raises InputError where columns are missing."""
    try:
        frame = pd.read_csv(io.StringIO(text), sep="\t", dtype=str, keep_default_na=False, quoting=csv.QUOTE_NONE)
    except (pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise InputError(place, f"no table ({error})".replace("\n", " "), "make the run again") from error
    missing = [column for column in columns if column not in frame.columns]
    if missing:
        raise InputError(place, f"no column {missing[0]!r}", "make the run again")
    return [
        {column: _unescape(cell) for column, cell in zip(frame.columns, cells, strict=True)}
        for cells in frame.itertuples(index=False, name=None)
    ]


def claim_row(claim: Claim, documents: Mapping[str, Document]) -> Row:
    """A claim as a row of claims.tsv, with what its evidence counts."""
    works = {work for e in claim.evidence for work in cited_works(e, documents.get(e.doc_id))}
    return asdict(claim) | {
        "passages": len(claim.evidence),
        "reviews": len({evidence.doc_id for evidence in claim.evidence}),
        "works": len(works),
        "disputed": "yes" if any(e.direction == "disputes" for e in claim.evidence) else "no",
    }


def evidence_rows(claim: Claim, grids: Mapping[str, Grids]) -> Iterable[Row]:
    """The passages of a claim as rows of evidence.tsv; ``grids`` are the tables of the documents, by id."""
    for evidence in claim.evidence:
        yield asdict(evidence) | {
            "claim_id": claim.claim_id,
            "citations": [citation.marker for citation in evidence.citations],
            "references": [r.label for citation in evidence.citations for r in citation.references],
            "mentions": [f"{m.role}={m.name}" + (f" ({m.via})" if m.via else "") for m in evidence.mentions],
            "context": grids[evidence.doc_id].row_of(evidence),
        }


def change_row(change: Change) -> Row:
    """What became of a claim as a row: as it stands now or, where it is lost, as it stood."""
    return asdict(change.claim) | {
        "change": change.kind,
        "cause": change.cause,
        "claim_id": change.new.claim_id if change.new else "",
        "old_claim_id": change.old.claim_id if change.old else "",
        "confidence": change.new.confidence if change.new else "",
        "old_confidence": change.old.confidence if change.old else "",
        "details": change.details,
    }


def citation_rows(extraction: Extraction) -> Iterable[Row]:
    """The in-text markers of a document as rows of citations.tsv."""
    document = extraction.document
    names = {(r.label, r.text): name for name, r in name_references(document).items()}
    for citation in extraction.citations:
        yield asdict(citation) | {
            "doc_id": document.doc_id,
            "section": section_title(document, citation.start),
            "references": [names.get((r.label, r.text), r.label) for r in citation.references],
            "identifiers": [identifier(reference) for reference in citation.references],
        }


def parse_citation(references: Mapping[str, Mapping[str, Reference]], row: Mapping[str, str]) -> Citation:
    """The citation of a row of citations.tsv; ``references`` are those of every document, by name."""
    own = references[row["doc_id"]]
    return Citation(
        marker=row["marker"],
        start=int(row["start"]),
        end=int(row["end"]),
        labels=_list(row["labels"]),
        references=tuple(cited_reference(own[name]) for name in _list(row["references"])),
        problem=row["problem"],
    )


def name_references(document: Document) -> dict[str, Reference]:
    """The entries of a bibliography, each under a name of its own: its label, and where that is shared its place."""
    labels = Counter(reference.label for reference in document.references)
    return {r.label if r.label and labels[r.label] == 1 else f"{r.label}@{r.start}": r for r in document.references}


def parse_rejection(row: Mapping[str, str]) -> Rejection:
    """The refused candidate of a row of rejected.tsv."""
    return Rejection(
        rejection_id=row["rejection_id"],
        kind="mention" if row["kind"] == "mention" else "claim",
        doc_id=row["doc_id"],
        start=int(row["start"]),
        end=int(row["end"]),
        text=row["text"],
        what=row["what"],
        reason=row["reason"],
    )


def cited_works(evidence: Evidence, document: Document | None) -> set[str]:
    """The distinct works that a passage cites, named so that two reviews name one work alike if they can."""
    references = {r.label: r for r in document.references} if document else {}
    return {_work(r, references.get(r.label), evidence.doc_id) for c in evidence.citations for r in c.references}


def identifier(reference: CitedReference | Reference) -> str:
    """The best identifier of a work, as a CURIE; empty if it has none."""
    known = (("doi", reference.doi.lower()), ("pmid", reference.pmid), ("pmcid", reference.pmcid))
    return next((f"{prefix}:{value}" for prefix, value in known if value), "")


def section_title(document: Document, start: int) -> str:
    """The printed heading of the section that an offset lies in."""
    return next((s.title for s in document.sections if s.start <= start < s.end), "")


def _work(cited: CitedReference, entry: Reference | None, doc_id: str) -> str:
    return identifier(cited) or f"{doc_id}#{entry.work if entry and entry.work else cited.label}"


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ";".join(_cell(part) for part in value)
    return "".join(_ESCAPES.get(c, c) for c in str(value))


def _unescape(cell: str) -> str:
    return _ESCAPED.sub(lambda match: _UNESCAPES.get(match.group(), match.group()), cell)


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(";") if part)
