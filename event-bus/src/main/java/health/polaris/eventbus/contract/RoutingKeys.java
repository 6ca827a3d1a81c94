package health.polaris.eventbus.contract;

import java.util.Set;

/** Routing keys on the exchange {@code dhos} that the suite publishes or consumes (contracts/platform.md §8.4). */
public final class RoutingKeys {

    /** {@code {"event_type": str, "event_data": object}}. */
    public static final String AUDIT_EVENT = "dhos.34837004";

    public static final String CLINICIAN_CREATED = "dhos.D9000001";
    public static final String CLINICIAN_UPDATED = "dhos.D9000002";

    /** {@code {"email_address": str, "email_type": "WELCOME_EMAIL"}}. */
    public static final String EMAIL = "dhos.DM000017";

    /** An HL7 ADT message as actions. */
    public static final String EPR_ACTIONS = "dhos.24891000000101";

    /** {@code {"message_uuid": str, "outcome": "processed" | "rejected", "reason": str | null}}. */
    public static final String HL7_MESSAGE_PROCESSED = "dhos.hl7_message.processed";

    public static final String OBSERVATION_SET_CHANGED = "dhos.DM000004";
    public static final String OBSERVATION_SET_WITH_ENCOUNTER = "dhos.DM000005";

    /** {@code {"encounter_id": str}}. */
    public static final String ENCOUNTER_CHANGED = "dhos.DM000007";

    public static final String CHECK_ORPHANED_OBSERVATIONS = "dhos.DM000002";

    /** {@code {"content": str}}, an HL7 version 3 document. */
    public static final String CONTINUITY_OF_CARE_DOCUMENT = "dhos.423779001";

    public static final String BLOOD_GLUCOSE_ALERT = "gdm.424167000";

    /** {@code {"holder_kind": str, "holder_id": str, "issued_until": str | null, "barred": bool | null}}. */
    public static final String TOKENS_REVOKED = "dhos.tokens_revoked";

    private static final Set<String> ALL = Set.of(
            AUDIT_EVENT,
            CLINICIAN_CREATED,
            CLINICIAN_UPDATED,
            EMAIL,
            EPR_ACTIONS,
            HL7_MESSAGE_PROCESSED,
            OBSERVATION_SET_CHANGED,
            OBSERVATION_SET_WITH_ENCOUNTER,
            ENCOUNTER_CHANGED,
            CHECK_ORPHANED_OBSERVATIONS,
            CONTINUITY_OF_CARE_DOCUMENT,
            BLOOD_GLUCOSE_ALERT,
            TOKENS_REVOKED);

    private RoutingKeys() {}

    public static Set<String> all() {
        return ALL;
    }
}
