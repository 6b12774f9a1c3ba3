"""Recipes: how to get, build, test and check one real project, as data.

In: the name of a file in projects/recipes (TOML).  Out: a `Recipe`.  Every key of the file is a field
below; an unknown or missing key is an error (RecipeError), so that a misspelt step is never skipped.

Commands are lines for `sh -e`, run in `directory` of the unpacked tree, one `[[step]]` table each.  The environment
holds CC (the compiler under test), JOBS (processor cores), RECIPES (the directory of the recipes, for
scripts and fragments), and the recipe's own `[environment]`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields
from importlib import resources
from pathlib import Path
from typing import Final, TypeVar

PHASES: Final = ("configure", "build", "test", "clean")


class RecipeError(Exception):
    """A recipe cannot be followed: it is unknown, malformed, or asks for what this machine lacks.  One line."""


@dataclass(frozen=True)
class Source:
    """Where the source comes from; the first of these that works, unless the caller names another."""

    files: tuple[str, ...] = ()     # archives that a binary package installs, by absolute path
    debian: str = ""                # Debian source package; its pristine *.orig.tar.* is used
    url: str = ""                   # upstream's own archive
    sha256: str = ""                # of the archive at `url`; "" when unknown: then HTTPS alone vouches for it
    strip: int = 1                  # leading path components to drop when unpacking


@dataclass(frozen=True)
class Step:
    """One command of a phase."""

    phase: str                      # one of PHASES
    run: str                        # lines for sh -e
    title: str = ""                 # what the user sees; default: the phase
    expect: str = ""                # regular expression that the output must contain; its match is shown
    same: str = ""                  # regular expression: all its matches must equal those of the GCC build
    unprivileged: bool = False      # must not run as root


@dataclass(frozen=True)
class Recipe:
    """One file of projects/recipes."""

    name: str
    title: str
    version: str
    source: Source
    steps: tuple[Step, ...]
    units: int                              # C and assembler units of the build steps, probes not counted
    directory: str = "."                    # where the commands run, below the unpacked tree
    units_tolerance: float = 0.0            # share of `units` by which a point release may differ
    programs: dict[str, str] = field(default_factory=dict)      # program on PATH -> Debian package
    headers: dict[str, str] = field(default_factory=dict)       # header that the C compiler must find -> package
    environment: dict[str, str] = field(default_factory=dict)

    def phase(self, name: str) -> list[Step]:
        """Return the steps of one of PHASES in order."""
        return [step for step in self.steps if step.phase == name]


def recipes_directory() -> Path:
    """Return the directory of the recipe files, which are package data."""
    return Path(str(resources.files("projects"))) / "recipes"


def names() -> list[str]:
    """Return the names of all recipes, sorted."""
    return sorted(path.stem for path in recipes_directory().glob("*.toml"))


def load(name: str) -> Recipe:
    """Return the recipe `name`.  Raises RecipeError if there is none, or if the file is wrong."""
    path = recipes_directory() / f"{name}.toml"
    if name not in names():
        raise RecipeError(f"no recipe {name}; there are: {', '.join(names())}")
    with path.open("rb") as stream:
        try:
            data = tomllib.load(stream)
        except tomllib.TOMLDecodeError as error:
            raise RecipeError(f"{path.name}: {error}") from None
    try:
        data["source"] = table_of(Source, data.get("source", {}))
        data["steps"] = tuple(table_of(Step, table) for table in data.pop("step", []))
        recipe = table_of(Recipe, {"name": name, **data})
    except TypeError as error:
        raise RecipeError(f"{path.name}: {error}") from None
    for step in recipe.steps:
        if step.phase not in PHASES:
            raise RecipeError(f"{path.name}: unknown phase {step.phase}")
    return recipe


Table = TypeVar("Table")


def table_of(kind: type[Table], data: dict[str, object]) -> Table:
    """Return `kind` (a dataclass) made of a TOML table.  Raises TypeError for unknown or missing keys."""
    known = {item.name for item in fields(kind)}  # type: ignore[arg-type]
    unknown = sorted(set(data) - known)
    if unknown:
        raise TypeError(f"unknown key {unknown[0]}")
    return kind(**{name: tuple(value) if isinstance(value, list) else value for name, value in data.items()})
