#!/usr/bin/env bash
# Runs in the root of Debian 13: the checkout in /build/source becomes /build/dist/sumu, by the Windows CPython in
# /build/python, and that the setup /build/sumu-home-setup-$VERSION.exe.
set -euo pipefail
. /build/source/packaging/wine.sh
cd /build/source
wine_new
rm -rf /build/dist
# The same folder of work: what did not change is not built again.
SUMU_SMALL=1 SUMU_ICON='Z:\build\source\sumu-home.ico' on_screen timeout 3600 wine /build/python/python.exe -m PyInstaller \
    --noconfirm --log-level WARN --distpath 'Z:\build\dist' --workpath 'Z:\build\work' build.spec
test -s /build/dist/sumu/sumu.exe
on_screen timeout 600 wine /build/dist/sumu/sumu.exe --self-test | tr -d '\r' | tee /build/self-test.log
grep -qx OK /build/self-test.log || { echo "the built program fails its self-test"; exit 1; }
makensis -V2 "-DVERSION=$VERSION" -DPROGRAM=/build/dist/sumu -DICON=/build/source/sumu-home.ico \
    "-DOUT=/build/sumu-home-setup-$VERSION.exe" packaging/setup.nsi
