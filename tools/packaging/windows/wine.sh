# A Chinese Windows as wine plays it, in /build/prefix. Sourced in the root of Debian 13.
#
#   wine_new           a fresh one
#   on_screen COMMAND… with a screen of a small laptop
export WINEPREFIX=/build/prefix WINEDEBUG=${WINEDEBUG:--all} LANG=zh_CN.UTF-8
export WINEDLLOVERRIDES="mscoree=;mshtml=;winedbg.exe=d" # nothing asks to be fetched, a crash ends at once

on_screen() { xvfb-run --auto-servernum --server-args="-screen 0 1366x768x24" "$@"; }

wine_new() {
    rm -rf $WINEPREFIX
    on_screen wineboot --init >/dev/null 2>&1
    # Type for papers is looked for in Windows' own folder; the window asks wine, which asks Debian.
    cp /usr/share/fonts/opentype/noto/NotoSerifCJK-*.ttc $WINEPREFIX/drive_c/windows/Fonts/
}
