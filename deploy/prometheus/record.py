#!/usr/bin/env python3
"""Records a running suite as series for promtool: what the rules name, from each service's /metrics, every 15 seconds.

    record.py ROUNDS URL… > tests/healthy.yml

The file says that no rule fires on them, at their end and half an hour later, the last values held. Record a suite that is well and
busy, e.g. while deploy/kubernetes/trial/Feed.java runs.
"""
import re
import sys
import time
import urllib.request
from pathlib import Path

RULES = (Path(__file__).parent / "polaris.yml").read_text(encoding="utf-8")
NAMES = set(re.findall(r"\b((?:polaris|flask|hikaricp|process|ssl)_[a-z0-9_]+)\b", RULES))
ALERTS = re.findall(r"- alert: (\w+)", RULES)
SAMPLE = re.compile(r"^([a-z_0-9]+)(\{.*\})? ([^ ]+)$")


def scrape(url):
    with urllib.request.urlopen(url + "/metrics", timeout=10) as answer:
        text = answer.read().decode()
    samples = {}
    for line in text.splitlines():
        match = SAMPLE.match(line)
        if match and match[1] in NAMES:
            labels = (match[2] or "{}")[1:-1].rstrip(",")
            instance = f'instance="{url.split("//")[-1]}"'
            samples[f"{match[1]}{{{', '.join(filter(None, [labels, instance]))}}}"] = match[3]
    return samples


rounds, urls = int(sys.argv[1]), sys.argv[2:]
recorded, begun = {}, time.monotonic()
for number in range(rounds):
    for url in urls:
        for name, value in scrape(url).items():
            recorded.setdefault(name, ["_"] * number).append(value)
    for values in recorded.values():
        values.extend(["_"] * (number + 1 - len(values)))
    time.sleep(max(0, begun + 15 * (number + 1) - time.monotonic()))

minutes = rounds * 15 // 60
print("# Recorded by deploy/prometheus/record.py from a suite that is well. No rule fires.")
print("rule_files: [../polaris.yml]\nevaluation_interval: 15s\ntests:\n  - name: a suite that is well\n    interval: 15s\n    input_series:")
for name, values in sorted(recorded.items()):
    held = "_" if values[-1] == "_" else f"{values[-1]}x{30 * 4}"
    print(f"      - series: '{name}'\n        values: '{' '.join(values)} {held}'")
print("    alert_rule_test:")
for moment in (minutes, minutes + 29):
    for alert in ALERTS:
        print(f"      - eval_time: {moment}m\n        alertname: {alert}\n        exp_alerts: []")
