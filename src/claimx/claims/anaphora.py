"""What "these drugs", "it" or "this mutation" stand for.

A pronoun or a definite name that points back is given the names of the latest group that fits in
number. The result is a mention like any other, whose span is the pointing words themselves, so
every rule that reads names reads pointers too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import chain

from claimx.claims.facts import once
from claimx.claims.groups import POINTER, Group, find_groups, groups_of, is_compared
from claimx.claims.passages import Passage
from claimx.claims.topics import GENERAL
from claimx.lexicon import Lexicon
from claimx.schema import Mention

_KIND = (
    r"(?:(?:[a-z]+ )?(?:drugs?|agents?|inhibitors?|antibod(?:y|ies)|compounds?|conjugates?|therap(?:y|ies)|molecules?|"
    r"medicines?))"
)
_ONE = re.compile(
    rf"(?:the|this|that) (?:same |new |newer )?{_KIND}(?!\w)"
    r"(?! (?:class|resistance|binding|efflux|target|design|development)\b)"
)
# What stands before a word is looked at behind it: a search for a plain word is many times as fast.
_IT = re.compile(
    r"it(?:(?:(?<=^it)|(?<=, and it)|(?<=, but it)|(?<=; it)|(?<=, yet it)|(?<=because it)|(?<=when it))"
    r"(?= (?:\w+ )?\w)|"
    r"(?:(?<=resistance to it)|(?<=response to it)|(?<=sensitive to it))\b|s(?<=abolish its)(?= effect))"
)
_THEY = re.compile(
    r"they(?:(?<=^they)|(?<=[,;] they)|(?<=and they)|(?<=but they)|(?<=yet they)|(?<=because they)|(?<=when they)|"
    r"(?<=although they))(?= \w)"
)
_MANY = re.compile(
    rf"(?:these|such|those) (?:(?P<two>two|2) |(?P<few>three|3) )?(?:[a-z]+ )?{_KIND}(?!\w)(?! resistan)|"
    rf"(?P<each>each (?:of (?:them|these(?: {_KIND})?)|drug|agent|inhibitor|antibody|compound))(?!\w)|"
    rf"(?P<either>either|neither) (?:of (?:them|these|which|the two)|drug|agent|inhibitor|antibody|compound)(?!\w)|"
    rf"both (?P<both>of (?:them|these|which)|(?:\w+ )?{_KIND})(?!\w)|"
    r"(?P<bare>both|neither|either)(?= (?:have|has|had|are|is|were|was|can|could|may|will|share|bind|act|work|"
    r"proved)\b)|"
    r"all (?P<three>three)(?: of (?:them|these))?(?: \w*drugs| agents| inhibitors)?"
)
_MUTATION = r"(?:mutations?|mutants?|substitutions?|insertions?|deletions?|variants?|alterations?|fusions?)"
_SAME_MUTATION = re.compile(
    rf"(?:this|the same|such|these|both|either|those) (?:[a-z]+ )?{_MUTATION}(?!\w)|"
    r"the mutation(?:(?<=carrying the mutation)|(?<=harboring the mutation)|(?<=harbouring the mutation)|"
    r"(?<=with the mutation)|(?<=bearing the mutation))(?!\w)|"
    r"them\b(?:(?<=against them)|(?<=overcome them)|(?<=overcame them)|(?<=overcomes them))|"
    r"it\b(?:(?<=overcome it)|(?<=overcame it)|(?<=overcomes it))|both of which"
)
_THIS = re.compile(r"(?:^|(?<= ))(?:this|both|these) $")
_ACTION = re.compile(r"\b(?:inhibition|blockade|blocking|suppression|targeting)$")
_ORDINAL = re.compile(
    r"the (?P<first>former|first(?! (?:is|are|was|were) (?:the|that|to|due|because)\b))"
    r"(?= (?:but|and|but not|is|are|was|were|does|do)\b|[,.;])|the (?P<last>latter)\b"
    r"(?! (?:is|are|was|were) (?:down|up|over|mutat|lost|amplif|methyl|delet|silenc|express))"
)
_SAME_GENE = re.compile(
    r"(?:this|the same|that) (?:\w+ )?(?:receptor|kinase|enzyme|antigen|protein|oncogene|gene)(?!\w)(?! inhibit)|"
    r"the latter(?= (?:is|are|was|were) (?:down|up|over|mutat|lost|amplif|methyl|delet|silenc|express))"
)
_SUCH = re.compile(r"such (?:tumou?rs?|cells|cancers?|cases|mutants|clones|lesions|leuk[a]?emias|lymphomas)(?!\w)")


@dataclass
class Memory:
    """The groups of names that the section has spoken of so far."""

    drugs: list[Passage] = field(default_factory=list)
    """The sentences that name drugs: how these are grouped is asked where something points to them."""
    mutations: list[tuple[Mention, ...]] = field(default_factory=list)
    spoken: list[Passage] = field(default_factory=list)
    """The sentences that name two drugs or two mutations, which may be a pair."""
    genes: tuple[Mention, ...] = ()
    changed: tuple[Mention, ...] = ()
    kinds: dict[str, Mention] = field(default_factory=dict)
    """The classes of drugs that the section has named."""
    section: int = -1
    subject: str = ""
    lexicon: Lexicon | None = None
    block: int = -1
    """The paragraph in which drugs were named last."""

    def resolve(self, passage: Passage, heading: Passage | None = None) -> Passage:
        """The passage with a mention for every pointer that this memory can resolve.

        Args:
            passage: the next sentence. heading: that of its section, whose drugs come first to mind.
        """
        if passage.section != self.section:
            self.drugs, self.mutations, self.section, self.subject = [], [], passage.section, ""
            self.spoken, self.genes, self.changed, self.kinds = [], (), (), {}
            if heading:
                self.kinds = {m.name: m for m in heading.of("DRUG_CLASS")}
            if heading and "DRUG" in heading.labels:
                self.drugs, self.subject = [heading], "DRUG"
        if self.drugs and any(self._is_pointing(passage, m) for m in passage.of("DRUG_CLASS")):
            kept = tuple(m for m in passage.mentions if m.label != "DRUG_CLASS" or not self._is_pointing(passage, m))
            passage = replace(passage, mentions=kept)
        passage = self._narrowed(self._with_actions(passage))
        if pointers := list(self._pointers(passage)):
            both = sorted((*passage.mentions, *pointers), key=lambda m: (m.start, m.end, m.label, m.name))
            passage = replace(passage, mentions=tuple(both))
        self._learn(passage)
        return passage

    def _with_actions(self, passage: Passage) -> Passage:
        """The passage with the drugs of its paragraph for an action that is theirs: "despite VEGF blockade"."""
        if self.lexicon is None or self.block != passage.block or not self.drugs or "DRUG" in passage.labels:
            return passage
        mentions: list[Mention] = []
        for mention in passage.mentions:
            acting = mention.label == "DRUG_CLASS" and _ACTION.search(mention.text)
            meant = self._acting_as(mention.name) if acting else ()
            mentions += _pointing(mention.start, mention.end, mention.text, meant) if meant else [mention]
        return replace(passage, mentions=tuple(mentions))

    def _narrowed(self, passage: Passage) -> Passage:
        """The passage with the kind of a class for the class, where the section spoke of one kind alone."""
        if "DRUG_CLASS" not in passage.labels:
            return passage
        mentions: list[Mention] = []
        for mention in passage.mentions:
            kinds = [m for m in self.kinds.values() if m.name.endswith(f" {mention.name}")]
            broad = mention.name in GENERAL or mention.name in self.kinds
            narrow = mention.label == "DRUG_CLASS" and not broad and len(kinds) == 1
            mentions += _pointing(mention.start, mention.end, mention.text, tuple(kinds)) if narrow else [mention]
        passage = replace(passage, mentions=tuple(mentions))
        self.kinds |= {m.name: m for m in passage.of("DRUG_CLASS")}
        return passage

    def _acting_as(self, drug_class: str) -> tuple[Mention, ...]:
        """The drugs named last, if they are of this class."""
        if self.lexicon is None:
            return ()
        last = [m for group in _drugs(self.drugs[-1]) for m in group.members]
        fitting = [drug_class in self.lexicon.facts("DRUG", m.name, "classes") for m in last]
        return tuple(last) if last and all(fitting) else ()

    def _pointers(self, passage: Passage) -> Iterator[Mention]:
        """A mention for every name that a pointer of the sentence stands for; none where there is nothing to mean."""
        labels = passage.labels
        if self.drugs or "DRUG" in labels:
            yield from self._to_drugs(passage)
        if self.mutations or "MUTATION" in labels:
            for match in _SAME_MUTATION.finditer(passage.folded):
                yield from _at(passage, match, self._mutations(passage, match.start()))
        if self.spoken or "DRUG" in labels or "MUTATION" in labels:
            yield from self._of_a_pair(passage)
        if self.genes or "GENE" in labels:
            for match in _SAME_GENE.finditer(passage.folded):
                yield from _at(passage, match, self._genes(passage, match.start()))
        if self.changed:
            for match in _SUCH.finditer(passage.folded):
                yield from _at(passage, match, self.changed)

    def _to_drugs(self, passage: Passage) -> Iterator[Mention]:
        """Pointers to one drug, to several, to two, to three."""
        taken = [(m.start, m.end) for m in passage.of("DRUG", "DRUG_CLASS")]
        for match in _ONE.finditer(passage.folded):
            yield from self._named(passage, match, self._latest(passage, match.start(), 1), taken)
        for match in _IT.finditer(passage.folded):
            if self.subject == "DRUG" or match.start() > 0:
                yield from self._named(passage, match, self._latest(passage, match.start(), 1), taken)
        if self.subject == "DRUG":
            for match in _THEY.finditer(passage.folded):
                yield from self._named(passage, match, self._latest(passage, match.start(), 0), taken)
        for match in _MANY.finditer(passage.folded):
            if match["each"] and passage.of("DRUG"):
                continue  # what follows tells them apart
            if match["bare"] and (self.mutations and len(self.mutations[-1]) == 2):
                continue
            count = (
                3
                if match["three"] or match["few"]
                else 2
                if match["both"] or match["two"] or match["either"] or match["bare"]
                else 0
            )
            yield from self._named(passage, match, self._latest(passage, match.start(), count), taken)

    def _is_pointing(self, passage: Passage, drug_class: Mention) -> bool:
        """Whether a class only points to a drug that was named: "this antibody-drug conjugate", "both TKIs"."""
        return bool(_THIS.search(passage.folded[: drug_class.start - passage.start]))

    def _of_a_pair(self, passage: Passage) -> Iterator[Mention]:
        """The members that "the former" and "the latter" stand for: of two drugs, or of two groups of mutations."""
        for match in _ORDINAL.finditer(passage.folded):
            here = _pairs(passage, passage.start + match.start())
            told = (pairs for sentence in reversed(self.spoken) if (pairs := _pairs(sentence, sentence.end)))
            if pairs := here or next(told, []):
                yield from _at(passage, match, pairs[-1][0 if match["first"] else 1].members)

    def _genes(self, passage: Passage, position: int) -> tuple[Mention, ...]:
        here = [m for m in passage.of("GENE") if m.end - passage.start <= position]
        return tuple(here[-1:]) or self.genes

    def _latest(self, passage: Passage, position: int, count: int) -> Group | None:
        """The latest group of ``count`` drugs (0: several): the last of this sentence, the first of an earlier."""
        here = [g for g in _drugs(passage) if g.end - passage.start <= position and not is_compared(passage, g)]
        for groups in chain((here[::-1],), map(_drugs, reversed(self.drugs))):
            for group in groups:
                size = len(set(group.names))
                if size == count == 1 and len(group.members) > 1 and len({m.name for m in group.members}) > 1:
                    return Group(group.members[:1])  # of a combination, the drug that it is about
                if size == count or (count == 0 and size > 1):
                    return group
        return self._gathered(count) if count != 1 else None

    def _gathered(self, count: int) -> Group | None:
        """Drugs named one by one in the last two sentences, for a pointer to several."""
        reach = 2 if count < 3 else 3
        singles = {m.name: m for sentence in self.drugs[-reach:] for g in _drugs(sentence) for m in g.members}
        return Group(tuple(singles.values())) if len(singles) > 1 and count in (0, len(singles)) else None

    def _mutations(self, passage: Passage, position: int) -> tuple[Mention, ...]:
        here = tuple(m for m in passage.of("MUTATION") if m.end - passage.start <= position)
        return here or (self.mutations[-1] if self.mutations else ())

    def _named(
        self, passage: Passage, match: re.Match[str], group: Group | None, taken: list[tuple[int, int]]
    ) -> Iterator[Mention]:
        start, end = passage.start + match.start(), passage.start + match.end()
        if group and not any(s < end and start < e for s, e in taken):
            yield from _at(passage, match, group.members)

    def _learn(self, passage: Passage) -> None:
        if not passage.mentions:
            return
        if "DRUG" in passage.labels:
            self.drugs.append(passage)
            self.block = passage.block
        if mutations := passage.of("MUTATION"):
            self.mutations.append(mutations)
        if len(passage.of("DRUG")) > 1 or len(mutations) > 1:
            self.spoken.append(passage)
        if "GENE" in passage.labels:
            named = [m for m in passage.of("GENE") if not m.found_by.startswith(POINTER)]
            self.genes = tuple(named[-1:]) or self.genes
        self.changed = passage.of("GENE", "ALTERATION", "MUTATION") or self.changed
        first = next((m for m in passage.mentions if m.label in ("DRUG", "GENE", "MUTATION", "DRUG_CLASS")), None)
        self.subject = first.label if first else self.subject


def _pairs(passage: Passage, before: int) -> list[tuple[Group, Group]]:
    """Two drugs named as one list, or the two groups of mutations of the sentence."""
    found = []
    for group in find_groups(passage, [m for m in passage.of("DRUG") if m.end <= before]):
        if len(group.members) == 2 and not _is_pointed(group):
            found.append((Group(group.members[:1]), Group(group.members[1:])))
    mutated = find_groups(passage, [m for m in passage.of("MUTATION") if m.end <= before])
    groups = [Group((m,)) for m in mutated[0].members] if len(mutated) == 1 else list(mutated)
    if not found and len(groups) == 2 and not any(map(_is_pointed, groups)):
        found.append((groups[0], groups[1]))
    return found


def _is_pointed(group: Group) -> bool:
    return any(m.found_by.startswith(POINTER) for m in group.members)


@once
def _drugs(passage: Passage) -> tuple[Group, ...]:
    """The sentence's groups of drugs, those that others are compared with last."""
    groups = groups_of(passage, "DRUG")
    return tuple(sorted(groups, key=lambda group: is_compared(passage, group)))


def _at(passage: Passage, match: re.Match[str], members: tuple[Mention, ...]) -> Iterator[Mention]:
    start, end = passage.start + match.start(), passage.start + match.end()
    return _pointing(start, end, passage.document.text[start:end], members)


def _pointing(start: int, end: int, text: str, members: tuple[Mention, ...]) -> Iterator[Mention]:
    """A mention of each member at the words that point to it."""
    for name, member in {m.name: m for m in members}.items():
        yield Mention(
            member.doc_id, start, end, text, member.label, name, member.id, f"{POINTER} to '{member.text}'", 0.8
        )
