#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Types into the window, kills the program with -9 at a random moment, and finds
everything that was older than one second. Five times; the library alone is
killed a hundred times in tests/desk."""

import os
import random
import time

import mooring
from mooring import wait
from steps import at_today, started

SEED = int(os.environ.get("MOORING_SEED", random.SystemRandom().randrange(1 << 32)))
WORDS = "water table quiet morning letter window garden kitchen river paper".split()


def killed_while_typing(round_number):
    def test(program, home):
        rng = random.Random(SEED + round_number)
        with at_today(program, home) as m:
            m.key("ctrl+n")
            wait(lambda: m.focused() and m.focused().role == "text", "the page to be ready to write")
            page = m.focused()
            typed = []          # (moment a word was seen on the screen, text so far)
            text = ""
            end = time.monotonic() + rng.uniform(1.5, 4.0)
            while time.monotonic() < end:
                word = rng.choice(WORDS) + " "
                m.type(word)
                text += word
                wait(lambda: page.text == text, "the word on the screen")
                typed.append((time.monotonic(), text))
            m.kill()
            killed = time.monotonic()
        due = [t for moment, t in typed if killed - moment >= 1.0]
        with started(program, home) as m:
            m.see("How is it right now?")
            m.quit()
        kept = "".join(p["text"] for p in mooring.pages(program, home))
        expected = due[-1].strip() if due else ""
        assert kept.strip().startswith(expected), f"seed {SEED}: {len(kept)} of {len(expected)} characters"
        assert text.startswith(kept.strip()), f"seed {SEED}: words that were never typed"

    test.__name__ = f"killed_{round_number}"
    test.__doc__ = f"Killed while typing, round {round_number}: nothing older than a second is lost"
    return test


if __name__ == "__main__":
    print(f"# seed {SEED}", flush=True)
    mooring.main([killed_while_typing(n) for n in range(1, 6)], again=False)
