"""Drafts in reading order made into a Document: the one text, and every span in it."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from claimx.schema import Block, Cell, Document, Link, Section, Span, Table
from claimx.sources.bibliography import with_works
from claimx.sources.drafts import Draft, Grid, LinkDraft
from claimx.sources.references import parse_reference

BLOCK_GAP, ROW_GAP, CELL_GAP = "\n\n", "\n", "\t"


def assemble(drafts: Sequence[Draft], doc_id: str, source: str = "", form: str = "") -> Document:
    """A Document from drafts: blocks two line breaks apart, rows one, cells a tab."""
    texts = [_render_grid(draft.grid) if draft.grid else draft.text for draft in drafts]
    spans = list(_spans(texts, len(BLOCK_GAP)))
    sections = _sections(drafts, spans)
    homes = [home - 1 for home in accumulate(_begins(drafts))]
    blocks = tuple(
        Block(draft.kind, span.start, span.end, home, draft.page)
        for draft, span, home in zip(drafts, spans, homes, strict=True)
    )
    entries = [
        parse_reference(text, span.start, draft.doi)
        for draft, text, span in zip(drafts, texts, spans, strict=True)
        if draft.kind == "reference"
    ]
    return Document(
        doc_id=doc_id,
        text=BLOCK_GAP.join(texts),
        title=next((text for draft, text in zip(drafts, texts, strict=True) if draft.kind == "title"), ""),
        sections=sections,
        blocks=blocks,
        tables=_tables(drafts, spans, homes),
        references=with_works(entries),
        links=tuple(_links(drafts, spans)),
        source=source,
        format=form,
    )


def _spans(texts: Sequence[str], gap: int) -> Iterator[Span]:
    start = 0
    for text in texts:
        yield Span(start, start + len(text))
        start += len(text) + gap


def _begins(drafts: Sequence[Draft]) -> list[int]:
    """1 for each draft that a section begins with, the first draft among them; else 0."""
    return [int(at == 0 or draft.section is not None) for at, draft in enumerate(drafts)]


def _sections(drafts: Sequence[Draft], spans: Sequence[Span]) -> tuple[Section, ...]:
    heads = [at for at, begins in enumerate(_begins(drafts)) if begins]
    starts = [spans[at].start for at in heads]
    ends = [*starts[1:], spans[-1].end] if heads else []
    return tuple(_section(drafts[at], start, end) for at, start, end in zip(heads, starts, ends, strict=True))


def _section(draft: Draft, start: int, end: int) -> Section:
    if draft.section is None:
        return Section("", 1, "front", start, end)
    return Section(draft.text.rstrip(": "), max(1, draft.level), draft.section, start, end)


def _tables(drafts: Sequence[Draft], spans: Sequence[Span], homes: Sequence[int]) -> tuple[Table, ...]:
    return tuple(
        Table(
            draft.label,
            _caption(drafts, spans, at),
            span.start,
            span.end,
            _cells(draft.grid, span.start),
            home,
            draft.page,
        )
        for at, (draft, span, home) in enumerate(zip(drafts, spans, homes, strict=True))
        if draft.grid
    )


def _caption(drafts: Sequence[Draft], spans: Sequence[Span], at: int) -> Span:
    """The caption beside a table, above it or below it; an empty span where it has none."""
    for near in (at - 1, at + 1):
        if 0 <= near < len(drafts) and drafts[near].kind == "caption" and drafts[near].label == drafts[at].label:
            return spans[near]
    return Span(spans[at].start, spans[at].start)


def _links(drafts: Sequence[Draft], spans: Sequence[Span]) -> Iterator[Link]:
    for draft, span in zip(drafts, spans, strict=True):
        yield from _moved(draft.links, span.start)
        start = span.start
        for cell in (cell for row in draft.grid.rows for cell in row) if draft.grid else ():
            yield from _moved(cell.links, start)
            start += len(cell.text) + 1


def _moved(links: Sequence[LinkDraft], start: int) -> Iterator[Link]:
    return (Link(start + begin, start + end, references) for begin, end, references in links)


def _render_grid(grid: Grid) -> str:
    return ROW_GAP.join(CELL_GAP.join(cell.text for cell in row) for row in grid.rows)


def _cells(grid: Grid, start: int) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    for row, drafts in enumerate(grid.rows):
        for column, draft in enumerate(drafts):
            items = tuple(Span(start + begin, start + end) for begin, end in draft.items)
            cells.append(Cell(row, column, start, start + len(draft.text), row < grid.headers, items))
            start += len(draft.text) + 1
    return tuple(cells)
