"""From what the front end made of a unit to an object or assembly text: lowering, passes, code generation.

In: a Sema without errors, Options.  Out: bytes.  Options that change code and are not honoured raise Unsupported before
any work (compiler/codegen/flags.py).  Imported only when code is wanted.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from compiler.asm.options import assembler_settings
from compiler.asm.unit import machine_of
from compiler.codegen.debug import UnitNames
from compiler.codegen.flags import check_flags
from compiler.codegen.object_writer import ObjectWriter
from compiler.codegen.settings import codegen_settings
from compiler.codegen.text_writer import TextWriter
from compiler.codegen.unit import compile_function, emitted_functions, write_unit
from compiler.codegen.writer import UnitWriter
from compiler.lower.unit import lower_unit
from compiler.opt.pipeline import optimize
from compiler.opt.plant import plant_late, plant_pair
from compiler.opt.requests import request_of
from compiler.target.registry import codegen_target
from compiler.unsupported import Unsupported

if TYPE_CHECKING:
    from compiler.api import FileReader
    from compiler.codegen.compiled import CompiledFunction
    from compiler.ir.module import Module
    from compiler.options import Options
    from compiler.sema.context import Sema

PRODUCER = "pycc"
"""DW_AT_producer, as .comment."""


def check_options(options: Options) -> None:
    """Raise Unsupported for an option that asks for code this compiler does not make."""
    check_flags(options)
    if options.assembler_flags:
        machine_of(options, assembler_settings(options))    # both refuse the words they do not know


def generate(sema: Sema, source: str, options: Options, reader: FileReader, phases: list[tuple[str, float]],
             notes: list[str]) -> bytes:
    """Return the object or the assembly text of a unit, by options.output_form; append (phase, CPU seconds) to `phases`.

    source: its path as given.  reader: for files that asm statements include.  notes: gets what flags ask to be told.
    Raises Unsupported.
    """
    start = time.process_time()
    unit = lower_unit(sema, options)
    lowered = time.process_time()
    phases.append(("lower", lowered - start))
    request = request_of(options.code_flags)
    optimize(unit, request)
    if request.counting:
        notes.append("opt-bisect: step " + str(request.steps) + " of " + str(request.total) + ": " + request.last_step)
    if request.plant.startswith("pair:"):
        plant_pair(unit, request.plant, source)
    elif request.plant.startswith("late:"):
        plant_late(unit, request.plant)
    optimized = time.process_time()
    phases.append(("optimize", optimized - lowered))
    compiled = compile_functions(unit, options)
    generated = time.process_time()
    phases.append(("generate", generated - optimized))
    output = placed(unit, compiled, source, options, reader)
    phases.append(("write", time.process_time() - generated))
    return output


def compile_functions(unit: Module, options: Options) -> list[CompiledFunction]:
    """Return the code of every function of an optimised module that gets code, in order."""
    target = codegen_target(unit.isa, options)
    textual = options.output_form == "assembly"
    rows = codegen_settings(options).debug != 0
    return [compile_function(fn, unit, target, textual, rows) for fn in emitted_functions(unit)]


def placed(unit: Module, compiled: list[CompiledFunction], source: str, options: Options, reader: FileReader) -> bytes:
    """Return the object or text of a module whose functions are compiled."""
    target = codegen_target(unit.isa, options)
    writer: UnitWriter
    if options.output_form == "assembly":
        writer = TextWriter(unit.layout.big_endian)
    else:
        words = assembler_settings(options)
        if words.defined:
            raise Unsupported("option", "-Wa,--defsym")
        words.generate_lines = False
        words.prefix_maps = []      # names are mapped here
        assembler = target.assembler(unit)
        assembler.take_flags(words.machine_flags)
        writer = ObjectWriter(assembler, words, reader)
    maps = [(old, new) for flag, old, new in reversed(options.prefix_maps) if flag != "-fmacro-prefix-map"]
    names = UnitNames(source, options.working_directory, PRODUCER, options.standard, maps)
    return write_unit(unit, compiled, target, codegen_settings(options), names, writer)
