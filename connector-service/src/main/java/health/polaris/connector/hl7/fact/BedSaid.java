package health.polaris.connector.hl7.fact;

import health.polaris.connector.hl7.message.Field;

/** Ward, bay and bed of PV1-3 (type PL). */
public record BedSaid(
        @OnlyWhenSaid Said<String> ward,
        @OnlyWhenSaid Said<String> bay,
        @OnlyWhenSaid Said<String> bed) {

    static final BedSaid NONE = new BedSaid(Said.absent(), Said.absent(), Said.absent());

    static BedSaid in(Field location) {
        return new BedSaid(Said.in(location, 1), Said.in(location, 2), Said.in(location, 3));
    }
}
