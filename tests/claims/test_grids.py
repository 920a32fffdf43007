"""Grids: what the columns of a table hold, by their headers and by their cells."""

import pytest

from claimx.claims.grids import find_roles
from claimx.sources import document_from_text
from tests.claims.reviews import annotate, table

ROLES = [
    ("Drug | Target | Cancer | Mechanism of resistance | Options | References",
     ["drug", "target", "cancer", "mechanism", "agent", "reference"]),
    ("Agent | Antigen | Indication", ["drug", "target", "cancer"]),
    ("Inhibitor | Resistance mutations | Next-line therapy", ["drug", "example", "agent"]),
    ("Antibody | Receptor | Disease", ["drug", "target", "cancer"]),
]  # fmt: skip


@pytest.mark.parametrize(("header", "roles"), ROLES)
def test_roles_of_columns_by_their_headers(header: str, roles: list[str]) -> None:
    cells = " | ".join("x" for _ in roles)
    document = document_from_text(table(header, cells, cells), "invented")
    annotation = annotate(document)
    assert list(find_roles(document, annotation, document.tables[0]).values()) == roles


def test_roles_of_columns_without_telling_headers_by_what_they_name() -> None:
    document = document_from_text(table("A | B", "gefitinib | NSCLC", "imatinib | CML"), "invented")
    annotation = annotate(document)
    assert list(find_roles(document, annotation, document.tables[0]).values()) == ["drug", "cancer"]
