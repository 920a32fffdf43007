"""Lexicon files as rows: what each must hold, and what is wrong with the others."""

from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path

from claimx.errors import InputError
from claimx.lexicon.records import Cue, Head, Stopword, Term, Wording
from claimx.schema import Label

PACKAGED = Path(str(files("claimx"))) / "lexicons"
LABEL_FILES: Mapping[str, Label] = {
    "drugs.tsv": "DRUG",
    "drug_classes.tsv": "DRUG_CLASS",
    "genes.tsv": "GENE",
    "alterations.tsv": "ALTERATION",
    "mechanisms.tsv": "MECHANISM",
    "cancers.tsv": "CANCER",
}
CUE_FILE = "cues.tsv"
STOPWORD_FILE = "stopwords.tsv"
VARIANT_FILE = "variants.tsv"
WORDING_FILE = "wordings.tsv"
CLASS_FILE = "word_classes.tsv"
HEAD_FILE = "class_heads.tsv"
TERM_COLUMNS = ("name", "id", "synonyms", "match")
CUE_COLUMNS = ("form", "kind", "value", "example")
VARIANT_COLUMNS = ("name", "gene")
WORDING_COLUMNS = ("form", "label", "name", "example")
CLASS_COLUMNS = ("class", "words")
HEAD_COLUMNS = ("form", "kind", "example")
STOPWORD_COLUMNS = ("form", "label", "reason", "unless")

Row = tuple[str, Mapping[str, str]]
"""The place of a row, as errors and mentions name it, and its cells by column."""


def term_of(label: Label, row: Row) -> Term:
    """A row of a file of terms."""
    place, cells = row
    synonyms = _list(cells["synonyms"])
    return Term(
        label=label,
        name=cells["name"],
        id=cells["id"],
        synonyms=synonyms + _plurals((cells["name"], *synonyms)) if label == "DRUG_CLASS" else synonyms,
        match=cells["match"] or "auto",
        place=place,
        facts={column: _list(cell) for column, cell in cells.items() if column not in TERM_COLUMNS},
    )


def _plurals(forms: Sequence[str]) -> tuple[str, ...]:
    """The plurals of forms that end in "therapy" or "antibody", as the search finds no other plural than ``s``.

    >>> _plurals(("naked antibody", "gene therapy", "gene therapies", "taxane"))
    ('naked antibodies',)
    """
    plurals = (f"{form[:-1]}ies" for form in forms if form.endswith(("apy", "ody")))
    return tuple(plural for plural in plurals if plural not in forms)


def cue_of(row: Row) -> Cue:
    """A row of the file of cues."""
    place, cells = row
    return Cue(cells["form"], cells["kind"], cells["value"], place)


def stopword_of(row: Row) -> Stopword:
    """A row of the file of stop words."""
    place, cells = row
    return Stopword(cells["form"], cells["label"], cells["reason"], _list(cells["unless"]), place)


def wording_of(row: Row) -> Wording:
    """A row of the file of wordings."""
    place, cells = row
    return Wording(cells["form"], cells["label"], cells["name"], place)


def head_of(row: Row) -> Head:
    """A row of the file of heads."""
    place, cells = row
    return Head(cells["form"], cells["kind"], place)


def class_of(row: Row) -> tuple[str, tuple[str, ...]]:
    """A row of the file of word classes: its name, and its words."""
    return row[1]["class"], _list(row[1]["words"])


def read_rows(path: Path, columns: Sequence[str]) -> list[Row]:
    """The rows of a TSV file; none where the file is absent.

    Raises:
        InputError: names the first bad row by file and line.
    """
    rows, problems = scan_rows(path, columns)
    if problems:
        raise problems[0]
    return rows


def scan_rows(path: Path, columns: Sequence[str]) -> tuple[list[Row], list[InputError]]:
    """The good rows of a TSV file, and what is wrong with the others."""
    if not path.exists():
        return [], []
    data = path.read_bytes()
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        line = data[: error.start].count(10) + 1
        return [], [
            InputError(f"{path.name} line {line}", f"byte {error.start} is not UTF-8", "save the file as UTF-8")
        ]
    header, *body = [line.split("\t") for line in lines] or [[]]
    if missing := [column for column in columns if column not in header]:
        return [], [InputError(f"{path.name} line 1", f"no column {missing[0]!r}", f"start with {' '.join(columns)}")]
    rows: list[Row] = []
    problems = []
    for number, cells in enumerate(body, start=2):
        place = f"{path.name} line {number}"
        if len(cells) != len(header):
            problems.append(
                InputError(place, f"{len(cells)} cells, expected {len(header)}", "separate cells by one tab")
            )
        elif not cells[0].strip():
            problems.append(InputError(place, "the first cell is empty", "write the name or form"))
        else:
            rows.append((place, dict(zip(header, (cell.strip() for cell in cells), strict=True))))
    return rows, problems


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())
