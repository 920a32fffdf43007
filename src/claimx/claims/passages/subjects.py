"""Subjects: therapies that begin a clause behind a failure, and do something there instead of failing.

"V spoils A; B kills the mutant cells" tells of B what B does. A clause that says itself that its therapy fails does not
count, nor does a therapy that was named before. The words that open a clause, or stand between its subject and the
verb, are data: ``wording/subjects.tsv``.
"""

from claimx.claims.passages.groups import Group
from claimx.claims.passages.passage import Passage
from claimx.claims.passages.stances import Hit, hits_of
from claimx.claims.passages.therapies import drug_groups, stands_free
from claimx.claims.wording.wordlists import Parts
from claimx.schema import Span

WORDS = Parts(
    "subjects.tsv",
    {
        "opens": r"(?:[;:,—]|[;:,—]? (?<!\w){words}) (?:{words} )?(?P<phrase>(?:[\w/]+ ){{0,6}})$",
        "bound": r"\b{words} ",
        "verb": r"\)?(?: \([^()]*\))?(?:, (?!and\b|or\b|but\b)[^,;:]{{1,120}},|,? (?:which|that) [^,;:]{{1,90}},)?"
        r"(?: (?:\w+ly|{links}))*? (?:{words}\b|\w{{2,}}ed\b(?! by\b))",
        "yields": r"(?<!\w){words}(?: {links})* (?:to|by|with) (?:(?:the|both|either|\w+ly) )?$",
        "suffers": r"(?: \w+)*? ?{words} (?:\w+ )?$",
    },
)
_STANCES = ("fails", "spoils", "works", "able", "returns", "again", "undoes", "checks")


def acts_anew(passage: Passage, group: Group, after: int) -> bool:
    """Whether a therapy is the subject of a clause behind an offset that does not say that it fails, or is what the
    tumors yield to."""
    others = (g for g in drug_groups(passage) if g.end <= group.start)
    if is_yielded_to(passage, group, after):
        return True
    if group.start < after or all(set(g.names) & set(group.names) for g in others):
        return False
    opens = WORDS["opens"].search(passage.gap(after, group.start))
    if opens is None or not (verb := passage.at(WORDS["verb"], group.end)):
        return False
    if WORDS["bound"].search(opens["phrase"]) and not stands_free(passage, group):
        return False
    ahead = (c.start for c in passage.clauses if c.start > passage.start + verb.end())
    clause = Span(group.end, next(ahead, passage.end))
    first = next(iter(hits_of(passage, *_STANCES, within=clause)), None)
    return first is None or not _fails(passage, group, first)


def is_yielded_to(passage: Passage, group: Group, after: int) -> bool:
    """Whether the words between an offset and a therapy say that something yields to it: "…, but remain open to B"."""
    gap = passage.gap(after, group.start) if after < group.start else ""
    return bool(WORDS.within("yields", passage, gap))


def _fails(passage: Passage, group: Group, hit: Hit) -> bool:
    """Whether the first word of stance behind a subject says that this does not act."""
    suffers = WORDS.within("suffers", passage, passage.gap(group.end, hit.start))
    if hit.stance == "fails" or (hit.stance == "spoils" and suffers):
        return not hit.denied
    return hit.denied
