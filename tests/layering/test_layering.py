"""The import rule of ARCHITECTURE.md, read from the sources and held against one table."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import compiler
from tests.conftest import CHECKOUT, PACKAGES

# In a checkout the sources lie beside tests/; otherwise the installation is what is tested, and it has them too.
ROOT = CHECKOUT if (CHECKOUT / "compiler").is_dir() else Path(compiler.__file__).parent.parent

# The longest prefix of a module's name that stands in the first column decides.  Second column: what it
# may import besides its own prefix.  A word stands for itself and everything below it; "=" before it for
# that module alone; a word in capitals for a row of GROUPS.
TABLE = """
driver                    cache =compiler compiler.api compiler.options compiler.unsupported =compiler.obj.transplant
driver.ctl                cache compiler.api compiler.options driver projects integrations.oracle
cache                     compiler.api
integrations              driver cache compiler.api compiler.options
projects                  driver.records driver.settings
compiler
compiler.options
compiler.unsupported
compiler.api              compiler.options compiler.unsupported
compiler.source
compiler.messages
compiler.diag             DOOR compiler.source compiler.messages
compiler.targetinfo       DOOR
compiler.session          DOOR TEXT compiler.lex compiler.preproc compiler.sema compiler.parse
compiler.generate         DOOR PASSES compiler.asm.options compiler.asm.unit compiler.sema compiler.target.registry
compiler.lex              DOOR TEXT
compiler.preproc          DOOR TEXT compiler.lex
compiler.sema             DOOR TEXT compiler.lex compiler.preproc.predefined
compiler.parse            DOOR TEXT compiler.lex compiler.preproc compiler.sema
compiler.lower            DOOR TEXT compiler.sema compiler.ir
compiler.ir               compiler.unsupported compiler.targetinfo compiler.source =compiler.sema.softfloat
compiler.opt              DOOR compiler.ir compiler.targetinfo
compiler.codegen          DOOR compiler.ir compiler.targetinfo compiler.asm compiler.obj
compiler.asm              DOOR TEXT compiler.obj
compiler.obj              DOOR compiler.asm.section compiler.asm.expr
compiler.link             DOOR compiler.obj compiler.asm.section compiler.asm.expr
compiler.debug            DOOR compiler.ir compiler.sema compiler.asm compiler.obj
compiler.target           =compiler.target
compiler.target.registry  DOOR compiler.asm compiler.codegen.target compiler.targetinfo
compiler.target.x86       DOOR ISA
compiler.target.x86_64    DOOR ISA compiler.target.x86
compiler.target.i386      DOOR ISA compiler.target.x86
compiler.target.aarch64   DOOR ISA
compiler.target.riscv     DOOR ISA
"""

GROUPS = """
DOOR  compiler.api compiler.options compiler.unsupported
TEXT  compiler.source compiler.diag compiler.messages compiler.targetinfo
PASSES  compiler.lower compiler.ir.module compiler.opt compiler.codegen
ISA   compiler.unsupported compiler.asm compiler.obj compiler.codegen compiler.ir compiler.targetinfo
"""

# Inside a function these may import more: doors that load what a request needs, and only then.
DOORS = """
compiler.api              compiler
compiler.session          compiler.generate
compiler.target.registry  compiler.target
"""


def parse_table(text: str) -> dict[str, list[str]]:
    """Return importer -> allowed words, groups replaced by what they stand for."""
    groups = {line.split()[0]: line.split()[1:] for line in GROUPS.strip().splitlines()}
    rows = (line.split() for line in text.strip().splitlines())
    return {row[0]: [name for word in row[1:] for name in groups.get(word, [word])] for row in rows}


def row_of(module: str, table: dict[str, list[str]]) -> str:
    """Return the longest prefix of `module` in the table; "" if there is none."""
    prefixes = [name for name in table if module == name or module.startswith(name + ".")]
    return max(prefixes, key=len, default="")


def allows(words: list[str], name: str) -> bool:
    """Tell whether one of `words` stands for the module `name`."""
    return any(name == word.lstrip("=") or not word.startswith("=") and name.startswith(word + ".") for word in words)


def module_of(path: Path) -> str:
    """Return the dotted name of a source file."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def sources() -> list[Path]:
    """Return all our source files, sorted."""
    return sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


MODULES = {module_of(path) for path in sources()}


def imports_of(path: Path) -> list[tuple[str, int, bool]]:
    """Return what a file imports of ours: (module, line, whether inside a function)."""
    tree = ast.parse(path.read_bytes())
    inside = {id(node) for function in ast.walk(tree) if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef))
              for node in ast.walk(function)}
    result = []
    for node in ast.walk(tree):
        if not isinstance(node, (ast.Import, ast.ImportFrom)):
            continue
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            package = node.module or ""
            # `from package import module` names a module; `from module import name` names what is in it.
            names = [f"{package}.{alias.name}" if f"{package}.{alias.name}" in MODULES else package for alias in node.names]
        result += [(name, node.lineno, id(node) in inside) for name in dict.fromkeys(names)
                   if name.split(".")[0] in PACKAGES]
    return result


@pytest.mark.parametrize("package", PACKAGES)
def test_imports_follow_the_table(package: str) -> None:
    """No import that the table does not allow, and no module without a row."""
    table, doors = parse_table(TABLE), parse_table(DOORS)
    wrong = []
    for path in sorted((ROOT / package).rglob("*.py")):
        module = module_of(path)
        row = row_of(module, table)
        if not row:
            wrong.append(f"{module}: no row in the table")
            continue
        for name, line, lazy in imports_of(path):
            words = [row, *table[row]]
            if lazy:
                words += doors.get(module, [])
            if not allows(words, name):
                wrong.append(f"{path.relative_to(ROOT)}:{line}: {module} imports {name}")
    assert not wrong, "; ".join(wrong)


def test_the_table_is_read_as_meant() -> None:
    """A shorter row does not open what a longer row closes, and "=" closes what is below."""
    table = parse_table(TABLE)
    assert row_of("driver.ctl.app", table) == "driver.ctl"
    assert row_of("compiler.target.x86.insns", table) == "compiler.target.x86"
    assert row_of("elsewhere", table) == ""
    assert allows(["compiler.api"], "compiler.api") and not allows(["compiler.api"], "compiler.apiary")
    assert allows(["=compiler.target"], "compiler.target") and not allows(["=compiler.target"], "compiler.target.x86")


def test_every_folder_of_modules_is_a_package() -> None:
    """A folder without __init__.py would be left out of the installation."""
    folders = {path.parent for path in sources()}
    assert not [str(folder) for folder in sorted(folders) if not (folder / "__init__.py").exists()]
