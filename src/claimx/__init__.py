"""Claims about cancer drug resistance, read from reviews, with evidence and citations."""

__version__ = "0.1.0"
