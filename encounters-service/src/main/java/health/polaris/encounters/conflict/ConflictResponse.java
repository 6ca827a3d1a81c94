package health.polaris.encounters.conflict;

import health.polaris.web.accessrecord.Shown;
import health.polaris.web.accessrecord.ShowsPerson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two records want one number (contracts/identity.md §5).
 *
 * @param claimantUuid the patient that claims it
 * @param ownerUuid the patient that bears it
 * @param firstMessageUuid that claimed it; of a change over HTTP its own id
 * @param wouldSolve what to do about an open one; empty for the others
 */
record ConflictResponse(
        String uuid,

        @Schema(allowableValues = {"open", "solved", "dismissed"})
        String state,

        String sender,
        String identifierType,
        String namespace,
        String identifier,
        String claimantUuid,
        @Nullable String ownerUuid,
        String firstMessageUuid,
        String lastMessageUuid,
        Instant openedAt,
        Instant changedAt,
        List<String> wouldSolve)
        implements ShowsPerson {

    @Override
    public void show(Shown shown) {
        shown.patient(claimantUuid).patient(ownerUuid);
    }

    private static final String DISMISSAL =
            "Neither is to be done: POST /dhos/v1/patient/conflict/{uuid}/dismissal with a reason";

    /** One row of before was stored with blanks around the number: no message can tell the two apart (I2). */
    static final List<String> SOLUTIONS_OF_AN_MRN =
            List.of("They are one person: POST /dhos/v1/patient/{owner_uuid}/merge/{claimant_uuid}", DISMISSAL);

    /** The same for every one: what is right only somebody knows who knows the patients. */
    static final List<String> SOLUTIONS = List.of(
            "They are one person: a merge message (A40), or POST /dhos/v1/patient/{uuid}/merge/{other_uuid}",
            "The owner has it wrongly: a message of the owner with \"\" in place of the number, or with another one",
            "The claimant has it wrongly: a message of the claimant with another number",
            DISMISSAL);

    static List<String> solutions(String kind) {
        return kind.equals("MRN") ? SOLUTIONS_OF_AN_MRN : SOLUTIONS;
    }
}
