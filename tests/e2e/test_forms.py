#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A form that a counselor brings as a file: added, answered, and still whose it is."""

import contextlib
import subprocess

import mooring
from mooring import wait
from steps import at_today, go_next, page_with
from walking import begin_by_keys, has_focus, in_journal, to_today

TIDES = """<questionnaire id="evening-tides" version="1" validated="research">
  <title>Evening tides</title>
  <purpose>How the evenings of the last two weeks went.</purpose>
  <rights holder="The Harbor Institute" url="https://example.org/terms">Free for counselors.</rights>
  <scale from="1" to="7"><label value="1">never</label><label value="7">always</label></scale>
  <item id="1">I leave the light on.</item>
  <item id="2">I hear the boats come in.</item>
  <subscale id="calm" items="1 2"><title>Calm</title></subscale>
  <test>
    <answers>4 5</answers>
    <expect score="calm" value="{}"/>
  </test>
</questionnaire>
"""


def windows_of(m):
    return set(subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(m.process.pid)],
                              capture_output=True, text=True).stdout.split())


def to_window(window):
    subprocess.run(["xdotool", "windowfocus", "--sync", window], check=True, stderr=subprocess.DEVNULL)


def front(m, before):
    """The keys go to the window that has just come, as a window manager sees to."""
    window = wait(lambda: next(iter(windows_of(m) - before), None), "a window in front")
    to_window(window)
    return window


def preferences_opened(m):
    to_window(m.window_id)
    m.key("ctrl+comma")
    preferences = front(m, {m.window_id})
    m.see("Exercises of your own")
    return preferences


@contextlib.contextmanager
def copied(text):
    """To be pasted in one piece: what the chooser of GTK 4.18 completes comes between keys."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    owner = subprocess.Popen(["xclip", "-quiet", "-selection", "clipboard"], stdin=subprocess.PIPE,
                             text=True, **quiet)
    owner.stdin.write(text)
    owner.stdin.close()
    try:
        wait(lambda: subprocess.run(["xclip", "-o", "-selection", "clipboard"], text=True,
                                    capture_output=True).stdout == text, "the path to be copied")
        yield
    finally:
        owner.terminate()
        owner.wait()


def preview(m, preferences, path):
    """Add an exercise or a form → a path typed into the chooser → what is in it."""
    before = windows_of(m)
    to_window(preferences)
    m.focus_on(contains="Add an exercise or a form")
    m.key("Return")
    chooser = front(m, before)
    m.key("slash")
    wait(lambda: m.focused() and m.focused().role == "text", "the place for a path")
    m.key("ctrl+a")
    with copied(str(path)):
        m.key("ctrl+v")
        m.key("Return")
        front(m, before | {chooser})


def form_added_and_answered(program, home):
    """A form is added from its file, refused where it counts wrong, and answered with keys alone"""
    good, wrong = home / "tides.xml", home / "wrong.xml"
    good.write_text(TIDES.format("4.5"))
    wrong.write_text(TIDES.format("5.5"))

    with at_today(program, home) as m:
        preferences = preferences_opened(m)
        preview(m, preferences, wrong)
        m.see("This file cannot be added")
        m.see(contains="test 1: “calm” is 5.5 in the file, and 4.5 as it is counted here")
        assert m.find("Add it") is None
        m.key("Escape")
        wait(lambda: windows_of(m) == {m.window_id, preferences}, "the preview to be closed")
        to_window(preferences)
        m.key("Escape")
        wait(lambda: windows_of(m) == {m.window_id}, "Preferences to be closed")

        preferences = preferences_opened(m)
        preview(m, preferences, good)
        m.see("Evening tides")
        m.see(contains="The rights are with The Harbor Institute.")
        m.see(contains="1 sheet counted here, all as the file says.")
        assert m.find("Add it") is None, "it can be added before anybody said that they may use it"
        m.focus_on(name="I may use this form")
        m.key("space")
        m.see("Add it", "push button")
        m.focus_on(name="Add it")
        m.key("Return")
        m.see(contains="Added. It is in Path, step 1.")
        wait(lambda: windows_of(m) == {m.window_id, preferences}, "the preview to be closed")

        # With Preferences still open.
        to_window(preferences)
        assert m.quit() == 0, m.stderr()

    with at_today(program, home) as m:
        begin_by_keys(m, "Explore your style", "Evening tides")
        m.see("What this form is for")
        m.see(contains="The rights are with The Harbor Institute. The terms: Free for counselors. It was confirmed on ")
        go_next(m)
        m.see(contains="I leave the light on.")
        m.focus_on(name="1, never")
        m.key("6")
        wait(lambda: has_focus(m, "6") and m.focused().pressed, "6 to be chosen")
        m.focus_on(name="1, never")
        m.key("3")
        wait(lambda: has_focus(m, "3") and m.focused().pressed, "3 to be chosen")
        go_next(m)
        m.see("How you answered today")
        go_next(m)
        m.see("What did you notice while you answered?")
        go_next(m)
        to_today(m)
        in_journal(m, "Evening tides", "I leave the light on. · 6", "The rights are with The Harbor Institute.")
        m.quit()

    page = page_with(program, home, "form-evening-tides")
    answers = page["answers"]["answers"]
    assert (answers["1"], answers["2"]) == (6, 3), page
    kept = home / "data" / "mooring" / "questionnaires" / "evening-tides.xml"
    assert kept.stat().st_mode & 0o777 == 0o600
    assert "confirmed=" in kept.read_text()


if __name__ == "__main__":
    mooring.main([form_added_and_answered])
