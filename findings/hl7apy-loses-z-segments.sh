#!/bin/sh
# What:    hl7apy: parse_message() leaves Z segments out of a message whose structure it knows, wherever they stand, without an
#          error or a warning; validate() says True afterwards, and to_er7() writes the message without them.
# Version: hl7apy 1.3.5
# Seen:    MSH EVN PID ZPI PV1 OBX ZBE comes back as MSH EVN PID PV1 OBX. With find_groups=False all seven are there.
# Source:  found by running it; the groups are made from the segments that the structure of MSH-9 names.
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

ADMISSION = "\r".join([
    "MSH|^~\\&|PAS|STM|EPR|STM|20240312081530||ADT^A01^ADT_A01|4711|P|2.5",
    "EVN||20240312081500",
    "PID|1||5550142^^^STM^MR||Okafor^Amina||19620404|F",
    "ZPI|1|interpreter needed",
    "PV1|1|I|WILLOW^BAY 1^BED 3",
    "OBX|1|ST|DIET||vegan||||||F",
    "ZBE|1|20240312081500",
]) + "\r"


def names(message):
    return " ".join(child.name for child in message.children)


by_structure = parse_message(ADMISSION)
as_it_stands = parse_message(ADMISSION, find_groups=False)
seen = [names(by_structure), names(as_it_stands), by_structure.validate(), "ZBE" in by_structure.to_er7()]
print(*seen, sep="\n")
wanted = ["MSH EVN PID PV1 OBX", "MSH EVN PID ZPI PV1 OBX ZBE", True, False]
sys.exit(0 if seen == wanted else 1)
PYTHON

"$folder/venv/bin/python" "$folder/finding.py"
