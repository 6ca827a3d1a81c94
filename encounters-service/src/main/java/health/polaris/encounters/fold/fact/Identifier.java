package health.polaris.encounters.fold.fact;

import health.polaris.eventbus.identifier.NhsNumber;

/**
 * A number that leads somewhere: the same value in two namespaces is two numbers (I1). Blanks around a value do not
 * count, in an NHS number no blanks and no hyphens do (I2).
 *
 * @param namespace of the site profile's rule that found it; {@code ""} is the shared one
 */
public record Identifier(Kind kind, String namespace, String value) implements Comparable<Identifier> {

    /** What an identifier identifies. */
    public enum Kind {
        /** PID-3, medical record number. */
        MRN,
        /** PID-3, NHS number: one namespace (I1). */
        NHS_NUMBER,
        /** PV1-19, visit number. */
        VISIT,
        /** PID-18, account number: leads to all visits of the account (M4). */
        ACCOUNT,
        /** {@code patient_uuid} over HTTP of somebody the directory does not know. */
        PATIENT,
        /** {@code uuid} of a local encounter, made over HTTP. */
        ENCOUNTER
    }

    public Identifier {
        namespace = kind == Kind.NHS_NUMBER ? "" : namespace.strip(); // I1
        value = kind == Kind.NHS_NUMBER ? NhsNumber.withoutBlanksAndHyphens(value) : value.strip(); // I2
    }

    public static Identifier mrn(String namespace, String value) {
        return new Identifier(Kind.MRN, namespace, value);
    }

    public static Identifier nhs(String value) {
        return new Identifier(Kind.NHS_NUMBER, "", value);
    }

    public static Identifier visit(String namespace, String value) {
        return new Identifier(Kind.VISIT, namespace, value);
    }

    public static Identifier account(String namespace, String value) {
        return new Identifier(Kind.ACCOUNT, namespace, value);
    }

    public static Identifier patient(String uuid) {
        return new Identifier(Kind.PATIENT, "", uuid);
    }

    public static Identifier encounter(String uuid) {
        return new Identifier(Kind.ENCOUNTER, "", uuid);
    }

    public boolean isMrn() {
        return kind == Kind.MRN;
    }

    public boolean isNhsNumber() {
        return kind == Kind.NHS_NUMBER;
    }

    public boolean isBlank() {
        return value.isEmpty();
    }

    @Override
    public int compareTo(Identifier other) {
        int byKind = kind.compareTo(other.kind);
        int byNamespace = byKind != 0 ? byKind : namespace.compareTo(other.namespace);
        return byNamespace != 0 ? byNamespace : value.compareTo(other.value);
    }
}
