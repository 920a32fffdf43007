"""What a reader has made out before offsets exist: drafts of blocks, grids and cells."""

from dataclasses import dataclass

from claimx.schema import BlockKind, SectionKind

LinkDraft = tuple[int, int, tuple[int, ...]]  # from, to, and the references that it links to, by number


@dataclass(frozen=True, slots=True)
class CellDraft:
    """The plain text of a cell, and its entries and links as offsets into that text."""

    text: str = ""
    items: tuple[tuple[int, int], ...] = ()
    links: tuple[LinkDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of equally many cells; the first ``headers`` rows are column headings.

    A row whose first cell is empty goes on under the label of the row above.
    """

    rows: tuple[tuple[CellDraft, ...], ...]
    headers: int = 1


@dataclass(frozen=True, slots=True)
class Draft:
    """A block in reading order.

    ``section`` is set where a section begins, with its ``level``. ``grid`` is set for a table,
    and ``label`` (``Table 2``) for it and its caption; ``links`` are offsets into ``text``. ``doi`` is
    that of an entry of the references, where the source tells it beside the text.
    """

    kind: BlockKind
    text: str = ""
    page: int | None = None
    level: int = 0
    section: SectionKind | None = None
    label: str = ""
    grid: Grid | None = None
    links: tuple[LinkDraft, ...] = ()
    doi: str = ""
