# Clean roots of Debian releases, to build and to try packages in. Sourced; wants root, debootstrap and util-linux.
#
#   roots_make RELEASE            a fresh root of the release, kept; prints its folder
#   roots_copy RELEASE FOLDER     a copy of it to work in
#   roots_run FOLDER COMMAND…     runs in it with /proc and /dev; what was mounted or started is gone with it
#
# They stand in $SUMU_ROOTS, else in ~/.cache/sumu-home/roots: in build they would be walked through at each set-up. debootstrap's own mirror is used; SUMU_MIRROR names another.
ROOTS=${SUMU_ROOTS:-${XDG_CACHE_HOME:-$HOME/.cache}/sumu-home/roots}

say() { printf 'packaging: %s\n' "$*" >&2; }

roots_possible() {
    PATH=$PATH:/usr/sbin:/sbin
    [ "$(id -u)" = 0 ] || { say "needs root for a clean root of Debian"; return 1; }
    command -v debootstrap >/dev/null && command -v unshare >/dev/null ||
        { say "needs debootstrap: apt-get install debootstrap"; return 1; }
}

roots_make() { # RELEASE
    local folder=$ROOTS/$1
    if [ ! -e "$folder.ready" ]; then
        say "making a root of Debian $1 (some minutes the first time)"
        rm -rf "$folder"
        mkdir -p "$ROOTS"
        debootstrap --variant=minbase "$1" "$folder" ${SUMU_MIRROR:-} >"$folder.log" 2>&1 ||
            { tail -n 5 "$folder.log" >&2; return 1; }
        echo force-unsafe-io >"$folder/etc/dpkg/dpkg.cfg.d/unsafe-io" # it is thrown away: no package waits for the disk
        touch "$folder.ready"
    fi
    echo "$folder"
}

roots_copy() { # RELEASE FOLDER
    local from
    from=$(roots_make "$1")
    rm -rf "$2"
    cp -a --reflink=auto "$from" "$2"
    cp /etc/resolv.conf "$2/etc/resolv.conf"
}

roots_run() { # FOLDER COMMAND…
    local folder=$1
    shift
    unshare --mount --pid --fork --kill-child /bin/bash -euc '
        mount --make-rprivate /
        mount -t proc proc "$1/proc"
        mount --rbind /dev "$1/dev"
        folder=$1; shift
        exec env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
            DEBIAN_FRONTEND=noninteractive chroot "$folder" "$@"
    ' roots "$folder" "$@"
}
