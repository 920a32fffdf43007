"""Claims of tables: what a column means is read from its header and from what its cells name."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from claimx.claims.candidates import Candidate, Place, filled
from claimx.claims.changes import Change, find_changes, infer_mechanisms, targets_of
from claimx.claims.groups import drug_groups, find_groups
from claimx.claims.passages import Passage, slice_of
from claimx.claims.topics import Topic
from claimx.context import find_certainty
from claimx.lexicon import Lexicon
from claimx.mentions import Annotation
from claimx.schema import Cell, Certainty, Document, Label, Mention, Span, Table

Role = Literal["drug", "target", "cancer", "mechanism", "example", "agent", "result", "reference", ""]

HEADERS: tuple[tuple[Role, str], ...] = (
    ("reference", r"reference|citation|source|^refs?\b|study|studies|author"),
    ("agent", r"re-?sensiti|overcom|solution|strateg|next.line|second.line|salvage|alternative (?:drug|agent|therap)|"
              r"subsequent|counter|options?|to restore|rescue|may respond|respond to|remed"),
    ("result", r"result|impact|consequence|effect on|outcome|not respond|implication"),
    ("example", r"example|alteration|biomarker|gene|variant|mutation"),
    ("mechanism", r"mechanism|type of resistance|resistance|description|process|characteristic"),
    ("target", r"target|antigen|receptor|protein"),
    ("cancer", r"cancer|tumou?r|indication|disease|malignan|setting|entity|histology"),
    ("drug", r"drug|agent|therap|inhibitor|antibod|treatment|compound|medicine|regimen|mab\b"),
)  # fmt: skip
CONTENT: tuple[tuple[Role, tuple[Label, ...]], ...] = (
    ("drug", ("DRUG", "DRUG_CLASS")),
    ("cancer", ("CANCER",)),
    ("target", ("GENE",)),
    ("mechanism", ("MECHANISM", "MUTATION", "ALTERATION")),
)


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a cell: the whole cell, or one of its numbered or bulleted items."""

    span: Span
    passage: Passage

    def of(self, *labels: Label) -> tuple[Mention, ...]:
        """The mentions of these labels."""
        return self.passage.of(*labels)


def link_tables(document: Document, annotation: Annotation, topic: Topic, lexicon: Lexicon) -> Iterator[Candidate]:
    """Candidates of every table of the document, row by row."""
    for table in document.tables:
        rows = _rows(table)
        roles = find_roles(document, annotation, table)
        if "mechanism" not in roles.values() and "agent" not in roles.values() and "drug" not in roles.values():
            continue
        for number, cells in rows.items():
            row = Row(document, annotation, table, number, {roles[c.column]: c for c in cells if roles.get(c.column)})
            yield from _link_row(row, topic, lexicon, roles)


@dataclass(frozen=True)
class Row:
    """One row of a table, its cells by the role of their column."""

    document: Document
    annotation: Annotation
    table: Table
    number: int
    cells: dict[Role, Cell]

    def items(self, role: Role) -> tuple[Item, ...]:
        """The entries of the cell of this role; none where the row has no such cell."""
        cell = self.cells.get(role)
        if cell is None or cell.end <= cell.start:
            return ()
        spans = cell.items or (Span(cell.start, cell.end),)
        return tuple(Item(span, self._passage(span)) for span in spans)

    def of(self, role: Role, *labels: Label) -> tuple[Mention, ...]:
        """The mentions of these labels in the cell of this role."""
        return tuple(m for item in self.items(role) for m in item.of(*labels))

    def place(self, role: Role, span: Span) -> Place:
        """Where evidence in the cell of this role stands."""
        cell, table = self.cells[role], self.table
        caption = table.caption.of(self.document.text)
        return Place(span.start, span.end, caption or table.label, table.page, table.label, self.number, cell.column)

    def _passage(self, span: Span) -> Passage:
        return Passage(
            self.document, span.start, span.end, -1, self.table.section,
            slice_of(self.annotation.mentions, span.start, span.end), slice_of(self.annotation.cues, span.start, span.end),
        )  # fmt: skip


def find_roles(document: Document, annotation: Annotation, table: Table) -> dict[int, Role]:
    """What each column holds: by its header's words, else by what its cells name most."""
    headers: dict[int, str] = {}
    for cell in table.cells:
        if cell.header:
            text = Span(cell.start, cell.end).of(document.text)
            headers[cell.column] = (headers.get(cell.column, "") + " " + text).strip().lower()
    roles: dict[int, Role] = {}
    for column in range(table.n_columns):
        role = _role_of_header(headers.get(column, ""), headers)
        if not role or role in roles.values():
            role = _role_of_content(annotation, table, column, set(roles.values()))
        roles[column] = role
    return roles


def _role_of_header(header: str, headers: dict[int, str]) -> Role:
    for role, pattern in HEADERS:
        if re.search(pattern, header):
            return role
    return ""


def _role_of_content(annotation: Annotation, table: Table, column: int, taken: set[Role]) -> Role:
    cells = [c for c in table.cells if c.column == column and not c.header]
    counts: Counter[Role] = Counter()
    for cell in cells:
        for mention in slice_of(annotation.mentions, cell.start, cell.end):
            counts.update(role for role, labels in CONTENT if mention.label in labels and role not in taken)
    role, count = counts.most_common(1)[0] if counts else ("", 0)
    return role if count >= max(2, len(cells) / 2) else ""


def _rows(table: Table) -> dict[int, list[Cell]]:
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if not cell.header:
            rows.setdefault(cell.row, []).append(cell)
    return rows


def _link_row(row: Row, topic: Topic, lexicon: Lexicon, roles: dict[int, Role]) -> Iterator[Candidate]:
    if row.of("drug", "DRUG", "DRUG_CLASS"):
        yield from _by_drugs(row, lexicon, _certainty(row, roles))
    else:
        yield from _by_mechanism(row, topic, lexicon)


def _certainty(row: Row, roles: dict[int, Role]) -> Certainty:
    """A header such as "Potential mechanisms" hedges its column."""
    column = next((c for c, role in roles.items() if role == "mechanism"), None)
    header = next((c for c in row.table.cells if c.header and c.column == column), None)
    if header is None:
        return "asserted"
    text = Span(header.start, header.end).of(row.document.text).lower()
    return "hedged" if re.search(r"potential|possible|putative|proposed|likely|candidate", text) else "asserted"


def _by_drugs(row: Row, lexicon: Lexicon, certainty: Certainty) -> Iterator[Candidate]:
    """A row that names its drugs: each drug with the row's target, cancers, mechanisms and agents."""
    drugs = _names(row, "drug")
    cancers, targets = row.of("cancer", "CANCER"), row.of("target", "GENE")
    cancer_names = tuple(m.name for m in cancers)
    for name, members in drugs:
        base = filled("drug", members)
        if targets:
            slots = {"gene": tuple(m.name for m in targets), "cancer": cancer_names,
                     "alteration": tuple(m.name for m in row.of("target", "ALTERATION") if not _is_fusion(targets, lexicon))}  # fmt: skip
            yield Candidate("target", name, slots, "", _whole(row, "target"), mentions=(*base, *filled("gene", targets)),
                            rule="table/target", score=0.85)  # fmt: skip
        if cancers:
            yield Candidate("indication", name, {"cancer": cancer_names}, "", _whole(row, "cancer"),
                            mentions=(*base, *filled("cancer", cancers)), rule="table/indication", score=0.85)  # fmt: skip
    problems = [_arguments(item) for item in row.items("mechanism")]
    for (name, members), item, problem in (
        (d, i, p) for i, p in zip(row.items("mechanism"), problems, strict=True) for d in drugs
    ):
        slots = _resistance_slots(problem, name, cancer_names, lexicon, item)
        yield Candidate("resistance", name, slots, "", row.place("mechanism", item.span), certainty=certainty,
                        mentions=(*filled("drug", members), *filled("mechanism", item.of("MECHANISM")), *filled("cancer", cancers)),
                        rule="table/resistance", score=0.85)  # fmt: skip
    yield from _agents(row, drugs, problems, cancer_names, lexicon)


def _agents(
    row: Row, drugs: Sequence[tuple[str, tuple[Mention, ...]]], problems: Sequence[tuple[Change, ...]],
    cancers: tuple[str, ...], lexicon: Lexicon,
) -> Iterator[Candidate]:  # fmt: skip
    """Agents of a row: with the mechanism of the same number where the counts match, else with the drugs."""
    items = row.items("agent")
    mechanisms = row.items("mechanism")
    paired = len(items) == len(mechanisms)
    for number, item in enumerate(items):
        answered = [number] if paired else [0] if len(mechanisms) == 1 else []
        for agent, members in _names_of(item):
            parts = agent.split(" + ")
            own = [d for d in drugs if len(parts) > 1 and d[0] in parts] or list(drugs)
            for name, _ in own:
                if agent == name:
                    continue
                slots: dict[str, tuple[str, ...]] = {"cancer": cancers}
                for n in answered:
                    slots = _resistance_slots(problems[n], name, cancers, lexicon, mechanisms[n])
                yield Candidate("resensitization", name, slots, agent, row.place("agent", item.span),
                                mentions=filled("agent", members), rule="table/agent", score=0.8)  # fmt: skip


def _by_mechanism(row: Row, topic: Topic, lexicon: Lexicon) -> Iterator[Candidate]:
    """A row that is about a mechanism: its examples are the changed genes and cancers."""
    failing = _failing_drugs(row)
    general = topic.broad_drugs().names
    mechanisms = row.of("mechanism", "MECHANISM")
    named = tuple(dict.fromkeys(m.name for m in mechanisms))
    examples = [i for i in row.items("example") if i.of("GENE", "MUTATION", "CANCER", "DRUG", "MECHANISM")]
    role: Role = "example" if examples else "mechanism"
    for item in examples or row.items("mechanism"):
        for part in _parts(item):
            changes = find_changes(part.passage, part.span)
            cancers = tuple(m.name for m in part.of("CANCER"))
            drugs = [m.name for m in part.of("DRUG", "DRUG_CLASS")] or _drugs_for(changes, failing, lexicon) or general
            for drug in dict.fromkeys(drugs):
                slots = _resistance_slots(changes, drug, cancers, lexicon, part)
                if not slots["mechanism"] or role == "example":
                    slots["mechanism"] = tuple(
                        dict.fromkeys([*slots["mechanism"], *(named if len(named) <= 3 else named[:1])])
                    )
                yield Candidate("resistance", drug, slots, "", row.place(role, part.span),
                                certainty=find_certainty(part.passage.cues, part.span),
                                mentions=(*filled("mechanism", mechanisms, "table"), *filled("gene", [c.gene for c in changes if c.gene])),
                                rule="table/example", score=0.6)  # fmt: skip
    problems = [_arguments(item) for item in row.items("mechanism")]
    yield from _agents(row, [(d, ()) for d in general], problems, tuple(m.name for m in row.of("cancer", "CANCER")), lexicon)


def _parts(item: Item) -> tuple[Item, ...]:
    """An example cell such as "A loss in X, and B mutation in Y": one part a cancer that closes it."""
    cancers = find_groups(item.passage, item.of("CANCER"))
    if len(cancers) < 2:
        return (item,)
    parts, start = [], item.span.start
    for number, group in enumerate(cancers):
        end = item.span.end if number == len(cancers) - 1 else group.end
        p = item.passage
        inner = Passage(p.document, start, end, p.block, p.section,
                        slice_of(p.mentions, start, end), slice_of(p.cues, start, end))  # fmt: skip
        parts.append(Item(Span(start, end), inner))
        start = end
    return tuple(parts)


def _failing_drugs(row: Row) -> tuple[str, ...]:
    found = [n for role in ("result", "mechanism") for n, _ in _names(row, role)]
    return tuple(dict.fromkeys(found))


def _drugs_for(changes: Sequence[Change], failing: Sequence[str], lexicon: Lexicon) -> list[str]:
    """Of the drugs that the row says fail, those that act on a changed gene; all if none does."""
    genes = {c.gene.name for c in changes if c.gene}
    own = [d for d in failing if genes & set(targets_of(d, lexicon))]
    return own or list(failing)


def _arguments(item: Item) -> tuple[Change, ...]:
    return find_changes(item.passage, item.span)


def _resistance_slots(
    changes: Sequence[Change], drug: str, cancers: tuple[str, ...], lexicon: Lexicon, item: Item
) -> dict[str, tuple[str, ...]]:
    inferred = [m for c in changes for m in infer_mechanisms(c, drug, targets_of(drug, lexicon), lexicon)]
    named = [m.name for m in item.of("MECHANISM")]
    genes = [c.gene.name for c in changes if c.gene]
    target = [g for label in ("DRUG", "DRUG_CLASS") for g in lexicon.facts(label, drug, "targets")][:1]
    return {
        "gene": tuple(genes) or (tuple(target) if any(c.mutations for c in changes) else ()),
        "mutation": tuple(m.name for c in changes for m in c.mutations),
        "alteration": tuple(a.name for c in changes for a in c.alterations),
        "mechanism": tuple(dict.fromkeys([*named, *inferred])),
        "cancer": cancers,
    }


def _whole(row: Row, role: Role) -> Place:
    cell = row.cells[role]
    return row.place(role, Span(cell.start, cell.end))


def _names(row: Row, role: Role) -> list[tuple[str, tuple[Mention, ...]]]:
    return [named for item in row.items(role) for named in _names_of(item)]


def _names_of(item: Item) -> list[tuple[str, tuple[Mention, ...]]]:
    found = []
    for group in drug_groups(item.passage):
        for name in group.names:
            found.append((name, group.members if group.combined else tuple(m for m in group.members if m.name == name)))
    return found


def _is_fusion(genes: Sequence[Mention], lexicon: Lexicon) -> bool:
    return any("fusion" in lexicon.facts("GENE", m.name, "kind") for m in genes)
