#ifndef PART_H
#define PART_H

int part_count(void);

#endif
