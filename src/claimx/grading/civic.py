"""The CIViC benchmark: a curator's statement against the evidence items that were filed for it.

An item files, for each gene of its molecular profile and each of its therapies, one reading:
sensitivity or resistance, or that the statement does not support it. Scored per statement as
(gene, drug, reading):

* salts of a drug are the drug; a fusion is met by either partner;
* what is filed as not supported is also met by asserting the opposite; that is the figure for denials. As a
  denial is no opposite, the stricter one, where only the denial itself is right, stands beside it;
* statements that repeat under several items are one statement; papers and texts stay in one fold.
"""

import csv
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, get_args

from claimx.errors import InputError
from claimx.grading.scoring import Tally

Reading = Literal["sensitivity", "resistance", "not sensitivity", "not resistance"]
Key = tuple[str, str]
"""A gene as filed and the canonical name of a drug."""
COLUMNS = ("citation_id", "molecular_profile", "therapies", "evidence_direction", "significance", "evidence_statement")
READINGS: tuple[Reading, ...] = get_args(Reading)
MET_BY: Mapping[str, Reading] = {"sensitivity": "not resistance", "resistance": "not sensitivity"}
_SALT = re.compile(
    r" (?:di)?(?:mesylate|hydrochloride|tosylate|maleate|malate|phosphate|sodium|acetate|sulfate|besylate|citrate|"
    r"fumarate|succinate|tartrate|monohydrate|lactate|hydrobromide|chloride|potassium|calcium|anhydrous)\b",
    re.I,
)
_WORDS_OF_KIND = re.compile(r" (?:Regimen|Protocol|Compound)\b")


NOTHING = Tally(0, 0, 0)


@dataclass(frozen=True, slots=True)
class CivicStatement:
    """One statement with what was filed for it, and the group that keeps it in one fold."""

    text: str
    group: str
    filed: Mapping[Key, frozenset[Reading]]
    therapies: Mapping[str, str] = field(default_factory=dict)
    """The printed name of each therapy by its canonical one."""

    def is_printed(self, key: Key) -> bool:
        """Whether gene and drug stand in the text under the names that they are filed by."""
        text = self.text.lower()
        drug = self.therapies.get(key[1], key[1])
        genes = any(re.search(rf"(?<![A-Za-z0-9]){re.escape(p)}(?![0-9])", self.text) for p in key[0].split("::"))
        return genes and any(name.lower() in text for name in (drug, bare_drug(drug), key[1]))


@dataclass(frozen=True, slots=True)
class Answer:
    """One (gene, drug, reading) that was read out of a statement."""

    gene: str
    drug: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class CivicScore:
    """Counts over statements; they add with ``+``, rates are derived.

    ``printed`` leaves out filed pairs whose names the text does not print. ``denied`` counts answers
    and items of the two denied readings, ``denied_met`` the latter that any right answer met.
    """

    all: Tally = NOTHING
    printed: Tally = NOTHING
    pairs: Tally = NOTHING
    denied: Tally = NOTHING
    denied_met: int = 0

    @property
    def denied_f1(self) -> float | None:
        """F1 over items filed as not supported where the opposite counts as found; None without any."""
        precision, gold = self.denied.precision or 0.0, self.denied.gold
        recall = self.denied_met / gold if gold else 0.0
        if not gold:
            return None
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    def __add__(self, other: "CivicScore") -> "CivicScore":
        return CivicScore(
            self.all + other.all,
            self.printed + other.printed,
            self.pairs + other.pairs,
            self.denied + other.denied,
            self.denied_met + other.denied_met,
        )


def read_civic(path: Path, canonical: Callable[[str], str] = str.lower) -> tuple[CivicStatement, ...]:
    """The statements of a table of CIViC evidence items, in the order of the file.

    Args:
        canonical: the name of a therapy as answers will name it.

    Raises:
        InputError: the file is absent, a column is missing, or a row's direction is unknown.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    except OSError as error:
        raise InputError(str(path), "cannot be read", "give the folder that holds civic/dev.tsv") from error
    missing = [name for name in COLUMNS if not rows or rows[0].get(name) is None]
    if missing:
        raise InputError(f"{path.name} line 1", f"no column {missing[0]!r}", f"start with {' '.join(COLUMNS)}")
    groups = _groups(rows)
    filed: dict[str, dict[Key, set[Reading]]] = {}
    names: dict[str, dict[str, str]] = {}
    for line, row in enumerate(rows, start=2):
        text, reading = row["evidence_statement"], _reading(row, f"{path.name} line {line}")
        for printed in split_therapies(row["therapies"]):
            drug = canonical(printed)
            names.setdefault(text, {})[drug] = printed
            for gene in profile_genes(row["molecular_profile"]):
                filed.setdefault(text, {}).setdefault((gene, drug), set()).add(reading)
    return tuple(
        CivicStatement(text, groups[text], {k: frozenset(v) for k, v in pairs.items()}, names[text])
        for text, pairs in filed.items()
    )


def score_statement(statement: CivicStatement, answers: Sequence[Answer], found: Iterable[Key] = ()) -> CivicScore:
    """Count one statement's answers.

    Args:
        found: filed pairs whose names were found in the text in other spellings.
    """
    met: set[Key] = set()
    met_denied: set[Key] = set()
    paired: set[Key] = set()
    wrong = wrong_pairs = wrong_denials = 0
    for answer in answers:
        key = match_key(statement.filed, answer.gene, answer.drug)
        filed = statement.filed[key] if key else frozenset()
        right = is_right(answer.reading, filed)
        if key:
            paired.add(key)
        wrong_pairs += key is None
        if key and right:
            met.add(key)
        wrong += not right
        if answer.reading.startswith("not "):
            wrong_denials += answer.reading not in filed
            if key and answer.reading in filed:
                met_denied.add(key)
    printed = {k for k in statement.filed if statement.is_printed(k)} | set(found)
    denied = {k for k, readings in statement.filed.items() if any(r.startswith("not ") for r in readings)}
    return CivicScore(
        Tally(len(met), wrong, len(statement.filed) - len(met)),
        Tally(len(met), wrong, len(printed | met) - len(met)),
        Tally(len(paired), wrong_pairs, len(statement.filed) - len(paired)),
        Tally(len(met_denied), wrong_denials, len(denied) - len(met_denied)),
        len(met & denied),
    )


def is_right(reading: str, filed: Iterable[str]) -> bool:
    """Whether a reading is filed, or is the opposite of what is filed as not supported."""
    return reading in filed or MET_BY.get(reading, reading) in filed


def match_key(filed: Iterable[Key], gene: str, drug: str) -> Key | None:
    """The filed pair that a gene and a drug stand for; a fusion shares a partner with it."""
    parts = set(gene.split("::"))
    return next((key for key in filed if key[1] == drug and parts & set(key[0].split("::"))), None)


def profile_genes(profile: str) -> tuple[str, ...]:
    """The genes of a molecular profile; a partner of a fusion that it names too is that fusion.

    >>> profile_genes("BCR::ABL1 Fusion AND ABL1 F317L")
    ('BCR::ABL1',)
    """
    found: list[str] = []
    for part in re.split(r"\s+(?:AND|OR)\s+", profile):
        words = part.strip("() ").split()
        if not words or words[0] == "NOT":
            continue
        gene = "::".join(p for p in words[0].split("::") if p != "v")
        if gene not in found:
            found.append(gene)
    partners = {p for gene in found if "::" in gene for p in gene.split("::")}
    return tuple(gene for gene in found if "::" in gene or gene not in partners)


def split_therapies(cell: str) -> tuple[str, ...]:
    """The therapies of a cell; a comma before digits belongs to a code name.

    >>> split_therapies("Gefitinib,HER2 Inhibitor CP-724,714")
    ('Gefitinib', 'HER2 Inhibitor CP-724,714')
    """
    found: list[str] = []
    for part in cell.split(","):
        if found and re.fullmatch(r"\d+\S*", part):
            found[-1] += f",{part}"
        elif part.strip():
            found.append(part.strip())
    return tuple(found)


def bare_drug(name: str) -> str:
    """A drug's name without its salt and without words of kind such as ``Regimen``."""
    return _WORDS_OF_KIND.sub("", _SALT.sub("", name))


def drug_spellings(name: str) -> tuple[str, ...]:
    """What a filed therapy may be listed as: itself, without salt, without the class before it, in brackets."""
    bare = bare_drug(name)
    words = bare.split()
    inside = re.findall(r"\(([^)]*)\)", bare)
    tails = [" ".join(words[i:]) for i in range(1, len(words))]
    antibody = bare.replace(" Monoclonal Antibody", " antibody")
    return tuple(dict.fromkeys((name, bare, antibody, *tails, *inside)))


def _reading(row: Mapping[str, str], place: str) -> Reading:
    kinds: dict[str, Reading] = {"Resistance": "resistance", "Sensitivity/Response": "sensitivity"}
    kind = kinds.get(row["significance"])
    if kind is None:
        raise InputError(place, f"significance {row['significance']!r}", f"use one of {', '.join(kinds)}")
    if row["evidence_direction"] == "Supports":
        return kind
    return "not sensitivity" if kind == "sensitivity" else "not resistance"


def _groups(rows: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """A group for each statement: statements that share a paper or, but for marks, the text share a group."""
    parent: dict[str, str] = {}

    def root(node: str) -> str:
        parent.setdefault(node, node)
        while parent[node] != node:
            node = parent[node]
        return node

    for row in rows:
        paper, text = root("pmid:" + row["citation_id"]), root(_plain(row["evidence_statement"]))
        first, second = sorted((paper, text))
        parent[second] = first
    return {row["evidence_statement"]: root(_plain(row["evidence_statement"])) for row in rows}


def _plain(text: str) -> str:
    return "text:" + re.sub(r"\W+", "", text.lower())
