#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole exercises by keys alone, from Path to what is on disk and in the Journal.

Nobody waits for a clock here: what is timed is ended as a person ends it early."""

import mooring
from mooring import wait
from steps import at_today, go_next, on_disk, page_with, started
from walking import (
    back, begin_by_keys, choose, choose_number, in_journal, press_key, tick, to_today, write_in,
)


def settle(program, home):
    """Settle: the state changes what is offered, a practice ends early, and it goes on the list"""
    with at_today(program, home) as m:
        begin_by_keys(m, "Trust and your nervous system", "Settle")
        choose(m, "Numb or far away", "Settled enough")
        choose_number(m, 7)
        go_next(m)
        m.see(contains="You said numb or far away.")
        assert m.find(contains="A longer out-breath") is None, "breathing is offered to somebody numb"

        # Back, and the answer is another one: so is the offer.
        back(m, "How is it right now?")
        choose(m, "Tense or racing", "Numb or far away", key="Up")
        go_next(m)
        m.see(contains="The first one is a good place to start.")
        choose(m, "Feet and hands", "A longer out-breath")
        go_next(m)
        m.see("Only this, for a little while.")
        press_key(m, "Begin")
        wait(lambda: m.focused() and m.focused().name == "Pause", "the practice to go on")
        press_key(m, "Enough")
        wait(lambda: m.focused() and m.focused().name == "Begin again", "the practice to be over")
        go_next(m)
        choose(m, "a little easier", "a little easier")
        choose(m, "Settled enough", "Settled enough")
        choose_number(m, 4)
        go_next(m)
        m.see("Is this one worth keeping?")
        m.see(contains="Feet and hands")
        write_in(m, "In my words", "my feet on the kitchen floor")
        tick(m, "Put it on my list")
        go_next(m)
        to_today(m)
        in_journal(m, "Settle", "Feet and hands", "my feet on the kitchen floor")
        m.quit()
    answers = page_with(program, home, "settle")["answers"]
    assert page_with(program, home, "settle")["state"] == "done"
    assert (answers["state"], answers["before"]) == ("racing", 7), answers
    assert (answers["state-after"], answers["after"]) == ("settled", 4), answers
    assert answers["practice"] == "feet-and-hands", answers
    assert answers["do"]["practice"] == "feet-and-hands", answers
    helps = page_with(program, home, "my-people-and-what-helps")["answers"]["helps"]
    assert helps == ["my feet on the kitchen floor"], helps


def four_pulls(program, home):
    """Four pulls: a pull is changed by Back and brings another minute; one part is passed over"""
    with at_today(program, home) as m:
        begin_by_keys(m, "Trust and your nervous system", "Four pulls")
        choose(m, "Settled enough", "Settled enough")
        choose_number(m, 6)
        go_next(m)
        m.see("Which pull is there?")
        choose(m, "Spiraling", "Pleasing")
        choose_number(m, 8)
        go_next(m)
        write_in(m, "It wants me to…", "write to her again tonight")
        go_next(m)
        m.see("Stay beside it for a little while.")
        m.see("3 minutes")

        # Somebody who disappears gets a minute, outside.
        back(m, "What does it want you to do?")
        back(m, "Which pull is there?")
        choose(m, "Disappearing", "Spiraling", key="Up")
        m.see(contains="If you need room, take it.")
        go_next(m)
        m.see(contains="write to her again tonight")
        go_next(m)
        m.see(contains="Half a minute, eyes open.")
        assert m.find("3 minutes") is None, "three minutes beside disappearing"
        press_key(m, "Begin")
        m.see(contains="Feel what is holding you up")
        press_key(m, "I have waited enough")
        wait(lambda: m.focused() and m.focused().name == "Begin again", "the minute to be over")
        go_next(m)
        m.see("What did you notice?")
        press_key(m, "Skip")
        m.see("And now?")
        go_next(m)
        to_today(m)
        in_journal(m, "Four pulls", "write to her again tonight")
        m.quit()
    page = page_with(program, home, "four-pulls")
    answers = page["answers"]
    assert page["state"] == "done", page
    assert sorted(answers["pull"]) == ["disappear", "spiral"], answers
    assert answers["strength"] == 8 and answers["before"] == 6, answers
    assert answers["wants"] == "write to her again tonight", answers
    assert "stay-outside" in answers and "stay" not in answers, answers
    assert "noticed" not in answers and "strength-now" not in answers, answers


def memory_closed_in_the_middle(program, home):
    """Ctrl+Q in the middle of a page about memories: started again, nothing shows it"""
    with at_today(program, home) as m:
        begin_by_keys(m, "Early patterns", "Timeline of care", seen="This one goes to memories")
        choose_number(m, 3)
        press_key(m, "Begin anyway")
        wait(lambda: m.focused() and m.focused().role == "text", "the line to have the focus")
        m.key("Return")
        m.see(contains="You decide how near you go.")
        go_next(m)
        m.see("What belongs on your line?")
        write_in(m, "Headline", "The winter with the neighbor")
        assert m.quit() == 0
    assert "winter with the neighbor" in on_disk(home), "the words are not kept"
    assert mooring.pages(program, home) == [], "it is listed"

    with started(program, home) as m:
        m.see("A page from step 2 is open.")
        assert m.find("Timeline of care") is None, "the title is on Today"
        m.key("alt+3")
        m.see("No pages yet")
        assert m.find(contains="Timeline of care") is None, "it is in the list"
        m.quit()


if __name__ == "__main__":
    mooring.main([settle, four_pulls, memory_closed_in_the_middle])
