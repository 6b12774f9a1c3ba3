"""The text form of the IR (IR.md gives the grammar); compiler/ir/reader.py reads it back to the same text.

Out: text that is a function of the module alone: dictionaries keep the order of the source, values their numbers.
"""

from __future__ import annotations

from typing import Final

from compiler.ir import details, module, ops
from compiler.ir.details import (
    Access,
    Aggregate,
    Argument,
    Asm,
    Branch,
    Call,
    Debug,
    Immediate,
    Intrinsic,
    Signature,
    Slot,
    Switch,
)
from compiler.ir.graph import (
    POISON,
    Block,
    FloatConstant,
    Instruction,
    IntConstant,
    LabelAddress,
    Parameter,
    SymbolAddress,
    Value,
    VectorConstant,
)
from compiler.ir.module import FUNCTION_NAMES, FUNCTION_NAMES_SHIFT, Alias, Function, Global, Module
from compiler.ir.types import VOID, type_text

_PLAIN: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.$")


def quoted(text: str) -> str:
    """Return `text` in double quotes; what is not printable ASCII, quotes and backslashes as \\x{hex}."""
    parts = ['"']
    for char in text:
        if char == '"' or char == "\\" or char < " " or char > "~":
            parts.append("\\x{" + format(ord(char), "x") + "}")
        else:
            parts.append(char)
    parts.append('"')
    return "".join(parts)


def symbol_text(name: str) -> str:
    """Return @name, quoted unless it is made of letters, digits, _ . and $."""
    if name:
        for char in name:
            if char not in _PLAIN:
                return "@" + quoted(name)
        return "@" + name
    return '@""'


def value_text(value: Value) -> str:
    """Return an operand: %3, 5:i32, 0x3f800000:f32, @name+4:ptr, &bb3:ptr, undef:i32, <1:i8, 2:i8>:v2i8."""
    if isinstance(value, Instruction):
        return "%" + str(value.id)
    if isinstance(value, Parameter):
        return "%" + str(value.id)
    if isinstance(value, IntConstant):
        text = str(value.value)
    elif isinstance(value, FloatConstant):
        text = hex(value.bits)
    elif isinstance(value, SymbolAddress):
        text = symbol_text(value.name)
        if value.offset:
            text += ("+" if value.offset > 0 else "") + str(value.offset)
    elif isinstance(value, LabelAddress):
        text = "&bb" + str(value.block.id)
    elif isinstance(value, VectorConstant):
        text = "<" + ", ".join([value_text(lane) for lane in value.lanes]) + ">"
    else:
        text = "poison" if value.kind == POISON else "undef"
    return text + ":" + type_text(value.type)


def bit_names(bits: int, names: list[str]) -> list[str]:
    """Return the names of the bits set, lowest first."""
    return [names[index] for index in range(len(names)) if bits >> index & 1]


def aggregate_text(aggregate: Aggregate) -> str:
    """Return {SIZE align N [flags]: OFFSET TYPE, ...}."""
    words = [str(aggregate.size), "align", str(aggregate.align)]
    words += bit_names(aggregate.flags, details.AGGREGATE_NAMES.split())
    fields = [str(offset) + " " + type_text(code) for offset, code in aggregate.fields]
    return "{" + " ".join(words) + ": " + ", ".join(fields) + "}"


def argument_text(argument: Argument) -> str:
    """Return the type and, unless plain, how it is passed."""
    text = type_text(argument.type)
    if argument.passing != details.PLAIN:
        text += " " + details.PASSING_NAMES.split()[argument.passing]
    if argument.aggregate is not None:
        text += " " + aggregate_text(argument.aggregate)
    if argument.whole:
        text += " of " + type_text(argument.whole)
    return text


def signature_text(signature: Signature) -> str:
    """Return (ARGUMENT, ...) [fixed N] [variadic] [unprototyped] [convention "..."] -> ARGUMENT."""
    text = "(" + ", ".join([argument_text(argument) for argument in signature.arguments]) + ")"
    if signature.fixed != len(signature.arguments):
        text += " fixed " + str(signature.fixed)
    if signature.variadic:
        text += " variadic"
    if not signature.prototyped:
        text += " unprototyped"
    if signature.convention:
        text += " convention " + quoted(signature.convention)
    return text + " -> " + argument_text(signature.result)


def _numbers(numbers: list[int]) -> str:
    return " ".join([str(number) for number in numbers])


def _asm_text(detail: Asm) -> str:
    parts = ["template", quoted(detail.template)]
    for operand in detail.operands:
        parts += ["output" if operand.is_output else "input", quoted(operand.constraint), type_text(operand.type)]
        if operand.indirect:
            parts += ["indirect", str(operand.size)]
        if operand.name:
            parts += ["name", quoted(operand.name)]
    for clobber in detail.clobbers:
        parts += ["clobber", quoted(clobber)]
    for label in detail.labels:
        parts += ["label", quoted(label)]
    if detail.inline_hint:
        parts.append("inline")
    return " ".join(parts)


def _access_text(detail: Access) -> str:
    orders = details.ORDER_NAMES.split()
    parts = ["align", str(detail.align)]
    if detail.source_align != 1:
        parts += ["source_align", str(detail.source_align)]
    if detail.order:
        parts += ["order", orders[detail.order]]
    if detail.failure:
        parts += ["failure", orders[detail.failure]]
    if detail.alias_set:
        parts += ["alias", str(detail.alias_set)]
    if detail.scopes:
        parts += ["scopes", _numbers(detail.scopes)]
    if detail.noalias:
        parts += ["noalias", _numbers(detail.noalias)]
    return " ".join(parts)


def detail_text(ins: Instruction) -> str:
    """Return what stands in parentheses after an instruction, "" for nothing."""
    detail = ins.detail
    if detail is None:
        return ""
    if isinstance(detail, Access):
        return _access_text(detail)
    if isinstance(detail, Call):
        names = bit_names(detail.attributes, details.CALL_NAMES.split())
        return " ".join(["signature", signature_text(detail.signature)] + names)
    if isinstance(detail, Intrinsic):
        return " ".join([quoted(detail.name)] + bit_names(detail.attributes, details.CALL_NAMES.split()))
    if isinstance(detail, Asm):
        return _asm_text(detail)
    if isinstance(detail, Switch):
        parts = ["cases"]
        for low, high in detail.cases:
            parts.append(str(low) if low == high else str(low) + " to " + str(high))
        if detail.weights:
            parts += ["weights", _numbers(detail.weights)]
        return " ".join(parts)
    if isinstance(detail, Branch):
        return "weights " + str(detail.taken) + " " + str(detail.not_taken)
    if isinstance(detail, Slot):
        text = "size " + str(detail.size) + " align " + str(detail.align)
        if detail.arrays:
            text += " arrays " + str(detail.arrays)
        return text + " name " + quoted(detail.name) if detail.name else text
    if isinstance(detail, Debug):
        text = "variable " + str(detail.variable)
        if detail.offset or detail.size:
            text += " offset " + str(detail.offset) + " size " + str(detail.size)
        return text
    if isinstance(detail, Immediate):
        return "numbers " + _numbers(detail.numbers)
    assert isinstance(detail, Aggregate)
    return "aggregate " + aggregate_text(detail)


def instruction_text(ins: Instruction) -> str:
    """Return one instruction without indentation: [%N:TYPE =] op [flags] [operands] [-> or <- blocks] [(detail)] [!location]."""
    parts: list[str] = []
    if ins.type != VOID:
        parts.append("%" + str(ins.id) + ":" + type_text(ins.type) + " =")
    parts.append(ops.table()[ins.op].name)
    if ins.flags:
        parts += bit_names(ins.flags, ops.FLAG_NAMES.split())
    if ins.operands:
        parts.append(", ".join([value_text(value) for value in ins.operands]))
    if ins.targets:
        parts.append("<-" if ins.op == ops.PHI else "->")
        parts.append(", ".join(["bb" + str(block.id) for block in ins.targets]))
    text = detail_text(ins)
    if text:
        parts.append("(" + text + ")")
    if ins.location:
        parts.append("!" + str(ins.location))
    return " ".join(parts)


def block_text(block: Block) -> list[str]:
    """Return the lines of a block: its label, then its instructions."""
    head = "bb" + str(block.id)
    if block.name:
        head += " " + quoted(block.name)
    if block.address_taken:
        head += " address_taken"
    lines = [head + ":"]
    for ins in block.instructions:
        lines.append("  " + instruction_text(ins))
    return lines


def _options_text(fn: Function) -> list[str]:
    options = fn.options
    parts: list[str] = []
    if options.level != "0":
        parts += ["level", quoted(options.level)]
    if options.features:
        parts += ["features", quoted(options.features)]
    for flag in options.flags:
        parts += ["flag", quoted(flag)]
    if options.floating:
        parts += ["floating", str(options.floating)]
    if options.stack_protector:
        parts += ["stack_protector", quoted(options.stack_protector)]
    if options.patchable_entry:
        parts += ["patchable", str(options.patchable_entry), str(options.patchable_before)]
    if options.branches:
        parts += ["branches", quoted(options.branches)]
    return parts


def _function_head(fn: Function) -> str:
    parts = ["function", symbol_text(fn.name), signature_text(fn.signature)]
    if fn.linkage:
        parts += ["linkage", module.LINKAGE_NAMES.split()[fn.linkage]]
    if fn.visibility:
        parts += ["visibility", module.VISIBILITY_NAMES.split()[fn.visibility]]
    if fn.section:
        parts += ["section", quoted(fn.section)]
    if fn.align:
        parts += ["align", str(fn.align)]
    parts += bit_names(fn.attributes & ((1 << FUNCTION_NAMES_SHIFT) - 1), details.CALL_NAMES.split())
    parts += bit_names(fn.attributes >> FUNCTION_NAMES_SHIFT, FUNCTION_NAMES.split())
    if fn.comdat:
        parts += ["comdat", quoted(fn.comdat)]
    if fn.chain:
        parts += ["nested_in", quoted(fn.chain)]
    if fn.priority != 65535:
        parts += ["priority", str(fn.priority)]
    for name in fn.inlined:
        parts += ["inlined", quoted(name)]
    if fn.restrict_scopes:
        parts += ["restrict_scopes", str(fn.restrict_scopes)]
    return " ".join(parts + _options_text(fn))


def function_text(fn: Function) -> str:
    """Return a whole function, or the one line of a declaration."""
    head = _function_head(fn)
    if not fn.blocks:
        return head + "\n"
    lines = [head + " {"]
    for parameter in fn.parameters:
        name = " name " + quoted(parameter.name) if parameter.name else ""
        lines.append("  parameter %" + str(parameter.id) + ":" + type_text(parameter.type) + name)
    for index in range(1, len(fn.scopes)):
        scope = fn.scopes[index]
        lines.append("  scope " + _numbers([index, scope.parent, scope.location]) + " " + quoted(scope.function))
    for index in range(1, len(fn.locations)):
        place = fn.locations[index]
        lines.append("  location " + _numbers([index, place.file, place.line, place.column, place.scope, place.inlined_at]))
    for index in range(len(fn.variables)):
        variable = fn.variables[index]
        numbers = _numbers([index, variable.scope, variable.argument, variable.location])
        lines.append("  variable " + numbers + " " + quoted(variable.name) + " " + quoted(variable.type_name))
    for block in fn.blocks:
        lines += block_text(block)
    lines.append("}\n")
    return "\n".join(lines)


def _global_text(item: Global) -> str:
    parts = ["global", symbol_text(item.name), "size", str(item.size), "align", str(item.align)]
    if item.linkage:
        parts += ["linkage", module.LINKAGE_NAMES.split()[item.linkage]]
    if item.visibility:
        parts += ["visibility", module.VISIBILITY_NAMES.split()[item.visibility]]
    if item.section:
        parts += ["section", quoted(item.section)]
    if item.tls:
        parts += ["tls", module.TLS_NAMES.split()[item.tls]]
    if item.constant:
        parts.append("constant")
    if item.used:
        parts.append("used")
    if item.retain:
        parts.append("retain")
    if item.mergeable:
        parts += ["mergeable", str(item.mergeable)]
    if item.initial is not None:
        parts += ["bytes", quoted(item.initial.hex())]
    for entry in item.relocations:
        parts += ["address", str(entry.offset), str(entry.size), symbol_text(entry.symbol), str(entry.addend)]
        if entry.minus:
            parts += ["minus", symbol_text(entry.minus)]
    return " ".join(parts) + "\n"


def _alias_text(alias: Alias) -> str:
    return " ".join([alias.kind, symbol_text(alias.name), symbol_text(alias.target), "linkage",
                     module.LINKAGE_NAMES.split()[alias.linkage], "visibility",
                     module.VISIBILITY_NAMES.split()[alias.visibility]]) + "\n"


def module_text(unit: Module) -> str:
    """Return the whole module."""
    parts = ["module " + quoted(unit.isa) + (" interposable\n" if unit.interposable else "\n")]
    for name in unit.files:
        parts.append("file " + quoted(name) + "\n")
    for index in range(1, len(unit.alias_sets)):
        entry = unit.alias_sets[index]
        parts.append("alias_set " + _numbers([index, entry.parent]) + " " + quoted(entry.name) + "\n")
    for text in unit.assembly:
        parts.append("assembly " + quoted(text) + "\n")
    for text in unit.idents:
        parts.append("ident " + quoted(text) + "\n")
    for name in unit.renamed:
        parts.append("renamed " + quoted(name) + " " + quoted(unit.renamed[name]) + "\n")
    for name in unit.registers:
        parts.append("register " + quoted(name) + "\n")
    for name in unit.order:
        parts.append("order " + quoted(name) + "\n")
    for item in unit.globals.values():
        parts.append(_global_text(item))
    for alias in unit.aliases:
        parts.append(_alias_text(alias))
    for fn in unit.functions.values():
        parts.append("\n" + function_text(fn))
    return "".join(parts)
