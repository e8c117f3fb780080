#!/bin/sh
# The browser tests drive Debian's Chromium and need a Chinese font to look right. Installs both where it may.
set -eu
have_font() { [ -n "$(find /usr/share/fonts -name 'NotoSansCJK*' -print -quit 2>/dev/null)" ]; }
command -v chromium >/dev/null 2>&1 && have_font && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "installing chromium and fonts-noto-cjk (Debian) for the browser tests" >&2
    apt-get update -q >/dev/null
    DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends chromium fonts-noto-cjk >/dev/null
    exit 0
fi
echo "The browser tests need Chromium and a Chinese font. Debian: sudo apt-get install chromium fonts-noto-cjk" >&2
exit 1
