"""Mentions: what a text names, resolved to canonical names.

Candidates come from the lexicon, the mutation grammar, drug classes put together from a gene and
a word (``ALK`` + ``inhibitors``), abbreviations that the document defines, and repaired slips.
What is refused is kept with its reason.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from claimx.lexicon import Cue, Hit, Lexicon, Term, fold
from claimx.mutations import MutationMatch, find_mutations
from claimx.schema import Label, Mention, Rejection, Span
from claimx.slips import Slip, SlipIndex, looks_like

NAMES: tuple[Label, ...] = ("DRUG", "DRUG_CLASS", "CANCER", "MUTATION", "GENE")
_SUFFIX = re.compile(
    r"(?:\)|[ /]?\(\w{2,8}\))?(?P<words>(?: (?:receptor|pathway|tyrosine|kinase|family|directed|targeted|"
    r"targeting|small|molecule|"
    r"specific|selective|mutation|mutant|blocking|neutralizing|signaling|monoclonal|based))*)"
    r" (?P<head>inhibitors?|antagonists?|blockers?|blockade|inhibition|tkis?|antibod(?:y|ies)|mabs?|degraders?|"
    r"therap(?:y|ies)|agents?|drugs?|treatments?)(?!\w)"
)
_JOINT = re.compile(r"(?:/| and | or |, | and/or |, and |, or | with )(?:anti )?")
_BEFORE = re.compile(
    r"(?<=\w)(?:[ (,-]{1,2}|[ -]?(?:kinase domain |gene |fusion |exon \d+ |secondary |gatekeeper |resistance |"
    r"solvent-front )?"
    r"(?:mutations?|mutants?|substitutions?|variants?)(?:,? ?\(?(?:such as|including|e\.g\.,?|namely|like) ?|[ ,(:]+))$"
)
_AFTER = re.compile(r"(?: (?:mutations?|substitutions?|mutants?|variants?))? (?:in|of) (?:the )?")
_BRACKETED = re.compile(r" \((\w{3,8})\)")
_SPLIT = re.compile(r"\d [A-Z]$")
_PROCESS = re.compile(r" (?:dimeri|signal|pathway|phosphoryl|activ|hetero|binding|inhibit|antibod|express)")
_SITES = re.compile(r"(?:[a-z]+(?: [a-z]+)?(?:, and/or |, and |, or |, | and/or | and | or |/))+$")
_SITE = re.compile(r"(?P<site>[a-z]+(?: [a-z]+)?)(?:, and/or |, and |, or |, | and/or | and | or |/)")


@dataclass(frozen=True, slots=True)
class CueMatch:
    """Where a cue of the lexicon was found."""

    start: int
    end: int
    text: str
    kind: str
    value: str
    place: str


@dataclass(frozen=True, slots=True)
class Annotation:
    """What was found in one text: sentences, mentions, cues, and what was refused."""

    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    cues: tuple[CueMatch, ...]
    rejections: tuple[Rejection, ...]
    genes: Mapping[str, str] = field(default_factory=dict)
    """The gene that each mutation belongs to, by the document's own words."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    label: Label
    name: str
    id: str
    found_by: str
    score: float = 1.0
    corrected_from: str = ""
    term: Term | None = None


class MentionFinder:
    """Finds everything that a text names, with the indexes over the lexicon built once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._slips = SlipIndex(lexicon)

    def find(self, text: str, doc_id: str, sentences: Sequence[Span], abbreviations: Mapping[str, str]) -> Annotation:
        """Mentions, cues and refused candidates of ``text``.

        Args:
            text: the document's canonical text.
            doc_id: written into every mention.
            sentences: in order; context rules look at the sentence of a form.
            abbreviations: short form to the long form that the document gives for it.
        """
        lexicon = self._lexicon
        hits = list(lexicon.find(text))
        cues = [_cue_match(hit, text) for hit in hits if isinstance(hit.entry, Cue)]
        context = _Context(text, sentences, hits)
        terms, refused = _screen(hits, text, lexicon, context, abbreviations)
        search = find_mutations(text)
        refused += [(r.start, r.end, "MUTATION", r.reason) for r in search.refused]
        candidates = [
            *terms,
            *_from_abbreviations(text, lexicon, abbreviations),
            *_from_mutations(search.matches),
            *_from_slips(self._slips.find(text, [(c.start, c.end) for c in terms])),
        ]
        candidates += _misread_abbreviations(text, candidates)
        candidates += _classes(text, candidates, lexicon)
        candidates += _sites(text, candidates, lexicon)
        kept, covered = _longest(candidates)
        kept += _changes(text, kept, cues)
        owners = _owners(text, kept, search.matches, lexicon)
        kept = [_with_gene(c, owners.get(c.name, "")) for c in kept]
        mentions = sorted((_mention(c, text, doc_id) for c in kept), key=lambda m: (m.start, m.end, m.label, m.name))
        refused += [
            (c.start, c.end, c.label, f"inside the longer mention '{text[o.start : o.end]}'") for c, o in covered
        ]
        rejections = sorted({_rejection(doc_id, text, *r) for r in refused}, key=lambda r: (r.start, r.end, r.what))
        return Annotation(tuple(sentences), tuple(mentions), tuple(cues), tuple(rejections), owners)


class _Context:
    """The sentence around a form, and which concepts the document names beyond doubt."""

    def __init__(self, text: str, sentences: Sequence[Span], hits: Sequence[Hit]) -> None:
        self._folded = fold(text)
        self._starts = [s.start for s in sentences]
        self._sentences = sentences
        self._sure = {
            (h.entry.label, h.entry.name)
            for h in hits
            if isinstance(h.entry, Term) and (not h.entry.match.startswith("context:") or len(h.form) > 6)
        }

    def has(self, hit: Hit, words: Sequence[str]) -> bool:
        """Whether one of ``words`` stands in the hit's sentence, outside the hit itself."""
        sentence = self._sentence(hit.start)
        around = self._folded[sentence.start : hit.start] + " \n " + self._folded[hit.end : sentence.end]
        return any(re.search(rf"(?<!\w){re.escape(fold(word))}", around) for word in words)

    def is_sure(self, term: Term) -> bool:
        """Whether an unambiguous form of the concept stands somewhere in the document."""
        return (term.label, term.name) in self._sure

    def _sentence(self, offset: int) -> Span:
        index = bisect_right(self._starts, offset) - 1
        return self._sentences[max(index, 0)] if self._sentences else Span(0, len(self._folded))


def _screen(
    hits: Sequence[Hit], text: str, lexicon: Lexicon, context: _Context, abbreviations: Mapping[str, str]
) -> tuple[list[_Candidate], list[tuple[int, int, str, str]]]:
    """Lexicon hits that stand, and those refused with the reason."""
    kept: list[_Candidate] = []
    refused: list[tuple[int, int, str, str]] = []
    for hit in hits:
        if isinstance(hit.entry, Cue):
            continue
        term, printed = hit.entry, text[hit.start : hit.end]
        reason = _reason_against(hit, term, printed, lexicon, context, abbreviations)
        if reason:
            refused.append((hit.start, hit.end, term.label, reason))
        else:
            found_by = f"{term.place}: '{hit.form}'"
            slip = printed if _SPLIT.search(printed) and not _SPLIT.search(hit.form) else ""
            kept.append(
                _Candidate(hit.start, hit.end, term.label, term.name, term.id, found_by, corrected_from=slip, term=term)
            )
    return kept, refused


def _reason_against(
    hit: Hit, term: Term, printed: str, lexicon: Lexicon, context: _Context, abbreviations: Mapping[str, str]
) -> str:
    stop = lexicon.stops.get((term.label, printed)) or lexicon.stops.get((term.label, printed.removesuffix("s")))
    if stop and not (stop.unless and context.has(hit, stop.unless)):
        return f"{stop.place}: {stop.reason}"
    if term.match.startswith("context:") and hit.form != term.name.lower() and len(hit.form) <= 6:
        long = abbreviations.get(printed, "")
        if long and ("GENE", fold(long)) not in lexicon.by_form and term.label == "GENE":
            words = fold(long)
            if not any(w in words for w in ("receptor", "kinase", "factor", "protein", "gene", "proto", "oncogene")):
                return f"the document defines it as '{long}'"
        words_ = term.match.removeprefix("context:").split("|")
        if not context.is_sure(term) and not context.has(hit, words_):
            return f"{term.place}: ambiguous, and none of its context words stands in the sentence"
    return ""


def _from_abbreviations(text: str, lexicon: Lexicon, abbreviations: Mapping[str, str]) -> Iterator[_Candidate]:
    for short, long in abbreviations.items():
        term = _term_named(long, lexicon)
        if not term or len(short) < 2:
            continue
        for match in re.finditer(rf"(?<![\w]){re.escape(short)}s?(?!\w)", text):
            found_by = f"abbreviation of '{long}' ({term.place})"
            slip = short if looks_like(short, term.forms) else ""
            yield _Candidate(match.start(), match.end(), term.label, term.name, term.id, found_by, 0.95, slip)


def _misread_abbreviations(text: str, candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """A bracketed symbol that looks like a form of the gene written out before it: "placental growth factor (PIGF)"."""
    found: dict[str, _Candidate] = {}
    for gene in candidates:
        match = _BRACKETED.match(text, gene.end) if gene.label == "GENE" and gene.term else None
        if match and gene.term and looks_like(match[1], gene.term.forms):
            found[match[1]] = gene
    return [
        replace(
            gene,
            start=m.start(),
            end=m.end(),
            found_by=f"slip of a form of {gene.name}",
            score=0.8,
            corrected_from=form,
        )
        for form, gene in found.items()
        for m in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text)
    ]


def _term_named(long: str, lexicon: Lexicon) -> Term | None:
    """The term that a long form names as a whole, or without its first words, singular or plural."""
    words = fold(long).split()
    for first in range(min(3, len(words))):
        phrase = " ".join(words[first:])
        for form in (phrase, phrase.rstrip("s")):
            for label in ("DRUG", "DRUG_CLASS", "CANCER", "GENE", "MECHANISM"):
                if term := lexicon.by_form.get((label, form)):
                    return term if len(form) > 4 else None
    return None


def _from_mutations(matches: Sequence[MutationMatch]) -> Iterator[_Candidate]:
    for m in matches:
        identifier = m.hgvs
        yield _Candidate(
            m.start, m.end, "MUTATION", m.name, identifier, f"rule {m.rule}", corrected_from=m.corrected_from
        )


def _from_slips(slips: Sequence[Slip]) -> Iterator[_Candidate]:
    for slip in slips:
        term = slip.term
        yield _Candidate(
            slip.start, slip.end, term.label, term.name, term.id, f"slip of '{slip.form}' ({term.place})",
            slip.score, slip.printed,
        )  # fmt: skip


def _classes(text: str, candidates: Sequence[_Candidate], lexicon: Lexicon) -> list[_Candidate]:
    """Drug classes put together: ``anti-`` and a gene, or a gene and ``inhibitor`` and its like.

    Coordinated genes share the word: in "BRAF and MEK inhibitors" both are classes.
    """
    folded = fold(text)
    genes = sorted((c for c in candidates if c.label == "GENE"), key=lambda c: (c.start, -c.end))
    before: dict[int, _Candidate] = {}
    for candidate in genes:
        before.setdefault(candidate.end, candidate)
    found = []
    targets = lexicon.therapy_targets
    for gene in genes:
        if gene.name not in targets:
            continue
        suffix = _SUFFIX.match(folded, gene.end)
        anti = folded[max(0, gene.start - 5) : gene.start].endswith(("anti ", "anti"))
        if not suffix and not anti:
            continue
        chain, end = [gene], suffix.end() if suffix else gene.end
        while (left := _joined(folded, chain[-1], before)) is not None:
            chain.append(left)
        anti = anti or folded[max(0, chain[-1].start - 5) : chain[-1].start].endswith(("anti ", "anti"))
        kind = _kind(suffix, anti)
        for member in chain if kind else ():
            start = member.start - 5 if folded[max(0, member.start - 5) : member.start] == "anti " else member.start
            name, identifier = _class_name(member.name, kind, lexicon)
            stop = end if member is gene else member.end
            slip = text[start:stop] if member.corrected_from else ""
            found.append(_Candidate(start, stop, "DRUG_CLASS", name, identifier, "rule class-of-target", 0.9, slip))
    return found


def _joined(folded: str, gene: _Candidate, before: Mapping[int, _Candidate]) -> _Candidate | None:
    """The gene that is coordinated to the left of ``gene``, if any."""
    for match in re.finditer(_JOINT, folded[max(0, gene.start - 10) : gene.start]):
        if match.end() == min(10, gene.start):
            return before.get(max(0, gene.start - 10) + match.start())
    return None


def _kind(suffix: re.Match[str] | None, anti: bool) -> str:
    """'inhibitor', 'antibody', or '' where the words do not make a class of drugs."""
    if suffix is None:
        return "antibody" if anti else ""
    head, words = suffix["head"], suffix["words"]
    if head.startswith(("antibod", "mab")):
        return "antibody"
    if head.startswith(("therap", "agent", "drug", "treatment")):
        return "antibody" if anti else ("inhibitor" if "target" in words or "directed" in words else "")
    return "inhibitor"


def _class_name(gene: str, kind: str, lexicon: Lexicon) -> tuple[str, str]:
    """The lexicon's class for a target, or a name put together in the same form."""
    wanted = [
        term
        for term in lexicon.terms
        if term.label == "DRUG_CLASS"
        and gene in term.facts.get("targets", ())
        and (term.name.endswith(" inhibitor") if kind == "inhibitor" else term.name.startswith("anti-"))
        and (kind == "inhibitor" or term.name.endswith(" antibody"))
    ]
    if wanted:
        best = min(
            wanted,
            key=lambda term: (len(term.facts["targets"]), term.facts["targets"].index(gene), len(term.name), term.name),
        )
        return best.name, best.id
    name = f"{gene} inhibitor" if kind == "inhibitor" else f"anti-{gene} antibody"
    return name, "claimx:" + re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _sites(text: str, candidates: Sequence[_Candidate], lexicon: Lexicon) -> list[_Candidate]:
    """Cancers of a list that share the last word: "colon, lung, and renal cancers"."""
    folded = fold(text)
    found = []
    for cancer in candidates:
        head = folded[cancer.start : cancer.end].rsplit(" ", 1)[-1].rstrip("s")
        before = folded[max(0, cancer.start - 80) : cancer.start]
        chain = _SITES.search(before) if cancer.label == "CANCER" else None
        for match in _SITE.finditer(chain[0]) if chain else ():
            for site in (match["site"], match["site"].rsplit(" ", 1)[-1]):
                if term := lexicon.by_form.get(("CANCER", f"{site} {head}")):
                    end = cancer.start - len(chain[0]) + match.end("site") if chain else 0
                    found.append(
                        _Candidate(
                            end - len(site), end, "CANCER", term.name, term.id, f"rule shared-head ({term.place})", 0.9
                        )
                    )
                    break
    return found


def _longest(candidates: Sequence[_Candidate]) -> tuple[list[_Candidate], list[tuple[_Candidate, _Candidate]]]:
    """Drop names inside longer names; alterations and mechanisms may overlap names and each other's kind.

    Returns the kept candidates and the dropped ones, each with the one that covers it.
    """
    kept: list[_Candidate] = []
    covered: list[tuple[_Candidate, _Candidate]] = []
    order = sorted(candidates, key=lambda c: (-(c.end - c.start), -c.score, _rank(c), c.start, c.name))
    taken: dict[tuple[str, int], list[_Candidate]] = {}
    for candidate in order:
        group = "name" if candidate.label in NAMES else candidate.label
        if group == "MECHANISM" and any(o.label == "DRUG_CLASS" for o in taken.get(("name", candidate.start), ())):
            continue
        over = next(
            (
                o
                for i in range(candidate.start, candidate.end)
                for o in taken.get((group, i), ())
                if _hides(o, candidate)
            ),
            None,
        )
        if over is None:
            kept.append(candidate)
            for i in range(candidate.start, candidate.end):
                taken.setdefault((group, i), []).append(candidate)
        elif (over.start, over.end, over.name) != (candidate.start, candidate.end, candidate.name):
            covered.append((candidate, over))
    return kept, covered


def _hides(other: _Candidate, candidate: _Candidate) -> bool:
    """Members of one enumeration (V600E/K) share a span; everything else hides what it overlaps."""
    same = (other.start, other.end) == (candidate.start, candidate.end)
    return not (same and other.label == candidate.label == "MUTATION" and other.name != candidate.name)


def _rank(candidate: _Candidate) -> int:
    return NAMES.index(candidate.label) if candidate.label in NAMES else len(NAMES)


def _changes(text: str, kept: Sequence[_Candidate], cues: Sequence[CueMatch]) -> list[_Candidate]:
    """Alterations told by a word that touches a gene: "increased HIF1A", "PTEN-negative"."""
    genes = [c for c in kept if c.label == "GENE"]
    starts = {c.start for c in genes} | {c.start - 4 for c in genes if text[c.start - 4 : c.start] == "the "}
    ends = {c.end for c in genes}
    taken = [(c.start, c.end) for c in kept if c.label == "ALTERATION"]
    found = []
    followed = {c.start: c for c in genes}
    for cue in cues:
        if cue.kind != "change" or cue.value == "mutation" or any(s < cue.end and cue.start < e for s, e in taken):
            continue
        gene = followed.get(cue.end + 1) or followed.get(cue.end + 5)
        if gene and _PROCESS.match(fold(text[gene.end : gene.end + 20])):
            continue
        touches = cue.end + 1 in starts or (cue.start - 1 in ends and cue.value in ("loss", "activation"))
        if touches:
            found.append(_Candidate(cue.start, cue.end, "ALTERATION", cue.value, f"claimx:{cue.value}", cue.place, 0.8))
    return found


def _owners(
    text: str, kept: Sequence[_Candidate], matches: Sequence[MutationMatch], lexicon: Lexicon
) -> dict[str, str]:
    """The gene of each mutation: printed with it, else the gene that most often stands beside it."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for match in matches:
        if term := lexicon.by_form.get(("GENE", fold(match.gene))) if match.gene else None:
            votes[match.name][term.name] += 5
    genes = {c.end: c for c in kept if c.label == "GENE"}
    starts = {c.start: c for c in kept if c.label == "GENE"}
    for mutation in (c for c in kept if c.label == "MUTATION"):
        before = _BEFORE.search(text, max(0, mutation.start - 60), mutation.start)
        if before and (gene := genes.get(before.start())):
            votes[mutation.name][gene.name] += 2
        after = _AFTER.match(text, mutation.end)
        if after and (gene := starts.get(after.end())):
            votes[mutation.name][gene.name] += 2
    return {name: max(sorted(counts), key=lambda gene: counts[gene]) for name, counts in votes.items()}


def _with_gene(candidate: _Candidate, gene: str) -> _Candidate:
    """A mutation with its identifier: gene and HGVS, or an own term; empty without a gene."""
    if candidate.label != "MUTATION":
        return candidate
    hgvs = candidate.id
    if gene and hgvs:
        return replace(candidate, id=f"{gene}:{hgvs}")
    slug = re.sub(r"[^A-Za-z0-9.*>_]+", "-", f"{gene} {candidate.name}")
    return replace(candidate, id=f"claimx:{slug}" if gene else "")


def _cue_match(hit: Hit, text: str) -> CueMatch:
    cue = hit.entry
    assert isinstance(cue, Cue)
    return CueMatch(hit.start, hit.end, text[hit.start : hit.end], cue.kind, cue.value, f"{cue.place}: '{cue.form}'")


def _mention(c: _Candidate, text: str, doc_id: str) -> Mention:
    return Mention(
        doc_id, c.start, c.end, text[c.start : c.end], c.label, c.name, c.id, c.found_by, c.score, c.corrected_from
    )


def _rejection(doc_id: str, text: str, start: int, end: int, what: str, reason: str) -> Rejection:
    return Rejection(f"{doc_id}:{start}-{end}", "mention", doc_id, start, end, text[start:end], what, reason)
