// SPDX-License-Identifier: MIT
#include <linux/init.h>
#include <linux/module.h>
#include <linux/printk.h>
#include "part.h"

static int __init parts_init(void)
{
	pr_info("made of %d parts\n", part_count());
	return 0;
}

static void __exit parts_exit(void)
{
}

module_init(parts_init);
module_exit(parts_exit);
MODULE_LICENSE("Dual MIT/GPL");
MODULE_DESCRIPTION("made of parts");
