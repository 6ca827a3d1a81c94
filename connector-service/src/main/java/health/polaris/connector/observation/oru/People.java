package health.polaris.connector.observation.oru;

import static health.polaris.connector.hl7.escape.EscapeSequences.escape;
import static health.polaris.connector.hl7.escape.EscapeSequences.verbatim;

import ca.uhn.hl7v2.model.DataTypeException;
import ca.uhn.hl7v2.model.v25.datatype.CX;
import ca.uhn.hl7v2.model.v25.datatype.XCN;
import ca.uhn.hl7v2.model.v25.datatype.XPN;
import health.polaris.connector.hl7.escape.LineEndEscape;
import health.polaris.connector.observation.Collector;
import health.polaris.connector.observation.Patient;
import org.jspecify.annotations.Nullable;

/** Names and identifiers in fields. The last name of a field is written verbatim, so that {@code FINCH^} keeps its separator. */
final class People {

    private People() {}

    /** {@code 771204^Okoye^Ines} */
    static void fill(XCN field, Collector collector, LineEndEscape lineEnds) throws DataTypeException {
        field.getIDNumber().setValue(collector.identifier());
        field.getFamilyName().getSurname().setValue(collector.lastName());
        field.getGivenName().setValue(verbatim(escape(collector.firstName(), lineEnds)));
    }

    /** {@code FINCH^ROWAN} */
    static void fill(XPN field, Patient patient, LineEndEscape lineEnds) throws DataTypeException {
        field.getFamilyName().getSurname().setValue(patient.lastName());
        field.getGivenName().setValue(verbatim(escape(patient.firstName(), lineEnds)));
    }

    /** {@code 5550142^^^TRUST^MRN} */
    static void fill(CX field, String value, @Nullable String authority, String type) throws DataTypeException {
        field.getIDNumber().setValue(value);
        field.getAssigningAuthority().getNamespaceID().setValue(authority);
        field.getIdentifierTypeCode().setValue(type);
    }
}
