package health.polaris.encounters.change;

import health.polaris.common.error.ApiException;
import health.polaris.encounters.encounter.Encounter;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Said;
import org.jspecify.annotations.Nullable;

/**
 * The visit number that a client states: {@code epr_encounter_id} in its {@code namespace}, which is the shared one when
 * nothing is said of it (contracts/identity.md I1).
 */
final class StatedNumber {

    private static final String SHARED = "";

    private StatedNumber() {}

    /** A blank one counts as absent. */
    static @Nullable Identifier of(@Nullable String number, @Nullable String namespace) {
        if (number != null && !number.isBlank()) {
            return Identifier.visit(namespace == null ? SHARED : namespace, number);
        }
        if (namespace != null) {
            throw ApiException.invalid("namespace: it is that of epr_encounter_id; send both, or none");
        }
        return null;
    }

    /** What a PATCH says of it. A number that is stated as it is stays in its namespace when no other is stated. */
    static Said<Identifier> of(UpdateEncounterRequest update, Encounter encounter) {
        if (!update.eprEncounterId().present() && !update.namespace().present()) {
            return Said.absent();
        }
        Identifier current = of(encounter);
        String number = update.eprEncounterId().orElse(encounter.eprEncounterId());
        String namespace = update.namespace().value();
        boolean stays = namespace == null && current != null && number != null && isOf(current, number);
        Identifier stated = stays ? current : of(number, namespace);
        return stated == null ? Said.deleted() : Said.value(stated);
    }

    /** The number that an encounter shows. */
    static @Nullable Identifier of(Encounter encounter) {
        String number = encounter.eprEncounterId();
        return number == null || number.isBlank() ? null : Identifier.visit(encounter.namespace(), number);
    }

    private static boolean isOf(Identifier current, String number) {
        return Identifier.visit(current.namespace(), number).equals(current);
    }
}
