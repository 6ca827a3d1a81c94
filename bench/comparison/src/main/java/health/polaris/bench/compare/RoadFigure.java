package health.polaris.bench.compare;

import org.jspecify.annotations.Nullable;

/** What is measured of the road of a message. */
enum RoadFigure implements Figure {
    INTAKE_8("intake alone, 8 sockets", "messages/s", true, "≥ 2.5", Limit.INSERTS_BY_8),
    INTAKE_32("intake alone, 32 sockets", "messages/s", true, "≥ 2.5", Limit.INSERTS_BY_32),
    APPLIED_8("accepted and applied, 8 sockets", "messages/s", true, "≥ 4", Limit.INSERTS_BY_8),
    DRAIN("drain of what waits", "messages/s", true, "≥ 6", Limit.CONFIRMS),
    INTAKE_TIME("processor, intake alone, suite", "ms/message", false, "", null),
    APPLIED_TIME("processor, accepted and applied, suite", "ms/message", false, "≥ 3", null),
    CONNECTOR_TIME("– connector-service", "ms/message", false, "", null),
    ENCOUNTERS_TIME("– encounters-service", "ms/message", false, "", null),
    POSTGRES_TIME("– PostgreSQL", "ms/message", false, "", null),
    RABBIT_TIME("– RabbitMQ", "ms/message", false, "", null),
    STATEMENTS("SQL statements, without begin and commit", "per message", false, "≤ 12", null),
    COMMITS("commits", "per message", false, "≤ 1 when applied", null),
    ACK_50("due → ACK at 50/s, p50", "ms", false, "", Limit.INSERT_ALONE),
    ACK_50_P99("due → ACK at 50/s, p99", "ms", false, "", null),
    VISIBLE_50("due → visible at 50/s, p50", "ms", false, "", Limit.ROAD),
    VISIBLE_50_P99("due → visible at 50/s, p99", "ms", false, "", null),
    ACK_200("due → ACK at 200/s, p50", "ms", false, "", Limit.INSERT_ALONE),
    ACK_200_P99("due → ACK at 200/s, p99", "ms", false, "", null),
    VISIBLE_200("due → visible at 200/s, p50", "ms", false, "< 40 ms", Limit.ROAD),
    VISIBLE_200_P99("due → visible at 200/s, p99", "ms", false, "< 200 ms", null),
    REST("processor at rest, suite", "% of a core", false, "≥ 6.7", null),
    REST_SERVICES("– the two services", "% of a core", false, "", null),
    POLL_0("look of the relay, nothing waiting", "ms", false, "", null),
    POLL_10("look of the relay, 10 waiting", "ms", false, "", null),
    POLL_10_000("look of the relay, 10,000 waiting", "ms", false, "", null),
    POLL_1_000_000("look of the relay, 1,000,000 waiting", "ms", false, "", null),
    POLL_RATIO("– with 1,000,000 to with 10", "", false, "≤ 1.5", null),
    CONNECTOR_START("start of connector-service", "s", false, "< 5 s", null),
    CONNECTOR_START_TIME("– its processor time", "s", false, "≤ 6 s", null),
    ENCOUNTERS_START("start of encounters-service", "s", false, "< 5 s", null),
    ENCOUNTERS_START_TIME("– its processor time", "s", false, "≤ 6 s", null),
    CONNECTOR_MEMORY_REST("memory of connector-service at rest", "MiB", false, "< 250 MB", null),
    ENCOUNTERS_MEMORY_REST("memory of encounters-service at rest", "MiB", false, "< 250 MB", null),
    CONNECTOR_MEMORY("memory of connector-service after load", "MiB", false, "", null),
    ENCOUNTERS_MEMORY("memory of encounters-service after load", "MiB", false, "", null),
    STORAGE("storage of encounters-service, with the chronicle to without", "times", false, "≤ 1.3 times", null),
    STORAGE_BOTH("– of connector-service and encounters-service", "times", false, "", null),
    STORAGE_CHRONICLE("– the chronicle", "bytes/message", false, "", null),
    REJECTED("accepted, but not applicable", "messages", false, "0", null);

    private final String label;
    private final String unit;
    private final boolean moreIsBetter;
    private final String target;
    private final @Nullable Limit limit;

    RoadFigure(String label, String unit, boolean moreIsBetter, String target, @Nullable Limit limit) {
        this.label = label;
        this.unit = unit;
        this.moreIsBetter = moreIsBetter;
        this.target = target;
        this.limit = limit;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public String unit() {
        return unit;
    }

    @Override
    public boolean moreIsBetter() {
        return moreIsBetter;
    }

    @Override
    public String target() {
        return target;
    }

    @Override
    public @Nullable Limit limit() {
        return limit;
    }
}
