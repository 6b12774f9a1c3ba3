"""One compile through the ccache face: look up, compile, store.

In: a Compilation, the compiler, the configuration.  Out: an exit status; the files are written, the messages printed, the
counters counted in the Storage.  Uncacheable means that the compiler has to do the command as it stands.

The order (ccache manual: How ccache works):
1. direct mode: a manifest, under a key of the source's content and the options, says which result belongs to which
   contents of the files that were read;
2. preprocessor mode: a result under a key of the preprocessed text and the options that remain;
   depend mode in its place: none, the compiler runs and its dependency file says what it read;
3. the compiler runs, and result and manifest are stored.

Beyond ccache, a manifest says which paths were looked for and not found, so that a new header that comes before an old
one is seen (driver.includes), and with -g a text's key has the columns of the source.
"""

from __future__ import annotations

import os
import time

from cache.cache import Cache
from cache.digest import hash_bytes
from cache.filehash import file_clock_ns
from cache.manifest import Clock, ManifestEntry, timestamp_text
from cache.results import GCC, StoredResult
from cache.store import MANIFEST, RESULT
from driver import depfile, outputs
from driver.dumpnames import NOT_FILES
from driver.process import Children, Completed, run
from integrations.ccache.arguments import CHECK, UNHASHED, Compilation
from integrations.ccache.storage import Storage, key_of, producer_of
from integrations.ccache.uncacheable import Uncacheable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Final

    from driver.includes import FileText, Scan
    from integrations.ccache.compiler import Compiler
    from integrations.ccache.log import Log
    from integrations.ccache.preprocessed import PreprocessedText
    from integrations.ccache.relative import BaseRelative

_LOCALE: Final = ("LANG", "LC_ALL", "LC_CTYPE", "LC_MESSAGES")
_SEARCH_VARIABLES: Final = ("CPATH", "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH", "OBJC_INCLUDE_PATH", "OBJCPLUS_INCLUDE_PATH")
_SEARCHED_LANGUAGES: Final = ("c", "c++", "assembler-with-cpp", "objective-c", "objective-c++")
_OBJECT: Final = "object"
_DEPENDENCIES: Final = "dependencies"


class Context:
    """What a command has beside its words: where it runs, what is set, what serves it."""

    __slots__ = ("compiler", "identity", "environment", "cwd", "storage", "log", "relative", "sloppiness", "children",
                 "prefix", "preprocessor_prefix", "start_ns")

    def __init__(self, compiler: Compiler, identity: bytes, environment: dict[str, str], cwd: str, storage: Storage, log: Log,
                 relative: BaseRelative, sloppiness: Sequence[str], prefix: Sequence[str], preprocessor_prefix: Sequence[str]) -> None:
        self.compiler = compiler
        self.identity = identity
        self.environment = environment
        self.cwd = cwd
        self.storage = storage
        self.log = log
        self.relative = relative
        self.sloppiness = sloppiness
        self.children = Children()
        self.prefix = list(prefix)
        self.preprocessor_prefix = list(preprocessor_prefix)
        self.start_ns = file_clock_ns()

    def flag(self, name: str) -> bool:
        """Return a boolean setting."""
        return self.storage.configuration.flag(name)

    def text(self, name: str) -> str:
        """Return a setting that is a text."""
        return self.storage.configuration.text[name]


class Key:
    """The parts of a key, by name; a debug log shows them."""

    __slots__ = ("parts",)

    def __init__(self, parts: Sequence[tuple[str, bytes]] = ()) -> None:
        self.parts = list(parts)

    def add(self, name: str, value: bytes) -> None:
        """Add a part."""
        self.parts.append((name, value))

    def digest(self) -> bytes:
        """Return the key."""
        words: list[bytes] = []
        for name, value in self.parts:
            words.append(name.encode())
            words.append(value)
        return key_of(*words)


class Unit:
    """The work on one compile.  `run` is called once."""

    def __init__(self, context: Context, compilation: Compilation) -> None:
        self.context = context
        self.compilation = compilation
        self.storage = context.storage
        self.cache: Cache = context.storage.cache
        self.producer = producer_of(context.text("namespace"))
        self.clock = Clock(_epoch(context.environment))
        self.day = self.clock.day()
        self.source_digest = b""
        self.source_data = b""
        self.preprocessor_messages = b""
        self.text_file = ""

    def run(self) -> int:
        """Do the compile; return its exit status.  Raises Uncacheable."""
        try:
            return self._run()
        finally:
            if self.text_file:
                os.unlink(self.text_file)

    def _run(self) -> int:
        context, compilation = self.context, self.compilation
        recache = context.flag("recache")
        common = self._common()
        manifest_key: bytes | None = None
        if context.flag("direct_mode") and compilation.direct and not compilation.unmarked:
            manifest_key = self._manifest_key(common)
        if manifest_key is not None and not recache:
            result = self._find_direct(manifest_key)
            if result is not None and self._restore(result, True):
                self.storage.count("direct_cache_hit")
                return 0
            self.storage.count("direct_cache_miss")
        elif recache and manifest_key is not None:
            self.storage.has_manifest(manifest_key)
        if context.flag("read_only_direct"):
            return self._miss_unstored()
        depends = context.flag("depend_mode") and manifest_key is not None and self._has_dependencies()
        result_key: bytes | None = None
        text: PreprocessedText | None = None
        if not depends:
            text = self._preprocess()
            if compilation.pch_preprocess and text.precompiled and "time_macros" not in context.sloppiness:
                raise Uncacheable("could_not_use_precompiled_header", "sloppiness time_macros is not set")
            result_key = self._result_key(common, text)
            if not recache:
                result = self.storage.load(result_key)
                if result is not None and self._restore(result, False):
                    self.storage.count("preprocessed_cache_hit")
                    if manifest_key is not None and not self.storage.readonly:
                        self._remember(manifest_key, result_key, text.files, text.precompiled)
                    return 0
                self.storage.count("preprocessed_cache_miss")
        if context.flag("read_only"):
            return self._miss_unstored()
        return self._compile(manifest_key, result_key, text, common)

    def _miss_unstored(self) -> int:
        """A miss that is not to be stored: the compiler does the command as it stands."""
        self.storage.count("cache_miss")
        raise Uncacheable("", "read-only mode")

    def _has_dependencies(self) -> bool:
        wanted = self.compilation.dependencies
        return wanted is not None and wanted.path != ""

    # Keys ----------------------------------------------------------------------------------------------------------

    def _common(self) -> Key:
        """Return what belongs to every key of this compile.  Raises Uncacheable for a file that cannot be read."""
        context, compilation = self.context, self.compilation
        environment = context.environment
        key = Key()
        key.add("producer", self.producer.encode("utf-8", "surrogateescape"))
        key.add("compiler", os.fsencode(os.path.basename(context.compiler.name)) + b"\0" + context.identity)
        key.add("mode", f"{compilation.mode} {compilation.preprocessed_language} {compilation.step_given}".encode())
        if "locale" not in context.sloppiness:
            key.add("locale", self._variables(_LOCALE))
        key.add("colours", self._variables(("GCC_COLORS",)))
        if compilation.debug and context.flag("hash_dir"):
            key.add("directory", os.fsencode(self._mapped_directory()))
        if (compilation.profiling and "gcno_cwd" not in context.sloppiness) or compilation.directory_matters:
            key.add("directory of files beside the object", os.fsencode(context.cwd))
        if compilation.profiling or compilation.splitting or compilation.sides:
            key.add("output", os.fsencode(compilation.output))
        if compilation.dependencies is not None:
            wanted = compilation.dependencies
            key.add("dependencies", os.fsencode(wanted.key()))
        if context.environment.get("DEPENDENCIES_OUTPUT") or context.environment.get("SUNPRO_DEPENDENCIES"):
            raise Uncacheable("unsupported_environment_variable", "DEPENDENCIES_OUTPUT")
        for path in compilation.inputs:
            content = self.cache.hasher.digest(os.path.join(context.cwd, path))
            key.add("input " + path, content)
        for path in self.storage.configuration.words("extra_files_to_hash", ":"):
            content = self.cache.hasher.digest(os.path.join(context.cwd, path))
            if not content:
                raise Uncacheable("error_hashing_extra_file", path)
            key.add("extra file", content)
        if compilation.native:
            key.add("processor", _processor())
        key.add("code of environment", self._variables(("GCC_COMPARE_DEBUG", "COMPILER_PATH", "GCC_EXEC_PREFIX")) if environment else b"")
        return key

    def _mapped_directory(self) -> str:
        """Return the working directory as debugging information has it, after the last map that covers it."""
        cwd = self.context.cwd
        for old, new in reversed(self.compilation.prefix_maps):
            absolute = os.path.normpath(os.path.join(cwd, old)) if self.context.relative.base else old
            if absolute and cwd.startswith(absolute):
                return new + cwd[len(absolute):]
        return cwd

    def _variables(self, names: Sequence[str]) -> bytes:
        environment = self.context.environment
        return b"\0".join([os.fsencode(f"{name}={environment[name]}") for name in names if name in environment])

    def _manifest_key(self, common: Key) -> bytes | None:
        """Return the key of the manifest, None where the source's own text keeps direct mode from being used."""
        compilation = self.compilation
        self._read_source()
        if b"__TIME__" in self.source_data and "time_macros" not in self.context.sloppiness:
            self.context.log.add("__TIME__ in the source: no direct mode")
            self.storage.count("direct_cache_miss")
            return None
        key = Key(common.parts)
        key.add("source", os.fsencode(compilation.source))
        key.add("content", self.source_digest)
        key.add("language", compilation.language.encode())
        for argument in compilation.arguments:
            if argument.kind != UNHASHED:
                key.add("argument", os.fsencode(argument.key))
        key.add("search", self._variables(_SEARCH_VARIABLES))
        self.context.log.input("d", key.parts, "DIRECT MODE")
        digest = key.digest()
        self.context.log.add("Manifest key: " + digest.hex())
        return digest

    def _result_key(self, common: Key, text: PreprocessedText) -> bytes:
        compilation = self.compilation
        key = Key(common.parts)
        everything = compilation.record or any("-g3" in argument.words or "-ggdb3" in argument.words for argument in compilation.arguments)
        for argument in compilation.arguments:
            if everything and argument.kind != UNHASHED or argument.kind in (0, 2):
                key.add("argument", os.fsencode(argument.key))
        if compilation.unmarked:
            key.add("source", os.fsencode(compilation.source))
            key.add("directory of the source", os.fsencode(self.context.cwd))
        if compilation.debug or compilation.positions or compilation.profiling:
            from driver import positions
            for path, _system in text.files:
                data = self._read(path)
                key.add("columns", b"" if data is None else hash_bytes(positions.blank(data)))
        for path in self._precompiled(text.precompiled):
            key.add("precompiled", self.cache.hasher.digest(os.path.join(self.context.cwd, path)))
        for path, _system in text.files:
            if not path.startswith("/usr/") and os.path.exists(os.path.join(self.context.cwd, path + ".gch")):
                key.add("precompiled beside", self.cache.hasher.digest(os.path.join(self.context.cwd, path + ".gch")))
        key.add("text", hash_bytes(text.hashed))
        if not self.context.flag("run_second_cpp"):
            key.add("messages of the preprocessor", self.preprocessor_messages)
        self.context.log.input("p", key.parts, "PREPROCESSOR MODE")
        digest = key.digest()
        self.context.log.add("Result key: " + digest.hex())
        return digest

    def _precompiled(self, paths: Sequence[str]) -> list[str]:
        """Return the files whose content stands for precompiled headers: these, or their sums (ccache manual:
        pch_external_checksum)."""
        result: list[str] = []
        for path in paths:
            summed = path + ".sum"
            if self.context.flag("pch_external_checksum") and os.path.exists(os.path.join(self.context.cwd, summed)):
                path = summed
            full = os.path.join(self.context.cwd, path)
            if os.path.isdir(full):
                result += [path + "/" + name for name in sorted(os.listdir(full))]
            else:
                result.append(path)
        return result

    def _read_source(self) -> None:
        if self.source_digest:
            return
        path = os.path.join(self.context.cwd, self.compilation.source)
        try:
            file = self.cache.hasher.read(path)
        except OSError as problem:
            raise Uncacheable("no_input_file", f"{path}: {problem.strerror}") from None
        self.source_digest = file.digest
        self.source_data = file.data

    def _read(self, path: str) -> bytes | None:
        try:
            return self.cache.hasher.read(os.path.join(self.context.cwd, path)).data
        except OSError:
            return None

    # Look-up -------------------------------------------------------------------------------------------------------

    def _find_direct(self, manifest_key: bytes) -> StoredResult | None:
        if not self.storage.has_manifest(manifest_key):
            return None
        found = self.cache.find(manifest_key, self.clock)
        self.context.log.add("Direct mode: " + (found.why or "a result fits"))
        return None if found.result_key is None else self.storage.load(found.result_key)

    def _restore(self, stored: StoredResult, direct: bool) -> bool:
        """Write the files of a result and print its messages; False when it lacks something.

        In preprocessor mode the preprocessor has written the dependency file already.
        """
        compilation = self.compilation
        if compilation.output and compilation.mode != CHECK and _OBJECT not in stored.outputs:
            return False
        wanted = compilation.dependencies
        rules = stored.outputs.get(_DEPENDENCIES)
        if wanted is not None and wanted.path and rules is None and not compilation.is_preprocessed:
            return False
        try:
            if compilation.mode != CHECK and compilation.output not in NOT_FILES:
                outputs.write_output(compilation.output, stored.outputs[_OBJECT], _OBJECT)
            for role, path in compilation.sides:
                data = stored.outputs.get(role)
                if data is not None and compilation.output not in NOT_FILES:
                    outputs.write_output(path, data, role)
            if wanted is not None and wanted.path and rules is not None and (direct or compilation.is_preprocessed):
                outputs.write_output(wanted.path, self._rules(rules), _DEPENDENCIES)
        except OSError as problem:
            raise Uncacheable("bad_output_file", str(problem)) from None
        self._print(stored.stderr, stored.coloured)
        return True

    def _rules(self, stored: bytes) -> bytes:
        """Return a stored dependency file for the object that is wanted now."""
        wanted = self.compilation.dependencies
        assert wanted is not None
        if wanted.wrapped or wanted.explicit or not wanted.targets:
            return stored
        target = depfile.quote(wanted.targets[1])
        parsed = depfile.parse(stored)
        if [depfile.quote(name) for name in parsed.targets] == [target]:
            return stored
        return depfile.render([target], list(parsed.dependencies), wanted.phony)

    def _print(self, messages: bytes, coloured: bool) -> None:
        if not messages:
            return
        if coloured and not self._wants_colour():
            from driver.unit import without_colour
            messages = without_colour(messages)
        if self.context.flag("absolute_paths_in_stderr"):
            messages = _with_absolute_paths(messages, os.getcwd())
        _write(2, messages)

    def _wants_colour(self) -> bool:
        wanted = self.compilation.colour
        if wanted is None:
            return os.isatty(2) and self.context.environment.get("TERM", "dumb") not in ("", "dumb")
        return wanted

    # Running the compiler ---------------------------------------------------------------------------------------------

    def _child_environment(self) -> tuple[dict[str, str], int]:
        """Return the environment of a child, and the descriptor of the messages that are not to be cached, to be closed."""
        descriptor = os.dup(2)
        os.set_inheritable(descriptor, True)
        return {**self.context.environment, "UNCACHED_ERR_FD": str(descriptor)}, descriptor

    def _execute(self, prefix: Sequence[str], words: Sequence[str]) -> Completed:
        argv = [*prefix, self.context.compiler.program, *words]
        self.context.log.add("Executing " + " ".join(argv))
        environment, descriptor = self._child_environment()
        try:
            return run(argv[0], argv, environment, self.context.children, capture=True)
        except OSError as problem:
            raise Uncacheable("internal_error", f"{argv[0]}: {problem.strerror}") from None
        finally:
            os.close(descriptor)

    def _preprocess(self) -> PreprocessedText:
        """Return the preprocessed text.  Raises Uncacheable when the preprocessor fails."""
        from integrations.ccache.preprocessed import PreprocessedText
        compilation = self.compilation
        if compilation.is_preprocessed:
            self._read_source()
            data = self.source_data
        else:
            words = compilation.preprocessing()
            if self.context.flag("keep_comments_cpp"):
                words.insert(1, "-C")
            if self.context.compiler.speaks_gcc and not self.context.flag("run_second_cpp"):
                words.insert(1, "-fdiagnostics-color")
            completed = self._execute(self.context.preprocessor_prefix, words)
            if completed.status != 0:
                raise Uncacheable("preprocessor_error", f"status {completed.status}")
            data = completed.stdout
            if not self.context.flag("run_second_cpp"):
                self.preprocessor_messages = completed.stderr
                self._keep_text(data)
        text = PreprocessedText(data, self.context.relative)
        if compilation.is_preprocessed:
            text.files = [(compilation.source, False)]
        if text.reads_files:
            raise Uncacheable("unsupported_code_directive", ".incbin or .include")
        return text

    def _keep_text(self, data: bytes) -> None:
        """Keep the text in a file for the compiler, which then need not preprocess again."""
        suffix = self.context.text("cpp_extension") or ("ii" if self.compilation.language == "c++" else "i")
        directory = self.storage.configuration.temporary_directory()
        umask = self.storage.directory_mode
        os.makedirs(directory, umask, exist_ok=True)
        self.text_file = f"{directory}/cpp_stdout.tmp.{os.getpid()}.{suffix}"
        with open(self.text_file, "wb") as file:
            file.write(data)

    def _compile(self, manifest_key: bytes | None, result_key: bytes | None, text: PreprocessedText | None, common: Key) -> int:
        """Run the compiler, and store what it made."""
        context, compilation = self.context, self.compilation
        coloured = context.compiler.speaks_gcc
        words = compilation.compiling(coloured, self.text_file)
        if compilation.mode != CHECK and compilation.output not in NOT_FILES and not coloured:
            _remove(compilation.output)     # a compiler that writes nothing must not be credited with an old object
        completed = self._execute(context.prefix, words)
        messages = self.preprocessor_messages + completed.stderr
        if completed.status != 0:
            self._print(messages, coloured)
            _write(1, completed.stdout)
            self.storage.count("compile_failed")
            return completed.status
        stored = StoredResult(GCC, stderr=messages, coloured=coloured, category=self.producer, seconds=completed.cpu)
        self._collect(stored)
        if completed.stdout:
            raise Uncacheable("compiler_produced_stdout", "")
        files = text.files if text is not None else self._dependency_files()
        precompiled = text.precompiled if text is not None else list(compilation.precompiled)
        entry = None
        if manifest_key is not None:
            entry = self._entry(files, precompiled)
        if result_key is None:
            if entry is None:
                raise Uncacheable("internal_error", "files changed during a compile in depend mode")
            key = Key(common.parts)
            for path, content in entry.inputs:
                key.add("input " + path, content)
            for argument in compilation.arguments:
                if argument.kind != UNHASHED:
                    key.add("argument", os.fsencode(argument.key))
            result_key = key.digest()
        if not context.flag("recache"):
            self.storage.count("cache_miss")
        else:
            self.storage.count("recache")
        kept: bytes = result_key
        if self._changed_meanwhile(files):
            self._print(messages, coloured)
            return 0
        self.storage.store(RESULT, kept, lambda: self.cache.save(kept, stored))
        if entry is not None and manifest_key is not None:
            self._put_manifest(manifest_key, kept, entry)
        self._print(messages, coloured)
        return 0

    def _changed_meanwhile(self, files: Sequence[tuple[str, bool]]) -> bool:
        """Tell whether a file changed since the command began: then nobody knows which content the object is of."""
        for path in [self.compilation.source, *[path for path, _system in files]]:
            stamp = self.cache.hasher.stamp(os.path.join(self.context.cwd, path))
            if stamp is not None and stamp.changed_since(self.context.start_ns):
                self.context.log.add(path + " changed during the compile: not stored")
                return True
        return False

    def _collect(self, stored: StoredResult) -> None:
        """Read what the compiler wrote into `stored`.  Raises Uncacheable when the object is missing or empty."""
        compilation = self.compilation
        if compilation.mode != CHECK:
            if compilation.output in NOT_FILES:
                raise Uncacheable("compiler_produced_empty_output", compilation.output)
            data = outputs.read_output(compilation.output)
            if data is None:
                raise Uncacheable("compiler_produced_no_output", compilation.output)
            if not data:
                raise Uncacheable("compiler_produced_empty_output", compilation.output)
            stored.outputs[_OBJECT] = data
        for role, path in compilation.sides:
            data = outputs.read_output(path)
            if data is not None:
                stored.outputs[role] = data
        wanted = compilation.dependencies
        if wanted is not None and wanted.path:
            data = outputs.read_output(wanted.path)
            if data is None and not compilation.is_preprocessed:
                raise Uncacheable("compiler_produced_no_output", wanted.path)
            if data is not None:
                stored.outputs[_DEPENDENCIES] = data

    def _dependency_files(self) -> list[tuple[str, bool]]:
        wanted = self.compilation.dependencies
        assert wanted is not None
        data = outputs.read_output(wanted.path)
        if data is None:
            raise Uncacheable("bad_output_file", wanted.path)
        names = [self.context.relative.path(name) for name in depfile.parse(data).dependencies]
        return [(name, False) for name in dict.fromkeys(names)]

    # Manifests -----------------------------------------------------------------------------------------------------------

    def _remember(self, manifest_key: bytes, result_key: bytes, files: Sequence[tuple[str, bool]], precompiled: Sequence[str]) -> None:
        entry = self._entry(files, precompiled)
        if entry is not None:
            self._put_manifest(manifest_key, result_key, entry)

    def _put_manifest(self, manifest_key: bytes, result_key: bytes, entry: ManifestEntry) -> None:
        if any(old.result_key == result_key and old.inputs == entry.inputs for old in self.cache.entries(manifest_key)):
            return
        entry.result_key = result_key
        self.storage.store(MANIFEST, manifest_key, lambda: self.cache.remember(manifest_key, entry, self.clock))

    def _entry(self, files: Sequence[tuple[str, bool]], precompiled: Sequence[str]) -> ManifestEntry | None:
        """Return the manifest entry for the files that were read, without its result key; None where their contents do not
        tell everything, or may have changed meanwhile."""
        from driver.includes import FileText
        context = self.context
        self._read_source()
        inputs: dict[str, bytes] = {self.compilation.source: self.source_digest}
        texts = [FileText(self.compilation.source, self.source_data)]
        ignored = self.storage.configuration.words("ignore_headers_in_manifest", ":")
        for path, system in files:
            if path in inputs or system and "system_headers" in context.sloppiness or _is_ignored(path, ignored):
                continue
            data = self._input(path, inputs)
            if data is None:
                return None
            texts.append(FileText(path, data))
        for path in self._precompiled(precompiled):
            if path not in inputs and self._input(path, inputs) is None:
                return None
        looked = self._looked_for(texts)
        if looked is None:
            return None
        dates = set() if "time_macros" in context.sloppiness else looked.dates
        if b"__TIME__" in dates:
            return None
        for path in looked.tested:
            if path not in inputs and self._input(path, inputs) is None:
                return None
        absent = [path for path in looked.absent if not _is_ignored(path, ignored)]
        for entry in texts:
            if not entry.path.startswith("/usr/") and entry.path + ".gch" not in inputs and entry.path != self.compilation.source:
                self._beside(entry.path + ".gch", inputs, absent)
        timestamps = [(path, timestamp_text(path)) for path in inputs] if b"__TIMESTAMP__" in dates else None
        return ManifestEntry(b"", list(inputs.items()), absent, producer=self.producer, day=self.day if b"__DATE__" in dates else "",
                             timestamps=timestamps)

    def _beside(self, path: str, inputs: dict[str, bytes], absent: list[str]) -> None:
        """A precompiled header that the compiler would take in a header's place: note its content, or that there is none."""
        content = self.cache.hasher.digest(os.path.join(self.context.cwd, path))
        if content:
            inputs[path] = content
        else:
            absent.append(path)

    def _input(self, path: str, inputs: dict[str, bytes]) -> bytes | None:
        """Enter a file that was read; return its bytes, None if it spoils the entry."""
        log, sloppiness = self.context.log, self.context.sloppiness
        full = os.path.join(self.context.cwd, path)
        try:
            if not os.path.isfile(full):
                log.add(f"{path} is gone, or a device that #line names: no direct mode")
                return None
            file = self.cache.hasher.read(full)
        except OSError:
            log.add(f"{path} cannot be read: no direct mode")
            return None
        too_new = "include_file_mtime" not in sloppiness and file.stamp.mtime_ns >= self.context.start_ns
        changed = "include_file_ctime" not in sloppiness and file.stamp.changed_since(self.context.start_ns)
        if too_new or changed or not file.steady:
            log.add(f"{path} is too new: no direct mode")
            return None
        inputs[path] = file.digest
        return file.data

    def _looked_for(self, texts: Sequence[FileText]) -> Scan | None:
        """Return what the texts say the preprocessor may have looked for; None if that cannot be told."""
        from driver.includes import scan
        compilation, context = self.compilation, self.context
        if compilation.is_preprocessed:
            return scan(texts[:1], [])
        if context.compiler.family != "gcc" or compilation.language not in _SEARCHED_LANGUAGES:
            result = scan(texts, [])
            result.absent = []
            result.tested = []
            if any(b"__has_include" in entry.data for entry in texts if not entry.path.startswith("/usr/")):
                context.log.add("__has_include: no direct mode")
                return None
            return result
        from driver.plan import UnitJob
        from driver.toolchain import Toolchain
        from driver.unit_options import search_directories
        toolchain = Toolchain(context.compiler.program, "" if self.storage.readonly else self.storage.directory, context.environment)
        job = UnitJob(compilation.source, compilation.language, "object", "", False, (), (),
                      search_args=tuple(compilation.search_words()))
        result = scan(texts, search_directories(job, toolchain, context.environment, context.cwd), compilation.forced())
        if result.computed_tests:
            context.log.add("__has_include of a macro: no direct mode")
            return None
        return result


def _is_ignored(path: str, ignored: Sequence[str]) -> bool:
    return any(path == entry or path.startswith(entry.rstrip("/") + "/") for entry in ignored)


def _epoch(environment: dict[str, str]) -> int:
    text = environment.get("SOURCE_DATE_EPOCH", "")
    return int(text) if text.isascii() and text.isdigit() else -1


def _processor() -> bytes:
    """Return what -march=native may depend on: the processor's model and features."""
    words: list[bytes] = []
    try:
        with open("/proc/cpuinfo", "rb") as file:
            for line in file:
                if line.startswith((b"flags", b"model", b"cpu family", b"stepping", b"Features", b"CPU ", b"cache size", b"isa")):
                    words.append(line)
                elif not line.strip():
                    break
    except OSError:
        return str(time.time_ns()).encode()     # not known: never the same
    return hash_bytes(b"".join(words))


def _with_absolute_paths(messages: bytes, cwd: str) -> bytes:
    """Return messages whose relative paths, where they begin a line or follow "included from", are absolute."""
    import re
    pattern = re.compile(rb"^((?:In file included from |                 from )?(?:\x1b\[[0-9;]*[mK])*)"
                         rb"([^\s/:\x1b][^:\n\x1b]*)(?=:)", re.MULTILINE)

    def absolute(match: re.Match[bytes]) -> bytes:
        path = match.group(2)
        return match.group(1) + (os.fsencode(cwd) + b"/" + path if os.path.exists(path) else path)
    return pattern.sub(absolute, messages)


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return


def _write(descriptor: int, data: bytes) -> None:
    from cache.store import write_all
    try:
        write_all(descriptor, data)
    except OSError:
        return
