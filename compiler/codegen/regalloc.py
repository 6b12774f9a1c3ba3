"""Register allocation: the door.

In: a machine function as selection made it, on virtual registers with PHIs.  Out: the same on physical registers and spill slots,
without PHIs, parallel copies and UNDEFINED; edges are computed, and `used_registers` is set, so that the frame saves what must be saved.

Without optimisation local_allocator.py goes block by block.  With it: liveness.py, intervals.py (two-address form on the way), coalesce.py,
global_allocator.py (priority, eviction, splitting), resolve.py (moves between the parts of split values, slots), moves.py.

With PYCC_CHECK_ALLOCATION in the environment every allocation is proven by compiler/codegen/checker.py; a fault is an AssertionError.
"""

from __future__ import annotations

import os

from compiler.codegen.checker import Recorder, check_allocation
from compiler.codegen.coalesce import coalesce
from compiler.codegen.global_allocator import GlobalAllocator
from compiler.codegen.intervals import Intervals
from compiler.codegen.liveness import compute_liveness
from compiler.codegen.local_allocator import LocalAllocator
from compiler.codegen.machine import COPY, MachineFunction, MachineInstruction, compute_edges
from compiler.codegen.phis import eliminate_phis, sequentialize
from compiler.codegen.resolve import Resolver
from compiler.codegen.target import CodegenTarget
from compiler.codegen.weights import estimate_weights


def allocate(mf: MachineFunction, target: CodegenTarget, optimize: bool) -> None:
    """Allocate the registers of `mf`, block by block unless `optimize`.

    Raises Unsupported("codegen") when an instruction's operands cannot be satisfied.
    """
    compute_edges(mf)
    if optimize:
        estimate_weights(mf)
    eliminate_phis(mf)
    if "PYCC_CHECK_ALLOCATION" in os.environ:
        faults = allocate_checked(mf, target, optimize)
        if faults:
            raise AssertionError("\n".join(faults))
    else:
        _allocate(mf, target, optimize)
    _make_moves(mf, target)


def _make_moves(mf: MachineFunction, target: CodegenTarget) -> None:
    """Turn the copies that are left, between physical registers, into moves of the target."""
    for block in mf.blocks:
        found = False
        for ins in block.instructions:
            if ins.info.opcode == COPY:
                found = True
                break
        if not found:
            continue
        result: list[MachineInstruction] = []
        for ins in block.instructions:
            if ins.info.opcode != COPY:
                result.append(ins)
                continue
            destination, source = ins.registers
            if destination != source:
                for move in target.make_move(mf, destination, source, target.register_class[destination]):
                    move.location = ins.location
                    result.append(move)
        block.instructions = result


def allocate_checked(mf: MachineFunction, target: CodegenTarget, optimize: bool) -> list[str]:
    """Allocate `mf`, whose PHIs are gone, and return the faults that the checker finds."""
    if not optimize:
        sequentialize(mf)
    recorder = Recorder(target, mf)
    _allocate(mf, recorder, optimize)
    return check_allocation(mf, recorder)


def _allocate(mf: MachineFunction, target: CodegenTarget, optimize: bool) -> None:
    if not optimize:
        sequentialize(mf)
        LocalAllocator(mf, target).run()
        return
    liveness = compute_liveness(mf)
    intervals = Intervals(mf, target, liveness)
    coalesce(intervals, not mf.returns_twice)
    allocator = GlobalAllocator(intervals)
    allocator.run()
    Resolver(intervals, liveness, allocator).run()
