"""Subjects: therapies that begin a clause behind a failure, and do something there instead of failing.

"V spoils A; B kills the mutant cells" tells of B what B does. A clause that says itself that its therapy fails does not
count, nor does a therapy that was named before. The words that open such a clause, or say that something yields to a
therapy, are data: ``wording/subjects.tsv``.
"""

from claimx.claims.passages.clauses import begins_clause, verb_behind
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
        "yields": r"(?<!\w){words}(?: {links})* (?:to|by|with) (?:(?:the|both|either|\w+ly) )?$",
        "suffers": r"(?: \w+)*? ?{words} (?:\w+ )?$",
    },
)
_STANCES = ("fails", "spoils", "works", "able", "returns", "again", "undoes", "checks")


def acts_anew(passage: Passage, group: Group, after: int) -> bool:
    """Whether a therapy is the subject of a clause behind an offset that does not say that it fails, or is what the
    tumors yield to."""
    if is_yielded_to(passage, group, after):
        return True
    verb = verb_behind(passage, group.end) if group.start >= after else None
    if verb is None or not _opens(passage, group, after):
        return False
    clause = Span(group.end, next((c.start for c in passage.clauses if c.start > verb), passage.end))
    first = next(iter(hits_of(passage, *_STANCES, within=clause)), None)
    return first is None or not _fails(passage, group, first)


def _opens(passage: Passage, group: Group, after: int) -> bool:
    """Whether a clause begins with the therapy: behind another one in more ways than behind none; not with the same."""
    others = [g for g in drug_groups(passage) if g.end <= group.start]
    if not others:
        return begins_clause(passage, after, group.start, group.end)
    opening = WORDS["opens"].search(passage.gap(after, group.start))
    if opening is None or all(set(g.names) & set(group.names) for g in others):
        return False
    return not WORDS["bound"].search(opening["phrase"]) or stands_free(passage, group)


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
