"""What is altered: an alteration stands where a gene, or a word about genes, is in reach of it.

"Loss of PTEN" and "the pathway was reactivated" alter something that a gene makes; "a loss of potency", "activated T
cells" and "the trial was activated" do not. Genes that no lexicon lists are known by the shape of their symbols.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set

from claimx.mentions.records import Candidate, Refused

_BEFORE, _AFTER = 60, 70
"""Characters in which a gene may stand."""
_NAMED = frozenset({"GENE", "MUTATION", "DRUG_CLASS"})
_ENDS = re.compile(r"[.;:!?](?=\s)|\n")
_GENE_WORDS = """
    gene genes genom* genetic* protein proteins oncogene* oncogenic oncoprotein* proto_oncogene* receptor receptors
    kinase kinases phosphatase* pathway pathways cascade* signal signals signaling signalling locus loci allele*
    allelic biallelic homozyg* heterozyg* hemizyg* haploinsuff* chromosom* chromatin promoter* exon exons copy
    copies transcript transcripts transcriptional transcription_factor* mrna mrnas mirna* microrna* lncrna* enzyme*
    ligand* transporter* antigen antigens epitope* suppressor* cytokine* chemokine* isoform* subunit* domain domains
    axis effector effectors activator* regulator* integrin* mucin* expression expressed express expresses expressing
    overexpress* over_express* mismatch_repair homologous_recombination telomerase proteasome caspase* cyclin*
    checkpoint checkpoints mutation* mutant* translocation* rearrange* polysomy gain_of_function loss_of_function
    methylat* hypermethylat* hypomethylat* phosphorylat* hyperphosphorylat*
"""
_NO_GENE_WORDS = """
    poten* efficacy effect* binding affinity respons* sensitiv* control weight weights vision hearing appetite benefit*
    remission* dependen* follow_?up interest durability tolerance therap* treatment* drug drugs patient* trial trials
    study studies program* plan plans time ability capacity balance power life lives blood bone hair muscle cell cells
    t_cells? b_cells? nk_cells? lymphocyte* macrophage* monocyte* neutrophil* platelet* fibroblast* microglia*
    stroma* microenvironment mitochondria* membrane* complement coagulation immun* apopto* autophag* necro*
    ferroptosis senescen* proliferat* differentiat* migrat* invasi* metasta* angiogen* inflammat* metabolism
    glycolysis respiration transcription(?!_factor) translation replication adhesion contact polarity viability
    growth(?!_factor) mitosis stemness
"""
_NO_GENE_BEFORE = """
    cell cells immune lymphocyte* macrophage* monocyte* neutrophil* platelet* fibroblast* microglia* complement
    coagulation effector trial trials mitochondria* weight hair hearing bone blood muscle memory patient* vision
    visual
"""


def _any_of(words: str) -> str:
    """A pattern for any of the words; a star stands for further letters, an underscore for a blank or hyphen."""
    return "(?:" + "|".join(words.replace("*", r"\w*").replace("_", "[- ]").split()) + ")"


_OF_GENES = re.compile(rf"\b{_any_of(_GENE_WORDS)}\b", re.I)
_SYMBOL = re.compile(
    r"(?<![\w-])(?:mi[Rr]-?\d[\w-]*|(?:[a-z]{1,2}-?)?[A-Z]{2,}[\w-]*|[A-Z][a-z]{1,6}-?\d+[\w-]*|"
    r"[a-z]{0,3}[A-Z]+\d[\w-]*|[A-Z][a-z]+-[A-Z]{2,})(?![a-z])"
)
_NO_SYMBOL = re.compile(r"(?:DNA|RNA|CI|OS|PFS|HR|OR|US|FDA|EMA|WHO|MRI|CT|PET|II|III|IV|VI|[BTN]K?|[A-Z]+-?cells?)$")
_ITS_OBJECT = re.compile(
    rf"(?: of)?(?: (?:the|its|their|an?|all|any|this|that|host))? (?:\w+ )?{_any_of(_NO_GENE_WORDS)}\b"
    r"(?![\w ,-]{0,30}(?:pathway|signal|genes?\b|receptor|kinase))",
    re.I,
)
_ITS_SUBJECT = re.compile(
    rf"\b(?:[BT]|NK|(?i:{_any_of(_NO_GENE_BEFORE)}))[- ](?:was |were |is |are |had been |been )?$",
)
_TOUCHES_BEFORE = re.compile(
    rf"[- /(]{{0,2}}(?:{_any_of('gene* protein* receptor* pathway* promoter* mrna* axis kinase* family')} )?", re.I
)
_TOUCHES_AFTER = re.compile(r"[- ](?:(?:of|in|the|both|its|human|wild-type|surface|target|antigen|expression) )*", re.I)
_COUNTED = re.compile(
    r"\b\d[\d,]* (?:\w+ ){0,2}(?:genes|proteins|transcripts|mirnas|micrornas|lncrnas|mrnas|loci) (?:\w+ ){0,2}$", re.I
)
"""What is said of a number of genes."""
_LEVELS = re.compile(r"levels?\b", re.I)
_ACTIVE = re.compile(r"activates?$", re.I)
"""A verb whose subject acts and is not acted upon: "cells activate the pathway"."""
_BY_ITSELF = frozenset({"activation", "loss"})
"""What cells and other things may do as well."""


def keep_altered(text: str, candidates: Sequence[Candidate]) -> tuple[list[Candidate], list[Refused]]:
    """The candidates without alterations of what no gene makes, and these."""
    names = _Names(
        text,
        [(c.start, c.end) for c in candidates if c.label in _NAMED],
        {c.start for c in candidates if c.label == "DRUG"},
    )
    kept: list[Candidate] = []
    refused: list[Refused] = []
    for candidate in candidates:
        reason = _reason_against(text, candidate, names) if candidate.label == "ALTERATION" else ""
        if reason:
            refused.append((candidate.start, candidate.end, candidate.label, reason))
        else:
            kept.append(candidate)
    return kept, refused


class _Names:
    """Where genes are named."""

    def __init__(self, text: str, spans: Sequence[tuple[int, int]], drugs: Set[int]) -> None:
        """Keep the spans of the genes, and where drugs begin, whose symbols are none of genes."""
        self._text = text
        self._drugs = drugs
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]
        self._longest = max((end - start for start, end in spans), default=0)

    def within(self, left: int, right: int) -> Iterator[tuple[int, int]]:
        """Those that lie in a part of the text; behind them symbols that no lexicon lists."""
        for start, end in self._spans[
            bisect_left(self._starts, left - self._longest) : bisect_left(self._starts, right)
        ]:
            if end > left:
                yield start, end
        for match in _SYMBOL.finditer(self._text, left, right):
            if match.start() not in self._drugs and not _NO_SYMBOL.match(match[0]):
                yield match.span()


def _reason_against(text: str, alteration: Candidate, names: _Names) -> str:
    """Why nothing that a gene makes is altered, or ''."""
    start, end = alteration.start, alteration.end
    left, right = _around(text, start, end)
    if _COUNTED.search(text, left, start):
        return "said of a number of genes"
    if _OF_GENES.search(text, start, end):
        return ""
    near = False
    for name in names.within(left, right):
        if touches(text, name, alteration):
            return ""
        near = True
    if alteration.name in _BY_ITSELF:
        active = _ACTIVE.search(text, start, end)
        if _ITS_OBJECT.match(text, end) or (not active and _ITS_SUBJECT.search(text, max(0, start - 30), start)):
            return "what is altered is no gene"
    if _LEVELS.search(text, start, end):
        return "the level is no gene's"
    if near or _OF_GENES.search(text, left, right):
        return ""
    return "no gene, protein or pathway stands beside it"


def touches(text: str, name: tuple[int, int], alteration: Candidate) -> bool:
    """Whether nothing but a small word stands between a gene and what befalls it."""
    if name[1] <= alteration.start:
        return bool(_TOUCHES_BEFORE.fullmatch(text, name[1], alteration.start))
    return name[0] < alteration.end or bool(_TOUCHES_AFTER.fullmatch(text, alteration.end, name[0]))


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """The part of the sentence in which what is altered may stand."""
    left, right = max(0, start - _BEFORE), min(len(text), end + _AFTER)
    for stop in _ENDS.finditer(text, left, start):
        left = stop.end()
    behind = _ENDS.search(text, end, right)
    return left, behind.start() if behind else right
