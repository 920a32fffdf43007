"""Claims of paragraphs that report a study, where the rules are silent: pairs that a small model scores."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from claimx.claims.candidates import Candidate, filled
from claimx.claims.pairing import ScoredPair, score_pairs
from claimx.claims.pairing.studies import reports_study
from claimx.claims.passages import PROSE, Place, is_silent, slice_of
from claimx.lexicon import Lexicon
from claimx.mentions import Annotation
from claimx.schema import Block, Document, Label, Mention, Span

LEAST, SURE = 0.15, 0.5
STUDY_RULE = "pairing/study"


def judge_studies(
    document: Document, annotation: Annotation, rules: Sequence[Candidate], lexicon: Lexicon
) -> list[Candidate]:
    """The rules' candidates and, in paragraphs that report a study, what the model adds and refuses.

    The model was trained on statements that stand alone. In such a text (one without sections of a body) it has the
    last word: what it accepts is added, and a rule's pair that it finds next to impossible is refused, with the
    reason. In a review it only adds what it is sure of.

    Args:
        document: the document, and ``annotation`` of it.
        rules: what the rules made of it; a pair that they claim is not added again.
    """
    alone = not any(section.kind == "body" for section in document.sections)
    judged = list(rules)
    for block in document.blocks:
        span = Span(block.start, block.end)
        if block.kind not in PROSE or is_silent(document, block) or not reports_study(span.of(document.text)):
            continue
        here = [c for c in rules if span.holds(c.place.start)]
        scored = score_pairs(document.text, span, annotation, here, lexicon, least=0)
        chances = {(pair.drug, pair.gene): pair.probability for pair in scored}
        printed = {mention.name for mention in slice_of(annotation.mentions, span.start, span.end)}
        if alone:
            judged = [_refused(c, chances, printed) if span.holds(c.place.start) else c for c in judged]
        judged += [
            _candidate(pair, document, block)
            for pair in score_pairs(document.text, span, annotation, here, lexicon, least=None if alone else SURE)
            if not any(_says(c, pair) for c in here)
        ]
    return judged


def _refused(candidate: Candidate, chances: Mapping[tuple[str, str], float], printed: Set[str]) -> Candidate:
    """The candidate, refused where drug and gene are printed and the model finds no pair of them likely."""
    if candidate.type not in ("resistance", "sensitivity"):
        return candidate
    drugs = [drug for drug in candidate.drug.split(" + ") if drug in printed]
    genes = [gene for gene in candidate.slot("gene") if gene in printed]
    chance = max((chances.get((drug, gene), 0.0) for drug in drugs for gene in genes), default=1.0)
    if chance >= LEAST:
        return candidate
    return replace(candidate, refused=f"the pairing model gives its drug and gene a chance of {chance:.2f}")


def _says(candidate: Candidate, pair: ScoredPair) -> bool:
    """Whether a rule's candidate relates the same drug and gene, in whatever direction."""
    same = pair.drug in candidate.drug.split(" + ") and pair.gene in candidate.slot("gene")
    return same and candidate.type in ("resistance", "sensitivity")


def _candidate(pair: ScoredPair, document: Document, block: Block) -> Candidate:
    title = document.sections[block.section].title if document.sections else ""
    return Candidate(
        pair.type,
        pair.drug,
        {"gene": (pair.gene,), "mutation": pair.mutations, "alteration": pair.alterations},
        "",
        Place(pair.sentence.start, pair.sentence.end, title, block.page),
        pair.direction,
        mentions=(
            *filled("drug", _named(pair, "DRUG", "DRUG_CLASS")),
            *filled("gene", _named(pair, "GENE")),
            *filled("mutation", _named(pair, "MUTATION")),
            *filled("alteration", _named(pair, "ALTERATION")),
        ),
        rule=STUDY_RULE,
        probability=pair.probability,
    )


def _named(pair: ScoredPair, *labels: Label) -> list[Mention]:
    return [m for m in pair.mentions if m.label in labels]
