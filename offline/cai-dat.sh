#!/bin/sh
# Installs tiepcan beside this file, from the folder goi: no network, no rights of an administrator.
set -eu
cd -- "$(dirname -- "$0")"
for python in python3.13 python3.12 python3.11 python3 ""; do
    [ -n "$python" ] || { cat loi-nhan/thieu-python.txt >&2; exit 2; }
    "$python" -c 'import ensurepip, sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && break
done
trap '[ $? -eq 0 ] || cat loi-nhan/chua-cai-duoc.txt >&2' EXIT
"$python" -m venv --clear moi-truong
moi-truong/bin/python -m pip install --quiet --disable-pip-version-check --no-index --find-links goi --no-deps --require-hashes --requirement goi/requirements.txt
moi-truong/bin/python -P -m tiepcan --version
cat loi-nhan/da-cai-dat.txt
