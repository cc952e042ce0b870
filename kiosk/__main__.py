"""`python -m kiosk` is the command line."""

import sys

from kiosk.start import main

sys.exit(main())
