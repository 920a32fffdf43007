"""The gene that stands beside a mutation, as printed."""

import re
from collections.abc import Sequence
from dataclasses import replace

from claimx.mutations.lookalikes import LINES
from claimx.mutations.records import MutationMatch
from claimx.mutations.shapes import DASH, DASHES

SMALL = (
    r"(?:[kKnNhH]-?(?:ras|Ras)|[bB]-?(?:raf|Raf)|[cC]-?(?:met|Met|kit|Kit|ret|Ret|src|Src|abl|Abl|raf|Raf)"
    r"|[eE]gfr|[pP]53|Kit|Met|Ras|Jak2|Trp53)"
)
CAPITAL = (
    rf"(?:[cv]{DASH})?[A-Z](?=[A-Z0-9{DASHES}a-z]{{0,12}}[A-Z0-9])[A-Za-z0-9]{{1,9}}"
    rf"(?:{DASH}[A-Z0-9]{{1,5}}|[\u03b1-\u03b4])?"
)
SYMBOL = rf"(?P<gene>{SMALL}|{CAPITAL})"
HOTSPOT_GENES = "[KNH]RAS|BRAF|EGFR|KIT|PDGFRA|PIK3CA|IDH[12]|JAK2|FLT3|ESR1|GNAQ|GNA11|AKT1|H3F3A|ALK|ABL1"
NO_LINES = re.compile(rf"{LINES}|Ba/?F3|HEK{DASH}?293T?|NIH{DASH}?3T3|BT474[a-z]")
NO_SYMBOL = re.compile(r"(?:^|-)[A-Z]\d+[A-Z]?$|vIII$|^(?:IVS|SNP|D\d+S|DXS)\d|^[ACGTU]{3}$")
NO_GENES = frozenset({
    "DNA", "RNA", "mRNA", "cDNA", "ctDNA", "cfDNA", "SNP", "SNPs", "PCR", "NSCLC", "SCLC", "CML", "AML", "ALL",
    "CLL", "GIST", "GISTs", "CRC", "mCRC", "HCC", "TKI", "TKIs", "ATP", "ADP", "GTP", "GDP", "WT", "MUT", "MT",
    "HIV", "HBV", "HCV", "LOH", "VUS", "FDA", "NGS", "AND", "OR", "THE", "WITH", "NOT", "II", "III", "IV", "VI",
    "VII", "VIII", "IX", "USA", "UK", "EU", "AA", "CC", "GG", "TT", "TC", "CT", "GA", "AG", "dbSNP", "GWAS",
    "MAF", "CI", "HR", "LB", "PFS", "OS", "ORR", "RFLP", "ELISA", "IHC", "FISH", "MS", "LC", "UTR", "ORF",
    "PDX", "PDAC", "LUAD", "LUSC", "GBM", "MDS", "MPN", "DLBCL", "PTC", "ATC", "RCC", "SNV", "SNVs", "CNV",
    "INDEL", "TKD", "ITD", "DFCI", "PDB", "NCBI", "OMIM", "TM", "EC",
})  # fmt: skip
KINDS = r"(?:mutations?|mutants?|mutated|substitutions?|variants?|changes?|polymorphisms?|alleles?|positive)"
BEFORE = re.compile(
    rf"(?<![A-Za-z0-9]){SYMBOL}[\s{DASHES}/:_(\[]{{1,2}}"
    rf"(?:gene[\s(,:]{{1,2}}|{KINDS}[\s(,:]{{1,2}}|such\sas\s|including\s|like\s|exon\s\d{{1,2}}[\s,(]{{1,2}}){{0,3}}\(?$"
)
AFTER = re.compile(
    rf"\)?(?:(?:\s|{DASH}){KINDS})?(?:\sin\sexon\s\d{{1,2}})?"
    rf"(?:\s(?:in|of|within)\s(?:the\s)?|\s){SYMBOL}(?![A-Za-z0-9{DASHES}])"
)
JOINED = re.compile(r"[\s,;/+&()]*(?:(?:and|or|plus|with|as well as|c\.|p\.)[\s(]*)?")


def attach_genes(text: str, matches: Sequence[MutationMatch]) -> tuple[MutationMatch, ...]:
    """Give each match the gene beside it; members of one list share the gene of the first."""
    done: list[MutationMatch] = []
    for match in matches:
        beside = match.gene or gene_before(text, match.start)
        gene = beside or shared_gene(text, done, match) or gene_after(text, match.end)
        done.append(replace(match, gene=gene) if gene != match.gene else match)
    return tuple(done)


def gene_before(text: str, start: int) -> str:
    """The symbol that ends directly before ``start``, or ''."""
    found = BEFORE.search(text[max(0, start - 40) : start])
    return found["gene"] if found and is_gene(found["gene"]) else ""


def gene_after(text: str, end: int) -> str:
    """The symbol that follows ``end`` directly, or after 'mutation in', or ''."""
    found = AFTER.match(text[end : end + 60])
    return found["gene"] if found and is_gene(found["gene"]) else ""


def shared_gene(text: str, done: Sequence[MutationMatch], match: MutationMatch) -> str:
    """The gene of the match before, where only a list's punctuation stands between."""
    if not done or not done[-1].gene:
        return ""
    if done[-1].start == match.start or JOINED.fullmatch(text[done[-1].end : match.start]):
        return done[-1].gene
    return ""


def is_gene(symbol: str) -> bool:
    """Whether a symbol can be a gene's: no abbreviation of another kind, and no mutation."""
    return symbol not in NO_GENES and not NO_SYMBOL.search(symbol) and not NO_LINES.fullmatch(symbol)
