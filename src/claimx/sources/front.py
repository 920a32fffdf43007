"""What stands before the text proper: title, authors, affiliations."""

import re
from collections.abc import Sequence
from dataclasses import replace

from claimx.sources.drafts import Draft
from claimx.sources.headings import heading_number, section_kind

_EMAIL = re.compile(r"[\w.+-]{1,64}+@[\w-]{1,64}\.\w")
_PLACE = re.compile(
    r"\b(?:Universit\w+|Institut\w*|Department|Dept|Division|School|College|Hospital|Cent(?:er|re)|Faculty|Laborator\w+"
    r"|Academy|Clinic|Foundation|Inc\.|Ltd\.?)\b"
)
_FOOTMARK = re.compile(r"[\d*\u2020\u2021\u00b9\u00b2\u00b3]\s?[A-Z]")
_NAME_PART = r"(?:[^\W\d_a-z][\w.'\u2019-]*|de|van|der|den|von|la|di|el|bin|al)"
_NAME = re.compile(rf"{_NAME_PART}(?:\s+{_NAME_PART}){{0,4}}[\s\d*\u2020\u2021\u00b9\u00b2\u00b3\u2070-\u2079]*")
_NAME_BREAK = re.compile(r",|;|\band\b|&")
_GROUP = re.compile(
    r"(?:[\w'\u2019-]+\s){1,8}(?:groups?|consortium|collaboration|collaborative|collaborators|contributors"
    r"|investigators|networks?|teams?|committees?|panels?|initiative)",
    re.IGNORECASE,
)
_ARTICLE_TYPE = re.compile(
    r"(?:(?:original|research|review|clinical|short|brief|mini|invited)[- ]?)*(?:articles?|reviews?|reports?"
    r"|communications?|stud(?:y|ies)|editorial|commentary|perspectives?|case reports?)|open access",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?]$")
LONGEST_TITLE, LONGEST_AFFILIATION = 300, 60  # characters, words


def classify_front(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts with the type of article, title, authors and affiliations recognised before the body."""
    found = list(drafts)
    first = next((at for at, draft in enumerate(found) if not _is_preliminary(draft)), 0)
    for at in range(first):
        found[at] = replace(found[at], kind="other", level=0, section=None)
    if found and _is_title(found[first], found[first + 1 :]):
        found[first] = replace(found[first], kind="title", level=0, section=None)
    sections = [at for at, draft in enumerate(found) if draft.section is not None]
    body = next((at for at in sections if found[at].section in ("body", "methods")), len(found))
    for at, draft in enumerate(found[:body]):
        if draft.kind == "paragraph" and is_affiliation(draft.text):
            found[at] = replace(draft, kind="affiliation")
        elif draft.kind == "paragraph" and sections and at < sections[0] and is_author_list(draft.text):
            found[at] = replace(draft, kind="authors")
    return found


def _is_preliminary(draft: Draft) -> bool:
    """Whether a draft is a running head, or tells the type of the article that begins."""
    return draft.kind == "other" or (draft.grid is None and bool(_ARTICLE_TYPE.fullmatch(draft.text)))


def _is_title(draft: Draft, following: Sequence[Draft]) -> bool:
    if not any(after.section for after in following):
        return False
    if draft.kind == "heading":
        return not section_kind(draft.text) and not heading_number(draft.text)
    return draft.kind == "paragraph" and len(draft.text) <= LONGEST_TITLE and not _SENTENCE.search(draft.text)


def is_affiliation(text: str) -> bool:
    """Whether a text says where an author works: an address, with a place's name or e-mail."""
    if len(text.split()) > LONGEST_AFFILIATION:
        return False
    if "@" in text and _EMAIL.search(text):
        return True
    return bool(_PLACE.search(text) and (_FOOTMARK.match(text) or text.count(",") >= 2))


def is_author_list(text: str) -> bool:
    """Whether a text is nothing but names of people and groups."""
    if _SENTENCE.search(text):
        return False
    names = [name.strip() for name in _NAME_BREAK.split(text) if name.strip(" *0123456789")]
    return bool(names) and all(_NAME.fullmatch(name) or is_group(name) for name in names)


def is_group(name: str) -> bool:
    """Whether the name of an author is one of a group: "The Invented Study Group"."""
    return bool(_GROUP.fullmatch(name))
