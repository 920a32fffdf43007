"""PubTator's format (Wei et al., 2013): title and text, a mention a line, a relation a line.

Offsets count in the document's text: the title is its first line, the rest follows after one character, and line ends
and tabs, which the format has no room for, are blanks. A relation joins the drug of a claim to each of its other values
by identifier or, where there is none, by name.
"""

from collections.abc import Iterator

from claimx.schema import SLOTS, Claim, Extraction

_BREAKS = str.maketrans(dict.fromkeys("\t\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", " "))


def render_pubtator(extraction: Extraction) -> str:
    """A document with its mentions and claims, ended by an empty line."""
    name = extraction.document.doc_id.translate(_BREAKS)
    title, _, rest = extraction.document.text.partition("\n")
    lines = [f"{name}|t|{title.translate(_BREAKS)}", f"{name}|a|{rest.translate(_BREAKS)}"]
    lines += [
        f"{name}\t{m.start}\t{m.end}\t{m.text.translate(_BREAKS)}\t{m.label}\t{m.id or m.name}"
        for m in extraction.mentions
    ]
    lines += dict.fromkeys(f"{name}\t{relation}" for relation in _relations(extraction))
    return "".join(f"{line}\n" for line in lines) + "\n"


def _relations(extraction: Extraction) -> Iterator[str]:
    """Type and the two identifiers; the type of a claim that every passage disputes begins with ``no_``."""
    identifiers: dict[tuple[str, str], str] = {(m.label, m.name): m.id for m in extraction.mentions if m.id}
    for claim in extraction.claims:
        denied = all(evidence.direction == "disputes" for evidence in claim.evidence)
        kind = f"no_{claim.type}" if denied else claim.type
        drug = _drug(claim.drug, identifiers)
        for value in _values(claim, identifiers):
            yield f"{kind}\t{drug}\t{value}"


def _values(claim: Claim, identifiers: dict[tuple[str, str], str]) -> Iterator[str]:
    if claim.agent:
        yield _drug(claim.agent, identifiers)
    for slot in SLOTS:
        for name in getattr(claim, slot):
            yield identifiers.get((slot.upper(), name), "") or name


def _drug(name: str, identifiers: dict[tuple[str, str], str]) -> str:
    """A drug, a class or a combination; the parts of a combination are joined by ``+``."""
    parts = name.split(" + ")
    return "+".join(identifiers.get(("DRUG", p)) or identifiers.get(("DRUG_CLASS", p)) or p for p in parts)
