#!/usr/bin/env bash
# make deb: the program as build/packages/sumu-home_VERSION_amd64.deb.
#
# As root, with debootstrap, it is built in a clean root of Debian 11 (glibc 2.31), so that it runs on that and all
# later ones. Elsewhere, or with HERE=1, it is built on this machine, and its glibc is said: it runs on no older one.
set -euo pipefail
cd "$(dirname "$0")/../.."
. tools/packaging/roots.sh
. tools/packaging/source.sh

if [ -z "${HERE:-}" ] && roots_possible; then
    root=$ROOTS/build
    [ -e "$root/opt/python" ] || roots_copy bullseye "$root"
    mkdir -p "$root/build"
    install -m 755 tools/packaging/python_in_root.sh tools/packaging/build_in_root.sh "$root/build/"
    say "Python 3.11 on Debian 11 (long, the first time)"
    roots_run "$root" env PGO="${PGO:-1}" OPENSSL="${OPENSSL:-1}" /build/python_in_root.sh
    say "the program"
    fetch_wheels "$root/build/wheels" manylinux_2_31_x86_64 manylinux_2_28_x86_64 manylinux_2_27_x86_64 \
        manylinux_2_17_x86_64 manylinux2014_x86_64
    copy_source "$root/build/source"
    rm -rf "$root/build/pip" && mkdir -p "$root/build/pip"
    cp -a "$(.venv/bin/python -c 'import os, pip; print(os.path.dirname(pip.__file__))')" "$root/build/pip/"
    roots_run "$root" /build/build_in_root.sh
    program=$root/build/dist/sumu
else
    say "no clean root of Debian 11: building on this machine, with glibc $(getconf GNU_LIBC_VERSION | cut -d' ' -f2)"
    tools/setup.sh package
    SUMU_SMALL=1 .venv/bin/python -m PyInstaller --noconfirm --log-level WARN --distpath build/here --workpath build/pyinstaller build.spec
    program=build/here/sumu
fi
tools/try_package.sh "$program/sumu"
QT_QPA_PLATFORM=offscreen .venv/bin/python -m tools.packaging.deb "$program" build/packages
