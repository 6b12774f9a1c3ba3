"""Symbols and scopes: what names mean (C11 6.2.1 to 6.2.3).

Ordinary identifiers, tags and labels have name spaces of their own.  A name's current meaning is one dict look-up;
each scope remembers what it hid and puts it back when it ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, final

from mypy_extensions import i64

from compiler.sema.types import Type

if TYPE_CHECKING:
    from compiler.sema.ast import Block, Expr, Initializer

# Symbol kinds.
SYM_OBJECT: Final = 1
SYM_FUNCTION: Final = 2
SYM_TYPEDEF: Final = 3
SYM_ENUMERATOR: Final = 4

# Storage classes (C11 6.7.1).
STORAGE_NONE: Final = 0
STORAGE_EXTERN: Final = 1
STORAGE_STATIC: Final = 2
STORAGE_AUTO: Final = 3
STORAGE_REGISTER: Final = 4
STORAGE_TYPEDEF: Final = 5

# Linkage (C11 6.2.2).
LINK_NONE: Final = 0
LINK_INTERNAL: Final = 1
LINK_EXTERNAL: Final = 2


@final
class Symbol:
    """A declared object, function, typedef name or enumerator.

    asm_name: assembler name, "" when it is `name`.  attributes: attribute name (no underscores) -> its argument text, for
    what has no field of its own.  body: a function's definition once parsed; deferred: its token index if not yet.
    init: an object's resolved initialiser; None with is_defined and is_tentative means zero-filled.
    """

    __slots__ = (
        "name", "kind", "type", "pos", "depth", "serial", "storage", "linkage", "is_defined",
        "is_tentative", "is_parameter", "is_implicit", "is_static_duration", "thread_local", "tls_model",
        "init", "value", "asm_name", "register_name", "align", "section", "visibility", "weak", "alias",
        "ifunc", "is_inline", "extern_inline_only", "gnu_inline", "always_inline", "noinline", "noreturn",
        "used", "referenced", "address_taken", "captured", "owner", "params", "body", "deferred", "builtin",
        "cleanup", "attributes", "is_knr", "is_nested", "needs_static_chain", "end_pos", "common",
        "declared_extern", "declared_plain", "error_text", "warning_text", "deprecated", "calls_setjmp", "calls_alloca",
        "has_vla", "has_labels_taken", "constant_value", "dimension",
    )

    def __init__(self, name: str, kind: i64, type: Type, pos: i64) -> None:
        self.name: str = name
        self.kind: i64 = kind
        self.type: Type = type
        self.pos: i64 = pos
        self.depth: i64 = 0
        self.serial: i64 = 0
        self.storage: i64 = STORAGE_NONE
        self.linkage: i64 = LINK_NONE
        self.is_defined: bool = False
        self.is_tentative: bool = False
        self.is_parameter: bool = False
        self.is_implicit: bool = False          # implicit function declaration or undeclared built-in
        self.is_static_duration: bool = False
        self.thread_local: bool = False
        self.tls_model: str = ""
        self.init: Initializer | None = None
        self.value: int = 0                     # of an enumerator
        self.asm_name: str = ""
        self.register_name: str = ""
        self.align: int = 0                     # bytes asked for; 0: the type's
        self.section: str = ""
        self.visibility: str = ""
        self.weak: bool = False
        self.alias: str = ""
        self.ifunc: str = ""
        self.is_inline: bool = False
        self.extern_inline_only: bool = False   # an inline definition that makes no external symbol
        self.gnu_inline: bool = False
        self.always_inline: bool = False
        self.noinline: bool = False
        self.noreturn: bool = False
        self.used: bool = False                 # __attribute__((used))
        self.referenced: bool = False
        self.address_taken: bool = False
        self.captured: bool = False             # a local that a nested function uses
        self.owner: Symbol | None = None        # the function a local belongs to
        self.params: list[Symbol] = []
        self.body: Block | None = None
        self.deferred: i64 = -1
        self.builtin: str = ""                  # "__builtin_memcpy" when the function is a known built-in
        self.cleanup: Symbol | None = None
        self.attributes: dict[str, str] = {}
        self.is_knr: bool = False
        self.is_nested: bool = False
        self.needs_static_chain: bool = False
        self.end_pos: i64 = pos
        self.common: int = 0                    # -1 nocommon, 1 common attribute, 0 the default
        self.declared_extern: bool = False
        self.declared_plain: bool = False       # at file scope without `inline`, or with `extern`
        self.error_text: str = ""
        self.warning_text: str = ""
        self.deprecated: bool = False
        self.calls_setjmp: bool = False
        self.calls_alloca: bool = False
        self.has_vla: bool = False
        self.has_labels_taken: bool = False
        self.constant_value: Expr | None = None
        self.dimension: Expr | None = None      # of an array parameter: its outermost length, evaluated on entry


@final
class JumpScope:
    """A point from which a jump from outside is forbidden (C11 6.8.6.1p1): the scope of an identifier with variably modified
    type, or the inside of a statement expression.  Scopes form a chain towards the function's start."""

    __slots__ = ("parent", "is_statement_expression")

    def __init__(self, parent: JumpScope | None, is_statement_expression: bool) -> None:
        self.parent: JumpScope | None = parent
        self.is_statement_expression: bool = is_statement_expression


def entered_scope(target: JumpScope | None, source: JumpScope | None) -> JumpScope | None:
    """Return a scope that a jump from `source` to `target` would enter, None when it enters none."""
    entered = target
    while entered is not None:
        at = source
        while at is not None and at is not entered:
            at = at.parent
        if at is entered:
            return None
        # The outermost scope entered that is not around the source decides; the innermost will do for the message.
        return entered
    return None


@final
class Label:
    """A label of a function; local when declared by __label__."""

    __slots__ = ("name", "pos", "defined", "used", "address_taken", "owner", "is_local", "nonlocal_target",
                 "jump_scope")

    def __init__(self, name: str, pos: i64, owner: Symbol) -> None:
        self.name: str = name
        self.pos: i64 = pos
        self.defined: bool = False
        self.used: bool = False
        self.address_taken: bool = False
        self.owner: Symbol = owner
        self.is_local: bool = False
        self.nonlocal_target: bool = False      # a nested function jumps here
        self.jump_scope: JumpScope | None = None


@final
class Scope:
    """What one scope declared and hid."""

    __slots__ = ("hidden_names", "hidden_symbols", "hidden_tag_names", "hidden_tags", "symbols", "is_prototype",
                 "label_names")

    def __init__(self) -> None:
        self.hidden_names: list[str] = []
        self.hidden_symbols: list[Symbol | None] = []
        self.hidden_tag_names: list[str] = []
        self.hidden_tags: list[Tag | None] = []
        self.symbols: list[Symbol] = []
        self.is_prototype: bool = False
        self.label_names: dict[str, Label] | None = None


@final
class Tag:
    """A struct, union or enum tag: its type and the depth of the scope that declared it."""

    __slots__ = ("name", "type", "depth")

    def __init__(self, name: str, type: Type, depth: i64) -> None:
        self.name: str = name
        self.type: Type = type
        self.depth: i64 = depth


@final
class ScopeTable:
    """The scopes open at one point of the parse; depth 0 is file scope."""

    def __init__(self) -> None:
        self.names: dict[str, Symbol] = {}
        self.tags: dict[str, Tag] = {}
        self.stack: list[Scope] = [Scope()]
        self.depth: i64 = 0

    def push(self) -> Scope:
        """Open a scope."""
        scope = Scope()
        self.stack.append(scope)
        self.depth += 1
        return scope

    def pop(self) -> Scope:
        """Close the innermost scope and restore what it hid; return it."""
        scope = self.stack.pop()
        self.depth -= 1
        names = self.names
        index = len(scope.hidden_names) - 1
        while index >= 0:
            name = scope.hidden_names[index]
            old = scope.hidden_symbols[index]
            if old is None:
                del names[name]
            else:
                names[name] = old
            index -= 1
        index = len(scope.hidden_tag_names) - 1
        while index >= 0:
            name = scope.hidden_tag_names[index]
            old_tag = scope.hidden_tags[index]
            if old_tag is None:
                del self.tags[name]
            else:
                self.tags[name] = old_tag
            index -= 1
        return scope

    def lookup(self, name: str) -> Symbol | None:
        """Return the visible meaning of an ordinary identifier."""
        return self.names.get(name)

    def declare(self, symbol: Symbol) -> None:
        """Enter `symbol` in the innermost scope."""
        name = symbol.name
        symbol.depth = self.depth
        scope = self.stack[-1]
        scope.symbols.append(symbol)
        scope.hidden_names.append(name)
        scope.hidden_symbols.append(self.names.get(name))
        self.names[name] = symbol

    def declare_as(self, name: str, symbol: Symbol) -> None:
        """Bind `name` in the innermost scope to a symbol that belongs to another scope."""
        scope = self.stack[-1]
        scope.hidden_names.append(name)
        scope.hidden_symbols.append(self.names.get(name))
        self.names[name] = symbol

    def declare_tag(self, name: str, type: Type) -> Tag:
        """Enter a tag in the innermost scope."""
        tag = Tag(name, type, self.depth)
        scope = self.stack[-1]
        scope.hidden_tag_names.append(name)
        scope.hidden_tags.append(self.tags.get(name))
        self.tags[name] = tag
        return tag
