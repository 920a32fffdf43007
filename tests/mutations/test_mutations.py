"""The mutation grammar: what is found, how it is named, what is refused."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimx.mutations import MutationMatch, find_mutations
from claimx.mutations.search import AT_WORDS, INSIDE_WORDS
from tests.conftest import PROJECT

POINTS = [
    ("EGFR T790M was found", ["T790M"]),
    ("the p.T790M change", ["T790M"]),
    ("p.Thr790Met and p.(Leu858Arg)", ["T790M", "L858R"]),
    ("Thr790Met, THR790MET and thr790met", ["T790M", "T790M", "T790M"]),
    ("T790→M, Thr790→Met and 790T>M", ["T790M", "T790M", "T790M"]),
    ("Thr790-->Met; Thr-790 to Met; Thr(790)Met", ["T790M", "T790M", "T790M"]),
    ("JAK2V617F, EGFR-T790M, KIT-V654A, BRAFV600E", ["V617F", "T790M", "V654A", "V600E"]),
    ("BRAF(V600E) and KrasG12D mice", ["V600E", "G12D"]),
    ("H3K27M gliomas; rtM204V/I strains", ["K27M", "M204V", "M204I"]),
    ("BRAF V600E/K melanoma", ["V600E", "V600K"]),
    ("KRAS G12C/D/V", ["G12C", "G12D", "G12V"]),
    ("KRAS G12A, C, or D variants", ["G12A", "G12C", "G12D"]),
    ("BRAF V600E or K mutations", ["V600E", "V600K"]),
    ("the mutant K5→R", ["K5R"]),
    ("the double mutant L858R/T790M", ["L858R", "T790M"]),
    ("C61/84A and Val41/93Met", ["C61A", "C84A", "V41M", "V93M"]),
    ("the RR10/11AA mutant", ["R10A", "R11A"]),
    ("Q61* or Q61X, p.Gln61*, Gln61Ter, Gln61stop", ["Q61*"] * 5),
    ("KRAS G12X tumors", ["G12"]),
    ("V600X, MET D1228X and p.V600X", ["V600", "D1228", "V600*"]),
    ("the 87Q/R polymorphism", ["Q87R"]),
    ("K(5)R and V82(A/F) mutants", ["K5R", "V82A", "V82F"]),
    ("a polymorphism, R-6K, in the propeptide", ["R-6K"]),
]
WORDS = [
    ("the substitution of arginine (R) for leucine (L) in codon 858", ["L858R"]),
    ("valine to glutamic acid at position 600", ["V600E"]),
    ("a change from Thr to Met at codon 790", ["T790M"]),
    ("a T to M change at codon 790", ["T790M"]),
    ("an exchange of valine for methionine at residue 12", ["V12M"]),
    ("lysine instead of glutamate at amino acid 45", ["E45K"]),
    ("codon 73, from leucine to serine", ["L73S"]),
    ("Ser to Ala mutants at positions 15 and 18", ["S15A", "S18A"]),
    ("Arg79 was replaced by Lys", ["R79K"]),
    ("replacing Arg79 of the loop with Lys", ["R79K"]),
    ("Arg79 in the loop was individually replaced by Lys", ["R79K"]),
    ("Asp25, Glu35 and Lys44 were each mutated to Ala", ["D25A", "E35A", "K44A"]),
    ("Asp25 and Glu35 were changed to Asn and Gln, respectively", ["D25N", "E35Q"]),
    ("Lys12 and Lys15 were replaced with Arg and Gln", ["K12R", "K12Q", "K15R", "K15Q"]),
    ("Phe82 to Tyr, Trp or Leu", ["F82Y", "F82W", "F82L"]),
    ("lysines 15 and 18 were converted to arginine", ["K15R", "K18R"]),
    ("arginine at position 91 by glycine", ["R91G"]),
    ("serine was substituted for cysteine-81", ["C81S"]),
    ("alanine substitutions of Arg35 and Lys48", ["R35A", "K48A"]),
    ("Pro97 for Arg97", ["R97P"]),
    ("Ala68----Glu", ["A68E"]),
    ("a change of Arg 21 to a stop codon", ["R21*"]),
    ("codon 38 (GAC-->TAC)", ["D38Y"]),
]
EVENTS = [
    ("E746_A750del, delE746-A750, Glu746_Ala750del", ["E746_A750del"] * 3),
    ("p.W557_K558del; W557-K558 deletion; deletion of W557_K558", ["W557_K558del"] * 3),
    ("ΔF508, delta F508, F508del, deltaPhe508", ["F508del"] * 4),
    ("A767_V769dupASV and T599dup", ["A767_V769dup", "T599dup"]),
    ("V769_D770insASV, Val769_Asp770insAlaSerVal", ["V769_D770insASV"] * 2),
    ("L747_A750delinsP", ["L747_A750delinsP"]),
    ("K550_P551_M552 deletion", ["K550_M552del"]),
    ("deletion of amino acids 712-716", ["712_716del"]),
    ("L747_T751>P in exon 19", ["L747_T751delinsP"]),
    ("R175fs, p.Arg175Glyfs*12, R175GfsX12", ["R175fs"] * 3),
    ("CCR5-Δ32 or delta32", ["delta32", "delta32"]),
]
CODING = [
    ("c.2369C>T, 2369C>T and c.2369 C --> T", ["c.2369C>T"] * 3),
    ("c.35delG, 35delG and del 35G", ["c.35delG"] * 3),
    ("c.207_210del TTCG and c.207-210delTTCG", ["c.207_210delTTCG"] * 2),
    ("c.83_94dup in all", ["c.83_94dup"]),
    ("c.811-17C>A, g.9182G>C, m.3243A>G, c.*12A>T", ["c.811-17C>A", "g.9182G>C", "m.3243A>G", "c.*12A>T"]),
    ("IVS6+3A>G, IVS6 + 3 A > G, IVS-III-2(A>G)", ["IVS6+3A>G", "IVS6+3A>G", "IVS3-2A>G"]),
    ("G-902A and -417C/T in the promoter", ["G-902A", "c.-417C>T"]),
    ("CCND1-417C/T carriers", ["c.-417C>T"]),
    ("T7140835G", ["T7140835G"]),
    ("rs121434568 and Rs113488022", ["rs121434568", "rs113488022"]),
    ("a G to A transition at nucleotide 734", ["c.734G>A"]),
    ("adenine to thymine at position 1799", ["c.1799A>T"]),
    ("a deletion of G at nucleotide 417; thymine insertion at position 2209", ["c.417delG", "c.2209insT"]),
    ("a C-to-A mutation at codon 311", ["codon 311 C>A"]),
]
EXONS = [
    ("EGFR exon 19 deletions", ["exon 19 deletion"]),
    ("Ex19del and Ex20ins", ["exon 19 deletion", "exon 20 insertion"]),
    ("EGFR L858R, del19 or 20ins", ["L858R", "exon 19 deletion", "exon 20 insertion"]),
    ("the del19 construct", []),
    ("mutations in KIT exon 11, V654A and D816H", ["exon 11 mutation", "V654A", "D816H"]),
    ("deletions in exon 19 of EGFR", ["exon 19 deletion"]),
    ("MET exon 14 alterations, EGFR 19-Del", ["exon 14 mutation", "exon 19 deletion"]),
    ("the CD19\u0394exon2 isoform", ["exon 2 skipping"]),
    ("residue 841 mutations, mutations at residue 797", ["codon 841 mutation", "codon 797 mutation"]),
    ("exon 20 in-frame insertions", ["exon 20 insertion"]),
    ("insertions into exon 20 of EGFR", ["exon 20 insertion"]),
    ("Skipping of MET exon 14 deletes a binding site", ["exon 14 skipping"]),
    ("MET exon 14 skipping, METex14 and METΔex14", ["exon 14 skipping"] * 3),
    ("skipping of exon 14", ["exon 14 skipping"]),
    ("KIT mutations (exon 9)", []),
    ("mutations in KIT (exon 9) or elsewhere", ["exon 9 mutation"]),
    ("mutations occur in KIT (exon 9) and PDGFRA (D842V)", ["exon 9 mutation", "D842V"]),
    ("mutations of KIT exons 9/11", ["exon 9 mutation", "exon 11 mutation"]),
    ("KIT exons 9 and 11 mutations", ["exon 9 mutation", "exon 11 mutation"]),
    ("mutations such as V560D plus exon 11", ["V560D", "exon 11 mutation"]),
    ("mutations in exons 18-20", ["exon 18 mutation", "exon 19 mutation", "exon 20 mutation"]),
    ("PCR of KIT exon 9 looked for mutations", []),
    ("exon 9 of the gene", []),
    ("mutations in codons 12 and 13", ["codon 12 mutation", "codon 13 mutation"]),
    ("KRAS codon 12 mutations", ["codon 12 mutation"]),
    ("missense mutations of the glycine that lies at codon 12", ["codon 12 mutation"]),
    ("hotspot mutations fall, most of them, in codons 12 and 13", ["codon 12 mutation", "codon 13 mutation"]),
    ("the mutation is a deletion of two bases in codon 138", []),
    ("mutations of MET at D1228 and Y1230", ["D1228", "Y1230"]),
    ("MET D1228 and Y1230 mutations", ["D1228", "Y1230"]),
    ("MET Y1230 is phosphorylated in mutants, too", []),
    ("FLT3 D835/I836 tyrosine kinase domain (TKD) mutations", ["D835", "I836", "FLT3-TKD"]),
    ("HER2 delta16", ["HER2\u039416"]),
    ("BRAF V600 mutations, BRAFV600-mutant, a mutation at R273", ["V600", "V600", "R273"]),
    (
        "KRAS exon 3 or exon 2 KRAS mutations; exon 11 KIT deletions",
        ["exon 3 mutation", "exon 2 mutation", "exon 11 deletion"],
    ),
    ("an exon 21 L858R mutation", ["L858R"]),
    ("tumors with BRAFV600, not BRAFV6000", ["V600"]),
    ("the gatekeeper (V561) of FGFR1 is mutated; the V561 gatekeeper variant", ["V561", "V561"]),
    ("G595 in NTRK1 and the loop (D667, L564 and Y571) are mutated", ["G595", "D667", "L564", "Y571"]),
    ("D1228 alterations; L1195 was often replaced; the kinase was changed at F1200", ["D1228", "L1195", "F1200"]),
    ("Q252- and E255-mutant clones; mutations at L248 (to V or R)", ["Q252", "E255", "L248V", "L248R"]),
    ("the FCGR2A-131H and the 158F allele; the A1166 allele", ["H131", "F158"]),
    ("replacement of cysteine 909; an IDH2 R172K clone", ["C909", "R172K"]),
    ("mutant lines (H1975, K562), cases (P101, C202) and compounds (C646, D473) of the mutation screen", []),
    ("mutations were mapped to sites like D1228, Y1230 and M1211", ["D1228", "Y1230", "M1211"]),
    ("a variant of the residue F1174, and one at the C797 residue", ["F1174", "C797"]),
    ("a variant phosphorylated at residues Y1068 and Y1173", []),
    ("residues Y1068 and K745 of the pocket hold water", []),
    ("resistance arose at BTK C481; resistance with phosphate at MET Y1234", ["C481"]),
    ("RAS mutations such as Q61 and G12 mutations", ["Q61", "G12"]),
    ("Q61 mutations", []),
    ("KRAS G12/G13 mutations and KRAS G12/13 mutations", ["G12", "G13", "G12", "G13"]),
]
NAMED = [
    ("class 3 BRAF mutants and BRAF class II alterations", ["class 3", "class 2"]),
    ("HLA class II, a class 3 device and class 2 evidence", []),
    ("substitutions at threonine 674, and mutations of Asp816", ["T674", "D816"]),
    ("cysteine 282 mutations; cysteine 282 was kept", ["C282"]),
    ("EGFRvIII, EGFR vIII, EGFR variant III, EGFR-vIII", ["EGFRvIII"] * 4),
    ("p95HER2, p95-HER2, p95 ErbB2", ["p95HER2"] * 3),
    ("truncated HER2", ["truncated HER2"]),
    ("AR-V7 and ARv7", ["AR-V7"] * 2),
    ("BRAF V600E splice isoforms; p61-BRAF V600E", ["V600E splice isoform"] * 2),
    ("a splice variant of BRAF V600E, splicing variants of V600E", ["V600E splice isoform"] * 2),
    ("FLT3-ITD and FLT3/ITD", ["FLT3-ITD"] * 2),
    ("an internal tandem duplication of FLT3", ["FLT3-ITD"]),
    ("FLT3-TKD and EGFR-KDD", ["FLT3-TKD", "EGFR-KDD"]),
    ("a kinase domain duplication; an EGFR kinase domain duplication", ["kinase domain duplication", "EGFR-KDD"]),
    ("FLT3 with its internal tandem duplications", ["FLT3-ITD"]),
    ("an internal tandem duplication of KMT2A", []),
    ("BRAF V600, IDH1 R132 and NRAS Q61 are hot; BRAF V600 wild-type and PTGS2 E120 are not", ["V600", "R132", "Q61"]),
    ("TERT promoter mutations", ["promoter mutation"]),
    ("UGT1A1*28 and CYP2D6*4", ["UGT1A1*28", "CYP2D6*4"]),
    ("BRCA2 reversion mutations, BRCA1 reversions, a back mutation", ["reversion mutation"] * 3),
    ("a reversion of the trend and reversions of it", []),
    ("AR splice variants, AR-Vs; splice variants of the androgen receptor", ["AR splice variant"] * 2),
    ("androgen receptor splice variants and AR-V9", ["AR splice variant", "AR-V9"]),
    ("BRCA1-\u039411q and NPM1c", ["\u039411q", "NPM1c"]),
    (
        "AR splice variant 7, AR variant 7, ARv567ES; androgen receptor variant 7",
        ["AR-V7"] * 2 + ["AR-V567es", "AR-V7"],
    ),
    ("EML4-ALK variant 3, EML4-ALK v1, the EML4-ALK fusion variant 5a", ["variant 3", "variant 1", "variant 5a"]),
    ("ALK inhibitors: variant 3 of the protocol, v2 of the form", []),
    ("FLT3 tyrosine kinase domain mutations and FLT3 kinase domain mutations", ["FLT3-TKD"] * 2),
    ("BRCA reversions, intragenic reversions and BRCA1/2 reversions", ["reversion mutation"] * 3),
    ("the BIM deletion and the BIM polymorphism", ["BIM deletion polymorphism"] * 2),
    ("ER\u03b136, ER-\u03b136 and ER\u03b1-36", ["ER\u03b136"] * 3),
    ("WHIM-like mutations and the YVMA insertion", ["WHIM mutation", "A775_G776insYVMA"]),
    ("FLT3 had an ITD or a TKD mutation", ["FLT3-ITD", "FLT3-TKD"]),
    ("KMT2A had an ITD", []),
    ("Fc\u03b3RIIIa genotypes 158V/V and 158 F/F; Fc\u03b3RIIa 131H/R", ["V158F", "V158F", "H131R"]),
    ("a ratio of 158 V/V", []),
    ("CD19 \u0394ex2, and isoforms lacking exon 5", ["exon 2 skipping", "exon 5 skipping"]),
    ("alternative splicing omits exon 4; a transcript that lacks exon 6", ["exon 4 skipping", "exon 6 skipping"]),
    ("loss of exon 3 by splicing, and exclusion of exon 7 from the transcript", ["exon 3 skipping", "exon 7 skipping"]),
    ("mutations of MEN1, for instance at M322 and G326, were seen", ["M322", "G326"]),
    ("FGFR2 mutations hit N540 and the gatekeeper V555", ["N540", "V555"]),
    ("the drug copes with D825; under another D825Y was found, a mutant of FLT3", ["D825", "D825Y"]),
    ("the kinase is active at M322 and G326", []),
    ("the mutant is phosphorylated at Y1110", []),
    ("primers lacking exon 5", []),
    ("loss of exon 5 from the chromosome", []),
    ("G719X, C797X; p.G719X and R213X", ["G719", "C797", "G719*", "R213*"]),
]


@pytest.mark.parametrize(("text", "names"), POINTS + WORDS + EVENTS + CODING + EXONS + NAMED)
def test_names(text: str, names: list[str]) -> None:
    assert [match.name for match in find_mutations(text).matches] == names


@pytest.mark.parametrize(
    ("text", "name", "printed"),
    [
        ("a T790 M resistance mutation", "T790M", "T790 M"),
        ("PDGFRA (D842 V)", "D842V", "D842 V"),
        ("EGFR T 790M", "T790M", "T 790M"),
        ("BRAF V6OOE", "V600E", "V6OOE"),
        ("mutations of KIT axons 9/11", "exon 9 mutation", "axons 9/11"),
    ],
)
def test_slips_are_repaired_openly(text: str, name: str, printed: str) -> None:
    match = find_mutations(text).matches[0]
    assert (match.name, match.corrected_from, match.text) == (name, printed, printed)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("H1975 xenografts", "a cell line"),
        ("MCF7 grew well", "a cell line"),
        ("T47D and T-47D", "a cell line"),
        ("T98G grew", "a cell line"),
        ("SNU-C2A grew", "a cell line"),
        ("see Fig. S1A", "a label of a figure, table or file"),
        ("Figures 2A and S3D", "a label of a figure, table or file"),
        ("Table S12A lists them", "a label of a figure, table or file"),
        ("type 2 diabetes (T2D)", "a disease"),
        ("complement C4A levels", "a gene, protein or peptide"),
        ("E2F targets", "a gene, protein or peptide"),
        ("TNFRSF10A was low", "a gene's name, or a code"),
        ("marker D13S412E", "a gene's name, or a code"),
        ("the M6P receptor", "a small molecule or formula"),
        ("given Q3W for a year", "a dosing schedule"),
        ("G2M arrest", "a cell-cycle phase"),
        ("Asn41-Arg88 bridges", "two residues: a contact or a stretch, no change"),
        ("HLA-A*02:01 carriers", "an HLA allele"),
        ("HLA-A24C carriers", "an HLA allele"),
        ("stained with clone D16E", "an antibody or clone"),
        ("grant R21A", "a grant number"),
        ("vitamin K5R intake", "one digit, and nothing near it speaks of a mutation"),
        ("compound R-6K", "a negative position, and nothing near it speaks of a mutation"),
        ("a missense mutation in exon 4 (c.118C>T)", "the place of a change named beside it"),
    ],
)
def test_look_alikes_are_refused_with_the_reason(text: str, reason: str) -> None:
    search = find_mutations(text)
    assert reason in [refused.reason for refused in search.refused]
    assert not [match for match in search.matches if match.name != "c.118C>T"]


@pytest.mark.parametrize(
    "text",
    [
        "H460 A significant effect",
        "CD4 T cells",
        "P53 mutations",
        "wild-type K562 C",
        "TP53 and CARD15 variants",
        "PTPN11 mutations",
        "the years 1999 to 2004",
        "a 5 T scanner",
        "IL-17A/F",
        "Fig. 2 and Table 3",
        "Cys2-His2 zinc fingers",
        "in 20 A/G carriers of 40",
        "G1 to S transition",
    ],
)
def test_what_is_no_mutation_is_not_found(text: str) -> None:
    assert find_mutations(text).matches == ()


@pytest.mark.parametrize(
    ("text", "gene"),
    [
        ("EGFR T790M", "EGFR"),
        ("EGFR-T790M", "EGFR"),
        ("EGFR:p.Thr790Met", "EGFR"),
        ("JAK2V617F", "JAK2"),
        ("BRAF (V600E)", "BRAF"),
        ("the T790M mutation of EGFR", "EGFR"),
        ("T790M mutation in exon 20 of EGFR", "EGFR"),
        ("V600E-mutated BRAF", "BRAF"),
        ("c-KIT variants such as V560D", "c-KIT"),
        ("EGFR exon 19 deletion", "EGFR"),
        ("METex14", "MET"),
        ("EGFRvIII", "EGFR"),
        ("NSCLC T790M", ""),
        ("the L858R mutation", ""),
    ],
)
def test_the_gene_beside(text: str, gene: str) -> None:
    assert find_mutations(text).matches[0].gene == gene


def test_members_of_a_list_share_the_gene() -> None:
    matches = find_mutations("KRAS G12C, G12D and Q61H; then V600E").matches
    assert [match.gene for match in matches] == ["KRAS", "KRAS", "KRAS", ""]


@pytest.mark.parametrize(
    ("text", "kind", "hgvs"),
    [
        ("T790M", "protein substitution", "p.Thr790Met"),
        ("Q61*", "nonsense", "p.Gln61Ter"),
        ("R175GfsX12", "frameshift", "p.Arg175GlyfsTer12"),
        ("E746_A750del", "deletion", "p.Glu746_Ala750del"),
        ("V769_D770insASV", "insertion", "p.Val769_Asp770insAlaSerVal"),
        ("A767_V769dupASV", "duplication", "p.Ala767_Val769dup"),
        ("L747_A750delinsP", "delins", "p.Leu747_Ala750delinsPro"),
        ("2369C>T", "coding DNA change", "c.2369C>T"),
        ("c.35delG", "coding DNA change", "c.35del"),
        ("rs121434568", "rs number", ""),
        ("exon 19 deletion", "exon event", ""),
        ("p95HER2", "truncation", ""),
        ("AR-V7", "splice isoform", ""),
        ("EGFRvIII", "variant name", ""),
        ("the GNB3 C825T polymorphism", "coding DNA change", ""),
        ("KRAS G12C", "protein substitution", "p.Gly12Cys"),
    ],
)
def test_kind_and_hgvs(text: str, kind: str, hgvs: str) -> None:
    match = find_mutations(text).matches[0]
    assert (match.kind, match.hgvs) == (kind, hgvs)


def test_compressed_lists_share_their_span_and_others_do_not() -> None:
    shared, own = find_mutations("V600E/K").matches, find_mutations("V600E, V600K").matches
    assert {(match.start, match.end, match.text) for match in shared} == {(0, 7, "V600E/K")}
    assert [(match.start, match.end, match.text) for match in own] == [(0, 5, "V600E"), (7, 12, "V600K")]


def test_every_rule_has_a_name_of_its_own() -> None:
    names = [rule.name for rule in (*AT_WORDS, *INSIDE_WORDS)]
    assert len(names) == len(set(names))


def test_every_rule_is_reached() -> None:
    """The scan passes most words over by how they begin: no rule may be lost by that."""
    texts = [text for text, _ in POINTS + WORDS + EVENTS + CODING + EXONS + NAMED + RARE]
    seen = {match.rule for text in texts for match in find_mutations(text).matches}
    refusing = {"residue contact", "cell line", "HLA allele"}
    assert {rule.name for rule in (*AT_WORDS, *INSIDE_WORDS)} - seen - refusing == set()


RARE: list[tuple[str, list[str]]] = [
    ("a T790 M resistance mutation", []),
    ("BRAF V6OOE", []),
    ("nucleotide 734 (G to A)", []),
    ("a -17-bp G-to-A change", []),
    ("GAC-->TAC substitution in codon 38", []),
    ("the repeat 604(GATA)7", []),
    ("+3100 T/G", []),
    ("KIT exon 9 and its mutations", []),
    ("KRAS codon 12 mutations", []),
]

PIECES = st.sampled_from(
    (
        "T790M", "p.Thr790Met", "c.35delG", "exon", "9", "mutation", "EGFR", "(V600E)", "Arg79", "to", "Lys", "by",
        "codon", "12", "and", "/", ",", ".", ";", "-", "→", "del", "Δ", "IVS6+3A>G", "rs12", "replaced", "with", "for",
        "valine", "alanine", "at", "position", "BRAF", "axons", "deletion", "of", "insertion", "K562", "T2D", "Fig.",
    )
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=25).map(" ".join), st.lists(PIECES).map("".join)))
def test_spans_hold_for_any_text(text: str) -> None:
    search = find_mutations(text)
    spans = [(match.start, match.end, match.text) for match in search.matches]
    spans += [(refused.start, refused.end, refused.text) for refused in search.refused]
    assert all(0 <= start < end <= len(text) and text[start:end] == printed for start, end, printed in spans)
    assert [match.start for match in search.matches] == sorted(match.start for match in search.matches)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=20).map(" ".join))
def test_padding_moves_spans_and_nothing_else(text: str) -> None:
    padded = find_mutations(f"\n\n{text}\n\n").matches
    moved = [(match.start - 2, match.end - 2, match.name) for match in padded]
    assert moved == [(match.start, match.end, match.name) for match in find_mutations(text).matches]


@given(
    wild=st.sampled_from("ACDEFGHIKLMNPQRSTVWY"),
    position=st.integers(min_value=300, max_value=2500),
    mutant=st.sampled_from("ACDEFGHIKLMNPQRSTVWY"),
)
def test_any_substitution_is_found_in_both_codes(wild: str, position: int, mutant: str) -> None:
    name = f"{wild}{position}{mutant}"
    if wild != mutant:
        match: MutationMatch = find_mutations(f"a {name} mutation").matches[0]
        assert match.name == name
        assert [again.name for again in find_mutations(match.hgvs or name).matches] == [name]


@pytest.mark.parametrize(
    "unit", ["A1", "Arg ", "Arg1, ", "G12C/", "KIT exon 9 ", "A-", "Ala to Arg at ", "c.1", "T790M "]
)
def test_long_runs_are_read(unit: str) -> None:
    """Repeats of what rules begin with: a rule that looks on without limit would take minutes here."""
    assert find_mutations(unit * 5000) is not None


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    """The script that measures, as a module."""
    path = PROJECT / "benchmarks" / "mutations.py"
    spec = importlib.util.spec_from_file_location("benchmark_mutations", path)
    assert spec and spec.loader
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_figures_on_mutationfinder(shared: Path, benchmark: ModuleType) -> None:
    rows = benchmark.read_mutationfinder(shared / "data" / "mutations")
    tallies = [benchmark.tally_names(benchmark.point_mutations(text), gold) for _, text, gold in rows]
    assert sum(tallies, benchmark.Tally()).f1 >= 0.94


def test_figures_on_tmvar(shared: Path, benchmark: ModuleType) -> None:
    abstracts = benchmark.read_pubtator(shared / "data" / "ner" / "tmVar3_Train.PubTator", "tmVar3", cut=True)
    typed = benchmark.agreement_on(abstracts, benchmark.TMVAR_TYPES, benchmark.CHANGES.__contains__)
    assert typed.exact.f1 >= 0.87
    assert typed.partial.f1 >= 0.92
