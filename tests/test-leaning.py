#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A leaning is what a person says of themselves, and nothing works it out: the setting is
written in one place, and only the two widgets in which it is chosen call that place.

test-leaning.py SRC
"""

import pathlib
import re
import sys

WRITES = re.compile(r"set_setting\s*\([^;]*(?:MOOR_SETTING_LEANING\b|\"leaning\")", re.DOTALL)
CALLS = re.compile(r"\bmoor_desk_choose_leaning\s*\(")
WRITER = {"desk/moor-desk.c"}
CHOOSERS = {"desk/moor-desk.c", "desk/moor-desk.h", "views/moor-leaning-chooser.c",
            "views/moor-leaning-row.c"}


def places(files, pattern):
    return {name for name, text in files.items() if pattern.search(text)}


def main():
    src = pathlib.Path(sys.argv[1])
    files = {str(path.relative_to(src)): path.read_text(encoding="utf-8")
             for path in src.rglob("*.[ch]")}

    # A test that cannot fail is none.
    assert WRITES.search('moor_store_set_setting (store, MOOR_SETTING_LEANING,\n  "anxious");')
    assert not WRITES.search("moor_store_set_setting (store, MOOR_SETTING_LEANING_OFFERED, x);")

    wrong = []
    if places(files, WRITES) != WRITER:
        wrong.append(f"the leaning is written in {sorted(places(files, WRITES))}")
    if places(files, CALLS) != CHOOSERS:
        wrong.append(f"the leaning is chosen in {sorted(places(files, CALLS))}")
    for sentence in wrong:
        print(sentence, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
