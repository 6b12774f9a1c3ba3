"""A unit that the internal compiler has to make: ask it, write the files, store the answer.

In: a Unit and its key.  Out: the Outcome, or None / Unsupported when GCC must take over.
"""

from __future__ import annotations

from cache.manifest import ManifestEntry
from cache.results import INTERNAL, StoredResult, refusal
from compiler.unsupported import Unsupported
from driver import records, storing, worker
from driver.messages import render
from driver.unit import OBJECT_ROLES, REJECTED_VALID, Outcome

TYPE_CHECKING = False
if TYPE_CHECKING:
    from compiler.options import Options
    from driver.compiler_code import CompilerCode
    from driver.unit import Unit


def compile_internally(unit: Unit, key: bytes, options: Options, code: CompilerCode, cacheable: bool, known: bool) -> Outcome | None:
    """Compile `unit` with the internal compiler, write its files, and store result or refusal under `key`.

    known: the unit was seen with other inputs.  Then its preprocessed text may name a result: an edited comment costs no compile.
    None, with the reason in the record: the compiler found errors, and GCC shall have the last word.
    Raises Unsupported with the reason for which GCC must take over.
    """
    request, job, record = unit.request, unit.job, unit.record
    seen = None
    if cacheable and job.form in ("object", "assembly") and not job.language.startswith("assembler") and not unit.gcc_functions:
        seen = worker.StoredTokens(request, key, known, job.positions_matter or bool(job.side_outputs))
    answer = worker.attempt(request, job, options, unit.stdin, seen)
    unit.children_cpu += answer.cpu
    if answer.outcome == worker.BUILT and answer.result.seen:
        restored = _second_chance(unit, key, answer, code)
        if restored is not None:
            return restored
        answer = worker.attempt(request, job, options, unit.stdin)
        unit.children_cpu += answer.cpu
    storable = cacheable and answer.repeatable and not request.settings.readonly
    if answer.outcome != worker.BUILT:
        record.traceback = answer.traceback
        if storable and answer.outcome in (worker.REFUSED, worker.CRASHED) and code.unchanged():
            _store_refusal(unit, key, answer)
        raise Unsupported(answer.category, answer.detail, answer.where)
    result = answer.result
    if result.failed:
        return _rejected(unit, answer)
    if unit.gcc_functions:
        from driver import gcc_functions
        result.output, seconds = gcc_functions.join(request, job, result.output, unit.gcc_functions, key)
        result.partial.append("gcc-functions")
        unit.children_cpu += seconds
    stored = StoredResult(INTERNAL, stderr=render(result.diagnostics, unit.colour()), partial=list(result.partial),
                          coloured=unit.colour(), seconds=answer.cpu, lines=answer.lines)
    role = OBJECT_ROLES[job.form]
    if role:
        stored.outputs[role] = result.output
    stored.outputs.update(result.side_outputs)
    stored.dependencies = [(file.path, file.path in result.system_files) for file in result.files_read]
    written = unit.write(stored)
    if written is None:
        raise Unsupported("output", "the output cannot be written")
    record.producer = records.INTERNAL
    record.partial = list(result.partial)
    record.lines = answer.lines
    if not cacheable:
        record.cache = f"uncacheable: {job.uncacheable}"
    elif request.settings.readonly:
        record.cache = "readonly"
    elif not answer.steady:
        record.cache = "not stored: a file changed during the compile"
    elif not code.unchanged():
        record.cache = "not stored: the compiler changed meanwhile"
    else:
        entry = _entry_of(unit, answer)
        if result.tokens_digest:
            entry.result_key = worker.tokens_key(key, result.tokens_digest)
        else:
            entry.result_key = storing.result_key(key, entry)
        record.cache = storing.save(unit, key, entry, stored)
    return written


def _entry_of(unit: Unit, answer: worker.Attempt) -> ManifestEntry:
    """Return the manifest entry of what was compiled or found, without its result key."""
    # What was asked of the reader, not what the compiler says it used: a file that __has_include found counts.
    dates = {name.encode() for name in answer.result.expanded}
    return storing.entry_of(unit, answer.inputs, list(dict.fromkeys(answer.absent + answer.result.absent)), dates, INTERNAL)


def _second_chance(unit: Unit, key: bytes, answer: worker.Attempt, code: CompilerCode) -> Outcome | None:
    """Write the files of the result that the preprocessed text names; None if it is gone meanwhile.

    The dependencies are those of this run: comments may have changed what is included.
    """
    request = unit.request
    result_key = worker.tokens_key(key, answer.result.tokens_digest)
    stored = request.cache.load(result_key)
    if stored is None:
        return None
    dependencies = [(file.path, file.path in answer.result.system_files) for file in answer.result.files_read]
    moved = dependencies != stored.dependencies
    stored.dependencies = dependencies
    outcome = unit.restore(stored, records.PREPROCESSED)
    if outcome is not None and answer.steady and not request.settings.readonly and code.unchanged():
        storing.remember_also(unit, key, _entry_of(unit, answer), result_key, stored, moved)
    return outcome


def _rejected(unit: Unit, answer: worker.Attempt) -> Outcome | None:
    """The internal compiler found errors: in strict mode they stand; else GCC has the last word."""
    record = unit.record
    if unit.request.settings.strict:
        record.producer = records.INTERNAL
        return Outcome(1, b"", render(answer.result.diagnostics, unit.colour()))
    first = next(d for d in answer.result.diagnostics if d.severity in ("error", "fatal error"))
    record.category = REJECTED_VALID
    record.detail = first.text
    record.where = f"{first.path}:{first.line}"
    return None


def _store_refusal(unit: Unit, key: bytes, answer: worker.Attempt) -> None:
    """Remember what the internal compiler cannot do, under the files that it had read until then."""
    entry = ManifestEntry(b"", answer.inputs, answer.absent, producer=INTERNAL)
    entry.result_key = storing.result_key(key, entry)
    storing.save(unit, key, entry, refusal(answer.category, answer.detail, answer.where, answer.cpu))
