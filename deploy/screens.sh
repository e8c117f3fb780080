#!/bin/sh
# Takes the pictures in docs/screens anew: the browser tests keep what they look at, the index says which of it stays.
set -eu
taken="$(mktemp -d)"
trap 'rm -rf "$taken"' EXIT
SCREENSHOTS="$taken" .venv/bin/pytest -q -n 2 --dist loadgroup \
    tests/browser/test_draw_*.py tests/browser/test_numbers_moved.py tests/browser/test_office_*.py \
    tests/browser/test_before_freeze.py tests/browser/families/test_letter.py tests/browser/verifier/test_page.py \
    tests/browser/verifier/test_large.py::test_it_can_be_stopped \
    tests/lottery/web/test_papers.py
.venv/bin/python -m tests.browser.screens "$taken"
