package health.polaris.integration.claim.said;

import java.time.Instant;

/**
 * {@code POST /dhos/v2/encounter} without a visit number.
 *
 * @param time when it was made
 * @param mrn the one that the record on the ward's screen showed, and its namespace: what was merged by then is one record
 * @param code the ward, {@code ward:bay:bed}
 * @param besideEpr whether an EPR stay of the patient was shown then
 */
public record LocalStay(
        int number, Instant time, String namespace, String mrn, String code, Instant admitted, boolean besideEpr)
        implements Fact {

    @Override
    public LocalStay at(Instant other) {
        return new LocalStay(number, other, namespace, mrn, code, admitted, besideEpr);
    }

    /** The same, made while an EPR stay was shown or not. */
    public LocalStay beside(boolean epr) {
        return new LocalStay(number, time, namespace, mrn, code, admitted, epr);
    }

    /** The same, of the record that showed this MRN. */
    public LocalStay of(String shownMrn) {
        return new LocalStay(number, time, namespace, shownMrn, code, admitted, besideEpr);
    }
}
