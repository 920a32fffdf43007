"""Questions: what a sentence only asks, or says that nobody knows, is no claim; what is being studied is a hope.

"Whether loss of A predicts failure of B is a matter of debate" asks, "a trial tests whether C restores the response
to B" speculates. What decides something ("A decides whether tumors respond to B") and "whether or not" ask nothing.
The words are data: ``wording/questions.tsv``.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from claimx.claims.judgement.candidates import Candidate
from claimx.claims.passages.facts import once
from claimx.claims.passages.passage import Passage
from claimx.claims.wording.openings import Openings
from claimx.claims.wording.patterns import Words
from claimx.claims.wording.traits import TRAITS, letters_of
from claimx.claims.wording.wordlists import openings_of, words_by
from claimx.schema import Span

QUESTION_FILE = "questions.tsv"
OPEN = "asked, not said: the sentence calls it an open question"
_END = re.compile(r"[;:]|, (?:and|but|while|whereas|although|though|since|because|so|as)\b|$")
_OR_NOT = re.compile(r" or not\b")
_ASKING = ("asks", "open", "no data", "purpose")
"""The parts of which a sentence has one if it asks anything."""
Found = Mapping[str, list[re.Match[str]]]


@cache
def _words() -> Mapping[str, Words]:
    return words_by("part", QUESTION_FILE)


_MAY_ASK = TRAITS.new(lambda: [letters for part in _ASKING for letters in letters_of(_words()[part])])
"""The traits of sentences that may ask."""


@dataclass(frozen=True, slots=True)
class Question:
    """The part of a sentence that asks, or says what was sought, not what was found.

    ``studied`` is one on whose answer somebody is at work.
    """

    span: Span
    studied: bool


def put_in_question(passage: Passage, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates of a sentence: refused where it only asks, speculative where an answer is being looked for."""
    read = list(candidates)
    asked = questions_of(passage) if read else ()
    return [_judged(passage, candidate, asked) for candidate in read] if asked else read


def _judged(passage: Passage, candidate: Candidate, asked: Iterable[Question]) -> Candidate:
    own = [m for m in candidate.mentions if not m.via and passage.start <= m.start < passage.end]
    if any(not q.studied and q.span.holds(m.start) for q in asked for m in own if m.role != "drug"):
        return replace(candidate, refused=OPEN)
    cues = [m.start for m in own if m.role == "cue"]
    hoped = any(q.studied and q.span.holds(at) for q in asked for at in cues)
    return replace(candidate, certainty="speculative") if hoped else candidate


@once
def questions_of(passage: Passage) -> tuple[Question, ...]:
    """The questions of a sentence."""
    found = vocabulary().find(passage.folded) if passage.traits & _MAY_ASK else {}
    return tuple(_find(passage, found)) if found else ()


def _find(passage: Passage, found: Found) -> Iterator[Question]:
    text = passage.folded
    unknown = next(iter(found.get("open", ())), None)
    for silence in found.get("no data", ())[:1]:
        yield Question(passage.clause_of(passage.start + silence.start()), False)
    for match in found.get("asks", ()):
        if not _is_decided(text, match, found, unknown is not None):
            yield _question(passage, match.end(), unknown is None and "studied" in found)
    asks = min((m.start() for m in found.get("asks", ())), default=len(text))
    told = any(match.start() < asks for match in found.get("found", ()))
    for purpose in found.get("purpose", ())[:1] if not told else ():
        yield Question(Span(passage.clause_of(passage.start + purpose.start()).start, passage.end), False)
    if unknown:
        for match in [m for m in found.get("asks when open", ()) if m.start() >= unknown.end()][:1]:
            yield _question(passage, match.end(), False)
        for role in [m for m in found.get("role", ()) if m.end() <= unknown.start()][:1]:
            clause = passage.clause_of(passage.start + role.start())
            if clause.holds(passage.start + unknown.start()):
                yield Question(clause, False)


def _is_decided(text: str, asks: re.Match[str], found: Found, unknown: bool) -> bool:
    """Whether the sentence says what decides: "A determines whether", "whether B depends on", "whether or not"."""
    opens = asks.start() == 0
    decides = [m for m in found.get("decides", ()) if m.end() <= asks.start() or (opens and not unknown)]
    asked = text[: asks.start()].endswith("to determine ")
    return bool(decides and not asked) or bool(_OR_NOT.match(text, asks.end()) and not unknown)


def _question(passage: Passage, start: int, studied: bool) -> Question:
    end = _END.search(passage.folded, start)
    return Question(Span(passage.start + start, passage.start + end.start() if end else passage.end), studied)


@cache
def vocabulary() -> Openings:
    """The packaged words of each part of a question, compiled."""
    expressions = {part: re.compile(rf"(?<!\w){each.expression}") for part, each in _words().items()}
    return openings_of(expressions, _words().items())
