"""Disposal: what carries a therapy out of the cell or breaks it down, told by the verb or as its substrate.

"ABCG2 extrudes A", "A and B are substrates of P-glycoprotein", "CDA deaminates C": in a text on resistance these are
causes of failure. The words are data: ``wording/disposal.tsv``.
"""

from collections.abc import Iterator

from claimx.claims.candidates import Candidate
from claimx.claims.changes import Change
from claimx.claims.failures import Manner, state_failures
from claimx.claims.groups import Group, groups_of, therapies_of
from claimx.claims.inherited import Inherited
from claimx.claims.passages import Passage
from claimx.claims.topics import Topic
from claimx.claims.wordlists import Parts
from claimx.context import find_certainty
from claimx.lexicon import Lexicon
from claimx.schema import EvidenceMention

RULE = "resistance/disposal"
PUMP = "efflux transporter"
_ADVERBS = r"(?:(?:which|that|can|could|may|might|also|actively|rapidly|efficiently|readily|effectively|and|then|thereby) )*"
_BEFORE_DRUG = r"(?:(?:the|both|drugs|agents|substrates|such|as|like|including|anticancer|cytotoxic|chemotherapeutics) )*"
_NOUNS = r"(?:(?:the|an?|its|efflux|drug|pump|pumps|transporter|transporters|protein|proteins|enzyme|enzymes|family) )*"
WORDS = Parts(
    "disposal.tsv",
    {
        "carries": rf"(?: (?:\([^()]*\)|protein|transporters?|pumps?))*,? {_ADVERBS}{{words}} {_BEFORE_DRUG}",
        "breaks": rf"(?: (?:\([^()]*\)|protein|enzymes?))*,? {_ADVERBS}{{words}} {_BEFORE_DRUG}",
        "is carried": rf",? (?:{{links}} )+(?:\w+ ){{{{0,2}}}}?{{words}} (?:\w+ ){{{{0,5}}}}?(?:by|via|through) {_NOUNS}",
        "is broken": rf",? (?:{{links}} )+(?:\w+ ){{{{0,2}}}}?{{words}} (?:\w+ ){{{{0,5}}}}?(?:by|via|through) {_NOUNS}",
        "is a substrate": rf",? (?:(?:{{links}}) )*(?:\w+ ){{{{0,3}}}}?{{words}} (?:of|for) {_NOUNS}",
        "denied": r"\b{words}\b",
    },
)


def link_disposal(passage: Passage, topic: Topic, lexicon: Lexicon) -> Iterator[Candidate]:
    """The failures of therapies that a gene's product is said to pump out or to break down."""
    if "GENE" not in passage.labels or not topic.is_about_resistance():
        return
    for genes in groups_of(passage, "GENE"):
        pumps = all(PUMP in lexicon.facts("GENE", m.name, "roles") for m in genes.members)
        for group in therapies_of(passage):
            gap = _told(passage, genes, group, pumps)
            if gap is None:
                continue
            cue = EvidenceMention("cue", gap[0], gap[1], passage.document.text[gap[0] : gap[1]], "disposal.tsv")
            denied = WORDS["denied"].search(passage.gap(*gap))
            certainty = find_certainty(passage.cues, passage.clause_of(group.start))
            manner = Manner("disputes" if denied else "supports", certainty, cue, RULE)
            therapy = Inherited(group.names, "", group.members)
            changes = [Change(gene) for gene in genes.members]
            cancers = topic.cancers.of(passage)
            yield from state_failures(passage, therapy, changes, (), cancers, manner, topic, lexicon)


def _told(passage: Passage, genes: Group, group: Group, pumps: bool) -> tuple[int, int] | None:
    """The words between genes and a therapy, in offsets of the document, if they say that the genes dispose of it."""
    parts = ("carries", "breaks") if pumps else ("breaks",)
    passive = ("is carried", "is a substrate", "is broken") if pumps else ("is broken",)
    first = genes.end <= group.start
    gap = (genes.end, group.start) if first else (group.end, genes.start)
    return gap if any(WORDS[part].fullmatch(passage.gap(*gap)) for part in (parts if first else passive)) else None
