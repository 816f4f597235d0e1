"""``python try_setup.py SETUP.exe``: on Windows, or under wine: the setup, as a new user meets it.

Installed silently, its name, endings and shortcuts looked at, its self-test, a real window; over the running program
neither setup nor uninstaller changes anything, and both say so; installed over itself, removed, and the records still
there. Prints a line a step; ends with the first that fails. Where a step waits for a picture it says ``LOOK name`` and
waits ``$SUMU_LOOK`` seconds.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import subprocess
import sys
import time
import winreg
from collections.abc import Callable
from pathlib import Path

assert sys.platform == "win32", "for Windows, or wine"
LOCAL, ROAMING = Path(os.environ["LOCALAPPDATA"]), Path(os.environ["APPDATA"])
PLACE = LOCAL / "Programs" / "SumuHome"
PROGRAM, UNINSTALLER = PLACE / "sumu.exe", PLACE / "uninstall.exe"
DATA = LOCAL / "sumu-home"
NAME = "苏木之家"
RUNNING = "苏木之家正在运行"
UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\SumuHome"
CLASSES = r"Software\Classes"
ENDINGS = (".sumu", ".sumubak", ".sumuinv", ".sumuup")
REFUSED = 3
PATIENCE = 240
WM_CLOSE, WM_GETTEXT = 0x0010, 0x000D
USER = ctypes.windll.user32
LOOK = float(os.environ.get("SUMU_LOOK", "0"))


def say(words: str) -> None:
    """A line, at once; a console may know no Chinese."""
    print(words.encode("ascii", "backslashreplace").decode(), flush=True)


def look(name: str, shown: subprocess.Popen[bytes]) -> None:
    """Time for a picture."""
    if LOOK:
        say(f"LOOK {name}")
        pause(shown, LOOK)


def pause(process: subprocess.Popen[bytes], seconds: float) -> None:
    """So long, or until the process ends."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(seconds)


def run(program: Path, *arguments: str) -> int:
    """Its exit code."""
    return subprocess.run([str(program), *arguments], check=False, timeout=PATIENCE).returncode


def want(true: object, words: str) -> None:
    """Ends where something is not so."""
    if not true:
        raise SystemExit(f"FAILED: {words}".encode("ascii", "backslashreplace").decode())


def until(process: subprocess.Popen[bytes], text: str, words: str) -> None:
    """Waits until a text stands on its windows."""
    end = time.monotonic() + PATIENCE
    while not any(text in each for each in texts_of(process.pid)):
        want(process.poll() is None and time.monotonic() < end, words)
        pause(process, 0.2)


def windows_of(process: int, visit: Callable[[int], object], deep: bool = True) -> None:
    """Calls ``visit`` with the visible windows of a process, and where ``deep`` with what they are made of."""
    kind = ctypes.WINFUNCTYPE(ctypes.c_bool, ctypes.c_void_p, ctypes.c_void_p)

    @kind
    def below(window: int, _more: int) -> bool:
        visit(window)
        return True

    @kind
    def top(window: int, _more: int) -> bool:
        owner = ctypes.c_ulong()
        USER.GetWindowThreadProcessId(ctypes.c_void_p(window), ctypes.byref(owner))
        if owner.value == process and USER.IsWindowVisible(ctypes.c_void_p(window)):
            visit(window)
            if deep:
                USER.EnumChildWindows(ctypes.c_void_p(window), below, None)
        return True

    USER.EnumWindows(top, None)


def texts_of(process: int) -> list[str]:
    """What stands on a process' windows."""
    texts: list[str] = []

    def read(window: int) -> None:
        room = ctypes.create_unicode_buffer(1000)
        USER.SendMessageTimeoutW(ctypes.c_void_p(window), WM_GETTEXT, 1000, room, 2, 2000, None)
        texts.append(room.value)

    windows_of(process, read)
    return texts


def close(asked: subprocess.Popen[bytes]) -> int:
    """As a person closes what asks her; its exit code."""
    windows_of(asked.pid, lambda window: USER.PostMessageW(ctypes.c_void_p(window), WM_CLOSE, None, None), deep=False)
    return asked.wait(PATIENCE)


def value(key: str, name: str = "") -> str:
    """Of the user's registry; empty where there is none."""
    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
            return str(winreg.QueryValueEx(opened, name)[0])
    except OSError:
        return ""


def links() -> list[Path]:
    """The shortcuts, in the start menu and on the desktop."""
    menu = ROAMING / "Microsoft" / "Windows" / "Start Menu" / "Programs"
    return [folder / f"{NAME}.lnk" for folder in (menu, Path(os.environ["USERPROFILE"]) / "Desktop")]


def installed(setup: Path) -> None:
    """Silently, and looked at."""
    want(run(setup, "/S") == 0, "the setup ended badly")
    want(PROGRAM.exists() and UNINSTALLER.exists(), "nothing was installed")
    want(not PLACE.with_suffix(".old").exists(), "the former version was left lying")
    shown = value(UNINSTALL, "DisplayName")
    want(shown == NAME, f"its display name is {shown}")
    for ending in ENDINGS:
        kind = value(rf"{CLASSES}\{ending}")
        command = value(rf"{CLASSES}\{kind}\shell\open\command")
        want(
            kind and str(PROGRAM) in command and value(rf"{CLASSES}\{kind}").startswith(NAME), f"{ending} opens nothing"
        )
    want(str(PROGRAM) in value(rf"{CLASSES}\sumu\shell\open\command"), "links open nothing")
    want(all(link.exists() for link in links()), "no shortcut")


def refused(program: Path) -> None:
    """Over a running program: silently by its exit code, else in words."""
    # An uninstaller goes on as a copy of itself; so called it stays the process that is waited for.
    stays = [f"_?={PLACE}"] if program == UNINSTALLER else []
    want(run(program, "/S", *stays) == REFUSED, f"{program.name} went on over a running program")
    asked = subprocess.Popen([str(program), *stays])
    until(asked, RUNNING, f"{program.name} does not say that it runs")
    look(f"{'uninstall' if stays else 'setup'}-refused", asked)
    want(close(asked) == REFUSED, f"{program.name} went on after it was closed")
    want(PROGRAM.exists() and (PLACE / "_internal").is_dir(), "something was taken away")


def main(setup: Path) -> None:
    """All steps."""
    installed(setup)
    say("installed")
    want(run(PROGRAM, "--self-test") == 0, "the installed program fails its self-test")
    say("self-test")
    program = subprocess.Popen([str(PROGRAM), "--sample", "normal"])
    until(program, NAME, "no window")
    say("a window")
    look("window", program)
    close(program)
    # Without a window of its own: whether one ends with its screen is not what is asked here.
    program = subprocess.Popen([str(PROGRAM)], env=os.environ | {"QT_QPA_PLATFORM": "offscreen"})
    for one in (setup, UNINSTALLER):
        refused(one)
        want(program.poll() is None, "the program was ended")
    say("refused over a running program")
    program.kill()
    program.wait()
    records = DATA / "sample" / "township.db"
    want(records.exists(), "the sample was not kept")
    installed(setup)
    say("installed over itself")
    asked = subprocess.Popen([str(setup)])
    until(asked, "打开", "the setup does not come to its end")
    look("finished", asked)
    asked.kill()  # its last page cannot be closed, and its button would open the program
    asked.wait()
    run(UNINSTALLER, "/S", f"_?={PLACE}")
    want(not PROGRAM.exists() and not (PLACE / "_internal").exists(), "not removed")
    want(not value(UNINSTALL, "DisplayName") and not any(link.exists() for link in links()), "traces are left")
    want(not any(value(rf"{CLASSES}\{ending}") for ending in ENDINGS), "its endings are left")
    want(records.exists(), "the records went with the program")
    say("removed, and the records are still there")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
