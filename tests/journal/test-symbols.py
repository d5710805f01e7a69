#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program carries SQLCipher inside, and shows none of its names.

The shared library exports the same names as libsqlite3, which other libraries
in a GTK process load: whichever comes first would serve both, and the journal
would be opened by an SQLite that cannot encrypt. Nor may a shared one be linked.

test-symbols.py PROGRAM
"""

import subprocess
import sys


def output(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def main():
    program = sys.argv[1]
    dynamic = output("nm", "-D", program).splitlines()
    needed = output("readelf", "-d", program)
    with open(program, "rb") as file:
        inside = b"cipher_plaintext_header_size" in file.read()

    print("1..4")
    complaints = 0

    def check(number, what, right):
        nonlocal complaints
        complaints += not right
        print(f"{'ok' if right else 'not ok'} {number} - {what}")

    check(1, "names can be seen at all", any("g_" in line for line in dynamic))
    check(2, "no name of SQLite is exported or asked for",
          not any("sqlite3" in line or "sqlcipher" in line for line in dynamic))
    check(3, "no shared SQLite is linked", "sqlite" not in needed and "sqlcipher" not in needed)
    check(4, "SQLCipher is inside", inside)
    return 1 if complaints else 0


sys.exit(main())
