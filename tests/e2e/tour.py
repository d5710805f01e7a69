#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A demonstration for a machine without a screen: walks one exercise of each
step in the real window, leaves numbered pictures, prints the pages it wrote.

usage: tour.py PROGRAM FOLDER"""

import pathlib
import sys

import mooring
from mooring import wait
from steps import at_today, begin, go_next, open_closing, place_of

JOURNEY = [
    ("Explore your style", "Three expectations", ["A friend came, late, with soup."]),
    ("Early patterns", "Reflexes then and now",
     ["He said my name in that voice.", "Being left out of it.", "An evening, mostly."]),
    ("Connections now", "One moment, slowly",
     ["He looked at his phone while I told him.", "that it does not matter", "I made tea.",
      "It kept me useful.", "When he looks away"]),
    ("Trust and your nervous system", "Four pulls", ["Clear the table, quickly.", "It got quieter at forty."]),
]


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    number = 0

    with mooring.fresh_home() as home:
        with at_today(program, home) as m:

            def picture(name):
                nonlocal number
                number += 1
                m.settle()
                m.picture(folder / f"{number:02d}-{name}.png")

            picture("today")
            m.key("alt+2")
            m.see("Four steps. Begin where you need to.")
            picture("path")
            for step, title, words in JOURNEY:
                slug = title.lower().replace(",", "").replace(" ", "-")
                words = list(words)
                begin(m, step, title)
                while place_of(m):
                    if words and m.find(role="text"):
                        m.focus_on(role="text")
                        m.type(words.pop(0))
                    picture(slug)
                    if not go_next(m):
                        break
                open_closing(m)
                picture(f"{slug}-closing")
                m.press("Back to Today")
                m.see("How is it right now?")
            m.key("alt+3")
            wait(lambda: m.find("Pages", "list"), "the journal")
            picture("journal")
            m.quit()

        print("The pages this journey wrote, newest first:")
        for page in mooring.pages(program, home):
            print()
            print(f"{page['date']}  {page['title']}  ({page['exercise']}, {page['state']})")
            for line in page["text"].splitlines():
                print(f"    {line}")


if __name__ == "__main__":
    main()
