"""SmartCity Desktop: score, sign, verify, rank and choose, off-line."""

__version__ = "0.1.0"
