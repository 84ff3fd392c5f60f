"""A signature drawn by hand: what is seen of it on paper. It proves nothing; the key does."""

from __future__ import annotations

from dataclasses import dataclass

WIDTH, HEIGHT = 1000, 400
"""The grid on which it is drawn, from its top left corner."""
POINTS_LIMIT = 5_000


@dataclass(frozen=True, slots=True)
class DrawnSignature:
    """Strokes, each a line through points of the grid.

    Raises:
        ValueError: nothing is drawn, there are too many points, or one lies off the grid.
    """

    strokes: tuple[tuple[tuple[int, int], ...], ...]

    def __post_init__(self) -> None:
        points = [point for stroke in self.strokes for point in stroke]
        if not points or len(points) > POINTS_LIMIT or not all(self.strokes):
            raise ValueError(f"a signature of {len(points)} points")
        if not all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in points):
            raise ValueError("a signature beyond its field")
