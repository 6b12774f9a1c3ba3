/* included */
#pragma once
#ifndef G
#define G
.globl foo
#endif
