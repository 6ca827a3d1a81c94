package health.polaris.connector.operations;

import health.polaris.common.digest.Sha256;
import health.polaris.common.error.ApiException;
import health.polaris.connector.database.SqlTime;
import health.polaris.connector.messagelog.Direction;
import health.polaris.connector.messagelog.SearchKey;
import health.polaris.web.page.TimeCursor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A filter as SQL over {@code hl7_message m}, {@code message_progress p} and {@code delivery d}; each condition is one
 * that an index serves.
 */
final class Selection {

    /** Looked up message by message: a page is short, and whatever the planner expects it never reads a whole table. */
    private static final String WITH_PROGRESS =
            " left join lateral (select * from message_progress where message_uuid = m.uuid offset 0) p on true";

    private static final String WITH_DELIVERY =
            " left join lateral (select * from delivery where message_uuid = m.uuid offset 0) d on true";

    /** For whatever is found by the message itself. */
    static final String FROM_MESSAGES = " from hl7_message m" + WITH_PROGRESS + WITH_DELIVERY;

    private static final String NUMBER = """
            m.uuid = any (array(select uuid from hl7_message where %s = :identifier
                       union all
                       select uuid from hl7_message where other_numbers @> array[cast(:other_number as bytea)]))""";

    private static final String FROM_PROGRESS =
            " from message_progress p join hl7_message m on m.uuid = p.message_uuid" + WITH_DELIVERY;
    private static final String FROM_DELIVERIES =
            " from delivery d join hl7_message m on m.uuid = d.message_uuid" + WITH_PROGRESS;

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    /** The order of the list: columns of one table, whose index has the rows in that order. */
    private String created = "m.created";

    private String uuid = "m.uuid";
    private String from = FROM_MESSAGES;

    /** @throws ApiException 400 that names the field */
    static Selection of(MessageFilter filter, FilterTime times) {
        Selection selection = new Selection();
        if (filter.state() != null) {
            selection.state(MessageState.named(filter.state()));
        }
        if (filter.direction() != null) {
            selection.direction(Direction.valueOf(filter.direction().toUpperCase(Locale.ROOT)));
        }
        selection.header(filter);
        selection.identifier(filter.identifierType(), filter.identifier());
        Instant from = times.from("received_from", filter.receivedFrom());
        Instant to = times.to("received_to", filter.receivedTo());
        selection.time(selection.created + " >= :received_from", "received_from", from);
        selection.time(selection.created + " < :received_to", "received_to", to);
        return selection;
    }

    private void state(MessageState state) {
        conditions.add(state.condition());
        if (state.isFoundByProgress()) {
            created = "p.created";
            uuid = "p.message_uuid";
            from = FROM_PROGRESS;
        } else if (state.isFoundByDelivery()) {
            from = FROM_DELIVERIES;
        }
    }

    private void direction(Direction direction) {
        // Texts, not parameters: an index holds the outgoing ones alone.
        conditions.add("m.src_description = '%s' and m.dst_description = '%s'"
                .formatted(direction.source(), direction.destination()));
    }

    private void header(MessageFilter filter) {
        if (filter.type() != null) {
            add(
                    "left(split_part(m.message_type, '^', 1) || '^' || split_part(m.message_type, '^', 2), 40) = :type",
                    "type",
                    type(filter.type()));
        }
        if (filter.controlId() != null) {
            add("m.control_id_digest = :control_id", "control_id", Sha256.of(filter.controlId()));
        }
        if (filter.sender() != null) {
            add(
                    "left(m.sender, 60) = left(:sender, 60) and m.sender = :sender",
                    "sender",
                    storable("sender", filter.sender()));
        }
    }

    /** Without the third component, which the list shows and some senders leave out. */
    private static String type(String text) {
        String[] components = storable("type", text).split("\\^", 3);
        if (components.length < 2) {
            throw ApiException.invalid("type: must be a message type and an event, e.g. ADT^A08");
        }
        return components[0] + "^" + components[1];
    }

    private static String storable(String parameter, String value) {
        if (value.indexOf('\0') >= 0) {
            throw ApiException.invalid(parameter + ": must not have NUL characters");
        }
        return value;
    }

    private void identifier(@Nullable String type, @Nullable String value) {
        if (type == null && value == null) {
            return;
        }
        if (type == null || value == null) {
            throw ApiException.invalid("identifier_type and identifier belong together");
        }
        switch (type) {
            case "MRN" -> number("mrn_digest", SearchKey.Kind.MRN, value);
            case "NHS number" -> number("nhs_number_digest", SearchKey.Kind.NHS_NUMBER, value);
            case "Visit ID" -> number("visit_id_digest", SearchKey.Kind.VISIT, value);
            default -> throw ApiException.invalid("identifier_type: must be MRN, NHS number or Visit ID");
        }
    }

    /** The number of the patient or visit itself, or one of the others that the message says; each has an index. */
    private void number(String column, SearchKey.Kind kind, String value) {
        String number = kind.compared(value);
        add(NUMBER.formatted(column), "identifier", Sha256.of(number));
        values.put("other_number", new SearchKey(kind, number).digest());
    }

    private void time(String condition, String name, @Nullable Instant value) {
        if (value != null) {
            add(condition, name, SqlTime.of(value));
        }
    }

    /** Rows after that place, in the order of the list. */
    Selection olderThan(@Nullable TimeCursor place) {
        return beyond("<", place);
    }

    /** Rows after that place, the oldest first. */
    Selection newerThan(@Nullable TimeCursor place) {
        return beyond(">", place);
    }

    private Selection beyond(String comparison, @Nullable TimeCursor place) {
        if (place != null) {
            conditions.add("(%s, %s) %s (:place_created, :place_uuid)".formatted(created, uuid, comparison));
            values.put("place_created", SqlTime.of(place.at()));
            values.put("place_uuid", place.id());
        }
        return this;
    }

    /** One more condition. */
    Selection and(String condition) {
        conditions.add(condition);
        return this;
    }

    private void add(String condition, String name, Object value) {
        conditions.add(condition);
        values.put(name, value);
    }

    /** The tables, the one first by which the messages are found. */
    String from() {
        return from;
    }

    /** @param order with places for two columns and for the limit */
    String ordered(String order, int limit) {
        return order.formatted(created, uuid, limit);
    }

    /** Without its value, which stays in {@link #values}. */
    String where() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    Map<String, Object> values() {
        return values;
    }
}
