package health.polaris.connector.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** How one attempt ended. */
public sealed interface DeliveryOutcome {

    /** Each that there is, for metrics that are there before the first attempt. */
    List<String> LABELS = List.of("acknowledged", "taken", "refused", "rejected", "unavailable");

    /** For metrics. */
    String label();

    /**
     * Acknowledged with AA.
     *
     * @param remark what is odd about the acknowledgement; null: nothing
     */
    record Acknowledged(String acknowledgement, @Nullable String remark) implements DeliveryOutcome {
        @Override
        public String label() {
            return "acknowledged";
        }
    }

    /** Taken by a system that acknowledges nothing. */
    record Taken() implements DeliveryOutcome {
        @Override
        public String label() {
            return "taken";
        }
    }

    /**
     * Acknowledged with AE or AR: the other side has it and does not want it.
     *
     * @param reason as the other side tells it, {@code AE: Unknown patient}; not for logs
     */
    record Refused(String acknowledgement, String reason) implements DeliveryOutcome {
        @Override
        public String label() {
            return "refused";
        }
    }

    /** A 4xx status: our request is wrong, or the other side's settings are. */
    record Rejected(String error) implements DeliveryOutcome {
        @Override
        public String label() {
            return "rejected";
        }
    }

    /** Everything that may pass: no connection, no answer, an answer nobody can read, 5xx, 408, 429. */
    record Unavailable(String error) implements DeliveryOutcome {
        @Override
        public String label() {
            return "unavailable";
        }
    }

    /** Of a status that is no success. */
    static DeliveryOutcome ofStatus(int status) {
        String error = "status " + status;
        boolean mayPass =
                status == HttpStatus.REQUEST_TIMEOUT.value() || status == HttpStatus.TOO_MANY_REQUESTS.value();
        return status / 100 == 4 && !mayPass ? new Rejected(error) : new Unavailable(error);
    }
}
