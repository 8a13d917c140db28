#!/usr/bin/env python3
"""Makes the web client's fonts from the whole ones in source/: pip install -r requirements.txt, then ./subset.py.

Every piece holds the weights that the style sheet uses, and the ranges below, which stand in css/earnest.css too: a browser
fetches a piece when a page has a character of it. The first piece is all that most pages of English need.
"""
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

HERE = Path(__file__).parent
FONTS = HERE.parent / "src/main/resources/static/assets/fonts"
# Upright text comes in all weights between these; what is slanted is of one, as next to nothing of it is bold.
WEIGHTS = {"": (400, 700), "-italic": 400}
FEATURES = ["ccmp", "kern", "liga", "lnum", "locl", "mark", "mkmk", "onum", "pnum", "tnum"]

# Name of the piece: (source, ranges).
PIECES = {
    "basic": ("latin", "U+0020-007E,U+00A0,U+00A9,U+00AB,U+00B7,U+00BB,U+00D7,U+2013-2014,U+2018-201A,U+201C-201E,U+2022,U+2026,U+202F,U+2212"),
    "latin": ("latin", "U+00A1-00A8,U+00AA,U+00AC-00B6,U+00B8-00BA,U+00BC-00D6,U+00D8-00FF,U+0131,U+0152-0153,U+02C6,U+02DA,U+02DC,U+2039-203A,U+2044,U+20AC,U+2122,U+2191,U+2193"),
    "latin-ext": ("latin-ext", "U+0100-0130,U+0132-0151,U+0154-02BA,U+1E00-1E9F,U+20A0-20AB,U+20AD-20C0,U+2C60-2C7F"),
    "vietnamese": ("vietnamese", "U+0300-0301,U+0303,U+0309,U+0323,U+1EA0-1EF9"),
    "greek": ("greek", "U+0370-03FF"),
    "cyrillic": ("cyrillic", "U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116"),
}


def make(name, source, ranges, style):
    font = TTFont(HERE / f"source/literata-{source}{style}.woff2")
    instancer.instantiateVariableFont(font, {"wght": WEIGHTS[style]}, inplace=True)
    between = BytesIO()
    font.flavor = None
    font.save(between)
    font = TTFont(between)
    options = subset.Options(flavor="woff2", layout_features=FEATURES, hinting=False, desubroutinize=True, notdef_outline=True)
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]  # who made it, and under which licence, stay in it
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=subset.parse_unicodes(ranges.replace("U+", "")))
    subsetter.subset(font)
    font.flavor = "woff2"
    target = FONTS / f"literata-{name}{style}.woff2"
    font.save(target)
    print(f"{target.name}: {target.stat().st_size} bytes")


for name, (source, ranges) in PIECES.items():
    for style in ("", "-italic"):
        make(name, source, ranges, style)
