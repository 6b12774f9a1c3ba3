"""C types: flat final classes, interned where C's identity rules allow it.

In: TargetInfo.  Out: Type objects.  A type has a `main` variant that carries its structure; a qualified or
re-aligned variant (`Variant`) shares `kind` with it and points to it by `main`.  Two types are the same type
when their `main` and `quals` are the same objects, except arrays, functions and pointers built separately, for
which compiler/sema/relate.py compares structure (C11 6.2.7).

Sizes and alignments are in bytes.  `size` is -1 for an incomplete type and -2 for a variable-length one.
GCC's extension: sizeof(void) and sizeof(function) are 1, which sizeof itself applies, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, final

from mypy_extensions import i64

from compiler.targetinfo import X87, TargetInfo

if TYPE_CHECKING:
    from compiler.sema.ast import Expr

# Kinds.
T_VOID: Final = 0
T_BOOL: Final = 1
T_INT: Final = 2
T_ENUM: Final = 3
T_FLOAT: Final = 4
T_COMPLEX: Final = 5
T_POINTER: Final = 6
T_ARRAY: Final = 7
T_FUNCTION: Final = 8
T_STRUCT: Final = 9
T_UNION: Final = 10
T_VECTOR: Final = 11
T_ERROR: Final = 12

# Qualifiers (C11 6.7.3; address spaces: GCC manual: Named Address Spaces).
Q_CONST: Final = 1
Q_VOLATILE: Final = 2
Q_RESTRICT: Final = 4
Q_ATOMIC: Final = 8
Q_SEG_FS: Final = 16
Q_SEG_GS: Final = 32
Q_ADDRESS_SPACE: Final = 48
Q_CVR: Final = 7

INCOMPLETE: Final = -1
VARIABLE: Final = -2

# Integer conversion ranks (C11 6.3.1.1), spaced for extended types.
RANK_BOOL: Final = 0
RANK_CHAR: Final = 1
RANK_SHORT: Final = 2
RANK_INT: Final = 3
RANK_LONG: Final = 4
RANK_LONG_LONG: Final = 5
RANK_INT128: Final = 6


class Type:
    """Base of all types."""

    __slots__ = ("kind", "quals", "main", "size", "align", "user_align", "_pointer", "_variants", "may_alias")

    def __init__(self, kind: i64, size: int, align: int) -> None:
        self.kind: i64 = kind
        self.quals: i64 = 0
        self.main: Type = self
        self.size: int = size
        self.align: int = align
        self.user_align: bool = False
        self.may_alias: bool = False
        self._pointer: PointerType | None = None
        self._variants: list[Variant] | None = None

    @property
    def is_complete(self) -> bool:
        """Tell whether the size is known, now or at run time (C11 6.2.5p1)."""
        return self.main.size != INCOMPLETE


@final
class Variant(Type):
    """A qualified, re-aligned or may_alias version of `main`."""

    __slots__ = ()

    def __init__(self, main: Type, quals: i64, align: int, user_align: bool, may_alias: bool) -> None:
        super().__init__(main.kind, main.size, align)
        self.quals = quals
        self.main = main
        self.user_align = user_align
        self.may_alias = may_alias


@final
class VoidType(Type):
    __slots__ = ()

    def __init__(self) -> None:
        super().__init__(T_VOID, INCOMPLETE, 1)


@final
class ErrorType(Type):
    """The type of an expression or declaration that was already diagnosed; agrees with everything."""

    __slots__ = ()

    def __init__(self) -> None:
        super().__init__(T_ERROR, 4, 4)


@final
class IntType(Type):
    """An integer type, _Bool included.

    width: value bits and sign.  Also a bit-field's own type when it is wider than int can hold, which GCC keeps
    through arithmetic ("long:40").
    """

    __slots__ = ("name", "width", "signed", "rank")

    def __init__(self, kind: i64, name: str, size: int, align: int, width: int, signed: bool, rank: i64) -> None:
        super().__init__(kind, size, align)
        self.name: str = name
        self.width: int = width
        self.signed: bool = signed
        self.rank: i64 = rank


@final
class FloatType(Type):
    """A real floating type; `format` names its representation, `rank` its place in the usual conversions."""

    __slots__ = ("name", "format", "rank")

    def __init__(self, name: str, format: str, size: int, align: int, rank: i64) -> None:
        super().__init__(T_FLOAT, size, align)
        self.name: str = name
        self.format: str = format
        self.rank: i64 = rank


@final
class ComplexType(Type):
    """_Complex T for real or (GNU) integer T."""

    __slots__ = ("element",)

    def __init__(self, element: Type) -> None:
        super().__init__(T_COMPLEX, element.size * 2, element.align)
        self.element: Type = element


@final
class PointerType(Type):
    __slots__ = ("target",)

    def __init__(self, target: Type, size: int) -> None:
        super().__init__(T_POINTER, size, size)
        self.target: Type = target


@final
class ArrayType(Type):
    """element[count].  count: -1 when not given (incomplete), -2 when `length` holds it (VLA).

    length: for a VLA the expression of the element count, None for [*].  zero_flexible: declared [] as the
    last member (C11 6.7.2.1p18) or GNU [0].  declared: its length is evaluated where a typedef declared it.
    """

    __slots__ = ("element", "count", "length", "declared", "static_length")

    def __init__(self, element: Type, count: int, length: Expr | None) -> None:
        size = INCOMPLETE
        if count == VARIABLE or element.size == VARIABLE:
            size = VARIABLE if count != INCOMPLETE else INCOMPLETE
        elif count >= 0 and element.size >= 0:
            size = count * element.size
        super().__init__(T_ARRAY, size, element.align)
        self.element: Type = element
        self.count: int = count
        self.length: Expr | None = length
        self.declared: bool = False
        self.static_length: bool = False

    def of(self, element: Type) -> ArrayType:
        """Return an array of this length with another element type."""
        result = ArrayType(element, self.count, self.length)
        result.declared = self.declared
        result.static_length = self.static_length
        return result


@final
class FunctionType(Type):
    """A function type.

    prototyped: False for () and K&R definitions.  abi: calling-convention attributes in force, sorted words such
    as "regparm=3", "ms_abi"; "" is the target's default.  noreturn follows volatile-qualified functions in old code.
    """

    __slots__ = ("result", "params", "variadic", "prototyped", "abi", "noreturn", "knr_params", "attributes")

    def __init__(self, result: Type, params: list[Type], variadic: bool, prototyped: bool) -> None:
        super().__init__(T_FUNCTION, INCOMPLETE, 1)
        self.result: Type = result
        self.params: list[Type] = params
        self.variadic: bool = variadic
        self.prototyped: bool = prototyped
        self.abi: str = ""
        self.noreturn: bool = False
        self.knr_params: list[Type] | None = None   # promoted types of a K&R definition's parameters
        self.attributes: str = ""                   # "const", "pure", "nothrow", "returns_twice" ... blank-separated

    def copy(self) -> FunctionType:
        """Return a new function type with the same fields."""
        other = FunctionType(self.result, self.params, self.variadic, self.prototyped)
        other.abi = self.abi
        other.noreturn = self.noreturn
        other.knr_params = self.knr_params
        other.attributes = self.attributes
        return other


@final
class Field:
    """One member of a record.

    offset: byte offset of the member, or of the storage a bit-field is counted from.
    bit_offset: from the start of the record, bits; bit_width: -1 for an ordinary member.
    """

    __slots__ = ("name", "type", "offset", "bit_offset", "bit_width", "pos", "align", "packed", "is_flexible",
                 "access_type", "reverse", "step_align", "typedef_name")

    def __init__(self, name: str, type: Type, pos: i64) -> None:
        self.name: str = name
        self.type: Type = type
        self.pos: i64 = pos
        self.offset: int = 0
        self.bit_offset: int = 0
        self.bit_width: int = -1
        self.align: int = 0         # from an attribute or _Alignas; 0: the type's own
        self.packed: bool = False
        self.is_flexible: bool = False
        self.access_type: Type = type   # the type of the member as a value: narrow for wide bit-fields
        self.reverse: bool = False      # scalar_storage_order opposite to the target's
        self.typedef_name: str = ""     # the name by which -fplan9-extensions knows an unnamed member
        self.step_align: int = 1        # alignment in force of a member behind a variable-length one, whose offset is VARIABLE

    def is_called(self, name: str) -> bool:
        """Tell whether `name` selects this member itself, not one inside it."""
        return self.name == name or self.typedef_name == name


@final
class RecordType(Type):
    """struct or union.  Fields in order of declaration, unnamed bit-fields included (name "")."""

    __slots__ = ("tag", "fields", "packed", "transparent", "has_flexible", "reverse_order", "designated_init",
                 "by_name", "being_defined", "pos", "has_const_member", "has_volatile_member", "randomized")

    def __init__(self, kind: i64, tag: str, pos: i64) -> None:
        super().__init__(kind, INCOMPLETE, 1)
        self.tag: str = tag
        self.pos: i64 = pos
        self.fields: list[Field] = []
        self.packed: bool = False
        self.transparent: bool = False
        self.has_flexible: bool = False
        self.reverse_order: bool = False
        self.designated_init: bool = False
        self.being_defined: bool = False
        self.has_const_member: bool = False
        self.has_volatile_member: bool = False
        self.by_name: dict[str, Field] = {}


@final
class EnumType(Type):
    """An enumeration; `underlying` is the compatible integer type once complete (C11 6.7.2.2p4)."""

    __slots__ = ("tag", "underlying", "packed", "pos", "being_defined", "names", "forced_size")

    def __init__(self, tag: str, underlying: IntType, pos: i64) -> None:
        super().__init__(T_ENUM, INCOMPLETE, underlying.align)
        self.tag: str = tag
        self.underlying: IntType = underlying
        self.packed: bool = False
        self.forced_size: int = 0       # bytes, from a mode attribute
        self.being_defined: bool = False
        self.pos: i64 = pos
        self.names: list[tuple[str, int]] = []


@final
class VectorType(Type):
    """GNU vector of `count` elements (GCC manual: Vector Extensions).  opaque: compatible by size only."""

    __slots__ = ("element", "count")

    def __init__(self, element: Type, count: int) -> None:
        size = element.size * count
        super().__init__(T_VECTOR, size, size)
        self.element: Type = element
        self.count: int = count


# name, floating kind; rank orders the usual arithmetic conversions (TS 18661-3: an extended or interchange type
# of equal format outranks the standard one in GCC).
_FLOAT_RANKS: Final = ("_Float16", "float", "_Float32", "_Float32x", "double", "_Float64", "_Float64x",
                       "long double", "_Float128")


@final
class TypeTable:
    """All types of one compile: the basic ones by attribute, derived ones by method."""

    def __init__(self, target: TargetInfo, short_enums: bool = False) -> None:
        self.target = target
        self.short_enums = short_enums
        limit = target.long_long_align
        self.void: Type = VoidType()
        self.error: Type = ErrorType()
        self.bool = IntType(T_BOOL, "_Bool", 1, 1, 1, False, RANK_BOOL)
        self.char = IntType(T_INT, "char", 1, 1, 8, target.char_signed, RANK_CHAR)
        self.schar = IntType(T_INT, "signed char", 1, 1, 8, True, RANK_CHAR)
        self.uchar = IntType(T_INT, "unsigned char", 1, 1, 8, False, RANK_CHAR)
        self.short = IntType(T_INT, "short int", 2, 2, 16, True, RANK_SHORT)
        self.ushort = IntType(T_INT, "short unsigned int", 2, 2, 16, False, RANK_SHORT)
        self.int = IntType(T_INT, "int", 4, 4, 32, True, RANK_INT)
        self.uint = IntType(T_INT, "unsigned int", 4, 4, 32, False, RANK_INT)
        size = target.long_size
        self.long = IntType(T_INT, "long int", size, size, size * 8, True, RANK_LONG)
        self.ulong = IntType(T_INT, "long unsigned int", size, size, size * 8, False, RANK_LONG)
        self.llong = IntType(T_INT, "long long int", 8, limit, 64, True, RANK_LONG_LONG)
        self.ullong = IntType(T_INT, "long long unsigned int", 8, limit, 64, False, RANK_LONG_LONG)
        self.int128 = IntType(T_INT, "__int128", 16, 16, 128, True, RANK_INT128)
        self.uint128 = IntType(T_INT, "__int128 unsigned", 16, 16, 128, False, RANK_INT128)
        extended = X87 if target.isa in ("x86_64", "i386") else "binary128"
        extended_size = target.long_double_size if target.long_double_format == X87 else 16
        if target.isa == "i386" and target.long_double_format != X87:
            extended_size = 12
        extended_align = 4 if extended_size == 12 else 16
        dalign = target.double_align
        self.float = FloatType("float", "binary32", 4, 4, 1)
        self.double = FloatType("double", "binary64", 8, dalign, 3)
        self.ldouble = FloatType("long double", target.long_double_format, target.long_double_size,
                                 target.long_double_align, 7)
        self.float16 = FloatType("_Float16", "binary16", 2, 2, 0)
        self.float32 = FloatType("_Float32", "binary32", 4, 4, 2)
        self.float32x = FloatType("_Float32x", "binary64", 8, dalign, 4)
        self.float64 = FloatType("_Float64", "binary64", 8, dalign, 5)
        self.float64x = FloatType("_Float64x", extended, extended_size, extended_align, 6)
        self.float128 = FloatType("_Float128", "binary128", 16, 16, 8)
        if target.long_double_format == "binary128":
            self.float128.rank = 8
        self.bf16: FloatType = FloatType("__bf16", "bfloat16", 2, 2, 0)
        self._complex_types: dict[str, ComplexType] = {}
        self._vectors: dict[tuple[int, int], VectorType] = {}
        self._bitfield_types: dict[tuple[int, bool], IntType] = {}
        self.size_t: IntType = self.integer_named(target.size_type)
        self.ptrdiff_t: IntType = self.integer_named(target.ptrdiff_type)
        self.wchar_t: IntType = self.integer_named(target.wchar_type)
        self.char16_t: IntType = self.ushort
        self.char32_t: IntType = self.uint
        self.wint_t: IntType = self.uint
        self.intptr_t: IntType = self.ptrdiff_t
        self.uintptr_t: IntType = self.size_t
        self.void_pointer: Type = self.pointer(self.void)
        self.const_void_pointer: Type = self.pointer(self.qualified(self.void, Q_CONST))
        self.char_pointer: Type = self.pointer(self.char)
        self.const_char_pointer: Type = self.pointer(self.qualified(self.char, Q_CONST))
        self.va_list: Type = self._make_va_list()

    def _make_va_list(self) -> Type:
        """Build __builtin_va_list (SysV x86-64 3.5.7, AAPCS64 appendix B; pointers elsewhere)."""
        style = self.target.va_list
        if style == "char*":
            return self.char_pointer
        if style == "void*":
            return self.void_pointer
        if style == "array":
            record = RecordType(T_STRUCT, "__va_list_tag", 0)
            members = [("gp_offset", self.uint), ("fp_offset", self.uint)]
            offset = 0
            for name, ty in members:
                field = Field(name, ty, 0)
                field.offset = offset
                field.bit_offset = offset * 8
                record.fields.append(field)
                offset += 4
            for name in ("overflow_arg_area", "reg_save_area"):
                field = Field(name, self.void_pointer, 0)
                field.offset = offset
                field.bit_offset = offset * 8
                record.fields.append(field)
                offset += 8
            record.size = 24
            record.align = 8
            for field in record.fields:
                record.by_name[field.name] = field
            return ArrayType(record, 1, None)
        record = RecordType(T_STRUCT, "__va_list", 0)
        offset = 0
        for name in ("__stack", "__gr_top", "__vr_top"):
            field = Field(name, self.void_pointer, 0)
            field.offset = offset
            field.bit_offset = offset * 8
            record.fields.append(field)
            offset += 8
        for name in ("__gr_offs", "__vr_offs"):
            field = Field(name, self.int, 0)
            field.offset = offset
            field.bit_offset = offset * 8
            record.fields.append(field)
            offset += 4
        record.size = 32
        record.align = 8
        for field in record.fields:
            record.by_name[field.name] = field
        return record

    def integer_named(self, name: str) -> IntType:
        """Return the standard integer type spelled `name`, e.g. "unsigned long"."""
        if name == "int":
            return self.int
        if name == "unsigned int":
            return self.uint
        if name == "long":
            return self.long
        if name == "unsigned long":
            return self.ulong
        if name == "unsigned short":
            return self.ushort
        if name == "long long":
            return self.llong
        if name == "unsigned long long":
            return self.ullong
        raise KeyError(name)

    def pointer(self, target: Type) -> Type:
        """Return pointer to `target`, the same object each time."""
        result = target._pointer
        if result is None:
            result = PointerType(target, self.target.pointer_size)
            target._pointer = result
        return result

    def variant(self, ty: Type, quals: i64, align: int, user_align: bool, may_alias: bool) -> Type:
        """Return the variant of ty.main with exactly these properties."""
        main = ty.main
        if quals == 0 and align == main.align and user_align == main.user_align and may_alias == main.may_alias:
            return main
        known = main._variants
        if known is None:
            known = []
            main._variants = known
        for item in known:
            if (item.quals == quals and item.align == align and item.user_align == user_align
                    and item.may_alias == may_alias):
                item.size = main.size
                return item
        result = Variant(main, quals, align, user_align, may_alias)
        known.append(result)
        return result

    def qualified(self, ty: Type, quals: i64) -> Type:
        """Return `ty` with `quals` added; on an array they go to the element (C11 6.7.3p9)."""
        if quals == 0 or ty.quals | quals == ty.quals:
            return ty
        if ty.kind == T_ARRAY:
            array = ty.main
            assert isinstance(array, ArrayType)
            element = self.qualified(array.element, quals)
            if element is array.element:
                return ty
            result = array.of(element)
            if ty.user_align:
                return self.variant(result, 0, ty.align, True, False)
            return result
        if ty.kind == T_ERROR:
            return ty
        align = ty.align
        quals = ty.quals | quals
        if quals & Q_ATOMIC and not ty.user_align and ty.main.size > 0:
            # GCC raises the alignment of an atomic type whose size is a power of two up to 16 bytes.
            size = ty.main.size
            if size <= 16 and size & (size - 1) == 0 and align < size and (size < 16 or self.target.has_int128):
                align = size
        return self.variant(ty, quals, align, ty.user_align, ty.may_alias)

    def unqualified(self, ty: Type) -> Type:
        """Return `ty` without qualifiers, keeping its alignment; arrays lose their element's."""
        if ty.kind == T_ARRAY:
            array = ty.main
            assert isinstance(array, ArrayType)
            element = self.unqualified(array.element)
            if element is array.element:
                return ty
            return array.of(element)
        if ty.quals == 0:
            return ty
        if not ty.user_align:
            return self.variant(ty, 0, ty.main.align, ty.main.user_align, ty.may_alias)
        return self.variant(ty, 0, ty.align, ty.user_align, ty.may_alias)

    def aligned(self, ty: Type, align: int) -> Type:
        """Return `ty` with its alignment set to `align` by the user."""
        return self.variant(ty, ty.quals, align, True, ty.may_alias)

    def array(self, element: Type, count: int) -> ArrayType:
        """Return element[count]; count -1 for an incomplete array."""
        return ArrayType(element, count, None)

    def complex(self, element: Type) -> ComplexType:
        """Return _Complex element."""
        main = element.main
        if isinstance(main, FloatType):
            key = main.name
        else:
            assert isinstance(main, IntType)
            key = main.name
        result = self._complex_types.get(key)
        if result is None:
            result = ComplexType(main)
            self._complex_types[key] = result
        return result

    def vector(self, element: Type, count: int) -> VectorType:
        """Return the vector type of `count` elements."""
        key = (id(element), count)
        result = self._vectors.get(key)
        if result is None:
            result = VectorType(element, count)
            if self.target.isa == "aarch64" and result.align > 16:
                result.align = 16
            self._vectors[key] = result
        return result

    def bitfield_type(self, declared: IntType, width: int) -> IntType:
        """Return the type a bit-field of `width` bits has as a value before promotion.

        GCC gives a bit-field whose declared type is wider than int and whose width is not that of the type a type of
        exactly its width, and computes in it (C11 6.7.2.1p10, implementation-defined).
        """
        if declared.kind == T_BOOL or width == declared.width:
            return declared
        key = (width, declared.signed)
        result = self._bitfield_types.get(key)
        if result is None:
            size = 1
            while size * 8 < width:
                size *= 2
            rank: i64 = RANK_CHAR
            if width > 64:
                rank = RANK_LONG_LONG
            elif width > 32:
                rank = RANK_INT
            name = ("signed" if declared.signed else "unsigned") + ":" + str(width)
            result = IntType(T_INT, name, size, size, width, declared.signed, rank)
            self._bitfield_types[key] = result
        return result

    def integer_of_width(self, width: int, signed: bool) -> IntType:
        """Return the standard integer type of `width` bits that GCC's modes name first."""
        if width == 8:
            return self.schar if signed else self.uchar
        if width == 16:
            return self.short if signed else self.ushort
        if width == 32:
            return self.int if signed else self.uint
        if width == 64:
            if self.target.long_size == 8:
                return self.long if signed else self.ulong
            return self.llong if signed else self.ullong
        if width == 128:
            return self.int128 if signed else self.uint128
        raise KeyError(width)

    def to_unsigned(self, ty: IntType) -> IntType:
        """Return the unsigned type corresponding to `ty` (C11 6.2.5p6)."""
        if not ty.signed:
            return ty
        if ty is self.int:
            return self.uint
        if ty is self.long:
            return self.ulong
        if ty is self.llong:
            return self.ullong
        if ty is self.int128:
            return self.uint128
        if ty is self.short:
            return self.ushort
        if ty is self.char or ty is self.schar:
            return self.uchar
        return self.bitfield_type(IntType(T_INT, "", ty.size, ty.align, 0, False, ty.rank), ty.width)

    def to_signed(self, ty: IntType) -> IntType:
        """Return the signed type corresponding to `ty`."""
        if ty.signed:
            return ty
        if ty is self.uint:
            return self.int
        if ty is self.ulong:
            return self.long
        if ty is self.ullong:
            return self.llong
        if ty is self.uint128:
            return self.int128
        if ty is self.ushort:
            return self.short
        if ty.width == 8:
            return self.schar
        return self.bitfield_type(IntType(T_INT, "", ty.size, ty.align, 0, True, ty.rank), ty.width)


def is_integer(ty: Type) -> bool:
    """Tell whether `ty` is an integer type (C11 6.2.5p17), _Bool and enumerations included."""
    kind = ty.kind
    return kind == T_INT or kind == T_ENUM or kind == T_BOOL


def is_arithmetic(ty: Type) -> bool:
    """Tell whether `ty` is an arithmetic type (C11 6.2.5p18), complex included."""
    kind = ty.kind
    return kind == T_INT or kind == T_ENUM or kind == T_BOOL or kind == T_FLOAT or kind == T_COMPLEX


def is_scalar(ty: Type) -> bool:
    """Tell whether `ty` is a scalar type (C11 6.2.5p21)."""
    kind = ty.kind
    return (kind == T_INT or kind == T_POINTER or kind == T_ENUM or kind == T_BOOL or kind == T_FLOAT
            or kind == T_COMPLEX)


def is_record(ty: Type) -> bool:
    """Tell whether `ty` is a structure or union."""
    return ty.kind == T_STRUCT or ty.kind == T_UNION


def integer_of(ty: Type) -> IntType:
    """Return the IntType that represents the integer type `ty` (an enumeration's underlying one)."""
    main = ty.main
    if isinstance(main, IntType):
        return main
    assert isinstance(main, EnumType)
    return main.underlying


def pointee(ty: Type) -> Type:
    """Return what the pointer type `ty` points to."""
    main = ty.main
    assert isinstance(main, PointerType)
    return main.target


def array_of(ty: Type) -> ArrayType:
    """Return the ArrayType behind `ty`."""
    main = ty.main
    assert isinstance(main, ArrayType)
    return main


def element_type(ty: Type) -> Type:
    """Return the innermost element of an array type, another type itself."""
    while True:
        main = ty.main
        if not isinstance(main, ArrayType):
            return ty
        ty = main.element


def function_of(ty: Type) -> FunctionType:
    """Return the FunctionType behind `ty`."""
    main = ty.main
    assert isinstance(main, FunctionType)
    return main


def record_of(ty: Type) -> RecordType:
    """Return the RecordType behind `ty`."""
    main = ty.main
    assert isinstance(main, RecordType)
    return main


def float_of(ty: Type) -> FloatType:
    """Return the FloatType behind `ty`."""
    main = ty.main
    assert isinstance(main, FloatType)
    return main


def complex_of(ty: Type) -> ComplexType:
    """Return the ComplexType behind `ty`."""
    main = ty.main
    assert isinstance(main, ComplexType)
    return main


def vector_of(ty: Type) -> VectorType:
    """Return the VectorType behind `ty`."""
    main = ty.main
    assert isinstance(main, VectorType)
    return main


def is_variably_modified(ty: Type) -> bool:
    """Tell whether `ty` is variably modified (C11 6.7.6p3)."""
    while True:
        main = ty.main
        if isinstance(main, ArrayType):
            if main.count == VARIABLE:
                return True
            ty = main.element
        elif isinstance(main, PointerType):
            ty = main.target
        elif isinstance(main, FunctionType):
            ty = main.result
        elif isinstance(main, RecordType):
            return main.size == VARIABLE
        else:
            return False


def size_of(ty: Type) -> int:
    """Return the size in bytes through `main`, for variants made before a record was complete."""
    return ty.main.size


def align_of(ty: Type) -> int:
    """Return the alignment in bytes; a variant without its own follows its record's."""
    if ty.user_align or ty.quals & Q_ATOMIC:
        main_align = ty.main.align
        if ty.user_align:
            return ty.align
        return ty.align if ty.align > main_align else main_align
    return ty.main.align


def normalise(value: int, width: int, signed: bool) -> int:
    """Return `value` reduced modulo 2**width into the range of that type."""
    value &= (1 << width) - 1
    if signed and value >> (width - 1):
        value -= 1 << width
    return value
