package health.polaris.encounters.patient;

import static java.util.stream.Collectors.toMap;

import health.polaris.common.error.ApiException;
import health.polaris.common.security.Allow;
import health.polaris.common.security.Caller;
import health.polaris.encounters.chronicle.Chronicle;
import health.polaris.encounters.fact.then.Past;
import health.polaris.encounters.fact.then.TrueThen;
import health.polaris.encounters.http.AsOf;
import health.polaris.encounters.http.LookUpRate;
import health.polaris.encounters.http.ShownThen;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Look-up of patients by an identifier or by their uuids (contracts/encounters.md §7.13). */
@RestController
@Tag(name = "patients", description = "Who is known, by which numbers")
record PatientController(
        PatientRepository patients,
        PatientNumberRepository identifiers,
        LookUpRate rate,
        Chronicle chronicle,
        TrueThen facts) {

    private static final int LONGEST_IDENTIFIER = 600;
    private static final int MOST_PATIENTS = 100;
    /** Patients that were merged away are answered by the one that remained. */
    @Operation(operationId = "findPatients")
    @Allow(scopes = "read:send_patient")
    @GetMapping("/dhos/v1/patient")
    List<PatientResponse> find(
            @RequestParam("product_name") String productName,
            @RequestParam("identifier_type") String identifierType,
            @RequestParam("identifier_value") String identifierValue,
            @ParameterObject Within within,
            Caller caller) {
        rate.count(caller);
        IdentifierType type = IdentifierType.of(identifierType);
        if (identifierValue.isBlank() || identifierValue.length() > LONGEST_IDENTIFIER) {
            throw ApiException.invalid("identifier_value has 1 to " + LONGEST_IDENTIFIER + " characters");
        }
        if (!productName.equals("SEND")) {
            throw ApiException.forbidden();
        }
        String value = type.compared(identifierValue);
        AsOf times = AsOf.parse(null, within.asOf(), within.asOfEvent());
        Instant event = times.event();
        if (event != null) {
            return byEvent(event, type, value, within.namespace());
        }
        Instant moment = times.shown();
        if (moment != null) {
            return asOf(moment.atOffset(ZoneOffset.UTC), type.kind(), value, within.namespace());
        }
        List<Patient> found = type.find(patients, value, within.namespace());
        return responses(found, identifiers.of(found));
    }

    /** {@code {"<uuid>": {…}}} by the uuids that were asked for; those of whom the directory does not know are left out. */
    @Operation(operationId = "listPatients")
    @Allow(scopes = "read:send_patient")
    @GetMapping("/dhos/v1/patient/list")
    Map<String, PatientResponse> many(
            @RequestParam("uuid") @Size(min = 1, max = MOST_PATIENTS) List<@Size(max = 36) String> uuids,
            @ParameterObject ShownThen then) {
        Instant moment = then.moment();
        if (moment != null) {
            return asOf(moment.atOffset(ZoneOffset.UTC), uuids);
        }
        Map<String, String> survivors = identifiers.survivors(uuids);
        List<Patient> found = patients.findAllById(Set.copyOf(survivors.values()));
        return byAsked(survivors, responses(found, identifiers.of(found)));
    }

    private Map<String, PatientResponse> asOf(OffsetDateTime moment, List<String> uuids) {
        chronicle.requireKnown(moment.toInstant());
        List<Patient> found = patients.findSurvivorsAsOf(moment, uuids.toArray(String[]::new));
        return byAsked(identifiers.survivors(uuids, moment), responses(found, identifiers.of(found, moment, uuids)));
    }

    private static Map<String, PatientResponse> byAsked(Map<String, String> survivors, List<PatientResponse> found) {
        Map<String, PatientResponse> responses =
                found.stream().collect(toMap(PatientResponse::uuid, patient -> patient));
        Map<String, PatientResponse> byAsked = new HashMap<>();
        survivors.forEach((asked, survivor) ->
                Optional.ofNullable(responses.get(survivor)).ifPresent(response -> byAsked.put(asked, response)));
        return byAsked;
    }

    /** Where the number is looked up. */
    record Within(
            @Parameter(description = "Of an MRN; absent: of any, empty: the shared one") @Nullable
            String namespace,

            @BindParam("as_of") @Parameter(name = "as_of", description = AsOf.SHOWN_THEN) @Nullable
            String asOf,

            @BindParam("as_of_event")
            @Parameter(
                    name = "as_of_event",
                    description = "What was true at this time, by what is known today; with its offset")
            @Nullable
            String asOfEvent) {}

    private List<PatientResponse> asOf(OffsetDateTime moment, String kind, String value, @Nullable String namespace) {
        chronicle.requireKnown(moment.toInstant());
        List<Patient> found = patients.findSurvivorsAsOf(moment, kind, value, kind.equals("MRN") ? namespace : null);
        return responses(found, identifiers.of(found, moment, kind, value));
    }

    /** Who had the number by event time; when a row was made and changed is today's. */
    private List<PatientResponse> byEvent(
            Instant moment, IdentifierType type, String value, @Nullable String namespace) {
        String kind = type.kind();
        String ofMrn = kind.equals("MRN") ? namespace : null;
        Past past = facts.ofNumber(kind, value, ofMrn, moment);
        List<Patient> told = patients.findSurvivorsByEvent(past.patients(), past.numbers(), kind, value, ofMrn);
        // From before facts were kept, and named by none since.
        List<Patient> untold = type.find(patients, value, namespace).stream()
                .filter(patient -> !past.tellsOf(patient.uuid()))
                .toList();
        TrueThen.requireKnown(untold.stream().map(Patient::modified), moment);
        return Stream.concat(
                        responses(told, identifiers.of(told, past)).stream(),
                        responses(untold, identifiers.of(untold)).stream())
                .toList();
    }

    private static List<PatientResponse> responses(List<Patient> found, Map<String, List<KnownNumber>> numbers) {
        return found.stream()
                .map(patient -> PatientResponse.from(patient, numbers.getOrDefault(patient.uuid(), List.of())))
                .toList();
    }
}
