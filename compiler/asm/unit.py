"""Assemble one unit for the driver: Options and a reader in, a Result with the object out.

For an assembler-with-cpp unit the text is the preprocessor's output and the files it read come first;
for a plain one it is the source file.  Errors of the source are diagnostics of the Result; what pycc
leaves to GCC's assembler raises Unsupported.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Final

from compiler.api import Diagnostic, FileRead, Result, Services
from compiler.asm.assembler import Assembler
from compiler.asm.expr import AssemblyError
from compiler.obj.writer import write_object
from compiler.unsupported import Unsupported

if TYPE_CHECKING:
    from compiler.asm.settings import AssemblerSettings
    from compiler.asm.target import AssemblerTarget
    from compiler.options import Options

_RECURSION_LIMIT: Final = 20_000

# Machine flags that reach the assembler's choice of object, and what they choose on x86.
_CLASS_FLAGS: Final = {"-m32": "i386", "-m16": "i386", "--32": "i386", "-m64": "x86_64", "--64": "x86_64"}
_REFUSED_FLAGS: Final = ("-mx32", "--x32", "-msse2avx", "-mshared", "-mindex-reg", "-mnaked-reg", "-madd-bnd-prefix")


def machine_of(options: Options, settings: AssemblerSettings) -> str:
    """Return the registry's name of the machine to assemble for.  Raises Unsupported for a refused flag.

    Machine flags of the C compiler (-march=, -mtune=) do not reach the assembler; those of -Wa do.
    """
    machine = options.target.split("-")[0]
    for flag in settings.machine_flags:
        if flag in _CLASS_FLAGS and machine in ("x86_64", "i386", "i486", "i586", "i686"):
            machine = _CLASS_FLAGS[flag]
        elif flag in _REFUSED_FLAGS:
            raise Unsupported("option", flag)
    for flag in options.assembler_flags:
        if flag.startswith("-m") and flag not in _CLASS_FLAGS and not flag.startswith(
                ("-mrelax-relocations=yes", "-mrelax-relocations=no", "-mx86-used-note=no")):
            raise Unsupported("option", f"-Wa,{flag}")
    return machine


def assemble_text(data: bytes, path: str, target: AssemblerTarget, settings: AssemblerSettings,
                  services: Services, result: Result) -> None:
    """Assemble source bytes; output, messages and files read go to `result`."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, _RECURSION_LIMIT))
    assembler = Assembler(target, settings, services.reader)
    emission = assembler.emission
    try:
        model = assembler.assemble(data, path)
    except AssemblyError as error:
        emission.error(error.message)
        model = None
    except Unsupported as refused:
        if refused.where:
            raise
        raise Unsupported(refused.category, refused.detail, f"{emission.path}:{emission.line}") from None
    finally:
        sys.setrecursionlimit(limit)
    result.files_read.extend(assembler.source.files_read)
    result.absent.extend(assembler.source.absent)
    warned = False
    for message in emission.messages:
        if message.severity == "warning":
            if settings.no_warnings:
                continue
            warned = True
        result.diagnostics.append(Diagnostic(message.severity, message.path, message.line, 0, message.text))
    if warned and settings.fatal_warnings:
        result.diagnostics.append(Diagnostic("error", path, 0, 0, "warnings are treated as errors"))
    if model is not None and not result.failed:
        result.output = write_object(model)


def assemble_unit(source: str, options: Options, services: Services, target: AssemblerTarget,
                  settings: AssemblerSettings) -> Result:
    """Assemble the file `source`.  Raises Unsupported, and OSError when it cannot be read."""
    result = Result()
    start = time.process_time()
    read = services.reader.read(source)
    result.files_read.append(FileRead(source, read.digest))
    assemble_text(read.data, source if source != "-" else "{standard input}", target, settings, services, result)
    result.phases.append(("assemble", time.process_time() - start))
    return result


def assemble_preprocessed(preprocessed: Result, source: str, services: Services, target: AssemblerTarget,
                          settings: AssemblerSettings) -> Result:
    """Assemble what the preprocessor made of `source`; its files and messages stay in the result."""
    result = preprocessed
    if result.failed:
        return result
    data = result.output
    result.output = b""
    start = time.process_time()
    assemble_text(data, source, target, settings, services, result)
    result.phases.append(("assemble", time.process_time() - start))
    return result
