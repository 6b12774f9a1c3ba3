"""Which -f and -m options code generation honours: one table, and the check of a unit's options against it.

In: Options.code_flags and machine_flags as the driver carries them (its own table already took out what says nothing about code, and
refused what needs a whole other machinery: sanitizers, coverage, LTO, OpenMP, profiles, plugins).  Out: nothing, or Unsupported("option",
FLAG).  What stands in no row is Unsupported: an option is honoured, is without effect on code by its definition, or sends the
unit to GCC; none is dropped.

Columns: the option without `no-`, what is said of it, and of its `no-` form:
    yes     honoured (by some phase), or a permission or hint that code generation may leave unused, or the default
    no      Unsupported
    -       there is no such form
An option with a value ends in `=`; the row with the value given counts before the one with `*`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from compiler.unsupported import Unsupported

if TYPE_CHECKING:
    from compiler.options import Options

# option                                 given no-
ROWS: Final = """
--param=ssp-buffer-size=*                yes   -
-fPIC                                    yes   yes
-fPIE                                    yes   yes
-fpic                                    yes   yes
-fpie                                    yes   yes
-falign-functions                        yes   yes
-falign-functions=*                      yes   -
-falign-jumps                            yes   yes
-falign-jumps=*                          yes   -
-falign-labels                           yes   yes
-falign-labels=*                         yes   -
-falign-loops                            yes   yes
-falign-loops=*                          yes   -
-fallow-parameterless-variadic-functions yes   yes
-fallow-store-data-races                 yes   yes
-fasm                                    yes   yes
-fassociative-math                       yes   yes
-fasynchronous-unwind-tables             yes   yes
-fbuiltin                                yes   yes
-fbuiltin-*                              -     yes
-fcf-protection                          yes   -
-fcf-protection=branch                   yes   -
-fcf-protection=check                    yes   -
-fcf-protection=full                     yes   -
-fcf-protection=none                     yes   -
-fcf-protection=return                   yes   -
-fcommon                                 yes   yes
-fcond-mismatch                          yes   yes
-fcx-fortran-rules                       yes   yes
-fcx-limited-range                       yes   yes
-fdata-sections                          yes   yes
-fdebug-prefix-map=*                     yes   -
-fdelete-null-pointer-checks             yes   yes
-fdisable-pass=*                         yes   -
-fdwarf2-cfi-asm                         yes   no
-feliminate-unused-debug-symbols         yes   yes
-feliminate-unused-debug-types           yes   yes
-femit-struct-debug-baseonly             yes   yes
-femit-struct-debug-detailed=*           yes   yes
-femit-struct-debug-reduced              yes   yes
-fexceptions                             yes   yes
-fexcess-precision=fast                  yes   -
-fexcess-precision=standard              yes   -
-ffast-math                              yes   yes
-ffile-prefix-map=*                      yes   -
-ffinite-loops                           yes   yes
-ffinite-math-only                       yes   yes
-ffloat-store                            yes   yes
-ffp-contract=*                          yes   -
-ffp-int-builtin-inexact                 yes   yes
-ffreestanding                           yes   yes
-ffunction-sections                      yes   yes
-fgnu-unique                             yes   yes
-fgnu89-inline                           yes   yes
-fhosted                                 yes   yes
-fident                                  yes   yes
-finhibit-size-directive                 no    yes
-finline                                 yes   yes
-finline-atomics                         yes   no
-finstrument-functions                   yes   yes
-fisolate-erroneous-paths-attribute      yes   yes
-fjump-tables                            yes   yes
-fkeep-inline-functions                  no    yes
-fkeep-static-consts                     yes   yes
-fkeep-static-functions                  no    yes
-flax-vector-conversions                 yes   yes
-fleading-underscore                     no    yes
-flimit-function-alignment               yes   yes
-fmath-errno                             yes   yes
-fmerge-all-constants                    yes   yes
-fmerge-constants                        yes   yes
-fms-extensions                          yes   yes
-fnon-call-exceptions                    no    yes
-fomit-frame-pointer                     yes   yes
-fopenmp-simd                            yes   yes
-foptimize-sibling-calls                 yes   yes
-fopt-bisect-limit=*                     yes   -
-fopt-level=*                            yes   -
-fpack-struct                            yes   yes
-fpack-struct=*                          yes   -
-fpatchable-function-entry=*             yes   -
-fpermitted-flt-eval-methods=*           yes   -
-fplan9-extensions                       yes   yes
-fplant=*                                yes   -
-fplt                                    yes   yes
-fprintf-return-value                    yes   yes
-frandom-seed                            yes   yes
-frandom-seed=*                          yes   -
-freciprocal-math                        yes   yes
-frounding-math                          yes   yes
-fsemantic-interposition                 yes   yes
-fshort-enums                            yes   yes
-fshort-wchar                            yes   yes
-fsignaling-nans                         yes   yes
-fsigned-bitfields                       yes   yes
-fsigned-char                            yes   yes
-fsigned-zeros                           yes   yes
-fsingle-precision-constant              yes   yes
-fsso-struct=*                           yes   -
-fstack-check                            no    yes
-fstack-clash-protection                 yes   yes
-fstack-protector                        yes   yes
-fstack-protector-all                    yes   yes
-fstack-protector-explicit               yes   yes
-fstack-protector-strong                 yes   yes
-fstack-reuse=*                          yes   -
-fstrict-aliasing                        yes   yes
-fstrict-overflow                        yes   yes
-fstrict-volatile-bitfields              no    yes
-fsync-libcalls                          yes   yes
-ftls-model=*                            yes   -
-ftoplevel-reorder                       yes   yes
-ftrampolines                            yes   yes
-ftrapping-math                          yes   yes
-ftrapv                                  yes   yes
-ftrivial-auto-var-init=uninitialized    yes   -
-funit-at-a-time                         yes   yes
-funsafe-math-optimizations              yes   yes
-funsigned-bitfields                     yes   yes
-funsigned-char                          yes   yes
-funwind-tables                          yes   yes
-fverbose-asm                            yes   yes
-fvisibility=*                           yes   -
-fwrapv                                  yes   yes
-fwrapv-pointer                          yes   yes
-fzero-call-used-regs=*                  yes   -
-fzero-initialized-in-bss                yes   yes
-m128bit-long-double                     yes   -
-m64                                     yes   -
-m80387                                  yes   yes
-m3dnow                                  yes   yes
-m3dnowa                                 yes   yes
-mabi=sysv                               yes   -
-mabm                                    yes   yes
-maccumulate-outgoing-args               yes   yes
-madx                                    yes   yes
-maes                                    yes   yes
-malign-data=*                           yes   -
-malign-stringops                        yes   -
-march=*                                 yes   -
-masm=att                                yes   -
-mavx                                    yes   yes
-mavx2                                   yes   yes
-mavx512bw                               yes   yes
-mavx512cd                               yes   yes
-mavx512dq                               yes   yes
-mavx512f                                yes   yes
-mavx512vl                               yes   yes
-mavx256-split-unaligned-load            yes   yes
-mavx256-split-unaligned-store           yes   yes
-mbmi                                    yes   yes
-mbmi2                                   yes   yes
-mbranch-cost=*                          yes   -
-mcldemote                               yes   yes
-mclflushopt                             yes   yes
-mclwb                                   yes   yes
-mcmodel=kernel                          yes   -
-mcmodel=small                           yes   -
-mcrc32                                  yes   yes
-mcx16                                   yes   yes
-mdirect-extern-access                   yes   no
-mf16c                                   yes   yes
-mfancy-math-387                         yes   -
-mcet-switch                             yes   yes
-mfentry                                 yes   yes
-mfentry-name=*                          yes   -
-mfentry-section=*                       yes   -
-mfma                                    yes   yes
-mfma4                                   yes   yes
-mfp-ret-in-387                          yes   yes
-mfpmath=sse                             yes   -
-mfsgsbase                               yes   yes
-mfunction-return=*                      yes   -
-mfxsr                                   yes   yes
-mgeneral-regs-only                      yes   -
-mgfni                                   yes   yes
-mglibc                                  yes   -
-mhard-float                             yes   -
-mharden-sls=*                           yes   -
-mieee-fp                                yes   yes
-mincoming-stack-boundary=*              yes   -
-mindirect-branch-cs-prefix              yes   yes
-mindirect-branch-register               yes   yes
-mindirect-branch=*                      yes   -
-minline-all-stringops                   yes   yes
-mlittle-endian                          yes   -
-mlong-double-80                         yes   -
-mmanual-endbr                           yes   yes
-mlzcnt                                  yes   yes
-mmmx                                    yes   yes
-mmove-max=*                             yes   -
-mmovbe                                  yes   yes
-mmovdir64b                              yes   yes
-mmovdiri                                yes   yes
-mmwait                                  yes   yes
-mmwaitx                                 yes   yes
-mneeded                                 yes   yes
-mno-align-stringops                     yes   -
-mno-push-args                           yes   -
-mno-red-zone                            yes   -
-mnop-mcount                             yes   yes
-momit-leaf-frame-pointer                yes   yes
-mpc32                                   yes   -
-mpc64                                   yes   -
-mpc80                                   yes   -
-mpclmul                                 yes   yes
-mpku                                    yes   yes
-mpopcnt                                 yes   yes
-mprefer-avx128                          yes   yes
-mpreferred-stack-boundary=*             yes   -
-mprefer-vector-width=*                  yes   -
-mprefetchwt1                            yes   yes
-mprfchw                                 yes   yes
-mptwrite                                yes   yes
-mpush-args                              yes   yes
-mrdpid                                  yes   yes
-mrdrnd                                  yes   yes
-mrdseed                                 yes   yes
-mrecord-mcount                          yes   yes
-mred-zone                               yes   yes
-msahf                                   yes   yes
-mserialize                              yes   yes
-msgx                                    yes   yes
-msha                                    yes   yes
-mshstk                                  yes   yes
-mskip-rax-setup                         yes   yes
-msse                                    yes   yes
-msse2                                   yes   yes
-msse3                                   yes   yes
-msse4                                   yes   -
-mno-sse4                                yes   -
-msse4.1                                 yes   yes
-msse4.2                                 yes   yes
-msse4a                                  yes   yes
-mssse3                                  yes   yes
-mstack-protector-guard-offset=*         yes   -
-mstack-protector-guard-reg=*            yes   -
-mstack-protector-guard-symbol=*         yes   -
-mstack-protector-guard=*                yes   -
-mstackrealign                           no    yes
-mstore-max=*                            yes   -
-mstringop-strategy=*                    yes   -
-mstv                                    yes   yes
-mtbm                                    yes   yes
-mtls-dialect=gnu                        yes   -
-mtls-direct-seg-refs                    yes   yes
-mtune-ctrl=*                            yes   -
-mtune=*                                 yes   -
-mvaes                                   yes   yes
-mvpclmulqdq                             yes   yes
-mvzeroupper                             yes   yes
-mwaitpkg                                yes   yes
-mwbnoinvd                               yes   yes
-mxop                                    yes   yes
-mxsave                                  yes   yes
-mxsavec                                 yes   yes
-mxsaveopt                               yes   yes
-mxsaves                                 yes   yes
-p                                       yes   -
-pg                                      yes   -
"""


def check_flags(options: Options) -> None:
    """Raise Unsupported("option", FLAG) for the first flag of `options` that code generation does not honour."""
    table: dict[str, tuple[bool, bool]] = {}
    for line in ROWS.splitlines():
        words = line.split()
        if words:
            table[words[0]] = (words[1] == "yes", words[2] == "yes")
    for flag in (*options.code_flags, *options.machine_flags):
        if not _honoured(flag, table):
            raise Unsupported("option", flag)


def _honoured(flag: str, table: dict[str, tuple[bool, bool]]) -> bool:
    """Tell whether the table says yes to a flag as it was written."""
    row = table.get(flag)
    if row is not None:
        return row[0]
    cut = flag.find("=", 8 if flag.startswith("--param=") else 0)
    if cut >= 0:
        row = table.get(flag[:cut + 1] + "*")
        return row is not None and row[0]
    if flag[2:5] == "no-":
        positive = flag[:2] + flag[5:]
        row = table.get(positive)
        if row is None and positive.startswith("-fbuiltin-"):
            row = table["-fbuiltin-*"]
        return row is not None and row[1]
    return False
