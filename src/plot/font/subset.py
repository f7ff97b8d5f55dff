"""Writes DejaVuSans.ttf, the characters that pictures need of DejaVu Sans 2.37.

    pip install fonttools
    python subset.py /path/to/the/whole/DejaVuSans.ttf
"""

import pathlib
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

# Latin, Greek, and what formulas and tables are written with.
CHARACTERS = [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x391, 0x3CA), *map(ord, "–—‘’“”•…←↑→↓−√∑≈≠≤≥∞·█░✓✗")]

options = subset.Options()
options.hinting = False
options.layout_features = ["kern"]
options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
font = TTFont(sys.argv[1])
subsetter = subset.Subsetter(options)
subsetter.populate(unicodes=CHARACTERS)
subsetter.subset(font)
font.save(pathlib.Path(__file__).with_name("DejaVuSans.ttf"))
