package health.polaris.messages.messagelist;

/**
 * The statements of one list. They are put together once, from fixed texts, so that neither Hibernate nor the database
 * has to translate them anew for each request.
 *
 * @param firstPage the newest messages of the list
 * @param nextPage those behind a message of the list
 * @param position when this message was created, if it is one of the list
 * @param changes those that changed behind a position and after a time, the oldest change first
 */
record ListStatements(String firstPage, String nextPage, String position, String changes) {

    private static final String COLUMNS = """
            uuid, created, created_by_, modified, modified_by_, sender, sender_type, receiver, receiver_type,
            message_type_id, content, retrieved, retrieved_tz, confirmed, confirmed_tz, confirmed_by, cancelled,
            cancelled_tz, cancelled_by, related_message, internal
            """;

    /** The index holds both columns in this order, so a page starts where the one before has ended. */
    private static final String BEHIND = " and (created, uuid) < (:created, :before)";

    private static final String CHANGE = "change_position";

    private static final String OCTETS = "(octet_length(content) + coalesce(octet_length(internal), 0))";

    private static final String NEWEST_FIRST = " order by created desc, uuid desc limit :limit";

    /** Of so many senders the texts may be long; {@code octet_length} knows how long without reading them. */
    static final String NEWEST_OPEN_CALLBACKS = bounded("select distinct on (sender) " + COLUMNS + """
            from message
            where sender = any (:senders) and open_callback and deleted is null
              and (:any_receiver or receiver_type = 'location' and receiver = any (:locations)
                   or receiver_type = 'clinician' and receiver = :clinician)
            order by sender, created desc, uuid desc
            """, "sender");

    /** @param condition which messages the list holds */
    static ListStatements of(String condition) {
        String list = messages(condition);
        return new ListStatements(
                page(list + NEWEST_FIRST),
                page(list + BEHIND + NEWEST_FIRST),
                position(condition),
                bounded(changed(condition), CHANGE));
    }

    /**
     * A list of two sides. They are merged from two indexes, because each side has one in the order of the list and both
     * together have none; what is on both sides is in the list once.
     */
    static ListStatements ofBoth(String sent, String received) {
        return new ListStatements(
                page(merged(messages(sent), messages(received))),
                page(merged(messages(sent) + BEHIND, messages(received) + BEHIND)),
                position("(" + sent + " or " + received + ")"),
                changesOfBoth(sent, received));
    }

    /** The changes of both sides, each cut to the page before they meet. */
    static String changesOfBoth(String sent, String received) {
        return bounded(
                "select distinct on (change_position) * from ((" + changed(sent) + ") union all (" + changed(received)
                        + ")) as both_sides order by change_position limit :limit",
                CHANGE);
    }

    private static String changed(String condition) {
        return "select " + COLUMNS + ", change_position from message where deleted is null and (" + condition + ")"
                + " and change_position > :after and change_position <= :horizon and modified > :since"
                + " order by change_position limit :limit";
    }

    private static String messages(String condition) {
        return "select " + COLUMNS + "from message where deleted is null and " + condition;
    }

    /** Each side is cut to the page before they meet: whatever the planner guesses, no more is read of either. */
    private static String merged(String sent, String received) {
        return "select distinct on (created, uuid) " + COLUMNS + "from ((" + sent + NEWEST_FIRST + ") union all ("
                + received + NEWEST_FIRST + ")) as conversation" + NEWEST_FIRST;
    }

    private static String page(String list) {
        return bounded(list, "created desc, uuid desc");
    }

    /** Rows until their texts are too long together, but one at least; each says how many there would have been. */
    private static String bounded(String list, String order) {
        return "select * from (select page.*, count(*) over () as rows_of_page, sum(" + OCTETS + ") over (order by "
                + order + ") - " + OCTETS + " as octets_before from (" + list + ") as page) as sized"
                + " where octets_before < :octets order by " + order;
    }

    private static String position(String condition) {
        return "select created from message where deleted is null and uuid = :before and " + condition;
    }
}
