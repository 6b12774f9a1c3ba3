"""GCC's own assembler sources: pycc's object is that of GNU as, byte for byte.

The quick set is made here from small C units; the full one takes every C file below $PYCC_WORK/c.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.asm.compare import assembly_of, compare, gcc_as_flags
from tests.conftest import Sample, require_program

SOURCES = {
    "branches": """
int classify(int c) { switch (c) { case 1: return 7; case 2: return 9; case 3: return 1; case 4: return 12; case 5: return 0; }
  if (c > 100) { while (c > 50) c -= c / 3; } return c * c - 1; }
int distant(int *p, int n) { int s = 0; for (int i = 0; i < n; i++) { if (p[i] & 1) s += p[i] * 3; else if (p[i] > 7) s ^= p[i] << 2;
  else s -= 5; if (s > 1000) return s; } return s; }
""",
    "data": """
static int zeros[100]; int common_like; const char *names[] = {"alpha", "beta", "gamma", "beta"}; static long table[] = {1, 2, 3};
struct s { char c; long l; double d; } v = {'x', -5, 2.5}; float f = 1.5f; __thread int tls = 4; static __thread int tls2;
long *pick(int i) { return &table[i]; } int get(void) { return tls + tls2++ + zeros[3]; } const char *name(int i) { return names[i]; }
""",
    "calls": """
#include <stdio.h>
extern int outside(int, ...); static int inner(int x) { return x + 1; } int (*fp)(int) = inner;
__attribute__((weak)) int weakling(void) { return 1; } __attribute__((visibility("hidden"))) int hidden_one(void) { return weakling(); }
int main(int argc, char **argv) { printf("%s %d\\n", argv[0], inner(argc)); return outside(fp(argc), hidden_one()); }
int alias_of(void) __attribute__((alias("weakling")));
__attribute__((constructor)) static void begin(void) { outside(1); }
""",
    "floats": """
double poly(double x) { return 1.5 + x * (2.25 + x * (3.125 - x)); } float half(float x) { return x * 0.5f; }
long double ext(long double x) { return x * 3.0L + 1; } int round_up(double d) { return d < 0 ? (int)(d - 0.5) : (int)(d + 0.5); }
""",
    "cleanup": """
extern void use(int *); static void done(int *p) { use(p); }
int guarded(int n) { __attribute__((cleanup(done))) int local = n; use(&local); return local; }
__attribute__((cold, noinline)) static int rare(int n) { return n / 3; }
int often(int n) { return __builtin_expect(n < 0, 0) ? rare(n) : n; }
""",
}
FLAGS = [
    "-O0", "-O2", "-O2 -g", "-O0 -g", "-Os -fPIC -fno-plt", "-O2 -ffunction-sections -fdata-sections -fexceptions",
    "-O2 -fno-asynchronous-unwind-tables",
    "-O1 -g -gdwarf-4", "-O2 -fcf-protection", "-O2 -mcmodel=kernel -fno-pic -fno-pie", "-O2 -masm=intel",
]
FLAGS_32 = ["-m32 -O0", "-m32 -O2", "-m32 -O2 -g", "-m32 -O2 -fno-pic -fno-pie", "-m16 -Os -fno-pic"]


@pytest.mark.parametrize("flags", FLAGS + FLAGS_32)
@pytest.mark.parametrize("name", sorted(SOURCES))
def test_small_units(name: str, flags: str, tmp_path: Path) -> None:
    require_program("gcc", "gcc")
    source = tmp_path / f"{name}.c"
    source.write_text(SOURCES[name].replace("#include <stdio.h>", "int printf(const char *, ...);"))
    words = flags.split()
    try:
        assembly = assembly_of(source, words, tmp_path)
    except subprocess.CalledProcessError as error:
        pytest.skip(f"gcc {flags}: {error.stderr.decode(errors='replace')[:80]}")
    machine = "i386" if words[0] in ("-m32", "-m16") else "x86_64"
    as_flags = ["--gdwarf-4"] if "-gdwarf-4" in words else gcc_as_flags(words)
    assert compare(assembly, machine, as_flags) == ""


@pytest.mark.full
def test_real_units(work_directory: Path, sample: Sample) -> None:
    """Every C file that was unpacked below $PYCC_WORK/c and that GCC compiles without options of its own."""
    sources = sorted((work_directory / "c").rglob("*.c"))
    if not sources:
        pytest.skip(f"no C sources in {work_directory / 'c'}: unpack some there")
    differences: list[str] = []
    for source in sample.choose(sources, quick=20):
        for flags in (["-O0"], ["-O2"], ["-O2", "-g"]):
            try:
                assembly = assembly_of(source, flags, work_directory)
            except subprocess.CalledProcessError:
                continue
            different = compare(assembly, "x86_64", gcc_as_flags(flags))
            if different:
                differences.append(f"ERROR {source} {flags}: {different}")
    assert not differences, "\n".join(differences)
