package health.polaris.connector.hl7.adt;

import health.polaris.connector.hl7.acknowledgement.Refusal;
import health.polaris.connector.hl7.acknowledgement.RefusalReason;
import health.polaris.connector.hl7.message.Field;
import health.polaris.connector.hl7.message.FieldPath;
import health.polaris.connector.hl7.message.TornLine;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Stream;

/** Every refusal that depends on the rules of a feed, in the words senders match on, with what they should correct. */
record Refusals(ReadingRules rules) {

    Refusal messageType(Field type) {
        return refusal(
                RefusalReason.MESSAGE_TYPE,
                Refusal.quoting("HL7 message of unexpected type", type.component(1)),
                FieldPath.of("MSH", 9, 1),
                "MSH-9.1 must be ADT");
    }

    Refusal trigger(Field type) {
        return refusal(
                RefusalReason.TRIGGER_EVENT,
                Refusal.quoting("HL7 message of unexpected ADT type", type.component(2)),
                FieldPath.of("MSH", 9, 2),
                "MSH-9.2 must be one of " + listed(rules.triggers().keySet()));
    }

    Refusal version(Field version) {
        return refusal(
                RefusalReason.VERSION,
                Refusal.quoting("HL7 message of unexpected version", version.component(1)),
                FieldPath.of("MSH", 12, 1),
                "MSH-12 must be one of " + listed(rules.versions()));
    }

    Refusal patientMissing() {
        return refusal(
                RefusalReason.PATIENT_MISSING,
                "HL7 PID segment missing",
                FieldPath.segment("PID"),
                "A PID segment is needed");
    }

    Refusal identifiersMissing() {
        return identifiers(
                RefusalReason.IDENTIFIERS_MISSING,
                "HL7 MRN and NHS number missing",
                ": the value in component 1, the authority in component 4, the type in component 5");
    }

    Refusal tornLine(TornLine line) {
        return refusal(
                RefusalReason.NOT_A_SEGMENT,
                "HL7 message has a line that is no segment, behind " + line.segment() + " number " + line.sequence(),
                FieldPath.segment(line.segment()).in(line.sequence()),
                "Each line must begin with the name of a segment: write line ends inside a field of " + line.segment()
                        + " as \\.br\\, and end all segments alike, with CR");
    }

    Refusal nhsNumberInvalid() {
        return identifiers(
                RefusalReason.IDENTIFIERS_UNUSABLE,
                "HL7 NHS number is not valid and the MRN is missing",
                "; an NHS number has ten digits, the last of which checks the others");
    }

    Refusal noIdentifier() {
        return identifiers(
                RefusalReason.IDENTIFIERS_UNUSABLE,
                "HL7 identifiers of the patient identify nobody",
                " other than those that no-identifiers of the site profile lists");
    }

    /** @param remark on the numbers that the rules want */
    private Refusal identifiers(RefusalReason reason, String text, String remark) {
        return refusal(reason, text, FieldPath.of("PID", 3), "PID-3 needs " + rules.identifiers() + remark);
    }

    Refusal encounterType(Field type) {
        return refusal(
                RefusalReason.ENCOUNTER_TYPE,
                Refusal.quoting("HL7 message concerns blacklisted encounter type", type.component(1)),
                FieldPath.of("PV1", 2),
                "Stays with PV1-2 " + listed(rules.unwantedEncounterTypes()) + " are not taken; do not send them");
    }

    Refusal wardMissing() {
        String values = rules.strict() ? "PV1-3.1 must name a ward" : "PV1-3.1 must name a ward or be empty, not \"\"";
        return refusal(
                RefusalReason.WARD_MISSING,
                "HL7 message contains an assigned patient location but the ward code is missing",
                FieldPath.of("PV1", 3, 1),
                values);
    }

    Refusal visitNumberMissing() {
        return refusal(
                RefusalReason.VISIT_NUMBER_MISSING,
                "HL7 message concerns a stay but the visit number is missing",
                FieldPath.of("PV1", 19, 1),
                "PV1-19 must hold the visit number" + orElse(FieldPath.of("PV1", 19, 1)));
    }

    Refusal encounterTypeMissing() {
        return refusal(
                RefusalReason.ENCOUNTER_TYPE_MISSING,
                "HL7 message concerns a stay but the encounter type is missing",
                FieldPath.of("PV1", 2),
                "PV1-2 must hold the encounter type, e.g. INPATIENT");
    }

    Refusal mergeMissing() {
        return refusal(
                RefusalReason.MERGE_MISSING,
                "HL7 MRG segment missing",
                FieldPath.segment("MRG"),
                "This event needs an MRG segment with the previous identifiers in MRG-1");
    }

    /** Whoever is told AA for half of the merges does not send the other half again. */
    Refusal mergeNamesNobody() {
        return refusal(
                RefusalReason.MERGE_NAMES_NOBODY,
                "HL7 message has several merges, one of which names nobody",
                FieldPath.of("MRG", 1),
                "MRG-1 needs " + rules.identifiers()
                        + ", as PID-3 does, in every group of the message; nothing was done");
    }

    Refusal secondPatientMissing() {
        return refusal(
                RefusalReason.SECOND_PATIENT_MISSING,
                "HL7 message needs two PID segments",
                FieldPath.segment("PID"),
                "This event is about two patients: send two PID, for A17 each with its PV1");
    }

    Refusal visitMissing() {
        return refusal(
                RefusalReason.VISIT_MISSING,
                "HL7 PV1 segment missing",
                FieldPath.segment("PV1"),
                "This event needs a PV1, not of class N, behind each PID");
    }

    Refusal movedStayMissing(AdtTrigger event) {
        return refusal(
                RefusalReason.MOVED_STAY_MISSING,
                "HL7 message moves a visit or an account but names none",
                FieldPath.of("PV1", 19, 1),
                "PV1-19, PID-18, MRG-5 or MRG-3 must hold the number of the visit or account that is moved"
                        + orElse(rules.sourcesOfVisitNumber(event), " too, for the PV1, not of class N, that is there")
                        + "; A40 joins two patients");
    }

    Refusal tooManyPersons(int most) {
        return refusal(
                RefusalReason.TOO_LARGE,
                "HL7 message has more than " + most + " patients",
                FieldPath.segment("PID"),
                "Send several messages, each with at most " + most + " PID, MRG or PV1");
    }

    /** M1 takes every number or none. */
    Refusal tooManyNumbers(FieldPath field, int most) {
        return refusal(
                RefusalReason.TOO_MANY_NUMBERS,
                "HL7 field " + field + " has more than " + most + " numbers",
                field,
                "Send several messages, each with at most " + most + " numbers in " + field);
    }

    Refusal tooManyNumbersTogether(int most) {
        return refusal(
                RefusalReason.TOO_MANY_NUMBERS,
                "HL7 message has more than " + most + " numbers of patients",
                FieldPath.of("PID", 3),
                "Send several messages, each with at most " + most + " numbers in PID-3 and MRG together");
    }

    Refusal timestamp(FieldPath field) {
        return refusal(
                RefusalReason.TIMESTAMP,
                "HL7 field " + field + " is not a valid timestamp",
                field,
                field + " must be a time as YYYY[MM[DD[HH[MM[SS[.f]]]]]][+/-HHMM]" + orElse(field));
    }

    /** Where else the value was looked for. */
    private String orElse(FieldPath place) {
        return orElse(
                Stream.concat(rules.moves().stream(), rules.fallbacks().stream())
                        .filter(move -> move.to().segment().equals(place.segment())
                                && move.to().field() == place.field()),
                " too");
    }

    private static String orElse(Stream<FieldMove> moves, String condition) {
        Collection<String> sources = moves.map(FieldMove::from)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .toList();
        return sources.isEmpty() ? "" : "; it is read from " + String.join(", ", sources) + condition;
    }

    private Refusal refusal(RefusalReason reason, String text, FieldPath place, String remedy) {
        return new Refusal(reason, text, place, remedy + ". Site profile: " + rules.profile());
    }

    private static String listed(Collection<String> values) {
        return String.join(", ", values.stream().sorted().toList());
    }
}
