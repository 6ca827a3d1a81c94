package health.polaris.messages.messagelist;

/** The lists of contracts/messages.md §6.1 and §6.2; each has an index of its own. */
enum MessageList {
    SENT(Condition.SENDER),
    ACTIVE_SENT(Condition.SENDER + Condition.ACTIVE),
    RECEIVED(Condition.RECEIVER),
    ACTIVE_RECEIVED(Condition.RECEIVER + Condition.ACTIVE),
    OPEN_CALLBACKS(Condition.RECEIVER + " and open_callback"),
    BETWEEN(Condition.PAIR),
    ACTIVE_BETWEEN(Condition.PAIR + Condition.ACTIVE);

    private final ListStatements statements;

    MessageList(String condition) {
        this.statements = ListStatements.of(condition);
    }

    ListStatements statements() {
        return statements;
    }

    /** The type is null when the caller looks at the list as nobody in particular. */
    private static final class Condition {

        private static final String SENDER = "sender = :id and (cast(:type as varchar) is null or sender_type = :type)";
        private static final String RECEIVER =
                "receiver = :id and (cast(:type as varchar) is null or receiver_type = :type)";
        /** One of the two is the reader, under that type; both types are null when neither is. */
        private static final String PAIR = """
                sender = :sender and receiver = :receiver
                and (:everything or sender_type = :sender_type or receiver_type = :receiver_type)""";

        /** Not confirmed, or a callback. */
        private static final String ACTIVE = " and active";
    }
}
