"""Feed the preprocessor damaged files: python tests/preproc/fuzz.py [--seconds N] [--seed N] FILE...

Each round truncates, splices, repeats or mutates real files and preprocesses the result, as C or as assembler source.
What counts as a failure: any exception but Unsupported, or a round longer than LIMIT seconds.  One line a failure
begins with ERROR; the text that failed is kept beside the scratch file.  Totals come last.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
import traceback

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))

from compiler.lex.lexicon import Lexicon  # noqa: E402
from compiler.unsupported import Unsupported  # noqa: E402
from tests.preproc.support import DiskReader, options_of, our_tokens, ours  # noqa: E402

LIMIT = 30.0
SNIPPETS = (b"#if ", b"#endif\n", b"#else\n", b"#elif 1\n", b"\\\n", b'"', b"'", b"/*", b"*/", b"//", b"##", b"#", b"(", b")", b",",
            b"__VA_ARGS__", b"__VA_OPT__(", b"\n#define f(x,...) x##__VA_ARGS__ #x\n", b"f(", b"\0", b"\xff", b"\r", b"??/\n",
            b'R"(', b'_Pragma("once")', b"\n#include __FILE__\n", b"\n#line 0\n", b"\n#pragma push_macro(\"f\")\n", b"defined",
            b"__has_include(<", b"__LINE__", b"\n# 5 \"x\" 2\n", b"\\u00c1", b"\n#undef f\n", b"\n#define f f(f)\n", b"1e+", b"0x")


def damaged(texts: list[bytes], source: random.Random) -> bytes:
    """Return one damaged text."""
    text = source.choice(texts)
    start = source.randrange(max(1, len(text)))
    text = text[start:start + source.randrange(50, 6000)]
    for _ in range(source.randrange(1, 12)):
        at = source.randrange(len(text) + 1)
        kind = source.randrange(5)
        if kind == 0:
            text = text[:at]
        elif kind == 1:
            other = source.choice(texts)
            begin = source.randrange(max(1, len(other)))
            text = text[:at] + other[begin:begin + source.randrange(400)] + text[at:]
        elif kind == 2:
            text = text[:at] + bytes([source.randrange(256)]) + text[at + 1:]
        elif kind == 3:
            end = min(len(text), at + source.randrange(200))
            text = text[:end] + text[at:end] * source.randrange(1, 4) + text[end:]
        else:
            text = text[:at] + source.choice(SNIPPETS) + text[at:]
    return text


def run(files: list[str], seconds: float, seed: int) -> int:
    """Fuzz for `seconds`; return the number of failures."""
    texts = []
    for path in files:
        with open(path, "rb") as stream:
            texts.append(stream.read())
    rounds = failures = refused = 0
    ends = time.time() + seconds
    lexicon = Lexicon()
    with tempfile.TemporaryDirectory() as directory:
        while time.time() < ends:
            source = random.Random(seed + rounds)
            rounds += 1
            data = damaged(texts, source)
            language = source.choice(("c", "c", "c", "assembler-with-cpp", "cpp-output"))
            words = source.choice(([], ["-std=c99"], ["-std=c2x"], ["-C"], ["-P", "-std=c90"], ["-Wall", "-pedantic"]))
            path = os.path.join(directory, "fuzz.c")
            with open(path, "wb") as stream:
                stream.write(data)
            started = time.time()
            reason = ""
            try:
                options = options_of("gcc", [*words, "-nostdinc"], language)
                ours(path, options, DiskReader(), lexicon)
                our_tokens(path, options, DiskReader(), lexicon)
            except Unsupported:
                refused += 1
            except Exception:
                reason = traceback.format_exc().strip().replace("\n", " | ")[-600:]
            if not reason and time.time() - started > LIMIT:
                reason = f"took {time.time() - started:.0f} s"
            if reason:
                failures += 1
                kept = os.path.join(tempfile.gettempdir(), f"pycc-fuzz-{seed + rounds - 1}.c")
                with open(kept, "wb") as stream:
                    stream.write(data)
                print(f"ERROR seed {seed + rounds - 1} {language} {words}: {reason} (kept {kept})", flush=True)
    print(f"{rounds} rounds, {failures} failures, {refused} refused")
    return failures


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("files", nargs="+")
    settings = parser.parse_args()
    return 1 if run(settings.files, settings.seconds, settings.seed) else 0


if __name__ == "__main__":
    sys.exit(main())
