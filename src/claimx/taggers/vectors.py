"""Vectors of words, as the package ships them; :mod:`claimx.taggers.cooccurrence` makes them."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from claimx.errors import InputError
from claimx.words import WORD_FILE, read_words, write_words


@dataclass(frozen=True)
class WordVectors:
    """Words, and a table with a row of zeros for the unknown word before theirs."""

    words: tuple[str, ...]
    table: NDArray[np.float32]


def write_vectors(folder: Path, vectors: WordVectors) -> None:
    """Write words and table in half precision; the same vectors are the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    write_words(folder / WORD_FILE, vectors.words)
    with (folder / "vectors.npy").open("wb") as file:
        np.save(file, vectors.table.astype(np.float16))


def read_vectors(folder: Path) -> WordVectors:
    """Vectors as :func:`write_vectors` wrote them.

    Raises:
        InputError: they cannot be read.
    """
    words = read_words(folder / WORD_FILE)
    try:
        table = np.load(folder / "vectors.npy", allow_pickle=False).astype(np.float32)
    except (OSError, ValueError) as error:
        raise InputError(str(folder), f"holds no vectors of words ({error})", "run `make train`") from error
    return WordVectors(words, table)
