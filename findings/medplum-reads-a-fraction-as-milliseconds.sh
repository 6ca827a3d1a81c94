#!/bin/sh
# What:    @medplum/core: the digits behind the point of an HL7 time are taken as a number of milliseconds, however many there are.
# Version: @medplum/core 4.5.2 (npm)
# Seen:    parseHl7DateTime("20240312081530.1+0000") is 08:15:30.001, and .1234 is a second and 234 ms later, 08:15:31.234; only
#          three digits are read as they are meant. HL7 allows one to four. Times that differ in the fourth digit change places
#          with those of the next second.
# Source:  found by running it; HL7 v2.5 section 2.A.22 (DTM): .S[S[S[S]]] are fractions of a second.
# Needs:   Node.js 20 or later with npm, and the npm registry (or one of yours that has it).
#
# Exits with 0 as long as this is what happens, with 1 when it has changed.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit --prefix "$folder" @medplum/core@4.5.2 >&2

cat > finding.mjs <<'JAVASCRIPT'
import { parseHl7DateTime } from "@medplum/core";

const seen = ["", ".1", ".12", ".123", ".1234"].map((fraction) => parseHl7DateTime(`20240312081530${fraction}+0000`));
console.log(seen.join("\n"));
const expected = ["08:15:30.000", "08:15:30.001", "08:15:30.012", "08:15:30.123", "08:15:31.234"];
process.exit(seen.every((time, index) => time === `2024-03-12T${expected[index]}Z`) ? 0 : 1);
JAVASCRIPT

node finding.mjs
