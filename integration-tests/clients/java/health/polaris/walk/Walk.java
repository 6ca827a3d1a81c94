package health.polaris.walk;

import health.polaris.client.encounters.api.EncountersApi;
import health.polaris.client.messages.api.ActivationsApi;
import health.polaris.client.messages.api.DeviceAccessApi;
import health.polaris.client.messages.api.DevicesApi;
import health.polaris.client.messages.api.MessagesApi;
import health.polaris.client.messages.api.WardLoginsApi;
import health.polaris.client.messages.model.DeviceRequest;
import health.polaris.client.messages.model.MessageRequest;
import health.polaris.client.messages.model.MessageUpdate;
import health.polaris.client.messages.model.OtpRequest;
import health.polaris.client.messages.model.TypeNumber;
import health.polaris.client.users.api.CliniciansApi;
import health.polaris.client.users.model.ClinicianCreateRequest;
import health.polaris.client.users.model.ProductRequest;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

/**
 * The README's whole walk, through the generated clients: a nurse, a ward tablet, a patient and a message between them. The
 * installation is the one of the environment ({@code POLARIS_*_URL}, {@code POLARIS_JWT_SECRET}, {@code POLARIS_JWT_ISSUER}).
 */
public class Walk {

    private final String ward = "ward-" + UUID.randomUUID();
    private final String patient = UUID.randomUUID().toString();
    private final String badge = UUID.randomUUID().toString().substring(0, 12);
    private final String system = Token.of(
            "system_id",
            "walk",
            "write:send_clinician_all write:gdm_clinician_all write:send_device write:gdm_activation");

    public static void main(String[] arguments) throws Exception {
        new Walk().walk();
    }

    private void walk() throws Exception {
        String nurse = new CliniciansApi(Clients.users(system))
                .createClinician(
                        new ClinicianCreateRequest()
                                .firstName("Amina")
                                .lastName("Okafor")
                                .phoneNumber("01865000111")
                                .nhsSmartcardNumber("770011")
                                .jobTitle("Staff Nurse")
                                .emailAddress(badge + "@ward.example")
                                .sendEntryIdentifier(badge)
                                .locations(List.of(ward))
                                .groups(List.of("SEND Clinician", "GDM Clinician"))
                                .products(List.of(product("SEND"), product("GDM"))),
                        null)
                .getUuid();
        readTheWard(activatedTablet());
        askAndAnswer(nurse, activatedPhone());
    }

    private static ProductRequest product(String name) {
        return new ProductRequest().productName(name).openedDate(LocalDate.of(2026, 1, 1));
    }

    /** A tablet is registered and activated; returns its token. */
    private String activatedTablet() throws Exception {
        String device = new DevicesApi(Clients.messages(system))
                .registerDevice(new DeviceRequest().locationId(ward).description("bay 1"))
                .getUuid();
        String code = new DeviceAccessApi(Clients.messages(system))
                .createDeviceActivation(device)
                .getCode();
        String key = new ActivationsApi(Clients.messages(null))
                .validateActivation(code, "send_entry", null)
                .getAuthorisationCode();
        return new DeviceAccessApi(Clients.messages(null))
                .issueTabletToken(device, key)
                .getJwt();
    }

    /** With the tablet's token the nurse's badge gives her a token, as soon as messages-service has heard of her. */
    private void readTheWard(String tablet) throws Exception {
        String shown = eventually(() -> new WardLoginsApi(Clients.messages(tablet))
                .issueClinicianToken(badge, null)
                .getJwt());
        check(
                new EncountersApi(Clients.encounters(shown))
                        .listEncounters(patient, null, null, null, null, null, null, null, null, null)
                        .isEmpty(),
                "a new patient has no stays");
    }

    /** A patient activates the app with a one-time PIN; returns its token. */
    private String activatedPhone() throws Exception {
        var activation = new ActivationsApi(Clients.messages(system)).createPatientActivation(patient, null);
        String key = new ActivationsApi(Clients.messages(null))
                .validateActivation(activation.getActivationCode(), null, new OtpRequest().otp(activation.getOtp()))
                .getAuthorisationCode();
        return new ActivationsApi(Clients.messages(null))
                .issuePatientToken(patient, key)
                .getJwt();
    }

    /** The patient asks the ward to call back; the nurse reads that, confirms it and answers; the patient sees both. */
    private void askAndAnswer(String nurse, String phone) throws Exception {
        MessagesApi ofPatient = new MessagesApi(Clients.messages(phone));
        String asked = ofPatient
                .createMessage(
                        new MessageRequest()
                                .sender(patient)
                                .senderType("patient")
                                .receiver(ward)
                                .receiverType("location")
                                .messageType(new TypeNumber().value(TypeNumber.ValueEnum.NUMBER_5))
                                .content("Could the team ring me after 2pm?"),
                        null)
                .getUuid();

        MessagesApi ofNurse = new MessagesApi(
                Clients.messages(Token.of("clinician_id", nurse, "read:gdm_message write:gdm_message")));
        eventually(() -> {
            var waiting = ofNurse.listActiveReceivedMessages(ward, null, null, null, null, null);
            check(waiting.size() == 1 && asked.equals(waiting.getFirst().getUuid()), "the nurse reads the message");
            return waiting;
        });
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
        ofNurse.updateMessage(asked, new MessageUpdate().retrieved(now).confirmed(now), null);
        ofNurse.createMessage(
                new MessageRequest()
                        .sender(ward)
                        .senderType("location")
                        .receiver(patient)
                        .receiverType("patient")
                        .messageType(new TypeNumber().value(TypeNumber.ValueEnum.NUMBER_0))
                        .content("We will."),
                null);

        check(
                ofPatient.listReceivedMessages(patient, null, null, null, null, null).stream()
                        .anyMatch(answer -> answer.getContent().equals("We will.")),
                "the patient reads the answer");
        check(
                now.isEqual(ofPatient.getMessage(asked, null).getConfirmed()),
                "the patient sees that the message was confirmed");
    }

    private static <T> T eventually(Callable<T> attempt) throws Exception {
        Exception last = new IllegalStateException("never tried");
        for (int tries = 0; tries < 100; tries++) {
            try {
                return attempt.call();
            } catch (Exception notYet) {
                last = notYet;
                Thread.sleep(200);
            }
        }
        throw last;
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("Not so: " + what);
        }
    }
}
