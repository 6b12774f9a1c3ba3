"""Macros that GCC predefines for a target under the flags in force (cpp manual: Predefined Macros).

In:  Options.  Out: a text of #define lines, in GCC's order, that the preprocessor reads as "<built-in>".
The facts are in predefined_table; here is how flags change them.  x86 -m flags switch features that imply
each other; an explicit flag wins over what -march brings.  A flag whose effect on macros is not known
here raises Unsupported: a missing macro would be wrong code.
"""

from __future__ import annotations

from typing import Final, final

from compiler.lex.dialect import Dialect, last_flag
from compiler.options import Options
from compiler.preproc.features import target_column
from compiler.preproc.predefined_table import (
    BASE,
    X86_ARCHITECTURES,
    X86_DISABLES,
    X86_ENABLES,
    X86_TUNINGS,
)
from compiler.unsupported import Unsupported

# -m flags that change no macro, by prefix.  (facts: gcc -dM -E of each)
X86_NEUTRAL: Final = (
    "-mtune-ctrl=", "-mregparm=", "-mieee-fp", "-mno-ieee-fp", "-mred-zone", "-mno-red-zone",
    "-mpreferred-stack-boundary=", "-mincoming-stack-boundary=", "-mskip-rax-setup", "-mno-skip-rax-setup",
    "-mindirect-branch", "-mno-indirect-branch", "-mfunction-return=", "-mfentry", "-mno-fentry",
    "-mrecord-mcount", "-mno-record-mcount", "-mnop-mcount", "-mno-nop-mcount", "-mrtd", "-mno-rtd",
    "-mstackrealign", "-mno-stackrealign", "-masm=", "-malign-double", "-mno-align-double", "-malign-",
    "-mtls-", "-mno-tls-", "-mms-bitfields", "-mno-ms-bitfields", "-mcet-switch", "-mno-cet-switch",
    "-mstack-protector-guard", "-mno-stack-protector-guard", "-mfp-ret-in-387", "-mno-fp-ret-in-387",
    "-mfancy-math-387", "-mno-fancy-math-387", "-mharden-sls=", "-maccumulate-outgoing-args",
    "-mno-accumulate-outgoing-args", "-mpush-args", "-mno-push-args", "-momit-leaf-frame-pointer",
    "-mno-omit-leaf-frame-pointer", "-mvzeroupper", "-mno-vzeroupper", "-mprefer-vector-width=",
    "-mmove-max=", "-mstore-max=", "-mmemcpy-strategy=", "-mmemset-strategy=", "-minline-", "-mno-inline-",
    "-mbranch-cost=", "-mlarge-data-threshold=", "-mlong-double-80", "-mno-align-stringops",
    "-mdirect-extern-access", "-mno-direct-extern-access", "-mmanual-endbr", "-mno-manual-endbr",
    "-mabi=", "-m96bit-long-double", "-mno-128bit-long-double", "-mrecip", "-mno-recip", "-mcld", "-mno-cld",
    "-mveclibabi=", "-mneeded", "-mno-needed", "-munroll-only-small-loops", "-mno-unroll-only-small-loops",
    "-mdaz-ftz", "-mpartial-vector-fp-math", "-mrelax-cmpxchg-loop", "-mdump-tune-features", "-mstv", "-mno-stv", "-mpc32", "-mpc64",
    "-mpc80", "-mstringop-strategy=", "-m128bit-long-double", "-mfancy-math-387", "-mglibc",
)
AARCH64_NEUTRAL: Final = (
    "-mabi=lp64", "-mlittle-endian", "-mcmodel=small", "-moutline-atomics", "-mno-outline-atomics",
    "-momit-leaf-frame-pointer", "-mno-omit-leaf-frame-pointer", "-mfix-cortex-a53", "-mno-fix-cortex-a53",
    "-mtls-", "-mstack-protector-guard", "-mtune=generic", "-mbranch-protection=none", "-march=armv8-a",
    "-mtrack-speculation", "-mno-track-speculation", "-mlow-precision", "-mno-low-precision",
)
RISCV_NEUTRAL: Final = (
    "-mabi=lp64d", "-mcmodel=medany", "-mno-relax", "-mrelax", "-msave-restore", "-mno-save-restore",
    "-mno-save-restore", "-mtune=rocket", "-mstrict-align", "-mplt", "-mno-plt", "-mlittle-endian",
    "-march=rv64gc", "-march=rv64imafdc", "-mstack-protector-guard", "-mpreferred-stack-boundary=",
    "-mriscv-attribute", "-mno-riscv-attribute", "-misa-spec=20191213", "-mshorten-memrefs", "-malign-data=",
)

UNDEFINED: Final = "\n"      # no macro's value

_GENERAL_REGISTERS_ONLY: Final = ("MMX", "SSE", "80387")


def predefined_text(options: Options, dialect: Dialect) -> str:
    """Return the #define lines in force before the first -D.

    Raises Unsupported for a target, compiler version or flag whose macros are not known.
    """
    column = target_column(options)
    if column < 0:
        raise Unsupported("target", f"predefined macros of {options.target}")
    if options.gcc_version[0] != 12:
        raise Unsupported("target", "predefined macros of GCC " + str(options.gcc_version[0]))
    macros = MacroSet(column)
    _language(macros, options, dialect)
    if "-undef" in options.preprocessor_flags:
        macros.keep_only(("__STDC__", "__STDC_VERSION__", "__STDC_UTF_16__", "__STDC_UTF_32__", "__STDC_HOSTED__",
                          "__ASSEMBLER__"))
        return macros.text()
    _version(macros, options)
    if column <= 1:
        X86Features(macros, options, column == 1).apply()
    else:
        _other_machine(options, AARCH64_NEUTRAL if column == 2 else RISCV_NEUTRAL)
    _code_flags(macros, options, column)
    return macros.text()


def target_assertions(options: Options, dialect: Dialect) -> list[tuple[str, str]]:
    """Return the (predicate, answer) pairs that the target asserts.  (gcc -E -dM does not show them)"""
    if "-undef" in options.preprocessor_flags or dialect.preprocessed:
        return []
    column = target_column(options)
    pairs = [("system", "linux"), ("system", "unix"), ("system", "posix")]
    if column == 0:
        pairs = [("cpu", "x86_64"), ("machine", "x86_64")] + pairs
    elif column == 1:
        pairs = [("cpu", "i386"), ("machine", "i386")] + pairs
    elif column == 2:
        pairs = [("cpu", "aarch64"), ("machine", "aarch64")] + pairs
    return pairs


@final
class MacroSet:
    """The macros, by name with parameters, in order of definition.

    values: every name of the table has its place; UNDEFINED: not defined.
    """

    def __init__(self, column: int) -> None:
        self.values: dict[str, str] = {}
        for line in BASE.splitlines():
            if line:
                name, _, value = line[5:].partition(" ")
                if line[column] != ".":
                    self.values[name] = value
                elif name not in self.values:
                    self.values[name] = UNDEFINED

    def defined(self, name: str) -> bool:
        """Tell whether a macro is defined."""
        return self.values.get(name, UNDEFINED) != UNDEFINED

    def set(self, name: str, value: str = "1") -> None:
        """Define a macro."""
        self.values[name] = value

    def drop(self, name: str) -> None:
        """Leave a macro undefined."""
        if name in self.values:
            self.values[name] = UNDEFINED

    def drop_prefix(self, prefix: str) -> None:
        """Leave all macros with a prefix undefined."""
        for name in list(self.values):
            if name.startswith(prefix):
                self.values[name] = UNDEFINED

    def keep_only(self, names: tuple[str, ...]) -> None:
        """Leave all others undefined."""
        for name in list(self.values):
            if name not in names:
                self.values[name] = UNDEFINED

    def text(self) -> str:
        """Return the #define lines."""
        return "".join([f"#define {name} {value}\n" for name, value in self.values.items() if value != UNDEFINED])


def _language(macros: MacroSet, options: Options, dialect: Dialect) -> None:
    """Macros of the language standard."""
    name = dialect.name
    versions = {"gnu99": "199901L", "c99": "199901L", "gnu11": "201112L", "c11": "201112L", "gnu17": "201710L",
                "c17": "201710L", "gnu2x": "202000L", "c2x": "202000L", "c94": "199409L"}
    version = versions.get(name, "")
    if version:
        macros.set("__STDC_VERSION__", version)
    else:
        macros.drop("__STDC_VERSION__")
    if dialect.assembler:
        macros.set("__ASSEMBLER__")
    if dialect.assembler or not dialect.u_literals:
        macros.drop("__STDC_UTF_16__")
        macros.drop("__STDC_UTF_32__")
    flags = options.code_flags
    hosted = last_flag(flags, "-fhosted", "-ffreestanding", True)
    hosted = last_flag(flags, "-fno-freestanding", "-fno-hosted", hosted)
    macros.set("__STDC_HOSTED__", "1" if hosted else "0")
    if dialect.strict:
        macros.set("__STRICT_ANSI__")
        for old in ("linux", "unix", "i386"):
            macros.drop(old)
    old_inline = name in ("c90", "c94", "gnu90")
    if last_flag(flags, "-fgnu89-inline", "-fno-gnu89-inline", old_inline):
        macros.drop("__GNUC_STDC_INLINE__")
        macros.set("__GNUC_GNU_INLINE__")


def _version(macros: MacroSet, options: Options) -> None:
    """Macros of the compiler's version."""
    major, minor, patch = options.gcc_version
    macros.set("__GNUC__", str(major))
    macros.set("__GNUC_MINOR__", str(minor))
    macros.set("__GNUC_PATCHLEVEL__", str(patch))
    macros.set("__VERSION__", f'"{major}.{minor}.{patch}"')


def _other_machine(options: Options, neutral: tuple[str, ...]) -> None:
    """Refuse -m flags of which the macros are not known."""
    for flag in options.machine_flags:
        if not flag.startswith(neutral):
            raise Unsupported("option", flag)


# Math flags: -fNAME, then the states that it sets (name+ or name-).  -fno-NAME sets the opposite.
# (GCC manual: Optimize Options)
_MATH_GROUPS: Final = {
    "unsafe-math-optimizations": ("associative-math+", "reciprocal-math+", "signed-zeros-", "trapping-math-",
                                  "unsafe+"),
    "fast-math": ("associative-math+", "reciprocal-math+", "signed-zeros-", "trapping-math-", "unsafe+",
                  "finite-math-only+", "math-errno-", "cx-limited-range+", "fast+", "rounding-math-",
                  "signaling-nans-"),
}
_MATH_SINGLE: Final = ("associative-math", "reciprocal-math", "signed-zeros", "trapping-math",
                       "finite-math-only", "math-errno", "cx-limited-range", "rounding-math", "signaling-nans",
                       "single-precision-constant")


def _math_state(options: Options) -> dict[str, bool]:
    """Return the floating-point flags in force."""
    state = {"associative-math": False, "reciprocal-math": False, "signed-zeros": True, "trapping-math": True,
             "finite-math-only": False, "math-errno": True, "cx-limited-range": False, "rounding-math": False,
             "signaling-nans": False, "single-precision-constant": False, "unsafe": False, "fast": False}
    words = list(options.code_flags)
    if options.optimize == "fast":
        words.insert(0, "-ffast-math")
    for word in words:
        if not word.startswith("-f"):
            continue
        positive = not word.startswith("-fno-")
        name = word[2:] if positive else word[5:]
        if name in _MATH_GROUPS:
            for item in _MATH_GROUPS[name]:
                if item in ("rounding-math-", "signaling-nans-", "cx-limited-range+") and not positive:
                    continue        # what -fno-fast-math leaves as it is
                state[item[:-1]] = (item[-1] == "+") == positive
        elif name in _MATH_SINGLE:
            state[name] = positive
    return state


def _math(macros: MacroSet, options: Options, column: int) -> None:
    """Macros of the floating-point flags."""
    state = _math_state(options)
    if state["associative-math"] and not state["signed-zeros"] and not state["trapping-math"]:
        macros.set("__ASSOCIATIVE_MATH__")
    else:
        state["associative-math"] = False
    fast = (state["fast"] and state["unsafe"] and state["finite-math-only"] and not state["signed-zeros"]
            and not state["trapping-math"] and not state["math-errno"])
    if fast:
        macros.set("__FAST_MATH__")
    for name, macro, when in (("math-errno", "__NO_MATH_ERRNO__", False),
                              ("signed-zeros", "__NO_SIGNED_ZEROS__", False),
                              ("trapping-math", "__NO_TRAPPING_MATH__", False),
                              ("reciprocal-math", "__RECIPROCAL_MATH__", True),
                              ("rounding-math", "__ROUNDING_MATH__", True),
                              ("signaling-nans", "__SUPPORT_SNAN__", True)):
        if state[name] == when:
            macros.set(macro)
    if state["finite-math-only"]:
        macros.set("__FINITE_MATH_ONLY__", "1")
    if (state["unsafe"] or state["associative-math"] or state["reciprocal-math"] or state["finite-math-only"]
            or not state["signed-zeros"] or state["single-precision-constant"]):
        macros.set("__GCC_IEC_559", "0")
        macros.set("__GCC_IEC_559_COMPLEX", "0")
    elif state["cx-limited-range"]:
        macros.set("__GCC_IEC_559_COMPLEX", "0")
    if column == 2 and state["unsafe"]:
        macros.set("__ARM_FP_FAST")


def _code_flags(macros: MacroSet, options: Options, column: int) -> None:
    """Macros of -O and -f flags."""
    flags = options.code_flags
    optimize = options.optimize
    if optimize != "0":
        macros.set("__OPTIMIZE__")
        if optimize in ("s", "z"):
            macros.set("__OPTIMIZE_SIZE__")
    if not last_flag(flags, "-finline", "-fno-inline", optimize != "0"):
        macros.set("__NO_INLINE__")
    else:
        macros.drop("__NO_INLINE__")
    _math(macros, options, column)
    _position_independence(macros, flags, column)
    guards = {"-fstack-protector": ("__SSP__", "1"), "-fstack-protector-all": ("__SSP_ALL__", "2"),
              "-fstack-protector-strong": ("__SSP_STRONG__", "3"),
              "-fstack-protector-explicit": ("__SSP_EXPLICIT__", "4")}
    guard = ""
    for flag in flags:
        if flag in guards:
            guard = flag
        elif flag == "-fno-stack-protector":
            guard = ""
        elif flag.startswith("-fsanitize="):
            _sanitizers(macros, flag[11:], column)
        elif flag.startswith("-fcf-protection"):
            levels = {"": "3", "=full": "3", "=branch": "1", "=return": "2"}
            macros.drop("__CET__")
            level = levels.get(flag[15:], "")
            if level and column <= 1:
                macros.set("__CET__", level)
    if guard:
        macros.set(guards[guard][0], guards[guard][1])
    if last_flag(flags, "-fopenmp", "-fno-openmp", False):
        macros.set("_OPENMP", "201511")
        macros.set("_REENTRANT")
    if last_flag(flags, "-fopenacc", "-fno-openacc", False):
        macros.set("_OPENACC", "201711")
        macros.set("_REENTRANT")
    if "-pthread" in flags or "-pthread" in options.preprocessor_flags or "-fgnu-tm" in flags:
        macros.set("_REENTRANT")
    if last_flag(flags, "-fexceptions", "-fno-exceptions", "-fnon-call-exceptions" in flags):
        macros.set("__EXCEPTIONS")
    unsigned_char = last_flag(flags, "-funsigned-char", "-fsigned-char", column >= 2)
    unsigned_char = last_flag(flags, "-fno-signed-char", "-fno-unsigned-char", unsigned_char)
    if unsigned_char:
        macros.set("__CHAR_UNSIGNED__")
    else:
        macros.drop("__CHAR_UNSIGNED__")
    if last_flag(flags, "-fshort-wchar", "-fno-short-wchar", False):
        macros.set("__GNUC_WIDE_EXECUTION_CHARSET_NAME", '"UTF-16LE"')
        for name, value in (("__SIZEOF_WCHAR_T__", "2"), ("__WCHAR_MAX__", "0xffff"), ("__WCHAR_MIN__", "0"),
                            ("__WCHAR_TYPE__", "short unsigned int"), ("__WCHAR_WIDTH__", "16")):
            macros.set(name, value)
        if column == 3:
            macros.set("__GCC_ATOMIC_WCHAR_T_LOCK_FREE", "1")
    if column == 2 and last_flag(flags, "-fshort-enums", "-fno-short-enums", False):
        macros.set("__ARM_SIZEOF_MINIMAL_ENUM", "1")
    unwind = last_flag(flags, "-fasynchronous-unwind-tables", "-fno-asynchronous-unwind-tables", column != 3)
    tables = last_flag(flags, "-funwind-tables", "-fno-unwind-tables", unwind)
    if unwind or tables or options.debug not in ("", "-g0") or macros.defined("__EXCEPTIONS") or column == 2:
        macros.set("__GCC_HAVE_DWARF2_CFI_ASM")
    else:
        macros.drop("__GCC_HAVE_DWARF2_CFI_ASM")
    if "-fno-dwarf2-cfi-asm" in flags:
        macros.drop("__GCC_HAVE_DWARF2_CFI_ASM")


def _position_independence(macros: MacroSet, flags: tuple[str, ...], column: int) -> None:
    """__PIC__ and __PIE__; GCC is taken to be configured with --enable-default-pie, as Debian's is."""
    pic = "2"
    pie = "2"
    for flag in flags:
        if flag in ("-fPIC", "-fpic"):
            pic = "2" if flag == "-fPIC" else "1"
            pie = ""
        elif flag in ("-fPIE", "-fpie"):
            pic = pie = "2" if flag == "-fPIE" else "1"
        elif flag in ("-fno-pic", "-fno-PIC", "-fno-pie", "-fno-PIE"):
            pic = pie = ""
    for name, value in (("__pic__", pic), ("__PIC__", pic), ("__pie__", pie), ("__PIE__", pie)):
        if value:
            macros.set(name, value)
        else:
            macros.drop(name)
    if column == 2 and pic == "1":
        macros.drop("__AARCH64_CMODEL_SMALL__")
    if column == 3 and pic == "":
        macros.drop("__riscv_cmodel_pic")
        macros.drop("__riscv_cmodel_medany")
        macros.set("__riscv_cmodel_medlow")


def _sanitizers(macros: MacroSet, names: str, column: int) -> None:
    """Macros of -fsanitize=."""
    for name in names.split(","):
        if name in ("address", "kernel-address"):
            macros.set("__SANITIZE_ADDRESS__")
        elif name == "thread":
            macros.set("__SANITIZE_THREAD__")
        elif name in ("hwaddress", "kernel-hwaddress") and column == 2:
            macros.set("__SANITIZE_HWADDRESS__")


@final
class X86Features:
    """Works out the features of an x86 from its -m flags, and defines their macros."""

    def __init__(self, macros: MacroSet, options: Options, narrow: bool) -> None:
        self.macros = macros
        self.options = options
        self.narrow = narrow
        self.enables = _rows(X86_ENABLES)
        self.disables = _rows(X86_DISABLES)
        self.features: set[str] = set()
        self.explicit: dict[str, bool] = {}
        self.x87 = True
        self.fpmath = ""
        self.architecture = ""
        self.tuning = ""
        self.model = ""
        self.no_cas16 = False

    def apply(self) -> None:
        """Set the macros."""
        self._define(self._work_out())

    def in_force(self) -> set[str]:
        """Return the features in force, as their macros spell them."""
        self._work_out()
        return self.features

    def _work_out(self) -> list[str]:
        """Find the features; return the other macros of the architecture."""
        for flag in self.options.machine_flags:
            self._flag(flag)
        self.features = {"MMX", "SSE", "SSE2", "FXSR"} if not self.narrow else set()
        names: list[str] = []
        if self.architecture:
            names = self._architecture(self.architecture)
        elif "-m16" in self.options.machine_flags and not self.narrow_target():
            # The 64-bit compiler's default processor stays x86-64 under -m16.
            names = self._architecture("x86-64")
        for feature, present in self.explicit.items():
            if present:
                self.features.add(feature)
            else:
                self.features.discard(feature)
        return names

    def narrow_target(self) -> bool:
        """Tell whether the compiler itself is a 32-bit one."""
        return not self.options.target.startswith("x86_64")

    def _flag(self, flag: str) -> None:
        """Take one -m flag."""
        name = flag[2:]
        if flag in ("-m32", "-m64", "-m16"):
            return
        if name.startswith("arch="):
            self.architecture = name[5:]
        elif name.startswith(("tune=", "cpu=")):
            self.tuning = name.partition("=")[2]
        elif name.startswith("cmodel="):
            self.model = name[7:]
        elif name.startswith("fpmath="):
            self.fpmath = name[7:]
        elif name in ("soft-float", "no-80387", "no-hard-float"):
            self.x87 = False
        elif name in ("80387", "hard-float", "no-soft-float"):
            self.x87 = True
        elif name == "general-regs-only":
            for feature in self.disables["mmx"] + self.disables["sse"]:
                self.explicit[feature] = False
            self.x87 = False
        elif name in self.enables:
            for feature in self.enables[name]:
                self.explicit[feature] = True
        elif name.startswith("no-") and name[3:] in self.disables:
            for feature in self.disables[name[3:]]:
                self.explicit[feature] = False
        elif name.startswith("no-") and name[3:] in self.enables:
            for feature in self.enables[name[3:]]:
                self.explicit[feature] = False
        elif not flag.startswith(X86_NEUTRAL):
            raise Unsupported("option", flag)

    def _architecture(self, name: str) -> list[str]:
        """Take the features of -march=NAME; return its other macros."""
        wanted = ["32" if self.narrow else "64", name]
        for line in X86_ARCHITECTURES.splitlines():
            words = line.split()
            if words[:2] == wanted:
                bar = words.index("|")
                self.features = set(words[2:bar])
                return words[bar + 1:]
        raise Unsupported("option", "-march=" + name)

    def _tuning_macros(self) -> list[str]:
        """Return the macros of -mtune."""
        for line in X86_TUNINGS.splitlines():
            words = line.split()
            if words and words[0] == self.tuning:
                return words[1:]
        raise Unsupported("option", "-mtune=" + self.tuning)

    def _define(self, names: list[str]) -> None:
        """Define the macros of the features, and what follows from them."""
        macros = self.macros
        features = self.features
        for feature in ("MMX", "SSE", "SSE2", "FXSR"):
            if feature not in features:
                macros.drop(f"__{feature}__")
        for name in names:
            if name.startswith("+__tune") and self.tuning:
                continue
            if name[0] == "+":
                macro, _, value = name[1:].partition("=")
                macros.set(macro, value or "1")
            else:
                macros.drop(name[1:])
        if self.tuning:
            for macro in self._tuning_macros():
                macros.set(macro)
        for feature in sorted(features):
            if feature == "CX16":
                if not self.narrow:
                    macros.set("__GCC_HAVE_SYNC_COMPARE_AND_SWAP_16")
            else:
                macros.set(f"__{feature}__")
        if "SSE2" not in features:
            macros.drop_prefix("__FLT16_")
        elif self.narrow:
            _half_precision(macros)
        uses_sse = "SSE" in features and ("sse" in self.fpmath or self.fpmath == "both"
                                          or (self.fpmath == "" and not self.narrow))
        for macro, present in (("__SSE_MATH__", uses_sse), ("__SSE2_MATH__", uses_sse and "SSE2" in features),
                               ("__MMX_WITH_SSE__", not self.narrow and "SSE2" in features)):
            if present:
                macros.set(macro)
            else:
                macros.drop(macro)
        if uses_sse and not ("387" in self.fpmath or self.fpmath == "both"):
            method = "16" if "AVX512FP16" in features else "0" if "SSE2" in features else "-1"
        elif uses_sse:
            method = "-1"
        else:
            method = "2" if self.x87 else "0"
        macros.set("__FLT_EVAL_METHOD__", method)
        macros.set("__FLT_EVAL_METHOD_TS_18661_3__", method)
        if not self.x87:
            macros.set("_SOFT_FLOAT")
            if not uses_sse:
                macros.set("__GCC_IEC_559", "0")
                macros.set("__GCC_IEC_559_COMPLEX", "0")
        macros.set("__BIGGEST_ALIGNMENT__", "64" if "AVX512F" in features else "32" if "AVX" in features else "16")
        if ("FMA" in features or "FMA4" in features or "AVX512F" in features) and uses_sse:
            for suffix in ("", "F", "F32", "F64", "F32x"):
                macros.set("__FP_FAST_FMA" + suffix)
        if self.model and not self.narrow:
            macros.drop("__code_model_small__")
            macros.set(f"__code_model_{self.model}__")


def _rows(table: str) -> dict[str, list[str]]:
    """Return a table of "flag feature feature ..." as a dictionary."""
    found: dict[str, list[str]] = {}
    for line in table.splitlines():
        words = line.split()
        if words:
            found[words[0]] = words[1:]
    return found


def _half_precision(macros: MacroSet) -> None:
    """Define the _Float16 macros where the base of the target has none."""
    for line in BASE.splitlines():
        if line.startswith("x") and "__FLT16_" in line:
            name, _, value = line[5:].partition(" ")
            macros.set(name, value)
