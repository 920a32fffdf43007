"""Write the published JSON Schemas anew from the records: run it after a change of ``claimx.schema``."""

import json
from pathlib import Path

from claimx.runs.wire import PUBLISHED, schema

FOLDER = Path(__file__).resolve().parents[1] / "src" / "claimx" / "runs" / "schemas"


def main() -> None:
    """Write ``src/claimx/runs/schemas/<name>.json`` for every published record."""
    FOLDER.mkdir(exist_ok=True)
    for name in PUBLISHED:
        text = json.dumps(schema(name), indent=2, ensure_ascii=False) + "\n"
        (FOLDER / f"{name}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
