"""`pyccctl daemon`: the servers of this user, as driver/daemon/places.py finds them.

Exit statuses: 0 done and well; 1 there is none, or it cannot be started or stopped.
"""

from __future__ import annotations

import contextlib
import datetime
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

import typer

from driver.daemon.places import Place, all_places, runtime_directory

LAUNCHER: Final = "pycc"
_TRIFLE: Final = ("-x", "c", "-c", "/dev/null", "-o", "/dev/null")      # any command that is not in the cache
_PATIENCE_SECONDS: Final = 20.0

commands = typer.Typer(help="Start, stop and look at the server that keeps the compiler loaded.", no_args_is_help=True)


def _living() -> list[Place]:
    """Return the places of the servers that live."""
    return [place for place in all_places(runtime_directory(dict(os.environ))) if place.server()]


@commands.command()
def status() -> None:
    """Show each server: its processes, memory, and what it has done."""
    places = _living()
    if not places:
        typer.echo("no server is running; the next compile that is not in the cache starts one")
        raise typer.Exit(1)
    for place in places:
        typer.echo(_described(place))


def _described(place: Place) -> str:
    """Return a server in a few words; one that is just starting has no status yet."""
    try:
        known = json.loads(Path(place.path(".status")).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return f"server {place.server()}: starting"
    since = datetime.datetime.fromtimestamp(float(known["since"])).strftime("%Y-%m-%d %H:%M:%S")
    return (f"server {known['server']}, nursery {known['nursery']} since {since}: {known['commands']} commands, "
            f"{known['running']} running, {known['died']} died; {int(known['memory']) >> 20} MB; ends after {known['idle']} s without "
            f"a command; installation {str(known['installation'])[:12]} in {known['directory']}")


@commands.command()
def start() -> None:
    """Start the server of this installation, if none is running, and wait until it serves."""
    launcher = Path(sys.argv[0]).resolve().parent / LAUNCHER
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if any(Path(place.path(".status")).exists() for place in _living()):
            status()
            return
        subprocess.run([str(launcher), *_TRIFLE], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, check=False)
        time.sleep(0.2)
    typer.echo("no server has come up: PYCC_DAEMON=0, an installation that changed in the last seconds, or no private runtime directory; "
               "`pyccctl daemon log` may say more", err=True)
    raise typer.Exit(1)


@commands.command()
def stop() -> None:
    """End all servers; commands that they are doing are finished first."""
    places = _living()
    for place in places:
        with contextlib.suppress(ProcessLookupError):       # killed; its nursery is about to end
            os.kill(place.server(), signal.SIGTERM)
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while _living() and time.monotonic() < deadline:
        time.sleep(0.05)
    if _living():
        typer.echo("still running: " + ", ".join(str(place.server()) for place in _living()), err=True)
        raise typer.Exit(1)
    typer.echo(f"{len(places)} stopped")


@commands.command()
def log() -> None:
    """Show what the servers have logged."""
    for place in all_places(runtime_directory(dict(os.environ))):
        try:
            typer.echo(Path(place.path(".log")).read_text(encoding="utf-8", errors="replace"), nl=False)
        except FileNotFoundError:
            continue
