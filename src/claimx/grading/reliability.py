"""How far confidence can be trusted: bins of claims by confidence, the expected error, and a diagram."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

EDGES = tuple(n / 10 for n in range(11))
SIZE, MARGIN = 260, 34


@dataclass(frozen=True, slots=True)
class Bin:
    """The claims whose confidence lies above ``low`` and up to ``high``: how many, how many say nothing wrong.

    ``confidence`` is the sum of theirs.
    """

    low: float
    high: float
    claims: int = 0
    right: int = 0
    confidence: float = 0.0

    @property
    def share(self) -> float:
        """The share that is right; 0 of an empty bin."""
        return self.right / self.claims if self.claims else 0.0

    @property
    def mean(self) -> float:
        """The mean confidence; the middle of an empty bin."""
        return self.confidence / self.claims if self.claims else (self.low + self.high) / 2


Bins = tuple[Bin, ...]


def fill_bins(judged: Iterable[tuple[float, bool]]) -> Bins:
    """Ten bins of claims, each given as its confidence and whether it is right."""
    known = sorted(judged)
    found = []
    for low, high in pairwise(EDGES):
        inside = [(value, right) for value, right in known if low < value <= high or value == low == 0]
        total = round(sum(value for value, _ in inside), 6)
        found.append(Bin(low, high, len(inside), sum(right for _, right in inside), total))
    return tuple(found)


def add_bins(left: Bins, right: Bins) -> Bins:
    """The bins of both."""
    return tuple(
        Bin(a.low, a.high, a.claims + b.claims, a.right + b.right, a.confidence + b.confidence)
        for a, b in zip(left, right, strict=True)
    )


def expected_error(bins: Bins) -> float | None:
    """Expected calibration error: how far mean confidence and share lie apart, over all claims; None without any."""
    total = sum(one.claims for one in bins)
    return sum(abs(one.right - one.confidence) for one in bins) / total if total else None


def precision_above(bins: Bins, least: float) -> float | None:
    """The share of right claims among those of a confidence above ``least``, an edge of the bins."""
    above = _above(bins, least)
    total = claims_above(bins, least)
    return sum(one.right for one in above) / total if total else None


def claims_above(bins: Bins, least: float) -> int:
    """How many claims have a confidence above ``least``, an edge of the bins."""
    return sum(one.claims for one in _above(bins, least))


def recall_above(bins: Bins, least: float) -> float | None:
    """The share of all right claims that have a confidence above ``least``: a sure few alone would be worth little."""
    right = sum(one.right for one in bins)
    return sum(one.right for one in _above(bins, least)) / right if right else None


def _above(bins: Bins, least: float) -> Bins:
    return tuple(one for one in bins if one.low >= least - 1e-9)


def draw_reliability(bins: Bins, title: str) -> str:
    """A reliability diagram as SVG: a dot a bin, its area by its claims, and the diagonal where both agree.

    Within a page it takes the page's colours (``--accent``, ``--sheet``, ``--line``, ``--soft``).
    """
    most = max((one.claims for one in bins), default=0) or 1
    error = expected_error(bins)
    caption = "no claims" if error is None else f"expected error {error:.3f}, {sum(b.claims for b in bins)} claims"
    dots = [
        f'<circle cx="{_x(one.mean):.1f}" cy="{_y(one.share):.1f}" r="{3 + 9 * (one.claims / most) ** 0.5:.1f}" '
        f'style="fill:var(--accent,#0f6e6e);fill-opacity:.6"><title>confidence {one.mean:.2f}, right {one.share:.2f}, '
        f"{one.claims} claims</title></circle>"
        for one in bins
        if one.claims
    ]
    return "\n".join((*_frame(title, caption), *dots, "</svg>")) + "\n"


def _frame(title: str, caption: str) -> Sequence[str]:
    whole = SIZE + 2 * MARGIN
    ticks = [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]
    text = '<text x="{:.1f}" y="{:.1f}" text-anchor="{}">{}</text>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole} {whole + 16}" width="{whole}" role="img" '
        f'aria-label="{title}" font-family="sans-serif" font-size="10" style="fill:var(--soft,#555)">',
        f'<rect x="{MARGIN}" y="{MARGIN}" width="{SIZE}" height="{SIZE}" '
        'style="fill:var(--sheet,#fff);stroke:var(--line,#ccc)"/>',
        f'<line x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}" stroke="#999" stroke-dasharray="4 4"/>',
        *(text.format(_x(t), _y(0) + 13, "middle", t) for t in ticks),
        *(text.format(_x(0) - 5, _y(t) + 3, "end", t) for t in ticks),
        text.format(whole / 2, 14, "middle", title),
        text.format(whole / 2, 28, "middle", caption),
        text.format(whole / 2, whole + 4, "middle", "confidence (across) and share right (up)"),
    )


def _x(value: float) -> float:
    return MARGIN + value * SIZE


def _y(value: float) -> float:
    return MARGIN + (1 - value) * SIZE
