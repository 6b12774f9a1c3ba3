"""Digests: the one hash function of the cache.

In: bytes.  Out: 20 bytes of BLAKE2b (RFC 7693), the name of every content and every key in the cache.
160 bits make an accidental collision impossible in practice and keep manifests small; BLAKE2b is the
fastest cryptographic hash in CPython (about 2.4 ms a megabyte).

`_blake2` is imported directly: `hashlib` loads OpenSSL, which costs 3 ms at every start and gives
nothing here.

What goes into a key, and in which order, is the caller's affair.
"""

from __future__ import annotations

try:
    from _blake2 import blake2b
except ImportError:     # a Python built without the accelerator has hashlib's own
    from hashlib import blake2b

TYPE_CHECKING = False
if TYPE_CHECKING:       # `typing` costs 5 ms to import; only type checkers and mypyc need it
    from typing import Final

__all__ = ["DIGEST_SIZE", "blake2b", "digest", "hash_bytes"]

DIGEST_SIZE: Final = 20


def hash_bytes(data: bytes) -> bytes:
    """Return the content digest (DIGEST_SIZE bytes) of `data`: the digest of a file is that of its bytes."""
    return blake2b(data, digest_size=DIGEST_SIZE).digest()


def digest(*parts: bytes) -> bytes:
    """Return the digest of a sequence of byte strings.

    Unambiguous: every part is preceded by its length, so that ("ab", "c") and ("a", "bc") differ.  Never
    equal by construction to a hash_bytes() of the same bytes.
    """
    state = blake2b(digest_size=DIGEST_SIZE, person=b"pycc-parts")
    for part in parts:
        state.update(len(part).to_bytes(8, "little"))
        state.update(part)
    return state.digest()
