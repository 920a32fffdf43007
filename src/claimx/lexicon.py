"""Lexicons: TSV files that a curator edits, and the search for their forms in a text.

A lexicon file has a header line, one concept a row and lists inside a cell separated by ``|``.
A form is a name or synonym as papers print it. Inside forms

* a blank, hyphen or dash matches any of them, and a plural ``s`` may follow,
* ``*`` at the end of a word stands for any further letters (``overcom*``),
* `` ~ `` stands for up to four words of the same clause (``loss ~ target antigen``).

All forms are found in one pass with an Aho-Corasick automaton (Aho & Corasick, 1975); a form
with a wildcard is anchored by its first word and confirmed by a regular expression.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources import files
from pathlib import Path

import ahocorasick

from claimx.errors import InputError
from claimx.schema import Label
from claimx.words import read_words

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
TERM_COLUMNS = ("name", "id", "synonyms", "match")
CUE_COLUMNS = ("form", "kind", "value", "example")
VARIANT_COLUMNS = ("name", "gene")
STOPWORD_COLUMNS = ("form", "label", "reason", "unless")
MATCH_RULES = ("auto", "cased", "anycase")
CURIE = re.compile(r"[A-Za-z][\w.]*:[\w./:-]+")
GREEK = {"alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "kappa": "κ", "epsilon": "ε"}
_BLANKS = "-\u2010\u2011\u2012\u2013\u2014\u2212\u00a0\u00ad\u2009\u202f"
_FOLDED = {**dict.fromkeys(_BLANKS, " "), "’": "'", "İ": "i", "µ": "μ", "ß": "β"}


def fold(text: str) -> str:
    """The text as forms are compared in: lower case, dashes as blanks, same length as ``text``."""
    return _plain(text).lower()


def _plain(text: str) -> str:
    """The text with its signs made equal; replacing one after the other is ten times as fast as ``translate``."""
    if text.isascii():
        return text.replace("-", " ")
    for sign, plain in _FOLDED.items():
        text = text.replace(sign, plain)
    return text


@dataclass(frozen=True, slots=True)
class Term:
    """One concept: a row of a lexicon file. ``facts`` holds the file's further columns."""

    label: Label
    name: str
    id: str
    synonyms: tuple[str, ...]
    match: str
    place: str
    facts: Mapping[str, tuple[str, ...]] = field(default_factory=dict, compare=False)

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form that stands for the concept, its name first."""
        return (self.name, *self.synonyms)


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that tell what kind of statement a passage makes, e.g. ``overcom*``."""

    form: str
    kind: str
    value: str
    place: str


@dataclass(frozen=True, slots=True)
class Stopword:
    """A form that is not a name of ``label``, unless one of the words stands beside it."""

    form: str
    label: str
    reason: str
    unless: tuple[str, ...]
    place: str


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a form of a term or cue was found: half-open offsets, and the form as listed."""

    start: int
    end: int
    entry: Term | Cue
    form: str


@dataclass(frozen=True, slots=True)
class _Form:
    entry: Term | Cue
    form: str
    cased: str
    pattern: re.Pattern[str] | None


@dataclass(frozen=True)
class Lexicon:
    """All terms, cues and stop words, with the search over them."""

    terms: tuple[Term, ...]
    cues: tuple[Cue, ...]
    stopwords: tuple[Stopword, ...]
    variants: Mapping[str, str] = field(default_factory=dict)
    """The gene of well-known mutations that papers print without it (``T790M``: ``EGFR``)."""
    words: frozenset[str] = frozenset()
    """Words of ordinary text, in lower case, names among them: what is listed here is no misprint."""
    sha256: str = ""

    @cached_property
    def by_name(self) -> Mapping[tuple[str, str], Term]:
        """Terms by (label, canonical name)."""
        return {(term.label, term.name): term for term in self.terms}

    @cached_property
    def by_form(self) -> Mapping[tuple[str, str], Term]:
        """Terms by (label, folded form)."""
        return {(term.label, fold(form)): term for term in reversed(self.terms) for form in term.forms}

    @cached_property
    def stops(self) -> Mapping[tuple[str, str], Stopword]:
        """Stop words by (label, form as printed)."""
        return {(stop.label, stop.form): stop for stop in self.stopwords}

    def knows(self, label: str, name: str) -> bool:
        """Whether ``name`` is the canonical name of a term of this label."""
        return (label, name) in self.by_name

    def recognizes(self, label: str, name: str) -> bool:
        """Whether ``name`` is a name or any other form of a term of this label."""
        return self.knows(label, name) or (label, fold(name)) in self.by_form

    def facts(self, label: str, name: str, column: str) -> tuple[str, ...]:
        """The values of a further column of a term, e.g. the targets of a drug."""
        term = self.by_name.get((label, name))
        return term.facts.get(column, ()) if term else ()

    @cached_property
    def classes_of(self) -> Mapping[str, Sequence[Term]]:
        """The drug classes that act on a gene."""
        found: dict[str, list[Term]] = defaultdict(list)
        for term in self.terms:
            if term.label == "DRUG_CLASS":
                for gene in term.facts.get("targets", ()):
                    found[gene].append(term)
        return found

    @cached_property
    def therapy_targets(self) -> frozenset[str]:
        """The genes, families and fusions that some drug or class of the lexicon acts on, and their members."""
        direct = {g for term in self.terms for g in term.facts.get("targets", ())}
        return frozenset(direct | {m for g in direct for m in self.facts("GENE", g, "members")})

    def find(self, text: str) -> Iterator[Hit]:
        """Every occurrence of every form in ``text``, overlapping ones included, by start and length."""
        plain = _plain(text)
        folded = plain.lower()
        found: list[tuple[int, int, int, Hit]] = []
        for last, (length, forms) in self._automaton.iter(folded):
            start = last - length + 1
            if start and text[start - 1].isalnum():
                continue
            for form in forms:
                end = _end_of(form, plain, folded, start, last + 1)
                if end:
                    found.append((start, -end, len(found), Hit(start, end, form.entry, form.form)))
        return (hit for *_, hit in sorted(found))

    @cached_property
    def _automaton(self) -> ahocorasick.Automaton:
        forms: dict[str, list[_Form]] = defaultdict(list)
        for term in self.terms:
            for form in term.forms:
                for variant in _variants(form):
                    key, entry = _compile(term, form, variant, _is_cased(form, term.match))
                    forms[key].append(entry)
        for cue in self.cues:
            key, entry = _compile(cue, cue.form, cue.form, cased=False)
            forms[key].append(entry)
        automaton = ahocorasick.Automaton()
        for key, entries in forms.items():
            automaton.add_word(key, (len(key), entries))
        automaton.make_automaton()
        return automaton


def read_lexicon(folders: Sequence[Path] = ()) -> Lexicon:
    """Read the packaged lexicons and, beside them, the files of ``folders``.

    A row of a later folder replaces the packaged row of the same label and name.

    Raises:
        InputError: names the first bad row by file and line.
    """
    terms: dict[tuple[str, str], Term] = {}
    cues: list[Cue] = []
    stopwords: list[Stopword] = []
    variants: dict[str, str] = {}
    digest = hashlib.sha256()
    for folder in (PACKAGED, *folders):
        if not folder.is_dir():
            raise InputError(str(folder), "is no folder", "name the folder that holds the lexicon files")
        for path in sorted(folder.glob("*.tsv")):
            digest.update(path.name.encode() + path.read_bytes())
        for name, label in LABEL_FILES.items():
            terms.update(((t.label, t.name), t) for t in _read_terms(folder / name, label))
        cues += [
            Cue(row["form"], row["kind"], row["value"], place) for place, row in _rows(folder / CUE_FILE, CUE_COLUMNS)
        ]
        stopwords += [
            Stopword(row["form"], row["label"], row["reason"], _list(row["unless"]), place)
            for place, row in _rows(folder / STOPWORD_FILE, STOPWORD_COLUMNS)
        ]
        variants |= {row["name"]: row["gene"] for _, row in _rows(folder / VARIANT_FILE, VARIANT_COLUMNS)}
    words = frozenset(word for word in read_words() if word.isalpha())
    return Lexicon(tuple(terms.values()), tuple(cues), tuple(stopwords), variants, words, digest.hexdigest())


def lint_lexicon(folder: Path = PACKAGED) -> list[InputError]:
    """Everything that is wrong with the lexicon files of ``folder``, one error a row and fault."""
    if not folder.is_dir():
        return [InputError(str(folder), "is no folder", "name the folder that holds the lexicon files")]
    known = {*LABEL_FILES, CUE_FILE, STOPWORD_FILE, VARIANT_FILE, "inferences.tsv", "gold.tsv", "manifest.tsv"}
    problems: list[InputError] = []
    for name, label in LABEL_FILES.items():
        rows, bad = _scan(folder / name, TERM_COLUMNS)
        problems += bad
        problems += _lint_terms([_term(label, place, row) for place, row in rows])
    for name, columns in ((CUE_FILE, CUE_COLUMNS), (STOPWORD_FILE, STOPWORD_COLUMNS), (VARIANT_FILE, VARIANT_COLUMNS)):
        problems += _scan(folder / name, columns)[1]
    for path in sorted(folder.glob("*.tsv")):
        if path.name not in known and not path.name.startswith("gold"):
            problems.append(
                InputError(path.name, "is no lexicon file", f"name it one of {', '.join(sorted(LABEL_FILES))}")
            )
    return problems


def _lint_terms(terms: Sequence[Term]) -> Iterator[InputError]:
    names: dict[str, str] = {}
    owners: dict[tuple[str, bool], Term] = {}
    for term in terms:
        if term.name in names:
            yield InputError(term.place, f"'{term.name}' is named twice, first at {names[term.name]}", "merge the rows")
        names[term.name] = term.place
        if term.id and not CURIE.fullmatch(term.id):
            yield InputError(term.place, f"{term.id!r} is not a CURIE", "write prefix:identifier, e.g. ncit:C116377")
        if term.match not in MATCH_RULES and not term.match.startswith("context:"):
            yield InputError(
                term.place,
                f"match rule {term.match!r} is unknown",
                f"use {', '.join(MATCH_RULES)} or context:word|word",
            )
        for form in term.forms:
            cased = _is_cased(form, term.match)
            owner = owners.setdefault((form if cased else fold(form), cased), term)
            if owner is not term:
                yield InputError(
                    term.place, f"{form!r} already stands for '{owner.name}' ({owner.place})", "keep it in one row"
                )


def _read_terms(path: Path, label: Label) -> list[Term]:
    return [_term(label, place, row) for place, row in _rows(path, TERM_COLUMNS)]


def _term(label: Label, place: str, row: Mapping[str, str]) -> Term:
    return Term(
        label=label,
        name=row["name"],
        id=row["id"],
        synonyms=_list(row["synonyms"]),
        match=row["match"] or "auto",
        place=place,
        facts={key: _list(value) for key, value in row.items() if key not in TERM_COLUMNS},
    )


def _rows(path: Path, columns: Sequence[str]) -> list[tuple[str, dict[str, str]]]:
    """The rows of a TSV file with their places; none where the file is absent. The first bad row raises."""
    rows, problems = _scan(path, columns)
    if problems:
        raise problems[0]
    return rows


def _scan(path: Path, columns: Sequence[str]) -> tuple[list[tuple[str, dict[str, str]]], list[InputError]]:
    """The good rows of a TSV file with their places, and what is wrong with the others."""
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
    rows, problems = [], []
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


def _is_cased(form: str, match: str) -> bool:
    """Whether a form must be printed as listed; under ``auto`` symbols and short forms must, words need not."""
    if match != "auto" and not match.startswith("context:"):
        return match == "cased"
    letters = re.sub(r"[^A-Za-z]", "", form)
    if re.search(r"[a-z]{5,}", form):
        return False
    return len(letters) <= 4 or any(c.isupper() or c.isdigit() for c in form[1:] if c.isalnum())


def _variants(form: str) -> set[str]:
    """Spellings that papers use for one form: Greek letters written out or not, joints open or shut."""
    variants = {form}
    for word, letter in GREEK.items():
        variants |= {re.sub(rf"(?i)\b{word}\b|(?<=[A-Z0-9 -]){word}\b", letter, v) for v in variants}
        variants |= {v.replace(letter, word) for v in variants}
    if any(c.isdigit() for c in form) and len(form) <= 12 and "*" not in form:
        variants |= {re.sub(r"(?<=[A-Za-z])[ -](?=\d)", "", v) for v in variants}
        variants |= {re.sub(r"(?<=[A-Za-z]{2})(?=\d)", " ", v) for v in variants}
    return variants


def _compile(entry: Term | Cue, form: str, variant: str, cased: bool) -> tuple[str, _Form]:
    if "*" not in variant and "~" not in variant:
        return fold(variant), _Form(entry, form, _plain(variant) if cased else "", None)
    parts = []
    for word in fold(variant).split():
        parts.append("~" if word == "~" else re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else ""))
    source = " ".join(parts).replace(" ~ ", r" (?:[^\s.;:()]+[ ,(]+){0,4}?")
    key = re.split(r"[*~]", fold(variant))[0].rstrip()
    return key, _Form(entry, form, "", re.compile(source + r"(?!\w)"))


def _end_of(form: _Form, plain: str, folded: str, start: int, end: int) -> int:
    """Where the form that begins at ``start`` ends, or 0 if it is not there after all.

    ``plain`` is the text with its signs made equal, ``folded`` the same in lower case.
    """
    if form.pattern:
        match = form.pattern.match(folded, start)
        return match.end() if match else 0
    if form.cased and plain[start:end] != form.cased:
        return 0
    tail = plain[end : end + 2]
    if tail[:1] == "s" and not tail[1:].isalnum():
        return end + 1
    return 0 if tail[:1].isalnum() else end
