"""``claimx grade --against civic|civicmine|reviews``: figures on parts that nothing was learned from."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from claimx.cli.terminal import tell

if TYPE_CHECKING:
    from claimx.grading.reliability import Bins
    from claimx.grading.scoring import Tally
    from claimx.runs.civic import CivicFold
    from claimx.runs.civicmine import CivicMineScore


class Benchmark(StrEnum):
    """What claimx can be graded against beside a gold table: a public table of relations, or its own confidence."""

    civic = "civic"
    civicmine = "civicmine"
    reviews = "reviews"


def grade_against(benchmark: Benchmark, data: Path | None, seed: int = 0, out: Path | None = None) -> None:
    """Learn from some parts, answer the others, and print the counts and rates.

    Args:
        data: folder that holds ``civic/dev.tsv`` and ``civicmine/training.tar.gz``; for ``reviews`` the texts of
            ``corpus/judged.tsv``, without which the fit learns from reviews alone.
        out: where a reliability diagram is written as SVG, for ``civic`` and ``reviews``.

    Raises:
        InputError: the benchmark's file cannot be read.
    """
    if benchmark is Benchmark.reviews:
        _reviews(data, out)
        return
    if data is None:
        raise typer.BadParameter("name the folder of the benchmark's data", param_hint="--data")
    if benchmark is Benchmark.civic:
        _civic(data / "civic" / "dev.tsv", seed, out)
    else:
        _civicmine(data, seed)


def _civic(path: Path, seed: int, out: Path | None) -> None:
    from claimx.grading.civic import read_civic
    from claimx.pipeline import Extractor
    from claimx.runs.civic import CivicFold, canonical_drug, civic_examples, grade_civic

    extractor = Extractor.load()
    statements = read_civic(path, canonical_drug(extractor.lexicon))
    tell(f"{len(statements)} statements")
    total = CivicFold()
    typer.echo(
        "fold\tall\tprinted\tpairs\tdenied, opposite counts\tdenied, exactly as filed\tdirection given the pair\t"
        "calibration error\tprecision above 0.8"
    )
    for number, fold in enumerate(grade_civic(statements, civic_examples(statements, extractor), seed, tell), start=1):
        total += fold
        typer.echo(f"{number}\t{_row(fold)}")
    typer.echo(f"all\t{_row(total)}")
    _draw(total.bins, "CIViC statements, folds not trained on", out)


def _row(fold: "CivicFold") -> str:
    score = fold.score
    cells = [_figures(t) for t in (score.all, score.printed, score.pairs)]
    denied = (f"F1 {_rate(score.denied_f1)} ({score.denied_met} met)", _figures(score.denied))
    return "\t".join((*cells, *denied, _rate(fold.given.precision), _sureness(fold.bins)))


def _civicmine(data: Path, seed: int) -> None:
    from claimx.grading.civic import read_civic
    from claimx.grading.civicmine import read_civicmine
    from claimx.pipeline import Extractor
    from claimx.runs.civic import canonical_drug, civic_examples
    from claimx.runs.civicmine import civicmine_examples, grade_civicmine

    extractor = Extractor.load()
    sentences = read_civicmine(data / "civicmine" / "training.tar.gz")
    statements = read_civic(data / "civic" / "dev.tsv", canonical_drug(extractor.lexicon))
    examples = civicmine_examples(sentences, extractor)
    typer.echo("fold\tpredictive pairs\tof those whose names the annotators were offered")
    others = civic_examples(statements, extractor)
    total: CivicMineScore | None = None
    for number, score in enumerate(grade_civicmine(sentences, examples, others, seed, tell), start=1):
        total = total + score if total else score
        typer.echo(f"{number}\t{_figures(score.strict)}\t{_figures(score.judged)}")
    if total:
        typer.echo(f"all\t{_figures(total.strict)}\t{_figures(total.judged)}")


def _reviews(data: Path | None, out: Path | None) -> None:
    from claimx.grading.reliability import fill_bins
    from claimx.runs.confidence import judge_held_out, review_of, section_of
    from claimx.runs.observations import observe_abstracts, observe_reviews
    from claimx.settings import read_settings

    settings = read_settings()
    observed = observe_reviews(settings)
    tell(f"{len(observed)} passages with a claim of a rule")
    if data:
        others, unmade = observe_abstracts(data, settings)
        tell(f"{len(others)} with a judged claim in abstracts and papers; {unmade} judged claims are no longer made")
        observed += others
    else:
        tell("no claims in abstracts, as --data is not given: the fit is to reviews alone")
    by_section = judge_held_out(observed, section_of)
    by_review = judge_held_out(observed, review_of)
    reviews, abstracts = ([one for one in by_review if one.abstract is kind] for kind in (False, True))
    lines = {
        "a section": [(one.confidence, one.right) for one in by_section if not one.abstract],
        "a review": [(one.confidence, one.right) for one in reviews],
        "a review: text that rules were written for": [(o.confidence, o.right) for o in reviews if o.tuned_on],
        "a review: text that was kept apart": [(o.confidence, o.right) for o in reviews if not o.tuned_on],
        "a review, as claimed: all text is new": [(one.as_new, one.right) for one in reviews],
    }
    if abstracts:
        lines["a tenth of the abstracts"] = [(one.confidence, one.right) for one in abstracts if not one.sentence]
        lines["a tenth of the single sentences"] = [(one.confidence, one.right) for one in abstracts if one.sentence]
    typer.echo("left out in turn\tcalibration error\tprecision above 0.8\tclaims above 0.8\tof the right claims")
    for name, judged in lines.items():
        bins = fill_bins(judged)
        typer.echo(f"{name}\t{_sureness(bins)}\t{_reach(bins)}")
    every = [(one.confidence, one.right) for one in by_review]
    _draw(fill_bins(every), "Claims of rules, reviews and abstracts not fitted to", out)


def _draw(bins: "Bins", title: str, out: Path | None) -> None:
    from claimx.grading.reliability import draw_reliability

    if out:
        out.write_text(draw_reliability(bins, title), encoding="utf-8", newline="")


def _sureness(bins: "Bins") -> str:
    from claimx.grading.reliability import expected_error, precision_above

    return f"{_rate(expected_error(bins))}\t{_rate(precision_above(bins, 0.8))}"


def _reach(bins: "Bins") -> str:
    from claimx.grading.reliability import claims_above, recall_above

    return f"{claims_above(bins, 0.8)} of {sum(one.claims for one in bins)}\t{_rate(recall_above(bins, 0.8))}"


def _figures(tally: "Tally") -> str:
    return f"F1 {_rate(tally.f1)} P {_rate(tally.precision)} R {_rate(tally.recall)} ({tally.tp}/{tally.fp}/{tally.fn})"


def _rate(rate: float | None) -> str:
    return "none" if rate is None else f"{rate:.3f}"
