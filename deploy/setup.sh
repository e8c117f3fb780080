#!/bin/sh
# Makes the virtual environment with every dependency pinned by hash, and the console script `yangguang`.
# Usage: setup.sh PYTHON VENV
set -eu
python=$1
venv=$2

DEBIAN_FRONTEND=noninteractive
export DEBIAN_FRONTEND

say() { printf '%s\n' "$*" >&2; }

if ! command -v "$python" >/dev/null 2>&1; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        say "installing python3 and python3-venv (Debian)"
        apt-get update -q >/dev/null && apt-get install -qy --no-install-recommends python3 python3-venv >/dev/null
    else
        say "Python 3.11 or newer is needed. Debian: sudo apt-get install python3 python3-venv"
        exit 1
    fi
fi
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    say "Python 3.11 or newer is needed; $python is $("$python" -V 2>&1). Name another one: make PYTHON=python3.12 …"
    exit 1
}
if [ ! -x "$venv/bin/pip" ]; then
    "$python" -m venv "$venv" >/dev/null 2>&1 || {
        rm -rf "$venv"
        if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
            say "installing python3-venv (Debian)"
            apt-get update -q >/dev/null && apt-get install -qy --no-install-recommends python3-venv >/dev/null
            "$python" -m venv "$venv"
        else
            say "Python has no venv module. Debian: sudo apt-get install python3-venv"
            exit 1
        fi
    }
fi
"$venv/bin/pip" install -qq --disable-pip-version-check --require-hashes -r requirements/dev.lock || {
    say "The dependencies could not be installed: this machine must reach a Python package index (PyPI or a mirror)."
    exit 1
}
"$venv/bin/pip" install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
