"""pycc's own freestanding headers, compiled by GCC: they must give what GCC's headers give."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

import compiler

INCLUDE = os.path.join(os.path.dirname(str(compiler.__file__)), "include")

# header, words of the checks: types to size and sign, or macros to value.  In both worlds each must be the same.
CONTENTS = {
    "stddef.h": "size_t ptrdiff_t wchar_t max_align_t",
    "stdint.h": "int8_t uint16_t int32_t uint64_t int_least8_t uint_fast16_t int_fast64_t intptr_t uintmax_t",
    "stdatomic.h": "atomic_bool atomic_int atomic_ullong atomic_size_t atomic_flag memory_order",
}
MACROS = {
    "limits.h": "CHAR_BIT SCHAR_MIN SCHAR_MAX UCHAR_MAX CHAR_MIN CHAR_MAX SHRT_MIN USHRT_MAX INT_MIN INT_MAX UINT_MAX "
                "LONG_MIN LONG_MAX ULONG_MAX LLONG_MIN LLONG_MAX ULLONG_MAX",
    "stdint.h": "INT8_MIN INT16_MAX UINT32_MAX INT64_MIN UINT64_MAX INT_FAST16_MAX UINTPTR_MAX INTMAX_MIN SIZE_MAX "
                "PTRDIFF_MIN WCHAR_MAX WINT_MAX SIG_ATOMIC_MIN INT64_C(5) UINT32_C(7)",
    "float.h": "FLT_RADIX FLT_MANT_DIG DBL_DIG LDBL_MAX_EXP DBL_MIN_10_EXP FLT_DECIMAL_DIG DECIMAL_DIG FLT_EVAL_METHOD "
               "DBL_MAX==__DBL_MAX__ LDBL_TRUE_MIN==__LDBL_DENORM_MIN__",
    "stdbool.h": "true false __bool_true_false_are_defined sizeof(bool)",
    "stdalign.h": "alignof(double) __alignas_is_defined",
    "iso646.h": "(1 and not 0) (6 bitand 3) (6 xor 3) (compl 0)",
    "stdatomic.h": "ATOMIC_INT_LOCK_FREE ATOMIC_POINTER_LOCK_FREE memory_order_acq_rel",
}
COMMANDS = (["gcc"], ["gcc", "-m32"], ["aarch64-linux-gnu-gcc"], ["riscv64-linux-gnu-gcc"])


def _values(command: list[str], words: list[str], directory: Path) -> str:
    """Return the data that a table of all checks compiles to."""
    lines = [f"#include <{name}>" for name in sorted({*CONTENTS, *MACROS})]
    values = [f"sizeof({word}), _Alignof({word})" for names in CONTENTS.values() for word in names.split()]
    for names in MACROS.values():
        values.extend(re.findall(r"\([^()]*\)|[\w=]+(?:\([^()]*\))?", names))
    lines.append("unsigned long long table[] = { " + ", ".join(f"(unsigned long long)({v})" if "," not in v else v
                                                               for v in values) + " };")
    source = directory / "table.c"
    source.write_text("\n".join(lines) + "\n")
    text = subprocess.run([*command, *words, "-ffreestanding", "-std=gnu11", "-S", "-o", "-", str(source)],
                          capture_output=True, text=True, check=True).stdout
    return "\n".join(re.findall(r"\t\.(?:quad|long|dword|xword|word|zero)\t.*", text))


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: "".join(command))
def test_same_as_gcc_s_headers(command: list[str], tmp_path: Path) -> None:
    """Sizes, alignments and limits agree with those of GCC's headers."""
    if shutil.which(command[0]) is None:
        pytest.skip(f"no {command[0]}")
    assert _values(command, ["-nostdinc", "-I", INCLUDE], tmp_path) == _values(command, [], tmp_path)


def test_atomics_and_varargs_work(tmp_path: Path) -> None:
    """A program over stdatomic.h and stdarg.h runs."""
    source = tmp_path / "run.c"
    source.write_text("""
#include <stdatomic.h>
#include <stdarg.h>
#include <stddef.h>
static int sum(int count, ...)
{
    va_list list, copy;
    int total = 0;
    va_start(list, count);
    va_copy(copy, list);
    while (count--)
        total += va_arg(copy, int);
    va_end(copy);
    va_end(list);
    return total;
}
struct pair { char first; int second; };
int main(void)
{
    atomic_int n = ATOMIC_VAR_INIT(3);
    atomic_flag flag = ATOMIC_FLAG_INIT;
    int expected = 5;
    atomic_fetch_add(&n, 2);
    if (!atomic_compare_exchange_strong(&n, &expected, 9) || atomic_load(&n) != 9)
        return 1;
    if (atomic_exchange(&n, 4) != 9 || atomic_flag_test_and_set(&flag) || !atomic_flag_test_and_set(&flag))
        return 2;
    atomic_store(&n, 1);
    return sum(3, 1, 2, 3) == 6 && offsetof(struct pair, second) == sizeof(int) && n == 1 ? 0 : 3;
}
""")
    program = tmp_path / "run"
    subprocess.run(["gcc", "-nostdinc", "-ffreestanding", "-I", INCLUDE, "-o", str(program), str(source)], check=True)
    assert subprocess.run([str(program)], check=False).returncode == 0
