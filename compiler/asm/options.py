"""The assembler's command-line words (-Wa, and -Xassembler) to AssemblerSettings (GNU as manual: Invoking).

A word that changes the object and is not known raises Unsupported, so that the unit goes to GCC.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from compiler.asm.settings import AssemblerSettings
from compiler.unsupported import Unsupported

if TYPE_CHECKING:
    from compiler.options import Options

# Words that change nothing in the object: listings, statistics, speed.
_WITHOUT_EFFECT: Final = frozenset((
    "-W", "--no-warn", "--warn", "-f", "-v", "-J", "-Z", "--reduce-memory-overheads", "--statistics", "--nocpp",
    "-w", "-x", "--keep-unused-section-symbols", "--traditional-format", "-s", "-qy",
    "--noexecstack", "--execstack", "-k", "-Qn", "-Qy", "-n-",
))
_DWARF_WORDS: Final = {
    "-g": 0, "--gen-debug": 0, "-gdwarf-2": 2, "--gdwarf-2": 2, "--gdwarf2": 2, "-gdwarf-3": 3, "--gdwarf-3": 3,
    "-gdwarf-4": 4, "--gdwarf-4": 4, "-gdwarf-5": 5, "--gdwarf-5": 5,
}


def assembler_settings(options: Options) -> AssemblerSettings:
    """Return the settings that the options of a unit ask for.

    Raises Unsupported for a word that pycc does not know or do.
    """
    settings = AssemblerSettings()
    settings.working_directory = options.working_directory
    for directory in options.search:
        if not directory.builtin and directory.chain in ("quote", "bracket"):
            settings.search.append(directory.path)
    settings.machine_flags.extend(options.machine_flags)
    _debug(settings, options.debug)
    for flag, old, new in options.prefix_maps:
        if flag in ("-fdebug-prefix-map", "-ffile-prefix-map"):
            settings.prefix_maps.insert(0, (old, new))
    words = list(options.assembler_flags)
    index = 0
    while index < len(words):
        word = words[index]
        index += 1
        if word == "-I" and index < len(words):
            settings.search.append(words[index])
            index += 1
        elif word.startswith("-I"):
            settings.search.append(word[2:])
        elif word in ("--defsym", "-defsym") and index < len(words):
            _define(settings, words[index])
            index += 1
        elif word.startswith("--defsym="):
            _define(settings, word[9:])
        elif word in ("--debug-prefix-map",) and index < len(words):
            _map(settings, words[index])
            index += 1
        elif word.startswith("--debug-prefix-map="):
            _map(settings, word[19:])
        elif word in _DWARF_WORDS:
            settings.generate_lines = True
            settings.dwarf_version = _DWARF_WORDS[word] or settings.dwarf_version
        elif word == "--fatal-warnings":
            settings.fatal_warnings = True
        elif word in ("--noexecstack", "--execstack"):
            settings.exec_stack = word[2:]
        elif word in ("-L", "--keep-locals"):
            settings.keep_locals = True
        elif word.startswith("-a") and word[2:].split("=")[0].isalpha() or word == "-a":
            raise Unsupported("option", f"-Wa,{word} (listing)")
        elif word.startswith("-m") or word in ("--64", "--32", "--x32"):
            settings.machine_flags.append(word)
        elif word in _WITHOUT_EFFECT:
            if word in ("-W", "--no-warn"):
                settings.no_warnings = True
        else:
            raise Unsupported("option", f"-Wa,{word}")
    if settings.keep_locals:
        raise Unsupported("option", "-Wa,-L")
    return settings


def _debug(settings: AssemblerSettings, debug: str) -> None:
    """GCC hands its -g on to the assembler: the version, and for assembler sources a request for rows."""
    if not debug or debug == "-g0":
        return
    for version in (2, 3, 4, 5):
        if f"dwarf-{version}" in debug:
            settings.dwarf_version = version
    if settings.dwarf_version == 0:
        settings.dwarf_version = 5
    settings.generate_lines = True


def _define(settings: AssemblerSettings, text: str) -> None:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise Unsupported("option", f"-Wa,--defsym,{text}")
    settings.defined.append((name, value))


def _map(settings: AssemblerSettings, text: str) -> None:
    old, _, new = text.partition("=")
    settings.prefix_maps.insert(0, (old, new))
