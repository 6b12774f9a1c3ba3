/* C11 7.23. */
#ifndef __pycc_stdnoreturn
#define __pycc_stdnoreturn
#define noreturn _Noreturn
#endif
