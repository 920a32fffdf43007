"""Other tools' formats: what was found and claimed, as brat, BioC, PubTator, KGX and CIViC write such things."""
