"""The spaCy side: components by name in any pipeline, spans and extensions on the Doc, records for the rest."""

import pickle
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from claimx.annotate import Annotator
from claimx.components import CLAIM_SPANS_KEY, SPANS_KEY, PipelineAnnotator, build_pipeline
from claimx.errors import InputError
from claimx.mentions import Annotation
from claimx.pipeline import Extractor
from claimx.schema import Mention
from claimx.sources import document_from_text
from tests.claims.reviews import annotate

TEXTS = [
    "T790M confers resistance to gefitinib. Afatinid fails.",
    "Chronic lymphocytic leukemia (CLL) relapses. CLL is treated with venetoclax.",
    "BRAF V600E/K; T790M/C797S.",
    "It rained.",
    "",
    "\n \t\n",
    "Colon, lung, and renal cancers express EGFR.",
]


@pytest.fixture(scope="module")
def blank() -> Language:
    """A blank pipeline to which the components were added by name."""
    nlp = spacy.blank("en")
    nlp.add_pipe("claimx_sentences")
    nlp.add_pipe("claimx_mentions")
    return nlp


def told(doc: Doc) -> list[tuple[int, int, str, str, Mention]]:
    """The spans of a Doc as comparable values."""
    return [(s.start_char, s.end_char, s.label_, s.kb_id_, s._.claimx) for s in doc.spans[SPANS_KEY]]


def test_components_are_registered_under_their_names() -> None:
    assert Language.has_factory("claimx_mentions") and Language.has_factory("claimx_sentences")
    assert build_pipeline().pipe_names == ["claimx_sentences", "claimx_abbreviations", "claimx_mentions"]


def test_spans_and_extensions(blank: Language) -> None:
    doc = blank("T790M confers resistance to gefitinib.")
    assert [(s.text, s.label_, s.kb_id_) for s in doc.spans[SPANS_KEY]] == [
        ("T790M", "MUTATION", "EGFR:p.Thr790Met"),
        ("gefitinib", "DRUG", "chembl:CHEMBL939"),
    ]
    assert [s._.claimx.name for s in doc.spans[SPANS_KEY]] == ["T790M", "gefitinib"]
    assert isinstance(doc._.claimx, Annotation)
    assert [s._.claimx for s in doc.spans[SPANS_KEY]] == list(doc._.claimx.mentions)


@pytest.mark.parametrize("text", TEXTS)
def test_a_span_covers_its_mention(text: str, blank: Language) -> None:
    doc = blank(text)
    assert len(doc.spans[SPANS_KEY]) == len(doc._.claimx.mentions)
    for span in doc.spans[SPANS_KEY]:
        mention = span._.claimx
        assert span.start_char <= mention.start < mention.end <= span.end_char
        assert doc.text[mention.start : mention.end] == mention.text


def test_sentences_are_set_from_the_characters(blank: Language) -> None:
    doc = blank("It works [1]. It fails in Doe et al. Really.\nIt rests.")
    assert [s.text.strip() for s in doc.sents] == ["It works [1].", "It fails in Doe et al. Really.", "It rests."]


def test_a_pipe_of_texts_equals_one_by_one(blank: Language) -> None:
    piped = list(blank.pipe(TEXTS, batch_size=2))
    alone = [blank(text) for text in TEXTS]
    assert [told(doc) for doc in piped] == [told(doc) for doc in alone]
    assert [doc._.claimx for doc in piped] == [doc._.claimx for doc in alone]


@settings(max_examples=50, deadline=None)
@given(text=st.text(max_size=100))
def test_any_text_can_be_annotated(text: str, blank: Language) -> None:
    doc = blank(text)
    assert all(doc.text[m.start : m.end] == m.text for m in doc._.claimx.mentions)
    assert len(doc.spans[SPANS_KEY]) == len(doc._.claimx.mentions)


def test_without_the_optional_components(blank: Language) -> None:
    alone = spacy.blank("en")
    alone.add_pipe("claimx_mentions")
    assert told(alone(TEXTS[0])) == told(blank(TEXTS[0]))


def test_a_pipeline_goes_to_disk_and_comes_back(blank: Language, tmp_path: Path) -> None:
    blank.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert again.pipe_names == blank.pipe_names
    assert told(again(TEXTS[0])) == told(blank(TEXTS[0]))


def test_the_packaged_pipeline_goes_to_disk_and_comes_back(tmp_path: Path) -> None:
    nlp = build_pipeline()
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert told(again(TEXTS[1])) == told(nlp(TEXTS[1])) != []


def test_a_pipeline_can_be_pickled(blank: Language) -> None:
    again = pickle.loads(pickle.dumps(blank))
    assert told(again(TEXTS[0])) == told(blank(TEXTS[0]))


def test_a_doc_can_be_pickled_with_its_records_and_stored_without(blank: Language) -> None:
    doc = blank(TEXTS[0])
    assert told(pickle.loads(pickle.dumps(doc))) == told(doc)
    (stored,) = DocBin().from_bytes(DocBin(docs=[doc]).to_bytes()).get_docs(blank.vocab)
    assert [(s.text, s.label_, s.kb_id_) for s in stored.spans[SPANS_KEY]] == [
        (s.text, s.label_, s.kb_id_) for s in doc.spans[SPANS_KEY]
    ]


def write_drug(folder: Path, row: str) -> Path:
    """A lexicon folder with one drug."""
    folder.mkdir(exist_ok=True)
    (folder / "drugs.tsv").write_text(f"name\tid\tsynonyms\tmatch\tclasses\ttargets\n{row}\n")
    return folder


def test_a_folder_of_the_user_is_read_by_the_component_and_kept_on_disk(tmp_path: Path) -> None:
    folder = write_drug(tmp_path / "mine", "fancinib\tclaimx:fancinib\tFancy\tauto\t\tEGFR")
    nlp = spacy.blank("en")
    nlp.add_pipe("claimx_mentions", config={"folders": [str(folder)]})
    nlp.to_disk(tmp_path / "model")
    for pipeline in (nlp, spacy.load(tmp_path / "model")):
        doc = pipeline("Fancy and Iressa.")
        assert [s._.claimx.name for s in doc.spans[SPANS_KEY]] == ["fancinib", "gefitinib"]


def test_a_bad_row_of_the_user_is_named(tmp_path: Path) -> None:
    folder = write_drug(tmp_path / "mine", "fancinib")
    with pytest.raises(InputError, match=r"drugs\.tsv line 2: 1 cells, expected 6"):
        Annotator.load([folder])


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="missing"):
        Annotator.load([tmp_path / "missing"])


def test_a_pipeline_without_the_component_is_refused() -> None:
    with pytest.raises(ValueError, match="claimx_mentions"):
        PipelineAnnotator(spacy.blank("en"))


def test_an_annotator_takes_any_pipeline_with_the_component(blank: Language) -> None:
    annotation = PipelineAnnotator(blank).annotate(document_from_text("T790M and gefitinib.", "invented"))
    assert [m.name for m in annotation.mentions] == ["T790M", "gefitinib"]
    assert {m.doc_id for m in annotation.mentions} == {"invented"}


def test_a_pipeline_finds_what_the_annotator_finds_without_one() -> None:
    text = "\n\n".join(TEXTS) + "\n\nAbbreviations\n\nRCX: renal cell carcinoma"
    document = document_from_text(text, "invented")
    assert PipelineAnnotator(build_pipeline()).annotate(document) == annotate(document)


def test_a_pipe_with_several_processes_equals_one_by_one() -> None:
    nlp = build_pipeline()
    piped = list(nlp.pipe(TEXTS, n_process=2, batch_size=2))
    assert [told(doc) for doc in piped] == [told(nlp(text)) for text in TEXTS]


def test_taggers_are_kept_in_the_config_of_a_pipeline(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("claimx_mentions", config={"taggers": ["gene"]})
    nlp.to_disk(tmp_path)
    text = "Loss of QRZ7 kinase and of QRZ7 protein activates AKT in these cells."
    assert "model:gene" in " ".join(m.found_by for m in spacy.load(tmp_path)(text)._.claimx.mentions)
    assert told(spacy.load(tmp_path)(text)) == told(nlp(text))


def test_annotating_twice_gives_the_same(blank: Language) -> None:
    document = document_from_text("\n\n".join(TEXTS), "invented")
    assert annotate(document) == annotate(document)


STORY = """Osimertinib is widely used. Amplification of MET causes resistance to it.

Savolitinib overcomes resistance to osimertinib that is due to MET amplification."""


@pytest.fixture(scope="module")
def linking() -> Language:
    """A pipeline that ends in claims."""
    nlp = build_pipeline()
    nlp.add_pipe("claimx_claims")
    return nlp


def test_claims_are_those_of_the_extractor(linking: Language) -> None:
    extraction = Extractor.load().extract(document_from_text(STORY, ""))
    assert linking(STORY)._.claimx_claims == extraction.claims
    assert {claim.type for claim in extraction.claims} == {"resistance", "resensitization"}


def test_spans_of_claims_are_their_evidence(linking: Language) -> None:
    doc = linking(STORY)
    evidence = [(e.text, claim) for claim in doc._.claimx_claims for e in claim.evidence]
    assert [(span.text, span._.claimx_claim) for span in doc.spans[CLAIM_SPANS_KEY]] == evidence
    assert [span.label_ for span in doc.spans[CLAIM_SPANS_KEY]] == [claim.type for _, claim in evidence]
    assert doc[:1]._.claimx_claim is None


def test_claims_of_a_pipe_of_a_pickle_and_of_a_stored_doc(linking: Language, tmp_path: Path) -> None:
    claims = linking(STORY)._.claimx_claims
    linking.to_disk(tmp_path)
    for nlp in (linking, pickle.loads(pickle.dumps(linking)), spacy.load(tmp_path)):
        assert [doc._.claimx_claims for doc in nlp.pipe([STORY, "It rained."])] == [claims, ()]
    box = DocBin(docs=[linking(STORY)], store_user_data=True)
    (stored,) = DocBin().from_bytes(box.to_bytes()).get_docs(linking.vocab)
    assert stored._.claimx_claims == claims
    assert [span._.claimx_claim for span in stored.spans[CLAIM_SPANS_KEY]] == [c for c in claims for _ in c.evidence]


@settings(max_examples=30, deadline=None)
@given(words=st.lists(st.sampled_from(["T790M", "gefitinib", "resists", ".", " ", "\n", "\n\n", "é"]), max_size=40))
def test_any_text_can_be_linked(words: list[str], linking: Language) -> None:
    doc = linking(" ".join(words))
    evidence = [e for claim in doc._.claimx_claims for e in claim.evidence]
    assert all(doc.text[e.start : e.end] == e.text for e in evidence)
    assert len(doc.spans[CLAIM_SPANS_KEY]) == len(evidence)


@pytest.mark.parametrize("order", [["claimx_claims"], ["claimx_claims", "claimx_mentions"]])
def test_claims_without_mentions_say_what_to_add(order: list[str]) -> None:
    nlp = spacy.blank("en")
    for name in order:
        nlp.add_pipe(name)
    with pytest.raises(ValueError, match="claimx_mentions"):
        nlp(STORY)


def test_an_unknown_tagger_is_refused_when_it_is_added() -> None:
    with pytest.raises(InputError, match="no-such-tagger"):
        spacy.blank("en").add_pipe("claimx_mentions", config={"taggers": ["no-such-tagger"]})
