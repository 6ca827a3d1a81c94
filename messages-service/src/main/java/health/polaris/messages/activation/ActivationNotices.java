package health.polaris.messages.activation;

import health.polaris.messages.correspondent.Correspondent;
import health.polaris.messages.correspondent.Party;
import health.polaris.messages.message.Message;
import health.polaris.messages.message.MessageRepository;
import health.polaris.messages.message.MessageType;
import health.polaris.messages.patientward.PatientWards;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Who may have a code for a patient's phone, and who is told of it: a code that somebody made for a phone of their own is
 * noticed where it hurts (contracts/activation.md §3, P1).
 */
@Component
record ActivationNotices(PatientWards wards, MessageRepository messages) {

    private static final String TO_THE_WARD = "An activation code was made for a phone of patient %s.";
    private static final String TO_THE_PHONE =
            "An activation code was made for another phone of yours. If you did not ask for it, tell your ward at once.";

    /** In the transaction in which the code is made. */
    void tell(String patientId, boolean hasPhone, Correspondent issuer) {
        Party from = new Party(issuer.caller().id(), issuer.caller().kind());
        List<Message> told = new ArrayList<>();
        for (String ward : wards.of(patientId)) {
            told.add(new Message(
                    from,
                    new Party(ward, Party.LOCATION),
                    MessageType.ACTIVATION_CODE,
                    TO_THE_WARD.formatted(patientId),
                    null));
        }
        if (hasPhone) {
            told.add(new Message(
                    from, new Party(patientId, Party.PATIENT), MessageType.ACTIVATION_CODE, TO_THE_PHONE, null));
        }
        messages.saveAll(told);
    }
}
