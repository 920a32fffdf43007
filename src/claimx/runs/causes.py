"""Why two runs differ: the reviews, the lexicons, the code, the models, the settings or the libraries."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimx.fingerprints import PACKAGES
from claimx.schema import Claim, Evidence, Extraction, Mention, Run

DOCUMENT, LEXICON = "document", "lexicon"
UNTOLD = "not told by run.json"
HASHES = {"lexicons": LEXICON, "code": "code", "models": "model"}
_ROW = re.compile(r"\.tsv line \d+")


@dataclass(frozen=True, slots=True)
class Causes:
    """What was different about the making of two runs.

    Attributes:
        documents: the reviews that differ, each with what became of it: 'added', 'removed' or 'changed'.
        makings: what else differs: 'lexicon', 'code', 'model', 'settings', 'libraries'.
    """

    documents: Mapping[str, str]
    makings: tuple[str, ...]
    old: Mapping[str, Extraction]
    new: Mapping[str, Extraction]

    @classmethod
    def between(cls, old: Run, new: Run) -> "Causes":
        """Of two runs, the older first, as far as their facts tell."""
        before, after = ({e.document.doc_id: e for e in run.extractions} for run in (old, new))
        return cls(_documents(before, after), _makings(old, new), before, after)

    def of(self, *claims: Claim | None) -> str:
        """The cause that a claim came, went or changed; where several remain they are joined by 'or'.

        The document, if one that the claim rests on differs; else what alone was different; else the lexicon, if a
        row of it names something in the passages in one run only; else what remains.
        """
        passages = [evidence for claim in claims if claim for evidence in claim.evidence]
        if any(evidence.doc_id in self.documents for evidence in passages):
            return DOCUMENT
        if len(self.makings) > 1 and LEXICON in self.makings:
            others = (making for making in self.makings if making != LEXICON)
            return LEXICON if self._renamed(passages) else " or ".join(others)
        return " or ".join(self.makings) or UNTOLD

    def _renamed(self, passages: Sequence[Evidence]) -> bool:
        for doc_id in {evidence.doc_id for evidence in passages}:
            spans = [(evidence.start, evidence.end) for evidence in passages if evidence.doc_id == doc_id]
            before, after = (_names(side[doc_id], spans) for side in (self.old, self.new))
            names = before | after
            if any(_ROW.search(names[key].found_by) for key in before.keys() ^ after.keys()):
                return True
        return False


def _documents(old: Mapping[str, Extraction], new: Mapping[str, Extraction]) -> dict[str, str]:
    both = old.keys() & new.keys()
    became = {doc_id: "added" for doc_id in new.keys() - both} | {doc_id: "removed" for doc_id in old.keys() - both}
    became |= {d: "changed" for d in both if old[d].document.sha256 != new[d].document.sha256}
    return dict(sorted(became.items()))


def _makings(old: Run, new: Run) -> tuple[str, ...]:
    one, two = _told(old, "hashes"), _told(new, "hashes")
    found = [making for name, making in HASHES.items() if name in one and name in two and one[name] != two[name]]
    if _told(old, "settings").get("taggers") != _told(new, "settings").get("taggers"):
        found.append("settings")
    one, two = _told(old, "versions"), _told(new, "versions")
    if any(one.get(name) != two.get(name) for name in PACKAGES):
        found.append("libraries")
    return tuple(found)


def _told(run: Run, fact: str) -> Mapping[str, object]:
    value = run.facts.get(fact)
    return value if isinstance(value, dict) else {}


def _names(extraction: Extraction, spans: Sequence[tuple[int, int]]) -> dict[tuple[str, ...], Mention]:
    """The mentions within passages, by what is printed and what it is taken for."""
    inside = (m for m in extraction.mentions if any(start <= m.start and m.end <= end for start, end in spans))
    return {(m.text, m.label, m.name, m.id): m for m in inside}
