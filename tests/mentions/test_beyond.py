"""Names beyond the lexicon: the policy by which taggers add to it, with taggers that say what they are told."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from claimx.annotate import Annotator
from claimx.lexicon import read_lexicon
from claimx.mentions import Annotation, known_names
from claimx.mentions.beyond import SURE
from claimx.pipeline import Extractor
from claimx.schema import Document, Span
from claimx.sources import document_from_text
from claimx.taggers import TaggedSpan

LEXICON = read_lexicon()


@dataclass
class Says:
    """A tagger that knows some words, and remembers which sentences it was shown."""

    words: dict[str, tuple[str, float]]
    name: str = "stub 1"
    shown: list[str] = field(default_factory=list)

    def tag(
        self, texts: Sequence[str], sentences: Sequence[Sequence[Span]] | None = None
    ) -> list[tuple[TaggedSpan, ...]]:
        """The words, wherever they stand in the sentences."""
        (text,), (spans,) = texts, sentences or [[]]
        self.shown += [span.of(text) for span in spans]
        places = ((text.find(word, s.start, s.end), word, *said) for s in spans for word, said in self.words.items())
        found = sorted((at, word, label, score) for at, word, label, score in places if at >= 0)
        return [tuple(TaggedSpan(at, at + len(word), label, score) for at, word, label, score in found)]


def annotate(text: str, **words: tuple[str, float]) -> Annotation:
    """What is found in a text with a tagger that knows some words (``_`` is a blank)."""
    tagger = Says({word.replace("_", " "): said for word, said in words.items()})
    return Annotator(LEXICON, [tagger]).annotate(Document("invented", text))


def told(annotation: Annotation) -> list[tuple[str, str, str, str]]:
    """The mentions that the tagger has to do with."""
    return [(m.text, m.label, m.name, m.id) for m in annotation.mentions if "model:stub 1" in m.found_by]


def test_a_name_that_nothing_explains_is_added_without_identifier() -> None:
    found = annotate("The QRZ7 protein binds EGFR.", QRZ7=("GENE", 0.93))
    assert told(found) == [("QRZ7", "GENE", "qrz7", "")]
    (mention,) = (m for m in found.mentions if m.text == "QRZ7")
    assert (mention.found_by, mention.score) == ("model:stub 1", 0.93)


@pytest.mark.parametrize(
    ("text", "words", "reason"),
    [
        ("The QRZ7 protein.", {"QRZ7": ("GENE", SURE - 0.1)}, "not sure enough"),
        ("Cells of QRZ7 got sodium.", {"sodium": ("CHEMICAL", 1.0)}, "not the shape of a drug's name"),
        ("Malignant tumors of QRZ7 mice.", {"Malignant tumors": ("CANCER", 1.0)}, "does not say which cancer"),
        ("The quick zebra test (QZT) of QRZ7. A QZT.", {"QZT": ("GENE", 1.0)}, "the document defines it as"),
    ],
)
def test_what_is_refused_is_on_record(text: str, words: dict[str, tuple[str, float]], reason: str) -> None:
    found = Annotator(LEXICON, [Says(words)]).annotate(Document("invented", text))
    assert told(found) == []
    assert any(reason in rejection.reason for rejection in found.rejections)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("QRZ7 cells got ZZK-4711.", {"ZZK-4711": ("CHEMICAL", 0.9)}, ("ZZK-4711", "DRUG", "zzk-4711", "")),
        ("QRZ7 in zebra tumors.", {"zebra tumors": ("CANCER", 0.9)}, ("zebra tumors", "CANCER", "zebra tumors", "")),
        ("The egfR of QRZ7 cells.", {"egfR": ("GENE", 0.9)}, ("egfR", "GENE", "EGFR", "hgnc:3236")),
        ("Quick zebra kinase (QZK) of QRZ7.", {"Quick zebra kinase": ("GENE", 0.9), "QZK": ("GENE", 0.9)},
         ("QZK", "GENE", "qzk", "")),
    ],
)  # fmt: skip
def test_what_is_added(text: str, words: dict[str, tuple[str, float]], expected: tuple[str, str, str, str]) -> None:
    assert expected in told(Annotator(LEXICON, [Says(words)]).annotate(Document("invented", text)))


def test_the_lexicon_comes_first() -> None:
    text = "QRZ7 cells of a lung cancer got gefitinib."
    found = annotate(text, gefitinib=("GENE", 1.0), lung=("GENE", 1.0))
    assert told(found) == []
    assert {(m.text, m.label) for m in found.mentions} == {("gefitinib", "DRUG"), ("lung cancer", "CANCER")}


def test_an_ambiguous_form_is_decided_by_the_tagger_of_its_label() -> None:
    text = "We saw CAT here and there."
    alone, decided = annotate(text), annotate(text, CAT=("GENE", 0.95))
    assert not alone.mentions and any("stopwords.tsv" in r.reason for r in alone.rejections)
    assert told(decided) == [("CAT", "GENE", "CAT", "hgnc:1516")]
    assert not any("stopwords.tsv" in r.reason for r in decided.rejections)


def test_only_sentences_with_something_undecided_are_shown() -> None:
    tagger = Says({})
    text = "Gefitinib inhibits EGFR in lung cancer. It was raining. The QRZ7 protein fell. Patients wore T790M."
    Annotator(LEXICON, [tagger]).annotate(Document("invented", text))
    assert tagger.shown == ["The QRZ7 protein fell."]


def test_spoken_names_of_genes_are_something_undecided() -> None:
    tagger = Says({})
    text = "The snow receptor fell. It was a fine meal. The androgen receptor rose."
    Annotator(LEXICON, [tagger]).annotate(Document("invented", text))
    assert tagger.shown == ["The snow receptor fell."]


def test_names_without_a_term_enter_no_claim() -> None:
    text = "QRZ7 amplification confers resistance to gefitinib."
    extractor = Extractor(Annotator(LEXICON, [Says({"QRZ7": ("GENE", 1.0)})]))
    extraction = extractor.extract(document_from_text(text, "invented"))
    assert "QRZ7" in {m.text for m in extraction.mentions}
    assert all("qrz7" not in claim.gene for claim in extraction.claims)
    assert known_names(extractor.annotator.annotate(document_from_text(text, "x"))).mentions
