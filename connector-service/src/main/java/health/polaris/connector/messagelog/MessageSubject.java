package health.polaris.connector.messagelog;

import health.polaris.connector.hl7.identifier.PatientIdentifiers;
import health.polaris.web.accessrecord.Shown;
import health.polaris.web.accessrecord.ShowsPerson;
import org.jspecify.annotations.Nullable;

/**
 * Whom a message is about, as access records say it: the numbers of patient and visit, and {@code message:<uuid>}, since
 * a message may name nobody that could be read, or more persons than one.
 *
 * @param uuid of the stored message; null: it is not stored
 */
public record MessageSubject(@Nullable String uuid, PatientIdentifiers numbers) implements ShowsPerson {

    @Override
    public void show(Shown shown) {
        shown.patient(numbers.mrn())
                .patient(numbers.nhsNumber())
                .other("message", uuid)
                .encounter(numbers.visitId());
    }
}
