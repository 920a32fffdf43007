"""Taggers by name: the three that claimx ships, and spaCy pipelines that a user has installed."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from claimx.errors import InputError
from claimx.schema import Span
from claimx.taggers.spans import TaggedSpan

if TYPE_CHECKING:
    from claimx.taggers.tagger import Tagger

TAGGERS = ("gene", "chemical", "cancer")


class NameTagger(Protocol):
    """Finds names of one or several labels in given sentences of a text."""

    @property
    def name(self) -> str:
        """What a mention says that found it, with a version."""

    def tag(
        self, texts: Sequence[str], sentences: Sequence[Sequence[Span]] | None = None
    ) -> Sequence[Sequence[TaggedSpan]]:
        """The names in each text, in order."""


def load_tagger(label: str) -> "Tagger":
    """A shipped tagger: GENE, CHEMICAL or CANCER; see :func:`claimx.taggers.tagger.load_tagger`."""
    from claimx.taggers.tagger import load_tagger

    return load_tagger(label)


@dataclass(frozen=True, slots=True)
class ShippedTagger:
    """A tagger of the package, loaded when a text first needs it."""

    label: str

    @property
    def name(self) -> str:
        """Its label and version."""
        return load_tagger(self.label).name

    def tag(
        self, texts: Sequence[str], sentences: Sequence[Sequence[Span]] | None = None
    ) -> Sequence[Sequence[TaggedSpan]]:
        """The names in each text; see :meth:`claimx.taggers.tagger.Tagger.tag`."""
        return load_tagger(self.label).tag(texts, sentences)


def load_taggers(names: Sequence[str]) -> tuple[NameTagger, ...]:
    """Taggers in the order of their names.

    Args:
        names: of :data:`TAGGERS`, or names or folders of spaCy pipelines with an entity recognizer,
            such as scispaCy's ``en_ner_bionlp13cg_md``.

    Raises:
        InputError: a name stands for neither.
    """
    check_taggers(names)
    return tuple(ShippedTagger(name.upper()) if name in TAGGERS else _load_pipeline(name) for name in names)


def check_taggers(names: Sequence[str]) -> None:
    """Look whether there are such taggers, without loading them.

    Raises:
        InputError: a name stands for none.
    """
    for name in names:
        is_package = name.isidentifier() and find_spec(name) is not None
        if not (name in TAGGERS or is_package or (Path(name) / "config.cfg").is_file()):
            wanted = f"{', '.join(TAGGERS)}, or an installed spaCy pipeline by its name or folder"
            raise InputError(f"tagger {name!r}", "is not known and not installed", f"name {wanted}")


def _load_pipeline(name: str) -> NameTagger:
    from claimx.taggers.pipelines import load_pipeline

    return load_pipeline(name)
