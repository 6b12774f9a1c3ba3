"""Attributes: which exist, and what each does to a declaration, type or statement.

In: parsed attributes (both `__attribute__` and `[[...]]`).  Out: changed symbols and types, or Unsupported for an attribute
that changes code in a way pycc lacks.  GCC manual: Function, Variable, Type, Label, Enumerator and Statement Attributes.

Table columns: name (without surrounding underscores); what is done:
  own      applied here, by name            note   kept in Symbol.attributes for lowering
  advice   no effect on code; accepted      refuse changes code; raises Unsupported
minimum and maximum number of arguments (- for any).
"""

from __future__ import annotations

from typing import Final, final

from mypy_extensions import i64

from compiler import messages as m
from compiler.sema.ast import AddressConst, Expr, IntConst
from compiler.sema.constant import evaluate, integer_value
from compiler.sema.context import Sema, rows_by_name
from compiler.sema.symbols import SYM_FUNCTION, SYM_OBJECT, SYM_TYPEDEF, Symbol
from compiler.sema.types import (
    T_ARRAY,
    T_COMPLEX,
    T_ERROR,
    T_FLOAT,
    T_FUNCTION,
    T_INT,
    T_POINTER,
    T_UNION,
    ArrayType,
    FunctionType,
    PointerType,
    RecordType,
    Type,
    align_of,
    array_of,
    integer_of,
    is_integer,
    size_of,
)

DECLARATION_ATTRIBUTES: Final = """
alias always_inline artificial cleanup cold common const constructor copy destructor error externally_visible flatten gnu_inline
hot ifunc leaf malloc naked no_address_safety_analysis no_icf no_instrument_function no_profile_instrument_function no_reorder
no_sanitize no_sanitize_address no_sanitize_coverage no_sanitize_thread no_sanitize_undefined no_split_stack no_stack_limit
no_stack_protector noclone nocommon noinit noinline noipa noplt noreturn nothrow optimize patchable_function_entry persistent pure
retain returns_twice section simd stack_protect symver target target_clones tls_model uninitialized used volatile warning weak
weakref zero_call_used_regs
"""

FUNCTION_TYPE_ATTRIBUTES: Final = """
access alloc_align alloc_size assume_aligned format format_arg nocf_check nonnull returns_nonnull sentinel warn_unused_result
"""

ATTRIBUTES: Final = """
access                     advice 1 3
alias                      own    1 1
aligned                    own    0 1
alloc_align                note   1 1
alloc_size                 note   1 2
always_inline              own    0 0
artificial                 advice 0 0
assume_aligned             note   1 2
cdecl                      own    0 0
cf_check                   note   0 0
cleanup                    own    1 1
cold                       note   0 0
common                     own    0 0
const                      own    0 0
constructor                note   0 1
copy                       own    1 -
deprecated                 own    0 1
designated_init            own    0 0
destructor                 note   0 1
error                      own    1 1
expected_throw             advice 0 0
externally_visible         note   0 0
fallthrough                advice 0 0
fastcall                   own    0 0
fd_arg                     advice 1 1
fd_arg_read                advice 1 1
fd_arg_write               advice 1 1
fentry_name                refuse 1 1
fentry_section             refuse 1 1
flatten                    note   0 0
force_align_arg_pointer    note   0 0
format                     advice 3 3
format_arg                 advice 1 1
function_return            note   1 1
gcc_struct                 advice 0 0
gnu_inline                 own    0 0
hot                        note   0 0
ifunc                      own    1 1
indirect_branch            note   1 1
interrupt                  note   0 1
leaf                       advice 0 0
malloc                     note   0 2
maybe_unused               advice 0 0
may_alias                  own    0 0
mode                       own    1 1
ms_abi                     own    0 0
ms_hook_prologue           refuse 0 0
ms_struct                  refuse 0 0
naked                      note   0 0
no_address_safety_analysis advice 0 0
no_caller_saved_registers  note   0 0
no_icf                     note   0 0
no_instrument_function     note   0 0
no_profile_instrument_function note 0 0
no_reorder                 note   0 0
no_sanitize                note   1 -
no_sanitize_address        note   0 0
no_sanitize_coverage       note   0 0
no_sanitize_thread         note   0 0
no_sanitize_undefined      note   0 0
no_split_stack             note   0 0
no_stack_limit             note   0 0
no_stack_protector         note   0 0
nocf_check                 own    0 0
noclone                    note   0 0
nocommon                   own    0 0
nodirect_extern_access     note   0 0
nodiscard                  advice 0 1
noinit                     refuse 0 0
noinline                   own    0 0
noipa                      note   0 0
nonnull                    note   0 -
nonstring                  advice 0 0
noplt                      note   0 0
noreturn                   own    0 0
nothrow                    advice 0 0
objc_root_class            advice 0 0
optimize                   note   0 -
packed                     own    0 0
patchable_function_entry   note   1 2
persistent                 refuse 0 0
pure                       own    0 0
regparm                    own    1 1
retain                     note   0 0
returns_nonnull            note   0 0
returns_twice              own    0 0
scalar_storage_order       own    1 1
section                    own    1 1
sentinel                   advice 0 1
simd                       refuse 0 1
sseregparm                 own    0 0
stack_protect              note   0 0
stdcall                    own    0 0
symver                     note   1 -
syscall_linkage            advice 0 0
sysv_abi                   own    0 0
tainted_args               advice 0 0
target                     note   1 -
target_clones              refuse 1 -
thiscall                   own    0 0
tls_model                  own    1 1
transaction_callable       advice 0 0
transaction_may_cancel_outer advice 0 0
transaction_pure           advice 0 0
transaction_safe           advice 0 0
transaction_unsafe         advice 0 0
transparent_union          own    0 0
unavailable                own    0 1
uninitialized              note   0 0
unused                     advice 0 0
used                       own    0 0
vector_size                own    1 1
visibility                 own    1 1
warn_if_not_aligned        advice 1 1
warn_unused_result         advice 0 0
warning                    own    1 1
weak                       own    0 0
weakref                    own    0 1
zero_call_used_regs        note   1 1
aarch64_vector_pcs         own    0 0
"""

_ABI_WORDS: Final = (" cdecl stdcall fastcall thiscall ms_abi sysv_abi sseregparm aarch64_vector_pcs ")

_MODES: Final = """
QI 8 i
HI 16 i
SI 32 i
DI 64 i
TI 128 i
byte 8 i
SF 32 f
DF 64 f
XF 80 f
TF 128 f
HF 16 f
SC 32 c
DC 64 c
XC 80 c
TC 128 c
"""


@final
class AttributeArg:
    """One argument: exactly one of a bare identifier, an expression or a type."""

    __slots__ = ("identifier", "expr", "type", "text", "pos")

    def __init__(self, identifier: str, expr: Expr | None, text: bytes | None, pos: i64) -> None:
        self.identifier: str = identifier
        self.expr: Expr | None = expr
        self.text: bytes | None = text      # a string literal's bytes
        self.type: Type | None = None
        self.pos: i64 = pos


@final
class Attribute:
    """One attribute.  prefix: of [[prefix::name]], "" for none; gnu: from __attribute__."""

    __slots__ = ("name", "args", "pos", "prefix", "gnu", "has_parens")

    def __init__(self, name: str, args: list[AttributeArg], pos: i64, prefix: str, gnu: bool) -> None:
        self.name: str = name
        self.args: list[AttributeArg] = args
        self.pos: i64 = pos
        self.prefix: str = prefix
        self.gnu: bool = gnu


def plain_name(spelling: str) -> str:
    """Strip the surrounding double underscores of an attribute's or mode's name."""
    if len(spelling) > 4 and spelling.startswith("__") and spelling.endswith("__"):
        return spelling[2:-2]
    return spelling


def _row(s: Sema, name: str) -> list[str] | None:
    """Return the words of the row of attribute `name`, or None."""
    if not s.attribute_rows:
        s.attribute_rows = rows_by_name(ATTRIBUTES)
    line = s.attribute_rows.get(name)
    return None if line is None else line.split()


def is_known(s: Sema, name: str) -> bool:
    """Tell whether GCC has attribute `name`."""
    return _row(s, name) is not None


def check(s: Sema, attribute: Attribute) -> str:
    """Check name and argument count; return the action word, "" when the attribute is to be ignored."""
    row = _row(s, attribute.name)
    if row is None or (not attribute.gnu and attribute.prefix not in ("", "gnu")):
        s.error1(m.ATTRIBUTE_IGNORED, attribute.pos, "'" + attribute.name + "'")
        return ""
    count = len(attribute.args)
    if count < int(row[2]) or (row[3] != "-" and count > int(row[3])):
        s.error1(m.ATTRIBUTE_ARGUMENT_COUNT, attribute.pos, "'" + attribute.name + "'")
        return ""
    if row[1] == "refuse":
        raise s.unsupported("attribute", attribute.name, attribute.pos)
    return row[1]


def _text(attribute: Attribute, index: int) -> str | None:
    """Return a string argument as text, or None."""
    if index >= len(attribute.args):
        return None
    text = attribute.args[index].text
    if text is None:
        return None
    return text.decode("latin-1")


def _integer(s: Sema, attribute: Attribute, index: int) -> int | None:
    """Return an integer constant argument, or None after a report."""
    arg = attribute.args[index]
    if arg.expr is None:
        return None
    value = integer_value(s, arg.expr)
    if value is None:
        return None
    return value.value


def _arguments_text(s: Sema, attribute: Attribute) -> str:
    """Return the arguments as text for Symbol.attributes."""
    words: list[str] = []
    for arg in attribute.args:
        if arg.text is not None:
            words.append(arg.text.decode("latin-1"))
        elif arg.identifier:
            words.append(arg.identifier)
        elif arg.expr is not None:
            value = evaluate(s, arg.expr)
            if isinstance(value, IntConst):
                words.append(str(value.value))
            elif isinstance(value, AddressConst) and value.symbol is not None:
                words.append(value.symbol.name)
    return ",".join(words)


def requested_alignment(s: Sema, attribute: Attribute) -> int:
    """Return the alignment that `aligned` asks for, 0 after an error."""
    if not attribute.args:
        return s.target.biggest_align
    arg = attribute.args[0]
    if arg.expr is None:
        s.error(m.ALIGNMENT_NOT_CONSTANT, attribute.pos)
        return 0
    value = integer_value(s, arg.expr)
    if value is None:
        s.error(m.ALIGNMENT_NOT_CONSTANT, attribute.pos)
        return 0
    return valid_alignment(s, value.value, attribute.pos)


def valid_alignment(s: Sema, value: int, pos: i64) -> int:
    """Check that an alignment is a power of two GCC can represent; return it or 0."""
    if value <= 0 or value & (value - 1):
        s.error1(m.ALIGNMENT_NOT_POWER, pos, str(value))
        return 0
    if value > 1 << 28:
        s.error(m.ALIGNMENT_TOO_LARGE, pos)
        return 0
    return value


def record_attributes(s: Sema, record: RecordType, attributes: list[Attribute]) -> int:
    """Apply attributes written on a structure or union; return the alignment asked for, 0 for none."""
    align = 0
    for attribute in attributes:
        if not check(s, attribute):
            continue
        name = attribute.name
        if name == "packed":
            record.packed = True
        elif name == "aligned":
            align = max(align, requested_alignment(s, attribute))
        elif name == "transparent_union":
            record.transparent = True
        elif name == "may_alias":
            record.may_alias = True
        elif name == "designated_init":
            record.designated_init = True
        elif name == "scalar_storage_order":
            order = _text(attribute, 0)
            if order == "big-endian":
                record.reverse_order = not s.target.big_endian
            elif order == "little-endian":
                record.reverse_order = s.target.big_endian
            else:
                s.error1(m.STORAGE_ORDER_WORD, attribute.pos, "'scalar_storage_order'")
        elif name in ("deprecated", "unavailable", "copy", "visibility", "unused", "warn_if_not_aligned", "gcc_struct"):
            pass
        else:
            s.error1(m.ATTRIBUTE_IGNORED, attribute.pos, "'" + name + "'")
    return align


def _vector_type(s: Sema, ty: Type, attribute: Attribute) -> Type:
    """vector_size(bytes): make the innermost scalar of `ty` a vector (GCC manual: Vector Extensions)."""
    main = ty.main
    t = s.types
    if isinstance(main, PointerType):
        return t.qualified(t.pointer(_vector_type(s, main.target, attribute)), ty.quals)
    if isinstance(main, ArrayType):
        return ArrayType(_vector_type(s, main.element, attribute), main.count, main.length)
    if isinstance(main, FunctionType):
        copy = main.copy()
        copy.result = _vector_type(s, main.result, attribute)
        return copy
    size = _integer(s, attribute, 0)
    if size is None:
        s.error1(m.ATTRIBUTE_ARGUMENT_NOT_CONSTANT, attribute.pos, "'vector_size'")
        return ty
    if ty.kind not in (T_INT, T_FLOAT):
        if ty.kind != T_ERROR:
            s.error1(m.INVALID_VECTOR_TYPE, attribute.pos, "'vector_size'")
        return ty
    unit = size_of(ty)
    if size <= 0 or size % unit:
        s.error(m.VECTOR_SIZE_MULTIPLE, attribute.pos)
        return ty
    count = size // unit
    if count & (count - 1):
        s.error(m.VECTOR_COUNT_POWER, attribute.pos)
        return ty
    return t.qualified(t.vector(ty.main, count), ty.quals)


def _mode_type(s: Sema, ty: Type, attribute: Attribute) -> Type:
    """mode(M): an integer, floating or complex type of machine mode M with the signedness of `ty`."""
    t = s.types
    arg = attribute.args[0]
    name = plain_name(arg.identifier)
    main = ty.main
    if isinstance(main, ArrayType):
        return ArrayType(_mode_type(s, main.element, attribute), main.count, main.length)
    if isinstance(main, FunctionType):
        copy = main.copy()
        copy.result = _mode_type(s, main.result, attribute)
        return copy
    if name in ("word", "unwind_word", "libgcc_cmp_return", "libgcc_shift_count"):
        name = "DI" if t.target.pointer_size == 8 else "SI"
    elif name == "pointer":
        name = "DI" if t.target.pointer_size == 8 else "SI"
    if ty.kind == T_POINTER:
        return ty
    at = _MODES.find("\n" + name + " ")
    if at < 0:
        if name[:1] == "V" and name[1:2].isdigit():
            index = 1
            while index < len(name) and name[index].isdigit():
                index += 1
            element = Attribute("mode", [AttributeArg(name[index:], None, None, arg.pos)], attribute.pos, "", True)
            inner = _mode_type(s, ty, element)
            return t.qualified(t.vector(inner.main, int(name[1:index])), ty.quals)
        s.error1(m.UNKNOWN_MODE, attribute.pos, "'" + arg.identifier + "'")
        return ty
    words = _MODES[at + 1:_MODES.find("\n", at + 1)].split()
    width = int(words[1])
    if words[2] == "i":
        if not is_integer(ty):
            if ty.kind != T_ERROR:
                s.error1(m.MODE_INAPPROPRIATE, attribute.pos, "'" + arg.identifier + "'")
            return ty
        if width == 128 and not t.target.has_int128:
            s.error1(m.MODE_CANNOT, attribute.pos, "'" + arg.identifier + "'")
            return ty
        signed = integer_of(ty).signed
        made: Type = t.integer_of_width(width, signed)
    else:
        table: dict[int, Type] = {16: t.float16, 32: t.float, 64: t.double, 128: t.float128}
        if t.ldouble.format == "x87":
            table[80] = t.ldouble
        if t.ldouble.format == "binary128":
            table[128] = t.ldouble
        found = table.get(width)
        if found is None or ty.kind not in (T_FLOAT, T_COMPLEX):
            s.error1(m.MODE_INAPPROPRIATE, attribute.pos, "'" + arg.identifier + "'")
            return ty
        made = found
        if words[2] == "c":
            made = t.complex(made)
    return t.qualified(made, ty.quals)


def _change_function(s: Sema, ty: Type, word: str, noreturn: bool, fact: str) -> Type:
    """Return `ty`, a function or a pointer to one, with a convention, noreturn or a fact added."""
    main = ty.main
    t = s.types
    if isinstance(main, FunctionType):
        copy = main.copy()
        if word and word not in copy.abi.split():
            copy.abi = " ".join(sorted([*copy.abi.split(), word]))
        if noreturn:
            copy.noreturn = True
        if fact and fact not in copy.attributes.split():
            copy.attributes = (copy.attributes + " " + fact).strip()
        return copy
    if isinstance(main, PointerType) and main.target.kind in (T_FUNCTION, T_POINTER):
        inner = _change_function(s, main.target, word, noreturn, fact)
        return t.qualified(t.pointer(inner), ty.quals)
    if isinstance(main, ArrayType) and main.element.kind in (T_POINTER, T_ARRAY):
        return ArrayType(_change_function(s, main.element, word, noreturn, fact), main.count, main.length)
    return ty


def passes_to_declaration(attribute: Attribute, function_next: bool) -> bool:
    """Tell whether an attribute behind a declarator's `*` is one of what is declared, not of the pointer type.

    GCC manual: Attribute Syntax.  An attribute that only a declaration can have slides on to it; one of function types
    slides to the function whose result the pointer is (`function_next`).  [[...]] stays where it is written.
    """
    if not attribute.gnu:
        return False
    return attribute.name in DECLARATION_ATTRIBUTES.split() or (
        function_next and attribute.name in FUNCTION_TYPE_ATTRIBUTES.split())


def type_attribute(s: Sema, ty: Type, attribute: Attribute, for_typedef: bool) -> Type:
    """Apply an attribute that changes a type; other attributes leave it alone."""
    name = attribute.name
    t = s.types
    if name == "vector_size":
        return _vector_type(s, ty, attribute)
    if name == "mode":
        return _mode_type(s, ty, attribute)
    if name == "may_alias":
        return t.variant(ty, ty.quals, ty.align, ty.user_align, True)
    if name == "aligned" and for_typedef:
        align = requested_alignment(s, attribute)
        if align:
            return t.aligned(ty, align)
        return ty
    if name == "transparent_union" and ty.kind == T_UNION:
        record = ty.main
        assert isinstance(record, RecordType)
        record.transparent = True
        return ty
    if _ABI_WORDS.find(" " + name + " ") >= 0:
        return _calling_convention(s, ty, attribute)
    if name == "regparm":
        count = _integer(s, attribute, 0)
        if count is None or not 0 <= count <= 3:
            s.error1(m.ATTRIBUTE_ARGUMENT_NOT_CONSTANT, attribute.pos, "'regparm'")
            return ty
        if s.target.isa != "i386":
            return ty
        return _change_function(s, ty, "regparm=" + str(count), False, "")
    if name == "noreturn":
        return _change_function(s, ty, "", True, "")
    if name in ("const", "pure", "returns_twice", "nothrow", "warn_unused_result", "nocf_check"):
        if ty.kind == T_FUNCTION or ty.kind == T_POINTER:
            return _change_function(s, ty, "", False, name)
    return ty


def _calling_convention(s: Sema, ty: Type, attribute: Attribute) -> Type:
    """cdecl, stdcall ... where they mean something; the default convention of the target changes nothing."""
    name = attribute.name
    isa = s.target.isa
    if name in ("ms_abi", "sysv_abi"):
        if isa not in ("x86_64", "i386"):
            s.error1(m.ATTRIBUTE_IGNORED, attribute.pos, "'" + name + "'")
            return ty
        if name == "sysv_abi" or isa == "i386":
            return ty
        return _change_function(s, ty, "ms_abi", False, "")
    if name == "aarch64_vector_pcs":
        if isa != "aarch64":
            s.error1(m.ATTRIBUTE_IGNORED, attribute.pos, "'" + name + "'")
            return ty
        return _change_function(s, ty, name, False, "")
    if isa == "i386":
        if name == "cdecl":
            return ty
        return _change_function(s, ty, name, False, "")
    s.error1(m.ATTRIBUTE_IGNORED, attribute.pos, "'" + name + "'")
    return ty


def symbol_attributes(s: Sema, symbol: Symbol, attributes: list[Attribute]) -> None:
    """Apply attributes to a declared object, function or typedef name."""
    for attribute in attributes:
        action = check(s, attribute)
        if action == "" or action == "advice":
            if action and attribute.name in ("unused", "maybe_unused"):
                symbol.attributes["unused"] = ""
            continue
        if action == "note":
            symbol.attributes[attribute.name] = _arguments_text(s, attribute)
            continue
        _apply(s, symbol, attribute)


def _apply(s: Sema, symbol: Symbol, attribute: Attribute) -> None:
    name = attribute.name
    kind = symbol.kind
    text = _text(attribute, 0)
    symbol.type = type_attribute(s, symbol.type, attribute, kind == SYM_TYPEDEF)
    if name == "aligned":
        if kind != SYM_TYPEDEF:
            symbol.align = max(symbol.align, requested_alignment(s, attribute))
    elif name == "section":
        if text is None:
            s.error1(m.ATTRIBUTE_ARGUMENT_NOT_STRING, attribute.pos, "'section'")
        elif kind == SYM_TYPEDEF or (kind == SYM_OBJECT and (symbol.is_parameter or (
                s.function is not None and not symbol.is_static_duration and symbol.linkage == 0))):
            if kind == SYM_OBJECT and not symbol.is_parameter:
                s.error(m.SECTION_LOCAL, attribute.pos)
            else:
                s.error1(m.SECTION_NOT_ALLOWED, attribute.pos, "'" + symbol.name + "'")
        else:
            if symbol.section and symbol.section != text:
                s.error1(m.SECTION_CONFLICT, attribute.pos, "'" + symbol.name + "'")
            symbol.section = text
    elif name == "alias":
        if text is not None:
            symbol.alias = text
        else:
            s.error1(m.ATTRIBUTE_ARGUMENT_NOT_STRING, attribute.pos, "'alias'")
    elif name == "ifunc":
        symbol.ifunc = text or ""
    elif name == "weak":
        symbol.weak = True
    elif name == "weakref":
        symbol.weak = True
        symbol.attributes["weakref"] = text or ""
        if text is not None:
            symbol.alias = text
    elif name == "visibility":
        if text in ("default", "hidden", "protected", "internal"):
            symbol.visibility = text
        elif text is None:
            s.error1(m.VISIBILITY_NOT_STRING, attribute.pos, "")
        else:
            s.error(m.VISIBILITY_WORD, attribute.pos)
    elif name == "used":
        symbol.used = True
    elif name == "noreturn":
        symbol.noreturn = True
    elif name == "always_inline":
        symbol.always_inline = True
    elif name == "noinline":
        symbol.noinline = True
    elif name == "gnu_inline":
        symbol.gnu_inline = True
    elif name == "returns_twice":
        symbol.attributes["returns_twice"] = ""
    elif name == "cleanup":
        _cleanup(s, symbol, attribute)
    elif name == "common":
        symbol.common = 1
    elif name == "nocommon":
        symbol.common = -1
    elif name == "tls_model":
        if text in ("local-exec", "initial-exec", "local-dynamic", "global-dynamic"):
            symbol.tls_model = text
        else:
            s.error1(m.TLS_MODEL_WORD, attribute.pos, "'tls_model'")
    elif name == "error" and kind == SYM_FUNCTION:
        symbol.error_text = text or ""
        symbol.attributes["error"] = text or ""
    elif name == "warning" and kind == SYM_FUNCTION:
        symbol.warning_text = text or ""
        symbol.attributes["warning"] = text or ""
    elif name == "deprecated":
        symbol.deprecated = True
    elif name == "unavailable":
        symbol.attributes["unavailable"] = text or ""
        symbol.deprecated = True
    elif name == "packed":
        if kind == SYM_TYPEDEF or kind == SYM_OBJECT:
            s.error1(m.ATTRIBUTE_IGNORED, attribute.pos, "'packed'")
    elif name == "const" or name == "pure":
        symbol.attributes[name] = ""
    elif name == "copy":
        _copy(s, symbol, attribute)


def _cleanup(s: Sema, symbol: Symbol, attribute: Attribute) -> None:
    """cleanup(function): called with the address of the variable when it goes out of scope."""
    arg = attribute.args[0]
    target = s.scopes.lookup(arg.identifier) if arg.identifier else None
    if target is None or target.kind != SYM_FUNCTION:
        s.error(m.CLEANUP_NOT_FUNCTION, attribute.pos)
        return
    if symbol.kind == SYM_OBJECT and not symbol.is_static_duration and not symbol.is_parameter \
            and s.function is not None:
        symbol.cleanup = target
        target.referenced = True
        symbol.address_taken = True
    else:
        s.error1(m.ATTRIBUTE_IGNORED, attribute.pos, "'cleanup'")


def _copy(s: Sema, symbol: Symbol, attribute: Attribute) -> None:
    """copy(other): take over the other declaration's attributes, but alias, visibility, weak (GCC manual)."""
    arg = attribute.args[0]
    other = s.scopes.lookup(arg.identifier) if arg.identifier else None
    if other is None:
        return
    for name in other.attributes:
        if name not in ("weakref",):
            symbol.attributes[name] = other.attributes[name]
    symbol.noreturn = symbol.noreturn or other.noreturn
    symbol.noinline = symbol.noinline or other.noinline
    if not symbol.section:
        symbol.section = other.section


def field_alignment(s: Sema, attributes: list[Attribute]) -> tuple[int, bool]:
    """Return (alignment asked for or 0, packed) from the attributes of a member."""
    align = 0
    packed = False
    for attribute in attributes:
        action = check(s, attribute)
        if action == "":
            continue
        if attribute.name == "aligned":
            align = max(align, requested_alignment(s, attribute))
        elif attribute.name == "packed":
            packed = True
    return align, packed


def natural_alignment(ty: Type) -> int:
    """Return the alignment of an object of type `ty` without attributes of its own."""
    inner = ty
    while inner.kind == T_ARRAY and not inner.user_align:
        inner = array_of(inner).element
    return align_of(inner)

