package health.polaris.encounters.epr.patient;

import health.polaris.encounters.epr.message.EprMessage;
import health.polaris.encounters.patient.Patient;
import health.polaris.encounters.patient.PatientDetails;
import health.polaris.encounters.patient.PatientDirectory;
import org.springframework.stereotype.Component;

/** The patient of a message: found and corrected, or made; joined by those merged into it (§7.3, §7.4). */
@Component
public class PatientStep {

    private final PatientDirectory patients;
    private final PatientRecencyRepository recencies;
    private final MergeStep merge;

    PatientStep(PatientDirectory patients, PatientRecencyRepository recencies, MergeStep merge) {
        this.patients = patients;
        this.recencies = recencies;
        this.merge = merge;
    }

    /** @param late the message is older than what is known of the patient */
    public record Result(Patient patient, boolean late) {}

    public Result apply(EprMessage message) {
        PatientDetails told = message.patient().details();
        Result result = patients.match(told.nhsNumber(), told.hospitalNumber())
                .map(known -> correct(known, message))
                .orElseGet(() -> new Result(patients.create(told), false));
        if (!result.late()) {
            remember(result.patient(), message);
        }
        merge.apply(message, result.patient());
        return result;
    }

    private Result correct(Patient known, EprMessage message) {
        boolean late = recencies
                .findById(known.uuid())
                .filter(recency -> recency.provesLate(message.order()))
                .isPresent();
        patients.update(known, message.patient().details(), late);
        return new Result(known, late);
    }

    private void remember(Patient patient, EprMessage message) {
        PatientRecency recency = recencies.findById(patient.uuid()).orElseGet(() -> new PatientRecency(patient.uuid()));
        recency.spokeOfPatient(message.order());
        recencies.save(recency);
    }
}
