"""Claims of tables: what a column means is read from its header and from what its cells name."""

from claimx.claims.tables.rows import link_tables

__all__ = ["link_tables"]
