package health.polaris.connector.hl7.identifier;

import org.jspecify.annotations.Nullable;

/** The two identifiers of a patient in PID-3, or of the one merged away in MRG-1, as {@link IdentifierRules} find them. */
public record Identifiers(@Nullable String mrn, @Nullable String nhsNumber) {

    public boolean missing() {
        return mrn == null && nhsNumber == null;
    }
}
