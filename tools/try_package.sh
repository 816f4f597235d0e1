#!/usr/bin/env bash
# Runs the built program's self-test as on a stranger's laptop: nothing of this checkout, no Python, no settings, and
# no screen to draw on.
set -euo pipefail
program=$(realpath "$1")
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
cd "$home"
env -i HOME="$home" PATH=/usr/bin:/bin LANG=C.UTF-8 QT_QPA_PLATFORM=offscreen "$program" --self-test --data "$home/data"
printf 'package: %s passed its self-test (%s)\n' "$(basename "$program")" "$(du -sh "$(dirname "$program")" | cut -f1)"
