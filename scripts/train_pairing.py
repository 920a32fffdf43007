"""Train the pairing model that claimx ships, from CIViC's development statements.

    python scripts/train_pairing.py [--data DIR] [--out FILE] [--seed N]

DIR holds ``civic/dev.tsv``; by default ``$CLAIMX_SHARED/data`` or ``../shared/data``. The same table
and seed give the same file again, byte for byte. ``claimx grade --against civic`` repeats the figures.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from claimx.claims.pairing.model import PACKAGED
from claimx.claims.pairing.training import train
from claimx.errors import InputError
from claimx.grading.civic import read_civic
from claimx.pipeline import Extractor
from claimx.runs.civic import canonical_drug, civic_examples

SHARED = Path(os.environ.get("CLAIMX_SHARED", Path(__file__).resolve().parents[2] / "shared"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and write the model; 1 if the table cannot be read."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--data", type=Path, default=SHARED / "data", help="folder with civic/dev.tsv")
    parser.add_argument("--out", type=Path, default=PACKAGED, help="where the model is written")
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args(arguments)
    extractor = Extractor.load()
    try:
        statements = read_civic(chosen.data / "civic" / "dev.tsv", canonical_drug(extractor.lexicon))
    except InputError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{len(statements)} statements; growing trees", file=sys.stderr, flush=True)
    model = train(civic_examples(statements, extractor), chosen.seed)
    text = json.dumps(model.to_json(), ensure_ascii=False, indent=None, separators=(",", ":"))
    chosen.out.write_text(text.replace('"trees":', '\n"trees":').replace("]],[", "]],\n[") + "\n", encoding="utf-8")
    print(f"{chosen.out}: {chosen.out.stat().st_size // 1024} kB", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
