"""How ``claimx extract`` writes what it found, one document after the other."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimx.schema import Extraction


class Format(StrEnum):
    """What ``claimx extract`` writes."""

    jsonl = "jsonl"
    tsv = "tsv"
    pubtator = "pubtator"
    brat = "brat"
    bioc = "bioc"
    html = "html"


def _nothing(name: str | int, problem: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Layout:
    """What is written of a document and of a document that failed, each by its id; what stands before and after all."""

    document: Callable[[str | int, "Extraction"], str]
    failure: Callable[[str | int, str], str] = _nothing
    head: str = ""
    tail: str = ""


def layout_of(format: Format, text_is_given: bool) -> Layout:
    """The layout of a format.

    Args:
        format: which.
        text_is_given: whoever asks has the text already, so that JSON need not repeat it.
    """
    match format:
        case Format.jsonl:
            return Layout(_short_json if text_is_given else _json, _problem)
        case Format.tsv:
            from claimx.runs.tables import PASSAGE_COLUMNS, render_table

            return Layout(_tsv, head=render_table(PASSAGE_COLUMNS, ()))
        case Format.pubtator:
            from claimx.exports.pubtator import render_pubtator

            return Layout(lambda name, extraction: render_pubtator(extraction))
        case Format.brat:
            from claimx.exports.brat import render_brat

            return Layout(lambda name, extraction: render_brat(extraction))
        case Format.bioc:
            from claimx.exports import bioc_xml

            return Layout(
                lambda name, extraction: bioc_xml.render_bioc(extraction), head=bioc_xml.HEAD, tail=bioc_xml.TAIL
            )
        case Format.html:
            from claimx.pages import page

            return Layout(
                lambda name, extraction: page.render_review(extraction),
                lambda name, problem: page.render_failure(str(name), problem),
                head=page.render_head(),
                tail=page.render_end(),
            )


def _json(name: str | int, extraction: "Extraction") -> str:
    return _line({"id": name, "text": extraction.document.text}, extraction)


def _short_json(name: str | int, extraction: "Extraction") -> str:
    return _line({"id": name}, extraction)


def _line(line: dict[str, Any], extraction: "Extraction") -> str:
    from claimx.runs.wire import to_line, to_object

    line["mentions"] = [to_object(mention) for mention in extraction.mentions]
    line["claims"] = [to_object(claim) for claim in extraction.claims]
    return to_line(line) + "\n"


def _problem(name: str | int, problem: str) -> str:
    """A line that keeps the order, and says that this is a failure and not a text without claims."""
    from claimx.runs.wire import to_line

    return to_line({"id": name, "mentions": [], "claims": [], "error": problem}) + "\n"


def _tsv(name: str | int, extraction: "Extraction") -> str:
    from claimx.pages.rows import lay_out
    from claimx.runs.tables import PASSAGE_COLUMNS, evidence_rows, render_table

    grids = {extraction.document.doc_id: lay_out(extraction.document)}
    rows = [asdict(claim) | dict(row) for claim in extraction.claims for row in evidence_rows(claim, grids)]
    return render_table(PASSAGE_COLUMNS, rows).split("\n", 1)[1]
