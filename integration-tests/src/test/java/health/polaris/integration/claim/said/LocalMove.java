package health.polaris.integration.claim.said;

import java.time.Instant;

/**
 * {@code PATCH /dhos/v1/encounter/…} of a local stay's bed.
 *
 * @param time when it was made
 * @param stay the number of the fact that made the stay
 */
public record LocalMove(int number, Instant time, int stay, String code) implements Fact {

    @Override
    public LocalMove at(Instant other) {
        return new LocalMove(number, other, stay, code);
    }
}
