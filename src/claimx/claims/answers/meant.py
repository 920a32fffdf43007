"""Whether words of an answer are meant as one: "salvage therapy" and "rescued the cells from A" tell of none.

Who failed what before ("after failure of A") says whom one treats: an answer is given there only if the sentence tells
what comes of it, or for whom a therapy is meant. The words are data: ``wording/answers.tsv``.
"""

from claimx.claims.passages.passage import Passage
from claimx.claims.resistance.cues import is_driver
from claimx.claims.wording.wordlists import Parts
from claimx.mentions import CueMatch
from claimx.schema import Span

WORDS = Parts(
    "answers.tsv",
    {
        "attribute": r"(?<!\w){words} (?:\w+ ){{0,2}}?{links}",
        "shielded": r"(?<!\w){words} (?:\w+ ){{0,8}}?{links}\b",
        "named": r"(?<!\w){words}",
        "cohort": r"(?<!\w){words}",
        "outcome": r"(?<!\w){words}",
        "weak": r"(?<!\w){words}",
        "developed": r"(?<!\w){words} {links}",
        "passive": r"{words}(?: \w+)? $",
        "by": r" ?(?:\w+ ){{0,2}}{words} ",
        "where": r"{words} (?:{links} )?(?:\w+ ){{0,3}}$",
    },
)


def is_meant(passage: Passage, cue: CueMatch) -> bool:
    """Whether a cue of an answer says that something is overcome, as far as its sentence tells."""
    at, end = cue.start - passage.start, cue.end - passage.start
    if is_attribute(passage, cue.start) or any(WORDS.at(part, passage, at) for part in ("shielded", "named")):
        return False
    if WORDS.at("weak", passage, at) and not (
        passage.cued("resistance") or passage.cued("anaphora", "problem") or passage.of("MECHANISM", "MUTATION")
    ):
        return False
    if WORDS.at("developed", passage, at):
        return _calls_for_answer(passage, Span(passage.start, cue.start))
    if not WORDS.at("cohort", passage, at):
        return True
    return any(WORDS.within("outcome", passage, part) for part in (passage.folded[:at], passage.folded[end:]))


def _calls_for_answer(passage: Passage, span: Span) -> bool:
    """Whether words tell of a resistance, or of what causes one: a mutation, but none that drives tumors."""
    told = passage.cued("resistance", within=span) or passage.cued("anaphora", "problem", within=span)
    return bool(told) or any(not is_driver(m.name) for m in passage.of("MUTATION", within=span))


def is_attribute(passage: Passage, start: int) -> bool:
    """Whether a word only says what kind of therapy is meant: "salvage regimen"."""
    return bool(WORDS.at("attribute", passage, start - passage.start))


def is_by_another(passage: Passage, start: int, end: int) -> bool:
    """Whether words in the passive say by what something is overcome ("was overcome by a virus"), and no therapy
    before them does it."""
    said = WORDS.at("by", passage, end - passage.start)
    named = passage.of("DRUG", "DRUG_CLASS", within=Span(end, passage.end))
    return bool(said and not named and WORDS.within("passive", passage, passage.folded[: start - passage.start]))


def is_where(passage: Passage, cue: CueMatch) -> bool:
    """Whether a trial is named only to say where something was seen: "patients enrolled in the trial of A"."""
    return bool(WORDS.within("where", passage, passage.folded[: cue.start - passage.start]))
