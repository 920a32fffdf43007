"""Taggers by name: the shipped ones, and spaCy pipelines of a user."""

from pathlib import Path

import pytest
import spacy

from claimx.annotate import Annotator
from claimx.errors import InputError
from claimx.pipeline import Extractor
from claimx.schema import Document, Span
from claimx.taggers import TAGGERS, load_tagger, load_taggers


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A small pipeline as a user may have it, with labels like those of scispaCy's models."""
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(  # type: ignore[attr-defined]
        [
            {"label": "GENE_OR_GENE_PRODUCT", "pattern": "QRZ7"},
            {"label": "Simple_chemical", "pattern": "ZZK4711"},
            {"label": "DISEASE", "pattern": "flu"},
        ]
    )
    nlp.meta["name"], nlp.meta["version"] = "mine", "0.1"
    nlp.to_disk(tmp_path / "mine")
    return tmp_path / "mine"


def test_the_shipped_ones() -> None:
    assert [tagger.name.split()[0] for tagger in load_taggers(TAGGERS)] == list(TAGGERS)
    assert load_taggers(["gene"])[0].name == load_tagger("GENE").name


@pytest.mark.parametrize("name", ["genes", "en_no_such_model", "no/such/folder", "a b"])
def test_an_unknown_name_is_told(name: str) -> None:
    with pytest.raises(InputError, match="is not known and not installed; name gene, chemical, cancer, or"):
        load_taggers([name])


def test_a_folder_that_is_no_pipeline_is_told(tmp_path: Path) -> None:
    (tmp_path / "config.cfg").write_text("[nlp]\n")
    with pytest.raises(InputError, match="cannot be loaded"):
        load_taggers([str(tmp_path)])


def test_a_pipeline_of_the_user_adds_names(installed: Path) -> None:
    text = "The QRZ7 protein in flu. It met ZZK4711."
    annotator = Annotator.load(taggers=[str(installed)])
    found = [(m.text, m.label, m.found_by) for m in annotator.annotate(Document("invented", text)).mentions]
    assert found == [("QRZ7", "GENE", "model:mine 0.1"), ("ZZK4711", "DRUG", "model:mine 0.1")]


def test_a_pipeline_looks_at_the_given_sentences(installed: Path) -> None:
    (tagger,) = load_taggers([str(installed)])
    text = "QRZ7 here. QRZ7 there."
    assert [(s.start, s.end, s.label) for s in tagger.tag([text])[0]] == [(0, 4, "GENE"), (11, 15, "GENE")]
    assert [(s.start, s.end) for s in tagger.tag([text], [[Span(11, 22)]])[0]] == [(11, 15)]


def test_the_version_of_the_extractor_tells_its_taggers(installed: Path) -> None:
    versions = {Extractor.load(taggers=names).hashes["extractor"] for names in ([], ["gene"], [str(installed)])}
    assert len(versions) == 3
