"""`python -m driver.ctl` is pyccctl."""

import sys

from driver.ctl.app import main

sys.exit(main())
