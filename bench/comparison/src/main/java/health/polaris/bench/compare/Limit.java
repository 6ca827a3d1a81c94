package health.polaris.bench.compare;

/** What the machine itself can do, beside which a figure is judged. */
record Limit(String label, String unit) {

    static final Limit INSERTS_BY_8 =
            new Limit("pgbench, 8 clients: insert of a row of a message's size, committed", "transactions/s");
    static final Limit INSERTS_BY_32 = new Limit("the same, 32 clients", "transactions/s");
    static final Limit INSERT_ALONE = new Limit("the same, 1 client: mean time of one", "ms");
    static final Limit CONFIRMS =
            new Limit("publish of an event's size into a quorum queue, 500 unconfirmed at most", "messages/s");
    static final Limit CONFIRM_ALONE = new Limit("the same, 1 unconfirmed: mean time of one", "ms");
    static final Limit ROAD = new Limit("one insert, one confirm, one insert, one after the other", "ms");
}
