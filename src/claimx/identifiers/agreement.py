"""How well a printed reference and a listed work agree: in title, first author, year, and volume with first page.

The fields vote in whole steps, not in fractions, so that two works between which only a shade decides stand equal,
and neither is taken.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from claimx.schema import ListedReference, Reference
from claimx.sources.references import surname
from claimx.text import ascii_folded

Vote = Literal["agrees", "differs", ""]  # '' where one of the two does not tell

LONG = 25  # letters and digits of a title that hardly two works of one author and year share
NEAR = 90.0  # per cent of likeness of two titles that may be one, spelled or read in two ways
REACH = 8  # words from a volume to the first page behind it: "365, no. 12, pp. 1118"
AUTHORS_BEGIN = 3  # words among which the first author's name is, where the authors were not made out
FEWEST_NUMBERS = 2  # behind the title, beside the year, of an entry that prints volume and pages
_WORD = re.compile(r"[a-z0-9]+")
_NUMBER = re.compile(r"\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed reference, ready to be compared: letters of ASCII in lower case, nothing between them.

    ``text`` is all of it, ``placed`` whether it prints, behind its title, what may be volume and pages.
    """

    words: tuple[str, ...]
    text: str
    families: frozenset[str]
    title: str
    year: int | None
    placed: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """A listed work, ready to be compared."""

    family: str
    title: str
    year: int | None
    volume: str
    page: str


def prepare_printed(reference: Reference) -> Printed:
    """A printed reference, its number left out."""
    words = tuple(_WORD.findall(ascii_folded(reference.text)))
    words = words[1:] if reference.label.isdigit() and words[:1] == (reference.label,) else words
    named = {solid(surname(author)) for author in reference.authors[:1]} - {""}
    families, title = frozenset(named or words[:AUTHORS_BEGIN]), solid(reference.title)
    placed = len(_numbers_behind(title, words)) >= FEWEST_NUMBERS
    return Printed(words, "".join(words), families, title, reference.year, placed)


def prepare_listed(entry: ListedReference) -> Listed:
    """A listed work."""
    return Listed(
        family=solid(surname(entry.authors.split(", ")[0])) if entry.authors else "",
        title=solid(entry.title),
        year=entry.year,
        volume=next(iter(_WORD.findall(ascii_folded(entry.volume))), ""),
        page=next(iter(_WORD.findall(ascii_folded(entry.pages))), ""),
    )


def solid(text: str) -> str:
    """The letters and digits of a text, as they are compared.

    >>> solid("[¹⁸F]FDG and Kopeć\u2019s “rule”")
    '18ffdgandkopecsrule'
    """
    return "".join(_WORD.findall(ascii_folded(text)))


def agreement(printed: Printed, listed: Listed) -> int:
    """How well the two agree: a whole number, greater where more of them agrees; 0 where they are no one work.

    The same title needs one more field that agrees, two if it is short, and yet one more for each that differs, such
    as a misprinted page. A title that is nearly the same needs the author and the year or the place, and bears nothing
    that differs. Without the title (not printed, or in another language) author, year and place must all agree.
    """
    votes = (_author(printed, listed), _year(printed, listed), _place(printed, listed))
    agree, differ = votes.count("agrees"), votes.count("differs")
    if printed.title and printed.title == listed.title:
        needed = 1 if len(listed.title) >= LONG else 2
        return 3 + agree if agree >= needed + differ else 0
    if votes[0] == "agrees" and agree >= 2 and not differ and _near(printed, listed):
        return 2 + agree
    return 1 + agree if agree == len(votes) else 0


def _author(printed: Printed, listed: Listed) -> Vote:
    if not listed.family or not printed.families:
        return ""
    return "agrees" if listed.family in printed.families else "differs"


def _year(printed: Printed, listed: Listed) -> Vote:
    """Years one apart tell nothing: a work is dated online, and again in print."""
    if not listed.year or not printed.year:
        return ""
    if listed.year == printed.year:
        return "agrees"
    return "" if abs(listed.year - printed.year) == 1 else "differs"


def _place(printed: Printed, listed: Listed) -> Vote:
    """Whether the entry prints the listed volume and, soon behind it, the listed first page."""
    if not listed.volume or not listed.page:
        return ""
    for at, word in enumerate(printed.words):
        if word == listed.volume and any(map(listed.page.__eq__, printed.words[at + 1 : at + 1 + REACH])):
            return "agrees"
    return "differs" if printed.placed else ""


def _numbers_behind(title: str, words: Sequence[str]) -> Sequence[str]:
    """The numbers behind the title, years left out; none where the title is not found."""
    behind, read = [], ""
    for word in words:
        if title and read.endswith(title):
            behind.append(word)
        else:
            read += word
    return [word for word in behind if _NUMBER.search(word) and not _YEAR.fullmatch(word)]


def _near(printed: Printed, listed: Listed) -> bool:
    """Whether the titles may be one: alike, with the same numbers; or the printed one goes on, without more numbers.

    Where the printed title was made out wrongly, the listed one is looked for in all that is printed.
    """
    if len(listed.title) < LONG:
        return False
    if printed.title.startswith(listed.title):
        return set(_NUMBER.findall(printed.title[len(listed.title) :])) <= {str(printed.year)}
    begins = printed.text.find(listed.title)
    if begins >= 0 and listed.title not in printed.title:
        return not printed.text[begins + len(listed.title) :][:1].isdigit()
    same_numbers = _NUMBER.findall(printed.title) == _NUMBER.findall(listed.title)
    return same_numbers and fuzz.ratio(printed.title, listed.title) >= NEAR
