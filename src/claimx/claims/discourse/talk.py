"""Talk of resistance: whether title, heading and paragraph speak of it or of failure, and how long ago.

The words of resistance and failure are data: ``wording/topics.tsv``.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from claimx.claims.discourse.headings import title_of
from claimx.claims.discourse.position import Position
from claimx.claims.passages.passage import Passage
from claimx.claims.wording.openings import Hinted
from claimx.claims.wording.wordlists import Parts
from claimx.schema import Document, Mention

SHORT = 4
"""A text of so many sentences, heading included, is a passage out of some context and no article."""
OPENING = 2
"""A paragraph of which one of so many first sentences speaks of failure is about it."""
NEXT = 1
"""So many sentences after one on failure a mechanism still tells of it, where nothing else says what the text is on."""
UNSPOKEN = "neither title, heading nor paragraph speaks of a resistance or failure"
"""Why a failure or an answer that is told in no word of resistance is none."""
WORDS = Parts(
    "topics.tsv",
    {
        "resistance": r"{words}",
        "failure": r"{words}",
        "tumor": r"{words}",
        "failing organ": r"\b{words} {links}\b",
        "resisting body": r"\b{words} {links}",
        "refractory time": r"\b{words} (?:\w+ )?{links}\b",
        "failed attempt": r"\b{words} {links}\b",
        "growing on": r"\b{words} {links}\b",
    },
)
_OF_NO_THERAPY = ("failing organ", "resisting body", "refractory time", "failed attempt", "growing on")
"""Parts in which a word of failure is said of something else than a therapy."""
_PROGRESSION = Hinted(
    r"progression\b(?<!delays progression)(?<!delay progression)(?<!delayed progression)"
    r"(?<!free of progression)(?<!slows progression)(?<!without progression)(?! free)",
    "progression",
)


@dataclass
class Talk:
    """What one document speaks of, fed sentence by sentence.

    Attributes:
        at: the sentence that is read.
        titled: whether the document's title speaks of resistance.
        on_tumors: whether the document names any.
        short: whether the text is so short that nothing is known of what surrounds it.
        now: whether the last sentence speaks of failure or resistance.
    """

    at: Position
    titled: bool
    on_tumors: bool
    short: bool
    now: bool = False
    _headed: bool = False
    _opened: bool = False
    _failure: bool = False
    _resistance: bool = False
    _spoke: int | None = None
    """The last sentence of this paragraph that spoke of failure, or its heading, which counts as the one before it."""

    def anew(self, at: Position) -> "Talk":
        """The talk of the same document before its first sentence."""
        return Talk(at, self.titled, self.on_tumors, self.short)

    def enter_sentence(self, passage: Passage) -> None:
        """Begin a sentence; what a paragraph spoke of ends with it."""
        if self.at.new_paragraph:
            self._headed = _speaks_of_resistance(passage.heading)
            self._failure = self._resistance = self._headed
            self._spoke = self.at.sentence - 1 if self._headed else None
            self._opened = False
        self.now = tells_failure(passage)
        self._failure = self._failure or self.now
        self._resistance = self._resistance or (self.now and bool(WORDS.find("resistance", passage)))
        self._opened = self._opened or (self.now and self.at.in_paragraph <= OPENING)
        self._spoke = self.at.sentence if self.now else self._spoke

    def of_resistance(self) -> bool:
        """Whether the heading or this paragraph has spoken of resistance so far, this sentence included."""
        return self._resistance

    def of_failure(self) -> bool:
        """The same in a wider sense: failure, progression and the like count as well."""
        return self._failure

    def is_announced(self) -> bool:
        """Whether title, heading or opening speaks of failure, or the text is too short to have any."""
        return self.titled or self._headed or self._opened or self.short

    def is_about_resistance(self) -> bool:
        """Whether title, heading or this paragraph speaks of resistance."""
        return self._resistance or self.titled

    def may_tell_failure(self) -> bool:
        """Whether a failure told in no word of resistance is to be expected: there is talk of resistance or failure, or
        the text is short."""
        return self._failure or self.is_about_resistance() or self.short

    def silence(self) -> str:
        """Why a failure told in no word of resistance is none here, or ''."""
        return "" if self.may_tell_failure() else UNSPOKEN

    def may_tell_answer(self) -> bool:
        """Whether a therapy that helps another may answer a resistance: the text is on tumors, or tells failures."""
        return self.on_tumors or self.may_tell_failure()

    def may_be_on_tumors(self) -> bool:
        """Whether the text names a tumor, or is too short to need one."""
        return self.on_tumors or self.short

    def may_tell_wordless(self) -> bool:
        """Whether a failure may be told without a word of resistance: the text is on tumors, title, heading or
        paragraph speaks of resistance or opens with failure, or the text is short."""
        return self.on_tumors or self.is_about_resistance() or self.is_announced()

    def goes_on(self, announced: bool) -> bool:
        """Whether a mechanism alone tells why a therapy fails: this paragraph has just spoken of failure, or done so at
        all where it is ``announced`` what the text is on."""
        return self._spoke is not None and (announced or self.at.sentence - self._spoke <= NEXT)


def tells_failure(passage: Passage) -> bool:
    """Whether a sentence speaks of a failure or resistance that may be a therapy's: an organ fails as well, a tumor
    progresses by itself, and who failed to find something only tried."""
    if not WORDS.find("failure", passage) and not any(_PROGRESSION.find(passage)):
        return False
    said = (*WORDS["failure"].finditer(passage.folded), *_PROGRESSION.find(passage))
    return any(not is_of_no_therapy(passage, passage.start + m.start()) for m in said)


def is_of_no_therapy(passage: Passage, start: int) -> bool:
    """Whether the word of failure that begins here is said of something else: "vascular resistance"."""
    parts = [part for part in _OF_NO_THERAPY if WORDS.find(part, passage)]
    at = start - passage.start
    return any(m.start() <= at < m.end() for part in parts for m in WORDS[part].finditer(passage.folded))


def talk_of(document: Document, sentences: int, names: Sequence[Mention], at: Position) -> Talk:
    """The talk of a document of so many sentences, before the first; in the ``names`` of genes no tumor is spoken of
    ("tumor necrosis factor")."""
    on_tumors = _speaks_of_tumor(document.text.lower(), names)
    return Talk(at, _speaks_of_resistance(title_of(document)), on_tumors, sentences <= SHORT)


def _speaks_of_tumor(text: str, names: Sequence[Mention]) -> bool:
    first = WORDS.search("tumor", text)
    if first is None:
        return False
    genes = [m for m in names if m.label == "GENE"]
    said = WORDS["tumor"].finditer(text, first.start())
    return any(not any(gene.start <= m.start() < gene.end for gene in genes) for m in said)


def _speaks_of_resistance(words: str) -> bool:
    return bool(WORDS.search("resistance", words.lower()))
