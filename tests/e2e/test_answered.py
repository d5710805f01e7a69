#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Statements answered by keys: what they give, what it does not mean, and where it stays."""

import os

import mooring
from mooring import wait
from steps import at_today, go_next, page_with
from walking import begin_by_keys, choose, has_focus, press_key, to_today

REST = "Answers move a little from day to day by themselves."

# The order of the statements, and an answer to each.
ITEMS = "w8 d1 w1 d8 w3 d3 w7 d2 w2 d4 w4 d6 w5 d5 w6 d7".split()


def look(m, name):
    """A picture for whoever wants to see it."""
    where = os.environ.get("MOORING_LOOK")
    if where:
        m.settle()
        m.picture(f"{where}/{name}.png")


def answer_all(m, answers):
    """On every row of numbers that Tab comes to."""
    for item, answer in zip(ITEMS, answers):
        m.focus_on(name="1")
        m.key(answer)
        wait(lambda: has_focus(m, answer) and m.focused().pressed,
             f"{item} to be answered with {answer}")
        if answer == "1":
            m.key("Tab")


def begin(m, size=None):
    """The list and the exercise stand side by side in a wide window; then it gets narrower."""
    begin_by_keys(m, "Explore your style", "How I answered today")
    if size:
        m.resize(*size)
        m.settle()


def about_people_in_general(program, home):
    """How I answered today, about people in general: in words, on the map, in Over time"""
    with at_today(program, home, size=(1080, 720)) as m:
        begin(m, size=(360, 680))
        choose(m, "people in general", "people in general")
        go_next(m)
        m.see(contains="Our own statements, not a tested questionnaire.")
        #  w8 d1 w1 d8 w3 d3 w7 d2 w2 d4 w4 d6 w5 d5 w6 d7
        answer_all(m, "2" "2" "4" "5" "5" "3" "2" "2" "3" "2" "2" "2" "4" "2" "3" "4")
        look(m, "statements")
        go_next(m)
        m.see("How you answered today")
        look(m, "result")
        # worry: 4 3 5 2 4 3, 6 - 2, 6 - 2 = 29 / 8 = 3.625; distance: 2 2 3 2 2 2, 6 - 4, 6 - 5 = 16 / 8
        m.see("Worry: 3.6 on a scale from 1 to 5, a little above its middle.")
        m.see("Distance: 2.0 on a scale from 1 to 5, below its middle.")
        m.see(contains="It is not an average of people.")
        # The point takes the focus and says what it is.
        m.focus_on(contains="Worry 3.6 · Distance 2.0")
        look(m, "map")
        m.see(contains="This is a picture of one day's answers.")
        go_next(m)
        m.see("What did you notice while you answered?")
        go_next(m)
        to_today(m)

        m.key("alt+4")
        m.see("Over time", "heading")
        m.see("Worry: 3.6 on a scale from 1 to 5, a little above its middle.")
        look(m, "over-time")
        m.focus_on(contains="People in general", role="list item")
        m.key("Return")
        m.see("How I answered today")
        m.see(contains="Worry: 3.6 on a scale from 1 to 5")
        m.quit()
    answers = page_with(program, home, "how-i-answered-today")["answers"]["statements"]
    assert answers["w8"] == 2 and answers["d7"] == 4, answers


def all_the_same(program, home):
    """Sixteen times the same: said kindly, left out, put back"""
    with at_today(program, home, size=(1080, 720)) as m:
        begin(m, size=(360, 680))
        choose(m, "people in general", "people in general")
        go_next(m)
        answer_all(m, "3" * 16)
        go_next(m)
        m.see(contains="You gave the same answer to all sixteen.")
        look(m, "same")
        press_key(m, "Leave it out")
        m.see(contains="These answers are left out.")
        look(m, "left-out")
        press_key(m, "Put them back")
        m.see("Worry: 3.0 on a scale from 1 to 5, at its middle.")
        press_key(m, "Keep it")
        m.gone(contains="You gave the same answer to all sixteen.")
        m.see("Worry: 3.0 on a scale from 1 to 5, at its middle.")
        m.quit()


def again_about_one_person(program, home):
    """Soon again a rest is offered, for the same and not for somebody else; both on one map"""
    with at_today(program, home, size=(1080, 720)) as m:
        begin(m)
        choose(m, "people in general", "people in general")
        go_next(m)
        answer_all(m, "2" "2" "4" "5" "5" "3" "2" "2" "3" "2" "2" "2" "4" "2" "3" "4")
        for _ in range(3):
            go_next(m)
        to_today(m)

        begin(m)
        assert m.find(contains=REST) is None, "a rest from what was not chosen yet"
        choose(m, "people in general", "people in general")
        go_next(m)
        m.see(contains=REST)
        wait(lambda: has_focus(m, "Answer anyway"), "the focus on what is offered")
        look(m, "rest")
        m.key("Return")
        m.gone(contains=REST)
        m.key("alt+Left")
        m.see("About people in general, or about one person?")
        choose(m, "one person", "people in general")
        go_next(m)
        m.see(contains="keeping your distance is good sense")
        m.focus_on(role="text")
        m.type("Kim")
        m.key("Return")
        m.see("Kim")
        go_next(m)
        m.see("I can let them see me at less than my best.")
        assert m.find(contains=REST) is None, "nothing was answered about Kim"
        answer_all(m, "4" "4" "2" "2" "2" "4" "4" "4" "2" "4" "2" "4" "2" "4" "2" "2")
        go_next(m)
        m.see("Kim", "heading")
        # worry: 2 2 2 2 2 2, 6 - 4, 6 - 4 = 2; distance: all 4, 6 - 2, 6 - 2 = 4
        m.see("Worry: 2.0 on a scale from 1 to 5, below its middle.")
        m.see("Distance: 4.0 on a scale from 1 to 5, above its middle.")
        look(m, "result-wide")
        for _ in range(2):
            go_next(m)
        to_today(m)

        # Both on one map; the arrows go from one to the other.
        m.key("alt+4")
        m.see("Over time", "heading")
        m.focus_on(contains="People in general · Worry 3.6")
        m.key("Left")
        wait(lambda: "Kim · Worry 2.0 · Distance 4.0" in m.focused().name, "the point of Kim")
        look(m, "two-points")
        m.quit()
    assert {p["answers"]["about"] for p in mooring.pages(program, home)
            if p["exercise"] == "how-i-answered-today"} == {"general", "one"}


def waiting_is_one_press(program, home):
    """Wait is one press, and no statement was answered"""
    with at_today(program, home, size=(1080, 720)) as m:
        begin(m)
        choose(m, "people in general", "people in general")
        go_next(m)
        answer_all(m, "3" "2")
        for _ in range(3):
            go_next(m)
        to_today(m)
        begin(m)
        choose(m, "people in general", "people in general")
        go_next(m)
        press_key(m, "Wait")
        m.gone("Stop here")
        m.quit()
    pages = [p for p in mooring.pages(program, home) if p["exercise"] == "how-i-answered-today"]
    assert sorted("statements" in p["answers"] for p in pages) == [False, True], pages


if __name__ == "__main__":
    mooring.main([about_people_in_general, all_the_same, again_about_one_person,
                  waiting_is_one_press])
