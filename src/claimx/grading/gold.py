"""The gold table: what a curator says a review claims, one row a claim and passage."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from claimx.errors import InputError
from claimx.grading.cells import Layout, Terms, place_of, read_lines, scan_rows
from claimx.schema import CLAIM_TYPES, SLOTS, GoldRow

COLUMNS: tuple[str, ...] = tuple(field.name for field in fields(GoldRow) if field.name != "line")
LIST_COLUMNS = (*SLOTS, "citations")
COMBINATION_COLUMNS = ("drug", "agent")
_LAYOUT = Layout(
    columns=COLUMNS,
    required=("doc", "section", "anchor", "type", "polarity", "certainty"),
    lists=(*LIST_COLUMNS, "setting"),
    combinations=COMBINATION_COLUMNS,
)

CLOSED_COLUMNS: Mapping[str, Collection[str]] = {
    "type": CLAIM_TYPES,
    "polarity": ("affirmed", "negated"),
    "certainty": ("asserted", "hedged", "speculative"),
    "setting": ("primary", "acquired"),
}
LEXICONS = Path(__file__).parents[1] / "lexicons"

Known = Callable[[str, str], bool]


def read_terms(lexicons: Path = LEXICONS) -> Terms:
    """The terms of every column with a closed vocabulary.

    Alterations and mechanisms are the names in ``alterations.tsv`` and ``mechanisms.tsv`` of the
    lexicon folder, so that a curator adds a term in one place.
    """
    return {
        **CLOSED_COLUMNS,
        "alteration": _read_names(lexicons / "alterations.tsv"),
        "mechanism": _read_names(lexicons / "mechanisms.tsv"),
    }


def read_gold(path: Path, terms: Terms | None = None) -> tuple[GoldRow, ...]:
    """Read a gold table, refusing the first thing that is wrong with it.

    Args:
        path: the table.
        terms: for each column with a closed vocabulary, the terms it may hold; as ``read_terms()`` if None.

    Returns:
        The rows in the order of the file, values in the order of their cells.

    Raises:
        InputError: the file cannot be read, or a header, cell, term or separator is wrong.
    """
    rows: list[GoldRow] = []
    for item in _parse_rows(path, terms or read_terms()):
        if isinstance(item, InputError):
            raise item
        rows.append(item)
    return tuple(rows)


def scan_gold(path: Path, terms: Terms | None = None) -> tuple[tuple[GoldRow, ...], tuple[InputError, ...]]:
    """The good rows of a gold table, and what is wrong with the others: one bad row costs only itself."""
    items = tuple(_parse_rows(path, terms or read_terms()))
    rows = tuple(item for item in items if isinstance(item, GoldRow))
    return rows, tuple(item for item in items if isinstance(item, InputError))


def lint_gold(path: Path, known: Known | None = None, terms: Terms | None = None) -> list[InputError]:
    """Everything that is wrong with a gold table, in the order of its lines.

    Beyond what ``read_gold`` refuses: what a claim of each type needs, rows that repeat an
    earlier row, and names that the lexicon does not have.

    Args:
        path: the table.
        known: whether ``(label, name)`` is a name of the lexicon; None leaves names unchecked.
        terms: for each column with a closed vocabulary, the terms it may hold; as ``read_terms()`` if None.
    """
    problems: list[InputError] = []
    first_lines: dict[tuple[Any, ...], int] = {}
    for item in _parse_rows(path, terms or read_terms()):
        if isinstance(item, InputError):
            problems.append(item)
            continue
        problems.extend(_find_gaps(path, item))
        problems.extend(_find_unknown_names(path, item, known) if known else ())
        first = first_lines.setdefault(_content(item), item.line)
        if first != item.line:
            problems.append(InputError(place_of(path, item.line), f"repeats line {first}", "delete one of the two"))
    return problems


def write_gold(rows: Iterable[GoldRow], path: Path) -> None:
    """Write rows as a gold table that ``read_gold`` reads back equal, their line numbers aside."""
    path.write_text(render_gold(rows), encoding="utf-8", newline="")


def render_gold(rows: Iterable[GoldRow]) -> str:
    """The text of a gold table of these rows."""
    lines = ["\t".join(COLUMNS), *("\t".join(_cells(row)) for row in rows)]
    return "\n".join(lines) + "\n"


def combination_parts(name: str) -> tuple[str, ...]:
    """The drugs of a combination (``a + b``); a single drug is its own only part."""
    return tuple(part for part in name.split(" + ") if part)


def _read_names(path: Path) -> tuple[str, ...]:
    return tuple(line.split("\t")[0] for line in read_lines(path)[1:])


def _cells(row: GoldRow) -> Iterator[str]:
    for column in COLUMNS:
        value = getattr(row, column)
        yield value if isinstance(value, str) else ";".join(value)


def _content(row: GoldRow) -> tuple[Any, ...]:
    return tuple(getattr(row, column) for column in COLUMNS)


def _parse_rows(path: Path, terms: Terms) -> Iterator[GoldRow | InputError]:
    """Each row, or what is wrong with it; a wrong header ends the table."""
    for row in scan_rows(path, _LAYOUT, terms):
        if isinstance(row, InputError):
            yield row
            continue
        values: dict[str, Any] = {**row.cells, **{column: row.values(column) for column in LIST_COLUMNS}}
        yield GoldRow(line=row.line, **values)


def _find_gaps(path: Path, row: GoldRow) -> Iterator[InputError]:
    """What a claim of this type needs and the row does not have."""
    needs: dict[str, list[tuple[bool, str]]] = {
        "resistance": [(bool(row.gene or row.mutation or row.alteration or row.mechanism),
                        "a gene, mutation, alteration or mechanism")],
        "resensitization": [(bool(row.agent), "an agent"), (bool(row.drug or row.mechanism), "a drug or a mechanism")],
        "sensitivity": [(bool(row.gene or row.mutation or row.alteration), "a gene, mutation or alteration")],
        "target": [(bool(row.gene), "a gene")],
        "indication": [(bool(row.cancer), "a cancer")],
    }  # fmt: skip
    checks = needs[row.type] + ([] if row.type == "resensitization" else [(bool(row.drug), "a drug")])
    for met, need in checks:
        if not met:
            yield InputError(
                place_of(path, row.line),
                f"{_article(row.type)} {row.type} claim needs {need}",
                "fill it in or delete the row",
            )
    if row.agent and row.type != "resensitization":
        problem = f"{_article(row.type)} {row.type} claim has no agent, found {row.agent!r}"
        yield InputError(
            place_of(path, row.line, "agent"), problem, "empty the cell, or make it a resensitization claim"
        )


def _find_unknown_names(path: Path, row: GoldRow, known: Known) -> Iterator[InputError]:
    names = [
        *((column, ("DRUG", "DRUG_CLASS"), part) for column in COMBINATION_COLUMNS
          for part in combination_parts(getattr(row, column))),
        *(("gene", ("GENE",), name) for name in row.gene),
        *(("cancer", ("CANCER",), name) for name in row.cancer),
    ]  # fmt: skip
    for column, labels, name in names:
        if not any(known(label, name) for label in labels):
            problem = f"{name!r} is no {' or '.join(labels)} name of the lexicon"
            remedy = "write the lexicon's canonical name, or add a row to the lexicon"
            yield InputError(place_of(path, row.line, column), problem, remedy)


def _article(word: str) -> str:
    return "an" if word[0] in "aeiou" else "a"
