# SPDX-License-Identifier: GPL-3.0-or-later
"""The moves of somebody who has only keys."""

from mooring import is_called, wait
from steps import place_of


def has_focus(m, name):
    node = m.focused()
    return node is not None and is_called(node.name, name)


def press_key(m, name):
    m.focus_on(name=name, role="push button")
    m.key("Return")


def begin_by_keys(m, step, title, how="Begin", seen="Stop here"):
    """Path → step → exercise → Begin (or its short form), and what that brings."""
    m.key("alt+2")
    wait(lambda: m.find("The four steps") or m.find("Four steps. Begin where you need to."), "the path")
    if m.find("The four steps"):
        press_key(m, "The four steps")
    m.see("Four steps. Begin where you need to.")
    m.focus_on(contains=step)
    m.key("Return")
    # A key pressed while the step slides in would go to what slides out.
    wait(lambda: m.focused() and m.focused().role == "list item", "the focus in the list")
    m.settle()
    m.focus_on(contains=title, role="list item", key="Down")
    # What moves under the focus looks like a focus that moves: a Down too many is on its
    # way then, and would begin the next one.
    m.settle()
    m.focus_on(contains=title, role="list item", key="Up")
    m.key("Return")
    wait(lambda: m.focused() and m.focused().role != "list item", "the focus beside the list")
    m.focus_on(name=how)
    m.key("Return")
    m.see(seen)


def choose(m, name, first, key="Down"):
    """An answer of a list: Tab to where Tab enters it, arrows to the answer, space."""
    m.focus_on(name=first, role="push button")
    m.focus_on(name=name, role="push button", key=key, limit=20)
    m.key("space")
    wait(lambda: m.focused() and is_called(m.focused().name, name) and m.focused().pressed,
         f"“{name}” to be chosen")


def choose_number(m, number, zero="0"):
    """On the next scale nobody has answered (or the one whose first is called so)."""
    m.focus_on(name=zero)
    m.key(str(number))
    wait(lambda: has_focus(m, str(number)) and m.focused().pressed, f"{number} to be chosen")


def tick(m, name):
    m.focus_on(name=name)
    m.key("space")
    wait(lambda: m.focused() and m.focused().pressed, f"“{name}” to be ticked")


def write_in(m, label, text):
    """Types into the writing place with that name."""
    m.focus_on(name=label, role="text")
    m.type(text)
    wait(lambda: m.focused() and text in m.focused().text, "the words on screen")


def end_early(m, how="Enough"):
    """A time that is running, ended by hand; what comes after it has the focus: a second
    Return on Begin again would begin it anew."""
    press_key(m, how)
    m.see("Begin again", "push button")
    assert not has_focus(m, "Begin again"), "a second Return begins it anew"


def type_in(m, label, text):
    """In place of what is there. For numbers, too, whose text the tree does not tell;
    keys come in order, so that nothing has to be waited for."""
    m.focus_on(name=label, role="text")
    m.key("ctrl+a")
    m.type(text)


def back(m, prompt):
    m.key("alt+Left")
    m.see(prompt)
    wait(lambda: m.focused(), "a focus on the part before")


def to_today(m):
    """From the closing."""
    wait(lambda: place_of(m) is None, "the closing")
    press_key(m, "Back to Today")
    m.see("How is it right now?")


def in_journal(m, title, *words):
    """The page is in the list of the Journal, opens from there, and holds these words."""
    m.key("alt+3")
    m.see("Pages", "list")
    m.focus_on(role="list item")
    m.focus_on(contains=title, role="list item", key="Down")
    m.key("Return")
    for some in words:
        m.see(contains=some)
