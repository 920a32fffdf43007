"""Clauses: whether a name begins one and does something there, so that what was told before is not told of it.

"Loss of G causes resistance to A, and B abolished it": B begins a clause, and nothing says that B fails. What opens a
clause, and what a name does in it, is data: ``wording/clauses.tsv``.
"""

from claimx.claims.passages.passage import Passage
from claimx.claims.wording.wordlists import Parts

WORDS = Parts(
    "clauses.tsv",
    {
        "opens": r"(?:;|, {words}|(?<!,) (?:but|whereas|while|although))(?: (?!{links} )[\w-]+){{0,3}} $",
        "does": r"\)?(?: \([^()]*\))?(?: and (?:the )?[\w-]+)?(?:, (?!and |or |but )[^,;]{{3,120}},|,? (?:which|that) "
        r"[^,;:]{{1,90}},)?(?: (?:against|for|of|to) \S+)?(?: (?:\w+ly|also|then|still|re|however|alone|itself|in turn|"
        r"treatment|therapy))*? (?:\w{{2,}}ed|{words}|(?!{links})\w{{3,}}[^su\W]s)\b(?! by\b)",
        "with": r" {words} [\w-]+",
        "bound": r"\b{words} (?:{links} )?$",
    },
)


def verb_behind(passage: Passage, end: int) -> int | None:
    """Where the verb ends that stands behind a name which ends at an offset of the document; None if none does.

    A remark, another subject or an adverb may stand between them: "B, an inhibitor of G, also restored the response".
    """
    verb = passage.at(WORDS["does"], end)
    return passage.start + verb.end() if verb else None


def does_something(passage: Passage, end: int) -> bool:
    """Whether a verb stands behind a name that ends at an offset of the document: "B restored the response"."""
    return verb_behind(passage, end) is not None


def is_bound(passage: Passage, start: int) -> bool:
    """Whether a preposition stands before a name that begins at an offset of the document: "resistance to A"."""
    return bool(WORDS["bound"].search(passage.before(start)))


def begins_clause(passage: Passage, told: int, start: int, end: int) -> bool:
    """Whether a name (from ``start`` to ``end``) begins a clause of its own behind what ends at ``told``.

    All are offsets of the document. A name that a preposition binds, or of which no verb says anything, begins none.
    """
    gap = passage.gap(told, start)
    return bool(gap and WORDS["opens"].search(gap)) and does_something(passage, end)
