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
 * Who is told of a code for a patient's phone, and that a phone was taken off: what somebody did for themselves is noticed
 * where it hurts (contracts/activation.md §3, P1 and P4).
 */
@Component
record ActivationNotices(PatientWards wards, MessageRepository messages) {

    private static final String TO_THE_WARD = "An activation code was made for a phone of patient %s.";
    private static final String REVOKED = "The phone of patient %s was taken off: it needs a new activation code.";
    private static final String TAKEN_BACK = "An activation code of patient %s was taken back.";
    private static final String TO_THE_PHONE =
            "An activation code was made for another phone of yours. If you did not ask for it, tell your ward at once.";

    /** In the transaction in which the code is made. */
    void tellOfCode(String patientId, boolean hasPhone, Correspondent issuer) {
        List<Message> told = new ArrayList<>(toTheWards(patientId, TO_THE_WARD, issuer));
        if (hasPhone) {
            told.add(notice(issuer, new Party(patientId, Party.PATIENT), TO_THE_PHONE));
        }
        messages.saveAll(told);
    }

    /** In the transaction of the revocation. The phone cannot be told any more. */
    void tellOfRevocation(String patientId, boolean hadPhone, Correspondent revoker) {
        messages.saveAll(toTheWards(patientId, hadPhone ? REVOKED : TAKEN_BACK, revoker));
    }

    private List<Message> toTheWards(String patientId, String text, Correspondent from) {
        return wards.of(patientId).stream()
                .map(ward -> notice(from, new Party(ward, Party.LOCATION), text.formatted(patientId)))
                .toList();
    }

    private static Message notice(Correspondent from, Party to, String text) {
        Party sender = new Party(from.caller().id(), from.caller().kind());
        return new Message(sender, to, MessageType.ACTIVATION_CODE, text, null);
    }
}
