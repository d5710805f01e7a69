#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys alone in a window as small as a telephone: where the focus is, and that what is
typed or pressed goes where a person looks."""

import mooring
from mooring import is_called, wait
from steps import at_today, go_next, on_disk, page_with
from walking import begin_by_keys, to_today, write_in

SMALL = (360, 480)
NAME = "Who it is, or initials, a name or initials"


def focus_is(m, what, **wanted):
    """The focus comes to rest there without another key."""
    def there():
        node = m.focused()
        return (node is not None and all(getattr(node, k) == v for k, v in wanted.items() if k != "name")
                and ("name" not in wanted or is_called(node.name, wanted["name"])))

    try:
        wait(there, f"the focus on {what}", patience=8)
    except mooring.Lost as lost:
        raise AssertionError(f"{lost}; it is on {m.focused()!r}\n{m.tree()}") from None


def begin_small(m, step, title):
    """Where its list is beside it, then as small as a telephone."""
    begin_by_keys(m, step, title)
    m.resize(*SMALL)
    m.settle()


def names(program, home):
    """A name goes into the entry: after "Add a person", on a chip, and Tab goes on from it"""
    with at_today(program, home) as m:
        begin_small(m, "Explore your style", "People around me")
        m.focus_on(name=NAME, role="text")
        m.type("Mira")
        # Tab takes the name and is on the next thing at once.
        m.key("Tab")
        focus_is(m, "“close”", name="close", role="push button")
        m.see("Mira", "push button")
        m.focus_on(name="Add a person", role="push button")
        m.key("Return")
        focus_is(m, "the entry of the new card", name=NAME, role="text")
        m.type("Jo Lind")
        m.key("Return")
        m.see("Jo Lind", "push button")

        # On the button of somebody known: letters are a name, the arrows and space are not.
        m.key("shift+Tab")
        focus_is(m, "the one chosen", name="Jo Lind", role="push button")
        m.type("Ada B")
        focus_is(m, "the entry", name=NAME, role="text")
        m.key("Return")
        m.see("Ada B", "push button")
        go_next(m)
        m.quit()
    said = on_disk(home)
    assert "Ada B" in said and "Mira" in said and "Jo Lind" in said, "a name is lost"
    people = page_with(program, home, "people-around-me")["answers"]["people"]
    assert len(people) == 2, people


def unread(program, home):
    """What is below the fold has no focus: a space scrolls to it, and answers nothing unread"""
    with at_today(program, home) as m:
        begin_small(m, "Connections now", "Say it plainly")
        write_in(m, "When…", "there is no word from you until late on the next day, " * 4)
        for _ in range(4):
            go_next(m)
        m.see("Read it once, aloud or in your head. How does it sound?")
        focus_is(m, "the prompt", name="Read it once, aloud or in your head. How does it sound?")
        prompt = m.focused()
        where = prompt.extents
        m.key("space")
        wait(lambda: prompt.extents[1] < where[1], "the space to scroll")
        m.focus_on(name="yes", role="push button")
        assert not m.focused().pressed, "a space has answered what was not in sight"
        m.key("space")
        wait(lambda: m.focused() and m.focused().pressed, "the answer")
        go_next(m)

        # The same at the end: Return closes nothing that is not in sight.
        m.see("That is the page")
        focus_is(m, "the heading", name="That is the page")
        m.key("Return")
        to_today(m)
        assert m.quit() == 0
    answers = page_with(program, home, "say-it-plainly")["answers"]
    assert answers["safe"] == "yes", answers


if __name__ == "__main__":
    mooring.main([names, unread])
