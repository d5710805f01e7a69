#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Journeys through Help now: what a person finds there, and what they leave."""

import json
import os
import pathlib

import mooring
from mooring import wait
from steps import at_today, go_next, started, write

DAMAGED = pathlib.Path(__file__).parent.parent / "fixtures" / "help-lines-damaged.xml"


def kept(home):
    """help.json as it is on disk, {} without one."""
    path = home / "data" / "mooring" / "help.json"
    return json.loads(path.read_text()) if path.exists() else {}


def keep(home, text):
    folder = home / "data" / "mooring"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / "help.json").write_text(text)


def open_door(m, words, keys=False):
    """Help now and a door of it."""
    m.press("Help now")
    if keys:
        m.see(words, "push button")
        m.focus_on(name=words, role="push button")
        m.key("Return")
    else:
        m.press(words)
    m.see(words, "heading")


def number_put_right(program, home):
    """A number that no longer works is put right with keys alone, and is there while no journal is"""
    keep(home, '{"country": "GB"}')
    with started(program, home, size=(360, 294)) as m:
        m.see("A notebook that asks")
        open_door(m, "I might hurt myself or end my life", keys=True)
        m.see("116 123")
        m.focus_on(name="Change it: 116 123")
        m.key("Return")
        m.see("Change this number", "heading")
        # The number has the focus, and all of it is selected.
        m.type("116 124")
        m.key("Return")
        m.see("116 124")
        m.see(contains="You changed this.")
        m.key("Escape")
        m.see("Someone might hurt me", "push button")
        m.key("Escape")
        m.see("A notebook that asks")
        m.quit()
    assert kept(home)["lines"][0]["number"] == "116 124", kept(home)

    # The journal is none any more; the number is.
    (home / "data" / "mooring" / "journal.db").write_bytes(b"no journal, but a list of things to buy\n" * 99)
    with started(program, home) as m:
        m.see("Your journal is not open")
        open_door(m, "I might hurt myself or end my life")
        m.see("116 124")
        m.see(contains="The journal is not open.")
        m.press("As it came: 116 124")
        m.see("116 123")
        m.quit()
    assert kept(home) == {"country": "GB"}, kept(home)


def own_people_and_plan(program, home):
    """A plan is made from Help now, its people stand there, and one with the tick while it is closed"""
    keep(home, '{"country": "IE"}')
    with at_today(program, home) as m:
        open_door(m, "Something else")
        m.press("Make a plan")
        m.see("How do you notice that it is getting dangerous?")
        write(m, "no sleep")
        for _ in range(4):
            go_next(m)
        m.see("Which services can you call?")
        m.focus_on(name="Service", role="text")
        m.type("Dr Ek")
        # The entry beside it: what has the focus inside an entry is not in the tree.
        m.key("Tab")
        m.type("08 4321")
        open_door(m, "I might hurt myself or end my life")
        m.see("08 4321")
        m.press("Show my plan")
        m.see("My warning signs", "heading")
        m.see("no sleep")
        m.key("Escape")
        m.see("I might hurt myself or end my life", "heading")
        m.focus_on(name="Show Dr Ek while the journal is closed")
        m.key("space")
        wait(lambda: kept(home).get("shown"), "the number outside the journal")
        m.key("Escape")
        m.key("Escape")
        m.see("Which services can you call?")
        m.press("Stop here")
        m.see("How is it right now?")
        m.quit()
    assert kept(home)["shown"] == [{"name": "Dr Ek", "number": "08 4321"}], kept(home)
    plan = [p for p in mooring.pages(program, home) if p["exercise"] == "safety-plan"]
    assert len(plan) == 1 and plan[0]["answers"]["signs"] == ["no sleep"], plan

    with at_today(program, home) as m:
        open_door(m, "Something else")
        m.see("08 4321")
        m.focus_on(name="Show Dr Ek while the journal is closed")
        m.key("space")
        wait(lambda: "shown" not in kept(home), "the number to be gone from outside")
        m.quit()
    assert b"4321" not in (home / "data" / "mooring" / "help.json").read_bytes()


def plan_from_the_middle(program, home):
    """From the middle of an exercise: that page waits, and the plan begins"""
    keep(home, '{"country": "IE"}')
    with at_today(program, home) as m:
        m.press("Tense or racing")
        m.see("How hard is it?")
        open_door(m, "I might hurt myself or end my life")
        m.press("Make a plan")
        m.see("How do you notice that it is getting dangerous?")
        m.press("Stop here")
        m.see("How is it right now?")
        m.quit()
    left = [p for p in mooring.pages(program, home) if p["exercise"] == "check-in"]
    assert left and left[0]["state"] == "draft", left


def damaged(program, home):
    """The file of numbers and help.json damaged: it starts, says so, and says how to reach help"""
    keep(home, "{ damaged")
    overlay = f"/app/mooring/Mooring/help/lines.xml={DAMAGED}"
    with started(program, home, env={"G_RESOURCE_OVERLAYS": overlay}) as m:
        m.see("A notebook that asks")
        m.press("Help now")
        m.see("Call your local emergency number.")
        m.see(contains="In the European Union it is 112.")
        m.see(contains="The numbers that come with Mooring cannot be read")
        m.see(contains="help.json is damaged")
        m.press("Write it down: The emergency number")
        m.see("The emergency number", "heading")
        m.type("144")
        m.key("Return")
        m.see("144")
        m.quit()
    assert kept(home)["lines"][0]["number"] == "144", kept(home)


def steady_in_between(program, home):
    """Steady in the middle of changing a number: what was typed is gone on with"""
    keep(home, '{"country": "US"}')
    with started(program, home) as m:
        m.see("A notebook that asks")
        open_door(m, "I might hurt myself or end my life")
        m.press("Change it: 988")
        m.see("Change this number", "heading")
        m.key("ctrl+a")
        m.type("0800 555 77")
        m.key("F9")
        m.see("Nothing here is kept.")
        m.key("Escape")
        m.see("Change this number", "heading")
        m.type("8")
        m.key("Return")
        m.see("0800 555 778")
        m.quit()


def telephone(program, home):
    """Call asks the program of this desktop that handles tel:"""
    keep(home, '{"country": "US"}')
    folder = home / "data" / "applications"
    folder.mkdir(parents=True)
    called = home / "called"
    script = home / "telephone.sh"
    script.write_text(f'echo "$1" >> "{called}"\n')
    (folder / "telephone.desktop").write_text(
        "[Desktop Entry]\nType=Application\nName=Telephone\n"
        f"Exec=sh {script} %u\nMimeType=x-scheme-handler/tel;\n")
    (home / "config" / "mimeapps.list").parent.mkdir(exist_ok=True)
    (home / "config" / "mimeapps.list").write_text(
        "[Default Applications]\nx-scheme-handler/tel=telephone.desktop\n")
    with started(program, home) as m:
        m.see("A notebook that asks")
        m.press("Help now")
        m.press("Call: 911")
        wait(lambda: called.exists() and called.read_text() == "tel:911\n", "the call")
        m.quit()


if __name__ == "__main__":
    os.umask(0o077)
    mooring.main([
        number_put_right, steady_in_between, own_people_and_plan, plan_from_the_middle, damaged,
        telephone,
    ])
