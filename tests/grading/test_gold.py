from dataclasses import replace
from pathlib import Path

import pytest

from claimx.errors import InputError
from claimx.grading.gold import COLUMNS, combination_parts, lint_gold, read_gold, read_terms, write_gold
from claimx.schema import GoldRow

FULL = GoldRow(
    line=2, doc="r1", section="One", anchor="some words", type="resensitization", drug="alphatinib + betamab",
    gene=("KRX", "LMX"), mutation=("G12Q",), alteration=("loss",), mechanism=("hypoxia", "drug efflux"),
    cancer=("sarcoma", "glioma"), agent="gammastat", polarity="negated", certainty="hedged",
    setting="primary;acquired", citations=("7", "8"),
)  # fmt: skip
GOOD = dict(zip(COLUMNS, ["r1", "One", "words", "target", "alphatinib", "KRX"] + [""] * 9, strict=True))
GOOD |= {"polarity": "affirmed", "certainty": "asserted"}


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "gold.tsv"


def save(path: Path, *rows: dict[str, str], header: tuple[str, ...] = COLUMNS) -> Path:
    lines = ["\t".join(header), *("\t".join(row[column] for column in COLUMNS) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_round_trip_fills_every_field(table: Path) -> None:
    rows = (FULL, replace(FULL, line=3, drug="", gene=(), setting=""))
    write_gold(rows, table)
    assert read_gold(table) == rows


def test_bom_and_windows_line_ends_are_read(table: Path) -> None:
    write_gold([FULL], table)
    table.write_bytes(b"\xef\xbb\xbf" + table.read_bytes().replace(b"\n", b"\r\n"))
    assert read_gold(table) == (FULL,)


@pytest.mark.parametrize(
    ("change", "column", "words"),
    [
        ({"type": "resistence"}, "type", "did you mean 'resistance'?"),
        ({"polarity": "yes"}, "polarity", "'yes' is no term"),
        ({"certainty": "sure"}, "certainty", "known terms: asserted"),
        ({"certainty": ""}, "certainty", "is empty"),
        ({"setting": "primary;late"}, "setting", "'late' is no term"),
        ({"alteration": "amplified"}, "alteration", "did you mean 'amplification'?"),
        ({"mechanism": "drug efflux;eflux"}, "mechanism", "'eflux' is no term"),
        ({"gene": "KRX; LMX"}, "gene", "stray space"),
        ({"gene": "KRX;"}, "gene", "empty part"),
        ({"gene": "KRX;KRX"}, "gene", "twice"),
        ({"drug": "alphatinib +  betamab"}, "drug", "stray space"),
        ({"drug": "alphatinib;betamab"}, "drug", "several values"),
        ({"doc": ""}, "doc", "is empty"),
        ({"anchor": ""}, "anchor", "is empty"),
    ],
)
def test_wrong_cells_are_named(table: Path, change: dict[str, str], column: str, words: str) -> None:
    save(table, GOOD, GOOD | change)
    with pytest.raises(InputError) as caught:
        read_gold(table)
    assert caught.value.place == f"{table} line 3, column {column}"
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"\xff\xfe\x00", "is not UTF-8"),
        (b"doc\tsection\n", "column 'anchor' is missing"),
        ("\t".join((*COLUMNS, "note")).encode(), "column 'note' is unknown"),
        ("\t".join(reversed(COLUMNS)).encode(), "out of order"),
        ("\t".join(COLUMNS).encode() + b"\n\n\n", "line 2: has 1 cells, expected 15"),
    ],
)
def test_wrong_files_are_named(table: Path, content: bytes, words: str) -> None:
    table.write_bytes(content)
    with pytest.raises(InputError, match=str(table)) as caught:
        read_gold(table)
    assert words in str(caught.value)


def test_absent_file_is_named(table: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_gold(table)
    assert len(lint_gold(table)) == 1


@pytest.mark.parametrize(
    ("change", "need"),
    [
        ({"type": "target", "gene": ""}, "a target claim needs a gene"),
        ({"type": "indication", "gene": ""}, "an indication claim needs a cancer"),
        ({"type": "sensitivity", "gene": ""}, "a sensitivity claim needs a gene, mutation or alteration"),
        ({"type": "resistance", "gene": "", "cancer": "sarcoma"}, "a resistance claim needs a gene, mutation"),
        ({"type": "resistance", "drug": ""}, "a resistance claim needs a drug"),
        ({"type": "resensitization"}, "a resensitization claim needs an agent"),
        ({"type": "resensitization", "drug": "", "agent": "betamab"}, "needs a drug or a mechanism"),
        ({"type": "target", "agent": "betamab"}, "a target claim has no agent"),
    ],
)
def test_lint_asks_for_what_a_type_needs(table: Path, change: dict[str, str], need: str) -> None:
    problems = lint_gold(save(table, GOOD | change))
    assert [need in str(problem) for problem in problems] == [True]


def test_lint_reports_everything_in_order(table: Path) -> None:
    save(
        table, GOOD, GOOD | {"type": "no", "setting": "no"}, GOOD, GOOD | {"gene": ""}, GOOD | {"drug": "unheard + of"}
    )
    known = {("DRUG", "alphatinib"), ("GENE", "KRX")}
    problems = [str(problem) for problem in lint_gold(table, lambda label, name: (label, name) in known)]
    assert [problem.split(":")[0].removeprefix(f"{table} ") for problem in problems] == [
        "line 3, column type", "line 3, column setting", "line 4", "line 5",
        "line 6, column drug", "line 6, column drug",
    ]  # fmt: skip
    assert "repeats line 2" in problems[2]


@pytest.mark.parametrize(
    ("name", "parts"),
    [("alphatinib", ("alphatinib",)), ("a + b", ("a", "b")), ("", ()), ("anti-A+ antibody", ("anti-A+ antibody",))],
)
def test_combination_parts(name: str, parts: tuple[str, ...]) -> None:
    assert combination_parts(name) == parts


def test_terms_come_from_the_lexicons() -> None:
    terms = read_terms()
    assert {"amplification", "loss"} <= set(terms["alteration"])
    assert {"drug efflux", "bypass signaling"} <= set(terms["mechanism"])


@pytest.mark.parametrize("name", ["gold.tsv", "gold_second.tsv"])
def test_the_tables_of_the_corpus_are_clean(name: str) -> None:
    assert lint_gold(Path(__file__).parents[2] / "corpus" / name) == []
