"""Lexicon folders to a lexicon."""

import hashlib
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from claimx.errors import InputError
from claimx.lexicon import tables
from claimx.lexicon.heads import faults_of_heads
from claimx.lexicon.lexicon import Lexicon
from claimx.lexicon.records import Cue, Head, Stopword, Term, Wording
from claimx.lexicon.wordings import faults_of
from claimx.words import read_words


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
    wordings: list[Wording] = []
    classes: dict[str, tuple[str, ...]] = {}
    heads: list[Head] = []
    digest = hashlib.sha256()
    for folder in (tables.PACKAGED, *folders):
        if not folder.is_dir():
            raise InputError(str(folder), "is no folder", "name the folder that holds the lexicon files")
        for path in sorted(folder.glob("*.tsv")):
            digest.update(path.name.encode() + path.read_bytes())
        for name, label in tables.LABEL_FILES.items():
            read = (tables.term_of(label, row) for row in tables.read_rows(folder / name, tables.TERM_COLUMNS))
            terms.update(((term.label, term.name), term) for term in read)
        cues += map(tables.cue_of, tables.read_rows(folder / tables.CUE_FILE, tables.CUE_COLUMNS))
        stopwords += map(tables.stopword_of, tables.read_rows(folder / tables.STOPWORD_FILE, tables.STOPWORD_COLUMNS))
        known = tables.read_rows(folder / tables.VARIANT_FILE, tables.VARIANT_COLUMNS)
        variants |= {cells["name"]: cells["gene"] for _, cells in known}
        wordings += map(tables.wording_of, tables.read_rows(folder / tables.WORDING_FILE, tables.WORDING_COLUMNS))
        classes |= map(tables.class_of, tables.read_rows(folder / tables.CLASS_FILE, tables.CLASS_COLUMNS))
        heads += map(tables.head_of, tables.read_rows(folder / tables.HEAD_FILE, tables.HEAD_COLUMNS))
    for fault in chain(faults_of(wordings, terms, classes), faults_of_heads(heads, terms)):
        raise fault
    words = frozenset(word for word in read_words() if word.isalpha())
    return Lexicon(
        terms=tuple(terms.values()),
        cues=tuple(cues),
        stopwords=tuple(stopwords),
        variants=variants,
        words=words,
        wordings=tuple(wordings),
        classes=classes,
        heads=tuple(heads),
        sha256=digest.hexdigest(),
    )
