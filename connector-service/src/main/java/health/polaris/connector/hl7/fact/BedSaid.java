package health.polaris.connector.hl7.fact;

/** Ward, bay and bed of PV1-3 (type PL). */
public record BedSaid(
        @OnlyWhenSaid Said<String> ward,
        @OnlyWhenSaid Said<String> bay,
        @OnlyWhenSaid Said<String> bed) {

    /** Nothing is said. */
    public static final BedSaid NONE = new BedSaid(Said.absent(), Said.absent(), Said.absent());
}
