package health.polaris.encounters.epr.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.polaris.encounters.encounter.MessageOrder;
import health.polaris.encounters.location.LocationCode;
import health.polaris.encounters.patient.PatientDetails;
import health.polaris.eventbus.contract.AmqpJson;
import health.polaris.eventbus.contract.EprActions;
import health.polaris.eventbus.contract.RejectedMessageException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read of an envelope, and what is refused (contracts/encounters.md §7.2, connector.md §6). */
class EnvelopeReaderTest {

    private static final String COMPLETE = """
            {"dhos_connector_message_uuid": "3e0b9f5a-52b6-4c5f-8f0b-0f8f6f1d2a77",
             "sent_at": "2024-03-12T08:15:30.000Z", "sender": "PASHUB|STMARYS", "sequence": 17, "reprocess": 2,
             "actions": [
              {"name": "process_patient", "data": {
               "first_name": "AVA", "last_name": "EXAMPLE", "sex_sct": "248152002", "nhs_number": "9434765919",
               "mrn": "70012345", "date_of_birth": "1971-02-28", "date_of_death": "2024-5-9",
               "previous_nhs_number": "9434765870", "previous_mrn": "70099999"}},
              {"name": "process_location", "data": {
               "location": {"epr_ward_code": "N-Ward 4", "epr_bay_code": "Bay 2", "epr_bed_code": "Bed 1"},
               "previous_location": {"epr_ward_code": "N-ED", "epr_bay_code": null, "epr_bed_code": null}}},
              {"name": "process_encounter", "data": {
               "epr_encounter_id": "V20240000417", "encounter_type": "INPATIENT",
               "admitted_at": "2024-05-03T08:15:00.000Z", "discharged_at": "2024-05-09T10:00:00.000+01:00",
               "admission_cancelled": false, "transfer_cancelled": "whatever", "discharge_cancelled": false,
               "encounter_moved": true, "patient_deceased": true, "parent_encounter_id": 5}},
              {"name": "process_patient", "data": {"mrn": "the second of its name"}}]}
            """;

    private final EnvelopeReader reader = new EnvelopeReader(new AmqpJson(), new ActionReader());

    @Test
    void readsACompleteEnvelope() {
        EprMessage message = read(COMPLETE);

        LocationCode bed = new LocationCode("N-Ward 4", "Bay 2", "Bed 1");
        assertThat(message.identity()).isEqualTo(new MessageIdentity("3e0b9f5a-52b6-4c5f-8f0b-0f8f6f1d2a77", 2));
        assertThat(message.order())
                .isEqualTo(new MessageOrder(Instant.parse("2024-03-12T08:15:30Z"), "PASHUB|STMARYS", 17L));
        assertThat(message.patient())
                .isEqualTo(new PatientNews(
                        new PatientDetails(
                                "9434765919",
                                "70012345",
                                "AVA",
                                "EXAMPLE",
                                LocalDate.parse("1971-02-28"),
                                LocalDate.parse("2024-05-09"),
                                "248152002"),
                        "9434765870",
                        "70099999"));
        assertThat(message.places()).containsExactly(bed, new LocationCode("N-ED", null, null));
        assertThat(message.visit())
                .isEqualTo(new Visit(
                        "V20240000417",
                        "INPATIENT",
                        Instant.parse("2024-05-03T08:15:00Z"),
                        Instant.parse("2024-05-09T09:00:00Z"),
                        false,
                        true,
                        false,
                        true,
                        true,
                        bed,
                        null,
                        1));
        assertThat(message.identifiers())
                .containsExactly(
                        "nhs:9434765919", "mrn:70012345", "nhs:9434765870", "mrn:70099999", "visit:V20240000417");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "\"sequence\": 17           | \"sequence\": 17.5            | -",
                "\"sequence\": 17           | \"sequence\": 99999999999999999999 | -",
                "\"reprocess\": 2           | \"reprocess\": -2             | -",
                "\"sender\": \"PASHUB       | \"sender\": null, \"x\": \"Y   | -",
                "\"encounter_type\": \"INPATIENT\" | \"encounter_type\": \"\" | -",
                "\"admission_cancelled\": false | \"admission_cancelled\": null | -",
                "2024-05-03T08:15:00.000Z   | 2024-05-03T08:15:00           | -",
                "\"encounter_type\": \"INPATIENT\" | \"encounter_type\": null | encounter type or admission time missing",
                "\"admitted_at\"            | \"admitted_on\"               | encounter type or admission time missing",
                "2024-05-03T08:15:00.000Z   | 3 May                         | field of wrong type or format: admitted_at",
                "2024-05-09T10:00:00.000    | 2024-13-09T10:00:00.000       | field of wrong type or format: discharged_at",
                "\"admission_cancelled\": false | \"admission_cancelled\": \"no\" | field of wrong type or format: admission_cancelled",
                "\"epr_encounter_id\": \"V20240000417\" | \"epr_encounter_id\": \" \" | visit number missing",
                "\"epr_ward_code\": \"N-ED\" | \"epr_ward_code\": null      | ward code missing",
                "\"first_name\": \"AVA\"    | \"first_name\": {\"a\": 1}    | field of wrong type or format: first_name",
                "\"actions\": [             | \"actions\": [5,              | envelope invalid: actions",
                "\"actions\": [             | \"actions\": [{\"name\": 5, \"data\": {}}, | envelope invalid: actions",
                "\"actions\": [             | \"actions\": [{\"name\": \"process_patient\", \"data\": [1]}, | envelope invalid: data",
                "\"3e0b9f5a-52b6            | \"\\n3e0b9f5a-52b6            | message uuid missing",
                "\"3e0b9f5a-52b6-4c5f-8f0b-0f8f6f1d2a77\" | 5               | message uuid missing",
            })
    void readsWhatIsOddAndRefusesWhatIsWrong(String part, String instead, @Nullable String reason) {
        String changed = COMPLETE.replace(part.strip(), instead.strip());
        assertThat(changed).isNotEqualTo(COMPLETE);
        if (reason == null) {
            assertThat(read(changed).visit()).isNotNull();
        } else {
            assertThatThrownBy(() -> read(changed))
                    .isInstanceOf(RejectedMessageException.class)
                    .hasMessage(reason);
        }
    }

    @Test
    void aReasonIsCountedUnderTheRefusalThatGaveIt() {
        assertThat(Refusal.ofReason("field of wrong type or format: mrn")).isEqualTo(Refusal.INVALID_FIELD);
        assertThat(Refusal.ofReason("NHS number invalid")).isEqualTo(Refusal.INVALID_NHS_NUMBER);
        assertThat(Refusal.ofReason("database state 22021")).isEqualTo(Refusal.OTHER);
    }

    private EprMessage read(String text) {
        return reader.read(new AmqpJson().read(text.getBytes(StandardCharsets.UTF_8), EprActions.class));
    }
}
