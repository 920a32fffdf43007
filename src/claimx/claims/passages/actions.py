"""Actions as therapies: "inhibition of the FGFR restored the response" speaks of FGFR inhibitors, as a class.

Only what is said to restore a response or to overcome a resistance is read so; elsewhere such words tell what a drug
does. A gene that is silenced ("knockdown of G", "G siRNA") tells what its inhibitor would do, where the sentence says
that the cells became more sensitive, or less resistant. The words are data: ``wording/actions.tsv``.
"""

import re
from collections.abc import Callable, Iterator
from functools import reduce
from operator import or_

from claimx.claims.passages.facts import once_a_lexicon
from claimx.claims.passages.passage import Passage
from claimx.claims.passages.records import record
from claimx.claims.wording.wordlists import Parts
from claimx.lexicon import Lexicon
from claimx.mentions.class_names import class_of_target
from claimx.schema import Mention, Span

ACTION = "rule action-on-gene"
SILENCING = "rule silencing-of-gene"
LESSENED = "rule lessened-gene"
LESS = "downregulation"
"""What an action on a tumor suppressor amounts to, for which there is no class of therapies."""
TOOL = "antisense oligonucleotide"
"""With what a gene is silenced, which is no agent of its own beside the gene."""
_LISTED = (" and ", ", ", ", and ", " or ", "/")
_SUPPRESSORS = frozenset({"tumor suppressor"})
_OWN = ("silencing", "down", "lower", "reduc", "decreas", "loss")
"""How what a tumor may do to a gene by itself begins."""
_NEAR = r"(?:(?! (?:and|but|or) )[^,;:]){{0,60}}?"
_RESISTANCE = re.compile(r" (?:(?:induced|mediated|driven|associated|related|dependent) )?resistan")
"""Behind an action it says that this causes resistance: "knockout-induced resistance"."""
_EITHER_WAY = rf"{{words}}{_NEAR}(?<!\w){{links}}|(?<!\w){{links}}{_NEAR} {{words}}"
WORDS = Parts(
    "actions.tsv",
    {
        "restores": r"{words}",
        "effect": r"{words}",
        "before": r"(?:an? |the )?{words} (?:the |both |mutant )?$",
        "behind": r" {words}",
        "means": r"(?: \w+){{0,2}} {words} ",
        "silenced": r"(?:{words} )+(?:the |both |mutant )?$",
        "silencing": r"(?: (?:{links}))* {words}",
        "interference": r"{words}",
        "begins": r"(?:^|[,;:.(] ?|\b{words} )(?:{links} )*$",
        "sensitized": r"{words}",
        "raised": _EITHER_WAY,
        "lowered": _EITHER_WAY,
        "hardened": r"\b{words} (?:\w+ ){{0,4}}?{links}\b(?! (?:\w+ )?(?:cells?|clones?|lines?|tumou?rs?)\b)",
    },
)
_ACTIONS = ("before", "behind", "silenced", "silencing")
"""What tells of an action on a gene, or of its silencing."""
_ACTING = reduce(or_, [WORDS.bits[part] for part in _ACTIONS])
_MEANS = 12
"""Within so many characters behind "by" or "with" stands the drug that does it."""


@record
class Action:
    """What is done to a gene: its ``span`` begins ``ahead`` of the gene or with it, ``named`` gives the class of what
    does so."""

    gene: Mention
    span: Span
    ahead: bool
    named: Callable[[str, Lexicon], str]

    @property
    def found_by(self) -> str:
        """The rule that found it."""
        return SILENCING if self.named is silencer_of else ACTION

    @property
    def words(self) -> Span:
        """What stands ahead of the gene, or else behind it."""
        gene = self.gene
        return Span(self.span.start, gene.start - 1) if self.ahead else Span(gene.end + 1, self.span.end)


def may_name_actions(text: str) -> bool:
    """Whether a folded text may tell of an action on a gene."""
    return any([WORDS.may_say(part, text) for part in _ACTIONS])


def name_actions(passage: Passage, lexicon: Lexicon) -> Passage:
    """The passage with a mention of the class for every action on a gene that is said to be a remedy."""
    if "GENE" not in passage.labels or not passage.traits & _ACTING:
        return passage
    helped = any([WORDS.find(part, passage) for part in ("sensitized", "raised", "lowered")])
    helped = helped and not WORDS.find("hardened", passage)
    restored = bool(WORDS.find("restores", passage) and WORDS.find("effect", passage))
    if not helped and not restored:
        return passage
    found = tuple(_found(passage, restored, helped, lexicon))
    if not found:
        return passage
    silenced = any([m.found_by == SILENCING for m in found])
    named = [m for m in passage.mentions if not (silenced and m.name == TOOL)]
    mentions = sorted((*named, *found), key=lambda m: (m.start, m.end, m.label, m.name))
    return passage.with_mentions(mentions)


def acted_on(passage: Passage, lexicon: Lexicon) -> list[Mention]:
    """The classes of all that a sentence speaks of as acting on a gene, whatever it says of them."""
    return [m for m in _found(passage, True, False, lexicon) if m.found_by == ACTION]


def _found(passage: Passage, restored: bool, helped: bool, lexicon: Lexicon) -> Iterator[Mention]:
    """The classes that actions on genes amount to, or the actions as changes; of silencing only where it ``helped``."""
    for gene in passage.of("GENE"):
        action = _action_on(passage, gene, helped)
        if action is None or not _is_therapy(passage, action, restored):
            continue
        if name := action.named(gene.name, lexicon):
            yield _acting(passage, action.span, name, action.found_by)
            yield from _listed(passage, action, lexicon)
        elif helped:
            yield from _lessened(passage, action.words)


def _action_on(passage: Passage, gene: Mention, helped: bool) -> Action | None:
    """What the words beside a gene say of it: that it is inhibited, else, where this may have ``helped``, silenced."""
    ways = (("before", "behind", class_against), ("silenced", "silencing", silencer_of))
    for before, behind, named in ways if helped else ways[:1]:
        ahead = WORDS[before].search(passage.folded, 0, gene.start - passage.start)
        after = passage.at(WORDS[behind], gene.end)
        if ahead or after:
            start = passage.start + ahead.start() if ahead else gene.start
            end = passage.start + after.end() if after else gene.end
            return Action(gene, Span(start, end), bool(ahead), named)
    return None


def _is_therapy(passage: Passage, action: Action, restored: bool) -> bool:
    """Whether an action is done as a therapy, and by no drug that is named beside it; where a response was
    ``restored``, an inhibition is."""
    start, end = action.span.start, action.span.end
    begins = start if action.ahead else _first_of_list(passage, action.gene)
    if (action.found_by == SILENCING or not restored) and not _is_done(passage, begins):
        return False
    if passage.at(_RESISTANCE, end) or any(m.start == end + 1 for m in passage.of("MUTATION")):
        return False
    drugs = [m for m in passage.of("DRUG", "DRUG_CLASS") if m.name != TOOL]
    if any(d.start < end and start < d.end for d in drugs):
        return False
    means = passage.at(WORDS["means"], end)
    return not (means and any(0 <= d.start - passage.start - means.end() < _MEANS for d in drugs))


def _is_done(passage: Passage, start: int) -> bool:
    """Whether the words of an action begin a clause or follow "by"; of a silencing, which a tumor may do itself, also
    whether the sentence tells by what."""
    begins = WORDS["begins"].search(passage.folded, 0, start - passage.start)
    own = passage.folded.startswith(_OWN, start - passage.start)
    return bool(begins and (not own or WORDS["interference"].search(passage.folded)))


def _first_of_list(passage: Passage, gene: Mention) -> int:
    """Where the list begins that ends with a gene."""
    start = gene.start
    for other in reversed(passage.of("GENE")):
        if other.end <= start and passage.gap(other.end, start) in _LISTED:
            start = other.start
    return start


def _listed(passage: Passage, action: Action, lexicon: Lexicon) -> Iterator[Mention]:
    """A class for each gene of the list that goes on, or ends, with the gene: "inhibition of MET and AXL"."""
    genes, gene = passage.of("GENE"), action.gene
    for other in genes if action.ahead else reversed(genes):
        left, right = (gene, other) if action.ahead else (other, gene)
        if left.end <= right.start and passage.gap(left.end, right.start) in _LISTED:
            if not (name := action.named(other.name, lexicon)):
                return
            yield _acting(passage, Span(other.start, other.end), name, action.found_by)
            gene = other


def _acting(passage: Passage, words: Span, name: str, found_by: str) -> Mention:
    text, doc_id = words.of(passage.document.text), passage.document.doc_id
    return Mention(doc_id, words.start, words.end, text, "DRUG_CLASS", name, found_by=found_by, score=0.8)


def _lessened(passage: Passage, words: Span) -> Iterator[Mention]:
    """The words of what is done to a gene against which nobody makes a therapy, as a change of it: "suppression of
    BAP1"; nothing where they name one already."""
    if not passage.of("ALTERATION", within=words):
        text, doc_id = words.of(passage.document.text), passage.document.doc_id
        yield Mention(doc_id, words.start, words.end, text, "ALTERATION", LESS, found_by=LESSENED, score=0.8)


@once_a_lexicon
def class_against(gene: str, lexicon: Lexicon) -> str:
    """The class of the drugs that inhibit a gene's product; '' for a tumor suppressor, unless the lexicon has one."""
    name, _ = class_of_target(gene, "inhibitor", lexicon)
    known = lexicon.knows("DRUG_CLASS", name)
    return name if known or not _SUPPRESSORS.intersection(lexicon.facts("GENE", gene, "roles")) else ""


def silencer_of(gene: str, lexicon: Lexicon) -> str:
    """The class of what silences one gene, which touches no other of its family; '' as for inhibitors."""
    name = class_against(gene, lexicon)
    return f"{gene} inhibitor" if len(lexicon.facts("DRUG_CLASS", name, "targets")) > 1 else name
