"""Claims of texts that stand alone and of paragraphs that report a study: pairs that a small model scores."""

from bisect import bisect_right
from collections.abc import Sequence, Set
from dataclasses import replace

from claimx.claims.judgement.candidates import Candidate, filled
from claimx.claims.pairing import ScoredPair, score_pairs
from claimx.claims.pairing.standing import ENOUGH, signs_for, signs_of
from claimx.claims.pairing.statement import find_statement, may_name_gene
from claimx.claims.pairing.studies import reports_study, tells_change, tells_response
from claimx.claims.passages.passage import PROSE, Place, is_silent, slice_of
from claimx.lexicon import Lexicon, fold
from claimx.mentions import Annotation
from claimx.schema import Block, Document, Label, Mention, Span

SURE = 0.6
STATEMENT = 7
"""So many sentences a statement that stands alone has at most; what is longer is an article, with or without a title.
Of 1,723 statements that the model learned from, 30 are longer."""
STUDY_RULE = "pairing/study"
_ROLES: dict[str, tuple[Label, ...]] = {
    "drug": ("DRUG", "DRUG_CLASS"), "gene": ("GENE",), "mutation": ("MUTATION",), "alteration": ("ALTERATION",)
}  # fmt: skip


def judge_studies(
    document: Document, annotation: Annotation, rules: Sequence[Candidate], lexicon: Lexicon
) -> list[Candidate]:
    """The rules' candidates and what the model adds and refuses.

    The model was trained on statements that stand alone and report a study. In such a text (a single short paragraph
    without a title) it has the last word: what it accepts is claimed as it reads it, and a rule's pair that it does not
    accept, or reads otherwise, is refused. As such a text may be no statement on a response at all, a pair is claimed
    only with two signs of one behind it (``standing.py``). In other bare texts, and in paragraphs of a review or of an
    abstract that report a study, it adds what it is sure of if a sentence names both and tells of such an outcome; in
    the latter only if that sentence tells who responds to the drug, and that the gene is changed. What it refuses is on
    record.

    Args:
        document: the document, and ``annotation`` of it.
        rules: what the rules made of it; a pair that they claim is not added again.
    """
    if not rules and not may_name_gene(annotation):
        return []
    bare = len(document.blocks) == 1 and len(annotation.sentences) <= STATEMENT
    alone = bare and not any(section.kind == "body" for section in document.sections)
    paragraphs = [block for block in document.blocks if _may_report(document, block, annotation, alone)]
    others, own = _by_paragraph(rules, paragraphs)
    judged: list[Candidate] = []
    for block, here in zip(paragraphs, own, strict=True):
        span = Span(block.start, block.end)
        statement = find_statement(document.text, span, annotation, here, lexicon)
        pairs = score_pairs(statement, lexicon, within_sentence=not alone)
        asked = alone and bool(here or pairs)
        reported = asked and reports_study(span.of(document.text))
        signs = signs_of(statement.folded) if asked else frozenset()
        if reported:
            printed = {mention.name for mention in slice_of(annotation.mentions, span.start, span.end)}
            here = [_judged(c, pairs, printed) for c in here]
        judged += here
        for pair in pairs:
            if not any(_says(c, pair) for c in here):
                enough = pair.accepted if reported else pair.probability >= SURE
                doubt = "" if enough else _doubt(pair)
                if enough and any(_answers(c, pair) for c in here):
                    doubt = f"the text tells that {pair.drug} restores a response"
                elif enough and alone and len(signs_for(pair, signs)) < ENOUGH:
                    doubt = f"the text does not tell who responds to {pair.drug}"
                elif enough and not reported:
                    teller = next((c for c in here if _tells_gene(c, pair)), None)
                    doubt = f"the sentence relates {pair.gene} to {teller.drug}" if teller else _untold(pair)
                    doubt = doubt or ("" if alone else _acted(pair, document))
                judged.append(_candidate(pair, document, block, doubt))
    return others + judged


def _may_report(document: Document, block: Block, annotation: Annotation, alone: bool) -> bool:
    """Whether a block is running text that names a therapy and, in a review, reports a study."""
    if block.kind not in PROSE or is_silent(document, block):
        return False
    named = slice_of(annotation.mentions, block.start, block.end)
    return any([m.label in ("DRUG", "DRUG_CLASS") for m in named]) and (
        alone or reports_study(document.text[block.start : block.end])
    )


def _by_paragraph(
    rules: Sequence[Candidate], paragraphs: Sequence[Block]
) -> tuple[list[Candidate], list[list[Candidate]]]:
    """The candidates that stand in none of some paragraphs (which are in reading order), and those of each."""
    starts = [block.start for block in paragraphs]
    others: list[Candidate] = []
    own: list[list[Candidate]] = [[] for _ in paragraphs]
    for candidate in rules:
        at = bisect_right(starts, candidate.place.start) - 1
        inside = at >= 0 and candidate.place.start < paragraphs[at].end
        (own[at] if inside else others).append(candidate)
    return others, own


def _judged(candidate: Candidate, pairs: Sequence[ScoredPair], printed: Set[str]) -> Candidate:
    """The candidate with the model's probability, or refused where both names are printed and the model disagrees."""
    if candidate.type not in ("resistance", "sensitivity"):
        return candidate
    drugs = set(candidate.drug.split(" + ")) & printed
    genes = set(candidate.slot("gene")) & printed
    if not drugs or not genes:
        return candidate
    ours = [pair for pair in pairs if pair.drug in drugs and pair.gene in genes]
    agreed = [pair for pair in ours if pair.accepted and _agree(candidate, pair)]
    if agreed:
        return replace(candidate, probability=max(pair.probability for pair in agreed))
    best = max(ours, key=lambda pair: pair.probability, default=None)
    return replace(candidate, refused=_doubt(best) if best else "the pairing model gives its drug and gene no chance")


def _doubt(pair: ScoredPair) -> str:
    """Why a candidate is refused: what the model makes of its pair instead."""
    said = pair.type if pair.direction == "supports" else f"no {pair.type}"
    return f"the pairing model reads {said} at {pair.probability:.2f}"


def _untold(pair: ScoredPair) -> str:
    """What keeps a sure pair from being claimed of a text that the model was not trained on, or ''."""
    return "" if pair.stated else f"no sentence names {pair.drug} and {pair.gene} with such an outcome"


def _acted(pair: ScoredPair, document: Document) -> str:
    """Why an article's sentence does not tell that the gene decides whether the therapy works, or '': most pairs of a
    drug and a gene tell what the drug does to it."""
    folded = fold(pair.sentence.of(document.text))
    if not tells_response(folded):
        return f"the sentence does not tell who responds to {pair.drug}"
    named = any(pair.sentence.holds(m.start) for m in _named(pair, "MUTATION", "ALTERATION"))
    return "" if named or tells_change(folded) else f"the sentence does not tell of {pair.gene} that it is changed"


def _agree(candidate: Candidate, pair: ScoredPair) -> bool:
    return (candidate.type, candidate.direction) == (pair.type, pair.direction)


def _says(candidate: Candidate, pair: ScoredPair) -> bool:
    """Whether a candidate that stands relates the same drug and gene, in whatever direction."""
    same = pair.drug in candidate.drug.split(" + ") and pair.gene in candidate.slot("gene")
    return same and not candidate.refused and candidate.type in ("resistance", "sensitivity")


def _answers(candidate: Candidate, pair: ScoredPair) -> bool:
    """Whether a candidate that stands tells of a pair's drug, said to fail, that it helps another."""
    if candidate.type != "resensitization" or candidate.refused or candidate.direction == "disputes":
        return False
    fails = (pair.type, pair.direction) == ("resistance", "supports")
    return fails and pair.drug in candidate.agent.split(" + ") and pair.drug not in candidate.drug.split(" + ")


def _tells_gene(candidate: Candidate, pair: ScoredPair) -> bool:
    """Whether a frame relates the gene of a pair to another drug in the same sentence."""
    told = candidate.rule.endswith("/frame") and pair.gene in candidate.slot("gene") and not candidate.refused
    return told and pair.sentence.start <= candidate.place.start < pair.sentence.end


def _candidate(pair: ScoredPair, document: Document, block: Block, refused: str = "") -> Candidate:
    title = document.sections[block.section].title if document.sections else ""
    return Candidate(
        pair.type,
        pair.drug,
        {"gene": (pair.gene,), "mutation": pair.mutations, "alteration": pair.alterations},
        "",
        Place(pair.sentence.start, pair.sentence.end, title, block.page),
        pair.direction,
        mentions=tuple([m for role, labels in _ROLES.items() for m in filled(role, _named(pair, *labels))]),
        rule=STUDY_RULE,
        probability=pair.probability,
        refused=refused,
    )


def _named(pair: ScoredPair, *labels: Label) -> list[Mention]:
    return [m for m in pair.mentions if m.label in labels]
