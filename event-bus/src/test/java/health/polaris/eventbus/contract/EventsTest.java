package health.polaris.eventbus.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.polaris.eventbus.revocation.TokensRevoked;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every event, byte by byte as it is on the wire, under its routing key and with what its order depends on. */
class EventsTest {

    private static final Path EVENTS = Path.of("src/test/resources/events");

    private static final String CLINICIAN = "c0ffee00-7b0f-4d2c-a9a5-30f5f1b3a001";
    private static final Instant REVOKED = Instant.parse("2026-11-30T12:00:07.300Z");
    private static final String ENCOUNTER = "3e0b9f5a-52b6-4c5f-8f0b-0f8f6f1d2a77";
    private static final String PATIENT = "2f9a0000-0000-4000-8000-000000000004";
    private static final String WARD = "91ce0d2a-0000-4000-8000-000000000001";

    private final AmqpJson json = new AmqpJson();

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record LoginFailure(String reason, @Nullable String username, String clinicianId) {}

    private static byte[] golden(String name) throws IOException {
        return Files.readAllBytes(EVENTS.resolve(name + ".json"));
    }

    private static String text(String name) throws IOException {
        return new String(golden(name), StandardCharsets.UTF_8).strip();
    }

    private void written(Event event, String name, String routingKey, String... orderKeys) throws IOException {
        assertThat(json.write(event)).isEqualTo(text(name));
        assertThat(event.routingKey()).isEqualTo(routingKey);
        assertThat(event.orderKeys()).containsExactly(orderKeys);
    }

    /** What is read says all that was written. */
    @ParameterizedTest
    @CsvSource({
        "audit-event, AuditEvent",
        "welcome-email, WelcomeEmail",
        "encounter-changed, EncounterChanged",
        "message-outcome-processed, MessageOutcome",
        "message-outcome-waiting, MessageOutcome",
        "message-outcome-rejected, MessageOutcome",
        "message-outcome-warned, MessageOutcome",
        "clinician-changed, ClinicianChanged",
        "observation-set-changed, ObservationSetChanged",
        "observation-set-with-encounter, ObservationSetWithEncounter",
        "orphaned-observations-check, OrphanedObservationsCheck",
        "blood-glucose-alert, BloodGlucoseAlert",
        "continuity-of-care-document, ContinuityOfCareDocument",
        "epr-actions, EprActions",
        "epr-actions-again, EprActions",
        "epr-actions-message, EprActions",
        "tokens-revoked, TokensRevoked",
        "tokens-revoked-readmitting, TokensRevoked"
    })
    void losesNothingOnTheWay(String name, String type) throws Exception {
        String home = type.equals("TokensRevoked") ? "revocation." : "contract.";
        Class<?> event = Class.forName("health.polaris.eventbus." + home + type);

        assertThat(json.write(json.read(golden(name), event))).isEqualTo(text(name));
    }

    @Test
    void tellsWhoseTokensAreGoodNoLonger() throws Exception {
        written(
                TokensRevoked.barring(CLINICIAN, REVOKED, REVOKED.plusMillis(1)),
                "tokens-revoked",
                "dhos.tokens_revoked",
                key());
        written(
                TokensRevoked.readmitting(CLINICIAN, REVOKED.plusSeconds(1)),
                "tokens-revoked-readmitting",
                "dhos.tokens_revoked",
                key());
    }

    @Test
    void tellsWhatPeopleAndDevicesDid() throws Exception {
        LoginFailure failure = new LoginFailure("wrong password", null, CLINICIAN);
        written(
                AuditEvent.about("clinician", CLINICIAN, "Login Failure", failure),
                "audit-event",
                "dhos.34837004",
                "clinician:" + CLINICIAN);
    }

    @Test
    void tellsOfClinicians() throws Exception {
        ClinicianChanged read = json.read(golden("clinician-changed"), ClinicianChanged.class);
        written(with(ClinicianChanged.Change.CREATED, read), "clinician-changed", "dhos.D9000001", key());
        written(with(ClinicianChanged.Change.UPDATED, read), "clinician-changed", "dhos.D9000002", key());
        written(WelcomeEmail.to("ward@example.com", CLINICIAN), "welcome-email", "dhos.DM000017", key());
    }

    @ParameterizedTest
    @CsvSource({
        "2024-05-04T08:15:30.123456+00:00, 2024-05-04T08:15:30.123456Z",
        "2024-05-04T10:15:30+02:00, 2024-05-04T08:15:30Z",
        "yesterday,"
    })
    void aClinicianEventSaysWhenTheClinicianWasChanged(String modified, @Nullable Instant changed) throws Exception {
        String body = text("clinician-changed").replace("2024-05-04T08:15:30.123456+00:00", modified);
        ClinicianChanged read = json.read(body.getBytes(StandardCharsets.UTF_8), ClinicianChanged.class);
        assertThat(read.changedAt()).isEqualTo(changed);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"uuid\":\"c0ffee00-7b0f-4d2c-a9a5-30f5f1b3a001\"', '\"uuid\":\" \"', uuid, true",
        "'\"locations\":[', '\"locations\":[null,', locations, true",
        "'\"login_active\":true', '\"login_active\":null', login_active, false",
        "'\"groups\":[', '\"groups\":[null,', groups, false",
        "'\"product_name\":\"SEND\"', '\"product_name\":null', product_name, false"
    })
    void aClinicianEventSaysWhatItLacks(String whole, String broken, String key, boolean nobody) throws Exception {
        String body = text("clinician-changed").replace(whole, broken);
        assertThat(body).isNotEqualTo(text("clinician-changed"));
        ClinicianChanged read = json.read(body.getBytes(StandardCharsets.UTF_8), ClinicianChanged.class);
        assertThatThrownBy(read::requireLogin)
                .isInstanceOf(RejectedMessageException.class)
                .hasMessage("clinician event: " + key + " is missing or of another type");
        if (nobody) {
            assertThatThrownBy(read::requireWhoAndWhere).isInstanceOf(RejectedMessageException.class);
        } else {
            read.requireWhoAndWhere();
        }
    }

    private static String key() {
        return "clinician:" + CLINICIAN;
    }

    private static ClinicianChanged with(ClinicianChanged.Change change, ClinicianChanged read) {
        return new ClinicianChanged(
                change,
                read.uuid(),
                read.created(),
                read.createdBy(),
                read.modified(),
                read.modifiedBy(),
                read.jobTitle(),
                read.sendEntryIdentifier(),
                read.locations(),
                read.loginActive(),
                read.contractExpiryEodDate(),
                read.groups(),
                read.products());
    }

    @Test
    void tellsOfEncounters() throws Exception {
        written(new EncounterChanged(ENCOUNTER, PATIENT), "encounter-changed", "dhos.DM000007", "patient:" + PATIENT);
        written(
                OrphanedObservationsCheck.of("aa000000-0000-4000-8000-000000000005", ENCOUNTER, PATIENT),
                "orphaned-observations-check",
                "dhos.DM000002",
                "patient:" + PATIENT);
    }

    @Test
    void tellsOfObservationSets() throws Exception {
        ObservationSetChanged changed = json.read(golden("observation-set-changed"), ObservationSetChanged.class);
        written(changed, "observation-set-changed", "dhos.DM000004", "encounter:" + ENCOUNTER);
        ObservationSetWithEncounter read =
                json.read(golden("observation-set-with-encounter"), ObservationSetWithEncounter.class);
        written(
                ObservationSetWithEncounter.of(read.data().orElseThrow(), PATIENT),
                "observation-set-with-encounter",
                "dhos.DM000005",
                "patient:" + PATIENT);
    }

    @Test
    void tellsWhatBecameOfAMessage() throws Exception {
        written(
                new MessageOutcome(ENCOUNTER, MessageOutcome.PROCESSED, null),
                "message-outcome-processed",
                "dhos.hl7_message.processed",
                "message:" + ENCOUNTER);
        written(
                new MessageOutcome(ENCOUNTER, MessageOutcome.REJECTED, "ward code missing"),
                "message-outcome-rejected",
                "dhos.hl7_message.processed",
                "message:" + ENCOUNTER);
        written(
                MessageOutcome.said(
                        Instant.parse("2026-03-12T16:02:11.904250Z"),
                        ENCOUNTER,
                        MessageOutcome.WAITING,
                        "ward code missing"),
                "message-outcome-waiting",
                "dhos.hl7_message.processed",
                "message:" + ENCOUNTER);
        written(
                MessageOutcome.said(
                        Instant.parse("2026-03-12T16:02:11.904250Z"),
                        ENCOUNTER,
                        MessageOutcome.PROCESSED,
                        null,
                        List.of(new MessageOutcome.Warning(
                                "retired_number", "PID-3", "send the number that the patient bears now"))),
                "message-outcome-warned",
                "dhos.hl7_message.processed",
                "message:" + ENCOUNTER);
    }

    @Test
    void tellsWhatOthersPublish() throws Exception {
        written(
                new BloodGlucoseAlert(PATIENT, "COUNTS_RED", List.of(WARD)),
                "blood-glucose-alert",
                "gdm.424167000",
                "patient:" + PATIENT);
        written(
                json.read(golden("continuity-of-care-document"), ContinuityOfCareDocument.class),
                "continuity-of-care-document",
                "dhos.423779001");
    }

    @Test
    void keepsTheOrderOfWhateverAnAdtMessageNames() throws Exception {
        EprActions person = json.read(golden("epr-actions"), EprActions.class);
        written(person, "epr-actions", "dhos.24891000000101", "mrn:5550142", "nhs:9434765919", "mrn:5550141");
        EprActions again = json.read(golden("epr-actions-again"), EprActions.class);
        assertThat(again.orderKeys())
                .containsExactly("mrn:5550142", "nhs:9434765919", "mrn:5550141", "visit:E-20240311-7");
        assertThat(json.write(person.again(2))).endsWith("\"sequence\":1,\"reprocess\":2}");
    }

    @Test
    void keepsTheOrderOfWhateverTheWholeMessageNames() throws Exception {
        EprActions read = json.read(golden("epr-actions-message"), EprActions.class);

        assertThat(read.orderKeys())
                .containsExactly("mrn:5550142", "nhs:9434765919", "mrn:5550141", "visit:E-20240311-7", "account:A-1");
        assertThat(json.write(read.held())).endsWith("\"held\":true}}");
    }

    /** Two persons, two namespaces, numbers as people type them, and what is moved or merged away. */
    @Test
    void everyPersonOfAMessageHasKeys() {
        String persons = """
            [{"identifiers": [{"kind": "MRN", "namespace": "NORTH", "value": " 7 "},
                              {"kind": "NHS_NUMBER", "namespace": "", "value": "943 476-5919"}],
              "visit": {"number": {"namespace": "NORTH", "value": "V1"}, "account": null}},
             {"identifiers": [{"kind": "MRN", "namespace": "", "value": "7"}, {"kind": "MRN", "value": " "}, 5],
              "merge": {"identifiers": [{"kind": "MRN", "namespace": "", "value": "8"}],
                        "visit": {"namespace": "", "value": "V2"}, "account": {"namespace": "", "value": "A2"}}},
             "odd"]
            """;
        EprActions read = json.read(
                "{\"message\": {\"persons\": %s}}".formatted(persons).getBytes(StandardCharsets.UTF_8),
                EprActions.class);

        assertThat(read.orderKeys())
                .containsExactly(
                        "mrn:NORTH:7", "nhs:9434765919", "visit:NORTH:V1", "mrn:7", "mrn:8", "visit:V2", "account:A2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"{\"actions\": 5}; false", "{\"actions\": [5, {\"name\": 5}], \"sequence\": \"x\"}; true"})
    void anAdtMessageThatIsOddCanStillBeAnswered(String rest, boolean hasActions) {
        String body = "{\"dhos_connector_message_uuid\": \"m\", " + rest.substring(1);
        EprActions read = json.read(body.getBytes(StandardCharsets.UTF_8), EprActions.class);

        assertThat(read.dhosConnectorMessageUuid()).isEqualTo("m");
        assertThat(read.actions() != null).isEqualTo(hasActions);
        assertThat(read.sequence()).isNull();
        assertThat(read.orderKeys()).isEmpty();
    }

    @Test
    void aClinicianWithoutContractEndSaysSo() throws Exception {
        String lacking = text("clinician-changed").replace("\"contract_expiry_eod_date\":\"2027-03-09\",", "");
        assertThatThrownBy(() -> json.read(lacking.getBytes(StandardCharsets.UTF_8), ClinicianChanged.class))
                .isInstanceOf(RejectedMessageException.class)
                .hasMessageContaining("contract_expiry_eod_date");
    }
}
