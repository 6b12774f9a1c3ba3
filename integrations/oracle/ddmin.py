"""Delta debugging: the smallest set of changes that still fails.

In: items, and a predicate that tells whether a subset fails.  Out: a 1-minimal failing subset: without any one of its items
the failure is gone.  Algorithm: Zeller and Hildebrandt, "Simplifying and Isolating Failure-Inducing Input", IEEE TSE 28(2), 2002
(ddmin).  For one guilty item it takes at most 2 log2(n) tests; for k of them at most k (k + 3 log2(n)) or so, n^2 + 3n in the worst case.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence


def minimise(items: Sequence[str], fails: Callable[[Sequence[str]], bool]) -> list[str]:
    """Return a 1-minimal subset of `items`, in their order, for which `fails` holds.

    `fails(items)` holds and `fails([])` does not; neither is asked.
    """
    current = list(items)
    parts = 2
    while len(current) >= 2:
        chunks = split(current, parts)
        reduced = False
        for chunk in chunks:
            if fails(chunk):
                current, parts, reduced = chunk, 2, True
                break
        if not reduced and parts > 2:       # with two parts the complements are the parts
            for chunk in chunks:
                left_out = set(chunk)
                rest = [item for item in current if item not in left_out]
                if fails(rest):
                    current, parts, reduced = rest, max(parts - 1, 2), True
                    break
        if not reduced:
            if parts >= len(current):
                break
            parts = min(parts * 2, len(current))
    return current


def split(items: Sequence[str], parts: int) -> list[list[str]]:
    """Return `items` in `parts` runs of nearly equal length."""
    chunks = []
    start = 0
    for number in range(parts):
        end = start + (len(items) - start) // (parts - number)
        chunks.append(list(items[start:end]))
        start = end
    return chunks


def first_failing(low: int, high: int, fails: Callable[[int], bool]) -> int:
    """Return the least n in (low, high] with fails(n), where fails(low) does not hold and fails(high) does; neither is asked."""
    while high - low > 1:
        middle = (low + high) // 2
        if fails(middle):
            high = middle
        else:
            low = middle
    return high
