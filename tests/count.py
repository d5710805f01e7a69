#!/usr/bin/env python3
"""Adds up what meson wrote about the tests of one or more build directories and
closes with a plain line "N passed, N failed". Every TAP point counts as a test;
a program that died or printed no TAP counts as one."""
import json
import pathlib
import sys
import xml.etree.ElementTree as ET

passed = failed = skipped = 0
for build in sys.argv[1:]:
    named = set()
    for log in pathlib.Path(build, "meson-logs").glob("testlog*.junit.xml"):
        for case in ET.parse(log).getroot().iter("testcase"):
            kinds = {child.tag for child in case}
            if kinds & {"failure", "error"}:
                failed += 1
                named.add(case.get("classname"))
                print(f"failed: {case.get('classname')}: {case.get('name')}", file=sys.stderr)
            elif "skipped" in kinds:
                skipped += 1
            else:
                passed += 1

    # All points passed, and the program still ended badly: a leak, a crash at the
    # end, a time limit.
    for log in pathlib.Path(build, "meson-logs").glob("testlog*.json"):
        for line in log.read_text().splitlines():
            test = json.loads(line)
            for said in test.get("stderr", "").splitlines():
                if said.startswith("walked twice: "):
                    print(said, file=sys.stderr)
            if test["result"] in ("OK", "EXPECTEDFAIL", "SKIP"):
                continue
            name = test["name"].rsplit(" ", 1)[-1]
            if not any(name in (n or "") for n in named):
                failed += 1
                print(f"failed: {test['name']}: {test['result']}", file=sys.stderr)

if passed + failed == 0:
    print("no test was run", file=sys.stderr)
tail = f", {skipped} skipped" if skipped else ""
print(f"{passed} passed, {failed} failed{tail}")
sys.exit(0 if failed == 0 and passed > 0 else 1)
