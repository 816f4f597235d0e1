#!/usr/bin/env bash
# make installers-test: in a clean root of each of three Debians: install the package with what
# it depends on, self-test, a real window with a picture, the same package over a running program, remove, purge; the
# records must still lie there. As root; ARGS="bookworm" tries one. Pictures go to build/packages/NAME.png.
set -euo pipefail
cd "$(dirname "$0")/../.."
. tools/packaging/roots.sh
roots_possible
deb=$(ls -t build/packages/sumu-home_*_amd64.deb 2>/dev/null | head -n 1)
[ -n "$deb" ] || { say "no package yet: make deb"; exit 1; }

fail() { say "$1: $2"; failed=1; }

try() { # RELEASE
    local release=$1 root=$ROOTS/try failed=0
    roots_copy "$release" "$root"
    cp "$deb" "$root/srv/sumu-home.deb"
    say "$release: installing $(basename "$deb")"
    cat >"$root/srv/try.sh" <<'TRY'
set -euo pipefail
step() { echo "--- $*"; }
chmod 1777 /srv # she takes the picture
apt-get update -qq
# The window's screen and what takes its picture are the test's, not the package's: without recommended packages.
apt-get install -qq -y --no-install-recommends xvfb xauth x11-utils imagemagick procps >/dev/null 2>&1

step "its files tell what it opens"
apt-get install -qq -y --no-install-recommends /srv/sumu-home.deb desktop-file-utils shared-mime-info >/srv/install.log 2>&1 ||
    { tail -n 20 /srv/install.log; exit 1; }
grep -q 'application/vnd.sumuhome.backup' /usr/share/applications/mimeinfo.cache
grep -q 'vnd.sumuhome.backup:\*.sumubak' /usr/share/mime/globs2

step "version and self-test"
useradd --create-home chair
as() { runuser -u chair -- env HOME=/home/chair LANG=C.UTF-8 "$@"; }
as sumu-home --version
as sumu-home --self-test | grep -qx OK

step "a real window"
as xvfb-run --auto-servernum --server-args="-screen 0 1366x768x24" bash -c '
    sumu-home --sample normal & program=$!
    for _ in $(seq 240); do
        sleep 1
        kill -0 $program 2>/dev/null || { echo "the program ended"; exit 1; }
        xwininfo -root -tree | grep -q "\"sumu\"" && break
    done
    xwininfo -root -tree | grep -q "\"sumu\""
    sleep 20
    import -window root /srv/window.png
    kill $program; wait $program || true
'

step "over a running program nothing is replaced"
as env QT_QPA_PLATFORM=offscreen sumu-home & sleep 15
! dpkg -i /srv/sumu-home.deb >/srv/over.log 2>&1
grep -q "正在运行" /srv/over.log
! dpkg -r sumu-home >/srv/remove.log 2>&1
grep -q "正在运行" /srv/remove.log
pkill -u chair -x sumu-home; sleep 2
test -x /opt/sumu-home/sumu

step "removed, and the records are still there"
dpkg -r sumu-home | tee /srv/remove.log
grep -q '~/.local/share/sumu-home' /srv/remove.log
test ! -e /opt/sumu-home -a ! -e /usr/bin/sumu-home
dpkg -P sumu-home >/dev/null
test -s /home/chair/.local/share/sumu-home/sample/township.db
step "well"
TRY
    roots_run "$root" bash /srv/try.sh >"build/packages/try-$release.log" 2>&1 || fail "$release" "see build/packages/try-$release.log"
    tail -n 4 "build/packages/try-$release.log" | sed "s/^/    /" >&2
    [ ! -e "$root/srv/window.png" ] || cp "$root/srv/window.png" "build/packages/$release.png"
    rm -rf "$root"
    [ "$failed" = 0 ] && say "$release: installed, started, removed"
}

bad=0
for release in ${*:-bullseye bookworm trixie}; do try "$release" || bad=1; done
exit $bad
