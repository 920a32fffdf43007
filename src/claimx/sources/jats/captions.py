"""Captions of figures, boxes and tables, and the tables themselves with their notes."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from claimx.schema import BlockKind
from claimx.sources.drafts import Draft
from claimx.sources.jats.grids import read_grid
from claimx.sources.jats.inline import caption_text, child_text, full_text
from claimx.sources.tables import is_abbreviation_list


def caption_drafts(element: Element, kind: BlockKind) -> Iterator[Draft]:
    """The label and caption of a float as one block, if it has any."""
    label, text = label_of(element), caption_text(element)
    if label or text:
        yield Draft(kind, f"{label}: {text}" if label and text else label or text, label=label)


def label_of(element: Element) -> str:
    """The label of a figure, table or box as it is called in the text: ``Table 2``."""
    label = child_text(element, "label").rstrip(".:| ")
    return label.capitalize() if label.isupper() else label


def table_drafts(element: Element) -> Iterator[Draft]:
    """A table with its caption, or its caption alone where the table is a picture; then its notes."""
    label = label_of(element)
    yield from caption_drafts(element, "caption")
    tables = [element] if element.tag in ("table", "array") else _grids_in(element)
    for grid in filter(None, map(read_grid, tables)):
        yield Draft("table", label=label, grid=grid)
    for note in element.iterfind("table-wrap-foot"):
        yield from _read_notes(note)


def _grids_in(element: Element) -> list[Element]:
    """The tables of a wrapper; a form that is an alternative to another is not read twice."""
    found = [child for child in element if child.tag in ("table", "array")]
    for group in element.iterfind("alternatives"):
        found += [child for child in group if child.tag in ("table", "array")][:1]
    return found


def _read_notes(foot: Element) -> Iterator[Draft]:
    notes = [child for group in foot for child in (group if group.tag == "fn-group" else (group,))]
    for note in notes:
        text = full_text(note)
        if text:
            yield Draft("abbreviations" if is_abbreviation_list(text) else "legend", text)
