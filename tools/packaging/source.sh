# The checkout as a package is built from it: what git knows, and the words that were compiled. Sourced.

copy_source() { # FOLDER
    rm -rf "$1"
    mkdir -p "$1"
    git ls-files -z --cached --others --exclude-standard -- desktop protocol resources requirements build.spec pyproject.toml |
        tar --null --files-from=- -cf - | tar -xf - -C "$1"
    cp resources/i18n/*.qm "$1/resources/i18n/"
}

fetch_wheels() { # FOLDER PLATFORM…: hashed wheels for Python 3.11 on other machines than this one
    local folder=$1 platforms=() platform
    shift
    for platform in "$@"; do platforms+=(--platform "$platform"); done
    mkdir -p "$folder"
    .venv/bin/python -m pip download -qq --disable-pip-version-check --require-hashes --no-deps --only-binary :all: \
        --python-version 3.11 "${platforms[@]}" --dest "$folder" -r requirements/package.txt
}
