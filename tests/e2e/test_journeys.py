#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Journeys through the real window: what a person does, start to end."""

import signal
import subprocess

import mooring
from mooring import Lost, wait
from steps import at_today, begin, go_next, on_disk, page_with, place_of, started, welcome_passed, write


def first_run(program, home):
    """Three welcome screens, Help now on each, and then Today with three doors"""
    with started(program, home) as m:
        def at_heading(words):
            m.see(words)
            wait(lambda: m.focused() and m.focused().name == words, "the focus on the heading")

        at_heading("A notebook that asks")
        m.see("Help now", "push button")
        m.press("Next")
        at_heading("Where your words live")
        m.see("Help now", "push button")
        m.press("Next")
        at_heading("What brings you here?")
        m.see("Help now", "push button")
        m.press("Begin")
        m.see("How is it right now?")
        m.see(contains="One moment, slowly")
        assert m.find("Sessions") is None, "a view is shown that is not there yet"
        assert m.quit() == 0
    with started(program, home) as m:
        m.see("How is it right now?")
        assert m.find("A notebook that asks") is None, "the welcome came twice"
        m.quit()
    assert mooring.pages(program, home) == []


def check_in_from_a_chip(program, home):
    """A chip on Today is the first part of a check-in: three presses and it is kept"""
    with at_today(program, home) as m:
        m.press("Tense or racing")
        m.see("How hard is it?")
        m.focus_on(name="0")
        m.key("6")
        wait(lambda: m.find("6") and any(n.pressed for n in m.nodes() if mooring.is_called(n.name, "6")), "six to be chosen")
        go_next(m)
        m.see("What is it about?")
        m.focus_on(role="text")
        m.type("the phone")
        go_next(m)
        m.see("What could make the next ten minutes a little easier?")
        m.key("ctrl+Return")
        m.see(contains="It is fast right now")
        m.quit()
    page = page_with(program, home, "check-in")
    assert page["state"] == "done", page
    assert page["answers"]["state"] == "racing", page
    assert page["answers"]["distress"] == 6, page
    assert page["answers"]["note"] == "the phone", page


def stopped_killed_resumed(program, home):
    """Left in the middle, killed with -9, and gone on with where it was"""
    with at_today(program, home) as m:
        begin(m, "Connections now", "One moment, slowly")
        m.see("Which moment do you want to look at?")
        write(m, "He looked at his phone.")
        go_next(m)
        m.see("What did it seem to say?")
        write(m, "that it does not matter")
        wait(lambda: "does not matter" in (on_disk(home)), "the words on disk", 5)
        m.kill()
    with started(program, home) as m:
        m.see("How is it right now?")
        m.see(contains="Mooring was closed in the middle of a page.")
        m.see("Show it", "push button")
        m.press("Go on")
        m.see("What did it seem to say?")
        m.see(contains="that it does not matter")
        m.key("alt+Left")
        m.see(contains="He looked at his phone.")
        m.quit()
    page = page_with(program, home, "one-moment-slowly")
    assert page["state"] == "draft", page
    assert page["answers"]["trigger"] == "He looked at his phone.", page
    assert page["answers"]["meaning"] == "that it does not matter", page


def stop_here_says_where(program, home):
    """Stop here saves in one press and says where it waits"""
    with at_today(program, home) as m:
        begin(m, "Early patterns", "Reflexes then and now")
        m.press("go quiet")
        wait(lambda: m.find("go quiet").pressed, "the answer to be taken")
        go_next(m)
        m.press("Stop here")
        m.see(contains="Saved. It waits at 2 of ")
        m.quit()
    page = page_with(program, home, "reflexes-then-and-now")
    assert page["state"] == "draft" and page["answers"]["reflex"] == ["quiet"], page


def written_found_reopened(program, home):
    """A free page: written, found while typing, opened again, thrown away and brought back"""
    with at_today(program, home) as m:
        m.key("ctrl+n")
        m.see(role="text")
        wait(lambda: m.focused() and m.focused().role == "text", "the page to be ready to write")
        m.type("Slept badly. The old dinner table again.")
        m.key("ctrl+n")
        wait(lambda: m.focused() and m.focused().role == "text" and not m.focused().text, "an empty page")
        m.type("A walk by the water.")
        m.key("ctrl+f")
        m.type("dinn")
        m.see("1 page")
        wait(lambda: "Slept badly" in m.see("Pages", "list").words, "the page that was found")
        assert "A walk by the water" not in m.see("Pages", "list").words
        m.focus_on(contains="Slept badly")
        m.key("Return")
        wait(lambda: m.see("Page", "text").text.startswith("Slept badly"), "the page itself")
        m.quit()
    texts = [p["text"] for p in mooring.pages(program, home)]
    assert texts == ["A walk by the water.", "Slept badly. The old dinner table again."], texts
    found = mooring.pages(program, home, "--search", "dinner")
    assert len(found) == 1, found


def keyboard_alone(program, home):
    """One moment, slowly, from Path to the closing and the page in the Journal with keys alone"""
    with at_today(program, home) as m:
        m.key("alt+2")
        m.see("Four steps. Begin where you need to.")
        m.focus_on(contains="Connections now")
        m.key("Return")
        m.focus_on(contains="One moment, slowly", role="list item")
        m.key("Return")
        wait(lambda: m.focused() and m.focused().role != "list item", "the focus beside the list")
        m.focus_on(name="Begin: One moment, slowly")
        m.key("Return")
        m.see("Which moment do you want to look at?")
        wait(lambda: m.focused() and m.focused().role == "text", "the focus on the first thing to write in")
        seen = [place_of(m)]
        while seen[-1]:
            if m.find(role="text") is not None:
                m.focus_on(role="text")
                m.type("plain words")
            seen.append(go_next(m))
        m.see("That is the page")
        assert len(seen) == 10, seen
        m.focus_on(name="Back to Today")
        m.key("Return")
        m.see("How is it right now?")
        m.key("alt+3")
        m.see("Pages", "list")
        m.focus_on(role="list item")
        m.focus_on(contains="One moment, slowly", role="list item", key="Down")
        m.key("Return")
        m.see("Which moment do you want to look at?")
        m.quit()
    page = page_with(program, home, "one-moment-slowly")
    assert page["state"] == "done", page
    assert page["answers"]["did"] == "plain words", page


def wheel_changes_nothing(program, home):
    """The wheel over a rating changes nothing"""
    with at_today(program, home) as m:
        begin(m, "Trust and your nervous system", "Four pulls")
        five = m.see("5")
        m.focus_on(name="0")
        m.key("5")
        wait(lambda: any(n.pressed for n in m.nodes() if mooring.is_called(n.name, "5")), "five to be chosen")
        m.wheel(five, 4, 4)
        m.wheel(five, 4, 5)
        m.press("Stop here")
        m.see(contains="Saved. It waits at")
        m.quit()
    page = page_with(program, home, "four-pulls")
    assert 5 in page["answers"].values(), page


def word_opens_its_card(program, home):
    """A word with a card, by keys; Escape closes it, and the focus is on the word again"""
    meaning = "In a study, people are asked or watched in the same way"
    with at_today(program, home) as m:
        begin(m, "Tools", "Evidence and glossary cards")
        m.press("work with a counselor")
        wait(lambda: m.find("work with a counselor").pressed, "the answer to be taken")
        place = go_next(m)
        m.press("One person with a therapist")
        m.see(contains="Fewer studies have looked at this")
        m.focus_on(contains="Fewer studies have looked at this")
        assert m.focused().description.startswith("There is a card about: Study"), m.focused()
        m.key("Return")
        m.see(contains=meaning)
        card = wait(lambda: m.focused() and m.focused().name == "Study and trial" and m.focused(),
                    "the focus on the card")
        assert card.description.startswith(meaning), card
        assert m.find("Stop here") and m.find("Help now"), m.tree()
        m.key("Escape")
        m.gone(contains=meaning)
        wait(lambda: "Fewer studies" in m.focused().name, "the focus on the words again")
        assert place_of(m) == place, m.tree()
        m.key("Return")
        m.see(contains=meaning)
        m.press("Close the card")
        m.gone(contains=meaning)
        m.quit()


def second_start_raises(program, home):
    """A second start raises the first window; another --data-dir has its own"""
    with at_today(program, home) as m:
        second = subprocess.run([program], env=m.environment, timeout=30)
        assert second.returncode == 0
        assert m.process.poll() is None
        other = home / "other"
        third = subprocess.Popen([program, "--data-dir", str(other)], env=m.environment)
        try:
            wait(lambda: (other / "journal.db").exists(), "another journal beside the first")
            assert third.poll() is None
        finally:
            third.terminate()
            third.wait(30)
        m.take_keys()
        m.quit()


def terminated_keeps_all(program, home):
    """SIGTERM right after the last key: nothing is lost and no WAL is left"""
    with at_today(program, home) as m:
        m.key("ctrl+n")
        wait(lambda: m.focused() and m.focused().role == "text", "the page to be ready to write")
        m.type("the very last word")
        wait(lambda: "the very last word" in m.focused().text, "the words on screen")
        m.kill(signal.SIGTERM)
    texts = [p["text"] for p in mooring.pages(program, home)]
    assert texts == ["the very last word"], texts
    left = [f.name for f in (home / "data" / "mooring").glob("journal.db-*")]
    assert not left, left


def help_now_and_back(program, home):
    """Help now is one press away on each screen, and Escape leads back to the same place"""
    def focus_of(m):
        node = wait(m.focused, "a focus")
        return node.role, node.name

    def there_and_back(m, what):
        before = focus_of(m)
        m.press("Help now")
        m.see(contains="Someone might hurt me")
        m.key("Escape")
        m.gone(contains="Someone might hurt me")
        m.see(what)
        wait(lambda: focus_of(m) == before, f"the focus on {before} again")

    with started(program, home, size=(360, 294)) as m:
        m.see("A notebook that asks")
        there_and_back(m, "A notebook that asks")
        welcome_passed(m)
        there_and_back(m, "How is it right now?")
        m.key("alt+2")
        m.see("Four steps. Begin where you need to.")
        there_and_back(m, "Four steps. Begin where you need to.")
        m.key("alt+3")
        m.see("No pages yet")
        there_and_back(m, "No pages yet")
        m.key("ctrl+n")
        wait(lambda: focus_of(m) == ("text", "Page"), "the page to be ready to write")
        m.type("He said")
        there_and_back(m, "Page")
        m.type(" nothing.")
        wait(lambda: m.focused().text == "He said nothing.", "the words to go on where they were")
        m.quit()


def hidden_and_back(program, home):
    """Ctrl+L clears the screen at once, Enter brings it back"""
    with at_today(program, home) as m:
        m.key("ctrl+l")
        m.see(contains="Hidden. Press Enter to come back.")
        m.gone("How is it right now?")
        m.key("Return")
        m.see("How is it right now?")
        m.quit()


def not_a_journal(program, home):
    """A file that is no journal: one clear sentence, and the file untouched"""
    folder = home / "data" / "mooring"
    folder.mkdir(mode=0o700, parents=True)
    (folder / "journal.db").write_bytes(b"These are my own notes, not a journal.\n" * 200)
    before = (folder / "journal.db").read_bytes()
    with started(program, home) as m:
        m.see("Help now", "push button")
        wait(lambda: m.find(contains="journal"), "a sentence about the journal")
        assert m.find("A notebook that asks") is None
        m.quit()
    assert (folder / "journal.db").read_bytes() == before


def no_word_elsewhere(program, home):
    """What a person writes is in the journal and nowhere else: no log, title, setting or file"""
    word = "quimbledorn"
    temporary = home / "tmp"
    temporary.mkdir()
    chatty = {"G_MESSAGES_DEBUG": "all", "TMPDIR": str(temporary)}
    titles = set()

    def windows(m):
        found = subprocess.run(["xdotool", "search", "--pid", str(m.process.pid)],
                               capture_output=True, text=True).stdout.split()
        for window in found:
            titles.add(subprocess.run(["xdotool", "getwindowname", window],
                                      capture_output=True, text=True).stdout.strip())

    with at_today(program, home, env=chatty) as m:
        begin(m, "Connections now", "One moment, slowly")
        write(m, f"He said {word}.")
        windows(m)
        go_next(m)
        m.press("Stop here")
        m.see(contains="Saved. It waits")
        m.key("ctrl+n")
        wait(lambda: m.focused() and m.focused().role == "text", "the page to be ready to write")
        m.type(f"{word} at the table")
        windows(m)
        m.focus_on(name="Add a tag")
        m.key("space")
        # What is in a popover has no place in the window, so `focused` passes it by.
        wait(lambda: any(n.focused and n.role in ("text", "entry") and n.name != "Page"
                         for n in m.root.walk()), "the tag to be typed")
        m.type(f"{word}tag")
        m.key("Return")
        wait(lambda: f"{word}tag" in on_disk(home), "the tag on disk")
        m.key("ctrl+f")
        m.type(word)
        m.see("2 pages")
        windows(m)
        m.key("F1")
        m.see(contains="Someone might hurt me")
        windows(m)
        m.key("Escape")
        m.key("ctrl+l")
        m.see(contains="Hidden.")
        windows(m)
        m.key("Return")
        assert m.quit() == 0
    assert word in on_disk(home), "the words are not even in the journal"
    assert not any(word in title for title in titles), titles
    assert (home / "stderr.txt").stat().st_size > 0, "debug messages were to be there"
    for file in home.rglob("*"):
        if file.is_file() and not file.name.startswith("journal.db"):
            assert word.encode() not in file.read_bytes(), f"{file.relative_to(home)} holds a word"
    assert not list(temporary.iterdir()), "something is left in the temporary directory"


if __name__ == "__main__":
    mooring.main([
        first_run, check_in_from_a_chip, stopped_killed_resumed, stop_here_says_where,
        written_found_reopened, keyboard_alone, wheel_changes_nothing, word_opens_its_card,
        second_start_raises, terminated_keeps_all, help_now_and_back, hidden_and_back,
        not_a_journal, no_word_elsewhere,
    ])
