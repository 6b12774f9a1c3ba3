"""The plan of a command line: against GCC's own plan (-###), and what each decision is."""

from __future__ import annotations

import os
import random
import re
import shlex
import subprocess
from pathlib import Path

import pytest

from compiler.api import Unsupported
from compiler.options import Options
from driver import jobs
from driver.plan import OUTPUT_SLOT, Plan, UnitJob
from driver.response import split
from driver.toolchain import Toolchain
from tests.conftest import Sample

FILES = ("a.c", "b.c", "sub/c.c", "main.i", "s.s", "p.S", "q.sx", "x.h", "y.cc", "z.o", "lib.a", "pre.h", "sub/a.c")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with the files that the commands name."""
    path = tmp_path_factory.mktemp("jobs")
    for name in FILES:
        (path / name).parent.mkdir(exist_ok=True)
        (path / name).write_text("")
    return path


@pytest.fixture(scope="module")
def toolchain(gcc: str, tmp_path_factory: pytest.TempPathFactory) -> Toolchain:
    """The GCC behind, remembering in a directory of its own."""
    return Toolchain("gcc", str(tmp_path_factory.mktemp("memory")), environment())


def environment() -> dict[str, str]:
    """An environment without anything that selects or writes."""
    return {"PATH": os.environ["PATH"], "LC_ALL": "C"}


def planned(command: str, place: Path, toolchain: Toolchain, **variables: str) -> Plan:
    """Return the plan of a command line given as a shell would read it."""
    return jobs.plan(shlex.split(command), {**environment(), **variables}, str(place), toolchain)


def unit(command: str, place: Path, toolchain: Toolchain, **variables: str) -> UnitJob:
    """Return the only unit of a plan."""
    plan = planned(command, place, toolchain, **variables)
    assert plan.forward == "", plan.detail
    assert len(plan.units) == 1
    return plan.units[0]


def options(command: str, place: Path, toolchain: Toolchain, **variables: str) -> Options:
    """Return the internal compiler's options for the only unit."""
    job = unit(command, place, toolchain, **variables)
    return jobs.compiler_options(job, toolchain, {**environment(), **variables}, str(place))


# Against GCC's own plan --------------------------------------------------------------------------------------

def steps(gcc: str, words: list[str], place: Path) -> list[list[str]]:
    """Return the programs that GCC would run, with their words; temporary names made equal."""
    done = subprocess.run([gcc, "-###", *words], cwd=place, capture_output=True, text=True, check=False, env=environment())
    result = []
    for line in done.stderr.splitlines():
        if line.startswith(" "):
            result.append([re.sub(r"/tmp/cc\w{6}", "/tmp/ccXXXXXX", word) for word in split(line)])
    return result


def without_empty_dumpdir(step: list[str]) -> list[str]:
    """Leave out `-dumpdir ""`, which says what no -dumpdir says."""
    index = step.index("-dumpdir") if "-dumpdir" in step else -1
    return step[:index] + step[index + 2:] if index >= 0 and step[index + 1] == "" else step


@pytest.mark.parametrize("command", [
    "a.c", "a.c -o a", "a.c -o prog", "a.c -o bin/prog", "a.c -o prog.exe", "a.c -o a.out", "a.c -o b", "sub/a.c -o a",
    "sub/a.c -o sub/a", "a.c -o a.b", "a.c -o /dev/null", "a.c b.c", "a.c b.c -o prog", "a.c sub/c.c -o out/x.y",
    "a.c z.o -o prog", "a.c z.o -o a", "a.c -lm -o a", "z.o a.c lib.a b.c -L. -lm", "-Wl,-z,now a.c -Xlinker -s b.c",
    "a.c s.s p.S q.sx main.i -o prog", "-x c x.h -x none b.c", "-x assembler a.c", "-x c s.s -x none s.s",
    "-O2 -g a.c b.c -Wall -DX -I. -o p", "-static a.c", "-shared -fPIC a.c -o l.so", "-r a.c b.c -nostdlib -o r.o",
    "-pie a.c", "-no-pie a.c", "-m32 a.c", "-T x.ld a.c", "-pthread a.c b.c", "-gsplit-dwarf a.c b.c -o p",
    "--coverage a.c -o p", "-fstack-usage a.c b.c", "-pipe a.c b.c", "a.c -fopenmp -o p", "-Wa,-L a.c s.s",
    "-Wp,-DX a.c b.c", "-fsanitize=address a.c -o p", "-g -Wa,--gdwarf-5 s.s a.c", "-march=native a.c b.c", "-specs=/dev/null a.c",
    "-c a.c", "-c a.c b.c", "-S a.c b.c", "-c a.c -o x.o", "-c sub/c.c p.S s.s", "-c -x c x.h -x assembler a.c",
    "-MMD a.c", "-MMD a.c -o p", "-MMD -c a.c b.c", "-MMD -c a.c -o x.o", "-MD -MT x a.c b.c", "-MD -MF d -c a.c",
])
def test_the_units_and_the_link_are_the_steps_of_gcc(command: str, gcc: str, place: Path, toolchain: Toolchain) -> None:
    plan = planned(command, place, toolchain)
    assert plan.forward == "", plan.detail
    assert compare_steps(command, plan, gcc, place)


def compare_steps(command: str, plan: Plan, gcc: str, place: Path) -> bool:
    """Tell whether a plan's parts make GCC run what the whole command makes it run."""
    words = shlex.split(command)
    ours: list[list[str]] = []
    objects = []
    for number, job in enumerate(plan.units):
        path = f"/tmp/ccAAAA{number:02}.o"
        objects.append(path)
        ours += steps(gcc, [path if word == OUTPUT_SLOT else word for word in job.gcc_args], place)
    if plan.link is not None:
        filled = [objects[int(word[len(OUTPUT_SLOT):])] if word.startswith(OUTPUT_SLOT) else word for word in plan.link.gcc_args]
        ours += steps(gcc, filled, place)
    theirs = steps(gcc, words, place)
    if any(word.startswith("-M") for word in words):
        # The same files and targets, said in other words where the output is temporary.
        ours = [[word for word in step if not word.startswith("-M")] for step in ours]
        theirs = [[word for word in step if not word.startswith("-M")] for step in theirs]
        return [step[0] for step in ours] == [step[0] for step in theirs]
    return [sorted(without_empty_dumpdir(step)) for step in ours] == [sorted(without_empty_dumpdir(step)) for step in theirs]


POOL = [
    "-O2", "-O", "-Os", "-g", "-g0", "-ggdb3", "-gdwarf-4", "-gsplit-dwarf", "-gz", "-Wall", "-Wno-unused", "-w",
    "-Werror=format", "-pedantic", "-std=c99", "-ansi", "-DX", "-D Y=1", "-U Z", "-I inc", "-Iinc2", "-isystem sys",
    "-iquote q", "-include x.h", "-imacros x.h", "-nostdinc", "-fPIC", "-fno-pie", "-fstack-usage", "--coverage",
    "-fprofile-arcs", "-pg", "-fsanitize=undefined", "-fopenmp", "-pthread", "-pipe", "-fno-strict-aliasing",
    "--param ssp-buffer-size=4", "-m32", "-march=haswell", "-mno-sse", "-Wa,-L", "-Xassembler -W", "-Wp,-DP",
    "-Xpreprocessor -DQ", "-Wl,-z,now", "-Xlinker -s", "-lm", "-L lib", "-static", "-shared", "-no-pie", "-nostdlib",
    "-s", "-rdynamic", "-T x.ld", "-u main", "-specs=/dev/null", "-B /nowhere/", "-frandom-seed=1",
    "-ffunction-sections", "--no-inline", "-fdiagnostics-color=never", "-x c", "-x none", "-x assembler",
    "-frecord-gcc-switches", "-fverbose-asm", "-dA", "--std=gnu11", "--optimize=3", "-fmacro-prefix-map=a=b",
]
SOURCES = ["a.c", "b.c", "sub/c.c", "main.i", "s.s", "p.S", "z.o", "lib.a", "sub/a.c"]


@pytest.mark.parametrize("number", range(6))
def test_random_commands_have_the_steps_of_gcc(number: int, gcc: str, place: Path, toolchain: Toolchain, seed: int, sample: Sample) -> None:
    """Commands put together at random: whenever one is taken apart, the parts are GCC's own steps."""
    chance = random.Random(f"{seed} {number}")
    compared = 0
    for _ in range(100 if sample.full else 8):
        parts = chance.sample(POOL, chance.randint(0, 8)) + chance.sample(SOURCES, chance.choice((1, 1, 2, 3)))
        parts += [chance.choice(["-c", "-S", "", "", ""])]
        parts += [chance.choice(["", "", "-o a", "-o out/x.y", "-o prog.exe", "-o b.o", "-o /dev/null"])]
        chance.shuffle(parts)
        command = " ".join(part for part in parts if part)
        plan = planned(command, place, toolchain)
        if plan.forward:
            continue
        assert compare_steps(command, plan, gcc, place), command
        compared += 1
    assert compared


# Decisions -----------------------------------------------------------------------------------------------------

@pytest.mark.parametrize(("command", "reason"), [
    ("--version", "query"), ("-dumpmachine", "query"), ("-print-file-name=x a.c", "query"), ("-v", "query"), ("--help", "query"),
    ("-v -c a.c", "verbose"), ("-### a.c", "verbose"), ("", "error"), ("-O2", "error"), ("-c", "error"),
    ("-c a.c b.c -o x", "error"), ("-c a.c -o", "error"), ("-x nosuch a.c", "error"), ("-", "error"), ("-c -", "error"),
    ("a.c -o a.c", "error"), ("-version -c a.c", "error"), ("-c a.c -MD -MG", "error"),
    ("a.c b.c -fnosuch", "option"), ("-c a.c -o ./a.c", "error"),
    ("-E a.c b.c", "preprocess"), ("-M a.c", "preprocess"), ("-MM a.c", "preprocess"), ("-fsyntax-only a.c b.c", "preprocess"),
    ("-E -", "preprocess"), ("-E -dM a.c", "preprocess"), ("-E -MD a.c", "preprocess"), ("-E y.cc", "preprocess"),
    ("-E conftest.c", "preprocess"), ("-E -x c /dev/null", "preprocess"), ("-fsyntax-only a.c -o x", "preprocess"),
    ("-fsyntax-only conftest.c", "preprocess"), ("-E z.o", "preprocess"),
    ("z.o", "link"), ("z.o lib.a -lm", "link"), ("-lm", "link"), ("unknown.xyz", "link"), ("-shared z.o -o l.so", "link"),
    ("-c y.cc", "language"), ("a.c y.cc", "language"), ("-x c++ -c a.c", "language"), ("-c pre.f90", "language"),
    ("-c pre.h", "header"), ("-x c-header a.c", "header"), ("pre.h -o p.gch", "header"),
    ("a.c -flto", "option"), ("a.c -flto=2", "option"), ("-c a.c -save-temps", "option"), ("a.c -wrapper env", "option"),
    ("-S a.c -o -", "option"), ("-c a.c z.o", "option"), ("-S s.s", "option"), ("a.c b.c -dumpdir x", "option"),
    ("a.c b.c -MMD -o prog", "option"), ("-c a.c b.c -fdump-tree-all", "option"), ("a.c b.c -mcpu=k8", "option"),
])
def test_what_is_not_taken_apart_says_why(command: str, reason: str, place: Path, toolchain: Toolchain) -> None:
    plan = planned(command, place, toolchain)
    assert plan.forward == reason, plan.detail
    assert plan.link is None
    for job in plan.units:
        assert job.uncacheable and not job.gcc_args


def test_a_forwarded_command_names_its_units(place: Path, toolchain: Toolchain) -> None:
    plan = planned("a.c b.c y.cc s.s -o prog", place, toolchain)
    assert [(job.source, job.language) for job in plan.units] == [("a.c", "c"), ("b.c", "c"), ("s.s", "assembler")]


@pytest.mark.parametrize(("command", "form", "output"), [
    ("-E a.c", "preprocessed", ""), ("-E a.c -o a.i", "preprocessed", "a.i"), ("-E -c a.c -o -", "preprocessed", "-"),
    ("-E p.S", "preprocessed", ""), ("-fsyntax-only a.c", "check", ""), ("-fsyntax-only -c main.i", "check", ""),
])
def test_preprocessing_and_checking_are_units(command: str, form: str, output: str, place: Path, toolchain: Toolchain) -> None:
    job = unit(command, place, toolchain)
    assert (job.form, job.output, job.temporary, job.side_outputs) == (form, output, False, ())


def test_dumps_of_macros_reach_the_preprocessor_only(place: Path, toolchain: Toolchain) -> None:
    job = unit("-E -dD -P a.c", place, toolchain)
    assert jobs.compiler_options(job, toolchain, {}, str(place)).preprocessor_flags == ("-dD", "-P")
    with pytest.raises(Unsupported):
        jobs.compiler_options(unit("-S -dP a.c", place, toolchain), toolchain, {}, str(place))


@pytest.mark.parametrize(("command", "output"), [
    ("-c a.c", "a.o"), ("-c sub/c.c", "c.o"), ("-S a.c", "a.s"), ("-c a.c -o x/y", "x/y"), ("-S -c a.c", "a.s"),
    ("-c -x c weird.name.txt", "weird.name.o"), ("-c a.c -o x -o y", "y"), ("-c a.c -o /dev/null", "/dev/null"),
])
def test_the_output_is_where_gcc_writes(command: str, output: str, place: Path, toolchain: Toolchain) -> None:
    assert unit(command, place, toolchain).output == output


@pytest.mark.parametrize(("command", "path", "targets"), [
    ("-MMD -c a.c", "a.d", ("a.o",)), ("-MMD -c a.c -o s/x.o", "s/x.d", ("s/x.o",)), ("-MD -MF f -c a.c", "f", ("a.o",)),
    ("-MD a.c", "a.d", ("a.o",)), ("-MD a.c -o p", "p.d", ("p",)), ("-MD a.c -o d/p.x", "d/p.d", ("d/p.x",)),
    ("-MD -MT 'a b' -MQ 'c d' -c a.c", "a.d", ("a b", "c\\ d")), ("-Wp,-MMD,w.d -c a.c -o x.o", "w.d", ("a.o",)),
    ("-MD -Wp,-MF,z -c a.c -o x.o", "z", ("x.o",)), ("-MD -c p.S", "p.d", ("p.o",)),
])
def test_dependencies_go_where_gcc_puts_them(command: str, path: str, targets: tuple[str, ...], place: Path,
                                             toolchain: Toolchain) -> None:
    wanted = unit(command, place, toolchain).dependency
    assert wanted is not None
    assert (wanted.path, wanted.targets) == (path, targets)


@pytest.mark.parametrize("command", ["-c a.c", "-MD -c s.s", "-MD -c main.i", "-MF x -c a.c"])
def test_no_dependencies_where_gcc_writes_none(command: str, place: Path, toolchain: Toolchain) -> None:
    assert unit(command, place, toolchain).dependency is None


@pytest.mark.parametrize(("command", "paths"), [
    ("-c a.c -fstack-usage", ["a.su"]), ("-c a.c -fstack-usage -o d/x.o", ["d/x.su"]), ("a.c -fstack-usage", ["a.su"]),
    ("sub/c.c -fstack-usage", ["a-c.su"]),
    ("a.c -o prog -fstack-usage --coverage -gsplit-dwarf", ["prog-a.su", "prog-a.gcno", "prog-a.dwo"]),
    ("a.c -o a -fstack-usage", ["a.su"]), ("-c s.s -fstack-usage", []), ("-c s.s -gsplit-dwarf", ["s.dwo"]),
    ("-c a.c --coverage -fno-test-coverage", ["a.gcno"]), ("-c a.c -gsplit-dwarf -gno-split-dwarf", []),
])
def test_side_outputs_are_named_as_gcc_names_them(command: str, paths: list[str], place: Path, toolchain: Toolchain) -> None:
    assert [side.path for side in unit(command, place, toolchain).side_outputs] == paths


SAME_KEY = [
    ("-c a.c", "-c a.c -o x.o"), ("-c a.c", "-c a.c -pipe"), ("-c a.c", "-MMD -MF x.d -c a.c"), ("-c a.c -Ix", "-c a.c -I x"),
    ("-c a.c", "-c a.c -lm -L/x -shared -Wl,-z,now"), ("-c a.c", "a.c -o prog"), ("-c a.c -DX", "-c --define-macro=X a.c"),
    ("-c a.c -Wp,-DX", "-c a.c -Wp,-DX,-MD,x.d"), ("-c a.c -MMD", "-c a.c -Wp,-MMD,x.d"),
]
OTHER_KEY = [
    ("-c a.c", "-c a.c -O2"), ("-c a.c", "-c a.c -Wall"), ("-c a.c", "-c a.c -DX"), ("-c a.c -Ia -Ib", "-c a.c -Ib -Ia"),
    ("-c a.c", "-c a.c -fnosuch"), ("-c a.c", "-c a.c -Wa,-L"), ("-c a.c", "-c a.c -fdiagnostics-color=always"),
    ("-c a.c", "-c a.c -include x.h"), ("-c a.c", "-c a.c -frecord-gcc-switches"), ("-c a.c -g", "-c a.c -g3"),
    ("-c a.c --coverage", "-c a.c --coverage -o x.o"), ("-c a.c", "-c a.c -m32"), ("-c a.c", "-c a.c -march=native"),
    ("-c a.c", "-c a.c -Wno-nosuch"), ("-c a.c", "-c a.c -pthread"), ("-c a.c", "-c a.c -Wp,-DX"), ("-c a.c -DX", "-c a.c -Wp,-DX"),
    ("-c a.c -specs=x.h", "-c a.c -specs=x.h -shared"), ("-c a.c", "-c a.c -fxref"),
]


@pytest.mark.parametrize(("one", "two"), SAME_KEY)
def test_what_cannot_change_the_object_is_not_in_the_key(one: str, two: str, place: Path, toolchain: Toolchain) -> None:
    assert unit(one, place, toolchain).key_args == unit(two, place, toolchain).key_args


@pytest.mark.parametrize(("one", "two"), OTHER_KEY)
def test_what_can_change_the_result_is_in_the_key(one: str, two: str, place: Path, toolchain: Toolchain) -> None:
    assert unit(one, place, toolchain).key_args != unit(two, place, toolchain).key_args


@pytest.mark.parametrize("command", [
    "-c a.c -fdump-tree-all", "-c a.c -aux-info x", "-c a.c -da", "-c a.c -ftime-report", "-c a.c -Q", "-c a.c -H", "-c a.c -MMD -MF -",
    "-c a.c -Wa,-al=x", "-c a.c -Wa,--MD,x", "-c a.c -Wa,@x", "-c a.c -fprofile-use", "-c a.c -fopt-info-vec=x", "-c a.c -fplugin=./no.so",
    "-c a.c -fdiagnostics-add-output=sarif", "-c a.c -fdiagnostics-format=sarif-file",
    "-c a.c -specs=nosuch", "-c a.c -Wp,x.c", "-c a.c -fsave-optimization-record",
])
def test_what_is_not_understood_is_not_stored(command: str, place: Path, toolchain: Toolchain) -> None:
    assert unit(command, place, toolchain).uncacheable


def test_files_written_by_request_of_the_environment_are_not_stored(place: Path, toolchain: Toolchain) -> None:
    assert unit("-c a.c", place, toolchain, DEPENDENCIES_OUTPUT="x").uncacheable == "DEPENDENCIES_OUTPUT"
    assert not unit("-c a.c", place, toolchain).uncacheable


@pytest.mark.parametrize(("command", "cwd", "positions"), [
    ("-c a.c", False, False), ("-c a.c -g", True, True), ("-c a.c -g0", False, False), ("-c a.c -g -g0", False, False),
    ("-c a.c -g0 -ggdb", True, True), ("-c a.c --coverage", True, True), ("-c a.c -fsanitize=undefined", False, True),
    ("-c a.c -gdwarf-5", True, True), ("-c a.c -gcolumn-info", False, False), ("-c s.s -g", True, True),
    ("-c s.s -Wa,--gdwarf-5", True, True), ("-c s.s -Wa,-L", False, False), ("-S a.c -fverbose-asm", False, True),
])
def test_where_the_directory_and_lines_matter(command: str, cwd: bool, positions: bool, place: Path, toolchain: Toolchain) -> None:
    job = unit(command, place, toolchain)
    assert (job.cwd_matters, job.positions_matter) == (cwd, positions)


# The internal compiler's options ---------------------------------------------------------------------------------

def test_options_are_sorted_into_their_fields(place: Path, toolchain: Toolchain) -> None:
    result = options("-c a.c -O2 -std=c99 -g -Wall -w -DX=1 -UY -include x.h -fno-common -fwrapv -fno-wrapv -mno-sse -Wa,-L,-W"
                     " -trigraphs -ffile-prefix-map=/a=/b -fno-tree-vectorize", place, toolchain)
    assert result.optimize == "2" and result.standard == "c99" and result.debug == "-g"
    assert result.warning_flags == ("-Wall", "-w")
    assert result.macros == (("D", "X=1"), ("U", "Y"), ("include", "x.h"))
    assert "-fno-common" in result.code_flags and "-fno-wrapv" in result.code_flags and "-fwrapv" not in result.code_flags
    assert not any("vectorize" in flag for flag in result.code_flags)
    assert "-mno-sse" in result.machine_flags
    assert "--param=ssp-buffer-size=4" in options("-c a.c --param ssp-buffer-size=4", place, toolchain).code_flags
    assert "--param" not in str(options("-c a.c --param max-inline-insns-auto=4", place, toolchain).code_flags)
    assert result.assembler_flags == ("-L", "-W")
    assert result.preprocessor_flags == ("-trigraphs",)
    assert result.prefix_maps == (("-ffile-prefix-map", "/a", "/b"),)
    assert result.working_directory == str(place)


@pytest.mark.parametrize("flag", ["-fsanitize=address", "-fopenmp", "-flto", "--coverage", "-fnosuch", "-fplugin=x", "-gsplit-dwarf",
                                  "-fstack-usage", "-march=nosuch -fnosuch", "-fno-rtti", "-Wnosuch", "-specs=x", "-ffixed-rax",
                                  "--param nosuch=1", "--param=ssp-buffer-size=x"])
def test_an_option_that_only_gcc_knows_is_refused(flag: str, place: Path, toolchain: Toolchain) -> None:
    with pytest.raises(Unsupported) as refused:
        options("-c a.c " + flag, place, toolchain)
    assert refused.value.category == "option"
    assert refused.value.detail in flag


@pytest.mark.parametrize(("command", "refused"), [
    ("-c s.s --coverage -fstack-usage -flto -fopenmp", False), ("-c p.S --coverage -pg -fstack-usage -fno-rtti", False),
    ("-c p.S -fopenmp", True), ("-c p.S -fsanitize=address", True), ("-c s.s -gsplit-dwarf", True), ("-c s.s -nosuch", True),
    ("-c p.S -H", True),
])
def test_options_of_the_compiler_proper_are_nothing_to_assembler(command: str, refused: bool, place: Path, toolchain: Toolchain) -> None:
    if refused:
        with pytest.raises(Unsupported):
            options(command, place, toolchain)
    else:
        options(command, place, toolchain)


@pytest.mark.parametrize("flag", ["-fno-sanitize=all", "-fno-openmp", "-fno-lto", "-fno-profile-arcs", "-Wno-nosuch", "-gz=none",
                                  "-fno-analyzer"])
def test_the_negative_of_what_is_refused_asks_for_nothing(flag: str, place: Path, toolchain: Toolchain) -> None:
    plain = options("-c a.c", place, toolchain)
    result = options("-c a.c " + flag, place, toolchain)
    assert (result.code_flags, result.machine_flags) == (plain.code_flags, plain.machine_flags)


def test_what_gcc_implies_is_said(place: Path, toolchain: Toolchain, gcc: str) -> None:
    macros = subprocess.run([gcc, "-dM", "-E", "-x", "c", "/dev/null"], capture_output=True, text=True, check=True).stdout
    pie = "#define __PIE__ 2" in macros
    assert ("-fPIE" in options("-c a.c", place, toolchain).code_flags) == pie
    assert "-fPIE" not in options("-c a.c -fno-pie", place, toolchain).code_flags
    assert "-fPIE" not in options("-c a.c -fpic", place, toolchain).code_flags
    assert "-march=native" not in options("-c a.c -march=native", place, toolchain).machine_flags


def test_the_search_path_is_the_one_that_gcc_shows(gcc: str, place: Path, toolchain: Toolchain) -> None:
    for name in ("i1", "i2", "i3", "i4", "i5", "i6"):
        (place / name).mkdir(exist_ok=True)
    command = "-Ii1 -iquote i2 -isystem i3 -idirafter i4 -Ii1 -I/usr/include -isystem i3/../i3 -Ii5"
    variables = {"CPATH": "i6:", "C_INCLUDE_PATH": "i4"}
    done = subprocess.run([gcc, *command.split(), "-E", "-v", "-x", "c", "/dev/null"], cwd=place, capture_output=True, text=True,
                          check=True, env={**environment(), **variables})
    quote, bracket = re.findall(r'#include "\.\.\." search starts here:\n(.*?)#include <\.\.\.> search starts here:\n(.*?)End of',
                                done.stderr, re.DOTALL)[0]
    job = unit("-c a.c " + command, place, toolchain)
    found = jobs.search_directories(job, toolchain, {**environment(), **variables}, str(place))
    existing = [entry for entry in found if (place / entry.path).is_dir()]
    assert [entry.path for entry in existing if entry.chain == "quote"] == quote.split()
    assert [entry.path for entry in existing if entry.chain != "quote"] == bracket.split()


def test_macro_words_are_pairs(place: Path, toolchain: Toolchain) -> None:
    job = unit("-c a.c -DX -include x.h -D Y=1 -UZ --imacros x.h -Wp,-DW", place, toolchain)
    assert jobs.macro_words(job) == [("D", "X"), ("include", "x.h"), ("D", "Y=1"), ("U", "Z"), ("imacros", "x.h"), ("D", "W")]
