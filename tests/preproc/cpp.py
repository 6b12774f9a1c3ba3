"""Print what pycc's preprocessor makes of one file: `python tests/preproc/cpp.py [gcc words] FILE`."""

from __future__ import annotations

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))

from compiler.lex.lexicon import Lexicon  # noqa: E402
from tests.preproc.support import DiskReader, options_of, ours  # noqa: E402


def main() -> int:
    """Preprocess and print; messages go to stderr."""
    words = sys.argv[1:]
    source = words.pop()
    language = "assembler-with-cpp" if source.endswith((".S", ".sx")) else \
        "cpp-output" if source.endswith(".i") else "c"
    options = options_of(os.environ.get("PYCC_TEST_GCC", "gcc"), words, language)
    text, _, diagnostics = ours(source, options, DiskReader(), Lexicon())
    sys.stdout.buffer.write(text)
    for message in diagnostics.messages:
        option = f" [{message.option}]" if message.option else ""
        print(f"{message.path}:{message.line}:{message.column}: {message.severity}: {message.text}{option}",
              file=sys.stderr)
    return 1 if diagnostics.errors else 0


if __name__ == "__main__":
    sys.exit(main())
