"""Manuscripts of invented papers: what they say, whatever a typesetter makes of them, and what a reader should find."""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from fidelity import Entry, Paper, words

from claimx.citations import expand

MARKER = re.compile(r" \[(\d[\d, \u2013]*)\]")
SUBJECTS = (
    "harbor pilots", "quiet gardeners", "older clerks", "night bakers", "river surveyors", "glass painters",
    "office clerks", "first officers", "difficult baffles", "affluent sailors",
)  # fmt: skip
VERBS = ("measured", "described", "collected", "repaired", "compared", "forgot", "translated", "refilled", "modified")
OBJECTS = (
    "wooden instruments", "transparent letters", "unfinished maps", "copper vessels", "efficient lanterns",
    "hand-drawn charts of the inner harbor", "the salt-stained coffers", "misclassified flags", "α-painted buoys",
)  # fmt: skip
PLACES = ("under the bridge", "behind the lighthouse", "in the northern district", "along the canal", "at low tide")
TAILS = (
    "although nobody had asked for it", "which took the better part of a winter", "(see Table 1)", "as in Figure 1",
    "i.e. before the flood", "with a loss of about 4.5%", "and then they waited for the ferry", "(n = 12, p < 0.05)",
    "whereas the offshore crews were hardly affected by the uncharacteristically benevolent weather",
)  # fmt: skip
NAMES = (
    "Baker", "Miller", "Clark", "Dunn", "Eliot", "Farrow", "Gibson", "Hartley", "Ingram", "Jardine", "Keller", "Lomax",
    "Marsh", "Norton", "Osgood", "Prior",
)  # fmt: skip


@dataclass(frozen=True)
class Table:
    """A table with its caption and a legend; ``rows`` begin with one row of column headings."""

    label: str
    caption: str
    rows: list[list[str]]
    legend: str = ""


@dataclass(frozen=True)
class Section:
    """A section: its head without a number, its depth and its paragraphs."""

    head: str
    depth: int
    paragraphs: list[str]


@dataclass(frozen=True)
class Work:
    """An entry of the bibliography."""

    authors: tuple[str, ...]
    year: int
    title: str
    rest: str


@dataclass(frozen=True)
class Manuscript:
    """What a paper says; markers are `` [3, 5–7]`` in its paragraphs."""

    title: str
    abstract: str
    sections: list[Section]
    works: list[Work]
    tables: list[Table]
    aside: list[str] = field(default_factory=list)  # paragraphs in a box of their own


def make_manuscript(seed: int = 1, sections: int = 7, works: int = 14) -> Manuscript:
    """A manuscript of invented sentences, each with a number of its own near its beginning and its end."""
    made = _Maker(random.Random(seed), works)
    heads = (
        ("Introduction", 1), ("Materials and Methods", 1), ("How lanterns were sampled", 2), ("Results", 1),
        ("Maps of the coast and their keepers", 2), ("Discussion", 1), ("Conclusions", 1),
    )  # fmt: skip
    return Manuscript(
        "Keepers of lanterns and the maps they drew of an unfamiliar coast",
        made.paragraph(7, False),
        [Section(head, depth, [made.paragraph(made.rng.randint(2, 8)) for _ in range(3)]) for head, depth in heads][
            :sections
        ],
        [made.work(number) for number in range(1, works + 1)],
        [made.numbers("Table 1", 5, 9), made.wrapped("Table 2", 6), made.numbers("Table 3", 8, 14)],
        [made.paragraph(4) for _ in range(2)],
    )


class _Maker:
    def __init__(self, rng: random.Random, works: int) -> None:
        self.rng, self.works, self.count = rng, works, 100

    def sentence(self, marked: bool = True) -> str:
        pick, self.count = self.rng.choice, self.count + 1
        text = f"{pick(SUBJECTS)} {pick(VERBS)} {self.count} {pick(OBJECTS)} {pick(PLACES)}"
        for _ in range(self.rng.choice((0, 0, 1, 2))):
            text += f"{pick((',', ';'))} {pick(TAILS)}"
        text = re.sub(r"[,;] (?=\()", " ", text)
        return f"{text[0].upper()}{text[1:]}, page {self.count} or so{self.marker() if marked else ''}."

    def marker(self) -> str:
        first = self.rng.randint(1, self.works - 3)
        forms = ("", "", f" [{first}]", f" [{first}]", f" [{first}, {first + 2}]", f" [{first}\u2013{first + 2}]")
        return self.rng.choice(forms)

    def paragraph(self, sentences: int, marked: bool = True) -> str:
        return " ".join(self.sentence(marked) for _ in range(sentences))

    def work(self, number: int) -> Work:
        authors = tuple(self.rng.sample(NAMES, self.rng.choice((1, 2, 4))))
        title = f"{self.rng.choice(SUBJECTS).capitalize()} and {self.rng.choice(OBJECTS)} no. {number}"
        return Work(authors, 1990 + number, title, f"J Invented Stud {number}:{number}10-{number}19")

    def numbers(self, label: str, columns: int, rows: int) -> Table:
        """A table of short cells."""
        heads = ["Keepers", "Lanterns", "Maps (%)", "Share", "95% CI", "Years", "Docks", "p"][:columns]
        cells = ("{n}", "{n} ({m}%)", "0.{m}", "{m}.{n}\u2013{n}.9", "{m}", "19{m}", "{n}.{m}")
        body = [
            [f"{self.rng.choice(('Clerks', 'Pilots', 'Bakers'))} {row}"]
            + [cells[at % len(cells)].format(n=self.rng.randint(10, 99), m=row + 10) for at in range(columns - 1)]
            for row in range(1, rows + 1)
        ]
        return Table(label, self.sentence(False), [heads, *body], "CI: confidence interval of invented counts.")

    def wrapped(self, label: str, rows: int) -> Table:
        """A table with cells of several lines."""
        body = [
            [f"{self.rng.choice(NAMES)} {row}", self.sentence(False).rstrip("."), self.rng.choice(TAILS[:2])]
            for row in range(1, rows + 1)
        ]
        return Table(label, "What was kept.", [["Keeper", "What was kept", "Remark"], *body])


def numbered(manuscript: Manuscript) -> Iterator[tuple[str, Section]]:
    """The sections with their numbers."""
    counts = [0, 0, 0]
    for section in manuscript.sections:
        counts[section.depth - 1] += 1
        counts[section.depth :] = [0] * (3 - section.depth)
        yield ".".join(map(str, counts[: section.depth])), section


def printed(text: str, works: Sequence[Work], names: bool) -> str:
    """A paragraph with its markers as numbers or as names and years."""
    return MARKER.sub(lambda match: f" ({_names(match[1], works)})", text) if names else text


def _names(numbers: str, works: Sequence[Work]) -> str:
    return "; ".join(f"{_cited(works[int(number) - 1])}, {works[int(number) - 1].year}" for number in expand(numbers))


def _cited(work: Work) -> str:
    return f"{work.authors[0]} et al." if len(work.authors) > 2 else " and ".join(work.authors)


def wanted(manuscript: Manuscript, heads: Sequence[str], tables: Sequence[Table], names: bool, boxed: bool) -> Paper:
    """What a reader should find.

    Args:
        manuscript: what the paper says.
        heads: the section heads as they are printed.
        tables: those that are printed.
        names: whether markers are names and years.
        boxed: whether the aside is printed.
    """
    works = manuscript.works
    texts = [text for section in manuscript.sections for text in section.paragraphs]
    marked = [*texts, *(manuscript.aside if boxed else [])]
    labels = [f"{work.authors[0]} {work.year}" if names else str(at) for at, work in enumerate(works, start=1)]
    body, aside = (tuple(printed(text, works, names) for text in part) for part in (texts, marked[len(texts) :]))
    return Paper(
        title=manuscript.title,
        heads=tuple(heads),
        body=body,
        boxed=aside,
        prose=(*body, *aside, manuscript.abstract),
        tables=tuple((table.label, table.rows) for table in tables),
        references=tuple(Entry(label, work.title, "") for label, work in zip(labels, works, strict=True)),
        markers=tuple(
            (
                tuple(words(printed(text[: match.start()], works, names))[-3:]),
                tuple(labels[int(number) - 1] for number in expand(match[1])),
            )
            for text in marked
            for match in MARKER.finditer(text)
        ),
    )
