#!/bin/sh
# What:    hl7apy: a message that is read and written again is another one. Of the escape sequences in its fields those for
#          separators stay as they were; a formatting command and bytes in hexadecimal are escaped once more.
# Version: hl7apy 1.3.5
# Seen:    "one\.br\two \T\ three" is written as "one\E\.br\E\two \T\ three", and "Ren\XC3A9\" as "Ren\E\XC3A9\E\". A receiver
#          shows the command instead of the line end. Read and written once more, the text stays as it is then.
# Source:  found by running it.
# Needs:   Python 3.9 or later with venv, and PyPI (or a repository of yours that has it).
#
# Exits with 0 as long as this is what happens, with 1 when it has changed.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install hl7apy==1.3.5

cat > "$folder/finding.py" <<'PYTHON'
import sys

from hl7apy.parser import parse_message

RESULT = "\r".join([
    "MSH|^~\\&|LAB|STM|EPR|STM|20240312081530||ORU^R01^ORU_R01|4712|P|2.5||||||UNICODE UTF-8",
    "PID|1||5550142^^^STM^MR||Ren\\XC3A9\\^Ann",
    "OBR|1|||NOTE",
    "OBX|1|FT|NOTE||one\\.br\\two \\T\\ three||||||F",
]) + "\r"

once = parse_message(RESULT).to_er7()
twice = parse_message(once).to_er7()
lines = once.split("\r")
print(lines[1], lines[3], sep="\n")
wanted = (
    lines[1] == "PID|1||5550142^^^STM^MR||Ren\\E\\XC3A9\\E\\^Ann"
    and lines[3] == "OBX|1|FT|NOTE||one\\E\\.br\\E\\two \\T\\ three||||||F"
    and once == twice
)
sys.exit(0 if wanted else 1)
PYTHON

"$folder/venv/bin/python" "$folder/finding.py"
