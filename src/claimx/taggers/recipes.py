"""What each tagger learns from: corpora, types, heads, and the settings of the training."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from claimx.errors import InputError
from claimx.taggers.corpora import Abstract


@dataclass(frozen=True)
class Source:
    """One corpus: which of its types are the label's names, and on which nothing is to be learned.

    ``head`` names the head that learns from it; ``repeats`` is how often an epoch reads it.
    """

    corpus: str
    types: frozenset[str]
    head: str
    masked: frozenset[str] = frozenset()
    repeats: int = 1

    def spans(self, abstract: Abstract) -> list[tuple[int, int]]:
        """The names in an abstract of this corpus, each once, in order."""
        return sorted({(a.start, a.end) for a in abstract.annotations if a.type in self.types})

    def masked_spans(self, abstract: Abstract) -> list[tuple[int, int]]:
        """The stretches that are neither names nor not."""
        return sorted({(a.start, a.end) for a in abstract.annotations if a.type in self.masked})


@dataclass(frozen=True)
class Recipe:
    """How a tagger is trained.

    ``blend`` says what share each head has in the scores that tag; all have the same where it is empty.
    """

    label: str
    sources: tuple[Source, ...]
    epochs: int
    seed: int = 1
    rate: float = 0.002
    blend: Mapping[str, float] = field(default_factory=dict)
    batch_words: int = 1000
    dropout: float = 0.3
    hidden: float = 0.15
    width: int = 96
    dilations: tuple[int, ...] = (1, 1, 2, 4)
    tables: Mapping[str, tuple[int, int]] = field(default_factory=lambda: TABLES)

    @property
    def heads(self) -> tuple[str, ...]:
        """The names of the heads, in order."""
        return tuple(dict.fromkeys(source.head for source in self.sources))

    @property
    def shares(self) -> tuple[float, ...]:
        """The share of each head, in their order."""
        shares = [self.blend.get(head, 0.0) if self.blend else 1.0 for head in self.heads]
        return tuple(share / sum(shares) for share in shares)

    def source_of(self, corpus: str) -> Source:
        """The source of a corpus.

        Raises:
            InputError: the recipe has no such corpus.
        """
        for source in self.sources:
            if source.corpus == corpus:
                return source
        known = ", ".join(source.corpus for source in self.sources)
        raise InputError(f"tagger {self.label}", f"no corpus {corpus!r}", f"use one of {known}")


# Rows and width of each embedding; columns as claimx.taggers.features names them.
TABLES: Mapping[str, tuple[int, int]] = {
    "word": (6000, 96),
    "form": (4000, 48),
    "prefix2": (800, 32),
    "prefix4": (3000, 48),
    "suffix2": (800, 32),
    "suffix3": (2000, 48),
    "suffix4": (3000, 48),
    "shape": (1000, 48),
    "outline": (600, 32),
    "joints": (600, 32),
    "names": (500, 48),
    "beside": (2000, 32),
}
_FAMILIES = frozenset({"Gene", "FamilyName"})
_MOTIFS = frozenset({"DomainMotif"})
_DISEASES = frozenset({"SpecificDisease", "Modifier", "DiseaseClass", "CompositeMention"})

RECIPES: Mapping[str, Recipe] = {
    recipe.label: recipe
    for recipe in (
        Recipe(
            "GENE",
            (
                Source("CG", frozenset({"Gene_or_gene_product"}), "CG"),
                Source("BioRED", frozenset({"Gene"}), "BioRED"),
                Source("NLMGene", _FAMILIES, "NLMGene", _MOTIFS),
                Source("GNormPlus", _FAMILIES, "GNormPlus", _MOTIFS),
            ),
            epochs=8,
        ),
        Recipe(
            "CHEMICAL",
            (
                Source("BC5CDR", frozenset({"Chemical"}), "BC5CDR"),
                Source("BioRED", frozenset({"Chemical"}), "BC5CDR"),
                Source("CG", frozenset({"Simple_chemical"}), "CG"),
            ),
            epochs=8,
            blend={"BC5CDR": 0.7, "CG": 0.3},
        ),
        Recipe(
            "CANCER",
            (
                Source("CG", frozenset({"Cancer"}), "CG", repeats=3),
                Source("NCBI", _DISEASES, "NCBI"),
                Source("BC5CDR", frozenset({"Disease"}), "BC5CDR"),
                Source("BioRED", frozenset({"Disease"}), "BioRED"),
            ),
            epochs=5,
            blend={"CG": 1.0},
        ),
    )
}


def recipe_of(label: str) -> Recipe:
    """The recipe of a label.

    Raises:
        InputError: there is no tagger of that label.
    """
    if label not in RECIPES:
        raise InputError("taggers", f"no tagger for {label!r}", f"use one of {', '.join(RECIPES)}")
    return RECIPES[label]


def without_corpora(recipe: Recipe, corpora: Sequence[str]) -> Recipe:
    """The recipe less some corpora."""
    kept = tuple(source for source in recipe.sources if source.corpus not in corpora)
    if not kept:
        raise InputError(f"tagger {recipe.label}", "no corpus is left to learn from", "leave out fewer")
    return Recipe(**{**recipe.__dict__, "sources": kept})
