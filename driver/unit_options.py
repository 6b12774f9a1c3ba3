"""A unit's options in the internal compiler's terms.

In: a UnitJob, the toolchain, the environment, the working directory.  Out: compiler.options.Options, or
Unsupported("option", WORD) for an option that changes the result and that only GCC knows; the column `pycc` of
the option table decides.  Also the #include search path, which needs no option to be known.

Imported only where an internal compile, or a scan of what GCC searched, is wanted.
"""

from __future__ import annotations

import os

from compiler.options import Options, SearchDir
from compiler.unsupported import Unsupported
from driver.options import INPUT, OPTION, Word, decode
from driver.plan import OUTPUT_SLOT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Final

    from driver.plan import UnitJob
    from driver.toolchain import Toolchain

# Vendors that GCC puts in the middle of its triple and that say nothing.
_VENDORS: Final = ("pc", "unknown", "none", "redhat", "suse", "alpine")

_DEBUG: Final = ("-g", "-ggdb", "-gdwarf", "-gdwarf-")
_PREFIX_MAPS: Final = ("-ffile-prefix-map=", "-fmacro-prefix-map=", "-fdebug-prefix-map=")
_MACROS: Final = ("-D", "-U", "-A", "-include", "-imacros")
_CHAINS: Final = {"-iquote": "quote", "-I": "bracket", "-isystem": "system", "-idirafter": "after"}
# Options of the search path that GCC itself answers for (Toolchain.search_path).
_ANSWERED_BY_GCC: Final = ("-nostdinc", "--sysroot=", "-isysroot", "-imultilib", "--no-sysroot-suffix", "-B")

# Refused options that define macros, or may.
_DEFINING: Final = ("-fopenmp", "-fopenacc", "-fsanitize=", "-fgnu-tm", "-fplugin=", "-fsso-struct=", "-fharden-compares")

# Values of "off" options that ask for nothing, as the no- form does.
_OFF_VALUES: Final = {"-gz=": "none", "-fsanitize=": ""}

# Letters of -d that the internal preprocessor prints by (GCC manual: -dD, -dN, -dI).
_DUMPS: Final = "DNI"

# Options that override each other.
_GROUPS: Final = (
    ("-fPIC", "-fpic", "-fPIE", "-fpie"),
    ("-fstack-protector", "-fstack-protector-all", "-fstack-protector-strong", "-fstack-protector-explicit"),
    ("-fcf-protection", "-fcf-protection="),
)

# __DATE__ and __TIME__ for SOURCE_DATE_EPOCH go up to the end of year 9999 (GCC manual: Environment Variables).
_LAST_EPOCH: Final = 253402300799


def compiler_options(unit: UnitJob, toolchain: Toolchain, environment: Mapping[str, str], cwd: str) -> Options:
    """Return the internal compiler's Options for `unit`.

    Raises compiler.api.Unsupported.
    """
    machine: list[str] = []
    macros: list[tuple[str, str]] = []
    warnings: list[str] = []
    preprocessor: list[str] = []
    assembler: list[str] = []
    maps: list[tuple[str, str, str]] = []
    code: dict[str, str] = {}       # option without no- -> word, in order of last appearance
    standard = "gnu17"
    optimize = "0"
    debug = ""
    for word in unit_words(unit, toolchain):
        row = word.row
        if word.kind != OPTION or row is None:
            if word.kind != INPUT and not word.spelling.startswith("-Wno-"):
                raise Unsupported("option", word.spelling)
            continue
        spelling = word.spelling
        argument = word.argument or ""
        if spelling == "-d" and unit.form == "preprocessed" and not set(argument) - set(_DUMPS):
            preprocessor.append("-d" + argument)
            continue
        if row.internal == "refuse" or row.internal == "off" and not _is_off(word):
            if _nothing_to_an_assembler(word, unit.language):
                continue
            raise Unsupported("option", " ".join(word.words))
        if "warns" in row.notes:
            raise Unsupported("option", " ".join(word.words))       # GCC warns of it
        if spelling.startswith("--param=") and not (argument.isascii() and argument.isdigit()):
            raise Unsupported("option", " ".join(word.words))       # GCC reports it
        if row.internal != "carry" or spelling in ("-Wp,", "-Xpreprocessor"):
            continue
        text = "".join(word.canonical())
        if spelling == "-pthread":
            macros.append(("D", "_REENTRANT"))
        elif spelling in _MACROS:
            macros.append((spelling[1:], argument))
        elif spelling in _CHAINS or spelling in _ANSWERED_BY_GCC:
            continue
        elif spelling in ("-iprefix", "-iwithprefix", "-iwithprefixbefore"):
            raise Unsupported("option", " ".join(word.words))
        elif spelling.startswith("-std="):
            standard = spelling[5:]
        elif spelling == "-ansi":
            standard = "c90"
        elif spelling == "-O" or spelling in ("-Os", "-Og", "-Oz", "-Ofast"):
            optimize = _level(spelling[2:] + argument, word)
        elif spelling in _DEBUG:
            debug = "" if word.negative or argument == "0" else text
        elif spelling in _PREFIX_MAPS:
            old, equals, new = argument.rpartition("=")
            if not equals:
                raise Unsupported("option", text)       # GCC reports it
            maps.append((spelling[:-1], old, new))
        elif spelling == "-Wa,":
            assembler += argument.split(",")
        elif spelling == "-Xassembler":
            assembler.append(argument)
        elif spelling.startswith("-m"):
            machine.append(text)
        elif row.effect == "diagnostics":
            warnings.append(text)
        elif row.phase == "preprocess":
            preprocessor.append(text)
        elif row.effect == "code":
            code.pop(spelling, None)
            code[spelling] = text
        else:
            raise Unsupported("option", " ".join(word.words))
    implied = toolchain.machine_options(machine)
    if machine and not implied.machine:
        raise Unsupported("option", " ".join(machine))      # GCC reports one of them
    defaults = [text for text in implied.code if not any(rival in code for rival in _rivals(text))]
    pthread = [pair for pair in macros if pair == ("D", "_REENTRANT")][:1]
    if pthread and any(word.spelling == "-pthread" for word in unit_words(unit, toolchain)):
        macros.remove(pthread[0])
        macros.insert(0, pthread[0])        # the specs put it before the user's own
    return Options(
        target=_triple(toolchain.machine),
        machine_flags=implied.machine,
        language=unit.language,
        standard=standard,
        optimize=optimize,
        macros=tuple(macros),
        search=tuple(search_directories(unit, toolchain, environment, cwd)),
        gcc_version=toolchain.version,
        code_flags=(*defaults, *code.values()),
        warning_flags=tuple(warnings),
        preprocessor_flags=tuple(preprocessor),
        assembler_flags=tuple(assembler),
        debug=debug,
        output_form=unit.form,
        working_directory=cwd if unit.cwd_matters else "",
        source_date_epoch=_epoch(environment),
        prefix_maps=tuple(maps),
    )


def _rivals(text: str) -> tuple[str, ...]:
    """Return the options, by positive spelling, with which a user overrides the default `text`."""
    spelling = text if "=" not in text else text[:text.index("=") + 1]
    for group in _GROUPS:
        if spelling in group:
            return group
    return (spelling,)


def unit_words(unit: UnitJob, toolchain: Toolchain) -> list[Word]:
    """Return the options of a unit, decoded, those of -Wp, and -Xpreprocessor at the end as GCC hands them on."""
    words = [word for word in unit.gcc_args if word != OUTPUT_SLOT]
    result = decode(toolchain.options, words)
    inner: list[str] = []
    for word in result:
        if word.kind == OPTION and word.spelling == "-Wp,":
            inner += (word.argument or "").split(",")
        elif word.kind == OPTION and word.spelling == "-Xpreprocessor":
            inner.append(word.argument or "")
    return result + decode(toolchain.options, inner, True)


def macro_words(unit: UnitJob) -> list[tuple[str, str]]:
    """Return (option without its dash, argument) for each -D, -U, -A, -include and -imacros of a unit, in order.

    UnitJob.macro_args has them in canonical form: -DNAME as one word, -include NAME as two.
    """
    result: list[tuple[str, str]] = []
    words = iter(unit.macro_args)
    for word in words:
        if word in ("-include", "-imacros"):
            result.append((word[1:], next(words)))
        else:
            result.append((word[1], word[2:]))
    return result


# The search path variables of languages that only the ccache face caches (GCC manual: Environment Variables).
_LANGUAGE_VARIABLES: Final = {"c++": "CPLUS_INCLUDE_PATH", "objective-c": "OBJC_INCLUDE_PATH", "objective-c++": "OBJCPLUS_INCLUDE_PATH"}


def search_directories(unit: UnitJob, toolchain: Toolchain, environment: Mapping[str, str], cwd: str) -> list[SearchDir]:
    """Return the #include search path of a unit in search order (cpp manual: Search Path).

    Directories of the user that do not exist stay in it: a file cannot be found there now, and one that
    comes to be there would count.  GCC's own come after the user's; one that the user names with -I as well
    keeps its place among GCC's.
    """
    chains: dict[str, list[SearchDir]] = {"quote": [], "bracket": [], "system": [], "after": []}
    words = iter(unit.search_args)
    for word in words:
        if word in ("-iquote", "-isystem", "-idirafter"):
            chain = _CHAINS[word]
            chains[chain].append(SearchDir(next(words), chain))
        elif word.startswith("-I"):
            chains["bracket"].append(SearchDir(word[2:], "bracket"))
        elif word in ("-iprefix", "-iwithprefix", "-iwithprefixbefore", "-isysroot"):
            next(words)
    chains["bracket"] += _from_variable(environment, "CPATH", "bracket")
    language = "assembler-with-cpp" if unit.language.startswith("assembler") else "c"
    if unit.language in _LANGUAGE_VARIABLES:
        language = unit.language
    chains["system"] += _from_variable(environment, _LANGUAGE_VARIABLES.get(language, "C_INCLUDE_PATH"), "system")
    own = toolchain.search_path(language, unit.search_args)
    for path in (*own.absent, *own.present):
        chains["system"].append(SearchDir(path, "system", True))
    return _without_duplicates(chains, cwd)


def _from_variable(environment: Mapping[str, str], name: str, chain: str) -> list[SearchDir]:
    """Return the directories of a search path variable; an empty element is the working directory."""
    value = environment.get(name, "")
    if not value:
        return []
    return [SearchDir(path or ".", chain) for path in value.split(":")]


def _without_duplicates(chains: Mapping[str, Sequence[SearchDir]], cwd: str) -> list[SearchDir]:
    """Join the chains, leaving out a directory that comes twice.

    cpp manual, -I: a directory that is also a system one is left to the system chain; otherwise the first
    place counts.  In the quote chain only duplicates within it go.
    """
    system: set[tuple[int, int] | str] = set()
    for entry in (*chains["system"], *chains["after"]):
        system.add(_place(entry.path, cwd))
    result: list[SearchDir] = []
    seen_quote: set[tuple[int, int] | str] = set()
    for entry in chains["quote"]:
        place = _place(entry.path, cwd)
        if place not in seen_quote:
            seen_quote.add(place)
            result.append(entry)
    seen: set[tuple[int, int] | str] = set()
    for name in ("bracket", "system", "after"):
        for entry in chains[name]:
            place = _place(entry.path, cwd)
            if place in seen or name == "bracket" and place in system:
                continue
            seen.add(place)
            result.append(entry)
    return result


def _place(path: str, cwd: str) -> tuple[int, int] | str:
    """Return what tells one directory from another: device and inode, or the path of one that does not exist."""
    try:
        status = os.stat(os.path.join(cwd, path))
    except OSError:
        return path
    return (status.st_dev, status.st_ino)


def _nothing_to_an_assembler(word: Word, language: str) -> bool:
    """Tell whether a refused option is one of the compiler proper, which does not run for a unit of assembler.

    What asks for debugging information reaches the assembler; some options define macros.
    """
    if not language.startswith("assembler") or word.row is None or word.row.phase != "compile":
        return False
    return not word.spelling.startswith("-g") and not (language == "assembler-with-cpp" and word.spelling in _DEFINING)


def _is_off(word: Word) -> bool:
    """Tell whether an option of the kind "off" asks for nothing."""
    return word.negative or word.argument is not None and word.argument == _OFF_VALUES.get(word.spelling)


def _level(text: str, word: Word) -> str:
    """Return the -O level in force: -O is -O1, numbers above 3 are 3 (GCC manual: Optimize Options)."""
    if text in ("s", "g", "z", "fast"):
        return text
    if text == "":
        return "1"
    if text.isascii() and text.isdigit():
        return str(min(int(text), 3))
    raise Unsupported("option", word.words[0])      # GCC reports it


def _triple(machine: str) -> str:
    """Return a triple without its vendor: x86_64-pc-linux-gnu is x86_64-linux-gnu."""
    parts = machine.split("-")
    if len(parts) == 4 and parts[1] in _VENDORS:
        del parts[1]
    return "-".join(parts)


def _epoch(environment: Mapping[str, str]) -> int:
    """Return SOURCE_DATE_EPOCH, or -1.  An impossible value is GCC's to report."""
    text = environment.get("SOURCE_DATE_EPOCH")
    if text is None:
        return -1
    if text.isascii() and text.isdigit() and int(text) <= _LAST_EPOCH:
        return int(text)
    raise Unsupported("environment", "SOURCE_DATE_EPOCH=" + text)
