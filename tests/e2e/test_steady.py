#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Steady in the real window: from each screen and back, with keys alone."""

import hashlib

import mooring
from mooring import wait
from steps import at_today, begin, go_next, page_with, started, write

NOTHING_KEPT = "Nothing here is kept."


def bytes_of(folder):
    """Every file of the data directory with a digest of what is in it."""
    return {str(f.relative_to(folder)): hashlib.sha256(f.read_bytes()).hexdigest()
            for f in sorted(folder.rglob("*")) if f.is_file()}


def there_and_back(m, key, what, role=None):
    """Steady by that key, and back to the same place by Escape."""
    m.key(key)
    m.see(NOTHING_KEPT)
    m.see("Help now", "push button")
    m.see("Something else", "push button")
    m.see("Enough", "push button")
    m.key("Escape")
    m.gone(NOTHING_KEPT)
    m.see(what, role)


def from_each_screen(program, home):
    """F9 and Ctrl+B lead to Steady from each screen, and Escape back to the same place"""
    with started(program, home) as m:
        m.see("A notebook that asks")
        there_and_back(m, "F9", "A notebook that asks")
        m.press("Next")
        m.see("Where your words live")
        there_and_back(m, "ctrl+b", "Where your words live")
        m.press("Next")
        m.see("What brings you here?")
        m.press("Begin")
        m.see("How is it right now?")
        there_and_back(m, "F9", "How is it right now?")
        m.key("alt+2")
        m.see("Four steps. Begin where you need to.")
        there_and_back(m, "ctrl+b", "Four steps. Begin where you need to.")
        m.key("alt+3")
        m.see("No pages yet")
        there_and_back(m, "F9", "No pages yet")
        m.key("ctrl+l")
        m.see(contains="Hidden. Press Enter to come back.")
        there_and_back(m, "F9", "Hidden. Press Enter to come back.")
        m.key("Return")
        m.see("No pages yet")
        m.key("ctrl+comma")
        m.see("Where your words live")
        m.key("F9")
        m.see(NOTHING_KEPT)
        m.gone("Exercises of your own")
        m.key("Escape")
        m.see("No pages yet")
        m.quit()


def to_the_same_answer(program, home):
    """From the middle of an exercise: Steady, Help now from there, and back to the same answer"""
    with at_today(program, home) as m:
        begin(m, "Connections now", "One moment, slowly")
        write(m, "He looked at his ")
        m.key("F9")
        m.see(NOTHING_KEPT)
        m.key("F1")
        m.see(contains="Someone might hurt me")
        m.key("Escape")
        m.see(NOTHING_KEPT)
        m.key("Escape")
        m.see("Which moment do you want to look at?")
        wait(lambda: m.focused() and m.focused().role == "text", "the focus in the answer again")
        m.type("phone.")
        wait(lambda: m.focused().text == "He looked at his phone.", "the answer to go on")
        m.quit()
    assert page_with(program, home, "one-moment-slowly")["answers"]["trigger"] == "He looked at his phone."


def by_state_and_by_name(program, home):
    """First Look around; a state, Something else and a practice by name are one press each"""
    with at_today(program, home) as m:
        m.key("F9")
        m.see("Look around")
        m.see("Eyes open. Feet on the floor. Look for the door.")
        m.press("Tense or racing")
        m.see("Out, slowly")
        m.gone("Eyes open. Feet on the floor. Look for the door.")
        m.press("Something else")
        m.see("Not every practice suits every day. Here is one that looks outward.")
        m.press("Five things")
        m.see(contains="Find five things you can see.")
        m.press("Next")
        m.see(contains="Four things you can feel")
        m.press("Enough")
        m.see("How is it right now?")
        m.key("F9")
        m.see(contains="Find five things you can see.")
        m.quit()
    with at_today(program, home) as m:
        m.key("F9")
        m.see(contains="Find five things you can see.")
        m.quit()


def numb_breathes_nothing(program, home):
    """Numb or far away: eyes open and no breathing practice, until all are asked for"""
    with at_today(program, home) as m:
        m.key("F9")
        m.see("A longer out-breath")
        m.press("Numb or far away")
        m.gone("A longer out-breath")
        m.see("Stand and move")
        m.press("Show all")
        m.see("A longer out-breath")
        assert m.find("Cool water") is None, "off until its checklist is answered"
        m.quit()


def keeps_nothing(program, home):
    """A whole Steady session leaves every byte of the data directory as it was"""
    folder = home / "data" / "mooring"
    with at_today(program, home) as m:
        m.key("ctrl+n")
        wait(lambda: m.focused() and m.focused().role == "text", "the page to be ready to write")
        m.type("one page")
        m.key("alt+1")
        m.see("How is it right now?")
        m.quit()
    with at_today(program, home) as m:
        m.settle()
        before = bytes_of(folder)
        m.key("F9")
        m.press("Both at once")
        m.gone("Eyes open. Feet on the floor. Look for the door.")
        m.press("Something else")
        m.see("Not every practice suits every day. Here is one that looks outward.")
        m.press("Numb or far away")
        m.gone("Not every practice suits every day. Here is one that looks outward.")
        m.press("Pause")
        m.see("Go on", "push button")
        m.press("Go on")
        m.see("Pause", "push button")
        m.key("Escape")
        m.see("How is it right now?")
        m.settle()
        assert bytes_of(folder) == before, "Steady left something"
        m.quit()


def without_a_journal(program, home):
    """A journal that cannot be opened takes nobody's Steady away"""
    folder = home / "data" / "mooring"
    folder.mkdir(mode=0o700, parents=True)
    (folder / "journal.db").write_bytes(b"These are my own notes, not a journal.\n" * 200)
    with started(program, home, size=(360, 294)) as m:
        m.see("Your journal is not open")
        there_and_back(m, "F9", "Your journal is not open")
        m.quit()


def check_in_leads_there(program, home):
    """A longer out-breath, chosen in a check-in, opens Steady on just that"""
    with at_today(program, home) as m:
        m.press("Tense or racing")
        m.see("How hard is it?")
        go_next(m)
        go_next(m)
        m.see("What could make the next ten minutes a little easier?")
        m.focus_on(contains="A longer out-breath")
        m.key("space")
        m.press("Steady: A longer out-breath")
        m.see(NOTHING_KEPT)
        m.see("Out, slowly")
        m.key("Escape")
        m.see("What could make the next ten minutes a little easier?")
        m.quit()


if __name__ == "__main__":
    mooring.main([
        from_each_screen, to_the_same_answer, by_state_and_by_name, numb_breathes_nothing,
        keeps_nothing, without_a_journal, check_in_leads_there,
    ])
