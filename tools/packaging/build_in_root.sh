#!/usr/bin/env bash
# Runs in the root where Python was built: the checkout in /build/source and the wheels in /build/wheels become the
# program in /build/dist/sumu. Nothing is fetched but Debian's packages; every wheel's hash is checked.
set -euo pipefail
apt-get install -qq -y --no-install-recommends binutils libdbus-1-3 libegl1 libfontconfig1 libgl1 libglib2.0-0 \
    libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 \
    libxcb-sync1 libxcb-xfixes0 libxcb-xinerama0 libxcb-xkb1 libxkbcommon0 libxkbcommon-x11-0 >/dev/null
cd /build
wanted=$(sha256sum source/requirements/package.txt)
if [ "$(cat venv/wanted 2>/dev/null)" != "$wanted" ]; then
    rm -rf venv
    /opt/python/bin/python3.11 -m venv --without-pip venv # Debian's Python brings none; /build/pip is the checkout's
    PYTHONPATH=/build/pip PIP_FIND_LINKS=wheels venv/bin/python -m pip install -qq --disable-pip-version-check --no-index --require-hashes \
        -r source/requirements/package.txt
    echo "$wanted" >venv/wanted
fi
cd source
SUMU_SMALL=1 /build/venv/bin/python -m PyInstaller --noconfirm --log-level WARN --distpath /build/dist --workpath /build/work build.spec
