"""A trained tagger: texts in, spans out."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from thinc.api import Ragged

from claimx.errors import InputError
from claimx.schema import Span
from claimx.taggers.crf import Layout, best_paths, span_probability, sum_paths
from claimx.taggers.features import Featurizer
from claimx.taggers.names import NameList, read_names
from claimx.taggers.network import Network, build_network, one_thread, read_weights, set_weights, shape_from_json
from claimx.taggers.spans import TaggedSpan
from claimx.taggers.spreading import spread_names
from claimx.taggers.tokens import N_TAGS, Token, find_names, find_tokens
from claimx.taggers.vectors import read_vectors

MODELS = Path(str(files("claimx"))) / "models"
NAME_LISTS = ("gene", "drug", "cancer")
_BATCH_WORDS = 3000
Scores = NDArray[np.float32]


@dataclass(frozen=True)
class Tagger:
    """Finds the names of one label.

    ``shares`` is what share each head of the network has in the scores. Made by :func:`load_tagger` or by training.
    """

    label: str
    network: Network
    featurizer: Featurizer
    shares: tuple[float, ...] = (1.0,)
    version: str = ""

    @property
    def name(self) -> str:
        """What mentions say that found them."""
        return f"{self.label.lower()} {self.version}"

    def tag(
        self, texts: Sequence[str], sentences: Sequence[Sequence[Span]] | None = None
    ) -> list[tuple[TaggedSpan, ...]]:
        """The names in each text, in order and without overlaps; ``text[start:end]`` is the name as printed.

        Args:
            texts: plain texts.
            sentences: those of each text that are to be looked at, where not all are; what is found in them is
                found again in the others all the same.
        """
        chosen = [None] * len(texts) if sentences is None else sentences
        tokens = [
            (number, sentence)
            for number, (text, spans) in enumerate(zip(texts, chosen, strict=True))
            for sentence in find_tokens(text, spans)
        ]
        found: list[list[TaggedSpan]] = [[] for _ in texts]
        for batch in _batches(tokens):
            for (number, _), spans in zip(batch, self._tag_batch([s for _, s in batch]), strict=True):
                found[number] += spans
        return [spread_names(text, spans) for text, spans in zip(texts, found, strict=True)]

    def scores(self, sentences: Sequence[Sequence[Token]]) -> Scores:
        """The scores of the tags of all tokens, sentence by sentence."""
        rows = np.concatenate([self.featurizer.rows(sentence) for sentence in sentences])
        lengths = np.array([len(sentence) for sentence in sentences], dtype="i")
        batch = Ragged(rows, lengths)  # type: ignore[arg-type]
        with one_thread():
            every = np.asarray(self.network.predict(batch).dataXd)
        heads = every.reshape(len(rows), len(self.shares), N_TAGS)
        blended: Scores = (heads * np.array(self.shares, dtype=np.float32)[:, None]).sum(axis=1)
        return blended

    def _tag_batch(self, sentences: Sequence[Sequence[Token]]) -> Iterator[list[TaggedSpan]]:
        lengths = np.array([len(sentence) for sentence in sentences], dtype=np.int64)
        scores = self.scores(sentences)
        tags = np.split(best_paths(scores, lengths), np.cumsum(lengths)[:-1])
        layout = Layout(lengths)
        padded, sums = layout.pad(scores), sum_paths(scores, layout)
        for column, (sentence, path) in enumerate(zip(sentences, tags, strict=True)):
            yield [
                TaggedSpan(
                    sentence[start].start,
                    sentence[end - 1].end,
                    self.label,
                    round(span_probability(sums, padded, column, start, end), 4),
                )
                for start, end in find_names(path.tolist())
                if any(letter.isalpha() for token in sentence[start:end] for letter in token.text)
            ]


@cache
def load_tagger(label: str, folder: Path = MODELS) -> Tagger:
    """The trained tagger of a label, loaded once.

    Args:
        label: GENE, CHEMICAL or CANCER.
        folder: where the models lie.

    Raises:
        InputError: there is no such tagger, or its files do not fit together.
    """
    home = folder / label.lower()
    settings = _read_settings(home, label)
    vectors = read_vectors(folder)
    featurizer = Featurizer(read_name_lists(), vectors.words)
    network = build_network(shape_from_json(settings["shape"]), featurizer.columns, vectors.table)
    try:
        set_weights(network, read_weights(home / "weights.npz"))
    except (OSError, KeyError, ValueError) as error:
        raise InputError(str(home), f"the weights do not fit ({error})", "run `make train`") from error
    version = hashlib.sha256(b"".join(path.read_bytes() for path in _files(home, folder))).hexdigest()[:12]
    return Tagger(label, network, featurizer, tuple(settings["shares"]), version)


@cache
def read_name_lists() -> tuple[NameList, ...]:
    """The packaged lists of names that taggers look up."""
    return tuple(read_names(path) for path in _name_files())


def _name_files() -> list[Path]:
    return [MODELS / "names" / f"{name}.npz" for name in NAME_LISTS]


def _files(home: Path, folder: Path) -> list[Path]:
    own = [home / "settings.json", home / "weights.npz", folder / "vectors.npy", folder / "words.txt.gz"]
    return own + _name_files()


def _read_settings(home: Path, label: str) -> Mapping[str, Any]:
    try:
        settings: Mapping[str, Any] = json.loads((home / "settings.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"tagger {label}", f"has no settings ({error})", "run `make train`") from error
    return settings


def _batches(sentences: Sequence[tuple[int, tuple[Token, ...]]]) -> Iterator[list[tuple[int, tuple[Token, ...]]]]:
    """Sentences of like length together, as padding costs time; within a text their order is mended at the end."""
    batch: list[tuple[int, tuple[Token, ...]]] = []
    words = 0
    for item in sorted(sentences, key=lambda item: len(item[1])):
        batch.append(item)
        words += len(item[1])
        if words >= _BATCH_WORDS:
            yield batch
            batch, words = [], 0
    if batch:
        yield batch
