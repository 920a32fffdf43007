"""Words of ordinary text, counted from abstracts: what they hold is a word, whatever it looks like."""

import gzip
from importlib.resources import files
from pathlib import Path

from claimx.errors import InputError

WORD_FILE = "words.txt.gz"
PACKAGED_WORDS = Path(str(files("claimx"))) / "models" / WORD_FILE


def read_words(path: Path = PACKAGED_WORDS) -> tuple[str, ...]:
    """The words in lower case, digits as 0, the frequent ones first.

    Raises:
        InputError: the file cannot be read.
    """
    try:
        return tuple(gzip.decompress(path.read_bytes()).decode("utf-8").split("\n"))
    except (OSError, ValueError) as error:
        raise InputError(str(path), f"holds no words ({error})", "run `make train`, or install claimx anew") from error


def write_words(path: Path, words: tuple[str, ...]) -> None:
    """Write words as :func:`read_words` reads them; the same words are the same bytes."""
    path.write_bytes(gzip.compress("\n".join(words).encode("utf-8"), mtime=0))
