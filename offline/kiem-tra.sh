#!/bin/sh
# Checks a folder or a file that is named, and shows what is found as a page.
# -P: nothing in the folder that is checked is taken for a part of the program.
# Nothing named: the folder around this one where it is a workspace, else one that is asked for.
set -eu
here=$(cd -- "$(dirname -- "$0")" && pwd)
page="${XDG_CACHE_HOME:-$HOME/.cache}/tiepcan/ket-qua.html"
tool="$here/moi-truong/bin/python"
[ -x "$tool" ] || { cat "$here/loi-nhan/chua-cai-dat.txt" >&2; exit 2; }
where=${1:-}
if [ -z "$where" ] && [ -f "$here/../tiepcan.yaml" ]; then where="$here/.."; fi
if [ -z "$where" ]; then
    cat "$here/loi-nhan/thu-muc-nao.txt"
    IFS= read -r where || exit 2
fi
what=.
if [ ! -d "$where" ]; then
    what=$(basename -- "$where")
    where=$(dirname -- "$where")
fi
cd -- "$where" || { cat "$here/loi-nhan/khong-co-thu-muc.txt" >&2; exit 2; }
mkdir -p -- "$(dirname -- "$page")"
rm -f -- "$page"
status=0
TIEPCAN_LANG=vi "$tool" -P -m tiepcan validate --format "html=$page" -- "$what" || status=$?
if [ -f "$page" ]; then
    echo "$page"
    if command -v xdg-open >/dev/null; then xdg-open "$page" >/dev/null 2>&1 || true; fi
fi
exit "$status"
