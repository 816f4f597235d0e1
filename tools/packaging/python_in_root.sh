#!/usr/bin/env bash
# Runs in a root of Debian 11: Python 3.11 into /opt/python, from Debian 12's source packages, whose signatures apt
# checks. OpenSSL and SQLite come along from there: Debian 11's are no longer looked after.
set -euo pipefail
PREFIX=/opt/python
[ -e $PREFIX/ready ] && exit 0
jobs=$(nproc)

mirror=$(sed -nE 's/^deb (\S+) bullseye .*/\1/p' /etc/apt/sources.list | head -n 1)
echo "deb-src $mirror bookworm main" >/etc/apt/sources.list.d/source.list # point releases take in what security fixed
apt-get update -qq
apt-get install -qq -y --no-install-recommends build-essential dpkg-dev pkg-config ca-certificates perl \
    libbz2-dev libexpat1-dev libffi-dev liblzma-dev libssl-dev uuid-dev zlib1g-dev >/dev/null
mkdir -p /build/python
cd /build/python
ls | grep -q '^python3.11-' || apt-get source -qq openssl sqlite3 python3.11 >/dev/null

# OPENSSL=3 builds Debian 12's as well, twenty minutes more; else Debian 11's own 1.1.1 goes along.
ssl=/usr
if [ "${OPENSSL:-1}" = 3 ]; then
    ssl=$PREFIX
    [ -e $PREFIX/lib/libssl.so ] || (cd openssl-*/ && { # the libraries only; the program and its tests are not for us
        ./Configure linux-x86_64 --prefix=$PREFIX --libdir=lib --openssldir=/etc/ssl no-tests no-legacy shared &&
            make -j"$jobs" build_generated && make -j"$jobs" libcrypto.so libssl.so &&
            mkdir -p $PREFIX/lib $PREFIX/include && cp -a include/openssl $PREFIX/include/ &&
            cp -a libcrypto.so* libssl.so* $PREFIX/lib/
    } >/build/python/openssl.log 2>&1) || { tail -n 20 /build/python/openssl.log; exit 1; }
fi
if [ ! -e $PREFIX/lib/libsqlite3.so ]; then
    # The amalgamation needs tclsh to be made; Debian's source is the canonical tree.
    apt-get install -qq -y --no-install-recommends tcl >/dev/null
    options='FTS5 RTREE COLUMN_METADATA DBSTAT_VTAB UNLOCK_NOTIFY' # as Debian builds it
    (cd sqlite3-*/ &&
        export CFLAGS="-O2 -DSQLITE_SECURE_DELETE $(printf -- '-DSQLITE_ENABLE_%s ' $options)" &&
        { test -e Makefile || ./configure --prefix=$PREFIX --disable-tcl --disable-static --disable-readline; } &&
        make -j"$jobs" libsqlite3.la && make install) >/build/python/sqlite.log 2>&1 ||
        { tail -n 20 /build/python/sqlite.log; exit 1; }
fi
# Debian's security update of pyexpat.c includes a header of the core and does not say, as upstream's file does, that it
# may: such a module is left out without an error.
for source in python3.11-*/Modules/pyexpat.c; do
    ! grep -q pycore_ "$source" || grep -q Py_BUILD_CORE_MODULE "$source" ||
        sed -i '1i #ifndef Py_BUILD_CORE_BUILTIN\n#define Py_BUILD_CORE_MODULE 1\n#endif' "$source"
done
# One of the tests of that run sends itself Ctrl+C, which whoever works in the background was told to pass over.
heard() { perl -e '$SIG{INT} = "DEFAULT"; exec @ARGV' "$@"; }
# PGO=0 leaves out the run that tells the compiler what is used most: a third of the time, and a slower Python.
[ "${PGO:-1}" = 0 ] || optimise=--enable-optimizations
(cd python3.11-*/ &&
    export CPPFLAGS=-I$PREFIX/include LDFLAGS="-L$PREFIX/lib -Wl,-rpath,$PREFIX/lib" &&
    { test -e Makefile || ./configure -q --prefix=$PREFIX --enable-shared ${optimise:-} --with-openssl=$ssl \
        --with-system-expat; } &&
    heard make -s -j"$jobs" && rm -rf $PREFIX/lib/python3.11 && make -s install ENSUREPIP=no) >/build/python/python.log 2>&1 ||
    { tail -n 20 /build/python/python.log; exit 1; }
"$PREFIX/bin/python3.11" - <<'PY'
import bz2, ctypes, decimal, hashlib, lzma, pyexpat, sqlite3, ssl, sys, uuid, zlib

print(sys.version.split()[0], sqlite3.sqlite_version, ssl.OPENSSL_VERSION, file=sys.stderr)
PY
touch $PREFIX/ready
rm -rf /build/python
