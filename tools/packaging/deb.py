"""A built program becomes a Debian package: ``python -m tools.packaging.deb PROGRAM FOLDER``.

What it depends on is read off its own libraries: each that they need and that does not lie beside them must have its
package in ``LIBRARIES``.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from desktop import __version__
from tools.packaging.icon import DRAWN, draw

LINUX = Path(__file__).resolve().parent / "linux"
NAME, ID = "sumu-home", "org.sumuhome.SumuHome"

#: Library → Debian's packages that bring it, the newest release's name first.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libc.so.6": "libc6",
    "libcups.so.2": "libcups2t64 | libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libdl.so.2": "libc6",
    "libexpat.so.1": "libexpat1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libglib-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libm.so.6": "libc6",
    "libpthread.so.0": "libc6",
    "libresolv.so.2": "libc6",
    "librt.so.1": "libc6",
    "libstdc++.so.6": "libstdc++6",
    "libutil.so.1": "libc6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
}
#: Any of these shows Chinese, on the screen and on paper; each has an open licence.
FONTS = "fonts-noto-cjk | fonts-wqy-microhei | fonts-wqy-zenhei | fonts-droid-fallback"
#: Wanted beside it: names in Mongolian, printing, opening an update as administrator.
RECOMMENDS = "fonts-noto-core, cups-client, pkexec | policykit-1, shared-mime-info, desktop-file-utils"

_GLIBC = re.compile(rb"GLIBC_2\.(\d+)")


def binaries(folder: Path) -> Iterator[Path]:
    """Programs and libraries in ``folder``."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    yield path


def needed(path: Path) -> set[str]:
    """The libraries that one of them names."""
    told = subprocess.run(["objdump", "-p", path], capture_output=True, text=True, check=True).stdout
    return set(re.findall(r"^\s+NEEDED\s+(\S+)", told, re.MULTILINE))


def dependencies(program: Path) -> tuple[list[str], int]:
    """Debian's packages that a built program needs, and the minor number of the glibc. Raises SystemExit where a
    library has no package in the table."""
    found = list(binaries(program))
    beside = {path.name for path in program.rglob("*") if ".so" in path.name}
    asked: dict[str, Path] = {}
    glibc = 0
    for path in found:
        for name in needed(path):
            if name not in beside and not name.startswith("ld-linux"):
                asked.setdefault(name, path)
        glibc = max([glibc, *(int(minor) for minor in _GLIBC.findall(path.read_bytes()))])
    unknown = [f"{name}, for {asked[name].name}" for name in sorted(asked) if name not in LIBRARIES]
    if unknown:
        raise SystemExit("deb: in no package that is known: " + "; ".join(unknown))
    packages = {LIBRARIES[name] for name in asked}
    packages.discard("libc6")
    return [f"libc6 (>= 2.{glibc})", *sorted(packages)], glibc


def write(path: Path, text: str | bytes, mode: int = 0o644) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    path.chmod(mode)


def lay_out(program: Path, tree: Path) -> None:
    """The package's files in ``tree``, as they will lie on a laptop."""
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(program, tree / "opt" / NAME, symlinks=True)
    (tree / "usr/bin").mkdir(parents=True)
    (tree / "usr/bin" / NAME).symlink_to(f"/opt/{NAME}/sumu")
    share = tree / "usr/share"
    write(share / f"applications/{ID}.desktop", (LINUX / f"{ID}.desktop").read_bytes())
    write(share / f"mime/packages/{ID}.xml", (LINUX / f"{ID}.mime.xml").read_bytes())
    told = (LINUX / f"{ID}.metainfo.xml").read_text(encoding="utf-8")
    told = told.replace("@VERSION@", __version__).replace("@DATE@", date.today().isoformat())
    write(share / f"metainfo/{ID}.metainfo.xml", told)
    icons = share / "icons/hicolor"
    write(icons / f"scalable/apps/{NAME}.svg", DRAWN.read_bytes())
    for size, picture in draw(tree.parent / "icons").items():
        if size in (16, 32, 48, 128, 256):
            write(icons / f"{size}x{size}/apps/{NAME}.png", picture.read_bytes())
    changes = (LINUX.parent.parent.parent / "CHANGELOG.md").read_bytes()
    write(share / f"doc/{NAME}/CHANGELOG.md.gz", gzip.compress(changes, mtime=0))
    write(share / f"doc/{NAME}/copyright", (LINUX / "copyright").read_bytes())
    for path in tree.rglob("*"):
        if not path.is_symlink():
            executable = path.is_dir() or (path.name == "sumu" and path.parent.name == NAME)
            path.chmod(0o755 if executable else 0o644)


def control(tree: Path, depends: list[str]) -> None:
    """``DEBIAN/``: what dpkg reads."""
    size = sum(path.lstat().st_size for path in tree.rglob("*") if path.is_file()) // 1024
    lines = {
        "Package": NAME,
        "Version": __version__,
        "Architecture": "amd64",
        "Maintainer": "Sumu Home <nobody@localhost>",
        "Section": "database",
        "Priority": "optional",
        "Installed-Size": str(size),
        "Depends": ", ".join([*depends, FONTS]),
        "Recommends": RECOMMENDS,
        "Description": "苏木之家: the desk of a township women's federation (苏木乡镇妇联工作台)\n"
        " Women, organisations, women's homes and activities of one township, and the papers\n"
        " that the work runs on. Works without a network; exchanges changes when there is one.\n"
        " .\n"
        " 本苏木的妇女、组织、妇女之家和活动，以及签到表等纸张。断网也能用。",
    }
    sums = "".join(
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  {path.relative_to(tree)}\n"
        for path in sorted(tree.rglob("*"))
        if path.is_file() and not path.is_symlink()
    )
    write(tree / "DEBIAN/control", "".join(f"{key}: {value}\n" for key, value in lines.items()))
    write(tree / "DEBIAN/md5sums", sums)
    for script in ("preinst", "prerm", "postrm"):
        write(tree / "DEBIAN" / script, (LINUX / script).read_bytes(), 0o755)


def main(program: Path, folder: Path) -> None:
    depends, glibc = dependencies(program)
    tree = folder / "deb"
    lay_out(program, tree)
    control(tree, depends)
    target = folder / f"{NAME}_{__version__}_amd64.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(target)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=os.environ | {"XZ_OPT": "-9"})
    installed = sum(path.lstat().st_size for path in tree.rglob("*") if path.is_file())
    print(
        f"deb: {target.name}, {target.stat().st_size / 1e6:.1f} MB, {installed / 1e6:.0f} MB installed, glibc 2.{glibc}"
    )
    print(f"deb: depends on {', '.join([*depends, FONTS])}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
