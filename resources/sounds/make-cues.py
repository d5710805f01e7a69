#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the four cues of a practice: in.wav, hold.wav, out.wav, end.wav.

make-cues.py DIRECTORY

Soft tones without a beginning that could startle: each swells and fades as a
cosine. Breathing in glides up a fourth, out glides down, a hold is one short
tone, the end is two. They differ in more than pitch, for those who do not hear
pitch well.
"""

import math
import pathlib
import struct
import sys
import wave

RATE = 44100
LOUDNESS = 0.16              # of full scale: it may be late, and somebody may sleep
A, D, E = 220.0, 293.66, 329.63


def tone(seconds, start, end):
    """A glide from start to end Hz, with a quiet octave in it."""
    count = int(seconds * RATE)
    phase = 0.0
    for i in range(count):
        at = i / count
        phase += 2 * math.pi * (start + (end - start) * at) / RATE
        swell = math.sin(math.pi * at) ** 2
        yield LOUDNESS * swell * (0.85 * math.sin(phase) + 0.15 * math.sin(2 * phase))


def pause(seconds):
    return (0.0 for _ in range(int(seconds * RATE)))


CUES = {
    "in": lambda: [tone(0.9, A, D)],
    "hold": lambda: [tone(0.35, D, D)],
    "out": lambda: [tone(1.3, D, A)],
    "end": lambda: [tone(0.7, A, A), pause(0.15), tone(1.1, E, E)],
}


def main():
    directory = pathlib.Path(sys.argv[1])
    for name, make in CUES.items():
        frames = b"".join(struct.pack("<h", round(32767 * value)) for piece in make() for value in piece)
        with wave.open(str(directory / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(frames)


if __name__ == "__main__":
    main()
