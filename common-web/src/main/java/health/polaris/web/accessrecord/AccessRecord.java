package health.polaris.web.accessrecord;

import java.time.Instant;
import java.util.Collection;

/**
 * That somebody was shown somebody.
 *
 * @param at when the answer was made, to the microsecond
 * @param callerKind {@code patient}, {@code device}, {@code clinician}, {@code system}, {@code unknown}
 * @param route {@code /dhos/v1/encounter/{encounter_id}}
 * @param status of the answer as it was made; one that the client had already is told as 304 afterwards
 */
record AccessRecord(
        String uuid,
        Instant at,
        String callerKind,
        String callerId,
        String method,
        String route,
        Collection<String> patients,
        Collection<String> encounters,
        Collection<String> wards,
        String requestId,
        int status) {}
