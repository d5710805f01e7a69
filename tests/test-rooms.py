#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The arrows between the rooms of src/ run downwards: greps the includes.

test-rooms.py SRC
"""

import pathlib
import re
import sys

# The rooms that each room leads to; what those lead to may be used too.
ARROWS = {
    "base": [],
    "content": ["base"],
    "drawing": ["content"],
    "guide": ["content"],
    "journal": ["content"],
    "desk": ["guide", "journal"],
    "insight": ["journal"],
    "share": ["desk", "drawing", "insight"],
    "cli": ["share", "desk"],
    "fields": ["guide", "drawing"],
    "views": ["fields", "desk", "insight", "share"],
    "app": ["views"],
    "main": ["app", "cli"],
}

# Below the line: tested without a display.
NO_SCREEN = {"base", "content", "drawing", "guide", "journal", "desk", "insight", "share", "cli"}
SCREEN = re.compile(r"^(gtk|gdk|gsk|adwaita|libadwaita)\b", re.IGNORECASE)
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)


def below(room):
    rooms = {room}
    for lower in ARROWS[room]:
        rooms |= below(lower)
    return rooms


def complaints(room, text):
    """What is wrong with a file of that room, as sentences."""
    allowed = below(room)
    for match in INCLUDE.finditer(text):
        quoted, header = match.group(1) == '"', match.group(2)
        first, slash, _ = header.partition("/")
        if room in NO_SCREEN and SCREEN.match(header):
            yield f"includes {header}, but {room} knows no screen"
        elif quoted and slash and first in ARROWS and first not in allowed:
            yield f"includes {header}, but no arrow leads from {room} to {first}"
        elif quoted and not slash and header != "config.h":
            yield f"includes {header} without its room"


def check_the_check():
    """A test that cannot fail is none."""
    bad = {
        ("base", '#include "content/moor-answer.h"'),
        ("guide", '#include "journal/moor-store.h"'),
        ("journal", '#include "guide/moor-run.h"'),
        ("fields", '#include "desk/moor-desk.h"'),
        ("fields", '#include "journal/moor-person.h"'),
        ("views", '#include "app/moor-window.h"'),
        ("cli", '# include <gtk/gtk.h>'),
        ("drawing", '#include <gtk/gtk.h>'),
        ("drawing", '#include "guide/moor-run.h"'),
        ("desk", '#include <adwaita.h>'),
        ("share", '#include <gdk/gdk.h>'),
        ("desk", '#include "moor-desk.h"'),
    }
    good = {
        ("cli", '#include "base/moor-text.h"'),
        ("views", '#include <adwaita.h>'),
        ("share", '#include <pango/pangocairo.h>'),
        ("desk", '#include "config.h"'),
    }
    for room, line in bad:
        assert list(complaints(room, line)), f"{line} in {room} was let through"
    for room, line in good:
        assert not list(complaints(room, line)), f"{line} in {room} was refused"


def main():
    src = pathlib.Path(sys.argv[1])
    wrong = []
    seen = 0

    check_the_check()

    for path in sorted(src.rglob("*.[ch]")):
        name = path.relative_to(src)
        room = name.parts[0] if len(name.parts) > 1 else name.stem
        if room not in ARROWS:
            wrong.append(f"{name}: is in no room of the drawing")
            continue
        seen += 1
        text = path.read_text(encoding="utf-8")
        wrong += [f"src/{name}: {sentence}" for sentence in complaints(room, text)]

    assert seen > 0, f"no source below {src}"
    for sentence in wrong:
        print(sentence, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
