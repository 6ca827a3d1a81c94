package health.polaris.integration.claim;

import health.polaris.integration.claim.said.Fact;
import health.polaris.integration.claim.said.History;
import health.polaris.integration.claim.said.LocalMove;
import health.polaris.integration.claim.said.LocalStay;
import health.polaris.integration.claim.said.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is made over HTTP has the time at which it is made: one message that names the patient is sent ahead, the ward does
 * what it does, and all that the history says behind it is said by messages with times behind it. Whatever else the history
 * says before comes late.
 */
public final class Posting {

    /** Where stays are made over HTTP. */
    public interface Bedside {

        /**
         * The stay as it was made; empty when the patient's EPR stay is over already, and nothing is made.
         *
         * @param naming the one message by which the patient is known
         */
        Optional<LocalStay> admit(LocalStay stay, Message naming);

        LocalMove move(LocalMove move);
    }

    private final History history;
    private final Bedside bedside;

    public Posting(History history, Bedside bedside) {
        this.history = history;
        this.bedside = bedside;
    }

    public static boolean isNeeded(History history) {
        return history.facts().stream().anyMatch(LocalStay.class::isInstance);
    }

    /** The history with its times as they came to be. */
    public History tell() {
        List<Fact> told = new ArrayList<>();
        Instant now = Instant.MIN;
        boolean stands = false;
        for (Fact fact : history.facts()) {
            switch (fact) {
                case LocalStay stay -> {
                    Optional<LocalStay> made = naming(stay, told).flatMap(naming -> bedside.admit(stay, naming));
                    made.ifPresent(told::add);
                    stands = made.isPresent();
                    now = made.map(LocalStay::time).orElse(now);
                }
                case LocalMove move -> {
                    if (stands) {
                        told.add(bedside.move(move));
                        now = told.getLast().time();
                    }
                }
                case Message message -> {
                    if (stands) {
                        now = now.plusMillis(20);
                        told.add(message.at(now));
                    } else {
                        told.add(message);
                    }
                }
            }
        }
        return new History(history.seed(), told);
    }

    /** Empty when nobody knows the patient. */
    private static Optional<Message> naming(LocalStay stay, List<Fact> before) {
        return before.stream()
                .filter(Message.class::isInstance)
                .map(Message.class::cast)
                .filter(message -> names(message, stay))
                .findFirst();
    }

    private static boolean names(Message message, LocalStay stay) {
        return message.sender().namespace().equals(stay.namespace())
                && message.people().stream().anyMatch(person -> stay.mrn().equals(person.mrn()));
    }
}
