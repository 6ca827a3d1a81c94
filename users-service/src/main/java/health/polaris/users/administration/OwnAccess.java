package health.polaris.users.administration;

import health.polaris.common.json.Field;
import health.polaris.users.clinician.Clinician;
import health.polaris.users.clinician.ClinicianUpdateRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What decides about a clinician's own access, and what nobody widens alone (contracts/users.md §4.3 rule 6a). Equal
 * values pass, so that a whole profile can be sent back.
 */
record OwnAccess(
        Clinician clinician,
        List<String> locations,
        boolean loginActive,
        @Nullable LocalDate contractExpiry,
        @Nullable String badge,
        @Nullable Boolean canEditEncounter,
        @Nullable String smartcard,
        @Nullable String registrationNumber) {

    static OwnAccess of(Clinician clinician) {
        return new OwnAccess(
                clinician,
                clinician.locations(),
                clinician.isLoginActive(),
                clinician.contractExpiryEodDate(),
                clinician.sendEntryIdentifier(),
                clinician.canEditEncounter(),
                clinician.profile().nhsSmartcardNumber(),
                clinician.profile().professionalRegistrationNumber());
    }

    boolean isWidenedBy(ClinicianUpdateRequest update) {
        List<String> added = update.locations().value();
        return (added != null && !locations.containsAll(added))
                || changes(update.loginActive(), loginActive)
                || changes(update.contractExpiry(), contractExpiry)
                || changes(update.sendEntryIdentifier(), badge)
                || changes(update.canEditEncounter(), canEditEncounter)
                || changes(update.nhsSmartcardNumber(), smartcard)
                || changes(update.professionalRegistrationNumber(), registrationNumber)
                || !clinician.hasAsTheyAre(update.productChanges());
    }

    static <T> boolean changes(Field<T> sent, @Nullable T stored) {
        return sent.present() && !Objects.equals(sent.value(), stored);
    }
}
