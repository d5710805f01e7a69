#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole exercises by keys alone, from Path to what is on disk and in the Journal.

Nobody waits for a clock here: what is timed is ended as a person ends it early."""

import mooring
from mooring import wait
from steps import at_today, go_next, on_disk, page_with, started
from walking import (
    back, begin_by_keys, choose, choose_number, end_early, in_journal, press_key, tick, to_today,
    type_in, write_in,
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
        end_early(m)
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
        end_early(m, "I have waited enough")
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


def three_expectations(program, home):
    """Three expectations: numbers, a part passed over, and a question that an answer brings and takes"""
    with at_today(program, home) as m:
        begin_by_keys(m, "Explore your style", "Three expectations")
        for number in (2, 6, 9):
            choose_number(m, number)
        write_in(m, "One example from now", "soup, on Tuesday")
        go_next(m)
        m.see("How would you end these sentences today?")
        press_key(m, "Skip")
        m.see(contains="would you like to look at this week?")
        assert m.find("A small thing I could notice") is None, "asked about no sentence"
        choose(m, "Someone comes", "Someone comes")
        write_in(m, "A small thing I could notice", "who waits at the door")

        # Back, to change a number; what was written on stays.
        back(m, "How would you end these sentences today?")
        back(m, "What do you expect from people who matter to you?")
        choose_number(m, 7, zero="6")
        go_next(m)
        go_next(m)
        m.see(contains="who waits at the door")
        go_next(m)
        to_today(m)
        in_journal(m, "Three expectations", "soup, on Tuesday", "who waits at the door")
        m.quit()
    page = page_with(program, home, "three-expectations")
    answers = page["answers"]
    assert page["state"] == "done", page
    row = answers["expectations"]
    assert "soup, on Tuesday" in str(row) and "7" in str(row) and "6" not in str(row), row
    assert (answers["look"], answers["sign"]) == ("comes", "who waits at the door"), answers
    assert not {"self", "others", "world"} & set(answers), answers


def reflexes(program, home):
    """Reflexes then and now: an age, an answer changed by Back, one part passed over"""
    with at_today(program, home) as m:
        begin_by_keys(m, "Early patterns", "Reflexes then and now")
        choose(m, "freeze", "explain too much", key="Right")
        go_next(m)
        write_in(m, "What happened", "He said my name in that voice.")
        go_next(m)
        type_in(m, "How old were you when you first needed it?", "7")
        go_next(m)
        press_key(m, "Skip")
        m.see("What does it cost you now?")
        write_in(m, "What it costs", "an evening")

        for prompt in ("What does it try to keep safe?", "How old were you when you first needed it?"):
            back(m, prompt)
        type_in(m, "How old were you when you first needed it?", "9")
        go_next(m)
        go_next(m)
        m.see(contains="an evening")
        go_next(m)
        write_in(m, "What is there today", "keys and a door")
        go_next(m)
        choose(m, "Numb or far away", "Settled enough")
        choose_number(m, 5)
        go_next(m)
        # Numb at the end: the room before anything else.
        m.see(contains="Look at the door and the window before you get up.")
        to_today(m)
        in_journal(m, "Reflexes then and now", "He said my name in that voice.", "keys and a door")
        m.quit()
    page = page_with(program, home, "reflexes-then-and-now")
    answers = page["answers"]
    assert page["state"] == "done", page
    assert answers["reflex"] == ["freeze"] and "9" in str(answers["first"]), answers
    assert answers["cost"] == "an evening" and "protects" not in answers, answers
    assert (answers["state-after"], answers["after"]) == ("numb", 5), answers


def guess_and_see(program, home):
    """Guess and see: a person, a number that brings a sentence, and a day to be asked on"""
    with at_today(program, home) as m:
        begin_by_keys(m, "Connections now", "Guess and see")
        write_in(m, "My guess", "If I ask, then she sighs.")
        press_key(m, "Who it is about")
        m.focus_on(contains="a name or initials", role="text")
        m.type("Ana")
        m.key("Return")
        m.see("Ana", "push button")
        go_next(m)
        type_in(m, "How likely", "80")
        choose_number(m, 9)
        m.see(contains="That is a big one.")
        go_next(m)
        m.see("What small thing will you do?")

        # A smaller one: the sentence goes.
        back(m, "How likely is it, and how bad would it be?")
        choose_number(m, 4, zero="9")
        m.gone(contains="That is a big one.")
        go_next(m)
        write_in(m, "I will…", "ask once")
        choose(m, "In three days", "Do not ask", key="Left")
        go_next(m)
        to_today(m)
        in_journal(m, "Guess and see", "If I ask, then she sighs.", "ask once", "Ana")
        m.quit()
    page = page_with(program, home, "guess-and-see")
    answers = page["answers"]
    assert page["state"] == "waiting", page
    assert (answers["likely"], answers["feared"], answers["do"]) == (80, 4, "ask once"), answers
    assert answers["who"] and answers["ask-on"], answers
    assert "outcome" not in answers, answers


def our_loop(program, home):
    """Our loop: a yes to fear brings help and is not kept, and the loop is written all the same"""
    with at_today(program, home) as m:
        begin_by_keys(m, "Connections now", "Our loop")
        m.focus_on(name="no", role="push button")
        m.key("Right", "space")
        m.see(contains="Then talking this through together is not the safe next step")
        press_key(m, "Only for myself")
        write_in(m, "What I see or hear", "the door of his room")
        go_next(m)
        m.see("What do you feel on top, and what is under it?")
        press_key(m, "Skip")
        m.see("What do you do then?")
        choose(m, "go quiet", "ask again and again", key="Right")
        write_in(m, "What my move may do to them", "he waits")
        back(m, "What do you feel on top, and what is under it?")
        back(m, "What sets you off?")
        type_in(m, "What I see or hear", "the key in the door")
        for _ in range(3):
            go_next(m)
        write_in(m, "What they seem to do", "he goes out")
        go_next(m)
        m.see("the key in the door")
        write_in(m, "My way out", "I say: half an hour")
        go_next(m)
        to_today(m)
        in_journal(m, "Our loop", "the key in the door", "I say: half an hour")
        m.quit()
    page = page_with(program, home, "our-loop")
    answers = page["answers"]
    assert page["state"] == "done", page
    assert (answers["cue"], answers["move"]) == ("the key in the door", ["quiet"]), answers
    assert (answers["their-move"], answers["way-out"]) == ("he goes out", "I say: half an hour"), answers
    assert not {"top", "under"} & set(answers), answers
    assert not [id for id in answers if id.startswith("fear")], answers


if __name__ == "__main__":
    mooring.main([
        settle, four_pulls, three_expectations, reflexes, guess_and_see, our_loop,
        memory_closed_in_the_middle,
    ])
