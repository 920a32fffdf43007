"""Tables of what restores the effect of a therapy: agents in one column, the drugs that work again in another.

Such a table is known by its headers, which call the one column agents of any kind ("Compound", "Modulator") and the
other one what is helped ("Anticancer drug", "Drug potentiated"), and by what it, its heading or the title says that
they do. In a column of agents an entry that nothing else explains names one, too. The words are data:
``wording/modulators.tsv``.
"""

import re
from collections.abc import Iterator, Mapping

from claimx.claims.discourse.headings import title_of
from claimx.claims.discourse.topics import Topic
from claimx.claims.judgement.candidates import Candidate, filled
from claimx.claims.tables.columns import Role
from claimx.claims.tables.grids import Row, find_rows, item_at
from claimx.claims.tables.layout import Layout, read_layout
from claimx.claims.tables.problems import Named, names_in
from claimx.claims.tables.subjects import subject_of
from claimx.claims.wording.wordlists import Parts
from claimx.lexicon import fold
from claimx.schema import Document, Mention, Span, Table

RULE, FOUND_BY = "table/modulator", "rule agents-column"
_ENTRY = re.compile(
    r"(?<![\w(\[-])(?P<name>[A-Za-z0-9(][^,;|()\[\]\n]*?[a-z][\w-]+(?: [A-Z0-9][\w-]{0,3})?)"
    r"(?=\s*(?:[,;(\[\n|]|and |or |$))"
)
"""An entry of a list up to a comma, a bracket or the end: "Ginsenoside Rg3 (root), emodin"."""
SHARE = 0.25
"""The share of the cells of either column that are to name a drug."""
CHEMOTHERAPY = "chemotherapy"
"""What works again where a table of modulators names no therapy: multidrug resistance is one to chemotherapy."""
LENDING: tuple[Role, ...] = ("mechanism", "other")
TELLING: tuple[Role, ...] = ("mechanism", "drug")
LONGEST = 4
"""The words of a cell that may be a name."""
WORDS = Parts(
    "modulators.tsv",
    {
        "restores": r"{words}",
        "agents": r"^(?:\W*{links})*\W*{words}",
        "exact": r"{words}",
        "helped": r"{words}",
        "plain": r"{words}(?: {links})*",
        "apart": r"{words}",
        "problems": r"{words}",
    },
)


def link_modulators(topic: Topic, table: Table) -> tuple[Candidate, ...] | None:
    """The answers of a table of modulators; None where the table is no such."""
    roles = _roles_of(topic, table, read_layout(topic.document, topic.annotation, table))
    if roles is None:
        return None
    return tuple(candidate for row in find_rows(topic, table, roles) for candidate in _restored(row))


def _roles_of(topic: Topic, table: Table, layout: Layout) -> Mapping[int, Role] | None:
    """The column of agents, that of the drugs helped, and what the others tell; None in tables of another kind."""
    document = topic.document
    headers = {
        number: fold(" ".join(document.text[cell.start : cell.end] for cell in layout.headers.get(number, ())))
        for number in range(layout.width)
    }
    section = document.sections[table.section].title if document.sections else ""
    own = fold(" ".join([table.caption.of(document.text), section, *headers.values()]))
    said = f"{own} {fold(title_of(document))}"
    if any(WORDS["problems"].search(header) for header in headers.values()):
        return None
    named = [number for number in headers if _share_of_drugs(topic, table, layout, number) >= SHARE]
    helped = [n for n in named if WORDS["helped"].search(headers[n]) and not WORDS["apart"].search(headers[n])]
    exact = [n for n in named if WORDS["exact"].search(headers[n]) and n not in helped]
    helped = helped or [n for n in named if exact and n not in exact and WORDS["plain"].fullmatch(headers[n].strip())]
    agents = exact or [n for n in named if WORDS["agents"].search(headers[n]) and n not in helped[:1]]
    told = [n for n in named if n not in agents[:1] and _share_of_effects(document, layout, n) >= SHARE]
    restores = WORDS["restores"].search(said)
    if not agents or not (told or (helped and restores) or (exact and WORDS["restores"].search(own))):
        return None
    roles: dict[int, Role] = {n: "other" if WORDS["apart"].search(headers[n]) else "mechanism" for n in headers}
    return roles | dict.fromkeys((helped or told)[:1], "drug") | {agents[0]: "agent"}


def _share_of_effects(document: Document, layout: Layout, column: int) -> float:
    """The share of cells of a column that say that an effect is restored."""
    cells = [line.cells[column] for line in layout.lines if column in line.cells]
    told = [cell for cell in cells if WORDS["restores"].search(fold(document.text[cell.start : cell.end]))]
    return len(told) / len(cells) if cells else 0.0


def _share_of_drugs(topic: Topic, table: Table, layout: Layout, column: int) -> float:
    cells = [line.cells[column] for line in layout.lines if column in line.cells]
    items = [item_at(topic, table, Span(cell.start, cell.end), column) for cell in cells]
    return sum(bool(item.of("DRUG", "DRUG_CLASS")) for item in items) / len(items) if items else 0.0


def _restored(row: Row) -> Iterator[Candidate]:
    """Each agent of a row with each drug that it helps, and the genes and mechanisms through which it does.

    Where no column tells what is helped, the caption does, the heading or the title.
    """
    agents = tuple(_agents_of(row))
    own = {name for agent, _ in agents for name in agent.split(" + ")}
    told = row.of("mechanism", "CANCER") or row.of("other", "CANCER") or row.cancers
    slots = {
        "gene": tuple(m.name for role in TELLING for m in row.of(role, "GENE")),
        "mechanism": tuple(m.name for role in TELLING for m in row.of(role, "MECHANISM")),
        "cancer": tuple(m.name for m in told),
    }
    lent = [named for role in LENDING for named in names_in(row, role)]
    if not lent:
        lent = [(name, ()) for name in subject_of(row).names or (CHEMOTHERAPY,)]
    for item in row.items("agent"):
        for agent, members in agents:
            if not any(item.span.start <= m.start < item.span.end for m in members):
                continue
            for drug, helped in names_in(row, "drug") or lent:
                if drug and drug not in own:
                    roles, place = (*filled("agent", members), *filled("drug", helped)), row.place(item.span)
                    yield Candidate("resensitization", drug, slots, agent, place, mentions=roles, rule=RULE)


def _agents_of(row: Row) -> Iterator[Named]:
    """The agents of a row: the drugs that its cell names, and what else it lists, under its printed name."""
    document = row.topic.document
    yield from names_in(row, "agent")
    for item in row.items("agent"):
        for match in _ENTRY.finditer(document.text, item.span.start, item.span.end):
            (start, end), printed, name = match.span("name"), match["name"], fold(match["name"])
            explained = any(m.start < end and start < m.end for m in item.passage.mentions)
            if not explained and len(printed.split()) <= LONGEST:
                yield name, (Mention(document.doc_id, start, end, printed, "DRUG", name, found_by=FOUND_BY, score=0.6),)
