"""Plain text and Markdown: the chunks of a file become drafts of blocks, in reading order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from claimx.schema import BlockKind, SectionKind
from claimx.sources import headings, tables
from claimx.sources.bibliography import read_entries
from claimx.sources.cells import entries_of
from claimx.sources.drafts import Draft
from claimx.sources.front import classify_front
from claimx.sources.headings import is_heading_text, section_kind
from claimx.sources.lines import (
    Chunk,
    RawText,
    is_bulleted,
    is_page_number,
    list_number,
    list_starts,
    read_raw,
    without_bullet,
)
from claimx.sources.order import join_broken, restore_order
from claimx.sources.wrapping import ends_sentence, split_paragraphs

_KEYWORDS = re.compile(r"key\s?-?words?\s*[:.]", re.IGNORECASE)
_ABBREVIATIONS = re.compile(r"(?:list of )?abbreviations?\s*[:.]", re.IGNORECASE)
_LISTS: dict[SectionKind, BlockKind] = {
    "keywords": "keywords", "contents": "contents", "abbreviations": "abbreviations",
}  # fmt: skip
FEWEST_WORDS = 15  # of a chunk that is running text for certain
LOOK_AHEAD = 3  # headings that may follow each other before the running text


def read_drafts(text: str) -> tuple[list[Draft], str]:
    """The blocks of a text in reading order, and its format: ``markdown`` or ``text``."""
    raw = read_raw(text)
    raw = raw if raw.markdown else replace(raw, chunks=tuple(_cut_at_headings(raw.chunks)))
    drafts = join_broken(classify_front(_read_all(raw)), raw.vocabulary)
    return _with_levels(restore_order(drafts, raw.vocabulary)), "markdown" if raw.markdown else "text"


def _cut_at_headings(chunks: Sequence[Chunk]) -> Iterator[Chunk]:
    """Chunks cut at the headings and captions that stand inside them without a blank line."""
    for chunk in chunks:
        bounds = {0, len(chunk.lines)}
        if chunk.layout == "text":
            heads = headings.inner_headings(chunk.lines)
            named = [at + 1 for at in (0, *heads) if section_kind(chunk.lines[at])]
            bounds.update(heads, named, tables.inner_captions(chunk))
        for start, end in pairwise(sorted(bounds)):
            yield replace(chunk, lines=chunk.lines[start:end], after_blank=chunk.after_blank and start == 0)


def _read_all(raw: RawText) -> list[Draft]:
    drafts: list[Draft] = []
    section: SectionKind = "front"
    at = 0
    while at < len(raw.chunks):
        found, at = _read_at(raw, at, section)
        section = next((draft.section for draft in reversed(found) if draft.section), section)
        drafts += [draft for draft in found if draft.text or draft.grid]
    return drafts


def _read_at(raw: RawText, at: int, section: SectionKind) -> tuple[list[Draft], int]:
    """The drafts that begin at a chunk, and the index of the chunk behind them."""
    chunk = raw.chunks[at]
    if section == "references" and not _begins_section(chunk):
        return _read_references(raw, at)
    caption = tables.find_caption(chunk)
    if caption and caption.what == "Table" and (table := tables.read_captioned_table(raw, at, caption)):
        return table
    if chunk.layout in ("tabbed", "piped") and (table := tables.read_table(raw, at)):
        return table
    if caption and caption.certain:
        return tables.read_caption(raw, chunk, caption), at + 1
    return _read_text(raw, at, section), at + 1


def _begins_section(chunk: Chunk) -> bool:
    return chunk.layout == "heading" or (len(chunk.lines) == 1 and section_kind(chunk.lines[0]) is not None)


def _read_references(raw: RawText, at: int) -> tuple[list[Draft], int]:
    stop = at
    while stop < len(raw.chunks) and not _begins_section(raw.chunks[stop]):
        stop += 1
    furniture = [chunk for chunk in raw.chunks[at:stop] if chunk.layout == "furniture"]
    entries = read_entries([chunk for chunk in raw.chunks[at:stop] if chunk.layout != "furniture"], raw)
    drafts = [Draft("reference", text, page) for text, page in entries]
    return drafts + [Draft("other", raw.clean(chunk.lines), chunk.page) for chunk in furniture], stop


def _read_text(raw: RawText, at: int, section: SectionKind) -> list[Draft]:
    chunk = raw.chunks[at]
    if chunk.layout == "furniture" or is_page_number(chunk.lines[0] if len(chunk.lines) == 1 else ""):
        return [Draft("other", raw.clean(chunk.lines), chunk.page)]
    if section == "contents" and len(chunk.lines) > 1 and not any(map(ends_sentence, chunk.lines)):
        return [Draft("contents", raw.clean([without_bullet(line)]), chunk.page) for line in chunk.lines]
    count, depth, title = _heading_of(raw, at)
    text = raw.clean([title] if title else chunk.lines[:count]) if count else ""
    heading = [_heading(text, depth, chunk.page, bool(title))] if count else []
    section = next((draft.section for draft in heading if draft.section), section)
    groups = _paragraphs(chunk.lines[count:], raw.markdown)
    return heading + [_block(raw, group, section, chunk.page) for group in groups]


def _heading_of(raw: RawText, at: int) -> tuple[int, int, str]:
    """How many of a chunk's lines are its heading, its depth, and its text where a mark tells it."""
    lines = raw.chunks[at].lines
    marked = headings.marked_heading(lines[0]) if raw.markdown and len(lines) == 1 else None
    if marked:
        return 1, *marked
    if raw.markdown and not (len(lines) == 1 and (headings.heading_number(lines[0]) or section_kind(lines[0]))):
        return 0, 0, ""
    return headings.shaped_heading(lines, _is_followed(raw, at + 1)), 1, ""


def _is_followed(raw: RawText, at: int) -> bool:
    """Whether running text comes next, behind other headings at most."""
    for chunk in raw.chunks[at : at + LOOK_AHEAD]:
        text = " ".join(chunk.lines)
        if chunk.layout != "text" or is_bulleted(chunk.lines[0]):
            return False
        if len(text.split()) > FEWEST_WORDS:
            return True
        if not is_heading_text(text):
            return False
    return False


def _heading(text: str, depth: int, page: int | None, marked: bool) -> Draft:
    if is_heading_text(text) or (marked and headings.is_marked_title(text)):
        return Draft("heading", text, page, depth, section_kind(text) or "body")
    return Draft("other" if headings.is_scatter(text) else "paragraph", text, page)


def _paragraphs(lines: Sequence[str], markdown: bool) -> list[list[str]]:
    """The paragraphs, or the entries of a numbered list, in a chunk's lines."""
    starts = list_starts(lines)
    if len(starts) > 1:
        return entries_of(lines, starts)
    return [list(lines)] * bool(lines) if markdown else split_paragraphs(lines)


def _block(raw: RawText, lines: Sequence[str], section: SectionKind, page: int | None) -> Draft:
    text = raw.clean([without_bullet(lines[0]), *lines[1:]])
    listed = is_bulleted(lines[0]) or list_number(lines[0]) > 0
    return Draft(_block_kind(text, section, listed), text, page)


def _block_kind(text: str, section: SectionKind, listed: bool) -> BlockKind:
    if section in _LISTS:
        return _LISTS[section]
    if _KEYWORDS.match(text):
        return "keywords"
    if _ABBREVIATIONS.match(text) and tables.is_abbreviation_list(text):
        return "abbreviations"
    return "list_item" if listed else "paragraph"


def _with_levels(drafts: Sequence[Draft]) -> list[Draft]:
    found = iter(headings.levels([(draft.level, draft.text) for draft in drafts if draft.kind == "heading"]))
    return [replace(draft, level=next(found)) if draft.kind == "heading" else draft for draft in drafts]
