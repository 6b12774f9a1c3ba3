"""Options that guard, mark, reroute, patch or profile functions: what stands where is held against GCC's code, and programs run."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.inprocess import PASS, UNSUPPORTED, Compiler

PLACE = Path(__file__).parent / "hardening"

# File, what is counted in each function of the assembly text, options.
SAME_AS_GCC = """
protected.c __stack_chk_fail -O2 -fstack-protector
protected.c __stack_chk_fail -O2 -fstack-protector-strong
protected.c __stack_chk_fail -O2 -fstack-protector-all
protected.c __stack_chk_fail -O2 -fstack-protector-explicit
protected.c __stack_chk_fail -O0 -fstack-protector --param=ssp-buffer-size=4
protected.c __stack_chk_fail -O2 -fstack-protector-strong -fno-stack-protector
protected.c __stack_chk_guard(@GOTPCREL)?\\(%rip -O0 -fstack-protector-strong -fPIC -mstack-protector-guard=global
protected.c %gs:__stack_chk_guard\\(%rip\\) -O2 -fstack-protector-strong -fno-pie -mcmodel=kernel -mstack-protector-guard-reg=gs \
-mstack-protector-guard-symbol=__stack_chk_guard
protected.c %gs:24 -O2 -fstack-protector-strong -mstack-protector-guard-reg=gs -mstack-protector-guard-offset=24
branches.c endbr64|notrack -O2 -fcf-protection=branch
branches.c endbr64|notrack -O0 -fcf-protection=branch
branches.c endbr64|notrack -O2 -fcf-protection=branch -mcet-switch -fPIC
branches.c endbr64|notrack -O2 -fcf-protection=branch -mmanual-endbr -fno-pie
branches.c (jmp|call).__x86_indirect|jmp.\\* -O2 -mindirect-branch=thunk-extern -mindirect-branch-register
branches.c (jmp|call).__x86_indirect|jmp.\\* -O0 -mindirect-branch=thunk -fno-plt
branches.c mov.%r\\w+,.\\(%rsp\\) -O0 -mindirect-branch=thunk-inline -mfunction-return=thunk-inline
branches.c mcount|fentry -O2
entries.c mcount -O2 -pg
entries.c mcount -O0 -pg -fno-pie
entries.c fentry|mcount_loc|1b|\\.L\\d -O2 -pg -mfentry -fno-pie
entries.c endbr64|0x0f|0f1f|patchable|mcount_loc -O2 -pg -mfentry -mnop-mcount -mrecord-mcount -fno-pie -fcf-protection \
-fpatchable-function-entry=5,2
entries.c fentry -O2 -pg -mfentry -fPIC
registers.c xorl -O2 -fzero-call-used-regs=all-gpr-arg
registers.c xorl -O2 -fzero-call-used-regs=all-arg
registers.c orq -O2 -fstack-clash-protection
entries.c other|places -O2 -pg -mfentry -mfentry-name=other -mfentry-section=places -mrecord-mcount -fno-pie
"""

RUNS = """
-fstack-protector-strong
-fstack-protector-all -fno-omit-frame-pointer
-fcf-protection
-mindirect-branch=thunk -mfunction-return=thunk -mharden-sls=all
-mindirect-branch=thunk-inline -mfunction-return=thunk-inline -mharden-sls=all
-fno-plt -mindirect-branch=thunk
-pg
-pg -mfentry
-fpatchable-function-entry=7,3 -ffunction-sections
-finstrument-functions
-fstack-clash-protection -fomit-frame-pointer
-fstack-clash-protection -fno-omit-frame-pointer -fstack-protector-strong
-fzero-call-used-regs=all-arg
-fzero-call-used-regs=used-gpr -mfunction-return=thunk
-fno-inline -fno-optimize-sibling-calls
-fstack-protector-all -fcf-protection=branch -pg -mindirect-branch=thunk -fpatchable-function-entry=4
"""


@pytest.fixture(scope="module")
def compiler(tmp_path_factory: pytest.TempPathFactory) -> Compiler:
    """The internal compiler."""
    if shutil.which("gcc") is None:
        pytest.skip("not run: no gcc")
    return Compiler(tmp_path_factory.mktemp("memory"))


def counted(text: str, pattern: str) -> dict[str, int]:
    """Return how often `pattern` occurs in the instructions of each function."""
    found: dict[str, int] = {}
    name = ""
    for line in text.splitlines():
        label = re.match(r"([a-z_]\w*):", line)
        if label is not None:
            name = label[1]
        elif re.match(r"\s*\.(size|section\s+\.note)", line):
            name = ""
        elif name and re.search(pattern, line) and not name.startswith("__x86"):
            found[name] = found.get(name, 0) + 1
    return found


def cases() -> list[tuple[str, str, list[str]]]:
    """Return the rows of SAME_AS_GCC."""
    rows = []
    for line in SAME_AS_GCC.replace("\\\\", "\\").splitlines():
        words = line.split()
        if words:
            rows.append((words[0], words[1], words[2:]))
    return rows


def named(value: str | list[str]) -> str:
    """Return the name of a parameter."""
    return value if isinstance(value, str) else "_".join(value)


@pytest.mark.parametrize(("source", "pattern", "words"), cases(), ids=named)
def test_the_same_functions_as_gcc(compiler: Compiler, source: str, pattern: str, words: list[str]) -> None:
    """Each function has as many of the instructions in question as GCC gives it."""
    path = str(PLACE / source)
    expected = subprocess.run(["gcc", "-w", *words, "-S", "-o", "-", path], capture_output=True, text=True, check=True).stdout
    made = compiler.compile(["-w", *words, "-S"], path)
    assert made.outcome == PASS, made.reason + made.details
    assert counted(made.output.decode(), pattern) == counted(expected, pattern)


@pytest.mark.parametrize("words", [row[2] for row in cases()[::3]], ids="_".join)
def test_text_is_the_object(compiler: Compiler, tmp_path: Path, words: list[str]) -> None:
    """GNU as makes of -S what -c has."""
    for source in ("branches.c", "entries.c"):
        direct = compiler.compile(["-w", *words], str(PLACE / source))
        text = compiler.compile(["-w", *words, "-S"], str(PLACE / source))
        assert direct.outcome == PASS and text.outcome == PASS, direct.reason + text.reason
        (tmp_path / "a.s").write_bytes(text.output)
        subprocess.run(["as", "-o", str(tmp_path / "gnu.o"), str(tmp_path / "a.s")], check=True)
        (tmp_path / "own.o").write_bytes(direct.output)
        dumps = []
        for name in ("gnu.o", "own.o"):
            done = subprocess.run(["objdump", "-drs", name], cwd=tmp_path, capture_output=True, text=True, check=True)
            dumps.append(done.stdout.replace(name, ""))
        assert dumps[0] == dumps[1]


@pytest.mark.parametrize("words", [line.split() for line in RUNS.splitlines() if line], ids="_".join)
def test_a_program_works(compiler: Compiler, tmp_path: Path, words: list[str]) -> None:
    """Programs print what they print without the options."""
    for source in (str(PLACE / "working.c"), str(PLACE / "frames.c"), str(PLACE / "globals.c")):
        check_program(compiler, tmp_path, source, words)


def check_program(compiler: Compiler, tmp_path: Path, source: str, words: list[str], expecting: list[str] | None = None) -> None:
    """Compile and run a program at two levels.  expecting: options with which GCC makes what tells the output."""
    subprocess.run(["gcc", "-w", *(expecting or []), "-o", str(tmp_path / "expected"), source], check=True)
    expected = subprocess.run([str(tmp_path / "expected")], capture_output=True, check=True, cwd=tmp_path).stdout
    for level in ("-O0", "-O2"):
        made = compiler.compile(["-w", level, *words], source)
        assert made.outcome == PASS, made.reason + made.details
        (tmp_path / "a.o").write_bytes(made.output)
        subprocess.run(["gcc", "-o", str(tmp_path / "a"), str(tmp_path / "a.o"), *[word for word in words if word == "-pg"]], check=True)
        done = subprocess.run([str(tmp_path / "a")], capture_output=True, check=False, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (0, expected), level


def test_an_overrun_is_found(compiler: Compiler, tmp_path: Path) -> None:
    """A string too long for its array ends the program, not in another place."""
    for level in ("-O0", "-O2"):
        made = compiler.compile(["-w", level, "-fstack-protector"], str(PLACE / "working.c"))
        (tmp_path / "a.o").write_bytes(made.output)
        subprocess.run(["gcc", "-o", str(tmp_path / "a"), str(tmp_path / "a.o")], check=True)
        done = subprocess.run([str(tmp_path / "a"), "0"], capture_output=True, text=True, check=False, cwd=tmp_path)
        assert "stack smashing detected" in done.stderr


@pytest.mark.parametrize("mode", ["branch", "return", "full", "none"])
def test_the_note_says_what_is_checked(compiler: Compiler, tmp_path: Path, mode: str) -> None:
    """.note.gnu.property is GCC's."""
    source = str(PLACE / "entries.c")
    made = compiler.compile(["-fcf-protection=" + mode], source)
    (tmp_path / "own.o").write_bytes(made.output)
    subprocess.run(["gcc", "-c", "-fcf-protection=" + mode, "-o", str(tmp_path / "gcc.o"), source], check=True)
    notes = [subprocess.run(["readelf", "-nW", str(tmp_path / name)], capture_output=True, text=True, check=True).stdout
             for name in ("own.o", "gcc.o")]
    assert notes[0] == notes[1]


def test_patchable_entries_go_with_their_functions(compiler: Compiler, tmp_path: Path) -> None:
    """Each section of functions has its own list, so that the linker drops or keeps both."""
    made = compiler.compile(["-O2", "-fpatchable-function-entry=2", "-ffunction-sections"], str(PLACE / "entries.c"))
    (tmp_path / "own.o").write_bytes(made.output)
    listed = subprocess.run(["readelf", "-SW", str(tmp_path / "own.o")], capture_output=True, text=True, check=True).stdout
    rows = [line for line in listed.splitlines() if " __patchable_function_entries" in line]
    assert len(rows) == 5 and all(" WAL " in line for line in rows)


@pytest.mark.parametrize("words", [
    "-fcf-protection -O1", "-mindirect-branch=nosuch", "-mharden-sls=nosuch", "-fcf-protection -mindirect-branch=thunk",
    "-pg -mnop-mcount -fPIC", "-fpatchable-function-entry=2,3", "-mstack-protector-guard-reg=es -fstack-protector",
])
def test_what_is_not_made_is_refused(compiler: Compiler, tmp_path: Path, words: str) -> None:
    """GCC gets what only it can do or report."""
    source = tmp_path / "a.c"
    source.write_text("void *b[5]; int f(void) { return __builtin_setjmp(b); }\nint g(int x) { int h(void) { return x; } return h(); }\n")
    made = compiler.compile(words.split(), str(source))
    assert made.outcome == UNSUPPORTED, made.reason


@pytest.mark.parametrize("level", ["-O0", "-O2"])
def test_functions_of_the_microsoft_convention(compiler: Compiler, tmp_path: Path, level: str) -> None:
    """Caller and callee of ms_abi functions understand each other, whoever compiled them."""
    for name in ("microsoft_caller", "microsoft_callee"):
        source = str(PLACE / (name + ".c"))
        made = compiler.compile(["-w", level], source)
        assert made.outcome == PASS, made.reason + made.details
        (tmp_path / f"own_{name}.o").write_bytes(made.output)
        subprocess.run(["gcc", "-w", "-c", "-O1", "-o", str(tmp_path / f"gcc_{name}.o"), source], check=True)
    printed = set()
    for caller in ("gcc", "own"):
        for callee in ("gcc", "own"):
            program = str(tmp_path / "program")
            subprocess.run(["gcc", "-o", program, str(tmp_path / f"{caller}_microsoft_caller.o"),
                            str(tmp_path / f"{callee}_microsoft_callee.o")], check=True)
            printed.add(subprocess.run([program], capture_output=True, text=True, check=True).stdout)
    assert len(printed) == 1 and "1184 237.500" in printed.pop()


def test_locals_are_zero_when_asked_for(compiler: Compiler, tmp_path: Path) -> None:
    """-ftrivial-auto-var-init=zero leaves nothing of the stack in objects."""
    check_program(compiler, tmp_path, str(PLACE / "cleared.c"), ["-ftrivial-auto-var-init=zero"], ["-ftrivial-auto-var-init=zero"])


@pytest.mark.parametrize("words", ["-O0", "-O2 -fno-toplevel-reorder", "-O0 -ftoplevel-reorder"])
def test_the_order_of_the_source_is_kept(compiler: Compiler, words: str) -> None:
    """Labels and top-level asm come in GCC's order; what nothing refers to stays where the order is kept."""
    path = str(PLACE / "order.c")
    made = compiler.compile([*words.split(), "-S"], path)
    assert made.outcome == PASS, made.reason
    expected = subprocess.run(["gcc", *words.split(), "-S", "-o", "-", path], capture_output=True, text=True, check=True).stdout
    orders = [re.findall(r"^\t?([a-z_]\w*):", text, re.MULTILINE) for text in (made.output.decode(), expected)]
    if "-ftoplevel-reorder" in words:
        assert orders[0][:3] == orders[1][:3] == ["toplevel_one", "toplevel_two", "toplevel_three"]
    else:
        assert orders[0] == orders[1]
