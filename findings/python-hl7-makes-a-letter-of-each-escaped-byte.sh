#!/bin/sh
# What:    python-hl7: \Xdd..\ is one letter for each byte, whatever MSH-18 says of the character set.
# Version: hl7 0.4.5 (PyPI)
# Seen:    With MSH-18 UNICODE UTF-8 "Ren\XC3A9\" is read as five letters, of which the last two are those of the bytes C3 and
#          A9; senders that escape what is no ASCII mean the bytes of the message's character set. extract_field() and
#          unescape() agree.
# Source:  found by running it; MSH-18 is HL7 v2.5 section 2.15.9.18.
# Needs:   Python 3.9 or later with venv, and PyPI (or a repository of yours that has it).
#
# Exits with 0 as long as this is what happens, with 1 when it has changed.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install hl7==0.4.5

cat > "$folder/finding.py" <<'PYTHON'
import sys

import hl7

message = hl7.parse(
    "MSH|^~\\&|PAS|STM|EPR|STM|20240312081530||ADT^A08|4713|P|2.5||||||UNICODE UTF-8\r"
    "PID|1||5550142^^^STM^MR||Ren\\XC3A9\\^Ann\r"
)
name = message.extract_field("PID", 1, 5, 1, 1)
print(ascii(name), len(name))
letters = "Ren" + chr(0xC3) + chr(0xA9)
sys.exit(0 if name == letters and message.unescape("\\XC3A9\\") == letters[3:] else 1)
PYTHON

"$folder/venv/bin/python" "$folder/finding.py"
