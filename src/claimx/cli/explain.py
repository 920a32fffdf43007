"""Explanations for a curator: what a claim, mention or refused candidate rests on."""

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claimx.cli.quote import STYLES, Mark, around, cited, place, quote
from claimx.pages.values import NOWHERE, WHENCE, Value, Values
from claimx.runs.pool import pool_claims
from claimx.runs.tables import cited_works, section_title
from claimx.schema import SLOTS, Claim, Document, Evidence, EvidenceMention, Mention, Rejection, Run
from claimx.text import counted

ARGUMENTS = ("drug", "agent", *SLOTS)


def explain_claim(claim: Claim, run: Run, plain: bool) -> Group:
    """A claim: its arguments, then every passage with what makes it say so."""
    documents = {extraction.document.doc_id: extraction.document for extraction in run.extractions}
    found = {(m.doc_id, m.start, m.end, m.name): m for extraction in run.extractions for m in extraction.mentions}
    own = {evidence.doc_id for evidence in claim.evidence}
    values = {e.document.doc_id: Values(e) for e in run.extractions if e.document.doc_id in own}
    parts: list[RenderableType] = [_title("claim", claim.type, claim.claim_id), _indented(_arguments(claim, documents))]
    for number, evidence in enumerate(claim.evidence, start=1):
        parts += ["", _said(number, evidence), _indented(Text(place(evidence), style="dim"))]
        marks = [(m.start, m.end, m.role) for m in evidence.mentions]
        text = documents[evidence.doc_id].text
        parts.append(_indented(quote(text, evidence.start, evidence.end, marks, plain)))
        told = values[evidence.doc_id].of(claim, evidence)
        parts.append(_indented(_because(evidence, found, [value for value in told if not value.told], text)))
        parts += [_indented(line) for line in cited(evidence.citations)]
    return Group(*parts)


def explain_mention(mention: Mention, run: Run, plain: bool) -> Group:
    """A mention: what it names, what found it, and the claims that it fills."""
    document = next(e.document for e in run.extractions if e.document.doc_id == mention.doc_id)
    facts = [
        ("names", Text(mention.name, style="bold").append(f"  {mention.id or 'no identifier'}", style="cyan")),
        ("found by", Text(mention.found_by)),
        ("score", Text(f"{mention.score:.2f}")),
    ]
    if mention.corrected_from:
        facts.append(("repaired", Text(f"the source prints {mention.corrected_from!r}", style="red")))
    for claim, role in _claims_with(mention, run):
        facts.append((f"{role} of", Text(f"{claim.claim_id}  {summarize(claim)}")))
    mark = (mention.start, mention.end, mention.label)
    return Group(
        _title("mention", mention.label, f"{mention.doc_id}:{mention.start}-{mention.end}"),
        *_passage(document, mention.start, mention.end, mark, plain),
        _indented(_grid(facts)),
    )


def explain_rejection(rejection: Rejection, run: Run, plain: bool) -> Group:
    """A refused candidate: what it would have been, and why it is not."""
    document = next(e.document for e in run.extractions if e.document.doc_id == rejection.doc_id)
    facts = [("would be", Text(rejection.what, style="bold")), ("refused", Text(rejection.reason, style="red"))]
    mark = (rejection.start, rejection.end, "cue")
    return Group(
        _title("refused", rejection.kind, rejection.rejection_id),
        *_passage(document, rejection.start, rejection.end, mark, plain),
        _indented(_grid(facts)),
    )


def summarize(claim: Claim) -> str:
    """A claim on one line: type, drug and values."""
    values = [value for slot in SLOTS for value in getattr(claim, slot)]
    return (
        f"{claim.type}: {claim.drug or '-'}"
        + (f" by {claim.agent}" if claim.agent else "")
        + (f" ({', '.join(values)})" if values else "")
    )


def _arguments(claim: Claim, documents: dict[str, Document]) -> Table:
    rows: list[tuple[str, Text]] = []
    for slot in ARGUMENTS:
        value = getattr(claim, slot)
        if value:
            rows.append((slot, Text(value if isinstance(value, str) else ", ".join(value), style=STYLES[slot])))
    works = {work for e in claim.evidence for work in cited_works(e, documents.get(e.doc_id))}
    disputing = sum(e.direction == "disputes" for e in claim.evidence)
    counts = (
        f"{claim.confidence:.2f} · {counted(len(claim.evidence), 'passage')} in "
        f"{counted(len({e.doc_id for e in claim.evidence}), 'review')} · {counted(len(works), 'work')} cited"
    )
    rows.append(("confidence", Text(counts + (f" · disputed by {disputing}" if disputing else ""))))
    return _grid(rows)


def _said(number: int, evidence: Evidence) -> Text:
    said = " · ".join(part for part in (evidence.direction, evidence.certainty, evidence.setting) if part)
    style = "bold red" if evidence.direction == "disputes" else "bold green"
    return (
        Text(f"{number}  ", style="bold")
        .append(said, style=style)
        .append(f" · {evidence.extractor} · score {evidence.score:.2f}", style="dim")
    )


def _because(
    evidence: Evidence, found: dict[tuple[str, int, int, str], Mention], untold: Sequence[Value], text: str
) -> Table:
    """What fills the claim's slots, then the values that no word of the evidence stands for."""
    grid = Table.grid(padding=(0, 2))
    for mention in evidence.mentions:
        source = found.get((evidence.doc_id, mention.start, mention.end, mention.name))
        name, found_by = (mention.name, _found_by(source)) if mention.role != "cue" else (mention.text, mention.name)
        grid.add_row(
            Text(mention.role, style=STYLES.get(mention.role, "bold")),
            Text(name),
            Text(_printed(mention)),
            Text(found_by, style="dim"),
        )
    for value in untold:
        at = value.named
        source = found.get((evidence.doc_id, at.start, at.end, value.name)) if at else None
        grid.add_row(
            Text(value.slot, style=STYLES[value.slot]),
            Text(value.name),
            Text(_elsewhere(value, text)),
            Text(_found_by(source), style="dim"),
        )
    return grid


def _elsewhere(value: Value, text: str) -> str:
    """Where a value is named that the evidence has no mention of."""
    if value.named is None:
        return f"{NOWHERE}: inferred"
    printed = f"'{' '.join(value.named.of(text).split())}' at {value.named.start}-{value.named.end}"
    if value.whence == NOWHERE:
        return f"{NOWHERE}: carried over or inferred; last named before as {printed}"
    return printed + (f", {value.whence}" if value.whence else "")


def _printed(mention: EvidenceMention) -> str:
    printed = f"'{' '.join(mention.text.split())}' at {mention.start}-{mention.end}"
    return printed + (f", {WHENCE.get(mention.via, mention.via)}" if mention.via else "")


def _found_by(mention: Mention | None) -> str:
    if mention is None:
        return ""
    return mention.found_by + (f"; repaired from {mention.corrected_from!r}" if mention.corrected_from else "")


def _claims_with(mention: Mention, run: Run) -> Iterable[tuple[Claim, str]]:
    for claim in pool_claims(run.extractions):
        roles = {
            m.role
            for evidence in claim.evidence
            for m in evidence.mentions
            if (evidence.doc_id, m.start, m.end) == (mention.doc_id, mention.start, mention.end)
        }
        yield from ((claim, role) for role in sorted(roles))


def _passage(document: Document, start: int, end: int, mark: Mark, plain: bool) -> Sequence[RenderableType]:
    low, high = around(document, start, end)
    where = " · ".join(part for part in (document.doc_id, section_title(document, start)) if part)
    return (
        _indented(Text(f"{where} · characters {start}-{end}", style="dim")),
        _indented(quote(document.text, low, high, [mark], plain)),
    )


def _title(kind: str, what: str, name: str) -> Text:
    return Text(f"{kind} ", style="dim").append(what, style="bold reverse").append(f"  {name}", style="dim")


def _grid(rows: Iterable[tuple[str, Text]]) -> Table:
    grid = Table.grid(padding=(0, 2))
    for name, value in rows:
        grid.add_row(Text(name, style="dim"), value)
    return grid


def _indented(part: RenderableType) -> Padding:
    return Padding(part, (0, 0, 0, 3), expand=False)
