package health.polaris.bench.compare;

import health.polaris.bench.compare.load.HttpRequest;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiFunction;

/** What was shown at a moment behind which most changes lie. */
enum PastRead {
    ENCOUNTER(
            "encounter as of a moment before most changes",
            "< 50 ms",
            400,
            (row, moment) -> List.of(HttpRequest.get(
                    "/dhos/v2/encounter/%s?as_of=%s".formatted(ReadRows.uuid("encounter", row), moment)))),
    WARD(
            "a ward's open encounters as of a moment before most changes",
            "< 100 ms",
            2_000,
            (row, moment) -> List.of(new HttpRequest(
                    "/dhos/v1/encounter/locations?as_of=" + moment, "[\"%s\"]".formatted(ReadRows.ward(row))))),
    /** What the console asks for one (WardBoard.shown of connector-service). */
    BOARD(
            "a board of 30 beds with the names of then, as of a moment before most changes",
            "< 100 ms",
            45_000,
            (row, moment) -> List.of(
                    HttpRequest.get("/dhos/v1/location/search?children=true&ods_code=%s&as_of=%s"
                            .formatted(Board.code(row), moment)),
                    new HttpRequest("/dhos/v1/encounter/locations?as_of=" + moment, Board.places(row)),
                    HttpRequest.get(
                            "/dhos/v1/patient/list?uuid=%s&as_of=%s".formatted(Board.patients(row), moment))));

    final String label;
    final String target;
    /** An answer that is shorter is not the one that was meant. */
    final int leastBytes;

    private final BiFunction<Integer, Instant, List<HttpRequest>> request;

    PastRead(
            String label,
            String target,
            int leastBytes,
            BiFunction<Integer, Instant, List<HttpRequest>> request) {
        this.label = label;
        this.target = target;
        this.leastBytes = leastBytes;
        this.request = request;
    }

    /** What is asked for any of so many rows, which were there at that moment. */
    List<HttpRequest> any(int rows, Instant moment) {
        return request.apply(ThreadLocalRandom.current().nextInt(rows), moment);
    }
}
