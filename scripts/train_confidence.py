"""Fit the confidence of rule-made claims that claimx ships, to the curated reviews at hand.

    python scripts/train_confidence.py [--corpus DIR] [--out FILE]

Reviews that the manifest lists without carrying them are looked for in CLAIMX_CORPUS_PATH; the packaged model
was fitted with all of them at hand. The same rules, reviews and gold table give the same file again, byte for byte.
``claimx grade --against reviews`` says how far the fit holds on sections and reviews that it did not see.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from claimx.claims.judgement.confidence import PACKAGED
from claimx.errors import InputError
from claimx.runs.confidence import fit_confidence, observe_reviews
from claimx.settings import read_settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit and write the model; 1 if there is nothing to fit it to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--corpus", type=Path, default=Path("corpus"), help="folder with manifest.tsv and gold.tsv")
    parser.add_argument("--out", type=Path, default=PACKAGED, help="where the model is written")
    chosen = parser.parse_args(arguments)
    try:
        observed = observe_reviews(read_settings(corpus=chosen.corpus))
    except InputError as error:
        print(error, file=sys.stderr)
        return 1
    model = fit_confidence(observed)
    chosen.out.write_text(json.dumps(model.to_json(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{chosen.out}: fitted to {len(observed)} passages", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
