"""Fit the confidence of rule-made claims that claimx ships, to the curated reviews and judged claims of abstracts.

    python scripts/train_confidence.py [--corpus DIR] [--data DIR] [--out FILE]

Reviews that the manifest lists without carrying them are looked for in CLAIMX_CORPUS_PATH; the packaged model
was fitted with all of them at hand. The folder of ``--data`` holds ``ner/``, ``mutations/``, ``civicmine/`` and
``papers/`` with the texts of ``judged.tsv``; by default it is ``$CLAIMX_SHARED/data`` or ``../shared/data``. The same
rules, reviews, texts and tables give the same file again, byte for byte. ``claimx grade --against reviews --data DIR``
says how far the fit holds on what it did not see.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from claimx.claims.judgement.confidence import PACKAGED
from claimx.errors import InputError
from claimx.runs.confidence import fit_confidence
from claimx.runs.observations import observe_abstracts, observe_reviews
from claimx.settings import read_settings

SHARED = Path(os.environ.get("CLAIMX_SHARED", Path(__file__).resolve().parents[2] / "shared"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit and write the model; 1 if there is nothing to fit it to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--corpus", type=Path, default=Path("corpus"), help="folder with gold.tsv and judged.tsv")
    parser.add_argument(
        "--data", type=Path, default=SHARED / "data", help="folder with ner/, mutations/, civicmine/ and papers/"
    )
    parser.add_argument("--out", type=Path, default=PACKAGED, help="where the model is written")
    chosen = parser.parse_args(arguments)
    try:
        settings = read_settings(corpus=chosen.corpus)
        reviews = observe_reviews(settings)
        abstracts, unmade = observe_abstracts(chosen.data, settings)
    except InputError as error:
        print(error, file=sys.stderr)
        return 1
    model = fit_confidence([*reviews, *abstracts])
    chosen.out.write_text(json.dumps(model.to_json(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    counts = f"{len(reviews)} passages of reviews and {len(abstracts)} of abstracts"
    print(f"{chosen.out}: fitted to {counts}; {unmade} judged claims are no longer made", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
