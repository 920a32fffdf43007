"""Disposal: what carries a therapy out of the cell or breaks it down, told by the verb or as its substrate.

"ABCG2 extrudes A", "A and B are substrates of P-glycoprotein", "CDA deaminates C": in a text on resistance these are
causes of failure. The words are data: ``wording/disposal.tsv``.
"""

from collections.abc import Iterator, Sequence

from claimx.claims.discourse.inherited import named_by
from claimx.claims.discourse.topics import Topic
from claimx.claims.judgement.candidates import Candidate
from claimx.claims.judgement.manner import Manner, manner_of
from claimx.claims.passages.assertion import find_certainty
from claimx.claims.passages.changes import Change, find_changes
from claimx.claims.passages.coordination import groups_of
from claimx.claims.passages.groups import Group
from claimx.claims.passages.passage import Passage
from claimx.claims.passages.therapies import therapies_of
from claimx.claims.resistance.failures import Failing, state_failures
from claimx.claims.resistance.scopes import is_undone
from claimx.claims.wording.traits import any_of, needs
from claimx.claims.wording.wordlists import Parts
from claimx.schema import Span

RULE = "resistance/disposal"
PUMP = "efflux transporter"
_ADVERBS = (
    r"(?:(?:which|that|can|could|may|might|also|actively|rapidly|efficiently|readily|effectively|and|then|thereby) )*"
)
_BEFORE_DRUG = (
    r"(?:(?:the|both|drugs|agents|substrates|such|as|like|including|anticancer|cytotoxic|chemotherapeutics) )*"
)
_NOUNS = r"(?:(?:the|an?|its|efflux|drug|pump|pumps|transporter|transporters|protein|proteins|enzyme|enzymes|family) )*"
_PASSIVE = rf",? (?:{{links}} )+(?:\w+ ){{{{0,2}}}}?{{words}} (?:\w+ ){{{{0,5}}}}?(?:by|via|through) {_NOUNS}"
WORDS = Parts(
    "disposal.tsv",
    {
        "carries": rf"(?: (?:\([^()]*\)|protein|transporters?|pumps?))*,? {_ADVERBS}{{words}} {_BEFORE_DRUG}",
        "breaks": rf"(?: (?:\([^()]*\)|protein|enzymes?))*,? {_ADVERBS}{{words}} {_BEFORE_DRUG}",
        "is carried": _PASSIVE,
        "is broken": _PASSIVE,
        "is a substrate": rf",? (?:(?:{{links}}) )*(?:\w+ ){{{{0,3}}}}?{{words}} (?:of|for) {_NOUNS}",
        "denied": r"\b{words}\b",
        "of": r" {words} (?:{links} )*",
    },
)


@needs(any_of("GENE", "MECHANISM"))
def link_disposal(passage: Passage, topic: Topic, here: Sequence[Candidate]) -> Iterator[Candidate]:
    """The failures of therapies that a gene's product is said to pump out or to break down.

    Args:
        here: what the sentence claims so far.
    """
    if not topic.talk.is_about_resistance():
        return
    if not any(c.type == "resistance" for c in here):
        yield from _hindered(passage, topic)
    for genes in groups_of(passage, "GENE"):
        pumps = all(PUMP in topic.lexicon.facts("GENE", m.name, "roles") for m in genes.members)
        for group in therapies_of(passage):
            gap = _told(passage, genes, group, pumps)
            if gap is None:
                continue
            denied = WORDS.within("denied", passage, passage.gap(*gap))
            certainty = find_certainty(passage.cues, passage.clause_of(group.start))
            cue = passage.cue_at(*gap, WORDS.file)
            manner = Manner("disputes" if denied else "supports", certainty, cue, RULE)
            changes = [Change(gene) for gene in genes.members]
            failing = Failing(named_by(group), changes, (), topic.cancers.of(passage))
            yield from state_failures(passage, failing, manner, topic)


def _hindered(passage: Passage, topic: Topic) -> Iterator[Candidate]:
    """Mechanisms that say themselves what becomes of a therapy: "reduced uptake of A", with the changes before them."""
    for mechanism in passage.of("MECHANISM"):
        groups = topic.lexicon.facts("MECHANISM", mechanism.name, "group")
        if groups != ("pharmacokinetic",) or is_undone(passage, mechanism):
            continue
        group = next((g for g in therapies_of(passage) if g.start >= mechanism.end), None)
        if group is None or not WORDS["of"].fullmatch(passage.gap(mechanism.end, group.start)):
            continue
        clause = passage.clause_of(mechanism.start)
        changes = find_changes(passage, Span(clause.start, mechanism.start))
        named = passage.of("MECHANISM", within=clause)
        cue = passage.cue_at(mechanism.start, mechanism.end, mechanism.found_by)
        manner = manner_of(passage, clause, cue, RULE)
        failing = Failing(named_by(group), changes, named, topic.cancers.of(passage))
        yield from state_failures(passage, failing, manner, topic)


def _told(passage: Passage, genes: Group, group: Group, pumps: bool) -> tuple[int, int] | None:
    """The words between genes and a therapy, in offsets of the document, if they say that the genes dispose of it."""
    parts = ("carries", "breaks") if pumps else ("breaks",)
    passive = ("is carried", "is a substrate", "is broken") if pumps else ("is broken",)
    first = genes.end <= group.start
    told = [part for part in (parts if first else passive) if passage.traits & WORDS.bits[part]]
    gap = (genes.end, group.start) if first else (group.end, genes.start)
    return gap if told and any([WORDS[part].fullmatch(passage.gap(*gap)) for part in told]) else None
