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
    m.see("Four steps. Begin where you need to.")
    open_row(m, step)
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


def go_next(m, times=1):
    for _ in range(times):
        before = m.see(contains=" of ").name
        m.key("ctrl+Return")
        wait(lambda: (lambda n: n is None or n.name != before)(m.find(contains=" of ")),
             "the next part")


def page_with(program, home, exercise):
    pages = [p for p in mooring.pages(program, home) if p["exercise"] == exercise]
    assert pages, f"no page of {exercise} in the journal"
    return pages[0]
