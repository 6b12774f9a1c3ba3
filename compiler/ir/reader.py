"""Read the text form of the IR (printer.py writes it, IR.md has the grammar).

In: the text of a module.  Out: a Module whose text is the same.  Raises IrSyntaxError with the line.  Only the form is
checked here; meaning is the verifier's.  `#` starts a comment that ends with the line.
"""

from __future__ import annotations

import re
from typing import Final, final

from compiler.ir import details, module, ops
from compiler.ir.details import (
    Access,
    Aggregate,
    Argument,
    Asm,
    AsmOperand,
    Branch,
    Call,
    Debug,
    Detail,
    Immediate,
    Intrinsic,
    Signature,
    Slot,
    Switch,
)
from compiler.ir.graph import (
    POISON,
    UNDEF,
    Block,
    FloatConstant,
    Instruction,
    IntConstant,
    LabelAddress,
    SymbolAddress,
    Undef,
    Value,
    VectorConstant,
)
from compiler.ir.module import (
    FUNCTION_NAMES,
    FUNCTION_NAMES_SHIFT,
    Alias,
    AliasSet,
    DataLayout,
    Function,
    Global,
    Location,
    Module,
    Relocation,
    Scope,
    Variable,
)
from compiler.ir.types import VOID, is_float, parse_type
from compiler.targetinfo import target_info

_TOKEN: Final = re.compile(
    r'\s+|#[^\n]*'
    r'|"(?:[^"\\]|\\x\{[0-9a-f]+\})*"'
    r'|@[A-Za-z0-9_.$]+|@"(?:[^"\\]|\\x\{[0-9a-f]+\})*"'
    r'|%[0-9]+|&bb[0-9]+|0x[0-9a-f]+|[+-]?[0-9]+|[A-Za-z_][A-Za-z0-9_.]*|->|<-|[][{}()<>,:=!]')
_ESCAPE: Final = re.compile(r"\\x\{([0-9a-f]+)\}")


class IrSyntaxError(Exception):
    """The text is not in the grammar; the argument begins with the line number."""


def _unquoted(text: str) -> str:
    parts: list[str] = []
    place = 1
    for match in _ESCAPE.finditer(text):
        parts.append(text[place:match.start()])
        parts.append(chr(int(match.group(1), 16)))
        place = match.end()
    parts.append(text[place:-1])
    return "".join(parts)


@final
class _Reader:
    """Tokens with a cursor, and what the current function has defined so far."""

    def __init__(self, text: str) -> None:
        self.tokens: list[str] = []
        self.lines: list[int] = []
        self.place: int = 0
        self.values: dict[int, Value] = {}
        self.blocks: dict[int, Block] = {}
        self.fixups: list[tuple[Instruction, int, int]] = []    # operand still to be set: instruction, index, value id
        place = 0
        line = 1
        while place < len(text):
            match = _TOKEN.match(text, place)
            if match is None:
                raise IrSyntaxError(str(line) + ": bad character " + repr(text[place]))
            token = match.group()
            if not token[0].isspace() and token[0] != "#":
                self.tokens.append(token)
                self.lines.append(line)
            line += token.count("\n")
            place = match.end()
        self.tokens.append("")
        self.lines.append(line)

    def error(self, text: str) -> IrSyntaxError:
        """Return an error at the cursor."""
        return IrSyntaxError(str(self.lines[self.place]) + ": " + text + ", found " + repr(self.tokens[self.place]))

    def peek(self) -> str:
        """Return the token at the cursor, "" at the end."""
        return self.tokens[self.place]

    def next(self) -> str:
        """Return the token at the cursor and step over it."""
        token = self.tokens[self.place]
        if token:
            self.place += 1
        return token

    def accept(self, token: str) -> bool:
        """Step over `token` if it is there."""
        if self.tokens[self.place] == token:
            self.place += 1
            return True
        return False

    def expect(self, token: str) -> None:
        """Step over `token`."""
        if not self.accept(token):
            raise self.error("expected " + token)

    def number(self) -> int:
        """Read a decimal number."""
        token = self.peek()
        if not token or not token[-1].isdigit() or not (token[0].isdigit() or token[0] in "+-") or "x" in token:
            raise self.error("expected a number")
        self.place += 1
        return int(token)

    def numbers(self) -> list[int]:
        """Read as many numbers as there are."""
        result: list[int] = []
        while self.peek()[:1].isdigit() or self.peek()[:1] == "-" and self.peek() != "->":
            result.append(self.number())
        return result

    def string(self) -> str:
        """Read a quoted string."""
        token = self.peek()
        if not token.startswith('"'):
            raise self.error("expected a string")
        self.place += 1
        return _unquoted(token)

    def symbol(self) -> str:
        """Read @name."""
        token = self.peek()
        if not token.startswith("@"):
            raise self.error("expected a symbol")
        self.place += 1
        return _unquoted(token[1:]) if token[1] == '"' else token[1:]

    def word_of(self, names: str) -> int:
        """Read one of the blank-separated names; return its index."""
        words = names.split()
        token = self.peek()
        if token not in words:
            raise self.error("expected one of " + names)
        self.place += 1
        return words.index(token)

    def bits_of(self, names: str) -> int:
        """Read names as long as they are of `names`; return their bits."""
        words = names.split()
        result = 0
        while self.peek() in words:
            result |= 1 << words.index(self.next())
        return result

    def type(self) -> int:
        """Read a type."""
        code = parse_type(self.peek())
        if code < 0:
            raise self.error("expected a type")
        self.place += 1
        return code

    def block(self, token: str) -> Block:
        """Return the block that bbN names, made now if it is new."""
        if not token.startswith("bb") or not token[2:].isdigit():
            self.place -= 1
            raise self.error("expected a block")
        number = int(token[2:])
        found = self.blocks.get(number)
        if found is None:
            found = Block(number)
            self.blocks[number] = found
        return found

    def aggregate(self) -> Aggregate:
        """Read {SIZE align N flags: OFFSET TYPE, ...}."""
        self.expect("{")
        size = self.number()
        self.expect("align")
        align = self.number()
        flags = self.bits_of(details.AGGREGATE_NAMES)
        self.expect(":")
        fields: list[tuple[int, int]] = []
        while not self.accept("}"):
            if fields:
                self.expect(",")
            offset = self.number()
            fields.append((offset, self.type()))
        return Aggregate(size, align, flags, fields)

    def argument(self) -> Argument:
        """Read one argument of a signature."""
        result = Argument(self.type())
        if self.peek() in details.PASSING_NAMES.split():
            result.passing = self.word_of(details.PASSING_NAMES)
        if self.peek() == "{" and result.passing in (details.AGGREGATE, details.RESULT):
            result.aggregate = self.aggregate()
        if self.accept("of"):
            result.whole = self.type()
        return result

    def signature(self) -> Signature:
        """Read a signature."""
        self.expect("(")
        arguments: list[Argument] = []
        while not self.accept(")"):
            if arguments:
                self.expect(",")
            arguments.append(self.argument())
        result = Signature(Argument(VOID), arguments)
        if self.accept("fixed"):
            result.fixed = self.number()
        result.variadic = self.accept("variadic")
        result.prototyped = not self.accept("unprototyped")
        if self.accept("convention"):
            result.convention = self.string()
        self.expect("->")
        result.result = self.argument()
        return result

    def constant(self) -> Value:
        """Read a constant."""
        token = self.next()
        name = ""
        offset = 0
        lanes: list[Value] = []
        if token.startswith("@"):
            self.place -= 1
            name = self.symbol()
            if self.peek()[:1] in ("+", "-") and self.peek() != "->":
                offset = self.number()
        elif token == "<":
            while not self.accept(">"):
                if lanes:
                    self.expect(",")
                lanes.append(self.constant())
        self.expect(":")
        code = self.type()
        if token.startswith("@"):
            return SymbolAddress(code, name, offset)
        if token == "<":
            return VectorConstant(code, lanes)
        if token == "undef":
            return Undef(code, UNDEF)
        if token == "poison":
            return Undef(code, POISON)
        if token.startswith("&"):
            return LabelAddress(code, self.block(token[1:]))
        if not token[:1].isdigit():
            raise self.error("expected a constant before this")
        if is_float(code):
            return FloatConstant(code, int(token, 16))
        return IntConstant(code, int(token))

    def operands(self, ins: Instruction) -> None:
        """Read the operands of `ins`; values defined later are filled in by `finish`."""
        while True:
            token = self.peek()
            if token.startswith("%"):
                self.place += 1
                number = int(token[1:])
                value = self.values.get(number)
                if value is None:
                    self.fixups.append((ins, len(ins.operands), number))
                    value = Undef(VOID)
                ins.operands.append(value)
            else:
                ins.operands.append(self.constant())
            if not self.accept(","):
                return

    def finish(self) -> None:
        """Set the operands that were named before they were defined."""
        for ins, index, number in self.fixups:
            value = self.values.get(number)
            if value is None:
                raise self.error("%" + str(number) + " is never defined")
            ins.operands[index] = value
        self.fixups = []


def _asm(reader: _Reader) -> Asm:
    reader.expect("template")
    result = Asm(reader.string(), [], [], [])
    while reader.peek() in ("output", "input"):
        is_output = reader.next() == "output"
        constraint = reader.string()
        operand = AsmOperand(constraint, "", is_output, reader.type(), False, 0)
        if reader.accept("indirect"):
            operand.indirect = True
            operand.size = reader.number()
        if reader.accept("name"):
            operand.name = reader.string()
        result.operands.append(operand)
    while reader.accept("clobber"):
        result.clobbers.append(reader.string())
    while reader.accept("label"):
        result.labels.append(reader.string())
    result.inline_hint = reader.accept("inline")
    return result


def _access(reader: _Reader) -> Access:
    reader.expect("align")
    result = Access(reader.number())
    if reader.accept("source_align"):
        result.source_align = reader.number()
    if reader.accept("order"):
        result.order = reader.word_of(details.ORDER_NAMES)
    if reader.accept("failure"):
        result.failure = reader.word_of(details.ORDER_NAMES)
    if reader.accept("alias"):
        result.alias_set = reader.number()
    if reader.accept("scopes"):
        result.scopes = reader.numbers()
    if reader.accept("noalias"):
        result.noalias = reader.numbers()
    return result


def _switch(reader: _Reader) -> Switch:
    reader.expect("cases")
    cases: list[tuple[int, int]] = []
    while reader.peek()[:1].isdigit():
        low = reader.number()
        cases.append((low, reader.number() if reader.accept("to") else low))
    return Switch(cases, reader.numbers() if reader.accept("weights") else [])


def _detail(reader: _Reader, kind: int) -> Detail:
    """Read what stands between the parentheses, by the op's class of detail."""
    if kind == ops.DETAIL_ACCESS:
        return _access(reader)
    if kind == ops.DETAIL_CALL:
        reader.expect("signature")
        signature = reader.signature()
        return Call(signature, reader.bits_of(details.CALL_NAMES))
    if kind == ops.DETAIL_INTRINSIC:
        name = reader.string()
        return Intrinsic(name, reader.bits_of(details.CALL_NAMES))
    if kind == ops.DETAIL_ASM:
        return _asm(reader)
    if kind == ops.DETAIL_SWITCH:
        return _switch(reader)
    if kind == ops.DETAIL_BRANCH:
        reader.expect("weights")
        taken = reader.number()
        return Branch(taken, reader.number())
    if kind == ops.DETAIL_SLOT:
        reader.expect("size")
        size = reader.number()
        reader.expect("align")
        align = reader.number()
        arrays = reader.number() if reader.accept("arrays") else 0
        return Slot(size, align, reader.string() if reader.accept("name") else "", arrays)
    if kind == ops.DETAIL_DEBUG:
        reader.expect("variable")
        result = Debug(reader.number(), 0, 0)
        if reader.accept("offset"):
            result.offset = reader.number()
            reader.expect("size")
            result.size = reader.number()
        return result
    if kind == ops.DETAIL_IMMEDIATE:
        reader.expect("numbers")
        return Immediate(reader.numbers())
    if kind == ops.DETAIL_AGGREGATE:
        reader.expect("aggregate")
        return reader.aggregate()
    raise reader.error("this op has no detail")


def _instruction(reader: _Reader, fn: Function, block: Block) -> None:
    number = -1
    code = VOID
    if reader.peek().startswith("%"):
        number = int(reader.next()[1:])
        reader.expect(":")
        code = reader.type()
        reader.expect("=")
    op = ops.op_numbered(reader.peek())
    if op == 0:
        raise reader.error("expected an op")
    reader.place += 1
    ins = Instruction(op, code, number, [])
    ins.block = block
    ins.flags = reader.bits_of(ops.FLAG_NAMES)
    token = reader.peek()
    if (token[:1] in ("%", "@", "&", "<") and token != "<-" or token[:1].isdigit() or token in ("undef", "poison")):
        reader.operands(ins)
    if reader.peek() in ("->", "<-"):
        reader.place += 1
        ins.targets.append(reader.block(reader.next()))
        while reader.accept(","):
            ins.targets.append(reader.block(reader.next()))
    if reader.accept("("):
        ins.detail = _detail(reader, ops.table()[op].detail)
        reader.expect(")")
    if reader.accept("!"):
        ins.location = reader.number()
    if number >= 0:
        if number in reader.values:
            raise reader.error("%" + str(number) + " is defined twice, before this")
        reader.values[number] = ins
    block.instructions.append(ins)


def _function_attributes(reader: _Reader, fn: Function) -> None:
    """Read what follows the signature, up to { or the next item."""
    options = fn.options
    words = details.CALL_NAMES.split()
    more = FUNCTION_NAMES.split()
    while True:
        token = reader.peek()
        if token in words:
            fn.attributes |= 1 << words.index(token)
        elif token in more:
            fn.attributes |= 1 << (more.index(token) + FUNCTION_NAMES_SHIFT)
        elif token not in ("linkage", "visibility", "section", "align", "comdat", "nested_in", "priority", "inlined",
                           "restrict_scopes", "level", "features", "flag", "floating", "stack_protector", "patchable", "branches"):
            return
        reader.place += 1
        if token == "linkage":
            fn.linkage = reader.word_of(module.LINKAGE_NAMES)
        elif token == "visibility":
            fn.visibility = reader.word_of(module.VISIBILITY_NAMES)
        elif token == "section":
            fn.section = reader.string()
        elif token == "align":
            fn.align = reader.number()
        elif token == "comdat":
            fn.comdat = reader.string()
        elif token == "nested_in":
            fn.chain = reader.string()
        elif token == "priority":
            fn.priority = reader.number()
        elif token == "inlined":
            fn.inlined.append(reader.string())
        elif token == "restrict_scopes":
            fn.restrict_scopes = reader.number()
        elif token == "level":
            options.level = reader.string()
        elif token == "features":
            options.features = reader.string()
        elif token == "flag":
            options.flags.append(reader.string())
        elif token == "floating":
            options.floating = reader.number()
        elif token == "stack_protector":
            options.stack_protector = reader.string()
        elif token == "patchable":
            options.patchable_entry = reader.number()
            options.patchable_before = reader.number()
        elif token == "branches":
            options.branches = reader.string()


def _tables(reader: _Reader, fn: Function) -> None:
    """Read the lines before the first block."""
    for parameter in fn.parameters:
        reader.expect("parameter")
        token = reader.next()
        if not token.startswith("%"):
            raise reader.error("expected a value before this")
        parameter.id = int(token[1:])
        reader.expect(":")
        if reader.type() != parameter.type:
            raise reader.error("the parameter's type is not the signature's, before this")
        if reader.accept("name"):
            parameter.name = reader.string()
        reader.values[parameter.id] = parameter
    while reader.accept("scope"):
        numbers = reader.numbers()
        fn.scopes.append(Scope(numbers[1], reader.string(), numbers[2]))
    while reader.accept("location"):
        numbers = reader.numbers()
        fn.locations.append(Location(numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]))
    while reader.accept("variable"):
        numbers = reader.numbers()
        name = reader.string()
        fn.variables.append(Variable(name, numbers[1], reader.string(), numbers[2], numbers[3]))


def _function(reader: _Reader) -> Function:
    name = reader.symbol()
    fn = Function(name, reader.signature())
    _function_attributes(reader, fn)
    if not reader.accept("{"):
        return fn
    reader.values = {}
    reader.blocks = {}
    _tables(reader, fn)
    block: Block | None = None
    while not reader.accept("}"):
        token = reader.peek()
        if token.startswith("bb") and token[2:].isdigit():
            reader.place += 1
            block = reader.block(token)
            if block in fn.blocks:
                raise reader.error("this block is defined twice, before this")
            if reader.peek().startswith('"'):
                block.name = reader.string()
            block.address_taken = reader.accept("address_taken")
            reader.expect(":")
            fn.blocks.append(block)
        elif block is None:
            raise reader.error("expected a block")
        else:
            _instruction(reader, fn, block)
    reader.finish()
    if len(reader.blocks) != len(fn.blocks):
        raise reader.error("a block is named but never defined")
    fn.next_id = max(reader.values, default=-1) + 1
    fn.next_block = max(reader.blocks, default=-1) + 1
    for block in fn.blocks:
        for ins in block.instructions:
            if ins.id < 0:
                ins.id = fn.next_id
                fn.next_id += 1
    return fn


def _global(reader: _Reader) -> Global:
    name = reader.symbol()
    reader.expect("size")
    size = reader.number()
    reader.expect("align")
    item = Global(name, size, reader.number())
    if reader.accept("linkage"):
        item.linkage = reader.word_of(module.LINKAGE_NAMES)
    if reader.accept("visibility"):
        item.visibility = reader.word_of(module.VISIBILITY_NAMES)
    if reader.accept("section"):
        item.section = reader.string()
    if reader.accept("tls"):
        item.tls = reader.word_of(module.TLS_NAMES)
    item.constant = reader.accept("constant")
    item.used = reader.accept("used")
    item.retain = reader.accept("retain")
    if reader.accept("mergeable"):
        item.mergeable = reader.number()
    if reader.accept("bytes"):
        item.initial = bytes.fromhex(reader.string())
    while reader.accept("address"):
        offset = reader.number()
        width = reader.number()
        symbol = reader.symbol()
        entry = Relocation(offset, width, symbol, reader.number())
        if reader.accept("minus"):
            entry.minus = reader.symbol()
        item.relocations.append(entry)
    return item


def read_module(text: str) -> Module:
    """Return the module that `text` describes.  Raises IrSyntaxError; Unsupported for an unknown target."""
    reader = _Reader(text)
    reader.expect("module")
    unit = Module(DataLayout(target_info(reader.string(), (), ())))
    unit.interposable = reader.accept("interposable")
    while reader.peek():
        token = reader.next()
        if token == "file":
            unit.files.append(reader.string())
        elif token == "alias_set":
            numbers = reader.numbers()
            unit.alias_sets.append(AliasSet(numbers[1], reader.string()))
        elif token == "assembly":
            unit.assembly.append(reader.string())
        elif token == "ident":
            unit.idents.append(reader.string())
        elif token == "renamed":
            name = reader.string()
            unit.renamed[name] = reader.string()
        elif token == "register":
            unit.registers.append(reader.string())
        elif token == "order":
            unit.order.append(reader.string())
        elif token == "global":
            item = _global(reader)
            unit.globals[item.name] = item
        elif token == "function":
            fn = _function(reader)
            unit.functions[fn.name] = fn
        elif token in ("alias", "weakref", "ifunc"):
            name = reader.symbol()
            target = reader.symbol()
            reader.expect("linkage")
            linkage = reader.word_of(module.LINKAGE_NAMES)
            reader.expect("visibility")
            unit.aliases.append(Alias(name, target, token, linkage, reader.word_of(module.VISIBILITY_NAMES)))
        else:
            reader.place -= 1
            raise reader.error("expected an item of a module")
    return unit
