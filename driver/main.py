"""pycc: the gcc-compatible compiler driver's entry.

In: argv, environment, working directory.  Out: exit status; files and messages as GCC's.
The build never breaks because of pycc: a bug in the driver itself hands the whole command to GCC.
"""

from __future__ import annotations

import os
import sys

from driver.process import Terminated, become, die_of
from driver.settings import Settings
from driver.toolchain import NoCompiler, Toolchain, find_gcc, without_target

TYPE_CHECKING = False
if TYPE_CHECKING:
    from driver.launch import Launch
    from driver.request import Request


def main(argv: list[str], ticket: str = "") -> int:
    """Run one command line; argv[0] is the name under which pycc was called, `ticket` what the launcher hands on (driver.launch)."""
    if ticket == "":
        return run(argv)
    from driver.launch import Launch
    launch = Launch(ticket, os.path.dirname(os.path.abspath(sys.argv[0])))
    status = run(argv, launch)
    if not launch.installation and launch.writes_list:
        from driver.installation import write_list
        write_list(launch)
    return status


def run(argv: list[str], launch: Launch | None = None) -> int:
    """Run one command line in this process's environment and directory.

    Raises driver.process.Elsewhere where the process that is served shall go on by itself.
    """
    environment = dict(os.environ)
    served = launch is not None and launch.served
    if launch is not None:
        launch.arguments = argv[1:]
    settings = Settings.load(environment)
    arguments = argv[1:]
    try:
        gcc = find_gcc(argv[0], arguments, environment, settings.gcc)
    except NoCompiler as problem:
        print(f"pycc: error: {problem}", file=sys.stderr)
        return 1
    arguments = without_target(arguments)
    toolchain = Toolchain(gcc, settings.directory, environment, launch.options if launch is not None else None)
    if settings.disable or toolchain.nested:
        become(toolchain.program, [toolchain.argv0, *arguments], toolchain.child_environment(environment), served=served)
    try:
        status = _run(argv[0], arguments, environment, settings, toolchain, launch)
    except Terminated as ending:
        status = -ending.number
    if status < 0 and not served:
        die_of(-status)
    return status


def _run(argv0: str, arguments: list[str], environment: dict[str, str], settings: Settings,
         toolchain: Toolchain, launch: Launch | None) -> int:
    from driver.request import Request
    request = Request(argv0, arguments, environment, settings, toolchain, launch)
    if launch is not None:
        launch.writes_list = launch.directory == settings.directory and not settings.readonly and settings.daemon
    request.children.install()
    if settings.choice and not _choice_is_readable(request):
        return 1
    try:
        return _planned(request)
    except Exception as problem:
        return _own_fault(request, problem)
    finally:
        request.clean()


def _choice_is_readable(request: Request) -> bool:
    """Read PYCC_CHOICE; a rule that cannot be read is an error, because a search built on it would find nonsense."""
    from driver.fallback import BadRule
    try:
        request.choice()
    except BadRule as problem:
        print(f"pycc: error: PYCC_CHOICE: {problem}", file=sys.stderr)
        return False
    return True


def _planned(request: Request) -> int:
    from driver import jobs
    from driver.engine import execute
    from driver.keys import base_relative
    arguments = base_relative(request.arguments, request.settings.basedir, request.cwd)
    plan = jobs.plan(arguments, request.environment, request.cwd, request.toolchain)
    return execute(request, plan)


def _own_fault(request: Request, problem: Exception) -> int:
    """An internal error of the driver: record it, and let GCC do the command."""
    import traceback

    from driver import records
    text = "".join(traceback.format_exception(problem))
    record = records.Record()
    record.cwd = request.cwd
    record.source = " ".join(request.arguments)
    record.category = "internal-error"
    record.detail = f"driver: {type(problem).__name__}: {problem}"
    record.traceback = text
    record.build = request.build()
    records.append(request.settings.directory, record)
    request.log(text)
    if request.settings.strict:
        print(f"pycc: error: pycc-strict: internal-error: {record.detail}", file=sys.stderr)
        return 1
    request.clean()
    toolchain = request.toolchain
    become(toolchain.program, [toolchain.argv0, *request.arguments],
           toolchain.child_environment(request.environment), served=request.served())
