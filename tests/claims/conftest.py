"""Fixtures for the tests of linking."""

import pytest

from claimx.lexicon import Lexicon
from claimx.pipeline import Extractor
from tests.claims import reviews


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The extractor with the packaged lexicons."""
    return reviews.extractor()


@pytest.fixture(scope="session")
def lexicon(extractor: Extractor) -> Lexicon:
    """The packaged lexicons."""
    return extractor.lexicon
