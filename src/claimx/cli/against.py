"""``claimx grade --against civic|civicmine``: the figures on the public benchmarks, on held-out folds."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from claimx.cli.terminal import tell

if TYPE_CHECKING:
    from claimx.grading.scoring import Tally


class Benchmark(StrEnum):
    """A public table of relations that claimx can be graded against."""

    civic = "civic"
    civicmine = "civicmine"


def grade_against(benchmark: Benchmark, data: Path, seed: int = 0) -> None:
    """Train and answer by five folds, and print the counts and rates of every fold.

    Args:
        data: folder that holds ``civic/dev.tsv`` and ``civicmine/training.tar.gz``.

    Raises:
        InputError: the benchmark's file cannot be read.
    """
    if benchmark is Benchmark.civic:
        _civic(data / "civic" / "dev.tsv", seed)
    else:
        _civicmine(data, seed)


def _civic(path: Path, seed: int) -> None:
    from claimx.grading.civic import read_civic
    from claimx.pipeline import Extractor
    from claimx.runs.benchmarks import CivicFold, canonical_drug, civic_examples, grade_civic

    extractor = Extractor.load()
    statements = read_civic(path, canonical_drug(extractor.lexicon))
    tell(f"{len(statements)} statements")
    total = CivicFold()
    typer.echo("fold\tall\tprinted\tpairs\tdenied\tdirection given the pair\tcalibration error")
    for number, fold in enumerate(grade_civic(statements, civic_examples(statements, extractor), seed, tell), start=1):
        total += fold
        typer.echo(f"{number}\t{_row(fold)}")
    typer.echo(f"all\t{_row(total)}")


def _row(fold: object) -> str:
    from claimx.runs.benchmarks import CivicFold

    assert isinstance(fold, CivicFold)
    tallies = (fold.score.all, fold.score.printed, fold.score.pairs, fold.score.denied)
    cells = [_figures(t) for t in tallies]
    return "\t".join((*cells, _rate(fold.given.precision), _rate(fold.calibration_error)))


def _civicmine(data: Path, seed: int) -> None:
    from claimx.grading.civic import read_civic
    from claimx.grading.civicmine import read_civicmine
    from claimx.pipeline import Extractor
    from claimx.runs.benchmarks import canonical_drug, civic_examples, civicmine_examples, grade_civicmine

    extractor = Extractor.load()
    sentences = read_civicmine(data / "civicmine" / "training.tar.gz")
    statements = read_civic(data / "civic" / "dev.tsv", canonical_drug(extractor.lexicon))
    examples = civicmine_examples(sentences, extractor)
    total = Tally(0, 0, 0)
    typer.echo("fold\tpredictive pairs")
    others = civic_examples(statements, extractor)
    for number, tally in enumerate(grade_civicmine(sentences, examples, others, seed, tell), start=1):
        total += tally
        typer.echo(f"{number}\t{_figures(tally)}")
    typer.echo(f"all\t{_figures(total)}")


def _figures(tally: "Tally") -> str:
    return f"F1 {_rate(tally.f1)} P {_rate(tally.precision)} R {_rate(tally.recall)} ({tally.tp}/{tally.fp}/{tally.fn})"


def _rate(rate: float | None) -> str:
    return "none" if rate is None else f"{rate:.3f}"
