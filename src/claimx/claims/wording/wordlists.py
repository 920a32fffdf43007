"""Word lists: the tables of ``wording/``, and expressions of which the words are data and the shape is code.

A table of parts holds one a row: its ``wordings``, the ``links`` that may stand beside them, and an example in which
DRUG, GENE, CANCER, MECHANISM or CUE stands where such a name or word does.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial

from claimx.claims.wording.openings import Openings
from claimx.claims.wording.patterns import Words, parse_words
from claimx.claims.wording.rows import HERE, Row, read_rows
from claimx.claims.wording.traits import TRAITS, Sentence, letters_of

_ELSE = re.compile(r"\{words\}\||\|[^()|]*\{words\}")
"""A shape in which something else may stand in place of the words."""


class Parts:
    """The parts of a packaged table, compiled at the first use: each in its shape, with ``{words}`` and ``{links}``."""

    def __init__(
        self, file: str, shapes: Mapping[str, str], others: Mapping[str, str] | None = None, linked: Sequence[str] = ()
    ) -> None:
        """Take the table, the shapes of its parts, the ``others``: of parts that may match without their words letters
        of which they hold some then, as alternatives; and the parts that match only what holds one of their links."""
        self.file, self.shapes, self.others = file, shapes, others or {}
        told = (part for part, shape in shapes.items() if part in self.others or not _ELSE.search(shape))
        self.bits = {part: TRAITS.new(partial(self._letters_of, part)) for part in told}
        """The traits of the sentences in which a part may say something; none where something else may stand."""
        self.links = {part: TRAITS.new(partial(self._letters_of_links, part)) for part in linked}
        """The traits of the sentences that hold one of the links of a part."""

    @cached_property
    def _rows(self) -> dict[str, Row]:
        return {row["part"]: row for row in read_rows(HERE / self.file)}

    @cached_property
    def _compiled(self) -> dict[str, re.Pattern[str]]:
        return {part: re.compile(_expression(row, self.shapes[part])) for part, row in self._rows.items()}

    @cached_property
    def _openings(self) -> dict[str, Sequence[str]]:
        """For each part letters of which a text holds some wherever it matches; '' where something else may stand."""
        return {
            part: ("",) if _ELSE.search(self.shapes[part]) else openings_of_any(parse_words(row["wordings"]))
            for part, row in self._rows.items()
        }

    def _letters_of(self, part: str) -> Sequence[str]:
        letters = self.others[part].split("|") if part in self.others else []
        for form in self._rows[part]["wordings"].split("|"):
            words = parse_words(form)
            letters += openings_of_any(words) if form.startswith("*") else letters_of(words)
        return letters

    def _letters_of_links(self, part: str) -> Sequence[str]:
        return letters_of(parse_words(self._rows[part]["links"]))

    def __getitem__(self, part: str) -> re.Pattern[str]:
        """The expression of a part."""
        return self._compiled[part]

    def place(self, part: str) -> str:
        """The row of a part, as evidence names what found it: "strategies.tsv 'these'"."""
        return f"{self.file} '{part}'"

    def search(self, part: str, text: str) -> re.Match[str] | None:
        """Where a text first says what a part does; a text without any of its words is not searched."""
        return self._compiled[part].search(text) if self.may_say(part, text) else None

    def may_say(self, part: str, text: str) -> bool:
        """Whether a text holds letters of the words of a part."""
        return any(opening in text for opening in self._openings[part])

    def find(self, part: str, sentence: Sentence) -> re.Match[str] | None:
        """Where a sentence first says what a part does."""
        return self._compiled[part].search(sentence.folded) if sentence.traits & self.bits[part] else None

    def find_all(self, part: str, sentence: Sentence) -> Iterator[re.Match[str]]:
        """All that a sentence says of what a part does, in order."""
        return self._compiled[part].finditer(sentence.folded) if sentence.traits & self.bits[part] else iter(())

    def within(self, part: str, sentence: Sentence, words: str) -> re.Match[str] | None:
        """Where some words of a sentence first say what a part does."""
        return self._compiled[part].search(words) if sentence.traits & self.bits[part] else None

    def at(self, part: str, sentence: Sentence, place: int) -> re.Match[str] | None:
        """What a part says at a place of a sentence."""
        return self._compiled[part].match(sentence.folded, place) if sentence.traits & self.bits[part] else None


def openings_of_any(words: Words) -> Sequence[str]:
    """Letters of which a text holds some wherever it holds one of the words; of those that hold each other the inner.

    >>> openings_of_any(parse_words("fail*|failure|relapse*"))
    ('fail', 'relapse')
    """
    openings = sorted(words.whole | words.begun)
    return tuple([one for one in openings if not any(other in one for other in openings if other != one)])


def _expression(row: Row, shape: str) -> str:
    words, links = (parse_words(row[column]).expression if row[column] else "" for column in ("wordings", "links"))
    return shape.format(words=words, links=links)


def words_by(column: str, file: str) -> dict[str, Words]:
    """The wordings of a packaged table by one of its columns, in the order of the file."""
    return {row[column]: parse_words(row["wordings"]) for row in read_rows(HERE / file)}


def openings_of(expressions: Mapping[str, re.Pattern[str]], words: Iterable[tuple[str, Words]]) -> Openings:
    """Expressions of words, each tried where one of its words may begin."""
    return Openings(expressions, {name: sorted(each.whole | each.begun) for name, each in words})
