#!/usr/bin/env bash
# make windows: the setup as build/packages/sumu-home-setup-VERSION.exe.
#
# On Windows, in the bash that comes with git (`.github/workflows/release.yml` runs it on a clean one): PyInstaller makes
# programs for the system it runs on. Elsewhere, as root with debootstrap, it runs under wine in a root of Debian 13, with
# a Windows CPython whose signatures are looked at; that root is kept, and `make windows-test` tries the setup there.
set -euo pipefail
cd "$(dirname "$0")/../.."
. tools/packaging/roots.sh
. tools/packaging/source.sh
here=tools/packaging/windows

case $(uname -s) in
    MINGW* | MSYS* | CYGWIN*)
        makensis=$(command -v makensis || echo "/c/Program Files (x86)/NSIS/makensis.exe")
        [ -x "$makensis" ] || { say "needs NSIS 3 (makensis)"; exit 1; }
        venv=build/windows/venv
        [ -x $venv/Scripts/python.exe ] || py -3.11 -m venv $venv
        python=$venv/Scripts/python.exe
        "$python" -m pip install -qq --disable-pip-version-check --require-hashes --only-binary :all: -r requirements/package.txt
        "$python" tools/i18n.py compile
        "$python" -m tools.packaging.icon build/packages/icons
        SUMU_SMALL=1 SUMU_ICON=build/packages/icons/sumu-home.ico "$python" -m PyInstaller --noconfirm --log-level WARN \
            --distpath build/windows/dist --workpath build/windows/work build.spec
        build/windows/dist/sumu/sumu.exe --self-test || { say "the built program fails its self-test"; exit 1; }
        version=$("$python" -c 'import desktop; print(desktop.__version__)')
        "$makensis" -V2 "-DVERSION=$version" "-DPROGRAM=$(cygpath -w "$PWD/build/windows/dist/sumu")" \
            "-DICON=$(cygpath -w "$PWD/build/packages/icons/sumu-home.ico")" \
            "-DOUT=$(cygpath -w "$PWD/build/packages/sumu-home-setup-$version.exe")" $here/setup.nsi
        ls -l "build/packages/sumu-home-setup-$version.exe"
        exit
        ;;
esac

roots_possible
root=$ROOTS/windows
[ -e "$root.ready" ] || {
    rm -rf "$root"
    roots_copy trixie "$root"
    mkdir -p "$root/build"
    install -m 755 $here/root_for_wine.sh "$root/build/"
    say "wine and NSIS on Debian 13 (some minutes the first time)"
    roots_run "$root" /build/root_for_wine.sh
    touch "$root.ready"
}
wanted=$(cat $here/python.txt $here/python.py requirements/package.txt | sha256sum)
if [ "$(cat "$root/build/python.wanted" 2>/dev/null)" != "$wanted" ]; then
    say "the Windows CPython and hashed wheels"
    rm -rf "$root/build/python" "$root/build/sdist"
    mkdir -p "$root/build/sdist"
    .venv/bin/python -m pip download -qq --disable-pip-version-check --require-hashes --no-deps --no-binary :all: \
        --dest "$root/build/sdist" -r $here/python.txt
    install -m 755 $here/python.py "$root/build/"
    roots_run "$root" bash -c 'python3 /build/python.py /build/sdist/*.tar.gz /build/python'
    # uv reads what is wanted on Windows as it stands there; pip would read it as on this machine.
    .venv/bin/uv pip install --quiet --target "$root/build/python/Lib/site-packages" --python-version 3.11 \
        --python-platform x86_64-pc-windows-msvc --require-hashes --no-build -r requirements/package.txt
    cp "$root"/build/python/Lib/site-packages/shiboken6/vcruntime140*.dll "$root/build/python/"
    echo "$wanted" >"$root/build/python.wanted"
fi
QT_QPA_PLATFORM=offscreen .venv/bin/python -m tools.packaging.icon build/packages/icons
copy_source "$root/build/source"
cp -r tools/packaging/windows "$root/build/source/packaging"
cp build/packages/icons/sumu-home.ico "$root/build/source/"
version=$(.venv/bin/python -c 'import desktop; print(desktop.__version__)')
say "the program and its setup, under wine"
roots_run "$root" env VERSION="$version" bash /build/source/packaging/build_in_wine.sh
cp "$root/build/sumu-home-setup-$version.exe" build/packages/
ls -l "build/packages/sumu-home-setup-$version.exe"
