"""Where tables stand on a page: a caption, and beside it rules or rows of cells."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from claimx.sources.pdf.captions import Caption, table_captions
from claimx.sources.pdf.rows import Row, base_of, main_size
from claimx.sources.pdf.segments import Box, Segment, box_of

SAME_EDGE = 5.0  # points by which the ends of a table's rules differ
SAME_LINE = 1.5  # points by which the pieces of one rule differ in height
JOIN = 6.0  # points between two pieces of one rule
REACH = 7.0  # lines between a caption and the first rule, at most
CELL_GAP = 0.9  # of the size: the least space between two cells
FEWEST_CELLED = 0.3  # share of a ruled table's rows that have two cells or more
FULL_LINE = 0.85  # share of the width that a line of running text takes
MOST_HEADINGS = 4  # lines of column headings
MOST_CAPTION = 5  # lines of a caption under its first
MOST_LEGEND = 3  # lines between a table and a caption under it
LARGER = 0.7  # points by which a row set in larger type is a heading behind the table
MOST_GAP = 3.2  # of the size: the widest space between rows of a table without rules


@dataclass(frozen=True, slots=True)
class TableArea:
    """A table's place on a page: its caption's first segment, and the box of its cells with the rules in it."""

    caption: Caption
    segment: Segment
    box: Box
    rules: tuple[Box, ...]
    goes_on: bool = False  # from the page before


def find_tables(
    rows: Sequence[Row], rules: Sequence[Box], body: tuple[str, float], gutters: Sequence[float], width: float
) -> list[TableArea]:
    """The tables of a page.

    Args:
        rows: the rows of the page.
        rules: its straight rules.
        body: name of the face and size of the running text.
        gutters: where columns part on most pages.
        width: of the page.
    """
    captions = table_captions(rows, body)
    if not captions:
        return []
    across = _whole_rules([rule for rule in rules if rule.x1 - rule.x0 > rule.bottom - rule.top])
    upright = [rule for rule in rules if rule.bottom - rule.top > rule.x1 - rule.x0]
    found: list[TableArea] = []
    lines = [_whole_line(rows[index], segment) for index, segment, _ in captions]
    for (index, segment, caption), line in zip(captions, lines, strict=True):
        below = [each for each in lines if each.base > line.base]
        taken = [area.box for area in found] + [box_of([each]) for each in lines if each is not line]
        boxes = chain(
            [_ruled(rows, across, line, below)],
            _open(rows[index + 1 :], rows, segment, gutters, width),
            _open(rows[:index][::-1], rows, segment, gutters, width),
        )
        box = next((box for box in boxes if box and not any(each.meets(box.grown(-2)) for each in taken)), None)
        if box:
            inside = tuple(
                rule for rule in [*across, *upright] if box.grown(3).holds((rule.x0 + rule.x1) / 2, rule.top)
            )
            found.append(TableArea(caption, segment, box, inside))
    return found


def _whole_line(row: Row, segment: Segment) -> Segment:
    """A segment as far as what follows it goes on without a gap."""
    cell = cells_of([each for each in row if each.x0 >= segment.x0])[0]
    return segment._replace(x1=cell[-1].x1)


def _whole_rules(rules: Sequence[Box]) -> list[Box]:
    """Horizontal rules with the pieces that lie on one line joined."""
    whole: list[Box] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.top / SAME_LINE), rule.x0)):
        last = whole[-1] if whole else None
        if last and abs(last.top - rule.top) <= SAME_LINE and rule.x0 - last.x1 <= JOIN:
            whole[-1] = last.joined(rule)
        else:
            whole.append(rule)
    return sorted(whole, key=lambda rule: rule.top)


def _ruled(rows: Sequence[Row], rules: Sequence[Box], segment: Segment, captions: Sequence[Segment]) -> Box | None:
    """The box between the rules of a table under its caption, or over it, as far as the next caption below."""
    size = segment.face.size
    spans = [rule for rule in rules if _is_over(segment, rule) and rule.x1 - rule.x0 > 6 * size]
    stop = min((other.top for other in captions if any(_is_over(other, rule) for rule in spans)), default=math.inf)
    below = [rule for rule in spans if segment.base <= rule.top + 1 < stop]
    if below and below[0].top - segment.base < REACH * 1.3 * size:
        return _with_open_end(rows, _frame(rows, below), segment)
    above = [rule for rule in spans if rule.bottom < segment.top + 2]
    if above and segment.top - above[-1].bottom < MOST_LEGEND * 1.3 * size:
        return _frame(rows, above[::-1])
    return None


def _is_over(caption: Segment, rule: Box) -> bool:
    """Whether a caption stands over or under a rule, or begins a little left of it."""
    near = rule.x0 - caption.x0 <= 3 * caption.face.size
    return caption.x0 <= rule.x1 and (caption.x1 >= rule.x0 or near)


def _frame(rows: Sequence[Row], rules: Sequence[Box]) -> Box | None:
    """The box of the rules that reach as far as the first one, as long as there are cells between them."""
    first = rules[0]
    box = first
    for rule in rules[1:]:
        if abs(rule.x0 - first.x0) > SAME_EDGE or abs(rule.x1 - first.x1) > SAME_EDGE:
            continue
        wider = box.joined(rule)
        between = Box(first.x0, min(box.bottom, rule.top), first.x1, max(box.top, rule.bottom))
        if _is_prose(rows, between):
            break
        box = wider
    return box if box.bottom - box.top > 8 else None


def _with_open_end(rows: Sequence[Row], box: Box | None, segment: Segment) -> Box | None:
    """The box of a table with the rows under its column headings, where no rule ends it."""
    if box is None:
        return None
    inside = [row for row in rows if within(row, box)]
    under = [row for row in rows if base_of(row) > box.bottom]
    if len(inside) > MOST_HEADINGS or not inside or not under:
        return box
    size = segment.face.size
    stretch = box.x0 - size, box.x1 + size
    below = segment._replace(base=box.bottom, face=segment.face)
    more = cells_box(under, below, stretch, [stretch], 0)
    aligned = more is not None and more.x0 < box.x0 + 0.5 * (box.x1 - box.x0)
    return box.joined(more) if more and aligned else box


def _has_cells(rows: Sequence[Row], box: Box) -> bool:
    counts = [len(cells) for row in rows if (cells := cells_of(within(row, box)))]
    return not counts or sum(count > 1 for count in counts) >= max(1, FEWEST_CELLED * len(counts))


def _is_prose(rows: Sequence[Row], box: Box) -> bool:
    """Whether lines that fill the box stand in it, and hardly a row of cells."""
    lines = [cells for row in rows if (cells := cells_of(within(row, box)))]
    full = sum(_fills(cells[0], (box.x0, box.x1)) for cells in lines if len(cells) == 1)
    return not _has_cells(rows, box) and full > 1


def within(row: Row, box: Box) -> Row:
    """The segments of a row that stand in a box."""
    area = box.grown(3)
    return [segment for segment in row if area.holds((segment.x0 + segment.x1) / 2, (segment.top + segment.bottom) / 2)]


def cells_of(segments: Sequence[Segment], gap: float = CELL_GAP) -> list[list[Segment]]:
    """The segments of a row cut where the space is wider than between segments."""
    cells: list[list[Segment]] = []
    for segment in segments:
        if not cells or segment.x0 - cells[-1][-1].x1 >= gap * min(segment.face.size, cells[-1][-1].face.size):
            cells.append([])
        cells[-1].append(segment)
    return cells


def _open(
    beside: Sequence[Row], rows: Sequence[Row], segment: Segment, gutters: Sequence[float], width: float
) -> Iterator[Box | None]:
    """Boxes of the rows of cells of a table without rules: over all columns, and in the one of its caption.

    Args:
        beside: the rows under the caption, or those over it from the last to the first.
        rows: of the page.
        segment: the beginning of the caption.
        gutters: where columns part on most pages.
        width: of the page.
    """
    columns = column_stretches(rows, gutters, width)
    whole = cells_box(beside, segment, (columns[0][0], columns[-1][1]), columns)
    if whole and (len(columns) < 2 or any(whole.x0 < x < whole.x1 for _, x in columns[:-1])):
        yield whole
    own = next(((a, b) for a, b in columns if a - 2 <= segment.x0 < b), None)
    yield cells_box(beside, segment, own, [own]) if own else None


def column_stretches(rows: Sequence[Row], gutters: Sequence[float], width: float) -> list[tuple[float, float]]:
    """Where the columns of a page begin and end.

    Args:
        rows: of the page.
        gutters: where columns part on most pages.
        width: of the page.
    """
    left, right = min(row[0].x0 for row in rows), max(row[-1].x1 for row in rows)
    return list(
        pairwise(sorted({left, right, *(x for x in gutters if left + 0.15 * width < x < right - 0.15 * width)}))
    )


def cells_box(
    rows: Sequence[Row],
    segment: Segment,
    stretch: tuple[float, float],
    columns: Sequence[tuple[float, float]],
    patience: int = MOST_CAPTION,
) -> Box | None:
    """The box of the first rows in a stretch that are made of cells, up to a line that fills a column or is larger."""
    box: Box | None = None
    base, waited, largest = segment.base, 0, math.inf
    for row in rows:
        segments = [each for each in row if stretch[0] <= (each.x0 + each.x1) / 2 <= stretch[1]]
        if not segments:
            continue
        cells = cells_of(segments)
        prose = any(_fills(cell, column) for cell in cells for column in columns)
        distance, base = abs(base_of(segments) - base), base_of(segments)
        size = main_size(segments)
        ends = box is not None and (prose or size > largest)
        if ends or distance > MOST_GAP * segments[0].face.size or waited > patience:
            break
        if box is None and (prose or len(cells) == 1):
            waited += 1
            continue
        box, largest = box.joined(box_of(segments)) if box else box_of(segments), min(largest, size + LARGER)
    return box if box and box.bottom - box.top > 3 * segment.face.size and _has_cells(rows, box) else None


def _fills(cell: Sequence[Segment], column: tuple[float, float]) -> bool:
    return cell[-1].x1 - cell[0].x0 > FULL_LINE * (column[1] - column[0])
