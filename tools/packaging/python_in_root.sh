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
    libbz2-dev libffi-dev liblzma-dev uuid-dev zlib1g-dev >/dev/null
mkdir -p /tmp/python
cd /tmp/python
apt-get source -qq openssl sqlite3 python3.11 >/dev/null

if [ ! -e $PREFIX/lib/libssl.so ]; then
    (cd openssl-*/ &&
        ./Configure linux-x86_64 --prefix=$PREFIX --libdir=lib --openssldir=/etc/ssl no-tests no-docs shared >/dev/null 2>&1 &&
        make -s -j"$jobs" >/dev/null 2>&1 && make -s install_sw >/dev/null)
fi
if [ ! -e $PREFIX/lib/libsqlite3.so ]; then
    # The amalgamation needs tclsh to be made; Debian's source is the canonical tree.
    apt-get install -qq -y --no-install-recommends tcl >/dev/null
    (cd sqlite3-*/ &&
        CFLAGS='-O2 -DSQLITE_ENABLE_FTS5 -DSQLITE_ENABLE_RTREE -DSQLITE_ENABLE_COLUMN_METADATA -DSQLITE_SECURE_DELETE
            -DSQLITE_ENABLE_DBSTAT_VTAB -DSQLITE_ENABLE_UNLOCK_NOTIFY -DSQLITE_MAX_VARIABLE_NUMBER=250000' \
            ./configure --prefix=$PREFIX --disable-tcl --disable-static --disable-readline >/dev/null &&
        make -s -j"$jobs" >/dev/null && make -s install >/dev/null)
fi
(cd python3.11-*/ &&
    CPPFLAGS=-I$PREFIX/include LDFLAGS="-L$PREFIX/lib -Wl,-rpath,$PREFIX/lib" PKG_CONFIG_PATH=$PREFIX/lib/pkgconfig \
        ./configure -q --prefix=$PREFIX --enable-shared --enable-optimizations --with-openssl=$PREFIX \
        --with-ensurepip=install >/dev/null &&
    make -s -j"$jobs" >/tmp/python/make.log 2>&1 && make -s install >/dev/null 2>&1)
"$PREFIX/bin/python3.11" - <<'PY'
import bz2, ctypes, hashlib, lzma, sqlite3, ssl, sys, uuid, zlib

print(sys.version.split()[0], sqlite3.sqlite_version, ssl.OPENSSL_VERSION, file=sys.stderr)
PY
touch $PREFIX/ready
rm -rf /tmp/python
