"""What rules claim of texts that people judged: passages of the curated reviews, and claims of ordinary abstracts."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace
from pathlib import Path

from claimx.claims.judgement.agreement import Agreement, Saying, agreements
from claimx.claims.judgement.circumstances import Background, Made, circumstances_of
from claimx.claims.pairing.study_results import STUDY_RULE
from claimx.corpus import REVIEWS, find_parts, find_reviews, read_review
from claimx.errors import InputError
from claimx.grading.anchors import find_curated
from claimx.grading.judgements import JUDGED, Judgement, read_judgements
from claimx.grading.statements import Statement, find_evidence, statement_of_evidence, statement_of_row
from claimx.lexicon import Lexicon
from claimx.runs.job import read_gold_tables
from claimx.runs.stages import load_extractor
from claimx.runs.texts import SENTENCE, read_texts
from claimx.schema import SLOTS, Claim, Document, Evidence, Extraction, GoldRow, Span
from claimx.settings import Settings, read_settings

# Reviews that measure claimx on text nobody tuned on, and what is so by half: its prose in sections of even number,
# counted from the first curated one (corpus/README.md).
KEPT_APART = frozenset({"growth-and-vessel-primer", "blood-and-marrow-primer"})
HALF_APART = frozenset({"solid-tumour-primer", "cytotoxic-and-blood-primer", "discussion"})
TUNED_ON = "rules were written while its errors were read"
"""A circumstance of the fit alone: no new text is in it, so no claim ever has it when it is made."""


@dataclass(frozen=True)
class Observation:
    """One passage's claim with its circumstances, and whether all that it says is right.

    ``abstract`` says that it is one of the judged claims of ordinary abstracts and papers, and of no review.
    """

    statement: Statement
    section: str
    features: Mapping[str, float]
    right: bool
    abstract: bool = False

    @property
    def sentence(self) -> bool:
        """Whether it is of a single sentence."""
        return self.statement.doc.startswith(SENTENCE)

    @property
    def tuned_on(self) -> bool:
        """Whether rules were written while the errors of its section were read."""
        return bool(self.features.get(TUNED_ON))


def observe_reviews(settings: Settings) -> list[Observation]:
    """What the rules claim in the curated parts of the reviews at hand, judged by the gold table.

    Parts of the corpus with a manifest of their own count as well.

    Raises:
        InputError: there is no gold table, or no review of it is at hand.
    """
    extractor = load_extractor(settings.lexicons)
    found: list[Observation] = []
    for folder in find_parts(settings.corpus):
        part = settings if folder == settings.corpus else _settings_of_part(folder, settings)
        rows, _, _ = read_gold_tables(part)
        for review in find_reviews(folder, part.search).present:
            names = {review.row.id, folder.name}
            found += observe(extractor.extract(read_review(review)), rows, extractor.lexicon, names)
    if not found:
        raise InputError(str(settings.gold or settings.corpus), "no claim can be judged", "give a gold table")
    return found


def _settings_of_part(folder: Path, settings: Settings) -> Settings:
    """Settings for a part of a corpus, whose files may lie with those of the whole."""
    return replace(read_settings(corpus=folder), search=(settings.corpus / REVIEWS, *settings.search))


def observe_abstracts(data: Path, settings: Settings) -> tuple[list[Observation], int]:
    """What the rules claim in the texts of ``corpus/judged.tsv``, judged there, and how many judgements are of no use.

    Args:
        data: the folder that holds the texts: ``ner/``, ``mutations/``, ``civicmine/`` and ``papers/``.
        settings: the corpus and the lexicons.

    Returns:
        The observations; and the number of judged claims that the rules no longer make.

    Raises:
        InputError: the table is bad, or a text of it is not in the folder.
    """
    judged = read_judgements(settings.corpus / JUDGED)
    extractor = load_extractor(settings.lexicons)
    found: list[Observation] = []
    for document in read_texts(data, {statement.doc for statement in judged}):
        found += observe_judged(extractor.extract(document), judged, extractor.lexicon)
    of_rules = {statement for statement, judgement in judged.items() if judgement.rule != STUDY_RULE}
    return found, len(of_rules - {o.statement for o in found})


def observe_judged(
    extraction: Extraction, judged: Mapping[Statement, Judgement], lexicon: Lexicon
) -> list[Observation]:
    """The rules' claims of one document that were judged."""
    around, agreeing = _background(extraction, lexicon), _agreements(extraction)
    observed = []
    for claim in extraction.claims:
        for evidence in claim.evidence:
            statement = statement_of_evidence(claim, evidence)
            if _rule(evidence) != STUDY_RULE and statement in judged:
                features = _features(claim, evidence, around, agreeing)
                right = judged[statement].right
                observed.append(Observation(statement, statement.doc, features, right, abstract=True))
    return observed


def observe(
    extraction: Extraction, gold: Iterable[GoldRow], lexicon: Lexicon, names: Set[str] = frozenset()
) -> list[Observation]:
    """The rules' claims in the curated part of one document; none if the gold table has no row of it.

    Args:
        names: of the review and of the part of the corpus, by which it may be kept apart.
    """
    document = extraction.document
    right = {pair for row in gold if row.doc == document.doc_id for pair in statement_of_row(row).pairs}
    if not right:
        return []
    around, curated = _background(extraction, lexicon), find_curated(document)
    agreeing = _agreements(extraction)
    observed = []
    for claim, evidence in find_evidence(document, extraction.claims, curated):
        if _rule(evidence) != STUDY_RULE:
            features = dict(_features(claim, evidence, around, agreeing))
            features[TUNED_ON] = float(_is_tuned_on(document, evidence, curated, names))
            statement = statement_of_evidence(claim, evidence)
            section = f"{document.doc_id}: {evidence.section}"
            observed.append(Observation(statement, section, features, statement.pairs <= right))
    return observed


def _background(extraction: Extraction, lexicon: Lexicon) -> Background:
    return Background(extraction.mentions, lexicon, len(extraction.document.text))


def _is_tuned_on(document: Document, evidence: Evidence, curated: Span, names: Set[str]) -> bool:
    """Whether rules were written while the errors of this passage's section were read."""
    if names & KEPT_APART:
        return False
    if evidence.table or not names & HALF_APART:
        return True
    begins = [section.start for section in document.sections if section.start >= curated.start]
    return bisect_right(begins, evidence.start) % 2 == 0


def _agreements(extraction: Extraction) -> Mapping[Saying, Agreement]:
    """What else the document says that fits each of its claims, by the claim in a passage."""
    sayings = [_saying(claim, evidence) for claim in extraction.claims for evidence in claim.evidence]
    return dict(zip(sayings, agreements(sayings), strict=True))


def _saying(claim: Claim, evidence: Evidence) -> Saying:
    arguments = tuple(getattr(claim, slot) for slot in SLOTS)
    return Saying(claim.type, claim.drug, claim.agent, arguments, evidence.direction, evidence.start, evidence.end)


def _features(
    claim: Claim, evidence: Evidence, around: Background, agreeing: Mapping[Saying, Agreement]
) -> Mapping[str, float]:
    saying = _saying(claim, evidence)
    made = Made(_rule(evidence), claim.drug, claim.agent, saying.arguments, evidence.start, evidence.end)
    return circumstances_of(made, evidence, around, agreeing[saying]).features()


def _rule(evidence: Evidence) -> str:
    return evidence.extractor.split()[-1]
