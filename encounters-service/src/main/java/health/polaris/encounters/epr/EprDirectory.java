package health.polaris.encounters.epr;

import health.polaris.encounters.event.Directory;
import health.polaris.encounters.location.LocationDirectory;
import health.polaris.encounters.patient.Patient;
import health.polaris.encounters.patient.PatientDirectory;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the EPR has told of patients and locations, for the observations on their way out. */
@Component
record EprDirectory(PatientDirectory patients, LocationDirectory locations) implements Directory {
    @Override
    public Optional<KnownPatient> patient(String patientUuid) {
        return patients.survivorOf(patientUuid).map(EprDirectory::known);
    }

    @Override
    public Optional<String> odsCode(String locationUuid) {
        return locations.odsCode(locationUuid);
    }

    private static KnownPatient known(Patient patient) {
        return new KnownPatient(
                patient.uuid(),
                patient.firstName(),
                patient.lastName(),
                patient.dob(),
                patient.sex(),
                patient.hospitalNumber(),
                patient.nhsNumber());
    }
}
