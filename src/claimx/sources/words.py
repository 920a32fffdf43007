"""The common words of biomedical English, as far as they help to tell whether a cut word is a compound."""

import gzip
from functools import cache
from importlib.resources import files


@cache
def common_words() -> frozenset[str]:
    """The words that the taggers have vectors of, folded."""
    packed = files("claimx").joinpath("models", "words.txt.gz").read_bytes()
    return frozenset(gzip.decompress(packed).decode("utf-8").casefold().split("\n"))
