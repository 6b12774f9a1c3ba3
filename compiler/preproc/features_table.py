"""Tables for __has_attribute and __has_builtin: facts, asked of GCC 12.2 for each target.

A line "@ A B C D" sets the answers for x86_64, i386, aarch64 and riscv64 (without -m options) of the
names on the lines that follow.
"""

from __future__ import annotations

from typing import Final

# Attribute names, without the underscores around them.
ATTRIBUTES: Final = """
@ 1 1 1 1
NSObject __always_inline__ __const__ __volatile__ access alias aligned alloc_align alloc_size always_inline artificial
assume_aligned cleanup cold common const constructor copy designated_init destructor error externally_visible flatten
format format_arg gnu_inline hot ifunc leaf malloc may_alias mode no_address_safety_analysis no_icf
no_instrument_function no_profile_instrument_function no_reorder no_sanitize no_sanitize_address no_sanitize_coverage
no_sanitize_thread no_sanitize_undefined no_split_stack no_stack_limit no_stack_protector nocf_check noclone nocommon
noinit noinline noipa nonnull nonstring noplt noreturn nothrow objc_nullability objc_root_class optimize packed
patchable_function_entry persistent pure retain returns_nonnull returns_twice scalar_storage_order section sentinel
signed_bool_precision simd stack_protect symver tainted_args target target_clones tls_model transaction_callable
transaction_may_cancel_outer transaction_pure transaction_safe transaction_safe_dynamic transaction_unsafe
transaction_wrap transparent_union unavailable uninitialized unused used vector_mask vector_size visibility volatile
warn_if_not_aligned warn_unused warn_unused_result warning weak weakref zero_call_used_regs
@ 0 0 1 0
aarch64_vector_pcs arm_sve_vector_bits
@ 1 1 0 0
callee_pop_aggregate_return cdecl cf_check fastcall fentry_name fentry_section force_align_arg_pointer function_return
gcc_struct indirect_branch indirect_return ms_abi ms_hook_prologue ms_struct no_caller_saved_registers
nodirect_extern_access regparm sseregparm stdcall sysv_abi thiscall
@ 201904 201904 201904 201904
deprecated fallthrough maybe_unused
@ 1 1 0 1
interrupt naked
@ 202003 202003 202003 202003
nodiscard
"""

# "=x": both __builtin_x and (in GNU dialects, hosted) x; "-x": __builtin_x only; else the name itself.
BUILTINS: Final = """
@ 1 1 1 1
=_Exit =_exit =abort =abs =acos =acosf =acosh =acoshf =acoshl =acosl =aligned_alloc =alloca =asin =asinf =asinh
=asinhf =asinhl =asinl =atan =atan2 =atan2f =atan2l =atanf =atanh =atanhf =atanhl =atanl =bcmp =bcopy =bzero =cabs
=cabsf =cabsl =cacos =cacosf =cacosh =cacoshf =cacoshl =cacosl =calloc =carg =cargf =cargl =casin =casinf =casinh
=casinhf =casinhl =casinl =catan =catanf =catanh =catanhf =catanhl =catanl =cbrt =cbrtf =cbrtl =ccos =ccosf =ccosh
=ccoshf =ccoshl =ccosl =ceil =ceilf =ceilf128 =ceilf32 =ceilf32x =ceilf64 =ceilf64x =ceill =cexp =cexpf =cexpl =cimag
=cimagf =cimagl =clog =clog10 =clog10f =clog10l =clogf =clogl =conj =conjf =conjl =copysign =copysignf =copysignf128
=copysignf32 =copysignf32x =copysignf64 =copysignf64x =copysignl =cos =cosf =cosh =coshf =coshl =cosl =cpow =cpowf
=cpowl =cproj =cprojf =cprojl =creal =crealf =creall =csin =csinf =csinh =csinhf =csinhl =csinl =csqrt =csqrtf =csqrtl
=ctan =ctanf =ctanh =ctanhf =ctanhl =ctanl =dcgettext =dgettext =drem =dremf =dreml =erf =erfc =erfcf =erfcl =erff
=erfl =execl =execle =execlp =execv =execve =execvp =exit =exp =exp10 =exp10f =exp10l =exp2 =exp2f =exp2l =expf =expl
=expm1 =expm1f =expm1l =fabs =fabsf =fabsf128 =fabsf32 =fabsf32x =fabsf64 =fabsf64x =fabsl =fdim =fdimf =fdiml
=feclearexcept =fegetenv =fegetexceptflag =fegetround =feholdexcept =feraiseexcept =fesetenv =fesetexceptflag
=fesetround =fetestexcept =feupdateenv =ffs =ffsimax =ffsl =ffsll =finite =finitef =finitel =floor =floorf =floorf128
=floorf32 =floorf32x =floorf64 =floorf64x =floorl =fma =fmaf =fmaf128 =fmaf32 =fmaf32x =fmaf64 =fmaf64x =fmal =fmax
=fmaxf =fmaxf128 =fmaxf32 =fmaxf32x =fmaxf64 =fmaxf64x =fmaxl =fmin =fminf =fminf128 =fminf32 =fminf32x =fminf64
=fminf64x =fminl =fmod =fmodf =fmodl =fork =fprintf =fprintf_unlocked =fputc =fputc_unlocked =fputs =fputs_unlocked
=free =frexp =frexpf =frexpl =fscanf =fwrite =fwrite_unlocked =gamma =gamma_r =gammaf =gammaf_r =gammal =gammal_r
=gettext =hypot =hypotf =hypotl =ilogb =ilogbf =ilogbl =imaxabs =index =isalnum =isalpha =isascii =isblank =iscntrl
=isdigit =isgraph =isinf =isinff =isinfl =islower =isnan =isnanf =isnanl =isprint =ispunct =isspace =isupper =iswalnum
=iswalpha =iswblank =iswcntrl =iswdigit =iswgraph =iswlower =iswprint =iswpunct =iswspace =iswupper =iswxdigit
=isxdigit =j0 =j0f =j0l =j1 =j1f =j1l =jn =jnf =jnl =labs =ldexp =ldexpf =ldexpl =lgamma =lgamma_r =lgammaf =lgammaf_r
=lgammal =lgammal_r =llabs =llrint =llrintf =llrintl =llround =llroundf =llroundl =log =log10 =log10f =log10l =log1p
=log1pf =log1pl =log2 =log2f =log2l =logb =logbf =logbl =logf =logl =lrint =lrintf =lrintl =lround =lroundf =lroundl
=malloc =memchr =memcmp =memcpy =memmove =mempcpy =memset =modf =modff =modfl =nan =nanf =nanf128 =nanf32 =nanf32x
=nanf64 =nanf64x =nanl =nearbyint =nearbyintf =nearbyintf128 =nearbyintf32 =nearbyintf32x =nearbyintf64 =nearbyintf64x
=nearbyintl =nextafter =nextafterf =nextafterl =nexttoward =nexttowardf =nexttowardl =posix_memalign =pow =pow10
=pow10f =pow10l =powf =powl =printf =printf_unlocked =putc =putc_unlocked =putchar =putchar_unlocked =puts
=puts_unlocked =realloc =remainder =remainderf =remainderl =remquo =remquof =remquol =rindex =rint =rintf =rintf128
=rintf32 =rintf32x =rintf64 =rintf64x =rintl =round =roundeven =roundevenf =roundevenf128 =roundevenf32 =roundevenf32x
=roundevenf64 =roundevenf64x =roundevenl =roundf =roundf128 =roundf32 =roundf32x =roundf64 =roundf64x =roundl =scalb
=scalbf =scalbl =scalbln =scalblnf =scalblnl =scalbn =scalbnf =scalbnl =scanf =signbit =signbitf =signbitl
=significand =significandf =significandl =sin =sincos =sincosf =sincosl =sinf =sinh =sinhf =sinhl =sinl =snprintf
=sprintf =sqrt =sqrtf =sqrtf128 =sqrtf32 =sqrtf32x =sqrtf64 =sqrtf64x =sqrtl =sscanf =stpcpy =stpncpy =strcasecmp
=strcat =strchr =strcmp =strcpy =strcspn =strdup =strfmon =strftime =strlen =strncasecmp =strncat =strncmp =strncpy
=strndup =strnlen =strpbrk =strrchr =strspn =strstr =tan =tanf =tanh =tanhf =tanhl =tanl =tgamma =tgammaf =tgammal
=toascii =tolower =toupper =towlower =towupper =trunc =truncf =truncf128 =truncf32 =truncf32x =truncf64 =truncf64x
=truncl =vfprintf =vfscanf =vprintf =vscanf =vsnprintf =vsprintf =vsscanf =y0 =y0f =y0l =y1 =y1f =y1l =yn =ynf =ynl
__atomic_add_fetch __atomic_add_fetch_1 __atomic_add_fetch_2 __atomic_add_fetch_4 __atomic_add_fetch_8
__atomic_always_lock_free __atomic_and_fetch __atomic_and_fetch_1 __atomic_and_fetch_2 __atomic_and_fetch_4
__atomic_and_fetch_8 __atomic_clear __atomic_compare_exchange __atomic_compare_exchange_1 __atomic_compare_exchange_2
__atomic_compare_exchange_4 __atomic_compare_exchange_8 __atomic_compare_exchange_n __atomic_exchange
__atomic_exchange_1 __atomic_exchange_2 __atomic_exchange_4 __atomic_exchange_8 __atomic_exchange_n
__atomic_feraiseexcept __atomic_fetch_add __atomic_fetch_add_1 __atomic_fetch_add_2 __atomic_fetch_add_4
__atomic_fetch_add_8 __atomic_fetch_and __atomic_fetch_and_1 __atomic_fetch_and_2 __atomic_fetch_and_4
__atomic_fetch_and_8 __atomic_fetch_nand __atomic_fetch_nand_1 __atomic_fetch_nand_2 __atomic_fetch_nand_4
__atomic_fetch_nand_8 __atomic_fetch_or __atomic_fetch_or_1 __atomic_fetch_or_2 __atomic_fetch_or_4
__atomic_fetch_or_8 __atomic_fetch_sub __atomic_fetch_sub_1 __atomic_fetch_sub_2 __atomic_fetch_sub_4
__atomic_fetch_sub_8 __atomic_fetch_xor __atomic_fetch_xor_1 __atomic_fetch_xor_2 __atomic_fetch_xor_4
__atomic_fetch_xor_8 __atomic_is_lock_free __atomic_load __atomic_load_1 __atomic_load_2 __atomic_load_4
__atomic_load_8 __atomic_load_n __atomic_nand_fetch __atomic_nand_fetch_1 __atomic_nand_fetch_2 __atomic_nand_fetch_4
__atomic_nand_fetch_8 __atomic_or_fetch __atomic_or_fetch_1 __atomic_or_fetch_2 __atomic_or_fetch_4
__atomic_or_fetch_8 __atomic_signal_fence __atomic_store __atomic_store_1 __atomic_store_2 __atomic_store_4
__atomic_store_8 __atomic_store_n __atomic_sub_fetch __atomic_sub_fetch_1 __atomic_sub_fetch_2 __atomic_sub_fetch_4
__atomic_sub_fetch_8 __atomic_test_and_set __atomic_thread_fence __atomic_xor_fetch __atomic_xor_fetch_1
__atomic_xor_fetch_2 __atomic_xor_fetch_4 __atomic_xor_fetch_8 -FILE -FUNCTION -LINE -__clear_cache -__fprintf_chk
-__memcpy_chk -__memmove_chk -__mempcpy_chk -__memset_chk -__printf_chk -__snprintf_chk -__sprintf_chk -__stpcpy_chk
-__stpncpy_chk -__strcat_chk -__strcpy_chk -__strncat_chk -__strncpy_chk -__vfprintf_chk -__vprintf_chk
-__vsnprintf_chk -__vsprintf_chk -add_overflow -add_overflow_p -adjust_descriptor -adjust_trampoline
-aggregate_incoming_address -alloca_with_align -alloca_with_align_and_max -apply -apply_args -assoc_barrier
-assume_aligned -bswap16 -bswap32 -bswap64 -cexpi -cexpif -cexpil -choose_expr -classify_type -clear_padding -clrsb
-clrsbimax -clrsbl -clrsbll -clz -clzimax -clzl -clzll -constant_p -convertvector -ctz -ctzimax -ctzl -ctzll
-dwarf_cfa -dwarf_sp_column -dynamic_object_size -eh_copy_values -eh_filter -eh_pointer -eh_return
-eh_return_data_regno -expect -expect_with_probability -extend_pointer -extract_return_addr -fpclassify -frame_address
-frob_return_addr -has_attribute -huge_val -huge_valf -huge_valf128 -huge_valf32 -huge_valf32x -huge_valf64
-huge_valf64x -huge_vall -iceil -iceilf -iceill -ifloor -ifloorf -ifloorl -inf -inff -infl -init_descriptor
-init_dwarf_reg_size_table -init_heap_trampoline -init_trampoline -irint -irintf -irintl -iround -iroundf -iroundl
-isfinite -isgreater -isgreaterequal -isinf_sign -isless -islessequal -islessgreater -isnormal -isunordered -lceil
-lceilf -lceill -lfloor -lfloorf -lfloorl -llceil -llceilf -llceill -llfloor -llfloorf -llfloorl -longjmp -memcmp_eq
-mul_overflow -mul_overflow_p -nans -nansf -nansf128 -nansf32 -nansf32x -nansf64 -nansf64x -nansl -next_arg
-nonlocal_goto -object_size -offsetof -parity -parityimax -parityl -parityll -popcount -popcountimax -popcountl
-popcountll -powi -powif -powil -prefetch -return -return_address -sadd_overflow -saddl_overflow -saddll_overflow
-saveregs -set_thread_pointer -setjmp -setjmp_receiver -setjmp_setup -shuffle -shufflevector -smul_overflow
-smull_overflow -smulll_overflow -speculation_safe_value -speculation_safe_value_1 -speculation_safe_value_2
-speculation_safe_value_4 -speculation_safe_value_8 -speculation_safe_value_ptr -ssub_overflow -ssubl_overflow
-ssubll_overflow -stack_restore -stack_save -strcmp_eq -strncmp_eq -sub_overflow -sub_overflow_p -thread_pointer -trap
-types_compatible_p -uadd_overflow -uaddl_overflow -uaddll_overflow -umul_overflow -umull_overflow -umulll_overflow
-unreachable -unwind_init -unwind_resume -update_setjmp_buf -usub_overflow -usubl_overflow -usubll_overflow
-va_arg_pack -va_arg_pack_len -va_copy -va_end -va_start __clear_cache __cyg_profile_func_enter
__cyg_profile_func_exit __fprintf_chk __memcpy_chk __memmove_chk __mempcpy_chk __memset_chk __printf_chk
__snprintf_chk __sprintf_chk __stpcpy_chk __stpncpy_chk __strcat_chk __strcpy_chk __strncat_chk __strncpy_chk
__sync_add_and_fetch __sync_add_and_fetch_1 __sync_add_and_fetch_2 __sync_add_and_fetch_4 __sync_add_and_fetch_8
__sync_and_and_fetch __sync_and_and_fetch_1 __sync_and_and_fetch_2 __sync_and_and_fetch_4 __sync_and_and_fetch_8
__sync_bool_compare_and_swap __sync_bool_compare_and_swap_1 __sync_bool_compare_and_swap_2
__sync_bool_compare_and_swap_4 __sync_bool_compare_and_swap_8 __sync_fetch_and_add __sync_fetch_and_add_1
__sync_fetch_and_add_2 __sync_fetch_and_add_4 __sync_fetch_and_add_8 __sync_fetch_and_and __sync_fetch_and_and_1
__sync_fetch_and_and_2 __sync_fetch_and_and_4 __sync_fetch_and_and_8 __sync_fetch_and_nand __sync_fetch_and_nand_1
__sync_fetch_and_nand_2 __sync_fetch_and_nand_4 __sync_fetch_and_nand_8 __sync_fetch_and_or __sync_fetch_and_or_1
__sync_fetch_and_or_2 __sync_fetch_and_or_4 __sync_fetch_and_or_8 __sync_fetch_and_sub __sync_fetch_and_sub_1
__sync_fetch_and_sub_2 __sync_fetch_and_sub_4 __sync_fetch_and_sub_8 __sync_fetch_and_xor __sync_fetch_and_xor_1
__sync_fetch_and_xor_2 __sync_fetch_and_xor_4 __sync_fetch_and_xor_8 __sync_lock_release __sync_lock_release_1
__sync_lock_release_16 __sync_lock_release_2 __sync_lock_release_4 __sync_lock_release_8 __sync_lock_test_and_set
__sync_lock_test_and_set_1 __sync_lock_test_and_set_2 __sync_lock_test_and_set_4 __sync_lock_test_and_set_8
__sync_nand_and_fetch __sync_nand_and_fetch_1 __sync_nand_and_fetch_2 __sync_nand_and_fetch_4 __sync_nand_and_fetch_8
__sync_or_and_fetch __sync_or_and_fetch_1 __sync_or_and_fetch_2 __sync_or_and_fetch_4 __sync_or_and_fetch_8
__sync_sub_and_fetch __sync_sub_and_fetch_1 __sync_sub_and_fetch_2 __sync_sub_and_fetch_4 __sync_sub_and_fetch_8
__sync_synchronize __sync_val_compare_and_swap __sync_val_compare_and_swap_1 __sync_val_compare_and_swap_2
__sync_val_compare_and_swap_4 __sync_val_compare_and_swap_8 __sync_xor_and_fetch __sync_xor_and_fetch_1
__sync_xor_and_fetch_2 __sync_xor_and_fetch_4 __sync_xor_and_fetch_8 __vfprintf_chk __vprintf_chk __vsnprintf_chk
__vsprintf_chk
@ 1 1 0 0
=fabsd128 =fabsd32 =fabsd64 =finited128 =finited32 =finited64 =isinfd128 =isinfd32 =isinfd64 =isnand128 =isnand32
=isnand64 =nand128 =nand32 =nand64 =signbitd128 =signbitd32 =signbitd64 -cpu_init -cpu_is -cpu_supports -ia32_bsrsi
-ia32_fldenv -ia32_fnclex -ia32_fnstenv -ia32_fnstsw -ia32_pause -ia32_rdpmc -ia32_rdtsc -ia32_rdtscp -ia32_rolhi
-ia32_rolqi -ia32_rorhi -ia32_rorqi -ia32_vpdpbusd_v4si -ia32_vpdpbusd_v8si -ia32_vpdpbusds_v4si -ia32_vpdpbusds_v8si
-ia32_vpdpwssd_v4si -ia32_vpdpwssd_v8si -ia32_vpdpwssds_v4si -ia32_vpdpwssds_v8si -ia32_wbinvd -infd128 -infd32
-infd64 -nansd128 -nansd32 -nansd64
@ 1 0 1 1
__atomic_add_fetch_16 __atomic_and_fetch_16 __atomic_compare_exchange_16 __atomic_exchange_16 __atomic_fetch_add_16
__atomic_fetch_and_16 __atomic_fetch_nand_16 __atomic_fetch_or_16 __atomic_fetch_sub_16 __atomic_fetch_xor_16
__atomic_load_16 __atomic_nand_fetch_16 __atomic_or_fetch_16 __atomic_store_16 __atomic_sub_fetch_16
__atomic_xor_fetch_16 -bswap128 -speculation_safe_value_16 __sync_add_and_fetch_16 __sync_and_and_fetch_16
__sync_bool_compare_and_swap_16 __sync_fetch_and_add_16 __sync_fetch_and_and_16 __sync_fetch_and_nand_16
__sync_fetch_and_or_16 __sync_fetch_and_sub_16 __sync_fetch_and_xor_16 __sync_lock_test_and_set_16
__sync_nand_and_fetch_16 __sync_or_and_fetch_16 __sync_sub_and_fetch_16 __sync_val_compare_and_swap_16
__sync_xor_and_fetch_16
@ 1 0 1 0
=ceilf16 =copysignf16 =fabsf16 =floorf16 =fmaf16 =fmaxf16 =fminf16 =nanf16 =nearbyintf16 =rintf16 =roundevenf16
=roundf16 =sqrtf16 =truncf16 -huge_valf16 -nansf16
@ 1 0 0 0
-ia32_addpd -ia32_addps -ia32_addsd -ia32_addss -ia32_andnpd -ia32_andnps -ia32_andpd -ia32_andps -ia32_bsrdi
-ia32_cmpeqpd -ia32_cmpeqps -ia32_cmpeqsd -ia32_cmpeqss -ia32_cmpgepd -ia32_cmpgeps -ia32_cmpgtpd -ia32_cmpgtps
-ia32_cmplepd -ia32_cmpleps -ia32_cmplesd -ia32_cmpless -ia32_cmpltpd -ia32_cmpltps -ia32_cmpltsd -ia32_cmpltss
-ia32_cmpneqpd -ia32_cmpneqps -ia32_cmpneqsd -ia32_cmpneqss -ia32_cmpngepd -ia32_cmpngeps -ia32_cmpngtpd
-ia32_cmpngtps -ia32_cmpnlepd -ia32_cmpnleps -ia32_cmpnlesd -ia32_cmpnless -ia32_cmpnltpd -ia32_cmpnltps
-ia32_cmpnltsd -ia32_cmpnltss -ia32_cmpordpd -ia32_cmpordps -ia32_cmpordsd -ia32_cmpordss -ia32_cmpunordpd
-ia32_cmpunordps -ia32_cmpunordsd -ia32_cmpunordss -ia32_comieq -ia32_comige -ia32_comigt -ia32_comile -ia32_comilt
-ia32_comineq -ia32_comisdeq -ia32_comisdge -ia32_comisdgt -ia32_comisdle -ia32_comisdlt -ia32_comisdneq
-ia32_copysignpd -ia32_copysignps -ia32_cvtdq2pd -ia32_cvtdq2ps -ia32_cvtpd2dq -ia32_cvtpd2pi -ia32_cvtpd2ps
-ia32_cvtpi2pd -ia32_cvtpi2ps -ia32_cvtps2dq -ia32_cvtps2pd -ia32_cvtps2pi -ia32_cvtsd2si -ia32_cvtsd2si64
-ia32_cvtsd2ss -ia32_cvtsi2sd -ia32_cvtsi2ss -ia32_cvtsi642sd -ia32_cvtsi642ss -ia32_cvtss2sd -ia32_cvtss2si
-ia32_cvtss2si64 -ia32_cvttpd2dq -ia32_cvttpd2pi -ia32_cvttps2dq -ia32_cvttps2pi -ia32_cvttsd2si -ia32_cvttsd2si64
-ia32_cvttss2si -ia32_cvttss2si64 -ia32_divpd -ia32_divps -ia32_divsd -ia32_divss -ia32_emms -ia32_fxrstor
-ia32_fxrstor64 -ia32_fxsave -ia32_fxsave64 -ia32_lfence -ia32_loaddqu -ia32_loadhpd -ia32_loadhps -ia32_loadlpd
-ia32_loadlps -ia32_loadupd -ia32_loadups -ia32_maxpd -ia32_maxps -ia32_maxsd -ia32_maxss -ia32_minpd -ia32_minps
-ia32_minsd -ia32_minss -ia32_movhlps -ia32_movlhps -ia32_movmskpd -ia32_movmskps -ia32_movntdq -ia32_movnti
-ia32_movnti64 -ia32_movntpd -ia32_movntps -ia32_movntq -ia32_movq128 -ia32_movsd -ia32_movss -ia32_mulpd -ia32_mulps
-ia32_mulsd -ia32_mulss -ia32_orpd -ia32_orps -ia32_pabsb -ia32_pabsd -ia32_pabsw -ia32_packssdw -ia32_packssdw128
-ia32_packsswb -ia32_packsswb128 -ia32_packuswb -ia32_packuswb128 -ia32_paddb -ia32_paddb128 -ia32_paddd
-ia32_paddd128 -ia32_paddq -ia32_paddq128 -ia32_paddsb -ia32_paddsb128 -ia32_paddsw -ia32_paddsw128 -ia32_paddusb
-ia32_paddusb128 -ia32_paddusw -ia32_paddusw128 -ia32_paddw -ia32_paddw128 -ia32_palignr -ia32_pand -ia32_pand128
-ia32_pandn -ia32_pandn128 -ia32_pavgb -ia32_pavgb128 -ia32_pavgw -ia32_pavgw128 -ia32_pcmpeqb -ia32_pcmpeqb128
-ia32_pcmpeqd -ia32_pcmpeqd128 -ia32_pcmpeqw -ia32_pcmpeqw128 -ia32_pcmpgtb -ia32_pcmpgtb128 -ia32_pcmpgtd
-ia32_pcmpgtd128 -ia32_pcmpgtw -ia32_pcmpgtw128 -ia32_phaddd -ia32_phaddsw -ia32_phaddw -ia32_phsubd -ia32_phsubsw
-ia32_phsubw -ia32_pmaddubsw -ia32_pmaddwd -ia32_pmaddwd128 -ia32_pmaxsw -ia32_pmaxsw128 -ia32_pmaxub -ia32_pmaxub128
-ia32_pminsw -ia32_pminsw128 -ia32_pminub -ia32_pminub128 -ia32_pmovmskb -ia32_pmovmskb128 -ia32_pmulhrsw
-ia32_pmulhuw -ia32_pmulhuw128 -ia32_pmulhw -ia32_pmulhw128 -ia32_pmullw -ia32_pmullw128 -ia32_pmuludq
-ia32_pmuludq128 -ia32_por -ia32_por128 -ia32_psadbw -ia32_psadbw128 -ia32_pshufb -ia32_pshufd -ia32_pshufhw
-ia32_pshuflw -ia32_pshufw -ia32_psignb -ia32_psignd -ia32_psignw -ia32_pslld -ia32_pslld128 -ia32_pslldi
-ia32_pslldi128 -ia32_pslldqi128 -ia32_psllq -ia32_psllq128 -ia32_psllqi -ia32_psllqi128 -ia32_psllw -ia32_psllw128
-ia32_psllwi -ia32_psllwi128 -ia32_psrad -ia32_psrad128 -ia32_psradi -ia32_psradi128 -ia32_psraw -ia32_psraw128
-ia32_psrawi -ia32_psrawi128 -ia32_psrld -ia32_psrld128 -ia32_psrldi -ia32_psrldi128 -ia32_psrldqi128 -ia32_psrlq
-ia32_psrlq128 -ia32_psrlqi -ia32_psrlqi128 -ia32_psrlw -ia32_psrlw128 -ia32_psrlwi -ia32_psrlwi128 -ia32_psubb
-ia32_psubb128 -ia32_psubd -ia32_psubd128 -ia32_psubq -ia32_psubq128 -ia32_psubsb -ia32_psubsb128 -ia32_psubsw
-ia32_psubsw128 -ia32_psubusb -ia32_psubusb128 -ia32_psubusw -ia32_psubusw128 -ia32_psubw -ia32_psubw128
-ia32_punpckhbw -ia32_punpckhbw128 -ia32_punpckhdq -ia32_punpckhdq128 -ia32_punpckhqdq128 -ia32_punpckhwd
-ia32_punpckhwd128 -ia32_punpcklbw -ia32_punpcklbw128 -ia32_punpckldq -ia32_punpckldq128 -ia32_punpcklqdq128
-ia32_punpcklwd -ia32_punpcklwd128 -ia32_pxor -ia32_pxor128 -ia32_rcpps -ia32_rcpss -ia32_rsqrtf -ia32_rsqrtps
-ia32_rsqrtps_nr -ia32_rsqrtss -ia32_sfence -ia32_shufpd -ia32_shufps -ia32_sqrtpd -ia32_sqrtps -ia32_sqrtps_nr
-ia32_sqrtsd -ia32_sqrtss -ia32_storedqu -ia32_storehps -ia32_storelps -ia32_storeupd -ia32_storeups -ia32_subpd
-ia32_subps -ia32_subsd -ia32_subss -ia32_ucomieq -ia32_ucomige -ia32_ucomigt -ia32_ucomile -ia32_ucomilt
-ia32_ucomineq -ia32_ucomisdeq -ia32_ucomisdge -ia32_ucomisdgt -ia32_ucomisdle -ia32_ucomisdlt -ia32_ucomisdneq
-ia32_unpckhpd -ia32_unpckhps -ia32_unpcklpd -ia32_unpcklps -ia32_vec_pack_sfix -ia32_vgf2p8affineinvqb_v16qi
-ia32_vgf2p8affineqb_v16qi -ia32_vgf2p8mulb_v16qi -ia32_xorpd -ia32_xorps
"""
