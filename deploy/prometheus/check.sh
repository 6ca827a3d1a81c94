#!/usr/bin/env bash
# Proves the alert rules: each fires on its cause and is silent otherwise, and all of them are on a suite that is well.
# Needs promtool, which is in Debian's package prometheus. Takes four minutes.
set -euo pipefail
cd "$(dirname "$0")"
command -v promtool >/dev/null || { echo "promtool is not on the PATH" >&2; exit 1; }
promtool check rules polaris.yml
promtool test rules tests/*.yml
