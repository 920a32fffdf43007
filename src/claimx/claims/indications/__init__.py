"""Indications: for whom a therapy is used."""
