package health.polaris.connector.observation.oru;

import static health.polaris.connector.hl7.escape.EscapeSequences.verbatim;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Varies;
import ca.uhn.hl7v2.model.v25.datatype.CE;
import ca.uhn.hl7v2.model.v25.datatype.ST;
import ca.uhn.hl7v2.model.v25.group.ORU_R01_OBSERVATION;
import ca.uhn.hl7v2.model.v25.segment.OBX;
import java.util.regex.Pattern;

/** Writes a result as OBX, in the words that its receiver understands (contracts/connector.md §9.4). */
record ResultSegment(OruFormat format) {
    private static final String REFUSED = "patient_refused";
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");
    private static final int LONGEST_NUMBER = 16;
    private static final int LONGEST_STRING = 199;

    /** {@code OBX|6|NM|8867-4^Heart rate^LN^HR^Heart rate^99POLARIS||88|/min^bpm^UCUM|||||F|||20240312085810.250+0000} */
    void fill(ORU_R01_OBSERVATION group, ResultRow row, int number) throws HL7Exception {
        OBX segment = group.getOBX();
        segment.getSetIDOBX().setValue(String.valueOf(number));
        segment.getReferencesRange().setValue(row.range());
        segment.getAbnormalFlags(0).setValue(row.flags());
        segment.getDateTimeOfTheObservation().getTime().setValue(verbatim(row.time()));
        if (row.collector() != null) {
            People.fill(segment.getResponsibleObserver(0), row.collector(), format.lineEndsWritten());
        }
        if (format.legacy()) {
            legacy(segment, row);
        } else {
            standard(segment, row);
            explain(group, row);
        }
    }

    private void legacy(OBX segment, ResultRow row) throws HL7Exception {
        segment.getValueType().setValue(declaredType(row));
        segment.getObservationIdentifier().getIdentifier().setValue(row.code());
        value(segment.getObservationValue(0), row.refused() ? row.withValue(REFUSED) : row);
        segment.getUnits().getText().setValue(row.unit());
        segment.getObservationResultStatus().setValue("F");
    }

    private void standard(OBX segment, ResultRow row) throws HL7Exception {
        segment.getValueType().setValue(type(row));
        name(segment.getObservationIdentifier(), row.code());
        if (!row.refused()) {
            value(segment.getObservationValue(0), row);
        }
        unit(segment.getUnits(), row);
        segment.getObservationResultStatus().setValue(row.refused() ? "X" : "F");
    }

    /** X in OBX-11 says that there is no result; a note says why. */
    private static void explain(ORU_R01_OBSERVATION group, ResultRow row) throws HL7Exception {
        if (row.refused()) {
            group.getNTE().getSetIDNTE().setValue("1");
            group.getNTE().getComment(0).setValue("Refused by the patient");
        }
    }

    /** {@code 8867-4^Heart rate^LN^HR^Heart rate^99POLARIS}, or {@code HRScore^HR score^99POLARIS}. */
    static void name(CE field, String local) throws HL7Exception {
        ObservationCode code = ObservationCode.of(local);
        if (code.loinc() == null) {
            field.getIdentifier().setValue(local);
            field.getText().setValue(code.name());
            field.getNameOfCodingSystem().setValue(ObservationCode.LOCAL_SYSTEM);
        } else {
            field.getIdentifier().setValue(code.loinc());
            field.getText().setValue(code.name());
            field.getNameOfCodingSystem().setValue("LN");
            field.getAlternateIdentifier().setValue(local);
            field.getAlternateText().setValue(code.name());
            field.getNameOfAlternateCodingSystem().setValue(ObservationCode.LOCAL_SYSTEM);
        }
    }

    private static void unit(CE field, ResultRow row) throws HL7Exception {
        String unit = row.unit();
        if (unit == null) {
            return;
        }
        field.getText().setValue(unit);
        if (Unit.code(unit).isPresent()) {
            field.getIdentifier().setValue(Unit.code(unit).get());
            field.getNameOfCodingSystem().setValue(Unit.SYSTEM);
        }
    }

    private String declaredType(ResultRow row) {
        return switch (row.kind()) {
            case NUMBER -> "NM";
            case TEXT -> "ST";
            case TIME -> format.version().timeType();
            case CODED -> format.version().codedType();
        };
    }

    /** The type that the value has: no receiver takes a word as a number, and some no long text as a string. */
    private String type(ResultRow row) {
        return switch (row.kind()) {
            case NUMBER -> row.refused() || isNumber(row.value()) ? "NM" : text(row.value());
            case TEXT -> text(row.value());
            case TIME, CODED -> declaredType(row);
        };
    }

    private static boolean isNumber(String value) {
        return value.length() <= LONGEST_NUMBER && NUMBER.matcher(value).matches();
    }

    private static String text(String value) {
        return value.length() <= LONGEST_STRING ? "ST" : "TX";
    }

    /** Numbers and times are written as the text they are: HAPI would correct what EPRs are used to. */
    private void value(Varies field, ResultRow row) throws HL7Exception {
        if (row.name() == null) {
            ST text = new ST(field.getMessage());
            text.setValue(row.value());
            field.setData(text);
            return;
        }
        CE coded = new CE(field.getMessage());
        coded.getIdentifier().setValue(row.value());
        coded.getText().setValue(row.name());
        if (!format.legacy()) {
            coded.getNameOfCodingSystem().setValue(ObservationCode.LOCAL_SYSTEM);
        }
        field.setData(coded);
    }
}
