"""Prefect, and only Prefect: thin flows over the steps of claimx. Nothing in src/ needs this folder."""
