"""Register allocation: the door.

In: a machine function as selection made it, on virtual registers with PHIs, its edges computed.  Out: the same on physical registers
and spill slots, without PHIs, parallel copies and UNDEFINED; `used_registers` is set, so that the frame saves what must be saved.
"""

from __future__ import annotations

from compiler.codegen.local_allocator import LocalAllocator
from compiler.codegen.machine import MachineFunction, compute_edges
from compiler.codegen.phis import eliminate_phis, sequentialize
from compiler.codegen.target import CodegenTarget


def allocate(mf: MachineFunction, target: CodegenTarget, optimize: bool) -> None:
    """Allocate the registers of `mf`, block by block unless `optimize`.

    Raises Unsupported("codegen") when an instruction's operands cannot be satisfied.
    """
    compute_edges(mf)
    eliminate_phis(mf)
    sequentialize(mf)
    LocalAllocator(mf, target).run()
