#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An exercise about memories, from what stands before it to the day after: by
keyboard alone."""

import json

import mooring
from mooring import command, is_called, pages, wait
from steps import at_today, go_next, on_disk, started

# The local day is made by the time zone: these two are a day apart at every hour.
DAY_ONE = {"TZ": "Etc/GMT+12"}
DAY_TWO = {"TZ": "Pacific/Kiritimati"}

BEFORE = "This one goes to memories"


def to_memories(m):
    """Path → Early patterns → Timeline of care → Begin, by keys."""
    m.key("alt+2")
    wait(lambda: m.find("The four steps") or m.find("Four steps. Begin where you need to."), "the path")
    if m.find("The four steps"):
        m.focus_on(name="The four steps")
        m.key("Return")
    m.see("Four steps. Begin where you need to.")
    m.focus_on(contains="Early patterns")
    m.key("Return")
    # A key pressed while the step slides in would go to what slides out.
    wait(lambda: m.focused() and m.focused().role == "list item", "the focus in the list")
    m.focus_on(contains="Timeline of care", role="list item")
    m.key("Return")
    wait(lambda: m.focused() and m.focused().role != "list item", "the focus beside the list")
    m.focus_on(name="Begin")
    m.key("Return")
    m.see(BEFORE)


def choose_number(m, digit):
    m.focus_on(name="0")
    m.key(digit)
    wait(lambda: m.focused() and is_called(m.focused().name, digit) and m.focused().pressed, f"{digit} to be chosen")


def press_key(m, name):
    m.focus_on(name=name, role="push button")
    m.key("Return")


def memory_cut_off(program, home):
    """Killed with -9 in the middle of it: out of every list, and nothing shows it in one press"""
    with at_today(program, home) as m:
        to_memories(m)
        choose_number(m, "3")
        press_key(m, "Begin anyway")
        wait(lambda: m.focused() and m.focused().role == "text", "the line to have the focus")
        m.key("Return")
        m.see(contains="You decide how near you go.")
        go_next(m)
        m.see("What belongs on your line?")
        m.focus_on(name="Headline")
        m.type("The winter with the neighbor")
        wait(lambda: "with the neighbor" in on_disk(home), "the words on disk", 5)
        m.kill()

    with started(program, home) as m:
        m.see(contains="Mooring was closed in the middle of a page.")
        assert m.find("Show it") is None, "one press shows it"
        m.see("A page from step 2 is open.")
        assert m.find("Timeline of care") is None, "the title is on Today"
        m.key("alt+3")
        m.see("No pages yet")
        assert m.find(contains="Timeline of care") is None, "it is in the list"
        assert m.quit() == 0


def memory_all_the_way(program, home):
    """Refused at nine, chosen at seven, stopped, gone on with, landed, and the day after"""
    with at_today(program, home, env=DAY_ONE) as m:
        to_memories(m)
        m.see("None so far.")
        m.see("Nobody written down.")

        # Numb: first the room, and then it is asked once more.
        m.focus_on(name="Settled enough")
        m.key("Right", "Right", "space")
        m.see(contains="You said numb or far away.")
        assert m.find("Begin anyway") is None, "begun while numb"
        press_key(m, "Look around")
        m.gone(BEFORE)
        m.key("Escape")
        m.see(BEFORE)
        m.see("not answered")
        wait(lambda: m.focused() and is_called(m.focused().name, "Settled enough"), "the chips to have the focus")
        m.key("Right", "Right", "space")
        m.see(contains="Still far away.")
        m.see("Begin anyway, with someone beside me")
        m.focus_on(name="Numb or far away")
        m.key("Right", "space")

        # Nine: this one rests, and the pen does not.
        choose_number(m, "9")
        m.see(contains="You said 9. Now is for the next ten minutes, not for the past.")
        assert m.find("Begin anyway") is None, "begun at nine"
        assert m.find("Begin", "push button") is None, "begun at nine"
        m.see("Write a page", "push button")
        press_key(m, "I chose the wrong number")
        wait(lambda: m.focused() and is_called(m.focused().name, "0"), "the scale to have the focus")

        # Seven, all the same.
        m.key("7")
        m.see(contains="You said 7. That is a lot to carry into a memory.")
        press_key(m, "Begin anyway")
        m.see("You decide. One thing before you begin:")
        wait(lambda: m.focused() and m.focused().role == "text", "the line to have the focus")
        m.type("call Ana")
        m.key("Return")
        m.see(contains="You decide how near you go.")

        go_next(m)
        m.see("What belongs on your line?")
        m.focus_on(name="Headline")
        m.type("The winter with the neighbor")
        m.key("Escape")
        m.see("You stopped. That is all right.")
        m.see(contains="It is saved and put away.")
        press_key(m, "Done")
        wait(lambda: m.focused() and is_called(m.focused().name, "Begin"),
             "the focus where it was begun")
        # With the mouse on it, it stays until something else is gone on with.
        m.rest_on(m.see(contains="It does not encrypt it."))

        # On Today without its title, in no list.
        m.key("alt+1")
        m.see("A page from step 2 is open.")
        m.see("It can stay open as long as you like.")
        assert m.find("Timeline of care") is None, "the title is on Today"
        m.key("alt+3")
        wait(lambda: m.find("No pages yet") or m.find(contains="pages"), "the journal")
        assert m.find(contains="The winter with the neighbor") is None, "it is in the list"

        # Going on leads through the three rows again.
        m.key("alt+1")
        m.see("A page from step 2 is open.")
        m.focus_on(name="Go on", role="push button")
        m.key("Return")
        m.see(BEFORE)
        m.gone(contains="It does not encrypt it.")
        choose_number(m, "3")
        m.see(contains="Something above is still open.")
        press_key(m, "Begin anyway")
        wait(lambda: m.focused() and m.focused().role == "text", "the line to have the focus")
        m.key("Return")
        m.see("What belongs on your line?")
        m.see(contains="The winter with the neighbor")
        assert m.find("call Ana") is None, "the line from before stands there as what was written last"
        while not m.find(contains="Back to now."):
            go_next(m)
        m.focus_on(contains="Settled enough")
        m.key("space")
        go_next(m)
        m.see("That is the page")
        m.see("Put away: not in lists or search until you ask for it.")
        assert m.find("Who is this page for?") is None, "the place is asked twice"
        press_key(m, "Back to Today")
        m.see("How is it right now?")
        assert m.quit() == 0

    with started(program, home, env=DAY_TWO) as m:
        m.see("How was the day after?")
        assert m.find("Timeline of care") is None, "the title is on Today"
        m.focus_on(name="Go on", role="push button")
        m.key("Return")
        # No three rows before it: it is no memory exercise.
        m.see(contains="Yesterday you wrote about something old.")
        m.focus_on(contains="much as usual")
        m.key("Down", "Down", "space")
        m.see(contains="Then leave the old things alone for a week.")
        go_next(m)
        press_key(m, "Back to Today")
        m.see("How is it right now?")

        # The next one is told.
        to_memories(m)
        m.see("After the last one you wrote:")
        m.see("still stirred up")
        m.key("Escape")
        m.gone(BEFORE)
        m.quit()

    # Put away: in no list of the commands either, and in a whole copy.
    assert pages(program, home) == [], "a page that is put away is listed"
    kept = json.loads(command(program, home, "export", "--format", "json").stdout)["pages"]
    assert len(kept) == 1, "what was not begun was kept"
    page = kept[0]
    answers = page["answers"]
    assert page["state"] == "done", page
    assert answers["memory-aftermath"] == "still", answers
    assert answers["memory-if-much"] == "call Ana", answers
    assert answers["before"] == 7, answers
    assert answers["memory-place"] == "put-away", answers
    assert page["putAway"], page


if __name__ == "__main__":
    mooring.main([memory_cut_off, memory_all_the_way])
