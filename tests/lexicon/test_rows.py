"""The packaged lexicon rows: well formed, free of clashes, and right about their identifiers.

Only the TSV files are read here, with plain ``csv``; how they are matched is tested elsewhere.
"""

import csv
import json
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

LEXICONS = Path(str(files("claimx"))) / "lexicons"
HEADERS = {
    "drugs.tsv": ["name", "id", "synonyms", "match", "classes", "targets"],
    "drug_classes.tsv": ["name", "id", "synonyms", "match", "targets", "stems", "heads"],
    "class_heads.tsv": ["form", "kind", "example"],
    "genes.tsv": ["name", "id", "synonyms", "match", "kind", "members", "roles"],
    "cancers.tsv": ["name", "id", "synonyms", "match", "parents"],
    "stopwords.tsv": ["form", "label", "reason", "unless"],
}
CONCEPTS = [name for name in HEADERS if name not in ("stopwords.tsv", "class_heads.tsv")]
LABEL_OF = {"drugs.tsv": "DRUG", "drug_classes.tsv": "DRUG_CLASS", "genes.tsv": "GENE", "cancers.tsv": "CANCER"}
REFERENCES = [
    ("drugs.tsv", "classes", "drug_classes.tsv"),
    ("drugs.tsv", "targets", "genes.tsv"),
    ("drug_classes.tsv", "targets", "genes.tsv"),
    ("genes.tsv", "members", "genes.tsv"),
    ("cancers.tsv", "parents", "cancers.tsv"),
]
KINDS = {"gene", "family", "complex", "fusion", "pathway"}
ROLES = {
    "receptor kinase", "kinase", "ras pathway", "pi3k pathway", "checkpoint", "efflux transporter",
    "uptake transporter", "tumor suppressor", "angiogenic factor", "ligand", "antigen", "cytokine", "fc receptor",
    "complement", "hormone receptor", "apoptosis", "dna repair", "chromatin", "transcription factor", "stemness",
    "metabolism", "cell cycle", "mucin", "fused", "signal effector", "antigen presentation",
}  # fmt: skip
PREFIXES = {
    "drugs.tsv": {"chembl", "claimx"},
    "drug_classes.tsv": {"claimx"},
    "genes.tsv": {"hgnc", "claimx"},
    "cancers.tsv": {"oncotree", "ncit", "claimx"},
}
CURIE = re.compile(r"(hgnc:\d+|chembl:CHEMBL\d+|oncotree:[A-Z0-9_-]+|ncit:C\d+|claimx:[a-z0-9]+(-[a-z0-9]+)*)")
MATCH = re.compile(r"auto|cased|anycase|context:[^|]+(\|[^|]+)*")
COMMON = {
    "cancer", "carcinoma", "tumor", "neoplasm", "malignant", "invasive", "nos", "other", "with", "of", "the", "and",
    "type", "cell",
}  # fmt: skip

Row = dict[str, str]


def read_rows(name: str) -> list[Row]:
    """The rows of one lexicon file; a wrong number of cells fails here."""
    lines = (LEXICONS / name).read_text(encoding="utf-8").splitlines()
    header, *rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return [dict(zip(header, cells, strict=True)) for cells in rows]


def cell_list(row: Row, column: str) -> list[str]:
    """The entries of a cell that holds a list."""
    return [part for part in row[column].split("|") if part]


def folded(form: str) -> str:
    """A form as it is compared: any dash is a blank, case is ignored."""
    return re.sub(r"[-\u2010-\u2015\u2212\s]+", " ", form).strip().casefold()


def composed(row: Row) -> Iterator[str]:
    """The forms that the stems of a drug class make with the heads of its kinds."""
    for head in read_rows("class_heads.tsv"):
        if head["kind"] in cell_list(row, "heads"):
            yield from (folded(head["form"].replace("{}", stem)) for stem in cell_list(row, "stems"))


def identified(name: str, prefix: str) -> Iterator[tuple[Row, str]]:
    """The rows whose identifier has this prefix, with the identifier's local part."""
    for row in read_rows(name):
        head, _, local = row["id"].partition(":")
        if head == prefix:
            yield row, local


@pytest.mark.parametrize("name", HEADERS)
def test_header_and_cells(name: str) -> None:
    text = (LEXICONS / name).read_text(encoding="utf-8")
    assert text.endswith("\n") and not text.startswith("\ufeff") and "\r" not in text
    assert text.splitlines()[0].split("\t") == HEADERS[name]
    for row in read_rows(name):
        for column, cell in row.items():
            assert cell == cell.strip(), f"{name}: blank around {column} of {row}"
            assert '"' not in cell, f"{name}: quotation mark in {row}"
            if column not in ("reason", "match"):
                assert all(part == part.strip() and part for part in cell.split("|")) or not cell, (name, row)


@pytest.mark.parametrize("name", HEADERS)
def test_sorted(name: str) -> None:
    names = [next(iter(row.values())) for row in read_rows(name)]
    assert names == sorted(names, key=lambda form: (form.casefold(), form))


@pytest.mark.parametrize("name", CONCEPTS)
def test_names_identifiers_and_rules(name: str) -> None:
    rows = read_rows(name)
    for column in ("name", "id"):
        values = [row[column] for row in rows]
        twice = {value for value in values if values.count(value) > 1}
        assert not twice, f"{name}: {column} given twice: {sorted(twice)}"
    for row in rows:
        assert CURIE.fullmatch(row["id"]), f"{name}: {row['id']!r} of {row['name']!r} is not a CURIE"
        assert row["id"].split(":")[0] in PREFIXES[name], f"{name}: prefix of {row['id']!r}"
        assert MATCH.fullmatch(row["match"]), f"{name}: match rule {row['match']!r} of {row['name']!r}"


@pytest.mark.parametrize("name", CONCEPTS)
def test_a_form_stands_for_one_concept(name: str) -> None:
    owner: dict[str, str] = {}
    clashes = []
    for row in read_rows(name):
        forms = {folded(form) for form in [row["name"], *cell_list(row, "synonyms")]}
        clashes += [f"{form!r}: {owner[form]!r} and {row['name']!r}" for form in forms if form in owner]
        owner.update(dict.fromkeys(forms, row["name"]))
    assert not clashes, f"{name}: " + "; ".join(clashes)


@pytest.mark.parametrize(("name", "column", "other"), REFERENCES)
def test_cross_references_exist(name: str, column: str, other: str) -> None:
    known = {row["name"] for row in read_rows(other)}
    for row in read_rows(name):
        missing = set(cell_list(row, column)) - known
        assert not missing, f"{name}: {column} of {row['name']!r} not in {other}: {sorted(missing)}"
        assert not (name == other and row["name"] in cell_list(row, column)), f"{name}: {row['name']!r} names itself"


def test_kinds_members_and_roles() -> None:
    for row in read_rows("genes.tsv"):
        assert row["kind"] in KINDS, row["name"]
        assert set(cell_list(row, "roles")) <= ROLES, f"{row['name']}: {row['roles']}"
        assert row["kind"] != "gene" or not row["members"], f"{row['name']} is one gene but has members"
        assert (row["kind"] == "gene") == row["id"].startswith("hgnc:"), row["name"]
        assert (row["kind"] == "fusion") == ("::" in row["name"]), row["name"]


def test_parents_lead_to_a_root() -> None:
    parents = {row["name"]: cell_list(row, "parents") for row in read_rows("cancers.tsv")}
    for name in parents:
        above, level = set(parents[name]), set(parents[name])
        while level := {parent for each in level for parent in parents[each]} - above:
            above |= level
        assert name not in above, f"{name!r} is its own ancestor"


def test_stopwords_are_forms_with_a_reason() -> None:
    labels = {*LABEL_OF.values(), "ALTERATION", "MECHANISM"}
    pairs = [(row["form"], row["label"]) for row in read_rows("stopwords.tsv")]
    assert len(pairs) == len(set(pairs))
    for row in read_rows("stopwords.tsv"):
        assert row["label"] in labels and row["reason"], row


@pytest.mark.parametrize(
    ("name", "form", "canonical"),
    [
        ("drugs.tsv", "Gleevec", "imatinib"),
        ("drugs.tsv", "AZD9291", "osimertinib"),
        ("drugs.tsv", "T-DM1", "trastuzumab emtansine"),
        ("drug_classes.tsv", "checkpoint inhibitor", "immune checkpoint inhibitor"),
        ("drug_classes.tsv", "ALK-targeted agent", "ALK inhibitor"),
        ("drug_classes.tsv", "VEGF antagonist", "VEGF inhibitor"),
        ("genes.tsv", "HER2", "ERBB2"),
        ("genes.tsv", "P-glycoprotein", "ABCB1"),
        ("genes.tsv", "Bcr-Abl", "BCR::ABL1"),
        ("genes.tsv", "programmed death-1", "PDCD1"),
        ("cancers.tsv", "CML", "chronic myeloid leukemia"),
        ("cancers.tsv", "kidney cancer", "renal cancer"),
        ("cancers.tsv", "acute myeloid leukaemia", "acute myeloid leukemia"),
    ],
)
def test_names_of_papers_are_known(name: str, form: str, canonical: str) -> None:
    rows = {row["name"]: row for row in read_rows(name)}
    made = set(composed(rows[canonical])) if name == "drug_classes.tsv" else set()
    assert folded(form) in made | {folded(each) for each in cell_list(rows[canonical], "synonyms")}


def test_stems_and_heads() -> None:
    """Every head is of a kind that some class takes, and no two classes make one form of the same stem."""
    rows, heads = read_rows("drug_classes.tsv"), read_rows("class_heads.tsv")
    assert {head["kind"] for head in heads} == {kind for row in rows for kind in cell_list(row, "heads")}
    assert all(head["form"].count("{}") == 1 for head in heads)
    assert len({folded(head["form"]) for head in heads}) == len(heads)
    owner: dict[tuple[str, str], str] = {}
    for row in rows:
        assert bool(row["stems"]) == bool(row["heads"]), row["name"]
        for stem in cell_list(row, "stems"):
            for kind in cell_list(row, "heads"):
                before = owner.setdefault((folded(stem), kind), row["name"])
                assert before == row["name"], f"{stem!r}: {before!r} and {row['name']!r}"


def test_no_synonym_repeats_what_stems_make() -> None:
    for row in read_rows("drug_classes.tsv"):
        made = set(composed(row))
        assert not made & {folded(form) for form in cell_list(row, "synonyms")}, row["name"]


def test_hgnc_identifiers(shared: Path) -> None:
    with (shared / "data/reference/hgnc_biorosetta.tsv").open(encoding="utf-8") as lines:
        reader = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        symbols = {row["hgnc"].removeprefix("HGNC:"): row["symb"] for row in reader}
    wrong = [
        (row["name"], row["id"]) for row, local in identified("genes.tsv", "hgnc") if symbols.get(local) != row["name"]
    ]
    assert not wrong


def test_oncotree_codes(shared: Path) -> None:
    tree = json.loads((shared / "data/reference/oncotree_2025_10_03.json").read_text(encoding="utf-8"))
    names = dict(_codes(tree["TISSUE"]))
    for row, local in identified("cancers.tsv", "oncotree"):
        assert local in names, f"{row['name']}: OncoTree has no code {local}"
        known = _stems(" ".join([row["name"], *cell_list(row, "synonyms")]))
        alternatives = [_stems(part) for part in names[local].split(", ")[0].split("/")]
        fits = any(2 * len(words & known) >= len(words) for words in alternatives if words)
        assert fits, f"{row['name']} is not OncoTree's {names[local]!r}"


def test_chembl_identifiers(shared: Path) -> None:
    known: dict[str, str] = {}
    with (shared / "data/reference/cancerdrugsdb.txt").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if found := re.search(r"CHEMBL\d+", row["ChEMBL"] or ""):
                known[row["Product"].strip().casefold()] = found[0]
    for row, local in identified("drugs.tsv", "chembl"):
        assert known.get(row["name"].casefold()) == local, row["name"]
    for row, _ in identified("drugs.tsv", "claimx"):
        assert row["name"].casefold() not in known, f"{row['name']} has a ChEMBL id: {known[row['name'].casefold()]}"


def _codes(node: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield node["code"], node["name"]
    for child in node["children"].values():
        yield from _codes(child)


def _stems(text: str) -> set[str]:
    """First letters of the words that tell one tumor from another."""
    words = re.findall(r"[a-z0-9]+", text.casefold())
    return {word[:4] for word in words if word not in COMMON and word.rstrip("s") not in COMMON}


def test_variants_belong_to_listed_genes() -> None:
    lines = (LEXICONS / "variants.tsv").read_text(encoding="utf-8").splitlines()
    rows = [tuple(line.split("\t")) for line in lines[1:]]
    genes = {line.split("\t")[0] for line in (LEXICONS / "genes.tsv").read_text(encoding="utf-8").splitlines()[1:]}
    assert lines[0].split("\t") == ["name", "gene"]
    assert [name for name, gene in rows if gene not in genes] == []
    assert len({name for name, _ in rows}) == len(rows)
    assert rows == sorted(rows, key=lambda row: row[0].lower())
