"""Clock and ids, given to whoever needs them and never taken.

The wall clock of a laptop is wrong by days and years: nothing orders by it. Histories are ordered by their
sequence; the monotonic clock is noted beside it.
"""

from __future__ import annotations

from datetime import UTC, datetime
from time import monotonic_ns
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    NewId = Callable[[], str]


class Clock(Protocol):
    """Two clocks: what the wall says, and nanoseconds that never go back."""

    def now(self) -> datetime:
        """Return the wall clock as an aware UTC datetime; any year is possible."""
        ...

    def monotonic(self) -> int:
        """Return nanoseconds since the computer started."""
        ...


class SystemClock:
    """The clocks of this computer."""

    def now(self) -> datetime:
        """Return the wall clock as an aware UTC datetime."""
        return datetime.now(UTC)

    def monotonic(self) -> int:
        """Return nanoseconds since the computer started."""
        return monotonic_ns()


def new_id() -> str:
    """Return a new random id: 32 hexadecimal digits."""
    from uuid import uuid4

    return uuid4().hex
