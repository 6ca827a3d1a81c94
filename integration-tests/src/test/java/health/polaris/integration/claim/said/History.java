package health.polaris.integration.claim.said;

import java.util.List;

/**
 * What was said about a few people, in the order of places.
 *
 * @param seed makes the same again
 * @param facts whose times lie within the two hours before the history begins to be sent
 */
public record History(long seed, List<Fact> facts) {

    /** Without one of them. */
    public History without(Fact fact) {
        return new History(seed, facts.stream().filter(other -> other != fact).toList());
    }

    /** Only what an EPR says. */
    public History withoutHttp() {
        return new History(
                seed, facts.stream().filter(Message.class::isInstance).toList());
    }

    public List<Message> messages() {
        return facts.stream()
                .filter(Message.class::isInstance)
                .map(Message.class::cast)
                .toList();
    }
}
