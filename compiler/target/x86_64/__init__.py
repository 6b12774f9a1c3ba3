"""Code generation for x86-64 (SysV ABI); the encodings are compiler.target.x86's."""
