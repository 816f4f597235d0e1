#!/usr/bin/env bash
# Runs in the root of Debian 13: tries /build/sumu-home-setup-$VERSION.exe in a fresh wine and takes pictures where the
# test says LOOK. Pictures lie in /build/look.
set -euo pipefail
. /build/source/packaging/wine.sh
wine_new
rm -rf /build/look
mkdir /build/look
export SUMU_LOOK=${SUMU_LOOK:-15}
on_screen bash -c '
    openbox &
    set -o pipefail
    timeout 900 wine /build/python/python.exe "Z:\build\source\packaging\try_setup.py" "Z:\build\sumu-home-setup-$VERSION.exe" |
        while read -r line; do
        line=${line%$'"'"'\r'"'"'}
        echo "$line"
        case $line in LOOK*) sleep $((SUMU_LOOK - 3)); import -window root "/build/look/${line#LOOK }.png" ;; esac
    done
'
