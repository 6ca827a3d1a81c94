package health.polaris.connector.observation.oru;

import static health.polaris.connector.hl7.message.EscapeSequences.verbatim;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Varies;
import ca.uhn.hl7v2.model.v25.datatype.CE;
import ca.uhn.hl7v2.model.v25.datatype.ST;
import ca.uhn.hl7v2.model.v25.segment.OBX;
import health.polaris.connector.observation.Collector;
import org.jspecify.annotations.Nullable;

/**
 * One OBX segment.
 *
 * @param type OBX-2
 * @param code OBX-3
 * @param value OBX-5.1
 * @param name OBX-5.2, of coded values
 * @param unit OBX-6.2
 * @param range OBX-7
 * @param flags OBX-8
 * @param time OBX-14
 * @param collector OBX-16; null: the segment ends before
 */
record ResultRow(
        String type,
        String code,
        String value,
        @Nullable String name,
        @Nullable String unit,
        @Nullable String range,
        @Nullable String flags,
        String time,
        @Nullable Collector collector) {

    static ResultRow of(String type, String code, String value, String time) {
        return new ResultRow(type, code, value, null, null, null, null, time, null);
    }

    /** {@code A^Alert} */
    static ResultRow coded(String code, CodedValue value, String time) {
        return new ResultRow("CE", code, value.code(), value.name(), null, null, null, time, null);
    }

    ResultRow in(@Nullable String unitOfValue) {
        return new ResultRow(type, code, value, name, unitOfValue, range, flags, time, collector);
    }

    ResultRow judged(@Nullable String referenceRange, @Nullable String abnormalFlags) {
        return new ResultRow(type, code, value, name, unit, referenceRange, abnormalFlags, time, collector);
    }

    ResultRow by(@Nullable Collector whoMeasured) {
        return new ResultRow(type, code, value, name, unit, range, flags, time, whoMeasured);
    }

    /** {@code OBX|6|NM|HR||88|^bpm|||||F|||20240312085810.250+0000||771204^Okoye^Ines} */
    void fill(OBX segment, int number) throws HL7Exception {
        segment.getSetIDOBX().setValue(String.valueOf(number));
        segment.getValueType().setValue(type);
        segment.getObservationIdentifier().getIdentifier().setValue(code);
        fill(segment.getObservationValue(0));
        segment.getUnits().getText().setValue(unit);
        segment.getReferencesRange().setValue(range);
        segment.getAbnormalFlags(0).setValue(flags);
        segment.getObservationResultStatus().setValue("F");
        segment.getDateTimeOfTheObservation().getTime().setValue(verbatim(time));
        if (collector != null) {
            People.fill(segment.getResponsibleObserver(0), collector);
        }
    }

    /** Numbers and times are written as the text they are: HAPI would correct what EPRs are used to. */
    private void fill(Varies field) throws HL7Exception {
        if (name == null) {
            ST text = new ST(field.getMessage());
            text.setValue(value);
            field.setData(text);
        } else {
            CE coded = new CE(field.getMessage());
            coded.getIdentifier().setValue(value);
            coded.getText().setValue(name);
            field.setData(coded);
        }
    }
}
