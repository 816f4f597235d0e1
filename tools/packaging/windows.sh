#!/usr/bin/env bash
# make windows: the setup as build/packages/sumu-home-setup-VERSION.exe. Runs on Windows, in the bash that comes with git:
# PyInstaller makes programs for the system it runs on. `.github/workflows/release.yml` runs it on a clean one.
set -euo pipefail
cd "$(dirname "$0")/../.."
say() { printf 'packaging: %s\n' "$*" >&2; }

case $(uname -s) in
    MINGW* | MSYS* | CYGWIN*) ;;
    *)
        say "the Windows setup is built on Windows (PyInstaller makes programs for the system it runs on)"
        exit 1
        ;;
esac
makensis=$(command -v makensis || echo "/c/Program Files (x86)/NSIS/makensis.exe")
[ -x "$makensis" ] || { say "needs NSIS 3 (makensis)"; exit 1; }

venv=build/windows/venv
[ -x $venv/Scripts/python.exe ] || py -3.11 -m venv $venv
python=$venv/Scripts/python.exe
"$python" -m pip install -qq --disable-pip-version-check --require-hashes --only-binary :all: -r requirements/package.txt
"$python" tools/i18n.py compile
"$python" -m tools.packaging.icon build/packages/icons
SUMU_SMALL=1 SUMU_ICON=build/packages/icons/sumu-home.ico \
    "$python" -m PyInstaller --noconfirm --log-level WARN --distpath build/windows/dist --workpath build/windows/work build.spec
build/windows/dist/sumu/sumu.exe --self-test || { say "the built program fails its self-test"; exit 1; }
version=$("$python" -c 'import desktop; print(desktop.__version__)')
mkdir -p build/packages
"$makensis" -V2 "-DVERSION=$version" "-DPROGRAM=$(cygpath -w "$PWD/build/windows/dist/sumu")" \
    "-DICON=$(cygpath -w "$PWD/build/packages/icons/sumu-home.ico")" \
    "-DOUT=$(cygpath -w "$PWD/build/packages/sumu-home-setup-$version.exe")" tools/packaging/windows/setup.nsi
ls -l "build/packages/sumu-home-setup-$version.exe"
