package health.polaris.encounters.change;

import health.polaris.common.error.ApiException;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.patient.PatientNumbers;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Merges, unlinks and dismissals of an operator: facts like those of messages. What comes of them is written, told and
 * audited by what differs afterwards, with the operator's name.
 */
@Service
class PatientCorrectionService {

    private final PatientNumbers patients;
    private final ClientFacts facts;
    private final JdbcClient jdbc;

    PatientCorrectionService(PatientNumbers patients, ClientFacts facts, JdbcClient jdbc) {
        this.patients = patients;
        this.facts = facts;
        this.jdbc = jdbc;
    }

    @Transactional
    public void merge(String survivorUuid, String otherUuid) {
        PatientNumbers.Numbered survivor = known(survivorUuid);
        PatientNumbers.Numbered other = known(otherUuid);
        if (survivor.mergedInto() != null) {
            throw ApiException.conflict("patient_id: the patient is merged into %s itself; merge into that one"
                    .formatted(survivor.mergedInto()));
        }
        boolean merged = !survivorUuid.equals(otherUuid)
                && facts.take(List.of(new Statement.RecordMerge(number(survivor), number(other))));
        if (!merged) {
            requireNumber(survivor);
            requireNumber(other);
            throw ApiException.conflict("other_patient_id: the two are one patient already; nothing is left to merge");
        }
    }

    @Transactional
    public void unlink(String mergedUuid) {
        PatientNumbers.Numbered merged = known(mergedUuid);
        boolean unlinked =
                merged.mergedInto() != null && facts.take(List.of(new Statement.RecordUnlink(number(merged))));
        if (!unlinked) {
            requireNumber(merged);
            throw ApiException.conflict(
                    "patient_id: the patient is not merged into another one; name the one that was merged");
        }
    }

    /** The claim of one record to a number. */
    private record Claimed(String claimant, Identifier number, String state) {}

    @Transactional
    public void dismiss(String conflictUuid, String reason) {
        Claimed claimed = jdbc.sql(
                        "select claimant_uuid, kind, namespace, value, state from patient_conflict where uuid = ?")
                .param(conflictUuid)
                .query((row, _) -> new Claimed(
                        row.getString("claimant_uuid"),
                        new Identifier(
                                Identifier.Kind.valueOf(row.getString("kind")),
                                row.getString("namespace"),
                                row.getString("value")),
                        row.getString("state")))
                .optional()
                .orElseThrow(() -> ApiException.notFound("Conflict not found"));
        boolean dismissed = claimed.state().equals("open")
                && facts.take(
                        List.of(new Statement.Dismissal(number(known(claimed.claimant())), claimed.number(), reason)));
        if (!dismissed) {
            throw ApiException.conflict("conflict_id: the conflict is %s already; only an open one can be dismissed"
                    .formatted(claimed.state()));
        }
    }

    private PatientNumbers.Numbered known(String uuid) {
        return patients.find(uuid).orElseThrow(() -> ApiException.notFound("Patient not found"));
    }

    /** One whose number is another patient's, who has it without the blanks around it (I2), is known by its uuid alone. */
    private static Identifier number(PatientNumbers.Numbered patient) {
        return patient.numbers().isEmpty()
                ? Identifier.patient(patient.uuid())
                : patient.numbers().getFirst();
    }

    private static void requireNumber(PatientNumbers.Numbered patient) {
        if (patient.numbers().isEmpty()) {
            throw ApiException.conflict("patient_id: no number leads to patient %s any more; have the EPR send one"
                    .formatted(patient.uuid()));
        }
    }
}
