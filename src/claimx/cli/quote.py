"""Passages in a terminal: quoted with what was found in them marked, citations with their works."""

from collections.abc import Iterable, Sequence

from rich.text import Text

from claimx.runs.tables import identifier
from claimx.schema import Citation, Document, Evidence
from claimx.text import squeeze

STYLES = {
    "drug": "bold magenta",
    "drug_class": "bold magenta",
    "agent": "bold green",
    "gene": "bold blue",
    "mutation": "bold cyan",
    "alteration": "bold cyan",
    "mechanism": "bold yellow",
    "cancer": "bold red",
    "cue": "underline",
}
OPEN, CLOSE = "«", "»"
REACH = 280

Mark = tuple[int, int, str]


def quote(text: str, start: int, end: int, marks: Sequence[Mark], plain: bool) -> Text:
    """A passage of a text in quotation marks, on one line.

    Args:
        text: the document's text.
        start: of the passage. end: of the passage.
        marks: start, end and role of what is marked; marks outside the passage are left out.
        plain: mark with « » instead of colors.
    """
    inside = sorted((max(a, start), min(b, end), role) for a, b, role in marks if a < end and b > start)
    if plain:
        return Text(f"“{squeeze(_bracketed(text, start, end, inside))}”")
    quoted = Text(text[start:end])
    for a, b, role in inside:
        quoted.stylize(STYLES.get(role.lower(), "bold"), a - start, b - start)
    lines = quoted.split("\n", allow_blank=False)
    return Text("“").append_text(Text(" ").join(lines)).append("”")


def around(document: Document, start: int, end: int) -> tuple[int, int]:
    """The block that holds a span, cut at blanks to a readable length around it."""
    block = next((b for b in document.blocks if b.start <= start < b.end), None)
    low = block.start if block else 0
    high = max(block.end, end) if block else len(document.text)
    if start - low > REACH:
        low = document.text.find(" ", start - REACH) + 1
    if high - end > REACH:
        high = document.text.rfind(" ", end, end + REACH)
    return low, max(high, end)


def place(evidence: Evidence) -> str:
    """Where a passage stands, for people."""
    grid = evidence.row is not None and evidence.column is not None
    parts = (
        evidence.doc_id,
        evidence.section,
        evidence.table if evidence.table != evidence.section else "",
        f"row {evidence.row}, column {evidence.column}" if grid else "",
        f"page {evidence.page}" if evidence.page else "",
        f"characters {evidence.start}-{evidence.end}",
    )
    return " · ".join(part for part in parts if part)


def cited(citations: Iterable[Citation]) -> list[Text]:
    """One line for every work that the markers resolve to, and for every marker that does not."""
    lines = []
    for citation in citations:
        for reference in citation.references:
            line = Text(f"{citation.marker} ", style="green").append(f"{reference.label}: ", style="dim")
            line.append(squeeze(reference.title or reference.text))
            line.append(f" ({reference.year})" if reference.year else "").append(
                f" {identifier(reference)}", style="cyan"
            )
            lines.append(line)
        if citation.problem:
            lines.append(Text(f"{citation.marker} ", style="green").append(citation.problem, style="red"))
    return lines


def _bracketed(text: str, start: int, end: int, marks: Sequence[Mark]) -> str:
    parts, at = [], start
    for a, b, _ in marks:
        if a >= at:
            parts += [text[at:a], OPEN, text[a:b], CLOSE]
            at = b
    return "".join(parts) + text[at:end]
