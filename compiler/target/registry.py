"""The targets by name, imported when first asked for.

Nothing outside compiler.target imports a target's package; adding an instruction set is a new folder and
one row here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from compiler.unsupported import Unsupported

if TYPE_CHECKING:
    from compiler.asm.target import AssemblerTarget
    from compiler.codegen.target import CodegenTarget
    from compiler.options import Options

_X86: Final = {"x86_64": 64, "i386": 32, "i686": 32}


def assembler_target(name: str) -> AssemblerTarget:
    """Return a new AssemblerTarget for the machine `name` ("x86_64", "i386").  Raises Unsupported."""
    bits = _X86.get(name)
    if bits is None:
        raise Unsupported("target", "assembler for " + name)
    from compiler.target.x86.target import X86Target

    return X86Target(bits)


def codegen_target(isa: str, options: Options) -> CodegenTarget:
    """Return a new CodegenTarget for one unit; `isa` as in TargetInfo.  Raises Unsupported: no code generator, or a flag it does not do."""
    if isa != "x86_64":
        raise Unsupported("target", "code for " + isa)
    from compiler.target.x86_64.target import X8664Target

    return X8664Target(options)
