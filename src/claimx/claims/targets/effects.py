"""Effects that are no targets: what a therapy does to a gene's amount, or to what a gene does, without acting on it.

The words that say so are data: ``wording/effects.tsv``.
"""

from collections.abc import Iterable, Sequence

from claimx.claims.passages.actions import TOOL
from claimx.claims.passages.coordination import groups_of
from claimx.claims.passages.mechanisms import targets_of
from claimx.claims.passages.passage import Passage
from claimx.claims.wording.wordlists import Parts
from claimx.lexicon import Lexicon
from claimx.schema import Mention

WORDS = Parts(
    "effects.tsv",
    {
        "amount, behind": r"(?: {links})* {words}\b",
        "amount, before": r"\b{words} (?:of|in) (?:{links} )*$",
        "changed, before": r"\b{words} (?:{links} )*$",
        "cause": r" {words}\b",
        "way": r" {words}\b(?! {links})",
        "state, behind": r"(?: {links})* {words}\b",
        "state, before": r"\b{words} of (?:{links} )*$",
        "act of another": r"\b{words} (?:{links} )*$",
    },
)
AMOUNT = "an effect on the amount of a gene's product is no target"
CAUSE = "what a gene brings about is acted on, not the gene"
DOWNSTREAM = "a gene whose state changes is no target of a therapy that acts on others"
_BEHIND = (("amount, behind", AMOUNT), ("cause", CAUSE), ("way", CAUSE))
_BEFORE = (("amount, before", AMOUNT), ("changed, before", AMOUNT))
_STATE = ("state, behind", "state, before")
_ALL = sum({WORDS.bits[part] for part in (*dict(_BEHIND), *dict(_BEFORE), *_STATE)})


def effect_on(passage: Passage, drug: str, gene: Mention, lexicon: Lexicon) -> str:
    """Why the words beside a gene make it no target of a therapy; '' where they do not.

    A gene on which the therapy is known to act stays its target whatever is said beside it, and what silences genes
    acts on their amount.
    """
    if not passage.traits & _ALL or drug == TOOL:
        return ""
    known = targets_of(drug, lexicon)
    if _related(gene.name, known, lexicon):
        return ""
    starts, ends = _edges(passage, gene)
    befores, places = [passage.before(start) for start in starts], [end - passage.start for end in ends]
    for part, reason in _BEHIND:
        if any(WORDS.at(part, passage, place) for place in places):
            return reason
    for part, reason in _BEFORE:
        if any(WORDS.within(part, passage, before) for before in befores):
            return reason
    behind = any(WORDS.at("state, behind", passage, place) for place in places)
    if known and (behind or any(WORDS.within("state, before", passage, before) for before in befores)):
        return DOWNSTREAM
    return ""


def by_effect(passage: Passage, drug: str, genes: Sequence[Mention], lexicon: Lexicon) -> dict[str, list[Mention]]:
    """The genes by the reason why they are no targets of a therapy, '' for those that are."""
    told: dict[str, list[Mention]] = {}
    for gene in genes:
        told.setdefault(effect_on(passage, drug, gene, lexicon), []).append(gene)
    return told


def _edges(passage: Passage, gene: Mention) -> tuple[set[int], set[int]]:
    """Where a gene, and the list that holds it, starts and ends: a word beside a list is said of all its members."""
    groups = [g for g in groups_of(passage, "GENE") if gene in g.members]
    return {gene.start, *(g.start for g in groups)}, {gene.end, *(g.end for g in groups)}


def _related(gene: str, targets: Iterable[str], lexicon: Lexicon) -> bool:
    """Whether a gene is a target, a member of one, or a family with one."""
    own = {gene, *lexicon.facts("GENE", gene, "members")}
    return any(own & {target, *lexicon.facts("GENE", target, "members")} for target in targets)
