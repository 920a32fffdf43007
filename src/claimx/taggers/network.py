"""The network: hashed embeddings of a token's features, convolutions over its neighbors, scores of tags.

The convolutions look ever further aside (Yu and Koltun, 2016), as a window of one to each side sees too
little of a sentence. Several heads may share the layers below them: one for each corpus, as corpora
mark the same type by different rules.
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from thinc.api import HashEmbed, Linear, Maxout, Model, Ragged, chain, concatenate, residual, use_ops, with_array
from thinc.types import Floats2d
from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

from claimx.taggers.tokens import N_TAGS

Network = Model[Ragged, Ragged]


@dataclass(frozen=True)
class Shape:
    """The sizes of a network. ``tables`` is (column, rows, width) of each embedding."""

    tables: tuple[tuple[str, int, int], ...]
    width: int = 96
    pieces: int = 3
    dilations: tuple[int, ...] = (1, 1, 2, 4)
    heads: int = 1
    dropout: float = 0.2

    def as_json(self) -> dict[str, Any]:
        """The sizes as JSON takes them."""
        return asdict(self)


def shape_from_json(cells: dict[str, Any]) -> Shape:
    """The inverse of :meth:`Shape.as_json`."""
    tables = tuple((str(c), int(r), int(w)) for c, r, w in cells["tables"])
    return Shape(**{**cells, "tables": tables, "dilations": tuple(cells["dilations"])})


def build_network(shape: Shape, columns: Sequence[str], vectors: NDArray[np.float32]) -> Network:
    """A network without weights: give it some with :func:`set_weights`, or ``initialize()`` it for training.

    Args:
        shape: its sizes.
        columns: what the columns of the input are; one of them is ``vector``.
        vectors: fixed vectors of words, row 0 for the unknown word.
    """
    with use_ops("numpy", use_blis=False):  # numpy's own products are three times as fast here
        return _chained(shape, columns, vectors)


def one_thread() -> AbstractContextManager[Any]:
    """A context in which sums are made by one thread: several add up in any order, and other bits come out."""
    limit: AbstractContextManager[Any] = _threads().limit(limits=1, user_api="blas")
    return limit


@cache
def _threads() -> ThreadpoolController:
    return ThreadpoolController()


def _chained(shape: Shape, columns: Sequence[str], vectors: NDArray[np.float32]) -> Network:
    parts: list[Model[Any, Any]] = [
        HashEmbed(width, rows, column=columns.index(column), seed=seed, dropout=shape.dropout)
        for seed, (column, rows, width) in enumerate(shape.tables, start=7)
    ]
    parts.append(_static(vectors, columns.index("vector")))
    entering = sum(width for _, _, width in shape.tables) + vectors.shape[1]
    width, drop = shape.width, shape.dropout
    mix = Maxout(width, entering, nP=shape.pieces, normalize=True, dropout=drop)
    layers: list[Model[Any, Any]] = [with_array(chain(concatenate(*parts), mix))]
    for distance in shape.dilations:
        inner = Maxout(width, 3 * width, nP=shape.pieces, normalize=True, dropout=drop)
        layers.append(residual(chain(_neighbors(distance), with_array(inner))))
    layers.append(with_array(Linear(shape.heads * N_TAGS, width)))
    network: Network = chain(*layers)
    return network


def weights_of(network: Network) -> dict[str, NDArray[np.float32]]:
    """All weights by a name that tells the layer's place."""
    return {
        f"{place:02d}.{name}": np.asarray(node.get_param(name))
        for place, node in enumerate(network.walk())
        for name in sorted(node.param_names)
        if node.has_param(name)
    }


def set_weights(network: Network, weights: dict[str, NDArray[np.float32]]) -> None:
    """Put weights in their places; the inverse of :func:`weights_of`.

    Raises:
        KeyError: a layer gets no weights.
    """
    for place, node in enumerate(network.walk()):
        for name in node.param_names:
            node.set_param(name, np.ascontiguousarray(weights[f"{place:02d}.{name}"]))  # type: ignore[arg-type]


def write_weights(path: Path, weights: dict[str, NDArray[np.float32]]) -> None:
    """Write weights in half precision; the same weights are the same bytes."""
    halves = {name: value.astype(np.float16) for name, value in sorted(weights.items())}
    with path.open("wb") as file:
        np.savez(file, **halves)


def read_weights(path: Path) -> dict[str, NDArray[np.float32]]:
    """Weights in single precision, as :func:`write_weights` wrote them."""
    with np.load(path, allow_pickle=False) as archive:
        return {name: archive[name].astype(np.float32) for name in archive.files}


def _static(vectors: NDArray[np.float32], column: int) -> Model[Any, Floats2d]:
    """Fixed vectors by index; they learn nothing, the layer above weighs them."""

    def forward(model: Model[Any, Floats2d], rows: Any, is_train: bool) -> tuple[Any, Callable[[Any], Any]]:
        return vectors[rows[:, column].astype(np.int64)], lambda gradient: rows

    return Model("static_vectors", forward)


def _neighbors(distance: int) -> Model[Ragged, Ragged]:
    """Each token's row with those ``distance`` before and after it in its sequence, zeros where there is none."""
    return Model("neighbors", _forward_neighbors, attrs={"distance": distance})


def _forward_neighbors(
    model: Model[Ragged, Ragged], batch: Ragged, is_train: bool
) -> tuple[Ragged, Callable[[Ragged], Ragged]]:
    distance: int = model.attrs["distance"]
    rows = np.asarray(batch.dataXd)
    n, width = rows.shape
    lengths = np.asarray(batch.lengths)
    sequence = np.repeat(np.arange(len(lengths)), lengths)
    same = sequence[distance:] == sequence[:-distance] if n > distance else np.zeros(0, dtype=bool)
    later = np.flatnonzero(same) + distance
    earlier = later - distance
    wide = np.zeros((n, 3 * width), dtype=np.float32)
    wide[:, :width] = rows
    wide[later, width : 2 * width] = rows[earlier]
    wide[earlier, 2 * width :] = rows[later]

    def backprop(gradient: Ragged) -> Ragged:
        upper = np.asarray(gradient.dataXd)
        lower = upper[:, :width].copy()
        lower[earlier] += upper[later, width : 2 * width]
        lower[later] += upper[earlier, 2 * width :]
        return Ragged(lower, batch.lengths)  # type: ignore[arg-type]

    return Ragged(wide, batch.lengths), backprop  # type: ignore[arg-type]
