package health.polaris.encounters.epr.message;

import health.polaris.encounters.encounter.MessageOrder;
import health.polaris.encounters.location.LocationCode;
import health.polaris.encounters.patient.PatientDetails;
import health.polaris.eventbus.contract.NhsNumber;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Understands the three actions, or says why not. */
@Component
class ActionReader {

    EprMessage read(
            MessageIdentity identity,
            MessageOrder order,
            boolean closesLocalEncounter,
            ActionData patient,
            @Nullable ActionData location,
            @Nullable ActionData encounter) {
        LocationCode place = location == null ? null : place(object(location).part("location"));
        LocationCode previous = location == null ? null : place(location.part("previous_location"));
        return new EprMessage(
                identity,
                order,
                patient(object(patient)),
                Stream.of(place, previous)
                        .flatMap(Stream::ofNullable)
                        .distinct()
                        .toList(),
                encounter == null ? null : visit(object(encounter), place, closesLocalEncounter));
    }

    private static ActionData object(ActionData data) {
        if (!data.fields().isObject()) {
            throw Refusal.INVALID_ENVELOPE.exception("data");
        }
        return data;
    }

    private static PatientNews patient(ActionData data) {
        PatientDetails details = new PatientDetails(
                nhsNumber(data),
                limited(data.text("mrn")),
                data.text("first_name"),
                data.text("last_name"),
                data.date("date_of_birth"),
                data.date("date_of_death"),
                data.text("sex_sct"));
        if (details.nhsNumber() == null && details.hospitalNumber() == null) {
            throw Refusal.NO_IDENTIFIER.exception();
        }
        return new PatientNews(details, known(data.text("previous_nhs_number")), data.text("previous_mrn"));
    }

    private static @Nullable String nhsNumber(ActionData data) {
        String nhsNumber = known(data.text("nhs_number"));
        if (nhsNumber != null && !NhsNumber.isValid(nhsNumber)) {
            throw Refusal.INVALID_NHS_NUMBER.exception();
        }
        return nhsNumber;
    }

    private static @Nullable String known(@Nullable String nhsNumber) {
        return nhsNumber == null || NhsNumber.meansUnknown(nhsNumber) ? null : nhsNumber;
    }

    private static @Nullable LocationCode place(@Nullable ActionData data) {
        if (data == null) {
            return null;
        }
        String ward = data.text("epr_ward_code");
        if (ward == null) {
            throw Refusal.NO_WARD.exception();
        }
        LocationCode code = new LocationCode(ward, data.text("epr_bay_code"), data.text("epr_bed_code"));
        limited(code.text());
        return code;
    }

    private static Visit visit(ActionData data, @Nullable LocationCode place, boolean closesLocalEncounter) {
        String visitNumber = limited(data.text("epr_encounter_id"));
        if (visitNumber == null) {
            throw Refusal.NO_VISIT_NUMBER.exception();
        }
        String type = data.rawText("encounter_type");
        Instant admittedAt = data.time("admitted_at");
        if (type == null || admittedAt == null) {
            throw Refusal.INCOMPLETE_ENCOUNTER.exception();
        }
        if (place == null) {
            throw Refusal.NO_LOCATION.exception();
        }
        return new Visit(
                visitNumber,
                type,
                admittedAt,
                data.time("discharged_at"),
                data.flag("admission_cancelled"),
                closesLocalEncounter,
                data.flag("discharge_cancelled"),
                data.flag("encounter_moved"),
                data.flag("patient_deceased"),
                place,
                data.text("score_system"),
                spo2Scale(data));
    }

    private static int spo2Scale(ActionData data) {
        int scale = Objects.requireNonNullElse(data.number("spo2_scale"), 1);
        if (scale < 1) {
            throw Refusal.INVALID_FIELD.exception("spo2_scale");
        }
        return scale;
    }

    /** Identifiers and codes are indexed, and an index holds only so much. */
    private static @Nullable String limited(@Nullable String identifier) {
        if (identifier != null && identifier.length() > PatientNews.LONGEST_IDENTIFIER) {
            throw Refusal.TOO_LONG.exception();
        }
        return identifier;
    }
}
