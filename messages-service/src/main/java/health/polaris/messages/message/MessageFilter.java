package health.polaris.messages.message;

import jakarta.persistence.criteria.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;

/** The conditions of which the lists of contracts/messages.md §6 are made; the indexes fit them. */
final class MessageFilter {

    private static final List<Integer> ALERTS =
            List.of(MessageType.RED_ALERT, MessageType.AMBER_ALERT, MessageType.GREY_ALERT);

    private MessageFilter() {}

    /** The start of an "or": a caller about whom nothing is known sees nothing. */
    static Specification<Message> nothing() {
        return (message, query, cb) -> cb.disjunction();
    }

    /** @param type null: whatever the sender is */
    static Specification<Message> from(String id, @Nullable String type) {
        return is("sender", id).and(type == null ? Specification.unrestricted() : is("senderType", type));
    }

    /** @param type null: whatever the receiver is */
    static Specification<Message> to(String id, @Nullable String type) {
        return is("receiver", id).and(type == null ? Specification.unrestricted() : is("receiverType", type));
    }

    static Specification<Message> ofPair(String sender, String receiver) {
        return from(sender, null).and(to(receiver, null));
    }

    static Specification<Message> fromAnyOf(Collection<String> ids, String type) {
        return oneOf("sender", ids).and(is("senderType", type));
    }

    static Specification<Message> toAnyOf(Collection<String> ids, String type) {
        return oneOf("receiver", ids).and(is("receiverType", type));
    }

    static Specification<Message> fromType(String type) {
        return is("senderType", type);
    }

    static Specification<Message> toType(String type) {
        return is("receiverType", type);
    }

    /** Not confirmed, or a callback. */
    static Specification<Message> active() {
        return (message, query, cb) -> cb.isTrue(message.get("active"));
    }

    /** A callback that is neither confirmed nor cancelled. */
    static Specification<Message> openCallback() {
        return (message, query, cb) -> cb.isTrue(message.get("openCallback"));
    }

    static Specification<Message> withoutAlerts() {
        return (message, query, cb) -> cb.not(message.get("messageTypeId").in(ALERTS));
    }

    static Specification<Message> isMessage(String uuid) {
        return is("uuid", uuid);
    }

    /** Behind this one in a list, newest first. The first condition bounds the index, the second breaks ties. */
    static Specification<Message> behind(Message last) {
        return (message, query, cb) -> {
            Path<Instant> created = message.get("created");
            return cb.and(
                    cb.lessThanOrEqualTo(created, last.created()),
                    cb.or(cb.lessThan(created, last.created()), cb.lessThan(message.<String>get("uuid"), last.uuid())));
        };
    }

    private static Specification<Message> is(String field, String value) {
        return (message, query, cb) -> cb.equal(message.get(field), value);
    }

    private static Specification<Message> oneOf(String field, Collection<String> values) {
        return (message, query, cb) -> message.get(field).in(values);
    }
}
