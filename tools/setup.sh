#!/usr/bin/env bash
# Gets .venv ready for the checkout it stands in: system libraries, a Python from 3.11 on, the pinned packages.
# Costs a few milliseconds when nothing changed. PYTHON=python3.12 chooses the interpreter, once.
#
#   tools/setup.sh            what demo, tests and checks need
#   tools/setup.sh package    also what the packager needs
set -euo pipefail
cd "$(dirname "$0")/.."
PATH=$PATH:/usr/sbin:/sbin

say() { printf 'setup: %s\n' "$*" >&2; }

find_python() {
    local candidate made_with
    made_with=$(cut -d ' ' -f 3- .venv/interpreter 2>/dev/null) || true # it was chosen once: not each time anew
    for candidate in ${PYTHON:-$made_with python3 python3.14 python3.13 python3.12 python3.11}; do
        if command -v "$candidate" >/dev/null &&
            "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            "$candidate" -c 'import sys; print(sys.executable)' # behind the shims of version managers
            return
        fi
    done
    say "needs Python 3.11 or later (looked for: ${PYTHON:-python3, python3.11 to python3.14})"
    return 1
}

# --- the system's part: asked by what it gives, since the packages' names differ between releases -----------------
libraries='
libEGL.so.1=libegl1
libGL.so.1=libgl1
libxkbcommon.so.0=libxkbcommon0
libxkbcommon-x11.so.0=libxkbcommon-x11-0
libxcb-cursor.so.0=libxcb-cursor0
libxcb-icccm.so.4=libxcb-icccm4
libxcb-image.so.0=libxcb-image0
libxcb-keysyms.so.1=libxcb-keysyms1
libxcb-randr.so.0=libxcb-randr0
libxcb-render-util.so.0=libxcb-render-util0
libxcb-shape.so.0=libxcb-shape0
libxcb-xinerama.so.0=libxcb-xinerama0
libxcb-xkb.so.1=libxcb-xkb1
libdbus-1.so.3=libdbus-1-3
libfontconfig.so.1=libfontconfig1
libglib-2.0.so.0=libglib2.0-0
'

has_font() { # has_font PATTERN: a font file of that name stands in one of the usual folders
    [ -n "$(find /usr/share/fonts /usr/local/share/fonts ~/.fonts ~/.local/share/fonts -iname "$1" -print -quit 2>/dev/null)" ]
}

missing_packages() {
    local known line
    known=$(ldconfig -p 2>/dev/null || true)
    for line in $libraries; do
        case $known in *"${line%%=*} "*) ;; *) echo "${line#*=}" ;; esac
    done
    command -v Xvfb >/dev/null || echo xvfb
    # A print service to print on in the tests; on its own socket, never the machine's.
    [ -x /usr/sbin/cupsd ] && command -v gs >/dev/null && [ -e /usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd ] ||
        [ "$purpose" = package ] || echo cups cups-client printer-driver-cups-pdf
    command -v xauth >/dev/null || echo xauth
    command -v dbus-daemon >/dev/null || [ "$purpose" = package ] || echo dbus # a bus to ask for an input method
    has_font 'NotoSansCJK*' && has_font 'NotoSerifCJK*' || echo fonts-noto-cjk
    has_font 'NotoSansMongolian*' || echo fonts-noto-core
    "$python" -c 'import ensurepip, venv' 2>/dev/null || echo "$(basename "$("$python" -c 'import os, sys; print(os.path.realpath(sys.executable))')")-venv"
    if [ "$purpose" = package ]; then
        command -v objdump >/dev/null || echo binutils
        "$python" - <<'PY' || "$python" -c 'import sys; print("libpython3.%d" % sys.version_info[1])'
import ctypes, sys, sysconfig
if not sysconfig.get_config_var("Py_ENABLE_SHARED"):
    try:
        ctypes.CDLL("libpython3.%d.so.1.0" % sys.version_info[1])
    except OSError:
        sys.exit(1)
PY
    fi
}

install_system() {
    local wanted
    wanted=$(missing_packages | sort -u | tr '\n' ' ')
    [ -z "${wanted// /}" ] && return
    if ! command -v apt-get >/dev/null; then
        say "missing on this system, in Debian's names: $wanted"
    elif [ "$(id -u)" != 0 ]; then
        say "something is missing; as root: apt-get install --no-install-recommends -y $wanted"
    else
        say "installing: $wanted"
        # One stale list or a busy lock is no reason to fail: refresh and try once more.
        # shellcheck disable=SC2086
        install_with_apt $wanted || { apt-get update -qq && install_with_apt $wanted; } ||
            say "apt-get could not install all of: $wanted(going on)"
    fi
}

install_with_apt() {
    DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install --no-install-recommends -y -qq "$@" \
        >/dev/null </dev/null
}

# --- the Python part ----------------------------------------------------------------------------------------------
ready() { [ -x .venv/bin/python ] && [ "$(cat .venv/ready 2>/dev/null)" = "$fingerprint" ]; }

install_python() {
    if [ "$(cat .venv/interpreter 2>/dev/null)" != "$version" ] || ! .venv/bin/python -c '' 2>/dev/null; then
        say "making .venv with $version"
        rm -rf .venv
        "$python" -m venv .venv
        echo "$version" >.venv/interpreter
    fi
    rm -f .venv/ready
    say "installing the pinned packages (a few minutes the first time)"
    .venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/dev.txt
    .venv/bin/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .
    echo "$fingerprint" >.venv/ready
}

purpose=${1:-use}
python=$(find_python)
version="$("$python" --version) $python"
fingerprint=$({ echo "$version"; cat requirements/dev.txt pyproject.toml; } | sha256sum)

if ready && [ "$purpose" = use ] && [ -e .venv/system ]; then
    exit 0
fi
install_system
if ! ready; then
    # Two targets started at once share one installation.
    if command -v flock >/dev/null; then
        exec 9>.venv.lock
        flock 9
    fi
    ready || install_python
fi
[ -n "$(missing_packages)" ] || touch .venv/system
