"""Pages made into pieces in reading order: furniture off, tables lifted out, columns read, captions and notes told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claimx.sources.headings import section_kind
from claimx.sources.pdf.captions import is_continued, may_name, read_caption
from claimx.sources.pdf.columns import find_gutters, read_columns
from claimx.sources.pdf.continued import on_next_page, with_columns
from claimx.sources.pdf.furniture import without_furniture
from claimx.sources.pdf.grids import read_grid
from claimx.sources.pdf.initials import with_initials
from claimx.sources.pdf.lines import Line, leadings, line_text, read_lines
from claimx.sources.pdf.notes import SMALL_PRINT, count_notes
from claimx.sources.pdf.pieces import Piece, split_pieces
from claimx.sources.pdf.rows import Row, find_rows
from claimx.sources.pdf.segments import Box, Page, PrintedCell, Segment, box_of, words_of
from claimx.sources.pdf.styles import Body, find_body, running_sizes
from claimx.sources.pdf.tables import TableArea, find_tables
from claimx.text import Vocabulary

NEAR_FIGURE = 45.0  # points from a picture within which small type belongs to it
BESIDE_FIGURE = 12.0  # points from a picture within which another face than that of running text belongs to it
OTHER = 0.4  # points by which type is smaller than running text, as a picture's labels are, or larger, as none is
LABEL_WORDS = 12  # on a line of a picture's labels, at most
UNDER_TABLE = 3.0  # lines under a table within which small type belongs to it


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page with its rows and tables."""

    page: Page
    rows: list[Row]
    tables: list[TableArea]

    @property
    def frames(self) -> list[tuple[Box, Box]]:
        """The frames around text, and how far what stands in each may reach."""
        return [(frame, frame.grown(1)) for frame in self.page.frames]


def read_layout(pages: Sequence[Page]) -> tuple[list[Piece], Body, Vocabulary]:
    """The pieces of a document in reading order, its type, and its vocabulary."""
    body = find_body([page.segments for page in pages])
    rows_of = without_furniture([_rows(page, body) for page in pages])
    gutters = find_gutters(rows_of, body.size)
    key = body.style[0], body.size
    sheets: list[_Sheet] = []
    for page, rows in zip(pages, rows_of, strict=True):
        tables = find_tables(rows, page.rules, key, gutters, page.width)
        tables = with_columns(tables, rows, page.rules, gutters, page.width)
        last = sheets[-1] if sheets else None
        more = last and on_next_page(last.tables, last.rows, rows, page.rules, gutters, page.width)
        sheets.append(_Sheet(page, rows, [more, *tables] if more else tables))
    columns = [_lines(sheet, body, gutters) for sheet in sheets]
    every = [line for page in columns for lines in page for line in lines]
    vocabulary = Vocabulary("\n".join([line.text for lines in page for line in lines]) for page in columns)
    leading = leadings(every)
    split = [[list(split_pieces(lines, leading)) for lines in page] for page in columns]
    body = running_sizes([piece for page in split for column in page for piece in column], body)
    pieces = [
        piece
        for sheet, found in zip(sheets, split, strict=True)
        for piece in _with_tables([each for column in found for each in _told_of(column, sheet, body)], sheet)
    ]
    return _continued(pieces), body, vocabulary


def _rows(page: Page, body: Body) -> list[Row]:
    """The rows of a page outside its pictures."""
    return find_rows(with_initials(_outside(page.segments, page.figures), body.size))


def _outside(segments: Sequence[Segment], figures: Sequence[Box]) -> Sequence[Segment]:
    if not figures:
        return segments
    return [segment for segment in segments if not _is_in(segment, figures)]


def _is_in(segment: Segment, boxes: Sequence[Box]) -> bool:
    """Whether the middle of a segment lies in one of some boxes."""
    x, y = (segment.x0 + segment.x1) / 2, (segment.top + segment.bottom) / 2
    return any([x0 <= x <= x1 and top <= y <= bottom for x0, top, x1, bottom in boxes])


def _lines(sheet: _Sheet, body: Body, gutters: Sequence[float]) -> list[list[Line]]:
    """The lines of each column of a page, without its tables."""
    boxes = [area.box.grown(2) for area in sheet.tables]
    rows = [list(_outside(row, boxes)) for row in sheet.rows] if boxes else sheet.rows
    return [read_lines(column, sheet.page.number) for column in read_columns(rows, body.size, gutters)]


def _framed(pieces: Sequence[Piece], frames: Sequence[tuple[Box, Box]]) -> Sequence[Piece]:
    """The pieces, with the frames that are drawn around them."""
    if not frames:
        return pieces
    around = [next((frame for frame, reach in frames if _encloses(reach, piece)), None) for piece in pieces]
    return [piece._replace(frame=each) if each else piece for piece, each in zip(pieces, around, strict=True)]


def _told_of(column: Sequence[Piece], sheet: _Sheet, body: Body) -> Iterator[Piece]:
    """The pieces of a column, each told what it is."""
    first_note = len(column) - count_notes(column, sheet.page.rules, body.size)
    for at, piece in enumerate(_framed(column, sheet.frames)):
        yield _told(piece, sheet, body, at >= first_note)


def _told(piece: Piece, sheet: _Sheet, body: Body, is_note: bool) -> Piece:
    """A piece as a caption, a table's legend, a figure's label or a footnote, where it is one."""
    caption = read_caption(piece.beginning, (body.style[0], body.size)) if may_name(piece.first.text) else None
    if caption and caption.certain:
        return piece._replace(kind="caption", label=caption.label)
    size = piece.size
    is_running = body.is_running(size) and not is_note
    is_small = size < SMALL_PRINT * body.size and not is_running
    is_legend = size < body.size and bool(sheet.tables)  # or may be, as far as its type goes
    is_label = bool(sheet.page.figures) and _is_in_labels_type(piece, size, body)
    if not (is_small or is_legend or is_label) or (is_running and _has_long_line(piece)):
        return piece
    box = box_of(piece.segments)
    if is_legend and any(_is_under(box, area.box, size) for area in sheet.tables):
        return piece._replace(kind="legend")
    if is_label and _is_by_picture(box, size, sheet.page.figures, body) and not _has_long_line(piece):
        return piece._replace(kind="other")
    if is_small:
        return piece._replace(kind="paragraph" if piece.page == 1 and box.top < 0.6 * sheet.page.height else "other")
    return piece


def _encloses(box: Box, piece: Piece) -> bool:
    """Whether all lines of a piece stand in a box; most pieces outside have not even the first word in it."""
    left, above, right, below = box
    for line in piece.lines:
        for _, x0, top, x1, bottom, _, _, _, _, _ in line.segments:
            if x0 < left or x1 > right or top < above or bottom > below:
                return False
    return True


def _is_under(box: Box, table: Box, size: float) -> bool:
    return 0 <= box.top - table.bottom + size < UNDER_TABLE * size * 1.3 and box.x0 < table.x1 and table.x0 < box.x1


def _has_long_line(piece: Piece) -> bool:
    """Whether a line of a piece is longer than those of labels are."""
    return any(line.length > LABEL_WORDS for line in piece.lines)


def _is_in_labels_type(piece: Piece, size: float, body: Body) -> bool:
    """Whether a piece is set as labels of pictures are: in small type, or in another face and no heading."""
    if _is_labels_size(size, body):
        return True
    return size < body.size + OTHER and piece.first.face.name != body.style[0] and not section_kind(piece.text)


def _is_labels_size(size: float, body: Body) -> bool:
    return size < body.size - OTHER


def _is_by_picture(box: Box, size: float, figures: Sequence[Box], body: Body) -> bool:
    """Whether a piece stands as near to a picture as its labels do: small type near it, other type beside it."""
    reach = box.grown(NEAR_FIGURE if _is_labels_size(size, body) else BESIDE_FIGURE)
    return any(map(reach.meets, figures))


def _with_tables(pieces: Sequence[Piece], sheet: _Sheet) -> Iterator[Piece]:
    """The pieces of a page with each table behind its caption."""
    waiting = list(sheet.tables)
    for area in [area for area in waiting if area.goes_on]:
        waiting.remove(area)
        yield from _table(area, sheet)
    for piece in pieces:
        yield piece
        for area in [area for area in waiting if piece.kind == "caption" and piece.first == area.segment]:
            waiting.remove(area)
            yield from _table(area, sheet)
    for area in waiting:
        yield from _table(area, sheet)


def _table(area: TableArea, sheet: _Sheet) -> Iterator[Piece]:
    box = area.box.grown(2)
    rows = [words_of(inside) for row in sheet.rows if (inside := [each for each in row if _is_in(each, [box])])]
    grid = read_grid(rows, area) if rows else None
    number = sheet.page.number
    if grid:
        lines = (Line.of(grid.words, number, box.x0, box.x1),)
        yield Piece(lines, "table", label=area.caption.label, grid=grid, page=number)
    else:
        for row in rows:
            yield Piece((Line.of(row, number, box.x0, box.x1),), "other", page=number)


def _continued(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with tables that go on under a caption saying so joined to where they began."""
    found: list[Piece] = []
    begun: dict[str, int] = {}
    for piece in pieces:
        caption = found[-1] if found and found[-1].kind == "caption" and found[-1].label == piece.label else None
        before = begun.get(piece.label) if piece.grid else None
        whole = _joined(found[before], piece) if before is not None else None
        if before is not None and whole and (caption is None or is_continued(caption.text)):
            if caption:
                found.pop()
            found[before] = whole
            continue
        if piece.grid:
            begun.setdefault(piece.label, len(found))
        found.append(piece)
    return found


def _joined(table: Piece, more: Piece) -> Piece | None:
    """A table with its further rows; None where they have other columns."""
    if not table.grid or not more.grid or len(table.grid.rows[0]) != len(more.grid.rows[0]):
        return None
    heads, rows = table.grid.rows[: table.grid.headers], more.grid.rows
    repeated = _texts(heads) == _texts(rows[: len(heads)])
    rows = rows[len(heads) :] if repeated else rows
    grid = replace(table.grid, rows=(*table.grid.rows, *rows))
    return table._replace(lines=(*table.lines, *more.lines), grid=grid)


def _texts(rows: Sequence[Sequence[PrintedCell]]) -> list[list[list[str]]]:
    return [[[line_text(line) for line in cell] for cell in row] for row in rows]
