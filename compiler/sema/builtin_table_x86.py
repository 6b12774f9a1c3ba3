"""Table of x86 built-in functions: names and types that GCC 12's own intrinsic headers use.

Columns: name without the __builtin_ia32_ prefix (names that have another prefix are whole); instruction-set
extension(s) joined by "+", "64bit" when only in 64-bit mode, "-" for none; signature, result first.
Types: qi hi si di (8 to 64 bits, signed; "u" before: unsigned), v4sf and the like (vector of 4 float), p (pointer to),
pc (pointer to const), plain C words.  The rows are in one module for each family of extensions.
"""

from __future__ import annotations

from typing import Final

from compiler.sema.builtin_table_x86_avx import X86_AVX_BUILTINS
from compiler.sema.builtin_table_x86_avx512 import X86_AVX512_BUILTINS
from compiler.sema.builtin_table_x86_avx512_later import X86_AVX512_LATER_BUILTINS
from compiler.sema.builtin_table_x86_avx512_short import X86_AVX512_SHORT_BUILTINS
from compiler.sema.builtin_table_x86_general import X86_GENERAL_BUILTINS
from compiler.sema.builtin_table_x86_sse import X86_SSE_BUILTINS

X86_BUILTINS: Final = (
    X86_SSE_BUILTINS + X86_AVX_BUILTINS + X86_AVX512_BUILTINS
    + X86_AVX512_SHORT_BUILTINS + X86_AVX512_LATER_BUILTINS + X86_GENERAL_BUILTINS)
