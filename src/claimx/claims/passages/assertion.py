"""How a passage says it: denied, hedged, speculative, and in which setting.

Denial belongs to the relation, not to the entity: "T790M does not confer resistance to A but C797S does" denies the
first half only. So every question is asked of the clause that holds the relation (the idea of NegEx, Chapman et al.
2001, with clauses for its fixed window). The words that tell it are data: the cues of denial, doubt and setting, and
``wording/assertion.tsv``.
"""

import re
from collections.abc import Sequence

from claimx.claims.wording.wordlists import Parts
from claimx.mentions import CueMatch
from claimx.schema import Certainty, Direction, Span

_ABOUT = r"(?! (?:in|for|with|of|under)\b)"
WORDS = Parts(
    "assertion.tsv",
    {
        "no denial": r"(?:\w+ )?not {words}|{links}|(?:\w+ )?not (?:limited|restricted|confined) to|"
        r"no(?:t)? (?:more|less|fewer) than|none of (?:whom|which|these)|(?:\w+ )?not (?:\w+ ){{0,4}}until\b|"
        r"cannot be (?:ignored|excluded|ruled out|dismissed|overlooked)|"
        r"not?(?: the)? (?:less|least)(?=[,;:.)]|$| (?:than|a|an|the|in|by|for|to|because|since|as)\b)|"
        r"(?:(?:do|does|did|can|could) )?(?:not|neither|nor|cannot|never)\b[^,;:.]{{0,60}}? "
        r"(?:full|whole|entire|complete) (?:spectrum|range|set|array|panel|breadth)",
        "concluding": r", (?:{links} )?{words}",
        "taken back": r"[^,;:]*[;:,] (?:[^,;:]{{0,60}}? )?(?:this|it|which|that|such an? \w+)"
        r"(?: (?:was|is|has|could|did|does|have|proved|been|later|subsequently|be))+ not (?:been |be )?"
        rf"(?:{{words}}|{{links}}{_ABOUT})",
        "refuted": r"[^;:]{{0,160}}?[;:,] (?:[^;:]{{0,90}}? )?(?:{words}\b|no such \w+\b(?!(?: \w+){{0,2}} "
        r"(?:for|in|of|to|with)\b))",
        "supposed": r"\b{links} (?:\w+ )?{words}\b[^;]{{0,90}}$",
        "disappointed": r"[^;]{{0,90}}?[;,] [^;]{{0,90}}?\b{links} (?:[\w.-]+ ){{0,3}}?{words}|"
        r"[^;,]{{0,60}}? (?:did|has|have|could|was|were) not (?:been |be )?(?:hold|held|confirmed|borne out)",
        "treated": r"\b{words} $",
        "effect": r"\w+ (?:\w+ )?{words}",
    },
)
_CONTRAST = re.compile(
    r"(?:(?:,? \(?(?:but not|and not|rather than|except(?:ing)?(?: for)?|excluding|with the exceptions? of)| \(not) |"
    r"\b(?:effect|association|relation\w*|correlation|link|difference|influence)s? (?:that |which )?"
    r"(?:(?:was|were|is|has been) not|not) \w+ (?:for|with|in) |"
    r"\bno such \w+ (?:\w+ ){1,3}?(?:for|with|in|of) )"
    r"([^,;.()]{3,60}?(?: \([^()]{2,30}\))?)(?=[,;.()]|$| (?:causes?|confers?|leads?|results?|is|are|was|were)\b)|"
    r", ([^,;.()]{2,40}?)(?: (?:itself|themselves))? (?:being|remaining) (?:un\w+ed|conserved|retained|spared|intact)\b"
)
_CONTRASTING = (" not ", "(not ", " rather than ", " except", " excluding ", " no such ", " being ", " remaining ")
_ELLIPSIS = re.compile(
    r"(?:[,;]? (?:but|whereas|while)|;) (?P<who>[^,;]{2,80}?)"
    r"(?:, (?:by contrast|in contrast|on the other hand|however),)? "
    r"(?:do|does|did|is|are|was|were|can|may|has|have)(?P<not> not)?[ .]*$"
)
_SUBORDINATE = re.compile(
    r"\b(?:when|if|where|once|who|whom|whose|which|because|until|unless)\b|;|:|\b(?:an?|the) (?:\w+ ){1,2}that\b"
)
_RELATIVE = re.compile(r", (?:\w+ )?(?:which|who|whom|whose)\b[^,;]*$")
_THEREBY = re.compile(r" and (?:thereby|thus|hence|therefore|so|consequently|as a (?:result|consequence),?) ")
_SECOND = re.compile(r" and (?:\w+ly )?$")
_PHRASE = re.compile(r"(?:no|without|lack of)\b")
_NOUN = re.compile(r"\w+(?:ance|ure|ion|ity|ness|apse)\b")
_SELF_DENIED = re.compile(r"(?:\w+ )?(?:not|no longer|never|cannot|unable)\b|fail")
_WITH = re.compile(r"\b(?:with (?:\w+ to )?|minimal to |little to )$")


def find_direction(
    folded: str, offset: int, cues: Sequence[CueMatch], clause: Span, anchor: Span | None = None
) -> Direction:
    """'disputes' where a denial governs the clause, else 'supports'.

    Args:
        folded: the sentence, folded. offset: its start in the document.
        cues: the sentence's cues. clause: the clause that holds the relation.
        anchor: the word that says the relation; what a clause below it denies ("fails when it does not bind") is apart.
    """
    for cue in cues:
        if cue.kind != "denial" or not clause.start <= cue.start < clause.end:
            continue
        if any(o.kind == "resistance" and o.start <= cue.start < o.end for o in cues):
            continue
        at = cue.start - offset
        if anchor and _is_apart(folded, at, anchor.start - offset, anchor.end - offset):
            continue
        if not WORDS["no denial"].match(folded, at) and not folded[:at].endswith(("if ", "whether or ", "unless ")):
            return "disputes"
    back = anchor and _is_taken_back(folded, cues, anchor.start - offset, anchor.end - offset)
    return "disputes" if back else "supports"


def is_denied(folded: str, offset: int, cues: Sequence[CueMatch], region: Span, own: Sequence[Span]) -> bool:
    """Whether a denial stands in the region of a relation, outside the relation's own words.

    Args:
        folded: the sentence, folded. offset: its start in the document.
        cues: the sentence's cues. region: the relation with what stands before it in its clause.
        own: the words that express the relation ("do not respond to").
    """
    start, end = (min(w.start for w in own), min(w.end for w in own)) if own else (region.end, region.end)
    if own and _is_taken_back(folded, cues, start - offset, end - offset):
        return True
    return any(
        cue.kind == "denial"
        and region.start <= cue.start < region.end
        and not any(word.start < cue.end and cue.start < word.end for word in own)
        and not WORDS["no denial"].match(folded, cue.start - offset)
        and not (own and _is_apart(folded, cue.start - offset, start - offset, end - offset))
        for cue in cues
    )


def _is_taken_back(folded: str, cues: Sequence[CueMatch], start: int, end: int) -> bool:
    """Whether a clause behind a relation, whose words end at ``end``, says that it is not so.

    "…; later trials showed that this was not the case"; "it was thought to tell failure, but was not related to it".
    """
    if not any(cue.kind == "denial" for cue in cues):
        return False
    if WORDS["taken back"].match(folded, end) or WORDS["refuted"].match(folded, end):
        return True
    return bool(WORDS["supposed"].search(folded, 0, start) and WORDS["disappointed"].match(folded, end))


def _is_apart(folded: str, at: int, start: int, end: int) -> bool:
    """Whether a denial at ``at`` is of something else than the relation whose words stand from ``start`` to ``end``.

    It may belong to a bracket ("A (not B) causes C"); before them to a relative clause that is closed ("A, which is not
    B, causes C"), or to the first part of a contrast ("A has no effect alone but restores C"); behind them to a clause
    below them, to those who are treated ("patients not fit for A"), or to what goes along ("with no toxicity"); a
    "nor" behind a relation that is told by a denial goes on with it ("A does not respond, nor does B").
    """
    if opened := _bracket_of(folded, at):
        return not opened.start <= start < opened.end
    if at < start:
        if " but " in folded[at:start] or WORDS["concluding"].search(folded, at, start):
            return True
        if _THEREBY.search(folded, at, start) or _is_of_first_predicate(folded, at, start):
            return True
        return "," in folded[at:start] and bool(_RELATIVE.search(folded[:at]))
    if folded.startswith("nor ", at) and _SELF_DENIED.match(folded, start):
        return True
    between = folded[end:at]
    if _SUBORDINATE.search(between) or WORDS["treated"].search(between):
        return True
    return bool(_WITH.search(between)) and not WORDS["effect"].match(folded, at)


def _is_of_first_predicate(folded: str, at: int, start: int) -> bool:
    """Whether the words at ``start`` are a second predicate, and the denial at ``at`` is of the first alone: "A carries
    no B and does not respond"."""
    if not _SECOND.search(folded, at, start):
        return False
    return bool(_SELF_DENIED.match(folded, start) or (_PHRASE.match(folded, at) and not _NOUN.match(folded, start)))


def _bracket_of(folded: str, at: int) -> Span | None:
    """The round bracket that holds ``at``; None outside of brackets and in one that is never closed."""
    start, end = folded.rfind("(", 0, at), folded.find(")", at)
    return Span(start, end) if start > folded.rfind(")", 0, at) and end >= 0 else None


def find_contrasted(folded: str) -> tuple[Span, ...]:
    """The parts of a folded sentence that a contrast denies: "MET amplification, but not HGF, causes …"."""
    if not any(word in folded for word in _CONTRASTING):
        return ()
    return tuple(Span(*m.span(m.lastindex or 0)) for m in _CONTRAST.finditer(folded))


def find_ellipsis(folded: str) -> tuple[Span, Direction] | None:
    """A closing clause that repeats the sentence's relation: "… but C797S does", with its direction."""
    if not any(word in folded for word in ("but ", "whereas ", "while ", "; ")):
        return None
    match = _ELLIPSIS.search(folded)
    return (Span(*match.span("who")), "disputes" if match["not"] else "supports") if match else None


def find_certainty(cues: Sequence[CueMatch], clause: Span) -> Certainty:
    """The weakest word of the clause decides: speculative, hedged, else asserted."""
    start, end = clause.start, clause.end
    kinds = {cue.kind for cue in cues if start <= cue.start < end and cue.text != "May"}
    if "speculation" in kinds:
        return "speculative"
    return "hedged" if "hedge" in kinds else "asserted"


def find_setting(cues: Sequence[CueMatch], span: Span) -> str:
    """'primary', 'acquired', 'primary;acquired' or '' by the words of the sentence."""
    values = {cue.value for cue in cues if cue.kind == "setting" and span.start <= cue.start < span.end}
    return ";".join(value for value in ("primary", "acquired") if value in values)
