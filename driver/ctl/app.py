"""pyccctl's command line: commands, their options, exit statuses.

Every command is a thin layer: it reads settings and arguments, asks a module beside this one for the
answer, and writes it.  Exit statuses: 0 done and well; 1 a problem was found, or there is nothing to
report on; 2 the command line is wrong.
"""

from __future__ import annotations

import dataclasses
import datetime
import json
import os
import re
import shlex
import sys
import time
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from driver import records
from driver.ctl import accounts, cache_text, daemon, doctor, export, report_json, report_text, settings_text, terminal, why
from driver.ctl.accounts import Build, Selection
from driver.settings import Settings, parse_size

PROBLEM = 1
USAGE = 2

# Headings of the help.
REPORTS = "What happened"
PROJECTS = "Real projects"
ORACLE = "GCC as the oracle"
CARE = "Cache and records"
INSTALLATION = "Installation"

app = typer.Typer(
    name="pyccctl",
    help="Reports on builds made with pycc, explains misses and fallbacks, and looks after its cache.",
    epilog="Exit status: 0 all is well, 1 a problem was found or there is nothing to report on, 2 wrong usage.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
cache_commands = typer.Typer(help="Trim, verify, clear or locate the cache.", no_args_is_help=True)
records_commands = typer.Typer(help="Export or clear the records of compiles.", no_args_is_help=True)
app.add_typer(cache_commands, name="cache", rich_help_panel=CARE)
app.add_typer(records_commands, name="records", rich_help_panel=CARE)
app.add_typer(daemon.commands, name="daemon", rich_help_panel=INSTALLATION)

# Options that several commands share.
BuildOption = Annotated[str, typer.Option("--build", "-b", metavar="BUILD",
                                          help="A build: its identity, the beginning of one, or 1 for the last, 2 for the one before.")]
EveryOption = Annotated[bool, typer.Option("--all", "-a", help="All builds, not only the last.")]
SinceOption = Annotated[str, typer.Option("--since", metavar="WHEN",
                                          help="Only compiles since then: 90s, 30m, 2h, 3d, 14:30, 2026-01-31, '2026-01-31 14:30'.")]
ProjectOption = Annotated[str, typer.Option("--project", "-p", metavar="DIR", help="Only compiles in or of files below this directory.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Write JSON instead of text.")]
FlagsOption = Annotated[str, typer.Option("--flags", metavar="WORDS", help="Flags for both compilers.")]
InputOption = Annotated[Path | None, typer.Option("--input", metavar="FILE", help="Standard input of the program.")]
ArgumentsOption = Annotated[str, typer.Option("--arguments", metavar="WORDS", help="Arguments of the program.")]
CompilerOption = Annotated[str, typer.Option("--compiler", metavar="COMMAND", help="The pycc to examine.")]
YesOption = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]


def main() -> int:
    """Run pyccctl on sys.argv and return its exit status."""
    try:
        app(prog_name="pyccctl")
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
    return 0


def show_version(asked: bool) -> None:
    """Print the version and leave, if asked to."""
    if asked:
        print(f"pyccctl {doctor.version() or '(from a checkout)'}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[bool, typer.Option("--version", callback=show_version, is_eager=True, help="Print the version and leave.")] = False,
) -> None:
    """Options that stand before the command; the help text of pyccctl itself is Typer's `help` above."""


def fail(message: str, status: int = PROBLEM) -> NoReturn:
    """Say what is wrong on standard error and leave."""
    print(f"pyccctl: {message}", file=sys.stderr)
    raise typer.Exit(status)


def load_settings() -> Settings:
    """Return the settings of this command's environment and directory."""
    return Settings.load(os.environ, working_directory())


def working_directory() -> str:
    """Return the working directory; "/" when it has been deleted under us."""
    try:
        return os.getcwd()
    except OSError:
        return "/"


def settings_with_directory() -> Settings:
    """Return the settings for a command about what is stored; leaves with status 1 if there is no place for it."""
    settings = load_settings()
    if not settings.directory:
        fail("there is no cache directory; set PYCC_DIR")
    return settings


def write_json(data: object) -> None:
    """Write `data` to standard output as JSON; bytes of names that are no UTF-8 stay as escapes."""
    json.dump(data, sys.stdout, indent=2)
    sys.stdout.write("\n")


# Reports -------------------------------------------------------------------------------------------

def select(settings: Settings, name: str, every: bool, since: str, project: str) -> tuple[list[Build], list[Build]]:
    """Return (the chosen builds, all builds); leaves with status 1 when nothing was recorded or fits."""
    known = accounts.load(settings.directory)
    if not known:
        fail(f"no records in {records.folder(settings.directory)}; build something with CC=pycc first")
    place = os.path.normpath(os.path.join(working_directory(), project)) if project else ""
    try:
        chosen = Selection(name, every, parse_since(since, time.time()) if since else None, place).apply(known)
    except LookupError as problem:
        fail(str(problem.args[0]))
    if not chosen:
        fail("no record fits")
    return chosen, known


def parse_since(text: str, now: float) -> float:
    """Return the time that --since means, in seconds since the epoch.  Raises typer.BadParameter."""
    ago = re.fullmatch(r"(\d+)\s*([smhdw])", text.strip())
    if ago:
        return now - int(ago[1]) * {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}[ago[2]]
    try:
        clock = re.fullmatch(r"\s*(\d{1,2})(:\d\d(?::\d\d)?)\s*", text)
        moment = f"{datetime.date.fromtimestamp(now)} {clock[1]:0>2}{clock[2]}" if clock else text.strip()
        return datetime.datetime.fromisoformat(moment).timestamp()
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no time; try 2h, 3d, 14:30 or 2026-01-31", param_hint="--since") from None


@app.command(rich_help_panel=REPORTS)
def report(
    build: BuildOption = "",
    every: EveryOption = False,
    since: SinceOption = "",
    project: ProjectOption = "",
    as_json: JsonOption = False,
    html: Annotated[str, typer.Option("--html", metavar="FILE", help="Write one self-contained page with pictures.")] = "",
    units: Annotated[bool, typer.Option("--units", help="Also list every unit: who made its object, how, and why.")] = False,
    probes: Annotated[bool, typer.Option("--probes", help="Also list the probes of configure scripts and build systems.")] = False,
    fail_under: Annotated[float, typer.Option("--fail-under", metavar="PERCENT", min=0, max=100,
                                              help="Exit with 1 when pycc compiled less than this share of the units itself.")] = 0,
) -> None:
    """Say how much of a build pycc compiled itself, and what stood in the way of the rest.

    A unit is one source and output of a build; however often it is compiled, its last compile counts.
    Probes (questions of configure scripts and build systems) are counted apart, and links are no fallback.
    """
    chosen, known = select(settings_with_directory(), build, every, since, project)
    if html:
        from driver.ctl import page
        try:
            Path(html).write_text(page.render(chosen, known, time.time()), encoding="utf-8", errors="backslashreplace")
        except OSError as problem:
            fail(f"{html}: {problem.strerror}")
        if not as_json:
            print(f"wrote {html}")
    elif not as_json:
        console = terminal.make_console()
        report_text.write_report(console, chosen, known)
        if units:
            report_text.write_units(console, chosen)
        if probes:
            report_text.write_probes(console, chosen)
    if as_json:
        write_json(report_json.report(chosen))
    coverage = accounts.total(chosen).coverage
    if fail_under and (coverage is None or coverage * 100 < fail_under):
        fail(f"coverage is {terminal.percent(coverage)}, less than {fail_under:g} %")


@app.command(rich_help_panel=REPORTS)
def builds(since: SinceOption = "", project: ProjectOption = "", as_json: JsonOption = False) -> None:
    """List the builds on record, the last one last."""
    chosen, known = select(settings_with_directory(), "", True, since, project)
    if as_json:
        write_json(report_json.report(chosen, with_units=False))
    else:
        report_text.write_builds(terminal.make_console(), chosen, known)


@app.command(name="why", rich_help_panel=REPORTS)
def explain(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A source or an object, as a path or the end of one.")],
    as_json: JsonOption = False,
) -> None:
    """Say why a file's last compile missed the cache, or why GCC made its object.

    Names the first input that differs from what the cache knows, and shows it before and after.
    """
    settings = settings_with_directory()
    found = why.find(file, working_directory(), settings.directory)
    if not found:
        fail(f"{file}: no compile of this file is on record in {records.folder(settings.directory)}")
    if as_json:
        write_json([why.as_json(explanation) for explanation in found])
    else:
        why.write(terminal.make_console(), found)


# Cache ---------------------------------------------------------------------------------------------

@app.command(rich_help_panel=CARE)
def stats(as_json: JsonOption = False) -> None:
    """Show what the cache holds, and what it has saved the builds on record."""
    from cache import maintenance
    settings = settings_with_directory()
    held = maintenance.statistics(settings.directory, settings.readonly)
    known = accounts.load(settings.directory)
    totals = accounts.total(known)
    if as_json:
        write_json(cache_text.statistics_json(held, totals, len(known), settings))
    else:
        cache_text.write_statistics(terminal.make_console(), held, totals, len(known), settings)


@cache_commands.command("path")
def cache_path() -> None:
    """Print the directory of the cache."""
    print(settings_with_directory().directory)


@cache_commands.command("trim")
def cache_trim(
    max_size: Annotated[str, typer.Option("--max-size", "-s", metavar="SIZE",
                                          help="Trim to this size, such as 2G; default: PYCC_MAXSIZE.")] = "",
) -> None:
    """Remove the results that were not used for longest, until the cache is within its size limit."""
    from cache import maintenance
    settings = writable_settings()
    limit = settings.maxsize
    if max_size:
        limit = parse_size(max_size)
        if limit < 0:
            raise typer.BadParameter(f"{max_size!r} is no size; try 500M or 2G", param_hint="--max-size")
    elif not limit:
        fail("PYCC_MAXSIZE is 0, no limit; give one with --max-size", USAGE)
    removed = maintenance.trim(settings.directory, limit)
    print(cache_text.describe_removed(removed))
    if removed.left_size > limit:
        fail(f"files in {settings.directory} cannot be removed")


@cache_commands.command("verify")
def cache_verify() -> None:
    """Check every stored file against its checksum; damaged ones are removed and cost a recompile.

    Exits with 1 if anything was damaged.
    """
    from cache import maintenance
    settings = settings_with_directory()
    console = terminal.make_console()
    checked = maintenance.verify(settings.directory, settings.readonly)
    cache_text.write_verified(console, checked)
    if checked.damaged:
        raise typer.Exit(PROBLEM)


@cache_commands.command("clear")
def cache_clear(yes: YesOption = False) -> None:
    """Remove everything that is stored.  The records stay."""
    from cache import maintenance
    settings = writable_settings()
    if not yes and not typer.confirm(f"Remove all results in {settings.directory}?"):
        raise typer.Exit(PROBLEM)
    removed = maintenance.clear(settings.directory)
    print(cache_text.describe_removed(removed))
    if removed.left_files:
        fail(f"files in {settings.directory} cannot be removed, or a build is writing others")


def writable_settings() -> Settings:
    """Return the settings for a command that changes the cache; leaves with status 1 if it must not."""
    settings = settings_with_directory()
    if settings.readonly:
        fail("PYCC_READONLY is set: the cache must not be changed")
    return settings


# Records -------------------------------------------------------------------------------------------

class ExportFormat(StrEnum):
    """How `records export` writes."""

    JSON_LINES = "jsonl"
    CSV = "csv"


@records_commands.command("export")
def export_records(
    to: Annotated[str, typer.Argument(metavar="FILE", help="Where to; - is standard output.")] = "-",
    form: Annotated[ExportFormat, typer.Option("--format", "-f", help="One JSON object a line, or a table for spreadsheets.")]
    = ExportFormat.JSON_LINES,
    build: BuildOption = "",
    since: SinceOption = "",
    project: ProjectOption = "",
) -> None:
    """Write the records of all builds, or of those chosen, one a line and oldest first."""
    chosen, _ = select(settings_with_directory(), build, not build, since, project)
    rows = [record for chosen_build in chosen for record in chosen_build.records]
    try:
        count = export.write(to, rows, form.value)
    except OSError as problem:
        fail(f"{to}: {problem.strerror}")
    if to != "-":
        print(f"wrote {terminal.plural(count, 'record')} to {to}")


@records_commands.command("clear")
def clear_records(yes: YesOption = False) -> None:
    """Remove all records.  The cache stays."""
    settings = settings_with_directory()
    place = records.folder(settings.directory)
    if not yes and not typer.confirm(f"Remove all records in {place}?"):
        raise typer.Exit(PROBLEM)
    try:
        count = records.clear(settings.directory)
    except OSError as problem:
        fail(f"{problem.filename}: {problem.strerror}")
    print(f"removed {terminal.plural(count, 'segment')} of records")


@records_commands.command("path")
def records_path() -> None:
    """Print the directory of the records."""
    print(records.folder(settings_with_directory().directory))


# Projects ------------------------------------------------------------------------------------------

def complete_project(incomplete: str) -> list[str]:
    """Return the recipes whose names begin so, for shell completion."""
    from projects.recipe import names
    return [name for name in names() if name.startswith(incomplete)]


@app.command(name="build", rich_help_panel=PROJECTS)
def build_project(
    project: Annotated[str, typer.Argument(metavar="PROJECT", help="Name of a recipe; --list shows them.",
                                           autocompletion=complete_project)] = "",
    show_list: Annotated[bool, typer.Option("--list", "-l", help="List the recipes.")] = False,
    work: Annotated[Path, typer.Option("--work", "-w", metavar="DIR", help="Directory to work in.")] = Path("pycc-projects"),
    source: Annotated[str, typer.Option("--source", metavar="WHERE", help="Archive, directory or URL of the source to use.")] = "",
    compiler: Annotated[str, typer.Option("--compiler", metavar="FILE", help="The pycc to use; default: the installed one.")] = "",
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=0, help="Parallel jobs; 0 is one a core.")] = 0,
    compare: Annotated[bool, typer.Option(help="Also build with GCC, and compare objects and test results.")] = True,
    gcc_share: Annotated[str, typer.Option("--gcc-share", metavar="PERCENT",
                                           help="Let GCC make this share of the units, chosen at random by --seed.")] = "",
    seed: Annotated[int, typer.Option("--seed", help="Of --gcc-share.")] = 1,
) -> None:
    """Build a real project with GCC and with pycc, run its own tests, build it again, and judge.

    Exits with 1 if any step or test fails, if a unit left no record, or if the second build is not made of
    direct hits with byte-identical objects.
    """
    from driver.ctl.build_text import BuildView
    from projects import recipe, runner
    names = recipe.names()
    if show_list:
        found = [recipe.load(name) for name in names]
        terminal.print_table(terminal.make_console(), [("project", "left"), ("version", "left"), ("units", "right"), ("", "rest")],
                             [[one.name, one.version, terminal.number(one.units), one.title] for one in found], indent=0)
        return
    if project not in names:
        raise typer.BadParameter(f"{project!r} is no recipe; there are {', '.join(names)}", param_hint="PROJECT")
    console = terminal.make_console()
    with BuildView(console) as view:
        outcome = runner.build(project, work=work, source=source or None, report=view.show, compiler=compiler or None,
                               jobs=jobs or None, compare=compare, gcc_share=gcc_share, seed=seed)
    if outcome.cold is not None:
        console.print(f"The whole report: PYCC_DIR={outcome.cache_directory} pyccctl report --html {project}.html", soft_wrap=True)
    console.print(outcome.summary(), style=terminal.STRONG, soft_wrap=True)
    if not outcome.ok:
        raise typer.Exit(PROBLEM)


# GCC as the oracle ---------------------------------------------------------------------------------

@app.command(name="bisect", rich_help_panel=ORACLE)
def bisect_project(
    build: Annotated[str, typer.Option("--build", metavar="COMMAND", help="Builds the project with pycc.")] = "",
    test: Annotated[str, typer.Option("--test", metavar="COMMAND", help="Exits with 0 when all is well.")] = "",
    clean: Annotated[str, typer.Option("--clean", metavar="COMMAND",
                                       help="Removes what was built; default: the objects on record are removed.")] = "",
    project: Annotated[str, typer.Option("--project", metavar="NAME", help="A recipe that was built before with `pyccctl build`.",
                                         autocompletion=complete_project)] = "",
    work: Annotated[Path, typer.Option("--work", "-w", metavar="DIR", help="With --project: where it was built.")] = Path("pycc-projects"),
    repeat: Annotated[int, typer.Option("--repeat", min=1, help="Runs of the test that must all pass, for failures that come and go.")] = 1,
    timeout: Annotated[float, typer.Option("--timeout", min=0, help="Seconds after which the test has failed; 0 is never.")] = 0,
    compiler: Annotated[str, typer.Option("--compiler", metavar="COMMAND", help="The pycc of the build.")] = "pycc",
) -> None:
    """Find the file, the function and the pass that pycc gets wrong, with GCC as the oracle.

    Give --build and --test, in a clean tree, or --project.  Most compiles come from the cache, so a step costs little more than
    linking and testing.  An interrupted search goes on where it was.
    """
    from driver.ctl import oracle
    from integrations.oracle.search import CannotSearch
    from integrations.oracle.trial import Project
    from projects.recipe import RecipeError
    settings = settings_with_directory()
    if project:
        try:
            wanted = oracle.of_recipe(project, work, "" if compiler == "pycc" else compiler)
        except (CannotSearch, RecipeError) as problem:
            fail(str(problem), USAGE)
        wanted.build, wanted.test, wanted.clean = build or wanted.build, test or wanted.test, clean or wanted.clean
    elif build and test:
        wanted = Project(build, test, Path.cwd(), Path.cwd() / ".pycc-bisect", clean=clean, compiler=compiler)
    else:
        fail("give --build and --test, or --project", USAGE)
    wanted.repeat, wanted.timeout = repeat, timeout
    leave(oracle.bisect(wanted, settings))


@app.command(name="reduce", rich_help_panel=ORACLE)
def reduce_source(
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help="A program of one file that pycc gets wrong.")] = None,
    bisected: Annotated[Path | None, typer.Option("--bisected", metavar="DIR",
                                                  help="Reduce the unit that `pyccctl bisect` found; DIR is its work directory.")] = None,
    unit: Annotated[str, typer.Option("--unit", metavar="SOURCE", help="With --bisected: which, when several fail together.")] = "",
    flags: FlagsOption = "-O2",
    says: Annotated[str, typer.Option("--says", metavar="TEXT",
                                      help="The fault is that pycc says this, such as an internal error.")] = "",
    test: Annotated[str, typer.Option("--test", metavar="COMMAND", help="The fault is there when this exits with 0 beside the file.")] = "",
    given: InputOption = None,
    arguments: ArgumentsOption = "",
    timeout: Annotated[int, typer.Option("--timeout", min=1, help="Seconds for one run of the program.")] = 10,
    tool: Annotated[str, typer.Option("--tool", metavar="NAME", help="cvise, creduce or built-in; default: the first installed.")] = "",
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Candidates to try at once.")] = 1,
    work: Annotated[Path, typer.Option("--work", "-w", metavar="DIR", help="Where the file is reduced.")] = Path("pycc-reduce"),
    compiler: CompilerOption = "pycc",
) -> None:
    """Make a file that pycc gets wrong small, with cvise or creduce, or a simple reducer when neither is installed.

    The fault: the program behaves otherwise than GCC's; or --says, --test, --bisected.
    """
    from driver.ctl import oracle
    from integrations.oracle.reduce import TOOLS
    if (file is None) == (bisected is None):
        fail("give FILE, or --bisected", USAGE)
    if tool and tool not in TOOLS:
        raise typer.BadParameter(f"{tool!r} is none of {', '.join(TOOLS)}", param_hint="--tool")
    wish = oracle.Wish(file, bisected, work, shlex.split(flags), says, test, given, shlex.split(arguments), timeout, tool, jobs,
                       shlex.split(compiler), unit)
    leave(oracle.reduce_file(wish))


@app.command(name="compare", rich_help_panel=ORACLE)
def compare_with_gcc(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="The sources of one program.")],
    flags: FlagsOption = "",
    levels: Annotated[str, typer.Option("--levels", metavar="LEVELS", help="-O levels to compare at; empty: --flags alone.")] = "0,2",
    given: InputOption = None,
    arguments: ArgumentsOption = "",
    timeout: Annotated[float, typer.Option("--timeout", min=0.1, help="Seconds for GCC's program; pycc's has four times as many.")] = 10,
    compiler: CompilerOption = "pycc",
) -> None:
    """Compile a program with pycc and with GCC, run both, and show the first line in which they differ.

    Exits with 1 when they differ, or when pycc does not compile all of it itself.
    """
    from driver.ctl import oracle
    from integrations.oracle.compare import Case
    try:
        text = given.read_bytes() if given is not None else b""
    except OSError as problem:
        fail(f"{given}: {problem.strerror}", USAGE)
    case = Case(files, shlex.split(flags), text, shlex.split(arguments), timeout)
    leave(oracle.compare_program(case, [level for level in levels.split(",") if level], shlex.split(compiler)))


@app.command(name="csmith", rich_help_panel=ORACLE)
def compare_random_programs(
    count: Annotated[int, typer.Option("--count", min=1, help="Number of programs.")] = 20,
    seed: Annotated[int, typer.Option("--seed", min=0, help="Number of the first; the same numbers are the same programs.")] = 0,
    sample: Annotated[str, typer.Option("--sample", metavar="PERCENT", help="Run this share of them only, chosen by the seed.")] = "100%",
    levels: Annotated[str, typer.Option("--levels", metavar="LEVELS", help="-O levels of pycc.")] = "0,2",
    reference: Annotated[str, typer.Option("--reference", metavar="LEVEL", help="-O level of GCC.")] = "1",
    words: Annotated[str, typer.Option("--csmith", metavar="WORDS", help="More options for csmith.")] = "",
    flags: FlagsOption = "",
    keep: Annotated[Path | None, typer.Option("--keep", metavar="DIR", help="Keep the programs that fail here.")] = None,
    compiler: CompilerOption = "pycc",
) -> None:
    """Compare pycc with GCC on random programs of csmith; one line beginning ERROR for each that differs.

    Exits with 1 when any differed.
    """
    import shutil

    from driver.ctl import oracle
    from integrations.oracle.campaign import Campaign
    try:
        share = float(sample.removesuffix("%")) / 100
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise typer.BadParameter(f"{sample!r} is no percentage", param_hint="--sample")
    if shutil.which("csmith") is None:
        fail("csmith is not installed: apt-get install csmith libcsmith-dev")
    wanted = Campaign(count, seed, share, levels.split(","), reference, shlex.split(words), shlex.split(flags), keep)
    leave(oracle.run_campaign(wanted, shlex.split(compiler)))


def leave(status: int) -> None:
    """Leave with a status that is not 0."""
    if status:
        raise typer.Exit(status)


# The installation ----------------------------------------------------------------------------------

@app.command(name="doctor", rich_help_panel=INSTALLATION)
def examine(as_json: JsonOption = False) -> None:
    """Check the installation, the GCC behind, and the cache; exit with 1 if something is broken."""
    settings = load_settings()
    if as_json:
        checks = list(doctor.examine(settings, os.environ))
        write_json([dataclasses.asdict(check) for check in checks])
        failed = sum(check.verdict == doctor.FAILURE for check in checks)
    else:
        failed = doctor.write(terminal.make_console(), doctor.examine(settings, os.environ))
    if failed:
        raise typer.Exit(PROBLEM)


@app.command(name="settings", rich_help_panel=INSTALLATION)
def show_settings(
    markdown: Annotated[bool, typer.Option("--markdown", help="Write the table of all settings for a README.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Show every setting: its value, where that came from, and what it means."""
    settings = load_settings()
    if markdown:
        print(settings_text.markdown(), end="")
    elif as_json:
        write_json(settings_text.as_json(settings))
    else:
        settings_text.write(terminal.make_console(), settings)
    for warning in settings.warnings:
        print(f"pyccctl: warning: {warning}", file=sys.stderr)
