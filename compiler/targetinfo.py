"""Facts about a target that the front end needs: sizes, alignments, signedness, bit-field rules.

In: a GNU triple and the -m flags of Options.  Out: one TargetInfo value.  The table below holds one row
a data model; `target_info` picks the row and applies the flags that change it.  Code generation has its own
tables (compiler/target); nothing here names an instruction.

Sources: SysV x86-64 psABI 3.1, SysV i386 psABI 2.1, AAPCS64, RISC-V psABI; GCC's documented behaviour,
checked by tests/sema/test_layout.py against the GCCs installed.
"""

from __future__ import annotations

from typing import Final, final

from compiler.unsupported import Unsupported

# Floating formats (see compiler/sema/softfloat.py).
BINARY16: Final = "binary16"
BINARY32: Final = "binary32"
BINARY64: Final = "binary64"
X87: Final = "x87"
BINARY128: Final = "binary128"

# One column a target; a row is an attribute of TargetInfo, which explains it.  "-": empty.
_MODELS: Final = """
isa                        x86_64          i386           aarch64         riscv64
pointer_size               8               4              8               8
long_size                  8               4              8               8
long_long_align            8               8              8               8
member_align_limit         0               4              0               0
double_align               8               8              8               8
long_double_format         x87             x87            binary128       binary128
long_double_size           16              12             16              16
long_double_align          16              4              16              16
char_signed                1               1              0               0
wchar_type                 int             long           unsigned_int    int
size_type                  unsigned_long   unsigned_int   unsigned_long   unsigned_long
ptrdiff_type               long            int            long            long
has_int128                 1               0              1               1
has_float128               1               1              1               1
has_float16                1               0              1               0
biggest_align              16              16             16              16
anonymous_bitfield_aligns  0               0              1               0
va_list                    array           char*          struct          void*
vector_limit               16              0              16              0
"""


@final
class TargetInfo:
    """One data model.  Sizes and alignments are in bytes.  Not to be changed once `target_info` has returned it."""

    __slots__ = ("isa", "pointer_size", "long_size", "long_long_align", "member_align_limit", "double_align",
                 "long_double_format", "long_double_size", "long_double_align", "char_signed", "wchar_type", "size_type",
                 "ptrdiff_type", "has_int128", "has_float128", "has_float16", "biggest_align", "anonymous_bitfield_aligns",
                 "big_endian", "va_list", "vector_limit", "code16")

    def __init__(self, isa: str) -> None:
        """Read the column of `isa`."""
        rows = [line.split() for line in _MODELS.strip().splitlines()]
        column = rows[0].index(isa)
        model = {row[0]: row[column] for row in rows}
        self.isa = isa                                              # "x86_64", "i386", "aarch64", "riscv64"
        self.pointer_size = int(model["pointer_size"])
        self.long_size = int(model["long_size"])
        self.long_long_align = int(model["long_long_align"])        # of a `long long` object outside records
        self.member_align_limit = int(model["member_align_limit"])  # largest of a scalar member; 0: no limit
        self.double_align = int(model["double_align"])
        self.long_double_format = model["long_double_format"]
        self.long_double_size = int(model["long_double_size"])
        self.long_double_align = int(model["long_double_align"])
        self.char_signed = model["char_signed"] == "1"
        self.wchar_type = model["wchar_type"].replace("_", " ")     # C spelling, as the next two
        self.size_type = model["size_type"].replace("_", " ")
        self.ptrdiff_type = model["ptrdiff_type"].replace("_", " ")
        self.has_int128 = model["has_int128"] == "1"
        self.has_float128 = model["has_float128"] == "1"            # _Float128 and __float128
        self.has_float16 = model["has_float16"] == "1"
        self.biggest_align = int(model["biggest_align"])            # what __attribute__((aligned)) means
        # An unnamed bit-field takes part in the record's alignment (AAPCS64).
        self.anonymous_bitfield_aligns = model["anonymous_bitfield_aligns"] == "1"
        self.big_endian = False
        self.va_list = model["va_list"]                             # "array" (x86-64), "char*", "void*", "struct" (AAPCS64)
        self.vector_limit = int(model["vector_limit"])              # widest vector register in force
        self.code16 = False                                         # -m16


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


def register_names(isa: str) -> list[str]:
    """Return the names valid in `register T x asm("name")` and in clobbers of `isa`, from its psABI."""
    if isa == "x86_64":
        names = (_X86_COMMON + " rax rbx rcx rdx rsi rdi rbp rsp sil dil bpl spl "
                 + _numbered("r", 8, 15, "d w b") + " " + _numbered("xmm ymm zmm", 8, 31))
    elif isa == "i386":
        names = _X86_COMMON
    elif isa == "aarch64":
        names = _numbered("x w", 0, 30) + " " + _numbered("v q d s h b", 0, 31) + " sp wsp xzr wzr fp lr cc sfp ap"
    else:
        names = (_numbered("x f", 0, 31) + " zero ra sp gp tp fp " + _numbered("t", 0, 6) + " " + _numbered("s", 0, 11)
                 + " " + _numbered("a", 0, 7) + " " + _numbered("ft fs", 0, 11) + " " + _numbered("fa", 0, 7)
                 + " arg frame")
    return names.split()


def target_info(triple: str, machine_flags: tuple[str, ...], code_flags: tuple[str, ...]) -> TargetInfo:
    """Return the data model of `triple` under the flags in force.

    Raises Unsupported for a target or a flag that changes the data model in a way not modelled.
    """
    info = TargetInfo(_isa(triple, machine_flags))
    for flag in machine_flags:
        if info.isa == "i386":
            # GCC 12 on x86-64 hosts: -m32 keeps the SSE level of the default CPU off; wchar_t is long on i386.
            _i386_flag(info, flag)
        if flag == "-mlong-double-64":
            info.long_double_format = BINARY64
            info.long_double_size = info.long_double_align = 8
        elif flag == "-mlong-double-128" and info.isa in ("x86_64", "i386"):
            info.long_double_format = BINARY128
            info.long_double_size = info.long_double_align = 16
        elif flag in ("-mms-bitfields", "-mbig-endian", "-miamcu", "-mabi=ilp32", "-mx32"):
            raise Unsupported("option", flag)
        elif flag == "-m96bit-long-double" and info.isa != "i386":
            raise Unsupported("option", flag)
        elif flag in ("-mavx", "-mavx2"):
            _widen(info, 32)
        elif flag.startswith("-mavx512"):
            _widen(info, 64)
        elif flag in ("-mno-sse", "-mno-sse2", "-mgeneral-regs-only") and info.isa == "x86_64":
            info.has_float16 = False
    for flag in code_flags:
        if flag in ("-funsigned-char", "-fno-signed-char"):
            info.char_signed = False
        elif flag in ("-fsigned-char", "-fno-unsigned-char"):
            info.char_signed = True
        elif flag == "-fshort-wchar":
            info.wchar_type = "unsigned short"
    return info


def _isa(triple: str, machine_flags: tuple[str, ...]) -> str:
    """Return the instruction set, the last of -m32, -m16 and -m64 included.  Raises Unsupported for a target without a model."""
    cpu = triple.split("-")[0]
    if cpu in ("x86_64", "amd64"):
        isa = "x86_64"
    elif cpu in ("i386", "i486", "i586", "i686"):
        isa = "i386"
    elif cpu in ("aarch64", "riscv64"):
        return cpu
    else:
        raise Unsupported("target", f"target {triple}")
    for flag in machine_flags:
        if flag in ("-m32", "-m16"):
            isa = "i386"
        elif flag == "-m64":
            isa = "x86_64"
    return isa


def _i386_flag(info: TargetInfo, flag: str) -> None:
    """Apply a flag that i386 alone has."""
    if flag in ("-m16", "-m32"):
        info.code16 = flag == "-m16"
    elif flag == "-m128bit-long-double":
        info.long_double_size = info.long_double_align = 16
    elif flag == "-malign-double":
        info.member_align_limit = 8
    elif flag == "-msse2":
        info.vector_limit = max(info.vector_limit, 16)
        info.has_float16 = True


def _widen(info: TargetInfo, size: int) -> None:
    """Take vector registers of `size` bytes as available."""
    info.vector_limit = max(info.vector_limit, size)
    info.biggest_align = max(info.biggest_align, size)
