"""What a result depends on beside its inputs, as hashes: equal hashes make equal claims of the same text."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

HOME = Path(__file__).parent
PACKAGES = ("spacy", "scispacy", "pyahocorasick")
LENGTH = 16


def code(home: Path = HOME) -> str:
    """Of the modules and of the wordings, which are rules written as tables."""
    return _sha256(home, (*home.rglob("*.py"), *(home / "claims" / "wording").glob("*.tsv")))


def models(home: Path = HOME) -> str:
    """Of everything that was trained; not of the cards that describe it."""
    trained = (path for path in (home / "models").rglob("*") if path.is_file() and path.suffix != ".md")
    return _sha256(home, trained)


def extractor(lexicons: str, taggers: Sequence[str], parts: Mapping[str, str]) -> str:
    """Of everything together, short enough for the name of a file.

    Args:
        lexicons: the hash of the lexicons that were read.
        taggers: the names of the taggers at work.
        parts: the hashes of the code and the models.
    """
    packages = [f"{name} {version(name)}" for name in PACKAGES]
    return hashlib.sha256("\x1f".join([lexicons, *taggers, *parts.values(), *packages]).encode()).hexdigest()[:LENGTH]


def _sha256(home: Path, paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.relative_to(home).as_posix().encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
