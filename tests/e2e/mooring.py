# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real program in a real window: starts it with directories of its
own, reads its accessibility tree, presses real keys, makes pictures.

A test waits for conditions, never for times: `wait` looks again until what it
was given becomes true, and fails with a picture of the tree when it does not.

What GTK 4.8's tree does not tell: nothing is ever SHOWING, and the hidden page
of a stack keeps the place it had. So what can be seen is found out by asking
what lies at the middle of a thing (of its scrolled area, where it is scrolled
out of sight). Check buttons, list rows and drop-downs have no action: they are
reached with Tab and pressed with space or Return.

Newer GTK (4.18) tells what is SHOWING and leaves what is on a hidden page out of
the tree. There, asking what lies at a place finds hidden pages, too.
"""

import contextlib
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = float(os.environ.get("MOORING_PATIENCE", "30"))
POLL = 0.02


class Lost(AssertionError):
    """A condition did not come true."""


def is_called(said, name):
    """Whether a spoken name is that one: some say more ("0, at ease", "Begin:
    One moment, slowly"), and a mnemonic is said before the words."""
    return said == name or said.endswith(" " + name) or said.startswith((name + ",", name + ":"))


def wait(condition, what, patience=PATIENCE):
    """The first true value of condition(); fails after `patience` seconds."""
    end = time.monotonic() + patience
    while True:
        try:
            value = condition()
        except GLib.Error:  # the widget went away while it was looked at
            value = None
        if value:
            return value
        if time.monotonic() > end:
            raise Lost(f"waited in vain for {what}")
        time.sleep(POLL)


class Node:
    """One accessible object, with the few questions tests ask of it."""

    def __init__(self, accessible):
        self.accessible = accessible

    @property
    def name(self):
        """Newer GTK gives a status no name; its text is what is read."""
        name = self.accessible.get_name() or ""
        return name if name or self.role != "status bar" else self.text

    @property
    def role(self):
        """As Debian 12 calls it: newer ones tell buttons from toggles."""
        role = self.accessible.get_role_name()
        return "push button" if role in ("button", "toggle button") else role

    @property
    def description(self):
        return self.accessible.get_description() or ""

    @property
    def text(self):
        with contextlib.suppress(GLib.Error):
            if self.accessible.get_text_iface() is not None:
                return Atspi.Text.get_text(self.accessible, 0, -1)
        return ""

    @property
    def extents(self):
        box = self.accessible.get_extents(Atspi.CoordType.WINDOW)
        return box.x, box.y, box.width, box.height

    def parents(self):
        """Itself, then its parents, up to the window."""
        node = self.accessible
        while node is not None and node.get_role() != Atspi.Role.APPLICATION:
            yield node
            node = node.get_parent()

    @property
    def visible(self):
        with contextlib.suppress(GLib.Error):
            x, y, width, height = self.extents
            if width <= 0 or height <= 0:
                return False
            if self.has_state(Atspi.StateType.SHOWING):     # newer GTK
                return True
            chain = list(self.parents())
            window = chain[-1]
            probe, at = self, (x + width // 2, y + height // 2)
            for parent in chain[1:]:
                if parent.get_role() == Atspi.Role.SCROLL_PANE:
                    area = Node(parent)
                    left, top, w, h = area.extents
                    if not (left <= at[0] < left + w and top <= at[1] < top + h):
                        probe, at = area, (left + w // 2, top + h // 2)
            there = Atspi.Component.get_accessible_at_point(window, *at, Atspi.CoordType.WINDOW)
            if there is None and probe is self and self.role == "text":
                # The inside of an entry is nothing that is told; its padding is.
                there = Atspi.Component.get_accessible_at_point(
                    window, x - 3, at[1], Atspi.CoordType.WINDOW)
            if there is None:
                return False
            # Words in a button or a box are not picked themselves, what holds them is.
            return there in chain[:4] or any(parent == probe.accessible for parent in Node(there).parents())
        return False

    def has_state(self, state):
        return self.accessible.get_state_set().contains(state)

    @property
    def focused(self):
        return self.has_state(Atspi.StateType.FOCUSED)

    @property
    def focusable(self):
        return self.has_state(Atspi.StateType.FOCUSABLE)

    @property
    def pressed(self):
        return self.has_state(Atspi.StateType.PRESSED) or self.has_state(Atspi.StateType.CHECKED)

    def children(self):
        for i in range(self.accessible.get_child_count()):
            child = self.accessible.get_child_at_index(i)
            if child is not None:
                yield Node(child)

    def walk(self):
        yield self
        for child in self.children():
            try:
                yield from child.walk()
            except GLib.Error:
                continue

    @property
    def words(self):
        """All names and texts below it that can be seen."""
        return "\n".join(f"{n.name} {n.text}" for n in self.walk() if n.visible)

    def click(self):
        """Presses a button through its accessible action."""
        if Atspi.Action.get_n_actions(self.accessible) == 0:
            raise Lost(f"{self!r} has no action")
        Atspi.Action.do_action(self.accessible, 0)

    def __repr__(self):
        try:
            return f"{self.role} “{self.name}”"
        except GLib.Error:
            return "(gone)"


class Mooring:
    """One start of the program. Directories survive it, so that a second start
    with the same `home` finds the same journal."""

    def __init__(self, program, home, *, args=(), env=None, size=None):
        self.home = pathlib.Path(home)
        self.environment = environment(self.home, env)
        self.errors = open(self.home / "stderr.txt", "ab")
        self.process = subprocess.Popen(
            [program, *args], env=self.environment, stdin=subprocess.DEVNULL,
            stdout=self.errors, stderr=self.errors)   # debug messages go to stdout
        self.root = None
        self.window_id = None
        self.size = size
        self.last_pressed = None
        self.last_focus = None

    # ── finding ────────────────────────────────────────────────────────────

    def attach(self):
        """Waits for the window, in the tree and on the display."""
        self.root = wait(self._find_application, "the program in the accessibility tree")
        self.window_id = wait(self._find_window, "the window on the display")
        self.take_keys()
        # What the mouse rests on is marked, and a toast under it stays.
        subprocess.run(["xdotool", "mousemove", "1279", "1023"], check=True)
        if self.size:
            self.resize(*self.size)
        return self

    def _find_application(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(i)
            if app is not None and app.get_process_id() == self.process.pid and app.get_child_count() > 0:
                return Node(app)
        if self.process.poll() is not None:
            raise Lost(f"the program ended with {self.process.returncode}: {self.stderr()}")
        return None

    def _find_window(self):
        out = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                             capture_output=True, text=True).stdout.split()
        return out[-1] if out else None

    def nodes(self):
        """All that can be seen."""
        yield from (node for node in self.root.walk() if node.visible)

    def find(self, name=None, role=None, contains=None, matches=None):
        """The first node with that name (or an ending of it) that can be seen."""
        for node in self.root.walk():
            with contextlib.suppress(GLib.Error):
                if role is not None and node.role != role:
                    continue
                if name is not None and not is_called(node.name, name):
                    continue
                if contains is not None and contains not in node.name and contains not in node.text:
                    continue
                if matches is not None and not re.search(matches, node.name):
                    continue
                if node.visible:
                    return node
        return None

    def see(self, name=None, role=None, contains=None):
        self.last_pressed = None
        return self._see(name, role, contains)

    def _see(self, name=None, role=None, contains=None):
        what = name or contains or role
        try:
            return wait(lambda: self.find(name, role, contains), f"“{what}”")
        except Lost as lost:
            raise Lost(f"{lost}\n{self.tree()}\n{self.stderr()}") from None

    def gone(self, name=None, role=None, contains=None):
        self.last_pressed = None
        what = name or contains or role
        wait(lambda: self.find(name, role, contains) is None, f"“{what}” to be gone")

    def focused(self, anywhere=False):
        """What has the focus and can be seen; with `anywhere` also what cannot."""
        for node in self._from_last_focus():
            with contextlib.suppress(GLib.Error):
                if node.focused and (anywhere or node.visible):
                    self.last_focus = node
                    return node
        return None

    def _from_last_focus(self):
        """All nodes, from where the focus was outwards: it seldom goes far, and each
        question to the tree takes a round trip."""
        node, done = self.last_focus, None
        with contextlib.suppress(GLib.Error):
            while node is not None and node.accessible != self.root.accessible:
                yield node
                for child in node.children():
                    if done is None or child.accessible != done:
                        yield from child.walk()
                done = node.accessible
                parent = done.get_parent()
                node = Node(parent) if parent is not None else None
        yield from self.root.walk()

    def tree(self):
        lines = []

        def show(node, depth):
            with contextlib.suppress(GLib.Error):
                # A container may have no extents and hold something that has.
                if node.visible:
                    lines.append("  " * depth + repr(node) + ("  ← focus" if node.focused else ""))
                for child in node.children():
                    show(child, depth + 1)

        if self.root is not None:
            show(self.root, 0)
        return "\n".join(lines[:400])

    # ── acting ─────────────────────────────────────────────────────────────

    def press(self, name, role="push button"):
        """Presses a button. What an activated GtkButton does comes a quarter of a
        second later, and another press before that is swallowed: a journey waits
        for what the first one brings before it presses the same button again."""
        node = self._see(name, role)
        if node.accessible == self.last_pressed:
            raise Lost(f"{node!r} is pressed twice and nothing was waited for in between")
        self.last_pressed = node.accessible
        node.click()
        return node

    def key(self, *keys):
        subprocess.run(["xdotool", "key", "--clearmodifiers", "--delay", "8", *keys], check=True)

    def type(self, text):
        subprocess.run(["xdotool", "type", "--clearmodifiers", "--delay", "8", text], check=True)

    def focus_on(self, name=None, role=None, contains=None, key="Tab", limit=80):
        """Moves the focus with the keyboard alone until it is on that node.
        For things whose name is on a label, a node inside counts too."""
        for _ in range(limit):
            # While a page slides in, the focus may be on nothing that can be seen. On
            # a slow machine that takes long: what has the focus by then counts.
            node = None
            with contextlib.suppress(Lost):
                node = wait(self.focused, "a focus", patience=1.5)
            node = node or self.focused(anywhere=True)
            if node is not None:
                with contextlib.suppress(GLib.Error):
                    if ((role is None or node.role == role)
                            and (name is None or is_called(node.name, name))
                            and (contains is None or contains in node.name)):
                        return node
            before = repr(node), node.extents if node else None
            self.key(key)
            # Long, for a machine under load: a key too many passes over a row of a
            # list, which Tab then does not come to again.
            with contextlib.suppress(Lost):
                wait(lambda: (lambda n: (repr(n), n.extents if n else None) != before)(self.focused()),
                     "the focus to move", patience=6)
        raise Lost(f"the keyboard never reached “{name or contains or role}”\n{self.tree()}")

    def rest_on(self, node):
        """Moves the mouse to the middle of a thing."""
        x, y, width, height = node.extents
        subprocess.run(["xdotool", "mousemove", "--window", self.window_id,
                        str(x + width // 2), str(y + height // 2)], check=True)

    def wheel(self, node, clicks, button=4):
        x, y, width, height = node.extents
        subprocess.run(["xdotool", "mousemove", "--window", self.window_id,
                        str(x + width // 2), str(y + height // 2),
                        "click", "--repeat", str(clicks), "--delay", "10", str(button)], check=True)

    def resize(self, width, height):
        subprocess.run(["xdotool", "windowsize", self.window_id, str(width), str(height)], check=True)

    def settle(self):
        """Waits until two looks at the window are the same: nothing moves."""
        def look():
            return subprocess.run(["import", "-window", self.window_id, "rgba:-"],
                                  capture_output=True, check=True).stdout

        last = [look()]

        def still():
            now = look()
            same, last[0] = now == last[0], now
            return same

        with contextlib.suppress(Lost):     # a cursor that blinks
            wait(still, "the window to be still", patience=2)

    def picture(self, path):
        subprocess.run(["import", "-window", self.window_id, str(path)], check=True)

    # ── ending ─────────────────────────────────────────────────────────────

    def take_keys(self):
        """The keys go to its window, as a window manager sees to where there is one."""
        subprocess.run(["xdotool", "windowfocus", "--sync", self.window_id], check=True,
                       stderr=subprocess.DEVNULL)

    def quit(self):
        """Ctrl+Q, and waits until the process is gone."""
        self.key("ctrl+q")
        wait(lambda: self.process.poll() is not None, "the program to quit")
        self.errors.close()
        return self.process.returncode

    def kill(self, how=signal.SIGKILL):
        self.process.send_signal(how)
        self.process.wait(PATIENCE)
        self.errors.close()

    def stderr(self):
        return (self.home / "stderr.txt").read_text(errors="replace")

    def __enter__(self):
        return self.attach()

    def __exit__(self, kind, value, trace):
        if kind is not None:
            where = os.environ.get("MOORING_FAILURES")
            if where and self.window_id:
                pathlib.Path(where).mkdir(parents=True, exist_ok=True)
                with contextlib.suppress(Exception):
                    self.picture(pathlib.Path(where) / f"{int(time.time())}.png")
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        if not self.errors.closed:
            self.errors.close()


def environment(home, extra=None):
    """The environment of one person: everything below `home`."""
    env = dict(os.environ)
    for name, folder in (("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config"),
                         ("XDG_CACHE_HOME", "cache"), ("XDG_STATE_HOME", "state")):
        path = pathlib.Path(home) / folder
        path.mkdir(parents=True, exist_ok=True)
        env[name] = str(path)
    env.update({
        "HOME": str(home), "GSETTINGS_BACKEND": "keyfile", "GSK_RENDERER": "cairo",
        "GTK_A11Y": "atspi", "ADW_DISABLE_PORTAL": "1",
        "GIO_USE_VFS": "local", "LC_ALL": "C.UTF-8", "TZ": "Europe/Stockholm",
        "G_DEBUG": "fatal-criticals",
    })
    env.update(extra or {})
    return env


def pages(program, home, *args, env=None):
    """What `mooring pages --json` says about the journal below `home`."""
    out = subprocess.run([program, "pages", "--json", *args], env=environment(home, env),
                         capture_output=True, text=True)
    if out.returncode != 0:
        raise Lost(f"mooring pages ended with {out.returncode}: {out.stderr}")
    return json.loads(out.stdout)


def command(program, home, *args, env=None, stdin=None):
    return subprocess.run([program, *args], env=environment(home, env), capture_output=True,
                          text=True, input=stdin)


@contextlib.contextmanager
def fresh_home():
    """A home directory for one test, taken away again."""
    home = tempfile.mkdtemp(prefix="mooring-e2e-")
    try:
        yield pathlib.Path(home)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def walked(test, program, again):
    """Walks a journey; what went wrong, or None. With `again`, a journey that waited
    for something in vain is walked once more from its beginning, and that is told:
    a machine that builds something else meanwhile may stand still for half a minute.
    What was found and is wrong (a word that is lost) is wrong at once."""
    try:
        with fresh_home() as home:
            test(program, home)
        return None
    except Lost as lost:
        if not again:
            return lost
        print(f"walked twice: {test.__name__}: {str(lost).splitlines()[0]}", file=sys.stderr, flush=True)
        return walked(test, program, False)
    except Exception as error:  # noqa: BLE001 - every failure is a TAP point
        return error


def main(tests, again=bool(os.environ.get("CI"))):
    """Runs functions as TAP points: each gets the program and a fresh home."""
    program = sys.argv[1]
    wanted = sys.argv[2:]
    tests = [t for t in tests if not wanted or t.__name__ in wanted]
    print(f"1..{len(tests)}", flush=True)
    failed = 0
    for number, test in enumerate(tests, 1):
        title = (test.__doc__ or test.__name__).strip().splitlines()[0]
        error = walked(test, program, again)
        if error is None:
            print(f"ok {number} - {title}", flush=True)
            continue

        failed += 1
        print(f"not ok {number} - {title}", flush=True)
        # meson leaves comments out of what it shows of a TAP test that failed, and
        # shows all of stderr.
        print(f"{test.__name__}: {title}", file=sys.stderr)
        for line in f"{type(error).__name__}: {error}".splitlines():
            print(f"# {line}", flush=True)
            print(f"    {line}", file=sys.stderr, flush=True)
    sys.exit(1 if failed else 0)
