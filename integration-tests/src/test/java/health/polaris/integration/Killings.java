package health.polaris.integration;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Kills a process outright each time so many messages have been acknowledged, and starts it again. */
final class Killings {

    private final Map<Integer, List<SuiteProcess>> victims = new TreeMap<>();
    private final List<SuiteProcess> all;

    Killings(Suite suite, int messages) {
        SuiteProcess connector = suite.process("connector");
        SuiteProcess encounters = suite.process("encounters");
        SuiteProcess broker = suite.broker();
        all = List.of(connector, encounters, broker);
        victims.put(messages / 10, List.of(connector));
        victims.put(messages / 4, List.of(encounters));
        victims.put(messages / 2, List.of(broker));
        victims.put(messages * 7 / 10, List.of(encounters, broker));
        victims.put(messages * 9 / 10, all);
    }

    void after(int acknowledged) {
        victims.getOrDefault(acknowledged, List.of()).forEach(SuiteProcess::killAndRestart);
    }

    void awaitAllReady() {
        all.forEach(SuiteProcess::awaitReady);
    }
}
