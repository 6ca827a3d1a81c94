package health.polaris.integration.claim;

import health.polaris.integration.Epr;
import health.polaris.integration.Installation;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** Where local stays are made: the suite knows a place when a message has named it. */
public final class Wards {

    private Wards() {}

    public static void putUp() {
        Epr epr = new Epr(Installation.connector(), Installation.eprAdapter());
        for (String bay : List.of("BAY 1", "BAY 2")) {
            epr.sendUntilAcknowledged("""
                    MSH|^~\\&|CLAIM|WARDS|POLARIS|CLAIM|20260101080000||ADT^A01|CLAIM-%1$s-%2$d|P|2.5
                    PID|1||CLAIM-%1$s^^^CLAIM^MRN||Ward^Claim||19700101|F
                    PV1|1|INPATIENT|CLAIM L^%1$s||||||||||||||||CLAIM-%1$s|||||||||||||||||||||||||20260101080000
                    """.formatted(bay, System.nanoTime()).replace('\n', '\r'));
            Awaitility.await("location " + bay)
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> Ward.isThere("CLAIM L:" + bay));
        }
    }
}
