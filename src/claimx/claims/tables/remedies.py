"""Agents of a table's row that answer its problems, or restore the response to its drugs."""

import re
from collections.abc import Iterator, Sequence

from claimx.claims.judgement.candidates import Candidate, filled
from claimx.claims.passages.mechanisms import overcome_by, targets_of
from claimx.claims.passages.therapies import drug_groups
from claimx.claims.tables.columns import Role
from claimx.claims.tables.grids import Item, Row
from claimx.claims.tables.problems import Named, Problem, Slots, certainty_of, named_in, resistance_slots
from claimx.claims.tables.statements import Statements, tells
from claimx.lexicon import Lexicon
from claimx.mentions.class_names import class_of_target
from claimx.schema import Mention

_WITH = re.compile(r",? (?:together |combined |in combination )?with (?:an? |the )?")
_AIMED_AT = re.compile(
    r"^(?:\W|\d)*(?:dual |co |combined )?(?:target(?:ing)?|inhibit(?:ing)?|block(?:ing)?|inhibition of|blockade of)"
    r" (?:the )?(?:[\w-]+[/, ]+(?:and |or )?)*$"
)
_NUMBERED = re.compile(r"\(?\d{1,2}[.)]|[a-z]\)")
_TARGETING = re.compile(
    r"\b(?:targeting|targets?|against|directed|blocking|binding|specific (?:for|to))\b", re.IGNORECASE
)
_ANTIBODY = "monoclonal antibody"


def link_remedies(
    row: Row, drugs: Sequence[Named], problems: Sequence[Problem], told: Statements
) -> Iterator[Candidate]:
    """Agents of a row: with the problem of the same number where the counts match, else the one that they name or,
    where no numbers are there to tell it, hit; else with the drugs."""
    items, lexicon = row.items("agent"), row.lexicon
    numbered = all(_NUMBERED.match(item.passage.text) for item in items)
    paired = _are_paired(items, problems, drugs, lexicon)
    resisted = {name for name, _ in drugs}
    for number, item in enumerate(items):
        if tells(told, item, "resensitization"):
            continue
        single = problems[number] if paired else problems[0] if len(problems) == 1 else None
        named = _named_beside(item, problems)
        for agent, members in agents_of(item, lexicon):
            if agent in resisted and not named:
                continue
            parts = agent.split(" + ")
            own = [d for d in drugs if len(parts) > 1 and d[0] in parts] or [d for d in drugs if d[0] != agent]
            for drug in own:
                problem = single or named or (None if numbered else _hit(agent, drug[0], problems, lexicon))
                yield restore(row, drug, (agent, members), problem, item, "agent")
    yield from link_agent_targets(row, "agent")


def _are_paired(items: Sequence[Item], problems: Sequence[Problem], drugs: Sequence[Named], lexicon: Lexicon) -> bool:
    """Whether agents and problems belong together one by one: equally many, and numbered; or some agent names or hits
    the problem at its own place, and none another one."""
    if len(items) != len(problems) or len(items) < 2:
        return len(items) == len(problems)
    if all(_NUMBERED.match(item.passage.text) for item in items):
        return True
    told = []
    for item, own in zip(items, problems, strict=True):
        hits = [_hit(agent, d, problems, lexicon) for agent, _ in agents_of(item, lexicon) for d, _ in drugs]
        told += [problem is own for problem in (_named_beside(item, problems), *hits) if problem]
    return bool(told) and all(told)


def agents_of(item: Item, lexicon: Lexicon) -> list[Named]:
    """The agents of an entry; in a list of remedies "A with B" is one therapy, and "targeting G" one against G."""
    agents: list[Named] = []
    end = item.span.end
    for group in drug_groups(item.passage):
        found = named_in(group)
        if agents and end <= group.start and _WITH.fullmatch(item.passage.gap(end, group.start)):
            first, members = agents.pop()
            agents += [(f"{first} + {name}", (*members, *more)) for name, more in found if name != first]
        else:
            agents += found
        end = group.end
    return agents or [
        (class_of_target(gene.name, "inhibitor", lexicon)[0], (gene,))
        for gene in item.of("GENE")
        if _AIMED_AT.search(item.passage.before(gene.start))
    ]


def restore(
    row: Row,
    drug: Named,
    agent: Named,
    problem: Problem | None,
    item: Item,
    role: Role,
) -> Candidate:
    """An agent of a row as what answers a problem of a drug."""
    lexicon, cancers = row.lexicon, tuple(m.name for m in row.cancers)
    slots: Slots = {"cancer": cancers}
    if problem:
        slots = _answered(resistance_slots(row, problem, drug[0], cancers), overcome_by(agent[0], lexicon))
    slots = _aimed_at(slots, agent[0], item, lexicon)
    if hit := tuple(g for m in agent[1] if is_named_by_target(m) for g in targets_of(m.name, lexicon)[:1]):
        slots = {**slots, "gene": hit}
    return Candidate(
        "resensitization",
        drug[0],
        slots,
        agent[0],
        row.place(item.span),
        certainty=certainty_of(row, role),
        mentions=filled("agent", agent[1]),
        rule="table/agent",
    )


def link_agent_targets(row: Row, role: Role) -> Iterator[Candidate]:
    """The targets of antibodies that are named by them: "antibodies targeting A or B" says it of antibodies.

    Of the class that is named for its target it would be no news.
    """
    for item in row.items(role):
        members = [m for m in item.of("DRUG_CLASS") if is_named_by_target(m) and m.name.endswith(" antibody")]
        if genes := tuple(gene for m in members for gene in targets_of(m.name, row.lexicon)[:1]):
            slots = {"gene": genes, "cancer": tuple(m.name for m in row.cancers)}
            roles = filled("drug", members)
            yield Candidate("target", _ANTIBODY, slots, "", row.place(item.span), mentions=roles, rule="table/target")


def is_named_by_target(drug_class: Mention) -> bool:
    """Whether the words of a class say what it acts on: "antibodies targeting A", and B in "… targeting A or B"."""
    return drug_class.found_by == "rule class-targeting" or bool(_TARGETING.search(drug_class.text))


def _named_beside(item: Item, problems: Sequence[Problem]) -> Problem | None:
    """The only problem whose mutation, gene or mechanism an agent's entry names as well."""
    named = {m.name for m in item.of("MUTATION", "GENE", "MECHANISM")}
    fitting = [p for p in problems if named & {m.name for m in p.mentions}]
    return fitting[0] if len(fitting) == 1 else None


def _hit(agent: str, drug: str, problems: Sequence[Problem], lexicon: Lexicon) -> Problem | None:
    """The problem that an agent hits: the changed gene that it acts on and the drug does not, or what it is named
    after. Of several it is the first if their genes are the same: an example repeats the problem."""
    away = set(targets_of(agent, lexicon)) - set(targets_of(drug, lexicon))
    named = set(overcome_by(agent, lexicon))
    fitting = []
    for problem in problems:
        genes = frozenset(c.gene.name for c in problem.changes if c.gene and away & set(_members(c.gene.name, lexicon)))
        if genes or named & {m.name for m in problem.mechanisms}:
            fitting.append((problem, genes))
    return fitting[0][0] if len({genes for _, genes in fitting}) == 1 else None


def _members(gene: str, lexicon: Lexicon) -> tuple[str, ...]:
    return (gene, *lexicon.facts("GENE", gene, "members"))


def _aimed_at(slots: Slots, agent: str, item: Item, lexicon: Lexicon) -> Slots:
    """Of the genes of a problem those that the agent's entry names, or that it acts on, or all where there are none.

    An entry that tells the mutation for which the agent is given means that of its target: KRAS, and not RAS.
    """
    targets, told = targets_of(agent, lexicon), slots.get("gene", ())
    named = {m.name for m in item.of("GENE")} or set(targets)
    genes = tuple(gene for gene in told if named & set(_members(gene, lexicon))) or told
    if mutations := tuple(m.name for m in item.of("MUTATION")):
        mutated = tuple(g for g in targets if not told or any(g in _members(gene, lexicon) for gene in told))
        return {**slots, "gene": mutated[:1] or genes, "mutation": mutations}
    return {**slots, "gene": genes}


def _answered(slots: Slots, overcome: Sequence[str]) -> Slots:
    """The problem that an agent answers; one named after a mechanism answers that mechanism alone."""
    kept = {name: values for name, values in slots.items() if name != "alteration"}
    named = tuple(m for m in slots["mechanism"] if m in overcome)
    return {"cancer": slots["cancer"], "mechanism": named} if named else kept
