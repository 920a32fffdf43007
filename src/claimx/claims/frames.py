"""Frames: the wordings in which reviews put a claim, and the search for them. Both are data.

``wording/frames.tsv`` holds one wording a row, over the letters of an outline
(:mod:`claimx.claims.outlines`), with an example. In a pattern

    DRUG AGENT CHANGE CARRIER MARKED MUTANT GENE KNOWN CANCER   are names; MARKED is a change or its carrier,
                     and KNOWN a gene that is on record as the drug's target
    <word>           is a set of wordings of ``wording/wordings.tsv``
    a|b  [a]         are alternatives, and words that may be left out
    ..  ...          are up to 40 or 90 characters without another drug, gene or mechanism; ".." may begin with
                     a remark between commas
    ....             is up to 90 characters without another drug

A frame is its own reach: it binds the names that it holds, and no others.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from claimx.claims.outlines import Outline, Part
from claimx.errors import InputError
from claimx.lexicon import fold
from claimx.schema import CLAIM_TYPES, ClaimType, Direction

HERE = Path(__file__).parent / "wording"
FRAME_FILE, WORDING_FILE = "frames.tsv", "wordings.tsv"
_ALSO = (
    r"(?: in K| \([^()]*\))?(?:, (?:and |or )?| (?:and|or|nor|as well as|and also|plus) | ?/ ?)"
    r"(?:(?:also|of|to|from|by|with|for|in|on|the|both|then|even|against|towards?) ?)*"
)
_DRUGS = (
    rf"D(?:{_ALSO}D(?! (?:which|who|that|may|can|could|is|are|was|were|has|have|had|does|do|did|will|overc\w+|"
    r"\w{3,}(?:s|ed))\b))*"
)
_NOUN = (
    r"(?:K|cells?|tumou?rs?|cancers?|patients?|cases?|clones?|diseases?|(?:cell )?lines?|models?|lesions?|blasts?|"
    r"xenografts?|subclones?|populations?|carcinomas?|leuk[a]?emias?|lymphomas?|melanomas?|individuals|women|men|"
    r"organoids?|those|subgroups?|subsets?)(?!\w)"
)
_WITH = (
    r",? ?(?:which |that |who )?(?:with|harbou?r\w*|carry\w*|carried|carries|bear\w*|contain\w*|possess\w*|having|have|"
    r"has|had|show\w*|express\w*|display\w*|lack\w*|lose|loses|lost|driven by|depend\w* on|positive for|in which|"
    r"in whom|"
    r"whose \w+(?: \w+)? (?:have|carry|harbou?r\w*|contain|show|express|bear)|where|that|which|who)"
    r"(?: \w+){0,3}? "
)
_KIND = (
    r"(?:(?:mutant|mutated|positive|negative|driven|rearranged|deficient|amplified|altered|expressing|dependent|"
    r"bearing|null|low|high|addicted|harbou?ring|overexpressing|primary|metastatic|advanced|human) ){0,2}"
)
_CHANGE = "[VCGM]"
_PLAIN = rf"{_CHANGE}(?:{_ALSO}{_CHANGE})*(?! {_KIND}{_NOUN})"
_CARRIER = (
    rf"(?:{_NOUN}{_WITH}{_CHANGE}(?:{_ALSO}{_CHANGE})*(?: (?:is|are|was|were) \w+)?"
    rf"|{_CHANGE}(?:{_ALSO}{_CHANGE})* {_KIND}{_NOUN})"
)
SLOTS: Mapping[str, str] = {
    "DRUG": _DRUGS,
    "AGENT": _DRUGS,
    "OTHER": _DRUGS,
    "ADDED": "D",
    "CHANGE": _PLAIN,
    "CARRIER": _CARRIER,
    "MARKED": rf"(?:{_CARRIER}|{_CHANGE}(?:{_ALSO}{_CHANGE})*)",
    "MUTANT": rf"(?:(?:{_NOUN}{_WITH})?V(?:{_ALSO}[VC])*)",
    "GENE": rf"[GCV](?:{_ALSO}[GCV])*",
    "KNOWN": rf"[GCV](?:{_ALSO}[GCV])*",
    "CANCER": rf"K(?:{_ALSO}K)*",
}
_GAPS = {"....": r"[^D;]{0,90}?", "...": r"[^DVCGM;]{0,90}?", "..": r"(?:, (?!and |or )[^,;]{3,90},)?[^DVCGM;]{0,40}?"}


@dataclass(frozen=True, slots=True)
class Frame:
    """One wording of one kind of claim."""

    type: ClaimType
    direction: Direction
    pattern: str
    example: str
    place: str


@dataclass(frozen=True, slots=True)
class Framed:
    """A frame where a sentence uses it: the parts that fill it, and its stretch of the outline."""

    frame: Frame
    start: int
    end: int
    slots: Mapping[str, tuple[Part, ...]]
    spans: Mapping[str, tuple[int, int]]
    words: tuple[tuple[int, int], ...]

    @property
    def slack(self) -> int:
        """How much of the stretch is neither a name nor a word of the frame."""
        return self.end - self.start - sum(end - start for start, end in self.words)

    def of(self, *names: str) -> tuple[Part, ...]:
        """The parts of the first of these slots that the frame has."""
        return next((self.slots[name] for name in names if name in self.slots), ())


def find_framed(outline: Outline) -> Iterator[Framed]:
    """Every use of a frame in a sentence, frame by frame, in the order of the file."""
    for frame, pattern in packaged():
        for match in pattern.finditer(outline.text):
            spans = {name: match.span(name) for name in match.groupdict() if match[name]}
            slots = {name.upper(): span for name, span in spans.items() if not name.startswith("words")}
            yield Framed(
                frame,
                *match.span(),
                {name: outline.within(*span) for name, span in slots.items()},
                slots,
                tuple(sorted(span for name, span in spans.items() if name.startswith("words"))),
            )


@cache
def packaged() -> tuple[tuple[Frame, re.Pattern[str]], ...]:
    """The packaged frames, compiled."""
    wordings = read_wordings(HERE / WORDING_FILE)
    return tuple((frame, compile_frame(frame, wordings)) for frame in read_frames(HERE / FRAME_FILE))


def read_frames(path: Path) -> tuple[Frame, ...]:
    """The frames of a file.

    Raises:
        InputError: a row has an unknown type or direction, or no example.
    """
    frames = []
    for line, row in _rows(path):
        place = f"{path.name} line {line}"
        if row["type"] not in CLAIM_TYPES or row["direction"] not in ("supports", "disputes"):
            problem = f"has type {row['type']!r} and direction {row['direction']!r}"
            raise InputError(place, problem, f"write one of {', '.join(CLAIM_TYPES)}, and supports or disputes")
        if not row["example"]:
            raise InputError(place, "has no example", "write a sentence that uses the frame")
        frames.append(Frame(row["type"], row["direction"], row["pattern"], row["example"], place))  # type: ignore[arg-type]
    return tuple(frames)


def read_wordings(path: Path) -> dict[str, str]:
    """The sets of wordings of a file, each as a regular expression."""
    return {row["name"]: _words(row["wordings"]) for _, row in _rows(path)}


def compile_frame(frame: Frame, wordings: Mapping[str, str]) -> re.Pattern[str]:
    """The regular expression of a frame over outlines; its groups are the slots in lower case.

    Raises:
        InputError: the pattern names a set of wordings that there is not.
    """
    pieces = []
    for number, token in enumerate(frame.pattern.split()):
        if token in SLOTS:
            pieces.append(rf"(?P<{token.lower()}>{SLOTS[token]})")
        elif token in _GAPS:
            pieces.append(_GAPS[token])
        elif token.startswith("<"):
            name = token.strip("<>")
            if name not in wordings:
                raise InputError(frame.place, f"names the wordings {name!r}", f"add a row to {WORDING_FILE}")
            pieces.append(f"(?P<words{number}>{wordings[name]})")
        elif token.startswith("["):
            pieces.append(rf"(?:{_words(token.strip('[]'))})?")
        else:
            pieces.append(f"(?P<words{number}>{_words(token)})")
    return re.compile(r"[ ,]{0,2}".join(pieces))


def _words(text: str) -> str:
    """Alternatives as a regular expression of whole words; ``*`` stands for any ending, ``_`` for a blank."""
    forms = ("K" if form == "CANCER" else fold(form.replace("_", " ")) for form in text.split("|"))
    longest = sorted(forms, key=lambda form: (-len(form), form))
    return r"(?<!\w)(?:" + "|".join(re.escape(f).replace(r"\*", r"\w*") for f in longest) + r")(?!\w)"


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from enumerate(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), start=2)
