"""Names that are shaped like mutations and are none."""

from claimx.mutations.shapes import DASH

CELL_LINES = frozenset({
    "T47D", "T98G", "C33A", "A375M", "A375P", "N2A", "M059K", "C2A", "C5A", "T24T", "W256", "F36P", "H69AR",
    "K1735M", "R28A", "T3M4", "L3P", "S2R",
})  # fmt: skip

OTHER_NAMES: dict[str, frozenset[str]] = {
    "a cell-cycle phase": frozenset({
        "G1S", "G2M", "G0G",
    }),
    "a dosing schedule": frozenset({
        "Q1W", "Q2W", "Q3W", "Q4W", "Q6W", "Q8W", "Q12W", "Q4H", "Q6H", "Q8H", "Q12H", "Q24H", "Q1D", "Q2D",
        "Q14D", "Q21D", "Q28D",
    }),
    "a disease": frozenset({
        "T1D", "T2D", "T3D",
    }),
    "a gene, protein or peptide": frozenset({
        "C3A", "C4A", "C5A", "C5R", "C3R", "E1A", "E2A", "E2F", "E3L", "E4F", "K3L", "T2A", "P2A", "F2A", "H2A",
        "H1R", "H2R", "H3R", "H4R", "D1R", "D2R", "D3R", "D4R", "V1A", "V2R", "A1R", "A2A", "A2R", "A3R", "A3A",
        "A3G", "A3F", "A3H", "S6K", "P2X", "P2Y", "P1R", "P4H", "C1R", "C1S", "C1Q", "C3G", "C8A", "L1R", "G3R",
        "A1C", "T4L", "K2P", "W3A", "Y1R", "Y2R", "I2S", "I1R", "F2R", "F3R", "S1R", "S2R", "N2C",
    }),
    "a small molecule or formula": frozenset({
        "M6P", "G1P", "G3P", "G6P", "F1P", "F6P", "S1P", "C1P", "P4S", "P3P", "R5P", "D4T", "I3C", "H2S", "H2N",
        "C2H", "C3H", "C4H", "C5H", "C6H", "N2H", "S4N", "P4N", "D3T", "I3A", "C5P", "P5C", "P2P", "P3N", "L1A",
    }),
    "a measure, stage or scan": frozenset({
        "T1C", "T1A", "T1N", "T2N", "T3N", "T4N", "N2M", "T1W", "T2W", "T1R",
    }),
}  # fmt: skip

# Proteins and genes that look like a residue with its number.
NO_SITES = frozenset({
    "P15", "P16", "P18", "P21", "P27", "P53", "P63", "P73", "F10", "F11", "F12", "F13", "H19", "A20", "K10",
    "K14", "S100", "P450",
})  # fmt: skip

# Cell lines of a letter or two and a number, which stand beside mutations in text.
LINES = (
    rf"(?:NCI{DASH})?H\d{{3,4}}|HCC{DASH}?\d{{2,4}}|MCF{DASH}?\d{{1,2}}A?|PC{DASH}?[39]|SK{DASH}?BR{DASH}?3|BT{DASH}?(?:20|474|549)"
    rf"|SW{DASH}?\d{{3,4}}|HCT{DASH}?(?:8|15|116)|HT{DASH}?(?:29|1080)|A(?:549|431|375|2780|498|172)|K{DASH}?562"
    rf"|U{DASH}?(?:87|251|937)(?:MG)?|N87|P388|L1210|T{DASH}?47{DASH}?D"
)
