package health.polaris.bench.compare;

import org.jspecify.annotations.Nullable;

/** Something that is measured of a build. */
interface Figure {

    String label();

    String unit();

    boolean moreIsBetter();

    /** What issue 14 asks for: of the ratio, or of today's figure where a unit stands behind it. */
    String target();

    /** Beside which it is judged. */
    @Nullable
    Limit limit();

    /** How many times better today is. */
    default double ratio(double before, double today) {
        return moreIsBetter() ? today / before : before / today;
    }
}
