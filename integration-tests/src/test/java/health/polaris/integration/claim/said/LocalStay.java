package health.polaris.integration.claim.said;

import java.time.Instant;

/**
 * {@code POST /dhos/v2/encounter} without a visit number.
 *
 * @param time when it was made
 * @param mrn of the patient whose record the ward had on its screen, and its namespace
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
}
