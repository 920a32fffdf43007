"""The CIViCmine benchmark: sentences with expert-made relations, here the predictive gene–drug pairs.

Gold entities are spans. An answer is right if its gene overlaps the gene and its drug the drug of
one Predictive relation; a relation stated for several cancers or mentions is one pair of names.

The annotators chose among the names that a dictionary found. A pair with a name that they were not
offered counts as wrong in the strict score, and as not judged in the other.
"""

import json
import re
import tarfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimx.errors import InputError
from claimx.grading.scoring import Tally
from claimx.schema import Span

_ENTITY = re.compile(r"(?P<id>T\d+)\t(?P<type>\w+) (?P<start>\d+) (?P<end>\d+)\t(?P<text>.*)")
_RELATION = re.compile(r"R\d+\tPredictive (?P<roles>.*)")


@dataclass(frozen=True, slots=True)
class Link:
    """A gene and a drug by all the places where the sentence names them."""

    genes: tuple[Span, ...]
    drugs: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class CivicMineSentence:
    """One sentence with its predictive gene–drug pairs; ``group`` is its PubMed id, ``name`` that in the archive.

    ``genes`` and ``drugs`` are the names that its annotators were offered.
    """

    text: str
    group: str
    links: tuple[Link, ...]
    genes: tuple[Span, ...] = ()
    drugs: tuple[Span, ...] = ()
    name: str = ""


def read_civicmine(path: Path) -> tuple[CivicMineSentence, ...]:
    """The sentences of CIViCmine's archive of annotations, by name.

    Raises:
        InputError: the archive is absent or is no archive.
    """
    try:
        with tarfile.open(path) as archive:
            members = {m.name: archive.extractfile(m) for m in archive.getmembers() if m.isfile()}
            texts = {name: file.read().decode("utf-8") for name, file in members.items() if file}
    except (OSError, tarfile.TarError) as error:
        raise InputError(str(path), f"cannot be read ({error})", "give the folder with civicmine/") from error
    stems = sorted(name.removesuffix(".json") for name in texts if name.endswith(".json"))
    return tuple(
        read_sentence(
            json.loads(texts[f"{stem}.json"]),
            texts.get(f"{stem}.a1", ""),
            texts.get(f"{stem}.a2", ""),
            stem.rpartition("/")[2],
        )
        for stem in stems
    )


def read_sentence(record: Mapping[str, object], entities: str, relations: str, name: str = "") -> CivicMineSentence:
    """One sentence from its record and its two standoff files."""
    text, moved = _unwrapped(str(record["text"]))
    places = {m["id"]: _Entity.of(m, moved) for m in map(_ENTITY.fullmatch, entities.splitlines()) if m}
    linked: dict[tuple[str, str], tuple[set[Span], set[Span]]] = {}
    for line in relations.splitlines():
        match = _RELATION.match(line)
        roles = dict(part.split(":") for part in match["roles"].split()) if match else {}
        if "gene" in roles and "drug" in roles:
            gene, drug = places[roles["gene"]], places[roles["drug"]]
            genes, drugs = linked.setdefault((gene.text, drug.text), (set(), set()))
            genes |= _same(gene, places)
            drugs |= _same(drug, places)
    links = tuple(Link(_sorted(genes), _sorted(drugs)) for genes, drugs in linked.values())
    genes, drugs = ({e.span for e in places.values() if e.kind == kind} for kind in ("gene", "drug"))
    return CivicMineSentence(text, str(record["pmid"]), links, _sorted(genes), _sorted(drugs), name)


def find_link(sentence: CivicMineSentence, genes: Sequence[Span], drugs: Sequence[Span]) -> Link | None:
    """The pair whose gene and drug are named where these mentions stand."""
    return next((x for x in sentence.links if _overlap(x.genes, genes) and _overlap(x.drugs, drugs)), None)


def is_judged(sentence: CivicMineSentence, genes: Sequence[Span], drugs: Sequence[Span]) -> bool:
    """Whether the annotators were offered a gene and a drug where these mentions stand."""
    return _overlap(sentence.genes, genes) and _overlap(sentence.drugs, drugs)


def score_sentence(sentence: CivicMineSentence, answers: Sequence[tuple[Sequence[Span], Sequence[Span]]]) -> Tally:
    """Count one sentence's answers, each the mentions of a gene and those of a drug."""
    met = [find_link(sentence, genes, drugs) for genes, drugs in answers]
    right = {link for link in met if link}
    return Tally(len(right), sum(link is None for link in met), len(sentence.links) - len(right))


@dataclass(frozen=True, slots=True)
class _Entity:
    kind: str
    text: str
    span: Span

    @classmethod
    def of(cls, match: re.Match[str], moved: Sequence[int]) -> "_Entity":
        return cls(match["type"], match["text"].lower(), Span(moved[int(match["start"])], moved[int(match["end"])]))


def _unwrapped(text: str) -> tuple[str, list[int]]:
    """The text with runs of blanks as one blank, and for each old offset the new one."""
    kept: list[str] = []
    moved = []
    for i, letter in enumerate(text):
        moved.append(len(kept))
        if not (letter.isspace() and i and text[i - 1].isspace()):
            kept.append(" " if letter.isspace() else letter)
    return "".join(kept), [*moved, len(kept)]


def _same(entity: _Entity, places: Mapping[str, _Entity]) -> set[Span]:
    """Where the sentence names the same thing in the same letters."""
    return {e.span for e in places.values() if (e.kind, e.text) == (entity.kind, entity.text)}


def _sorted(spans: set[Span]) -> tuple[Span, ...]:
    return tuple(sorted(spans, key=lambda s: (s.start, s.end)))


def _overlap(left: Sequence[Span], right: Sequence[Span]) -> bool:
    return any(a.start < b.end and b.start < a.end for a in left for b in right)
