"""Gapped clauses: "L858R responds to gefitinib, exon 20 insertions to amivantamab" has its verb once.

What follows a frame in the same order of names, with no more than a preposition between them, is bound as the frame
binds its own names.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from claimx.claims.frames.bindings import CHANGED, Binding
from claimx.claims.passages.outlines import Part

_LINK = r"(?:,|;|,? and|, while|, whereas)(?: (?:the|that|those|one|such))?"
_BETWEEN = (
    r"(?: (?:mutations?|mutants?|levels?|expression|cells|tumou?rs|therapy|treatment|that|those|the|patients|with|is|"
    r"are))*"
    r"(?: (?:to|for|in|on|against|of|with|from|by|when|where|through|after|once|under))?"
    r"(?: (?:the|that|those|a|an|low|high))* "
)
_BEFORE = r"(?: (?:low|high|an?|new|metastatic|advanced))* "
_DRUG_LAST = re.compile(rf"(?: \w+)?{_LINK}{_BEFORE}(?P<value>[VCGMK]){_BETWEEN}(?P<drug>D)(?= ?(?:[,;.]|and\b|$))")
_DRUG_FIRST = re.compile(
    rf"(?: \w+)?{_LINK}{_BEFORE}(?P<drug>D){_BETWEEN}(?P<value>[VCGM])(?= ?(?:[,;.]|and\b|is\b|are\b|$))"
)
_USED_FIRST = re.compile(
    r"(?: \w+)?(?: (?:with|of|that|harbou?ring|carrying)\b[^DK;:]{0,60})?(?: ?\[[^\[\]]{1,20}\])?"
    rf"{_LINK}{_BEFORE}(?P<drug>D){_BETWEEN}(?P<value>K)(?= ?(?:[,;.\[]|and\b|is\b|are\b|with\b|harbou?ring\b|$))"
)
"""The same of tumors, which have their changes behind them: "… for K with fusions of G [1], B for K with V"."""


def bind_gapped(binding: Binding) -> Iterator[Binding]:
    """The further pairs of names that share the verb of a frame with a first one; each pair stands for itself."""
    use, outline = binding.use, binding.use.outline
    drugs, values = use.of("DRUG"), use.of("CANCER") or use.of(*CHANGED)
    if not drugs or not values or binding.agents:
        return
    kind = _kind(values[-1])
    pattern = _DRUG_LAST if values[-1].start < drugs[-1].start else _USED_FIRST if kind == "K" else _DRUG_FIRST
    at = use.end
    while match := pattern.match(outline.text, at):
        drug, value = outline.parts[match.start("drug")], outline.parts[match.start("value")]
        if _kind(value) != kind:
            return
        manner = replace(binding.manner, rule=f"{use.frame.type}/gapped")
        yield replace(binding, drug=drug, values=(value,), manner=manner, cancers=())
        at = max(match.end("drug"), match.end("value"))


def _kind(part: Part) -> str:
    """Changes of every kind stand for each other; a cancer stands for cancers alone."""
    return "K" if part.letter == "K" else "C"
