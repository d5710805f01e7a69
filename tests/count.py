#!/usr/bin/env python3
"""Adds up what meson wrote about the tests of one or more build directories and
closes with a plain line "N passed, N failed". Every TAP point counts as a test;
a program that died or printed no TAP counts as one."""
import pathlib
import sys
import xml.etree.ElementTree as ET

passed = failed = skipped = 0
for build in sys.argv[1:]:
    for log in pathlib.Path(build, "meson-logs").glob("testlog*.junit.xml"):
        for case in ET.parse(log).getroot().iter("testcase"):
            kinds = {child.tag for child in case}
            if kinds & {"failure", "error"}:
                failed += 1
                print(f"failed: {case.get('classname')}: {case.get('name')}", file=sys.stderr)
            elif "skipped" in kinds:
                skipped += 1
            else:
                passed += 1

if passed + failed == 0:
    print("no test was run", file=sys.stderr)
tail = f", {skipped} skipped" if skipped else ""
print(f"{passed} passed, {failed} failed{tail}")
sys.exit(0 if failed == 0 and passed > 0 else 1)
