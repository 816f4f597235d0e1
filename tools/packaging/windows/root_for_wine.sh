#!/usr/bin/env bash
# Runs in a root of Debian 13: wine, NSIS, a screen and Chinese type. NSIS' own stub is of 32 bit, so is half of wine.
set -euo pipefail
dpkg --add-architecture i386
apt-get update -qq
apt-get install -qq -y --no-install-recommends wine wine64 wine32:i386 nsis osslsigncode ca-certificates xvfb xauth \
    x11-utils openbox imagemagick fonts-noto-cjk python3 locales procps >/build/install.log 2>&1 || { tail -n 5 /build/install.log; exit 1; }
sed -i 's/^# *zh_CN.UTF-8/zh_CN.UTF-8/' /etc/locale.gen
locale-gen >/dev/null
