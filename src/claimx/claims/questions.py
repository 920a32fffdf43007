"""Questions: what a sentence only asks, or says that nobody knows, is no claim; what is being studied is a hope.

"Whether loss of A predicts failure of B is a matter of debate" asks; "a trial tests whether C restores the response to B"
speculates. What decides something ("A decides whether tumors respond to B") and "whether or not" ask nothing.
The words are data: ``wording/questions.tsv``.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from claimx.claims.candidates import Candidate
from claimx.claims.facts import once
from claimx.claims.frames import HERE
from claimx.claims.passages import Passage
from claimx.claims.patterns import parse_words
from claimx.schema import Span

QUESTION_FILE = "questions.tsv"
OPEN = "asked, not said: the sentence calls it an open question"
_END = re.compile(r"[;:]|, (?:and|but|while|whereas|although|though|since|because|so|as)\b|$")
_OR_NOT = re.compile(r" or not\b")
_MARKS = ("whether", " if ", " how ", "what ", " why ", "which", "data", "yet", "no trial", "not been", "role", "contribution", "significance")


@dataclass(frozen=True, slots=True)
class Question:
    """The part of a sentence that asks; ``studied`` where somebody is at work on the answer."""

    span: Span
    studied: bool


def put_in_question(passage: Passage, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates of a sentence, refused where it only asks, and speculative where the answer is being looked for."""
    asked = questions_of(passage)
    return [_judged(passage, candidate, asked) for candidate in candidates] if asked else list(candidates)


def _judged(passage: Passage, candidate: Candidate, asked: Iterable[Question]) -> Candidate:
    own = [m for m in candidate.mentions if not m.via and passage.start <= m.start < passage.end]
    if any(not q.studied and q.span.holds(m.start) for q in asked for m in own if m.role != "drug"):
        return replace(candidate, refused=OPEN)
    cues = [m.start for m in own if m.role == "cue"]
    hoped = any(q.studied and q.span.holds(at) for q in asked for at in cues)
    return replace(candidate, certainty="speculative") if hoped else candidate


@once
def questions_of(passage: Passage) -> tuple[Question, ...]:
    """The questions of a sentence, in the order of the text."""
    return tuple(_find(passage)) if any(mark in passage.folded for mark in _MARKS) else ()


def _find(passage: Passage) -> Iterator[Question]:
    text, parts = passage.folded, vocabulary()
    if silence := parts["no data"].search(text):
        yield Question(passage.clause_of(passage.start + silence.start()), False)
    unknown = parts["open"].search(text)
    for match in parts["asks"].finditer(text):
        before = text[: match.start()]
        decided = parts["decides"].search(before) and not before.rstrip().endswith(" to determine")
        decided = decided or (not unknown and not before.strip() and parts["decides"].search(text, match.end()))
        if decided or (_OR_NOT.match(text, match.end()) and not unknown):
            continue
        yield _question(passage, match.end(), not unknown and bool(parts["studied"].search(text)))
    if unknown and (match := parts["asks when open"].search(text, unknown.end())):
        yield _question(passage, match.end(), False)
    if unknown and (role := parts["role"].search(text, 0, unknown.start())):
        clause = passage.clause_of(passage.start + role.start())
        if clause.holds(passage.start + unknown.start()):
            yield Question(clause, False)


def _question(passage: Passage, start: int, studied: bool) -> Question:
    end = _END.search(passage.folded, start)
    return Question(Span(passage.start + start, passage.start + end.start() if end else passage.end), studied)


@cache
def vocabulary() -> dict[str, re.Pattern[str]]:
    """The packaged words of each part of a question, compiled."""
    with (HERE / QUESTION_FILE).open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["part"]: re.compile(rf"(?<!\w){parse_words(row['wordings']).expression}") for row in rows}
