"""The symbols that a unit defines and wants, and their kinds, are those of GCC's object."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.conftest import work_path
from tests.inprocess import PASS, Compiler

UNITS = {
    "inline_declared_extern_before": "extern int f(int); __inline__ int f(int a) { return a; } int g(int a) { return f(a); }",
    "inline_declared_extern_after": "inline int f(int a) { return a; } int g(int a) { return f(a); } extern int f(int);",
    "inline_only": "inline int f(int a) { return a; } int g(int a) { return f(a); }",
    "gnu_inline_extern": "int f(int a); extern inline __attribute__((gnu_inline)) int f(int a) { return a; } int g(int a) { return f(a); }",
    "gnu_inline": "int f(int a); inline __attribute__((gnu_inline)) int f(int a) { return a; } int g(int a) { return f(a); }",
    "inline_library_name": "inline double fabs(double x) { return x < 0 ? -x : x; } double g(double x) { return fabs(x); }",
    "static_inline": "static inline int f(int a) { return a; } int f(int); int g(int a) { return f(a); }",
    "inline_declared_in_block": "inline int f(int a) { return a; } int g(void) { int f(int); return f(1); }",
    "weak": "int v __attribute__((weak)) = 3; extern int w __attribute__((weak)); int *p = &w; void h(void) __attribute__((weak));"
            "void k(void) { if (h) h(); }",
    "alias": "int f(void) { return 1; } int g(void) __attribute__((alias(\"f\"))); int h(void) __attribute__((weak, alias(\"f\")));"
             "static int x = 2; extern int y __attribute__((alias(\"x\")));",
    "weakref": "static int r(void) __attribute__((weakref(\"there\"))); int f(void) { return r ? r() : 0; }",
    "common": "int a; int b __attribute__((common)); static int c; int *p = &c;",
    "tls": "__thread int a; static __thread int b = 4; extern __thread int e; int f(void) { return a + b + e; }",
    "constructor": "static void f(void) __attribute__((constructor)); static void f(void) {}"
                   "static void g(void) __attribute__((destructor(300))); static void g(void) {}",
    "sections": "int a __attribute__((section(\"mine\"))) = 1; const int b __attribute__((section(\"other\"))) = 2;"
                "void f(void) __attribute__((section(\"code\"))); void f(void) {}",
    "addresses": "int x = 1; int *p = &x; const int *const q = &x; static int s; int *const r = &s; extern int e; int *pe = &e;"
                 "int f(void); int (*pf)(void) = f; int w __attribute__((weak)) = 1; int *pw = &w;"
                 "int d __attribute__((visibility(\"protected\"))) = 1; int *pd = &d;",
    "visibility": "__attribute__((visibility(\"hidden\"))) int a = 1; extern __attribute__((visibility(\"hidden\"))) int b; int *p = &b;",
    "top_level_asm": "asm(\".globl made\\nmade: .long 5\"); extern int made; int *p = &made;",
    "asm_name": "int f(void) asm(\"other_name\"); int f(void) { return 1; } int g(void) { return f(); }",
}


@pytest.mark.parametrize("name", UNITS)
@pytest.mark.parametrize("flags", ("-O0", "-O0 -fPIC", "-O0 -fno-pic -fno-pie"))
def test_symbols(name: str, flags: str, tmp_path: Path) -> None:
    """Symbols that others can see agree with GCC's in type, binding, visibility and section."""
    source = tmp_path / "u.c"
    source.write_text(UNITS[name] + "\n")
    made = Compiler(work_path() / "facts").compile(["-w", *flags.split()], str(source))
    assert made.outcome == PASS, made.reason
    (tmp_path / "ours.o").write_bytes(made.output)
    subprocess.run(["gcc", "-w", *flags.split(), "-c", str(source), "-o", str(tmp_path / "gcc.o")], check=True)
    assert _symbols(tmp_path / "ours.o") == _symbols(tmp_path / "gcc.o")


def _symbols(path: Path) -> set[tuple[str, str, str, str, str]]:
    """Return (name, type, binding, visibility, section name or word) of each symbol that others can see."""
    sections: dict[str, str] = {}
    for line in subprocess.run(["readelf", "-SW", str(path)], capture_output=True, text=True, check=True).stdout.splitlines():
        words = line.replace("[", " ").replace("]", " ").split()
        if len(words) > 2 and words[0].isdigit():
            sections[words[0]] = words[1]
    found: set[tuple[str, str, str, str, str]] = set()
    for line in subprocess.run(["readelf", "-sW", str(path)], capture_output=True, text=True, check=True).stdout.splitlines():
        words = line.split()
        if len(words) == 8 and words[4] in ("GLOBAL", "WEAK"):
            found.add((words[7], words[3], words[4], words[5], sections.get(words[6], words[6])))
    return found
