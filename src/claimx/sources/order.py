"""Reading order: paragraphs that pages, tables and columns have cut, made whole again."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from claimx.sources.drafts import Draft
from claimx.sources.wrapping import TAIL, join_lines
from claimx.text import Vocabulary

_MARKER = r"(?:\s*(?:\[[\d, \u2013-]{1,60}\]|\([\d, \u2013-]{1,60}\)))?"
_ENDED = re.compile(rf"[.!?:;][\"')\]\u201d\u2019]*{_MARKER}$")
_ABBREVIATED = re.compile(r"\b(?:et al|vs|e\.g|i\.e|cf|figs?|approx|resp|ca)\.$", re.IGNORECASE)
_BRACKETED = re.compile(r"[)\]\u201d\"]$")
_UNFINISHED = re.compile(
    r"(?:,|[^\W\d_][-\u2010\u2011]|[(/]|\b(?:the|an?|of|and|or|in|to|with|by|for|on|from|as|at|that|which|is|are|was"
    r"|were|such|its|their|these|this|between|than|via))$"
)
_PLAIN_WORD = re.compile(r"[a-z][a-z'\u2019-]*(?![\w-])|[,;)\]]")
_LOWER = re.compile(r"[^\w\s]*[a-z]")
_FLOATS = frozenset(("table", "caption", "legend", "abbreviations", "other", "contents", "affiliation"))
FEWEST_WORDS = 6  # of a paragraph that may be taken for the first half of another
_RUNNING = frozenset(("paragraph", "list_item"))


def is_cut_short(text: str) -> bool:
    """Whether a text breaks off in the middle of a sentence."""
    tail = text[-TAIL:]
    return not (_ENDED.search(tail) or _BRACKETED.search(tail)) or bool(_ABBREVIATED.search(tail))


def goes_on(text: str) -> bool:
    """Whether a text surely begins in mid-sentence: with a plain lower-case word, or a stop."""
    return bool(_PLAIN_WORD.match(text))


def belongs_to(text: str, following: str) -> bool:
    """Whether a paragraph is the rest of the one before it."""
    if is_cut_short(text):
        return bool(_LOWER.match(following) or goes_on(following) or _UNFINISHED.search(text[-TAIL:]))
    return goes_on(following) and not _ENDED.search(text[-TAIL:])


def join_broken(drafts: Sequence[Draft], vocabulary: Vocabulary) -> list[Draft]:
    """Drafts with each paragraph whole, and whatever stood inside it (a table, a figure) behind it."""
    groups: list[list[Draft]] = []
    last = -1
    for draft in drafts:
        if draft.kind == "paragraph" and last >= 0 and belongs_to(groups[last][-1].text, draft.text):
            groups[last].append(draft)
            continue
        groups.append([draft])
        if draft.kind not in _FLOATS:
            last = len(groups) - 1 if draft.kind in _RUNNING else -1
    return [_joined(group, vocabulary) for group in groups]


def _joined(group: Sequence[Draft], vocabulary: Vocabulary) -> Draft:
    if len(group) == 1:
        return group[0]
    return replace(group[0], text=join_lines([draft.text for draft in group], vocabulary))


def restore_order(drafts: Sequence[Draft], vocabulary: Vocabulary) -> list[Draft]:
    """Drafts with columns that were read in the wrong order put right.

    A paragraph that begins in mid-sentence behind a finished one, and a section that ends in
    mid-sentence, are two halves of one: what begins with the former, up to the next heading, is
    moved behind the latter.
    """
    moves = _moves(drafts)
    moved = {at for start, stop in moves.values() for at in range(start, stop)}
    ordered: list[Draft] = []
    for at, draft in enumerate(drafts):
        if at in moves:
            start, stop = moves[at]
            ordered += [_joined((draft, drafts[start]), vocabulary), *drafts[start + 1 : stop]]
        elif at not in moved:
            ordered.append(draft)
    return ordered


def _moves(drafts: Sequence[Draft]) -> dict[int, tuple[int, int]]:
    """For each section's open end the stretch that goes on with it, from and up to an index."""
    stops = [at for at, draft in enumerate(drafts) if draft.kind == "heading"] + [len(drafts)]
    heads: dict[int, int] = {}
    for at, draft in enumerate(drafts):
        if draft.kind == "paragraph" and goes_on(draft.text):
            heads.setdefault(stops[bisect_right(stops, at)], at)
    ends = [stop - 1 for stop in stops if stop and stop not in heads and _is_open_end(drafts[stop - 1])]
    moves: dict[int, tuple[int, int]] = {}
    for stop, head in heads.items():
        if not ends:
            break
        moves[ends.pop(min(bisect_right(ends, head), len(ends) - 1))] = (head, stop)
    return moves


def _is_open_end(draft: Draft) -> bool:
    return draft.kind == "paragraph" and is_cut_short(draft.text) and len(draft.text.split()) >= FEWEST_WORDS
