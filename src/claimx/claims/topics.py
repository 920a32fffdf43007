"""What a reader has in mind at a sentence: the drug, the cancer and the problem spoken of so far."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cached_property

from claimx.claims.candidates import Candidate
from claimx.claims.groups import drug_groups, is_compared
from claimx.claims.passages import Passage, heading_of, setting_of, slice_of
from claimx.lexicon import Lexicon
from claimx.mentions import Annotation
from claimx.schema import Block, Document, Mention

SUBJECT = 24
CONTINUED = "resistance/continued"
GENERAL = frozenset(
    {
        "chemotherapy", "radiotherapy", "targeted therapy", "kinase inhibitor", "tyrosine kinase inhibitor",
        "multikinase inhibitor", "monoclonal antibody", "small-molecule inhibitor", "antibody-drug conjugate",
        "immunotherapy",
    }
)  # fmt: skip
"""Classes of which nobody knows which therapy is meant: any other topic is better, and they are no answer."""
_RESISTANCE = re.compile(r"resist|refractor|evad|evasion|escape|relapse|insensitiv")
_ANSWERS = re.compile(
    r"\b(?:overcom|circumvent|combat|counter|strateg|future|direction|innovat|advance|novel|next.generation|emerging|"
    r"address|perspective|outlook|potential|opportunit|restor|re.?sensiti|revers|combination|solution)"
)
_FAILURE = re.compile(
    r"resist|refractor|evad|evasion|escape|relapse|insensitiv|failure|fails?\b|failed|"
    r"progression\b(?<!delays progression)(?<!delay progression)(?<!delayed progression)(?<!free of progression)"
    r"(?<!slows progression)(?<!without progression)(?! free)|stop working|no longer respond|cease to respond|"
    r"unresponsive"
)


_PRAISE = re.compile(
    r"\b(?:[Oo]verc[ao]m|[Aa]vert|[Cc]ircumvent|[Rr]evers|[Cc]ombat|[Cc]ounter|[Rr]e-?sensiti|[Rr]estor)\w*"
)
"""What a title says of a remedy: the therapy before it is no therapy that fails."""


@dataclass(frozen=True, slots=True)
class Inherited:
    """Names taken from the context, with the kind of place that they came from."""

    names: tuple[str, ...]
    via: str
    mentions: tuple[Mention, ...] = ()


NOTHING = Inherited((), "")


@dataclass
class Topic:
    """The running topic of one document; fed sentence by sentence, in reading order."""

    document: Document
    annotation: Annotation
    lexicon: Lexicon
    _title: Inherited = NOTHING
    _section: int = -1
    _block: int = -1
    _heading: Inherited = NOTHING
    _heading_cancers: Inherited = NOTHING
    _focus: Inherited = NOTHING
    _agents: set[str] = field(default_factory=set)
    _general: bool = False
    """Whether this section has named the therapy of the title itself, and not only examples of it."""
    _cancers: list[tuple[int, tuple[Mention, ...]]] = field(default_factory=list)
    _problems: list[Candidate] = field(default_factory=list)
    _told: list[Candidate] = field(default_factory=list)
    _genes: list[str] = field(default_factory=list)
    _sentence: int = 0
    _resistance: bool = False
    _failure: bool = False
    _failing: Inherited = NOTHING
    _failing_block: int = -1
    _before: Inherited = NOTHING
    _opening: Inherited = NOTHING
    _setting: str = ""
    _heading_setting: str = ""
    _heading_answers: bool = False
    _said_setting: str = ""
    _about_resistance: bool = False

    def __post_init__(self) -> None:
        """Take the document's topic from its title."""
        self._title = self._title_topic()
        title = self._title_block()
        self._about_resistance = bool(title and _RESISTANCE.search(self.document.text[title.start : title.end].lower()))

    def speaks_of_resistance(self) -> bool:
        """Whether the heading or this paragraph has spoken of resistance so far, this sentence included."""
        return self._resistance

    def speaks_of_failure(self) -> bool:
        """The same in a wider sense: failure, progression and the like count as well."""
        return self._failure

    def is_about_resistance(self) -> bool:
        """Whether the title, the heading or this paragraph speaks of resistance."""
        return self._resistance or self._about_resistance

    def setting(self) -> str:
        """'primary', 'acquired' or '': by the sentence before if this one names no other drug, else by the heading."""
        return self._setting

    def resisted(self) -> Inherited:
        """The therapies of the last resistance statement of this paragraph."""
        return self._failing if self._failing_block == self._block else NOTHING

    def resisted_before(self) -> Inherited:
        """The same as it was before this sentence, whose own subject may be the answer."""
        return self._before

    def fails(self, drugs: Inherited, block: int) -> None:
        """Remember the therapies that a sentence says are resisted, whether or not it says why."""
        self._failing, self._failing_block = drugs if drugs.via else replace(drugs, via="topic"), block

    def enter(self, passage: Passage) -> None:
        """Move to the next sentence; a new section or paragraph forgets what it must."""
        self._sentence += 1
        self._before = self.resisted() if passage.block == self._block else NOTHING
        subject = self._subject(passage)
        if passage.section != self._section:
            self._section = passage.section
            self._heading, self._heading_cancers = self._heading_topics(passage)
            self._heading_setting = self._setting_of_heading(passage)
            self._heading_answers = any(_ANSWERS.search(title.lower()) for title in self._headings(passage))
            self._focus, self._cancers, self._problems, self._genes = NOTHING, [], [], []
            self._told, self._agents, self._general = [], set(), False
        if passage.block != self._block:
            self._block = passage.block
            self._problems, self._told = self._problems[-3:], self._told[-3:]
            self._opening = subject
            self._resistance = self._failure = bool(_RESISTANCE.search(passage.heading.lower()))
            self._said_setting = ""
        self._setting = ("" if passage.names_drug else self._said_setting) or self._heading_setting
        self._said_setting = setting_of(passage)
        speaks = bool(_FAILURE.search(passage.folded))
        self._resistance = self._resistance or (speaks and bool(_RESISTANCE.search(passage.folded)))
        self._failure = self._failure or speaks
        if subject.names and not speaks and self._failing.names and not set(subject.names) <= set(self._failing.names):
            self.fails(subject, passage.block)
        elif speaks and not passage.of("DRUG", "DRUG_CLASS") and self._failing_block != passage.block:
            remedy = self._agents.intersection(self._focus.names)
            told = (self._opening, self._heading, *((self._title,) if remedy or self._general else ()), self._focus)
            self.fails(next((t for t in told if t.names), NOTHING), passage.block)

    def _subject(self, passage: Passage) -> Inherited:
        """The drugs that a sentence begins with: of them it speaks."""
        first = next(iter(drug_groups(passage)), None) if passage.names_drug else None
        near = first is not None and first.start - passage.start <= SUBJECT
        named = first is not None and all(m.label == "DRUG" for m in first.members)
        if first is None or not near or not named or is_compared(passage, first):
            return NOTHING
        return Inherited(first.names, "topic", first.members)

    def leave(self, passage: Passage, candidates: Sequence[Candidate]) -> None:
        """Remember what the sentence spoke of."""
        if not (passage.mentions or candidates):
            return
        self._genes += [m.name for m in passage.of("GENE")]
        if cancers := passage.of("CANCER"):
            self._cancers.append((self._sentence, cancers))
        resisted = [c for c in candidates if c.type == "resistance" and c.drug]
        stated = [c for c in resisted if c.direction == "supports" and c.rule != CONTINUED]
        self._problems += stated
        self._told += [c for c in resisted if c.direction == "supports"]
        self._agents.update(c.agent for c in candidates if c.agent)
        self._general = self._general or any(m.name in self._title.names for m in passage.of("DRUG_CLASS"))
        named = tuple(m for m in passage.of("DRUG", "DRUG_CLASS") if m.label == "DRUG" or self._is_targeted(m.name))
        spoken = {
            c.drug for c in candidates if c.drug and c.type in ("resistance", "target", "indication", "sensitivity")
        }
        focus = tuple(m for m in named if m.name in spoken) or named
        if focus:
            self._focus = Inherited(tuple(dict.fromkeys(m.name for m in focus)), "topic", focus)

    def gene_of(self, mutation: str, drug_targets: Sequence[str]) -> str:
        """The gene of a mutation that is printed without one.

        By the document's own words; else the drug's target that this section named last; else its first.
        """
        if gene := self.annotation.genes.get(mutation):
            return gene
        return self.target_spoken_of(drug_targets) or (drug_targets[0] if drug_targets else "")

    def target_spoken_of(self, drug_targets: Sequence[str]) -> str:
        """The target of a drug that this section named last; or ''."""
        return next((g for g in reversed(self._genes) if g in drug_targets), "")

    def targets_spoken_of(self, drug_targets: Sequence[str]) -> tuple[str, ...]:
        """The targets of a drug that this section has named so far."""
        return tuple(gene for gene in drug_targets if gene in self._genes)

    @cached_property
    def gatekeepers(self) -> frozenset[str]:
        """The mutations that the document somewhere calls gatekeeper mutations."""
        text, mentions = self.document.text, self.annotation.mentions
        spans = [m for m in mentions if m.label == "MECHANISM" and m.name == "gatekeeper mutation"]
        return frozenset(
            m.name
            for g in spans
            for m in slice_of(mentions, g.start - 40, g.end + 40)
            if m.label == "MUTATION" and not re.search(r"[.;\n\t]", text[min(g.end, m.end) : max(g.start, m.start)])
        )

    def drugs(self) -> Inherited:
        """The therapy that a reader would supply: of this paragraph, else the heading, else the title."""
        known = [t for t in (self._focus, self._heading, self._title) if t.names]
        return next((t for t in known if not GENERAL.issuperset(t.names)), known[0] if known else NOTHING)

    def broad_drugs(self) -> Inherited:
        """The therapy of the heading or title, for general statements."""
        known = [t for t in (self._heading, self._title, self._focus) if t.names]
        return next((t for t in known if not GENERAL.issuperset(t.names)), known[0] if known else NOTHING)

    def apart_from(self, agent: str) -> Inherited:
        """The therapy spoken of that ``agent`` is to help: that which fails, or of the heading, the title, the section.

        What this section praised as a remedy is not in need of help; a member of the class that is the agent is no
        other therapy.
        """
        helpers = self._agents - self.told_to_fail()
        for told in (self.resisted(), *self._themes(), self._focus):
            praised = () if told in (self._heading, self._title) else helpers
            names = tuple(n for n in told.names if n not in praised and self._is_other(n, agent))
            if names:
                return replace(told, names=names, via=told.via or "topic")
        return NOTHING

    def _is_other(self, drug: str, agent: str) -> bool:
        parts = set(agent.split(" + "))
        kinds = {kind for part in drug.split(" + ") for kind in self.lexicon.facts("DRUG", part, "classes")}
        return parts.isdisjoint(drug.split(" + ")) and parts.isdisjoint(kinds)

    def theme(self) -> Inherited:
        """The therapy of heading or title, however general: for answers, whose own drugs are not what fails."""
        return next((t for t in (*self._themes(), self._focus) if t.names), NOTHING)

    def _themes(self) -> tuple[Inherited, Inherited]:
        """Heading and title; a heading that announces answers, or stands below one that does, comes last."""
        return (self._title, self._heading) if self._heading_answers else (self._heading, self._title)

    def cancers(self) -> Inherited:
        """The tumour that a reader would supply: the section's only one, or that of the last two sentences.

        Where the heading names a kind of it ("HER2-positive breast cancer"), the text goes on about that kind.
        """
        told = self._cancers_told()
        kind = self._heading_cancers
        return kind if kind.names and told.names and kind.names[0].endswith(f" {told.names[0]}") else told

    def _cancers_told(self) -> Inherited:
        if not self._cancers:
            return self._heading_cancers
        counts = Counter(m.name for _, mentions in self._cancers for m in mentions)
        name, count = counts.most_common(1)[0]
        at, last = self._cancers[-1]
        if (count >= 0.75 * sum(counts.values()) and count > 1) or len(counts) == 1:
            mention = next(m for _, ms in reversed(self._cancers) for m in ms if m.name == name)
            return Inherited((name,), "topic", (mention,))
        if self._sentence - at == 1 and len({m.name for m in last}) == 1:
            return Inherited((last[0].name,), "topic", (last[0],))
        return self._cancer_of_heading(counts.keys())

    def _cancer_of_heading(self, named: Set[str]) -> Inherited:
        """The heading's tumour, if the section names it among others; its only kind of it, if these are all."""
        told = self._heading_cancers
        if not told.names or told.names[0] not in named:
            return NOTHING
        kinds = named - set(told.names)
        if len(kinds) == 1 and (kind := min(kinds)).endswith(told.names[0]):
            mention = next(m for _, mentions in reversed(self._cancers) for m in mentions if m.name == kind)
            return Inherited((kind,), "topic", (mention,))
        return told

    def problems(self) -> tuple[Candidate, ...]:
        """The resistance stated last in this section, which an answer ("to address this") refers to."""
        if not self._problems:
            return ()
        last = self._problems[-1].drug
        return tuple(c for c in self._problems if c.drug == last)[-3:] or ()

    def problems_of_all(self) -> tuple[Candidate, ...]:
        """The same with what this paragraph told of other therapies that fail through the same."""
        last = self.problems()
        causes = {(slot, v) for c in last for slot in ("gene", "mutation", "mechanism") for v in c.slot(slot)}
        akin = (c for c in self._told if c not in last and any(v in c.slot(slot) for slot, v in causes))
        return (*akin, *last)

    def told(self, drug: str) -> tuple[Candidate, ...]:
        """All that this paragraph, and the end of the one before it, said to make a drug fail."""
        return tuple(c for c in self._told if c.drug == drug)

    def told_to_fail(self) -> frozenset[str]:
        """The therapies that this paragraph said to fail."""
        return frozenset(c.drug for c in self._told)

    def _is_targeted(self, drug_class: str) -> bool:
        return bool(self.lexicon.facts("DRUG_CLASS", drug_class, "targets"))

    def _setting_of_heading(self, passage: Passage) -> str:
        heading = heading_of(passage, self.annotation)
        return setting_of(heading) if heading else ""

    def _headings(self, passage: Passage) -> Iterator[str]:
        """The heading of a passage, and those above it."""
        level = 99
        for section in reversed(self.document.sections[: passage.section + 1]):
            if section.level < level:
                level = section.level
                yield section.title

    def _heading_topics(self, passage: Passage) -> tuple[Inherited, Inherited]:
        """Drugs and cancer of the heading, or of the nearest heading above it that names one."""
        drugs = cancers = NOTHING
        level = 99
        for section in reversed(self.document.sections[: passage.section + 1]):
            if section.level >= level:
                continue
            level = section.level
            found = slice_of(self.annotation.mentions, section.start, section.start + len(section.title))
            drugs = drugs if drugs.names else _topic_of(found, "heading")
            named = tuple(m for m in found if m.label == "CANCER")
            if named and not cancers.names and len({m.name for m in named}) == 1:
                cancers = Inherited((named[0].name,), "heading", named[:1])
        return drugs, cancers

    def _title_block(self) -> Block | None:
        return next((b for b in self.document.blocks if b.kind == "title"), None)

    def _title_topic(self) -> Inherited:
        title = self._title_block()
        if title is None:
            return NOTHING
        named = slice_of(self.annotation.mentions, title.start, title.end)
        praised = _PRAISE.search(self.document.text, title.start, title.end)
        return _topic_of([m for m in named if not praised or m.start > praised.start()], "title")


def _topic_of(mentions: Sequence[Mention], via: str) -> Inherited:
    drugs = tuple(m for m in mentions if m.label in ("DRUG", "DRUG_CLASS"))
    return Inherited(tuple(dict.fromkeys(m.name for m in drugs)), via, drugs) if drugs else NOTHING
