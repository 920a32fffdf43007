"""What a reader has in mind at a sentence: the therapy, the cancer and the problem spoken of so far."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from claimx.claims.discourse.antecedents import glosses_of
from claimx.claims.discourse.cancers import Cancers
from claimx.claims.discourse.failures import Failures
from claimx.claims.discourse.genes import Genes
from claimx.claims.discourse.headings import announces, cancer_of_heading, drugs_of_heading, drugs_of_title
from claimx.claims.discourse.inherited import (
    NOTHING,
    Inherited,
    first_of,
    general_classes,
    inherited_of,
    plainest_of,
    vaguest_classes,
)
from claimx.claims.discourse.position import Position
from claimx.claims.discourse.problems import Problems
from claimx.claims.discourse.talk import Talk, talk_of
from claimx.claims.judgement.candidates import Candidate
from claimx.claims.passages.passage import Passage, heading_of, setting_of
from claimx.claims.passages.therapies import is_compared, leading_drugs
from claimx.lexicon import Lexicon
from claimx.mentions import Annotation
from claimx.schema import Document

_OF_DRUG = ("resistance", "target", "indication", "sensitivity")
"""The claims that tell of which therapy a sentence spoke."""


@dataclass
class Topic:
    """The running topic of one document; fed sentence by sentence, in reading order."""

    document: Document
    annotation: Annotation
    lexicon: Lexicon
    spoken: Talk | None = None
    """The talk of the document, where it is known already."""
    problems: Problems = field(default_factory=Problems)
    _title: Inherited = NOTHING
    _heading: Inherited = NOTHING
    _focus: Inherited = NOTHING
    _kind: Inherited = NOTHING
    """The general class that this section named last, of those that say what kind of drug it is."""
    _agents: set[str] = field(default_factory=set)
    _general: bool = False
    """Whether this section has named the therapy of the title itself, and not only examples of it."""
    _opening: Inherited = NOTHING
    _setting: str = ""
    _heading_setting: str = ""
    _heading_answers: bool = False
    _said_setting: str = ""

    def __post_init__(self) -> None:
        """Take the document's topic from its title."""
        self._at = Position()
        self._title = drugs_of_title(self.document, self.annotation)
        self.genes = Genes(self.document, self.annotation)
        self.cancers = Cancers(self._at)
        self.failures = Failures(self.lexicon, self._title, self._at)
        self.talk = (
            self.spoken.anew(self._at)
            if self.spoken
            else talk_of(self.document, len(self.annotation.sentences), self.annotation.mentions, self._at)
        )

    def anew(self) -> "Topic":
        """The topic of the same document before its first sentence."""
        return Topic(self.document, self.annotation, self.lexicon, self.talk)

    def setting(self) -> str:
        """'primary', 'acquired' or '': by the sentence before if this one names no other drug, else by the heading."""
        return self._setting

    def enter(self, passage: Passage) -> None:
        """Move to the next sentence; a new section or paragraph forgets what it must."""
        self._at.move_to(passage)
        if self._at.new_section:
            self._enter_section(passage)
        if meant := [glosses_of(passage)[name] for name in self._heading.names if name in glosses_of(passage)]:
            self._heading = inherited_of(meant, self._heading.via)
        self.failures.enter_sentence(self._heading)
        self.talk.enter_sentence(passage)
        if self._at.new_paragraph:
            self.problems.enter_paragraph()
            self._opening = subject_of(passage)
            self._said_setting = ""
        self._setting = ("" if passage.names_drug else self._said_setting) or self._heading_setting
        self._said_setting = setting_of(passage)
        speaks, failing = self.talk.now, self.failures.last.names
        subject = subject_of(passage) if failing and not speaks else NOTHING
        if not set(subject.names) <= set(failing):
            self.failures.tell(subject)
        elif speaks and not passage.of("DRUG", "DRUG_CLASS") and not self.failures.told_here():
            remedy = self._agents.intersection(self._focus.names)
            general = (self._title,) if remedy or self._general else ()
            told = (self._opening, self._heading, *general, self.failures.combined(self._focus.names), self._focus)
            self.failures.tell(self._meant(first_of(*told)))

    def _enter_section(self, passage: Passage) -> None:
        """Take the topic of the section from its heading, and forget what another section named."""
        heading = heading_of(passage, self.annotation)
        self._heading = drugs_of_heading(passage, self.annotation)
        self._heading_setting = setting_of(heading) if heading else ""
        self._heading_answers = announces("answers", passage)
        self._focus, self._kind, self._agents, self._general = NOTHING, NOTHING, set(), False
        self.cancers.enter_section(cancer_of_heading(passage, self.annotation))
        self.problems.enter_section()
        self.genes.enter_section()

    def leave(self, passage: Passage, candidates: Sequence[Candidate]) -> None:
        """Remember what the sentence spoke of."""
        if not (passage.mentions or candidates):
            return
        self.genes.learn(passage)
        self.cancers.learn(passage)
        self.problems.learn(candidates)
        self._agents.update(c.agent for c in candidates if c.agent)
        self.failures.learn(passage, self._agents)
        helped = tuple(dict.fromkeys(c.drug for c in candidates if c.agent and c.drug))
        if helped and not self.failures.resisted().names:
            self.failures.tell(Inherited(helped, "topic"))
        self._learn_therapies(passage, candidates)

    def _learn_therapies(self, passage: Passage, candidates: Sequence[Candidate]) -> None:
        """Remember which therapies the sentence spoke of, and of which kind they are."""
        classes = passage.of("DRUG_CLASS")
        self._general = self._general or any([m.name in self._title.names for m in classes])
        named = [m for m in passage.of("DRUG", "DRUG_CLASS") if m.label == "DRUG" or self._is_targeted(m.name)]
        spoken = {c.drug for c in candidates if c.drug and c.type in _OF_DRUG}
        if focus := [m for m in named if m.name in spoken] or named:
            self._focus = inherited_of(focus, "topic")
        if kinds := [m for m in classes if m.name in general_classes() and m.name not in vaguest_classes()]:
            self._kind = inherited_of(kinds[-1:], "topic")

    def broad_drugs(self) -> Inherited:
        """The therapy of the heading or title, for general statements."""
        return self._meant(plainest_of(self._heading, self._title, self._focus))

    def _meant(self, told: Inherited) -> Inherited:
        """The kind of drug that this section has named, where heading or title only speak of targeted therapies."""
        return self._kind if self._kind.names and vaguest_classes().issuperset(told.names) else told

    def subject(self) -> Inherited:
        """The one drug of the heading, else the drugs with which the paragraph begins; of classes none is known."""
        told = (self._heading, self._opening) if len(self._heading.names) == 1 else (self._opening,)
        return next((each for each in told if each.names and all(m.label == "DRUG" for m in each.mentions)), NOTHING)

    def apart_from(self, agent: str) -> Inherited:
        """The therapy spoken of that ``agent`` is to help: that which fails, or of the heading, the title, the section.

        What this section praised as a remedy is not in need of help; a member of the class that is the agent is no
        other therapy.
        """
        helpers = self._agents - self.problems.drugs()
        for told in (self.failures.resisted(), *self._themes(), self._focus):
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
        return first_of(*self._themes(), self._focus)

    def theme_within(self, combination: str) -> tuple[str, ...]:
        """The therapies of heading or title that are parts of a combination."""
        parts = combination.split(" + ")
        return tuple(name for name in self.theme().names if name in parts and len(parts) > 1)

    def _themes(self) -> tuple[Inherited, Inherited]:
        """Heading and title; a heading that announces answers, or stands below one that does, comes last."""
        return (self._title, self._heading) if self._heading_answers else (self._heading, self._title)

    def _is_targeted(self, drug_class: str) -> bool:
        return bool(self.lexicon.facts("DRUG_CLASS", drug_class, "targets"))


def subject_of(passage: Passage) -> Inherited:
    """The drugs with which a sentence begins, unless another therapy is compared with them."""
    first = leading_drugs(passage)
    return Inherited(first.names, "topic", first.members) if first and not is_compared(passage, first) else NOTHING
