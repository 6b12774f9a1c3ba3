"""pyccache: the entry of the command that takes ccache's place.

In: argv, environment.  Out: exit status; what the compiler, or ccache, would print.
`pyccache COMPILER ...` compiles through the cache; called through a link of another name it stands for the compiler of that
name; `pyccache -s` and the like are integrations.ccache.command's.  A bug of this command hands the compile to the compiler.
"""

from __future__ import annotations

import os
import sys

from driver.process import Terminated, become, die_of
from driver.request import working_directory
from integrations.ccache import configuration as settings
from integrations.ccache.compiler import OWN_NAMES, Compiler, NoCompiler, find, find_in_path, identity, is_own
from integrations.ccache.log import Log
from integrations.ccache.uncacheable import Uncacheable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

    from integrations.ccache.configuration import Configuration
    from integrations.ccache.storage import Storage

_FAILURE = 1


def main(argv: list[str], own: str) -> int:
    """Run one command line; argv[0] is the name under which it was called, `own` the path of the installed command."""
    environment = dict(os.environ)
    name = os.path.basename(argv[0])
    words = argv[1:]
    if name in OWN_NAMES:
        if not words or words[0].startswith("-"):
            from integrations.ccache.command import run
            return run(words, environment)
        # `ccache ccache gcc` is `ccache gcc`.
        while words and _names_own(words[0], own, environment):
            words = words[1:]
        if not words or words[0].startswith("-"):
            from integrations.ccache.command import run
            return run(words, environment)
        name, words = words[0], words[1:]
    try:
        configuration = settings.load(environment)
        return _Command(name, words, environment, own, configuration).run()
    except settings.ConfigurationError as problem:
        print(f"ccache: error: {problem}", file=sys.stderr)
        return _FAILURE
    except NoCompiler as problem:
        print(f'ccache: error: Could not find compiler "{problem}" in PATH', file=sys.stderr)
        return _FAILURE
    except Terminated as ending:
        die_of(ending.number)


def _names_own(word: str, own: str, environment: dict[str, str]) -> bool:
    if "/" in word:
        return is_own(word, own)
    if os.path.basename(word) not in OWN_NAMES:
        return False
    return find_in_path(word, environment.get("PATH", ""), own) == ""


class _Command:
    """One call of a compiler."""

    def __init__(self, name: str, words: list[str], environment: dict[str, str], own: str, configuration: Configuration) -> None:
        self._words = words
        self._environment = environment
        self._own = own
        self._configuration = configuration
        self._log = Log(configuration)
        self._search = configuration.text["path"] or environment.get("PATH", "")
        self._output = ""
        self._compiler = find(name, configuration.text["compiler"], self._search, configuration.text["compiler_type"], own)

    def run(self) -> int:
        """Do the command; return its exit status, or become the compiler."""
        if self._configuration.flag("disable"):
            self._become()
        storage = self._storage()
        status = -1
        try:
            status = self._cached(storage)
        except Uncacheable as reason:
            self._log.add(f"Uncacheable: {reason.counter} {reason.detail}")
            if reason.counter:
                storage.count(reason.counter)
        except Exception as problem:
            import traceback
            self._log.add("".join(traceback.format_exception(problem)))
            storage.changes = {"internal_error": 1}
        self._finish(storage)
        if status == -1:
            self._become()
        if status < 0:
            die_of(-status)
        return status

    def _storage(self) -> Storage:
        from integrations.ccache.storage import Storage
        readonly = self._configuration.flag("read_only") or self._configuration.flag("read_only_direct")
        return Storage(self._configuration, readonly)

    def _cached(self, storage: Storage) -> int:
        """Compile through the cache.  Raises Uncacheable."""
        from integrations.ccache.arguments import Reader
        from integrations.ccache.relative import BaseRelative
        from integrations.ccache.unit import Context, Unit
        environment = self._environment
        cwd = working_directory(environment)
        configuration = self._configuration
        self._log.add("Command line: " + " ".join([self._compiler.name, *self._words]))
        self._log.add("Working directory: " + cwd)
        self._log.add("Compiler type: " + self._compiler.family)
        relative = BaseRelative(configuration.text["base_dir"], cwd, os.path.realpath("."))
        sloppiness = configuration.words("sloppiness")
        reader = Reader(relative, configuration.words("ignore_options", " "), sloppiness, cwd, self._compiler.speaks_gcc)
        try:
            compilation = reader.read(self._words)
        finally:
            self._output = reader.output
        self._log.add("Source file: " + compilation.source)
        self._log.add("Object file: " + compilation.output)
        content = None
        if configuration.text["compiler_check"] == "content":
            content = storage.cache.hasher.digest(self._compiler.program) or None
        who = identity(self._compiler, configuration.text["compiler_check"], content, environment, self._search, self._own)
        context = Context(self._compiler, who, environment, cwd, storage, self._log, relative, sloppiness,
                          self._prefix("prefix_command"), self._prefix("prefix_command_cpp"))
        context.children.install()
        return Unit(context, compilation).run()

    def _prefix(self, setting: str) -> list[str]:
        """Return the programs of a prefix, each with its path."""
        result: list[str] = []
        for word in self._configuration.words(setting, " "):
            program = word if "/" in word else find_in_path(word, self._environment.get("PATH", ""), self._own)
            if not program:
                raise NoCompiler(word)
            result.append(program)
        return result

    def _finish(self, storage: Storage) -> None:
        for name in sorted(storage.changes):
            for _ in range(storage.changes[name]):
                self._log.add("Result: " + name)
        if self._configuration.text["stats_log"]:
            from integrations.ccache.summary import append_to_log
            append_to_log(self._configuration.text["stats_log"], self._source(), storage.changes)
        storage.finish()
        storage.cache.close()
        self._log.write(self._output)

    def _source(self) -> str:
        return next((word for word in self._words if os.path.isfile(word)), "")

    def _become(self) -> NoReturn:
        """Become the compiler."""
        compiler: Compiler = self._compiler
        argv = [*self._prefix("prefix_command"), compiler.program]
        if len(argv) == 1:
            become(compiler.program, [compiler.name if "/" not in compiler.name else compiler.program, *self._words], self._environment)
        become(argv[0], [*argv, *self._words], self._environment)
