"""``claimx show``: why a claim, a mention or a refused candidate is what it is."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli.terminal import UNBOUNDED, Debug, paper
from claimx.settings import OUT

if TYPE_CHECKING:
    from claimx.schema import Claim, Mention, Rejection, Run

_SPOT = re.compile(r"(?P<doc>.+):(?P<start>\d+)(?:-(?P<end>\d+))?")
MOST_LISTED = 12


def show(
    id: Annotated[
        str, typer.Argument(metavar="ID", help="Id of a claim or refused candidate, or its beginning; DOC:START-END.")
    ],
    run: Annotated[
        Path, typer.Option("--run", metavar="RUN", exists=True, file_okay=False, help="Folder of a run.")
    ] = OUT / "latest",
    debug: Debug = False,
) -> None:
    """Explain a claim, a mention or a refused candidate: passage, cue, lexicon row, rule, citations.

    A mention is named by document and characters, as in evidence.tsv; a place in the middle of it will do.

    Example: claimx show resensitization-2015:8120-8125
    """
    from claimx.cli.explain import explain_claim, explain_mention, explain_rejection, summarize
    from claimx.runs.store import read_run

    stored = read_run(run)
    claims, mentions, rejections = find_in_run(stored, id)
    if not (claims or mentions or rejections):
        raise typer.BadParameter(
            f"nothing in {run} is called {id!r}; ids stand in claims.tsv, rejected.tsv and mentions.jsonl"
        )
    if len(claims) > 1:
        named = [f"  {claim.claim_id}  {summarize(claim)}" for claim in claims[:MOST_LISTED]]
        more = ["  …"] if len(claims) > MOST_LISTED else []
        raise typer.BadParameter("\n".join([f"{len(claims)} claims begin with {id!r}:", *named, *more]))
    page = paper(width=UNBOUNDED)
    plain = not page.is_terminal
    with page.capture() as written:
        for part in (
            *(explain_claim(claim, stored, plain) for claim in claims),
            *(explain_mention(mention, stored, plain) for mention in mentions),
            *(explain_rejection(rejection, stored, plain) for rejection in rejections),
        ):
            page.print(part)
    typer.echo("\n".join(line.rstrip() for line in written.get().rstrip().split("\n")))


def find_in_run(run: "Run", id: str) -> tuple[list["Claim"], list["Mention"], list["Rejection"]]:
    """What an id, the beginning of one, or a place in a document means in a run."""
    from claimx.runs.pool import pool_claims

    spot = _SPOT.fullmatch(id)
    if spot and spot["doc"] in {extraction.document.doc_id for extraction in run.extractions}:
        return [], *_find_at(run, spot["doc"], int(spot["start"]), int(spot["end"] or spot["start"]))
    claims = [claim for claim in pool_claims(run.extractions) if claim.claim_id.startswith(id)]
    exact = [claim for claim in claims if claim.claim_id == id]
    rejections = [r for extraction in run.extractions for r in extraction.rejections if r.rejection_id.startswith(id)]
    return exact or claims, [], [] if claims else rejections[:MOST_LISTED]


def _find_at(run: "Run", doc_id: str, start: int, end: int) -> tuple[list["Mention"], list["Rejection"]]:
    """The mentions and refused candidates at a span; where none is exactly there, those that touch it."""
    extraction = next(e for e in run.extractions if e.document.doc_id == doc_id)
    exact = [m for m in extraction.mentions if (m.start, m.end) == (start, end)]
    refused = [r for r in extraction.rejections if (r.start, r.end) == (start, end)]
    if exact or refused:
        return exact, refused
    last = max(end, start + 1)
    touching = [m for m in extraction.mentions if m.start < last and m.end > start]
    return touching, [r for r in extraction.rejections if r.start < last and r.end > start and r.kind == "mention"]
