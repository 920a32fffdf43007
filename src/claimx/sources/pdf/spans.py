"""Column headings that reach over several columns put over the first of them."""

from collections.abc import Sequence

from claimx.sources.pdf.cellrows import SpanRow


def with_spans(
    lines: Sequence[tuple[SpanRow, float]], bounds: Sequence[float], header_end: float
) -> list[tuple[SpanRow, float]]:
    """The lines with every heading that reaches over columns in the first of those that it is centered over."""
    body = [line for line, base in lines if base > header_end]
    extents = [
        (min(line[c][0].x0 for line in body if line[c]), max(line[c][-1].x1 for line in body if line[c]))
        if any(line[c] for line in body)
        else (0.0, 0.0)
        for c in range(len(bounds) + 1)
    ]
    return [(_centered(line, bounds, extents) if base <= header_end else line, base) for line, base in lines]


def _centered(line: SpanRow, bounds: Sequence[float], extents: Sequence[tuple[float, float]]) -> SpanRow:
    placed: SpanRow = [[] for _ in line]
    taken = {column for column, cell in enumerate(line) if cell}
    for column, cell in enumerate(line):
        if not cell:
            continue
        last = sum(bound < cell[-1].x1 for bound in bounds)
        if last > column:
            middle = (cell[0].x0 + cell[-1].x1) / 2
            lowest = max((other + 1 for other in taken if other < column), default=0)
            highest = min((other for other in taken if other > column), default=len(line))
            reaches = [
                (a, b) for a in range(lowest, column + 1) for b in range(last, highest) if extents[a] and extents[b]
            ]
            reaches = reaches or [(column, last)]
            first = min(reaches, key=lambda reach: abs((extents[reach[0]][0] + extents[reach[1]][1]) / 2 - middle))[0]
        else:
            first = column
        placed[first] = [*placed[first], *cell]
    return placed
