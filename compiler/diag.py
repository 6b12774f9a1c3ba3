"""The diagnostic engine: collects messages, decides severity by the -W flags in force.

In:  message constants (compiler.messages) with a position and the texts for their %s.
Out: `Diagnostics.messages`, a list of compiler.api.Diagnostic in the order of reporting.
Rules (GCC manual: Options to Request or Suppress Warnings): -w silences warnings; warnings in system
headers are dropped unless -Wsystem-headers; -Werror and -Werror=X turn warnings into errors, -Wno-error=X
back; `#pragma GCC diagnostic` changes the state from its place on, with push and pop.
A message that a phase reports although its -W option is off costs nothing and is dropped here.
The caller renders; nothing here prints.
"""

from __future__ import annotations

from typing import Final, final

from compiler.api import Diagnostic
from compiler.options import Options
from compiler.source import MACRO_BASE, NOWHERE, SourceMap

IGNORED: Final = 0
WARNING: Final = 1
ERROR: Final = 2

MAX_ERRORS: Final = 5000
"""After so many errors the compile stops: what follows is noise.  (pycc's own limit)"""


# Warnings that GCC reports at the expansion of a system header's macro, as of NULL; others it drops where a system
# header spells the token.
_REPORTED_AT_EXPANSION: Final = ("-Wint-conversion", "-Wincompatible-pointer-types", "-Wdiscarded-qualifiers",
                                 "-Wpointer-sign", "-Wreturn-type", "-Woverflow")


class TooManyErrors(Exception):
    """The source has a fatal error, or more than MAX_ERRORS; compile_unit ends with what was collected."""


# option, state without flags, flags that turn it on.  (GCC manual: Warning Options; gcc -Q --help=warnings)
# Only options whose default or group matters; any other option is off until named.
WARNING_GROUPS: Final = """
-Wunused-macros                     off
-Wcomment                           off  -Wall
-Wcomments                          off  -Wall
-Wtrigraphs                         off  -Wall
-Wmultichar                         on
-Wundef                             off
-Wexpansion-to-defined              off  -Wextra -Wpedantic
-Wvariadic-macros                   on
-Wendif-labels                      on
-Wbuiltin-macro-redefined           on
-Wcpp                               on
-Wdeprecated                        on
-Winvalid-pch                       off
-Winvalid-ucn                       on
-Wnormalized=                       on
-Wdate-time                         off
-Wmissing-include-dirs              off
-Wunknown-pragmas                   off  -Wall
-Wpragmas                           on
-Wliteral-suffix                    on
-Wlong-long                         off  -Wpedantic
-Wpedantic                          off  -Wpedantic
-Wattributes                        on
-Wbidi-chars=                       on
-Wimplicit-function-declaration     c99  -Wimplicit -Wall
-Wimplicit-int                      c99  -Wimplicit -Wall
-Wincompatible-pointer-types        on
-Wint-conversion                    on
-Wint-to-pointer-cast               on
-Wpointer-to-int-cast               on
-Woverflow                          on
-Wdiv-by-zero                       on
-Wdiscarded-qualifiers              on
-Wdiscarded-array-qualifiers        on
-Wdesignated-init                   on
-Wpacked-bitfield-compat            on
-Wbuiltin-declaration-mismatch      on
-Wreturn-type                       off  -Wall
-Wreturn-local-addr                 on
-Wswitch-unreachable                on
-Wswitch-bool                       on
-Wswitch-outside-range              on
-Wshift-count-negative              on
-Wshift-count-overflow              on
-Wdeclaration-after-statement       off
-Wvla                               off
-Wstrict-prototypes                 off
-Wold-style-definition              off
-Wmissing-prototypes                off
-Wmissing-declarations              off
-Wpointer-arith                     off  -Wpedantic
-Wduplicate-decl-specifier          off  -Wall
-Wmain                              off  -Wall -Wpedantic
-Wformat                            off  -Wall
-Wparentheses                       off  -Wall
-Wunused-variable                   off  -Wunused -Wall
-Wunused-function                   off  -Wunused -Wall
-Wunused-label                      off  -Wunused -Wall
-Wunused-value                      off  -Wunused -Wall
-Wunused-but-set-variable           off  -Wunused -Wall
-Wunused-local-typedefs             off  -Wunused -Wall
-Wsequence-point                    off  -Wall
-Wchar-subscripts                   off  -Wall
-Wmissing-braces                    off  -Wall
-Wswitch                            off  -Wall
-Wpointer-sign                      off  -Wall -Wpedantic
-Wsign-compare                      off  -Wextra
-Wempty-body                        off  -Wextra
-Wmissing-field-initializers        off  -Wextra
-Wmissing-parameter-type            off  -Wextra
-Wold-style-declaration             off  -Wextra
-Woverride-init                     off  -Wextra
-Wtype-limits                       off  -Wextra
-Wenum-compare                      off  -Wall
-Wsizeof-pointer-memaccess          off  -Wall
-Wsizeof-array-argument             on
-Waddress                           off  -Wall
-Waddress-of-packed-member          on
-Wcoverage-mismatch                 on
-Wscalar-storage-order              on
-Wtraditional                       off
-Wunsuffixed-float-constants        off
-Wc90-c99-compat                    off
-Wc99-c11-compat                    off
-Wc11-c2x-compat                    off
"""


@final
class Diagnostics:
    """Collects the messages of one compile."""

    def __init__(self, options: Options, sources: SourceMap) -> None:
        self.messages: list[Diagnostic] = []
        self.sources = sources
        self.errors = 0
        self._defaults: dict[str, tuple[str, list[str]]] = {}
        for line in WARNING_GROUPS.splitlines():
            words = line.split()
            if words:
                self._defaults[words[0]] = (words[1], words[2:])
        self._enabled: dict[str, bool] = {}      # -Wfoo / -Wno-foo as given
        self._as_error: dict[str, bool] = {}     # -Werror=foo / -Wno-error=foo as given
        self.inhibit_warnings = False            # -w
        self.all_errors = False                  # -Werror
        self.pedantic_errors = False
        self.system_headers = False              # -Wsystem-headers
        self._c99 = not (options.standard.endswith("89") or options.standard.endswith("90")
                         or options.standard == "iso9899:199409")
        for flag in options.warning_flags:
            self._flag(flag)
        # #pragma GCC diagnostic: the level in force of each option it named, and the pushed states.
        self._pragmas: dict[str, int] = {}
        self._pushed: list[dict[str, int]] = []
        self._chains: dict[int, tuple[str, ...]] = {}   # include chain by the base of the file's entry

    def _flag(self, flag: str) -> None:
        """Apply one -W... word of the command line."""
        if flag == "-w":
            self.inhibit_warnings = True
        elif flag == "-Werror":
            self.all_errors = True
        elif flag == "-Wno-error":
            self.all_errors = False
        elif flag == "-pedantic-errors":
            self.pedantic_errors = True
            self._enabled["-Wpedantic"] = True
        elif flag == "-pedantic":
            self._enabled["-Wpedantic"] = True
        elif flag == "-Wsystem-headers":
            self.system_headers = True
        elif flag == "-Wno-system-headers":
            self.system_headers = False
        elif flag.startswith("-Werror="):
            name = "-W" + flag[8:]
            self._as_error[name] = True
            self._enabled[name] = True
        elif flag.startswith("-Wno-error="):
            self._as_error["-W" + flag[11:]] = False
        elif flag.startswith("-Wno-"):
            self._enabled["-W" + flag[5:]] = False
        elif flag.startswith("-W"):
            self._enabled[flag] = True

    def _group_given(self, groups: list[str], table: dict[str, bool]) -> bool:
        """Tell whether one of the groups is turned on in `table`."""
        for group in groups:
            if table.get(group, False):
                return True
        return False

    def enabled(self, option: str) -> bool:
        """Tell whether warning `option` ("-Wfoo") is on here."""
        state = self._pragmas.get(option, -1)
        if state >= 0:
            return state != IGNORED
        given = self._enabled.get(option)
        if given is not None:
            return given
        default = self._defaults.get(option)
        if default is None:
            return False
        if self._group_given(default[1], self._enabled):
            return True
        return default[0] == "on" or (default[0] == "c99" and self._c99)

    def named(self, option: str) -> bool:
        """Tell whether the command line turns on warning `option` by its own name."""
        return self._enabled.get(option, False)

    def _level(self, option: str) -> int:
        """Return IGNORED, WARNING or ERROR for a warning under `option` as things stand."""
        state = self._pragmas.get(option, -1)
        if state >= 0:
            if state == WARNING and self.all_errors and self._as_error.get(option, True):
                return ERROR
            return state
        if not self.enabled(option):
            return IGNORED
        given = self._as_error.get(option)
        if given is not None:
            return ERROR if given else WARNING
        default = self._defaults.get(option)
        if default is not None and self._group_given(default[1], self._as_error):
            return ERROR
        return ERROR if self.all_errors else WARNING

    def pragma_level(self, option: str, level: int) -> None:
        """Apply `#pragma GCC diagnostic LEVEL "option"` from here on.

        The preprocessor and the parser each walk the unit once and apply the pragmas as they meet
        them; `pragma_restart` stands between.  A parser that delays a function body keeps
        `pragma_snapshot` with it.
        """
        self._pragmas[option] = level

    def pragma_push(self) -> None:
        """Apply `#pragma GCC diagnostic push`."""
        self._pushed.append(dict(self._pragmas))

    def pragma_pop(self) -> None:
        """Apply `#pragma GCC diagnostic pop`; without a push it restores the command line's state."""
        self._pragmas = self._pushed.pop() if self._pushed else {}

    def pragma_restart(self) -> None:
        """Forget all diagnostic pragmas: the next phase begins at the top of the unit."""
        self._pragmas = {}
        self._pushed = []

    def pragma_snapshot(self) -> dict[str, int]:
        """Return the levels that pragmas have set, for `pragma_resume`."""
        return dict(self._pragmas)

    def pragma_resume(self, snapshot: dict[str, int]) -> None:
        """Set the pragma levels to a snapshot's."""
        self._pragmas = dict(snapshot)

    def report(self, message: str, position: int, texts: tuple[str, ...] = ()) -> bool:
        """Report one message constant at `position`; tell whether it was emitted.

        texts: what the %s of the message stand for.  Raises TooManyErrors after a fatal error.
        """
        head, _, text = message.partition(": ")
        severity, _, option = head.partition(" ")
        if texts:
            text = text % texts
        return self.emit(severity, option, text, position)

    def emit(self, severity: str, option: str, text: str, position: int) -> bool:
        """Report a finished text; severity and option as in compiler.messages."""
        label = ""
        if severity == "warning" or severity == "pedwarn":
            point = self.sources.diagnostic_point(position)
            if severity == "pedwarn" and self.pedantic_errors:
                level = ERROR
            elif option != "":
                level = self._level(option)
            else:
                level = ERROR if self.all_errors else WARNING
            if level == IGNORED or (self.inhibit_warnings and level != ERROR):
                return False
            if self.inhibit_warnings and severity == "warning":
                return False
            if not self.system_headers and point != NOWHERE:
                if self.sources.in_system_header(point):
                    return False
                if position >= MACRO_BASE and option not in _REPORTED_AT_EXPANSION:
                    spelled = self.sources.spelling_point(position)
                    if spelled != NOWHERE and self.sources.in_system_header(spelled):
                        return False
            label = "error" if level == ERROR else "warning"
        elif severity == "fatal":
            label = "fatal error"
        elif severity == "permerror":
            label = "error"
        else:
            label = severity
        self._append(label, option, text, position)
        if label == "error":
            self.errors += 1
            if self.errors >= MAX_ERRORS:
                raise TooManyErrors()
        elif label == "fatal error":
            self.errors += 1
            raise TooManyErrors()
        return True

    def _append(self, label: str, option: str, text: str, position: int) -> None:
        """Store the message with its place, source line, caret and include chain; add macro notes."""
        sources = self.sources
        point = sources.diagnostic_point(position)
        if point == NOWHERE:
            self.messages.append(Diagnostic(label, "", 0, 0, text, option))
            return
        place = sources.locate(point)
        entry = sources.entry_of(point)
        base = entry.base if entry is not None else 0
        chain = self._chains.get(base)
        if chain is None:
            chain = tuple([f"{included.path}:{included.line}" for included in sources.include_chain(point)])
            self._chains[base] = chain
        line = sources.source_line(point)
        caret = _caret(line, place.column)
        self.messages.append(Diagnostic(label, place.path, place.line, place.column, text, option,
                                        line, caret, chain))
        if position >= MACRO_BASE and label != "note":
            self._macro_notes(position, point)

    def _macro_notes(self, position: int, shown: int) -> None:
        """Add GCC's "in expansion of macro" notes for a token that a macro made."""
        sources = self.sources
        for name, at in sources.macro_backtrace(position):
            real = sources.spelling_point(at)
            if real == NOWHERE or real == shown or sources.in_system_header(real):
                continue
            place = sources.locate(real)
            line = sources.source_line(real)
            self.messages.append(Diagnostic("note", place.path, place.line, place.column,
                                            f"in expansion of macro '{name}'", "",
                                            line, _caret(line, place.column)))


def _caret(line: bytes, column: int) -> str:
    """Return the marker line for `column` under `line`: blanks, tabs kept, then "^"."""
    if column <= 0:
        return ""
    lead = line[:column - 1].decode("latin-1")
    return "".join(["\t" if ch == "\t" else " " for ch in lead]) + "^"
