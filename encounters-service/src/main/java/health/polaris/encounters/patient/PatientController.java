package health.polaris.encounters.patient;

import health.polaris.common.error.ApiException;
import health.polaris.common.security.Allow;
import health.polaris.common.security.Caller;
import health.polaris.encounters.http.LookUpRate;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Look-up of patients by an identifier (contracts/encounters.md §7.13). */
@RestController
@Tag(name = "patients", description = "Who is known, by which numbers")
record PatientController(PatientRepository patients, PatientNumberRepository identifiers, LookUpRate rate) {

    private static final int LONGEST_IDENTIFIER = 600;

    /** Patients that were merged away are answered by the one that remained. */
    @Operation(operationId = "findPatients")
    @Allow(scopes = "read:send_patient")
    @GetMapping("/dhos/v1/patient")
    List<PatientResponse> find(
            @RequestParam("product_name") String productName,
            @RequestParam("identifier_type") String identifierType,
            @RequestParam("identifier_value") String identifierValue,
            @Parameter(description = "Of an MRN; absent: of any, empty: the shared one")
                    @RequestParam(name = "namespace", required = false)
                    @Nullable
                    String namespace,
            Caller caller) {
        rate.count(caller);
        IdentifierType type = IdentifierType.of(identifierType);
        if (identifierValue.isBlank() || identifierValue.length() > LONGEST_IDENTIFIER) {
            throw ApiException.invalid("identifier_value has 1 to " + LONGEST_IDENTIFIER + " characters");
        }
        if (!productName.equals("SEND")) {
            throw ApiException.forbidden();
        }
        List<Patient> found = type.find(patients, identifierValue, namespace);
        Map<String, List<KnownNumber>> numbers = identifiers.of(found);
        return found.stream()
                .map(patient -> PatientResponse.from(patient, numbers.getOrDefault(patient.uuid(), List.of())))
                .toList();
    }
}
