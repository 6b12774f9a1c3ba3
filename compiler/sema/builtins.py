"""Built-in functions: look-up by name in the tables, and the types their signatures mean.

In: a function name.  Out: a Symbol with its type and `builtin` set, or None.  Tables: builtin_table.py (GCC's
target-independent functions), builtin_table_x86.py, and the short one below.  The first look-up splits a table into rows;
a row is split into words when its function is named.

Signature words: C words run together (int uint long ulong llong ullong size ssize wint), float double ldouble, f16 ... f128x,
c before float/double/ldouble: complex, ptr cptr vptr cvptr (void pointers), str cstr (char pointers), X* pointer to X,
valist, valistref, fn (a function pointer), word (register-wide unsigned), and the x86 words explained in that table.
"""

from __future__ import annotations

from typing import Final

from compiler.sema.builtin_table import GENERIC_BUILTINS
from compiler.sema.context import Sema, rows_by_name
from compiler.sema.symbols import LINK_EXTERNAL, STORAGE_EXTERN, SYM_FUNCTION, Symbol
from compiler.sema.types import (
    Q_CONST,
    Q_VOLATILE,
    T_ARRAY,
    FunctionType,
    Type,
    array_of,
)

# name, flags, signature: functions that GCC makes outside its common table.
_EXTRA: Final = """
__builtin_cpu_init - int
__builtin_cpu_is p int cstr
__builtin_cpu_supports p int cstr
__builtin_nanq c float128 cstr
__builtin_nansq c float128 cstr
__builtin_infq c float128
__builtin_huge_valq c float128
__builtin_fabsq c float128 float128
__builtin_copysignq c float128 float128 float128
__builtin_clzs c int uint16
__builtin_ctzs c int uint16
"""

# name -> what follows the prefix in a vector mode word, e.g. "sf" in v4sf.
_MODE_ELEMENTS: Final = {"qi": 8, "hi": 16, "si": 32, "di": 64}

# Names typed by rules instead of a signature: see compiler/sema/builtin_calls.py.
GENERIC_ATOMICS: Final = (
    "load load_n store store_n exchange exchange_n compare_exchange compare_exchange_n add_fetch sub_fetch and_fetch "
    "nand_fetch xor_fetch or_fetch fetch_add fetch_sub fetch_and fetch_nand fetch_xor fetch_or test_and_set clear "
    "thread_fence signal_fence always_lock_free is_lock_free feraiseexcept")
GENERIC_SYNCS: Final = (
    "fetch_and_add fetch_and_sub fetch_and_or fetch_and_and fetch_and_xor fetch_and_nand add_and_fetch sub_and_fetch "
    "or_and_fetch and_and_fetch xor_and_fetch nand_and_fetch bool_compare_and_swap val_compare_and_swap lock_test_and_set "
    "lock_release synchronize")
RULED_BUILTINS: Final = (
    "__builtin_speculation_safe_value __builtin_ms_va_start __builtin_ms_va_end __builtin_ms_va_copy "
    "__builtin_sysv_va_start __builtin_sysv_va_end __builtin_sysv_va_copy __builtin_isnan __builtin_isinf "
    "__builtin_next_arg __builtin_c23_va_start")


def _generic_row(s: Sema, name: str) -> list[str] | None:
    """Return the words of the row of `name`, without prefix, in GENERIC_BUILTINS, or None."""
    if not s.builtin_rows:
        s.builtin_rows = rows_by_name(GENERIC_BUILTINS)
    line = s.builtin_rows.get(name)
    return None if line is None else line.split()


def _x86_row(s: Sema, name: str) -> list[str] | None:
    """Return the words of the row of __builtin_ia32_`name`, or None."""
    if not s.x86_builtin_rows:
        from compiler.sema.builtin_table_x86 import X86_BUILTINS  # 3,000 rows that few units name

        s.x86_builtin_rows = rows_by_name(X86_BUILTINS)
    line = s.x86_builtin_rows.get(name)
    return None if line is None else line.split()


def _searched_row(table: str, name: str) -> list[str] | None:
    """Return the words of the row that starts with `name`, or None: for a table that is asked once or twice."""
    at = table.find("\n" + name + " ")
    return None if at < 0 else table[at + 1:table.find("\n", at + 1)].split()


def builtin_symbol(s: Sema, name: str) -> Symbol | None:
    """Return the symbol of built-in function `name` (with its prefix), or None when there is no such function."""
    known = s.builtin_symbols.get(name)
    if known is not None:
        return known
    symbol = _make_symbol(s, name)
    if symbol is not None:
        symbol.linkage = LINK_EXTERNAL
        symbol.storage = STORAGE_EXTERN
        s.builtin_symbols[name] = symbol
    return symbol


def _make_symbol(s: Sema, name: str) -> Symbol | None:
    plain: Type = FunctionType(s.types.int, [], False, False)
    if name.startswith("__atomic_"):
        word = without_size(name[9:])
        if word in GENERIC_ATOMICS.split():
            return _named(name, plain)
        return None
    if name.startswith("__sync_"):
        word = without_size(name[7:])
        if word in GENERIC_SYNCS.split():
            return _named(name, plain)
        return None
    if name.startswith("__builtin_ia32_"):
        if s.target.isa not in ("x86_64", "i386"):
            return None
        row = _x86_row(s, name[15:])
        if row is None:
            return None
        if row[1].endswith("64bit") and s.target.isa != "x86_64":
            return None
        symbol = _named(name, signature(s, row[2:]))
        symbol.attributes["isa"] = row[1]
        return symbol
    if not name.startswith("__builtin_"):
        return None
    if name in RULED_BUILTINS.split():
        return _named(name, plain)
    row = _generic_row(s, name[10:])
    if row is not None:
        symbol = _named(name, signature(s, row[3:]))
        _apply_flags(symbol, row[2])
        return symbol
    row = _searched_row(_EXTRA, name)
    if row is not None and s.target.isa in ("x86_64", "i386"):
        symbol = _named(name, signature(s, row[2:]))
        _apply_flags(symbol, row[1])
        return symbol
    return None


def without_size(word: str) -> str:
    """Strip the size suffix of "fetch_add_8"."""
    for suffix in ("_16", "_1", "_2", "_4", "_8"):
        if word.endswith(suffix):
            return word[:-len(suffix)]
    return word


def _named(name: str, ty: Type) -> Symbol:
    symbol = Symbol(name, SYM_FUNCTION, ty, 0)
    symbol.builtin = name
    return symbol


def _apply_flags(symbol: Symbol, flags: str) -> None:
    ty = symbol.type
    assert isinstance(ty, FunctionType)
    words: list[str] = []
    if "c" in flags or "m" in flags:
        words.append("const" if "c" in flags else "mathfn")
    if "p" in flags:
        words.append("pure")
    if "t" in flags:
        words.append("returns_twice")
    if "n" in flags:
        ty.noreturn = True
        symbol.noreturn = True
    ty.attributes = " ".join(words)


def library_builtin(s: Sema, name: str) -> Symbol | None:
    """Return the built-in that the C library function `name` stands for in this dialect, or None."""
    if s.no_builtin or name in s.disabled_builtins or name[0] == "_" and name[:2] != "__":
        if name not in ("_exit", "_Exit", "_setjmp", "_longjmp", "_Fork") or s.no_builtin:
            return None
        if name in s.disabled_builtins:
            return None
    row = _generic_row(s, name)
    if row is None:
        return None
    family = row[1]
    if family == "g":
        return None
    if family == "e" and not s.gnu:
        return None
    if family == "9" and s.c89 and not s.gnu:
        return None
    if family == "1" and not s.c11 and not s.gnu:
        return None
    if family == "2" and not s.c2x and not s.gnu:
        return None
    return builtin_symbol(s, "__builtin_" + name)


def is_library_function(name: str) -> bool:
    """Tell whether __builtin_`name` falls back on a library function `name`."""
    row = _searched_row(GENERIC_BUILTINS, name)
    return row is not None and row[1] != "g"


def signature(s: Sema, words: list[str]) -> FunctionType:
    """Return the function type that signature words mean."""
    variadic = words[-1] == "..."
    if variadic:
        words = words[:-1]
    params: list[Type] = []
    for word in words[1:]:
        params.append(_word_type(s, word))
    prototyped = not (variadic and not params)
    return FunctionType(_word_type(s, words[0]), params, variadic and prototyped, prototyped)


def _word_type(s: Sema, word: str) -> Type:
    """Return the type one signature word means; raises Unsupported for what the target lacks."""
    t = s.types
    basic = _basic_word(s, word)
    if basic is not None:
        return basic
    if word.endswith("*"):
        return t.pointer(_word_type(s, word[:-1]))
    if word[0] == "v" and word[1:2].isdigit():
        return _vector_word(s, word)
    if word[0] == "p":
        if word[1] == "c" and word != "pchar":
            inner = word[2:]
            if inner == "har":
                return t.char_pointer
            return t.pointer(t.qualified(_word_type(s, inner), Q_CONST))
        return t.pointer(_word_type(s, word[1:]))
    raise s.unsupported("builtin", "type " + word + " in a built-in function's signature", 0)


def _vector_word(s: Sema, word: str) -> Type:
    """v4sf, v16uqi, v2di ..."""
    t = s.types
    index = 1
    while word[index].isdigit():
        index += 1
    count = int(word[1:index])
    mode = word[index:]
    signed = True
    if mode[0] == "u":
        signed = False
        mode = mode[1:]
    if mode == "sf":
        element: Type = t.float
    elif mode == "df":
        element = t.double
    elif mode == "hf":
        element = t.float16
    elif mode == "qi":
        element = t.char if signed else t.uchar
    elif mode == "hi":
        element = t.short if signed else t.ushort
    elif mode == "si":
        element = t.int if signed else t.uint
    else:
        element = t.llong if signed else t.ullong
    return t.vector(element, count)


def _basic_word(s: Sema, word: str) -> Type | None:
    t = s.types
    if word == "int" or word == "si":
        return t.int
    if word == "void":
        return t.void
    if word in ("uint", "unsigned", "usi", "u32"):
        return t.uint
    if word == "double":
        return t.double
    if word == "float":
        return t.float
    if word == "ldouble":
        return t.ldouble
    if word == "size":
        return t.size_t
    if word == "ssize":
        return t.ptrdiff_t
    if word == "ptr" or word == "pvoid":
        return t.void_pointer
    if word == "cptr" or word == "pcvoid":
        return t.const_void_pointer
    if word == "vptr":
        return t.pointer(t.qualified(t.void, Q_VOLATILE))
    if word == "cvptr":
        return t.pointer(t.qualified(t.void, Q_VOLATILE | Q_CONST))
    if word == "str" or word == "pchar":
        return t.char_pointer
    if word in ("cstr", "pcchar", "conststring"):
        return t.const_char_pointer
    if word == "bool":
        return t.bool
    if word == "long":
        return t.long
    if word == "ulong":
        return t.ulong
    if word in ("llong", "longlong", "int64", "di"):
        return t.llong
    if word in ("ullong", "ulonglong", "udi"):
        return t.ullong
    if word == "uint64":
        return t.ullong
    if word == "u64":
        return t.integer_of_width(64, False)
    if word in ("intmax", "uintmax"):
        wide = t.integer_of_width(64, word == "intmax")
        return wide
    if word == "word":
        return t.uintptr_t
    if word in ("uchar", "uint8", "uqi", "u8"):
        return t.uchar
    if word == "schar":
        return t.schar
    if word == "char" or word == "qi":
        return t.char
    if word == "short" or word == "hi":
        return t.short
    if word in ("ushort", "uint16", "uhi", "u16"):
        return t.ushort
    if word == "u128":
        return t.uint128
    if word == "wint":
        return t.wint_t
    if word == "cfloat":
        return t.complex(t.float)
    if word == "cdouble":
        return t.complex(t.double)
    if word == "cldouble":
        return t.complex(t.ldouble)
    if word in ("f16", "float16"):
        return t.float16
    if word == "f32":
        return t.float32
    if word == "f64":
        return t.float64
    if word in ("f128", "float128"):
        return t.float128
    if word == "f32x":
        return t.float32x
    if word == "f64x":
        return t.float64x
    if word == "valist":
        return t.pointer(array_of(t.va_list).element) if t.va_list.kind == T_ARRAY else t.va_list
    if word == "valistref":
        return t.pointer(array_of(t.va_list).element) if t.va_list.kind == T_ARRAY else t.pointer(t.va_list)
    if word == "fn":
        return t.pointer(FunctionType(t.void, [], False, False))
    if word in ("d32", "d64", "d128"):
        raise s.unsupported("type", "decimal floating point", 0)
    return None
