#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages that are kept and changed, and short practices, by keys alone."""

import mooring
from mooring import wait
from steps import at_today, go_next, page_with
from walking import begin_by_keys, choose, end_early, in_journal, press_key, to_today, type_in, write_in


def my_people(program, home):
    """My people: a name is written, in Help now at once, and the page is added to on another start"""
    with at_today(program, home) as m:
        begin_by_keys(m, "Tools", "My people")
        m.focus_on(contains="a name or initials", role="text")
        m.type("Ana")
        m.key("Return")
        m.see("Ana", "push button")
        type_in(m, "Phone", "070 123")
        go_next(m)
        type_in(m, "What helps, line 1", "the dog")
        go_next(m)
        to_today(m)
        m.key("F1")
        press_key(m, "Something else")
        m.see("Your people")
        m.see("Ana")
        m.key("Escape", "Escape")
        m.see("How is it right now?")
        m.quit()

    with at_today(program, home) as m:
        begin_by_keys(m, "Tools", "My people")
        go_next(m)
        m.see(contains="the dog")
        m.focus_on(name="What helps, line 1", role="text")
        m.key("Return")
        wait(lambda: m.focused() and m.focused().name == "What helps, line 2", "the next line")
        m.type("the radio")
        go_next(m)
        to_today(m)
        in_journal(m, "My people", "the radio", "Ana")
        m.quit()
    page = page_with(program, home, "my-people-and-what-helps")
    assert page["answers"]["helps"] == ["the dog", "the radio"], page
    assert "070 123" in str(page["answers"]["people"]), page
    assert len(mooring.pages(program, home)) == 1, "opened again, it is another page"


def kind_minute(program, home):
    """Kind minute: words for the state, the minute ended early, and the page"""
    with at_today(program, home) as m:
        begin_by_keys(m, "Trust and your nervous system", "Kind minute")
        choose(m, "Numb or far away", "Settled enough")
        go_next(m)
        m.see(contains="Eyes open. One plain line is enough")
        write_in(m, "What is hard", "a long day")
        go_next(m)
        # Neutral words first, where kind ones may be too much.
        choose(m, "This is how it is right now.", "This is how it is right now.")
        go_next(m)
        press_key(m, "Begin")
        wait(lambda: m.focused() and m.focused().name == "Pause", "the minute to go on")
        end_early(m)
        go_next(m)
        press_key(m, "Skip")
        m.see("And now?")
        go_next(m)
        to_today(m)
        in_journal(m, "Kind minute", "a long day")
        m.quit()
    page = page_with(program, home, "kind-minute")
    assert page["state"] == "done", page
    assert (page["answers"]["state"], page["answers"]["words"]) == ("numb", "like-this"), page
    assert "minute" in page["answers"] and "true" not in page["answers"], page


if __name__ == "__main__":
    mooring.main([my_people, kind_minute])
