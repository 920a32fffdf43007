"""Tables with their captions, noise and legends: from chunks to drafts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimx.sources.drafts import Draft, Grid
from claimx.sources.lines import Chunk, RawText, is_page_number
from claimx.sources.order import goes_on
from claimx.sources.piped import read_piped
from claimx.sources.stacked import FEWEST_CELLS, is_cell, read_stacked
from claimx.sources.tabbed import read_tabbed
from claimx.sources.wrapping import split_paragraphs

_CAPTION = re.compile(
    r"(?:\*\*|__|<b>|#+ )*\s*(?:(?:Supplementary|Extended Data)\s+)?"
    r"(?P<what>Table|Tab\.|Figure|Fig\.|Box|Scheme|Chart)\s+(?P<number>S?\d{1,3}[A-Za-z]?|[IVX]{1,5})\b"
    r"(?P<stop>\s*[.:|]|\*\*|\s+[-\u2013\u2014])?\s*(?P<rest>.*)"
)
_SAYS = re.compile(r"(?:and|or|in|of|is|are|was|were|has|have|can|also|which|that|to|for|with|we|[a-z]+s)\b(?![-:])")
_BOLD_HEAD = re.compile(r"(?P<head>\*\*.+?\*\*)\s+(?P<rest>\S.*)", re.DOTALL)
_CONTENTS = re.compile(r"\b(?:table of contents|contents$)", re.IGNORECASE)
_NOTE = re.compile(
    r"(?:abbreviations?|notes?|footnotes?|legend|source)\s*[:.]|[*\u2020\u2021\u00a7]\s?\w|[a-z]\s(?=[A-Z])",
    re.IGNORECASE,
)
_ABBREVIATIONS = re.compile(r"(?:list of )?abbreviations?\s*[:.]\s*", re.IGNORECASE)
_SHORT_FORM = re.compile(r"(?=\S*[A-Z\d])\S{2,20}(?:\s*[:=]|\s+(?=[\w(])|,\s)")
_BREAK = re.compile(r"[,;]\s+|\.\s+(?=[A-Z])")
_NAMES = {"Tab.": "Table", "Fig.": "Figure"}


@dataclass(frozen=True, slots=True)
class Caption:
    """What a chunk that may be a caption begins with."""

    what: str
    label: str
    certain: bool


def find_caption(chunk: Chunk) -> Caption | None:
    """The caption that a chunk begins with: ``certain`` unless its words may be those of a sentence."""
    match = _CAPTION.match(chunk.lines[0].strip()) if chunk.layout in ("text", "heading") else None
    if not match:
        return None
    what = _NAMES.get(match["what"], match["what"])
    certain = bool(match["stop"]) or not match["rest"] or not (match["rest"][0].islower() or _SAYS.match(match["rest"]))
    return Caption(what, f"{what} {match['number']}", certain)


def read_caption(raw: RawText, chunk: Chunk, caption: Caption) -> list[Draft]:
    """A figure's caption, and the running text below it or, where the caption's head is bold, behind it."""
    whole = "\n".join(chunk.lines)
    bold = _BOLD_HEAD.match(whole) if raw.markdown else None
    if bold and len(bold["rest"].split()) > 3:
        groups = [bold["head"].split("\n"), bold["rest"].split("\n")]
    else:
        groups = [list(chunk.lines)] if raw.markdown else split_paragraphs(chunk.lines)
    head, *rest = (raw.clean([group[0].lstrip("# "), *group[1:]]) for group in groups)
    return [Draft("caption", head, chunk.page, label=caption.label)] + [
        Draft("paragraph", text, chunk.page) for text in rest
    ]


def inner_captions(chunk: Chunk) -> list[int]:
    """The lines inside a plain chunk, the first left out, that a caption begins with."""
    starts = (match for match in (_CAPTION.match(line.strip()) for line in chunk.lines[1:]))
    return [at for at, match in enumerate(starts, start=1) if match and match["stop"] and match["rest"][:1].isupper()]


def read_captioned_table(raw: RawText, at: int, caption: Caption) -> tuple[list[Draft], int] | None:
    """Caption, grid, noise and legend of the table that a chunk announces, and where they end.

    None where the chunk is followed by no grid: neither tabs, nor pipes, nor cells down the page.
    """
    chunk = raw.chunks[at]
    if raw.layout(at + 1) in ("tabbed", "piped"):
        head = len(chunk.lines)
        grid, noise, after = _grid_at(raw, at + 1)
    elif caption.certain:
        head = _caption_length(chunk.lines)
        stacked = _stacked_at(raw, at, head)
        if not stacked:
            return None
        grid, noise, after = stacked[0], [], stacked[1]
    else:
        return None
    text = raw.clean([line.lstrip("# ") for line in chunk.lines[:head]])
    contents = bool(_CONTENTS.search(text))
    first = Draft("caption", text, chunk.page, int(contents), "contents" if contents else None, caption.label)
    body = Draft("contents" if contents else "table", page=raw.chunks[after - 1].page, label=caption.label, grid=grid)
    return _with_legend(raw, [first, body, *noise], after)


def read_table(raw: RawText, at: int) -> tuple[list[Draft], int] | None:
    """The table that begins at a tabbed or piped chunk, its caption below it if anywhere; None for a lone line."""
    chunk = raw.chunks[at]
    grid, noise, after = _grid_at(raw, at)
    if len(grid.rows) < 2:
        return None
    below = find_caption(raw.chunks[after]) if after < len(raw.chunks) else None
    if not below or below.what != "Table" or raw.layout(after + 1) in ("tabbed", "piped"):
        return _with_legend(raw, [Draft("table", page=chunk.page, grid=grid), *noise], after)
    caption = Draft("caption", raw.clean(raw.chunks[after].lines), chunk.page, label=below.label)
    return _with_legend(
        raw, [Draft("table", page=chunk.page, label=below.label, grid=grid), caption, *noise], after + 1
    )


def _caption_length(lines: Sequence[str]) -> int:
    """How many lines of a chunk are the caption: it goes on while lines begin in lower case."""
    return next((at for at in range(1, len(lines)) if not goes_on(lines[at].strip())), len(lines))


def _grid_at(raw: RawText, at: int) -> tuple[Grid, list[Draft], int]:
    """The grid that begins at a chunk, continued over blank lines and page ends, what was kept out of it, its end."""
    chunk = raw.chunks[at]
    if chunk.layout == "piped":
        return read_piped(chunk.lines, raw.markdown), [], at + 1
    lines, noise = list(chunk.lines), []
    columns = _tabs(chunk)
    after = at + 1
    while (step := _continuation(raw, after, columns)) is not None:
        noise += [Draft("other", text, chunk.page) for text in _furniture(raw, after, step)]
        lines += raw.chunks[step].lines
        after = step + 1
    grid, dropped = read_tabbed(lines, raw.vocabulary, raw.markdown)
    return grid, noise + [Draft("other", text, chunk.page) for text in dropped], after


def _continuation(raw: RawText, at: int, columns: int) -> int | None:
    """The next chunk of a table with so many tabs a line, behind page furniture if need be."""
    while at < len(raw.chunks) and _is_furniture(raw.chunks[at]):
        at += 1
    return at if raw.layout(at) == "tabbed" and _tabs(raw.chunks[at]) == columns else None


def _furniture(raw: RawText, start: int, stop: int) -> list[str]:
    return [raw.clean(chunk.lines) for chunk in raw.chunks[start:stop]]


def _is_furniture(chunk: Chunk) -> bool:
    return chunk.layout == "furniture" or (
        chunk.layout == "text" and len(chunk.lines) == 1 and is_page_number(chunk.lines[0])
    )


def _tabs(chunk: Chunk) -> int:
    return max(line.count("\t") for line in chunk.lines)


def _stacked_at(raw: RawText, at: int, head: int) -> tuple[Grid, int] | None:
    """The grid of the cells that stand one below the other behind a caption of ``head`` lines."""
    groups: list[tuple[str, ...]] = [raw.chunks[at].lines[head:]] if head < len(raw.chunks[at].lines) else []
    ends = [at + 1] * len(groups)  # behind the last chunk of each group
    for after, chunk in enumerate(raw.chunks[at + 1 :], start=at + 2):
        begins = chunk.after_blank or not groups
        cell = chunk.lines if begins else (*groups[-1], *chunk.lines)
        if chunk.layout != "text" or not is_cell(cell) or find_caption(chunk):
            break
        groups[len(groups) - (not begins) :] = [cell]
        ends[len(ends) - (not begins) :] = [after]
    read = read_stacked(groups, raw.vocabulary, raw.markdown) if len(groups) >= FEWEST_CELLS else None
    return (read[0], ends[read[1] - 1]) if read else None


def _with_legend(raw: RawText, drafts: list[Draft], after: int) -> tuple[list[Draft], int]:
    if raw.layout(after) != "text":
        return drafts, after
    chunk = raw.chunks[after]
    text = raw.clean(chunk.lines)
    if is_abbreviation_list(text):
        return [*drafts, Draft("abbreviations", text, chunk.page)], after + 1
    if _NOTE.match(text):
        return [*drafts, Draft("legend", text, chunk.page)], after + 1
    return drafts, after


def is_abbreviation_list(text: str) -> bool:
    """Whether a text is a run of short forms, each with its meaning."""
    pieces = [piece for piece in _BREAK.split(_ABBREVIATIONS.sub("", text, count=1)) if piece]
    return len(pieces) >= 3 and 2 * sum(bool(_SHORT_FORM.match(piece)) for piece in pieces) > len(pieces)
