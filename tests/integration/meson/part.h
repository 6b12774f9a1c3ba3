#ifndef PART_H
#define PART_H

int part_count(void);
const char *part_name(int index);

#endif
