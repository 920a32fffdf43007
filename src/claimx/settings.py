"""What a run may be told: folders, files and the number of workers, from arguments and environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from claimx.errors import InputError

CORPUS = Path("corpus")
"""The corpus folder where none is named."""
OUT = Path("outputs")
"""The folder of runs where none is named."""
CORPUS_PATH = "CLAIMX_CORPUS_PATH"
LEXICON_PATH = "CLAIMX_LEXICON_PATH"
WORKERS = "CLAIMX_WORKERS"
TAGGERS = "CLAIMX_TAGGERS"
DEFAULT_TAGGERS = ("gene", "chemical")
"""Taggers whose additions were measured to be worth it; see ARCHITECTURE.md."""
MOST_WORKERS = 64


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of one run. ``search`` are further folders in which reviews are looked for.

    ``gold`` and ``second`` are the gold table and an independent second pass; None where there is none.
    """

    corpus: Path = CORPUS
    out: Path = OUT
    gold: Path | None = None
    second: Path | None = None
    search: tuple[Path, ...] = ()
    lexicons: tuple[Path, ...] = ()
    taggers: tuple[str, ...] = DEFAULT_TAGGERS
    workers: int = 1

    @property
    def manifest(self) -> Path:
        """The table that names every review of the corpus."""
        return self.corpus / "manifest.tsv"


def read_settings(
    corpus: Path | None = None,
    out: Path | None = None,
    gold: Path | None = None,
    second: Path | None = None,
    workers: int | None = None,
    environment: Mapping[str, str] = os.environ,
) -> Settings:
    """Settings from arguments, then the environment, then the defaults.

    ``CLAIMX_CORPUS_PATH`` and ``CLAIMX_LEXICON_PATH`` hold folders separated by the system's path
    separator, ``CLAIMX_TAGGERS`` names of taggers.

    The gold tables default to ``gold.tsv`` and ``gold_second.tsv`` of the corpus, where they exist.

    Raises:
        InputError: names the argument or variable that cannot be used.
    """
    corpus = corpus or CORPUS
    return Settings(
        corpus=corpus,
        out=out or OUT,
        gold=gold or _existing(corpus / "gold.tsv"),
        second=second or (None if gold else _existing(corpus / "gold_second.tsv")),
        search=_folders(environment.get(CORPUS_PATH, "")),
        lexicons=_lexicon_folders(environment.get(LEXICON_PATH, "")),
        taggers=tagger_names(environment.get(TAGGERS, "")),
        workers=_count(workers, environment.get(WORKERS, "")),
    )


def tagger_names(value: str) -> tuple[str, ...]:
    """The taggers that a value names: by commas, ``none`` for none, the default ones where it is empty.

    >>> tagger_names(""), tagger_names("none"), tagger_names("gene, cancer")
    (('gene', 'chemical'), (), ('gene', 'cancer'))
    """
    names = tuple(dict.fromkeys(part.strip() for part in value.split(",") if part.strip()))
    return DEFAULT_TAGGERS if not names else tuple(name for name in names if name != "none")


def _existing(path: Path) -> Path | None:
    return path if path.is_file() else None


def _folders(value: str) -> tuple[Path, ...]:
    return tuple(Path(part).expanduser() for part in value.split(os.pathsep) if part.strip())


def _lexicon_folders(value: str) -> tuple[Path, ...]:
    folders = _folders(value)
    for folder in folders:
        if not folder.is_dir():
            raise InputError(LEXICON_PATH, f"no folder {folder}", "name folders that hold lexicon TSV files")
    return folders


def _count(given: int | None, value: str) -> int:
    place = "--workers" if given is not None else WORKERS
    try:
        number = given if given is not None else int(value or 1)
    except ValueError as error:
        raise InputError(place, f"{value!r} is not a number", f"write 1 to {MOST_WORKERS}") from error
    if not 1 <= number <= MOST_WORKERS:
        raise InputError(place, f"{number} workers", f"write 1 to {MOST_WORKERS}")
    return number
