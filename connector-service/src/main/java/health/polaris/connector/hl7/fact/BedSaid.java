package health.polaris.connector.hl7.fact;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ward, bay and bed of PV1-3 (type PL). */
public record BedSaid(
        @OnlyWhenSaid Said<String> ward,
        @OnlyWhenSaid Said<String> bay,
        @OnlyWhenSaid Said<String> bed) {

    /** Nothing is said. */
    public static final BedSaid NONE = new BedSaid(Said.absent(), Said.absent(), Said.absent());

    /** {@code WARD:BAY:BED}, of what is there. */
    public String code() {
        return Stream.of(ward, bay, bed)
                .flatMap(part -> part instanceof Said.Value<String>(String value) ? Stream.of(value) : Stream.empty())
                .collect(Collectors.joining(":"));
    }
}
