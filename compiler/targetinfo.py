"""Facts about a target that the front end needs: sizes, alignments, signedness, bit-field rules.

In: a GNU triple and the -m flags of Options.  Out: one TargetInfo value.  The table below holds one row
a data model; `target_info` picks the row and applies the flags that change it.  Code generation has its own
tables (compiler/target); nothing here names an instruction.

Sources: SysV x86-64 psABI 3.1, SysV i386 psABI 2.1, AAPCS64, RISC-V psABI; GCC's documented behaviour,
checked by tests/sema/test_layout.py against the GCCs installed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from compiler.api import Unsupported

# Floating formats (see compiler/sema/softfloat.py).
BINARY16: Final = "binary16"
BINARY32: Final = "binary32"
BINARY64: Final = "binary64"
X87: Final = "x87"
BINARY128: Final = "binary128"


@dataclass(frozen=True)
class TargetInfo:
    """One data model.  Sizes and alignments are in bytes."""

    isa: str                    # "x86_64", "i386", "aarch64", "riscv64"
    pointer_size: int
    long_size: int
    long_long_align: int        # alignment of a `long long` object outside records
    member_align_limit: int     # largest alignment of a scalar member; 0: no limit (i386 psABI: 4)
    double_align: int
    long_double_format: str
    long_double_size: int
    long_double_align: int
    char_signed: bool
    wchar_type: str             # C spelling
    size_type: str
    ptrdiff_type: str
    has_int128: bool
    has_float128: bool          # _Float128 and __float128
    has_float16: bool
    biggest_align: int          # what __attribute__((aligned)) means
    anonymous_bitfield_aligns: bool  # an unnamed bit-field takes part in the record's alignment (AAPCS64)
    big_endian: bool
    va_list: str                # "array" (x86-64), "char*" , "void*", "struct" (AAPCS64)
    vector_limit: int           # widest vector register in force, bytes
    code16: bool = False        # -m16
    register_names: str = ""    # blank-separated; names valid in `register T x asm("name")`


_X86_COMMON: Final = (
    "st st(0) st(1) st(2) st(3) st(4) st(5) st(6) st(7) mm0 mm1 mm2 mm3 mm4 mm5 mm6 mm7 "
    "k0 k1 k2 k3 k4 k5 k6 k7 flags fpsr frame cc dirflag argp "
    "ax bx cx dx si di bp sp eax ebx ecx edx esi edi ebp esp al bl cl dl ah bh ch dh "
    "xmm0 xmm1 xmm2 xmm3 xmm4 xmm5 xmm6 xmm7 ymm0 ymm1 ymm2 ymm3 ymm4 ymm5 ymm6 ymm7 "
    "zmm0 zmm1 zmm2 zmm3 zmm4 zmm5 zmm6 zmm7"
)


def _numbered(prefixes: str, first: int, last: int, suffixes: str = "") -> str:
    """Return blank-separated names prefix+number+suffix for every combination."""
    words: list[str] = []
    endings = [""] + suffixes.split()
    for prefix in prefixes.split():
        for number in range(first, last + 1):
            for ending in endings:
                words.append(prefix + str(number) + ending)
    return " ".join(words)


def _registers(isa: str) -> str:
    """Return the register names of `isa` for register asm, from its psABI."""
    if isa == "x86_64":
        return (_X86_COMMON + " rax rbx rcx rdx rsi rdi rbp rsp sil dil bpl spl "
                + _numbered("r", 8, 15, "d w b") + " " + _numbered("xmm ymm zmm", 8, 31))
    if isa == "i386":
        return _X86_COMMON
    if isa == "aarch64":
        return _numbered("x w", 0, 30) + " " + _numbered("v q d s h b", 0, 31) + " sp wsp xzr wzr fp lr cc sfp ap"
    return (_numbered("x f", 0, 31) + " zero ra sp gp tp fp " + _numbered("t", 0, 6) + " " + _numbered("s", 0, 11)
            + " " + _numbered("a", 0, 7) + " " + _numbered("ft fs", 0, 11) + " " + _numbered("fa", 0, 7)
            + " arg frame")


def _x86_64() -> TargetInfo:
    return TargetInfo(
        isa="x86_64", pointer_size=8, long_size=8, long_long_align=8, member_align_limit=0, double_align=8,
        long_double_format=X87, long_double_size=16, long_double_align=16, char_signed=True, wchar_type="int",
        size_type="unsigned long", ptrdiff_type="long", has_int128=True, has_float128=True, has_float16=True,
        biggest_align=16, anonymous_bitfield_aligns=False, big_endian=False, va_list="array", vector_limit=16,
        register_names=_registers("x86_64"))


def _i386() -> TargetInfo:
    return TargetInfo(
        isa="i386", pointer_size=4, long_size=4, long_long_align=8, member_align_limit=4, double_align=8,
        long_double_format=X87, long_double_size=12, long_double_align=4, char_signed=True, wchar_type="long",
        size_type="unsigned int", ptrdiff_type="int", has_int128=False, has_float128=True, has_float16=False,
        biggest_align=16, anonymous_bitfield_aligns=False, big_endian=False, va_list="char*", vector_limit=0,
        register_names=_registers("i386"))


def _aarch64() -> TargetInfo:
    return TargetInfo(
        isa="aarch64", pointer_size=8, long_size=8, long_long_align=8, member_align_limit=0, double_align=8,
        long_double_format=BINARY128, long_double_size=16, long_double_align=16, char_signed=False,
        wchar_type="unsigned int", size_type="unsigned long", ptrdiff_type="long", has_int128=True,
        has_float128=True, has_float16=True, biggest_align=16, anonymous_bitfield_aligns=True, big_endian=False,
        va_list="struct", vector_limit=16, register_names=_registers("aarch64"))


def _riscv64() -> TargetInfo:
    return TargetInfo(
        isa="riscv64", pointer_size=8, long_size=8, long_long_align=8, member_align_limit=0, double_align=8,
        long_double_format=BINARY128, long_double_size=16, long_double_align=16, char_signed=False,
        wchar_type="int", size_type="unsigned long", ptrdiff_type="long", has_int128=True, has_float128=True,
        has_float16=False, biggest_align=16, anonymous_bitfield_aligns=False, big_endian=False, va_list="void*",
        vector_limit=0, register_names=_registers("riscv64"))


def target_info(triple: str, machine_flags: tuple[str, ...], code_flags: tuple[str, ...]) -> TargetInfo:
    """Return the data model of `triple` under the flags in force.

    Raises Unsupported for a target or a flag that changes the data model in a way not modelled.
    """
    cpu = triple.split("-")[0]
    if cpu in ("x86_64", "amd64"):
        info = _x86_64()
    elif cpu in ("i386", "i486", "i586", "i686"):
        info = _i386()
    elif cpu == "aarch64":
        info = _aarch64()
    elif cpu == "riscv64":
        info = _riscv64()
    else:
        raise Unsupported("target", f"target {triple}")
    for flag in machine_flags:
        if flag in ("-m32", "-m16") and info.isa in ("x86_64", "i386"):
            # GCC 12 on x86-64 hosts: -m32 keeps the SSE level of the default CPU off; wchar_t is long on i386.
            info = replace(_i386(), code16=flag == "-m16")
        elif flag == "-m64" and info.isa in ("x86_64", "i386"):
            info = _x86_64()
        elif flag == "-mx32":
            raise Unsupported("option", "-mx32")
    vector_limit = info.vector_limit
    biggest = info.biggest_align
    for flag in machine_flags:
        if flag == "-mlong-double-64":
            info = replace(info, long_double_format=BINARY64, long_double_size=8, long_double_align=8)
        elif flag == "-mlong-double-128" and info.isa in ("x86_64", "i386"):
            info = replace(info, long_double_format=BINARY128, long_double_size=16, long_double_align=16)
        elif flag == "-m128bit-long-double" and info.isa == "i386":
            info = replace(info, long_double_size=16, long_double_align=16)
        elif flag == "-malign-double" and info.isa == "i386":
            info = replace(info, member_align_limit=8)
        elif flag in ("-mms-bitfields", "-mbig-endian", "-miamcu", "-m96bit-long-double", "-mabi=ilp32"):
            if not (flag == "-m96bit-long-double" and info.isa == "i386"):
                raise Unsupported("option", flag)
        elif flag in ("-mavx", "-mavx2"):
            vector_limit = max(vector_limit, 32)
            biggest = max(biggest, 32)
        elif flag.startswith("-mavx512"):
            vector_limit = max(vector_limit, 64)
            biggest = max(biggest, 64)
        elif flag == "-msse2" and info.isa == "i386":
            vector_limit = max(vector_limit, 16)
            info = replace(info, has_float16=True)
    if info.isa == "x86_64":
        for flag in machine_flags:
            if flag in ("-mno-sse", "-mno-sse2", "-mgeneral-regs-only"):
                info = replace(info, has_float16=False)
    info = replace(info, vector_limit=vector_limit, biggest_align=biggest)
    for flag in code_flags:
        if flag == "-funsigned-char" or flag == "-fno-signed-char":
            info = replace(info, char_signed=False)
        elif flag == "-fsigned-char" or flag == "-fno-unsigned-char":
            info = replace(info, char_signed=True)
        elif flag == "-fshort-wchar":
            info = replace(info, wchar_type="unsigned short")
    return info
