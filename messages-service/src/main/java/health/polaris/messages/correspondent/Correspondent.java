package health.polaris.messages.correspondent;

import health.polaris.common.security.Caller;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The caller as one who writes and receives messages: which ids are the caller's own, and of which type (contracts/
 * contracts/messages.md §4).
 *
 * @param caller with claims and scopes
 * @param locations of a clinician, after the header has narrowed them (contracts/messages.md §1.4); empty for everybody else
 */
public record Correspondent(Caller caller, Set<String> locations) {

    private static final String MESSAGES_ADAPTER = "dhos-messages-adapter-worker";
    private static final String AGGREGATOR = "dhos-aggregator-api";

    public boolean isPatient() {
        return caller.hasClaim("patient_id");
    }

    public boolean isClinician() {
        return caller.hasClaim("clinician_id");
    }

    public boolean isSystem() {
        return caller.hasClaim("system_id");
    }

    public boolean hasScope(String scope) {
        return caller.hasScope(scope);
    }

    /** Whether this side of a message is the caller; id and type together. */
    public boolean is(Party party) {
        return switch (party.type()) {
            case Party.PATIENT -> caller.owns("patient_id", party.id());
            case Party.CLINICIAN -> caller.owns("clinician_id", party.id());
            case Party.LOCATION -> locations.contains(party.id());
            case Party.SYSTEM -> caller.owns("system_id", party.id());
            default -> false;
        };
    }

    /** Whether the id is the caller's own, whatever its type. */
    public boolean owns(String id) {
        return caller.owns("patient_id", id)
                || caller.owns("clinician_id", id)
                || caller.owns("system_id", id)
                || locations.contains(id);
    }

    /** The rule CREATE: everybody writes in their own name, and a patient writes to locations only. */
    public boolean mayWrite(Party from, Party to) {
        if (MESSAGES_ADAPTER.equals(caller.systemId())) {
            return true;
        }
        if (isPatient()) {
            return from.type().equals(Party.PATIENT) && is(from) && to.type().equals(Party.LOCATION);
        }
        return is(from);
    }

    /** The rule BY-ID: the caller is the sender or the receiver. */
    public boolean takesPartIn(Party from, Party to) {
        return is(from) || is(to);
    }

    /** The rule PATH: the id is the caller's own. */
    public boolean mayList(String id) {
        return isAggregator() || owns(id);
    }

    /** The rule EITHER: a clinician may ask for anybody, and the answer is filtered. */
    public boolean mayListEitherSide(String id) {
        return isClinician() || mayList(id);
    }

    /** The type as which the caller looks at the messages of this id; null when it is none of the caller's. */
    @Nullable
    public String viewOf(String id) {
        if (isPatient()) {
            return Party.PATIENT;
        }
        if (caller.owns("clinician_id", id)) {
            return Party.CLINICIAN;
        }
        return locations.contains(id) ? Party.LOCATION : null;
    }

    private boolean isAggregator() {
        return AGGREGATOR.equals(caller.systemId());
    }
}
