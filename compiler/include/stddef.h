/* C11 7.19.  Types come from the compiler's predefined macros.  The __need_ protocol is glibc's: a header that wants
   one name defines __need_NAME before it includes this file. */
#if !defined(__need_size_t) && !defined(__need_wchar_t) && !defined(__need_ptrdiff_t) \
    && !defined(__need_NULL) && !defined(__need_wint_t)
#define __pycc_stddef_whole
#endif

#if (defined(__pycc_stddef_whole) || defined(__need_ptrdiff_t)) && !defined(__pycc_ptrdiff_t)
#define __pycc_ptrdiff_t
typedef __PTRDIFF_TYPE__ ptrdiff_t;
#endif

#if (defined(__pycc_stddef_whole) || defined(__need_size_t)) && !defined(__pycc_size_t)
#define __pycc_size_t
typedef __SIZE_TYPE__ size_t;
#endif

#if (defined(__pycc_stddef_whole) || defined(__need_wchar_t)) && !defined(__pycc_wchar_t)
#define __pycc_wchar_t
typedef __WCHAR_TYPE__ wchar_t;
#endif

#if defined(__need_wint_t) && !defined(__pycc_wint_t)
#define __pycc_wint_t
typedef __WINT_TYPE__ wint_t;
#endif

#if defined(__pycc_stddef_whole) || defined(__need_NULL)
#undef NULL
#define NULL ((void *)0)
#endif

#ifdef __pycc_stddef_whole
#undef offsetof
#define offsetof(type, member) __builtin_offsetof(type, member)
#if defined(__STDC_VERSION__) && __STDC_VERSION__ >= 201112L && !defined(__pycc_max_align_t)
#define __pycc_max_align_t
typedef struct {
    long long __pycc_integer __attribute__((__aligned__(__alignof__(long long))));
    long double __pycc_floating __attribute__((__aligned__(__alignof__(long double))));
#ifdef __i386__
    __float128 __pycc_quad __attribute__((__aligned__(__alignof__(__float128))));
#endif
} max_align_t;
#endif
#endif

#undef __pycc_stddef_whole
#undef __need_size_t
#undef __need_wchar_t
#undef __need_ptrdiff_t
#undef __need_NULL
#undef __need_wint_t
