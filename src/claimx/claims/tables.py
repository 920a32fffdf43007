"""Claims of tables: what a column means is read from its header and from what its cells name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claimx.claims.candidates import Candidate, filled
from claimx.claims.changes import Change, find_changes, infer_mechanisms, overcome_by, targets_of
from claimx.claims.columns import Role
from claimx.claims.failures import genes_of, settle
from claimx.claims.grids import Item, Row, find_rows
from claimx.claims.groups import drug_groups, find_groups
from claimx.claims.passages import SILENT_SECTIONS, Passage, Place, slice_of
from claimx.claims.targets import link_targets
from claimx.claims.topics import Topic
from claimx.context import find_certainty, find_direction
from claimx.lexicon import Lexicon
from claimx.mentions import Annotation
from claimx.schema import Certainty, Document, Mention, Span

_NUMBERED = re.compile(r"\(?\d{1,2}[.)]|[a-z]\)")
_DOUBT = re.compile(r"\bmay\b|potential|possible|putative|proposed|likely|candidate|suspected")


def link_tables(document: Document, annotation: Annotation, topic: Topic, lexicon: Lexicon) -> Iterator[Candidate]:
    """Candidates of every table of the document, row by row."""
    for table in document.tables:
        if document.sections and document.sections[table.section].kind in SILENT_SECTIONS:
            continue
        for row in find_rows(document, annotation, table):
            if {"mechanism", "agent", "drug"} & set(row.cells):
                yield from _link_row(row, topic, lexicon)


@dataclass(frozen=True, slots=True)
class Problem:
    """One entry of a row that says why a therapy fails, with the changed genes that it names."""

    item: Item
    changes: tuple[Change, ...]


def _link_row(row: Row, topic: Topic, lexicon: Lexicon) -> Iterator[Candidate]:
    for passage in row.passages():
        for candidate in link_targets(passage, lexicon):
            yield replace(candidate, place=row.place(Span(passage.start, passage.end)))
    if row.of("drug", "DRUG", "DRUG_CLASS"):
        yield from _by_drugs(row, topic, lexicon, "hedged" if _DOUBT.search(row.heads("mechanism")) else "asserted")
    else:
        yield from _by_mechanism(row, topic, lexicon)


def _by_drugs(row: Row, topic: Topic, lexicon: Lexicon, certainty: Certainty) -> Iterator[Candidate]:
    """A row that names its drugs: each drug with the row's target, cancers, mechanisms and agents."""
    drugs = _names(row, "drug")
    cancers, targets = row.of("cancer", "CANCER"), row.of("target", "GENE")
    cancer_names = tuple(m.name for m in cancers)
    for name, members in drugs:
        base = filled("drug", members)
        if targets:
            slots = {
                "gene": tuple(m.name for m in targets),
                "cancer": cancer_names,
                "alteration": tuple(m.name for m in row.of("target", "ALTERATION") if not _is_fusion(targets, lexicon)),
            }
            yield Candidate(
                "target",
                name,
                slots,
                "",
                _whole(row, "target"),
                mentions=(*base, *filled("gene", targets)),
                rule="table/target",
            )
        if cancers:
            yield Candidate(
                "indication",
                name,
                {"cancer": cancer_names},
                "",
                _whole(row, "cancer"),
                mentions=(*base, *filled("cancer", cancers)),
                rule="table/indication",
            )
    problems = find_problems(row)
    for problem in problems:
        item = problem.item
        for name, members in drugs:
            slots = _resistance_slots(problem.changes, name, cancer_names, topic, lexicon, item)
            if slots["mutation"] and not slots["gene"]:
                slots["gene"] = tuple(m.name for m in targets)
            yield Candidate(
                "resistance",
                name,
                slots,
                "",
                row.place(item.span),
                find_direction(item.passage.folded, item.span.start, item.passage.cues, item.span),
                certainty,
                mentions=(
                    *filled("drug", members),
                    *filled("mechanism", item.of("MECHANISM")),
                    *filled("cancer", cancers),
                ),
                rule="table/resistance",
            )
    yield from _agents(row, drugs, problems, cancer_names, topic, lexicon)
    yield from _sensitive(row, problems, cancer_names, topic, lexicon)


def _sensitive(
    row: Row, problems: Sequence[Problem], cancers: tuple[str, ...], topic: Topic, lexicon: Lexicon
) -> Iterator[Candidate]:
    """A column of drugs to which the row's changes are said to be sensitive."""
    for item in row.items("sensitive"):
        for name, members in _names_of(item):
            for problem in problems:
                slots = _resistance_slots(problem.changes, name, cancers, topic, lexicon, problem.item)
                yield Candidate(
                    "sensitivity",
                    name,
                    slots | {"mechanism": ()},
                    "",
                    row.place(item.span),
                    mentions=filled("drug", members),
                    rule="table/sensitive",
                )


def find_problems(row: Row) -> tuple[Problem, ...]:
    """What the row says against its drugs: its mechanisms, else its altered genes."""
    items = row.items("mechanism") or row.items("example")
    return tuple(Problem(item, find_changes(item.passage, item.span)) for item in items)


def _agents(
    row: Row,
    drugs: Sequence[tuple[str, tuple[Mention, ...]]],
    problems: Sequence[Problem],
    cancers: tuple[str, ...],
    topic: Topic,
    lexicon: Lexicon,
) -> Iterator[Candidate]:
    """Agents of a row: with the mechanism of the same number where the counts match, else with the drugs."""
    items = row.items("agent")
    numbered = all(_NUMBERED.match(item.passage.text) for item in items)
    paired = len(items) == len(problems) and (numbered or len(items) == 1)
    certainty: Certainty = "hedged" if _DOUBT.search(row.heads("agent")) else "asserted"
    for number, item in enumerate(items):
        problem = problems[number] if paired else problems[0] if len(problems) == 1 else None
        for agent, members in _names_of(item):
            parts = agent.split(" + ")
            own = [d for d in drugs if len(parts) > 1 and d[0] in parts] or list(drugs)
            for name, _ in own:
                if agent == name:
                    continue
                slots: dict[str, tuple[str, ...]] = {"cancer": cancers}
                if problem:
                    slots = _resistance_slots(problem.changes, name, cancers, topic, lexicon, problem.item)
                    slots = _answered(slots, overcome_by(agent, lexicon))
                    if slots.get("mutation") and not slots["gene"]:
                        slots["gene"] = tuple(m.name for m in row.of("target", "GENE"))
                yield Candidate(
                    "resensitization",
                    name,
                    slots,
                    agent,
                    row.place(item.span),
                    certainty=certainty,
                    mentions=filled("agent", members),
                    rule="table/agent",
                )


def _answered(slots: dict[str, tuple[str, ...]], overcome: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The problem that an agent answers; one named after a mechanism answers that mechanism alone."""
    kept = {name: values for name, values in slots.items() if name != "alteration"}
    named = tuple(m for m in slots["mechanism"] if m in overcome)
    return {"cancer": slots["cancer"], "mechanism": named} if named else kept


def _by_mechanism(row: Row, topic: Topic, lexicon: Lexicon) -> Iterator[Candidate]:
    """A row that is about a mechanism: examples are genes and cancers, descriptions are further mechanisms."""
    general = tuple(n for i in row.items("mechanism", 0) for n, _ in _names_of(i)) or topic.broad_drugs().names
    kinds = row.items("mechanism", 0)
    named = [m for item in kinds for m in item.of("MECHANISM")]
    described = row.items("mechanism", 1)
    said = [(item, find_changes(item.passage, item.span)) for item in described]
    failing = tuple(dict.fromkeys(n for role in ("result", "mechanism") for n, _ in _names(row, role)))
    examples = [part for item in row.items("example") for part in _parts(item)]
    cancers: tuple[str, ...] = ()
    for part in examples:
        changes = find_changes(part.passage, part.span)
        own = tuple(m.name for m in part.of("CANCER"))
        cancers = (*cancers, *own)
        if not (changes or part.of("DRUG", "MECHANISM") or own):
            continue
        drugs = [n for n, _ in _names_of(part)] or _drugs_for(changes, failing, lexicon) or general
        reasons = named or [m for item in described for m in item.of("MECHANISM")]
        if not changes and not named:
            changes = tuple(c for _, found in said for c in found)
        for drug in dict.fromkeys(drugs):
            slots = _resistance_slots(changes, drug, own, topic, lexicon, part)
            slots["mechanism"] = tuple(dict.fromkeys([*slots["mechanism"], *(m.name for m in reasons)]))
            yield _example(row, "example", part, drug, slots, reasons, changes)
    for item, changes in said if examples else [(i, find_changes(i.passage, i.span)) for i in (*kinds, *described)]:
        if not item.of("MECHANISM"):
            continue
        drugs = [n for n, _ in _names_of(item)] or list(general)
        for drug in dict.fromkeys(drugs):
            slots = _resistance_slots(changes, drug, () if named else cancers, topic, lexicon, item)
            yield _example(row, "mechanism", item, drug, slots, item.of("MECHANISM"), changes)
    problems = find_problems(row)
    tumours = tuple(m.name for m in row.of("cancer", "CANCER"))
    yield from _agents(row, [(d, ()) for d in general], problems, tumours, topic, lexicon)


def _example(
    row: Row,
    role: Role,
    item: Item,
    drug: str,
    slots: dict[str, tuple[str, ...]],
    mechanisms: Sequence[Mention],
    changes: Sequence[Change],
) -> Candidate:
    return Candidate(
        "resistance",
        drug,
        slots,
        "",
        row.place(item.span),
        find_direction(item.passage.folded, item.span.start, item.passage.cues, item.span),
        find_certainty(item.passage.cues, item.span),
        mentions=(
            *filled("mechanism", mechanisms, "table"),
            *filled("gene", [c.gene for c in changes if c.gene]),
            *filled("cancer", item.of("CANCER")),
        ),
        rule="table/" + role,
    )


def _parts(item: Item) -> tuple[Item, ...]:
    """An example cell such as "A loss in X, and B mutation in Y": one part a cancer that closes it."""
    cancers = find_groups(item.passage, item.of("CANCER"))
    if len(cancers) < 2:
        return (item,)
    parts, start = [], item.span.start
    for number, group in enumerate(cancers):
        end = item.span.end if number == len(cancers) - 1 else group.end
        p = item.passage
        inner = Passage(
            p.document, start, end, p.block, p.section, slice_of(p.mentions, start, end), slice_of(p.cues, start, end)
        )
        parts.append(Item(Span(start, end), inner))
        start = end
    return tuple(parts)


def _drugs_for(changes: Sequence[Change], failing: Sequence[str], lexicon: Lexicon) -> list[str]:
    """Of the drugs that the row says fail, those that act on a changed gene; all if none does."""
    genes = {c.gene.name for c in changes if c.gene}
    own = [d for d in failing if genes & set(targets_of(d, lexicon))]
    return own or list(failing)


def _resistance_slots(
    changes: Sequence[Change], drug: str, cancers: tuple[str, ...], topic: Topic, lexicon: Lexicon, item: Item
) -> dict[str, tuple[str, ...]]:
    inferred = [m for c in changes for m in infer_mechanisms(c, drug, targets_of(drug, lexicon), lexicon)]
    named = [m.name for m in item.of("MECHANISM")]
    return {
        "gene": genes_of(changes, drug, topic, lexicon),
        "mutation": tuple(m.name for c in changes for m in c.mutations),
        "alteration": tuple(a.name for c in changes for a in c.alterations),
        "mechanism": settle(named, inferred, "", lexicon),
        "cancer": cancers,
    }


def _whole(row: Row, role: Role) -> Place:
    cell = row.cells[role][0]
    return row.place(Span(cell.start, cell.end))


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
