void f(__builtin_va_list ap) { __builtin_va_arg(ap, void); struct s; __builtin_va_arg(ap, struct s); (void)__builtin_va_arg(ap, int[]); }
