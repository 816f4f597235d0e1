#!/usr/bin/env bash
# make windows-test: installs the setup under wine, starts what it installed, tries it over a running program, removes it;
# pictures go to build/packages/wine-NAME.png. As root, after `make windows`.
set -euo pipefail
cd "$(dirname "$0")/../.."
. tools/packaging/roots.sh
roots_possible
version=$(.venv/bin/python -c 'import desktop; print(desktop.__version__)')
root=$ROOTS/windows
[ -e "$root/build/sumu-home-setup-$version.exe" ] || { say "no setup yet: make windows"; exit 1; }
rm -rf "$root/build/source/packaging"
cp -r tools/packaging/windows "$root/build/source/packaging"
failed=0
roots_run "$root" env VERSION="$version" SUMU_LOOK="${SUMU_LOOK:-15}" bash /build/source/packaging/try_in_wine.sh || failed=1
for picture in "$root"/build/look/*.png; do
    [ ! -e "$picture" ] || cp "$picture" "build/packages/wine-$(basename "$picture")"
done
exit $failed
