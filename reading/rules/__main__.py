"""Writes the page of all rules: `python -m reading.rules > docs/rules.md`."""

import sys

from reading.rules.handbook import handbook

if __name__ == "__main__":
    sys.stdout.write(handbook())
