# SPDX-License-Identifier: GPL-3.0-or-later
"""What journeys have in common: the moves a person makes again and again."""

import contextlib

import mooring
from mooring import Mooring, wait


@contextlib.contextmanager
def started(program, home, *args, size=(1080, 720), env=None):
    """The program with its window open, at whatever it shows first."""
    with Mooring(program, home, args=args, size=size, env=env) as m:
        yield m


@contextlib.contextmanager
def at_today(program, home, *args, size=(1080, 720), env=None):
    """The program at Today, the welcome passed if it was there."""
    with started(program, home, *args, size=size, env=env) as m:
        welcome_passed(m)
        yield m


def welcome_passed(m):
    wait(lambda: m.find("A notebook that asks") or m.find("How is it right now?"), "a first screen")
    if m.find("A notebook that asks"):
        m.press("Next")
        m.see("Where your words live")
        m.press("Next")
        m.see("What brings you here?")
        m.press("Begin")
    m.see("How is it right now?")


def begin(m, step, title):
    """Path → step → exercise → Begin, by the buttons a person sees."""
    m.key("alt+2")
    wait(lambda: m.find("The four steps") or m.find("Four steps. Begin where you need to."), "the path")
    if m.find("The four steps"):
        m.press("The four steps")
    m.see("Four steps. Begin where you need to.")
    m.press(step)
    open_row(m, title)
    m.press("Begin")
    m.see("Stop here")


def open_row(m, title):
    """Rows of a list have no action in the tree: reach them by keyboard."""
    m.see(title)
    m.focus_on(contains=title)
    m.key("Return")


def write(m, text, role="text"):
    """Types into the first writing place of the part on screen."""
    m.focus_on(role=role)
    m.type(text)


def place_of(m):
    """"3 of 9" of the player, or None once all parts are passed."""
    node = m.find(contains=" of ", role="label", matches=r"^\d+ of \d+")
    return node.name if node else None


def go_next(m):
    """Next, by the keyboard; the new place, or None at the closing."""
    before = place_of(m)
    m.key("ctrl+Return")
    wait(lambda: place_of(m) != before, "the next part")
    return place_of(m)


def open_closing(m):
    """The closing, whatever exercise it belongs to."""
    m.see("Close Mooring")


def page_with(program, home, exercise):
    pages = [p for p in mooring.pages(program, home) if p["exercise"] == exercise]
    assert pages, f"no page of {exercise} in the journal"
    return pages[0]


def on_disk(home):
    """All words of the journal's files, as bytes on disk (it is unprotected)."""
    folder = home / "data" / "mooring"
    return "".join(f.read_bytes().decode("utf-8", "replace") for f in folder.glob("journal.db*"))
