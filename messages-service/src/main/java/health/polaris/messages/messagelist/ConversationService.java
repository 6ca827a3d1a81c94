package health.polaris.messages.messagelist;

import health.polaris.messages.correspondent.Correspondent;
import health.polaris.messages.message.MessageResponse;
import health.polaris.messages.patientward.PatientWards;
import health.polaris.messages.settings.MessagesSettings;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Service;

/** What one id has sent and received, as far as the reader may see it (contracts/messages.md §6.3, §6.4). */
@Service
record ConversationService(MessageListRepository lists, PatientWards patients, MessagesSettings settings) {

    public MessageListing read(String id, Correspondent reader, MessagePage page) {
        String view = reader.viewOf(id);
        if (view != null) {
            return lists.page(ConversationStatements.OWN, Map.of("id", id, "type", view), page);
        }
        return reader.isClinician()
                ? lists.page(ConversationStatements.OF_CLINICIAN, ofClinician(id, reader), page)
                : lists.page(ConversationStatements.WHOLE, Map.of("id", id), page);
    }

    /**
     * By sender id; a patient learns of the own callback only (S7), a clinician of those to oneself and to the own wards.
     */
    public Map<String, MessageResponse> openCallbacksOf(Collection<String> senders, Correspondent reader) {
        String[] visible = senders.stream()
                .distinct()
                .filter(id -> !reader.isPatient() || reader.owns(id))
                .toArray(String[]::new);
        Map<String, MessageResponse> bySender = new LinkedHashMap<>();
        lists.newestOpenCallbacks(visible, reader).forEach(message -> bySender.put(message.sender(), message));
        return bySender;
    }

    private Map<String, @Nullable Object> ofClinician(String id, Correspondent reader) {
        Set<String> locations = reader.locations();
        boolean open = settings.openPatientHistory();
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("id", id);
        parameters.put("clinician", reader.caller().clinicianId());
        parameters.put("locations", new SqlArrayValue("varchar", locations.toArray()));
        parameters.put("every_patient", open);
        parameters.put("patient_of_locations", !open && patients.isPatientOf(id, locations));
        return parameters;
    }
}
