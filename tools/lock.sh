#!/usr/bin/env bash
# Pins every requirement: requirements/*.in become requirements/*.txt with versions and hashes, for Linux and Windows
# and every Python from 3.11 on, and without the address of any index. Arguments go to the resolver: --upgrade,
# --upgrade-package NAME.
set -euo pipefail
cd "$(dirname "$0")/.."

UV=${UV:-.venv/bin/uv}
pin() { # pin OUTPUT [resolver arguments] INPUT…
    local output=$1
    shift
    "$UV" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
        --no-emit-index-url --no-emit-find-links --output-file "$output" "$@" >/dev/null
}

cd requirements
UV=$(cd .. && realpath "$(command -v "$UV")")
pin dev.txt "$@" base.in desktop.in server.in dev.in
# What a laptop or a server installs is a part of what was tested.
pin desktop.txt --constraint dev.txt base.in desktop.in
pin server.txt --constraint dev.txt base.in server.in
# What packages are built from is the same but for Qt.
cut=$(mktemp -d)
trap 'rm -rf "$cut"' EXIT
grep -vi '^pyside6' desktop.in >"$cut/desktop.in"
# Of the tested versions, names with their hashes stay away: a constraint takes neither.
sed -nE '/^(pyside6|shiboken6)/!s/^([A-Za-z0-9._-]+==[^ ;]+).*/\1/p' dev.txt >"$cut/dev.txt"
pin package.txt --constraint "$cut/dev.txt" base.in "$cut/desktop.in" package.in
