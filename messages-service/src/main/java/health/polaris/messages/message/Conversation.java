package health.polaris.messages.message;

import org.springframework.data.jpa.domain.Specification;

/**
 * What a reader may see of the messages of one id. The sides are kept apart because each has an index in the order of
 * the lists, and both together have none.
 *
 * @param sent by the id
 * @param received by the id
 */
record Conversation(Specification<Message> sent, Specification<Message> received) {

    Specification<Message> whole() {
        return sent.or(received);
    }
}
