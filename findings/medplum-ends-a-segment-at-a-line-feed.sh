#!/bin/sh
# What:    @medplum/core: a line feed within a field ends the segment, as a carriage return does.
# Version: @medplum/core 4.5.2 (npm)
# Seen:    Of a PID whose address holds a line feed, Hl7Message.parse() makes two segments: PID as far as the line feed, and one
#          that is named by the second line of the address. PID-30, which stands behind the address, is empty. Written again,
#          the line feed is a carriage return.
# Source:  found by running it; HL7 v2.5 section 2.5.4: the segment terminator is a carriage return, and nothing else is.
# Needs:   Node.js 20 or later with npm, and the npm registry (or one of yours that has it).
#
# Exits with 0 as long as this is what happens, with 1 when it has changed.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit --prefix "$folder" @medplum/core@4.5.2 >&2

cat > finding.mjs <<'JAVASCRIPT'
import { Hl7Message } from "@medplum/core";

const text = [
  "MSH|^~\\&|PAS|STM|EPR|STM|20240312081530||ADT^A08|4713|P|2.5",
  "PID|1||5550142^^^STM^MR||Smith^Ann||19420302|F|||1 Mill Lane\nDunmere" + "|".repeat(19) + "Y",
].join("\r");
const message = Hl7Message.parse(text);
const names = message.segments.map((segment) => segment.name);
console.log(names, JSON.stringify(message.getSegment("PID").getField(30)?.toString()));
const split = names.join() === "MSH,PID,Dunmere" && !message.getSegment("PID").getField(30)?.toString();
process.exit(split && !message.toString().includes("\n") ? 0 : 1);
JAVASCRIPT

node finding.mjs
