#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether the exercises can be read by somebody who is crying.

Usage: test-texts.py DIRECTORY, the folder with the exercise files. Speaks TAP.

A file is read together with the shared parts it takes in, and its words belong
to one of two voices. The program's voice (summary, why, caution, again, prompt,
hint, note, closing, say, p, evidence, required) never says "I" or "we". The person's voice
(title, label, option, detail, example, row, item, add, low, high, mark) may: it
is what they would say or choose. In the program's voice, words in quotation
marks, and words after a colon, are the person's too: they are handed over to be
said or written ("Begin with: It seemed to say that…").

The Flesch-Kincaid grade is pooled over the program's voice of a whole exercise
and the examples; single lines are noise, and so are titles, labels and options,
which are no sentences.

Texts taken over word for word from the scripts the exercises were made from win
over a rule. Each of them stands below with its reason.

Ids and versions are never used again: released-ids.txt, beside this file, has a
line for every version there ever was, with a fingerprint of what its answers mean.
"""

import hashlib
import re
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

MAX_GRADE = 5.0
MAX_SENTENCE = 20
MAX_HINT = 25

PROGRAM = {"summary", "why", "caution", "again", "prompt", "hint", "note", "closing",
           "say", "always", "p", "evidence", "required"}
PERSON = {"title", "label", "option", "detail", "example", "row", "item", "add", "low",
          "high", "mark"}
POOLED = PROGRAM | {"example"}
FIELDS = {"text", "list", "choice", "choices", "scale", "percent", "date", "age", "check",
          "person", "link", "emotions", "body", "rows", "items", "timer", "read"}

# An exercise of depth 3 is not offered, so only the others must be free of what does
# not exist.
NOT_YET_WORDS = re.compile(r"\bOver time\b")

FORBIDDEN = {
    "a name for a person":
        r"anxious|avoidant|insecure|disorgani[sz]ed|preoccupied|dismissive|clingy|needy|"
        r"codependent|narcissis\w*|borderline|toxic|abuser|victim|attachment style|disorder\w*|"
        r"diagnos\w+|symptom\w*|patient",
    "praise":
        r"well done|good job|great|excellent|amazing|awesome|wonderful|perfect|bravo|brave|"
        r"congratulations|proud of you|keep it up|good for you|nice work",
    "a promise":
        r"heals?|healing|healed|cures?|cured|guarantee\w*|always works|will feel better|"
        r"will be fine|will be okay|you will be safe|makes you stronger|transform\w*",
    "a metaphor for the body that is no fact":
        r"wired|rewire\w*|vagus|vagal|polyvagal|dysregulat\w+|inner child|nervous system|trigger(?:s|ed)",
    "an idiom":
        r"backdraft|go cold|drifts? off|turn up loud|say it clean",
    "a companion's voice":
        r"welcome back|let's|lets us|I am here|we are here|don't worry|no worries|please",
    "a word with a doubled meaning in the program":
        r"sessions? log|log in",
}

# Words that plain sentences cannot always avoid. Where the program uses one, it stands
# in a <term> once in that exercise, so that its card can be opened there.
# Every part can be passed over: a closing that everybody may be shown is true of an empty
# page, too. One with a condition on what was answered may say what it knows; the state
# afterwards is asked apart and tells nothing of the page.
SAYS_IT_IS_WRITTEN = re.compile(
    r"^(?:Kept|Noted)\b|\b(?:written (?:down|as)|(?:is|are both|are) (?:now )?on (?:paper|the page|one line)|"
    r"[Yy]ou (?:wrote|chose|weighed|sorted|worked this out)\b|"
    r"[Ii]t is (?:said|kept|chosen|weighed|sorted)\b)")

GLOSSARY = "evidence-and-glossary"
NEED_A_CARD = {
    "attachment": r"attachments?",
    "trauma": r"trauma(?!-informed)(?:s|tic)?|traumati[sz]ed?",
    "trauma-informed": r"trauma-informed",
    "flashback": r"flashbacks?",
    "mindfulness": r"mindful(?:ness|ly)?",
    "withdrawal": r"withdrawal",
    "amends": r"amends",
    "sponsor": r"sponsors?",
    "study": r"stud(?:y|ies) (?:show|found|find|of)\w*|meta-analys[ie]s|randomi[sz]ed",
    "goes-with": r"correlat\w+",
    "old-rule": r"working models?",
    "therapy-eft-couples": r"emotionally focused",
    "therapy-eft-feelings": r"emotion-focused|EFT",
    "therapy-family": r"attachment-based family therapy|ABFT",
}

# The text as it stands, and why it stays.
VERBATIM_I = {
    "What we do when we feel unsafe with someone is quick, and mostly the same.":
        "Taken over word for word; “we” is everybody, not the program.",
    "Our own statements, not a tested questionnaire.":
        "Taken over word for word; whose statements they are is what it has to say.",
}
VERBATIM_LONG = {
}
VERBATIM_HINT = {
    "Put a door between you and it, or leave the place. Then be with someone, in person or on "
    "the phone. This one is hard to do alone.":
        "Taken over word for word; the third sentence is the one that keeps somebody safe.",
}
VERBATIM_WORDS = {
    "You may read that closeness is wired into the nervous system. That is a picture, not a finding.":
        "The card that says it is no fact has to name it.",
}

SYLLABLES = {
    "every": 2, "different": 2, "difference": 2, "evening": 2, "being": 2, "seeing": 2,
    "doing": 2, "going": 2, "idea": 3, "area": 3, "people": 2, "quiet": 2, "diary": 3,
    "someone": 2, "something": 2, "sometimes": 2, "somewhere": 2, "someone's": 2,
    "anyone": 3, "anything": 3, "everything": 3, "everybody": 4, "somebody": 3, "nobody": 3,
    "anybody": 4, "afterwards": 3, "moment": 2, "moments": 2, "safety": 2, "lonely": 2,
    "completely": 3, "names": 1, "times": 1, "minutes": 2, "minute": 2, "hour": 1, "hours": 1,
    "our": 1, "real": 1, "really": 2, "science": 2, "client": 2, "trial": 2, "having": 2,
    "sees": 1, "used": 1, "something's": 2, "science's": 3, "reacted": 3, "react": 2,
    "camera": 3, "business": 2, "family": 3, "several": 3, "favorite": 3, "theirs": 1,
    "whole": 1, "somehow": 2, "household": 2, "likely": 2, "homework": 2, "lines": 1,
    "outside": 2, "inside": 2, "beside": 2, "besides": 2, "aloud": 2, "poem": 2, "create": 2,
    "violence": 3, "medicine": 3, "tired": 1, "higher": 2, "fire": 1, "desire": 2, "entire": 3,
    "given": 2, "even": 2, "ways": 1, "always": 2, "sidewalk": 2, "careful": 2, "hopes": 1,
    "placed": 1, "chosen": 2, "loudest": 2, "useful": 2, "tranquilizers": 4, "movement": 2,
}

WORD = re.compile(r"[A-Za-z0-9À-ÿ]+(?:['’-][A-Za-z0-9À-ÿ]+)*")
FIRST_PERSON = re.compile(r"\b(I|I'm|I'll|I've|me|my|mine|we|we'll|us|our|ours)\b", re.IGNORECASE)
SENTENCE_END = re.compile(r"(?<=[.?!…])[”\"’)]*\s+")


def fold(text):
    return " ".join(text.split())


def words_of(text):
    return WORD.findall(text)


def sentences_of(text):
    return [s for s in SENTENCE_END.split(text) if words_of(s)]


def syllables_of(word):
    word = word.lower().replace("’", "'")
    if word in SYLLABLES:
        return SYLLABLES[word]
    if "-" in word:
        return sum(syllables_of(piece) for piece in word.split("-"))
    if word.isdigit():
        return max(1, len(word))
    word = re.sub(r"'(s|re|ve|ll|d|t|m)$", "", word)
    count = len(re.findall(r"[aeiouy]+", word))
    if re.search(r"[^aeiouy]e$", word) and not re.search(r"[^aeiouy]le$", word) and count > 1:
        count -= 1
    if re.search(r"[^aeiouy]es$", word) and not re.search(r"(s|x|z|ch|sh|c|g|l)es$", word) and count > 1:
        count -= 1
    if re.search(r"[^aeiouytd]ed$", word) and count > 1:
        count -= 1
    if re.search(r"[^aeiouy]e(ly|ful|ment|ness|less)$", word) and count > 2:
        count -= 1
    count += len(re.findall(r"(?:ia|io|iu|ua(?!l?ly)|eo|uou)(?!us|n\b|ns\b)", word)) if len(word) > 5 else 0
    return max(1, count)


def grade_of(texts):
    sentences = [s for text in texts for s in sentences_of(text)]
    words = [w for s in sentences for w in words_of(s)]
    if not words:
        return 0.0
    return (0.39 * len(words) / len(sentences)
            + 11.8 * sum(map(syllables_of, words)) / len(words) - 15.59)


def own_words(text):
    """What is left for the program when the person's own sentences are taken out: those
    in quotation marks, and what follows a colon and begins with a capital letter."""
    text = re.sub(r"“[^”]*”", " ", text)
    return re.split(r":\s+(?=[A-ZÀ-Þ])", text)[0]


def own_text(element):
    """The words of an element without those of its children, but with <em> and <term>."""
    text = element.text or ""
    for child in element:
        if child.tag in ("em", "term"):
            text += child.text or ""
        text += child.tail or ""
    return fold(text)


def with_parts(root, parts):
    """The file as it is walked: shared parts put in where they are used."""
    roots = [root]
    ids = [use.get("part") for use in root.iter("use")]
    roles = {field.get("role") for field in root.iter()}
    if root.get("frame") == "memory":
        ids += ["memory-opening", "memory-landing", "memory-next-day"]
        roles |= {"distress-after"}
    if root.get("distress") == "both" and "distress-before" not in roles:
        ids.append("distress-before")
    if root.get("distress") in ("both", "after") and "distress-after" not in roles:
        ids.append("distress-after")
    return roots + [parts[i] for i in ids]


def is_offered(roots):
    return roots[0].get("depth") != "3"


def check(root, parts, used=None):
    """The sentences that say what is wrong with one exercise, and its grade."""
    problems = []
    pooled = []
    ids = set()
    used = set() if used is None else used
    roots = with_parts(root, parts)
    offered = is_offered(roots)

    def excepted(text, exceptions):
        if text in exceptions:
            used.add(text)
            return True
        return False

    for element in (e for r in roots for e in r.iter()):
        if element.tag in FIELDS | {"part"} and (element.get("id"), element.tag == "part") in ids:
            problems.append(f"the id “{element.get('id')}” is there twice")
        if element.tag in FIELDS | {"part"}:
            ids.add((element.get("id"), element.tag == "part"))

        if element.tag not in PROGRAM | PERSON:
            continue

        text = own_text(element)
        where = f"<{element.tag}> “{text}”"
        if element.tag in POOLED:
            pooled.append(text)

        if "!" in text:
            problems.append(f"{where}: an exclamation mark")
        for sentence in sentences_of(text):
            if len(words_of(sentence)) > MAX_SENTENCE and not excepted(sentence, VERBATIM_LONG):
                problems.append(f"{where}: a sentence of {len(words_of(sentence))} words")
        if (element.tag in PROGRAM
                and any(FIRST_PERSON.search(s) and not excepted(s, VERBATIM_I)
                        for s in sentences_of(own_words(text)))):
            problems.append(f"{where}: the program says “I” or “we”")
        if (element.tag == "hint" and len(words_of(text)) > MAX_HINT
                and not excepted(text, VERBATIM_HINT)):
            problems.append(f"{where}: a hint of {len(words_of(text))} words")
        for kind, pattern in FORBIDDEN.items():
            found = re.search(rf"\b(?:{pattern})\b", text, re.IGNORECASE)
            if found and element.tag in PROGRAM | {"title"} and not excepted(text, VERBATIM_WORDS):
                problems.append(f"{where}: “{found.group()}” is {kind}")
        if (element.tag == "closing" and (element.get("when") or "state-after").startswith("state-after")
                and SAYS_IT_IS_WRITTEN.search(text)):
            problems.append(f"{where}: is not true where nothing was written")
        if offered and NOT_YET_WORDS.search(text):
            problems.append(f"{where}: names something that is not there yet")

    if root.tag == "exercise":
        problems += check_cards(root, parts)
    grade = grade_of(pooled)
    if grade > MAX_GRADE:
        problems.append(f"the Flesch-Kincaid grade is {grade:.2f}")
    return problems, grade


def check_cards(root, parts):
    """The sentences that say which word of the program's has a card and no way to it."""
    if root.get("id") == GLOSSARY:
        return []

    elements = [e for r in with_parts(root, parts) for e in r.iter()]
    there = {e.get("ref") for e in elements if e.tag == "term"}
    problems = []
    for ref, pattern in NEED_A_CARD.items():
        for element in elements:
            found = re.search(rf"\b(?:{pattern})\b", own_text(element), re.IGNORECASE)
            if element.tag in PROGRAM and found and ref not in there:
                problems.append(f"<{element.tag}> “{own_text(element)}”: “{found.group()}” "
                                f"needs a <term ref=\"{ref}\"> once")
                break
    return problems


def check_terms(roots):
    """The sentences that say which <term> leads to no card."""
    cards = {read.get("id") for root in roots if root.get("id") == GLOSSARY
             for read in root.iter("read")}
    problems = [f"{root.get('id')}: there is no card “{term.get('ref')}” in {GLOSSARY}"
                for root in roots for term in root.iter("term") if term.get("ref") not in cards]
    return problems + [f"there is no card “{ref}” for a word that needs one"
                       for ref in sorted(set(NEED_A_CARD) - cards)]


def fingerprint(root):
    """What the answers of an exercise depend on, in twelve letters: the fields with
    their kinds, roles and options. Its texts may be mended, these may not."""
    lines = []
    for part in root.iter("part"):
        for field in (e for e in part.iter() if e.tag in FIELDS):
            values = sorted({o.get("value") for o in field.iter("option")}
                            | {r.get("id") for r in field.iter("row")}
                            | {i.get("id") for i in field.iter("item")})
            lines.append(" ".join([field.tag, field.get("id"), field.get("role") or "-",
                                   field.get("from") or "-", field.get("to") or "-"] + values))
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()[:12]


def check_released(roots, lines):
    """The sentences that say which id or version is used a second time."""
    problems = []
    released = {}
    for line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        exercise, version, mark = line.split()
        versions = released.setdefault(exercise, [])
        if int(version) != len(versions) + 1:
            problems.append(f"{exercise} {version} stands after version {len(versions)}")
        versions.append(mark)

    for root in roots:
        exercise, version, mark = root.get("id"), int(root.get("version")), fingerprint(root)
        versions = released.get(exercise, [])
        if version < len(versions):
            problems.append(f"{exercise} was at version {len(versions)} already")
        elif version > len(versions):
            problems.append(f"released-ids.txt needs the line: {exercise} {version} {mark}")
        elif versions[-1] != mark:
            problems.append(f"the fields of {exercise} are not those of version {version}; "
                            f"that is version {version + 1}, with the line: "
                            f"{exercise} {version + 1} {mark}")
    return problems


BAD = """<exercise id="bad" depth="1" distress="none">
  <title>Healing</title>
  <summary>We help you!</summary>
  <part id="a"><prompt>What does the interdisciplinary psychophysiological examination communicate?</prompt>
    <hint>One two three four five six seven eight nine ten. One two three four five six seven
      eight nine ten. One two three four five six.</hint>
    <note>Well done. One two three four five six seven eight nine ten eleven twelve thirteen
      fourteen fifteen sixteen seventeen eighteen nineteen twenty more.</note>
    <text id="x"/><text id="x"/><note>Look at Over time, because you are avoidant.</note>
    <note>Your attachment, and a <term ref="study">study</term> of
      <term ref="nothing">it</term>.</note></part>
  <closing>It is written down.</closing>
</exercise>"""

GOOD = """<exercise id="good" depth="1" distress="none">
  <title>My day</title>
  <summary>Look at one day.</summary>
  <part id="a"><prompt>What was it?</prompt>
    <hint>Begin with: I saw that… Or say, “I need room.” <term ref="trauma">Trauma</term> is
      a word.</hint>
    <text id="b"><label>What I saw</label></text></part>
  <closing>You can change it on any day.</closing>
  <closing when="b = b">It is written down.</closing>
</exercise>"""

CARDS = f"""<exercise id="{GLOSSARY}"><part id="a">{
    "".join(f'<read id="{ref}"/>' for ref in NEED_A_CARD)}</part></exercise>"""


def check_the_checks():
    """The rules find what they are there to find, and nothing else."""
    found = "\n".join(check(ElementTree.fromstring(BAD), {})[0])
    missing = [wanted for wanted in ("exclamation mark", "“I” or “we”", "a hint of 26", "a sentence of 21",
                                     "is praise", "is a promise", "is a name for a person", "twice",
                                     "not there yet", "not true where nothing", "grade is", "needs a <term ref=\"attachment\">")
               if wanted not in found]
    good = check(ElementTree.fromstring(GOOD), {})[0]
    found = check_terms([ElementTree.fromstring(BAD), ElementTree.fromstring(CARDS)])
    if found != ["bad: there is no card “nothing” in evidence-and-glossary"]:
        missing.append(f"terms: {found}")
    # Counted by hand: 12 words, 2 sentences, 17 syllables.
    grade = grade_of(["The camera saw a look, and then it was quiet. Nobody spoke."])
    wanted = 0.39 * 12 / 2 + 11.8 * 17 / 12 - 15.59
    if abs(grade - wanted) > 0.01:
        missing.append(f"grade {wanted:.2f}, not {grade:.2f}")

    one = '<exercise id="a" version="{}"><part id="p"><choice id="c"><option value="{}">x</option></choice></part></exercise>'
    mark = fingerprint(ElementTree.fromstring(one.format(1, "v")))
    for version, value, lines, wanted in (
            (1, "v", [f"a 1 {mark}"], 0), (1, "w", [f"a 1 {mark}"], 1), (2, "v", [f"a 1 {mark}"], 1),
            (1, "v", [f"a 1 {mark}", f"a 2 {mark}"], 1), (1, "v", [f"a 2 {mark}"], 1), (1, "v", [], 1)):
        found = check_released([ElementTree.fromstring(one.format(version, value))], lines)
        if len(found) != wanted:
            missing.append(f"version {version} with {value} against {lines}: {found}")
    return missing + good


def main():
    directory = Path(sys.argv[1])
    files = sorted(directory.glob("*.xml"))
    parts = {p.stem: ElementTree.parse(p).getroot() for p in sorted(directory.glob("parts/*.xml"))}
    order = (directory / "order").read_text(encoding="utf-8").split()
    bundle = (directory / "exercises.gresource.xml.in").read_text(encoding="utf-8")
    failed = 0
    number = 0
    used = set()

    def report(name, problems, remark=""):
        nonlocal failed, number
        number += 1
        failed += bool(problems)
        print(f"{'not ok' if problems else 'ok'} {number} {name}")
        for line in problems + ([remark] if remark else []):
            print(f"# {line}")

    practices = directory.parent / "practices" / "practices.xml"
    print(f"1..{len(files) + 6}")
    report("/texts/the-checks", check_the_checks())

    for path in files:
        root = ElementTree.parse(path).getroot()
        problems, grade = check(root, parts, used)
        if root.get("id") != path.stem:
            problems.append(f"the id is “{root.get('id')}”, the file {path.name}")
        report(f"/texts/{path.stem}", problems, f"grade {grade:.2f}")

    problems = []
    for practice in ElementTree.parse(practices).getroot().iter("practice"):
        found, grade = check(practice, parts, used)
        problems += [f"{practice.get('id')}: {line}" for line in found]
    report("/texts/practices", problems)

    report("/texts/cards", check_terms([ElementTree.parse(p).getroot() for p in files]
                                       + list(parts.values())))

    problems = []
    if sorted(order) != [p.stem for p in files]:
        problems.append("order does not name every file once")
    listed = set(re.findall(r"<file>([^<]+)</file>", bundle))
    there = {"order"} | {p.name for p in files} | {f"parts/{name}.xml" for name in parts}
    problems += [f"{name} is not in the bundle" for name in sorted(there - listed)]
    problems += [f"{name} is in the bundle and not there" for name in sorted(listed - there)]
    report("/texts/bundle", problems)

    released = Path(__file__).with_name("released-ids.txt").read_text(encoding="utf-8").splitlines()
    report("/texts/released", check_released([ElementTree.parse(p).getroot() for p in files], released))

    exceptions = set(VERBATIM_I) | set(VERBATIM_LONG) | set(VERBATIM_HINT) | set(VERBATIM_WORDS)
    report("/texts/exceptions", [f"“{text}” is an exception nobody needs"
                                 for text in sorted(exceptions - used)])
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
