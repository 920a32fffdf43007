"""Organs in a column of tumours: "lung" and "breast, kidney" stand for the cancers of these organs."""

import re
from collections.abc import Iterator

from claimx.claims.passages.passage import Passage
from claimx.lexicon import Lexicon, fold
from claimx.schema import Mention

_PART = re.compile(r"(?:(?!\band\b|\bor\b)[^,;/()?\[\]&])+")
_NOUNS = ("cancer", "carcinoma", "tumor", "adenocarcinoma")
_EDGES = " .-*'\"\u2018\u2019"


def with_organs(passage: Passage, lexicon: Lexicon) -> Passage:
    """The entry with a mention of a cancer for each of its parts that is an organ, where none was found."""
    found = tuple(_organs(passage, lexicon))
    return passage.with_mentions(sorted((*passage.mentions, *found), key=lambda m: (m.start, m.end)))


def _organs(passage: Passage, lexicon: Lexicon) -> Iterator[Mention]:
    for part in _PART.finditer(passage.text):
        organ = part.group().strip(_EDGES)
        start = passage.start + part.start() + len(part.group()) - len(part.group().lstrip(_EDGES))
        end = start + len(organ)
        if not organ or any(m.start < end and start < m.end for m in passage.of("CANCER")):
            continue
        forms = (("CANCER", f"{fold(organ)} {noun}") for noun in _NOUNS)
        if term := next((lexicon.by_form[form] for form in forms if form in lexicon.by_form), None):
            doc = passage.document.doc_id
            yield Mention(doc, start, end, organ, "CANCER", term.name, term.id, "rule organ-of-column", 0.9)
