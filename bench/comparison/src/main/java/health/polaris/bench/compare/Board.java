package health.polaris.bench.compare;

import health.polaris.bench.compare.machine.Database;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Wards of five bays with six beds each, in every one of which somebody lies; the scripts have the same ids. */
final class Board {

    private static final int WARDS = 40;
    private static final int BEDS = 30;
    private static final int OF_A_BAY = 6;

    private Board() {}

    /** Those who lie there at first. */
    static void fill(Database database) {
        database.execute(ReadRows.resource("board.sql"));
    }

    /** Others lie there since: 22 in each bed, one after the other. */
    static void change(Database database) {
        for (String statement : ReadRows.resource("board_since.sql").split("(?<=;)\n+")) {
            database.execute(statement);
        }
    }

    /** {@code BOARD7} */
    static String code(int row) {
        return "BOARD" + row % WARDS;
    }

    /** The ward with all that is in it, as JSON. */
    static String places(int row) {
        String ward = code(row);
        return Stream.concat(
                        Stream.of(ward),
                        Stream.concat(
                                IntStream.range(0, BEDS / OF_A_BAY).mapToObj(bay -> ward + ":" + bay),
                                IntStream.range(0, BEDS).mapToObj(bed -> ward + ":" + bed / OF_A_BAY + ":" + bed)))
                .map(code -> "\"" + ReadRows.uuid("place", code) + "\"")
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** Those who lay there at first. */
    static String patients(int row) {
        return IntStream.range(0, BEDS)
                .mapToObj(bed -> ReadRows.uuid("lying", row % WARDS + "-" + bed + "-0"))
                .collect(Collectors.joining(","));
    }
}
