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
_NAME = re.compile(
    r"(?:Dr\.?\s+|Prof\.?\s+)?(?:(?:[A-Z][\w.'\u2019-]*|de|van|der|von|la|di|el|bin|al)\s*){1,5}"
    r"[\s\d,*\u2020\u2021\u00b9\u00b2\u00b3\u2070-\u2079]*"
)
_ARTICLE_TYPE = re.compile(
    r"(?:(?:original|research|review|clinical|short|brief|mini|invited)[- ]?)*(?:articles?|reviews?|reports?|communications?"
    r"|stud(?:y|ies)|editorial|commentary|perspectives?|case reports?)|open access",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?]$")
LONGEST_TITLE, LONGEST_AFFILIATION = 300, 60


def classify_front(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts with title, authors and affiliations recognised in front of the body."""
    found = list(drafts)
    for at, draft in enumerate(found[:2]):
        if draft.kind in ("paragraph", "heading") and _ARTICLE_TYPE.fullmatch(draft.text):
            found[at] = replace(draft, kind="other", level=0, section=None)
        elif _is_title(draft, found[at + 1 :]):
            found[at] = replace(draft, kind="title", level=0, section=None)
            break
        else:
            break
    body = next((at for at, draft in enumerate(found) if draft.section in ("body", "methods")), len(found))
    first = next((at for at, draft in enumerate(found) if draft.section is not None), 0)
    for at, draft in enumerate(found[:body]):
        if draft.kind != "paragraph":
            continue
        if is_affiliation(draft.text):
            found[at] = replace(draft, kind="affiliation")
        elif at < first and is_author_list(draft.text):
            found[at] = replace(draft, kind="authors")
    return found


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
    return bool(_EMAIL.search(text)) or bool(_PLACE.search(text) and (_FOOTMARK.match(text) or text.count(",") >= 2))


def is_author_list(text: str) -> bool:
    """Whether a text is nothing but names of people."""
    names = [name.strip() for name in re.split(r",|;|\band\b|&", text) if name.strip(" \d*")]
    return not _SENTENCE.search(text) and bool(names) and all(_NAME.fullmatch(name) or name.isdigit() for name in names)
