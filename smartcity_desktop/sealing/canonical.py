"""JSON in the one form that no two readers can take differently (RFC 8785, PACKAGE.md 4.4).

No floats, ASCII keys, no key twice. Under these rules sorted keys without blanks *are* RFC 8785; a test compares
with a library of it.
"""

from __future__ import annotations

import json
from typing import Any, NoReturn

from smartcity_desktop.core.package import PackageRefused

LIMIT = 4 * 1024 * 1024
_SAFE_INTEGER = 2**53
_DIGITS = 17


class _FormError(ValueError):
    """JSON, but not in the required form."""


def canonical(value: object) -> bytes:
    """Return the bytes of a JSON value made of dicts with ASCII keys, lists, strings, ints, booleans, `None`."""
    return _ENCODER.encode(value).encode("utf-8")


def read_json(data: bytes, name: str, limit: int = LIMIT) -> Any:
    """Parse JSON that may not repeat a key nor contain NaN, whatever its form (see `require_form`).

    Args:
        data: UTF-8 bytes.
        name: of the file, for the detail of a refusal.
        limit: bytes; more are not parsed.

    Raises:
        PackageRefused: `E_LIMIT`, `E_JSON` (no JSON, too deep, a key twice), `E_JSON_FORM` (a float, a huge integer).
    """
    if len(data) > limit:
        raise PackageRefused("E_LIMIT", f"{name} has {len(data)} bytes; at most {limit}")
    try:
        return _DECODER.decode(data.decode("utf-8"))
    except _FormError as problem:
        raise PackageRefused("E_JSON_FORM", f"{name}: {problem}") from None
    except UnicodeDecodeError:
        raise PackageRefused("E_JSON", f"{name} is not UTF-8") from None
    except RecursionError:
        raise PackageRefused("E_JSON", f"{name} is nested too deeply") from None
    except ValueError as problem:
        raise PackageRefused("E_JSON", f"{name}: {problem}") from None


def require_form(value: object, data: bytes, name: str) -> None:
    """Check that `data` is exactly the canonical form of `value`.

    Raises:
        PackageRefused: `E_JSON_FORM`.
    """
    try:
        again = canonical(value)
    except UnicodeEncodeError:
        raise PackageRefused("E_JSON_FORM", f"{name} has half a surrogate pair") from None
    except RecursionError:
        raise PackageRefused("E_JSON", f"{name} is nested too deeply") from None
    if again != data:
        raise PackageRefused("E_JSON_FORM", f"{name} is not in canonical form")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise ValueError(f"key {key[:80]!r} stands twice")
            seen.add(key)
    for key in found:
        if not key.isascii():
            raise _FormError(f"key {key[:80]!r} is not ASCII")
    return found


def _integer(text: str) -> int:
    if len(text) > _DIGITS or abs(int(text)) >= _SAFE_INTEGER:
        raise _FormError(f"integer {text[:24]} is not exact everywhere")
    return int(text)


def _no_float(text: str) -> NoReturn:
    raise _FormError(f"{text[:24]} is a float; decimals are written as text")


def _no_constant(text: str) -> NoReturn:
    raise ValueError(f"{text} is not JSON")


# Made once: `json.dumps` and `json.loads` make theirs anew for each document.
_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_float=_no_float, parse_int=_integer, parse_constant=_no_constant
)
