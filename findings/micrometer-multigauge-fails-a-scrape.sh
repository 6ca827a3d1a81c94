#!/bin/sh
# What:    MultiGauge#register(rows, true), which its Javadoc offers for rows whose values change, takes each row away and
#          adds it again, and neither step is one with a scrape. PrometheusMeterRegistry#scrape between the two throws
#          DuplicateLabelsException, and so answers with no metric at all, or lacks the row. Rows with a function that are
#          registered once, with overwrite false, are never in the way. Who shows figures per sender, queue or ward like
#          that has a target that is "down" for a scrape now and then, and an alert that nobody can explain.
# Version: io.micrometer:micrometer-registry-prometheus 1.17.1, io.prometheus:prometheus-metrics-core 1.7.0
# Seen:    2026-12-01
# Source:  MultiGauge#register, PrometheusMeterRegistry#onMeterRemoved, MetricSnapshot#validateLabels
# Needs:   JDK 17 or later, mvn; no part of this project
#
# Exits 0 while it is so, 1 when it has changed, 2 when it could not be tried.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency>
      <groupId>io.micrometer</groupId>
      <artifactId>micrometer-registry-prometheus</artifactId>
      <version>1.17.1</version>
    </dependency>
    <dependency>
      <groupId>io.prometheus</groupId>
      <artifactId>prometheus-metrics-core</artifactId>
      <version>1.7.0</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies -DoutputDirectory=lib || exit 2

cat > Finding.java <<'JAVA'
import io.micrometer.core.instrument.*;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.prometheusmetrics.*;
import java.util.*;
import java.util.concurrent.CompletableFuture;

class Finding {

    public static void main(String[] arguments) {
        Map<String, Integer> again = scrapesWhile(true);
        Map<String, Integer> once = scrapesWhile(false);
        System.out.println("registered again: " + again.keySet());
        System.out.println("registered once:  " + once.keySet());
        boolean so = again.containsKey("DuplicateLabelsException") && once.keySet().equals(Set.of("whole"));
        System.out.println(so ? "a row that is registered again can fail the whole scrape" : "CHANGED");
        System.exit(so ? 0 : 1);
    }

    /** What scrapes came to while the values of rows that are always there were set. */
    static Map<String, Integer> scrapesWhile(boolean overwrite) {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        List<MultiGauge> gauges = new ArrayList<>();
        for (String name : List.of("feed.lag", "feed.waiting", "feed.held", "feed.silent")) {
            gauges.add(MultiGauge.builder(name).register(registry));
        }
        double[] value = {0};
        Runnable set = () -> {
            value[0]++;
            for (MultiGauge gauge : gauges) {
                gauge.register(List.of(Row.of(Tags.of("sender", "PAS"), value, now -> now[0])), overwrite);
            }
        };
        set.run();
        CompletableFuture<Void> looks = CompletableFuture.runAsync(() -> {
            for (int look = 0; look < 100_000; look++) set.run();
        });
        Map<String, Integer> results = new TreeMap<>();
        while (!looks.isDone()) results.merge(scrape(registry), 1, Integer::sum);
        return results;
    }

    static String scrape(PrometheusMeterRegistry registry) {
        try {
            return registry.scrape().contains("feed_lag{sender=\"PAS\"}") ? "whole" : "without the row";
        } catch (RuntimeException failure) {
            return failure.getClass().getSimpleName();
        }
    }
}
JAVA
java -cp 'lib/*' Finding.java
