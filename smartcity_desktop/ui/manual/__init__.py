"""The manual: chapters of resources/manual in a window of its own, found by the page in front or by words."""
