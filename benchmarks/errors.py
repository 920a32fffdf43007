"""What is missed and what is too much in the prose of a graded run, by type and by kind of error: distinct pairs.

    claimx run --no-flow && python benchmarks/errors.py outputs/latest [DOC…]

The reviews kept apart are left out: of their errors not even the kinds are looked at. Two runs graded against the
same gold table are set side by side: ``python benchmarks/errors.py BEFORE AFTER``.
"""

import argparse
import json
import re
from collections import Counter
from pathlib import Path

from claimx.runs.observations import KEPT_APART

Error = tuple[str, str, str]
_ERROR = re.compile(r"(?P<slot>\w+)=(?P<value>.*?) \((?P<kind>[a-z -]+)\)(?:; |$)")


def count(run: Path, docs: frozenset[str]) -> Counter[Error]:
    """Pairs in error by side, type and kind.

    Args:
        run: the folder of a graded run. docs: the reviews to look at; all but those kept apart if there are none.
    """
    pairs = {}
    for finding in json.loads((run / "report.json").read_text(encoding="utf-8"))["findings"]:
        if finding["part"] != "prose" or finding["doc"] in KEPT_APART or (docs and finding["doc"] not in docs):
            continue
        for side, field in (("missed", "missing"), ("extra", "extra")):
            for match in _ERROR.finditer(finding[field]):
                about = (finding["doc"], finding["type"], finding["polarity"], finding["drug"], side)
                pairs[(*about, match["slot"], match["value"])] = (side, finding["type"], match["kind"])
    return Counter(pairs.values())


def main() -> None:
    """Print a line for each kind, the commonest first, and the sums of both sides."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("runs", nargs="+", type=Path, metavar="RUN", help="one run, or one before and one after")
    parser.add_argument("--docs", nargs="*", default=(), help="reviews to look at")
    options = parser.parse_args()
    counts = [count(run, frozenset(options.docs)) for run in options.runs]
    for key in sorted(set().union(*counts), key=lambda key: (-max(c[key] for c in counts), key)):
        print("  ".join(f"{part:16}" for part in key), *(f"{c[key]:5}" for c in counts))
    for side in ("missed", "extra"):
        print(f"{side:52}", *(f"{sum(n for key, n in c.items() if key[0] == side):5}" for c in counts))


if __name__ == "__main__":
    main()
