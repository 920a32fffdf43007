"""Sentence boundaries in the characters of a canonical text.

Paragraphs are unwrapped by the readers, so a line break or a tab always ends a sentence. A
citation marker that follows the stop belongs to the sentence before it.
"""

import re

from claimx.schema import Span

_MARKER = r"(?:\s?\[\d[\d,;–\- ]*\]|\s?\(\d[\d,;–\- ]*\)|\d{1,3}(?:[,–-]\d{1,3})*)"
# The set that comes first lets the search skip all other characters at once.
_STOP = re.compile(
    rf"[.!?;:\n\t](?:(?<=[.!?])[\"'”’)\]]*{_MARKER}?(?P<gap> +)(?=[\"“‘(\[]*[A-Z0-9•])"
    r"|(?<=[;:])(?P<item> )(?=- )|(?<=[\n\t])[\n\t]*)"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:et al|e\.g|i\.e|cf|vs|viz|approx|ca|resp|incl|Fig|Figs|Tab|Ref|Refs|refs?|No|Nos|Dr|Prof|St|Inc|Ltd|Co|"
    r"Suppl|Eq|sp|spp|var|al|Jr|Sr|min|max|[A-Z])|(?:^|[\s(])\d{1,2})$"
)


def find_sentences(text: str) -> list[Span]:
    """The sentences of ``text`` in order, without the blanks between them.

    >>> [s.of("It works (Fig. 2). See [3]. ") for s in find_sentences("It works (Fig. 2). See [3]. ")]
    ['It works (Fig. 2).', 'See [3].']
    """
    sentences: list[Span] = []
    start = 0
    for match in _STOP.finditer(text):
        at = match.start()
        if text[at] == "." and _ABBREVIATION.search(text, max(start, at - 12), at):
            continue
        _append(sentences, text, start, at if text[at] in "\n\t" else match.start(match.lastgroup or 0))
        start = match.end()
    _append(sentences, text, start, len(text))
    return sentences


def _append(sentences: list[Span], text: str, start: int, end: int) -> None:
    part = text[start:end]
    start += len(part) - len(part.lstrip())
    if part := part.strip():
        sentences.append(Span(start, start + len(part)))
