"""Everything that a text names.

Candidates come from the lexicon, the mutation grammar, drug classes put together from a gene and a
word, abbreviations that the document defines, repaired slips, and taggers. What is refused is kept with its
reason.
"""

from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter

from claimx.lexicon import OTHER, Cue, Hit, Lexicon, Term, fold
from claimx.mentions.abbreviations import find_abbreviated, find_defined, find_misread
from claimx.mentions.altered import keep_altered
from claimx.mentions.beyond import Settled, find_beyond
from claimx.mentions.classes import find_classes
from claimx.mentions.endings import find_by_ending
from claimx.mentions.fusions import find_fusions
from claimx.mentions.inferred import find_inferred
from claimx.mentions.neighbors import find_alterations, find_owners, find_sites, with_gene
from claimx.mentions.numbered import open_numbered
from claimx.mentions.overlaps import settle_overlaps
from claimx.mentions.positives import find_positives
from claimx.mentions.records import Annotation, Candidate, CueMatch
from claimx.mentions.resisted import keep_resisted
from claimx.mentions.screening import Surroundings, screen
from claimx.mentions.soluble import find_forms, find_shed
from claimx.mentions.tumors import part_changed
from claimx.mutations import MutationMatch, find_mutations
from claimx.schema import Label, Mention, Rejection, Span
from claimx.slips import Slip, SlipIndex
from claimx.taggers.choice import NameTagger
from claimx.text import mark


class MentionFinder:
    """Finds everything that a text names, with the indexes over the lexicon built once."""

    def __init__(self, lexicon: Lexicon, taggers: Sequence[NameTagger] = ()) -> None:
        """Build the indexes; ``taggers`` may add names by the rules of :mod:`claimx.mentions.beyond`."""
        self._lexicon = lexicon
        self._taggers = tuple(taggers)
        self._slips = SlipIndex(lexicon)

    def find(
        self,
        text: str,
        doc_id: str,
        sentences: Sequence[Span],
        abbreviations: Mapping[str, str],
        prose: Sequence[Span] | None = None,
    ) -> Annotation:
        """Mentions, cues and refused candidates of ``text``.

        Args:
            text: the document's canonical text.
            doc_id: written into every mention.
            sentences: in order; context rules look at the sentence of a form.
            abbreviations: short form to the long form that the document gives for it.
            prose: the sentences that taggers may look at; all where it is None.
        """
        lexicon = self._lexicon
        hits = lexicon.find(text)
        cues = [_cue_match(hit, text) for hit in hits if isinstance(hit.entry, Cue) and hit.entry.kind != OTHER]
        context = Surroundings(text, sentences, hits)
        screened = screen(hits, text, lexicon, context, abbreviations)
        terms, refused = screened.kept, screened.refused
        search = find_mutations(text)
        refused += [(r.start, r.end, "MUTATION", r.reason) for r in search.refused]
        candidates = [
            *terms,
            *find_abbreviated(text, lexicon, abbreviations),
            *_from_mutations(search.matches),
            *_from_slips(self._slips.find(text, [(c.start, c.end) for c in terms])),
        ]
        candidates += find_by_ending(text, mark(((c.start, c.end) for c in candidates), len(text)))
        candidates += find_misread(text, candidates)
        candidates += find_fusions(text, lexicon)
        candidates += find_forms(text, lexicon)
        candidates += find_shed(text, candidates, lexicon)
        unsure = [candidate for candidate, _ in screened.unsure if candidate.label == "GENE"]
        candidates += find_classes(text, [*candidates, *unsure], lexicon)
        candidates += find_sites(text, candidates, lexicon)
        kept, covered = settle_overlaps(candidates)
        changed, covered = part_changed(text, covered)
        kept += changed
        kept = open_numbered(text, kept, lexicon)
        closed = {(start, end) for start, end, label, _ in refused if label != "MUTATION"}
        defined = dict(find_defined(text, abbreviations)) if self._taggers else {}
        settled = Settled(kept, screened.unsure, closed, defined)
        looked_at = sentences if prose is None else prose
        beyond = find_beyond(text, looked_at, settled, self._find_term, self._taggers)
        kept += beyond.decided
        refused += beyond.refused
        kept += find_alterations(text, kept, cues)
        kept += list(find_positives(text, kept))
        owners = find_owners(text, kept, search.matches, lexicon)
        kept = [with_gene(c, owners.get(c.name, "")) if c.label == "MUTATION" else c for c in kept]
        kept += beyond.added
        kept, unaltered = keep_altered(text, kept)
        kept, unresisted = keep_resisted(text, kept, sentences)
        refused += unaltered + unresisted
        kept += find_inferred(text, kept, sentences, cues, owners, lexicon)
        kept.sort(key=itemgetter(slice(4)))  # by start, end, label, name
        refused += [(c.start, c.end, c.label, f"{_lies(c, o)} mention '{text[o.start : o.end]}'") for c, o in covered]
        rejections = tuple(_rejection(doc_id, text, *one) for one in sorted(set(refused)))
        mentions = tuple(_mention(c, text, doc_id) for c in kept)
        return Annotation(tuple(sentences), mentions, tuple(cues), rejections, owners)

    def _find_term(self, label: Label, form: str) -> Term | None:
        return self._lexicon.by_form.get((label, fold(form)))


def _lies(covered: Candidate, other: Candidate) -> str:
    inside = other.start <= covered.start and covered.end <= other.end
    return "inside the longer" if inside else "takes a part of the"


def _from_mutations(matches: Sequence[MutationMatch]) -> Iterator[Candidate]:
    for m in matches:
        identifier = m.hgvs
        yield Candidate(
            m.start, m.end, "MUTATION", m.name, identifier, f"rule {m.rule}", corrected_from=m.corrected_from
        )


def _from_slips(slips: Sequence[Slip]) -> Iterator[Candidate]:
    for slip in slips:
        term = slip.term
        yield Candidate(
            slip.start, slip.end, term.label, term.name, term.id, f"slip of '{slip.form}' ({term.place})",
            slip.score, slip.printed,
        )  # fmt: skip


def _cue_match(hit: Hit, text: str) -> CueMatch:
    cue = hit.entry
    assert isinstance(cue, Cue)
    return CueMatch(hit.start, hit.end, text[hit.start : hit.end], cue.kind, cue.value, f"{cue.place}: '{cue.form}'")


def _mention(c: Candidate, text: str, doc_id: str) -> Mention:
    return Mention(
        doc_id, c.start, c.end, text[c.start : c.end], c.label, c.name, c.id, c.found_by, c.score, c.corrected_from
    )


def _rejection(doc_id: str, text: str, start: int, end: int, what: str, reason: str) -> Rejection:
    return Rejection(f"{doc_id}:{start}-{end}", "mention", doc_id, start, end, text[start:end], what, reason)
