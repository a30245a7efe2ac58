#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# one-page.sh FILE.html: as Chromium prints it, it is one sheet of A4, and the browser has nothing to
# complain of: neither a mistake nor something that the page asks for from elsewhere. 77 without one.
set -u
page=$1
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || exit 77

# The browser keeps things in the home directory whatever it is told, and distcheck wants a clean tree.
own=$page.browser
trap 'rm -rf "$own"' EXIT
mkdir -p "$own/home" && HOME=$(cd "$own/home" && pwd) || exit 1
export HOME

# Nothing of the browser’s own goes out either. What the page’s policy forbids is a message.
timeout 60 "$browser" --headless --no-sandbox --disable-gpu --no-first-run --disable-sync \
	--disable-background-networking --disable-component-update --disable-default-apps \
	--host-resolver-rules='MAP * ~NOTFOUND' --user-data-dir="$own/data" \
	--no-pdf-header-footer --enable-logging=stderr --print-to-pdf="$page.pdf" \
	"file://$(cd "$(dirname "$page")" && pwd)/$(basename "$page")" >"$page.log" 2>&1
if ! [ -s "$page.pdf" ]; then
	# A browser that cannot start here says nothing of the page.
	sed 's/^/# /' "$page.log"
	exit 77
fi
if grep CONSOLE "$page.log"; then
	exit 1
fi
sheets=$(LC_ALL=C tr -d '\000' <"$page.pdf" | LC_ALL=C grep -ac '/Type /Page$')
size=$(LC_ALL=C grep -ac '/MediaBox \[0 0 59[45][0-9.]* 84[12]' "$page.pdf")
echo "$sheets sheets, $size of A4"
[ "$sheets" -eq 1 ] && [ "$size" -eq 1 ]
