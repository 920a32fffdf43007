"""``claimx lint``: lexicons and the tables of a corpus, without running anything."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli.terminal import Debug, complain, tell
from claimx.errors import InputError
from claimx.settings import CORPUS

if TYPE_CHECKING:
    from claimx.grading.gold import Known
    from claimx.lexicon import Lexicon

Checked = tuple[str, list[InputError]]


def lint(
    corpus: Annotated[
        Path | None, typer.Option("--corpus", metavar="DIR", exists=True, file_okay=False, help="Corpus folder.")
    ] = None,
    gold: Annotated[
        Path | None, typer.Option("--gold", metavar="FILE", exists=True, dir_okay=False, help="Gold table.")
    ] = None,
    lexicons: Annotated[
        list[Path] | None,
        typer.Option(
            "--lexicons",
            metavar="DIR",
            exists=True,
            file_okay=False,
            help="Folder of further lexicon TSV files; may be repeated.",
        ),
    ] = None,
    debug: Debug = False,
) -> None:
    """Check lexicons, manifest, gold tables, judged claims and cited works; every bad row is named by file and line.

    Example: claimx lint --corpus corpus
    """
    checked, bad = 0, 0
    for name, problems in _checks(corpus, gold, tuple(lexicons or ())):
        checked += 1
        for problem in problems:
            bad += 1
            complain(problem)
        tell(f"{name}: {f'{len(problems)} to mend' if problems else 'good'}")
    if bad:
        raise typer.Exit(1)
    tell(f"{checked} checked, nothing to mend")


def _checks(
    corpus: Path | None, gold: Path | None, folders: tuple[Path, ...]
) -> Iterator[tuple[str, list[InputError]]]:
    from claimx.corpus import find_parts
    from claimx.grading.gold import lint_gold
    from claimx.grading.judgements import JUDGED, lint_judgements
    from claimx.lexicon import PACKAGED, lint_lexicon, read_lexicon

    sound = True
    for folder in (PACKAGED, *folders):
        problems = lint_lexicon(folder)
        sound = sound and not problems
        yield "packaged lexicons" if folder == PACKAGED else f"lexicons of {folder}", problems
    known = _known(read_lexicon(folders)) if sound else None
    for folder in find_parts(corpus or CORPUS):
        if corpus or (folder / "manifest.tsv").exists():
            yield str(folder / "manifest.tsv"), _lint_manifest(folder / "manifest.tsv")
        yield from _lint_lists(folder)
        for path in (gold,) if gold else (folder / "gold.tsv", folder / "gold_second.tsv"):
            if path.exists():
                yield str(path), [*lint_gold(path, known), *_strangers(path, folder / "manifest.tsv")]
        if gold:
            return
        if (folder / JUDGED).exists():
            yield str(folder / JUDGED), lint_judgements(folder / JUDGED)


def _known(lexicon: "Lexicon") -> "Known":
    """Whether a name is the lexicon's, or that of a class as it is put together from a gene of the lexicon."""
    from claimx.mentions.class_names import is_class_of_target

    return lambda label, name: (
        lexicon.recognizes(label, name) or (label == "DRUG_CLASS" and is_class_of_target(name, lexicon))
    )


def _lint_manifest(path: Path) -> list[InputError]:
    from claimx.corpus import differs, locate, scan_manifest
    from claimx.settings import read_settings

    try:
        rows, problems = scan_manifest(path)
    except InputError as problem:
        return [problem]
    reviews = locate(rows, path.parent, read_settings(corpus=path.parent).search)
    return [*problems, *(differs(review) for review in reviews.differing)]


def _lint_lists(corpus: Path) -> Iterator[Checked]:
    """The lists of what the reviews of a corpus cite; each must be of a review of the manifest."""
    from claimx.corpus import find_lists, list_path, scan_manifest
    from claimx.identifiers import scan_list

    manifest = corpus / "manifest.tsv"
    paths = find_lists(corpus) if manifest.exists() else ()
    own = {list_path(corpus, row.id) for row in scan_manifest(manifest)[0]} if paths else set()
    for path in paths:
        try:
            problems = list(scan_list(path)[1])
        except InputError as problem:
            problems = [problem]
        if path not in own:
            remedy = "rename the file or delete it"
            problems.append(InputError(str(path), f"{manifest.name} lists no review of this name", remedy))
        yield str(path), problems


def _strangers(path: Path, manifest: Path) -> list[InputError]:
    """Gold rows of reviews that the manifest does not list."""
    from claimx.corpus import scan_manifest
    from claimx.grading.gold import scan_gold

    if not manifest.exists():
        return []
    listed = {row.id for row in scan_manifest(manifest)[0]}
    remedy = f"write an id of {manifest.name}, or add the review there"
    return [
        InputError(f"{path} line {row.line}, column doc", f"{row.doc!r} is no review of the corpus", remedy)
        for row in scan_gold(path)[0]
        if row.doc not in listed
    ]
