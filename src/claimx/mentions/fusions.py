"""Fusions that the lexicon does not list, put together from two genes: ``KANK1-NTRK3 fusion``, ``KANK1::NTRK3``."""

import re
from collections.abc import Iterator

from claimx.lexicon import Lexicon, fold
from claimx.mentions.records import Candidate

_REST = r"[A-Z0-9]{1,5}(?:orf\d{1,3}|[A-Z0-9]{0,4})"
# A set that comes first lets the search skip all other characters at once; the boundary is checked after it.
_PAIR = re.compile(
    rf"(?P<left>[A-Z](?<![\w:/-].){_REST})(?P<joint>::|:|[-\u2010\u2011\u2013]|[-\u2010\u2011\u2013]{{2}})(?P<right>[A-Z]{_REST})(?![\w:/])"
)
_FUSED = re.compile(r"\)?[ -](?:gene |oncogenic |kinase |transcript )?(?:fusion|fused|rearrange|translocat|chimer)")


def find_fusions(text: str, lexicon: Lexicon) -> Iterator[Candidate]:
    """Two symbols joined as fusions are, of which the lexicon knows at least one as a gene.

    A hyphen joins other things too: then a word of fusion must follow. Fusions that are listed have their own rows.
    """
    for match in _PAIR.finditer(text):
        if match["joint"] != "::" and not _FUSED.match(text, match.end()):
            continue
        terms = [lexicon.by_form.get(("GENE", fold(match[side]))) for side in ("left", "right")]
        if not any(terms) or any(term and term.facts.get("kind") != ("gene",) for term in terms):
            continue
        if lexicon.by_form.get(("GENE", fold(match[0]))):
            continue
        name = "::".join(
            term.name if term else match[side] for term, side in zip(terms, ("left", "right"), strict=True)
        )
        listed = lexicon.by_name.get(("GENE", name))
        identifier = listed.id if listed else f"claimx:{name.lower().replace('::', '-')}"
        yield Candidate(match.start(), match.end(), "GENE", name, identifier, "rule fusion-of-genes", 0.9)
