package health.polaris.integration.claim;

import health.polaris.integration.claim.said.Fact;
import health.polaris.integration.claim.said.History;
import health.polaris.integration.claim.said.LocalMove;
import health.polaris.integration.claim.said.LocalStay;
import health.polaris.integration.claim.said.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * What is made over HTTP has the time at which it is made: one message that names the patient is sent ahead, the ward does
 * what it does, and all that the history says behind it is said by messages with times behind it. Whatever else the history
 * says before comes late.
 */
final class Posting {

    private final History history;
    private final Ward ward;
    private final Consumer<Message> sending;

    Posting(History history, Ward ward, Consumer<Message> sending) {
        this.history = history;
        this.ward = ward;
        this.sending = sending;
    }

    static boolean isNeeded(History history) {
        return history.facts().stream().anyMatch(LocalStay.class::isInstance);
    }

    /** The history with its times as they came to be. */
    History tell() {
        List<Fact> told = new ArrayList<>();
        Instant now = Instant.MIN;
        boolean stands = false;
        for (Fact fact : history.facts()) {
            switch (fact) {
                case LocalStay stay -> {
                    stands = make(stay, told);
                    now = stands ? told.getLast().time() : now;
                }
                case LocalMove move -> {
                    if (stands) {
                        told.add(ward.move(move));
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

    /** False, and nothing is made, when nobody knows the patient. */
    private boolean make(LocalStay stay, List<Fact> before) {
        Message naming = before.stream()
                .filter(Message.class::isInstance)
                .map(Message.class::cast)
                .filter(message -> names(message, stay))
                .findFirst()
                .orElse(null);
        if (naming == null) {
            return false;
        }
        sending.accept(naming);
        JsonNode patient = Patience.untilThere("the directory to know the patient", () -> ward.patient(stay));
        Ward.Screen screen = Patience.until("what is shown of the patient", () -> ward.screen(patient));
        if (screen == Ward.Screen.EPR_STAY_OVER) {
            return false;
        }
        before.add(ward.make(stay, patient).beside(screen == Ward.Screen.EPR_STAY));
        return true;
    }

    private static boolean names(Message message, LocalStay stay) {
        return message.sender().namespace().equals(stay.namespace())
                && message.people().stream().anyMatch(person -> stay.mrn().equals(person.mrn()));
    }
}
