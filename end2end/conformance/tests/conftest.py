"""Where the second backend and the runner are found."""

import sys
from pathlib import Path

END2END = Path(__file__).parents[2]
sys.path[:0] = [str(END2END / "conformance"), str(END2END / "second-backend")]
