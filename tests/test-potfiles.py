#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""po/POTFILES.in names every file with words for a person, and no other.

test-potfiles.py ROOT
"""

import pathlib
import re
import sys

# As in the "glib" preset of meson's i18n module.
MARKED = re.compile(r"(?<![A-Za-z0-9_])(?:_|C_|N_|NC_|Q_|gettext|ngettext|g_dngettext|dgettext)\s*\(\s*\"")
COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)


def with_words(root):
    for path in (root / "src").rglob("*.[ch]"):
        if MARKED.search(COMMENT.sub("", path.read_text(encoding="utf-8"))):
            yield path
    for path in (root / "ui").rglob("*.ui"):
        if 'translatable="yes"' in path.read_text(encoding="utf-8"):
            yield path
    yield from (root / "resources" / "exercises").rglob("*.xml")
    yield from (root / "resources" / "help").rglob("*.xml")
    yield from (root / "resources" / "practices").rglob("*.xml")
    yield from (root / "resources" / "questionnaires").rglob("*.xml")
    for pattern in ("*.desktop.in", "*.metainfo.xml.in"):
        yield from (root / "resources").rglob(pattern)


def main():
    root = pathlib.Path(sys.argv[1])
    lines = (root / "po" / "POTFILES.in").read_text(encoding="utf-8").split("\n")
    named = [line for line in lines if line and not line.startswith("#")]
    wanted = sorted(str(path.relative_to(root)) for path in with_words(root))
    complaints = [f"{name} is missing in po/POTFILES.in" for name in wanted if name not in named]
    complaints += [f"{name} stands in po/POTFILES.in and has no words, or is not there"
                   for name in named if name not in wanted]
    complaints += [f"{name} stands twice in po/POTFILES.in"
                   for name in sorted(set(named)) if named.count(name) > 1]
    if named != sorted(named):
        complaints.append("po/POTFILES.in is not sorted")

    print("1..1")
    for complaint in complaints:
        print("#", complaint)
    print("not ok 1 potfiles" if complaints or not named else "ok 1 potfiles")


if __name__ == "__main__":
    main()
