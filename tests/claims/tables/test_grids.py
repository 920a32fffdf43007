"""Grids: what the columns of a table hold, by their headers and by their cells."""

import pytest

from claimx.claims.tables.grids import roles_of
from claimx.claims.tables.layout import read_layout
from claimx.schema import Document
from claimx.sources import document_from_text
from tests.claims.reviews import annotate, table

ROLES = [
    ("Drug | Target | Cancer | Mechanism of resistance | Options | References",
     ["drug", "target", "cancer", "mechanism", "agent", "reference"]),
    ("Agent | Antigen | Indication", ["drug", "target", "cancer"]),
    ("Inhibitor | Resistance mutations | Next-line therapy", ["drug", "example", "agent"]),
    ("Antibody | Receptor | Disease", ["drug", "target", "cancer"]),
    ("Compound | Acts on | Tumor type | How tumors escape | What is still active",
     ["drug", "target", "cancer", "mechanism", "agent"]),
    ("Medicine | Antigen | Used in | Reason for failure | Way out", ["drug", "target", "cancer", "mechanism", "agent"]),
    ("Mutation | Resistant to | Sensitive to", ["example", "failing", "sensitive"]),
    ("Type of resistance | Examples | May respond to | May not respond to",
     ["mechanism", "example", "responding", "failing"]),
    ("Trial | Patients | ORR", ["", "", ""]),
]  # fmt: skip


@pytest.mark.parametrize(("header", "roles"), ROLES)
def test_roles_of_columns_by_their_headers(header: str, roles: list[str]) -> None:
    cells = " | ".join("x" for _ in roles)
    document = document_from_text(table(header, cells, cells), "invented")
    assert _roles(document) == roles


def test_roles_of_columns_without_telling_headers_by_what_they_name() -> None:
    document = document_from_text(table("A | B", "gefitinib | NSCLC", "imatinib | CML"), "invented")
    assert _roles(document) == ["drug", "cancer"]


def _roles(document: Document) -> list[str]:
    annotation, grid = annotate(document), document.tables[0]
    return list(roles_of(document, annotation, grid, read_layout(document, annotation, grid)).values())
