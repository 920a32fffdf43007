"""What "these drugs", "it" or "this mutation" stand for.

A pronoun or a definite name that points back is given the names of the latest group that fits in
number. The result is a mention like any other, whose span is the pointing words themselves, so
every rule that reads names reads pointers too.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from claimx.claims.discourse import pointers
from claimx.claims.discourse.antecedents import classes_of, drugs_of, glosses_of, pairs_of
from claimx.claims.discourse.inherited import general_classes
from claimx.claims.passages.changes import Change, find_changes
from claimx.claims.passages.coordination import find_groups
from claimx.claims.passages.groups import Group, is_pointer
from claimx.claims.passages.passage import Passage
from claimx.claims.passages.therapies import is_compared
from claimx.lexicon import Lexicon
from claimx.schema import Mention, Span

REMEMBERED = 3
"""In so many sentences that name drugs the one is looked for that is called by its class."""


@dataclass
class Memory:
    """The groups of names that the section has spoken of so far."""

    drugs: list[Passage] = field(default_factory=list)
    """The sentences that name drugs: how these are grouped is asked where something points to them."""
    mutations: list[tuple[Mention, ...]] = field(default_factory=list)
    altered: Passage | None = None
    """The last sentence, or the heading, that names genes and may tell how they are changed."""
    spoken: list[Passage] = field(default_factory=list)
    """The sentences that name two drugs or two mutations, which may be a pair."""
    genes: tuple[Mention, ...] = ()
    changed: tuple[Mention, ...] = ()
    kinds: dict[str, Mention] = field(default_factory=dict)
    """The classes of drugs that the section has named."""
    glossed: dict[str, Mention] = field(default_factory=dict)
    """The classes that the section calls by a general one for short."""
    classes: tuple[Mention, ...] = ()
    """The two or more classes that the section named last."""
    section: int = -1
    subject: str = ""
    lexicon: Lexicon | None = None
    before: Passage | None = None
    """The last sentence of the section that names anything."""
    block: int = -1
    """The paragraph in which drugs were named last."""

    def resolve(self, passage: Passage, heading: Passage | None = None) -> Passage:
        """The passage with a mention for every pointer that this memory can resolve.

        Args:
            passage: the next sentence. heading: that of its section, whose drugs come first to mind.
        """
        if passage.section != self.section:
            self.drugs, self.mutations, self.section, self.subject = [], [], passage.section, ""
            self.spoken, self.genes, self.changed, self.kinds, self.glossed = [], (), (), {}, {}
            self.classes, self.before = (), None
            self.altered = heading if heading and "GENE" in heading.labels else None
            if heading:
                self.kinds = {m.name: m for m in heading.of("DRUG_CLASS")}
            if heading and "DRUG" in heading.labels:
                self.drugs, self.subject = [heading], "DRUG"
        if self.drugs and any(pointers.only_points(passage, m) for m in passage.of("DRUG_CLASS")):
            kept = tuple(m for m in passage.mentions if m.label != "DRUG_CLASS" or not pointers.only_points(passage, m))
            passage = passage.with_mentions(kept)
        passage = self._narrowed(self._with_actions(self._with_member(passage)))
        if passage.traits & pointers.ANY and (pointed := list(self._pointers(passage))):
            both = sorted((*passage.mentions, *pointed), key=lambda m: (m.start, m.end, m.label, m.name))
            passage = passage.with_mentions(both)
        self._learn(passage)
        return passage

    def _with_actions(self, passage: Passage) -> Passage:
        """The passage with the drugs of its paragraph for an action that is theirs: "despite VEGF blockade"."""
        if self.lexicon is None or self.block != passage.block or not self.drugs or "DRUG" in passage.labels:
            return passage
        mentions: list[Mention] = []
        for mention in passage.mentions:
            acting = mention.label == "DRUG_CLASS" and pointers.ACTION.search(mention.text)
            meant = self._acting_as(mention.name) if acting else ()
            mentions += pointers.mentions_for(mention.start, mention.end, mention.text, meant) if meant else [mention]
        return passage.with_mentions(mentions)

    def _with_member(self, passage: Passage) -> Passage:
        """The passage with a drug for the class by which it is called again: "doxorubicin … the anthracycline"."""
        if "DRUG_CLASS" not in passage.labels or not (self.drugs or "DRUG" in passage.labels):
            return passage
        mentions: list[Mention] = []
        for mention in passage.mentions:
            again = mention.label == "DRUG_CLASS" and pointers.calls_again(passage, mention)
            meant = self._member_of(mention.name, passage, mention.start) if again else ()
            mentions += pointers.mentions_for(mention.start, mention.end, mention.text, meant) if meant else [mention]
        return passage.with_mentions(mentions)

    def _member_of(self, drug_class: str, passage: Passage, before: int) -> tuple[Mention, ...]:
        """The drug of a class that was named last, here or in the last sentences; nothing where two were."""
        if self.lexicon is None:
            return ()
        facts, here = self.lexicon.facts, [m for m in passage.of("DRUG") if m.end <= before]
        for named in (here, *(sentence.of("DRUG") for sentence in self.drugs[: -1 - REMEMBERED : -1])):
            fitting = {m.name: m for m in named if drug_class in facts("DRUG", m.name, "classes")}
            if fitting:
                return tuple(fitting.values()) if len(fitting) == 1 else ()
        return ()

    def _narrowed(self, passage: Passage) -> Passage:
        """The passage with the kind of a class for the class, where the section spoke of one kind alone, or says so."""
        if "DRUG_CLASS" not in passage.labels:
            return passage
        mentions: list[Mention] = []
        for mention in passage.mentions:
            if mention.label == "DRUG_CLASS" and (meant := self.glossed.get(mention.name)):
                mentions += pointers.mentions_for(mention.start, mention.end, mention.text, (meant,))
                continue
            general = mention.name in general_classes()
            if general and not self.drugs and self.classes and _points_to_several(passage, mention):
                mentions += pointers.mentions_for(mention.start, mention.end, mention.text, self.classes)
                continue
            kinds = [m for m in self.kinds.values() if m.name.endswith(f" {mention.name}")]
            broad = general or mention.name in self.kinds
            if mention.label == "DRUG_CLASS" and not broad and len(kinds) == 1:
                mentions += pointers.mentions_for(mention.start, mention.end, mention.text, tuple(kinds))
            else:
                mentions.append(mention)
        passage = passage.with_mentions(mentions)
        self.glossed |= glosses_of(passage)
        self.classes = classes_of(passage) or self.classes
        self.kinds |= {m.name: m for m in passage.of("DRUG_CLASS")}
        return passage

    def _acting_as(self, drug_class: str) -> tuple[Mention, ...]:
        """The drugs named last, if they are of this class."""
        if self.lexicon is None:
            return ()
        last = [m for group in drugs_of(self.drugs[-1]) for m in group.members]
        fitting = [drug_class in self.lexicon.facts("DRUG", m.name, "classes") for m in last]
        return tuple(last) if last and all(fitting) else ()

    def _pointers(self, passage: Passage) -> Iterator[Mention]:
        """A mention for every name that a pointer of the sentence stands for; none where there is nothing to mean."""
        labels = passage.labels
        changed = list(self._to_changes(passage))
        yield from changed
        if self.drugs or "DRUG" in labels:
            yield from self._to_drugs(passage, [(m.start, m.end) for m in changed])
        if self.mutations or self.altered or "MUTATION" in labels:
            for match in pointers.SAME_MUTATION.find(passage):
                yield from pointers.mentions_at(passage, match, self._mutations(passage, match))
        if self.spoken or "DRUG" in labels or "MUTATION" in labels:
            yield from self._of_a_pair(passage)
        if self.genes or "GENE" in labels:
            for match in pointers.GENE_OBJECT.find(passage):
                yield from pointers.mentions_at(passage, match, self._lacked(passage, match.start()))
            for match in pointers.SAME_GENE.find(passage):
                yield from pointers.mentions_at(passage, match, self._genes(passage, match.start()))
            if self.subject == "GENE" and pointers.is_gene_subject(passage):
                start = passage.start
                yield from pointers.mentions_for(start, start + 2, passage.document.text[start : start + 2], self.genes)
        if self.changed:
            for match in pointers.SUCH.find(passage):
                yield from pointers.mentions_at(passage, match, self.changed)

    def _to_changes(self, passage: Passage) -> Iterator[Mention]:
        """Pointers to a change that is the subject of what is told, here or in the sentence before."""
        for match in pointers.change_subjects(passage):
            start, end = passage.start + match.start("word"), passage.start + match.end("word")
            here = [m for m in passage.mentions if m.end <= start]
            told = passage.with_mentions(here) if here else self.before
            subject = _subject_of(here) if here else self.subject
            if told and subject in ("GENE", "MUTATION"):
                meant = _changes_meant(told, many=match["word"] == "they")
                yield from pointers.mentions_for(start, end, passage.document.text[start:end], meant)

    def _lacked(self, passage: Passage, position: int) -> tuple[Mention, ...]:
        """The gene that "lacks it" means, and its loss: the last of this sentence, else that of which the sentence
        before tells."""
        here = [m for m in passage.of("GENE") if m.end - passage.start <= position][-1:]
        before = self.before.of("GENE")[:1] if self.before and self.subject == "GENE" else ()
        loss = self.lexicon.by_name.get(("ALTERATION", "loss")) if self.lexicon else None
        genes = tuple(here) or before
        return (*genes, *(replace(g, label="ALTERATION", name=loss.name, id=loss.id) for g in genes if loss))

    def _to_drugs(self, passage: Passage, pointing: list[tuple[int, int]]) -> Iterator[Mention]:
        """Pointers to one drug, to several, to two, to three, but for the words that are ``pointing`` to a change."""
        taken = pointing + [(m.start, m.end) for m in passage.of("DRUG", "DRUG_CLASS")]
        for match in pointers.ONE.find(passage):
            yield from self._named(passage, match, self._latest(passage, match.start(), 1), taken)
        for match in pointers.IT.find(passage):
            if self.subject == "DRUG" or match.start() > 0:
                yield from self._named(passage, match, self._latest(passage, match.start(), 1), taken)
        if self.subject == "DRUG":
            for match in pointers.THEY.find(passage):
                yield from self._named(passage, match, self._latest(passage, match.start(), 0), taken)
        for match in pointers.MANY.find(passage):
            if match["each"] and passage.of("DRUG"):
                continue  # what follows tells them apart
            if match["bare"] and (self.mutations and len(self.mutations[-1]) == 2):
                continue
            if match["others"]:
                yield from self._named(passage, match, self._others(passage, match), taken)
                continue
            yield from self._named(
                passage, match, self._latest(passage, match.start(), pointers.number_of(match)), taken
            )

    def _others(self, passage: Passage, match: re.Match[str]) -> Group | None:
        """The drugs of a list told before that this sentence does not name itself, where they are as many as said."""
        here = {m.name for m in passage.of("DRUG")}
        groups = (group for sentence in reversed(self.drugs) for group in drugs_of(sentence))
        whole = next((g for g in groups if here and here < set(g.names)), None)
        rest = tuple(m for m in whole.members if m.name not in here) if whole else ()
        return Group(rest) if pointers.fits(match["others"], len({m.name for m in rest})) else None

    def _of_a_pair(self, passage: Passage) -> Iterator[Mention]:
        """The members that "the former" and "the latter" stand for: of two drugs, or of two groups of mutations."""
        for match in pointers.ORDINAL.find(passage):
            here = pairs_of(passage, passage.start + match.start())
            told = (pairs for sentence in reversed(self.spoken) if (pairs := pairs_of(sentence, sentence.end)))
            if pairs := here or next(told, []):
                yield from pointers.mentions_at(passage, match, pairs[-1][0 if match["first"] else 1].members)

    def _genes(self, passage: Passage, position: int) -> tuple[Mention, ...]:
        here = [m for m in passage.of("GENE") if m.end - passage.start <= position]
        if not here and not position and self.before and self.subject == "GENE":
            return self.before.of("GENE")[:1]
        return tuple(here[-1:]) or self.genes

    def _latest(self, passage: Passage, position: int, count: int) -> Group | None:
        """The latest group of ``count`` drugs (0: several): the last of this sentence, the first of an earlier."""
        here = [g for g in drugs_of(passage) if g.end - passage.start <= position and not is_compared(passage, g)]
        for groups in chain((here[::-1],), map(drugs_of, reversed(self.drugs))):
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
        singles = {m.name: m for sentence in self.drugs[-reach:] for g in drugs_of(sentence) for m in g.members}
        return Group(tuple(singles.values())) if len(singles) > 1 and count in (0, len(singles)) else None

    def _mutations(self, passage: Passage, match: re.Match[str]) -> tuple[Mention, ...]:
        """The mutations of this sentence, or what was told to be changed last: mutations, or genes and how."""
        start, end = passage.start + match.start(), passage.start + match.end()
        if here := tuple(m for m in passage.of("MUTATION") if m.end <= start):
            return here
        last = self.mutations[-1] if self.mutations else ()
        since = self.altered is not None and (not last or last[0].start < self.altered.start)
        if since and not passage.of("GENE", within=Span(passage.start, end)):
            return self._changed_genes(match) or last
        return last

    def _changed_genes(self, match: re.Match[str]) -> tuple[Mention, ...]:
        """The genes that were changed last as the pointer says, with how; of several none where it points to one."""
        if self.altered is None:
            return ()
        meant, told = pointers.kinds_meant(match), find_changes(self.altered, self.altered.span)
        changes = [c for c in told if c.gene and c.kinds and (not meant or not meant.isdisjoint(c.kinds))]
        genes = [c.gene for c in changes if c.gene]
        if len({gene.name for gene in genes}) > 1 and not match[0].endswith("s"):
            return ()
        return (*genes, *(a for c in changes for a in c.alterations if a.name in meant or not meant))

    def _named(
        self, passage: Passage, match: re.Match[str], group: Group | None, taken: list[tuple[int, int]]
    ) -> Iterator[Mention]:
        start, end = passage.start + match.start(), passage.start + match.end()
        if group and not any(s < end and start < e for s, e in taken):
            yield from pointers.mentions_at(passage, match, group.members)

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
        if not passage.labels.isdisjoint(("GENE", "ALTERATION")) and "GENE" in passage.labels:
            self.altered = passage
        if "GENE" in passage.labels:
            named = [m for m in passage.of("GENE") if not is_pointer(m)]
            self.genes = tuple(named[-1:]) or self.genes
        self.changed = passage.of("GENE", "ALTERATION", "MUTATION") or self.changed
        self.before, self.subject = passage, _subject_of(passage.mentions) or self.subject


def _points_to_several(passage: Passage, drug_class: Mention) -> bool:
    """Whether a class only points to several: "these targeted therapies"."""
    return drug_class.text.endswith(("s", "ies")) and passage.gap(passage.start, drug_class.start).endswith("these ")


def _subject_of(mentions: Sequence[Mention]) -> str:
    """What the first name of a sentence is the name of, '' where none can be its subject."""
    return next((m.label for m in mentions if m.label in ("DRUG", "GENE", "MUTATION", "DRUG_CLASS")), "")


def _changes_meant(passage: Passage, many: bool) -> tuple[Mention, ...]:
    """The change, or with ``many`` the list of changes, with which a sentence begins: mutations, or genes and how they
    are altered; nothing where the words fit several."""
    changes = [c for c in find_changes(passage, passage.span) if c.mutations or (c.gene and c.kinds)]
    names = [m for c in changes for m in (c.mutations or (c.gene,)) if m]
    listed = find_groups(passage, sorted(names, key=lambda m: m.start))[:1]
    first = {m.name: m for group in listed for m in group.members}
    if (len(first) > 1) != many and not (many and _is_plural(changes)):
        return ()
    told = [c for c in changes if any(m.name in first for m in (c.gene, *c.mutations) if m)]
    return (*first.values(), *dict.fromkeys(a for c in told for a in c.alterations))


def _is_plural(changes: Sequence[Change]) -> bool:
    """Whether words tell of several changes of one gene: "mutations of A"."""
    return any(not c.mutations for c in changes)
