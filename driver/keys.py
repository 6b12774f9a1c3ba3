"""Cache keys of a unit: what can be known before a header is read.

In: a UnitJob and the Request it came with.  Out: a UnitKeys value: the manifest key for a producer, and
the parts it is made of by name, so that `pyccctl why` can tell which part changed.

The manifest key always has the source path and the working directory, because a relative #include
resolves differently elsewhere.  With a base directory both are taken relative to it, except where
the working directory reaches the output (-g and no prefix map that covers it).
"""

from __future__ import annotations

import os

from cache.digest import digest
from driver.request import short

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Final

    from compiler.options import Options
    from driver.plan import UnitJob
    from driver.request import Request

# Environment variables that can change what GCC writes or prints for a unit.  Those that select the
# programs it runs (PATH, COMPILER_PATH, GCC_EXEC_PREFIX) are in the identity of the GCC behind.
# SOURCE_DATE_EPOCH counts only where a date macro is expanded: the manifest's affair.
ENVIRONMENT: Final = (
    "LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "LC_MESSAGES",
    "CPATH", "C_INCLUDE_PATH", "GCC_COMPARE_DEBUG", "GCC_EXTRA_DIAGNOSTIC_OUTPUT", "GCC_COLORS", "GCC_EXEC_PREFIX", "COMPILER_PATH",
)

_PREFIX_MAPS: Final = ("-ffile-prefix-map=", "-fdebug-prefix-map=")
_PATH_OPTIONS: Final = ("-I", "-isystem", "-iquote", "-idirafter", "-include", "-imacros", "--sysroot=", "-isysroot",
                        "-B", "-specs=")


class KeyPart:
    """One named part of a key."""

    __slots__ = ("name", "value")

    def __init__(self, name: str, value: bytes) -> None:
        self.name = name
        self.value = value


def manifest_key(parts: Sequence[KeyPart]) -> bytes:
    """Return the key made of all parts."""
    words: list[bytes] = []
    for part in parts:
        words.append(part.name.encode("ascii"))
        words.append(part.value)
    return digest(*words)


def named_digests(parts: Sequence[KeyPart]) -> dict[str, str]:
    """Return part name -> short digest, for records."""
    return {part.name: short(part.value) for part in parts}


def gcc_parts(request: Request, unit: UnitJob, identity: bytes) -> list[KeyPart]:
    """Return the parts of the key of an object that the GCC behind makes.

    identity: Toolchain.identity(), the content of the programs that take part.
    """
    dependency = "none"
    if unit.dependency is not None:
        dependency = "all" if unit.dependency.system else "user"
    return [
        KeyPart("gcc", identity),
        KeyPart("arguments", _joined(base_relative_maps(unit.key_args, request.settings.basedir))),
        *_common_parts(request, unit),
        KeyPart("dependencies", dependency.encode("ascii")),
        KeyPart("environment", environment_part(request.environment)),
    ]


def internal_parts(request: Request, unit: UnitJob, compiler: bytes, options: bytes) -> list[KeyPart]:
    """Return the parts of the key of an object that the internal compiler makes.

    compiler: digest of the code of the internal compiler; options: Options.encode().
    """
    return [
        KeyPart("compiler", compiler),
        KeyPart("options", options),
        *_common_parts(request, unit),
    ]


def _common_parts(request: Request, unit: UnitJob) -> list[KeyPart]:
    return [
        KeyPart("form", unit.form.encode("ascii")),
        KeyPart("language", unit.language.encode("ascii")),
        KeyPart("source", os.fsencode(unit.source)),
        KeyPart("cwd", os.fsencode(effective_cwd(request, unit))),
    ]


def effective_cwd(request: Request, unit: UnitJob) -> str:
    """Return the working directory as far as it matters for the unit.

    Relative to the base directory where the directory's own name cannot reach the output; where it can,
    what the last matching prefix map makes of it (GCC manual: -ffile-prefix-map), behind which the
    relative form stands so that units of different directories stay apart.
    """
    cwd = request.cwd
    relative = below(cwd, request.settings.basedir)
    place = cwd if relative is None else "\1" + relative
    if not unit.cwd_matters:
        return place
    for word in reversed(unit.key_args):
        for option in _PREFIX_MAPS:
            if word.startswith(option):
                old, _, new = word[len(option):].rpartition("=")
                if old and cwd.startswith(old):
                    return new + cwd[len(old):] + "\0" + place
    return cwd


def below(path: str, base: str) -> str | None:
    """Return `path` relative to `base` ("" for itself), or None when it does not lie below it."""
    if not base:
        return None
    if path == base:
        return ""
    return path[len(base) + 1:] if path.startswith(base + "/") else None


def base_relative(arguments: Sequence[str], base: str, cwd: str) -> list[str]:
    """Rewrite absolute paths below `base` to paths relative to `cwd`, as ccache's base_dir does.

    GCC then never sees the checkout's own directory, so nothing of it can reach __FILE__, assertions or
    messages.  Only whole words and the path options of the table are touched.
    """
    if below(cwd, base) is None:
        return list(arguments)
    result: list[str] = []
    for word in arguments:
        prefix = ""
        path = word
        if not word.startswith("/"):
            for option in _PATH_OPTIONS:
                if word.startswith(option) and word[len(option):].startswith("/"):
                    prefix, path = option, word[len(option):]
                    break
            else:
                result.append(word)
                continue
        if below(path, base) is None:
            result.append(word)
        else:
            result.append(prefix + os.path.relpath(path, cwd))
    return result


def base_relative_maps(arguments: Sequence[str], base: str) -> list[str]:
    """Return the key's form of `arguments`: a prefix map of the base directory names it relatively."""
    if not base:
        return list(arguments)
    result: list[str] = []
    for word in arguments:
        option, equals, rest = word.partition("=")
        if equals and option.endswith("-prefix-map"):
            old, _, new = rest.rpartition("=")
            word = option + "=" + _mapped_directory(old, base) + "=" + new
        result.append(word)
    return result


def _mapped_directory(old: str, base: str) -> str:
    """Return the key's form of a prefix map's old prefix: relative, and marked so, where it lies below the base directory."""
    name = old.rstrip("/")
    relative = below(name, base)
    return old if relative is None else "\1" + relative + old[len(name):]


def internal_options(request: Request, unit: UnitJob, options: Options) -> bytes:
    """Return the key's form of the internal compiler's options: with a base directory, two checkouts whose prefix maps make
    their directories the same have the same."""
    base = request.settings.basedir
    if not base:
        return options.encode()
    maps: list[tuple[str, str, str]] = []
    for option, old, new in options.prefix_maps:
        maps.append((option, _mapped_directory(old, base), new))
    place = effective_cwd(request, unit) if options.working_directory else ""
    return options.encode(place, tuple(maps))


def compiler_arguments(unit: UnitJob, base: str) -> bytes:
    """Return the arguments that still matter when the preprocessed text is known: not the search path and
    the macros, unless the object tells of them (-g3, -frecord-gcc-switches)."""
    words = list(unit.key_args)
    if not unit.positions_matter and "-frecord-gcc-switches" not in words:
        for word in (*unit.search_args, *unit.macro_args):
            words.remove(word)
    return _joined(base_relative_maps(words, base))


def environment_part(environment: dict[str, str]) -> bytes:
    """Return the values of the variables in ENVIRONMENT, those that are set."""
    return _joined([f"{name}={environment[name]}" for name in ENVIRONMENT if name in environment])


def _joined(words: Sequence[str]) -> bytes:
    return b"\0".join([os.fsencode(word) for word in words])
