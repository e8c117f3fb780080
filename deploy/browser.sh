#!/bin/sh
# The browser tests drive Debian's Chromium and need a Chinese font to look right; Playwright's driver needs libatomic.
# Installs all three where it may.
set -eu
packages="chromium fonts-noto-cjk libatomic1"
have_font() { [ -n "$(find /usr/share/fonts -name 'NotoSansCJK*' -print -quit 2>/dev/null)" ]; }
have_libatomic() { [ -n "$(find /usr/lib /usr/lib64 -name 'libatomic.so.1' -print -quit 2>/dev/null)" ]; }
command -v chromium >/dev/null 2>&1 && have_font && have_libatomic && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "installing $packages (Debian) for the browser tests" >&2
    apt-get update -q >/dev/null
    # shellcheck disable=SC2086  # several packages
    DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends $packages >/dev/null
    exit 0
fi
echo "The browser tests need Chromium, a Chinese font and libatomic. Debian: sudo apt-get install $packages" >&2
exit 1
