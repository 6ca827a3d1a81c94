package health.polaris.connector.observation.oru;

import static health.polaris.connector.hl7.message.EscapeSequences.escape;

import health.polaris.connector.observation.Collector;
import org.jspecify.annotations.Nullable;

/**
 * One OBX segment.
 *
 * @param type OBX-2
 * @param code OBX-3
 * @param value OBX-5, ready for the field
 * @param unit OBX-6.2
 * @param range OBX-7
 * @param flags OBX-8
 * @param time OBX-14
 * @param collector OBX-16; empty: the segment ends before
 */
record ResultRow(
        String type,
        String code,
        String value,
        @Nullable String unit,
        @Nullable String range,
        @Nullable String flags,
        String time,
        String collector) {

    static ResultRow of(String type, String code, String value, String time) {
        return new ResultRow(type, code, value, null, null, null, time, Collector.NOBODY);
    }

    ResultRow in(@Nullable String unitOfValue) {
        return new ResultRow(type, code, value, unitOfValue, range, flags, time, collector);
    }

    ResultRow judged(@Nullable String referenceRange, @Nullable String abnormalFlags) {
        return new ResultRow(type, code, value, unit, referenceRange, abnormalFlags, time, collector);
    }

    ResultRow by(String whoMeasured) {
        return new ResultRow(type, code, value, unit, range, flags, time, whoMeasured);
    }

    /** {@code OBX|6|NM|HR||88|^bpm|||||F|||20240312085810.250+0000||771204^Okoye^Ines} */
    String segment(int number) {
        SegmentText segment = new SegmentText("OBX")
                .field(1, Integer.toString(number))
                .field(2, type)
                .field(3, code)
                .field(5, value)
                .field(6, unit == null ? "" : "^" + escape(unit))
                .field(7, escape(range))
                .field(8, escape(flags))
                .field(11, "F")
                .field(14, time);
        return (collector.isEmpty() ? segment : segment.field(16, collector)).toString();
    }
}
