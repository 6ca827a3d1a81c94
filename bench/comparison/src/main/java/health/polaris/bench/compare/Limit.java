package health.polaris.bench.compare;

/** What the machine itself can do, beside which a figure is judged. */
enum Limit {
    INSERTS_BY_8("pgbench, 8 clients: insert of a row of a message's size, committed", "transactions/s"),
    INSERTS_BY_32("the same, 32 clients", "transactions/s"),
    INSERT_ALONE("the same, 1 client: mean time of one", "ms"),
    CONFIRMS("publish of an event's size into a quorum queue, 500 unconfirmed at most", "messages/s"),
    CONFIRM_ALONE("the same, 1 unconfirmed: mean time of one", "ms"),
    ROAD("one insert, one confirm, one insert, one after the other", "ms");

    final String label;
    final String unit;

    Limit(String label, String unit) {
        this.label = label;
        this.unit = unit;
    }
}
