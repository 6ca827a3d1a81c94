package health.polaris.connector.observation.oru;

import health.polaris.connector.observation.Collector;
import org.jspecify.annotations.Nullable;

/**
 * What one OBX segment says.
 *
 * @param code our own, OBX-3
 * @param value OBX-5.1; also there when the patient refused
 * @param name OBX-5.2, of coded values
 * @param refused the patient did not let it be measured
 * @param unit OBX-6, as measured
 * @param range OBX-7
 * @param flags OBX-8
 * @param time OBX-14
 * @param collector OBX-16; null: the segment ends before
 */
record ResultRow(
        Kind kind,
        String code,
        String value,
        @Nullable String name,
        boolean refused,
        @Nullable String unit,
        @Nullable String range,
        @Nullable String flags,
        String time,
        @Nullable Collector collector) {

    /** What kind of value it is. */
    enum Kind {
        NUMBER,
        TEXT,
        TIME,
        CODED
    }

    static ResultRow of(Kind kind, String code, String value, String time) {
        return new ResultRow(kind, code, value, null, false, null, null, null, time, null);
    }

    /** {@code A^Alert} */
    static ResultRow coded(String code, CodedValue value, String time) {
        return new ResultRow(Kind.CODED, code, value.code(), value.name(), false, null, null, null, time, null);
    }

    ResultRow in(@Nullable String unitOfValue) {
        return new ResultRow(kind, code, value, name, refused, unitOfValue, range, flags, time, collector);
    }

    ResultRow judged(@Nullable String referenceRange, @Nullable String abnormalFlags) {
        return new ResultRow(kind, code, value, name, refused, unit, referenceRange, abnormalFlags, time, collector);
    }

    ResultRow by(@Nullable Collector whoMeasured) {
        return new ResultRow(kind, code, value, name, refused, unit, range, flags, time, whoMeasured);
    }

    ResultRow withValue(String other) {
        return new ResultRow(kind, code, other, name, refused, unit, range, flags, time, collector);
    }

    /** The same when the patient did not let it be measured. */
    ResultRow refusedIf(boolean patientRefused) {
        return new ResultRow(kind, code, value, name, patientRefused, unit, range, flags, time, collector);
    }
}
