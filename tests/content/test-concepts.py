#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether every idea Mooring was made for has a place where a person does something about it.

Usage: test-concepts.py SOURCE_ROOT. Speaks TAP.

concepts.txt, beside this file, names them all. One is covered by a <source> in a part of an
exercise that is in the order of the catalogue, or by a line "rule": then the file named there
must have the words named there, so that a rule cannot go without being missed.
"""

import re
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

# How many ideas each article has; their numbers run from 01.
HOW_MANY = {"A": 19, "B": 26, "C": 38, "D": 49, "E": 28}


def read_concepts(text):
    """(names by number, rules as [number, file, words, what]), and what is wrong with the file."""
    names, rules, problems = {}, [], []
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("rule "):
            fields = [field.strip() for field in line[5:].split("|")]
            if len(fields) != 4 or not all(fields):
                problems.append(f"a rule needs number | file | words | what: {line}")
            else:
                rules.append(fields)
            continue
        number, _, name = line.partition(" ")
        if not name.strip():
            problems.append(f"{number} has no name")
        if number in names:
            problems.append(f"{number} is named twice")
        names[number] = name.strip()
    return names, rules, problems


def check_numbers(names):
    wanted = [f"{letter}{i:02d}" for letter, n in HOW_MANY.items() for i in range(1, n + 1)]
    return ([f"{number} is not named" for number in wanted if number not in names]
            + [f"{number} is no number of an idea" for number in names if number not in wanted])


def check_rules(rules, names, read):
    """@read gives the text of a file, or None."""
    problems = []
    for number, file, words, _ in rules:
        text = read(file)
        if number not in names:
            problems.append(f"a rule for {number}, which is not named")
        if text is None:
            problems.append(f"{number}: there is no file {file}")
        elif " ".join(words.split()) not in " ".join(text.split()):
            problems.append(f"{number}: “{words}” does not stand in {file}")
    return problems


def check_covered(names, rules, roots):
    """@roots: the exercises, and the parts they share, as they are read."""
    parts = [part for root in roots for part in root.iter("part")]
    in_parts = {source.get("id") for part in parts for source in part.iter("source")}
    everywhere = {s.get("id") for root in roots for s in root.iter("source")}
    by_rule = {rule[0] for rule in rules}
    problems = [f"{number} ({names[number]}) has neither a part nor a rule"
                for number in sorted(names) if number not in in_parts | by_rule]
    problems += [f"{number} stands in an exercise and is not named in concepts.txt"
                 for number in sorted(everywhere - set(names))]
    return problems + [f"{number} stands over a whole exercise; it belongs into a part"
                       for number in sorted(everywhere - in_parts)]


def check_the_checks():
    """What is missing is found, and nothing else is."""
    names, rules, problems = read_concepts("# x\nA01 one\nA02 two\nA03 three\n"
                                           "rule A03 | f.c | Be  kind. | said\nrule A02 | f.c\n")
    wanted = ["a rule needs number | file | words | what: rule A02 | f.c"]
    roots = [ElementTree.fromstring(
        '<exercise><source id="A02"/><part><source id="A01"/><source id="Z09"/></part></exercise>')]
    found = problems + check_covered(names, rules, roots)
    wanted += ["A02 (two) has neither a part nor a rule",
               "Z09 stands in an exercise and is not named in concepts.txt",
               "A02 stands over a whole exercise; it belongs into a part"]
    found += check_rules(rules, names, lambda file: "say:\n  Be kind." if file == "f.c" else None)
    found += check_rules([["A03", "g.c", "x", "y"], ["A03", "f.c", "Be rude.", "y"]], names,
                         lambda file: "Be kind." if file == "f.c" else None)
    wanted += ["A03: there is no file g.c", "A03: “Be rude.” does not stand in f.c"]
    found += [p for p in check_numbers({"A01": "one", "A99": "no"}) if p.startswith(("A02", "A99"))]
    wanted += ["A02 is not named", "A99 is no number of an idea"]
    return ([f"not found: {line}" for line in wanted if line not in found]
            + [f"found: {line}" for line in found if line not in wanted])


def main():
    source = Path(sys.argv[1])
    exercises = source / "resources" / "exercises"
    text = Path(__file__).with_name("concepts.txt").read_text(encoding="utf-8")
    names, rules, problems = read_concepts(text)
    order = (exercises / "order").read_text(encoding="utf-8").split()
    roots = [ElementTree.parse(exercises / f"{name}.xml").getroot() for name in order]
    used = {use.get("part") for root in roots for use in root.iter("use")}
    roots += [ElementTree.parse(exercises / "parts" / f"{name}.xml").getroot()
              for name in sorted(used)]

    def read(file):
        path = source / file
        return path.read_text(encoding="utf-8") if path.is_file() else None

    failed = 0
    print("1..4")
    for number, (name, found) in enumerate((
            ("the-checks", check_the_checks()),
            ("named", problems + check_numbers(names)),
            ("rules", check_rules(rules, names, read)),
            ("covered", check_covered(names, rules, roots))), start=1):
        failed += bool(found)
        print(f"{'not ok' if found else 'ok'} {number} /concepts/{name}")
        for line in found:
            print(f"# {line}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
