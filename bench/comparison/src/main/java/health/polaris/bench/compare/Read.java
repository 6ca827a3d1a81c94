package health.polaris.bench.compare;

import health.polaris.bench.compare.load.HttpRequest;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;

/** What is asked for of the rows that {@link ReadRows} makes; which one is drawn anew for each request. */
enum Read {
    ENCOUNTER(
            "encounter by id",
            "encounters",
            1,
            400,
            row -> HttpRequest.get("/dhos/v1/encounter/" + ReadRows.uuid("encounter", row))),
    ENCOUNTERS_OF_PATIENT(
            "5 encounters of a patient",
            "encounters",
            5,
            2000,
            patient -> HttpRequest.get("/dhos/v2/encounter?patient_id=" + ReadRows.uuid("patient", patient))),
    LATEST_ENCOUNTER(
            "latest encounter of a patient",
            "encounters",
            5,
            400,
            patient -> HttpRequest.get("/dhos/v2/encounter/latest?patient_id=" + ReadRows.uuid("patient", patient))),
    ENCOUNTERS_OF_WARD(
            "25 open encounters of a ward",
            "encounters",
            1,
            2_000,
            row -> new HttpRequest("/dhos/v1/encounter/locations", "[\"%s\"]".formatted(ReadRows.ward(row)))),
    MESSAGES_OF_PATIENT(
            "100 messages of a patient",
            "messages",
            100,
            30_000,
            patient -> HttpRequest.get("/dhos/v1/sender/%s/message".formatted(ReadRows.uuid("patient", patient)))),
    MESSAGES_OF_WARD(
            "newest 100 messages of a ward",
            "messages",
            1,
            30_000,
            row -> HttpRequest.get("/dhos/v1/receiver/%s/message?limit=100".formatted(ReadRows.ward(row))));

    final String label;
    final String service;
    /** An answer that is shorter is not the one that was meant. */
    final int leastBytes;

    private final int rowsOfOne;
    private final IntFunction<HttpRequest> request;

    Read(String label, String service, int rowsOfOne, int leastBytes, IntFunction<HttpRequest> request) {
        this.label = label;
        this.service = service;
        this.rowsOfOne = rowsOfOne;
        this.leastBytes = leastBytes;
        this.request = request;
    }

    /** A request for any of so many rows. */
    HttpRequest any(int rows) {
        return request.apply(ThreadLocalRandom.current().nextInt(rows / rowsOfOne));
    }

    /** The script for pgbench: its first line draws a row; encounters are read by one statement, whichever they are. */
    String script() {
        String own = ReadRows.resource(name().toLowerCase(Locale.ROOT) + ".sql");
        if (!service.equals("encounters")) {
            return own;
        }
        String[] drawing = own.split("\n", 2);
        return drawing[0] + "\n" + ReadRows.resource("read_encounters.sql").formatted(drawing[1].stripTrailing());
    }
}
