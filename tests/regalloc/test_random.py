"""Random machine functions through the allocators, each allocation proven by the symbolic checker."""

from __future__ import annotations

import pytest

from compiler.codegen.machine import compute_edges
from compiler.codegen.phis import eliminate_phis
from compiler.codegen.regalloc import allocate_checked
from tests.regalloc.random_functions import RandomTarget, random_function


def faults_of(seed: int, optimize: bool) -> list[str]:
    """Allocate the function of a seed; return what the checker says."""
    mf = random_function(seed)
    compute_edges(mf)
    eliminate_phis(mf)
    return allocate_checked(mf, RandomTarget(seed % 2 == 0), optimize)


@pytest.mark.parametrize("optimize", [False, True])
def test_allocations_are_right(optimize: bool) -> None:
    """A few hundred functions: every read finds its value on all paths."""
    for seed in range(250):
        assert faults_of(seed, optimize) == [], f"seed {seed}"


@pytest.mark.full
@pytest.mark.parametrize("optimize", [False, True])
def test_many_allocations_are_right(optimize: bool) -> None:
    """Several thousand functions."""
    for seed in range(1000, 6000):
        assert faults_of(seed, optimize) == [], f"seed {seed}"
