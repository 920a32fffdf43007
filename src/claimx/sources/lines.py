"""Lines of a file, and the chunks that blank lines, indents and layouts cut them into."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from claimx.sources.markup import plain
from claimx.sources.wrapping import join_lines
from claimx.text import Vocabulary, squeeze

Layout = Literal["blank", "heading", "tabbed", "piped", "furniture", "text"]

_HEADING = re.compile(r"#{1,6}\s+\S")
_UNDERLINE = re.compile(r"(?:={3,}|-{3,})\s*$")
_TITLE_ALONE: tuple[list[Layout], ...] = (["text"], ["blank", "text"])
_PIPED = re.compile(r"\s*+\|.*\|$")
_PIPE_DIVIDER = re.compile(r"\s*+\|?\s*+:?-{2,}:?\s*+\|[\s:|-]*$")
_RULE = re.compile(r"\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|={5,}|(?:```|~~~).*)$")
_BULLET = re.compile(r"\s*[-*+\u2022\u25aa\u25cf]\s+(?=\S)")
_NUMBERED = re.compile(r"\s*(?:(\d{1,2})[.)]|\((\d{1,2})\))\s+(?=\S)")
_EMPHASIS = re.compile(r"\*\*[^\s*][^*\n]*\*\*")
_PAGE_NUMBER = re.compile(r"\W{0,3}(?:page\s+)?\d{1,4}(?:\s+of\s+\d{1,4})?\W{0,3}$", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
EDGE = 2  # lines at a page's top and bottom that may be running heads
FEWEST_PAGES = 3  # that must have such a line in common


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file, without the blanks at its end (tabs are kept)."""

    text: str
    page: int | None
    layout: Layout


@dataclass(frozen=True, slots=True)
class Chunk:
    """Consecutive lines of one layout; ``after_blank`` unless a mere indent or layout cut it off."""

    layout: Layout
    lines: tuple[str, ...]
    page: int | None = None
    after_blank: bool = True


@dataclass(frozen=True, slots=True)
class RawText:
    """A file cut into chunks, with what is known of it as a whole."""

    chunks: tuple[Chunk, ...]
    vocabulary: Vocabulary
    markdown: bool

    def layout(self, at: int) -> Layout | None:
        """The layout of the chunk at an index, or None behind the last one."""
        return self.chunks[at].layout if at < len(self.chunks) else None

    def clean(self, lines: Sequence[str]) -> str:
        """Lines joined, without markup and needless blanks."""
        return squeeze(plain(join_lines(lines, self.vocabulary), self.markdown))


def read_raw(text: str) -> RawText:
    """A file's text cut into chunks."""
    markdown = is_markdown(text)
    lines = _with_furniture(_lines(text, markdown))
    return RawText(tuple(_chunks(lines, markdown)), Vocabulary([text]), markdown)


def is_markdown(text: str) -> bool:
    """Whether a text uses Markdown: a heading mark, a pipe table, or bold type more than once."""
    bold = 0
    for line in text.split("\n"):
        bold += bool(_EMPHASIS.search(line))
        if bold > 1 or _HEADING.match(line) or _PIPE_DIVIDER.match(line):
            return True
    return False


def _lines(text: str, markdown: bool) -> list[Line]:
    pages = text.split("\f")
    lines: list[Line] = []
    for number, page in enumerate(pages, start=1):
        where = number if len(pages) > 1 else None
        for raw in page.split("\n"):
            line = raw.rstrip(" \u00a0")
            above = lines[-1] if lines else Line("", where, "blank")
            if markdown and _UNDERLINE.match(line) and [each.layout for each in lines[-2:]] in _TITLE_ALONE:
                lines[-1] = replace(above, text=f"{'#' if line[0] == '=' else '##'} {above.text}", layout="heading")
                continue
            lines.append(Line(line, where, _layout(line, markdown, above.layout)))
    return lines


def _layout(line: str, markdown: bool, above: Layout) -> Layout:
    if not line.strip() or _RULE.match(line):
        return "blank"
    if markdown and _HEADING.match(line):
        return "heading"
    if "\t" in line.lstrip() or ("\t" in line and above == "tabbed"):
        return "tabbed"
    return "piped" if _PIPED.match(line.rstrip()) else "text"


def _with_furniture(lines: list[Line]) -> list[Line]:
    """Lines with running heads and page numbers marked: what pages begin or end with alike."""
    pages: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        if line.page is not None and line.layout != "blank":
            pages.setdefault(line.page, []).append(index)
    edges = {index for filled in pages.values() for index in (*filled[:EDGE], *filled[-EDGE:])}
    bare = {index: squeeze(_DIGITS.sub(" ", lines[index].text)) for index in edges}
    counts = Counter(bare.values())
    heads = {index for index in edges if counts[bare[index]] >= FEWEST_PAGES or is_page_number(lines[index].text)}
    return [replace(line, layout="furniture") if index in heads else line for index, line in enumerate(lines)]


def _chunks(lines: Sequence[Line], markdown: bool) -> Iterator[Chunk]:
    run: list[Line] = []
    after_blank = True
    for line in lines:
        if run and _cuts(run[-1], line, markdown):
            yield _chunk(run, after_blank)
            run, after_blank = [], False
        if line.layout == "blank":
            after_blank = True
        else:
            run.append(line)
    if run:
        yield _chunk(run, after_blank)


def _chunk(run: Sequence[Line], after_blank: bool) -> Chunk:
    return Chunk(run[0].layout, tuple(line.text for line in run), run[0].page, after_blank)


def _cuts(before: Line, line: Line, markdown: bool) -> bool:
    if line.layout != before.layout or line.page != before.page or line.layout == "heading":
        return True
    if line.layout != "text":
        return False
    return is_bulleted(line.text) or (not markdown and _indent(line.text) > _indent(before.text))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def is_bulleted(line: str) -> bool:
    """Whether a line begins with a bullet."""
    return bool(_BULLET.match(line))


def without_bullet(line: str) -> str:
    """The line without the bullet that it begins with."""
    match = _BULLET.match(line)
    return line[match.end() :] if match else line


def list_number(line: str) -> int:
    """The number that a line begins with as a list's entry does, or 0."""
    match = _NUMBERED.match(line)
    return int(match.group(1) or match.group(2)) if match else 0


def list_starts(lines: Sequence[str]) -> list[int]:
    """The lines with which the entries of a numbered list begin: their numbers go up by one."""
    starts: list[int] = []
    last = 0
    for at, line in enumerate(lines):
        number = list_number(line)
        if number and number == (last + 1 if starts else 1):
            starts.append(at)
            last = number
    return starts


def is_page_number(text: str) -> bool:
    """Whether a text is nothing but a page's number."""
    return bool(_PAGE_NUMBER.match(text))
