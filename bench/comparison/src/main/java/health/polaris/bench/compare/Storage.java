package health.polaris.bench.compare;

import health.polaris.bench.compare.machine.Database;

/** What tables take on disk, with their indexes, and how much of it is the chronicle, what was shown when. */
record Storage(Database database) {

    private static final String BYTES = """
            select coalesce(sum(pg_total_relation_size(pg_class.oid)), 0)
            from pg_class join pg_namespace on pg_namespace.oid = relnamespace
            where nspname in (%s) and relkind = 'r' and %s
            """;
    private static final String CHRONICLE = "(nspname = 'encounters' and relname like 'chronicle%')";

    boolean hasChronicle() {
        return chronicle() > 0;
    }

    long chronicle() {
        return database.number(BYTES.formatted("'encounters'", CHRONICLE));
    }

    /**
     * How many times as much it is with the chronicle as it would be without.
     *
     * @param schemas {@code 'encounters', 'connector'}
     */
    double ratio(String schemas) {
        double rest = database.number(BYTES.formatted(schemas, "not " + CHRONICLE));
        return (rest + chronicle()) / rest;
    }

    double bytesOfAChange() {
        return chronicle() / (double) database.number("select count(*) from encounters.chronicle");
    }
}
