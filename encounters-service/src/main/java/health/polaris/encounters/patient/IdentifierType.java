package health.polaris.encounters.patient;

import health.polaris.common.error.ApiException;
import health.polaris.eventbus.identifier.NhsNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code identifier_type} may say. */
enum IdentifierType {
    NHS_NUMBER {
        @Override
        List<Patient> find(PatientRepository patients, String value, @Nullable String namespace) {
            return patients.findSurvivorsByNhsNumber(value);
        }

        @Override
        String compared(String value) {
            return NhsNumber.withoutBlanksAndHyphens(value);
        }
    },
    HOSPITAL_NUMBER {
        @Override
        List<Patient> find(PatientRepository patients, String value, @Nullable String namespace) {
            return namespace == null
                    ? patients.findSurvivorsByHospitalNumber(value)
                    : patients.findSurvivorsByMrn(value, namespace);
        }
    };

    /** @throws ApiException 400 for another word */
    static IdentifierType of(String word) {
        return switch (word) {
            case "NHS_NUMBER", "nhs_number" -> NHS_NUMBER;
            case "MRN", "mrn", "HOSPITAL_NUMBER", "hospital_number" -> HOSPITAL_NUMBER;
            default -> throw ApiException.invalid("identifier_type is NHS_NUMBER, MRN or HOSPITAL_NUMBER");
        };
    }

    /** As the database has it. */
    String kind() {
        return this == NHS_NUMBER ? "NHS_NUMBER" : "MRN";
    }

    /** As values are compared (contracts/identity.md §1, I2): a number is found however somebody writes it. */
    String compared(String value) {
        return value.strip();
    }

    abstract List<Patient> find(PatientRepository patients, String value, @Nullable String namespace);
}
