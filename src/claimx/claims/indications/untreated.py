"""Tumors that a sentence names beside a therapy without saying that the therapy is used for them: those of a model, and
those that the therapy itself brings on or that no longer answer to it.

The words are data: ``wording/uses.tsv``.
"""

from claimx.claims.indications.uses import WORDS
from claimx.claims.judgement.candidates import Candidate
from claimx.claims.passages.passage import Passage
from claimx.schema import EvidenceMention

_AHEAD = 60


def why_untreated(passage: Passage, candidate: Candidate) -> str:
    """Why the tumors of an indication are not said to be treated with its therapy, or ''."""
    tumors = [m for m in candidate.mentions if m.role == "cancer" and not m.via]
    drugs = [m for m in candidate.mentions if m.role == "drug" and not m.via]
    if not tumors or not drugs:
        return ""
    if all([_is_brought_on(passage, drugs, tumor) for tumor in tumors]):
        return "a tumor that the therapy brings on"
    models = all([WORDS.at("model", passage, tumor.end - passage.start) for tumor in tumors])
    if (models or WORDS.find("animals", passage)) and not WORDS.find("given", passage):
        return "animals, cells or models of the tumor, not patients"
    if all([WORDS.at("of a tumor", passage, drug.end - passage.start) for drug in drugs]):
        return "it only says which tumor is meant"
    return ""


def _is_brought_on(passage: Passage, drugs: list[EvidenceMention], tumor: EvidenceMention) -> bool:
    ahead = passage.gap(max(passage.start, tumor.start - _AHEAD), tumor.start)
    before = [drug for drug in drugs if drug.end <= tumor.start]
    return bool(
        WORDS.within("risk ahead", passage, ahead)
        or WORDS.at("risk behind", passage, tumor.end - passage.start)
        or any(WORDS["brought on"].fullmatch(passage.gap(drug.end, tumor.start)) for drug in before)
    )
