"""Annotated corpora: PubTator files and standoff archives (``.txt`` with ``.a1``), read into one record."""

import tarfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from claimx.errors import InputError

CG_ARCHIVE = "bionlp13cg_train_devel.tar.gz"
EXCLUDED_IDS = "exclude_pmids.txt"
PUBTATOR_FILES = {
    "BC5CDR": "BC5CDR_TrainDev.PubTator",
    "BioRED": "BioRED_TrainDev.PubTator",
    "GNormPlus": "GNormPlus_Train.PubTator",
    "NCBI": "NCBIdisease_TrainDev.PubTator",
    "NLMGene": "NLMgene_Train.PubTator",
}


@dataclass(frozen=True, slots=True)
class Annotation:
    """What an annotator marked: half-open character offsets, the corpus's own type, and its identifier if any."""

    start: int
    end: int
    type: str
    identifier: str = ""


@dataclass(frozen=True, slots=True)
class Abstract:
    """One abstract of a corpus. ``part`` is the part that the corpus itself puts it in, or empty."""

    corpus: str
    pmid: str
    text: str
    annotations: tuple[Annotation, ...] = ()
    part: str = ""


def read_corpora(folder: Path) -> tuple[Abstract, ...]:
    """Every corpus of ``folder``, less the abstracts of official test sets.

    Raises:
        InputError: a file is absent or names a place that it does not hold.
    """
    excluded = read_excluded(folder / EXCLUDED_IDS)
    abstracts = [a for name, file in PUBTATOR_FILES.items() for a in read_pubtator(folder / file, name)]
    abstracts += read_standoff(folder / CG_ARCHIVE, "CG")
    return tuple(abstract for abstract in abstracts if abstract.pmid not in excluded)


def read_excluded(path: Path) -> frozenset[str]:
    """PubMed ids, one a line."""
    return frozenset(_content(path).split())


def read_pubtator(path: Path, corpus: str, cut: bool = False) -> list[Abstract]:
    """Abstracts of a PubTator file; title and abstract are joined by a line break.

    Args:
        path: the file.
        corpus: its name, written into every abstract.
        cut: whether annotations that run over the end of the text (tmVar3 has one) are cut there, not refused.

    Raises:
        InputError: names the line that is no title, abstract or annotation.
    """
    abstracts, block, first = [], [], 1
    for number, line in enumerate((*_content(path).split("\n"), ""), start=1):
        if line.strip():
            block.append(line)
        elif block:
            abstracts.append(_pubtator_abstract(block, corpus, path, first, cut))
            block = []
        if not block:
            first = number + 1
    return abstracts


def read_standoff(path: Path, corpus: str) -> list[Abstract]:
    """Abstracts of a ``.tar.gz`` of standoff files ``PART/PMID-<id>.txt`` and ``.a1``, sorted by part and id.

    Raises:
        InputError: a text has no annotation file or an annotation does not fit its text.
    """
    members = _members(path)
    abstracts = []
    for name in sorted(name for name in members if name.endswith(".txt")):
        pure = PurePosixPath(name)
        lines = members.get(str(pure.with_suffix(".a1")))
        if lines is None:
            raise InputError(f"{path.name}: {name}", "has no .a1 file beside it", "restore the archive")
        place = f"{path.name}: {pure.with_suffix('.a1')}"
        annotations = tuple(_standoff_annotations(lines.splitlines(), place, members[name]))
        abstracts.append(Abstract(corpus, pure.stem.rpartition("-")[2], members[name], annotations, pure.parent.name))
    return abstracts


def _pubtator_abstract(lines: Sequence[str], corpus: str, path: Path, first: int, cut: bool) -> Abstract:
    title, body = (line.split("|", 2) for line in (*lines[:2], "", "")[:2])
    if [title[1:2], body[1:2]] != [["t"], ["a"]]:
        raise InputError(f"{path.name} line {first}", "no title and abstract", "write id|t|title, then id|a|abstract")
    text = f"{title[2]}\n{body[2]}"
    annotations = []
    for number, line in enumerate(lines[2:], start=first + 2):
        cells = line.split("\t")
        if len(cells) > 4:
            end = str(min(int(cells[2]), len(text))) if cut else cells[2]
            marked = _checked(cells[1], end, cells[4], f"{path.name} line {number}", text)
            annotations.append(replace(marked, identifier=cells[5].strip() if len(cells) > 5 else ""))
    return Abstract(corpus, title[0], text, tuple(annotations))


def _standoff_annotations(lines: Sequence[str], place: str, text: str) -> Iterator[Annotation]:
    for number, line in enumerate(lines, start=1):
        cells = line.split("\t")
        if cells[0].startswith("T") and len(cells) > 1:
            type_, *offsets = cells[1].replace(";", " ").split()
            if len(offsets) < 2:
                raise InputError(f"{place} line {number}", f"no offsets in {line!r}", "write type, start, end")
            yield _checked(offsets[0], offsets[-1], type_, f"{place} line {number}", text)


def _checked(start: str, end: str, type_: str, place: str, text: str) -> Annotation:
    if not (start.isdigit() and end.isdigit() and int(start) < int(end) <= len(text)):
        raise InputError(place, f"offsets {start}-{end} are not within the text of {len(text)} characters", "mend them")
    return Annotation(int(start), int(end), type_)


def _content(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(path), f"cannot be read ({error})", "give the folder that holds the corpora") from error


def _members(path: Path) -> dict[str, str]:
    try:
        with tarfile.open(path) as archive:
            files = ((info.name, archive.extractfile(info)) for info in archive if info.isfile())
            return {name: file.read().decode("utf-8") for name, file in files if file}
    except (OSError, tarfile.TarError) as error:
        raise InputError(str(path), f"cannot be read ({error})", "give the folder that holds the corpora") from error
